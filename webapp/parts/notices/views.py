"""Messages to other people: whom, in which situation, and the words."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from ...locales import EN, current
from ...site.guides import guide
from ...site.headers import DOCUMENT, cached
from .forms import ChooseForm, NoticeForm, PersonForm
from .messages import SLOT_LIMIT, Notices, Recipient
from .schema import Limit, Situation

bp = Blueprint("notices", __name__, url_prefix="/<locale:locale>/notices")


def notices() -> Notices:
    """All messages, in the language of the page being made."""
    return guide().of(Notices)


class UnknownNoticeError(NotFound):
    """An address names a person or a situation that we have no messages for."""


@bp.get("/")
@cached(DOCUMENT)
def index() -> str:
    """Eight kinds of people."""
    return render_template("notices/index.html", notices=notices(), unknown=False)


@bp.get("/choose/")
def choose() -> Response:
    """Where the form that chooses one leads when no script follows the path itself."""
    form = ChooseForm.of(notices(), request.args)
    if not form.validate():
        raise UnknownNoticeError
    return redirect(url_for("notices.notice", recipient=form.recipient.data, situation=form.situation.data), 303)


@bp.get("/people/")
@cached(DOCUMENT)
def people() -> str:
    """Who was told what: kept on the phone, empty here."""
    return render_template("notices/people.html", notices=notices(), form=PersonForm.of(notices()))


@bp.get("/after/")
@cached(DOCUMENT)
def after() -> str:
    """Answers, a second notice, a correction, the end."""
    return render_template("notices/after.html", groups=notices().after)


@bp.get("/sheet/")
@cached(DOCUMENT)
def sheet() -> str:
    """A page for an office, to print."""
    return render_template("notices/sheet.html", sheet=notices().sheet)


@bp.get("/words/")
@cached(DOCUMENT)
def check() -> str:
    """What the check of a changed message looks for."""
    return render_template("notices/check.html", rules=notices().rules)


@bp.get("/<recipient>/<situation>/")
@cached(DOCUMENT)
def notice(recipient: str, situation: str) -> str:
    """The message first, then the choices."""
    person, case = _found(recipient, situation)
    return render_template(
        "notices/notice.html",
        notices=notices(),
        recipient=person,
        situation=case,
        form=NoticeForm(),
        most=_most,
        slot_limit=SLOT_LIMIT,
    )


def _most(limit: Limit) -> int:
    return limit.english if current() is EN else limit.chinese


def _found(recipient: str, situation: str) -> tuple[Recipient, Situation]:
    found = notices()
    person = next((one for one in found.recipients if one.slug == recipient), None)
    case = next((one for one in found.situations if one.slug == situation), None)
    if person is None or case is None:
        raise UnknownNoticeError
    return person, case


@bp.errorhandler(UnknownNoticeError)
def unknown(_error: UnknownNoticeError) -> tuple[str, int]:
    """Say so, and offer the list."""
    return render_template("notices/index.html", notices=notices(), unknown=True), 404
