"""The bars of the browser have the colour of the page; the bar of the app hides nothing and leaves room for reading."""

import json
from itertools import product
from typing import Literal

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browsing import Server
from tests.conftest import NewPage, scripts_ran
from tests.made import TAGS

IN_FORCE = """() => [...document.querySelectorAll('meta[name=theme-color]')]
  .find((one) => !one.media || matchMedia(one.media).matches).content"""
PAPER = """() => getComputedStyle(document.body).backgroundColor"""
SMALL: list[ViewportSize] = [{"width": 390, "height": 664}, {"width": 320, "height": 568}]
WALKED = ["notices/parent/called/", "steps/record/", "notices/people/", "keep/", ""]
OPEN = "for (const one of document.querySelectorAll('details')) one.open = true"
BEHIND = """() => {
  const focused = document.activeElement;
  if (focused === document.body || focused.closest('.tabs, .skip')) return null;
  const { top, bottom, height } = focused.getBoundingClientRect();
  const bar = document.querySelector('.tabs');
  const low = getComputedStyle(bar).position === 'fixed' ? bar.getBoundingClientRect().top : innerHeight;
  const header = document.querySelector('.top');
  const stays = ['fixed', 'sticky'].includes(getComputedStyle(header).position);
  const high = stays ? header.getBoundingClientRect().bottom : 0;
  const seen = Math.min(bottom, low) - Math.max(top, high);
  if (seen >= Math.min(height, low - high) / 2) return '';
  const name = focused.id || focused.textContent.trim().slice(0, 12);
  return `${focused.tagName} ${name} ${top}-${bottom}, bar from ${low}`;
}"""


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


def agree(page: Page) -> bool:
    return rgb(str(page.evaluate(IN_FORCE))) == str(page.evaluate(PAPER))


@pytest.mark.parametrize("phone", ["light", "dark"])
@pytest.mark.parametrize("theme", ["auto", "light", "dark"])
def test_the_browsers_bars_have_the_colour_of_the_page(
    new_page: NewPage, site: Server, phone: Literal["light", "dark"], theme: str
) -> None:
    page = new_page(service_workers="block", color_scheme=phone)
    page.goto(f"{site.url}/zh-Hans/settings/")
    scripts_ran(page)
    assert agree(page)
    page.locator(f"input[name=theme][value={theme}]").check()
    assert agree(page)
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{site.url}/zh-Hans/")
    assert agree(page), "before any script has come"
    page.unroute("**/*.js")
    page.goto(f"{site.url}/zh-Hans/settings/")
    scripts_ran(page)
    page.locator("input[name=theme][value=auto]").check()

    assert agree(page)
    page.emulate_media(color_scheme="dark" if phone == "light" else "light")
    assert agree(page), "as the phone is, also when that changes"


@pytest.mark.parametrize(("size", "text"), list(product(SMALL, ["", "large"])), ids=str)
def test_who_walks_with_the_keyboard_sees_where_they_are(
    new_page: NewPage, site: Server, size: ViewportSize, text: str
) -> None:
    page = new_page(service_workers="block", viewport=size, reduced_motion="reduce")
    if text:
        kept = json.dumps({"value": text, "at": 1})
        page.add_init_script(f"localStorage.setItem('steady:setting:text', '{kept}')")
    behind = {}
    for path in WALKED:
        page.goto(f"{site.url}/zh-Hans/{path}")
        scripts_ran(page)
        page.evaluate(OPEN)
        stops = []
        for _ in range(150):
            page.keyboard.press("Tab")
            page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            stops.append(page.evaluate(BEHIND))
            if page.evaluate("document.activeElement.matches('.tabs a:last-child')"):
                break
        assert len(stops) > 15, path
        if hidden := [one for one in stops if one]:
            behind[path] = hidden

    assert behind == {}


@pytest.mark.parametrize("tag", TAGS)
def test_in_doubled_text_on_a_small_phone_header_and_bar_take_a_quarter_of_the_height_at_most(
    new_page: NewPage, site: Server, tag: str
) -> None:
    page = new_page(service_workers="block", viewport=SMALL[1])
    page.goto(f"{site.url}/{tag}/")
    heights = {}
    for way in ("dataset.text = 'huge'", "style.fontSize = '225%'"):
        page.evaluate(f"document.documentElement.{way}")
        boxes = [page.locator(place).bounding_box() for place in (".top", ".tabs")]
        heights[way] = sum(box["height"] for box in boxes if box)
        small = page.evaluate("""() => [...document.querySelectorAll('.top a, .tabs a')]
          .map((one) => one.getBoundingClientRect()).filter(({ width, height }) => width < 48 || height < 48).length""")
        assert small == 0

    assert {way: height for way, height in heights.items() if height > 568 / 4} == {}


@pytest.mark.parametrize("width", [390, 320])
@pytest.mark.parametrize("tag", TAGS)
def test_the_names_in_the_bar_fit_whole_on_one_line(new_page: NewPage, site: Server, tag: str, width: int) -> None:
    page = new_page(service_workers="block", viewport={"width": width, "height": 664})
    page.goto(f"{site.url}/{tag}/")
    if tag == "en":
        expect(page.locator(".tabs a").last).to_have_text("More")
    for text in ("normal", "large", "huge"):
        page.evaluate("(text) => { document.documentElement.dataset.text = text; }", text)
        wrong = page.evaluate("""() => [...document.querySelectorAll('.tabs a')].filter((one) => {
          const range = document.createRange();
          range.selectNodeContents(one.querySelector('span'));
          const [words, place] = [range.getBoundingClientRect(), one.getBoundingClientRect()];
          return range.getClientRects().length !== 1 || words.left < place.left || words.right > place.right
            || words.bottom > place.bottom || one.querySelector('svg').getBoundingClientRect().top < place.top;
        }).map((one) => one.textContent)""")
        assert wrong == [], text
