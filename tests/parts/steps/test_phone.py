"""Ticks, notes and days: kept on the phone, through everything."""

import contextlib
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Error, Page, Playwright, expect

from tests.browsing import FULL_CHROMIUM, Server
from tests.conftest import FLAGS, swaps_are_ready
from tests.parts.steps.pages import NOTE, STEP, TASK, tick


def test_a_tick_a_note_and_a_day_are_there_after_closing_the_browser(
    profile: Callable[[], BrowserContext], site: Server
) -> None:
    context = profile()
    page = context.new_page()
    page.goto(site.url + STEP)
    tick(page)
    page.locator(f"{TASK} summary").click()
    page.locator(f"{TASK} textarea").fill("工号 021，下午再打")
    page.locator(f"{TASK} input[type=date]").fill("2026-12-01")
    context.close()

    again = profile().new_page()
    again.goto(f"{site.url}{STEP}{TASK}")

    expect(again.locator(f"{TASK} .tick input")).to_be_checked()
    expect(again.locator(f"{TASK} textarea")).to_have_value("工号 021，下午再打")
    expect(again.locator(f"{TASK} input[type=date]")).to_have_value("2026-12-01")


def test_a_note_of_any_length_is_kept_whole(page: Page, site: Server) -> None:
    told = "他说的每句话我都记在这里。" * 300 + "最后一句是威胁。"
    page.goto(site.url + STEP)
    tick(page)
    page.locator(f"{TASK} summary").click()
    note = page.locator(f"{TASK} textarea")
    note.focus()
    page.keyboard.insert_text(told)  # as a paste does, unlike fill, it stops at a limit of the field
    assert note.input_value() == told
    page.reload()
    page.wait_for_function("note => document.querySelector(note).value !== ''", arg=f"{TASK} textarea")

    assert note.input_value() == told


def test_each_of_the_four_states_lasts_and_is_named_in_the_row(page: Page, site: Server) -> None:
    page.goto(f"{site.url}{STEP}{TASK}")
    for state, word in [("started", "在做"), ("done", "做完了"), ("na", "用不上"), ("todo", "")]:
        page.locator(f"{TASK} label:has(input[value={state}])").click()
        page.reload()
        expect(page.locator(TASK)).to_have_attribute("data-state", state)
        expect(page.locator(f"{TASK} [data-state-word]")).to_have_text(word and f" · {word}")


def test_today_shows_how_far_each_step_is_and_what_comes_next(page: Page, site: Server) -> None:
    page.goto(f"{site.url}/zh-Hans/")
    first = page.locator("[data-next]:visible")
    before = first.get_attribute("data-next") or ""
    page.evaluate("id => localStorage.setItem('steady:task:' + id, JSON.stringify({value: 'done', at: 1}))", before)
    page.reload()

    expect(first).not_to_have_attribute("data-next", before)
    step = before.split("/")[0]
    expect(page.locator(f'a[href="/zh-Hans/steps/{step}/"] [data-begun]')).to_be_visible()
    expect(page.locator("[data-begun]:visible")).to_have_count(1)


def test_a_finished_step_gets_one_calm_line(page: Page, site: Server) -> None:
    page.goto(site.url + STEP)
    expect(page.locator("[data-finished]")).to_be_hidden()
    for box in page.locator(".tick").all():
        box.click()

    expect(page.locator("[data-finished]")).to_be_visible()


def test_what_should_come_first_is_said_and_does_not_stand_in_the_way(page: Page, site: Server) -> None:
    page.goto(f"{site.url}/zh-Hans/steps/talk/#contact-service")
    hint = page.locator("#contact-service [data-needs]")
    needed = hint.get_attribute("data-needs") or ""

    expect(hint).to_contain_text("先做这件更好")
    page.locator("#contact-service .tick").click()
    expect(page.locator("#contact-service")).to_have_attribute("data-state", "done")
    page.goto(f"{site.url}/zh-Hans/steps/{needed.replace('/', '/#')}")
    page.locator(f"#{needed.split('/')[1]} .tick").click()
    page.goto(f"{site.url}/zh-Hans/steps/talk/#contact-service")
    expect(hint).to_be_hidden()


def test_two_tabs_keep_each_others_ticks_and_words(page: Page, site: Server) -> None:
    other = page.context.new_page()
    page.goto(site.url + STEP)
    other.goto(site.url + STEP)
    page.locator(f"{TASK} summary").click()
    page.locator(f"{TASK} textarea").focus()
    page.keyboard.insert_text("写到一半")
    other.locator("#who-is-the-lender .tick").click()
    tick(other)

    expect(page.locator("#who-is-the-lender .tick input")).to_be_checked()
    expect(page.locator(f"{TASK} .tick input")).to_be_checked()
    expect(page.locator(f"{TASK} textarea")).to_have_value("写到一半")
    expect(other.locator(f"{TASK} textarea")).to_have_value("写到一半")


def test_a_tab_behind_another_shows_the_newer_words_before_more_is_typed(page: Page, site: Server) -> None:
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(site.url + STEP)
        tab.locator(f"{TASK} summary").click()
    tick(page)
    note = page.locator(f"{TASK} textarea")
    note.fill("甲")
    page.evaluate("document.hasFocus = () => false")  # the other tab is in front; a driven browser says yes for all
    other.locator(f"{TASK} textarea").fill("甲，还有很重要的话")

    expect(note).to_have_value("甲，还有很重要的话")


def test_after_back_a_page_shows_the_newer_words_and_the_look_chosen_since(
    playwright: Playwright, site: Server
) -> None:
    # As phones do, and driven browsers do not unless asked: a page that was left is kept as it was.
    with playwright.chromium.launch(
        executable_path=FULL_CHROMIUM, args=FLAGS, ignore_default_args=["--disable-back-forward-cache"]
    ) as browser:
        page = browser.new_page(locale="zh-CN", service_workers="block")
        page.goto(site.url + STEP)
        page.locator(f"{TASK} summary").click()
        tick(page)
        page.locator(f"{TASK} textarea").fill("旧")
        page.evaluate("window.same = true")
        page.evaluate("link => { location.href = link; }", f"{site.url}/zh-Hans/settings/")
        page.locator("label:has(input[value=huge])").click()
        expect(page.locator("html")).to_have_attribute("data-text", "huge")
        newer = {"value": "旧的，加上新的", "at": 2}
        page.evaluate("([id, note]) => localStorage.setItem(id, JSON.stringify(note))", [NOTE, newer])
        page.evaluate("history.back()")

        expect(page.locator(f"{TASK} textarea")).to_have_value("旧的，加上新的")
        expect(page.locator("html")).to_have_attribute("data-text", "huge")
        assert page.evaluate("window.same"), "the page that was left is the page that came back"


def test_a_tick_survives_a_page_that_is_killed(page: Page, site: Server) -> None:
    page.goto(site.url + STEP)
    tick(page)
    with page.expect_event("crash"), contextlib.suppress(Error):
        page.goto("chrome://crash")
    again = page.context.new_page()
    again.goto(site.url + STEP)

    expect(again.locator(f"{TASK} .tick input")).to_be_checked()


def test_the_chosen_look_is_there_before_the_first_paint_and_stays(page: Page, site: Server) -> None:
    page.goto(f"{site.url}/zh-Hans/settings/")
    page.locator("label:has(input[value=dark])").click()
    page.locator("label:has(input[value=huge])").click()
    expect(page.locator("html")).to_have_attribute("data-text", "huge")
    page.goto(f"{site.url}/zh-Hans/")

    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("html")).to_have_attribute("data-text", "huge")
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "27px"


def test_the_reason_opens_in_place_with_its_sources(page: Page, site: Server) -> None:
    page.goto(f"{site.url}/zh-Hans/steps/verify/{TASK}")
    swaps_are_ready(page)
    page.locator(f"{TASK} .why a").click()

    reason = page.locator(f"{TASK} .reason")
    expect(reason).to_be_visible()
    expect(reason).to_be_focused()
    assert page.url.endswith(f"{STEP}{TASK}")


def test_the_whole_checklist_works_by_keyboard(page: Page, site: Server) -> None:
    page.goto(site.url + STEP)
    page.locator(f"{TASK} .tick input").focus()
    page.keyboard.press("Space")
    expect(page.locator(TASK)).to_have_attribute("data-state", "done")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(f"{TASK} details")).to_have_attribute("open", "")
    page.locator(f"{TASK} input[value=done]").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(TASK)).to_have_attribute("data-state", "na")
