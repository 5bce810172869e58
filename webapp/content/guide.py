"""Everything the app says, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from .kinds import Channel, Edition, Fact, Region, Slug

C = TypeVar("C")


@dataclass(frozen=True, slots=True)
class Target:
    """Something that packs may name: what it is called, and where it stands."""

    kind: str
    slug: str
    title: str
    endpoint: str
    values: Mapping[str, str]
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Guide:
    """All packs, read and checked."""

    edition: Edition
    region: Region
    facts: dict[Slug, Fact]
    channels: dict[Slug, Channel]
    contents: dict[str, object]
    """What each part read, by its name."""
    targets: dict[tuple[str, str], Target]
    reviewed: bool
    """Whether every pack names who reviewed it."""

    def of(self, kind: type[C]) -> C:
        """What the part read whose content is of this type."""
        return next(content for content in self.contents.values() if isinstance(content, kind))

    def cited(self, slugs: Iterable[Slug]) -> list[Fact]:
        """Facts by their names."""
        return [self.facts[slug] for slug in slugs]

    def listed(self, slugs: Iterable[Slug]) -> list[Channel]:
        """Public numbers by their names."""
        return [self.channels[slug] for slug in slugs]
