"""No network means: the server is dead."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browsing import Server
from tests.conftest import NewPage, swaps_are_ready, until_ready
from tests.made import TAGS, documents_of, one_of_each, parsed, tags, words_of

TASK = "#call-back-inside-the-app"


def linked_from(tag: str) -> dict[str, str]:
    """Every document of a language to the first page that links to it."""
    found: dict[str, str] = {}
    for page in documents_of(tag):
        hidden = {id(link) for part in parsed(page).iter() if "hidden" in part.keys() for link in part.iter()}  # noqa: SIM118  # an element is no dict
        for link in [link for link in tags(page, "a") if id(link) not in hidden]:
            target = (link.get("href") or "").partition("#")[0]
            if target.startswith(f"/{tag}/") and target != page:
                found.setdefault(target, page)
    return found


def ticked_and_restarted(profile: Callable[[], BrowserContext], site: Server, tag: str) -> Page:
    """A phone with everything of a language and one tick, after the server died and the browser was closed."""
    context = profile()
    page = context.new_page()
    until_ready(page, f"{site.url}/{tag}/")
    page.goto(f"{site.url}/{tag}/steps/verify/")
    page.locator(f"{TASK} .tick").click()
    expect(page.locator(TASK)).to_have_attribute("data-state", "done")  # the app has taken it in
    context.close()
    site.kill()
    return profile().new_page()


def opens(page: Page, site: str, path: str) -> None:
    """A document opens by its address, and again when it is loaded again."""
    title = words_of(tags(path, "h1")[0])
    page.goto(site + path)
    expect(page.locator("h1")).to_have_text(title)
    page.reload()
    expect(page.locator("h1")).to_have_text(title)
    assert page.locator("html").get_attribute("lang") == path.split("/")[1]
    expect(page).to_have_url(site + path)
    no_network = words_of(tags(f"/{path.split('/')[1]}/offline/", "h1")[0])
    assert (title == no_network) == path.endswith("/offline/")


def test_after_the_server_is_dead_and_the_browser_restarted_every_page_is_there(
    profile: Callable[[], BrowserContext], own_site: Server
) -> None:
    page = ticked_and_restarted(profile, own_site, TAGS[0])
    page.goto(f"{own_site.url}/zh-Hans/steps/verify/")
    expect(page.locator(f"{TASK} .tick input")).to_be_checked()
    kept: dict[str, str] = page.evaluate(
        """async (paths) => {
          const title = (text) => new DOMParser().parseFromString(text, 'text/html').querySelector('h1').textContent;
          const one = async (path) => [path, title(await (await fetch(path)).text()).replace(/\\s+/g, ' ').trim()];
          return Object.fromEntries(await Promise.all(paths.map(one)));
        }""",
        documents_of(TAGS[0]),
    )

    assert kept == {path: words_of(tags(path, "h1")[0]) for path in documents_of(TAGS[0])}
    links = linked_from(TAGS[0])
    for path in one_of_each(TAGS[0]):
        opens(page, own_site.url, path)
        if path in links:
            follow(page, own_site.url, path, links[path])


@pytest.mark.slow
@pytest.mark.parametrize("tag", TAGS)
def test_after_the_server_is_dead_every_page_opens_by_its_address_by_a_link_and_again(
    profile: Callable[[], BrowserContext], own_site: Server, tag: str
) -> None:
    page = ticked_and_restarted(profile, own_site, tag)
    for path in documents_of(tag):
        opens(page, own_site.url, path)
    links = linked_from(tag)
    assert set(documents_of(tag)) - set(links) == {f"/{tag}/offline/"}
    for path, place in links.items():
        follow(page, own_site.url, path, place)
    page.goto(f"{own_site.url}/{tag}/steps/verify/")
    expect(page.locator(f"{TASK} .tick input")).to_be_checked()


def follow(page: Page, site: str, path: str, place: str) -> None:
    """Open a document by a link on another page: as a page of its own, or in place where htmx swaps it in."""
    page.goto(site + place)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    link = page.locator(f"a[href='{path}']:visible, a[href^='{path}#']:visible").first
    target = link.get_attribute("hx-target")
    if target:
        swaps_are_ready(page)
    link.click()
    if target:
        expect(page.locator(f"{target} [tabindex='-1'], {target} textarea").first).to_be_visible()
    else:
        expect(page).to_have_url(re.compile(f"^{re.escape(site + path)}(#|$)"))
        expect(page.locator("h1")).to_have_text(words_of(tags(path, "h1")[0]))


def test_without_network_links_swaps_reasons_and_copying_work(new_page: NewPage, own_site: Server) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    until_ready(page, f"{own_site.url}/zh-Hans/")
    own_site.kill()

    page.get_by_role("link", name="电话刚打来").first.click()
    page.locator(".rows .row").first.click()
    expect(page.locator(".moves > li")).to_have_count(5)
    page.get_by_role("button", name="复制这段话").first.click()
    expect(page.locator("#live")).to_contain_text("已复制")
    page.goto(f"{own_site.url}/zh-Hans/steps/verify/{TASK}")
    swaps_are_ready(page)
    page.locator(f"{TASK} .why a").click()
    expect(page.locator(f"{TASK} .reason")).to_be_visible()
    page.goto(own_site.url)
    page.wait_for_url("**/zh-Hans/")
    page.goto(f"{own_site.url}/zh-Hans/steps/verify")
    expect(page.locator("h1")).to_have_text("核实")


def test_an_address_that_was_never_kept_says_so_and_leads_on(new_page: NewPage, own_site: Server) -> None:
    page = new_page()
    until_ready(page, f"{own_site.url}/zh-Hans/")
    own_site.kill()
    page.goto(f"{own_site.url}/zh-Hans/no/such/page/?q=1")

    expect(page.locator("h1")).to_have_text("没有网，这一页也没存下来")
    page.locator("main a[href='/zh-Hans/']").click()
    expect(page.locator("h1")).to_have_text("今天")


def test_the_second_view_asks_the_network_for_nothing(new_page: NewPage, own_site: Server) -> None:
    page = new_page()
    until_ready(page, f"{own_site.url}/zh-Hans/")
    own_site.kill()
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.goto(f"{own_site.url}/zh-Hans/steps/talk/")
    page.wait_for_load_state("networkidle")

    assert [url for url in failed if not url.endswith("/sw.js")] == []


def test_a_store_that_fails_takes_no_page_away_while_there_is_network(new_page: NewPage, site: Server) -> None:
    page = new_page()
    until_ready(page, f"{site.url}/zh-Hans/")
    page.context.service_workers[0].evaluate(
        "() => { CacheStorage.prototype.open = () => Promise.reject(new Error('the store is broken')); }"
    )
    page.goto(f"{site.url}/zh-Hans/steps/talk/")
    expect(page.locator("h1")).to_be_visible()
    swaps_are_ready(page)
    page.goto(f"{site.url}/zh-Hans/relatives/parent/")
    page.locator("details:has(.card-picture) summary").click()

    picture = page.locator(".card-picture")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") > 0


def test_where_the_browser_cannot_keep_pages_it_says_so(new_page: NewPage, site: Server) -> None:
    page = new_page()
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    page.goto(f"{site.url}/zh-Hans/")

    expect(page.locator("[data-offline-never]")).to_be_visible()
