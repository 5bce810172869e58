"""Packs on disk to a Guide in one language; whatever is wrong is refused with its address."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from .guide import Guide
from .links import check_links
from .load_notices import load_notices
from .model import (
    Card,
    Channel,
    Confidence,
    Edition,
    Fact,
    Force,
    Line,
    Move,
    Need,
    NextThing,
    Numbers,
    Part,
    Question,
    Relative,
    Relatives,
    Rights,
    Sayings,
    Sheet,
    Slug,
    Step,
    Task,
    TaskId,
)
from .table import ContentError, Table, Translate, reading

NEXT_MINUTES = 3  # product.md: the next small thing takes three minutes at most
CARD_LINES = 5
WORDS = 256  # a byte of chance each

V = TypeVar("V", Fact, Channel)


def load_guide(root: Path, translate: Translate) -> Guide:
    """Read all packs under ``root``.

    Raises ContentError, naming file and key, for an unknown or missing key, an empty sentence,
    a slug that leads nowhere, or a rule of this file that does not hold.
    """
    facts = _unique(_facts(root, translate), "facts")
    channels = _unique(_channels(root, translate), "channels")
    steps = tuple(sorted(_steps(root, translate, facts, channels), key=lambda step: step.number))
    cards = tuple(sorted(_cards(root, translate, facts, channels), key=lambda card: card.number))
    things = tuple(_next_things(root, translate))
    with reading(root / "edition.toml", root, translate) as table:
        edition = Edition(table.day("content_date"), table.flag("critical"))
    rights = tuple(sorted(_rights(root, translate, facts), key=lambda page: page.number))
    with reading(root / "numbers.toml", root, translate) as table:
        numbers = tuple(_numbers(group, channels) for group in table.each("groups"))
    notices = load_notices(root, translate)
    with reading(root / "notices" / "after.toml", root, translate) as table:
        after = tuple(_sayings(group) for group in table.each("groups"))
    with reading(root / "sheet.toml", root, translate) as table:
        sheet = Sheet(table.text("title"), table.text("lead"), _parts(table, facts, channels), table.word("reviewed"))
    relatives = _relatives(root, translate, facts, channels)
    with reading(root / "passphrase.toml", root, translate) as table:
        words = tuple(table.text("words").split())
        if len(set(words)) != WORDS:
            raise ContentError(f"passphrase.toml: 'words' must be {WORDS} different words, not {len(set(words))}")
    pages = (relatives, rights, numbers, after, sheet, words)
    guide = Guide(edition, facts, channels, steps, cards, things, notices, *pages)
    check_links(guide)
    return guide


def _files(root: Path, folder: str) -> list[Path]:
    return sorted((root / folder).glob("*.toml"))


def _facts(root: Path, translate: Translate) -> Iterator[Fact]:
    for path in _files(root, "facts"):
        with reading(path, root, translate) as pack:
            for table in pack.each("facts"):
                yield Fact(
                    slug=table.slug(),
                    text=table.text("text"),
                    limits=table.text("limits", optional=True),
                    source=table.text("source"),
                    force=table.one_of("force", Force),
                    confidence=table.one_of("confidence", Confidence),
                    checked=table.day("checked"),
                )


def _channels(root: Path, translate: Translate) -> Iterator[Channel]:
    with reading(root / "channels.toml", root, translate) as pack:
        for table in pack.each("channels"):
            yield Channel(
                slug=table.slug(),
                tel=table.word("tel", ""),
                name=table.text("name"),
                use_for=table.text("use_for"),
                not_for=table.text("not_for", optional=True),
                confidence=table.one_of("confidence", Confidence),
                checked=table.day("checked"),
            )


def _steps(root: Path, translate: Translate, facts: dict[Slug, Fact], channels: dict[Slug, Channel]) -> Iterator[Step]:
    for path in _files(root, "steps"):
        with reading(path, root, translate) as pack:
            slug = Slug(path.stem)
            yield Step(
                slug=slug,
                number=pack.number("number"),
                title=pack.text("title"),
                lead=pack.text("lead"),
                finished=pack.text("finished"),
                tasks=tuple(_task(table, slug, facts, channels) for table in pack.each("tasks")),
                reviewed=pack.word("reviewed"),
            )


def _task(table: Table, step: Slug, facts: dict[Slug, Fact], channels: dict[Slug, Channel]) -> Task:
    slug = table.slug()
    return Task(
        id=TaskId(f"{step}/{slug}"),
        slug=slug,
        title=table.text("title"),
        minutes=table.number("minutes"),
        why=table.text("why"),
        how=table.texts("how"),
        say=_lines(table),
        facts=_picked(table, "facts", facts),
        channels=_picked(table, "channels", channels),
        needs=_need(table),
        leads=table.task("leads"),
    )


def _cards(root: Path, translate: Translate, facts: dict[Slug, Fact], channels: dict[Slug, Channel]) -> Iterator[Card]:
    for path in _files(root, "now"):
        with reading(path, root, translate) as pack:
            card = Card(
                slug=Slug(path.stem),
                number=pack.number("number"),
                title=pack.text("title"),
                hint=pack.text("hint"),
                moves=tuple(_move(table, channels) for table in pack.each("moves")),
                facts=_picked(pack, "facts", facts),
                reviewed=pack.word("reviewed"),
            )
            if len(card.moves) != CARD_LINES:
                raise ContentError(f"{pack.place}: a card has {CARD_LINES} moves, not {len(card.moves)}")
            yield card


def _move(table: Table, channels: dict[Slug, Channel]) -> Move:
    call = table.word("call", "")
    if call and call not in channels:
        raise ContentError(f"{table.place}: 'call' names no channel: {call}")
    move = Move(
        text=table.text("text"),
        say=_lines(table),
        call=channels[Slug(call)] if call else None,
        leads=table.task("leads"),
    )
    if sum(map(bool, (move.say, move.call, move.leads))) > 1:
        raise ContentError(f"{table.place}: a line of a card has one action at most")
    return move


def _next_things(root: Path, translate: Translate) -> Iterator[NextThing]:
    with reading(root / "today.toml", root, translate) as pack:
        for table in pack.each("next"):
            thing = NextThing(
                task=TaskId(table.word("task")),
                text=table.text("text"),
                minutes=table.number("minutes"),
                at_night=table.flag("at_night"),
            )
            if not 0 < thing.minutes <= NEXT_MINUTES:
                raise ContentError(f"{table.place}: 'minutes' must be 1 to {NEXT_MINUTES}, not {thing.minutes}")
            yield thing


def _rights(root: Path, translate: Translate, facts: dict[Slug, Fact]) -> Iterator[Rights]:
    for path in _files(root, "rights"):
        with reading(path, root, translate) as pack:
            yield Rights(
                slug=Slug(path.stem),
                number=pack.number("number"),
                title=pack.text("title"),
                hint=pack.text("hint"),
                questions=tuple(_question(table, facts) for table in pack.each("questions")),
                reviewed=pack.word("reviewed"),
            )


def _numbers(group: Table, channels: dict[Slug, Channel]) -> Numbers:
    return Numbers(group.slug(), group.text("title"), _picked(group, "channels", channels))


def _sayings(group: Table) -> Sayings:
    return Sayings(group.slug(), group.text("title"), group.text("hint"), _lines(group, "lines"))


def _question(group: Table, facts: dict[Slug, Fact]) -> Question:
    return Question(group.slug(), group.text("question"), group.text("answer"), _picked(group, "facts", facts))


def _relatives(root: Path, translate: Translate, facts: dict[Slug, Fact], channels: dict[Slug, Channel]) -> Relatives:
    kinds = []
    for path in _files(root, "relatives"):
        with reading(path, root, translate) as pack:
            kinds.append(
                Relative(
                    slug=Slug(path.stem),
                    number=pack.number("number"),
                    title=pack.text("title"),
                    say=_lines(pack),
                    parts=_parts(pack, facts, channels),
                    reviewed=pack.word("reviewed"),
                )
            )
    with reading(root / "relatives.toml", root, translate) as pack:
        return Relatives(
            title=pack.text("title"),
            letter=_lines(pack, "letter"),
            preview=pack.text("preview"),
            donts=pack.texts("donts"),
            kinds=tuple(sorted(kinds, key=lambda kind: kind.number)),
            parts=_parts(pack, facts, channels),
            reviewed=pack.word("reviewed"),
        )


def _parts(pack: Table, facts: dict[Slug, Fact], channels: dict[Slug, Channel]) -> tuple[Part, ...]:
    return tuple(_part(table, facts, channels) for table in pack.each("parts"))


def _part(table: Table, facts: dict[Slug, Fact], channels: dict[Slug, Channel]) -> Part:
    return Part(
        slug=table.slug(),
        title=table.text("title"),
        lines=table.texts("lines"),
        facts=_picked(table, "facts", facts),
        channels=_picked(table, "channels", channels),
    )


def _lines(table: Table, key: str = "say") -> tuple[Line, ...]:
    return tuple(Line(line.text("label"), line.text("text")) for line in table.each(key))


def _need(table: Table) -> Need | None:
    found = table.table("needs")
    if found is None:
        return None
    need = Need(TaskId(found.word("task")), found.text("reason"))
    found.close()
    return need


def _picked(table: Table, key: str, known: dict[Slug, V]) -> tuple[V, ...]:
    slugs = table.words(key)
    for slug in slugs:
        if slug not in known:
            raise ContentError(f"{table.place}: '{key}' names no such entry: {slug}")
    return tuple(known[Slug(slug)] for slug in slugs)


def _unique(items: Iterator[V], name: str) -> dict[Slug, V]:
    found: dict[Slug, V] = {}
    for item in items:
        if item.slug in found:
            raise ContentError(f"{name}: {item.slug} is there twice")
        found[item.slug] = item
    return found
