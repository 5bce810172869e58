"""The whole site as a folder of files, for any host that serves files: the same bytes as the app gives.

Beside each file stand its ``.gz`` and ``.br``. ``_headers`` tells hosts that read such a file what to send;
``nginx.conf`` and ``Caddyfile`` are snippets for these two. Addresses end with a slash, so each is an ``index.html``.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath

from flask import Flask, url_for

from .assets import build_id
from .headers import DOCUMENT, FOREVER, NEVER, REVALIDATE, security
from .locales import LOCALES
from .render import Answer
from .settings import Settings

KINDS = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "svg": "image/svg+xml",
    "png": "image/png",
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
    with app.test_request_context():
        # Where the form of Today leads without scripts: here, to the same choice as links.
        lists = {url_for("notices.choose", locale=tag): url_for("notices.index", locale=tag) for tag in LOCALES}
    named = answers | {choose: answers[index] for choose, index in lists.items()}
    for path, answer in named.items():
        for encoding, variant in answer.items():
            _write(folder / f"{file_of(path)}{SUFFIXES[encoding]}", variant.body)
    # In a thread of its own: the command line's app context would hold the first page's language for all of them.
    client = app.test_client()
    with ThreadPoolExecutor(1) as pool:
        missing = pool.map(lambda asked: client.get(asked).data, missing_pages().values())
    for start, body in zip(missing_pages(), missing, strict=True):
        _write(folder / start.lstrip("/") / "404.html", body)
    always = security(settings)
    _write(folder / "_headers", _headers(always).encode())
    _write(folder / "nginx.conf", _nginx(always).encode())
    _write(folder / "Caddyfile", _caddy(always).encode())
    return len(named)


def _write(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)


def policies() -> dict[str, str]:
    """Cache-Control by a pattern over addresses, the first that fits; the rest are documents."""
    return {"/a/*": FOREVER, "/sw.js": REVALIDATE, "/*/app.webmanifest": REVALIDATE, "/*": DOCUMENT}


def missing_pages() -> dict[str, str]:
    """The start of an address to one that is not there: what is said under it is said in that language."""
    own = {f"/{one.tag}/": f"/{one.tag}/nowhere/" for one in LOCALES}
    notices = {f"/{one.tag}/notices/": f"/{one.tag}/notices/nobody/called/" for one in LOCALES}
    return {"/": f"/{LOCALES[0].tag}/nowhere/"} | own | notices


def _headers(always: dict[str, str]) -> str:
    lines = ["/*", *(f"  {name}: {value}" for name, value in always.items())]
    for pattern, policy in policies().items():
        lines += [pattern, f"  Cache-Control: {policy}"]
    return "\n".join(lines) + "\n"


def _nginx(always: dict[str, str]) -> str:
    """A part of a ``server`` block: ``include`` it and say where the folder is with ``root``."""
    added = "\n".join(f'  add_header {name} "{value}" always;' for name, value in always.items())

    def place(pattern: str, policy: str, more: str = "") -> str:
        return f'location {pattern} {{\n  add_header Cache-Control "{policy}";\n{added}{more}\n}}'

    return "\n".join(
        [
            "# include this in a server block, after `root <folder>;`",
            "index index.html;",
            "error_page 404 /404.html;",
            "server_tokens off;",
            "gzip_static on;",
            "gzip_vary on;",
            "absolute_redirect off;",
            "charset utf-8;",
            "charset_types text/html text/javascript text/css application/manifest+json;",
            f"types {{ {' '.join(f'{kind} {suffix};' for suffix, kind in KINDS.items())} }}",
            place(f"^~ /a/{build_id()}/", FOREVER),
            place("= /sw.js", REVALIDATE),
            place("~ \\.webmanifest$", REVALIDATE),
            "location ~ (^/(_headers|nginx\\.conf|Caddyfile)$)|\\.(gz|br)$ { return 404; }",
            f'location ~ /404\\.html$ {{\n  internal;\n  add_header Cache-Control "{NEVER}" always;\n{added}\n}}',
            *(place(start, DOCUMENT, f"\n  error_page 404 {start}404.html;") for start in missing_pages()),
            "",
        ]
    )


def _caddy(always: dict[str, str]) -> str:
    """A part of a site block: ``import`` it and say where the folder is with ``root``."""
    added = "\n".join(f'  {name} "{value}"' for name, value in always.items())
    return "\n".join(
        [
            "# import this in a site block, after `root * <folder>`",
            f"header {{\n{added}\n  -Server\n}}",
            f"@forever path /a/{build_id()}/*",
            "@fresh path /sw.js *.webmanifest",
            "@pages not path /a/* /sw.js *.webmanifest",
            f'header @forever Cache-Control "{FOREVER}"',
            f'header @fresh Cache-Control "{REVALIDATE}"',
            f'header @pages Cache-Control "{DOCUMENT}"',
            "@manifest path *.webmanifest",
            f'header @manifest Content-Type "{KINDS["webmanifest"]}"',
            "@hidden path /_headers /nginx.conf /Caddyfile *.gz *.br",
            "error @hidden 404",
            "@writes not method GET HEAD",
            "error @writes 405",
            "@odd path_regexp [\\x00-\\x1f]",
            "error @odd 400",
            "file_server {\n  precompressed br gzip\n  index index.html\n}",
            f'handle_errors {{\n  header {{\n{added}\n  Cache-Control "{NEVER}"\n  -Server\n  }}',
            *(
                f"  handle {start}* {{\n    rewrite * {start}404.html\n    file_server\n  }}"
                for start in sorted(missing_pages(), key=len, reverse=True)
            ),
            "}",
            "",
        ]
    )
