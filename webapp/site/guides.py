"""The content of every language, loaded and checked when the app starts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from babel.support import NullTranslations
from flask import Flask, current_app

from .. import locales
from ..content.guide import Guide
from ..content.loading import Part, load_guide
from ..content.reading import Translate

REGION = "cn"
PACKS = locales.PACKAGE / "packs" / REGION


def init_app(app: Flask, parts: Iterable[Part]) -> None:
    """Load all languages; a wrong pack or a missing catalogue stops the start and is named."""
    app.extensions["guides"] = {
        locale.tag: load_guide(PACKS, _translate_with(locales.catalogue(locale)), parts) for locale in locales.LOCALES
    }


def _translate_with(catalogue: NullTranslations) -> Translate:
    return lambda context, text: str(catalogue.pgettext(context, text))


def guide_in(locale: locales.Locale) -> Guide:
    """The content in one language."""
    return cast("dict[str, Guide]", current_app.extensions["guides"])[locale.tag]


def guide() -> Guide:
    """The content in the language of the page being made."""
    return guide_in(locales.current())
