"""What the rules say, and whom to ring."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from ..content.model import Rights
from ..guides import guide
from ..headers import DOCUMENT, cached

bp = Blueprint("rights", __name__, url_prefix="/<locale:locale>")


@bp.get("/rights/")
@cached(DOCUMENT)
def index() -> str:
    """What they may do: the first page of rules, grouped as a reader asks."""
    return render_template("pages/rights.html", page=guide().rights[0], guide=guide())


@bp.get("/rights/<slug>/")
@cached(DOCUMENT)
def page(slug: str) -> str:
    """Another page of rules."""
    return render_template("pages/rights.html", page=_page_or_404(slug), guide=guide())


@bp.get("/numbers/")
@cached(DOCUMENT)
def numbers() -> str:
    """Every public number, with what it is for and not for."""
    return render_template("pages/numbers.html", groups=guide().numbers)


def _page_or_404(slug: str) -> Rights:
    return next((page for page in guide().rights[1:] if page.slug == slug), None) or abort(404)
