"""Steady: a calm checklist, offline on a phone, for the hour a lender starts calling your family."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from flask import Flask

from . import cli, locales
from .house import PARTS
from .settings import Settings
from .site import assets, bundle, errors, guides, headers, health, links, offline, packs, pages, parts, qr, render

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

__version__ = "0.2.0"


def create_app(settings: Settings | None = None) -> Flask:
    """Assemble the app and make every page.

    Raises SettingsError, ContentError or FileNotFoundError, naming what is wrong, rather than start half-configured.
    """
    settings = settings or Settings.from_env(os.environ)
    app = Flask(__name__, static_folder=None, template_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = 16 * 1024
    app.config["SETTINGS"] = settings
    app.config["VERSION"] = __version__

    headers.init_app(app, settings)
    locales.init_app(app)
    pages.init_app(app, PARTS)
    parts.init_app(app, PARTS)
    guides.init_app(app, PARTS)
    links.init_app(app)
    assets.init_app(app, parts.files(app, PARTS))
    offline.init_app(app, settings)
    packs.init_app(app)
    qr.init_app(app, settings)
    health.init_app(app)
    errors.init_app(app)
    cli.init_app(app)
    app.wsgi_app = render.Prerendered(_answers(app, settings), app.wsgi_app)  # type: ignore[method-assign]
    return app


def serve() -> WSGIApplication:
    """What a server calls: the layer with the made pages, with no step before it."""
    return create_app().wsgi_app


def _answers(app: Flask, settings: Settings) -> dict[str, render.Answer]:
    kept = bundle.bundle_path(settings)
    if kept is None:
        return render.render_all(app, compress=not settings.dev)
    try:
        return bundle.load(kept)
    except (OSError, ValueError):
        answers = render.render_all(app, compress=not settings.dev)
    try:
        bundle.save(kept, answers)
    except OSError as error:
        app.logger.warning("the pages could not be kept: %s", error)
    return answers
