"""A call slip comes through a chat whole, or is told as damaged."""

import random
import re
from unicodedata import category

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


CALLS = st.fixed_dictionaries(
    {
        "minutes": st.integers(0, 2**32 - 1),
        "number": st.from_regex(r"\+?[0-9]{0,20}", fullmatch=True),
        "caller": st.text(max_size=20).map(plain),
        "debt": st.booleans(),
        "money": st.booleans(),
        "refused": st.booleans(),
        "written": st.booleans(),
    }
)
BETWEEN = st.sampled_from(["\n", "\n> ", " ", "　", "\u200b", "“", "😀", "，", "\r\n", "。", "\n\n"])
CHAT = st.sampled_from(["表姐 14:32\n", "[图片]\n", "你看下这个\n", "> ", "Uncle Wu, 14:32:\n", "slip us a note\n", ""])


def fullwidth(text: str, which: random.Random) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and which.random() < 0.3 else c for c in text)


def through_a_chat(line: str, pieces: list[tuple[int, str]], before: str, which: random.Random) -> str:
    for place, what in sorted(pieces, reverse=True):
        at = place % (len(line) + 1)
        line = line[:at] + what + line[at:]
    return before + fullwidth(line, which) + "\n"


def test_a_slip_comes_back_exactly_whatever_a_chat_app_adds_between_its_letters() -> None:
    @QUIET
    @given(
        st.lists(CALLS, min_size=1, max_size=3),
        st.lists(st.tuples(st.integers(0, 400), BETWEEN), max_size=8),
        CHAT,
        st.randoms(use_true_random=False),
    )
    def back(calls: list[dict[str, object]], pieces: list[tuple[int, str]], before: str, which: random.Random) -> None:
        pasted = "".join(through_a_chat(str(node(SLIP, "encode", call)), pieces, before, which) for call in calls)

        assert node(SLIP, "find", pasted) == {"slips": calls, "damaged": 0}

    back()


def test_a_slip_with_one_letter_changed_is_damaged_and_never_another_slip() -> None:
    @QUIET
    @given(CALLS, st.integers(0, 10_000), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
    def changed(call: dict[str, object], place: int, letter: str) -> None:
        line = str(node(SLIP, "encode", call))
        places = [m.start() for m in re.finditer(r"[0-9A-Z]", line) if 7 <= m.start() < len(line) - 5]
        at = places[place % len(places)]
        other = line[:at] + letter + line[at + 1 :]
        found = node(SLIP, "find", other)

        assert found == ({"slips": [call], "damaged": 0} if other == line else {"slips": [], "damaged": 1})

    changed()


def test_noise_of_any_kind_never_makes_a_wrong_slip() -> None:
    @QUIET
    @given(CALLS, st.lists(st.tuples(st.integers(0, 400), st.text(max_size=6)), max_size=4), st.integers(0, 200))
    def noisy(call: dict[str, object], pieces: list[tuple[int, str]], cut: int) -> None:
        line = str(node(SLIP, "encode", call))
        for place, what in pieces:
            at = place % (len(line) + 1)
            line = line[:at] + what.encode("utf-8", "ignore").decode() + line[at:]
        found = node(SLIP, "find", line[: len(line) - cut] if cut < 60 else line)

        assert isinstance(found, dict)
        assert found["slips"] in ([], [call])

    noisy()


def test_a_time_that_nobody_can_mean_is_not_said_and_a_name_does_not_turn_the_line() -> None:
    words = {
        "call": "来电",
        "undated": "时间没写",
        "number": "号码",
        "none": "没有",
        "quotes": "“”",
        "caller": "自称",
        "written": "记于",
    }
    call = {"minutes": 2**32 - 1, "number": "95188", "caller": "\u202e银\u0007行\u200f ", "debt": False, "money": False}
    line = str(node(SLIP, "encode", {**call, "refused": False, "written": False}))
    (found,) = node(SLIP, "find", line)["slips"]

    assert found["caller"] == "银 行"
    assert node(SLIP, "encode", found) == line, "what is shown is what is kept"
    assert node(SLIP, "told", found, words) == "时间没写 · 号码: 95188 · 自称: “银 行”"
    assert node(SLIP, "told", {**found, "minutes": 0}, words).startswith("时间没写")
