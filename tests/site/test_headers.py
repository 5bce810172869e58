"""Every header, whole: a change shows up here."""

from base64 import b64encode
from hashlib import sha256

import pytest

from tests.made import client, kept_app, paths, tags
from webapp import create_app
from webapp.settings import Settings
from webapp.site.assets import build_id
from webapp.site.render import render_all

FIRST = b64encode(sha256(str(tags("/zh-Hans/", "script")[0].text).encode()).digest()).decode()

SECURITY = {
    "Content-Security-Policy": (
        f"default-src 'none'; script-src 'self' 'sha256-{FIRST}'; "
        "style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
CACHE = [
    ("/", "public, max-age=0, s-maxage=60"),
    ("/zh-Hans/", "public, max-age=0, s-maxage=60"),
    (f"/a/{build_id()}/ui/js/main.js", "public, max-age=31536000, immutable"),
    (f"/a/{build_id()}/pack/zh-Hans-core.json", "public, max-age=31536000, immutable"),
    ("/a/000000000000/ui/js/main.js", "no-store"),
    ("/a/000000000000/pack/zh-Hans-core.json", "no-store"),
    (f"/a/{build_id()}/ui/js/none.js", "no-store"),
    (f"/a/{build_id()}/sw.js", "no-store"),
    ("/sw.js", "no-cache"),
    ("/en/app.webmanifest", "no-cache"),
    ("/healthz", "no-store"),
    ("/en/none/", "no-store"),
    ("/en/steps", "no-store"),
]


@pytest.mark.parametrize("path", [path for path, _ in CACHE])
def test_every_answer_carries_the_security_headers(path: str) -> None:
    headers = client().get(path).headers

    assert {name: headers.get(name) for name in SECURITY} == SECURITY
    assert "Strict-Transport-Security" not in headers
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize(("path", "policy"), CACHE)
def test_only_what_is_the_same_for_everybody_may_be_kept(path: str, policy: str) -> None:
    assert client().get(path).headers["Cache-Control"] == policy


def test_under_https_browsers_are_told_to_stay_there() -> None:
    app = create_app(Settings(https=True, dev=True))

    assert app.test_client().get("/en/").headers["Strict-Transport-Security"] == "max-age=31536000"


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_a_page_is_not_sent_twice_and_head_sends_none(encoding: str) -> None:
    app = kept_app(Settings())
    asker = app.test_client()
    first = asker.get("/en/", headers={"Accept-Encoding": encoding})
    again = asker.get("/en/", headers={"Accept-Encoding": encoding, "If-None-Match": first.headers["ETag"]})
    head = asker.head("/en/", headers={"Accept-Encoding": encoding})

    assert first.headers.get("Content-Encoding", "identity") == encoding
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert (head.status_code, head.data, head.headers["Content-Length"]) == (200, b"", str(len(first.data)))


def test_a_build_makes_the_same_bytes_twice() -> None:
    app = create_app(Settings(dev=True))
    again = render_all(app, compress=False)

    assert {path: again[path]["identity"].body for path in paths()} == {
        path: client().get(path).data for path in paths()
    }
