"""Packs of messages to Notices: blocks become messages here, and what must hold for all of them is checked.

A block never stands below its level. Before parents or a spouse read any explanation they have read the three
don'ts. Nobody tells a spouse that they owe nothing. Whatever breaks this is refused with its address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from .model import Slug
from .notice import (
    Barred,
    Block,
    Branch,
    Kind,
    Level,
    Limit,
    Medium,
    Message,
    Notices,
    Recipient,
    Rule,
    Situation,
    Tone,
    Verdict,
)
from .table import ContentError, Table, Translate, reading

PARAGRAPH = "/"
EXPLAINS = {Kind.WHAT, Kind.FAKE, Kind.NO_DUTY, Kind.NOT_PAY}
DONTS_FIRST = {"parent", "spouse"}
LEVELS = range(5)
LANGUAGES = ("zh-Hans", "zh-Hant", "en")


def load_notices(root: Path, translate: Translate) -> Notices:
    """Read ``notices/`` and ``recipients/`` under ``root``; raises ContentError, naming file and key."""
    with reading(root / "notices" / "choices.toml", root, translate) as pack:
        situations = tuple(_situation(table) for table in pack.each("situations"))
        media = {table.one_of("slug", Medium): table.text("title") for table in pack.each("media")}
        tones = {table.one_of("slug", Tone): table.text("title") for table in pack.each("tones")}
        levels = tuple(_level(table) for table in pack.each("levels"))
        limits = tuple(_limit(table) for table in pack.each("limits"))
        tells = {table.slug(): table.text("tells") for table in pack.each("tells")}
    blocks = {block.slug: block for block in _blocks(root, translate, tells)}
    with reading(root / "notices" / "barred.toml", root, translate) as pack:
        barred = tuple(_barred(table) for table in pack.each("barred"))
    with reading(root / "notices" / "lint.toml", root, translate) as pack:
        rules = tuple(_rule(table, barred) for table in pack.each("rules"))
    recipients = sorted(_recipients(root, translate, blocks, situations), key=lambda found: found.number)
    return Notices(tuple(recipients), situations, media, tones, levels, limits, barred, rules)


def _blocks(root: Path, translate: Translate, tells: dict[Slug, str]) -> Iterator[Block]:
    known: set[Slug] = set()
    with reading(root / "notices" / "blocks.toml", root, translate) as pack:
        for table in pack.each("blocks"):
            slug, text = table.slug(), table.text("text")
            if slug in known:
                raise ContentError(f"{table.place}: this slug is there twice")
            known.add(slug)
            yield Block(
                slug=slug,
                kind=table.one_of("kind", Kind),
                level=table.number("level", 0),
                text=text,
                bare=table.text("bare", optional=True),
                done=table.task("done"),
                tells=tells[Slug(told)] if (told := table.word("tells", "")) else "",
            )


def _situation(table: Table) -> Situation:
    return Situation(table.slug(), table.text("title"), table.text("hint"), table.task("check"))


def _level(table: Table) -> Level:
    table.slug()  # for translators only: the place in the list is the level
    return Level(table.text("title"), table.text("known"), table.text("unknown"))


def _rule(table: Table, barred: tuple[Barred, ...]) -> Rule:
    below = table.number("below", len(LEVELS))
    level = table.number("barred", len(LEVELS))
    words = [each.patterns for each in barred if each.level == level]
    return Rule(
        slug=table.slug(),
        verdict=table.one_of("level", Verdict),
        below=None if below == len(LEVELS) else below,
        only=table.words("only"),
        excepted=table.words("except"),
        title=table.text("title"),
        why=table.text("why"),
        instead=table.text("instead", optional=True),
        patterns={
            language: (*(word for each in words for word in each[language]), *_expressions(table, language))
            for language in LANGUAGES
        },
        passes={language: _expressions(table, f"pass-{language}") for language in LANGUAGES},
    )


def _expressions(table: Table, key: str) -> tuple[str, ...]:
    found = table.words(key)
    for expression in found:
        try:
            re.compile(expression)
        except re.error as error:
            raise ContentError(f"{table.place}: '{key}' is no regular expression: {expression}: {error}") from None
        if "(?<" in expression:
            raise ContentError(f"{table.place}: '{key}' looks behind, which old phones cannot: {expression}")
    return found


def _limit(table: Table) -> Limit:
    medium = table.one_of("medium", Medium)
    tone = table.word("tone", "")
    return Limit(medium, Tone(tone) if tone else None, table.number("chinese"), table.number("english"))


def _barred(table: Table) -> Barred:
    return Barred(table.number("level"), {language: _expressions(table, language) for language in LANGUAGES})


def _recipients(
    root: Path, translate: Translate, blocks: dict[Slug, Block], situations: tuple[Situation, ...]
) -> Iterator[Recipient]:
    for path in sorted((root / "recipients").glob("*.toml")):
        with reading(path, root, translate) as pack:
            slug = Slug(path.stem)
            messages: dict[Slug, list[Message]] = {situation.slug: [] for situation in situations}
            subject = pack.text("subject", optional=True)
            for table in pack.each("messages"):
                message = _message(table, slug, subject, blocks)
                for situation in table.words("situations"):
                    if situation not in messages:
                        raise ContentError(f"{table.place}: 'situations' names no situation: {situation}")
                    messages[Slug(situation)].append(message)
            yield Recipient(
                slug=slug,
                number=pack.number("number"),
                title=pack.text("title"),
                hint=pack.text("hint"),
                address=pack.text("address", optional=True),
                care=pack.text("care", optional=True),
                relatives=pack.slug("relatives"),
                branches=tuple(Branch(table.text("heard"), table.text("answer")) for table in pack.each("branches")),
                messages={situation: _all_different(found, path.name) for situation, found in messages.items()},
                reviewed=pack.word("reviewed"),
            )


def _all_different(messages: list[Message], name: str) -> tuple[Message, ...]:
    keys = [message.key for message in messages]
    if not keys or len(set(keys)) < len(keys):
        raise ContentError(f"{name}: every situation has messages, and no two of one channel, tone and level: {keys}")
    return tuple(messages)


def _message(table: Table, recipient: Slug, subject: str, blocks: dict[Slug, Block]) -> Message:
    medium = table.one_of("medium", Medium)
    message = Message(
        medium=medium,
        tone=table.one_of("tone", Tone),
        level=table.number("level"),
        subject=subject if medium is Medium.EMAIL else "",
        paragraphs=tuple(_paragraphs(table, blocks)),
    )
    kinds = [block.kind for block in message.blocks]
    for block in message.blocks:
        if block.level > message.level:
            raise ContentError(f"{table.place}: '{block.slug}' tells more than level {message.level}")
    if recipient == "spouse" and Kind.NO_DUTY in kinds:
        raise ContentError(f"{table.place}: nobody can tell a spouse that they owe nothing")
    explained = next((place for place, kind in enumerate(kinds) if kind in EXPLAINS), len(kinds))
    if recipient in DONTS_FIRST and Kind.DONTS not in kinds[:explained]:
        raise ContentError(f"{table.place}: the three don'ts come before any explanation")
    return message


def _paragraphs(table: Table, blocks: dict[Slug, Block]) -> Iterator[tuple[Block, ...]]:
    paragraph: list[Block] = []
    for slug in table.words("blocks"):
        if slug == PARAGRAPH:
            yield tuple(paragraph)
            paragraph = []
        elif slug in blocks:
            paragraph.append(blocks[Slug(slug)])
        else:
            raise ContentError(f"{table.place}: 'blocks' names no block: {slug}")
    yield tuple(paragraph)
