"""The ways in: the page of languages, Today, and the list of all pages. The only part that knows the others."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..content.reading import Reader
from ..site.parts import Document, Part, Row
from .schema import Today
from .views import bp


def _load(reader: Reader) -> Today:
    return reader.file("home/today.toml", Today, context="today")


def _documents(_today: Today) -> Iterator[Document]:
    yield Document("home.today", core=True)
    yield Document("home.more")


def _ways_on(_today: Today) -> Iterator[Row]:
    yield Row(_l("Today"), "home.today")
    yield Row(_l("Someone just called"), "now.index")
    yield Row(_l("For whoever was called"), "relatives.index")


PART = Part("home", bp, _load, _documents, ways_on=_ways_on, folder="")
