"""Ticks, notes and days: kept on the phone, through everything."""

import contextlib
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Error, Page, Playwright, Route, expect

from tests.browsing import FULL_CHROMIUM, Server
from tests.conftest import FLAGS, NewPage, full_for, scripts_ran, swaps_are_ready

STEP = "/zh-Hans/steps/verify/"
TASK = "#call-back-inside-the-app"
NOTE = "steady:note:verify/call-back-inside-the-app"


def tick(page: Page, task: str = TASK) -> None:
    """Tick a task, and wait until the app has taken it in."""
    page.locator(f"{task} .tick").click()
    expect(page.locator(task)).to_have_attribute("data-state", "done")


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


def test_each_of_the_four_states_lasts_and_is_named_in_the_row(page: Page, site: Server) -> None:
    page.goto(f"{site.url}{STEP}{TASK}")
    for state, word in [("started", "在做"), ("done", "做完了"), ("na", "用不上"), ("todo", "")]:
        page.locator(f"{TASK} label:has(input[value={state}])").click()
        page.reload()
        expect(page.locator(TASK)).to_have_attribute("data-state", state)
        expect(page.locator(f"{TASK} [data-state-word]")).to_have_text(word and f" · {word}")


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


def test_today_shows_how_far_each_step_is_and_what_comes_next(page: Page, site: Server) -> None:
    page.goto(f"{site.url}/zh-Hans/")
    first = page.locator("[data-next]:visible")
    before = first.get_attribute("data-next") or ""
    page.evaluate("id => localStorage.setItem('steady:task:' + id, JSON.stringify({value: 'done', at: 1}))", before)
    page.reload()

    expect(first).not_to_have_attribute("data-next", before)
    step = before.split("/")[0]
    expect(page.locator(f'a[href="/zh-Hans/steps/{step}/"][data-progress] [data-count]')).to_contain_text("1 / ")


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


def test_a_blocked_store_is_said_at_once_and_everything_else_works(page: Page, site: Server) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
    )
    page.goto(site.url + STEP)

    expect(page.locator("#unsaved [data-why=blocked]")).to_be_visible()
    tick(page)
    expect(page.locator(f"{TASK} .tick input")).to_be_checked()


def test_a_full_store_is_said_and_what_was_kept_stays(page: Page, site: Server) -> None:
    page.goto(site.url + STEP)
    tick(page)
    page.evaluate(
        """() => {
          let block = 'x'.repeat(1 << 20);
          for (let n = 0; block.length > 0; n += 1) {
            try { localStorage.setItem('fill' + n, block); }
            catch { block = block.slice(0, Math.floor(block.length / 2)); }
          }
        }"""
    )
    page.locator("#who-is-the-lender .tick").click()

    expect(page.locator("#unsaved [data-why=full]")).to_be_visible()
    expect(page.locator("#who-is-the-lender .tick input")).to_be_checked()
    page.reload()
    expect(page.locator("#unsaved [data-why=full]")).to_be_visible()
    expect(page.locator(f"{TASK} .tick input")).to_be_checked()
    page.evaluate(
        "for (const key of Object.keys(localStorage)) if (key.startsWith('fill')) localStorage.removeItem(key)"
    )
    page.reload()
    expect(page.locator("#unsaved")).to_be_hidden()


def test_what_a_full_store_could_not_take_is_kept_when_there_is_room_and_said_until_then(
    page: Page, site: Server
) -> None:
    page.goto(site.url + STEP)
    tick(page)
    page.evaluate(full_for("window.small && value.length > 200"))
    page.evaluate("window.small = true")
    page.locator(f"{TASK} summary").click()
    page.locator(f"{TASK} textarea").fill("长" * 300)
    page.locator("#who-is-the-lender .tick").click()
    expect(page.locator("#who-is-the-lender")).to_have_attribute("data-state", "done")
    expect(page.locator("#unsaved [data-why=full]")).to_be_visible()
    page.evaluate("window.small = false")
    page.locator("#who-is-the-lender .tick").click()

    expect(page.locator("#unsaved")).to_be_hidden()
    page.reload()
    expect(page.locator(f"{TASK} textarea")).to_have_value("长" * 300)


@pytest.mark.parametrize("junk", ["{", "null", '"done"', '{"value": 3, "at": 1}', "\x00", "[]"])
def test_a_damaged_item_is_set_aside_and_the_others_are_there(page: Page, site: Server, junk: str) -> None:
    page.goto(site.url + STEP)
    tick(page, "#who-is-the-lender")
    page.goto(f"{site.url}/healthz")  # the same storage, with none of our scripts to notice at once
    page.evaluate("junk => localStorage.setItem('steady:task:verify/call-back-inside-the-app', junk)", junk)
    page.goto(site.url + STEP)

    expect(page.locator("#unsaved [data-why=damaged]")).to_be_visible()
    expect(page.locator("#who-is-the-lender .tick input")).to_be_checked()
    expect(page.locator(f"{TASK} .tick input")).not_to_be_checked()
    assert page.evaluate("localStorage.getItem('steady:bad:task:verify/call-back-inside-the-app')") == junk


def test_an_item_damaged_while_a_page_is_open_is_said_on_the_next(page: Page, site: Server) -> None:
    page.goto(f"{site.url}/zh-Hans/")
    expect(page.locator("[data-next]:visible")).to_have_count(1)
    page.wait_for_function("() => window.htmx")
    expect(page.locator("[data-progress] [data-count]").first).to_contain_text("/")  # the scripts have run
    page.evaluate("localStorage.setItem('steady:task:verify/call-back-inside-the-app', '{')")
    page.goto(site.url + STEP)

    expect(page.locator("#unsaved [data-why=damaged]")).to_be_visible()


def test_a_newer_versions_store_is_shown_and_left_untouched(page: Page, site: Server) -> None:
    page.goto(site.url + STEP)
    tick(page)
    page.evaluate("localStorage.setItem('steady:schema', '2')")
    page.reload()
    before = page.evaluate("JSON.stringify({...localStorage})")
    page.locator("#who-is-the-lender .tick").click()

    expect(page.locator("#unsaved [data-why=newer]")).to_be_visible()
    expect(page.locator(f"{TASK} .tick input")).to_be_checked()
    assert page.evaluate("JSON.stringify({...localStorage})") == before


def test_erasing_leaves_nothing_and_says_so(new_page: NewPage, site: Server) -> None:
    page = new_page()
    page.goto(site.url + STEP)
    tick(page)
    page.goto(f"{site.url}/zh-Hans/settings/")
    expect(page.locator("[data-kept-count]")).to_have_text("1")
    page.get_by_role("button", name="全部清除…").click()
    page.get_by_role("button", name="先留着").click()
    page.get_by_role("button", name="全部清除…").click()
    page.get_by_role("button", name="现在清除").click()

    expect(page.locator("[data-erased=all][data-gone=yes]")).to_be_in_viewport()
    expect(page.locator("[data-erase-said]")).to_be_focused()
    expect(page.locator("[data-offline]")).to_be_hidden()
    for what in ("items", "pages", "worker"):
        expect(page.locator(f"[data-erased={what}]:visible")).to_contain_text("没有了")
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('steady:'))") == []
    assert page.evaluate("caches.keys()") == []


BROKEN = {
    "items": "Storage.prototype.removeItem = () => { throw new Error('no'); }",
    "pages": "caches.keys = () => Promise.reject(new Error('no'))",
    "worker": "ServiceWorkerRegistration.prototype.unregister = () => Promise.reject(new Error('no'))",
}


@pytest.mark.parametrize("broken", BROKEN)
def test_what_cannot_be_erased_is_named_and_the_rest_is_gone(new_page: NewPage, site: Server, broken: str) -> None:
    page = new_page()
    page.goto(site.url + STEP)
    tick(page)
    page.goto(f"{site.url}/zh-Hans/settings/")
    expect(page.locator("[data-offline-ready]")).to_be_visible(timeout=60_000)
    page.evaluate(f"void ({BROKEN[broken]})")
    page.get_by_role("button", name="全部清除…").click()
    page.get_by_role("button", name="现在清除").click()

    expect(page.locator("[data-erased=all]:visible")).to_contain_text("没能全部清掉")
    for what in BROKEN:
        expect(page.locator(f"[data-erased={what}]:visible")).to_contain_text("还在" if what == broken else "没有了")


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
