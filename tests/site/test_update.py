"""A new release: it waits for a tap, and no phone is ever on two at once."""

import re
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browsing import Server, served
from tests.conftest import NewPage, builds, crash, scripts_ran, until_ready
from tests.proxy import Cache

TASK = "#call-back-inside-the-app"


def test_an_update_waits_for_a_tap_keeps_words_and_never_mixes_builds(
    new_page: NewPage, own_site: Server, next_build: Path, proxy: tuple[type[Cache], str]
) -> None:
    cache, url = proxy
    with served(next_build) as second:
        cache.first = cache.second = own_site
        page = new_page()
        until_ready(page, f"{url}/zh-Hans/")
        (old,) = builds(page)
        page.goto(f"{url}/zh-Hans/steps/verify/{TASK}")
        page.locator(f"{TASK} textarea").fill("写到一半")

        cache.second = second  # a new release, behind a cache that still gives the old pages
        page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")
        expect(page.locator("#update")).to_be_visible(timeout=60_000)
        assert builds(page) == {old}
        page.goto(f"{url}/zh-Hans/")
        expect(page.locator("h1")).to_have_text("今天")
        assert builds(page) == {old}

        page.goto(f"{url}/zh-Hans/notices/people/")
        expect(page.locator("#update")).to_be_visible(timeout=60_000)
        page.locator("#person").fill("表姐，还没加上")
        with page.expect_navigation():
            page.locator("[data-update]").click()
        expect(page.locator("#update")).to_be_hidden()
        (new,) = builds(page)
        assert new != old
        expect(page.locator("#person")).to_have_value("表姐，还没加上")
        page.goto(f"{url}/zh-Hans/steps/verify/{TASK}")
        expect(page.locator(f"{TASK} textarea")).to_have_value("写到一半")
        page.goto(f"{url}/zh-Hans/")
        expect(page.locator("h1")).to_have_text("今天 B")
        assert page.evaluate("caches.keys()") == [f"steady-{new}"]


def test_a_first_visit_through_an_old_cache_ends_wholly_on_one_build(
    new_page: NewPage, own_site: Server, next_build: Path, proxy: tuple[type[Cache], str]
) -> None:
    cache, url = proxy
    with served(next_build) as second:
        cache.first, cache.second = own_site, second
        page = new_page()
        page.goto(f"{url}/zh-Hans/")
        (old,) = builds(page)
        expect(page.locator("#update")).to_be_visible(timeout=60_000)
        page.locator("[data-update]").click()
        expect(page.locator("h1")).to_have_text("今天 B")

        (new,) = builds(page)
        assert new != old


def test_a_release_that_lacks_a_page_is_not_taken(
    new_page: NewPage, own_site: Server, next_build: Path, proxy: tuple[type[Cache], str]
) -> None:
    cache, url = proxy
    with served(next_build) as second:
        cache.first = cache.second = own_site
        page = new_page()
        until_ready(page, f"{url}/zh-Hans/")
        (old,) = builds(page)
        cache.second = second
        cache.first = own_site
        original = cache._ask  # noqa: SLF001

        def ask(self: Cache, server: Server) -> tuple[int, list[tuple[str, str]], bytes]:
            if "/pack/zh-Hans-core" in self.path and server is not own_site:
                return 503, [], b""
            return original(self, server)

        cache._ask = ask  # type: ignore[method-assign]  # noqa: SLF001
        state = page.evaluate(
            """() => navigator.serviceWorker.getRegistration().then(async (found) => {
              const installing = new Promise((done) => found.addEventListener('updatefound', () => {
                const worker = found.installing;
                worker.addEventListener('statechange', () => done(worker.state));
              }));
              await found.update();
              return installing;
            })"""
        )

        assert state == "redundant"
        page.reload()
        expect(page.locator("h1")).to_have_text("今天")
        assert builds(page) == {old}


def test_a_critical_release_does_not_wait_for_a_tap_and_keeps_half_typed_words(
    new_page: NewPage, own_site: Server, next_build: Path, proxy: tuple[type[Cache], str]
) -> None:
    cache, url = proxy
    edition = next_build / "webapp" / "packs" / "cn" / "edition.toml"
    edition.write_text(edition.read_text(encoding="utf-8").replace("critical = false", "critical = true"), "utf-8")
    with served(next_build) as second:
        cache.first = cache.second = own_site
        page = new_page()
        until_ready(page, f"{url}/zh-Hans/")
        page.goto(f"{url}/zh-Hans/notices/people/")
        (old,) = builds(page)
        scripts_ran(page)
        page.locator("#person").fill("表姐，还没加上")
        cache.second = second
        page.evaluate("() => { navigator.serviceWorker.getRegistration().then((found) => found.update()); }")

        expect(page.locator("html")).not_to_have_attribute("data-build", old, timeout=90_000)
        assert old not in builds(page)
        expect(page.locator("#person")).to_have_value("表姐，还没加上")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_browser_killed_in_the_middle_of_an_update_has_the_old_pages_and_ticks_and_finishes_later(
    profile: Callable[[], BrowserContext], own_site: Server, next_build: Path, proxy: tuple[type[Cache], str]
) -> None:
    cache, url = proxy
    asked, go_on = threading.Event(), threading.Event()
    original = cache._ask  # noqa: SLF001

    def slow(self: Cache, server: Server) -> tuple[int, list[tuple[str, str]], bytes]:
        if "/pack/" in self.path and server is not own_site:
            asked.set()
            go_on.wait(60)
        return original(self, server)

    cache._ask = slow  # type: ignore[method-assign]  # noqa: SLF001
    with served(next_build) as second:
        cache.first = cache.second = own_site
        context = profile()
        page = context.pages[0]
        until_ready(page, f"{url}/zh-Hans/")
        (old,) = builds(page)
        page.goto(f"{url}/zh-Hans/steps/verify/")
        page.locator(f"{TASK} .tick").click()
        expect(page.locator(TASK)).to_have_attribute("data-state", "done")
        context.close()
        context = profile()  # Chromium writes what a page keeps a moment later; a closed one has written it
        page = context.pages[0]
        page.goto(f"{url}/zh-Hans/steps/verify/")
        cache.second = second
        page.evaluate("() => { navigator.serviceWorker.getRegistration().then((found) => found.update()); }")
        assert asked.wait(60)
        crash(context, page)

        again = profile().new_page()
        again.goto(f"{url}/zh-Hans/steps/verify/")
        assert builds(again) == {old}
        expect(again.locator(f"{TASK} .tick input")).to_be_checked()
        expect(again.locator("#update")).to_be_hidden()
        go_on.set()
        again.evaluate("() => { navigator.serviceWorker.getRegistration().then((found) => found.update()); }")
        expect(again.locator("#update")).to_be_visible(timeout=90_000)
        with again.expect_navigation():
            again.locator("[data-update]").click()
        expect(again.locator(f"{TASK} .tick input")).to_be_checked()
        (new,) = builds(again)
        assert new != old


def test_the_kill_switch_removes_worker_and_pages_and_nothing_of_the_readers(
    new_page: NewPage, own_site: Server, next_build: Path, proxy: tuple[type[Cache], str]
) -> None:
    cache, url = proxy
    with served(next_build, WORKER_OFF="1") as off:
        cache.first = cache.second = own_site
        page = new_page()
        until_ready(page, f"{url}/zh-Hans/")
        page.goto(f"{url}/zh-Hans/steps/verify/")
        page.locator(f"{TASK} .tick").click()
        scripts_ran(page)
        cache.second = off
        with page.expect_navigation():  # the page opens itself again, without the worker
            page.evaluate("() => { navigator.serviceWorker.getRegistration().then((found) => found.update()); }")
        page.wait_for_function("() => caches.keys().then((names) => names.length === 0)")

        page.goto(f"{url}/zh-Hans/steps/verify/")
        expect(page.locator(f"{TASK} .tick input")).to_be_checked()


def test_who_taps_use_it_now_does_not_wait_for_what_the_old_release_still_fetches(
    new_page: NewPage, own_site: Server, next_build: Path, proxy: tuple[type[Cache], str]
) -> None:
    cache, url = proxy
    page = new_page()
    hanging = threading.Event()
    held: list[str] = []
    usual = cache.do_GET

    def hangs(self: Cache) -> None:
        if self.path.startswith("/a/") and re.search("zh-Hant|/en[-/]", self.path):
            held.append(self.path)
            hanging.wait(60)
        usual(self)

    with served(next_build) as second:
        cache.first = cache.second = own_site
        cache.do_GET = hangs  # type: ignore[method-assign]
        until_ready(page, f"{url}/zh-Hans/")
        (old,) = builds(page)
        cache.second, cache.fresh = second, True
        page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")
        expect(page.locator("#update")).to_be_visible(timeout=60_000)
        assert held, "another language is being fetched"
        with page.expect_navigation(timeout=10_000):
            page.locator("[data-update]").click()
        assert not hanging.is_set()
        expect(page.locator("h1")).to_have_text("今天 B")
        assert old not in builds(page)
        hanging.set()
