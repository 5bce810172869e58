"""Whole documents in a few answers, as the worker fetches them: a pack for the core of a language, one for each part.

A pack is JSON, address to text, at ``/a/<build>/pack/<name>.json``: no cache on the way can hand over one of another
build. The worker keeps a document only when its sum is the one that the edition lists.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import cast

from flask import Flask, Response, abort, current_app, url_for

from ..locales import LOCALES, Locale
from .assets import check_sum, own_build
from .documents import ENTRANCE, core_paths
from .guides import guide
from .headers import FOREVER, cached
from .parts import parts


def manifest_paths() -> list[str]:
    """The manifests, kept like documents; needs a request context."""
    return [url_for("offline.manifest", locale=locale) for locale in LOCALES]


def packs() -> dict[str, list[str]]:
    """Name of a pack to the addresses in it, in the order in which a phone keeps them; needs a request context."""
    return {name: addresses for locale in LOCALES for name, addresses in _packs_of(locale) if addresses}


def _packs_of(locale: Locale) -> Iterable[tuple[str, list[str]]]:
    first = [url_for(ENTRANCE), url_for("offline.manifest", locale=locale)]
    yield f"{locale.tag}-core", [*first, *core_paths(locale)]
    for part in parts():
        rest = [document for document in part.documents(guide().contents[part.name]) if not document.core]
        yield f"{locale.tag}-{part.name}", [document.path(locale) for document in rest]


def pack_addresses() -> list[str]:
    """Where the packs of this build are; needs a request context."""
    return [f"/a/{own_build()}/pack/{name}.json" for name in packs()]


def remember(app: Flask, texts: dict[str, bytes]) -> None:
    """What all pages are, so that packs and sums need not make them again."""
    app.extensions["texts"] = texts


def texts() -> dict[str, bytes]:
    """Every document and manifest by its address; whoever makes the pages has them remembered first."""
    return cast("dict[str, bytes]", current_app.extensions["texts"])


def sums() -> dict[str, dict[str, str]]:
    """Name of a pack to the sum of each document in it; needs a request context."""
    known = texts()
    return {name: {path: check_sum(known[path]) for path in paths} for name, paths in packs().items()}


@cached(FOREVER)
def pack(build: str, name: str) -> Response:
    """One pack of this build; any other build or name is a 404 that nobody keeps."""
    wanted = packs().get(name)
    if build != own_build() or wanted is None:
        abort(404)
    known = texts()
    body = json.dumps({path: known[path].decode() for path in wanted}, ensure_ascii=False, separators=(",", ":"))
    return Response(body, content_type="application/json")


def init_app(app: Flask) -> None:
    """Serve the packs."""
    app.add_url_rule("/a/<build>/pack/<name>.json", "packs.pack", pack)
