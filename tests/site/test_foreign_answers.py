"""A host or a portal that answers with something else: nothing of it is ever kept, and what is missing is said."""

import base64
import hashlib
import json
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import Server, served
from tests.conftest import NewPage, builds, until_ready
from tests.proxy import Cache

PORTAL = "<!doctype html><title>Wi-Fi</title><h1>欢迎使用本店网络</h1>".encode()
Answer = tuple[int, list[tuple[str, str]], bytes]
HTML = [("Content-Type", "text/html")]
ANSWERS: dict[str, Callable[[Answer], Answer]] = {
    "a page": lambda _good: (200, HTML, PORTAL),
    "a page that says it is the right type": lambda good: (200, good[1], PORTAL),
    "nothing": lambda good: (200, good[1], b""),
    "cut": lambda good: (200, good[1], good[2][: len(good[2]) // 2]),
    "one letter changed": lambda good: (200, good[1], good[2][:-9] + b"x" + good[2][-8:]),
    "a part": lambda good: (206, good[1], good[2][:100]),
    "not changed": lambda _good: (304, [], b""),
    "an error": lambda _good: (503, HTML, PORTAL),
}
KINDS = {
    "a script of every page": "/ui/js/main.js",
    "style": "/ui/css/steady.css",
    "a script of one part": "/parts/keep/static/keep.js",
    "the core": "/pack/zh-Hans-core.json",
    "a pack of a part": "/pack/zh-Hans-rights.json",
}
KEPT = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const bytes = await (await cache.match(request)).arrayBuffer();
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      found[new URL(request.url).pathname] = btoa(String.fromCharCode(...digest));
    }
  }
  return found;
}"""


@pytest.fixture
def host(proxy: tuple[type[Cache], str], site: Server) -> tuple[type[Cache], str]:
    """A host in front of the app, which can be made to lie."""
    proxy[0].first = proxy[0].second = site
    return proxy


def lie(cache: type[Cache], where: Callable[[str], bool], how: Callable[[Answer], Answer]) -> Callable[[], None]:
    """From now on what is asked for at some addresses is answered otherwise; call what this gives to end it."""
    honest = cache._ask  # noqa: SLF001

    def ask(self: Cache, server: Server) -> Answer:
        good = honest(self, server)
        return how(good) if where(self.path) else good

    cache._ask = ask  # type: ignore[method-assign]  # noqa: SLF001

    def tell_the_truth() -> None:
        cache._ask = honest  # type: ignore[method-assign]  # noqa: SLF001

    return tell_the_truth


def wrong(page: Page, server: Server) -> list[str]:
    """What is kept and is not, to the byte, what the app gives; packs hold documents as they are sent."""
    kept: dict[str, str] = page.evaluate(KEPT)
    differ = []
    for path, found in kept.items():
        with urllib.request.urlopen(server.url + path) as answer:
            if base64.b64encode(hashlib.sha256(answer.read()).digest()).decode() != found:
                differ.append(path)
    return differ


def visit(page: Page, url: str) -> None:
    """Open Today as at another visit, and wait until the worker has come to rest."""
    page.goto(url)
    line = page.locator("[data-offline-ready], [data-offline-partly]").locator("visible=true")
    expect(line.first).to_be_visible(timeout=60_000)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("answer", ANSWERS)
def test_while_it_is_fetched_the_first_time(
    new_page: NewPage, site: Server, host: tuple[type[Cache], str], kind: str, answer: str
) -> None:
    cache, url = host
    page = new_page()
    page.goto(f"{url}/zh-Hans/offline/")  # the page itself is there before the portal is
    page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.map((one) => one.unregister()))")
    page.evaluate("caches.keys().then((all) => Promise.all(all.map((one) => caches.delete(one))))")
    honest = lie(cache, lambda path: path.endswith(KINDS[kind]), ANSWERS[answer])
    state = page.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.register('/sw.js', { scope: '/', updateViaCache: 'none' });
          const worker = registration.installing ?? registration.waiting ?? registration.active;
          return new Promise((done) => {
            const look = () => ['activated', 'redundant'].includes(worker.state) && done(worker.state);
            worker.addEventListener('statechange', look);
            look();
          });
        }"""
    )
    assert state == ("activated" if kind in {"a script of one part", "a pack of a part"} else "redundant")
    if state == "activated":
        visit(page, f"{url}/zh-Hans/")
        expect(page.locator("[data-offline-partly]")).to_be_visible()
    assert wrong(page, site) == []

    honest()
    until_ready(page, f"{url}/zh-Hans/")
    assert wrong(page, site) == []


def test_everything_is_answered_with_one_page_in_the_middle_of_the_first_visit(
    new_page: NewPage, site: Server, host: tuple[type[Cache], str]
) -> None:
    cache, url = host
    seen: list[str] = []

    def after_a_while(path: str) -> bool:
        seen.append(path)
        return len(seen) > 45

    honest = lie(cache, after_a_while, ANSWERS["a page"])
    page = new_page()
    page.goto(f"{url}/zh-Hans/")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null", timeout=60_000)
    expect(page.locator("[data-offline-partly]")).to_be_visible(timeout=60_000)
    assert wrong(page, site) == []

    honest()
    until_ready(page, f"{url}/zh-Hans/")
    assert wrong(page, site) == []


def test_everything_is_answered_with_one_page_while_a_newer_release_is_fetched(
    new_page: NewPage, next_build: Path, host: tuple[type[Cache], str], site: Server
) -> None:
    cache, url = host
    page = new_page()
    until_ready(page, f"{url}/zh-Hans/")
    (old,) = builds(page)
    with served(next_build) as second:
        cache.second = second
        asked: list[str] = []

        def of_the_new_one_after_three(path: str) -> bool:
            if path.startswith("/a/") and old not in path:
                asked.append(path)
            return len(asked) > 3 and path.startswith("/a/")

        honest = lie(cache, of_the_new_one_after_three, ANSWERS["a page"])
        page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update()).catch(() => {})")
        page.wait_for_function(
            "() => navigator.serviceWorker.getRegistration().then((found) => !found.installing)", timeout=60_000
        )
        assert [path for path in wrong(page, site) if old in path] == []
        page.goto(f"{url}/zh-Hans/")
        assert builds(page) == {old}
        honest()
        page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")
        expect(page.locator("#update")).to_be_visible(timeout=60_000)
        with page.expect_navigation():
            page.locator("[data-update]").click()
        until_ready(page, f"{url}/zh-Hans/")
        assert wrong(page, second) == []


def test_what_a_former_release_kept_wrongly_is_found_and_replaced(
    new_page: NewPage, next_build: Path, host: tuple[type[Cache], str]
) -> None:
    cache, url = host
    page = new_page()
    until_ready(page, f"{url}/zh-Hans/")
    (old,) = builds(page)
    page.evaluate(
        """async (build) => {
          const cache = await caches.open(`steady-${build}`);
          for (const request of await cache.keys()) {
            if (request.url.endsWith('.js')) await cache.put(request, new Response('<h1>Wi-Fi</h1>'));
          }
        }""",
        old,
    )
    with served(next_build) as second:
        cache.second = second
        page.goto(f"{url}/zh-Hans/settings/")
        page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")
        page.wait_for_function(
            "() => navigator.serviceWorker.getRegistration().then((found) => found.waiting)", timeout=60_000
        )
        page.evaluate(
            "navigator.serviceWorker.getRegistration().then((found) => found.waiting.postMessage({type: 'use'}))"
        )
        page.wait_for_function("(old) => caches.keys().then((names) => !names.includes(`steady-${old}`))", arg=old)
        until_ready(page, f"{url}/zh-Hans/")
        assert wrong(page, second) == []


def test_a_picture_that_was_not_one_is_not_kept(new_page: NewPage, site: Server, host: tuple[type[Cache], str]) -> None:
    cache, url = host
    page = new_page()
    until_ready(page, f"{url}/zh-Hans/")
    honest = lie(cache, lambda path: path.endswith(".png"), ANSWERS["a page"])
    page.goto(f"{url}/zh-Hans/relatives/parent/")
    page.locator("details:has(.card-picture) summary").click()
    page.wait_for_load_state("networkidle")
    assert [path for path in page.evaluate(KEPT) if "/cards/" in path] == []

    honest()
    page.reload()
    page.locator("details:has(.card-picture) summary").click()
    expect(page.locator(".card-picture")).to_have_js_property("naturalWidth", 1080)
    assert [path for path in page.evaluate(KEPT) if "/cards/" in path] != []
    assert wrong(page, site) == []


def test_the_edition_lists_a_sum_for_everything_that_is_kept(new_page: NewPage, site: Server) -> None:
    page = new_page()
    until_ready(page, f"{site.url}/zh-Hans/")
    page.wait_for_function(
        "() => caches.keys().then(([name]) => caches.open(name)).then((one) => one.match('/en/settings/'))"
    )
    edition = json.loads(
        page.evaluate("fetch('/sw.js').then((one) => one.text())").split("\n")[0][len("const EDITION = ") : -1]
    )
    listed = {path for documents in edition["packs"].values() for path in documents}
    listed |= {f"/a/{edition['build']}/{name}" for kind in ("files", "later") for name in edition[kind]}

    assert set(page.evaluate(KEPT)) == listed
