"""All public answers as bytes, made once at the start and served by a thin layer in front of Flask."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import brotli
from flask import Flask

from .assets import asset_sums, build_id
from .documents import all_paths
from .packs import manifest_paths, pack_addresses, remember

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

Headers = list[tuple[str, str]]
PREFERENCE = ("br", "gzip", "identity")
WHOLE = ("Accept-Ranges", "none")  # pages are small; a part of one is of no use to a phone
REMEMBERED = 100  # letters of an Accept-Encoding; browsers have few different ones, and others shall not fill memory
COMPRESSIBLE = ("text/", "application/json", "application/manifest+json", "image/svg+xml")
ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=11),
    "gzip": lambda body: gzip.compress(body, 9, mtime=0),
}


@dataclass(frozen=True, slots=True)
class Variant:
    """One encoding of an answer."""

    body: bytes
    headers: Headers
    not_modified: Headers
    etag: str


Answer = dict[str, Variant]
"""Encoding to variant; always has ``identity``."""


def make_answer(body: bytes, headers: Headers, encodings: tuple[str, ...]) -> Answer:
    """Encode once; an encoding that saves nothing is left out."""
    digest = hashlib.sha256(body).hexdigest()[:20]
    answer = {}
    for encoding in PREFERENCE:
        if encoding == "identity":
            encoded = body
        elif encoding in encodings and len(smaller := ENCODERS[encoding](body)) < len(body):
            encoded = smaller
        else:
            continue
        etag = f'"{digest}-{encoding}"'
        common = [*headers, ("ETag", etag), ("Vary", "Accept-Encoding")]
        named = [] if encoding == "identity" else [("Content-Encoding", encoding)]
        answer[encoding] = Variant(
            encoded, [*common, *named, WHOLE, ("Content-Length", str(len(encoded)))], common, etag
        )
    return answer


def accepted(header: str) -> dict[str, float]:
    """Accept-Encoding as coding to quality; a quality that is no number counts as 0."""
    found = {}
    for part in header.lower().split(","):
        coding, _, parameter = part.partition(";")
        name, _, value = parameter.strip().partition("=")
        try:
            quality = float(value) if name.strip() == "q" else 1.0
        except ValueError:
            quality = 0.0
        found[coding.strip()] = quality if quality > 0 else 0.0  # "nan" is a float too, greater than nothing
    return found


@lru_cache(maxsize=256)
def ranked(header: str) -> tuple[str, ...]:
    """The encodings that the client takes, best first: br, then gzip, then plain, by its own order where it has one."""
    wishes = accepted(header)
    others = wishes.get("*", 0.0)
    quality = {name: wishes.get(name, 1e-3 if name == "identity" else others) for name in PREFERENCE}
    return tuple(sorted((name for name in PREFERENCE if quality[name] > 0), key=lambda name: -quality[name]))


def choose(answer: Answer, header: str) -> Variant:
    """The best variant the client takes, or plain."""
    if not header:
        return answer["identity"]
    order = ranked(header) if len(header) < REMEMBERED else ranked.__wrapped__(header)
    for name in order:
        if name in answer:
            return answer[name]
    return answer["identity"]


def render_all(app: Flask, *, compress: bool) -> dict[str, Answer]:
    """Ask the app for every public address once.

    Documents come first: the packs, and the sums that the worker's edition lists, are made of their bytes.
    """
    client = app.test_client()
    with app.test_request_context():
        pages, manifests, packed = all_paths(), manifest_paths(), pack_addresses()
        names = [f"/a/{build_id(app.config['SETTINGS'].origin)}/{name}" for name in asset_sums()]

    def one(path: str) -> Answer:
        response = client.get(path)
        if response.status_code != 200:  # noqa: PLR2004
            raise RuntimeError(f"{path} answered {response.status_code} while all pages were made")
        headers = [(k, v) for k, v in response.headers if k not in {"Content-Length", "Content-Encoding"}]
        shrink = compress and (response.content_type or "").startswith(COMPRESSIBLE)
        return make_answer(response.data, headers, ("br", "gzip") if shrink else ())

    with ThreadPoolExecutor() as pool:
        answers = _all(pool, one, [*pages, *manifests])
        remember(app, {path: answers[path]["identity"].body for path in answers})
        return answers | _all(pool, one, [*names, *packed, "/sw.js"])


def _all(pool: ThreadPoolExecutor, one: Callable[[str], Answer], paths: list[str]) -> dict[str, Answer]:
    return dict(zip(paths, pool.map(one, paths), strict=True))


class Prerendered:
    """WSGI layer: GET and HEAD of a known address from memory, everything else to the app behind it."""

    def __init__(self, answers: dict[str, Answer], behind: WSGIApplication) -> None:
        """``answers`` by path, as PATH_INFO spells it."""
        self.answers = answers
        self.behind = behind
        self._first: dict[str, str] = {}  # Accept-Encoding to the coding it likes best

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        answer = self.answers.get(environ.get("PATH_INFO", ""))
        method = environ["REQUEST_METHOD"]
        if answer is None or (method != "GET" and method != "HEAD"):  # noqa: PLR1714  # no set is made for each request
            return self.behind(environ, start_response)
        header = environ.get("HTTP_ACCEPT_ENCODING", "")
        variant = answer.get(self._first.get(header, "")) or self._chosen(answer, header)
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known and unchanged(known, variant.etag):
            start_response("304 NOT MODIFIED", variant.not_modified)
            return []
        start_response("200 OK", variant.headers)
        return [] if method == "HEAD" else [variant.body]

    def _chosen(self, answer: Answer, header: str) -> Variant:
        if len(header) < REMEMBERED and len(self._first) < REMEMBERED and (order := ranked(header)):
            self._first[header] = order[0]
        return choose(answer, header)


def answers_of(app: Flask) -> dict[str, Answer]:
    """What an assembled app serves; TypeError when nothing was made for it."""
    layer = app.wsgi_app
    if not isinstance(layer, Prerendered):
        raise TypeError("this app has no pages yet")
    return layer.answers


def unchanged(if_none_match: str, etag: str) -> bool:
    """Whether the client already has this variant (weak comparison, as If-None-Match asks)."""
    known = [tag.strip().removeprefix("W/") for tag in if_none_match.split(",")]
    return etag in known or known == ["*"]
