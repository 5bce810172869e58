"""What comes over the wire from those who mean harm: odd bytes, floods, and clients that never finish."""

import os
import re
import resource
import socket
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.browsing import Server
from tests.hosts import HOSTS
from webapp.site.headers import SECURITY

pytestmark = pytest.mark.slow

REQUESTS = int(os.environ.get("REQUESTS", "2000"))
CROWD = 2000
BEGUN = {
    "headers": b"GET /zh-Hans/ HTTP/1.1\r\nHost: x\r\nX-Slow: ",
    "body": b"POST /zh-Hans/ HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\nx",
}
SILENCE = b"(nothing yet)"
STATUS = re.compile(rb"HTTP/1\.[01] (\d{3}) ")
WHOLE = re.compile(rb"HTTP/1\.1 400 [\w ]+\r\n(?:[\w-]+: [^\r\n]*\r\n)*\r\n")
"""What the HTTP server says to bytes that are no request: they never reach the app, which cannot add its headers."""


@pytest.fixture(scope="module")
def app() -> Iterator[Server]:
    with HOSTS["app"]() as server:
        yield server


@pytest.fixture(scope="module", params=["app", "nginx", "caddy"])
def host(request: pytest.FixtureRequest) -> Iterator[Server]:
    with HOSTS[request.param]() as server:
        yield server


def exchange(server: Server, request: bytes, patience: float = 20) -> bytes:
    """What comes back for any bytes at all; empty when the connection is closed without a word, or SILENCE."""
    received = b""
    with socket.create_connection(("127.0.0.1", server.port), timeout=patience) as line:
        try:
            line.sendall(request)
            while part := line.recv(65536):
                received += part
        except TimeoutError:  # it waits for more of this request
            return received or SILENCE
        except ConnectionError:  # closed on us
            pass
    return received


def answer_within(server: Server, seconds: float) -> bool:
    began = time.monotonic()
    found = exchange(server, b"GET /zh-Hans/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    return found.startswith(b"HTTP/1.1 200") and time.monotonic() - began < seconds


SEGMENTS = st.sampled_from(
    [
        "zh-Hans",
        "en",
        "zh-hans",
        "steps",
        "talk",
        "why",
        "now",
        "notices",
        "parent",
        "called",
        "a",
        "doc",
        "sw.js",
        "..",
        ".",
        "%2e%2e",
        "%2f",
        "%5c",
        "%00",
        "%c0%af",
        "%e4%bd",
        "%zz",
        "%",
        "",
        "~",
        "index.html",
        "_headers",
        "x" * 3000,
        "%F0%9F%98%80",
        "app.webmanifest",
        "healthz",
        ";a=b",
        "choose",
    ]
) | st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="?#"), max_size=12)
VALUES = st.sampled_from(
    [
        "x",
        "",
        "br;q=0, *;q=NaN",
        "gzip;q=1e999",
        "*",
        '"',
        'W/"x", *',
        "bytes=0-1",
        "bytes=-1,5-",
        "0",
        "evil.example",
        "a=b; session=1",
        "on",
        "/en/",
        "zh" * 2000,
        "application/x-www-form-urlencoded",
        "127.0.0.1:1",
    ]
) | st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=255), max_size=30)
NAMES = st.sampled_from(
    [
        "Accept-Encoding",
        "If-None-Match",
        "If-Modified-Since",
        "Range",
        "Cookie",
        "Origin",
        "X-Forwarded-Host",
        "X-Original-URL",
        "X-HTTP-Method-Override",
        "Content-Type",
        "Accept-Language",
        "Host",
        "Expect",
        "Upgrade",
    ]
)
METHODS = st.sampled_from(["GET"] * 6 + ["HEAD", "POST", "PUT", "OPTIONS", "TRACE", "DELETE", "PROPFIND", "get"])


@st.composite
def well_formed(draw: st.DrawFn) -> bytes:
    """A request that any HTTP server lets through to the app."""
    path = "/" + "/".join(draw(st.lists(SEGMENTS, max_size=5))) + draw(st.sampled_from(["", "/", "?", "?a=%00&b[]=1"]))
    fields = [("Host", "x"), *draw(st.lists(st.tuples(NAMES, VALUES), max_size=4)), ("Connection", "close")]
    body = b""
    if draw(st.booleans()):
        body = draw(st.binary(max_size=200))
        fields.append(("Content-Length", str(len(body))))
    head = "".join(f"{name}: {value.strip()}\r\n" for name, value in fields)
    return f"{draw(METHODS)} {path} HTTP/1.1\r\n{head}\r\n".encode("latin-1") + body


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """The same with a few bytes put somewhere they do not belong."""
    request = draw(well_formed())
    place = draw(st.integers(0, len(request)))
    return request[:place] + draw(st.binary(min_size=1, max_size=8)) + request[place:]


def test_whatever_comes_over_the_wire_the_app_answers_calmly_and_with_its_headers(app: Server) -> None:
    statuses: Counter[str] = Counter()

    @settings(max_examples=REQUESTS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(well_formed() | well_formed() | damaged() | st.binary(max_size=200))
    def calm(request: bytes) -> None:
        answer = exchange(app, request, patience=0.2)
        starts = STATUS.match(answer)
        statuses[starts[1].decode() if starts else "waits" if answer == SILENCE else "closed"] += 1
        assert b"Traceback" not in answer
        for status in STATUS.findall(answer):
            assert status[:1] in b"234"
        if starts and not WHOLE.fullmatch(answer):
            assert [name for name in SECURITY if name.lower().encode() not in answer.lower()] == []

    calm()
    print(f"{sum(statuses.values())} requests: {dict(sorted(statuses.items()))}")  # noqa: T201  # `make abuse` shows it
    assert answer_within(app, 5)
    assert statuses["200"] + statuses["404"] + statuses["405"] > REQUESTS / 4, "most must reach the app"


@pytest.mark.parametrize("begun", BEGUN.values(), ids=BEGUN)
def test_clients_that_never_finish_keep_nobody_else_waiting(host: Server, begun: bytes) -> None:
    with ExitStack() as stack:
        for _ in range(200):
            line = stack.enter_context(socket.create_connection(("127.0.0.1", host.port), timeout=20))
            line.sendall(begun)
        assert answer_within(host, 5)


@pytest.mark.parametrize("begun", [b"", BEGUN["headers"]], ids=["silent", "headers"])
def test_thousands_of_open_connections_keep_nobody_waiting_and_who_began_is_hung_up_on(begun: bytes) -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    with HOSTS["app"]() as server, ExitStack() as stack:
        for _ in range(CROWD):
            line = stack.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=20))
            line.sendall(begun)
        assert answer_within(server, 5)
        if begun:
            assert line.recv(1) == b""


@pytest.mark.parametrize(
    "flood",
    [
        b"".join(b"X-%d: %s\r\n" % (number, b"y" * 100) for number in range(20_000)),
        b"X: " + b"y" * 3_000_000 + b"\r\n",
    ],
    ids=["many", "long"],
)
def test_a_flood_of_headers_is_refused(host: Server, flood: bytes) -> None:
    answer = exchange(host, b"GET / HTTP/1.1\r\nHost: x\r\n" + flood + b"\r\n")

    assert answer == b"" or (STATUS.match(answer) or [b"", b""])[1] in {b"400", b"413", b"431"}
    assert answer_within(host, 5)


def test_a_body_of_any_size_is_not_taken_in(host: Server) -> None:
    answer = exchange(host, b"POST /zh-Hans/ HTTP/1.1\r\nHost: x\r\nContent-Length: 5000000\r\n\r\n" + b"x" * 5_000_000)

    assert answer == b"" or (STATUS.match(answer) or [b"", b""])[1] in {b"403", b"405", b"413"}
    assert answer_within(host, 5)
