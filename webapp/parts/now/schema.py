"""First-hour cards: five lines for one situation."""

from __future__ import annotations

from dataclasses import dataclass

from ...content.kinds import ChannelRef, Entry, FactRef, Line, Pack, Slug, TaskRef, Text

LINES = 5


class Move(Entry, frozen=True, kw_only=True):
    """One line of a card, with at most one thing to press."""

    text: Text
    say: tuple[Line, ...] = ()
    call: ChannelRef | None = None
    leads: TaskRef | None = None

    def __post_init__(self) -> None:
        """Refuse a second thing to press."""
        if sum(map(bool, (self.say, self.call, self.leads))) > 1:
            raise ValueError("has more than one of 'say', 'call' and 'leads'")


class Card(Pack, frozen=True, kw_only=True):
    """One situation."""

    slug: Slug
    number: int
    title: Text
    moves: tuple[Move, ...]
    facts: tuple[FactRef, ...]

    @property
    def calls(self) -> tuple[ChannelRef, ...]:
        """The numbers it names to call, each once."""
        return tuple(dict.fromkeys(move.call for move in self.moves if move.call))

    def __post_init__(self) -> None:
        """Refuse a card that is longer or shorter than what fits a frightened look."""
        if len(self.moves) != LINES:
            raise ValueError(f"a card has {LINES} moves, not {len(self.moves)}")


@dataclass(frozen=True, slots=True)
class Cards:
    """All of them, in their order."""

    cards: tuple[Card, ...]
