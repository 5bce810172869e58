"""The translators' files: English sentences out of templates, code and packs; Chinese back in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from ..content.extract import sentences
from ..content.loading import Part
from ..locales import EN, LOCALES, PACKAGE, Locale, translations_folder
from .guides import PACKS

METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
OPTIONS = {"**/templates/**.html": {"trimmed": "true", "silent": "false"}}
KEYWORDS = {
    "_": None,
    "_l": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
Parts = Iterable[Part]
Key = tuple[str | None, str]
"""Context and English text: what a sentence is found by."""
BLANK = re.compile(r"%\(\w+\)s|\{\w+\}")
TAG = re.compile(r"</?\w+[^>]*>")


def template_path() -> Path:
    """Where the template of all catalogues is."""
    return translations_folder() / "messages.pot"


def catalogue_path(locale: Locale) -> Path:
    """Where the words of one language are."""
    return translations_folder() / locale.babel / "LC_MESSAGES" / "messages.po"


def extracted(parts: Parts) -> Catalog:
    """Every sentence of the app, templates and code first, packs after."""
    catalog = Catalog(project="Steady", charset="utf-8")
    for _file, _line, message, comments, context in extract_from_dir(
        PACKAGE, METHODS, OPTIONS, keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    ):
        catalog.add(message, context=context, auto_comments=comments)
    for context, text in sentences(PACKS, parts):
        catalog.add(text, context=context)
    return catalog


def written(catalog: Catalog) -> bytes:
    """A catalogue as text, without dates, so that differences are differences of words."""
    buffer = BytesIO()
    write_po(buffer, catalog, width=0, omit_header=True, no_location=True)
    return buffer.getvalue().strip() + b"\n"


# The day is fixed: without one, compiling writes its own minute and the same version becomes another build.
HEADER = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    '"POT-Creation-Date: 2026-01-01 00:00+0000\\n"\n{}\n'
)


def extract(parts: Parts) -> int:
    """Write the template; returns how many sentences it holds."""
    catalog = extracted(parts)
    template_path().parent.mkdir(exist_ok=True)
    template_path().write_bytes(HEADER.format("").encode() + written(catalog))
    return len(catalog)


def update(parts: Parts) -> Iterator[str]:
    """Carry each language's words over to today's template, exactly or not at all."""
    template = extracted(parts)
    for locale in LOCALES:
        if locale is not EN:
            catalog = read_catalogue(locale)
            catalog.update(template, no_fuzzy_matching=True)
            catalog.obsolete.clear()
            write_catalogue(locale, catalog)
            yield f"{locale.babel}: {sum(1 for m in catalog if m.id and not m.string)} without words"


def read_catalogue(locale: Locale) -> Catalog:
    """The words of one language as they stand; empty when there is no file yet."""
    path = catalogue_path(locale)
    if not path.exists():
        return Catalog(locale=locale.babel)
    with path.open("rb") as file:
        return read_po(file, locale=locale.babel)


def write_catalogue(locale: Locale, catalog: Catalog) -> None:
    """Write the words of one language."""
    path = catalogue_path(locale)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(HEADER.format(f'"Language: {locale.babel}\\n"\n').encode() + written(catalog))


def problems(parts: Parts) -> list[str]:
    """Everything that keeps the catalogues from being released, one line each."""
    template = extracted(parts)
    found = []
    wanted = _keys(template)
    committed = read_po(BytesIO(template_path().read_bytes())) if template_path().exists() else Catalog()
    if wanted != _keys(committed):
        found.append("messages.pot is behind the templates and packs: run `flask text extract`")
    for locale in LOCALES:
        if locale is not EN:
            found += [f"{locale.babel}: {line}" for line in _problems_of(read_catalogue(locale), wanted)]
    return found


def _keys(catalog: Catalog) -> set[Key]:
    return {(message.context, str(message.id)) for message in catalog if message.id}


def _problems_of(catalog: Catalog, wanted: set[Key]) -> Iterator[str]:
    messages: dict[Key, Message] = {(m.context, str(m.id)): m for m in catalog if m.id}
    for key in wanted - set(messages):
        yield f"missing: {key}"
    for key in set(messages) - wanted:
        yield f"stale: {key}"
    for context, message in catalog.obsolete.items():
        yield f"stale: {context} {message.string!r}"
    for key, message in messages.items():
        if message.fuzzy:
            yield f"fuzzy: {key}"
        if not message.string:
            yield f"no words: {key}"
        elif sorted(BLANK.findall(str(message.id))) != sorted(BLANK.findall(str(message.string))):
            yield f"blanks differ: {key}"
        elif sorted(TAG.findall(str(message.id))) != sorted(TAG.findall(str(message.string))):
            yield f"markup differs: {key}"
