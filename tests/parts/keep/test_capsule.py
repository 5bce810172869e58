"""A capsule comes through a chat whole, or is refused with the reason; an independent reader opens it."""

import json
import random
import re
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.nodejs import node
from tests.parts.keep.reader import opened, read
from tests.ui.test_slip import BETWEEN, CHAT, through_a_chat

WORDS = "竹林 月光 大海 小米 石榴"
VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text(encoding="utf-8"))
SECONDS = st.integers(0, 2**40)
WORDED = st.from_regex(r"(note|word|slip|setting|of-newer):[a-z/-]{1,12}", fullmatch=True).filter(
    lambda key: key not in {"setting:made", "setting:backup"}
)
ITEMS = st.dictionaries(
    WORDED,
    (
        st.tuples(st.text(min_size=1, max_size=60), SECONDS)
        | st.tuples(st.text(min_size=1), SECONDS, st.integers(1, 2**53 - 1))
    ).map(list),
    max_size=12,
)
WRONG = st.dictionaries(
    st.sampled_from(
        ["person:a", "told:b", "day:c/d", "task:e/f", "journal:next", "bad:note:x", "__proto__", "", "note:"]
    ),
    st.sampled_from([["{}", 1], ["", 1], [{"name": 1}, 1], ["x"], None, "text", ["note", "late"], ["<b>", None], 5]),
    max_size=6,
)
QUIET = settings(max_examples=300, deadline=None)
SLOW = settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])


def run(name: str, *given: object) -> dict[str, object]:
    found: dict[str, object] = node("parts/keep/static/capsule.js", name, *given)
    return found


def whole_text(made: dict[str, object]) -> str:
    """All pieces of a backup as one text."""
    pieces = made["pieces"]
    assert isinstance(pieces, list)
    return "\n".join(pieces)


def test_committed_capsules_open() -> None:
    assert {vector.get("version", 1) for vector in VECTORS} == {1, 2}
    for vector in VECTORS:
        assert run("open", run("look", vector["text"]), vector["words"]) == {
            "phone": "",
            "good": vector["items"],
            "bad": [],
        }


def test_any_state_comes_back_exactly_and_an_independent_reader_opens_it() -> None:
    @SLOW
    @given(ITEMS, st.integers(0, 2**32 - 1))
    def back(items: dict[str, list[object]], minutes: int) -> None:
        made = run("seal", items, WORDS, minutes, "mine")
        text = whole_text(made)
        whole = run("look", text)

        assert (whole["state"], whole["minutes"], whole["count"]) == ("whole", minutes, len(items))
        assert whole["code"] == made["code"]
        assert run("open", whole, f" {WORDS.replace(' ', '·')}\n") == {"phone": "mine", "good": items, "bad": []}
        assert run("open", whole, "别的 口令") is None
        assert opened(read(text), WORDS) == {"phone": "mine", "items": items}

    back()


def test_one_thing_that_cannot_be_read_costs_that_thing_and_is_named() -> None:
    @SLOW
    @given(ITEMS, WRONG)
    def named(items: dict[str, list[object]], wrong: dict[str, object]) -> None:
        found = run("open", run("look", whole_text(run("seal", {**items, **wrong}, WORDS, 1, ""))), WORDS)

        assert found["good"] == items
        assert sorted(found["bad"]) == sorted(wrong)  # type: ignore[call-overload]

    named()


def test_whatever_a_chat_app_does_it_is_exact_or_refused_with_the_reason() -> None:
    text = str(VECTORS[0]["text"])
    whole = run("look", text)

    @QUIET
    @given(
        st.lists(st.tuples(st.integers(0, 2000), BETWEEN), max_size=8),
        CHAT,
        st.integers(0, 2**32).map(random.Random),
        st.none() | st.integers(1, len(text) - 1),
    )
    def damaged(pieces: list[tuple[int, str]], before: str, which: random.Random, cut: int | None) -> None:
        pasted = through_a_chat(text, pieces, before, which)
        assert run("look", pasted) == whole
        if cut is not None:
            assert run("look", text[:cut])["state"] in {"none", "cut", "damaged"}

    damaged()


def test_one_letter_changed_is_never_taken_for_a_whole_one() -> None:
    text = str(VECTORS[0]["text"])
    places = [found.start() for found in re.finditer("[0-9A-Z]", text) if 10 <= found.start() < len(text) - 6]

    @QUIET
    @given(st.sampled_from(places), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
    def changed(place: int, letter: str) -> None:
        other = text[:place] + letter + text[place + 1 :]
        if other != text:
            assert run("look", other)["state"] == "damaged"

    changed()
