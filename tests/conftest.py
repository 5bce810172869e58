"""A real server and a real Chromium; a phone-sized page with nothing kept from before."""

from __future__ import annotations

import contextlib
import http.server
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright, expect, sync_playwright

from tests.browsing import CHROMIUM, FULL_CHROMIUM, PHONE, Server, copied, served
from tests.browsing import FLAGS as ALWAYS
from tests.hosts import certificate, trusting
from tests.proxy import Cache

expect.set_options(timeout=20_000)

FLAGS = [*ALWAYS, trusting(certificate()[0].read_bytes())]
NewPage = Callable[..., Page]
DAY = "2026-11-24T10:00:00+08:00"


def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as there are cores: a browser and its server wait for each other."""
    cores = os.cpu_count() or 1
    return cores + (cores + 1) // 2


@pytest.fixture(scope="session")
def site() -> Iterator[Server]:
    """One server for all tests that leave it alone."""
    with served() as server:
        yield server


@pytest.fixture
def own_site() -> Iterator[Server]:
    """A server for one test, which may kill it."""
    with served() as server:
        yield server


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    with playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS) as running:
        yield running


def daytime(context: BrowserContext) -> None:
    """It is ten in the morning in China, whenever the test runs."""
    context.clock.install(time=DAY)


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Make a page in a context of its own: ``new_page(color_scheme="dark")``. A script error fails the test."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def make(**options: object) -> Page:
        context = browser.new_context(**{"viewport": PHONE, "locale": "zh-CN", **options})  # type: ignore[arg-type]
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield make
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture
def cached(playwright: Playwright) -> Iterator[BrowserContext]:
    """A browser that keeps the pages it left as they were."""
    with playwright.chromium.launch(
        executable_path=FULL_CHROMIUM, args=FLAGS, ignore_default_args=["--disable-back-forward-cache"]
    ) as browser:
        context = browser.new_context(viewport=PHONE, locale="zh-CN", service_workers="block")
        context.set_default_timeout(20_000)
        yield context


def swaps_are_ready(page: Page) -> None:
    """Wait until htmx has taken over the page's links; before that, each is followed as the plain link it is."""
    page.wait_for_selector("[data-htmx-powered]", state="attached")


def scripts_ran(page: Page) -> None:
    """Wait until all of the page's scripts are there, with what was tapped before them."""
    page.wait_for_function("() => window.early === null")


def full_for(which: str) -> str:
    """Make the script after which the phone has no room for this: an expression over ``key`` and ``value``.

    In the large place the key begins like in the small one, and the value is the JSON of the record.
    """
    return f"""(() => {{
      const full = (key, value) => {{ if ({which}) throw new DOMException('full', 'QuotaExceededError'); }};
      const real = Storage.prototype.setItem;
      Storage.prototype.setItem = function (key, value) {{
        full(key, value);
        real.call(this, key, value);
      }};
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (record, key) {{
        full(`steady:${{key}}`, JSON.stringify(record));
        return put.call(this, record, key);
      }};
    }})()"""


def until_ready(page: Page, url: str) -> None:
    """Open Today and wait until the page itself says that it is ready without network."""
    page.goto(url)
    expect(page.locator("[data-offline-ready]")).to_be_visible(timeout=60_000)


def crash(context: BrowserContext, page: Page) -> None:
    """Kill the browser as a phone that runs out of memory would."""
    session = context.new_cdp_session(page)
    with contextlib.suppress(Error):
        session.send("Browser.crash")
    with contextlib.suppress(Error):
        context.close()


def builds(page: Page) -> set[str]:
    """The builds that this page is made of."""
    script = """() => [document.documentElement.dataset.build,
      ...[...document.querySelectorAll('script[src], link[rel=stylesheet], link[rel=modulepreload]')]
        .map((element) => (element.src || element.href).split('/a/')[1].split('/')[0])]"""
    return set(page.evaluate(script))


@pytest.fixture
def next_build(tmp_path: Path) -> Path:
    """The same app with one sentence changed: another build."""
    template = copied(tmp_path) / "webapp" / "home" / "templates" / "today.html"
    template.write_text(template.read_text(encoding="utf-8").replace("</h1>", " B</h1>"), encoding="utf-8")
    return tmp_path


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A reader's phone, in the daytime."""
    made = new_page(service_workers="block")
    daytime(made.context)
    return made


@pytest.fixture
def profile(playwright: Playwright, tmp_path: Path) -> Iterator[Callable[[], BrowserContext]]:
    """Open the same browser profile again and again: closing it is closing the browser."""
    opened: list[BrowserContext] = []

    def launch() -> BrowserContext:
        context = playwright.chromium.launch_persistent_context(
            str(tmp_path / "profile"), executable_path=CHROMIUM, args=FLAGS, viewport=PHONE, locale="zh-CN"
        )
        context.set_default_timeout(20_000)
        opened.append(context)
        return context

    yield launch
    for context in opened:
        context.close()


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
