"""What the phone keeps when it is blocked, full, damaged, newer, or told to erase."""

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import Server
from tests.conftest import NewPage, full_for
from tests.parts.steps.pages import STEP, TASK, tick


def test_a_blocked_store_is_said_at_once_and_everything_else_works(page: Page, site: Server) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
    )
    page.goto(site.url + STEP)

    expect(page.locator("#unsaved [data-why=blocked]")).to_be_visible()
    tick(page)
    expect(page.locator(f"{TASK} .tick input")).to_be_checked()


def test_a_full_store_is_said_and_what_was_kept_stays(page: Page, site: Server) -> None:
    page.goto(site.url + STEP)
    tick(page)
    page.evaluate(
        """() => {
          let block = 'x'.repeat(1 << 20);
          for (let n = 0; block.length > 0; n += 1) {
            try { localStorage.setItem('fill' + n, block); }
            catch { block = block.slice(0, Math.floor(block.length / 2)); }
          }
        }"""
    )
    page.locator("#who-is-the-lender .tick").click()

    expect(page.locator("#unsaved [data-why=full]")).to_be_visible()
    expect(page.locator("#who-is-the-lender .tick input")).to_be_checked()
    page.reload()
    expect(page.locator("#unsaved [data-why=full]")).to_be_visible()
    expect(page.locator(f"{TASK} .tick input")).to_be_checked()
    page.evaluate(
        "for (const key of Object.keys(localStorage)) if (key.startsWith('fill')) localStorage.removeItem(key)"
    )
    page.reload()
    expect(page.locator("#unsaved")).to_be_hidden()


def test_what_a_full_store_could_not_take_is_kept_when_there_is_room_and_said_until_then(
    page: Page, site: Server
) -> None:
    page.goto(site.url + STEP)
    tick(page)
    page.evaluate(full_for("window.small && value.length > 200"))
    page.evaluate("window.small = true")
    page.locator(f"{TASK} summary").click()
    page.locator(f"{TASK} textarea").fill("长" * 300)
    page.locator("#who-is-the-lender .tick").click()
    expect(page.locator("#who-is-the-lender")).to_have_attribute("data-state", "done")
    expect(page.locator("#unsaved [data-why=full]")).to_be_visible()
    page.evaluate("window.small = false")
    page.locator("#who-is-the-lender .tick").click()

    expect(page.locator("#unsaved")).to_be_hidden()
    page.reload()
    expect(page.locator(f"{TASK} textarea")).to_have_value("长" * 300)


@pytest.mark.parametrize("junk", ["{", "null", '"done"', '{"value": 3, "at": 1}', "\x00", "[]"])
def test_a_damaged_item_is_set_aside_and_the_others_are_there(page: Page, site: Server, junk: str) -> None:
    page.goto(site.url + STEP)
    tick(page, "#who-is-the-lender")
    page.goto(f"{site.url}/healthz")  # the same storage, with none of our scripts to notice at once
    page.evaluate("junk => localStorage.setItem('steady:task:verify/call-back-inside-the-app', junk)", junk)
    page.goto(site.url + STEP)

    expect(page.locator("#unsaved [data-why=damaged]")).to_be_visible()
    expect(page.locator("#who-is-the-lender .tick input")).to_be_checked()
    expect(page.locator(f"{TASK} .tick input")).not_to_be_checked()
    assert page.evaluate("localStorage.getItem('steady:bad:task:verify/call-back-inside-the-app')") == junk


def test_an_item_damaged_while_a_page_is_open_is_said_on_the_next(page: Page, site: Server) -> None:
    page.goto(f"{site.url}/zh-Hans/")
    expect(page.locator("[data-next]:visible")).to_have_count(1)
    expect(page.locator("[data-progress] [data-count]").first).to_contain_text("/")  # the scripts have run
    page.evaluate("localStorage.setItem('steady:task:verify/call-back-inside-the-app', '{')")
    page.goto(site.url + STEP)

    expect(page.locator("#unsaved [data-why=damaged]")).to_be_visible()


def test_a_newer_versions_store_is_shown_and_left_untouched(page: Page, site: Server) -> None:
    page.goto(site.url + STEP)
    tick(page)
    page.evaluate("localStorage.setItem('steady:schema', '2')")
    page.reload()
    before = page.evaluate("JSON.stringify({...localStorage})")
    page.locator("#who-is-the-lender .tick").click()

    expect(page.locator("#unsaved [data-why=newer]")).to_be_visible()
    expect(page.locator(f"{TASK} .tick input")).to_be_checked()
    assert page.evaluate("JSON.stringify({...localStorage})") == before


def test_erasing_leaves_nothing_and_says_so(new_page: NewPage, site: Server) -> None:
    page = new_page()
    page.goto(site.url + STEP)
    tick(page)
    page.goto(f"{site.url}/zh-Hans/settings/")
    expect(page.locator("[data-kept-count]")).to_have_text("1")
    page.get_by_role("button", name="全部清除…").click()
    page.get_by_role("button", name="先留着").click()
    page.get_by_role("button", name="全部清除…").click()
    page.get_by_role("button", name="现在清除").click()

    expect(page.locator("[data-erased=all][data-gone=yes]")).to_be_in_viewport()
    expect(page.locator("[data-erase-said]")).to_be_focused()
    expect(page.locator("[data-offline]")).to_be_hidden()
    for what in ("items", "pages", "worker"):
        expect(page.locator(f"[data-erased={what}]:visible")).to_contain_text("没有了")
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('steady:'))") == []
    assert page.evaluate("caches.keys()") == []


BROKEN = {
    "items": "Storage.prototype.removeItem = () => { throw new Error('no'); }",
    "pages": "caches.keys = () => Promise.reject(new Error('no'))",
    "worker": "ServiceWorkerRegistration.prototype.unregister = () => Promise.reject(new Error('no'))",
}


@pytest.mark.parametrize("broken", BROKEN)
def test_what_cannot_be_erased_is_named_and_the_rest_is_gone(new_page: NewPage, site: Server, broken: str) -> None:
    page = new_page()
    page.goto(site.url + STEP)
    tick(page)
    page.goto(f"{site.url}/zh-Hans/settings/")
    expect(page.locator("[data-offline-ready]")).to_be_visible(timeout=60_000)
    page.evaluate(f"void ({BROKEN[broken]})")
    page.get_by_role("button", name="全部清除…").click()
    page.get_by_role("button", name="现在清除").click()

    expect(page.locator("[data-erased=all]:visible")).to_contain_text("没能全部清掉")
    for what in BROKEN:
        expect(page.locator(f"[data-erased={what}]:visible")).to_contain_text("还在" if what == broken else "没有了")
