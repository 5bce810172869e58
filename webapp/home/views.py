"""The page of languages, Today, and where everything else is."""

from __future__ import annotations

from flask import Blueprint, render_template

from ..parts.steps.schema import Steps
from ..site.guides import guide
from ..site.headers import DOCUMENT, cached
from ..site.parts import Shelf, everywhere
from .schema import Today

bp = Blueprint("home", __name__)


@bp.get("/")
@cached(DOCUMENT)
def languages() -> str:
    """Three languages as plain links; the phone jumps to its own."""
    return render_template("home/languages.html")


@bp.get("/<locale:locale>/")
@cached(DOCUMENT)
def today() -> str:
    """Ways in, the next small thing, the seven steps."""
    here = guide()
    return render_template("home/today.html", next_things=here.of(Today).next, steps=here.of(Steps).steps)


@bp.get("/<locale:locale>/more/")
@cached(DOCUMENT)
def more() -> str:
    """All pages as the parts name them: what there is to do, to read, and about this phone."""
    rows = list(everywhere("rows"))
    groups = [(shelf, [row for row in rows if row.shelf is shelf]) for shelf in Shelf]
    return render_template("home/more.html", groups=groups)
