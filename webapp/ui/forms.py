"""What forms for the phone have in common; each part declares its own in its ``forms.py``.

What a reader types is theirs, so these forms cannot be sent: OnDeviceForm renders controls with ids and without
names, inside no ``<form>``. Even a half-loaded page has nothing to submit. Radios keep a name, to be one group.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from flask_wtf import FlaskForm
from markupsafe import Markup
from wtforms import Field, RadioField, SelectField
from wtforms.widgets import html_params


# Ours, as WTForms' own write names. Only our literals are marked safe; Markup.format escapes what it fills in.
def textarea(field: Field, **kwargs: object) -> Markup:
    """Several lines, without a name."""
    return Markup("<textarea {}></textarea>").format(_params(field, rows=3, autocomplete="off", **kwargs))


def _input(field: Field, **kwargs: object) -> Markup:
    return Markup("<input {}>").format(_params(field, **kwargs))


day = partial(_input, type="date", autocomplete="off")
minute = partial(_input, type="datetime-local", autocomplete="off")
line = partial(_input, type="text", autocomplete="off")
box = partial(_input, type="checkbox")  # HTML allows no autocomplete there


def picker(field: SelectField, **kwargs: object) -> Markup:
    """One of a list, without a name."""
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
