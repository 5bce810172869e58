"""Every response header that is not about its own body: one table."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import ParamSpec
from urllib.parse import urlsplit

from flask import Flask, Response, make_response
from markupsafe import Markup

from ..locales import PACKAGE
from ..settings import Settings
from .comments import without_comments

FIRST_SCRIPT = re.sub(r"(?m)^\s*\n|^ +| +$", "", without_comments(PACKAGE / "ui" / "js" / "first.js").decode())
FIRST_HASH = b64encode(sha256(FIRST_SCRIPT.encode()).digest()).decode()

SECURITY = {
    "Content-Security-Policy": (
        f"default-src 'none'; script-src 'self' 'sha256-{FIRST_HASH}'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; "
        "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
HSTS = {"Strict-Transport-Security": "max-age=31536000"}

DOCUMENT = "public, max-age=0, s-maxage=60"
FOREVER = "public, max-age=31536000, immutable"
REVALIDATE = "no-cache"
NEVER = "no-store"

P = ParamSpec("P")


def cached(policy: str) -> Callable[[Callable[P, str | Response]], Callable[P, Response]]:
    """Mark a view whose answer is the same for everybody; without this nothing may be kept."""

    def decorate(view: Callable[P, str | Response]) -> Callable[P, Response]:
        @wraps(view)
        def answer(*args: P.args, **kwargs: P.kwargs) -> Response:
            response = make_response(view(*args, **kwargs))
            response.headers["Cache-Control"] = policy
            return response

        return answer

    return decorate


def security(settings: Settings) -> dict[str, str]:
    """What every answer carries."""
    return SECURITY | (HSTS if settings.https else {})


def init_app(app: Flask, settings: Settings) -> None:
    """Add the table to every answer."""
    app.jinja_env.globals["first_script"] = Markup(FIRST_SCRIPT)  # noqa: S704  # our own file, allowed by its hash
    always = security(settings)

    @app.after_request
    def add(response: Response) -> Response:
        response.headers.update(always)
        response.headers.setdefault("Cache-Control", NEVER)
        if response.location:  # a path only: the Host header has no say in where a reader is sent
            response.location = urlsplit(response.location)._replace(scheme="", netloc="").geturl()
        return response
