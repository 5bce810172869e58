"""The shapes of messages to other people: composed, in one language, each sentence with its conditions.

A blank is ``{you}`` (how I call them), ``{me}`` (my name) or ``{when}`` (when I will call); the phone fills it. It also
says ``{elder}`` as the reader chose: 你, 您, or 你们 for two; until then it is what most say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...content.kinds import Slug, TaskId
from ...content.letters import pairs
from .kinds import Kind, Medium, Tone, Verdict
from .schema import LevelName, Limit, Sayings, Sheet, Situation

BLANK = re.compile(r"\{(you|me|when|elder)\}")
ELDER, MOST_SAY = "elder", "你"
SLOT_LIMIT = 20
"""Characters of a filled blank that enter a message; the page tells ``static/notices.js``."""


@dataclass(frozen=True, slots=True)
class Block:
    """One sentence, or two that belong together.

    ``level`` is the lowest level of disclosure at which it may stand. ``bare`` stands in its place while a blank is
    unfilled; when it is empty, the block is left out until then. ``needed`` says that no message is without it.
    ``done`` names a task that makes it true. ``tells`` is what it gives away besides what its level says, or empty.
    """

    slug: Slug
    kind: Kind
    level: int
    text: str
    bare: str
    needed: bool
    done: TaskId | None
    tells: str

    @property
    def shown(self) -> str:
        """What stands there before anything is filled in; empty when that is nothing."""
        return _said(self.bare if self.blanks else self.text, {})

    @property
    def blanks(self) -> tuple[str, ...]:
        """The names of its blanks, which the reader fills."""
        return tuple(name for name in BLANK.findall(self.text) if name != ELDER)

    @property
    def changes(self) -> bool:
        """Whether the phone says it in more than one way."""
        return BLANK.search(self.text) is not None

    @property
    def conditional(self) -> bool:
        """Whether it appears only after an answer or a tick on the phone."""
        return self.kind is Kind.NO_DUTY or self.done is not None


@dataclass(frozen=True, slots=True)
class Message:
    """What one person is told in one situation, one way. ``paragraphs`` are read in order."""

    medium: Medium
    tone: Tone
    level: int
    subject: str
    paragraphs: tuple[tuple[Block, ...], ...]

    @property
    def key(self) -> str:
        """``wechat-warm-2``: unique within a notice; also in ids."""
        return f"{self.medium}-{self.tone}-{self.level}"

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All of them, in reading order."""
        return tuple(block for paragraph in self.paragraphs for block in paragraph)

    @property
    def tells(self) -> list[str]:
        """What it gives away besides what its level says."""
        return list(dict.fromkeys(block.tells for block in self.blocks if block.tells))

    @property
    def needs(self) -> list[str]:
        """The blanks without which it is not sent."""
        return list(dict.fromkeys(name for block in self.blocks if block.needed for name in block.blanks))

    def text(self, gap: str, blanks: dict[str, str] | None = None, *, answered: bool = False) -> str:
        """The message as it would be sent.

        ``gap`` stands between sentences; ``blanks`` are what the reader filled in, and ``elder`` how they speak to
        their parents; ``answered`` says that every condition holds (they signed nothing, the tasks are done).
        """
        written = (
            gap.join(filter(None, (_filled(b, blanks or {}) for b in paragraph if answered or not b.conditional)))
            for paragraph in self.paragraphs
        )
        return "\n".join(filter(None, written))


def _level(block: Block) -> int:
    return block.level


def _filled(block: Block, blanks: dict[str, str]) -> str:
    return _said(block.text if all(blanks.get(name) for name in block.blanks) else block.bare, blanks)


def _said(text: str, blanks: dict[str, str]) -> str:
    given = {ELDER: MOST_SAY} | blanks
    return BLANK.sub(lambda blank: given[blank[1]], text)


@dataclass(frozen=True, slots=True)
class Branch:
    """In a talk: what they may say, and a next line."""

    heard: str
    answer: str

    @property
    def shown(self) -> str:
        """The next line as most say it."""
        return _said(self.answer, {})


@dataclass(frozen=True, slots=True)
class Recipient:
    """A kind of person. ``address`` are examples of how one calls them; ``elder`` says that 你 or 您 is a choice."""

    slug: Slug
    number: int
    title: str
    hint: str
    address: str
    elder: bool
    care: str
    branches: tuple[Branch, ...]
    messages: dict[Slug, tuple[Message, ...]]
    """By situation; the first is what is shown first."""
    relatives: Slug
    """Which page for relatives is theirs."""

    def blanks(self, situation: Slug) -> set[str]:
        """The blanks of all messages of a situation."""
        return {name for message in self.messages[situation] for block in message.blocks for name in block.blanks}

    @property
    def duty_free(self) -> dict[Slug, str]:
        """The situations in which they may be told that they need not pay, with the gentlest words for it."""
        return {
            situation: next(block.shown for block in found)
            for situation, messages in self.messages.items()
            if (found := sorted((b for m in messages for b in m.blocks if b.kind is Kind.NO_DUTY), key=_level))
        }


@dataclass(frozen=True, slots=True)
class Barred:
    """Patterns that must not stand in a message of this level or below, once it is folded."""

    level: int
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that the check of a message looks for, on the phone.

    It holds below the level ``below`` (None: at every level), in the situations ``only`` (empty: in all) and not in
    ``excepted``. ``patterns`` find it in folded text, after ``passes`` have been blanked out: of all languages, since
    people write in another than they read.
    """

    slug: Slug
    verdict: Verdict
    below: int | None
    only: tuple[str, ...]
    excepted: tuple[str, ...]
    title: str
    why: str
    instead: str
    patterns: tuple[str, ...]
    passes: tuple[str, ...]
    meanings: tuple[Slug, ...]


@dataclass(frozen=True, slots=True)
class Notices:
    """All messages, with the names of the choices between them."""

    recipients: tuple[Recipient, ...]
    situations: tuple[Situation, ...]
    media: dict[Medium, str]
    tones: dict[Tone, str]
    levels: tuple[LevelName, ...]
    limits: tuple[Limit, ...]
    barred: tuple[Barred, ...]
    rules: tuple[Rule, ...]
    tells: tuple[Slug, ...]
    """What blocks may name as given away besides."""
    after: tuple[Sayings, ...]
    """Words for what comes after the first message."""
    sheet: Sheet

    @property
    def pairs(self) -> str:
        """The pairs of letters that a phone needs to bring a text to the form of the rules."""
        return pairs(one for rule in self.rules for one in (*rule.patterns, *rule.passes))

    def limit(self, message: Message) -> Limit:
        """The hard stop for a message."""
        return next(x for x in self.limits if x.medium is message.medium and x.tone in {None, message.tone})


def messages(notices: Notices) -> Iterator[tuple[str, Message]]:
    """Every message with the place where it stands, ``parent/called``."""
    for recipient in notices.recipients:
        for situation, found in recipient.messages.items():
            for message in found:
                yield f"{recipient.slug}/{situation}", message
