"""All that there is to test, one after the other, and how long each took: `make test-all`.

What is missing on this machine is skipped by its own tests with the reason. Ends with 1 when anything failed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass

from tests.browsing import ROOT

PIECES = "tests/parts/keep/pieces.test.js"
"""Five properties, each tried so often."""
PYTEST = [sys.executable, "-m", "pytest"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One of the turns, and what starts it."""

    name: str
    command: list[str]


def turns() -> list[Turn]:
    """In the order in which they are taken: what fails most often comes first."""
    return [
        Turn("what every change is tested with", ["make", "test"]),
        Turn("every page in every language, roll-out, engines", [*PYTEST, "-m", "slow", "-rs"]),
        Turn("the store, killed and full at each step", ["env", "EVERY=1", *PYTEST, "tests/ui/test_store_moves.py"]),
        Turn("the folder under nginx and under Caddy", ["make", "test-hosts"]),
        Turn("those who mean harm", ["make", "abuse"]),
        Turn("backups in pieces, 100,000 tries", ["env", "TRIES=20000", ".venv/bin/node", "--test", PIECES]),
        Turn("the image", ["make", "image"]),
    ]


def main() -> int:
    lines, failed = [], False
    for turn in turns():
        print(f"\ntest-all: {turn.name}", flush=True)
        began = time.monotonic()
        code = subprocess.run(turn.command, cwd=ROOT, env=os.environ, check=False).returncode
        failed = failed or code != 0
        minutes, seconds = divmod(round(time.monotonic() - began), 60)
        lines.append(f"  {minutes:3} min {seconds:02} s  {'failed' if code else 'passed'}  {turn.name}")
    print("\n".join(["", *lines]))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
