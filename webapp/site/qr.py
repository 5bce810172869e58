"""QR codes of our own pages, drawn once when the pages are made."""

from __future__ import annotations

import segno
from flask import Flask, request
from markupsafe import Markup

from ..settings import Settings


def drawn(text: str) -> Markup:
    """A text as inline SVG, dark on white, with the quiet border that scanners need."""
    code = segno.make(text, error="m", micro=False)
    return Markup(code.svg_inline(dark="#000", light="#fff", border=4, omitsize=True))  # noqa: S704  # our own address


def init_app(app: Flask, settings: Settings) -> None:
    """Give templates ``address()``, where this page is reached ("" when nobody said), and ``qr()`` of a text."""

    def address() -> str:
        return settings.origin + request.path if settings.origin else ""

    app.jinja_env.globals.update(address=address, qr=drawn)
