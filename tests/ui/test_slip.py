"""A call slip comes through a chat whole, or is told as damaged."""

import json
import random
import re
from pathlib import Path
from typing import Any
from unicodedata import category, normalize

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.nodejs import node

SLIP = "ui/js/slip.js"
QUIET = settings(max_examples=400, deadline=None)
TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"


def plain(text: str) -> str:
    """A name as it is kept: without signs that show nothing or turn the line around."""
    known = text.encode("utf-8", "ignore").decode()
    return " ".join("".join(" " if category(one) == "Cc" or one in TURNING else one for one in known).split())


NOTHING = {"number": "", "ext": "", "words": ""}
NUMBERS = st.from_regex(r"\+?[0-9]{3,20}|0[0-9]{2,3}-[0-9]{7,8}", fullmatch=True)
ENTRIES = st.one_of(
    NUMBERS.map(lambda number: NOTHING | {"number": number}),
    st.tuples(NUMBERS, st.from_regex(r"[0-9]{1,6}", fullmatch=True)).map(
        lambda both: NOTHING | {"number": both[0], "ext": both[1]}
    ),
    st.text(max_size=12).map(plain).filter(bool).map(lambda words: NOTHING | {"words": words}),
)
CALLS = st.fixed_dictionaries(
    {
        "way": st.sampled_from(["call", "texting", "chat", "letter", "visit", "voice"]),
        "minutes": st.integers(0, 2**32 - 1),
        "written": st.booleans(),
        "last": st.none() | st.integers(0, 2**32 - 1),
        "often": st.integers(0, 9999),
        "numbers": st.lists(ENTRIES, max_size=4),
        "caller": st.text(max_size=40).map(plain),
        "debt": st.booleans(),
        "money": st.booleans(),
        "refused": st.booleans(),
    }
)
"""Calls of every kind, as a slip of today holds them."""
OLD = json.loads(Path(__file__).with_name("slips-v1.json").read_text(encoding="utf-8"))
"""Slips of version 1, as the code of that time wrote them."""
BETWEEN = st.sampled_from(["\n", "\n> ", " ", "　", "\u200b", "“", "😀", "，", "\r\n", "。", "\n\n"])
CHAT = st.sampled_from(["表姐 14:32\n", "[图片]\n", "你看下这个\n", "> ", "Uncle Wu, 14:32:\n", "slip us a note\n", ""])


def fullwidth(text: str, which: random.Random) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and which.random() < 0.3 else c for c in text)


def line_of(call: dict[str, Any]) -> str:
    return str(node(SLIP, "encode", call))


def opened(call: dict[str, Any]) -> dict[str, Any]:
    """A call as it comes out of its line."""
    return {**call, "line": line_of(call)}


def in_this_version(old: dict[str, Any]) -> dict[str, Any]:
    """A slip of version 1 as it comes out of its line."""
    call = dict(old["call"])
    number = call.pop("number")
    numbers = [NOTHING | {"number": number}] if number else []
    return {"way": "call", "last": None, "often": 1, "numbers": numbers, **call, "line": old["line"]}


SLIPS = st.one_of(CALLS.map(opened), st.sampled_from(OLD).map(in_this_version))


def through_a_chat(line: str, pieces: list[tuple[int, str]], before: str, which: random.Random) -> str:
    for place, what in sorted(pieces, reverse=True):
        at = place % (len(line) + 1)
        line = line[:at] + what + line[at:]
    return before + fullwidth(line, which) + "\n"


def test_a_slip_comes_back_exactly_whatever_a_chat_app_adds_between_its_letters() -> None:
    @QUIET
    @given(
        st.lists(SLIPS, min_size=1, max_size=3),
        st.lists(st.tuples(st.integers(0, 400), BETWEEN), max_size=8),
        CHAT,
        st.randoms(use_true_random=False),
    )
    def back(slips: list[dict[str, Any]], pieces: list[tuple[int, str]], before: str, which: random.Random) -> None:
        pasted = "".join(through_a_chat(slip["line"], pieces, before, which) for slip in slips)

        assert node(SLIP, "find", pasted) == {"slips": slips, "damaged": 0, "newer": 0}

    back()


def test_a_slip_with_one_letter_changed_is_damaged_and_never_another_slip() -> None:
    @QUIET
    @given(SLIPS, st.integers(0, 10_000), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
    def changed(slip: dict[str, Any], place: int, letter: str) -> None:
        line = slip["line"]
        places = [m.start() for m in re.finditer(r"[0-9A-Z]", line) if 7 <= m.start() < len(line) - 5]
        at = places[place % len(places)]
        other = line[:at] + letter + line[at + 1 :]
        found = node(SLIP, "find", other)

        whole = {"slips": [slip], "damaged": 0, "newer": 0}
        assert found == (whole if other == line else {"slips": [], "damaged": 1, "newer": 0})

    changed()


def test_noise_of_any_kind_never_makes_a_wrong_slip() -> None:
    @QUIET
    @given(SLIPS, st.lists(st.tuples(st.integers(0, 400), st.text(max_size=6)), max_size=4), st.integers(0, 200))
    def noisy(slip: dict[str, Any], pieces: list[tuple[int, str]], cut: int) -> None:
        line = slip["line"]
        for place, what in pieces:
            at = place % (len(line) + 1)
            line = line[:at] + what.encode("utf-8", "ignore").decode() + line[at:]
        pasted = line[: len(line) - cut] if cut < 60 else line
        found = node(SLIP, "find", pasted)

        assert isinstance(found, dict)
        assert found["slips"] in ([], [slip])
        assert found["newer"] == 0
        begun = "USLIPU" in re.sub(r"[^A-Z0-9]", "", normalize("NFKC", pasted).upper())
        assert found["slips"] or found["damaged"] or not begun or set("<&") & set(pasted), "whole, or named"

    noisy()


def test_a_time_that_nobody_can_mean_is_not_said_and_a_name_does_not_turn_the_line() -> None:
    words = {
        "caller": "自称：{what}",
        "call": "来电",
        "undated": "时间没写",
        "number": "号码：{what}",
        "between": "、",
        "quotes": "“”",
    }
    call = {
        "way": "call",
        "minutes": 2**32 - 1,
        "written": False,
        "last": None,
        "often": 1,
        "numbers": [NOTHING | {"number": "95188"}],
        "caller": "\u202e银\u0007行\u200f ",
        "debt": False,
        "money": False,
        "refused": False,
    }
    (found,) = node(SLIP, "find", line_of(call))["slips"]

    assert found["caller"] == "银 行"
    assert line_of(found) == found["line"], "what is shown is what is kept"
    assert node(SLIP, "told", found, words) == "来电 · 时间没写 · 号码：95188 · 自称：“银 行”"
    assert node(SLIP, "told", {**found, "minutes": 0}, words).startswith("来电 · 时间没写")
