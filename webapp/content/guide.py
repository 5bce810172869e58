"""Everything the app says, in one language."""

from __future__ import annotations

from dataclasses import dataclass

from .model import (
    Card,
    Channel,
    Edition,
    Fact,
    NextThing,
    Numbers,
    Relatives,
    Rights,
    Sayings,
    Sheet,
    Slug,
    Step,
    Task,
    TaskId,
)
from .notice import Notices

NOT_REVIEWED = "not yet"


@dataclass(frozen=True, slots=True)
class Guide:
    """All packs, read and checked."""

    edition: Edition
    facts: dict[Slug, Fact]
    channels: dict[Slug, Channel]
    steps: tuple[Step, ...]
    cards: tuple[Card, ...]
    next_things: tuple[NextThing, ...]
    notices: Notices
    relatives: Relatives
    rights: tuple[Rights, ...]
    numbers: tuple[Numbers, ...]
    after: tuple[Sayings, ...]
    sheet: Sheet
    words: tuple[str, ...]
    """What passphrases are made of."""

    @property
    def reviewed(self) -> bool:
        """Whether every pack names who reviewed it."""
        said = {self.relatives.reviewed, self.sheet.reviewed} | {page.reviewed for page in self.rights}
        said |= {step.reviewed for step in self.steps} | {card.reviewed for card in self.cards}
        said |= {recipient.reviewed for recipient in self.notices.recipients}
        return NOT_REVIEWED not in said | {kind.reviewed for kind in self.relatives.kinds}

    @property
    def tasks(self) -> dict[TaskId, Task]:
        """Every task by its id, in the order of the steps."""
        return {task.id: task for step in self.steps for task in step.tasks}
