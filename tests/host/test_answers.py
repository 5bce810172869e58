"""App, nginx and Caddy give the same answers: headers, errors, compression; whatever comes over the wire."""

import http.client
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browsing import ROOT, Server, another_build
from tests.hosts import HOSTS, Balancer
from webapp.__main__ import LOG
from webapp.site.assets import build_id
from webapp.site.headers import DOCUMENT, FOREVER, HSTS, NEVER, REVALIDATE, SECURITY

Answer = tuple[int, dict[str, str], bytes]


@pytest.fixture(scope="module", params=["app", "balancer", "nginx", "caddy"])
def host(request: pytest.FixtureRequest) -> Iterator[Server]:
    with HOSTS[request.param]() as server:
        yield server


def get(server: Server, path: str, method: str = "GET", **headers: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/zh-Hans/",
        "/en/rights/",
        f"/a/{build_id()}/ui/js/main.js",
        f"/a/{build_id()}/ui/js/",
        "/zh-Hans/nowhere/",
        "/zh-Hans/notices/parent/",
        "/en/404.html",
    ],
)
def test_every_answer_carries_the_table(host: Server, path: str) -> None:
    _, headers, _ = get(host, path)

    assert {name: headers.get(name.lower()) for name in SECURITY} == SECURITY
    assert not re.search(r"\d", headers.get("server", "")), "no version"
    assert "set-cookie" not in headers


def test_what_is_no_address_at_all_carries_the_table_too(host: Server) -> None:
    status, headers, _ = get(host, "/zh-Hans/%00")

    assert 400 <= status < 500
    if not isinstance(host, Balancer):  # which lets it through to no copy
        assert {name: headers.get(name.lower()) for name in SECURITY} == SECURITY
        assert headers["cache-control"] == NEVER


@pytest.mark.parametrize("kind", ["app", "balancer", "nginx", "caddy"])
def test_under_https_each_tells_browsers_to_stay_there(kind: str) -> None:
    with HOSTS[kind](another_build(), HTTPS="1") as server:
        (script,) = re.findall(r"/a/\w+/ui/js/main\.js", get(server, "/zh-Hans/")[2].decode())
        for path in ("/zh-Hans/", "/zh-Hans/nowhere/", script):
            found = get(server, path)[1].get("strict-transport-security")

            assert found == HSTS["Strict-Transport-Security"]


def test_nginx_writes_down_nobody_where_the_rest_of_it_writes_down_everybody() -> None:
    for kind in ("nginx", "balancer"):
        with HOSTS[kind]() as server:
            for path in ("/zh-Hans/", "/nowhere/", "/zh-Hans/notices/parent/", "/zh-Hans/?MARKER"):
                get(server, path, User_Agent="MARKER")
            if isinstance(server, Balancer):
                server.copies[0].kill()
                assert get(server, "/zh-Hant/")[0] == 503
            assert server.stop() == 0

            assert re.findall("MARKER|127.0.0.1|/zh-Han", server.said.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "request_line", [b"GET /zh-Hans/ HTTP/1.1", b"GET /nowhere/ HTTP/1.1", b"GET", b"GET / HTTP/9.9", b"\x16\x03\x01"]
)
def test_on_the_raw_socket_too_nobody_says_its_version(host: Server, request_line: bytes) -> None:
    answer = b""
    with socket.create_connection(("127.0.0.1", host.port), timeout=20) as line:
        line.sendall(request_line + b"\r\nHost: x\r\nConnection: close\r\n\r\n")
        while part := line.recv(65536):
            answer += part

    assert b"/1." in answer.partition(b" ")[0], "it answered"
    assert re.findall(rb"(?i)(?:granian|nginx|caddy|hyper)/[\d.]+", answer) == []
    assert re.findall(rb"(?i)\r\nserver:[^\r]*\d", answer) == []


@pytest.mark.parametrize(
    ("path", "status", "policy"),
    [
        ("/zh-Hans/steps/talk/", 200, DOCUMENT),
        (f"/a/{build_id()}/ui/css/steady.css", 200, FOREVER),
        (f"/a/{build_id()}/pack/en-core.json", 200, FOREVER),
        ("/sw.js", 200, REVALIDATE),
        ("/en/app.webmanifest", 200, REVALIDATE),
        ("/a/000000000000/ui/css/steady.css", 404, NEVER),
        ("/zh-Hans/nowhere/", 404, NEVER),
    ],
)
def test_how_long_an_answer_may_be_kept(host: Server, path: str, status: int, policy: str) -> None:
    found, headers, _ = get(host, path)

    assert (found, headers.get("cache-control")) == (status, policy)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/zh-Hans/", "text/html"),
        (f"/a/{build_id()}/ui/js/main.js", "text/javascript"),
        (f"/a/{build_id()}/ui/css/steady.css", "text/css"),
        (f"/a/{build_id()}/ui/icons/icon.svg", "image/svg+xml"),
        (f"/a/{build_id()}/pack/zh-Hans-core.json", "application/json"),
        ("/sw.js", "text/javascript"),
        ("/zh-Hant/app.webmanifest", "application/manifest+json"),
    ],
)
def test_what_kind_an_answer_is(host: Server, path: str, kind: str) -> None:
    assert get(host, path)[1]["content-type"].split(";")[0] == kind


def test_it_is_sent_small_and_not_sent_twice(host: Server) -> None:
    _, plain, body = get(host, "/zh-Hans/steps/")
    _, packed, small = get(host, "/zh-Hans/steps/", Accept_Encoding="gzip")
    again, _, nothing = get(host, "/zh-Hans/steps/", If_None_Match=plain["etag"])

    assert packed["content-encoding"] == "gzip"
    assert len(small) < len(body) / 3
    assert "accept-encoding" in packed["vary"].lower()
    assert (again, nothing) == (304, b"")
    assert get(host, "/zh-Hans/steps/", "HEAD")[2] == b""


@pytest.mark.parametrize("part", ["bytes=0-99", "bytes=-5", "bytes=9-1", "bytes=99999999-", "bytes=0-1,3-4", "lines=1"])
def test_who_asks_for_a_part_of_a_page_gets_the_whole_or_that_part(host: Server, part: str) -> None:
    whole = get(host, "/zh-Hans/steps/")[2]
    status, headers, body = get(host, "/zh-Hans/steps/", Range=part)

    if host.only_files and status != 200:
        assert status in {206, 416}
    else:
        assert (status, body) == (200, whole)
    assert host.only_files or headers.get("accept-ranges", "none") == "none"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE"])
def test_nothing_is_taken_in(host: Server, method: str) -> None:
    status, _, body = get(host, "/zh-Hans/settings/", method, Origin="https://elsewhere.example")

    assert status in {403, 404, 405, 501}
    assert b"Traceback" not in body


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/zh-Hans/%2e%2e/%2e%2e/etc/passwd",
        "/a/..%2f..%2fwebapp/settings.py",
        "/zh-Hans/%00",
        "/zh-Hans/%c0%af",
        "//elsewhere.example/",
        "/%5c%5celsewhere.example",
        "/_headers",
        "/nginx.conf",
        "/zh-Hans/index.html.gz",
        f"/zh-Hans/?{'q' * 6000}",
    ],
)
def test_odd_paths_lead_nowhere_else(host: Server, path: str) -> None:
    status, headers, body = get(host, path)

    assert status < 500
    assert b"root:" not in body
    assert urlsplit(headers.get("location", "")).netloc == ""


def test_neither_host_nor_query_nor_other_headers_change_an_answer(host: Server) -> None:
    _, headers, body = get(host, "/zh-Hans/")
    odd = {"Host": "evil.example", "X_Forwarded_Host": "evil.example", "X_Original_URL": "/en/", "Cookie": "a=b"}

    for other in (get(host, "/zh-Hans/", **odd), get(host, "/zh-Hans/?utm=1", Accept_Language="en")):
        assert other[2] == body
        assert other[1]["etag"] == headers["etag"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/nowhere/", "没有这一页"),
        ("/zh-Hant/nowhere/", "沒有這一頁"),
        ("/en/steps/nowhere/", "This page is not here"),
        ("/en/notices/nobody/called/", "no message for this person"),
        (f"/a/{build_id()}/ui/js/", "没有这一页"),
    ],
)
def test_what_is_missing_is_said_in_the_language_of_its_address(host: Server, path: str, words: str) -> None:
    status, headers, body = get(host, path)

    assert (status, headers.get("cache-control")) == (404, NEVER)
    assert words in body.decode()


class Told(Server):
    """It writes what it says into a file."""

    def command(self) -> list[str]:
        """Through a shell, which sends its words there."""
        return ["sh", "-c", 'exec "$@" >"$TOLD"', "sh", *super().command()]


@pytest.mark.parametrize(("wanted", "lines"), [("false", 0), ("true", 1)])
def test_a_log_is_written_only_where_it_is_wanted_and_names_neither_reader_nor_query(
    tmp_path: Path, wanted: str, lines: int
) -> None:
    told = tmp_path / "told"
    choice = {"GRANIAN_LOG_ACCESS_ENABLED": wanted, "GRANIAN_LOG_ACCESS_FMT": LOG, "TOLD": str(told)}
    with Told(ROOT, **choice) as server:
        get(server, "/zh-Hans/steps/?who=MARKER", X_Forwarded_For="203.0.113.9", User_Agent="MARKER", Referer="MARKER")
        deadline = time.monotonic() + 20 * lines  # a line is written after the answer, and none when asked to stop
        while time.monotonic() < deadline and "GET /zh-Hans/" not in told.read_text(encoding="utf-8"):
            time.sleep(0.02)
        server.stop()
    said = told.read_text(encoding="utf-8")

    assert len(re.findall(r" GET /zh-Hans/steps/ 200 [\d.]+ ms\n", said)) == lines
    assert [word for word in ("MARKER", "203.0.113.9") if word in said] == []
    assert "127.0.0.1" not in re.sub(r".*Listening at.*", "", said)
