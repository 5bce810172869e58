"""The ways there and out: another person, the phone's own apps, the form, paper."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from tests.browsing import Server
from tests.conftest import NewPage, scripts_ran, swaps_are_ready, until_ready
from tests.made import TAGS, content_of
from tests.parts.notices.pages import PARENT, choose, clipboard, message
from webapp.locales import EN
from webapp.parts.notices.messages import Notices


def test_another_situation_and_another_person_are_swapped_in_and_back_leads_back(page: Page, site: Server) -> None:
    page.goto(site.url + PARENT)
    swaps_are_ready(page)
    page.get_by_role("link", name="有人让他们替我付钱").click()
    expect(page.locator("h1")).to_be_focused()
    expect(page).to_have_url(f"{site.url}/zh-Hans/notices/parent/asked-to-pay/")
    page.get_by_role("link", name="兄弟姐妹").click()
    expect(page).to_have_url(f"{site.url}/zh-Hans/notices/sibling/asked-to-pay/")
    expect(page).to_have_title(re.compile("兄弟姐妹"))
    expect(page.locator(".languages a").nth(2)).to_have_attribute("href", "/en/notices/sibling/asked-to-pay/#en")
    page.get_by_label("你怎么称呼他们").fill("姐")
    assert message(page).startswith("姐，")

    page.go_back()
    expect(page.locator("h1")).to_have_text("爸妈")
    expect(page.get_by_label("你怎么称呼他们")).to_have_value("")


def test_sms_and_mail_open_with_the_words_and_the_words_are_copied_too(new_page: NewPage, site: Server) -> None:
    page = new_page(service_workers="block", permissions=["clipboard-read", "clipboard-write"])
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.url + PARENT)
    scripts_ran(page)
    choose(page, "medium", "sms")
    page.locator(".message.chosen [data-sms]").click()

    expect(page.locator("#live")).to_contain_text("已复制。打开聊天，粘贴就行。")
    assert clipboard(page) == message(page)
    assert [url for url in asked if url.startswith("http") and not url.startswith(site.url)] == []


def test_the_phones_own_menu_is_offered_where_there_is_one_but_not_in_wechat(new_page: NewPage, site: Server) -> None:
    share = "navigator.share = (data) => { window.sent = data.text; return Promise.resolve(); }"
    page = new_page(service_workers="block")
    page.add_init_script(share)
    page.goto(site.url + PARENT)
    page.locator(".message.chosen [data-send]").click()
    assert page.evaluate("window.sent") == message(page)

    wechat = new_page(service_workers="block", user_agent="Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0")
    wechat.add_init_script(share)
    wechat.goto(site.url + PARENT)
    scripts_ran(wechat)
    expect(wechat.locator(".message.chosen [data-send]")).to_be_hidden()


@pytest.mark.parametrize("tag", TAGS)
def test_with_scripts_off_every_message_can_be_read_and_the_form_leads_there(
    new_page: NewPage, site: Server, tag: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site.url}/{tag}/notices/")
    page.locator("select[name=recipient]").select_option("sibling")
    page.locator("select[name=situation]").select_option("asked-to-pay")
    page.locator(".choose button").click()
    if site.only_files:  # nobody there reads the choice: the same list as links
        page.locator(f'main a[href^="/{tag}/notices/sibling/"]').first.click()
        page.locator(f'main a[href="/{tag}/notices/sibling/asked-to-pay/"]').click()

    expect(page).to_have_url(f"{site.url}/{tag}/notices/sibling/asked-to-pay/")
    expect(page.locator(".message .words-text").first).to_be_visible()
    page.locator(".others summary").click()
    for words in page.locator(".message .words-text").all():
        expect(words).to_be_visible()


def test_with_scripts_the_form_asks_the_server_for_nothing_but_the_page(page: Page, site: Server) -> None:
    asked: list[Request] = []
    page.goto(f"{site.url}/zh-Hans/notices/")
    scripts_ran(page)
    page.on("request", lambda request: asked.append(request))  # noqa: PLW0108  # needs a real function
    page.locator("select[name=recipient]").select_option("friend")
    page.locator(".choose button").click()

    expect(page).to_have_url(f"{site.url}/zh-Hans/notices/friend/called/")
    assert [request.url for request in asked if "choose" in request.url or "?" in request.url] == []


def test_without_network_the_form_leads_there_even_before_the_scripts(
    profile: Callable[[], BrowserContext], own_site: Server
) -> None:
    page = profile().pages[0]
    until_ready(page, f"{own_site.url}/zh-Hans/")
    own_site.kill()
    page.goto(f"{own_site.url}/zh-Hans/notices/choose/?recipient=friend&situation=not-sure")

    expect(page).to_have_url(f"{own_site.url}/zh-Hans/notices/friend/not-sure/")
    expect(page.locator("h1")).to_have_text("朋友")


@pytest.mark.parametrize("path", ["nobody/called/", "parent/struck-by-lightning/", "choose/?recipient=nobody"])
def test_an_unknown_person_or_situation_is_said_and_the_list_is_offered(page: Page, site: Server, path: str) -> None:
    answer = page.goto(f"{site.url}/zh-Hans/notices/{path}")

    assert answer
    if site.only_files and "?" in path:  # nobody there reads the choice
        assert answer.status == 200
    else:
        assert answer.status == 404
        expect(page.locator(".lead")).to_contain_text("没有给这个人、这种情况的话")
    expect(page.locator(".rows").first.locator(".row")).to_have_count(8)


def test_nothing_that_could_name_a_guarantor_a_level_or_a_tone_has_a_name(page: Page, site: Server) -> None:
    for recipient in content_of(EN, Notices).recipients:
        page.goto(f"{site.url}/zh-Hans/notices/{recipient.slug}/called/")
        assert page.locator("main [name]").count() == 0
