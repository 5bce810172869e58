"""A backup that proves itself, its way back, and what happens when something goes wrong on the way."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from tests.browsing import Server
from tests.conftest import NewPage, crash, scripts_ran, swaps_are_ready, until_ready
from tests.parts.keep.pages import KEEP, STEP, TASK, VECTORS, WORDS, kept, look, make, put, sealed, unlock
from tests.parts.steps.pages import tick


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("今天吃了吗", "里面没有“稳住”的备份"),
        (VECTORS[0]["text"][:90], "少了结尾"),
        (VECTORS[0]["text"].replace("0", "1"), "它坏了"),
        (VECTORS[0]["text"] + VECTORS[1]["text"], "两份不同的备份"),
        ('{"version": 3, "data": [1, 2]}', "里面没有“稳住”的备份"),
        ("x" * 2_500_000, "比备份长得多"),
        ("UCAPSULEU" + "A7 \n" * 200_000 + "UFINU", "它坏了"),
    ],
    ids=["chat", "half", "letter", "two", "foreign", "noise", "framed noise"],
)
def test_what_is_no_capsule_is_said_and_changes_nothing(keep: Page, pasted: str, said: str) -> None:
    scripts_ran(keep)
    put(keep, {"task:verify/x": "done"})
    before = kept(keep)
    script = """text => {
      const field = document.getElementById('capsule');
      if (text.startsWith('xxx')) Object.defineProperty(field, 'value', {get: () => text.repeat(10), set: () => {}});
      else field.value = text;
      const began = performance.now();
      field.dispatchEvent(new Event('input', {bubbles: true}));
      return performance.now() - began;
    }"""

    assert keep.evaluate(script, pasted) < 1000, "milliseconds"
    expect(keep.locator("[data-look]:visible")).to_contain_text(said)
    keep.locator("[data-do=open]").click()
    expect(keep.locator("[data-opened]:visible")).to_have_count(0)
    assert kept(keep) == before


def test_a_capsule_of_a_newer_version_is_recognised(keep: Page) -> None:
    script = """async build => {
      const letters = await import(`/a/${build}/ui/js/base32.js`);
      return `UCAPSULEU ${letters.toLetters(letters.summed([3, 1, 2, 3, 4, 5, 6, 1, 9, 9]))} UFINU`;
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
    scripts_ran(page)
    expect(page.locator("[data-unsafe]")).to_be_hidden()


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
    scripts_ran(page)
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


def test_without_the_part_that_locks_and_opens_it_is_said_and_can_be_tried_again(
    new_page: NewPage, site: Server
) -> None:
    page = new_page(service_workers="block")
    page.route("**/capsule.js", lambda route: route.abort())
    page.goto(site.url + KEEP)
    scripts_ran(page)
    look(page, VECTORS[0]["text"])
    expect(page.locator("[data-look=unfetched]")).to_be_visible()
    page.locator("[data-do=open]").click()
    expect(page.locator("[data-do=open]")).not_to_have_attribute("aria-disabled", "true")
    expect(page.locator("[data-look=unfetched]")).to_be_visible()
    page.locator("#passphrase").fill(WORDS)
    page.locator("[data-do=make]").click()

    expect(page.locator("[data-making=failed]")).to_be_visible()
    expect(page.locator("#capsule")).to_have_value(VECTORS[0]["text"])


def test_a_crafted_backup_of_ten_thousand_things_is_text_and_nothing_else(page: Page, site: Server) -> None:
    markup = '<img src=x onerror="window.ran = true"><script>window.ran = true</script>\u202egnp.exe'
    person = json.dumps({"name": markup, "kind": markup, "group": markup})
    items = {f"note:verify/n{number}": markup for number in range(9_800)}
    items |= {f"person:p{number}": person for number in range(100)}
    items |= {f"slip:{markup}{number}": markup for number in range(98)}
    items |= {"note:verify/long": "长" * 1_700_000, "other:task:verify/x": markup}
    items |= {"__proto__": "done", "constructor": "done", "task:verify/bad": markup, "told:bad": "{}"}
    page.goto(site.url + KEEP)
    scripts_ran(page)
    text = sealed(items)
    page.evaluate(
        """text => {
          const field = document.getElementById('capsule');
          Object.defineProperty(field, 'value', {configurable: true, get: () => text, set: () => {}});
          field.dispatchEvent(new Event('input', {bubbles: true}));
        }""",
        text,
    )
    expect(page.locator("[data-look=whole]")).to_be_visible(timeout=60_000)
    unlock(page)
    expect(page.locator("[data-bad]")).to_be_visible(timeout=60_000)
    for bad in ("__proto__", "constructor", "task:verify/bad", "told:bad"):
        expect(page.locator("[data-bad-names]")).to_contain_text(bad)
    page.locator("[data-do=replace]").click()
    expect(page.locator("[data-opened=done]")).to_be_visible(timeout=60_000)
    sound = {
        key
        for key in items
        if key not in {"__proto__", "constructor", "task:verify/bad", "told:bad", "other:task:verify/x"}
    }
    assert set(kept(page)) == sound
    page.goto(f"{site.url}/zh-Hans/notices/people/")
    expect(page.locator("[data-person]")).to_have_count(100)
    expect(page.locator("[data-person] [data-name]").first).to_have_text(markup)

    assert page.evaluate("[window.ran, {}.done, Object.keys(Object.prototype)]") == [None, None, []]
