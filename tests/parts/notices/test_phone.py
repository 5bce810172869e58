"""A true message for one person: found in a few taps, filled in on the phone, copied exactly as it is shown."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import BrowserContext, Page, expect

from tests.browsing import Server
from tests.conftest import NewPage, scripts_ran, until_ready
from tests.made import TAGS, content_of
from tests.parts.notices.pages import COPY, PARENT, choose, clipboard, message
from webapp.content.kinds import Slug
from webapp.locales import BY_TAG
from webapp.parts.notices.kinds import Kind
from webapp.parts.notices.messages import Notices
from webapp.parts.relatives.schema import Relatives


def test_from_today_each_of_four_people_is_three_taps_away_with_the_server_dead(
    profile: Callable[[], BrowserContext], own_site: Server
) -> None:
    context = profile()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.pages[0]
    until_ready(page, f"{own_site.url}/zh-Hans/")
    own_site.kill()
    for person in ("爸妈", "朋友", "单位、人事", "紧急联系人"):
        page.goto(f"{own_site.url}/zh-Hans/")
        page.locator(".ways a", has_text="告诉谁").click()
        page.locator(".rows .row", has_text=person).first.click()
        page.locator(".message.chosen").get_by_role("button", name=COPY, exact=True).click()

        expect(page.locator("#live")).to_contain_text("已复制。打开聊天，粘贴就行。")
        assert clipboard(page) == message(page)
        assert len(message(page)) > 30


@pytest.mark.parametrize("medium", ["sms", "say"])
def test_what_is_copied_is_what_is_shown_in_every_channel(new_page: NewPage, site: Server, medium: str) -> None:
    page = new_page(service_workers="block", permissions=["clipboard-read", "clipboard-write"])
    page.goto(site.url + PARENT)
    scripts_ran(page)
    page.get_by_label("他们没签过担保").check()
    choose(page, "medium", medium)
    page.locator(".message.chosen").get_by_role("button", name=COPY, exact=True).click()

    expect(page.locator("#live")).to_contain_text("已复制。打开聊天，粘贴就行。")
    assert clipboard(page) == message(page)


def test_names_and_times_are_filled_in_on_the_phone_and_are_there_again(page: Page, site: Server) -> None:
    page.goto(site.url + PARENT)
    scripts_ran(page)
    assert message(page).startswith("我好好的")
    page.get_by_label("你怎么称呼他们").fill("妈")
    page.get_by_label("你什么时候打过去").fill("今晚八点")

    assert message(page).startswith("妈，我好好的")
    assert "我今晚八点打给你" in message(page)

    page.reload()
    scripts_ran(page)
    expect(page.get_by_label("你怎么称呼他们")).to_have_value("妈")
    assert message(page).startswith("妈，我好好的")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<b>妈</b>", "<b>妈</b>，"),
        ("妈\u202eabc\u2066", "妈 abc，"),
        ("妈👨‍👩‍👧", "妈👨‍👩‍👧，"),
        ("$& {when} \\1", "$& {when} \\1，"),
        ("  ", "我好好的"),
    ],
)
def test_an_odd_name_is_shown_as_text_and_does_not_break_the_sentence(
    page: Page, site: Server, typed: str, shown: str
) -> None:
    page.goto(site.url + PARENT)
    scripts_ran(page)
    page.get_by_label("你怎么称呼他们").fill(typed)

    assert message(page).startswith(shown)
    assert page.locator(".message .words-text b").count() == 0


def test_a_very_long_name_is_cut_in_the_message_with_a_word_about_it(page: Page, site: Server) -> None:
    page.goto(site.url + PARENT)
    scripts_ran(page)
    page.get_by_label("你怎么称呼他们").fill("👨‍👩‍👧" * 200)

    expect(page.locator("[data-cut]")).to_be_visible()
    assert message(page).startswith("👨‍👩‍👧" * 20 + "，我好好的")
    expect(page.get_by_label("你怎么称呼他们")).to_have_value("👨‍👩‍👧" * 200)


def test_they_are_told_that_they_need_not_pay_only_when_the_reader_says_they_signed_nothing(
    page: Page, site: Server
) -> None:
    page.goto(site.url + PARENT)
    scripts_ran(page)
    assert "不用替我还" not in message(page)
    page.get_by_label("他们没签过担保").check()
    assert "不用替我还" in message(page)

    page.goto(f"{site.url}/zh-Hans/notices/spouse/called/")
    scripts_ran(page)
    expect(page.get_by_label("他们没签过担保")).to_have_count(0)
    page.goto(f"{site.url}/zh-Hans/notices/friend/called/")
    scripts_ran(page)
    expect(page.get_by_label("他们没签过担保")).not_to_be_checked()


def test_a_call_is_called_a_fake_only_after_it_was_checked(page: Page, site: Server) -> None:
    page.goto(f"{site.url}/zh-Hans/notices/parent/not-real/")
    scripts_ran(page)
    expect(page.locator(".message.chosen")).to_be_hidden()
    page.get_by_label("我在官方 App 里问过了").check()
    expect(page.locator(".message.chosen")).to_be_visible()

    page.goto(f"{site.url}/zh-Hans/steps/verify/")
    page.locator("#call-back-inside-the-app-tick").click()
    page.wait_for_selector("#call-back-inside-the-app[data-state=done]")
    page.goto(f"{site.url}/zh-Hans/notices/friend/not-real/")
    expect(page.locator(".message.chosen")).to_be_visible()


def test_a_choice_changes_what_was_chosen_and_as_little_else_as_can_be(page: Page, site: Server) -> None:
    page.goto(site.url + PARENT)
    scripts_ran(page)
    shown = page.locator(".message.chosen")
    choose(page, "level", "1")
    expect(shown).to_have_attribute("data-level", "1")
    expect(shown).to_have_attribute("data-tone", "warm")
    choose(page, "medium", "sms")
    expect(shown).to_have_attribute("data-level", "1")
    expect(page.locator("[data-choice=tone]")).to_be_hidden()
    choose(page, "medium", "say")
    choose(page, "level", "3")
    expect(shown).to_have_attribute("data-level", "3")
    expect(page.locator("[data-choice=medium] [aria-pressed=true]")).to_have_text("电话里说")
    expect(shown.locator(".branches dt").first).to_be_visible()


def test_what_was_chosen_to_be_told_is_still_chosen_after_coming_back(page: Page, site: Server) -> None:
    page.goto(site.url + PARENT)
    scripts_ran(page)
    choose(page, "level", "0")
    expect(page.locator(".message.chosen")).to_have_attribute("data-level", "0")
    page.reload()
    scripts_ran(page)
    expect(page.locator(".message.chosen")).to_have_attribute("data-level", "0")
    page.goto(site.url + PARENT.replace("called", "may-be-called"))
    scripts_ran(page)

    expect(page.locator(".message.chosen")).to_have_attribute("data-level", "1")
    page.goto(f"{site.url}/zh-Hans/settings/")
    scripts_ran(page)
    expect(page.locator("[data-kept-count]")).to_have_text("0")


@pytest.mark.parametrize("tag", TAGS)
def test_the_first_screen_for_a_relative_holds_the_three_donts_and_the_one_sentence(
    page: Page, site: Server, tag: str
) -> None:
    for kind in content_of(BY_TAG[tag], Relatives).kinds:
        page.goto(f"{site.url}/{tag}/relatives/" + (f"{kind.slug}/" if kind.number > 1 else ""))
        seen = page.evaluate("innerHeight - document.querySelector('.tabs').offsetHeight")
        size = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
        bottom = page.locator("#say-1").evaluate("(words) => words.getBoundingClientRect().bottom")

        expect(page.locator(".donts li")).to_have_count(3)
        assert size >= 22, "the large view"
        assert bottom <= seen, kind.slug


def test_the_page_for_relatives_prints_on_one_page(page: Page, site: Server) -> None:
    for tag in TAGS:
        for kind in ("", "parent/", "spouse/", "friend/", "work/"):
            page.goto(f"{site.url}/{tag}/relatives/{kind}")
            pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))

            assert pages == 1, f"{tag} {kind}"


FILL = """async ([build, blanks, unsigned]) => {
  const { textOf } = await import(`/a/${build}/ui/js/shown.js`);
  for (const [id, value] of Object.entries(blanks)) {
    const field = document.getElementById(id);
    if (!field) continue;
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  const box = document.getElementById('unsigned');
  if (box && box.checked !== unsigned) box.click();
  return Object.fromEntries([...document.querySelectorAll('.words-text')].map((words) => [words.id, textOf(words)]));
}"""
SIMPLE = st.text(st.sampled_from("妈王姐abcXYZ今晚八点"), min_size=0, max_size=20)


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("place", ["parent/called", "sibling/may-be-called", "employer/called", "acquaintance/called"])
def test_the_phone_composes_what_python_composes(page: Page, site: Server, tag: str, place: str) -> None:
    locale = BY_TAG[tag]
    recipient, situation = place.split("/")
    person = next(one for one in content_of(locale, Notices).recipients if one.slug == recipient)
    page.goto(f"{site.url}/{tag}/notices/{place}/")
    scripts_ran(page)
    build = page.locator("html").get_attribute("data-build")

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.fixed_dictionaries({"you": SIMPLE, "me": SIMPLE, "when": SIMPLE}), st.booleans())
    def same(blanks: dict[str, str], unsigned: bool) -> None:
        shown = page.evaluate(FILL, [build, blanks, unsigned])
        for one in person.messages[Slug(situation)]:
            blocks = [b for b in one.blocks if b.done is None and (unsigned or b.kind is not Kind.NO_DUTY)]
            composed = replace(one, paragraphs=(tuple(blocks),)).text(locale.gap, blanks, answered=True)

            assert re.sub(r"\s", "", shown[f"message-{one.key}"]) == re.sub(r"\s", "", composed)

    same()


def test_a_half_typed_name_outlives_a_change_of_language(page: Page, site: Server) -> None:
    page.goto(f"{site.url}/zh-Hans/notices/people/")
    scripts_ran(page)
    page.locator("#person").fill("表姐小")
    page.locator("header a[hreflang=en]").click()

    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page).to_have_url(f"{site.url}/en/notices/people/")
    expect(page.locator("#person")).to_have_value("表姐小")
    assert page.evaluate("JSON.parse(localStorage.getItem('steady:setting:language')).value") == "en"


def test_one_change_paints_one_row_of_a_long_list(page: Page, site: Server) -> None:
    page.goto(f"{site.url}/zh-Hans/")
    page.evaluate(
        """() => {
          for (let n = 100; n < 400; n += 1) {
            const value = JSON.stringify({name: `亲友${n}`, kind: 'relative', group: n % 3 ? '' : '家里'});
            localStorage.setItem(`steady:person:p${n}`, JSON.stringify({value, at: n}));
          }
        }"""
    )
    page.goto(f"{site.url}/zh-Hans/notices/people/")
    expect(page.locator("[data-person]")).to_have_count(300)
    scripts_ran(page)
    page.wait_for_timeout(500)  # when the slips are there, all is painted once more
    names = page.locator("[data-person] [data-name]").all_inner_texts()
    assert names == [f"亲友{n}" for n in range(100, 400)]
    page.evaluate(
        """() => {
          window.touched = new Set();
          new MutationObserver((changes) => {
            for (const {target, addedNodes} of changes) {
              for (const one of [target, ...addedNodes]) {
                const row = (one.nodeType === 1 ? one : one.parentElement)?.closest('[data-person]');
                if (row) window.touched.add(row.dataset.person);
              }
            }
          }).observe(document.querySelector('[data-people]'), {subtree: true, childList: true, characterData: true});
        }"""
    )
    page.locator("#person").fill("新来的")
    page.locator("[data-add]").click()
    expect(page.locator("[data-person]")).to_have_count(301)

    expect(page.locator("[data-person] [data-name]").last).to_have_text("新来的")
    assert page.evaluate("window.touched.size") == 1
