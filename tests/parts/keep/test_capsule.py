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
KEYS = st.from_regex(r"(task|note|day|word|person|told|slip|setting):[a-z/-]{1,12}", fullmatch=True)
ITEMS = st.dictionaries(
    KEYS,
    st.tuples(st.text(min_size=1, max_size=60), st.integers(0, 2**40)).map(list),
    max_size=12,
)
QUIET = settings(max_examples=300, deadline=None)
SLOW = settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])


def run(name: str, *given: object) -> dict[str, object]:
    found: dict[str, object] = node("parts/keep/static/capsule.js", name, *given)
    return found


def test_committed_capsules_open() -> None:
    for vector in VECTORS:
        assert run("open", run("look", vector["text"]), vector["words"]) == vector["items"]


def test_any_state_comes_back_exactly_and_an_independent_reader_opens_it() -> None:
    @SLOW
    @given(ITEMS, st.integers(0, 2**32 - 1))
    def back(items: dict[str, list[object]], minutes: int) -> None:
        made = run("seal", items, WORDS, minutes)
        whole = run("look", made["text"])

        assert (whole["state"], whole["minutes"], whole["count"]) == ("whole", minutes, len(items))
        assert whole["code"] == made["code"]
        assert run("open", whole, f" {WORDS.replace(' ', '·')}\n") == items
        assert run("open", whole, "别的 口令") is None
        assert opened(read(str(made["text"])), WORDS) == items

    back()


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
