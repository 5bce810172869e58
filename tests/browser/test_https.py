"""HTTPS for a phone: deploy/Caddyfile in front of the app, on this machine."""

import http.client
import os
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from tests.browsing import CHROMIUM, FLAGS, PHONE, ROOT, Server, free_port
from tests.hosts import CADDY, trusting
from webapp.headers import HSTS, SECURITY


@dataclass(frozen=True, slots=True)
class Site:
    port: int
    authority: Path
    app: Server


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The app with HTTPS=1 behind Caddy, whose own authority signs for localhost."""
    place = tmp_path_factory.mktemp("caddy")
    plain, secure = free_port(), free_port()
    (place / "Caddyfile").write_text(
        f"{{\n  admin off\n  skip_install_trust\n  http_port {plain}\n  https_port {secure}\n}}\n"
        f"import {ROOT}/deploy/Caddyfile\n",
        encoding="utf-8",
    )
    with Server(ROOT, HTTPS="1") as app:
        environ = {**os.environ, "XDG_DATA_HOME": str(place), "HOME": str(place), "DOMAIN": "localhost"}
        environ["UPSTREAM"] = f"127.0.0.1:{app.port}"
        command = [CADDY, "run", "--config", str(place / "Caddyfile"), "--adapter", "caddyfile"]
        with (place / "log").open("wb") as log, subprocess.Popen(command, env=environ, stderr=log) as caddy:
            authority = place / "caddy" / "pki" / "authorities" / "local" / "root.crt"
            deadline = time.monotonic() + 60
            while time.monotonic() < deadline and not ready(secure, authority):
                time.sleep(0.1)
            yield Site(secure, authority, app)
            caddy.terminate()


def secure_by(authority: Path) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=str(authority))
    context.set_alpn_protocols(["h2", "http/1.1"])
    return context


def ready(port: int, authority: Path) -> bool:
    try:
        with (
            socket.create_connection(("localhost", port), timeout=2) as line,
            secure_by(authority).wrap_socket(line, server_hostname="localhost"),
        ):
            return True
    except (OSError, ssl.SSLError):
        return False


def test_it_speaks_http_2(site: Site) -> None:
    with (
        socket.create_connection(("localhost", site.port)) as line,
        secure_by(site.authority).wrap_socket(line, server_hostname="localhost") as secure,
    ):
        assert secure.selected_alpn_protocol() == "h2"


def test_answers_keep_their_headers_and_say_https_only(site: Site) -> None:
    context = ssl.create_default_context(cafile=str(site.authority))
    connection = http.client.HTTPSConnection("localhost", site.port, context=context)
    connection.request("GET", "/zh-Hans/", headers={"Accept-Encoding": "br"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    wanted = SECURITY | HSTS

    assert {name: answer.getheader(name) for name in wanted} == wanted
    assert answer.getheader("Content-Encoding") == "br"
    assert answer.getheader("Server") is None


def test_a_browser_that_trusts_it_keeps_the_pages_for_no_network(
    playwright: Playwright, site: Site, tmp_path: Path
) -> None:
    certificate = ssl.get_server_certificate(("localhost", site.port))
    flags = [*FLAGS, trusting(certificate.encode())]
    context = playwright.chromium.launch_persistent_context(
        str(tmp_path), executable_path=CHROMIUM, args=flags, viewport=PHONE
    )
    page = context.pages[0]
    page.goto(f"https://localhost:{site.port}/zh-Hans/")
    expect(page.locator("[data-offline-ready]")).to_be_visible(timeout=90_000)
    site.app.kill()
    page.goto(f"https://localhost:{site.port}/zh-Hans/steps/talk/")
    expect(page.locator("h1")).to_have_text("和平台谈")
    context.close()
