"""No network means: the server is dead."""

import http.client
import http.server
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browsing import Server, served
from tests.conftest import NewPage, builds, crash, scripts_ran, swaps_are_ready, until_ready
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

    page.get_by_role("link", name="刚打来电话").first.click()
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


class Cache(http.server.BaseHTTPRequestHandler):
    """A cache on the way that keeps every page of the first server for ever, and passes the rest to the second."""

    first: Server
    second: Server
    fresh = False

    def do_GET(self) -> None:
        old = not self.fresh and not self.path.startswith("/sw.js")
        status, headers, body = self._ask(self.first if old else self.second)
        if status == http.client.NOT_FOUND and self.path.startswith("/a/"):
            status, headers, body = self._ask(self.second if old else self.first)
        self.send_response(status)
        for name, value in headers:
            if name.lower() in {"content-type", "cache-control", "content-security-policy"}:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _ask(self, server: Server) -> tuple[int, list[tuple[str, str]], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", server.port)
        connection.request("GET", self.path)
        answer = connection.getresponse()
        found = answer.status, answer.getheaders(), answer.read()
        connection.close()
        return found

    def log_message(self, *_args: object) -> None:
        pass


@pytest.fixture
def proxy() -> Iterator[tuple[type[Cache], str]]:
    kind = type("ThisCache", (Cache,), {})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), kind)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield kind, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_an_update_waits_for_a_tap_keeps_words_and_never_mixes_builds(
    new_page: NewPage, own_site: Server, next_build: Path, proxy: tuple[type[Cache], str]
) -> None:
    cache, url = proxy
    with served(next_build) as second:
        cache.first = cache.second = own_site
        page = new_page()
        until_ready(page, f"{url}/zh-Hans/")
        (old,) = builds(page)
        page.goto(f"{url}/zh-Hans/steps/verify/{TASK}")
        page.locator(f"{TASK} textarea").fill("写到一半")

        cache.second = second  # a new release, behind a cache that still gives the old pages
        page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")
        expect(page.locator("#update")).to_be_visible(timeout=60_000)
        assert builds(page) == {old}
        page.goto(f"{url}/zh-Hans/")
        expect(page.locator("h1")).to_have_text("今天")
        assert builds(page) == {old}

        page.goto(f"{url}/zh-Hans/notices/people/")
        expect(page.locator("#update")).to_be_visible(timeout=60_000)
        page.locator("#person").fill("表姐，还没加上")
        with page.expect_navigation():
            page.locator("[data-update]").click()
        expect(page.locator("#update")).to_be_hidden()
        (new,) = builds(page)
        assert new != old
        expect(page.locator("#person")).to_have_value("表姐，还没加上")
        page.goto(f"{url}/zh-Hans/steps/verify/{TASK}")
        expect(page.locator(f"{TASK} textarea")).to_have_value("写到一半")
        page.goto(f"{url}/zh-Hans/")
        expect(page.locator("h1")).to_have_text("今天 B")
        assert page.evaluate("caches.keys()") == [f"steady-{new}"]


def test_a_first_visit_through_an_old_cache_ends_wholly_on_one_build(
    new_page: NewPage, own_site: Server, next_build: Path, proxy: tuple[type[Cache], str]
) -> None:
    cache, url = proxy
    with served(next_build) as second:
        cache.first, cache.second = own_site, second
        page = new_page()
        page.goto(f"{url}/zh-Hans/")
        (old,) = builds(page)
        expect(page.locator("#update")).to_be_visible(timeout=60_000)
        page.locator("[data-update]").click()
        expect(page.locator("h1")).to_have_text("今天 B")

        (new,) = builds(page)
        assert new != old


def test_a_release_that_lacks_a_page_is_not_taken(
    new_page: NewPage, own_site: Server, next_build: Path, proxy: tuple[type[Cache], str]
) -> None:
    cache, url = proxy
    with served(next_build) as second:
        cache.first = cache.second = own_site
        page = new_page()
        until_ready(page, f"{url}/zh-Hans/")
        (old,) = builds(page)
        cache.second = second
        cache.first = own_site
        original = cache._ask  # noqa: SLF001

        def ask(self: Cache, server: Server) -> tuple[int, list[tuple[str, str]], bytes]:
            if "/doc/zh-Hans/steps/talk/" in self.path and server is not own_site:
                return 503, [], b""
            return original(self, server)

        cache._ask = ask  # type: ignore[method-assign]  # noqa: SLF001
        state = page.evaluate(
            """() => navigator.serviceWorker.getRegistration().then(async (found) => {
              const installing = new Promise((done) => found.addEventListener('updatefound', () => {
                const worker = found.installing;
                worker.addEventListener('statechange', () => done(worker.state));
              }));
              await found.update();
              return installing;
            })"""
        )

        assert state == "redundant"
        page.reload()
        expect(page.locator("h1")).to_have_text("今天")
        assert builds(page) == {old}


def test_a_critical_release_does_not_wait_for_a_tap_and_keeps_half_typed_words(
    new_page: NewPage, own_site: Server, next_build: Path, proxy: tuple[type[Cache], str]
) -> None:
    cache, url = proxy
    edition = next_build / "webapp" / "packs" / "cn" / "edition.toml"
    edition.write_text(edition.read_text(encoding="utf-8").replace("critical = false", "critical = true"), "utf-8")
    with served(next_build) as second:
        cache.first = cache.second = own_site
        page = new_page()
        until_ready(page, f"{url}/zh-Hans/")
        page.goto(f"{url}/zh-Hans/notices/people/")
        (old,) = builds(page)
        scripts_ran(page)
        page.locator("#person").fill("表姐，还没加上")
        cache.second = second
        page.evaluate("() => { navigator.serviceWorker.getRegistration().then((found) => found.update()); }")

        expect(page.locator("html")).not_to_have_attribute("data-build", old, timeout=90_000)
        assert old not in builds(page)
        expect(page.locator("#person")).to_have_value("表姐，还没加上")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_browser_killed_in_the_middle_of_an_update_has_the_old_pages_and_ticks_and_finishes_later(
    profile: Callable[[], BrowserContext], own_site: Server, next_build: Path, proxy: tuple[type[Cache], str]
) -> None:
    cache, url = proxy
    asked, go_on = threading.Event(), threading.Event()
    original = cache._ask  # noqa: SLF001

    def slow(self: Cache, server: Server) -> tuple[int, list[tuple[str, str]], bytes]:
        if "/doc/" in self.path and server is not own_site:
            asked.set()
            go_on.wait(60)
        return original(self, server)

    cache._ask = slow  # type: ignore[method-assign]  # noqa: SLF001
    with served(next_build) as second:
        cache.first = cache.second = own_site
        context = profile()
        page = context.pages[0]
        until_ready(page, f"{url}/zh-Hans/")
        (old,) = builds(page)
        page.goto(f"{url}/zh-Hans/steps/verify/")
        page.locator(f"{TASK} .tick").click()
        expect(page.locator(TASK)).to_have_attribute("data-state", "done")
        context.close()
        context = profile()  # Chromium writes what a page keeps a moment later; a closed one has written it
        page = context.pages[0]
        page.goto(f"{url}/zh-Hans/steps/verify/")
        cache.second = second
        page.evaluate("() => { navigator.serviceWorker.getRegistration().then((found) => found.update()); }")
        assert asked.wait(60)
        crash(context, page)

        again = profile().new_page()
        again.goto(f"{url}/zh-Hans/steps/verify/")
        assert builds(again) == {old}
        expect(again.locator(f"{TASK} .tick input")).to_be_checked()
        expect(again.locator("#update")).to_be_hidden()
        go_on.set()
        again.evaluate("() => { navigator.serviceWorker.getRegistration().then((found) => found.update()); }")
        expect(again.locator("#update")).to_be_visible(timeout=90_000)
        with again.expect_navigation():
            again.locator("[data-update]").click()
        expect(again.locator(f"{TASK} .tick input")).to_be_checked()
        (new,) = builds(again)
        assert new != old


def test_the_kill_switch_removes_worker_and_pages_and_nothing_of_the_readers(
    new_page: NewPage, own_site: Server, next_build: Path, proxy: tuple[type[Cache], str]
) -> None:
    cache, url = proxy
    with served(next_build, WORKER_OFF="1") as off:
        cache.first = cache.second = own_site
        page = new_page()
        until_ready(page, f"{url}/zh-Hans/")
        page.goto(f"{url}/zh-Hans/steps/verify/")
        page.locator(f"{TASK} .tick").click()
        scripts_ran(page)
        cache.second = off
        with page.expect_navigation():  # the page opens itself again, without the worker
            page.evaluate("() => { navigator.serviceWorker.getRegistration().then((found) => found.update()); }")
        page.wait_for_function("() => caches.keys().then((names) => names.length === 0)")

        page.goto(f"{url}/zh-Hans/steps/verify/")
        expect(page.locator(f"{TASK} .tick input")).to_be_checked()
