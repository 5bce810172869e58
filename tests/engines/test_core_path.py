"""The way through the app in other engines than Chromium, where they are installed.

Open, tick, restart, no network, copy, back up and bring back.

Firefox is driven over Marionette (`firefox-esr`, marionette_driver), WebKitGTK over its own driver
(`webkit2gtk-driver`, `xvfb`, selenium). What is missing is named in the reason of the skip; nothing of it ships.
"""

from __future__ import annotations

import importlib
import os
import shutil
import socket
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browsing import Server, free_port
from tests.parts.keep.pages import VECTORS
from tests.ui.storing import ALL, AT, BEGIN, FAILING, FORMER, ITEMS, NEVER, QUIET, SNAPSHOTS, prefix

pytestmark = pytest.mark.slow

MINIBROWSER = Path("/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser")
PATIENCE = 90
TICK = "#call-back-inside-the-app .tick input"
CLICK = "document.querySelector(arguments[0]).click(); return true"
OPEN_BACKUP = """document.querySelector('#capsule').value = arguments[0];
  document.querySelector('#capsule').dispatchEvent(new Event('input', {bubbles: true}));
  document.querySelector('#opening').value = arguments[1];
  document.querySelector('[data-do=open]').click(); return true"""
TICKED = "return document.querySelector('#call-back-inside-the-app')?.dataset.state === 'done'"


class Engine(ABC):
    """A browser with one profile that is opened and closed again and again."""

    restarts = True

    def __init__(self, profile: Path) -> None:
        """``profile`` keeps what the browser keeps."""
        self.profile = profile

    @abstractmethod
    def start(self) -> None:
        """Open the browser."""

    @abstractmethod
    def stop(self) -> None:
        """Close it as a reader would."""

    @abstractmethod
    def go(self, url: str) -> None:
        """Open an address."""

    @abstractmethod
    def run(self, script: str, *given: object) -> Any:
        """Run a function body in the page."""

    def until(self, script: str, *given: object) -> Any:
        """Wait until a function body returns something true."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if found := self.run(script, *given):
                return found
            time.sleep(0.1)
        raise AssertionError(f"never came true: {script}")


def listens(port: int) -> bool:
    """Whether somebody does on a port of this machine."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Firefox(Engine):
    """Firefox over Marionette."""

    needs = (("firefox-esr or firefox", shutil.which("firefox-esr") or shutil.which("firefox")),)
    module = "marionette_driver.marionette"

    def start(self) -> None:
        port = free_port()
        self.profile.mkdir(exist_ok=True)
        (self.profile / "user.js").write_text(
            f'user_pref("marionette.port", {port});\nuser_pref("intl.accept_languages", "zh-CN, zh");\n'
            'user_pref("browser.shell.checkDefaultBrowser", false);\n'
            'user_pref("datareporting.policy.firstRunURL", "");\n',
            encoding="utf-8",
        )
        command = [str(self.needs[0][1]), "-headless", "-marionette", "-no-remote", "-profile", str(self.profile)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + PATIENCE
        while not listens(port) and time.monotonic() < deadline:
            time.sleep(0.2)
        self.driver = importlib.import_module(self.module).Marionette("127.0.0.1", port=port)
        self.driver.start_session()

    def stop(self) -> None:
        self.driver._send_message("Marionette:Quit", {"flags": ["eAttemptQuit"]})  # noqa: SLF001  # a clean close
        self.process.wait(30)

    def go(self, url: str) -> None:
        self.driver.navigate(url)

    def run(self, script: str, *given: object) -> Any:
        return self.driver.execute_script(script, script_args=list(given), sandbox=None)


class WebKit(Engine):
    """WebKitGTK's small browser. A driven one keeps nothing over a restart, so it is not restarted."""

    restarts = False

    needs = (
        ("webkit2gtk-driver", shutil.which("WebKitWebDriver")),
        ("MiniBrowser of WebKitGTK 4.1", MINIBROWSER.exists() and MINIBROWSER),
        ("xvfb", shutil.which("Xvfb")),
    )
    module = "selenium.webdriver"

    def start(self) -> None:
        display = f":{free_port() % 1000 + 100}"
        self.screen = subprocess.Popen(["Xvfb", display], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        home = str(self.profile)
        environ = {**os.environ, "DISPLAY": display, "HOME": home, "XDG_DATA_HOME": home, "XDG_CACHE_HOME": home}
        environ["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1"
        webdriver = importlib.import_module(self.module)
        options = webdriver.WebKitGTKOptions()
        options.binary_location = str(MINIBROWSER)
        options.add_argument("--automation")
        service = importlib.import_module("selenium.webdriver.webkitgtk.service").Service(
            str(self.needs[0][1]), env=environ
        )
        self.driver = webdriver.WebKitGTK(options=options, service=service)

    def stop(self) -> None:
        self.driver.quit()
        self.screen.terminate()
        self.screen.wait()

    def go(self, url: str) -> None:
        self.driver.get(url)

    def run(self, script: str, *given: object) -> Any:
        return self.driver.execute_script(script, *given)


@pytest.fixture(params=[Firefox, WebKit], ids=["Firefox", "WebKitGTK"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    kind: type[Firefox | WebKit] = request.param
    missing = [name for name, there in kind.needs if not there]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    pytest.importorskip(kind.module.partition(".")[0])
    made = kind(tmp_path / "profile")
    made.start()
    yield made
    made.stop()


def again(engine: Engine) -> None:
    """Close the browser and open it."""
    if engine.restarts:
        engine.stop()
        engine.start()


@pytest.mark.filterwarnings("ignore")  # the drivers', not ours
def test_open_tick_restart_without_network_copy_and_back_up(engine: Engine, own_server: Callable[[], Server]) -> None:
    server = own_server()
    engine.go(f"{server.url}/zh-Hans/")
    engine.until("return !document.querySelector('[data-offline-ready]').hidden")
    engine.go(f"{server.url}/zh-Hans/steps/verify/")
    engine.until("return document.querySelector('[data-htmx-powered]') !== null")
    engine.run(CLICK, TICK)
    engine.until(TICKED)
    again(engine)
    server.kill()

    engine.go(f"{server.url}/zh-Hans/steps/verify/")
    engine.until(TICKED)
    engine.go(f"{server.url}/zh-Hans/notices/parent/called/")
    engine.until("return document.querySelector('[data-htmx-powered]') !== null")
    engine.run("document.addEventListener('copy', () => { window.copied = String(getSelection()); }); return true")
    engine.run("Object.defineProperty(navigator, 'clipboard', {value: undefined}); return true")
    engine.run(CLICK, ".message.chosen [data-copy]")
    said = engine.until("return document.querySelector('#live').textContent")
    assert said.startswith(("已复制", "已经选中"))

    engine.go(f"{server.url}/zh-Hans/keep/")
    engine.until("return !document.querySelector('[data-file]').hidden")
    engine.run("document.querySelector('#passphrase').value = '竹林月光大海小米'; return true")
    engine.run(CLICK, "[data-do=make]")
    text = engine.until("return document.querySelector('#capsule-text')?.textContent")
    engine.run("for (const key of Object.keys(localStorage)) localStorage.removeItem(key); return true")
    engine.go(f"{server.url}/zh-Hans/keep/?again")
    engine.until("return !document.querySelector('[data-file]').hidden")
    engine.run(OPEN_BACKUP, text, "竹林 月光 大海 小米")
    engine.until("return !document.querySelector('[data-opened=yes]').hidden")
    engine.run(CLICK, "[data-do=merge]")
    engine.until("return !document.querySelector('[data-opened=done]').hidden")
    engine.go(f"{server.url}/zh-Hans/steps/verify/")
    engine.until(TICKED)


def found(engine: Engine, script: str) -> Any:
    """What an async function gives."""
    engine.run(f"window.found = null; ({script})().then((one) => {{ window.found = [one]; }}); return true")
    return engine.until("return window.found")[0]


def began(engine: Engine, server: Server, at: int = NEVER) -> int:
    """The store alone, as a page starts it, dying at this step; how many steps it took."""
    engine.go(f"{server.url}/healthz")
    engine.run(f"{FAILING}; return true")
    engine.run(f"return ({BEGIN})([arguments[0], arguments[1], 'die'])", prefix(server.url), at)
    return int(found(engine, QUIET))


@pytest.mark.filterwarnings("ignore")
def test_a_phone_of_the_former_release_loses_nothing_killed_at_any_step(
    engine: Engine, own_server: Callable[[], Server]
) -> None:
    server = own_server()
    steps = 1
    at = 0
    while at <= steps:
        engine.go(f"{server.url}/healthz")
        engine.run(f"return ({FORMER})([arguments[0], arguments[1]])", ITEMS | SNAPSHOTS, AT)
        engine.until("return window.done")
        taken = began(engine, server, at or NEVER)
        steps = steps if at else taken
        if at:
            began(engine, server)
        items, snapshots = found(engine, ALL)
        assert items == ITEMS, at
        assert len(snapshots) == len(SNAPSHOTS), at
        small = "return Object.keys(localStorage).filter((key) => /^steady:(snap|slip)/.test(key))"
        assert engine.run(small) == [], f"all of it has moved, {at}"
        at += 1
    assert steps > len(SNAPSHOTS)

    engine.go(f"{server.url}/zh-Hans/keep/")
    engine.until("return !document.querySelector('[data-file]').hidden")
    engine.run(OPEN_BACKUP, VECTORS[0]["text"], VECTORS[0]["words"])
    engine.until("return !document.querySelector('[data-opened=yes]').hidden")
    engine.run(CLICK, "[data-do=merge]")
    engine.until("return !document.querySelector('[data-opened=done]').hidden")
    began(engine, server)
    items, _ = found(engine, ALL)
    assert set(items) >= set(ITEMS) | {key for key in VECTORS[0]["items"] if not key.startswith("setting:")}


@pytest.fixture
def own_server() -> Iterator[Callable[[], Server]]:
    started: list[Server] = []

    def start() -> Server:
        started.append(Server())
        started[-1].start()
        return started[-1]

    yield start
    for server in started:
        server.kill()
