"""Sentences for the check of messages, written by someone who had not seen its patterns, in two halves.

The patterns are fitted on ``fit.toml``; ``unseen.toml`` says how they do on what they were not made for. Labels are
never changed to make either pass.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.made import tags
from tests.nodejs import node

HALVES = ("fit", "unseen")
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


def rules(tag: str) -> list[dict[str, str]]:
    """The rules of the real page, as its script reads them: the data attributes of each."""
    items = [item for item in tags(f"/{tag}/notices/words/", "li") if item.get("data-rule")]
    return [{name.removeprefix("data-"): value for name, value in item.items() if "data-" in name} for item in items]


def judged(half: str, tag: str) -> list[Said]:
    """What the check says of each sentence, with the rules of the real page."""
    said = sentences(half, tag)
    found = node(JUDGE, "judge", rules(tag), said)
    return [
        Said(one["text"], frozenset(code.lower() for code in one["codes"]), frozenset(codes))
        for one, codes in zip(said, found, strict=True)
    ]
