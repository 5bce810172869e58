"""Messages to other people: whom, in which situation, and the words."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from ..content.notice import Limit, Recipient, Situation
from ..forms import ChooseForm, NoticeForm, PersonForm
from ..guides import guide
from ..headers import DOCUMENT, cached
from ..locales import EN, current

bp = Blueprint("notices", __name__, url_prefix="/<locale:locale>/notices")


class UnknownNoticeError(NotFound):
    """An address names a person or a situation that we have no messages for."""


@bp.get("/")
@cached(DOCUMENT)
def index() -> str:
    """Eight kinds of people."""
    return render_template("pages/notices.html", notices=guide().notices, unknown=False)


@bp.get("/choose/")
def choose() -> Response:
    """Where the form on Today leads when no script follows the path itself."""
    form = ChooseForm.of(guide().notices, request.args)
    if not form.validate():
        raise UnknownNoticeError
    return redirect(url_for("notices.notice", recipient=form.recipient.data, situation=form.situation.data), 303)


@bp.get("/people/")
@cached(DOCUMENT)
def people() -> str:
    """Who was told what: kept on the phone, empty here."""
    return render_template("pages/people.html", notices=guide().notices, form=PersonForm.of(guide().notices))


@bp.get("/after/")
@cached(DOCUMENT)
def after() -> str:
    """Answers, a second notice, a correction, the end."""
    return render_template("pages/after.html", groups=guide().after)


@bp.get("/sheet/")
@cached(DOCUMENT)
def sheet() -> str:
    """A page for an office, to print."""
    return render_template("pages/sheet.html", sheet=guide().sheet)


@bp.get("/words/")
@cached(DOCUMENT)
def words() -> str:
    """What the check of a changed message looks for."""
    return render_template("pages/words.html", rules=guide().notices.rules)


@bp.get("/<recipient>/<situation>/")
@cached(DOCUMENT)
def notice(recipient: str, situation: str) -> str:
    """The message first, then the choices."""
    person, case = _found(recipient, situation)
    return render_template(
        "pages/notice.html", notices=guide().notices, recipient=person, situation=case, form=NoticeForm(), most=_most
    )


def _most(limit: Limit) -> int:
    return limit.english if current() is EN else limit.chinese


def _found(recipient: str, situation: str) -> tuple[Recipient, Situation]:
    notices = guide().notices
    person = next((one for one in notices.recipients if one.slug == recipient), None)
    case = next((one for one in notices.situations if one.slug == situation), None)
    if person is None or case is None:
        raise UnknownNoticeError
    return person, case


@bp.errorhandler(UnknownNoticeError)
def unknown(_error: UnknownNoticeError) -> tuple[str, int]:
    """Say so, and offer the list."""
    return render_template("pages/notices.html", notices=guide().notices, unknown=True), 404
