"""On paper: white whatever the theme, and nothing that helps is folded away."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.browsing import Server
from tests.conftest import NewPage, scripts_ran
from tests.made import documents_of, one_of_each

COLOURS = """() => {
  const found = [];
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const place = words.currentNode.parentElement;
    if (place.matches('[data-setting] + span')) continue; // of these, another is chosen with each theme
    if (!words.currentNode.data.trim() || !place.checkVisibility({ visibilityProperty: true })) continue;
    found.push([words.currentNode.data.trim().slice(0, 20), getComputedStyle(place).color]);
  }
  return found;
}"""
FOLDED = """() => [...document.querySelectorAll('main details > :not(summary)')]
  .filter((one) => !one.closest('.others, .beside') && !one.parentElement.querySelector('img')) // no advice in these
  .filter((one) => !one.checkVisibility({ contentVisibilityAuto: true }) || one.getBoundingClientRect().height === 0)
  .map((one) => one.textContent.trim().slice(0, 20))"""
PAGES = one_of_each("zh-Hans")


def contrast_with_white(colour: str) -> float:
    """As the WCAG has it."""
    shares = [int(number) / 255 for number in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def colours(
    new_page: NewPage, site: Server, scheme: Literal["light", "dark"], theme: str
) -> dict[str, list[tuple[str, str]]]:
    """The colour of every text on paper, by page."""
    page = new_page(service_workers="block", color_scheme=scheme)
    if theme:
        kept = f"""localStorage.setItem('steady:setting:theme', '{{"value": "{theme}", "at": 1}}')"""
        page.add_init_script(kept)
    page.emulate_media(media="print", color_scheme=scheme)
    found = {}
    for path in PAGES:
        page.goto(site.url + path)
        assert page.evaluate("document.documentElement.dataset.theme ?? ''") == theme
        found[path] = [(words, colour) for words, colour in page.evaluate(COLOURS)]
    return found


@pytest.mark.parametrize(("scheme", "theme"), [("dark", ""), ("light", "dark"), ("dark", "dark"), ("dark", "light")])
def test_every_text_has_the_colour_of_the_light_theme_and_can_be_read_on_white(
    new_page: NewPage, site: Server, scheme: Literal["light", "dark"], theme: str
) -> None:
    light = colours(new_page, site, "light", "")
    here = colours(new_page, site, scheme, theme)

    assert sum(map(len, light.values())) > 500
    other = {path: {(words, colour) for words, colour in here[path] if words in dict(light[path])} for path in PAGES}
    other = {path: found - set(light[path]) for path, found in other.items()}
    assert {path: found for path, found in other.items() if found} == {}
    weak = {path: {(words, c) for words, c in found if contrast_with_white(c) < 7} for path, found in here.items()}
    assert {path: found for path, found in weak.items() if found} == {}


def folded(page: Page, site: Server) -> dict[str, list[str]]:
    found = {}
    for path in documents_of("zh-Hans"):
        page.goto(site.url + path)
        if hidden := page.evaluate(FOLDED):
            found[path] = hidden
    return found


@pytest.mark.parametrize("scripts", [True, False])
def test_every_how_to_and_all_that_is_folded_can_be_read(new_page: NewPage, site: Server, scripts: bool) -> None:
    page = new_page(service_workers="block", java_script_enabled=scripts)
    page.emulate_media(media="print")

    assert folded(page, site) == {}


def test_a_printed_step_holds_its_instructions(page: Page, site: Server) -> None:
    path = f"{site.url}/zh-Hans/steps/record/"
    page.goto(path)
    scripts_ran(page)
    page.pdf()  # announced before and after, as a print is
    assert page.locator("details[open]").count() == 0
    printed = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))

    assert printed >= 2, "seven tasks with their instructions are more than a page"


def test_a_browser_whose_style_cannot_open_it_opens_it_for_the_print_and_folds_it_again(
    page: Page, site: Server
) -> None:
    page.goto(f"{site.url}/zh-Hans/steps/record/")
    scripts_ran(page)
    page.locator("summary").first.click()
    both = [page.locator("main details").count(), 1]
    found = []
    for events in (["beforeprint", "beforeprint"], ["afterprint"]):
        for event in events:
            page.evaluate("(name) => window.dispatchEvent(new Event(name))", event)
        found.append(page.locator("main details[open]").count())

    assert found == both
