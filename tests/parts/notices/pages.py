"""What tests of messages share."""

from playwright.sync_api import Page

PARENT = "/zh-Hans/notices/parent/called/"


NAME = "您怎么称呼对方"


COPY = "复制这段话"


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def message(page: Page) -> str:
    """The message that is shown, as a reader sees it."""
    lines = page.locator(".message.chosen .words-text").inner_text().split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def choose(page: Page, kind: str, value: str) -> None:
    page.locator(f'[data-choice={kind}] [data-value="{value}"]').click()
