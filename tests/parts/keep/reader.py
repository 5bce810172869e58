"""Opens a capsule without the app, in Python, from the format in the head of ``capsule.js`` alone."""

from __future__ import annotations

import json
import re
import unicodedata
import zlib
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
HEAD = 40


@dataclass(frozen=True, slots=True)
class Capsule:
    """What can be read without the passphrase, and the bytes."""

    version: int
    minutes: int
    count: int
    schema: int
    rounds: int
    body: bytes


def bytes_of(letters: str) -> bytes:
    """What letters stand for; bits that fill no byte are dropped."""
    bits = "".join(f"{LETTERS.index(letter):05b}" for letter in letters if letter in LETTERS)
    return bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits) // 8 * 8, 8))


def in_lines(plain: str) -> bytes | None:
    """The bytes that stand in lines, each with its sum; None when there is no line."""
    rows = {}
    for found in re.finditer("U(?=([0-9A-HJKMNP-TV-Z]{76}))", re.sub("[^0-9A-Z]", "", plain)):
        values = [LETTERS.index(letter) for letter in found[1]]
        if zlib.crc32(bytes(values[:-3])) & 0x7FFF == values[-3] * 1024 + values[-2] * 32 + values[-1]:
            rows[int("".join(f"{value:05b}" for value in values[5:9]), 2)] = bytes_of(found[1][9:-3])
    if not rows:
        return None
    every = b"".join(rows[row] for row in range(len(rows)))
    return every[4 : 4 + int.from_bytes(every[:4], "big")]


def read(text: str) -> Capsule:
    """The one capsule in a text; ValueError when it is not whole."""
    plain = unicodedata.normalize("NFKC", text).upper()
    found = re.search("UCAPSULEU(.*?)UFINU", plain, re.DOTALL)
    if not found:
        raise ValueError("no capsule")
    every = in_lines(plain) or bytes_of(found[1])
    body, checksum = every[:-4], int.from_bytes(every[-4:], "big")
    if zlib.crc32(body) != checksum:
        raise ValueError("damaged")
    number = int.from_bytes
    return Capsule(
        body[0], number(body[1:5], "big"), number(body[5:7], "big"), body[7], number(body[8:12], "big"), body
    )


def opened(capsule: Capsule, words: str) -> dict[str, list[object]]:
    """The items inside; raises InvalidTag for another passphrase."""
    plain = unicodedata.normalize("NFKC", words).lower()
    secret = "".join(letter for letter in plain if unicodedata.category(letter)[0] in "LN").encode()
    key = PBKDF2HMAC(SHA256(), 32, capsule.body[12:28], capsule.rounds).derive(secret)
    inside = AESGCM(key).decrypt(capsule.body[28:HEAD], capsule.body[HEAD:], capsule.body[:HEAD])
    if capsule.version > 1:
        inside = zlib.decompress(inside[1:], -zlib.MAX_WBITS) if inside[0] else inside[1:]
    found: dict[str, list[object]] = json.loads(inside)
    return found
