"""When a statement was checked too long ago to be shown without a word about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from .content.guide import Guide

FACT_DAYS = 180
NUMBER_DAYS = 90


def stale(guide: Guide, day: date) -> Iterator[str]:
    """One line per fact older than 180 days, or number older than 90, on ``day``."""
    if isinstance(day, datetime):
        day = day.date()
    for kind, items, days in (("fact", guide.facts, FACT_DAYS), ("number", guide.channels, NUMBER_DAYS)):
        for item in items.values():
            if day - item.checked > timedelta(days=days):
                yield f"{kind} {item.slug}: checked {item.checked}, more than {days} days ago"
