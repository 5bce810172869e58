"""What a relative notes of a call."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice

from ...ui.forms import OnDeviceForm, box, line, minute, picker, textarea


class SlipForm(OnDeviceForm):
    """What a relative notes of one call, or of several that belong together, however they came."""

    way = SelectField(
        _l("How it came"),
        choices=[
            SelectChoice("call", _l("A phone call")),
            SelectChoice("voice", _l("An automatic voice")),
            SelectChoice("texting", _l("A text message")),
            SelectChoice("chat", _l("A chat message, as on WeChat")),
            SelectChoice("letter", _l("A letter, or a note on the door")),
            SelectChoice("visit", _l("Someone came in person")),
        ],
        widget=picker,
    )
    often = SelectField(
        _l("How often"),
        choices=[SelectChoice("once", _l("Once")), SelectChoice("several", _l("More than once"))],
        widget=picker,
    )
    at = StringField(
        _l("When it was, or the first time"),
        description=_l("Roughly is enough. Left empty, the note says only when it was written."),
        widget=minute,
    )
    times = StringField(
        _l("How many times"),
        description=_l("Only a number. Leave it empty if nobody counted."),
        render_kw={"inputmode": "numeric"},
        widget=line,
    )
    last = StringField(_l("The last time"), widget=minute)
    number = TextAreaField(
        _l("The number or account"),
        description=_l(
            "Several are fine, with a comma or a new line between them. "
            "Left empty, the note of a call says that none was shown."
        ),
        widget=textarea,
    )
    caller = StringField(_l("They called themselves"), widget=line)
    debt = BooleanField(_l("They spoke of a debt"), widget=box)
    money = BooleanField(_l("They wanted money or a code"), widget=box)
    refused = BooleanField(_l("I said: please do not call again"), widget=box)
