"""A document told by what it has of another one: most of a page is the frame that all pages of a language share.

Text, line by line, as ``static/sw.js`` reads it::

    /zh-Hans/      the address of the other document
    =0 41          its lines from 0 up to, not including, 41
    +<h1>…</h1>    a line of this document's own
"""

from __future__ import annotations

from difflib import SequenceMatcher

WORTH = 12  # characters: naming lines of the other document takes about as many


def delta(text: str, base: str, address: str) -> str:
    """``text`` in terms of ``base``, the document at ``address``."""
    lines, other = text.split("\n"), base.split("\n")
    told, at = [address], 0
    for start, place, count in SequenceMatcher(None, other, lines, autojunk=False).get_matching_blocks():
        if count and len("\n".join(lines[place : place + count])) < WORTH:
            continue
        told += [f"+{line}" for line in lines[at:place]]
        if count:
            told.append(f"={start} {start + count}")
        at = place + count
    return "\n".join(told)


def whole(told: str, base: str) -> str:
    """The document again."""
    other = base.split("\n")
    lines: list[str] = []
    for line in told.split("\n")[1:]:
        if line.startswith("="):
            start, end = map(int, line[1:].split())
            lines += other[start:end]
        else:
            lines.append(line[1:])
    return "\n".join(lines)
