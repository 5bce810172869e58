"""A message in the reader's own words, checked on the phone, and who was told what."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from tests.browsing import Server
from tests.conftest import NewPage, full_for, swaps_are_ready, until_ready

PARENT = "/zh-Hans/notices/parent/called/"
COPIED = "已复制。打开聊天，粘贴就行。"


def change_the_words(page: Page, to: str) -> None:
    page.locator("[data-edit]").click()
    expect(page.locator("#own")).to_be_focused()
    page.locator("#own").fill(to)


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_the_editor_starts_from_the_message_and_no_choice_ever_overwrites_it(page: Page, site: Server) -> None:
    page.goto(site.url + PARENT)
    swaps_are_ready(page)
    page.locator("[data-edit]").click()
    expect(page.locator("#own")).to_have_value(re.compile("^我好好的，别担心。"))
    page.locator("#own").fill("妈，我写的。")
    page.locator("[data-choice=level] [data-value='1']").click()
    page.get_by_label("你怎么称呼他们").fill("妈")
    expect(page.locator("#own")).to_have_value("妈，我写的。")

    page.reload()
    expect(page.locator("#own")).to_have_value("妈，我写的。")
    expect(page.locator(".message.chosen")).to_be_hidden()
    page.locator("[data-restart]").click()
    expect(page.locator("#own")).to_be_hidden()
    expect(page.locator(".message.chosen")).to_be_visible()


def test_who_empties_the_editor_goes_on_writing_in_it(page: Page, site: Server) -> None:
    page.goto(site.url + PARENT)
    swaps_are_ready(page)
    change_the_words(page, "")
    page.keyboard.insert_text("妈，我重新写。")
    expect(page.locator("#own")).to_have_value("妈，我重新写。")
    page.reload()
    expect(page.locator("#own")).to_have_value("妈，我重新写。")
    page.locator("#own").fill("")
    page.locator("#own").blur()

    expect(page.locator("#own")).to_be_hidden()
    expect(page.locator(".message.chosen")).to_be_visible()


@pytest.mark.parametrize("lost", ["network", "build"])
def test_a_check_that_cannot_be_loaded_takes_nobody_away_from_typing(
    new_page: NewPage, site: Server, lost: str
) -> None:
    page = new_page(service_workers="block")
    page.goto(site.url + PARENT)
    swaps_are_ready(page)
    other = f"<html data-build='other'>{'x' * 99}"
    page.route(
        "**/notices/words/",
        lambda route: route.abort() if lost == "network" else route.fulfill(content_type="text/html", body=other),
    )
    with page.expect_request("**/notices/words/"):
        page.get_by_label("你怎么称呼他们").fill("妈")
    expect(page.locator("[data-edit='']")).to_be_attached()
    page.unroute_all()
    page.get_by_label("你怎么称呼他们").fill("妈妈")

    expect(page.locator("#check [data-editor]")).to_be_attached()
    assert page.url.endswith(PARENT)


def test_the_question_whether_it_was_sent_stays_until_it_is_answered(new_page: NewPage, site: Server) -> None:
    page = new_page(service_workers="block", permissions=["clipboard-write"])
    page.goto(site.url + PARENT)
    swaps_are_ready(page)
    copy = page.locator(".message.chosen").get_by_role("button", name="复制这段话", exact=True)
    copy.click()
    expect(page.locator("[data-sent]")).to_be_visible()
    expect(copy).to_be_focused()
    page.reload()
    expect(page.locator("[data-sent]")).to_be_visible()
    page.locator("[data-sent] [data-how=sent]").click()
    expect(page.locator("[data-noted]")).to_be_visible()
    page.reload()
    swaps_are_ready(page)
    change_the_words(page, "妈，我写的。")

    expect(page.locator("[data-sent]")).to_be_hidden()


def test_the_question_is_about_whom_the_message_was_copied_for(new_page: NewPage, site: Server) -> None:
    page = new_page(service_workers="block", permissions=["clipboard-write"])
    people = f"{site.url}/zh-Hans/notices/people/"
    page.goto(people)
    for name in ("老王", "老李"):
        page.get_by_label("名字，或者是你的什么人").fill(name)
        page.get_by_label("是谁？").select_option("friend")
        page.locator("[data-add]").click()
    expect(page.locator(".person")).to_have_count(2)
    page.locator(".person").first.get_by_role("link", name="给他们写一段").click()
    swaps_are_ready(page)
    page.locator(".message.chosen").get_by_role("button", name="复制这段话", exact=True).click()
    expect(page.locator("[data-sent]")).to_be_visible()
    page.goto(people)
    page.locator(".person").nth(1).get_by_role("link", name="给他们写一段").click()
    expect(page.locator("[data-sent]")).to_be_visible()

    expect(page.locator("#to-whom option:checked")).to_have_text("老王")


def test_opening_what_is_there_already_opens_nothing_for_the_next_person(new_page: NewPage, site: Server) -> None:
    page = new_page(service_workers="block", permissions=["clipboard-write"])
    page.goto(site.url + PARENT)
    swaps_are_ready(page)
    page.get_by_label("你怎么称呼他们").fill("妈")
    expect(page.locator("[data-editor]")).to_be_attached()
    change_the_words(page, "妈，我写的。")
    page.get_by_role("link", name="兄弟姐妹").click()
    expect(page.locator("h1")).to_have_text("兄弟姐妹")
    page.locator(".message.chosen").get_by_role("button", name="复制这段话", exact=True).click()
    expect(page.locator("[data-sent]")).to_be_visible()

    expect(page.locator("#own")).to_be_hidden()
    assert page.evaluate("localStorage.getItem('steady:word:own:sibling:called')") is None


def test_without_room_for_an_earlier_state_words_and_people_go_only_at_a_second_tap(page: Page, site: Server) -> None:
    page.add_init_script(full_for("key.startsWith('steady:snap:')"))
    page.goto(site.url + PARENT)
    swaps_are_ready(page)
    change_the_words(page, "妈，我写的。")
    page.locator("[data-restart]").click()
    expect(page.locator("[data-editor] [data-unkept]")).to_be_visible()
    expect(page.locator("#own")).to_have_value("妈，我写的。")
    page.locator("[data-restart]").click()
    expect(page.locator("#own")).to_be_hidden()

    page.goto(f"{site.url}/zh-Hans/notices/people/")
    page.get_by_label("名字，或者是你的什么人").fill("表姐")
    page.locator("[data-add]").click()
    page.locator("[data-remove]").click()
    page.locator("[data-remove-yes]").click()
    expect(page.locator(".person [data-unkept]")).to_be_visible()
    page.locator("[data-remove-yes]").click()
    expect(page.locator(".person")).to_have_count(0)


def test_own_words_are_copied_exactly(new_page: NewPage, site: Server) -> None:
    page = new_page(service_workers="block", permissions=["clipboard-read", "clipboard-write"])
    page.goto(site.url + PARENT)
    swaps_are_ready(page)
    change_the_words(page, "妈，先别转钱。\n晚上我打给您。")
    page.locator("[data-own-copy]").click()

    expect(page.locator("#live")).to_contain_text(COPIED)
    assert clipboard(page) == "妈，先别转钱。\n晚上我打给您。"


def test_a_serious_finding_is_explained_and_asked_about_once_more_but_never_forbidden(
    new_page: NewPage, site: Server
) -> None:
    page = new_page(service_workers="block", permissions=["clipboard-read", "clipboard-write"])
    page.goto(site.url + PARENT)
    swaps_are_ready(page)
    change_the_words(page, "妈，我手机丢了。")
    expect(page.locator(".finding.stop")).to_contain_text("真是这样吗？")
    expect(page.locator(".finding.stop")).to_contain_text("可以这样说：")
    page.locator("[data-own-copy]").click()
    expect(page.locator("[data-sure]")).to_be_visible()
    expect(page.locator("#live")).not_to_contain_text(COPIED)

    page.locator("[data-anyway]").click()
    expect(page.locator("[data-sure] .said")).to_contain_text(COPIED)
    assert clipboard(page) == "妈，我手机丢了。"


def test_words_of_not_wanting_to_live_open_a_way_to_help(page: Page, site: Server) -> None:
    page.goto(site.url + PARENT)
    swaps_are_ready(page)
    change_the_words(page, "妈，我不想活了。")

    expect(page.locator(".finding.crisis a")).to_have_attribute("href", "tel:12356")


def test_a_phone_number_in_a_name_is_noticed_too(page: Page, site: Server) -> None:
    page.goto(site.url + PARENT)
    swaps_are_ready(page)
    page.get_by_label("你怎么称呼他们").fill("妈 13800138000")

    expect(page.locator(".finding.stop")).to_contain_text("这个号码别发出去")
    expect(page.get_by_label("你怎么称呼他们")).to_be_focused()


def test_the_meter_counts_letters_and_sms_parts(page: Page, site: Server) -> None:
    page.goto(site.url + PARENT)
    swaps_are_ready(page)
    page.locator("[data-choice=medium] [data-value=sms]").click()
    change_the_words(page, "好" * 70)
    expect(page.locator("[data-length]")).to_have_text("70")
    expect(page.locator("[data-parts-count]")).to_have_text("1")
    page.locator("#own").fill("好" * 135)
    expect(page.locator("[data-parts-count]")).to_have_text("3")
    expect(page.locator("[data-long]")).to_be_visible()


def test_three_people_three_messages_and_a_full_ledger_with_the_server_dead(
    profile: Callable[[], BrowserContext], own_site: Server
) -> None:
    context = profile()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.pages[0]
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))  # noqa: PLW0108  # needs a real function
    until_ready(page, f"{own_site.url}/zh-Hans/")
    own_site.kill()
    page.goto(f"{own_site.url}/zh-Hans/notices/people/")
    for name, kind in (("表姐甲", "sibling"), ("老王乙", "friend"), ("大姨丙", "parent")):
        page.get_by_label("名字，或者是你的什么人").fill(name)
        page.get_by_label("是谁？").select_option(kind)
        page.get_by_label("他们中间，有谁平时会聊到一起？").fill("妈妈那边")
        page.locator("[data-add]").click()
    expect(page.locator(".person")).to_have_count(3)
    for number in range(3):
        page.locator(".person").nth(number).get_by_role("link", name="给他们写一段").click()
        swaps_are_ready(page)
        page.locator(".message.chosen").get_by_role("button", name="复制这段话", exact=True).click()
        page.locator("[data-sent] [data-how=sent]").click()
        expect(page.locator("[data-noted]")).to_be_visible()
        page.locator("[data-noted] a").first.click()

    expect(page.locator(".person [data-told] li")).to_have_count(3)
    expect(page.locator(".person").first).to_contain_text("发了")
    expect(page.locator("[data-differ]:visible")).to_have_count(3)
    assert [r.url for r in asked if any(name in r.url for name in ("表姐", "%E8%A1%A8", "老王", "大姨"))] == []


def test_after_one_person_the_next_who_was_told_nothing_is_offered_and_greeted_by_name(
    page: Page, site: Server
) -> None:
    page.goto(f"{site.url}/zh-Hans/notices/people/")
    for name, kind in (("阿甲", "friend"), ("阿乙", "friend"), ("姐", "sibling")):
        page.get_by_label("名字，或者是你的什么人").fill(name)
        page.get_by_label("是谁？").select_option(kind)
        page.locator("[data-add]").click()
    page.locator(".person").first.get_by_role("link", name="给他们写一段").click()
    for name, then in (("阿甲", "阿乙"), ("阿乙", "姐"), ("姐", "")):
        swaps_are_ready(page)
        expect(page.locator(".message.chosen .words-text")).to_contain_text(f"{name}，")
        page.locator(".message.chosen [data-copy]").first.click()
        page.locator("[data-sent] [data-how=sent]").click()
        expect(page.locator("[data-noted]")).to_be_visible()
        next_person = page.locator("[data-next-person]")
        if then:
            expect(next_person).to_contain_text(then)
            next_person.click()
            expect(page.get_by_label("你怎么称呼他们")).to_have_value(then)
    expect(page.locator("[data-next-person]")).to_be_hidden()


def test_a_damaged_person_is_set_aside_and_the_page_says_so(page: Page, site: Server) -> None:
    page.goto(f"{site.url}/healthz")  # the same storage, with none of our scripts to notice at once
    page.evaluate("localStorage.setItem('steady:person:ab', JSON.stringify({value: '{\"name\": ', at: 1}))")
    page.goto(f"{site.url}/zh-Hans/notices/people/")

    expect(page.locator("#unsaved")).to_be_visible()
    expect(page.locator("#unsaved [data-why=damaged]")).to_be_visible()
    assert page.evaluate("localStorage.getItem('steady:bad:person:ab')")
    expect(page.locator(".person")).to_have_count(0)


def test_a_person_without_a_name_is_asked_for_one_and_taking_off_asks_once(page: Page, site: Server) -> None:
    page.goto(f"{site.url}/zh-Hans/notices/people/")
    expect(page.locator("[data-example]")).to_be_visible()
    page.locator("[data-add]").click()
    expect(page.locator("[data-no-name]")).to_be_visible()
    page.get_by_label("名字，或者是你的什么人").fill("<i>表姐</i>")
    page.locator("[data-add]").click()
    expect(page.locator(".person [data-name]")).to_have_text("<i>表姐</i>")
    page.locator("[data-remove]").click()
    expect(page.locator(".person")).to_have_count(1)
    page.locator("[data-remove-yes]").click()
    expect(page.locator(".person")).to_have_count(0)
