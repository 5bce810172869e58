"""What the page asks of the browser: it may refuse, throw, keep silent or lie, and each ends in words and by hand."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import Server
from tests.conftest import NewPage, swaps_are_ready

PARENT = "/zh-Hans/notices/parent/called/"
COPIED = "已复制。打开聊天，粘贴就行。"
BY_HAND = "粘不出来？长按文字自己复制"
SELECTED = "已经选中。长按，再点“拷贝”或“复制”。"
WRITES = "navigator.clipboard.writeText = {};"
NO_OLD_WAY = "document.execCommand = () => { throw new Error('no'); };"
SHARES = "Object.defineProperty(navigator, 'share', {{ value: {}, configurable: true }});"


@pytest.fixture
def phone(new_page: NewPage) -> Iterator[Page]:
    page = new_page(service_workers="block", permissions=["clipboard-read", "clipboard-write"])
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert errors == [], "an error in the console, and nothing on the page"


def said(page: Page) -> str:
    return page.locator("[data-message].chosen [data-said]:visible").inner_text()


def ways() -> dict[str, str]:
    return {
        "refuses": "() => Promise.reject(new DOMException('no', 'NotAllowedError'))",
        "throws": "() => { throw new Error('no'); }",
        "gives nothing": "() => undefined",
        "never answers": "() => new Promise(() => {})",
        "is late": "(text) => new Promise((say) => { setTimeout(say, 1500); })",
    }


@pytest.mark.parametrize("way", ways())
def test_a_clipboard_that_does_not_do_it_leaves_the_words_copied_the_old_way(
    phone: Page, site: Server, way: str
) -> None:
    phone.add_init_script(WRITES.format(ways()[way]))
    phone.goto(site.url + PARENT)
    phone.locator("[data-message].chosen [data-copy]").first.click()

    expect(phone.locator("[data-message].chosen [data-said]")).to_contain_text(COPIED)
    expect(phone.locator("#live")).to_have_text(COPIED)
    assert "别" in str(phone.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize("way", ways())
def test_where_nothing_copies_the_words_are_selected_for_the_hand(phone: Page, site: Server, way: str) -> None:
    phone.add_init_script(WRITES.format(ways()[way]) + NO_OLD_WAY)
    phone.goto(site.url + PARENT)
    phone.locator("[data-message].chosen [data-copy]").first.click()

    expect(phone.locator("[data-message].chosen [data-said]")).to_have_text(SELECTED)
    assert "别" in str(phone.evaluate("getSelection().toString()"))


def test_after_a_yes_that_may_be_a_lie_copying_by_hand_stays_within_reach(phone: Page, site: Server) -> None:
    phone.add_init_script(WRITES.format("() => Promise.resolve()"))
    phone.goto(site.url + PARENT)
    phone.locator("[data-message].chosen [data-copy]").first.click()
    phone.get_by_role("button", name=BY_HAND).click()

    expect(phone.locator("[data-message].chosen [data-said]")).to_have_text(SELECTED)
    assert "别" in str(phone.evaluate("getSelection().toString()"))


@pytest.mark.parametrize(
    "way",
    [
        "() => Promise.reject(new DOMException('no', 'NotAllowedError'))",
        "() => Promise.reject(new DOMException('busy', 'InvalidStateError'))",
        "() => undefined",
        "() => { throw new TypeError('no'); }",
    ],
)
def test_a_menu_that_does_not_open_leaves_the_words_copied_and_says_so(phone: Page, site: Server, way: str) -> None:
    phone.add_init_script(SHARES.format(way))
    phone.goto(site.url + PARENT)
    phone.locator("[data-message].chosen [data-send]").click()

    expect(phone.locator("[data-message].chosen [data-said]")).to_contain_text("手机的分享菜单没打开")
    assert "别" in str(phone.evaluate("navigator.clipboard.readText()"))


def test_who_closes_the_menu_is_told_nothing_and_what_is_no_menu_is_not_offered(phone: Page, site: Server) -> None:
    phone.add_init_script(SHARES.format("() => Promise.reject(new DOMException('', 'AbortError'))"))
    phone.goto(site.url + PARENT)
    phone.locator("[data-message].chosen [data-send]").click()
    phone.evaluate("new Promise((done) => setTimeout(done))")
    expect(phone.locator("[data-message].chosen [data-said]")).to_have_count(0)

    phone.add_init_script(SHARES.format("{}"))
    phone.goto(site.url + PARENT)
    swaps_are_ready(phone)
    expect(phone.locator("[data-message].chosen [data-send]")).to_be_hidden()


def test_copied_is_said_only_of_the_words_that_were_copied(phone: Page, site: Server) -> None:
    phone.goto(site.url + PARENT)
    swaps_are_ready(phone)
    line = phone.locator("[data-message].chosen [data-said]")
    phone.locator("[data-message].chosen [data-copy]").first.click()
    expect(line).to_be_visible()
    phone.get_by_label("你怎么称呼他们").fill("妈")
    expect(line).to_be_hidden()
    phone.get_by_label("你怎么称呼他们").fill("")
    expect(line).to_be_visible()

    phone.locator("[data-edit]").click()
    phone.locator("#own").fill("妈，我没事。")
    own = phone.locator("[data-editor] [data-said]")
    phone.locator("[data-own-copy]").click()
    expect(own).to_be_visible()
    phone.locator("#own").fill("妈，我没事。晚上说。")
    expect(own).to_be_hidden()


def test_letters_that_an_input_method_still_works_on_are_nobodys_words_yet(phone: Page, site: Server) -> None:
    phone.goto(site.url + PARENT)
    swaps_are_ready(phone)
    keys = phone.context.new_cdp_session(phone)
    field = phone.get_by_label("你怎么称呼他们")
    words = phone.locator("[data-message].chosen [data-words-text]")
    before = words.inner_text()
    field.focus()
    for letters in ("m", "ma", "mam", "mama"):
        keys.send(
            "Input.imeSetComposition", {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)}
        )
    expect(field).to_have_value("mama")
    assert words.inner_text() == before
    keys.send("Input.insertText", {"text": "妈妈"})

    expect(words).to_contain_text("妈妈")
    assert "mama" not in words.inner_text()


def test_findings_change_only_when_they_are_others_and_never_for_half_typed_letters(phone: Page, site: Server) -> None:
    phone.goto(site.url + PARENT)
    swaps_are_ready(phone)
    phone.locator("[data-edit]").click()
    phone.locator("#own").fill("妈，")
    found = phone.locator("[data-findings] li")
    expect(found).to_have_count(0)
    phone.evaluate(
        "window.changes = 0; new MutationObserver(() => { window.changes += 1; })"
        ".observe(document.querySelector('[data-findings]'), { childList: true })"
    )
    keys = phone.context.new_cdp_session(phone)
    phone.locator("#own").focus()
    phone.locator("#own").press("End")
    for letters in ("x", "xx", "xxi"):
        keys.send(
            "Input.imeSetComposition", {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)}
        )
    keys.send("Input.insertText", {"text": "我不想活了"})
    expect(found).to_have_count(1)
    for letter in "。真的，晚安":
        phone.keyboard.insert_text(letter)
    phone.locator("#own").press_sequentially("...", delay=30)
    phone.locator("#own").fill("妈，没事。")
    expect(found).to_have_count(0)

    assert phone.evaluate("window.changes") == 2, "once there, once gone"


def test_a_browser_that_cannot_print_says_so(phone: Page, site: Server) -> None:
    phone.add_init_script("window.print = undefined;")
    phone.goto(site.url + "/zh-Hans/notices/sheet/")
    phone.locator("[data-print]").click()

    expect(phone.get_by_text("这个浏览器打印不了")).to_be_visible()
