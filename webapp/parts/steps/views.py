"""The seven steps."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from ...site.guides import guide
from ...site.headers import DOCUMENT, cached
from .forms import TaskForm
from .schema import Step, Steps

bp = Blueprint("steps", __name__, url_prefix="/<locale:locale>/steps")


@bp.get("/")
@cached(DOCUMENT)
def index() -> str:
    """All seven, with their tasks by name."""
    return render_template("steps/index.html", steps=guide().of(Steps).steps)


@bp.get("/<slug>/")
@cached(DOCUMENT)
def step(slug: str) -> str:
    """One step: its tasks, each with how, state, note and day."""
    found = _step_or_404(slug)
    following = next((other for other in guide().of(Steps).steps if other.number == found.number + 1), None)
    return render_template("steps/step.html", step=found, following=following, form_of=TaskForm.of)


@bp.get("/<slug>/why/")
@cached(DOCUMENT)
def why(slug: str) -> str:
    """One step's reasons, with the source of each statement."""
    return render_template("steps/why.html", step=_step_or_404(slug))


def _step_or_404(slug: str) -> Step:
    return next((step for step in guide().of(Steps).steps if step.slug == slug), None) or abort(404)
