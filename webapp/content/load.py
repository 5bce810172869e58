"""Packs on disk to a Guide in one language; whatever is wrong is refused with its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from .model import (
    Card,
    Channel,
    Confidence,
    Edition,
    Fact,
    Force,
    Guide,
    Line,
    Move,
    Need,
    NextThing,
    Slug,
    Step,
    Task,
    TaskId,
)
from .table import ContentError, Table, Translate, reading

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
NEXT_MINUTES = 3  # product.md: the next small thing takes three minutes at most
CARD_LINES = 5

K = TypeVar("K", bound=StrEnum)
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
    next_things = tuple(_next_things(root, translate))
    with reading(root / "edition.toml", root, translate) as table:
        edition = Edition(table.day("content_date"), table.flag("critical"))
    guide = Guide(edition, facts, channels, steps, cards, next_things)
    _check_links(guide)
    return guide


def _files(root: Path, folder: str) -> list[Path]:
    return sorted((root / folder).glob("*.toml"))


def _facts(root: Path, translate: Translate) -> Iterator[Fact]:
    for path in _files(root, "facts"):
        with reading(path, root, translate) as pack:
            for table in _closing(pack.tables("facts")):
                yield Fact(
                    slug=_slug(table),
                    text=table.text("text"),
                    limits=table.text("limits", optional=True),
                    source=table.text("source"),
                    force=_one_of(table, "force", Force),
                    confidence=_one_of(table, "confidence", Confidence),
                    checked=table.day("checked"),
                )


def _channels(root: Path, translate: Translate) -> Iterator[Channel]:
    with reading(root / "channels.toml", root, translate) as pack:
        for table in _closing(pack.tables("channels")):
            yield Channel(
                slug=_slug(table),
                tel=table.word("tel", ""),
                name=table.text("name"),
                use_for=table.text("use_for"),
                not_for=table.text("not_for", optional=True),
                confidence=_one_of(table, "confidence", Confidence),
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
                tasks=tuple(_task(table, slug, facts, channels) for table in _closing(pack.tables("tasks"))),
                reviewed=pack.word("reviewed"),
            )


def _task(table: Table, step: Slug, facts: dict[Slug, Fact], channels: dict[Slug, Channel]) -> Task:
    slug = _slug(table)
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
        leads=_task_id(table, "leads"),
    )


def _cards(root: Path, translate: Translate, facts: dict[Slug, Fact], channels: dict[Slug, Channel]) -> Iterator[Card]:
    for path in _files(root, "now"):
        with reading(path, root, translate) as pack:
            card = Card(
                slug=Slug(path.stem),
                number=pack.number("number"),
                title=pack.text("title"),
                hint=pack.text("hint"),
                moves=tuple(_move(table, channels) for table in _closing(pack.tables("moves"))),
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
        leads=_task_id(table, "leads"),
    )
    if sum(map(bool, (move.say, move.call, move.leads))) > 1:
        raise ContentError(f"{table.place}: a line of a card has one action at most")
    return move


def _next_things(root: Path, translate: Translate) -> Iterator[NextThing]:
    with reading(root / "today.toml", root, translate) as pack:
        for table in _closing(pack.tables("next")):
            thing = NextThing(
                task=TaskId(table.word("task")),
                text=table.text("text"),
                minutes=table.number("minutes"),
                at_night=table.flag("at_night"),
            )
            if not 0 < thing.minutes <= NEXT_MINUTES:
                raise ContentError(f"{table.place}: 'minutes' must be 1 to {NEXT_MINUTES}, not {thing.minutes}")
            yield thing


def _closing(tables: tuple[Table, ...]) -> Iterator[Table]:
    for table in tables:
        yield table
        table.close()


@contextmanager
def _closed(table: Table) -> Iterator[Table]:
    yield table
    table.close()


def _lines(table: Table) -> tuple[Line, ...]:
    return tuple(Line(line.text("label"), line.text("text")) for line in _closing(table.tables("say")))


def _need(table: Table) -> Need | None:
    found = table.table("needs")
    if found is None:
        return None
    with _closed(found):
        return Need(TaskId(found.word("task")), found.text("reason"))


def _task_id(table: Table, key: str) -> TaskId | None:
    value = table.word(key, "")
    return TaskId(value) if value else None


def _slug(table: Table) -> Slug:
    value = table.word("slug")
    if not SLUG.fullmatch(value):
        raise ContentError(f"{table.place}: 'slug' must be kebab-case, not {value!r}")
    return Slug(value)


def _one_of(table: Table, key: str, kinds: type[K]) -> K:
    value = table.word(key)
    try:
        return kinds(value)
    except ValueError:
        raise ContentError(f"{table.place}: '{key}' must be one of {', '.join(kinds)}, not {value!r}") from None


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


def _check_links(guide: Guide) -> None:
    tasks = [task for step in guide.steps for task in step.tasks]
    known = {task.id for task in tasks}
    if len(known) != len(tasks):
        raise ContentError("steps: two tasks have the same slug in one step")
    wanted: list[tuple[str, TaskId | None]] = []
    for task in tasks:
        wanted += [(task.id, task.leads), (task.id, task.needs.task if task.needs else None)]
    for card in guide.cards:
        wanted += [(f"now/{card.slug}", move.leads) for move in card.moves]
    wanted += [("today", thing.task) for thing in guide.next_things]
    for place, target in wanted:
        if target is not None and target not in known:
            raise ContentError(f"{place}: leads to a task that does not exist: {target}")
