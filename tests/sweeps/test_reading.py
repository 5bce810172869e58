"""Everybody can read it: with axe, in both themes, at 320 px with doubled text, and with scripts off."""

import re
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browsing import PHONE, Server
from tests.conftest import NewPage
from tests.made import TAGS, documents_of, first_of, guide_of, in_parts, one_of_each, visible_text
from tests.tables import WHERE
from webapp.locales import EN

OPEN = "for (const one of document.querySelectorAll('details')) one.open = true"
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "best-practice"]
VIOLATIONS = """async (rules) => (await axe.run(document, {
    runOnly: rules, resultTypes: ["violations"],
    rules: { "color-contrast": { enabled: false } }, // the enhanced one asks for more of the same places
  })).violations
  .map(({ id, nodes }) => [id, ...nodes.slice(0, 2).map((one) => `${one.target} ${one.failureSummary}`)].join(': '))"""
SMALL = """() => [...document.querySelectorAll(
    'button, summary, .button, .go, .row, .ways a, .tabs a, .top a, .tick, .segments label, .why > a, ' +
    '.channel-name a, .crumb a, textarea, select, input[type=date], input[type=text], .segment, .agree')]
  .filter((one) => one.checkVisibility())
  .map((one) => [one.className || one.tagName, one.getBoundingClientRect()])
  .filter(([, box]) => box.height < 48 || box.width < 48)
  .map(([name, box]) => `smaller than 48 px: ${name} ${box.width} x ${box.height}`)"""
WIDE = """() => {
  document.documentElement.style.fontSize = '225%'; // twice the base of 112.5%
  const { scrollWidth } = document.documentElement;
  return scrollWidth > 320 ? [`${scrollWidth} px wide at 320 px with doubled text`] : [];
}"""
NARROW: ViewportSize = {"width": 320, "height": 640}
FIRST = "zh-Hans"
"""The language in which every page is looked at each time; of the others, whose pages are built alike, one of each."""
WHOLE = [(FIRST, part) for part in in_parts(documents_of(FIRST))]
SAMPLE = [(tag, part) for tag in TAGS if tag != FIRST for part in in_parts(one_of_each(tag))]
REST = [(tag, part) for tag in TAGS if tag != FIRST for part in in_parts(documents_of(tag))]


def unhide_everything(page: Page) -> None:
    """Every hint, strip and folded part at once: what any reader might see."""
    page.evaluate(OPEN)
    page.evaluate("for (const one of document.querySelectorAll('[hidden]')) one.hidden = false")
    page.evaluate("for (const one of document.querySelectorAll('.message')) one.classList.add('chosen')")
    page.evaluate("for (const one of document.querySelectorAll('[data-gate]')) one.dataset.open = ''")
    page.evaluate("document.documentElement.dataset.hour = 'night'")


def looked_at(page: Page, url: str) -> list[str]:
    """All that is wrong with a page, on one load: by axe in the light and in the dark, too small, too wide."""
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="light")
    page.goto(url)
    unhide_everything(page)
    found: list[str] = page.evaluate(VIOLATIONS, RULES) + page.evaluate(SMALL)
    page.emulate_media(color_scheme="dark")
    found += [f"dark {line}" for line in page.evaluate(VIOLATIONS, ["color-contrast-enhanced"])]
    page.set_viewport_size(NARROW)
    return [*found, *page.evaluate(WIDE)]


def sweep(new_page: NewPage, site: Server, documents: list[str]) -> None:
    page = new_page(service_workers="block", reduced_motion="reduce")
    page.add_init_script(AXE)
    found = {path: wrong for path in documents if (wrong := looked_at(page, site.url + path))}

    assert found == {}


@pytest.mark.parametrize(("tag", "documents"), WHOLE + SAMPLE, ids=first_of)
def test_everybody_can_read_and_press_it(new_page: NewPage, site: Server, tag: str, documents: list[str]) -> None:
    assert {path.split("/")[1] for path in documents} == {tag}
    sweep(new_page, site, documents)


@pytest.mark.slow
@pytest.mark.parametrize(("tag", "documents"), REST, ids=first_of)
def test_everybody_can_read_and_press_it_in_each_language(
    new_page: NewPage, site: Server, tag: str, documents: list[str]
) -> None:
    assert {path.split("/")[1] for path in documents} == {tag}
    sweep(new_page, site, documents)


@pytest.mark.parametrize(("tag", "documents"), REST, ids=first_of)
def test_in_every_language_nothing_is_too_wide_or_too_small(
    new_page: NewPage, site: Server, tag: str, documents: list[str]
) -> None:
    page = new_page(service_workers="block", reduced_motion="reduce")
    found = {}
    for path in documents:
        page.set_viewport_size(PHONE)
        page.goto(site.url + path)
        unhide_everything(page)
        small = page.evaluate(SMALL)
        page.set_viewport_size(NARROW)
        found[path] = [*small, *page.evaluate(WIDE)]

    assert {path.split("/")[1] for path in documents} == {tag}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_a_page_that_is_not_there_can_be_read_too(new_page: NewPage, site: Server) -> None:
    sweep(new_page, site, [f"/{tag}/nothing-here/" for tag in TAGS])


def test_the_sweep_finds_what_is_wrong(new_page: NewPage, site: Server) -> None:
    page = new_page(service_workers="block")
    page.add_init_script(AXE)
    page.add_init_script("""addEventListener('DOMContentLoaded', () => {
      const bad = document.createElement('button');
      bad.style = 'width: 20px; height: 20px; color: #777; background: #888; margin-left: 400px';
      document.querySelector('main').append(bad);
    })""")
    found = "\n".join(looked_at(page, f"{site.url}/zh-Hans/more/"))

    assert "button-name" in found
    assert "smaller than 48 px" in found
    assert "px wide" in found


@pytest.mark.slow
@pytest.mark.parametrize(("tag", "documents"), WHOLE + REST, ids=first_of)
def test_everything_holds_in_the_dark_too(new_page: NewPage, site: Server, tag: str, documents: list[str]) -> None:
    page = new_page(color_scheme="dark", service_workers="block", reduced_motion="reduce")
    page.add_init_script(AXE)
    found = {}
    for path in documents:
        page.goto(site.url + path)
        unhide_everything(page)
        if wrong := page.evaluate(VIOLATIONS, RULES):
            found[path] = wrong

    assert {path.split("/")[1] for path in documents} == {tag}
    assert found == {}


@pytest.mark.parametrize("tag", TAGS)
def test_with_scripts_off_the_whole_guide_can_be_read_and_walked(new_page: NewPage, site: Server, tag: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site.url)
    page.locator(f"a[href='/{tag}/#{tag}']").click()
    page.locator(".ways a").first.click()
    page.locator(".rows .row").first.click()
    expect(page.locator(".words-text").first).to_be_visible()
    page.goto(f"{site.url}/{tag}/steps/verify/")
    page.locator(".task summary").first.click()
    expect(page.locator(".task .how").first).to_be_visible()
    page.locator(".task .why a").first.click()

    expect(page).to_have_url(re.compile(f"/{tag}/steps/verify/why/#why-"))
    for control in page.locator("[data-js]").all():
        expect(control).to_be_hidden()


def test_a_script_that_fails_does_not_stop_the_others(new_page: NewPage, site: Server) -> None:
    page = new_page(service_workers="block")
    page.route(
        "**/js/stale.js",
        lambda route: route.fulfill(
            content_type="text/javascript", body="export function start() { throw new Error('broken'); }"
        ),
    )
    page.goto(f"{site.url}/zh-Hans/now/called-my-family/")
    page.get_by_role("button", name="复制这段话").first.click()

    expect(page.locator(".said").first).to_be_visible()


@pytest.mark.parametrize(("agent", "words"), [(WHERE[0][0], "在 Safari 中打开"), (WHERE[2][0], "先放到桌面")])
@pytest.mark.parametrize("path", ["/zh-Hans/", "/zh-Hans/steps/record/"])
def test_where_notes_may_be_lost_it_is_said_before_the_first_word(
    new_page: NewPage, site: Server, agent: str, words: str, path: str
) -> None:
    page = new_page(user_agent=agent, service_workers="block")
    page.goto(site.url + path)

    expect(page.locator(".hints p:visible")).to_have_count(1)
    expect(page.locator(".hints p:visible")).to_contain_text(words)


@pytest.mark.parametrize("tag", TAGS)
def test_no_page_urges_anyone_to_share(tag: str) -> None:
    for path in documents_of(tag):
        assert not re.search(r"分享给|分享給|转发给|轉發給|share this|forward this", visible_text(path), re.IGNORECASE)


@pytest.mark.parametrize(("days", "facts", "numbers"), [(86, False, False), (92, False, True), (182, True, True)])
def test_a_check_that_is_too_old_is_said_by_the_phones_own_clock_also_without_network(
    new_page: NewPage, own_site: Server, days: int, facts: bool, numbers: bool
) -> None:
    page = new_page()
    page.goto(f"{own_site.url}/zh-Hans/")
    expect(page.locator("[data-offline-ready]")).to_be_visible(timeout=60_000)
    own_site.kill()
    checked = {fact.checked for fact in guide_of(EN).facts.values()}
    page.context.clock.install(time=datetime.combine(max(checked) + timedelta(days=days), time(12), UTC))
    page.goto(f"{own_site.url}/zh-Hans/steps/verify/#call-back-inside-the-app")
    expect(page.locator("#call-back-inside-the-app details")).to_have_attribute("open", "")  # the scripts have run
    place = page.locator("#call-back-inside-the-app")
    old = "核对得有些久了"

    expect(place.locator(f".sources li:has-text('{old}')")).to_have_count(
        len(place.locator(".sources li").all()) * facts
    )
    expect(place.locator(f".channel:has-text('{old}')")).to_have_count(len(place.locator(".channel").all()) * numbers)
