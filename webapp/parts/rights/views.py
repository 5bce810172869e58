"""What the rules say, and whom to ring."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from ...site.guides import guide
from ...site.headers import DOCUMENT, cached
from .schema import Rights, RightsPage

bp = Blueprint("rights", __name__, url_prefix="/<locale:locale>")


@bp.get("/rights/")
@cached(DOCUMENT)
def index() -> str:
    """What they may do: the first page of rules, grouped as a reader asks."""
    return _shown(guide().of(Rights).pages[0])


@bp.get("/rights/<slug>/")
@cached(DOCUMENT)
def page(slug: str) -> str:
    """Another page of rules."""
    return _shown(_page_or_404(slug))


@bp.get("/numbers/")
@cached(DOCUMENT)
def numbers() -> str:
    """Every public number, with what it is for and not for."""
    return render_template("rights/numbers.html", groups=guide().of(Rights).numbers.groups)


def _shown(page: RightsPage) -> str:
    here = guide()
    return render_template("rights/page.html", page=page, pages=here.of(Rights).pages, reviewed=here.reviewed)


def _page_or_404(slug: str) -> RightsPage:
    return next((page for page in guide().of(Rights).pages[1:] if page.slug == slug), None) or abort(404)
