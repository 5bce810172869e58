"""The three languages: their tags, how one is chosen for an error page, and where their words are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from babel.support import NullTranslations, Translations
from flask import Flask, g, has_request_context, request
from flask_babel import Babel
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header
from werkzeug.routing import BaseConverter

PACKAGE = Path(__file__).parent
TRADITIONAL_REGIONS = {"tw", "hk", "mo"}


@dataclass(frozen=True, slots=True)
class Locale:
    """A language of the site."""

    tag: str
    """In addresses and ``lang`` attributes."""
    babel: str
    """The folder of its catalogue. Babel is given no other spelling: it reads zh_CN and zh_Hant_CN wrongly."""
    name: str
    short: str
    gap: str = ""
    """What stands between two sentences."""
    elders: tuple[str, ...] = ()
    """The word for one parent as most say it, the more polite one, the one for two; empty where there is one word."""


ZH_HANS = Locale("zh-Hans", "zh_Hans", "简体中文", "简", elders=("你", "您", "你们"))
ZH_HANT = Locale("zh-Hant", "zh_Hant", "繁體中文", "繁", elders=("你", "您", "你們"))
EN = Locale("en", "en", "English", "EN", gap=" ")
LOCALES = (ZH_HANS, ZH_HANT, EN)
DEFAULT = ZH_HANS
BY_TAG = {locale.tag: locale for locale in LOCALES}


def match_tag(tag: str) -> Locale | None:
    """The language that a browser's tag asks for, or None.

    An explicit script wins over the region (zh-Hant-CN is Traditional); Cantonese readers read Traditional.
    The phone chooses by the same table in ``ui/js/languages.js``; both are tested against one list.
    """
    first, *rest = tag.replace("_", "-").lower().split("-")
    if first == "yue":
        return ZH_HANT
    if first in {"zh", "cmn"}:
        if "hans" in rest:
            return ZH_HANS
        return ZH_HANT if "hant" in rest or TRADITIONAL_REGIONS & set(rest) else ZH_HANS
    return EN if first == "en" else None


def from_accept_language(header: str) -> Locale:
    """The language for a page outside any language: the reader's first that we have, else Simplified Chinese."""
    for tag, quality in parse_accept_header(header, LanguageAccept):
        locale = match_tag(tag)
        if locale and quality > 0:
            return locale
    return DEFAULT


def current() -> Locale:
    """The language of the page being made."""
    if not has_request_context():
        return EN
    found: Locale | None = g.get("locale")
    return found or from_path(request.path) or from_accept_language(request.headers.get("Accept-Language", ""))


def from_path(path: str) -> Locale | None:
    """The language an address begins with, or None."""
    return BY_TAG.get(path.strip("/").partition("/")[0])


def translations_folder() -> Path:
    """Where the catalogues are: inside the package once installed, beside it in a checkout."""
    inside = PACKAGE / "translations"
    return inside if inside.is_dir() else PACKAGE.parent / "translations"


def catalogue(locale: Locale) -> NullTranslations:
    """The compiled catalogue of a language; English is the source and has none.

    Raises FileNotFoundError, naming the file, when it was not compiled.
    """
    if locale is EN:
        return NullTranslations()
    compiled = translations_folder() / locale.babel / "LC_MESSAGES" / "messages.mo"
    with compiled.open("rb") as file:
        return Translations(file)


class LocaleConverter(BaseConverter):
    """The first part of an address: one of our tags, spelled as we spell it."""

    regex = "|".join(BY_TAG)

    def to_python(self, value: str) -> Locale:
        """The language; any other word never gets here and is a 404."""
        return BY_TAG[value]

    def to_url(self, value: Locale) -> str:
        """The tag."""
        return value.tag


def init_app(app: Flask) -> None:
    """Put the language into addresses and tell Flask-Babel about it."""
    app.url_map.converters["locale"] = LocaleConverter

    @app.url_value_preprocessor
    def take_locale(_endpoint: str | None, values: dict[str, object] | None) -> None:
        if values and isinstance(values.get("locale"), Locale):
            g.locale = values.pop("locale")

    @app.url_defaults
    def give_locale(endpoint: str, values: dict[str, object]) -> None:
        if "locale" not in values and app.url_map.is_endpoint_expecting(endpoint, "locale"):
            values["locale"] = current()

    Babel(
        app,
        default_locale=EN.babel,
        default_translation_directories=str(translations_folder()),
        locale_selector=lambda: current().babel,
    )
    app.jinja_env.globals.update(LOCALES=LOCALES, current_locale=current)
