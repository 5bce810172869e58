"""First-hour cards, one per situation."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from ...site.guides import guide
from ...site.headers import DOCUMENT, cached
from .schema import Card, Cards

bp = Blueprint("now", __name__, url_prefix="/<locale:locale>/now")


@bp.get("/")
@cached(DOCUMENT)
def index() -> str:
    """What may have happened."""
    return render_template("now/index.html", cards=guide().of(Cards).cards)


@bp.get("/<slug>/")
@cached(DOCUMENT)
def card(slug: str) -> str:
    """Five lines for one situation."""
    return render_template("now/card.html", card=_card_or_404(slug))


def _card_or_404(slug: str) -> Card:
    return next((card for card in guide().of(Cards).cards if card.slug == slug), None) or abort(404)
