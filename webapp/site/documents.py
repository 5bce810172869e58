"""Every document of the site: one list for rendering, the worker's cache, tests and export."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for

from ..locales import LOCALES, Locale
from .parts import Document, everywhere

ENTRANCE = "home.languages"
"""The page of no language; it belongs to what each language keeps last."""


def documents() -> Iterator[Document]:
    """The documents of one language, part after part."""
    yield from everywhere("documents")
    yield Document("offline.page", core=True)


def core_paths(locale: Locale) -> list[str]:
    """The addresses of one language that are kept first; needs a request context."""
    return [document.path(locale) for document in documents() if document.core]


def all_paths() -> list[str]:
    """Every address that answers with a document, the page at the root first; needs a request context."""
    return [url_for(ENTRANCE)] + [document.path(locale) for locale in LOCALES for document in documents()]
