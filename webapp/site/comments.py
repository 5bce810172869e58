"""Our own scripts and style as phones get them: without their comments and types."""

from __future__ import annotations

import re
from pathlib import Path

BLOCK = rb"/\*(?:[^*]|\*(?!/))*\*/"
COMMENTS = {
    ".js": re.compile(rb"(?m)^[ \t]*//.*\n|^[ \t]*" + BLOCK + rb"[ \t]*\n|" + BLOCK + rb" ?| // .*$"),
    ".css": re.compile(rb"(?s)/\*.*?\*/\n?"),
}
"""In a script a comment stands on lines of its own, or after a space and before one: so it does in no string and in no
regular expression of ours, which a test makes sure of by reading each script as it is sent."""


def without_comments(path: Path) -> bytes:
    """A file's bytes; those of others, and what is neither script nor style, as they are."""
    pattern = None if "vendor" in path.parts else COMMENTS.get(path.suffix)
    return pattern.sub(b"", path.read_bytes()) if pattern else path.read_bytes()
