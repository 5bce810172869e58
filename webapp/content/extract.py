"""The sentences of the packs, for the translators' catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .load import load_guide


def sentences(root: Path) -> Iterator[tuple[str, str]]:
    """(context, English text) for every sentence of every pack, in reading order, each pair once."""
    found: dict[tuple[str, str], None] = {}

    def note(context: str, text: str) -> str:
        found[context, text] = None
        return text

    load_guide(root, note)
    yield from found
