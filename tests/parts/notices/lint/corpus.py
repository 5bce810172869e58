"""Sentences for the check of messages, written by people who had not seen its expressions.

The expressions are fitted on ``fit.toml`` and, by kind, on ``kinds/``; ``unseen.toml`` and, by kind, ``fresh.toml`` say
how they do on what they were not made for. Labels are never changed to make any pass.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.made import source, tags
from tests.nodejs import node

HALVES = ("fit", "unseen")
KINDS = ("despair", "worried", "debt", "harmless")
JUDGE = "tests/parts/notices/lint/judge.mjs"


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence, what it should raise, and what it raised. ``v1-long`` counts as V1, but never stops."""

    text: str
    wanted: frozenset[str]
    found: frozenset[str]

    @property
    def missed(self) -> frozenset[str]:
        """Codes that should have been found."""
        return self.wanted - {code.removesuffix("-long") for code in self.found}

    @property
    def false(self) -> frozenset[str]:
        """Codes that were found without reason."""
        return frozenset(code for code in self.found if code.removesuffix("-long") not in self.wanted)


def sentences(half: str, tag: str) -> list[dict[str, Any]]:
    """One language of one half, as written."""
    path = Path(__file__).with_name(f"{half}.toml")
    return [said for said in tomllib.loads(path.read_text(encoding="utf-8"))["said"] if said["lang"] == tag]


def rules(tag: str) -> dict[str, Any]:
    """The rules of the real page, as its script reads them: what they look for, and the data attributes of each."""
    items = [item for item in tags(f"/{tag}/notices/words/", "li") if item.get("data-rule")]
    (address,) = (found for item in tags(f"/{tag}/notices/words/", "ul") if (found := item.get("data-rules")))
    return {
        "looked": json.loads(source(address)),
        "rules": [
            {name.removeprefix("data-"): value for name, value in item.items() if "data-" in name} for item in items
        ],
    }


def judged(half: str, tag: str) -> list[Said]:
    """What the check says of each sentence, with the rules of the real page."""
    said = sentences(half, tag)
    found = node(JUDGE, "judge", rules(tag), said)
    return [
        Said(one["text"], frozenset(code.lower() for code in one["codes"]), frozenset(codes))
        for one, codes in zip(said, found, strict=True)
    ]


def fitted() -> Iterator[tuple[str, str]]:
    """Text and kind of each sentence that the expressions were fitted on by kind."""
    for path in sorted(Path(__file__).with_name("kinds").glob("*.toml")):
        for kind, texts in tomllib.loads(path.read_text(encoding="utf-8")).items():
            yield from ((text, kind) for text in texts)


def fresh(tag: str) -> dict[str, list[Said]]:
    """By kind, what the check says of sentences that nothing was fitted to."""
    kinds = [said["kind"] for said in sentences("fresh", tag)]
    found: dict[str, list[Said]] = {kind: [] for kind in KINDS}
    for kind, one in zip(kinds, judged("fresh", tag), strict=True):
        found[kind].append(one)
    return found
