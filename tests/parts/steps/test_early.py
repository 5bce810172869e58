"""What is tapped or typed before the scripts are there."""

from playwright.sync_api import Page, Route, expect

from tests.browsing import Server
from tests.conftest import scripts_ran
from tests.parts.steps.pages import STEP, TASK


def held(page: Page, url: str) -> list[Route]:
    """Open a page whose scripts are held back until one continues ``[0]``."""
    waiting: list[Route] = []
    page.route("**/js/main.js", lambda route: waiting.append(route))  # noqa: PLW0108  # needs a real function
    with page.expect_request("**/js/main.js"):
        page.goto(url)
    return waiting


def test_what_is_tapped_or_typed_before_the_scripts_are_there_counts(page: Page, site: Server) -> None:
    waiting = held(page, f"{site.url}{STEP}{TASK}")
    page.locator(f"{TASK} summary").click()
    page.locator(f"{TASK} .tick").click()
    page.locator(f"{TASK} textarea").fill("写到一半")
    page.locator(f"{TASK} [data-copy]").first.click()
    page.locator("#who-is-the-lender summary").click()
    page.locator("#who-is-the-lender label:has(input[value=started])").click()
    waiting[0].continue_()

    expect(page.locator(f"{TASK} .said").first).to_be_visible()
    expect(page.locator(f"{TASK} .tick input")).to_be_checked()
    expect(page.locator("#who-is-the-lender")).to_have_attribute("data-state", "started")
    page.unroute_all()
    page.reload()
    expect(page.locator(TASK)).to_have_attribute("data-state", "done")
    expect(page.locator(f"{TASK} textarea")).to_have_value("写到一半")


def stopped(page: Page, url: str) -> None:
    """Open a page while the clock stands; a tap asks for the scripts, and they never come."""
    page.route("**/js/main.js", lambda _: None)
    page.clock.pause_at("2026-11-24T10:05:00+08:00")
    page.goto(url)


def test_a_link_that_would_leave_an_early_tick_behind_waits_for_the_scripts(page: Page, site: Server) -> None:
    waiting = held(page, site.url + STEP)
    page.locator(f"{TASK} .tick").click()
    page.locator(".tabs a").nth(1).click()
    waiting[0].continue_()

    page.wait_for_url("**/zh-Hans/notices/")
    page.unroute_all()
    page.goto(site.url + STEP)
    expect(page.locator(TASK)).to_have_attribute("data-state", "done")


def test_a_link_waits_three_seconds_at_most_however_often_it_is_tapped(page: Page, site: Server) -> None:
    stopped(page, site.url + STEP)
    page.locator(f"{TASK} .tick").click()
    page.locator(".tabs a").nth(1).click()
    page.clock.run_for(2_000)
    page.locator(".tabs a").nth(1).click()
    page.clock.run_for(1_000)

    page.wait_for_url("**/zh-Hans/notices/")


def test_who_goes_on_typing_after_an_early_link_is_not_taken_away(page: Page, site: Server) -> None:
    stopped(page, f"{site.url}{STEP}{TASK}")
    page.locator(f"{TASK} summary").click()
    page.locator(f"{TASK} .tick").click()
    page.locator(".tabs a").nth(1).click()
    page.locator(f"{TASK} textarea").fill("写到一半")
    page.clock.run_for(4_000)

    expect(page.locator(f"{TASK} textarea")).to_have_value("写到一半")
    assert page.url.endswith(STEP + TASK)


def test_scripts_that_do_not_come_are_said_and_no_link_waits_for_them(page: Page, site: Server) -> None:
    page.route("**/js/main.js", lambda route: route.abort())
    page.goto(site.url + STEP, wait_until="load")
    page.locator(f"{TASK} .tick").click()
    expect(page.locator("#unsaved [data-why=missing]")).to_be_visible()
    page.clock.pause_at("2026-11-24T10:05:00+08:00")
    page.locator(".tabs a").nth(1).click()

    page.wait_for_url("**/zh-Hans/notices/")


def test_scripts_that_come_late_take_their_warning_back(page: Page, site: Server) -> None:
    waiting = held(page, site.url + STEP)
    page.clock.run_for(15_000)
    expect(page.locator("#unsaved [data-why=missing]")).to_be_visible()
    waiting[0].continue_()
    scripts_ran(page)

    expect(page.locator("#unsaved")).to_be_hidden()


def test_an_early_tick_stays_in_sight_while_the_scripts_start(page: Page, site: Server) -> None:
    waiting = held(page, site.url + STEP)
    box = page.locator(f"{TASK} .tick input")
    box.evaluate("""box => {
      window.seen = [];
      const look = () => { window.seen.push(box.checked); requestAnimationFrame(look); };
      box.addEventListener('click', () => setTimeout(look));
    }""")
    page.locator(f"{TASK} .tick").click()
    waiting[0].continue_()

    expect(page.locator(TASK)).to_have_attribute("data-state", "done")
    assert set(page.evaluate("window.seen")) == {True}


def test_words_typed_early_are_all_there_with_the_caret_where_it_was(page: Page, site: Server) -> None:
    waiting = held(page, f"{site.url}{STEP}{TASK}")
    page.locator(f"{TASK} summary").click()
    note = page.locator(f"{TASK} textarea")
    note.fill("一二")
    note.blur()
    note.focus()
    page.keyboard.press("Control+Home")
    page.keyboard.insert_text("零")
    waiting[0].continue_()

    scripts_ran(page)
    assert note.evaluate("field => [field.value, field.selectionStart]") == ["零一二", 1]


def test_two_people_added_before_the_scripts_are_both_there(page: Page, site: Server) -> None:
    waiting = held(page, f"{site.url}/zh-Hans/notices/people/")
    for name in ("表姐甲", "老王乙"):
        page.get_by_label("名字，或者是你的什么人").fill(name)
        page.locator("[data-add]").click()
    waiting[0].continue_()

    expect(page.locator(".person [data-name]")).to_have_text(["表姐甲", "老王乙"])
