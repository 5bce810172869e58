"""What the page asks of the browser: it may refuse, throw, keep silent or lie, and each ends in words and by hand."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browsing import Server
from tests.conftest import NewPage, scripts_ran
from tests.parts.notices.pages import PARENT, choose, clipboard, message

BY_HAND = "粘不出来？长按文字自己复制"
COPIED = f"已复制。打开聊天，粘贴就行。 {BY_HAND}"
SELECTED = "已经选中。长按，再点“拷贝”或“复制”。"
UNSHARED = f"手机的分享菜单没打开。文字已经复制好了，要用在哪里，到那里粘贴就行。 {BY_HAND}"
ANEW = """() => {
  document.querySelectorAll('[data-said]').forEach((line) => line.remove());
  getSelection().empty();
  return window.write('');
}"""
WRITES = {
    "refuses": "() => Promise.reject(new DOMException('no', 'NotAllowedError'))",
    "throws at once": "() => { throw new Error('no'); }",
    "throws nothing": "() => Promise.reject()",
    "gives nothing": "() => undefined",
    "gives a value": "() => true",
    "is not there": "undefined",
    "never answers": "() => new Promise(() => {})",
    "answers too late": "() => new Promise((go) => { setTimeout(() => { window.late += 1; go(); }, 1300); })",
}
SHARES = {
    "refuses": "() => Promise.reject(new DOMException('no', 'NotAllowedError'))",
    "is busy": "() => Promise.reject(new DOMException('busy', 'InvalidStateError'))",
    "gives nothing": "() => undefined",
    "throws": "() => { throw new TypeError('no'); }",
    "is gone": "undefined",
}


@pytest.fixture
def phone(new_page: NewPage, site: Server) -> Page:
    page = new_page(service_workers="block", permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script(
        """window.late = 0;
        const { writeText } = Object.getPrototypeOf(navigator.clipboard);
        window.write = (text) => writeText.call(navigator.clipboard, text);
        navigator.share = () => Promise.resolve();"""
    )
    page.goto(site.url + PARENT)
    scripts_ran(page)
    return page


def replace(page: Page, what: str) -> None:
    """Put another function in the place of one of the browser's."""
    page.evaluate(f"() => {{ {what}; }}")


def said(page: Page) -> Locator:
    return page.locator(".message.chosen [data-said]")


def copy(page: Page) -> None:
    page.locator(".message.chosen [data-copy]").first.click()


def selected(page: Page) -> str:
    return str(page.evaluate("getSelection().toString()")).strip()


@pytest.mark.parametrize("way", WRITES)
def test_a_clipboard_that_does_not_do_it_leaves_the_words_copied_the_old_way_or_selected(phone: Page, way: str) -> None:
    phone.evaluate(ANEW)
    replace(phone, f"navigator.clipboard.writeText = {WRITES[way]}")
    copy(phone)
    expect(said(phone)).to_have_text(COPIED)
    expect(phone.locator("#live")).to_have_text(COPIED)
    assert clipboard(phone) == message(phone)

    phone.evaluate(ANEW)
    for none in ("() => false", "() => { throw new Error('no'); }", "undefined"):
        replace(phone, f"document.execCommand = {none}")
    copy(phone)
    expect(said(phone)).to_have_text(SELECTED)
    assert selected(phone)[:12] == message(phone)[:12]
    if way == "answers too late":
        phone.wait_for_function("() => window.late === 2")
        expect(said(phone)).to_have_text(SELECTED)


def test_after_a_yes_that_may_be_a_lie_copying_by_hand_stays_within_reach(phone: Page) -> None:
    replace(phone, "navigator.clipboard.writeText = () => Promise.resolve()")
    copy(phone)
    phone.get_by_role("button", name=BY_HAND).click()

    expect(said(phone)).to_have_text(SELECTED)
    expect(phone.locator(".message.chosen .words-text")).to_be_focused()
    assert selected(phone)[:12] == message(phone)[:12]


def test_who_goes_on_while_the_clipboard_keeps_silent_is_not_disturbed(phone: Page) -> None:
    phone.locator("[data-edit]").click()
    phone.locator("#own").fill("妈，我没事。")
    replace(phone, "navigator.clipboard.writeText = () => new Promise(() => {})")
    replace(phone, "document.execCommand = () => { window.asked = true; return false; }")
    phone.locator("[data-own-copy]").click()
    phone.locator("#own").press("End")
    phone.keyboard.insert_text("真的。")
    phone.evaluate("new Promise((go) => setTimeout(go, 1200))")  # longer than the patience
    phone.keyboard.insert_text("晚安。")

    expect(phone.locator("#own")).to_have_value("妈，我没事。真的。晚安。")
    expect(phone.locator("[data-editor] [data-said]")).to_have_count(0)
    assert phone.evaluate("window.asked") is None


def test_only_the_last_tap_is_answered_and_only_what_is_in_the_clipboard_is_said_to_be(
    phone: Page, site: Server
) -> None:
    phone.goto(f"{site.url}/zh-Hans/notices/employer/called/")
    scripts_ran(phone)
    choose(phone, "medium", "email")
    buttons = phone.locator(".message.chosen [data-copy]")
    buttons.nth(0).click()
    expect(said(phone)).to_have_count(1)
    subject = clipboard(phone)
    buttons.nth(1).click()
    expect(phone.locator(".message.chosen .buttons [data-said]")).to_be_visible()
    expect(said(phone)).to_have_count(1)
    assert clipboard(phone) != subject

    replace(
        phone,
        "navigator.clipboard.writeText = (text) => new Promise((go) => { window.slow = () => write(text).then(go); })",
    )
    buttons.nth(0).click()
    replace(phone, "navigator.clipboard.writeText = window.write")
    buttons.nth(1).click()
    expect(phone.locator(".message.chosen .buttons [data-said]")).to_be_visible()
    phone.evaluate("window.slow()")
    assert clipboard(phone) == subject
    expect(said(phone)).to_have_count(0)


def test_a_menu_that_does_not_open_leaves_the_words_copied_and_says_so(phone: Page, site: Server) -> None:
    phone.evaluate(ANEW)
    replace(phone, "navigator.share = () => Promise.reject(new DOMException('closed', 'AbortError'))")
    phone.locator(".message.chosen [data-send]").click()
    phone.evaluate("new Promise((done) => setTimeout(done))")
    expect(said(phone)).to_have_count(0)
    assert clipboard(phone) == ""

    for way, does in SHARES.items():
        phone.evaluate(ANEW)
        replace(phone, f"navigator.share = {does}")
        phone.locator(".message.chosen [data-send]").click()
        expect(said(phone), way).to_have_text(UNSHARED)
        assert clipboard(phone) == message(phone), way

    phone.add_init_script("Object.defineProperty(navigator, 'share', { value: {} })")
    phone.goto(site.url + PARENT)
    scripts_ran(phone)
    expect(phone.locator(".message.chosen [data-send]")).to_be_hidden()


def test_a_browser_that_cannot_print_says_so(phone: Page, site: Server) -> None:
    phone.goto(f"{site.url}/zh-Hans/notices/sheet/")
    scripts_ran(phone)
    line = phone.get_by_text("那就是这个浏览器打印不了")
    for does in ("undefined", "() => { throw new Error('no'); }", "() => undefined"):
        replace(phone, f"window.print = {does}")
        phone.locator("[data-print]").click()
        expect(line, does).to_be_visible()
        phone.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        expect(line).to_be_hidden()

    replace(phone, "window.print = () => { window.dispatchEvent(new Event('beforeprint')); window.printed = true; }")
    phone.locator("[data-print]").click()
    phone.evaluate("new Promise((go) => setTimeout(go, 1200))")  # longer than the patience
    assert phone.evaluate("window.printed")
    expect(line).to_be_hidden()
