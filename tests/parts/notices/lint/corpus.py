"""Sentences for the check of messages, written by someone who had not seen its patterns, in two halves.

The patterns are fitted on ``fit.toml``; ``unseen.toml`` says how they do on what they were not made for. Labels are
never changed to make either pass.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

HALVES = ("fit", "unseen")
SCRIPT = """async ([build, said]) => {
  const { lint, rulesIn } = await import(`/a/${build}/parts/notices/static/lint.js`);
  const rules = rulesIn(document.querySelector('.rules'));
  return said.map(({ text, level, situation }) => lint(text, rules, { level, situation }).map(({ code }) => code));
}"""


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


def judged(page: Page, url: str, half: str, tag: str) -> list[Said]:
    """What the check says of each, in a real browser, with the rules of the real page."""
    page.goto(f"{url}/{tag}/notices/words/")
    said = sentences(half, tag)
    found = page.evaluate(SCRIPT, [page.locator("html").get_attribute("data-build"), said])
    return [
        Said(one["text"], frozenset(code.lower() for code in one["codes"]), frozenset(codes))
        for one, codes in zip(said, found, strict=True)
    ]
