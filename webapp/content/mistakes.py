"""What is wrong in a pack, as one sentence with file, key and what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, cast, get_args, get_type_hints

import msgspec


class ContentError(ValueError):
    """A pack is wrong; the message names file, place and key."""


def made_of(hint: Any) -> Iterator[Any]:  # noqa: ANN401  # a type, whatever it is
    """A type and all that it is made of, marks included."""
    yield hint
    for part in (*getattr(hint, "__metadata__", ()), *get_args(hint)):
        yield part
        yield from made_of(part) if get_args(part) else ()


PATH = re.compile(r"\.(\w[\w-]*)|\[(\d+)\]")
TYPES = {"int": "a whole number", "str": "a text", "bool": "true or false", "array": "a list", "object": "a table"}
TYPES |= {"date": "a day without quotes", "float": "a number"}
WORDS = (
    (r"Object contains unknown field `(.+)`", "unknown key {0}"),
    (r"Object missing required field `(.+)`", "'{0}' is missing"),
    (r"Invalid RFC3339 encoded date", "'{key}' must be a day without quotes, not {value!r}"),
    (r"Invalid enum value .*", "'{key}' must be one of {known}, not {value!r}"),
    (r"Expected `int` ([<>]=) (\d+)", "'{key}' must be {0} {1}, not {value!r}"),
    (r"Expected `str` matching regex (.+)", "'{key}' must look like {0}, not {value!r}"),
    (r"Expected `(\w+)(?: \| null)?`, got `\w+`", "'{key}' must be {type}, not {value!r}"),
)


def said(error: str, values: dict[str, Any], name: str, kind: type[msgspec.Struct]) -> str:
    """What msgspec found, as one sentence with the place as an editor sees it, ``tasks[call-back]``."""
    what, _, path = error.partition(" - at `$")
    place, key, value, inside = name, "", cast("Any", values), cast("tuple[Any, ...]", (kind,))
    for inner, position in PATH.findall(path.rstrip("`")):
        if inner:
            place = f"{place}: {key}" if key else place
            inside = _inside_of(inside, inner)
            key, value = inner, value[inner]
        else:
            value = value[int(position)]
            slug = value.get("slug") if isinstance(value, dict) else None
            key = f"{key}[{slug or position}]"
    known = ", ".join(word for one in inside if isinstance(one, type) and issubclass(one, StrEnum) for word in one)
    for pattern, words in WORDS:
        if found := re.fullmatch(pattern, what):
            at = f"{place}: {key}" if key and "{key}" not in words else place
            typed = TYPES.get(found[1], found[1]) if found.groups() else ""
            return f"{at}: {words.format(*found.groups(), key=key, value=value, known=known, type=typed)}"
    return f"{place}: {key}: {what}" if key else f"{place}: {what}"


def _inside_of(inside: tuple[Any, ...], key: str) -> tuple[Any, ...]:
    """What the type of a key is made of, in the table that is among these."""
    table = next(one for one in inside if isinstance(one, type) and issubclass(one, msgspec.Struct))
    name = next(one.name for one in msgspec.structs.fields(table) if one.encode_name == key)
    return tuple(made_of(get_type_hints(table, include_extras=True)[name]))
