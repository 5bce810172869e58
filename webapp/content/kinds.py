"""What all packs share: their building blocks, as msgspec reads them out of TOML.

A ``Struct`` is the schema: a key that it does not name is refused, one without a default is missed. Two marks say what
the loader does beyond that: ``Text`` is a sentence for people, translated while it is read; ``Refers`` names something
that stands elsewhere and must be there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, NewType

import msgspec

Slug = NewType("Slug", str)
"""A name in an address, and the key of what a reader keeps: kebab-case, never renamed."""
TaskId = NewType("TaskId", str)
"""``<step>/<task>``, for instance ``verify/who-is-the-lender``; also the key of its tick."""


@dataclass(frozen=True, slots=True)
class Translated:
    """Marks a sentence for people."""


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks the name of something of a kind: ``fact``, ``channel``, ``task``, and what parts offer."""

    kind: str


Text = Annotated[str, Translated()]
FactRef = Annotated[Slug, Refers("fact")]
ChannelRef = Annotated[Slug, Refers("channel")]
TaskRef = Annotated[TaskId, Refers("task")]
Tel = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{3,12}$")]


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One table of a pack."""


class Pack(Entry, frozen=True, kw_only=True):
    """One file. ``reviewed`` names who has reviewed it, and the day; a pack that says nothing is not reviewed."""

    reviewed: str = ""


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


class Fact(Entry, frozen=True, kw_only=True):
    """One statement of law or fact, with what a reader needs to judge it."""

    GOOD_FOR: ClassVar[int] = 180
    """Days after its check that it may be shown without a word about its age."""

    slug: Slug
    text: Text
    limits: Text = ""
    source: Text
    force: Force
    confidence: Confidence
    checked: date


class Channel(Entry, frozen=True, kw_only=True):
    """A public number or entry: what it is for, and what it is not for."""

    GOOD_FOR: ClassVar[int] = 90
    """Days, as of a fact."""

    slug: Slug
    tel: Tel | None = None
    name: Text
    use_for: Text
    not_for: Text = ""
    confidence: Confidence
    checked: date


class Line(Entry, frozen=True, kw_only=True):
    """Words to say or send as they stand."""

    label: Text
    text: Text


class Section(Entry, frozen=True, kw_only=True):
    """A heading with lines below it, and what they rest on."""

    slug: Slug
    title: Text
    lines: tuple[Text, ...]
    facts: tuple[FactRef, ...] = ()
    channels: tuple[ChannelRef, ...] = ()


class Edition(Pack, frozen=True, kw_only=True):
    """What this copy of the content is: its date, and whether an update may not wait for a tap."""

    content_date: date
    critical: bool


class Region(Pack, frozen=True, kw_only=True):
    """What is different in another country: the help lines that every page names, and the clock."""

    crisis: ChannelRef
    danger: tuple[ChannelRef, ...]
    help: Text
    despair: Text
    in_danger: Text
    clock: Text
    """How people there call their time."""
    minutes_ahead: int
    """Of UTC, the year round; the app's own clock where a zone must be one for all."""
    night_begins: int
    night_ends: int
    """Hours on that clock between which nothing has to be decided."""


class Facts(Pack, frozen=True, kw_only=True):
    """A file of facts."""

    facts: tuple[Fact, ...]


class Channels(Pack, frozen=True, kw_only=True):
    """The file of public numbers and entries."""

    channels: tuple[Channel, ...]
