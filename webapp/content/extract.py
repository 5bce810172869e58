"""The sentences of the packs, for the translators' catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from .loading import Part, load_guide


def sentences(root: Path, parts: Iterable[Part]) -> Iterator[tuple[str, str]]:
    """(context, English text) for every sentence of every pack, in reading order, each pair once."""
    found: dict[tuple[str, str], None] = {}

    def note(context: str, text: str) -> str:
        found[context, text] = None
        return text

    load_guide(root, note, parts)
    yield from found
