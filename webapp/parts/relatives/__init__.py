"""The page for whoever was called."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ...content.guide import Target
from ...content.reading import Reader
from ...site.parts import Document, Part, Row
from .schema import Everybody, Relative, Relatives
from .views import bp


def _load(reader: Reader) -> Relatives:
    kinds = reader.folder("relatives/kinds", Relative, context="relatives")
    return Relatives(reader.file("relatives/page.toml", Everybody, context="relatives"), kinds)


def _documents(found: Relatives) -> Iterator[Document]:
    for endpoint, values in map(found.place, found.kinds):
        yield Document(endpoint, core=True, values=values)


def _targets(found: Relatives) -> Iterator[Target]:
    for kind in found.kinds:
        endpoint, values = found.place(kind)
        yield Target("page for relatives", kind.slug, kind.title, endpoint, values)


def _rows(_found: Relatives) -> Iterator[Row]:
    yield Row(_l("For whoever was called"), "relatives.index", hint=_l("A page to show or hand over, in large type"))


PART = Part("relatives", bp, _load, _documents, _targets, _rows, core_files=("relatives.css",))
