"""Every form, declared once: labels, choices, limits.

What a reader types is theirs, so these forms cannot be sent: OnDeviceForm renders controls with ids and without
names, inside no ``<form>``. Even a half-loaded page has nothing to submit. Radios keep a name, to be one group.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from markupsafe import Markup
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, DateField, Field, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.widgets import html_params

from .content.model import Task
from .content.notice import Notices

NOTE_LIMIT = 2000


# Ours, as WTForms' own write names. Only our literals are marked safe; Markup.format escapes what it fills in.
def _textarea(field: Field, **kwargs: object) -> Markup:
    return Markup("<textarea {}></textarea>").format(_params(field, rows=3, autocomplete="off", **kwargs))


def _input(field: Field, **kwargs: object) -> Markup:
    return Markup("<input {}>").format(_params(field, autocomplete="off", **kwargs))


_day = partial(_input, type="date")
_minute = partial(_input, type="datetime-local")
_line = partial(_input, type="text")
_box = partial(_input, type="checkbox")


def _picker(field: SelectField, **kwargs: object) -> Markup:
    options = Markup("").join(
        Markup('<option value="{}">{}</option>').format(value, label) for value, label, *_rest in field.iter_choices()
    )
    return Markup("<select {}>{}</select>").format(_params(field, autocomplete="off", **kwargs), options)


def _params(field: Field, **kwargs: object) -> Markup:
    own = {**(field.render_kw or {}), **kwargs}
    if field.description:
        own["aria-describedby"] = f"{field.id}-help"
    return Markup(html_params(id=field.id, **own))  # noqa: S704  # html_params escapes


class OnDeviceForm(FlaskForm):
    """A group of controls for the phone only."""

    class Meta:
        """No token: nothing is ever sent, and a token would set a cookie and make the page private."""

        csrf = False

    def __init__(self, prefix: str = "") -> None:
        """``prefix`` keeps ids apart when a page has several."""
        super().__init__(formdata=None, prefix=prefix)

    def choices(self, field: RadioField) -> Iterator[tuple[str, str, str]]:
        """Id, value and label of each radio."""
        for choice in field.choices:
            yield f"{field.id}-{choice.value}", choice.value, choice.label


class TaskForm(OnDeviceForm):
    """What a reader keeps about one task."""

    state = RadioField(
        _l("How far are you?"),
        choices=[
            SelectChoice("todo", _l("To do")),
            SelectChoice("started", _l("Started")),
            SelectChoice("done", _l("Done")),
            SelectChoice("na", _l("Not for me")),
        ],
    )
    day = DateField(_l("A day to remember"), widget=_day)
    note = TextAreaField(
        _l("Your note"),
        description=_l("Stays on this phone. Leave out ID, card and verification numbers."),
        render_kw={"maxlength": NOTE_LIMIT},
        widget=_textarea,
    )

    @classmethod
    def of(cls, task: Task) -> TaskForm:
        """The form of one task."""
        return cls(prefix=task.slug)


class LookForm(OnDeviceForm):
    """How the app looks on this phone."""

    theme = RadioField(
        _l("Light or dark"),
        choices=[
            SelectChoice("auto", _l("As the phone")),
            SelectChoice("light", _l("Light")),
            SelectChoice("dark", _l("Dark")),
        ],
    )
    text = RadioField(
        _l("Text size"),
        choices=[
            SelectChoice("normal", _l("Normal")),
            SelectChoice("large", _l("Large")),
            SelectChoice("huge", _l("Very large")),
        ],
    )


class NoticeForm(OnDeviceForm):
    """What fills a message, and what only the reader knows about the other person."""

    you = StringField(_l("How you call them"), widget=_line)
    me = StringField(_l("Your name, as they know you"), widget=_line)
    when = StringField(_l("When you will call"), description=_l("for instance: at eight tonight"), widget=_line)
    unsigned = BooleanField(
        _l("They signed nothing: no guarantee, no loan together, no promise to pay."),
        description=_l("Only then does the message say that they need not pay."),
        widget=_box,
    )
    asked = BooleanField(_l("I asked in the official app. They said the call was not theirs."), widget=_box)


class PersonForm(OnDeviceForm):
    """Someone the reader tells, or may have to tell."""

    person = StringField(_l("Name, or just what they are to you"), widget=_line)
    kind = SelectField(_l("Who is it?"), widget=_picker)
    group = StringField(
        _l("Do some of them talk to each other? One word for that circle"),
        description=_l("for instance: mother's side. Then you see when they know different things."),
        widget=_line,
    )

    @classmethod
    def of(cls, notices: Notices) -> PersonForm:
        """The form with the kinds of people of the packs."""
        form = cls()
        form.kind.choices = [(one.slug, one.title) for one in notices.recipients]
        return form


class SlipForm(OnDeviceForm):
    """What a relative notes of one call."""

    at = StringField(
        _l("When they called"),
        description=_l("Roughly is enough. Left empty, the note says only when it was written."),
        widget=_minute,
    )
    number = StringField(
        _l("The number that called"),
        description=_l("Digits only; leave it empty if none was shown"),
        render_kw={"inputmode": "tel"},
        widget=_line,
    )
    caller = StringField(_l("They called themselves"), widget=_line)
    debt = BooleanField(_l("They spoke of a debt"), widget=_box)
    money = BooleanField(_l("They wanted money or a code"), widget=_box)
    refused = BooleanField(_l("I said: please do not call again"), widget=_box)


class BackupForm(OnDeviceForm):
    """What locks a backup and opens it again. The passphrases are never kept, not even over an update."""

    passphrase = StringField(
        _l("A passphrase for this backup"),
        description=_l("Write it on paper. Without it nobody can open the backup, and nor can we."),
        render_kw={"autocapitalize": "off", "spellcheck": "false", "data-secret": ""},
        widget=_line,
    )
    capsule = TextAreaField(
        _l("Paste the backup here"),
        description=_l("The whole chat message is fine; the backup in it is found."),
        widget=_textarea,
    )
    opening = StringField(
        _l("Its passphrase"),
        render_kw={"autocapitalize": "off", "spellcheck": "false", "data-secret": ""},
        widget=_line,
    )


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
