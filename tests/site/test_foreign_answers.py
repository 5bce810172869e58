"""A host or a portal that answers with something else: nothing of it is ever kept, and what is missing is said."""

import base64
import hashlib
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import Server, served
from tests.conftest import NewPage, builds, scripts_ran, until_ready
from tests.proxy import Cache

PORTAL = "<!doctype html><title>Wi-Fi</title><h1>欢迎使用本店网络</h1>".encode()
Answer = tuple[int, list[tuple[str, str]], bytes]
HTML = [("Content-Type", "text/html")]


def typed(good: Answer) -> list[tuple[str, str]]:
    """Nothing of the good answer but its type."""
    return [(name, value) for name, value in good[1] if name.lower() == "content-type"]


ANSWERS: dict[str, Callable[[Answer], Answer]] = {
    "a page": lambda _good: (200, HTML, PORTAL),
    "a page that says it is the right type": lambda good: (200, typed(good), PORTAL),
    "nothing": lambda good: (200, typed(good), b""),
    "cut": lambda good: (200, typed(good), good[2][: len(good[2]) // 2]),
    "one letter changed": lambda good: (200, typed(good), good[2][:-9] + b"x" + good[2][-8:]),
    "a part": lambda good: (206, typed(good), good[2][:100]),
    "not changed": lambda _good: (304, [], b""),
    "an error": lambda _good: (503, HTML, PORTAL),
}
KINDS = {
    "a script of the core": "/parts/steps/static/tracker.js",
    "style of the core": "/parts/now/static/now.css",
    "a script of one part": "/parts/keep/static/keep.js",
    "the core": "/pack/zh-Hans-core.json",
    "a pack of a part": "/pack/zh-Hans-rights.json",
}
RESTS = "navigator.serviceWorker.getRegistration().then((found) => !found.installing)"
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


def wrong(page: Page, *servers: Server) -> list[str]:
    """What is kept and is not, to the byte, what one of these gives; packs hold documents as they are sent."""
    kept: dict[str, str] = page.evaluate(KEPT)
    return [path for path, found in kept.items() if found not in {given(server, path) for server in servers}]


def given(server: Server, path: str) -> str:
    """The sum of what it gives at an address; empty where it gives nothing."""
    try:
        with urllib.request.urlopen(server.url + path) as answer:
            return base64.b64encode(hashlib.sha256(answer.read()).digest()).decode()
    except urllib.error.HTTPError:
        return ""


def eventually(condition: Callable[[], object]) -> None:
    """Ask until it is so, a minute at most."""
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def visit(page: Page, url: str) -> None:
    """Open Today as at another visit, and wait until the worker has come to rest."""
    page.goto(url)
    line = page.locator("[data-offline-ready], [data-offline-partly]").locator("visible=true")
    expect(line.first).to_be_visible(timeout=60_000)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "answer", [one if one in {"a page", "cut"} else pytest.param(one, marks=pytest.mark.slow) for one in ANSWERS]
)
def test_while_it_is_fetched_the_first_time(
    new_page: NewPage, site: Server, host: tuple[type[Cache], str], kind: str, answer: str
) -> None:
    cache, url = host
    page = new_page()
    page.add_init_script(
        """if (location.hash === '#later') {
          window.register = navigator.serviceWorker.register.bind(navigator.serviceWorker);
          navigator.serviceWorker.register = () => new Promise(() => {});
        }"""
    )
    page.goto(f"{url}/zh-Hans/offline/#later")  # the page itself is there before the portal is, its worker not
    scripts_ran(page)
    honest = lie(cache, lambda path: path.endswith(KINDS[kind]), ANSWERS[answer])
    state = page.evaluate(
        """async () => {
          const registration = await window.register('/sw.js', { scope: '/', updateViaCache: 'none' });
          const worker = registration.installing ?? registration.waiting ?? registration.active;
          return new Promise((done) => {
            const look = () => ['activated', 'redundant'].includes(worker.state) && done(worker.state);
            worker.addEventListener('statechange', look);
            look();
          });
        }"""
    )
    assert state == ("activated" if "part" in kind else "redundant")
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
        eventually(lambda: len(asked) > 3 and page.evaluate(RESTS))
        assert wrong(page, site, second) == []
        page.goto(f"{url}/zh-Hans/")
        assert builds(page) == {old}
        honest()
        page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")
        expect(page.locator("#update")).to_be_visible(timeout=60_000)
        page.locator("[data-update]").click()
        expect(page.locator("html")).not_to_have_attribute("data-build", old)  # it loads itself anew
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
        page.evaluate(
            """async () => {
              const registration = await navigator.serviceWorker.getRegistration();
              const found = new Promise((done) => registration.addEventListener('updatefound', done));
              await registration.update();
              await found;
              const worker = registration.installing;
              await new Promise((done) => worker.addEventListener('statechange', done));
              worker.postMessage({ type: 'use' });
            }"""
        )
        eventually(lambda: old not in str(page.evaluate("caches.keys()")))
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
    expect(page.locator(".card-picture")).to_have_js_property("naturalWidth", 540)
    assert [path for path in page.evaluate(KEPT) if "/cards/" in path] != []
    assert wrong(page, site) == []


def test_the_edition_lists_a_sum_for_everything_that_is_kept(new_page: NewPage, site: Server) -> None:
    page = new_page()
    until_ready(page, f"{site.url}/zh-Hans/")
    first = str(page.evaluate("fetch('/sw.js').then((one) => one.text())")).partition("\n")[0]
    edition = json.loads(first.removeprefix("const EDITION = ").removesuffix(";"))
    listed = {path for documents in edition["packs"].values() for path in documents}
    listed |= {f"/a/{edition['build']}/{name}" for kind in ("files", "later") for name in edition[kind]}
    eventually(lambda: len(page.evaluate(KEPT)) >= len(listed))

    assert set(page.evaluate(KEPT)) == listed
