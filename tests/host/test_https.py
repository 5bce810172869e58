"""HTTPS for a phone: deploy/Caddyfile in front of the app, on this machine."""

import http.client
import os
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from tests.browsing import CHROMIUM, FLAGS, PHONE, ROOT, Server, free_port
from tests.hosts import CADDY
from webapp.site.headers import HSTS, SECURITY


@dataclass(frozen=True, slots=True)
class Site:
    domain: str
    port: int
    authority: Path
    app: Server
    log: Path


@contextmanager
def caddy(place: Path, domain: str) -> Iterator[Site]:
    """The app with HTTPS=1 behind Caddy, whose own authority signs for the domain."""
    plain, secure = free_port(), free_port()
    with Server(ROOT, HTTPS="1") as app:
        settings = {"DOMAIN": domain, "HTTP_PORT": str(plain), "HTTPS_PORT": str(secure)}
        settings |= {"UPSTREAM": f"127.0.0.1:{app.port}", "XDG_DATA_HOME": str(place), "HOME": str(place)}
        command = [CADDY, "run", "--config", str(ROOT / "deploy" / "Caddyfile"), "--adapter", "caddyfile"]
        authority = place / "caddy" / "pki" / "authorities" / "local" / "root.crt"
        site = Site(domain, secure, authority, app, place / "log")
        with site.log.open("wb") as log, subprocess.Popen(command, env=os.environ | settings, stderr=log) as running:
            try:
                deadline = time.monotonic() + 60
                while time.monotonic() < deadline and not ready(site):
                    time.sleep(0.1)
                yield site
            finally:
                running.terminate()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with caddy(tmp_path_factory.mktemp("caddy"), "localhost") as running:
        yield running


def secure_by(authority: Path) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=str(authority))
    context.set_alpn_protocols(["h2", "http/1.1"])
    return context


def ready(site: Site) -> bool:
    try:
        with (
            socket.create_connection((site.domain, site.port), timeout=2) as line,
            secure_by(site.authority).wrap_socket(line, server_hostname=site.domain),
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


def test_an_address_as_domain_works_though_it_is_reached_by_another_and_named_by_nobody(tmp_path: Path) -> None:
    """As behind a container's port: phones send no name for a bare address."""
    with caddy(tmp_path, "127.0.0.2") as site:
        context = secure_by(site.authority)
        context.check_hostname = False
        with (
            socket.create_connection(("127.0.0.3", site.port), timeout=20) as line,
            context.wrap_socket(line) as secure,
        ):
            names = secure.getpeercert()

    assert names
    assert names["subjectAltName"] == (("IP Address", "127.0.0.2"),)


def test_nobody_is_written_down_even_when_the_app_is_away(tmp_path: Path) -> None:
    with caddy(tmp_path, "localhost") as site:
        context = ssl.create_default_context(cafile=str(site.authority))
        site.app.kill()
        connection = http.client.HTTPSConnection("localhost", site.port, context=context)
        connection.request("GET", "/zh-Hans/steps/?MARKER", headers={"User-Agent": "MARKER"})
        assert connection.getresponse().status == 502
        connection.close()
    said = site.log.read_text(encoding="utf-8")

    assert "serving initial configuration" in said
    assert [word for word in ("MARKER", "/zh-Hans/", "remote_ip") if word in said] == []


def test_a_browser_that_trusts_it_keeps_the_pages_for_no_network(
    playwright: Playwright, site: Site, tmp_path: Path
) -> None:
    database = tmp_path / ".pki" / "nssdb"  # where a Chromium with this home looks for authorities
    database.mkdir(parents=True)
    certutil = ["certutil", "-d", f"sql:{database}"]
    subprocess.run([*certutil, "-N", "--empty-password"], check=True)
    subprocess.run([*certutil, "-A", "-t", "C,,", "-n", "steady", "-i", str(site.authority)], check=True)
    with playwright.chromium.launch_persistent_context(
        str(tmp_path / "profile"),
        executable_path=CHROMIUM,
        args=FLAGS,
        viewport=PHONE,
        env={**os.environ, "HOME": str(tmp_path)},
    ) as context:
        page = context.pages[0]
        page.goto(f"https://localhost:{site.port}/zh-Hans/")
        expect(page.locator("[data-offline-ready]")).to_be_visible(timeout=90_000)
        site.app.kill()
        page.goto(f"https://localhost:{site.port}/zh-Hans/steps/talk/")
        expect(page.locator("h1")).to_have_text("和平台谈")
