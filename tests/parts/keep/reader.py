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


def read(text: str) -> Capsule:
    """The one capsule in a text; ValueError when it is not whole."""
    plain = unicodedata.normalize("NFKC", text).upper()
    found = re.search("UCAPSULEU(.*?)UFINU", plain, re.DOTALL)
    if not found:
        raise ValueError("no capsule")
    bits = "".join(f"{LETTERS.index(letter):05b}" for letter in found[1] if letter in LETTERS)
    every = bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits) // 8 * 8, 8))
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
    found: dict[str, list[object]] = json.loads(inside)
    return found
