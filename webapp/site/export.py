"""The whole site as a folder of files, for any host that serves files: the same bytes as the app gives.

Beside each file stand its ``.gz`` and ``.br``. ``_headers`` tells hosts that read such a file what to send;
``nginx.conf`` and ``Caddyfile`` are snippets for these two. Addresses end with a slash, so each is an ``index.html``.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath
from typing import Any

from flask import Flask, url_for

from ..locales import LOCALES
from ..settings import Settings
from .assets import build_id
from .headers import DOCUMENT, FOREVER, NEVER, REVALIDATE, security
from .parts import Part
from .render import Answer

KINDS = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "svg": "image/svg+xml",
    "png": "image/png",
    "json": "application/json",
    "webmanifest": "application/manifest+json",
}
SUFFIXES = {"gzip": ".gz", "br": ".br", "identity": ""}


def file_of(path: str) -> PurePosixPath:
    """Where an address lies in the folder."""
    return PurePosixPath(path.lstrip("/") + "index.html" if path.endswith("/") else path.lstrip("/"))


def export(app: Flask, answers: dict[str, Answer], folder: Path, settings: Settings) -> int:
    """Write everything; returns how many addresses. FileExistsError when the folder holds something else."""
    if folder.exists() and any(folder.iterdir()) and not (folder / "_headers").exists():
        raise FileExistsError(f"{folder} is not empty and no export; nothing was written")
    parts = app.extensions["parts"]
    with app.test_request_context():
        pairs = [pair for part in parts for pair in part.stand_ins.items()]
        shown = {url_for(asked, locale=tag): url_for(page, locale=tag) for tag in LOCALES for asked, page in pairs}
    named = answers | {asked: answers[page] for asked, page in shown.items()}
    for path in sorted(named, key=_turn):
        for encoding, suffix in SUFFIXES.items():
            file = folder / f"{file_of(path)}{suffix}"
            if encoding in named[path]:
                _write(file, named[path][encoding].body)
            else:  # of an earlier export
                file.unlink(missing_ok=True)
    _forget(folder, {folder / file_of(path) for path in named})
    # In a thread of its own: the command line's app context would hold the first page's language for all of them.
    client = app.test_client()
    missing = missing_pages(parts)
    with ThreadPoolExecutor(1) as pool:
        bodies = pool.map(lambda asked: client.get(asked).data, missing.values())
    for start, body in zip(missing, bodies, strict=True):
        _write(folder / start.lstrip("/") / "404.html", body)
    always = security(settings)
    _write(folder / "_headers", _headers(always, build_id(settings.origin)).encode())
    _write(folder / "nginx.conf", _nginx(always, missing).encode())
    _write(folder / "Caddyfile", _caddy(always, missing).encode())
    return len(named)


def _forget(folder: Path, pages: set[Path]) -> None:
    """A page that is no more goes; what is under ``/a/`` stays, for phones on an older version."""
    for file in [file for locale in LOCALES for file in (folder / locale.tag).rglob("index.html*")]:
        if file.with_name("index.html") not in pages:
            file.unlink()


def _turn(path: str) -> int:
    """In a folder that is being served, nothing may name what is not there yet: files, then pages, then the worker."""
    return (path == "/sw.js") - path.startswith("/a/")


def _write(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"{path.name}.half")
    half.write_bytes(body)
    half.replace(path)


def missing_pages(parts: Iterable[Part[Any]]) -> dict[str, str]:
    """The start of an address to one that is not there: what is said under it is said in that language."""
    own = {f"/{one.tag}/": f"/{one.tag}/nowhere/" for one in LOCALES}
    theirs = {
        f"/{one.tag}/{part.name}/": f"/{one.tag}/{part.name}/{part.unknown}"
        for part in parts
        if part.unknown
        for one in LOCALES
    }
    return {"/": f"/{LOCALES[0].tag}/nowhere/"} | own | theirs


def _headers(always: dict[str, str], build: str) -> str:
    """Hosts add up all patterns that fit, so no two that fit one address may name the same header.

    What is not named here they have asked for anew each time, which is right for pages.
    """
    lines = ["/*", *(f"  {name}: {value}" for name, value in always.items())]
    for pattern, policy in {f"/a/{build}/*": FOREVER, "/sw.js": REVALIDATE}.items():
        lines += [pattern, f"  Cache-Control: {policy}"]
    return "\n".join(lines) + "\n"


def _nginx(always: dict[str, str], starts: Iterable[str]) -> str:
    """A part of a ``server`` block: ``include`` it and say where the folder is with ``root``."""
    added = "\n".join(f'  add_header {name} "{value}" always;' for name, value in always.items())
    never = f'  add_header Cache-Control "{NEVER}" always;\n{added}'

    def place(pattern: str, policy: str, more: str = "") -> str:
        return f'location {pattern} {{\n  add_header Cache-Control "{policy}";\n{added}{more}\n}}'

    def missing(start: str) -> str:
        return f"error_page 404 {start}404.html;\n  error_page 403 =404 {start}404.html;"

    return "\n".join(
        [
            "# include this in a server block, after `root <folder>;`",
            "index index.html;",
            missing("/"),
            "# nobody's address or page is written down",
            "access_log off;",
            "error_log stderr crit;",
            "server_tokens off;",
            never,
            "gzip_static on;",
            "gzip_vary on;",
            "absolute_redirect off;",
            "charset utf-8;",
            "charset_types text/javascript text/css application/manifest+json;",
            f"types {{ {' '.join(f'{kind} {suffix};' for suffix, kind in KINDS.items())} }}",
            place("^~ /a/", FOREVER),
            place("= /sw.js", REVALIDATE),
            place("~ \\.webmanifest$", REVALIDATE),
            "location ~ (^/(_headers|nginx\\.conf|Caddyfile)$)|\\.(gz|br)$ { return 404; }",
            f"location ~ /404\\.html$ {{\n  internal;\n{never}\n}}",
            *(place(start, DOCUMENT, f"\n  {missing(start)}") for start in starts),
            "",
        ]
    )


def _caddy(always: dict[str, str], starts: Iterable[str]) -> str:
    """A part of a site block: ``import`` it and say where the folder is with ``root``."""
    added = "\n".join(f'  {name} "{value}"' for name, value in always.items())
    return "\n".join(
        [
            "# import this in a site block, after `root * <folder>`",
            f"header {{\n{added}\n  -Server\n}}",
            "@forever path /a/*",
            "@fresh path /sw.js *.webmanifest",
            "@pages not path /a/* /sw.js *.webmanifest",
            f'header @forever Cache-Control "{FOREVER}"',
            f'header @fresh Cache-Control "{REVALIDATE}"',
            f'header @pages Cache-Control "{DOCUMENT}"',
            "@manifest path *.webmanifest",
            f'header @manifest Content-Type "{KINDS["webmanifest"]}"',
            "@hidden path /_headers /nginx.conf /Caddyfile */404.html *.gz *.br",
            "error @hidden 404",
            "@writes not method GET HEAD",
            "error @writes 405",
            "@odd path_regexp [\\x00-\\x1f]",
            "error @odd 400",
            "file_server {\n  precompressed br gzip\n  index index.html\n}",
            f'handle_errors {{\n  header {{\n{added}\n  Cache-Control "{NEVER}"\n  -Server\n  }}',
            *(
                f"  handle {start}* {{\n    rewrite * {start}404.html\n    file_server\n  }}"
                for start in sorted(starts, key=len, reverse=True)
            ),
            "}",
            "",
        ]
    )
