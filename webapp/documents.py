"""Every document of the site: one list for rendering, the worker's cache, tests and, later, export."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from flask import url_for

from .content.guide import Guide
from .locales import LOCALES, Locale


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


def documents(guide: Guide) -> Iterator[Document]:
    """The documents of one language, in the order a reader is likely to need them."""
    yield Document("home.today", core=True)
    yield Document("now.index", core=True)
    for card in guide.cards:
        yield Document("now.card", core=True, values={"slug": card.slug})
    yield Document("steps.index", core=True)
    for step in guide.steps:
        yield Document("steps.step", core=True, values={"slug": step.slug})
    yield Document("relatives.index", core=True)
    for kind in guide.relatives.kinds[1:]:
        yield Document("relatives.kind", core=True, values={"kind": kind.slug})
    yield Document("offline.page", core=True)
    yield Document("notices.index")
    yield Document("notices.words")
    yield Document("notices.people")
    yield Document("notices.after")
    yield Document("notices.sheet")
    for recipient in guide.notices.recipients:
        for situation in guide.notices.situations:
            yield Document("notices.notice", values={"recipient": recipient.slug, "situation": situation.slug})
    for step in guide.steps:
        yield Document("steps.why", values={"slug": step.slug})
    yield Document("rights.index")
    for page in guide.rights[1:]:
        yield Document("rights.page", values={"slug": page.slug})
    yield Document("rights.numbers")
    yield Document("settings.settings")
    yield Document("settings.install")
    yield Document("keep.keep")
    yield Document("more.more")


def document_paths(guide: Guide, locale: Locale, *, core: bool) -> list[str]:
    """The addresses of one language's core or remaining documents; needs a request context."""
    return [document.path(locale) for document in documents(guide) if document.core is core]


def all_paths(guide: Guide) -> list[str]:
    """Every address that answers with a document, the page at the root first; needs a request context."""
    return ["/"] + [document.path(locale) for locale in LOCALES for document in documents(guide)]
