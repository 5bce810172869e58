"""What is on this phone, how it looks, and how to keep it."""

from __future__ import annotations

from flask import Blueprint, render_template

from ..forms import LookForm
from ..guides import guide
from ..headers import DOCUMENT, cached

bp = Blueprint("settings", __name__, url_prefix="/<locale:locale>")


@bp.get("/settings/")
@cached(DOCUMENT)
def settings() -> str:
    """Look, storage, erase, privacy, version."""
    return render_template("pages/settings.html", guide=guide(), form=LookForm())


@bp.get("/install/")
@cached(DOCUMENT)
def install() -> str:
    """How to keep the app, per kind of phone."""
    return render_template("pages/install.html")
