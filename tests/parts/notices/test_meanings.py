"""What the check finds, whatever keyboard, script or page a sentence is typed on."""

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made import TAGS, content_of
from tests.nodejs import node
from tests.parts.notices.lint.corpus import JUDGE, fresh, rules, sentences
from webapp.content.letters import fold
from webapp.locales import EN
from webapp.parts.notices.messages import Notices

HERE = Path(__file__).with_name("lint")
CURLY = {"'": "’ʼ‘′＇", '"': "“”„", "-": "–—‑－", " ": "\u00a0\u3000\u2005"}
HIDDEN = "\u00ad\u2060\u200b\ufeff"


@cache
def read(name: str) -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def codes(texts: list[str], tag: str = "en") -> list[set[str]]:
    said = [{"text": text, "level": 1, "situation": "called"} for text in texts]
    return [set(found) for found in node(JUDGE, "judge", rules(tag), said)]


def missed(code: str, texts: list[str], tag: str = "en") -> list[str]:
    return [text for text, found in zip(texts, codes(texts, tag), strict=True) if code not in found]


@pytest.mark.parametrize("code", ["h1", "v3", "t1", "t2", "t4", "g1", "v1"])
def test_what_real_use_found_missing_is_found(code: str) -> None:
    assert missed(code, tomllib.loads((HERE / "reported.toml").read_text(encoding="utf-8"))[code]) == []


def test_what_gives_nothing_away_is_left_alone() -> None:
    texts = tomllib.loads((HERE / "reported.toml").read_text(encoding="utf-8"))["none"]

    assert {text: found for text, found in zip(texts, codes(texts), strict=True) if found} == {}


def test_every_meaning_is_known_in_every_language() -> None:
    known = {
        (rule.slug, meaning) for rule in content_of(EN, Notices).rules for meaning in rule.meanings if meaning != "any"
    }
    said = {(rule, meaning): texts for rule, each in read("meanings.toml").items() for meaning, texts in each.items()}

    assert set(said) == known
    assert {key for key, texts in said.items() if set(texts) != set(TAGS)} == set()
    for (rule, meaning), texts in said.items():
        assert missed(rule, list(texts.values())) == [], meaning


@pytest.mark.parametrize("tag", TAGS)
def test_the_page_carries_the_rules_of_all_languages(tag: str) -> None:
    assert rules(tag)["looked"] == rules("zh-Hans")["looked"]
    assert [one["rule"] for one in rules(tag)["rules"]] == [*rules(tag)["looked"]["rules"]]


@pytest.mark.parametrize("half", ["fit", "unseen"])
def test_signs_of_another_keyboard_change_no_finding(half: str) -> None:
    texts = [said["text"] for tag in TAGS for said in sentences(half, tag)]
    texts += [text for texts in read("meanings.toml")["h1"].values() for text in texts.values()]
    before = codes(texts)
    for plain, others in CURLY.items():
        for other in others:
            changed = [text.replace(plain, other) for text in texts]
            assert [a for a, b, c in zip(texts, before, codes(changed), strict=True) if b != c] == [], repr(other)
    for hidden in HIDDEN:
        changed = [hidden.join(text) for text in texts]
        assert [a for a, b, c in zip(texts, before, codes(changed), strict=True) if b != c] == [], repr(hidden)


@given(st.text(max_size=60) | st.text(st.characters(categories=["Lo", "Po", "Pd", "Pi", "Pf"]), max_size=60))
def test_the_phone_brings_a_text_to_the_same_form_as_the_packs(text: str) -> None:
    """The phone has the pairs that the rules need; any other letter stays as it was."""
    needed = set(re.findall(r"..", rules("en")["looked"]["pairs"]))
    mine = fold(text)
    theirs = node(JUDGE, "folded", rules("en")["looked"]["pairs"], text)

    assert len(mine) == len(theirs)
    assert [a for a, b in zip(mine, theirs, strict=True) if a != b and b + a in needed] == []


FLOORS = {"despair": 0.78, "debt": 0.93}
CEILINGS = {"worried": 0.09, "harmless": 0.17}
STOPS = {"t1", "t2", "t3", "t4", "v1", "v1-long", "v2", "v3", "v4", "a1", "a2", "u1"}


def test_on_sentences_that_nothing_was_fitted_to_it_does_no_worse_than_before() -> None:
    """``make check-words`` prints the figures; these are floors and ceilings for them."""
    found = {kind: [one.found for tag in TAGS for one in fresh(tag)[kind]] for kind in FLOORS | CEILINGS}
    shares = {
        "despair": sum("h1" in one for one in found["despair"]) / len(found["despair"]),
        "debt": sum("v3" in one for one in found["debt"]) / len(found["debt"]),
        "worried": sum("h1" in one for one in found["worried"]) / len(found["worried"]),
        "harmless": sum(bool(one & STOPS) for one in found["harmless"]) / len(found["harmless"]),
    }

    assert {kind: share for kind, share in shares.items() if share < FLOORS.get(kind, 0)} == {}
    assert {kind: share for kind, share in shares.items() if share > CEILINGS.get(kind, 1)} == {}
