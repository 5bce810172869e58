"""Put the app on the home screen; back up what is on this phone, and bring it to another."""

from __future__ import annotations

from flask import Blueprint, render_template

from ...site.guides import guide
from ...site.headers import DOCUMENT, cached
from .forms import BackupForm
from .schema import Passphrase

bp = Blueprint("keep", __name__, url_prefix="/<locale:locale>")


@bp.get("/keep/")
@cached(DOCUMENT)
def keep() -> str:
    """A locked block of text out, and in again."""
    return render_template("keep/keep.html", words=guide().of(Passphrase).words, form=BackupForm())


@bp.get("/install/")
@cached(DOCUMENT)
def install() -> str:
    """How to keep the app, per kind of phone."""
    return render_template("keep/install.html")
