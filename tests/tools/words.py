"""How the check of messages does, in figures: `make check-words`.

By kind, on what it was fitted on and on sentences that nothing was fitted to; then each sentence of despair that it
missed among these; then by code and language on both halves of the older corpus, with every miss and every false find.
"""

from __future__ import annotations

from collections import Counter

from tests.made import TAGS
from tests.nodejs import node
from tests.parts.notices.lint.corpus import HALVES, JUDGE, KINDS, Said, fitted, fresh, judged, rules

LOOKED_FOR = {"despair": "h1", "worried": "h1", "near": "h1", "debt": "v3", "harmless": ""}
SAID = {
    "despair": "despair found",
    "worried": "worried, called despair",
    "near": "close to it, called despair",
    "debt": "a debt given away, found",
    "harmless": "harmless, stopped or warned of",
}


def is_met(kind: str, found: frozenset[str]) -> bool:
    """Whether the check said of a sentence what is counted for its kind."""
    code = LOOKED_FOR[kind]
    return code in found if code else bool(found - {"h1", "g1"})


def line(kind: str, found: list[frozenset[str]]) -> None:
    met = sum(is_met(kind, one) for one in found)
    print(f"  {SAID[kind]:32} {met:4} of {len(found):4} = {met / len(found):.1%}")


def by_kind() -> None:
    """Aimed at: despair at least 95 % and called so at most 3 %, debts at least 90 %, harmless at most 5 %."""
    given = list(fitted())
    said = [{"text": text, "level": 1, "situation": "called"} for text, _ in given]
    found = [frozenset(codes) for codes in node(JUDGE, "judge", rules("en"), said)]
    print("fitted on")
    for kind in SAID:
        line(kind, [one for one, (_, its) in zip(found, given, strict=True) if its == kind])
    for tag in TAGS:
        print(f"fresh · {tag}")
        for kind in KINDS:
            line(kind, [one.found for one in fresh(tag)[kind]])
    print("fresh · all")
    for kind in KINDS:
        line(kind, [one.found for tag in TAGS for one in fresh(tag)[kind]])


def missed_despair() -> None:
    """Each missed sentence of despair, and why: what it says, no expression says."""
    for tag in TAGS:
        for one in fresh(tag)["despair"]:
            if "h1" not in one.found:
                print(f"    missed · {tag}: {one.text}")


def table(said: list[Said]) -> None:
    """Per code: found rightly, missed, found without reason; then every miss and false find in full."""
    counts: dict[str, Counter[str]] = {"right": Counter(), "missed": Counter(), "false": Counter()}
    for one in said:
        counts["right"].update(one.wanted & one.found)
        counts["missed"].update(one.missed)
        counts["false"].update(one.false)
    print(f"  {'code':8} {'right':>6} {'missed':>7} {'false':>6}")
    for code in sorted({code for each in counts.values() for code in each}):
        print(f"  {code:8} {counts['right'][code]:6} {counts['missed'][code]:7} {counts['false'][code]:6}")
    for one in said:
        if one.missed or one.false:
            print(f"    missed {sorted(one.missed)} false {sorted(one.false)}: {one.text}")


def main() -> None:
    by_kind()
    missed_despair()
    for half in HALVES:
        for tag in TAGS:
            print(f"{half} · {tag}")
            table(judged(half, tag))


if __name__ == "__main__":
    main()
