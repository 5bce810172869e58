"""What a relative types is in the note, or what is wrong is said at its field before there is one."""

import json

import pytest
from playwright.sync_api import expect

from tests.browsing import ROOT, Server
from tests.conftest import NewPage
from tests.parts.relatives.pages import PEOPLE, make, relatives_phone, slips, wrong

OLD = json.loads((ROOT / "tests" / "ui" / "slips-v1.json").read_text(encoding="utf-8"))
AT = "什么时候；不止一次就写第一次"
NEWER = "USLIPU 0C0G-40WS-1GMZ-T UEND"
"""Version 3, with the sum of its own bytes."""


def test_several_numbers_and_words_are_read_at_the_field_and_stand_in_the_note(new_page: NewPage, site: Server) -> None:
    phone = relatives_phone(new_page, site)
    number = phone.get_by_label("对方的号码或账号")
    reading = phone.locator("[data-reading]")
    number.fill("13812345678")
    expect(reading).to_be_hidden()
    number.fill("13812345678\n010-12345678转801，138开头")
    expect(reading).to_have_text("记录里会这样写： 13812345678、010-12345678 转 801、“138开头”")
    expect(phone.locator("[data-worded]")).to_be_visible()
    make(phone)
    expect(slips(phone)).to_contain_text("号码：13812345678、010-12345678 转 801、“138开头”")
    number.fill("、".join(["13812345678"] * 21))
    expect(wrong(phone, "number")).to_be_visible()
    make(phone)
    expect(slips(phone)).to_have_count(1)
    expect(number).to_be_focused()
    number.fill("一三八一二三四五六七八")
    expect(wrong(phone, "number")).to_be_hidden()
    expect(reading).to_have_text("记录里会这样写： 13812345678")
    phone.get_by_label("自称是谁").fill("客" * 90)
    expect(wrong(phone, "caller")).to_be_visible()
    make(phone)
    expect(slips(phone)).to_have_count(1)
    phone.get_by_label("自称是谁").fill("客" * 60)
    make(phone)
    expect(slips(phone).first).to_contain_text("客" * 60)


@pytest.mark.parametrize("typed", ["0026-11-23T21:40", "2036-11-23T21:40", "2026-11-25T10:30", "1999-12-31T23:59"])
def test_a_time_that_cannot_be_meant_stops_the_note_until_it_is_mended_or_left_out(
    new_page: NewPage, site: Server, typed: str
) -> None:
    phone = relatives_phone(new_page, site)
    phone.get_by_label(AT).fill(typed)
    expect(wrong(phone, "at")).to_be_hidden()
    phone.get_by_label(AT).blur()
    expect(wrong(phone, "at")).to_be_visible()
    make(phone)
    expect(slips(phone)).to_have_count(0)
    expect(phone.get_by_label(AT)).to_be_focused()
    phone.get_by_label(AT).fill("2026-11-23T21:40")
    expect(wrong(phone, "at")).to_be_hidden()
    phone.get_by_label(AT).fill(typed)
    make(phone)
    phone.get_by_role("button", name="不写时间").click()
    make(phone)

    expect(slips(phone)).to_contain_text("时间没写；记于")


def test_a_time_typed_by_half_is_not_taken_for_none(new_page: NewPage, site: Server) -> None:
    phone = relatives_phone(new_page, site)
    phone.get_by_label(AT).focus()
    phone.keyboard.type("11")
    make(phone)
    expect(wrong(phone, "at")).to_be_visible()
    expect(slips(phone)).to_have_count(0)
    phone.get_by_role("button", name="不写时间").click()
    make(phone)

    expect(slips(phone)).to_have_count(1)


def test_more_than_once_with_the_first_and_the_last_time_or_uncounted(new_page: NewPage, site: Server) -> None:
    phone = relatives_phone(new_page, site)
    expect(phone.get_by_label("最后一次")).to_be_hidden()
    phone.get_by_label("怎么来的").select_option("texting")
    phone.get_by_label("多少次", exact=True).select_option("several")
    make(phone)
    expect(slips(phone).first).to_contain_text("短信记录 · 时间没写；记于 北京时间 2026-11-24 10:0")
    expect(slips(phone).first).to_contain_text("不止一次，没数过")
    expect(slips(phone).first).not_to_contain_text("没显示")
    phone.get_by_label(AT).fill("2026-11-20T08:00")
    phone.get_by_label("最后一次").fill("2026-11-19T08:00")
    for times, name in [("很多", "times"), ("1", "times"), ("12345", "times")]:
        phone.get_by_label("一共多少次").fill(times)
        make(phone)
        expect(wrong(phone, name)).to_be_visible()
    expect(wrong(phone, "last-order")).to_be_visible()
    expect(slips(phone)).to_have_count(1)
    phone.get_by_label("最后一次").fill("2026-11-23T22:30")
    phone.get_by_label("一共多少次").fill("１２")
    make(phone)
    said = "短信记录 · 第一次 北京时间 2026-11-20 08:00 · 最后一次 北京时间 2026-11-23 22:30 · 一共 12 次"
    expect(slips(phone).first).to_contain_text(said)
    phone.get_by_label("多少次", exact=True).select_option("once")
    make(phone)
    expect(wrong(phone, "times-once")).to_be_visible()
    expect(slips(phone)).to_have_count(2)
    phone.get_by_label("最后一次").fill("")
    phone.get_by_label("一共多少次").fill("")
    expect(phone.get_by_label("最后一次")).to_be_hidden()
    make(phone)
    expect(slips(phone).first).to_contain_text("短信记录 · 北京时间 2026-11-20 08:00")


def test_an_automatic_voice_was_told_nothing_and_the_page_says_why(new_page: NewPage, site: Server) -> None:
    phone = relatives_phone(new_page, site)
    phone.locator("[data-stamp]").click()
    phone.get_by_label("怎么来的").select_option("voice")
    expect(phone.get_by_label("我说了“请不要再打来”")).to_be_hidden()
    expect(phone.locator("[data-unheard]")).to_be_visible()
    make(phone)
    expect(slips(phone)).to_contain_text("自动语音来电记录")
    expect(slips(phone)).not_to_contain_text("别再打")
    phone.get_by_label("怎么来的").select_option("call")
    expect(phone.get_by_label("我说了“请不要再打来”")).to_be_checked()
    expect(phone.locator("[data-unheard]")).to_be_hidden()


def test_a_second_note_leaves_the_first_and_only_what_was_copied_last_says_so(new_page: NewPage, site: Server) -> None:
    phone = relatives_phone(new_page, site)
    number = phone.get_by_label("对方的号码或账号")
    for typed in ("13812345678", "13987654321"):
        number.fill(typed)
        make(phone)
        make(phone)
    expect(slips(phone)).to_have_count(2)
    expect(slips(phone).first).to_contain_text("13987654321")
    buttons = phone.locator("[data-made-copy]")
    said = phone.locator("[data-notes] [data-said]")
    for turn, text in [(1, "13812345678"), (0, "13987654321")]:
        buttons.nth(turn).click()
        expect(phone.locator("[data-notes] figure").nth(turn).locator("[data-said]")).to_be_visible()
        expect(said).to_have_count(1)
        assert text in str(phone.evaluate("navigator.clipboard.readText()"))
    number.fill("1391111")
    expect(said).to_have_count(0)
    expect(slips(phone)).to_have_count(2)


@pytest.mark.parametrize(
    ("zone", "typed", "both"),
    [
        ("America/Toronto", "2026-11-23T21:30", "这里 2026-11-23 21:30，北京时间 2026-11-24 10:30"),
        ("Asia/Urumqi", "2026-11-23T21:30", "这里 2026-11-23 21:30，北京时间 2026-11-23 23:30"),
        ("Asia/Shanghai", "2026-11-23T21:30", "北京时间 2026-11-23 21:30"),
    ],
)
def test_the_time_is_typed_on_the_phones_own_clock_and_said_on_both(
    new_page: NewPage, site: Server, zone: str, typed: str, both: str
) -> None:
    phone = relatives_phone(new_page, site, zone)
    abroad = "这里" in both
    expect(phone.locator('label[for="at"] [data-zone="here"]')).to_be_visible(visible=abroad)
    expect(phone.locator('label[for="at"] [data-zone="there"]')).to_be_visible(visible=not abroad)
    phone.locator("#at").fill(typed)
    if abroad:
        expect(phone.locator('[data-clocks="at"]')).to_have_text(both)
    else:
        expect(phone.locator('[data-clocks="at"]')).to_be_hidden()
    make(phone)
    expect(slips(phone)).to_contain_text(f"来电记录 · {both} · 号码")
    line = slips(phone).text_content()
    phone.locator("#at").fill("")
    phone.locator("[data-stamp]").click()
    expect(phone.locator("[data-taken]")).to_be_visible()
    expect(phone.locator("[data-stamp-time]")).to_contain_text("北京时间 2026-11-24 10:0")
    phone.locator("#at").fill(typed)
    expect(phone.locator("[data-taken]")).to_be_hidden()

    reader = relatives_phone(new_page, site, path=PEOPLE)
    reader.get_by_label("粘贴在这里").fill(str(line))
    reader.locator("[data-find]").click()
    expect(reader.locator("[data-slip-line]")).to_contain_text(f"来电记录 · 北京时间 {both[-16:]}")


def test_a_kept_slip_is_taken_away_and_put_back_and_the_newest_stands_first(new_page: NewPage, site: Server) -> None:
    reader = relatives_phone(new_page, site, path=PEOPLE)
    lines = reader.locator("[data-slip-line]")
    reader.get_by_label("粘贴在这里").fill("\n".join(OLD[n]["line"] for n in (0, 3, 1, 2)))
    reader.locator("[data-find]").click()
    expect(lines).to_have_count(4)
    for button in reader.locator("[data-keep-slip]").all():
        button.click()
    reader.reload()
    expect(lines).to_have_count(4)
    expect(lines.nth(0)).to_contain_text("O’Neill")
    expect(lines.nth(1)).to_contain_text("95188")
    first = reader.locator("[data-found] > li").first
    first.get_by_role("button", name="从这里去掉").click()
    expect(first.locator("[data-kept-slip]")).to_be_hidden()
    expect(first.locator("[data-removed-slip]")).to_be_focused()
    first.get_by_role("button", name="放回来").click()
    expect(first.locator("[data-kept-slip]")).to_be_focused()
    reader.reload()
    expect(lines).to_have_count(4)
    first.get_by_role("button", name="从这里去掉").click()
    expect(first.locator("[data-removed-slip]")).to_be_visible()
    reader.reload()
    expect(lines).to_have_count(3)
    expect(lines.nth(0)).to_contain_text("95188")


def test_a_slip_of_a_newer_version_is_said_to_be_newer(new_page: NewPage, site: Server) -> None:
    reader = relatives_phone(new_page, site, path=PEOPLE)
    expect(reader.locator("[data-slip-newer]")).to_be_hidden()
    reader.get_by_label("粘贴在这里").fill(NEWER)
    reader.locator("[data-find]").click()

    expect(reader.locator("[data-slip-newer]")).to_be_visible()
    expect(reader.locator("[data-damaged]")).to_be_hidden()
    expect(reader.locator("[data-no-slip]")).to_be_hidden()
