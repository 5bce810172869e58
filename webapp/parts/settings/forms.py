"""How the app looks."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.fields.choices import SelectChoice

from ...ui.forms import OnDeviceForm


class LookForm(OnDeviceForm):
    """How the app looks on this phone."""

    theme = RadioField(
        _l("Light or dark"),
        choices=[
            SelectChoice("auto", _l("Same as the phone")),
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
