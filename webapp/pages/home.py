"""The page at the root, and Today."""

from __future__ import annotations

from flask import Blueprint, render_template

from ..forms import ChooseForm
from ..guides import guide
from ..headers import DOCUMENT, cached

bp = Blueprint("home", __name__)


@bp.get("/")
@cached(DOCUMENT)
def root() -> str:
    """Three languages as plain links; the phone jumps to its own."""
    return render_template("pages/root.html")


@bp.get("/<locale:locale>/")
@cached(DOCUMENT)
def today() -> str:
    """Ways in, the next small thing, the seven steps."""
    return render_template("pages/today.html", guide=guide(), form=ChooseForm.of(guide().notices))
