"""How the check of a message does on sentences, and that a phone takes its expressions."""

import re

import pytest

from tests.made import TAGS, content_of
from tests.nodejs import node
from tests.parts.notices.lint.corpus import JUDGE, judged, rules
from webapp.locales import EN
from webapp.parts.notices.messages import Notices


def test_a_phone_takes_every_expression_of_the_packs() -> None:
    notices = content_of(EN, Notices)
    found = [one for barred in notices.barred for one in barred.patterns]
    found += [one for rule in notices.rules for one in (*rule.patterns, *rule.passes)]

    assert len(found) > 100
    assert node(JUDGE, "refused", found) == []
    assert node(JUDGE, "refused", ["a{1", "(?P<x>a)", "ok"]) == ["a{1", "(?P<x>a)"], "which Python takes"


@pytest.mark.parametrize("tag", TAGS)
def test_on_the_sentences_it_was_fitted_on_the_check_misses_no_number_and_stops_no_good_one(tag: str) -> None:
    said = judged("fit", tag)
    stops = {"t1", "t2", "t4", "v1", "v3", "u1"}

    assert len(said) > 60
    assert [one.text for one in said if "v1" in one.missed] == []
    assert [one.text for one in said if not one.wanted and one.found & stops] == []
    assert [one.text for one in said if "h1" in one.missed | one.false] == [], "not wanting to live"
    assert [one.text for one in said if "a1" in one.missed | one.false] == [], "asking for money"


@pytest.mark.parametrize("tag", TAGS)
def test_on_sentences_it_was_not_made_for_the_check_misses_no_number(tag: str) -> None:
    said = judged("unseen", tag)

    assert len(said) >= 30
    assert [one.text for one in said if "v1" in one.missed] == []


def adversaries(tag: str) -> list[str]:
    """Long texts made of the letters of each expression, and the ones that froze a page."""
    sources = {one for rule in rules(tag)["looked"]["rules"].values() for one in (*rule["patterns"], *rule["passes"])}
    plain = [re.sub(r"\\[bwds]|\{[\d,]+\}|[\[\](){}^$?*+|.!\\:=<>]", " ", one) for one in sources]
    words = sorted({word for text in plain for word in text.split() if word})
    letters = sorted({letter for word in words for letter in word})
    known = ["1" * 60_000, "1," * 30_000, "1, " * 20_000, "一" * 60_000, "a" * 60_000, "\n" * 60_000, " " * 60_000]
    return [
        *known,
        *(word * (4_000 // len(word)) for word in words[::12]),
        *(letter * 20_000 for letter in letters[::12]),
    ]


def test_no_text_however_long_holds_the_page() -> None:
    texts = adversaries("en")
    longest = node(JUDGE, "longestSteps", rules("en"), texts)
    slow = {text[:12]: took for text, took in zip(texts, longest, strict=True) if took > 50}

    assert len(texts) > 100
    assert slow == {}, "milliseconds between two moments at which the page may answer a finger"
