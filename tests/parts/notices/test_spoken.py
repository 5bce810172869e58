"""你, 您 or 你们 to parents as the reader chose, a stranger only with a name, and what was done only when it was."""

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import Server
from tests.conftest import NewPage, scripts_ran, swaps_are_ready
from tests.parts.notices.pages import COPY, PARENT, choose, clipboard, message

STRANGER = "/zh-Hans/notices/acquaintance/called/"
NAMELESS = "填上你的名字，再复制"


def speak(page: Page, word: str) -> None:
    page.get_by_role("button", name=word).click()


def pressed(page: Page) -> str:
    return page.locator("[data-elder][aria-pressed=true]").inner_text()


def test_mother_is_spoken_to_as_chosen_in_every_message_and_it_is_kept(new_page: NewPage, site: Server) -> None:
    page = new_page(service_workers="block", permissions=["clipboard-read", "clipboard-write"])
    page.goto(site.url + PARENT)
    scripts_ran(page)
    assert pressed(page) == "你"
    assert "再打来，你就说" in message(page)
    speak(page, "您")
    assert "再打来，您就说" in message(page)
    assert "“你们找本人" in message(page), "this is said to the caller"
    page.locator(".message.chosen").get_by_role("button", name=COPY, exact=True).click()
    assert clipboard(page) == message(page)

    page.goto(site.url + PARENT.replace("called", "asked-to-pay"))
    scripts_ran(page)
    assert pressed(page) == "您"
    assert "有人让您替我付钱" in message(page)
    choose(page, "medium", "say")
    assert "您千万别转" in page.locator(".message.chosen .branches").inner_text()
    page.goto(f"{site.url}/zh-Hans/settings/")
    scripts_ran(page)
    expect(page.locator("[data-kept-count]")).to_have_text("0")


def test_both_parents_are_spoken_to_in_the_script_of_the_page(page: Page, site: Server) -> None:
    page.goto(site.url + PARENT)
    scripts_ran(page)
    speak(page, "你们")
    assert "再打来，你们就说" in message(page)
    page.goto(site.url + PARENT.replace("Hans", "Hant"))
    scripts_ran(page)
    assert pressed(page).startswith("你們")
    assert "再打來，你們就說" in message(page)
    page.goto(f"{site.url}/en/notices/parent/called/")
    scripts_ran(page)

    expect(page.locator("[data-elder]")).to_have_count(0)
    assert "If they call again, say" in message(page)


def test_own_words_begin_with_the_word_that_was_chosen_and_are_not_changed_by_it(page: Page, site: Server) -> None:
    page.goto(site.url + PARENT)
    swaps_are_ready(page)
    speak(page, "您")
    page.locator("[data-edit]").click()
    expect(page.locator("#own")).to_be_focused()
    own = page.locator("#own").input_value()
    assert "您就说" in own
    speak(page, "你们")

    expect(page.locator("#own")).to_have_value(own)


@pytest.mark.parametrize("kept", ["9", "", "__proto__"])
def test_a_word_that_is_none_is_the_one_that_most_say(page: Page, site: Server, kept: str) -> None:
    page.goto(site.url + PARENT)
    page.evaluate("(kept) => localStorage.setItem('steady:setting:elder', JSON.stringify({value: kept, at: 1}))", kept)
    page.reload()
    scripts_ran(page)

    assert pressed(page) == "你"
    assert "再打来，你就说" in message(page)


def test_others_are_spoken_to_as_ever(page: Page, site: Server) -> None:
    page.goto(site.url + PARENT)
    scripts_ran(page)
    speak(page, "你们")
    for path, said in (("acquaintance/called/", "您不用理会"), ("friend/called/", "打扰到你了")):
        page.goto(f"{site.url}/zh-Hans/notices/{path}")
        scripts_ran(page)

        assert said in message(page)
        expect(page.locator("[data-elder]")).to_have_count(0)


def test_without_scripts_parents_are_spoken_to_as_most_do(new_page: NewPage, site: Server) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site.url + PARENT)
    assert "再打来，你就说" in message(page)
    expect(page.locator("[data-elder]").first).to_be_hidden()

    page.goto(site.url + STRANGER)
    assert message(page).startswith("您好，我是＿＿＿。"), "a place to write it by hand"
    expect(page.get_by_role("link", name=NAMELESS).first).to_be_hidden()


def test_words_to_a_stranger_are_copied_only_with_a_name(new_page: NewPage, site: Server) -> None:
    page = new_page(service_workers="block", permissions=["clipboard-read", "clipboard-write"])
    page.goto(site.url + STRANGER)
    scripts_ran(page)
    shown = page.locator(".message.chosen")
    copy = shown.get_by_role("button", name=COPY, exact=True)
    for medium in ("sms", "wechat", "say"):
        choose(page, "medium", medium)
        expect(shown.locator("button:visible")).to_have_count(0)
    choose(page, "medium", "wechat")
    shown.get_by_role("link", name=NAMELESS).click()
    expect(page.locator("#me")).to_be_focused()
    page.keyboard.insert_text("  ")
    expect(copy).to_be_hidden()
    page.locator("#me").fill("小李")
    expect(shown.get_by_role("link", name=NAMELESS)).to_be_hidden()
    copy.click()

    expect(page.locator("#live")).to_contain_text("已复制。打开聊天，粘贴就行。")
    assert clipboard(page).startswith("您好，我是小李。听说有人打给您")
    page.reload()
    scripts_ran(page)
    expect(copy).to_be_visible()


@pytest.mark.parametrize(
    ("sentence", "to", "below"),
    [
        ("我也跟对方说了，有事只联系我", "parent", None),
        ("我已经联系了官方客服", "friend", "1"),
    ],
)
def test_what_was_done_is_said_only_after_its_task_is_ticked_and_never_below_its_level(
    page: Page, site: Server, sentence: str, to: str, below: str | None
) -> None:
    notice = site.url + PARENT.replace("parent", to)
    page.goto(notice)
    scripts_ran(page)
    choose(page, "level", "2")
    choose(page, "tone", "warm")
    assert sentence not in message(page)

    page.goto(f"{site.url}/zh-Hans/steps/talk/")
    for task in ("contact-service", "contact-only-me"):
        page.locator(f"#{task}-tick").click()
        page.wait_for_selector(f"#{task}[data-state=done]")
    page.goto(notice)
    scripts_ran(page)
    assert sentence in message(page)

    if below:
        choose(page, "level", below)
        assert sentence not in message(page)
