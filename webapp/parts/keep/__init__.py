"""How to keep the app on a phone, and what was written: install, back up, move."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ...content.reading import Reader
from ...site.parts import Document, Part, Row, Shelf
from .schema import Passphrase
from .views import bp


def _load(reader: Reader) -> Passphrase:
    return reader.file("keep/passphrase.toml", Passphrase, context="passphrase")


def _documents(_found: Passphrase) -> Iterator[Document]:
    yield Document("keep.install")
    yield Document("keep.keep")


def _rows(_found: Passphrase) -> Iterator[Row]:
    yield Row(
        _l("Keep it on this phone"), "keep.install", hint=_l("On the home screen, and offline"), shelf=Shelf.PHONE
    )
    yield Row(_l("Back up and move"), "keep.keep", hint=_l("So that you lose nothing you wrote"), shelf=Shelf.PHONE)


PART = Part("keep", bp, _load, _documents, rows=_rows)
