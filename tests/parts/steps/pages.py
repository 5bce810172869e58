"""What tests of the steps share."""

from playwright.sync_api import Page, expect

STEP = "/zh-Hans/steps/verify/"


TASK = "#call-back-inside-the-app"


NOTE = "steady:note:verify/call-back-inside-the-app"


def tick(page: Page, task: str = TASK) -> None:
    """Tick a task, and wait until the app has taken it in."""
    page.locator(f"{task} .tick").click()
    expect(page.locator(task)).to_have_attribute("data-state", "done")
