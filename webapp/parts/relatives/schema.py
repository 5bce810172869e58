"""What somebody who was called is told."""

from __future__ import annotations

from dataclasses import dataclass

from ...content.kinds import Line, Pack, Section, Slug, Text


class Passage(Section, frozen=True, kw_only=True):
    """A section of the page: folded away unless it is ``shown``, with words to send below its lines."""

    shown: bool = False
    say: tuple[Line, ...] = ()


class Relative(Pack, frozen=True, kw_only=True):
    """The page for one kind of person: what only they need to know, and their sentence to say."""

    slug: Slug
    number: int
    title: Text
    say: tuple[Line, ...]
    parts: tuple[Passage, ...] = ()


class Everybody(Pack, frozen=True, kw_only=True):
    """What stands on the page of every kind. ``preview`` is its name in the app switcher: nothing of money."""

    title: Text
    preview: Text
    donts: tuple[Text, ...]
    screen: Text
    """What sharing a screen is, for whoever has never heard of it."""
    check: Passage
    """What to do now, in the first screen."""
    note: Passage
    """What to write down; the form stands with it."""
    parts: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Relatives:
    """What this part reads. The first kind is for anyone."""

    everybody: Everybody
    kinds: tuple[Relative, ...]

    def place(self, kind: Relative) -> tuple[str, dict[str, str]]:
        """The endpoint and the values of a kind's page."""
        return ("relatives.index", {}) if kind is self.kinds[0] else ("relatives.kind", {"kind": kind.slug})
