"""How the check of messages does, per code and language, on both halves of its corpus: `make check-words`."""

from __future__ import annotations

from tests.made import TAGS
from tests.parts.notices.lint.corpus import HALVES, Said, judged


def table(said: list[Said]) -> None:
    """Per code: found rightly, missed, found without reason; then every miss and false find in full."""
    codes = sorted({code for one in said for code in one.wanted | one.found})
    print(f"  {'code':8} {'right':>6} {'missed':>7} {'false':>6}")
    for code in codes:
        right = sum(code in one.wanted & one.found for one in said)
        missed = sum(code in one.missed for one in said)
        false = sum(code in one.false for one in said)
        print(f"  {code:8} {right:6} {missed:7} {false:6}")
    for one in said:
        if one.missed or one.false:
            print(f"    missed {sorted(one.missed)} false {sorted(one.false)}: {one.text}")


def main() -> None:
    for half in HALVES:
        for tag in TAGS:
            print(f"{half} · {tag}")
            table(judged(half, tag))


if __name__ == "__main__":
    main()
