"""All answers in one file, so that a start reads them instead of making them again.

The file is named after the build and the settings: another build or another choice has another name, so nothing stale
can be read. It holds a digest of all that follows, a head of JSON that says where each body lies, and the bodies.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from ..settings import Settings
from .assets import build_id
from .render import Answer, Variant

KEPT = 4  # files of earlier builds and other settings
DIGEST = 32  # bytes of SHA-256 over all that follows
LENGTH = 8  # bytes of the number that says how long the head is


def bundle_path(settings: Settings) -> Path | None:
    """Where the answers of this build and these settings are kept, or None when nothing is to be kept."""
    if settings.pages is None:
        return None
    chosen = json.dumps({name: value for name, value in asdict(settings).items() if name != "pages"}, sort_keys=True)
    return settings.pages / f"{build_id(settings.origin)}-{hashlib.sha256(chosen.encode()).hexdigest()[:8]}.pages"


def save(path: Path, answers: dict[str, Answer]) -> None:
    """Write them whole or not at all; bodies that are the same are written once. The oldest files make room."""
    places: dict[bytes, int] = {}
    bodies = bytearray()
    head: dict[str, dict[str, list[object]]] = {}
    for address, answer in answers.items():
        head[address] = {}
        for encoding, variant in answer.items():
            if variant.body not in places:
                places[variant.body] = len(bodies)
                bodies += variant.body
            at = [places[variant.body], len(variant.body)]
            head[address][encoding] = [*at, variant.headers, variant.not_modified, variant.etag]
    packed = json.dumps(head).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(f".{os.getpid()}")
    whole = len(packed).to_bytes(LENGTH, "big") + packed + bodies
    try:
        half.write_bytes(hashlib.sha256(whole).digest() + whole)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
    for old in sorted(path.parent.glob("*.pages"), key=lambda one: one.stat().st_mtime)[:-KEPT]:
        old.unlink(missing_ok=True)


def load(path: Path) -> dict[str, Answer]:
    """Read them back; OSError when there are none, ValueError when the file is damaged."""
    found = path.read_bytes()
    with suppress(OSError):  # on a file system that cannot be written
        os.utime(path)  # what is used makes no room for what is not
    view = memoryview(found)[DIGEST:]
    if found[:DIGEST] != hashlib.sha256(view).digest():
        raise ValueError(f"{path} is damaged")
    start = LENGTH + int.from_bytes(view[:LENGTH], "big")
    head = json.loads(bytes(view[LENGTH:start]))

    def variant(at: int, size: int, headers: list[list[str]], not_modified: list[list[str]], etag: str) -> Variant:
        body = bytes(view[start + at : start + at + size])
        return Variant(body, [(k, v) for k, v in headers], [(k, v) for k, v in not_modified], etag)

    return {
        address: {encoding: variant(*values) for encoding, values in answer.items()} for address, answer in head.items()
    }
