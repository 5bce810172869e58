"""Files under ``/a/<build>/``: one build id for all of them, so that relative imports need no rewriting."""

from __future__ import annotations

import hashlib
import mimetypes
import posixpath
import re
from base64 import b64encode
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import cast

from flask import Flask, Response, abort, current_app

from ..locales import PACKAGE, translations_folder
from .comments import without_comments
from .headers import FOREVER, cached

SEPARATE = {"sw.js", "sw-off.js", "first.js"}  # the worker is served at the root, the last one inside pages
SCRIPTS = PACKAGE / "ui" / "js"
STYLE = "ui/css/steady.css"
"""What every page wears: these files in this order, as one, because each request before the first paint counts."""
STYLE_OF = tuple(PACKAGE / "ui" / "css" / f"{name}.css" for name in ("tokens", "base", "controls", "print"))
PLACES = ("ui/css/*", "ui/js/**/*", "ui/icons/*", "ui/vendor/*/*", "home/static/*", "parts/*/static/**/*")
MADE_WITH = ("flask", "flask-babel", "babel", "jinja2", "markupsafe", "wtforms", "segno")
MADE = ".json"
"""How the names of files end that are made of content."""
SENT = {".js", ".css", ".svg", ".png"}
TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".json": "application/json",
}


def _hashed(files: list[Path], root: Path) -> str:
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(root).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


@cache
def build_id(origin: str = "") -> str:
    """Twelve hex digits over everything a page is made of: code, packs, templates, static files, catalogues.

    And what makes it (versions), and ``origin``, which stands in codes on pages: what is kept for ever under one build
    must not differ between two machines.
    """
    made_with = [f"{name} {metadata.version(name)}" for name in MADE_WITH] + [origin]
    ours = sorted(p for p in PACKAGE.rglob("*") if p.is_file() and p.suffix not in {".pyc", ".mo"})
    words = sorted(translations_folder().rglob("*.mo"))
    parts = [_hashed(ours, PACKAGE), _hashed(words, translations_folder()), *made_with]
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()[:12]


def version() -> str:
    """The version of the app that is answering."""
    return str(current_app.config["VERSION"])


def own_build() -> str:
    """The build of the app that is answering."""
    return build_id(current_app.config["SETTINGS"].origin)


@cache
def _files() -> dict[str, tuple[Path, ...]]:
    """Address below ``/a/<build>/``, which is the path in the package, to the files it is made of."""
    found = {path for place in PLACES for path in PACKAGE.glob(place) if path.suffix in SENT} - set(STYLE_OF)
    names = {path.relative_to(PACKAGE).as_posix(): (path,) for path in found if path.name not in SEPARATE}
    return dict(sorted((names | {STYLE: STYLE_OF}).items()))


def made() -> dict[str, bytes]:
    """Files that parts make of their content, by address below ``/a/<build>/``."""
    return cast("dict[str, bytes]", current_app.extensions["made"])


def sent(name: str) -> bytes:
    """A file as phones get it: our own scripts and style without their comments, everything else as it is."""
    if name.endswith(MADE):
        return made()[name]
    return b"".join(without_comments(path) for path in _files()[name])


def check_sum(body: bytes) -> str:
    """The first 128 bits of its SHA-256, 22 letters: what a phone compares before it keeps anything."""
    return b64encode(hashlib.sha256(body).digest()[:16]).decode().rstrip("=")


@cache
def _file_sums() -> dict[str, str]:
    return {name: check_sum(sent(name)) for name in _files()}


def asset_sums() -> dict[str, str]:
    """Path below ``/a/<build>/`` to the sum of its bytes, for every file a page can ask for."""
    return cast("dict[str, str]", current_app.extensions["asset_sums"])


@cache
def with_imports(name: str) -> frozenset[str]:
    """A file, and when it is a script all that it imports before it runs."""
    found = re.findall(rb"(?m)^import .* from '(\.[^']+)';", sent(name)) if name.endswith(".js") else []
    beside = (posixpath.normpath(posixpath.join(posixpath.dirname(name), one.decode())) for one in found)
    return frozenset({name}).union(*map(with_imports, beside))


def asset(name: str) -> str:
    """The address of a static file; KeyError when there is none, so that a template cannot misspell it."""
    if name not in asset_sums():
        raise KeyError(f"no static file {name}")
    return f"/a/{own_build()}/{name}"


@cached(FOREVER)
def file(build: str, name: str) -> Response:
    """One static file of this build; any other build or name is a 404 that nobody keeps."""
    if build != own_build() or name not in asset_sums():
        abort(404)
    mimetype = TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0]
    return Response(sent(name), content_type=mimetype)


def paper() -> dict[str, str]:
    """The colour of the paper in both themes, for what stands around a page: bars of the browser, the start screen."""
    found = re.search(r"--paper: var\(--light, (#\w+)\) var\(--dark, (#\w+)\)", STYLE_OF[0].read_text(encoding="utf-8"))
    if not found:
        raise ValueError(f"{STYLE_OF[0].name}: --paper has no light and dark")
    return {"light": found[1], "dark": found[2]}


def init_app(app: Flask, files: dict[str, bytes]) -> None:
    """Serve the files, those given here too, and give templates ``asset()`` and ``build_id()``."""
    app.extensions["made"] = files
    app.extensions["asset_sums"] = _file_sums() | {name: check_sum(body) for name, body in files.items()}
    app.add_url_rule("/a/<build>/<path:name>", "assets.file", file)
    app.jinja_env.globals.update(asset=asset, build_id=own_build, paper=paper(), version=version)
