"""App, nginx and Caddy give the same answers: headers, errors, compression; whatever comes over the wire."""

import http.client
import re
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.browsing import Server
from tests.hosts import HOSTS
from webapp.assets import build_id
from webapp.headers import DOCUMENT, FOREVER, NEVER, REVALIDATE, SECURITY

Answer = tuple[int, dict[str, str], bytes]


@pytest.fixture(scope="module", params=list(HOSTS))
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


def raw(server: Server, request: bytes) -> bytes:
    """What comes back for any bytes at all; empty when the connection is closed without a word."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as line:
        try:
            line.sendall(request)
            line.shutdown(socket.SHUT_WR)
            received = b""
            while part := line.recv(65536):
                received += part
        except OSError:  # closed on us
            return b""
        return received


@pytest.mark.parametrize("path", ["/", "/zh-Hans/", "/en/rights/", f"/a/{build_id()}/js/main.js", "/zh-Hans/nowhere/"])
def test_every_answer_carries_the_table(host: Server, path: str) -> None:
    _, headers, _ = get(host, path)

    assert {name: headers.get(name.lower()) for name in SECURITY} == SECURITY
    assert not re.search(r"\d", headers.get("server", "")), "no version"
    assert "set-cookie" not in headers


@pytest.mark.parametrize(
    ("path", "status", "policy"),
    [
        ("/zh-Hans/steps/talk/", 200, DOCUMENT),
        (f"/a/{build_id()}/css/steady.css", 200, FOREVER),
        (f"/a/{build_id()}/doc/en/steps/", 200, FOREVER),
        ("/sw.js", 200, REVALIDATE),
        ("/en/app.webmanifest", 200, REVALIDATE),
        ("/a/000000000000/css/steady.css", 404, NEVER),
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
        (f"/a/{build_id()}/js/main.js", "text/javascript"),
        (f"/a/{build_id()}/css/steady.css", "text/css"),
        (f"/a/{build_id()}/icons/icon.svg", "image/svg+xml"),
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


LINES = st.sampled_from(
    [
        b"GET / HTTP/1.1",
        b"GET /zh-Hans/ HTTP/1.1",
        b"HEAD /en/ HTTP/1.0",
        b"POST / HTTP/1.1",
        b"GET  HTTP/1.1",
        b"\x16\x03",
    ]
)
NAMES = st.sampled_from([b"Host", b"Accept-Encoding", b"If-None-Match", b"Range", b"Content-Length", b"X", b"Cookie"])
VALUES = st.one_of(
    st.sampled_from([b"x", b"br;q=0, *;q=NaN", b'"', b"bytes=0-1", b"-1", b"chunked", b"99999999999"]),
    st.binary(max_size=40),
)
PATHS = st.text(max_size=60).map(lambda text: text.encode("utf-8", "ignore"))


@st.composite
def requests(draw: st.DrawFn) -> bytes:
    line = draw(LINES | PATHS.map(lambda path: b"GET /" + path + b" HTTP/1.1") | st.binary(max_size=80))
    fields = draw(st.lists(st.tuples(NAMES, VALUES), max_size=4))
    return (
        line
        + b"\r\n"
        + b"".join(name + b": " + value + b"\r\n" for name, value in fields)
        + b"Connection: close\r\n\r\n"
    )


def test_whatever_comes_over_the_wire_the_app_answers_calmly() -> None:
    statuses: dict[int, int] = {}
    with HOSTS["app"]() as server:

        @settings(max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck))
        @given(requests())
        def calm(request: bytes) -> None:
            for answer in re.split(rb"(?=HTTP/1\.[01] \d{3} )", raw(server, request)):
                if not answer:
                    continue
                status = int(answer.split(b" ", 2)[1])
                statuses[status] = statuses.get(status, 0) + 1
                assert status < 500 or status in {501, 505}
                assert b"Traceback" not in answer

        calm()
        assert get(server, "/zh-Hans/")[0] == 200
    assert sum(statuses.values()) > 1000
