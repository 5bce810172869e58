"""What `make bench` compares: the app, and others that answer the same page."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flask import Flask

from webapp import create_app
from webapp.locales import LOCALES
from webapp.site.render import PREFERENCE, Answer, Prerendered, answers_of

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

TENFOLD = 10


@cache
def page() -> str:
    """The address of the largest page as it is sent."""
    answers = answers_of(create_app())
    return max(
        (path for path in answers if path.endswith("/")), key=lambda path: len(answers[path][PREFERENCE[0]].body)
    )


def ours_tenfold() -> WSGIApplication:
    """The app with ten times as many addresses."""
    app = create_app()
    answers = answers_of(app)
    many: dict[str, Answer] = {
        f"/{number}{path}": found for number in range(TENFOLD) for path, found in answers.items()
    }
    return Prerendered(many | answers, app.wsgi_app)


def ours_in_one_language() -> WSGIApplication:
    """The app with the pages of one language only."""
    app = create_app()
    others = tuple(f"/{locale.tag}/" for locale in LOCALES if not page().startswith(f"/{locale.tag}/"))
    few = {path: found for path, found in answers_of(app).items() if not path.startswith(others)}
    return Prerendered(few, app.wsgi_app)


def floor() -> WSGIApplication:
    """The answer of the app to any request, and not one line more: what Python costs on this server at the least."""
    variant = answers_of(create_app())[page()][PREFERENCE[0]]

    def answer(_environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        start_response("200 OK", variant.headers)
        return [variant.body]

    return answer


def rendering() -> Flask:
    """The app without its kept pages: every request renders the page, uncompressed."""
    app = create_app()
    layer = app.wsgi_app
    app.wsgi_app = layer.behind  # type: ignore[attr-defined,method-assign]
    return app
