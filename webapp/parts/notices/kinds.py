"""The words that packs of messages choose from."""

from __future__ import annotations

from enum import StrEnum

LEVELS = 5
"""From 0, nothing of money, to 4, everything."""


class Kind(StrEnum):
    """What a sentence does in a message."""

    ADDRESS = "address"
    ALL_RIGHT = "all-right"
    SORRY = "sorry"
    DONTS = "donts"
    WHAT = "what"
    NO_DUTY = "no-duty"
    SAY = "say"
    NOTE = "note"
    DOING = "doing"
    WHEN = "when"
    NOT_PAY = "not-pay"
    ASK = "ask"
    VERIFY = "verify"
    FAKE = "fake"
    CLOSE = "close"


class Medium(StrEnum):
    """How a message travels."""

    WECHAT = "wechat"
    SMS = "sms"
    SAY = "say"
    EMAIL = "email"


class Tone(StrEnum):
    """How it sounds."""

    PLAIN = "plain"
    WARM = "warm"
    FORMAL = "formal"


class Verdict(StrEnum):
    """What the check of a message does when it finds something, strongest first."""

    STOP = "stop"
    CRISIS = "crisis"
    WARN = "warn"
    SUGGEST = "suggest"
