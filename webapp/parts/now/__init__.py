"""First-hour cards: what to do right after a call."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ...content.reading import Reader
from ...site.parts import Document, Part, Row
from .schema import Card, Cards
from .views import bp


def _load(reader: Reader) -> Cards:
    return Cards(reader.folder("now", Card))


def _documents(found: Cards) -> Iterator[Document]:
    yield Document("now.index", core=True)
    for card in found.cards:
        yield Document("now.card", core=True, values={"slug": card.slug})


def _rows(_found: Cards) -> Iterator[Row]:
    yield Row(_l("Someone just called"), "now.index", hint=_l("What to do first, line by line"))


PART = Part("now", bp, _load, _documents, rows=_rows, core_files=("now.css",))
