"""What Today offers next."""

from __future__ import annotations

from typing import Annotated

import msgspec

from ..content.kinds import Entry, Pack, TaskRef, Text

MOST = 3
"""Minutes that the next small thing takes at most."""


class NextThing(Entry, frozen=True, kw_only=True):
    """A beginning of a few minutes, offered while its task is open."""

    task: TaskRef
    text: Text
    minutes: Annotated[int, msgspec.Meta(ge=1, le=MOST)]
    at_night: bool = False


class Today(Pack, frozen=True, kw_only=True):
    """The next small things, in the order in which they are offered."""

    next: tuple[NextThing, ...]
