"""The seven steps."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from ..content.model import Step
from ..forms import TaskForm
from ..guides import guide
from ..headers import DOCUMENT, cached

bp = Blueprint("steps", __name__, url_prefix="/<locale:locale>/steps")


@bp.get("/")
@cached(DOCUMENT)
def index() -> str:
    """All seven, with their tasks by name."""
    return render_template("pages/steps.html", steps=guide().steps)


@bp.get("/<slug>/")
@cached(DOCUMENT)
def step(slug: str) -> str:
    """One step: its tasks, each with how, state, note and day."""
    return render_template("pages/step.html", step=_step_or_404(slug), guide=guide(), form_of=TaskForm.of)


@bp.get("/<slug>/why/")
@cached(DOCUMENT)
def why(slug: str) -> str:
    """One step's reasons, with the source of each statement."""
    return render_template("pages/why.html", step=_step_or_404(slug))


def _step_or_404(slug: str) -> Step:
    return next((step for step in guide().steps if step.slug == slug), None) or abort(404)
