"""First-hour cards, one per situation."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from ..content.model import Card
from ..guides import guide
from ..headers import DOCUMENT, cached

bp = Blueprint("now", __name__, url_prefix="/<locale:locale>/now")


@bp.get("/")
@cached(DOCUMENT)
def index() -> str:
    """The six situations."""
    return render_template("pages/now.html", cards=guide().cards)


@bp.get("/<slug>/")
@cached(DOCUMENT)
def card(slug: str) -> str:
    """Five lines for one situation."""
    return render_template("pages/card.html", card=_card_or_404(slug))


def _card_or_404(slug: str) -> Card:
    return next((card for card in guide().cards if card.slug == slug), None) or abort(404)
