"""What is on this phone, how it looks, and how to make it go away."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ...content.reading import Reader
from ...site.parts import Document, Part, Row, Shelf
from .views import bp


def _load(_reader: Reader) -> None:
    """It has no packs."""


def _documents(_found: None) -> Iterator[Document]:
    yield Document("settings.settings")


def _rows(_found: None) -> Iterator[Row]:
    yield Row(
        _l("On my phone"), "settings.settings", hint=_l("Appearance, storage, erasing, privacy"), shelf=Shelf.PHONE
    )


PART = Part("settings", bp, _load, _documents, rows=_rows)
