"""What a relative notes of a call."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField

from ...ui.forms import OnDeviceForm, box, line, minute


class SlipForm(OnDeviceForm):
    """What a relative notes of one call."""

    at = StringField(
        _l("When they called"),
        description=_l("Roughly is enough. Left empty, the note says only when it was written."),
        widget=minute,
    )
    number = StringField(
        _l("The number that called"),
        description=_l("Digits only; leave it empty if none was shown"),
        render_kw={"inputmode": "tel"},
        widget=line,
    )
    caller = StringField(_l("They called themselves"), widget=line)
    debt = BooleanField(_l("They spoke of a debt"), widget=box)
    money = BooleanField(_l("They wanted money or a code"), widget=box)
    refused = BooleanField(_l("I said: please do not call again"), widget=box)
