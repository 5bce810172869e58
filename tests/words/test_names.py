"""One name for one thing, over all packs and catalogues: no name that was given up comes back."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from babel.messages.extract import extract_from_dir

from tests.made import TAGS
from webapp.content.extract import sentences
from webapp.house import PARTS
from webapp.locales import BY_TAG, PACKAGE, catalogue
from webapp.site.catalogues import KEYWORDS, METHODS, OPTIONS, catalogue_path
from webapp.site.guides import PACKS

TABLE = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
NAMES, ALLOWED = TABLE["names"], TABLE["allowed"]
FOR_WRITERS = (Path(__file__).parents[2] / "docs" / "names.md").read_text(encoding="utf-8")


class Sentence(NamedTuple):
    """One sentence in one language, and where a writer finds it."""

    file: str
    entry: str
    text: str


@cache
def english() -> list[Sentence]:
    """Every sentence of code, templates and packs, in the language it is written in."""
    return [*_of_the_code(), *_of_the_packs()]


def _of_the_code() -> Iterator[Sentence]:
    for file, _line, text, _comments, _context in extract_from_dir(PACKAGE, METHODS, OPTIONS, keywords=KEYWORDS):
        yield Sentence(f"webapp/{file}", "", text if isinstance(text, str) else text[0])


def _of_the_packs() -> Iterator[Sentence]:
    files = {path: path.read_text(encoding="utf-8").replace('\\"', '"') for path in sorted(PACKS.rglob("*.toml"))}
    for context, text in sentences(PACKS, PARTS):
        folder, _, rest = context.partition("/")
        holding = [path for path, whole in files.items() if text in whole]
        holding.sort(key=lambda path: (path.stem not in rest.split("/")[0].split(".")[0], folder not in path.parts))
        file = holding[0] if holding else PACKS
        yield Sentence(f"webapp/packs/{file.relative_to(PACKS.parent).as_posix()}", context, text)


@cache
def said(tag: str) -> list[Sentence]:
    """The same sentences as a reader of one language meets them."""
    if tag == "en":
        return english()
    words, file = catalogue(BY_TAG[tag]), "/".join(catalogue_path(BY_TAG[tag]).parts[-4:])
    return [
        Sentence(file, entry or text, str(words.pgettext(entry, text) if entry else words.gettext(text)))
        for _file, entry, text in english()
    ]


def old_names(text: str, tag: str) -> list[str]:
    """The names in a sentence that are no longer used."""
    for allowed in ALLOWED:
        text = re.sub(allowed["pattern"], "", text)
    patterns = [pattern for name in NAMES for pattern in name.get("old", {}).get(tag, [])]
    return [match.group() for pattern in patterns for match in re.finditer(pattern, text)]


@pytest.mark.parametrize("tag", TAGS)
def test_no_old_name_stands_in_any_sentence(tag: str) -> None:
    found = {
        f"{file}: {entry}: {', '.join(map(repr, words))} in {text!r}"
        for file, entry, text in said(tag)
        if (words := old_names(text, tag))
    }

    assert len(said(tag)) > 2000, "all were read"
    assert not found, "\n".join(sorted(found))


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("name", NAMES, ids=lambda name: name["thing"][:40])
def test_each_old_name_would_be_found(name: dict[str, Any], tag: str) -> None:
    patterns, caught = name.get("old", {}).get(tag, []), name.get("caught", {}).get(tag, [])

    assert [text for text in caught if not old_names(text, tag)] == []
    assert [pattern for pattern in patterns if not any(re.search(pattern, text) for text in caught)] == []


@pytest.mark.parametrize("tag", TAGS)
def test_a_name_in_use_is_not_an_old_one(tag: str) -> None:
    assert {name["thing"]: found for name in NAMES if (found := old_names(name[tag], tag))} == {}


def test_what_is_allowed_says_why_and_stands_somewhere() -> None:
    whole = "\n".join(text for tag in TAGS for _file, _entry, text in said(tag))

    assert all(allowed["reason"] for allowed in ALLOWED)
    assert [allowed["pattern"] for allowed in ALLOWED if not re.search(allowed["pattern"], whole)] == []


def test_the_list_for_writers_is_this_one() -> None:
    rows = [f"| {name['thing']} | {name['en']} | {name['zh-Hans']} | {name['zh-Hant']} |" for name in NAMES]

    assert [row for row in rows if row not in FOR_WRITERS] == []
    assert FOR_WRITERS.count("\n|") == len(rows) + 2, "and has no other"
