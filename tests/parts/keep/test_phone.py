"""A backup that proves itself, its way back, and what happens when something goes wrong on the way."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from tests.browsing import Server
from tests.conftest import NewPage, crash, full_for, scripts_ran, swaps_are_ready, until_ready
from tests.parts.keep.test_capsule import run
from tests.parts.steps.test_phone import tick

KEEP = "/zh-Hans/keep/"
STEP = "/zh-Hans/steps/verify/"
TASK = "#call-back-inside-the-app"
WORDS = "竹林 月光 大海 小米 石榴"
VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text(encoding="utf-8"))


@pytest.fixture
def keep(page: Page, site: Server) -> Page:
    page.goto(site.url + KEEP)
    return page


def put(page: Page, items: dict[str, str], at: int = 1_764_000_000) -> None:
    """Let the phone keep these."""
    script = """([items, at]) => {
      for (const [key, value] of Object.entries(items)) {
        localStorage.setItem(`steady:${key}`, JSON.stringify({value, at}));
      }
    }"""
    page.evaluate(script, [items, at])


def forget(page: Page) -> None:
    """Let the phone lose every tick and note."""
    page.evaluate(
        """Object.keys(localStorage).filter(key => /:(task|note):/.test(key))
          .forEach(key => localStorage.removeItem(key))"""
    )


def kept(page: Page) -> dict[str, str]:
    """What the phone keeps of the reader's own."""
    script = """() => Object.fromEntries(Object.entries(localStorage)
      .filter(([key]) => /^steady:(task|note|day|word|person|told|slip):/.test(key))
      .map(([key, text]) => [key.slice(7), JSON.parse(text).value]))"""
    found: dict[str, str] = page.evaluate(script)
    return found


def make(page: Page, words: str = WORDS) -> str:
    """Make a backup and return its text."""
    page.locator("#passphrase").fill(words)
    page.locator("[data-do=make]").click()
    expect(page.locator("div[data-making=made]")).to_be_visible(timeout=60_000)
    return page.locator("#capsule-text").inner_text()


def look(page: Page, text: str) -> None:
    page.locator("#capsule").fill(text)


def unlock(page: Page, words: str = WORDS) -> None:
    page.locator("#opening").fill(words)
    page.locator("[data-do=open]").click()


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("今天吃了吗", "里面没有“稳住”的备份"),
        (VECTORS[0]["text"][:90], "少了结尾"),
        (VECTORS[0]["text"].replace("0", "1"), "它坏了"),
        (VECTORS[0]["text"] + VECTORS[1]["text"], "两份不同的备份"),
        ('{"version": 3, "data": [1, 2]}', "里面没有“稳住”的备份"),
        ("x" * 10_000_000, "比备份长得多"),
        ("UCAPSULEU" + "A7 \n" * 200_000 + "UFINU", "它坏了"),
    ],
    ids=["chat", "half", "letter", "two", "foreign", "noise", "framed noise"],
)
def test_what_is_no_capsule_is_said_and_changes_nothing(keep: Page, pasted: str, said: str) -> None:
    scripts_ran(keep)
    put(keep, {"task:verify/x": "done"})
    before = keep.evaluate("JSON.stringify({...localStorage})")
    script = """text => {
      const field = document.getElementById('capsule');
      field.value = text;
      const began = performance.now();
      field.dispatchEvent(new Event('input', {bubbles: true}));
      return performance.now() - began;
    }"""

    assert keep.evaluate(script, pasted) < 1000, "milliseconds"
    expect(keep.locator("[data-look]:visible")).to_contain_text(said)
    keep.locator("[data-do=open]").click()
    expect(keep.locator("[data-opened]:visible")).to_have_count(0)
    assert keep.evaluate("JSON.stringify({...localStorage})") == before


def test_a_capsule_of_a_newer_version_is_recognised(keep: Page) -> None:
    script = """async build => {
      const letters = await import(`/a/${build}/ui/js/base32.js`);
      return `UCAPSULEU ${letters.toLetters(letters.summed([2, 1, 2, 3, 4, 5, 6, 1, 9, 9]))} UFINU`;
    }"""
    look(keep, keep.evaluate(script, keep.locator("html").get_attribute("data-build")))

    expect(keep.locator("[data-look]:visible")).to_contain_text("新版的“稳住”做的")


def test_a_backup_counts_only_when_it_was_opened_again(page: Page, site: Server) -> None:
    page.goto(site.url + KEEP)
    put(page, {"task:verify/a": "done", "note:verify/a": "记一下", "task:tell/b": "na"})
    page.goto(f"{site.url}/zh-Hans/")
    expect(page.locator("[data-unsafe]")).to_be_visible()
    page.goto(site.url + KEEP)
    text = make(page)
    page.goto(f"{site.url}/zh-Hans/settings/")
    expect(page.locator("[data-backup=no]")).to_be_visible()

    page.goto(site.url + KEEP)
    look(page, f"我 14:32\n{text}\n收到")
    expect(page.locator("[data-look=whole]")).to_be_visible()
    unlock(page, "不对的口令是这个")
    expect(page.locator("[data-opened=no]")).to_be_visible(timeout=60_000)
    unlock(page)
    expect(page.locator("[data-proven]")).to_be_visible(timeout=60_000)
    page.goto(f"{site.url}/zh-Hans/settings/")
    expect(page.locator("[data-backup-day]")).to_contain_text(re.compile(r"^2026-11-24 [0-9A-Z]{4}$"))
    page.goto(f"{site.url}/zh-Hans/")
    expect(page.locator("[data-count]").first).to_contain_text(" / ")
    expect(page.locator("[data-unsafe]")).to_be_hidden()


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
    assert kept(page) == later | {"note:verify/a": "新的\n———\n旧的", "note:tell/b": "只在备份里"}
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
    expect(page.locator("[data-opened=undone]")).to_be_visible()
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
    assert page.evaluate("JSON.parse(localStorage.getItem('steady:snap:ab')).at") == 1_764_000_000


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


def test_a_backup_that_cannot_be_locked_is_said_and_can_be_tried_again(page: Page, site: Server) -> None:
    page.goto(site.url + KEEP)
    put(page, {"task:verify/a": "done"})
    page.evaluate("() => { window.real = crypto.subtle.encrypt; crypto.subtle.encrypt = () => Promise.reject(); }")
    page.locator("#passphrase").fill(WORDS)
    page.locator("[data-do=make]").click()
    expect(page.locator("[data-making=failed]")).to_be_visible(timeout=60_000)
    page.evaluate("() => { crypto.subtle.encrypt = window.real; }")

    assert "UCAPSULEU" in make(page)


def test_a_short_passphrase_is_refused_and_a_made_one_has_seven_words(keep: Page) -> None:
    keep.locator("#passphrase").fill("月光 1 2")
    keep.locator("[data-do=make]").click()
    expect(keep.locator("[data-strength=short]")).to_be_visible()
    expect(keep.locator("#passphrase")).to_be_focused()
    expect(keep.locator("#passphrase")).to_have_value("月光 1 2")

    keep.locator("[data-do=suggest]").click()
    words = keep.locator("#passphrase").input_value().split("·")
    assert len(words) == 7
    assert set(words) <= set(str(keep.locator("#passphrase").get_attribute("data-words")).split(" "))
    expect(keep.locator("[data-strength=made]")).to_be_visible()


def test_nothing_of_a_backup_or_its_passphrase_is_in_any_request_or_kept(new_page: NewPage, site: Server) -> None:
    page = new_page(service_workers="block")
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))  # noqa: PLW0108  # needs a real function
    page.goto(site.url + KEEP)
    put(page, {"note:verify/a": "写下的话"})
    page.reload()
    text = make(page)
    look(page, text)
    unlock(page)
    expect(page.locator("[data-opened=yes]")).to_be_visible(timeout=60_000)
    sent = " ".join(request.url + (request.post_data or "") for request in asked)

    assert "UCAPSULEU" not in sent
    assert "%E7%AB%B9%E6%9E%97" not in sent
    assert "竹林" not in page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")


def test_with_the_server_dead_a_file_is_saved_and_opened_on_another_phone(
    profile: Callable[[], BrowserContext], new_page: NewPage, own_site: Server, site: Server, tmp_path: Path
) -> None:
    context = profile()
    page = context.pages[0]
    until_ready(page, f"{own_site.url}/zh-Hans/")
    own_site.kill()
    page.goto(own_site.url + STEP)
    tick(page)
    page.goto(own_site.url + KEEP)
    make(page)
    with page.expect_download() as download:
        page.locator("[data-do=save]").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert re.fullmatch(r"steady-\d{4}-\d\d-\d\d\.txt", file.name)

    other = new_page(service_workers="block")
    other.goto(site.url + KEEP)
    other.locator("#capsule-file").set_input_files(file)
    expect(other.locator("[data-look=whole]")).to_be_visible()
    unlock(other)
    expect(other.locator("[data-opened=yes]")).to_be_visible(timeout=60_000)
    expect(other.locator("[data-proven]")).to_be_hidden()
    other.locator("[data-do=merge]").click()
    expect(other.locator("[data-opened=done]")).to_be_visible()
    other.goto(f"{site.url}{STEP}{TASK}")
    expect(other.locator(f"{TASK} .tick input")).to_be_checked()


def test_where_nothing_can_be_locked_the_page_says_so(new_page: NewPage, site: Server) -> None:
    page = new_page(service_workers="block")
    page.add_init_script("Object.defineProperty(crypto, 'subtle', {value: undefined})")
    page.goto(site.url + KEEP)

    expect(page.locator("[data-no-crypto]")).to_be_visible()
    expect(page.locator("[data-crypto]:visible")).to_have_count(0)


def test_an_installed_app_that_begins_empty_offers_to_bring_things_along(new_page: NewPage, site: Server) -> None:
    page = new_page(service_workers="block")
    page.add_init_script("Object.defineProperty(navigator, 'standalone', {value: true})")
    page.goto(f"{site.url}/zh-Hans/")
    expect(page.locator("[data-first-start]")).to_be_visible()
    page.locator("[data-first-start] a").click()
    expect(page.locator("#move")).to_be_in_viewport()
    put(page, {"task:verify/a": "done"})
    page.goto(f"{site.url}/zh-Hans/")
    expect(page.locator("[data-count]").first).to_contain_text(" / ")
    expect(page.locator("[data-first-start]")).to_be_hidden()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_browser_that_is_killed_while_a_note_is_written_loses_no_more_than_the_last_words(
    profile: Callable[[], BrowserContext], site: Server
) -> None:
    words = "今天下午三点，自称平台的人打来，工号没有说"
    context = profile()
    page = context.pages[0]
    page.goto(f"{site.url}{STEP}{TASK}")
    tick(page)
    page.locator(f"{TASK} textarea").press_sequentially(words)
    crash(context, page)

    again = profile().new_page()
    again.goto(f"{site.url}{STEP}{TASK}")
    swaps_are_ready(again)
    assert words.startswith(again.locator(f"{TASK} textarea").input_value())
    assert again.locator("#unsaved").is_hidden()
    again.locator(f"{TASK} textarea").fill("接着写")
    again.reload()
    expect(again.locator(f"{TASK} textarea")).to_have_value("接着写")


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


def sealed(items: dict[str, str]) -> str:
    """A backup of these items."""
    dated = {key: [value, 1_764_000_000] for key, value in items.items()}
    return str(run("seal", dated, WORDS, 29_400_000)["text"])
