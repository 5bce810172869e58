"""Names, labels, targets and addresses that a reader meets on every page."""

from playwright.sync_api import Page, expect

from tests.browsing import Server
from tests.conftest import scripts_ran
from tests.made import READS_PAGES, paths, tags
from tests.parts.steps.pages import STEP, TASK, tick

pytestmark = READS_PAGES


def test_no_field_that_is_ticked_or_chosen_asks_the_browser_to_fill_it_in() -> None:
    asking = {
        path
        for path in paths()
        for field in tags(path, "input")
        if field.get("type") in {"radio", "checkbox", "file"} and field.get("autocomplete") is not None
    }

    assert asking == set()


def test_what_is_read_aloud_of_a_link_to_a_language_holds_what_is_seen() -> None:
    for path in paths():
        for link in tags(path, "a"):
            if link.get("hreflang") and link.get("aria-label"):
                seen = "".join(link.itertext()).strip()
                assert seen in str(link.get("aria-label")), path


def test_the_way_back_above_a_title_is_as_large_as_a_finger(page: Page, site: Server) -> None:
    for path in ("/zh-Hans/notices/people/", "/zh-Hans/steps/verify/why/", "/zh-Hans/notices/words/"):
        page.goto(site.url + path)
        for link in page.locator(".crumb a").all():
            box = link.bounding_box()
            assert box
            assert box["height"] >= 48, path
            assert box["width"] >= 48, path


def test_an_address_that_cannot_be_decoded_stops_nothing(page: Page, site: Server) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.goto(f"{site.url}{STEP}#%E0%A4%A")
    scripts_ran(page)
    tick(page)

    expect(page.locator(f"{TASK} .tick input")).to_be_checked()
    assert said == []
