"""The shapes that packs are read into: frozen, complete, already in one language.

All text is plain text in the reader's language; blanks, where there are any, are ``{name}``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

Slug = NewType("Slug", str)
TaskId = NewType("TaskId", str)
"""``<step>/<task>``, for instance ``verify/who-is-the-lender``; also the key of its tick."""


class Force(StrEnum):
    """How much weight the source of a fact has, strongest first."""

    LAW = "law"
    REGULATION = "regulation"
    STANDARD = "standard"
    SELF_REGULATION = "self-regulation"
    ADVICE = "advice"


class Confidence(StrEnum):
    """How well we know a source: its own text was read, or only a report of it."""

    VERIFIED = "verified"
    REPORTED = "reported"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of law or fact, with what a reader needs to judge it."""

    slug: Slug
    text: str
    limits: str
    source: str
    force: Force
    confidence: Confidence
    checked: date


@dataclass(frozen=True, slots=True)
class Channel:
    """A public number or entry: what it is for, and what it is not for."""

    slug: Slug
    tel: str
    name: str
    use_for: str
    not_for: str
    confidence: Confidence
    checked: date


@dataclass(frozen=True, slots=True)
class Line:
    """Words to say or send as they stand."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Need:
    """A task that should come first, and why."""

    task: TaskId
    reason: str


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do."""

    id: TaskId
    slug: Slug
    title: str
    minutes: int
    why: str
    how: tuple[str, ...]
    say: tuple[Line, ...]
    facts: tuple[Fact, ...]
    channels: tuple[Channel, ...]
    needs: Need | None
    leads: TaskId | None


@dataclass(frozen=True, slots=True)
class Step:
    """One of the seven steps."""

    slug: Slug
    number: int
    title: str
    lead: str
    finished: str
    tasks: tuple[Task, ...]
    reviewed: str


@dataclass(frozen=True, slots=True)
class Move:
    """One line of a first-hour card, with at most one thing to press."""

    text: str
    say: tuple[Line, ...]
    call: Channel | None
    leads: TaskId | None


@dataclass(frozen=True, slots=True)
class Card:
    """A first-hour card: five lines for one situation."""

    slug: Slug
    number: int
    title: str
    hint: str
    moves: tuple[Move, ...]
    facts: tuple[Fact, ...]
    reviewed: str


@dataclass(frozen=True, slots=True)
class NextThing:
    """A beginning of three minutes at most, offered while its task is open."""

    task: TaskId
    text: str
    minutes: int
    at_night: bool


@dataclass(frozen=True, slots=True)
class Edition:
    """What this copy of the content is: its date, and whether an update may not wait for a tap."""

    content_date: date
    critical: bool


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader asks of the rules: a short answer, and the facts it rests on."""

    slug: Slug
    question: str
    answer: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Rights:
    """A page of questions about the rules."""

    slug: Slug
    number: int
    title: str
    hint: str
    questions: tuple[Question, ...]
    reviewed: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """Public numbers and entries that belong together."""

    slug: Slug
    title: str
    channels: tuple[Channel, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page for relatives."""

    slug: Slug
    title: str
    lines: tuple[str, ...]
    facts: tuple[Fact, ...]
    channels: tuple[Channel, ...]


@dataclass(frozen=True, slots=True)
class Relative:
    """The page for one kind of person who was called: what only they need to know, and their sentence to say."""

    slug: Slug
    number: int
    title: str
    say: tuple[Line, ...]
    parts: tuple[Part, ...]
    reviewed: str


@dataclass(frozen=True, slots=True)
class Relatives:
    """What everybody who was called is told, and the pages by kind of person; the first is for anyone."""

    title: str
    letter: tuple[Line, ...]
    preview: str
    """Its name in the app switcher and in link previews: nothing of money."""
    donts: tuple[str, ...]
    kinds: tuple[Relative, ...]
    parts: tuple[Part, ...]
    reviewed: str


@dataclass(frozen=True, slots=True)
class Sayings:
    """Words for one occasion after the first message."""

    slug: Slug
    title: str
    hint: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to print and hand over; it names nobody."""

    title: str
    lead: str
    parts: tuple[Part, ...]
    reviewed: str
