"""A new version rolled out while people read: two builds behind one nginx with a cache (deploy/balancer.conf)."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Response, expect

from tests.browsing import Server
from tests.conftest import NewPage, builds
from tests.hosts import Balancer
from webapp.site.assets import build_id

pytestmark = pytest.mark.slow

PAGES = ["/zh-Hans/", "/zh-Hans/steps/talk/", "/zh-Hans/notices/parent/called/", "/zh-Hans/rights/", "/zh-Hans/keep/"]
KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const text = await (await cache.match(request)).text();
      const build = text.match(/data-build="(\\w+)"/);
      if (build) found.push([name, build[1]].join(' '));
    }
  }
  return [...new Set(found)];
}"""


def refused(asking: Page | BrowserContext) -> list[str]:
    """The addresses that are answered with an error from now on; a context's worker asks too."""
    failed: list[str] = []

    def keep(answer: Response) -> None:
        if answer.status >= 400:
            failed.append(answer.url)

    asking.on("response", keep)
    return failed


def settled(page: Page) -> str:
    """Wait until the worker keeps all pages, taking an offered update as a reader would; the build then in use."""
    kept = page.locator("[data-offline-ready]:visible, [data-update]:visible").first
    expect(kept).to_be_visible(timeout=90_000)
    if page.locator("[data-update]").is_visible():
        with page.expect_navigation():
            page.locator("[data-update]").click()
        expect(page.locator("[data-offline-ready]")).to_be_visible(timeout=90_000)
    (build,) = builds(page)
    return build


def test_while_a_new_build_is_rolled_out_a_page_and_its_files_are_of_one_build(
    new_page: NewPage, next_build: Path
) -> None:
    seen: set[str] = set()
    with Server() as old, Server(next_build) as new, Balancer(old, new) as balancer:
        for path in PAGES:
            page = new_page(service_workers="block")  # a first visit
            failed = refused(page)
            page.goto(balancer.url + path, wait_until="networkidle")
            (build,) = builds(page)
            seen.add(build)
            assert failed == []
    assert len(seen) == 2, "both were met"


def test_a_phone_stays_wholly_on_one_build_while_a_new_one_is_rolled_out(
    profile: Callable[[], BrowserContext], next_build: Path
) -> None:
    with Server() as old, Server(next_build) as new, Balancer(old, new) as balancer:
        page = profile().pages[0]
        failed = refused(page.context)
        page.goto(balancer.url + PAGES[0])
        assert len(builds(page)) == 1, "also before anything is kept"
        build = settled(page)
        for path in PAGES:
            page.goto(balancer.url + path)
            assert builds(page) == {build}
        assert page.evaluate(KEPT) == [f"steady-{build} {build}"]

        old.kill()  # the roll-out ends
        page.goto(balancer.url + PAGES[0])
        if build == build_id():
            page.evaluate("() => { navigator.serviceWorker.getRegistration().then((found) => found.update()); }")
            expect(page.locator("[data-update]")).to_be_visible(timeout=90_000)
            build = settled(page)
        expect(page.locator("h1")).to_have_text("今天 B")
        assert page.evaluate(KEPT) == [f"steady-{build} {build}"]
        assert failed == []
