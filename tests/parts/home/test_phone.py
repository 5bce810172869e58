"""The first minute: from the address to a copied line for a parent."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import Server
from tests.conftest import NewPage, daytime, swaps_are_ready


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_new_reader_copies_a_first_line_to_their_mother_in_three_taps(new_page: NewPage, site: Server) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    began = time.monotonic()

    page.goto(site.url)
    page.get_by_role("link", name="电话刚打来").first.click()
    page.locator(".rows .row").first.click()
    page.get_by_role("button", name="复制这段话").first.click()

    expect(page.locator("#live")).to_contain_text("已复制。打开聊天，粘贴就行。")
    shown = page.locator(".words-text").first.inner_text()
    assert clipboard(page) == shown
    assert "妈" in shown
    assert "别转钱" in shown
    assert time.monotonic() - began < 60


def test_without_a_clipboard_the_old_way_copies(new_page: NewPage, site: Server) -> None:
    page = new_page(service_workers="block")
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.add_init_script("document.addEventListener('copy', () => { window.copied = String(getSelection()); })")

    page.goto(f"{site.url}/zh-Hans/now/called-my-family/")
    button = page.get_by_role("button", name="复制这段话").first
    button.click()

    expect(page.locator(".said").first).to_contain_text("已复制。打开聊天，粘贴就行。")
    expect(button).to_be_focused()
    assert page.evaluate("window.copied") == page.locator(".words-text").first.inner_text()


def test_where_copying_fails_the_words_are_selected_and_the_reader_told_how(new_page: NewPage, site: Server) -> None:
    page = new_page(service_workers="block")
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.add_init_script("document.execCommand = () => { throw new Error('not allowed'); }")

    page.goto(f"{site.url}/zh-Hans/now/called-my-family/")
    page.get_by_role("button", name="复制这段话").first.click()

    expect(page.locator("#live")).to_contain_text("长按")
    assert page.evaluate("String(getSelection())") == page.locator(".words-text").first.inner_text()


def test_a_card_opens_in_place_and_leads_back(page: Page, site: Server) -> None:
    page.goto(f"{site.url}/zh-Hans/now/")
    swaps_are_ready(page)
    page.locator(".rows .row").nth(2).click()

    expect(page.locator("#card h1")).to_be_focused()
    expect(page.locator(".moves > li")).to_have_count(5)
    expect(page.get_by_text("刚才怎么了？")).to_be_hidden()
    expect(page).to_have_url(re.compile("/zh-Hans/now/[a-z-]+/$"))
    page.reload()
    expect(page.locator(".moves > li")).to_have_count(5)
    swaps_are_ready(page)
    page.get_by_role("link", name="不是这种情况").click()
    expect(page.locator("#card .row")).to_have_count(8)
    page.go_back()
    expect(page.locator(".moves > li")).to_have_count(5)


def test_a_part_that_cannot_be_loaded_becomes_a_whole_page(page: Page, site: Server) -> None:
    page.goto(f"{site.url}/zh-Hans/now/")
    page.evaluate("document.documentElement.dataset.build = 'another'")
    page.reload()
    swaps_are_ready(page)
    page.route("**/now/called-me/", lambda route: route.fulfill(status=502, body="bad gateway"), times=1)
    page.locator(".rows .row").nth(2).click()

    page.wait_for_url("**/zh-Hans/now/called-me/")
    expect(page.locator(".moves > li")).to_have_count(5)


def test_a_part_of_another_build_is_never_mixed_into_this_page(page: Page, site: Server) -> None:
    page.goto(f"{site.url}/zh-Hans/now/")
    swaps_are_ready(page)
    other = page.content().replace('data-build="', 'data-build="f')
    page.route("**/now/called-me/", lambda route: route.fulfill(content_type="text/html", body=other), times=1)
    page.locator(".rows .row").nth(2).click()

    page.wait_for_url("**/zh-Hans/now/called-me/")


@pytest.mark.parametrize(("locale", "expected"), [("zh-TW", "zh-Hant"), ("en-GB", "en"), ("fr-FR", "zh-Hans")])
def test_the_root_leads_to_the_phones_language(new_page: NewPage, site: Server, locale: str, expected: str) -> None:
    page = new_page(locale=locale, service_workers="block")
    page.goto(site.url)

    page.wait_for_url(f"{site.url}/{expected}/")


def test_a_language_chosen_even_before_the_scripts_is_remembered_at_the_root(page: Page, site: Server) -> None:
    page.goto(f"{site.url}/zh-Hans/", wait_until="commit")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/")

    page.goto(site.url)
    page.wait_for_url(f"{site.url}/en/")


def test_at_night_nothing_has_to_be_decided(new_page: NewPage, site: Server) -> None:
    page = new_page(service_workers="block")
    page.context.clock.install(time="2026-11-24T22:30:00+08:00")
    page.goto(f"{site.url}/zh-Hans/")

    expect(page.get_by_role("heading", name="今晚什么都不用决定")).to_be_visible()
    expect(page.locator(".ways a")).to_have_count(4)
    expect(page.locator("[data-next]:visible:not([data-at-night])")).to_have_count(0)


def test_by_day_the_next_small_thing_is_offered(new_page: NewPage, site: Server) -> None:
    page = new_page(service_workers="block")
    daytime(page.context)
    page.goto(f"{site.url}/zh-Hans/")

    expect(page.get_by_role("heading", name="今晚什么都不用决定")).to_be_hidden()
    expect(page.locator("[data-next]:visible")).to_have_count(1)


def test_icon_and_manifest_come_after_the_page_can_be_read_so_that_it_can_be_installed(
    page: Page, site: Server
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site.url)))
    page.goto(f"{site.url}/zh-Hant/")
    expect(page.locator("head link[rel=manifest]")).to_have_attribute("href", "/zh-Hant/app.webmanifest")
    session = page.context.new_cdp_session(page)
    found = session.send("Page.getAppManifest")

    assert found["errors"] == []
    assert "穩住" in found["data"]
    assert "/favicon.ico" not in asked
