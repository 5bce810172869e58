"""What is said of copied words is said of these words only."""

import json

from playwright.sync_api import BrowserContext, Page, expect

from tests.browsing import Server
from tests.conftest import NewPage, scripts_ran
from tests.parts.notices.pages import PARENT, choose, clipboard

YOU = "你怎么称呼他们"


def copied(page: Page) -> None:
    page.locator(".message.chosen [data-copy]").first.click()
    expect(page.locator(".message.chosen [data-said]")).to_be_visible()
    expect(page.locator("[data-sent]")).to_be_visible()


def opened(new_page: NewPage, site: Server) -> Page:
    page = new_page(service_workers="block", permissions=["clipboard-read", "clipboard-write"])
    page.goto(site.url + PARENT)
    scripts_ran(page)
    return page


def test_the_words_beside_the_button_and_the_question_go_with_the_text_and_come_back(
    new_page: NewPage, site: Server
) -> None:
    page = opened(new_page, site)
    line, question = page.locator(".message.chosen [data-said]"), page.locator("[data-sent]")
    copied(page)
    page.get_by_label(YOU).fill("妈")
    expect(line).to_be_hidden()
    expect(question).to_be_hidden()
    expect(page.locator("#live")).to_have_text("")
    page.get_by_label(YOU).fill("")
    expect(line).to_be_visible()
    expect(question).to_be_visible()

    level = page.locator("[data-choice=level] [aria-pressed=true]").get_attribute("data-value")
    choose(page, "level", "1" if level == "0" else "0")
    expect(page.locator(".message.chosen [data-said]")).to_have_count(0)
    expect(question).to_be_hidden()
    choose(page, "level", str(level))
    choose(page, "tone", "warm")
    expect(line).to_be_visible()
    expect(question).to_be_visible()


def test_a_question_that_went_with_its_words_is_noted_under_the_level_that_was_copied(
    new_page: NewPage, site: Server
) -> None:
    page = opened(new_page, site)
    level = page.locator("[data-choice=level] [aria-pressed=true]").get_attribute("data-value")
    copied(page)
    choose(page, "level", "1" if level == "0" else "0")
    expect(page.locator("[data-sent]")).to_be_hidden()
    page.reload()
    scripts_ran(page)
    expect(page.locator(".message.chosen [data-copy]").first).to_be_visible()
    expect(page.locator("[data-sent]:visible")).to_have_count(0)
    choose(page, "level", str(level))
    copied(page)
    page.locator("[data-sent] [data-how=sent]").click()
    expect(page.locator("[data-noted]")).to_be_visible()
    page.get_by_label(YOU).fill("妈")
    page.get_by_label(YOU).fill("")
    expect(page.locator(".message.chosen [data-said]")).to_be_visible()
    expect(page.locator("[data-ways]")).to_be_hidden()

    told = page.evaluate(
        "Object.entries(localStorage).filter(([key]) => key.startsWith('steady:told:')).map(([, one]) => one)"
    )
    assert [json.loads(json.loads(one)["value"])["level"] for one in told] == [int(str(level))]


def test_of_own_words_too_and_after_they_were_dropped(new_page: NewPage, site: Server) -> None:
    page = opened(new_page, site)
    copied(page)
    page.locator("[data-edit]").click()
    page.locator("#own").fill("妈，我没事。")
    expect(page.locator("[data-sent]")).to_be_hidden()
    own = page.locator("[data-editor] [data-said]")
    page.locator("[data-own-copy]").click()
    expect(own).to_be_visible()
    expect(page.locator("[data-sent]")).to_be_visible()
    page.locator("#own").fill("妈，我没事。晚上说。")
    expect(own).to_be_hidden()
    expect(page.locator("[data-sent]")).to_be_hidden()
    assert clipboard(page) == "妈，我没事。"

    page.locator("#own").fill("妈，我没事。")
    expect(own).to_be_visible()
    page.locator("[data-restart]").click()
    expect(page.locator("[data-sent]")).to_be_hidden()
    page.locator("[data-edit]").click()
    expect(page.locator("#own")).to_be_visible()
    expect(own).to_be_hidden()


def test_also_on_a_page_that_is_come_back_to(cached: BrowserContext, site: Server) -> None:
    page = cached.new_page()
    page.goto(site.url + PARENT)
    scripts_ran(page)
    copied(page)
    page.evaluate("window.same = true")
    page.goto(f"{site.url}/zh-Hans/notices/parent/may-be-called/")
    scripts_ran(page)
    page.get_by_label(YOU).fill("妈")
    page.go_back(wait_until="commit")
    expect(page.locator(".message.chosen .words-text")).to_contain_text("妈")
    assert page.evaluate("window.same")
    expect(page.locator(".message.chosen [data-said]")).to_be_hidden()
    expect(page.locator("[data-sent]")).to_be_hidden()

    page.get_by_label(YOU).fill("")
    expect(page.locator(".message.chosen [data-said]")).to_be_visible()
