"""What fills a message, whom to tell, and which message."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, SelectField, StringField

from ...ui.forms import OnDeviceForm, box, line, picker
from .messages import Notices


class NoticeForm(OnDeviceForm):
    """What fills a message, and what only the reader knows about the other person."""

    you = StringField(_l("How you call them"), widget=line)
    me = StringField(_l("Your name, as they know you"), widget=line)
    when = StringField(_l("When you will call"), description=_l("for instance: at eight tonight"), widget=line)
    unsigned = BooleanField(
        _l("They signed nothing: no guarantee, no loan together, no promise to pay."),
        description=_l("Only then does the message say that they need not pay."),
        widget=box,
    )
    asked = BooleanField(_l("I asked in the official app. They said the call was not theirs."), widget=box)


class PersonForm(OnDeviceForm):
    """Someone the reader tells, or may have to tell."""

    person = StringField(_l("Name, or just what they are to you"), widget=line)
    kind = SelectField(_l("Who is it?"), widget=picker)
    group = StringField(
        _l("Do some of them talk to each other? One word for that circle"),
        description=_l("for instance: mother's side. Then you see when they know different things."),
        widget=line,
    )

    @classmethod
    def of(cls, notices: Notices) -> PersonForm:
        """The form with the kinds of people of the packs."""
        form = cls()
        form.kind.choices = [(one.slug, one.title) for one in notices.recipients]
        return form


class ChooseForm(FlaskForm):
    """Whom to tell, and what happened: nothing personal, so this one is a real form with names, sent with GET."""

    class Meta:
        """No token: it changes nothing."""

        csrf = False

    recipient = SelectField(_l("Whom?"))
    situation = SelectField(_l("What happened?"))

    @classmethod
    def of(cls, notices: Notices, sent: MultiDict[str, str] | None = None) -> ChooseForm:
        """The form with the choices of the packs; ``sent`` is what came with the address."""
        form = cls(formdata=sent)
        form.recipient.choices = [(one.slug, one.title) for one in notices.recipients]
        form.situation.choices = [(one.slug, one.title) for one in notices.situations]
        return form
