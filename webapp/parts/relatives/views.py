"""The page for whoever was called: it says nothing about anybody, and works alone."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from ...site.guides import guide
from ...site.headers import DOCUMENT, cached
from .forms import SlipForm
from .schema import Relative, Relatives

bp = Blueprint("relatives", __name__, url_prefix="/<locale:locale>/relatives")


@bp.get("/")
@cached(DOCUMENT)
def index() -> str:
    """For anyone."""
    return _shown(guide().of(Relatives).kinds[0])


@bp.get("/<kind>/")
@cached(DOCUMENT)
def kind(kind: str) -> str:
    """For one kind of person."""
    return _shown(_kind_or_404(kind))


def _shown(kind: Relative) -> str:
    found = guide().of(Relatives)
    page = found.everybody
    passages = kind.parts + page.parts
    return render_template(
        "relatives/page.html",
        page=page,
        kinds=found.kinds,
        kind=kind,
        passages=passages,
        numbers=dict.fromkeys(number for one in passages for number in one.channels),
        form=SlipForm(),
    )


def _kind_or_404(slug: str) -> Relative:
    return next((kind for kind in guide().of(Relatives).kinds[1:] if kind.slug == slug), None) or abort(404)
