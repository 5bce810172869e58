"""Write THIRD-PARTY: the licence texts of everything that ships and that others wrote; the last step of `make pin`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution

from tests.browsing import ROOT

FILE = ROOT / "THIRD-PARTY"
NAMES = re.compile(r"(?i)(^|/)(licen[cs]e|copying|notice)[^/]*$")


def shipped() -> Iterator[tuple[str, str]]:
    """Name and licence texts, of what requirements/run.txt pins and of what is vendored."""
    for name in re.findall(r"(?m)^([a-z0-9-]+)==", (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")):
        try:
            found = distribution(name)
        except PackageNotFoundError:  # of another platform
            continue
        files = [
            file for file in found.files or [] if NAMES.search(str(file)) and not str(file).endswith((".py", ".pyc"))
        ]
        texts = [file.read_text(encoding="utf-8") for file in files]
        said = found.metadata.json.get("license_expression") or found.metadata.json.get("license") or "see its project"
        yield name, "\n".join(texts) or f"Licence: {said}\n"
    for folder in sorted((ROOT / "webapp" / "ui" / "vendor").iterdir()):
        yield folder.name.rsplit("-", 1)[0], (folder / "LICENSE").read_text(encoding="utf-8")
    for licence in sorted((ROOT / "webapp" / "content" / "letters").glob("*/LICENSE")):
        yield f"{licence.parent.name} (tables of letters)", licence.read_text(encoding="utf-8")


def text() -> str:
    """All of it; without versions, so that a raised one changes nothing here unless its licence does."""
    head = "What others wrote and Steady ships, each with its licence. Made by `make pin`.\n"
    parts = (f"{'=' * 78}\n{name}\n{'=' * 78}\n{words.strip()}\n" for name, words in shipped())
    return "\n".join([head, *parts])


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
