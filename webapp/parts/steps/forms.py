"""What a reader keeps about one task."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import DateField, RadioField, TextAreaField
from wtforms.fields.choices import SelectChoice

from ...ui.forms import OnDeviceForm, day, textarea
from .schema import Task


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
    day = DateField(_l("A day to remember"), widget=day)
    note = TextAreaField(
        _l("Your note"),
        description=_l("Stays on this phone. Leave out ID numbers, card numbers and codes."),
        widget=textarea,
    )

    @classmethod
    def of(cls, task: Task) -> TaskForm:
        """The form of one task."""
        return cls(prefix=task.slug)
