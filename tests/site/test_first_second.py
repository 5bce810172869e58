"""Until the scripts are there, and when one of them does not come."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browsing import Server
from tests.conftest import scripts_ran, swaps_are_ready
from tests.made import documents_of, one_of_each, parsed, tags

ELSEWHERE = {
    ("/zh-Hans/notices/", "parts/notices/static/notices"): "the form there is a real one and works without it",
    ("/zh-Hans/notices/", "parts/notices/static/sent"): "its question comes after a copy, which it does not hinder",
}
FEATURES = [
    (path, feature)
    for path in one_of_each("zh-Hans")
    for template in tags(path, "template")
    for feature in (template.get("data-features") or "").split()
]
UNHINDERED = {"parts/notices/static/sent"}
"""What is missed nowhere."""
SPOKEN = [one for one in {feature: (path, feature) for path, feature in FEATURES}.values() if one[1] not in UNHINDERED]


def served_by(path: str) -> set[str]:
    found = (element.get("data-feature") or "" for element in parsed(path).iter())
    return {feature for feature in found if feature}


def test_every_feature_of_a_page_has_a_place_where_it_is_missed() -> None:
    named = {(path, f) for path in documents_of("zh-Hans") for t in tags(path, "template") for f in features_of(t)}
    silent = {(path, feature) for path, feature in named if feature not in served_by(path)}

    assert {(path, f) for path, f in silent if not any(path.startswith(p) and f == g for p, g in ELSEWHERE)} == set()
    assert {f for path in documents_of("zh-Hans") for f in served_by(path)} <= {feature for _, feature in named}


def features_of(template: object) -> list[str]:
    get = getattr(template, "get")  # noqa: B009  # an element of html5lib's tree
    return str(get("data-features") or "").split()


def test_nothing_is_swapped_in_before_somebody_listens(page: Page, site: Server) -> None:
    held: list[Route] = []
    page.route("**/ui/js/swap.js", lambda route: held.append(route))  # noqa: PLW0108  # needs a real function
    with page.expect_event("requestfinished", lambda request: "htmx" in request.url):
        page.goto(f"{site.url}/zh-Hans/now/")
    expect(page.locator("head script[type=module]")).to_have_count(1)

    assert page.evaluate("typeof htmx") == "undefined"
    held[0].continue_()
    swaps_are_ready(page)
    page.locator(".rows .row").first.click()
    expect(page.locator("#card [tabindex='-1']")).to_be_focused()


@pytest.mark.parametrize(("path", "feature"), SPOKEN)
def test_a_script_that_does_not_come_is_said_where_its_buttons_are(
    page: Page, site: Server, path: str, feature: str
) -> None:
    if feature not in served_by(path):
        path = next(other for other in documents_of("zh-Hans") if feature in served_by(other))
    page.route(f"**/{feature}.js", lambda route: route.abort())
    page.goto(site.url + path)
    note = page.locator(f"[data-missing='{feature}']").first

    expect(note).to_be_visible()
    expect(note).to_have_attribute("role", "alert")
    expect(note).to_contain_text("这里的按钮暂时不起作用")
    assert note.evaluate("(one) => one.nextElementSibling.dataset.feature") == feature
    page.unroute(f"**/{feature}.js")
    with page.expect_navigation():
        note.get_by_role("button", name="重新加载").click()
    scripts_ran(page)
    expect(page.locator("[data-missing]")).to_have_count(0)


def test_a_script_that_comes_late_takes_its_words_back(page: Page, site: Server) -> None:
    held: list[Route] = []
    page.route("**/keep.js", lambda route: held.append(route))  # noqa: PLW0108  # needs a real function
    with page.expect_request("**/keep.js"):
        page.goto(f"{site.url}/zh-Hans/keep/")
    page.clock.fast_forward(16_000)
    expect(page.locator("[data-missing='parts/keep/static/keep']")).to_be_visible()
    held[0].continue_()

    expect(page.locator("[data-missing='parts/keep/static/keep']")).to_have_count(0)
    scripts_ran(page)
    page.get_by_role("button", name=re.compile("帮我")).first.click()
    expect(page.locator("#passphrase")).not_to_have_value("")


def test_what_was_typed_is_there_again_after_loading_again(page: Page, site: Server) -> None:
    page.route("**/ledger.js", lambda route: route.abort())
    page.goto(f"{site.url}/zh-Hans/notices/people/")
    expect(page.locator("[data-missing]")).to_be_visible()
    page.locator("#person").fill("表姐，还没加上")
    page.unroute("**/ledger.js")
    with page.expect_navigation():
        page.locator("[data-again]").click()

    expect(page.locator("#person")).to_have_value("表姐，还没加上")


def test_after_a_swap_the_missing_script_is_still_said(page: Page, site: Server) -> None:
    page.route("**/own.js", lambda route: route.abort())
    page.goto(f"{site.url}/zh-Hans/notices/parent/called/")
    swaps_are_ready(page)
    expect(page.locator("[data-missing]")).to_be_visible()
    page.locator("nav a[hx-get$='/notices/parent/may-be-called/']").click()

    expect(page).to_have_url(re.compile("may-be-called"))
    expect(page.locator("#notice [data-missing]")).to_be_visible()
