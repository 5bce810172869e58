"""Letters that an input method still works on are nobody's words; a finding is heard once."""

import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.browsing import Server
from tests.conftest import NewPage, scripts_ran
from tests.parts.notices.pages import PARENT, message
from tests.parts.steps.pages import STEP, TASK

YOU = "你怎么称呼他们"
ORDERS = {
    "input, then the end": ["input true", "compositionend"],
    "the end, then input": ["compositionend", "input false"],
    "input on both sides": ["input true", "compositionend", "input false"],
}
TYPES = """([field, steps, half, whole]) => {
  const fire = (name, isComposing) => field.dispatchEvent(name === 'input'
    ? new InputEvent('input', { bubbles: true, isComposing }) : new CompositionEvent(name, { bubbles: true }));
  fire('compositionstart');
  field.value = half;
  fire('input', true);
  window.seen = window.message();
  field.value = whole;
  for (const [name, composing] of steps.map((one) => one.split(' '))) fire(name, composing === 'true');
}"""


@pytest.fixture
def phone(new_page: NewPage, site: Server) -> Page:
    page = new_page(service_workers="block")
    page.goto(site.url + PARENT)
    scripts_ran(page)
    return page


@pytest.fixture
def half(phone: Page) -> Iterator[Callable[[str], None]]:
    """Type letters that are not words yet."""
    keys: CDPSession = phone.context.new_cdp_session(phone)

    def typed(letters: str) -> None:
        for end in range(1, len(letters) + 1):
            keys.send("Input.imeSetComposition", {"text": letters[:end], "selectionStart": end, "selectionEnd": end})

    yield typed
    keys.detach()


def kept(page: Page) -> str:
    return str(page.evaluate("JSON.stringify({ ...localStorage })"))


def changes(page: Page) -> int:
    return int(page.evaluate("window.changes"))


def editing(page: Page, words: str) -> None:
    """Open the editor and count from then on how often the list of findings changes."""
    page.locator("[data-edit]").click()
    page.locator("#own").fill(words)
    page.locator("#own").press("End")
    expect(page.locator("[data-findings] li")).to_have_count(0)
    page.evaluate(
        """() => {
          window.changes = 0;
          const list = document.querySelector('[data-findings]');
          new MutationObserver(() => { window.changes += 1; }).observe(list, { childList: true, subtree: true });
        }"""
    )


def test_half_typed_letters_are_in_no_message_and_not_kept(phone: Page, half: Callable[[str], None]) -> None:
    before = message(phone)
    phone.get_by_label(YOU).focus()
    half("mama")
    expect(phone.get_by_label(YOU)).to_have_value("mama")
    assert message(phone) == before
    assert "mama" not in kept(phone)
    phone.keyboard.insert_text("妈妈")

    expect(phone.locator(".message.chosen .words-text")).to_contain_text("妈妈")
    expect(phone.get_by_label(YOU)).to_have_value("妈妈")
    assert "妈妈" in kept(phone)
    assert "mama" not in kept(phone) + message(phone)


@pytest.mark.parametrize("order", ORDERS)
def test_in_whatever_order_the_browser_tells_of_it(phone: Page, order: str) -> None:
    field = phone.get_by_label(YOU).element_handle()
    phone.evaluate("window.message = () => document.querySelector('.message.chosen .words-text').textContent")
    phone.evaluate(TYPES, [field, ORDERS[order], "mama", "妈妈"])

    expect(phone.locator(".message.chosen .words-text")).to_contain_text("妈妈")
    assert "mama" not in phone.evaluate("window.seen")


def test_no_finding_flashes_up_and_the_list_changes_only_when_the_findings_do(
    phone: Page, half: Callable[[str], None]
) -> None:
    editing(phone, "妈，")
    half("xx")
    phone.evaluate("new Promise((go) => setTimeout(go, 700))")  # longer than the pause before a check
    assert changes(phone) == 0
    phone.keyboard.insert_text("我手机丢了")
    expect(phone.locator("[data-findings] .stop")).to_have_count(1)
    first = changes(phone)
    for letter in "。真的，晚安":
        phone.keyboard.insert_text(letter)
    phone.evaluate("new Promise((go) => setTimeout(go, 700))")

    assert first == changes(phone) == 1


def test_danger_to_life_is_seen_half_a_second_after_the_last_letter_even_of_a_word_that_is_never_done(
    phone: Page, half: Callable[[str], None]
) -> None:
    editing(phone, "妈，")
    phone.keyboard.insert_text("我不想活了")
    began = time.monotonic()
    expect(phone.locator("[data-findings] .crisis")).to_be_visible()
    assert time.monotonic() - began < 2, "half a second, on a busy machine"
    phone.locator("#own").fill("妈，")
    expect(phone.locator("[data-findings] li")).to_have_count(0)
    half("我不想活了")
    expect(phone.locator("[data-findings] .crisis")).to_be_visible()
    expect(phone.locator("#own")).to_have_value("妈，我不想活了")


def test_a_note_waits_for_the_input_method_too_but_a_page_that_is_left_keeps_what_stands_there(
    phone: Page, site: Server, half: Callable[[str], None]
) -> None:
    phone.goto(site.url + STEP)
    scripts_ran(phone)
    phone.locator(f"{TASK} summary").click()
    phone.locator(f"{TASK} textarea").focus()
    half("shuole")
    assert "shuole" not in kept(phone)
    phone.keyboard.insert_text("说了")
    assert "说了" in kept(phone)
    half("mingtian")
    phone.goto(f"{site.url}/zh-Hans/")
    assert "说了mingtian" in kept(phone)
