"""A new version rolled out while people read: two builds behind one nginx with a cache (deploy/balancer.conf)."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import builds
from tests.browsing import Server
from tests.hosts import Balancer
from webapp.assets import build_id

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


def test_a_phone_stays_wholly_on_one_build_while_a_new_one_is_rolled_out(
    profile: Callable[[], BrowserContext], next_build: Path
) -> None:
    with Server() as old, Server(next_build) as new, Balancer(old, new) as balancer:
        page = profile().pages[0]
        failed: list[str] = []
        page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
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
