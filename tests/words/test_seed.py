"""Every piece of advice of the article this grew out of has its place, in its corrected form."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.made import NAMESPACE, READS_PAGES, TAGS, parsed, paths, visible_text, words_of

pytestmark = READS_PAGES

SEED = tomllib.loads(Path(__file__).with_name("seed.toml").read_text(encoding="utf-8"))
PARAGRAPHS, VERDICTS = SEED["paragraphs"], SEED["verdicts"]
ENTRIES = PARAGRAPHS + VERDICTS
REJECTED = [entry for entry in VERDICTS if "rejected" in entry]


def name(entry: dict[str, Any]) -> str:
    return f"{entry.get('number', entry.get('row'))}-{entry.get('said', entry.get('claim'))}"


def section(path: str, anchor: str) -> str:
    """The words of one section of a page."""
    found = [element for element in parsed(path).iter() if element.get("id") == anchor]
    assert len(found) == 1, f"{path} has no section {anchor}"
    assert found[0].tag.startswith(NAMESPACE)
    return words_of(found[0])


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("entry", ENTRIES, ids=name)
def test_the_corrected_sentence_stands_in_its_task(entry: dict[str, Any], tag: str) -> None:
    step, slug = entry["task"].split("/")
    task = section(f"/{tag}/steps/{step}/", slug) + section(f"/{tag}/steps/{step}/why/", f"whole-{slug}")

    assert entry[tag]
    assert entry[tag] in task


def test_all_28_paragraphs_and_all_19_rows_are_there() -> None:
    assert [entry["number"] for entry in PARAGRAPHS] == list(range(1, 29))
    assert {entry["row"] for entry in VERDICTS} == set(range(1, 20))


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("entry", REJECTED, ids=name)
def test_each_pattern_catches_the_claim_it_is_for(entry: dict[str, Any], tag: str) -> None:
    pattern = entry["rejected"][tag]

    assert [said for said in entry["caught"][tag] if not re.search(pattern, said, re.IGNORECASE)] == []


@cache
def without_corrections(tag: str) -> str:
    """All text of a language, less the corrected sentences, which may name what they reject."""
    text = "\n".join(visible_text(path) for path in paths() if path.startswith(f"/{tag}/"))
    for entry in ENTRIES:
        text = text.replace(entry[tag], " ")
    return text


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("entry", REJECTED, ids=name)
def test_no_rejected_claim_came_back(entry: dict[str, Any], tag: str) -> None:
    found = [match.group() for match in re.finditer(entry["rejected"][tag], without_corrections(tag), re.IGNORECASE)]

    assert found == []
