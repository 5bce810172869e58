"""Packs on disk to typed values in one language; whatever is wrong is refused with file, key and what is wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

import msgspec

from .kinds import Pack, Refers, Slug, Translated
from .mistakes import ContentError, made_of, said

Translate = Callable[[str, str], str]
"""``(context, English text) -> text``; the context says where in which pack the text stands."""

P = TypeVar("P", bound=Pack)

KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
REVIEWED = re.compile(r"\S.*, \d{4}-\d{2}-\d{2}")
NOT_REVIEWED = {"", "not yet"}


class Reader:
    """Reads the files of a folder, once each, and remembers what they say of one another."""

    def __init__(self, root: Path, translate: Translate) -> None:
        """``root`` is the folder of one region."""
        self.root = root
        self.references: list[tuple[str, str, str]] = []
        """(place, kind, name) of everything that must stand somewhere."""
        self.reviewed = True
        """Whether every file read so far names who reviewed it."""
        self._translate = translate
        self._read: set[Path] = set()

    def file(self, name: str, kind: type[P], *, context: str | None = None) -> P:
        """One file, ``keep/passphrase.toml``; ``context`` is what translators know it by, if it is not its path."""
        return self._pack(self.root / name, kind, context or name.removesuffix(".toml"), {})

    def folder(self, name: str, kind: type[P], *, context: str | None = None) -> tuple[P, ...]:
        """All files of a folder, by their ``number`` where they have one; each has its name as its ``slug``."""
        paths = sorted((self.root / name).glob("*.toml"))
        slugged = "slug" in kind.__struct_fields__
        packs = [
            self._pack(path, kind, f"{context or name}/{path.stem}", {"slug": path.stem} if slugged else {})
            for path in paths
        ]
        if "number" in kind.__struct_fields__:
            _all_different([getattr(pack, "number") for pack in packs], name, "number")  # noqa: B009  # P need not have one
            packs.sort(key=lambda pack: int(getattr(pack, "number")))  # noqa: B009
        return tuple(packs)

    def unread(self) -> list[str]:
        """Files of the folder that nobody asked for."""
        return sorted(str(path.relative_to(self.root)) for path in set(self.root.rglob("*.toml")) - self._read)

    def _pack(self, path: Path, kind: type[P], context: str, given: dict[str, str]) -> P:
        name = path.relative_to(self.root).as_posix()
        values = _toml(path, name)
        for key in given:
            if key in values:
                raise ContentError(f"{name}: unknown key {key}: it is the name of the file")
        try:
            pack = msgspec.convert(values | given, kind)
        except msgspec.ValidationError as error:
            raise ContentError(said(str(error), values | given, name, kind)) from None
        self._read.add(path)
        if pack.reviewed in NOT_REVIEWED:
            self.reviewed = False
        elif not REVIEWED.fullmatch(pack.reviewed):
            raise ContentError(f"{name}: 'reviewed' must be a name and a day, or \"not yet\", not {pack.reviewed!r}")
        read: P = self._walk(pack, name, context)
        return read

    def _walk(self, entry: Any, place: str, context: str) -> Any:  # noqa: ANN401  # any Struct, given back as it came
        changes = {}
        for field in _fields(entry.__class__):
            found = getattr(entry, field.attribute)
            many = isinstance(found, tuple)
            values = found if many else (found,)
            if field.required and many and not values:
                raise ContentError(f"{place}: '{field.key}' is empty")
            made = [
                self._value(value, field, place, context, position if many else None)
                for position, value in enumerate(values)
            ]
            if many:
                slugs = [slug for value in values if (slug := getattr(value, "slug", None)) is not None]
                _all_different(slugs, f"{place}: '{field.key}'", "slug")
            changes[field.attribute] = tuple(made) if many else made[0]
        try:
            return msgspec.structs.replace(entry, **changes)
        except ValueError as error:  # a rule that its words break in this language
            raise ContentError(f"{place}: {error}") from None

    def _value(self, value: Any, field: Field, place: str, context: str, position: int | None) -> Any:  # noqa: ANN401
        """A value as it is read: a sentence translated, a table walked, a name checked and remembered."""
        if isinstance(value, msgspec.Struct):
            slug = getattr(value, "slug", None)
            if position is None:
                return self._walk(value, f"{place}: {field.key}", f"{context}.{field.key}")
            inside = f"{context}/{slug}" if slug else f"{context}.{field.key}"
            return self._walk(value, f"{place}: {field.key}[{slug or position}]", inside)
        if isinstance(value, str) and field.translated:
            if value == "" and not field.required:
                return ""
            if not value or value != value.strip():
                raise ContentError(f"{place}: '{field.key}' must be a sentence without outer spaces, not {value!r}")
            return self._translate(f"{context}.{field.key}", value)
        if field.slug and value is not None and not KEBAB.fullmatch(value):
            raise ContentError(f"{place}: '{field.key}' must be kebab-case, not {value!r}")
        if field.refers and value:
            self.references.append((f"{place}: '{field.key}'", field.refers, str(value)))
        return value


@dataclass(frozen=True, slots=True)
class Field:
    """What the loader must know of a key besides its type."""

    attribute: str
    key: str
    required: bool
    translated: bool
    refers: str
    """The kind of thing it names, or empty."""
    slug: bool


@cache
def _fields(kind: type[msgspec.Struct]) -> tuple[Field, ...]:
    hints = get_type_hints(kind, include_extras=True)
    return tuple(_field(one, tuple(made_of(hints[one.name]))) for one in msgspec.structs.fields(kind))


def _field(one: msgspec.structs.FieldInfo, inside: tuple[Any, ...]) -> Field:
    return Field(
        one.name,
        one.encode_name,
        one.required,
        translated=any(isinstance(mark, Translated) for mark in inside),
        refers=next((mark.kind for mark in inside if isinstance(mark, Refers)), ""),
        slug=Slug in inside,
    )


def _toml(path: Path, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise ContentError(f"{name}: is no UTF-8 text: {error.reason} at byte {error.start}") from None
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{name}: {error}") from None
    except FileNotFoundError:
        raise ContentError(f"{name}: is not there") from None


def _all_different(values: list[Any], place: str, key: str) -> None:
    twice = {value for value in values if values.count(value) > 1}
    if twice:
        raise ContentError(f"{place}: {key} {', '.join(map(str, sorted(twice)))} is there twice")
