"""Errors are pages too: one handler, one table of sentences, the reader's language, a way on."""

from __future__ import annotations

import re

from flask import Flask, Response, current_app, make_response, redirect, render_template, request
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from .render import answers_of

TEXT = {
    404: (
        _l("This page is not here"),
        _l("The address may be mistyped or old. Nothing you wrote is lost. These pages are here:"),
    ),
    405: (_l("This page can only be read"), _l("Nothing can be sent to it. Nothing you wrote is lost.")),
    500: (
        _l("Something went wrong on our side"),
        _l("It is not your fault, and nothing on your phone is lost. Please try again in a minute."),
    ),
}
OTHER = (
    _l("This request could not be understood"),
    _l("Nothing you wrote is lost. Go back to Today and try again from there."),
)

SERVER_ERROR = 500
ASTRAY = re.compile(r"(/[\w/-]*)(?:[^\x00-\x7f]|[\s\"'()<>\[\]{},;:!?*|]|\.+(?![\w./])).*", re.ASCII | re.DOTALL)
"""An address with what stood behind it where it was written: a comma, a bracket, a sentence. No address of ours has any
of these; one that is split at a point, as a file's name is, is meant as it stands."""


def lead_back() -> AnyResponse | None:
    """From an address that took in what stood behind it to the page it begins with, when there is one."""
    found = ASTRAY.fullmatch(request.path) if request.method in {"GET", "HEAD"} else None
    if found is None:
        return None
    pages = answers_of(current_app)
    return next((redirect(path) for path in (found[1], f"{found[1]}/") if path in pages), None)


def show(error: Exception) -> Response:
    """Any error as a page. What the error says stays in the log: it may quote an address."""
    code = error.code if isinstance(error, HTTPException) and error.code else 500
    if code >= SERVER_ERROR:
        current_app.logger.error("an answer failed", exc_info=error)
        code = 500
    title, text = TEXT.get(code, OTHER)
    page = render_template("ui/error.html", title=title, text=text)
    response = make_response(page, code)
    if isinstance(error, HTTPException):
        response.headers.extend((k, v) for k, v in error.get_headers() if k == "Allow")
    return response


def init_app(app: Flask) -> None:
    """Take every exception, and what would become one."""
    app.before_request(lead_back)
    app.register_error_handler(Exception, show)
