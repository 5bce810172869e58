"""The app as tests see it: made once, with every document of every language by name."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TypeVar
from xml.etree.ElementTree import Element

import html5lib
import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.browsing import MADE, alone
from webapp import create_app
from webapp.content.guide import Guide
from webapp.locales import LOCALES, Locale
from webapp.settings import Settings
from webapp.site.documents import all_paths

C = TypeVar("C")
TAGS = [locale.tag for locale in LOCALES]
READS_PAGES = pytest.mark.xdist_group("pages")
"""For tests that read all pages: together in one process, each page is made and parsed once, not once a process."""
NAMESPACE = "{http://www.w3.org/1999/xhtml}"


@cache
def app() -> Flask:
    """The app, uncompressed: same pages, quicker start."""
    return kept_app(Settings(dev=True))


def kept_app(settings: Settings) -> Flask:
    """An app whose pages are made once for all processes of a run."""
    with alone(f"app {settings}"):
        return create_app(replace(settings, pages=MADE))


def client() -> FlaskClient:
    """A client without cookies, like a reader's first visit."""
    return app().test_client(use_cookies=False)


@cache
def paths() -> list[str]:
    """Every document's address, the root page first."""
    with app().test_request_context():
        return all_paths()


def documents_of(tag: str) -> list[str]:
    """Every document's address in one language."""
    return [path for path in paths() if path.startswith(f"/{tag}/")]


def one_of_each(tag: str) -> list[str]:
    """Of each kind of page the first and the last."""
    kinds: dict[str, list[str]] = {}
    adapter = app().url_map.bind("localhost")
    for path in documents_of(tag):
        kinds.setdefault(str(adapter.match(path)[0]), []).append(path)
    return [path for found in kinds.values() for path in dict.fromkeys((found[0], found[-1]))]


def in_parts(documents: list[str], most: int = 9) -> list[list[str]]:
    """A long list in shorter ones, for tests that run side by side."""
    return [documents[start : start + most] for start in range(0, len(documents), most)]


def first_of(value: str | list[str]) -> str:
    """What a list of pages is called in the name of a test."""
    return value if isinstance(value, str) else value[0]


def content_of(locale: Locale, kind: type[C]) -> C:
    """What one part reads, in one language, by its type."""
    return guide_of(locale).of(kind)


def guide_of(locale: Locale) -> Guide:
    """The content of one language."""
    guides: dict[str, Guide] = app().extensions["guides"]
    return guides[locale.tag]


@cache
def source(path: str) -> str:
    """A document as it is sent."""
    return client().get(path).text


@cache
def visible_text(path: str) -> str:
    """Everything a reader could see or hear on a page, hidden hints and labels included, spaces folded."""
    words: list[str] = []
    for element in parsed(path).iter():
        if element.tag not in {f"{NAMESPACE}script", f"{NAMESPACE}style"}:
            words += [element.get(name, "") for name in ("aria-label", "alt", "title")]
            words += [value for name, value in element.items() if name.startswith("data-") and " " in value]
            words += [element.text or ""]
        words += [element.tail or ""]
    return re.sub(r"\s+", " ", " ".join(words))


@cache
def parsed(path: str) -> Element:
    """A document as a browser would read it; raises on any error in its HTML."""
    parser = html5lib.HTMLParser(strict=True)
    document: Element = parser.parse(source(path))
    return document


def tags(path: str, *names: str) -> list[Element]:
    """The elements of some kinds, in order."""
    wanted = {NAMESPACE + name for name in names}
    return [element for element in parsed(path).iter() if element.tag in wanted]


def words_of(element: Element) -> str:
    """The text inside an element, spaces folded."""
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()
