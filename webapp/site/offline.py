"""What makes the site an app: the service worker, the manifests, and the page for no network."""

from __future__ import annotations

import json

from flask import Blueprint, Flask, Response, render_template
from flask_babel import gettext as _

from ..locales import LOCALES, current
from ..settings import Settings
from .assets import SCRIPTS, STYLE, asset, asset_sums, own_build, paper, with_imports
from .comments import without_comments
from .guides import guide
from .headers import DOCUMENT, REVALIDATE, cached
from .packs import sums
from .parts import parts

bp = Blueprint("offline", __name__)
EVERY_PAGE = (STYLE, "ui/js/main.js", "ui/js/store/states.js", "ui/vendor/htmx-4.0.1/htmx.min.js")
"""The third is fetched by the second when it is needed, which may be without network."""


def core_files() -> set[str]:
    """What must be there for the first hour: what every page uses, what the parts say of their own, and its imports."""
    own = {f"{part.place}/static/{name}" for part in parts() for name in part.core_files}
    return set().union(*map(with_imports, {*EVERY_PAGE, *own}))


def later_files() -> set[str]:
    """What else is kept for use without network: the remaining scripts, style, made files. Pictures are not."""
    return {name for name in asset_sums() if name.endswith((".js", ".css", ".json"))} - core_files()


def pictures() -> set[str]:
    """Pictures that are kept once they have been opened, and not before: they are many, and few need them."""
    return {name for name in asset_sums() if "/cards/" in name}


def edition() -> dict[str, object]:
    """What the worker must know of this build: its packs and its files, each with the sums of what is in it."""

    def sums_of(names: set[str]) -> dict[str, str]:
        return {name: sum_ for name, sum_ in asset_sums().items() if name in names}

    return {
        "build": own_build(),
        "critical": guide().edition.critical,
        "languages": [locale.tag for locale in LOCALES],
        "packs": sums(),
        "files": sums_of(core_files()),
        "later": sums_of(later_files()),
        "pictures": sums_of(pictures()),
    }


@bp.get("/<locale:locale>/offline/")
@cached(DOCUMENT)
def page() -> str:
    """What a reader sees when there is no network and the page asked for was never kept."""
    return render_template("ui/offline.html")


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
        "description": _("One small thing at a time. Works offline."),
        "display": "standalone",
        "background_color": paper()["light"],
        "theme_color": paper()["light"],
        "icons": [
            {"src": asset("ui/icons/icon-192.png"), "sizes": "192x192", "type": "image/png", "purpose": "any"},
            {"src": asset("ui/icons/icon-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "any"},
            {"src": asset("ui/icons/maskable-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
        ],
        "shortcuts": [
            {"name": _("Someone just called"), "url": f"/{current().tag}/now/"},
            {"name": _("Seven steps"), "url": f"/{current().tag}/steps/"},
        ],
        "launch_handler": {"client_mode": "navigate-existing"},
    }
    return Response(json.dumps(members, ensure_ascii=False), content_type="application/manifest+json; charset=utf-8")


def init_app(app: Flask, settings: Settings) -> None:
    """Serve the worker at the root, so that its scope is the whole site."""

    @cached(REVALIDATE)
    def worker() -> Response:
        source = without_comments(SCRIPTS / ("sw-off.js" if settings.worker_off else "sw.js")).decode()
        listed = json.dumps(edition(), separators=(",", ":"))
        script = f"const EDITION = {listed};\n{source}"
        return Response(script, content_type="text/javascript; charset=utf-8")

    app.add_url_rule("/sw.js", "offline.worker", worker)
    app.register_blueprint(bp)
