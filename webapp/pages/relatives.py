"""The page for whoever was called: it says nothing about anybody, and works alone."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from ..content.model import Relative
from ..forms import SlipForm
from ..guides import guide
from ..headers import DOCUMENT, cached

bp = Blueprint("relatives", __name__, url_prefix="/<locale:locale>/relatives")


@bp.get("/")
@cached(DOCUMENT)
def index() -> str:
    """For anyone."""
    return render_template(
        "pages/relatives.html", relatives=guide().relatives, kind=guide().relatives.kinds[0], form=SlipForm()
    )


@bp.get("/<kind>/")
@cached(DOCUMENT)
def kind(kind: str) -> str:
    """For one kind of person."""
    return render_template(
        "pages/relatives.html", relatives=guide().relatives, kind=_kind_or_404(kind), form=SlipForm()
    )


def _kind_or_404(slug: str) -> Relative:
    return next((kind for kind in guide().relatives.kinds[1:] if kind.slug == slug), None) or abort(404)
