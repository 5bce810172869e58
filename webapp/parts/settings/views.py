"""What is on this phone, and how it looks."""

from __future__ import annotations

from flask import Blueprint, render_template

from ...site.guides import guide
from ...site.headers import DOCUMENT, cached
from .forms import LookForm

bp = Blueprint("settings", __name__, url_prefix="/<locale:locale>")


@bp.get("/settings/")
@cached(DOCUMENT)
def settings() -> str:
    """Look, storage, erase, privacy, version."""
    here = guide()
    return render_template("settings/settings.html", edition=here.edition, reviewed=here.reviewed, form=LookForm())
