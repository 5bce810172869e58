"""When a statement was checked too long ago to be shown without a word about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from ..content.guide import Guide
from ..content.kinds import Channel, Fact


def stale(guide: Guide, day: date) -> Iterator[str]:
    """One line per fact or number whose check is older on ``day`` than it is good for."""
    if isinstance(day, datetime):
        day = day.date()
    items: list[Fact | Channel] = [*guide.facts.values(), *guide.channels.values()]
    for item in items:
        if day - item.checked > timedelta(days=item.GOOD_FOR):
            kind = "fact" if isinstance(item, Fact) else "number"
            yield f"{kind} {item.slug}: checked {item.checked}, more than {item.GOOD_FOR} days ago"
