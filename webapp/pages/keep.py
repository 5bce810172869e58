"""Back up what is on this phone, and bring it to another."""

from __future__ import annotations

from flask import Blueprint, render_template

from ..forms import BackupForm
from ..guides import guide
from ..headers import DOCUMENT, cached

bp = Blueprint("keep", __name__, url_prefix="/<locale:locale>")


@bp.get("/keep/")
@cached(DOCUMENT)
def keep() -> str:
    """A locked block of text out, and in again."""
    return render_template("pages/keep.html", words=guide().words, form=BackupForm())
