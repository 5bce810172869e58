"""What locks a backup and opens it again."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import StringField, TextAreaField

from ...ui.forms import OnDeviceForm, line, textarea


class BackupForm(OnDeviceForm):
    """What locks a backup and opens it again. The passphrases are never kept, not even over an update."""

    passphrase = StringField(
        _l("A passphrase for this backup"),
        description=_l("Write it on paper. Without it nobody can open the backup, not even us."),
        render_kw={"autocapitalize": "off", "spellcheck": "false", "data-secret": ""},
        widget=line,
    )
    capsule = TextAreaField(
        _l("Paste the backup here"),
        description=_l("You can paste the whole chat message; the backup in it will be found."),
        widget=textarea,
    )
    opening = StringField(
        _l("Its passphrase"),
        render_kw={"autocapitalize": "off", "spellcheck": "false", "data-secret": ""},
        widget=line,
    )
