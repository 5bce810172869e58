"""Committed capsules stay readable, also by a reader that shares no line with the app."""

import json
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag

from tests.parts.keep.reader import opened, read

VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: f"{vector.get('version', 1)} {vector['words']}")
def test_an_independent_reader_opens_it(vector: dict[str, object]) -> None:
    capsule = read(str(vector["text"]))

    assert (capsule.version, capsule.minutes, capsule.schema) == (vector.get("version", 1), vector["minutes"], 1)
    assert capsule.rounds == 600_000
    assert opened(capsule, str(vector["words"])) == vector["items"]
    with pytest.raises(InvalidTag):
        opened(capsule, "other words")
