"""A backup goes into the phone's own menu or a file, and comes back from one: what goes wrong there is said."""

import random

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import Server
from tests.conftest import NewPage, scripts_ran
from tests.parts.keep.pages import KEEP, make, put, sealed

IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/27.2 Safari/604.1"
UNSHARED = "手机的分享菜单没打开。文字已经复制好了"
FAULTS = {
    "refuses": "() => Promise.reject(new DOMException('no', 'NotAllowedError'))",
    "is busy": "() => Promise.reject(new DOMException('busy', 'InvalidStateError'))",
    "gives nothing": "() => undefined",
    "throws": "() => { throw new TypeError('no'); }",
}


@pytest.fixture
def iphone(new_page: NewPage, site: Server) -> Page:
    page = new_page(service_workers="block", user_agent=IPHONE, permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script(
        "navigator.canShare = () => true; navigator.share = () => Promise.resolve(); window.saved = 0;"
        "HTMLAnchorElement.prototype.click = () => { window.saved += 1; };"
    )
    page.goto(site.url + KEEP)
    put(page, {f"note:verify/n{number}": random.Random(number).randbytes(90).hex() for number in range(40)})
    page.reload()
    scripts_ran(page)
    return page


def test_a_menu_that_does_not_open_leaves_the_whole_backup_copied(iphone: Page) -> None:
    make(iphone)
    assert iphone.locator("[data-piece-text]").count() > 1
    said = iphone.locator("[data-file] [data-said]")
    for way, does in FAULTS.items():
        iphone.evaluate(f"() => {{ navigator.share = {does}; return navigator.clipboard.writeText(''); }}")
        iphone.locator("[data-file] [data-said]").evaluate_all("(lines) => lines.forEach((line) => line.remove())")
        iphone.locator("[data-do=save]").click()
        expect(said, way).to_contain_text(UNSHARED)
    text = str(iphone.evaluate("navigator.clipboard.readText()"))
    iphone.locator("#capsule").fill(text)
    expect(iphone.locator("[data-look=whole]")).to_be_visible()

    said.get_by_role("button").click()
    iphone.locator("#capsule").fill(str(iphone.evaluate("getSelection().toString()")))
    expect(iphone.locator("[data-look=whole]")).to_be_visible()
    assert iphone.evaluate("window.saved") == 0


def test_who_closes_the_menu_hears_nothing_and_where_there_is_none_a_file_is_saved(iphone: Page) -> None:
    make(iphone)
    iphone.evaluate("() => { navigator.share = () => Promise.reject(new DOMException('closed', 'AbortError')); }")
    iphone.locator("[data-do=save]").click()
    iphone.evaluate("new Promise((done) => setTimeout(done))")
    expect(iphone.locator("[data-file] [data-said]")).to_have_count(0)
    for none in ("canShare = undefined", "canShare = () => { throw new TypeError('no'); }", "share = {}"):
        before = iphone.evaluate("window.saved")
        iphone.evaluate(f"() => {{ navigator.{none}; }}")
        iphone.locator("[data-do=save]").click()
        assert iphone.evaluate("window.saved") == before + 1, none
        iphone.evaluate("() => { navigator.canShare = () => true; }")


def test_what_is_said_of_a_piece_is_said_of_the_last_one_only_and_goes_with_it(iphone: Page) -> None:
    make(iphone)
    said = iphone.locator("[data-pieces] [data-said]")
    for piece in (0, 1):
        iphone.locator("[data-pieces] [data-copy]").nth(piece).click()
        expect(iphone.locator("[data-pieces] figure").nth(piece).locator("[data-said]")).to_be_visible()
        expect(said).to_have_count(1)
    make(iphone)
    expect(said).to_have_count(0)


def test_a_file_that_is_no_backup_ends_in_words_and_the_next_one_is_read(keep: Page) -> None:
    scripts_ran(keep)
    picker, field, line = keep.locator("#capsule-file"), keep.locator("#capsule"), keep.locator("[data-look]:visible")
    text = sealed({"task:verify/a": "done"})

    def picked(name: str, content: bytes, kind: str = "text/plain") -> None:
        picker.set_input_files({"name": name, "mimeType": kind, "buffer": content})

    picked("empty.txt", b"")
    expect(line).to_contain_text("读不出这个文件")
    picked("picture.png", bytes(range(256)) * 4000, "image/png")
    expect(line).to_contain_text("里面没有“稳住”的备份")
    expect(field).to_have_value("")
    picked("backup.txt", text.encode("utf-16"))
    expect(line).to_contain_text("完整")
    picker.set_input_files([])
    expect(line).to_contain_text("完整")

    for fault in ("text = () => Promise.reject(new DOMException('gone', 'NotReadableError'))",
                  "text = () => { throw new Error('no'); }", "text = undefined"):  # fmt: skip
        keep.evaluate(f"() => {{ File.prototype.{fault}; }}")
        picked("backup.txt", text.encode())
        expect(line, fault).to_contain_text("读不出这个文件")
        expect(field).to_have_value("")
        keep.evaluate("() => { File.prototype.text = Blob.prototype.text; }")
        picked("other.txt", text.encode())
        expect(line).to_contain_text("完整")
    keep.evaluate("() => { Object.defineProperty(File.prototype, 'size', { value: 1e10 }); }")
    picked("film.mp4", b"film", "video/mp4")
    expect(line).to_contain_text("比备份长得多")
