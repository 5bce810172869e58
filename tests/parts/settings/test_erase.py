"""What was erased is gone in every tab and in the browser's page cache, and nothing brings it back."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browsing import Server
from tests.conftest import NewPage, scripts_ran
from tests.parts.keep.pages import make
from tests.parts.steps.pages import STEP, TASK

EMPTY = "() => Object.keys(localStorage).filter((key) => key.startsWith('steady:')).length === 0"


def erase(page: Page, site: Server) -> None:
    page.goto(f"{site.url}/zh-Hans/settings/")
    scripts_ran(page)
    page.locator("[data-erase-ask]").click()
    page.locator("[data-erase-yes]").click()
    expect(page.locator("[data-erased=all][data-gone=yes]")).to_be_visible()


@pytest.mark.parametrize("path", ["/zh-Hans/keep/", STEP])
def test_after_an_erase_back_leads_to_a_page_that_holds_nothing(
    cached: BrowserContext, site: Server, path: str
) -> None:
    page = cached.new_page()
    page.goto(site.url + path)
    scripts_ran(page)
    if path == STEP:
        page.locator(f"{TASK} summary").click()
        page.locator(f"{TASK} textarea").fill("秘密的话")
    else:
        make(page)
    erase(page, site)
    page.go_back(wait_until="commit")

    expect(page.locator("#erased")).to_be_visible()
    assert [field.input_value() for field in page.locator("input, textarea").all() if field.input_value()] == []
    assert "秘密的话" not in page.content()
    assert "UCAPSULEU" not in page.locator("body").inner_text()
    assert page.evaluate(EMPTY)
    with page.expect_navigation():
        page.locator("[data-anew]").click()
    expect(page.locator("h1")).to_be_visible()


def test_a_page_that_is_left_keeps_no_passphrase_and_no_backup(cached: BrowserContext, site: Server) -> None:
    page = cached.new_page()
    page.goto(f"{site.url}/zh-Hans/keep/")
    scripts_ran(page)
    text = make(page)
    page.locator("#capsule").fill(text)
    page.goto(f"{site.url}/zh-Hans/")
    page.go_back(wait_until="commit")

    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("#passphrase")).to_have_value("")
    expect(page.locator("#capsule")).to_have_value("")
    expect(page.locator("[data-piece-text]")).to_have_count(0)


def test_a_second_tab_in_the_middle_of_a_note_writes_nothing_back(new_page: NewPage, site: Server) -> None:
    other = new_page(service_workers="block")
    other.goto(site.url + STEP)
    scripts_ran(other)
    other.locator(f"{TASK} summary").click()
    other.locator(f"{TASK} textarea").fill("秘密的话")
    page = other.context.new_page()
    erase(page, site)

    expect(other.locator("#erased")).to_be_visible()
    expect(other.locator("textarea")).to_have_count(0)
    other.keyboard.type("再")
    assert page.evaluate(EMPTY)


def test_what_two_tabs_type_into_one_note_is_all_there(new_page: NewPage, site: Server) -> None:
    first = new_page(service_workers="block")
    first.goto(site.url + STEP)
    scripts_ran(first)
    second = first.context.new_page()
    second.goto(site.url + STEP)
    scripts_ran(second)
    for page in (first, second):
        page.evaluate("document.hasFocus = () => true")  # side by side: both have somebody in them
        page.locator(f"{TASK} summary").click()
        page.locator(f"{TASK} textarea").focus()
    first.locator(f"{TASK} textarea").press_sequentially("甲说的")
    second.locator(f"{TASK} textarea").press_sequentially("乙说的")
    second.reload()

    expect(second.locator(f"{TASK} textarea")).to_have_value("乙说的\n———\n甲说的")
