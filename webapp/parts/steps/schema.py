"""The checklist: steps, and what there is to do in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import msgspec

from ...content.kinds import ChannelRef, Entry, FactRef, Line, Pack, Slug, TaskId, TaskRef, Text


class Need(Entry, frozen=True, kw_only=True):
    """A task that should come first, and why."""

    task: TaskRef
    reason: Text


class Task(Entry, frozen=True, kw_only=True):
    """One thing to do."""

    slug: Slug
    title: Text
    minutes: Annotated[int, msgspec.Meta(ge=1)]
    why: Text
    how: tuple[Text, ...]
    say: tuple[Line, ...] = ()
    facts: tuple[FactRef, ...] = ()
    channels: tuple[ChannelRef, ...] = ()
    needs: Need | None = None
    leads: TaskRef | None = None


class Step(Pack, frozen=True, kw_only=True):
    """One of the seven steps."""

    slug: Slug
    number: int
    title: Text
    lead: Text
    finished: Text
    tasks: tuple[Task, ...]

    def id_of(self, task: Task) -> TaskId:
        """The name of one of its tasks in packs, and the key of its tick."""
        return TaskId(f"{self.slug}/{task.slug}")

    @property
    def ids(self) -> tuple[TaskId, ...]:
        """The names of all its tasks."""
        return tuple(self.id_of(task) for task in self.tasks)


@dataclass(frozen=True, slots=True)
class Steps:
    """All of them, in their order."""

    steps: tuple[Step, ...]

    @property
    def tasks(self) -> dict[TaskId, Task]:
        """Every task by its id, in the order of the steps."""
        return {step.id_of(task): task for step in self.steps for task in step.tasks}
