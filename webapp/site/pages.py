"""Hang up the parts: their blueprints, and their templates under their own names."""

from __future__ import annotations

from typing import Any

from flask import Flask
from jinja2 import FileSystemLoader, PrefixLoader, StrictUndefined

from ..locales import PACKAGE
from .parts import Part


def init_app(app: Flask, parts: tuple[Part[Any], ...]) -> None:
    """``render_template("steps/index.html")`` is ``index.html`` of the part ``steps``; ``ui/`` is what all share."""
    folders = {"ui": PACKAGE / "ui" / "templates"} | {part.name: PACKAGE / part.place / "templates" for part in parts}
    app.jinja_loader = PrefixLoader({name: FileSystemLoader(folder) for name, folder in folders.items()})
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    for part in parts:
        app.register_blueprint(part.blueprint)
