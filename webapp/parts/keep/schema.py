"""What passphrases are made of."""

from __future__ import annotations

from ...content.kinds import Pack, Text

WORDS = 256
"""A byte of chance each."""


class Passphrase(Pack, frozen=True, kw_only=True):
    """The list, divided by spaces; in Chinese by the translation of the whole."""

    words: Text

    def __post_init__(self) -> None:
        """Refuse a list that is too short or has a word twice, in any language."""
        different = len(set(self.words.split()))
        if different != WORDS:
            raise ValueError(f"'words' must be {WORDS} different words, not {different}")
