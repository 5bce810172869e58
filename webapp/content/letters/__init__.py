"""One form of a text before anything is looked for in it: the same words found however they were typed.

Tables, each read once: OpenCC's for the two Chinese scripts, Unicode's confusables for look-alikes, ours for signs and
variants. ``ui/js/fold.js`` does the same on the phone with the pairs that its page carries; a test compares the two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

TABLES = ("ours/signs.txt", "unicode/confusables.txt", "opencc/TSCharacters.txt", "ours/variants.txt")
"""In this order: what a later one says of a letter is said of what an earlier one made of it."""
UNSEEN = re.compile("[\u00ad\u0300-\u036f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20e3\ufe00-\ufe0f\ufeff]")
"""Soft hyphens, marks over letters, joiners, direction signs, styles of emoji: taken out."""

PLAIN = "'\"-./。"
"""Signs that are needed whatever is looked for: to tell where words and sentences end."""


def fold(text: str) -> str:
    """Plain widths, small letters, nothing unseen, plain signs, the simplified script."""
    return UNSEEN.sub("", unicodedata.normalize("NFKC", text).lower()).translate(_table())


def fold_letters(expression: str) -> str:
    """A regular expression over folded text: only its letters, so that its own signs keep their meaning."""
    return expression.translate(_table())


def pairs(looked_for: Iterable[str]) -> str:
    """What a phone needs of the tables to find these letters: from, to, from, to, in one text."""
    needed = {*PLAIN, *(letter for text in looked_for for letter in text)}
    return "".join(chr(one) + other for one, other in sorted(_table().items()) if other in needed)


@cache
def _table() -> dict[int, str]:
    table: dict[str, str] = {}
    for name in TABLES:
        step = dict(_read(Path(__file__).parent / name))
        table = {one: step.get(other, other) for one, other in table.items()} | {
            one: other for one, other in step.items() if one not in table
        }
    return {ord(one): other for one, other in table.items()}


def _read(path: Path) -> Iterator[tuple[str, str]]:
    """Letter and first choice of each line; what a phone of two bytes a letter cannot hold is left as it is."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            one, other = line.split("\t")
            first = other.split(" ")[0]
            if one != first and max(one, first) <= "\uffff":
                yield one, first
