"""Where everything else is."""

from __future__ import annotations

from flask import Blueprint, render_template

from ..guides import guide
from ..headers import DOCUMENT, cached

bp = Blueprint("more", __name__, url_prefix="/<locale:locale>/more")


@bp.get("/")
@cached(DOCUMENT)
def more() -> str:
    """A short list of the remaining pages."""
    return render_template("pages/more.html", guide=guide())
