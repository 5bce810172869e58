"""The list of the parts: a new one adds its own folder and a line here."""

from __future__ import annotations

from typing import Any

from . import home
from .parts import keep, notices, now, relatives, rights, settings, steps
from .site.parts import Part

PARTS: tuple[Part[Any], ...] = (
    home.PART,
    steps.PART,
    now.PART,
    notices.PART,
    relatives.PART,
    rights.PART,
    keep.PART,
    settings.PART,
)
