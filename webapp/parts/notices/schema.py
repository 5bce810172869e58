"""The packs of messages as they are written: choices, blocks, what is barred, what the check looks for, recipients."""

from __future__ import annotations

from typing import Annotated

import msgspec

from ...content.kinds import Entry, Line, Pack, Refers, Section, Slug, TaskRef, Text
from .kinds import LEVELS, Kind, Medium, Tone, Verdict

Level = Annotated[int, msgspec.Meta(ge=0, le=LEVELS - 1)]
SituationRef = Annotated[Slug, Refers("situation")]
Expressions = tuple[str, ...]
"""Regular expressions over folded text (``content/letters``); a test tries each as a phone would."""


class Situation(Entry, frozen=True, kw_only=True):
    """What has happened to the other person. ``check`` names the task that must be done first."""

    slug: Slug
    title: Text
    hint: Text
    check: TaskRef | None = None


class MediumName(Entry, frozen=True, kw_only=True):
    """What a way to send is called."""

    slug: Medium
    title: Text


class ToneName(Entry, frozen=True, kw_only=True):
    """What a tone is called."""

    slug: Tone
    title: Text


class LevelName(Entry, frozen=True, kw_only=True):
    """How much they learn: its name, and what they know and do not know after reading. Its place is the level."""

    slug: Slug
    title: Text
    known: Text
    unknown: Text


class Limit(Entry, frozen=True, kw_only=True):
    """How long a message may be, in characters, in Chinese and in English."""

    medium: Medium
    tone: Tone | None = None
    chinese: int
    english: int


class Tells(Entry, frozen=True, kw_only=True):
    """What a sentence gives away besides what its level says."""

    slug: Slug
    tells: Text


class Choices(Pack, frozen=True, kw_only=True):
    """The names of the choices, and how long a message may be."""

    situations: tuple[Situation, ...]
    media: tuple[MediumName, ...]
    tones: tuple[ToneName, ...]
    levels: tuple[LevelName, ...]
    limits: tuple[Limit, ...]
    tells: tuple[Tells, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a choice without a name, or a way to send without a limit."""
        named = {one.slug for one in self.media} | {one.slug for one in self.tones}
        if missing := {*Medium, *Tone} - named:
            raise ValueError(f"there is no name for {', '.join(sorted(missing))}")
        if len(self.levels) != LEVELS:
            raise ValueError(f"there are {LEVELS} levels, not {len(self.levels)}")
        if unbounded := set(Medium) - {limit.medium for limit in self.limits}:
            raise ValueError(f"there is no limit for {', '.join(sorted(unbounded))}")


class BlockEntry(Entry, frozen=True, kw_only=True):
    """One sentence; see Block. A message with a ``needed`` one is offered for copying when its blanks are filled."""

    slug: Slug
    kind: Kind
    level: Level = 0
    text: Text
    bare: Text = ""
    needed: bool = False
    done: TaskRef | None = None
    tells: Annotated[Slug, Refers("tells")] | None = None


class Blocks(Pack, frozen=True, kw_only=True):
    """All sentences."""

    blocks: tuple[BlockEntry, ...]


class BarredEntry(Entry, frozen=True, kw_only=True):
    """Patterns that must not stand in a message of this level or below."""

    level: Level
    zh: Expressions
    en: Expressions


class BarredWords(Pack, frozen=True, kw_only=True):
    """One list for each level that bars anything."""

    barred: tuple[BarredEntry, ...]

    def __post_init__(self) -> None:
        """Refuse two lists for one level."""
        if len({entry.level for entry in self.barred}) != len(self.barred):
            raise ValueError("two lists are for one level")


class Meaning(Entry, frozen=True, kw_only=True):
    """One thing that people say in many words, and the expressions that find it in both languages."""

    slug: Slug
    zh: Expressions
    en: Expressions


class Product(Entry, frozen=True, kw_only=True):
    """What a lender or a loan is called: names as people write them, each an expression."""

    slug: Slug
    names: Expressions


class Products(Pack, frozen=True, kw_only=True):
    """All of them."""

    products: tuple[Product, ...]


class RuleEntry(Entry, frozen=True, kw_only=True):
    """One thing that the check looks for; see Rule. ``barred`` names a level whose barred words count too.

    What ``pass`` finds is no such thing, whatever it holds: a denial, a quotation, another use of the word.
    """

    slug: Slug
    level: Verdict
    below: Level | None = None
    barred: Level | None = None
    only: tuple[SituationRef, ...] = ()
    excepted: tuple[SituationRef, ...] = msgspec.field(name="except", default=())
    title: Text
    why: Text
    instead: Text = ""
    pass_zh: Expressions = msgspec.field(name="pass-zh", default=())
    pass_en: Expressions = msgspec.field(name="pass-en", default=())
    meanings: tuple[Meaning, ...]


class Lint(Pack, frozen=True, kw_only=True):
    """All that the check looks for."""

    rules: tuple[RuleEntry, ...]


class BranchEntry(Entry, frozen=True, kw_only=True):
    """In a talk: what they may say, and a next line."""

    heard: Text
    answer: Text


class MessageEntry(Entry, frozen=True, kw_only=True):
    """One message: in which situations, how, and its blocks with ``/`` between paragraphs."""

    situations: tuple[SituationRef, ...]
    medium: Medium
    tone: Tone
    level: Level
    blocks: tuple[str, ...]


class RecipientPack(Pack, frozen=True, kw_only=True):
    """A kind of person. ``address`` are examples of how one calls them; ``elder`` says that readers differ in it."""

    slug: Slug
    number: int
    title: Text
    hint: Text
    address: Text = ""
    elder: bool = False
    care: Text = ""
    subject: Text = ""
    relatives: Annotated[Slug, Refers("page for relatives")]
    branches: tuple[BranchEntry, ...] = ()
    messages: tuple[MessageEntry, ...]


class Sayings(Entry, frozen=True, kw_only=True):
    """Words for one occasion after the first message."""

    slug: Slug
    title: Text
    hint: Text
    lines: tuple[Line, ...]


class After(Pack, frozen=True, kw_only=True):
    """All occasions."""

    groups: tuple[Sayings, ...]


class Sheet(Pack, frozen=True, kw_only=True):
    """A page to print and hand over; it names nobody."""

    title: Text
    lead: Text
    parts: tuple[Section, ...]
