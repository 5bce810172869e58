"""What a part of the house says of itself, once, and who asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, TypeVar, cast

from flask import Blueprint, Flask, current_app, url_for

from ..content.guide import Guide, Target
from ..content.reading import Reader
from ..locales import EN, Locale
from .guides import guide

C = TypeVar("C")


@dataclass(frozen=True, slots=True)
class Document:
    """One page of one language; ``core`` ones are kept for offline use first, all or none."""

    endpoint: str
    core: bool = False
    values: dict[str, str] = field(default_factory=dict)

    def path(self, locale: Locale) -> str:
        """Its address; needs a request context."""
        values: dict[str, Any] = {"locale": locale, **self.values}
        return url_for(self.endpoint, **values)


class Shelf(StrEnum):
    """What a page is for, as the list of all pages groups them."""

    DO = "do"
    READ = "read"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Row:
    """A page in a list of pages. Its words are in the reader's language, or become so when they are shown."""

    title: object
    endpoint: str
    values: dict[str, str] = field(default_factory=dict)
    hint: object = ""
    number: int | None = None
    shelf: Shelf = Shelf.DO


def _none(_content: object) -> Iterable[Any]:
    return ()


def _no_files(_content: object) -> Mapping[str, bytes]:
    return {}


@dataclass(frozen=True, slots=True)
class Part(Generic[C]):
    """A part: its folder of the same name holds views, templates, scripts, style; ``C`` is what it reads from packs."""

    name: str
    blueprint: Blueprint
    load: Callable[[Reader], C]
    documents: Callable[[C], Iterable[Document]]
    """In the order a reader is likely to need them."""
    targets: Callable[[C], Iterable[Target]] = _none
    """What packs of other parts may name."""
    rows: Callable[[C], Iterable[Row]] = _none
    """Its rows on the page of all pages."""
    ways_on: Callable[[C], Iterable[Row]] = _none
    """Where a reader goes on from a page that is not there."""
    files: Callable[[C], Mapping[str, bytes]] = _no_files
    """Files made of its content, the same for all languages, by name: ``rules.json`` is ``<place>/rules.json``."""
    core_files: tuple[str, ...] = ()
    """Of its ``static`` folder, those without which its core documents are of no use."""
    stand_ins: Mapping[str, str] = field(default_factory=dict)
    """An endpoint that only a server can answer, to the page that an exported folder shows there."""
    unknown: str = ""
    """What follows its name in an address that is not there, where it says so in its own way."""
    folder: str = "parts"
    """Where in the package its own folder lies; empty for the package itself."""

    @property
    def place(self) -> str:
        """Its folder, as a path in the package: ``parts/steps``."""
        return f"{self.folder}/{self.name}".lstrip("/")


def files(app: Flask, parts: Iterable[Part[Any]]) -> dict[str, bytes]:
    """What parts make of their content for phones, by address below ``/a/<build>/``; needs the guides."""
    contents = cast("dict[str, Guide]", app.extensions["guides"])[EN.tag].contents
    return {f"{part.place}/{name}": body for part in parts for name, body in part.files(contents[part.name]).items()}


def init_app(app: Flask, parts: tuple[Part[Any], ...]) -> None:
    """Take the parts in; their blueprints are hung up by ``pages``."""
    app.extensions["parts"] = parts


def parts() -> tuple[Part[Any], ...]:
    """All parts of the app that is answering."""
    return cast("tuple[Part[Any], ...]", current_app.extensions["parts"])


def everywhere(heading: str) -> Iterator[Any]:
    """What every part says under one heading (``rows``, ``documents``), part after part."""
    for part in parts():
        yield from getattr(part, heading)(guide().contents[part.name])
