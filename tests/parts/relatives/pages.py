"""What tests of the call slips share."""

from playwright.sync_api import Locator, Page

from tests.browsing import Server
from tests.conftest import NewPage, daytime, scripts_ran

HOME = "/zh-Hans/relatives/parent/"
PEOPLE = "/zh-Hans/notices/people/"


def relatives_phone(new_page: NewPage, site: Server, zone: str = "Asia/Shanghai", path: str = HOME) -> Page:
    """The page for relatives, at ten in the morning in China, on a phone with the clock of a zone."""
    phone = new_page(service_workers="block", timezone_id=zone, permissions=["clipboard-read", "clipboard-write"])
    daytime(phone.context)
    phone.goto(site.url + path)
    scripts_ran(phone)
    if "/relatives/" in path:
        open_form(phone)
    return phone


def open_form(phone: Page) -> None:
    """Tap where the note begins."""
    phone.locator("details:has([data-slip]) > summary").click()


def slips(phone: Page) -> Locator:
    """The words of the notes made, the newest first."""
    return phone.locator("[data-made-words]")


def make(phone: Page) -> None:
    """Tap the button that makes a note."""
    phone.locator("[data-make-slip]").click()


def wrong(phone: Page, name: str) -> Locator:
    """The line that says what is wrong with a field."""
    return phone.locator(f'[data-wrong="{name}"]')
