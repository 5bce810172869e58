"""A backup takes the place of what is there, or joins it: whole or not at all."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browsing import Server
from tests.conftest import crash, full_for, scripts_ran
from tests.parts.keep.pages import KEEP, forget, kept, look, make, put, sealed, snapshots, unlock


def test_replace_merge_undo_and_earlier_states(page: Page, site: Server) -> None:
    page.goto(site.url + KEEP)
    first = {"task:verify/a": "done", "note:verify/a": "旧的", "note:tell/b": "只在备份里"}
    put(page, first, at=1_764_000_000)
    page.reload()
    text = make(page)
    later = {"task:verify/a": "na", "note:verify/a": "新的", "day:talk/c": "2026-12-01"}
    forget(page)
    put(page, later, at=1_764_009_000)
    page.reload()
    look(page, text)
    unlock(page)
    expect(page.locator("[data-count-new]")).to_have_text("1", timeout=60_000)
    expect(page.locator("[data-count-other]")).to_have_text("2")
    expect(page.locator("[data-count-here]")).to_have_text("1")
    assert kept(page) == later, "looking changes nothing"

    page.locator("[data-do=merge]").click()
    expect(page.locator("[data-opened=done]")).to_be_visible()
    together = {"note:verify/a": "新的\n———\n旧的", "note:tell/b": "只在备份里", "other:task:verify/a": "done"}
    assert kept(page) == later | together
    page.locator("[data-do=undo]").click()
    expect(page.locator("[data-opened=undone]")).to_be_visible()
    assert kept(page) == later

    unlock(page)
    expect(page.locator("[data-do=replace]")).to_be_visible(timeout=60_000)
    page.locator("[data-do=replace]").click()
    expect(page.locator("[data-opened=done]")).to_be_visible()
    assert kept(page) == first
    expect(page.locator("[data-snapshots] > li")).to_have_count(3)
    page.locator("[data-snapshots] [data-do=back]").first.click()
    expect(page.locator("[data-went=undone]")).to_be_visible()
    assert kept(page) == later
    for _ in range(4):
        page.locator("[data-snapshots] [data-do=back]").last.click()
    expect(page.locator("[data-snapshots] > li")).to_have_count(5)


def test_when_the_store_fills_up_in_the_middle_of_a_restore_nothing_is_changed(page: Page, site: Server) -> None:
    page.goto(site.url + KEEP)
    inside = {f"note:verify/n{number}": "满" * 50 for number in range(20)}
    put(page, inside)
    page.reload()
    text = make(page)
    forget(page)
    put(page, {"task:verify/a": "done"})
    page.reload()
    look(page, text)
    unlock(page)
    expect(page.locator("[data-do=replace]")).to_be_visible(timeout=60_000)
    page.evaluate(full_for("key.startsWith('steady:note:') && (window.notes = (window.notes ?? 0) + 1) > 7"))
    page.locator("[data-do=replace]").click()

    expect(page.locator("[data-opened=full]")).to_be_visible()
    assert kept(page) == {"task:verify/a": "done"}
    assert page.evaluate("localStorage.getItem('steady:journal:next')") is None


def test_a_phone_that_dies_in_the_middle_of_a_restore_finishes_it_at_the_next_start(page: Page, site: Server) -> None:
    page.goto(site.url + KEEP)
    put(page, {"task:verify/old": "done", "note:verify/new": "一半"})
    put(page, {"journal:next": json.dumps({"note:verify/new": ["一半", 5], "note:verify/other": ["另一半", 6]})})
    page.reload()
    scripts_ran(page)

    assert kept(page) == {"note:verify/new": "一半", "note:verify/other": "另一半"}
    assert page.evaluate("localStorage.getItem('steady:journal:next')") is None


def test_without_room_for_the_earlier_state_the_restore_does_not_happen(page: Page, site: Server) -> None:
    page.goto(site.url + KEEP)
    put(page, {"task:verify/a": "done"})
    text = make(page)
    look(page, text)
    unlock(page)
    expect(page.locator("[data-do=replace]")).to_be_visible(timeout=60_000)
    page.evaluate(full_for("key.startsWith('steady:snap:')"))
    page.locator("[data-do=replace]").click()

    expect(page.locator("[data-opened=full]")).to_be_visible()
    expect(page.locator("#unsaved [data-why=full]")).to_be_visible()
    assert kept(page) == {"task:verify/a": "done"}


def test_a_refused_restore_leaves_the_earlier_states_alone(page: Page, site: Server) -> None:
    page.goto(site.url + KEEP)
    earlier = {f"snap:{name}": json.dumps({"why": "restore", "items": {}}) for name in ("aa", "ab", "ac")}
    put(page, {"note:verify/a": "满" * 500} | earlier)
    page.reload()
    text = make(page)
    look(page, text)
    unlock(page)
    expect(page.locator("[data-do=replace]")).to_be_visible(timeout=60_000)
    page.evaluate(full_for("/:(snap|journal):/.test(key) && value.length > 300"))
    page.locator("[data-do=replace]").click()
    expect(page.locator("[data-opened=full]")).to_be_visible()

    expect(page.locator("[data-snapshots] > li")).to_have_count(3)
    assert [one["at"] for one in snapshots(page)] == [1_764_000_000] * 3


def test_a_backup_pasted_while_another_is_opened_is_not_taken_for_it(page: Page, site: Server) -> None:
    page.goto(site.url + KEEP)
    put(page, {"task:verify/a": "done"})
    page.reload()
    text = make(page)
    look(page, text)
    page.evaluate(
        """() => {
          const real = crypto.subtle.deriveKey;
          const gate = new Promise((open) => { window.go = open; });
          crypto.subtle.deriveKey = async function (...given) { await gate; return real.apply(this, given); };
        }"""
    )
    unlock(page)
    expect(page.locator("[data-opened=busy]")).to_be_visible()
    look(page, "今天吃了吗")
    page.evaluate("window.go()")
    expect(page.locator("[data-do=open]")).to_be_enabled(timeout=60_000)

    expect(page.locator("[data-proven]")).to_be_hidden()
    assert page.evaluate("localStorage.getItem('steady:setting:backup')") is None


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_browser_that_is_killed_while_a_backup_comes_in_ends_with_the_old_or_the_new_state(
    profile: Callable[[], BrowserContext], site: Server
) -> None:
    context = profile()
    page = context.pages[0]
    page.goto(site.url + KEEP)
    scripts_ran(page)
    new = {f"note:verify/n{number}": f"新的{number}" for number in range(300)}
    put(page, {"note:verify/old": "旧的"})
    look(page, sealed(new))
    unlock(page)
    expect(page.locator("[data-do=replace]")).to_be_visible(timeout=60_000)
    page.locator("[data-do=replace]").click(no_wait_after=True)
    crash(context, page)

    again = profile().new_page()
    again.goto(site.url + KEEP)
    scripts_ran(again)
    assert kept(again) in ({"note:verify/old": "旧的"}, new, {})
    assert again.evaluate("localStorage.getItem('steady:journal:next')") is None


def test_where_it_is_not_certain_which_is_newer_both_are_kept_and_shown_and_the_reader_chooses(
    page: Page, site: Server
) -> None:
    page.goto(site.url + KEEP)
    put(page, {"task:verify/call-back-inside-the-app": "started", "day:verify/x": "2026-12-01"})
    there = {"task:verify/call-back-inside-the-app": "done", "day:verify/x": "2026-12-09"}
    look(page, sealed(there))
    unlock(page)
    page.locator("[data-do=merge]").click(timeout=60_000)
    expect(page.locator("[data-opened=done]")).to_be_visible()

    rows = page.locator("[data-twice-list] > li")
    expect(rows).to_have_count(2)
    task = rows.filter(has_text="做完了")
    expect(task.locator("[data-twice-here]")).to_have_text("在做")
    expect(task.locator("a")).to_have_attribute("href", re.compile("/zh-Hans/steps/verify/#call-back-inside-the-app$"))
    page.reload()
    task.locator("[data-take]").click()
    expect(rows).to_have_count(1)
    rows.locator("[data-leave]").click()
    expect(page.locator("[data-twice]")).to_be_hidden()
    assert kept(page) == {"task:verify/call-back-inside-the-app": "done", "day:verify/x": "2026-12-01"}
