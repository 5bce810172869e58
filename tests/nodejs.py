"""One long-lived node that calls functions of our pure modules: `node("ui/js/slip.js", "encode", call)`."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from typing import Any

from tests.browsing import ROOT

NODE = ROOT / ".venv" / "bin" / "node"


@cache
def _bridge() -> subprocess.Popen[str]:
    command = [str(NODE), str(ROOT / "tests" / "shared" / "bridge.mjs")]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")


def node(file: str, name: str, *given: object) -> Any:
    """What an exported function gives; ``file`` is a path below ``webapp``, or below ``tests`` with that before it.

    AssertionError with the script's own words when it throws.
    """
    path = ROOT / file if file.startswith("tests/") else ROOT / "webapp" / file
    bridge = _bridge()
    assert bridge.stdin
    assert bridge.stdout
    bridge.stdin.write(json.dumps({"file": str(path), "name": name, "given": given}) + "\n")
    bridge.stdin.flush()
    answer = json.loads(bridge.stdout.readline())
    assert "threw" not in answer, answer["threw"]
    return answer["gave"]
