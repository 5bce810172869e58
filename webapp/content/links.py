"""Whether everything that one pack says of another is there."""

from __future__ import annotations

from collections.abc import Iterator

from .guide import Guide
from .model import TaskId
from .notice import Block
from .table import ContentError


def check_links(guide: Guide) -> None:
    """Every task and page that is named exists; ContentError names the place that names one that does not."""
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
    wanted += [("notices", block.done) for block in _blocks_used(guide)]
    wanted += [(f"notices: {situation.slug}", situation.check) for situation in guide.notices.situations]
    for place, target in wanted:
        if target is not None and target not in known:
            raise ContentError(f"{place}: leads to a task that does not exist: {target}")
    pages = {kind.slug for kind in guide.relatives.kinds}
    for recipient in guide.notices.recipients:
        if recipient.relatives not in pages:
            raise ContentError(f"recipients/{recipient.slug}: 'relatives' names no page: {recipient.relatives}")


def _blocks_used(guide: Guide) -> Iterator[Block]:
    for recipient in guide.notices.recipients:
        for messages in recipient.messages.values():
            for message in messages:
                yield from message.blocks
