"""What a person types, ticks or picks never leaves the phone."""

import re

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browsing import Server
from tests.conftest import NewPage, scripts_ran
from tests.made import documents_of, first_of, in_parts, one_of_each

MARKER = "记号MARKER7351"
DAY = "2031-03-17"
OPEN = "for (const one of document.querySelectorAll('details')) one.open = true"
PAGES = documents_of("zh-Hans")


def fill_everything(page: Page) -> None:
    page.evaluate(OPEN)
    # Handles, not locators: what is filled in may bring more fields to the page.
    for handle in page.query_selector_all("textarea, input[type=text], input:not([type])"):
        if handle.is_visible():
            handle.fill(MARKER)
    for field in page.locator("input[type=date]").all():
        field.fill(DAY)
    for box in page.locator("main label:has(input[type=radio], input[type=checkbox])").all():
        box.click()


def carries(request: Request) -> str:
    headers = " ".join(f"{name}: {value}" for name, value in request.all_headers().items())
    return f"{request.url} {headers} {request.post_data or ''}"


def presses_nothing_out(new_page: NewPage, site: Server, documents: list[str]) -> list[Request]:
    """Fill in and press everything on some pages; nothing of it may be in a request. Gives what went to other apps."""
    page = new_page()
    requests: list[Request] = []
    page.context.on("request", lambda request: requests.append(request))  # noqa: PLW0108  # needs a real function
    for path in documents:
        page.goto(site.url + path)
        scripts_ran(page)
        fill_everything(page)
        for button in page.locator("main button:visible").all():
            if button.is_visible():
                button.click()
        for link in page.locator("main a[hx-get]:visible").all()[:1]:
            link.click()
            page.wait_for_load_state("networkidle")
        for control in page.locator("textarea:visible, input[type=date]:visible").all()[:2]:
            control.press("Enter")
    page.goto(f"{site.url}/zh-Hans/")
    page.wait_for_load_state("networkidle")
    handed_over = [request for request in requests if request.url.startswith(("sms:", "mailto:"))]  # to the phone's app
    requests = [request for request in requests if request not in handed_over]
    sent = [carries(request) for request in requests]

    assert len(sent) > len(documents)
    assert [text for text in sent if re.search("MARKER|7351|%E8%AE%B0%E5%8F%B7|2031-03|todo|started|huge", text)] == []
    assert {request.method for request in requests} == {"GET"}
    assert [request.url for request in requests if not request.url.startswith(site.url)] == []
    assert [text for text in sent if "cookie:" in text.lower()] == []
    return handed_over


@pytest.mark.parametrize("documents", in_parts(one_of_each("zh-Hans"), 6), ids=first_of)
def test_nothing_filled_in_pressed_or_chosen_is_in_any_request(
    new_page: NewPage, site: Server, documents: list[str]
) -> None:
    presses_nothing_out(new_page, site, documents)


def test_what_goes_to_the_phones_own_apps_goes_there_by_a_tap(new_page: NewPage, site: Server) -> None:
    assert presses_nothing_out(new_page, site, ["/zh-Hans/notices/employer/called/", "/zh-Hans/notices/friend/called/"])


@pytest.mark.slow
@pytest.mark.parametrize("documents", in_parts(PAGES), ids=first_of)
def test_nothing_of_any_page_is_in_any_request(new_page: NewPage, site: Server, documents: list[str]) -> None:
    presses_nothing_out(new_page, site, documents)


def test_without_our_scripts_nothing_typed_can_be_sent_and_enter_loses_nothing(new_page: NewPage, site: Server) -> None:
    page = new_page(service_workers="block")
    page.route("**/js/*", lambda route: route.abort())
    page.goto(f"{site.url}/zh-Hans/steps/verify/")
    page.evaluate("document.documentElement.classList.add('js')")
    page.evaluate(OPEN)
    after: list[str] = []
    for field in page.locator("textarea").all():
        field.fill(MARKER)
    page.on("request", lambda request: after.append(request.url))
    for control in page.locator("main input:visible, main textarea").all():
        control.press("Enter")

    expect(page.locator("textarea").first).to_have_value(re.compile(MARKER))
    assert after == []


def test_no_permission_is_ever_asked_for(new_page: NewPage, site: Server) -> None:
    page = new_page(service_workers="block")
    page.add_init_script(
        """window.asked = [];
        for (const [owner, name] of [[Notification, 'requestPermission'], [navigator.geolocation, 'getCurrentPosition'],
             [navigator.mediaDevices, 'getUserMedia'], [navigator.storage, 'persist']])
          if (owner) owner[name] = () => { window.asked.push(name); return Promise.resolve(); };"""
    )
    for path in PAGES[:3] + [path for path in PAGES if "settings" in path]:
        page.goto(site.url + path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.asked") == []


def test_htmx_keeps_nothing_of_a_page(page: Page, site: Server) -> None:
    page.goto(f"{site.url}/zh-Hans/now/")
    page.locator(".rows .row").first.click()
    expect(page.locator(".moves > li")).to_have_count(5)

    assert page.evaluate("Object.keys(sessionStorage)") == []


@pytest.mark.parametrize("path", ["/zh-Hans/", "/zh-Hans/steps/verify/"])
def test_no_message_on_the_console(new_page: NewPage, site: Server, path: str) -> None:
    page = new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(site.url + path)
    page.wait_for_load_state("networkidle")

    assert said == []
