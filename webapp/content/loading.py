"""All packs of a region as one Guide: what is shared, then what each part reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Protocol

from .guide import Guide, Target
from .kinds import Channel, Channels, Edition, Fact, Facts, Region, Slug
from .mistakes import ContentError
from .reading import Reader, Translate


class Part(Protocol):
    """What loading must know of a part of the house."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def load(self) -> Callable[[Reader], Any]:
        """Read its packs."""

    @property
    def targets(self) -> Callable[[Any], Iterable[Target]]:
        """What others may name of it."""


def load_guide(root: Path, translate: Translate, parts: Iterable[Part]) -> Guide:
    """Read all packs under ``root``.

    Raises ContentError, naming file and key, for an unknown or missing key, an empty sentence, a name that leads
    nowhere, a rule of a part that does not hold, or a file that no part reads.
    """
    reader = Reader(root, translate)
    facts = _facts(reader.folder("facts", Facts))
    channels = {channel.slug: channel for channel in reader.file("channels.toml", Channels).channels}
    edition = reader.file("edition.toml", Edition)
    region = reader.file("region.toml", Region)
    read = [(part, part.load(reader)) for part in parts]
    if reader.unread():
        raise ContentError(f"{reader.unread()[0]}: no part reads this file")
    targets = {(target.kind, target.slug): target for part, content in read for target in part.targets(content)}
    _check(reader, facts, channels, targets)
    contents = {part.name: content for part, content in read}
    return Guide(edition, region, facts, channels, contents, targets, reader.reviewed)


def _facts(files: Iterable[Facts]) -> dict[Slug, Fact]:
    found: dict[Slug, Fact] = {}
    for fact in (fact for file in files for fact in file.facts):
        if fact.slug in found:
            raise ContentError(f"facts: {fact.slug} is there twice")
        found[fact.slug] = fact
    return found


def _check(
    reader: Reader,
    facts: dict[Slug, Fact],
    channels: dict[Slug, Channel],
    targets: dict[tuple[str, str], Target],
) -> None:
    known = {("fact", slug) for slug in facts} | {("channel", slug) for slug in channels} | set(targets)
    for place, kind, name in reader.references:
        if (kind, name) not in known:
            raise ContentError(f"{place} names no {kind} that is there: {name}")
