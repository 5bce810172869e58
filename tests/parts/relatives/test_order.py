"""What whoever was called sees first, how long the page is, and when the form's scripts come."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browsing import Server
from tests.conftest import NewPage, scripts_ran, until_ready
from tests.made import TAGS
from tests.parts.relatives.pages import HOME, make, open_form, relatives_phone, slips

KINDS = ["", "parent/", "spouse/", "friend/", "work/"]
LONGEST = 3500
BAR = "innerHeight - document.querySelector('.tabs').offsetHeight"
NOTE = "**/parts/relatives/static/note.js"


@pytest.mark.parametrize("tag", TAGS)
def test_the_page_is_short_and_its_first_screen_says_what_to_do_and_leads_to_the_form(
    new_page: NewPage, site: Server, tag: str
) -> None:
    page = new_page(service_workers="block", viewport={"width": 390, "height": 844})
    heights, below = {}, {}
    for kind in KINDS:
        page.goto(f"{site.url}/{tag}/relatives/{kind}")
        scripts_ran(page)
        heights[kind] = page.evaluate("document.documentElement.scrollHeight")
        seen = page.evaluate(BAR)
        for place in (".donts", ".screen", "#say-1", ".check", "details:has([data-slip]) > summary"):
            bottom = page.locator(place).evaluate("(one) => one.getBoundingClientRect().bottom")
            if bottom > seen:
                below[kind, place] = bottom
        open_form(page)
        expect(page.locator("#way")).to_be_visible()

    assert {kind: height for kind, height in heights.items() if height > LONGEST} == {}
    assert below == {}


@pytest.mark.parametrize("scripts", [True, False])
def test_sources_are_folded_and_one_tap_shows_them_all(new_page: NewPage, site: Server, scripts: bool) -> None:
    page = new_page(service_workers="block", java_script_enabled=scripts)
    page.goto(site.url + HOME)
    assert page.locator("main .source").count() >= 8
    assert page.locator("main .source:visible").count() == 0
    page.locator("details:has(.source) > summary").click()

    expect(page.locator("main .source:visible")).to_have_count(page.locator("main .source").count())


def test_what_makes_a_note_is_asked_for_only_when_the_form_is_opened(page: Page, site: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.url + HOME)
    scripts_ran(page)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if url.endswith(("/note.js", "/numbers.js", "/ui/js/slip.js"))] == []
    open_form(page)
    make(page)

    expect(slips(page)).to_have_count(1)
    assert any(url.endswith("/note.js") for url in asked)


def test_what_is_tapped_while_it_is_on_its_way_is_done_when_it_is_there(page: Page, site: Server) -> None:
    held: list[Route] = []
    page.route(NOTE, lambda route: held.append(route))  # noqa: PLW0108  # needs a real function
    page.goto(site.url + HOME)
    scripts_ran(page)
    with page.expect_request(NOTE):
        open_form(page)
    page.get_by_label("自称是谁").fill("某某公司")
    make(page)
    expect(slips(page)).to_have_count(0)
    held[0].continue_()

    expect(slips(page)).to_have_count(1)
    expect(slips(page)).to_contain_text("某某公司")


def test_a_form_opened_before_any_script_is_there_works_as_well(page: Page, site: Server) -> None:
    held: list[Route] = []
    page.route("**/ui/js/main.js", lambda route: held.append(route))  # noqa: PLW0108  # needs a real function
    with page.expect_request("**/ui/js/main.js"):
        page.goto(site.url + HOME)
    open_form(page)
    page.get_by_label("自称是谁").fill("某某公司")
    make(page)
    held[0].continue_()

    expect(slips(page)).to_contain_text("某某公司")


def test_when_it_does_not_come_it_is_said_above_the_form_and_nothing_typed_is_lost(page: Page, site: Server) -> None:
    page.route(NOTE, lambda route: route.abort())
    page.goto(site.url + HOME)
    scripts_ran(page)
    open_form(page)
    missing = page.locator("[data-missing]")
    expect(missing).to_be_visible()
    expect(missing).to_have_attribute("role", "alert")
    page.get_by_label("自称是谁").fill("某某公司")
    page.unroute(NOTE)
    missing.get_by_role("button").click()
    page.wait_for_load_state()
    scripts_ran(page)
    expect(missing).to_have_count(0)
    if not page.get_by_label("自称是谁").is_visible():
        open_form(page)
    expect(page.get_by_label("自称是谁")).to_have_value("某某公司")
    make(page)

    expect(slips(page)).to_contain_text("某某公司")


def test_after_the_first_visit_the_note_is_made_with_the_server_dead(
    profile: Callable[[], BrowserContext], own_site: Server
) -> None:
    page = profile().pages[0]
    until_ready(page, f"{own_site.url}/zh-Hans/")
    own_site.kill()
    page.goto(own_site.url + HOME)
    scripts_ran(page)
    open_form(page)
    make(page)

    expect(slips(page)).to_have_count(1)


def test_after_the_note_is_made_who_listens_or_walks_by_keys_is_at_its_first_line(
    new_page: NewPage, site: Server
) -> None:
    phone = relatives_phone(new_page, site)
    phone.locator("[data-make-slip]").focus()
    phone.keyboard.press("Enter")
    ready = phone.locator("[data-notes] [data-ready]")
    expect(ready).to_be_focused()
    phone.locator("[data-make-slip]").focus()
    phone.keyboard.press("Enter")

    expect(ready).to_have_count(1)
    expect(ready).to_be_focused()
