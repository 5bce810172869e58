"""What makes the site an app: the service worker, the manifests, and the page for no network."""

from __future__ import annotations

import json

from flask import Blueprint, Flask, Response, render_template
from flask_babel import gettext as _

from .assets import STATIC, asset, asset_hashes, own_build
from .documents import document_paths
from .guides import guide
from .headers import DOCUMENT, REVALIDATE, cached
from .locales import LOCALES, current
from .settings import Settings

bp = Blueprint("offline", __name__)
COLOURS = {"background_color": "#fbfaf6", "theme_color": "#fbfaf6"}
EVERY_PAGE = ("css/", "js/", "vendor/")
SOME_PAGES = "js/pages/"


def is_core(name: str) -> bool:
    """Whether every page needs a file: style and scripts, but neither icons nor what only some pages use."""
    return name.startswith(EVERY_PAGE) and not name.startswith(SOME_PAGES)


def edition() -> dict[str, object]:
    """What the worker must know of this build: its documents per language, core first, and its files."""
    return {
        "build": own_build(),
        "critical": guide().edition.critical,
        "languages": {
            locale.tag: {
                "core": document_paths(guide(), locale, core=True),
                "rest": document_paths(guide(), locale, core=False),
            }
            for locale in LOCALES
        },
        "files": {name: sha for name, sha in asset_hashes().items() if is_core(name)},
        "later": {name: sha for name, sha in asset_hashes().items() if name.startswith(SOME_PAGES)},
    }


@bp.get("/<locale:locale>/offline/")
@cached(DOCUMENT)
def page() -> str:
    """What a reader sees when there is no network and the page asked for was never kept."""
    return render_template("pages/offline.html", steps=guide().steps)


@bp.get("/<locale:locale>/app.webmanifest")
@cached(REVALIDATE)
def manifest() -> Response:
    """The manifest of one language; the same ``id`` in all, so that changing language is not a second app."""
    members = {
        "id": "/",
        "scope": "/",
        "start_url": f"/{current().tag}/",
        "lang": current().tag,
        "dir": "ltr",
        "name": _("Steady"),
        "short_name": _("Steady"),
        "description": _("One small thing at a time. Works without network."),
        "display": "standalone",
        **COLOURS,
        "icons": [
            {"src": asset("icons/icon-192.png"), "sizes": "192x192", "type": "image/png", "purpose": "any"},
            {"src": asset("icons/icon-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "any"},
            {"src": asset("icons/maskable-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
        ],
        "shortcuts": [
            {"name": _("They just called"), "url": f"/{current().tag}/now/"},
            {"name": _("Seven steps"), "url": f"/{current().tag}/steps/"},
        ],
        "launch_handler": {"client_mode": "navigate-existing"},
    }
    return Response(json.dumps(members, ensure_ascii=False), content_type="application/manifest+json; charset=utf-8")


def init_app(app: Flask, settings: Settings) -> None:
    """Serve the worker at the root, so that its scope is the whole site."""

    @cached(REVALIDATE)
    def worker() -> Response:
        source = (STATIC / ("sw-off.js" if settings.worker_off else "sw.js")).read_text(encoding="utf-8")
        script = f"const EDITION = {json.dumps(edition())};\n{source}"
        return Response(script, content_type="text/javascript; charset=utf-8")

    app.add_url_rule("/sw.js", "offline.worker", worker)
    app.register_blueprint(bp)
