"""Packs of messages to Notices: blocks become messages here, and what must hold for all of them is checked.

Chinese is written to parents with 您; that word becomes a blank, since most say 你 and to both 你们.

A block never stands below its level. Before parents or a spouse read any explanation they have read the three
don'ts. Nobody tells a spouse that they owe nothing. Whatever breaks this is refused with its address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...content.kinds import Slug
from ...content.letters import fold_letters
from ...content.mistakes import ContentError
from ...content.reading import Reader
from .kinds import Kind, Medium
from .messages import ELDER, Barred, Block, Branch, Message, Notices, Recipient, Rule
from .schema import (
    After,
    BarredEntry,
    BarredWords,
    BlockEntry,
    Blocks,
    BranchEntry,
    Choices,
    Expressions,
    Lint,
    MessageEntry,
    Products,
    RecipientPack,
    RuleEntry,
    Sheet,
    Situation,
)

PARAGRAPH = "/"
POLITE = "您"
EXPLAINS = {Kind.WHAT, Kind.FAKE, Kind.NO_DUTY, Kind.NOT_PAY}
DONTS_FIRST = {"parent", "spouse"}


def load_notices(reader: Reader) -> Notices:
    """Read ``notices/``; raises ContentError, naming file and key."""
    choices = reader.file("notices/choices.toml", Choices)
    tells = {entry.slug: entry.tells for entry in choices.tells}
    blocks = {entry.slug: _block(entry, tells) for entry in reader.file("notices/blocks.toml", Blocks).blocks}
    products = _names(reader.file("notices/products.toml", Products))
    barred = {entry.level: _barred(entry, products) for entry in reader.file("notices/barred.toml", BarredWords).barred}
    rules = tuple(_rule(entry, barred) for entry in reader.file("notices/lint.toml", Lint).rules)
    packs = reader.folder("notices/recipients", RecipientPack, context="recipients")
    return Notices(
        recipients=tuple(_recipient(pack, blocks, choices.situations) for pack in packs),
        situations=choices.situations,
        media={name.slug: name.title for name in choices.media},
        tones={name.slug: name.title for name in choices.tones},
        levels=choices.levels,
        limits=choices.limits,
        barred=tuple(barred.values()),
        rules=rules,
        tells=tuple(tells),
        after=reader.file("notices/after.toml", After).groups,
        sheet=reader.file("notices/sheet.toml", Sheet, context="sheet"),
    )


def _block(entry: BlockEntry, tells: dict[Slug, str]) -> Block:
    told = tells.get(entry.tells, "") if entry.tells else ""  # that it is there is checked with all references
    return Block(entry.slug, entry.kind, entry.level, entry.text, entry.bare, entry.needed, entry.done, told)


def _to_elders(block: Block) -> Block:
    return replace(block, text=_elder(block.text), bare=_elder(block.bare))


def _elder(text: str) -> str:
    return text.replace(POLITE, f"{{{ELDER}}}")


def _branch(entry: BranchEntry, *, elder: bool) -> Branch:
    return Branch(entry.heard, _elder(entry.answer) if elder else entry.answer)


def _names(pack: Products) -> Expressions:
    """One expression for all products: a name in Latin letters stands alone, one in Chinese anywhere."""
    names = [name for product in pack.products for name in product.names]
    latin = [name for name in names if re.match(r"[a-z0-9]", name)]
    chinese = [name for name in names if name not in latin]
    return ("|".join(chinese), rf"(^|[^a-z])({'|'.join(latin)})(?![a-z])")


def _barred(entry: BarredEntry, products: Expressions) -> Barred:
    place = f"notices/barred.toml: barred[{entry.level}]"
    return Barred(entry.level, _expressions((*products, *entry.zh, *entry.en), place))


def _rule(entry: RuleEntry, barred: dict[int, Barred]) -> Rule:
    place = f"notices/lint.toml: rules[{entry.slug}]"
    if entry.barred is not None and entry.barred not in barred:
        raise ContentError(f"{place}: 'barred' names a level for which barred.toml has no list: {entry.barred}")
    words = barred[entry.barred].patterns if entry.barred is not None else ()
    found = (one for meaning in entry.meanings for one in (*meaning.zh, *meaning.en))
    return Rule(
        slug=entry.slug,
        verdict=entry.level,
        below=entry.below,
        only=entry.only,
        excepted=entry.excepted,
        title=entry.title,
        why=entry.why,
        instead=entry.instead,
        patterns=(*words, *_expressions(found, place)),
        passes=_expressions((*entry.pass_zh, *entry.pass_en), place),
        meanings=tuple(meaning.slug for meaning in entry.meanings),
    )


def _expressions(written: Iterable[str], place: str) -> Expressions:
    """Each once, in the letters of folded text."""
    found = tuple(dict.fromkeys(fold_letters(expression) for expression in written))
    for expression in found:
        try:
            re.compile(expression)
        except re.error as error:
            raise ContentError(f"{place}: this is no regular expression: {expression}: {error}") from None
        if "(?<" in expression:
            raise ContentError(f"{place}: this looks behind, which old phones cannot: {expression}")
    return found


def _recipient(pack: RecipientPack, blocks: dict[Slug, Block], situations: tuple[Situation, ...]) -> Recipient:
    place = f"notices/recipients/{pack.slug}.toml"
    if pack.elder:
        blocks = {slug: _to_elders(block) for slug, block in blocks.items()}
    messages: dict[Slug, list[Message]] = {situation.slug: [] for situation in situations}
    for position, entry in enumerate(pack.messages):
        message = _message(entry, f"{place}: messages[{position}]", pack, blocks)
        for situation in entry.situations:
            messages.setdefault(situation, []).append(message)
    return Recipient(
        slug=pack.slug,
        number=pack.number,
        title=pack.title,
        hint=pack.hint,
        address=pack.address,
        elder=pack.elder,
        care=pack.care,
        branches=tuple(_branch(entry, elder=pack.elder) for entry in pack.branches),
        messages={situation: _all_different(found, f"{place}: {situation}") for situation, found in messages.items()},
        relatives=pack.relatives,
    )


def _all_different(messages: list[Message], place: str) -> tuple[Message, ...]:
    keys = [message.key for message in messages]
    if not keys or len(set(keys)) < len(keys):
        raise ContentError(f"{place} has messages, and no two of one channel, tone and level: {keys}")
    return tuple(messages)


def _message(entry: MessageEntry, place: str, pack: RecipientPack, blocks: dict[Slug, Block]) -> Message:
    subject = pack.subject if entry.medium is Medium.EMAIL else ""
    paragraphs = tuple(_paragraphs(entry, place, blocks))
    message = Message(entry.medium, entry.tone, entry.level, subject, paragraphs)
    kinds = [block.kind for block in message.blocks]
    for block in message.blocks:
        if block.level > message.level:
            raise ContentError(f"{place}: '{block.slug}' tells more than level {message.level}")
    if pack.slug == "spouse" and Kind.NO_DUTY in kinds:
        raise ContentError(f"{place}: nobody can tell a spouse that they owe nothing")
    explained = next((position for position, kind in enumerate(kinds) if kind in EXPLAINS), len(kinds))
    if pack.slug in DONTS_FIRST and Kind.DONTS not in kinds[:explained]:
        raise ContentError(f"{place}: the three don'ts come before any explanation")
    return message


def _paragraphs(entry: MessageEntry, place: str, blocks: dict[Slug, Block]) -> Iterator[tuple[Block, ...]]:
    paragraph: list[Block] = []
    for slug in entry.blocks:
        if slug == PARAGRAPH:
            yield tuple(paragraph)
            paragraph = []
        elif slug in blocks:
            paragraph.append(blocks[Slug(slug)])
        else:
            raise ContentError(f"{place}: 'blocks' names no block: {slug}")
    yield tuple(paragraph)
