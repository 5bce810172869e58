"""What a relative does on their own phone, and what reaches the reader through a chat."""

import re

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browsing import Server
from tests.conftest import NewPage
from tests.made import TAGS
from tests.parts.relatives.pages import PEOPLE, make, open_form, relatives_phone, slips


def test_from_the_relatives_phone_to_the_readers_list_and_nothing_is_sent(new_page: NewPage, site: Server) -> None:
    phone = relatives_phone(new_page, site)
    asked: list[Request] = []
    phone.on("request", lambda request: asked.append(request))  # noqa: PLW0108  # needs a real function
    phone.locator("[data-stamp]").click()
    expect(phone.locator("[data-stamp-time]")).to_have_text(re.compile(r"^北京时间 \d{4}-\d\d-\d\d \d\d:\d\d$"))
    expect(phone.get_by_label("我说了“请不要再打来”")).to_be_checked()
    phone.get_by_label("说了欠钱的事").check()
    phone.get_by_label("对方的号码或账号").fill("１３８ 0013-8000")
    phone.get_by_label("自称是谁").fill("平台 <客服>")
    make(phone)
    phone.locator("[data-notes]").get_by_role("button", name="复制这段话").click()
    expect(phone.locator("#live")).to_contain_text("已复制。打开聊天，粘贴就行。")
    copied = str(phone.evaluate("navigator.clipboard.readText()"))

    assert "13800138000" in copied
    assert phone.evaluate("Object.keys(localStorage).filter((key) => /slip|word/.test(key))") == []
    assert [request.url for request in asked if "138" in request.url or "客服" in request.url] == []

    reader = relatives_phone(new_page, site, path=PEOPLE)
    reader.get_by_label("粘贴在这里").fill(f"妈 14:32\n{copied}\n妈 14:33\n看到了吗")
    reader.locator("[data-find]").click()
    expect(reader.locator("[data-slip-line]")).to_contain_text("平台 <客服>")
    expect(reader.locator("[data-slip-line]")).to_have_text(
        re.compile(r"^来电记录 · 北京时间 2026-11-24 10:0.*说了欠钱 · 已告诉对方别再打$")
    )
    reader.locator("[data-keep-slip]").click()
    expect(reader.locator("[data-kept-slip]")).to_be_visible()
    reader.reload()
    expect(reader.locator("[data-slip-line]")).to_contain_text("平台 <客服>")
    expect(reader.locator("[data-kept-slip]")).to_be_visible()
    reader.get_by_label("粘贴在这里").fill(copied.replace("UEND", "0UEND"))
    reader.locator("[data-find]").click()
    expect(reader.locator("[data-damaged]")).to_be_visible()
    reader.get_by_label("粘贴在这里").fill("今天吃了吗")
    reader.locator("[data-find]").click()
    expect(reader.locator("[data-no-slip]")).to_be_visible()
    expect(reader.locator("[data-slip-line]")).to_have_count(1)


def test_a_slip_says_only_what_the_relative_knows(new_page: NewPage, site: Server) -> None:
    phone = relatives_phone(new_page, site)
    make(phone)
    expect(slips(phone)).to_contain_text("来电记录 · 时间没写；记于 北京时间 2026-11-24 10:0")
    expect(slips(phone)).to_contain_text("号码：没显示")
    expect(slips(phone)).not_to_contain_text("欠钱")
    expect(slips(phone)).not_to_contain_text("别再打")
    phone.get_by_label("什么时候；不止一次就写第一次").fill("2026-11-23T21:40")
    make(phone)

    expect(slips(phone).first).to_contain_text("来电记录 · 北京时间 2026-11-23 21:40 · 号码")


@pytest.mark.parametrize("tag", TAGS)
def test_a_relative_reads_refuses_makes_a_slip_and_copies_it_at_320_px_in_very_large_type(
    new_page: NewPage, site: Server, tag: str
) -> None:
    page = new_page(service_workers="block", viewport={"width": 320, "height": 640}, permissions=["clipboard-write"])
    page.add_init_script("localStorage.setItem('steady:setting:text', JSON.stringify({value: 'huge', at: 1}))")
    page.goto(f"{site.url}/{tag}/relatives/parent/")
    expect(page.locator("html")).to_have_attribute("data-text", "huge")
    open_form(page)
    for tap in ("[data-stamp]", "[for=debt]", "[for=money]", "[data-make-slip]", "[data-made-copy]"):
        page.locator(tap).click()

    expect(page.locator("[data-stamp-time]")).to_be_visible()
    expect(page.locator("[data-made-words]")).to_contain_text("USLIPU")
    expect(page.locator("#live")).not_to_be_empty()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, "no sideways scroll"


@pytest.mark.parametrize("tag", TAGS)
def test_with_scripts_off_a_relative_can_read_refuse_and_write_in_their_own_name(
    new_page: NewPage, site: Server, tag: str
) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page.goto(f"{site.url}/{tag}/relatives/parent/")

    expect(page.locator(".donts li")).to_have_count(3)
    expect(page.locator("#say-1")).to_be_visible()
    page.locator("details:has(#own-right-1) > summary").click()
    expect(page.locator("#own-right-1")).to_be_visible()
    open_form(page)
    expect(page.locator(".note .plain")).to_be_visible()
    expect(page.locator("[data-slip]")).to_be_hidden()


def test_the_sheet_for_the_office_prints_on_one_page_and_names_nobody(page: Page, site: Server) -> None:
    for tag in TAGS:
        page.goto(f"{site.url}/{tag}/notices/sheet/")
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1, tag
