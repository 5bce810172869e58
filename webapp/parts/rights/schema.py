"""Questions about the rules, and the public numbers as a reader looks for them."""

from __future__ import annotations

from dataclasses import dataclass

from ...content.kinds import ChannelRef, Entry, FactRef, Pack, Slug, Text


class Question(Entry, frozen=True, kw_only=True):
    """What a reader asks of the rules: a short answer, and the facts it rests on."""

    slug: Slug
    question: Text
    answer: Text
    facts: tuple[FactRef, ...] = ()


class RightsPage(Pack, frozen=True, kw_only=True):
    """A page of questions about the rules."""

    slug: Slug
    number: int
    title: Text
    hint: Text
    questions: tuple[Question, ...]


class NumberGroup(Entry, frozen=True, kw_only=True):
    """Public numbers and entries that belong together."""

    slug: Slug
    title: Text
    channels: tuple[ChannelRef, ...]


class Numbers(Pack, frozen=True, kw_only=True):
    """All groups."""

    groups: tuple[NumberGroup, ...]


@dataclass(frozen=True, slots=True)
class Rights:
    """What this part reads."""

    pages: tuple[RightsPage, ...]
    numbers: Numbers
