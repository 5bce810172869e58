"""The page of languages, Today, and where everything else is."""

from __future__ import annotations

from flask import Blueprint, render_template

from ..parts.notices.forms import ChooseForm
from ..parts.notices.messages import Notices
from ..parts.steps.schema import Steps
from ..site.guides import guide
from ..site.headers import DOCUMENT, cached
from ..site.parts import everywhere
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
    form = ChooseForm.of(here.of(Notices))
    return render_template("home/today.html", next_things=here.of(Today).next, steps=here.of(Steps).steps, form=form)


@bp.get("/<locale:locale>/more/")
@cached(DOCUMENT)
def more() -> str:
    """A short list of all pages, as the parts name them."""
    return render_template("home/more.html", rows=everywhere("rows"))
