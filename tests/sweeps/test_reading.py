"""Everybody can read it: with axe, in both themes, at 320 px with doubled text, and with scripts off."""

import json
import re
from datetime import UTC, datetime, time, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browsing import Server
from tests.conftest import NewPage
from tests.made import TAGS, guide_of, paths, visible_text
from webapp.locales import EN

OPEN = "for (const one of document.querySelectorAll('details')) one.open = true"
AXE = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "best-practice"]}}


def unhide_everything(page: Page) -> None:
    """Every hint, strip and folded part at once: what any reader might see."""
    page.evaluate(OPEN)
    page.evaluate("for (const one of document.querySelectorAll('[hidden]')) one.hidden = false")
    page.evaluate("for (const one of document.querySelectorAll('.message')) one.classList.add('chosen')")
    page.evaluate("for (const one of document.querySelectorAll('[data-gate]')) one.dataset.open = ''")
    page.evaluate("document.documentElement.dataset.hour = 'night'")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("tag", TAGS)
def test_axe_finds_nothing_on_any_page(new_page: NewPage, site: Server, tag: str, theme: str) -> None:
    page = new_page(color_scheme=theme, service_workers="block", reduced_motion="reduce")
    axe = Axe()
    found = {}
    for path in [path for path in paths() if path.startswith(f"/{tag}/")] + ["/nothing-here/"]:
        page.goto(site.url + path)
        unhide_everything(page)
        for violation in axe.run(page, options=AXE).response["violations"]:
            places = [json.dumps(node["target"]) + node["failureSummary"] for node in violation["nodes"][:2]]
            found[f"{path} {violation['id']}"] = places

    assert found == {}


@pytest.mark.parametrize("tag", TAGS)
def test_no_page_scrolls_sideways_at_320_px_with_doubled_text(new_page: NewPage, site: Server, tag: str) -> None:
    page = new_page(viewport={"width": 320, "height": 640}, service_workers="block")
    wide = {}
    for path in [path for path in paths() if path.startswith(f"/{tag}/")]:
        page.goto(site.url + path)
        unhide_everything(page)
        page.evaluate("document.documentElement.style.fontSize = '225%'")  # twice the base of 112.5%
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide[path] = width

    assert wide == {}


@pytest.mark.parametrize("tag", TAGS)
def test_whatever_can_be_pressed_is_at_least_48_px(new_page: NewPage, site: Server, tag: str) -> None:
    page = new_page(service_workers="block")
    small = {}
    script = """() => [...document.querySelectorAll(
        'button, summary, .button, .go, .row, .ways a, .tabs a, .top a, .tick, .segments label, .why > a, ' +
        '.channel-name a, textarea, select, input[type=date], input[type=text], .segment, .agree')]
      .filter((one) => one.checkVisibility())
      .map((one) => [one.className || one.tagName, one.getBoundingClientRect()])
      .filter(([, box]) => box.height < 48 || box.width < 48)
      .map(([name, box]) => `${name} ${box.width} x ${box.height}`)"""
    for path in [path for path in paths() if path.startswith(f"/{tag}/")]:
        page.goto(site.url + path)
        unhide_everything(page)
        if found := page.evaluate(script):
            small[path] = found

    assert small == {}


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


Place = tuple[str, bool, int, str]
WHERE: list[Place] = [
    ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) MicroMessenger/8.0", False, 5, "wechat-ios"),
    ("Mozilla/5.0 (Linux; Android 14) Chrome/120 XWEB/1 MicroMessenger/8.0", False, 5, "wechat-android"),
    ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/27.2 Safari/604.1", False, 5, "ios-tab"),
    ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)", True, 5, "ios-app"),
    ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605", False, 5, "ios-tab"),
    ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605", False, 0, "desktop"),
    ("Mozilla/5.0 (Linux; Android 14) Chrome/157 Mobile", False, 5, "android"),
    ("Mozilla/5.0 (Linux; Android 14) Chrome/157 Mobile", True, 5, "android-app"),
    ("Mozilla/5.0 (Linux; Android 14; wv) AlipayClient/10", False, 5, "in-app"),
    ("Mozilla/5.0 (Linux; Android 14) XiaoMi/MiuiBrowser/18", False, 5, "china-browser"),
]


@pytest.mark.parametrize("place", WHERE, ids=str)
def test_the_place_the_page_is_open_in_is_known_for_hints(page: Page, site: Server, place: Place) -> None:
    *given, expected = place
    page.goto(f"{site.url}/zh-Hans/more/")
    build = page.locator("html").get_attribute("data-build")
    script = f"async (given) => (await import('/a/{build}/ui/js/where.js')).whereAmI(...given)"

    assert page.evaluate(script, given) == expected


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
    for path in [path for path in paths() if path.startswith(f"/{tag}/")]:
        assert not re.search(r"分享给|分享給|转发给|轉發給|share this|forward this", visible_text(path), re.IGNORECASE)


@pytest.mark.parametrize(("days", "facts", "numbers"), [(89, False, False), (92, False, True), (182, True, True)])
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
