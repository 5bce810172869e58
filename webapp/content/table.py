"""A TOML table that is asked for its keys one by one, and refuses the ones nobody asked for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar, cast

from .model import Slug, TaskId

Translate = Callable[[str, str], str]
"""``(context, English text) -> text``; the context says where in which pack the text stands."""

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

T = TypeVar("T")
K = TypeVar("K", bound=StrEnum)


class ContentError(ValueError):
    """A pack is wrong; the message names file, place and key."""


class Table:
    """One table of a pack. Each reader method takes a key away; what is left at the end is a mistake."""

    def __init__(self, values: dict[str, object], place: str, context: str, translate: Translate) -> None:
        """Hold ``values``; ``place`` is for messages, ``context`` for translators."""
        self._values = dict(values)
        self.place = place
        self.context = context
        self._translate = translate

    def _take(self, key: str, kind: type[T], *, optional: bool = False) -> T | None:
        if key not in self._values:
            if optional:
                return None
            raise ContentError(f"{self.place}: '{key}' is missing")
        value = self._values.pop(key)
        if type(value) is not kind:
            raise ContentError(f"{self.place}: '{key}' must be a {kind.__name__}, not {value!r}")
        return value

    def word(self, key: str, default: str | None = None) -> str:
        """A string that is not translated: a slug, a number to dial, a name of a kind."""
        value = self._take(key, str, optional=default is not None)
        return cast(str, default) if value is None else value

    def slug(self, key: str = "slug") -> Slug:
        """A name in an address: kebab-case."""
        value = self.word(key)
        if not SLUG.fullmatch(value):
            raise ContentError(f"{self.place}: '{key}' must be kebab-case, not {value!r}")
        return Slug(value)

    def task(self, key: str) -> TaskId | None:
        """The task that a key names, or None; that it exists is checked when all packs are there."""
        value = self.word(key, "")
        return TaskId(value) if value else None

    def one_of(self, key: str, kinds: type[K]) -> K:
        """One of the words of ``kinds``."""
        value = self.word(key)
        try:
            return kinds(value)
        except ValueError:
            raise ContentError(f"{self.place}: '{key}' must be one of {', '.join(kinds)}, not {value!r}") from None

    def text(self, key: str, *, optional: bool = False) -> str:
        """A sentence, in the reader's language; empty only where it is optional."""
        value = self._take(key, str, optional=optional)
        if value is None:
            return ""
        return self._sentence(key, value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of sentences, at least one."""
        values = cast("list[object]", self._take(key, list))
        if not values:
            raise ContentError(f"{self.place}: '{key}' is empty")
        return tuple(self._sentence(key, value) for value in values)

    def _sentence(self, key: str, value: object) -> str:
        if not isinstance(value, str) or not value.strip() or value != value.strip():
            raise ContentError(f"{self.place}: '{key}' must be a sentence without outer spaces, not {value!r}")
        return self._translate(f"{self.context}.{key}", value)

    def number(self, key: str, default: int | None = None) -> int:
        """A whole number."""
        value = self._take(key, int, optional=default is not None)
        return cast(int, default) if value is None else value

    def flag(self, key: str) -> bool:
        """True or false; false when the key is absent."""
        return bool(self._take(key, bool, optional=True))

    def day(self, key: str) -> date:
        """A date, written without quotes."""
        return cast(date, self._take(key, date))

    def words(self, key: str) -> tuple[str, ...]:
        """A list of untranslated strings; empty when the key is absent."""
        values = self._take(key, list, optional=True) or []
        if not all(isinstance(value, str) for value in values):
            raise ContentError(f"{self.place}: '{key}' must be a list of words, not {values!r}")
        return tuple(cast("list[str]", values))

    def table(self, key: str) -> Table | None:
        """A table inside this one, or None."""
        values = self._take(key, dict, optional=True)
        if values is None:
            return None
        return Table(values, f"{self.place}.{key}", f"{self.context}.{key}", self._translate)

    def each(self, key: str) -> Iterator[Table]:
        """The tables of a list, one after the other; each is refused if a key is left over."""
        for table in self._tables(key):
            yield table
            table.close()

    def _tables(self, key: str) -> tuple[Table, ...]:
        found = self._take(key, list, optional=True) or []
        made = []
        for position, values in enumerate(found):
            if not isinstance(values, dict):
                raise ContentError(f"{self.place}: '{key}' must be a list of tables")
            slug = values.get("slug")  # names it in messages and for translators; else its position does
            name = f"{key}[{slug or position}]"
            context = f"{self.context}/{slug}" if slug else f"{self.context}.{key}"
            made.append(Table(values, f"{self.place}: {name}", context, self._translate))
        return tuple(made)

    def close(self) -> None:
        """Refuse keys that nobody read."""
        if self._values:
            raise ContentError(f"{self.place}: unknown key {', '.join(sorted(self._values))}")


@contextmanager
def reading(path: Path, root: Path, translate: Translate) -> Iterator[Table]:
    """Open one pack file as a table, and refuse it if a key is left over."""
    name = path.relative_to(root).with_suffix("").as_posix()
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{name}.toml: {error}") from None
    table = Table(values, f"{name}.toml", name, translate)
    yield table
    table.close()
