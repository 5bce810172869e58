"""What the rules say, and whom to ring."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ...content.reading import Reader
from ...site.parts import Document, Part, Row, Shelf
from .schema import Numbers, Rights, RightsPage
from .views import bp


def _load(reader: Reader) -> Rights:
    pages = reader.folder("rights/pages", RightsPage, context="rights")
    return Rights(pages, reader.file("rights/numbers.toml", Numbers, context="numbers"))


def _documents(found: Rights) -> Iterator[Document]:
    yield Document("rights.index")
    for page in found.pages[1:]:
        yield Document("rights.page", values={"slug": page.slug})
    yield Document("rights.numbers")


def _rows(found: Rights) -> Iterator[Row]:
    first, *others = found.pages
    yield Row(first.title, "rights.index", hint=first.hint, shelf=Shelf.READ)
    for page in others:
        yield Row(page.title, "rights.page", {"slug": page.slug}, page.hint, shelf=Shelf.READ)
    yield Row(_l("Who to call"), "rights.numbers", hint=_l("What each number is for, and not for"), shelf=Shelf.READ)


PART = Part("rights", bp, _load, _documents, rows=_rows)
