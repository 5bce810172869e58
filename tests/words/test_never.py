"""What may never be said, and what the seed article said wrongly: nowhere, in no language."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.made import READS_PAGES, TAGS, guide_of, paths, visible_text
from webapp.content.extract import sentences
from webapp.house import PARTS
from webapp.locales import BY_TAG, catalogue
from webapp.site.guides import PACKS

pytestmark = READS_PAGES

TABLE = tomllib.loads(Path(__file__).with_name("never.toml").read_text(encoding="utf-8"))["never"]
CALLED_ILLEGAL = re.compile(r"违法|非法|違法|\billegal|\bunlawful", re.IGNORECASE)
OBTAINING = {"unlawful", "非法"}  # the law's own word for how data was obtained
NAME_OF_A_TEXT = re.compile(r"《[^》]*》")
OLD_ARTICLE = re.compile(r"第42[条條]|article 42\b")


def name(entry: dict[str, Any]) -> str:
    return f"{entry['item']}-{entry['claim']}"


@cache
def text_of(tag: str) -> str:
    """Everything a reader of one language can come across, page after page."""
    return "\n".join(visible_text(path) for path in paths() if path.startswith(f"/{tag}/"))


def said_at(contexts: list[str], tag: str) -> list[str]:
    """The sentences at some places of the packs, in one language."""
    words = catalogue(BY_TAG[tag])
    return [str(words.pgettext(context, text)) for context, text in sentences(PACKS, PARTS) if context in contexts]


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("entry", TABLE, ids=name)
def test_each_pattern_catches_what_it_is_for(entry: dict[str, Any], tag: str) -> None:
    assert [said for said in entry["caught"][tag] if not re.search(entry[tag], said, re.IGNORECASE)] == []


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("entry", TABLE, ids=name)
def test_it_is_said_on_no_page(entry: dict[str, Any], tag: str) -> None:
    text = _without(text_of(tag), said_at(entry.get("denied", []), tag))

    assert [match.group() for match in re.finditer(entry[tag], text, re.IGNORECASE)] == []


@pytest.mark.parametrize("tag", TAGS)
def test_no_step_card_or_button_calls_anything_illegal(tag: str) -> None:
    guide = guide_of(BY_TAG[tag])
    law = [part for fact in guide.facts.values() for part in (fact.text, fact.limits, fact.source) if part]
    pages = [visible_text(path) for path in paths() if path.startswith(f"/{tag}/") and not path.endswith("/why/")]
    in_facts = {word for line in law for word in CALLED_ILLEGAL.findall(NAME_OF_A_TEXT.sub("", line))}

    assert [match.group() for page in pages for match in CALLED_ILLEGAL.finditer(_without(page, law))] == []
    assert in_facts <= OBTAINING, "nothing else is called so, not even in facts"


def _without(page: str, lines: list[str]) -> str:
    for line in lines:
        page = page.replace(line, " ")
    return page


@pytest.mark.parametrize("tag", TAGS)
def test_article_42_stands_only_with_the_law_that_had_it(tag: str) -> None:
    for fact in guide_of(BY_TAG[tag]).facts.values():
        if OLD_ARTICLE.search(fact.source):
            assert "2012" in fact.source
            assert "2025" in fact.source, "until when it applied"


def test_every_item_of_the_list_is_there() -> None:
    """Items 3 and 5 are about articles and have tests of their own."""
    assert {entry["item"] for entry in TABLE} | {3, 5} == set(range(1, 31))


def test_the_packs_were_read_whole() -> None:
    assert all(text in text_of("en") for context, text in sentences(PACKS, PARTS) if context.startswith("steps/"))
