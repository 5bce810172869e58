"""What a deployment may choose, read once from the environment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SWITCH = {"": False, "0": False, "1": True}


class SettingsError(ValueError):
    """The environment does not say what it must; the message names the variable."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice has a default that is right for one laptop and fine to publish."""

    https: bool = False
    """Served over HTTPS only: send Strict-Transport-Security."""
    worker_off: bool = False
    """The kill switch: /sw.js becomes a worker that removes itself and its caches."""
    origin: str = ""
    """Where the site is reached, ``https://example.org``: only for QR codes, which must name a host."""
    pages: Path | None = None
    """A folder to keep the made pages in, so that the next start of the same build is quick."""
    dev: bool = False
    """Skip compression, so that a restart is quick."""

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> Settings:
        """Read HTTPS, WORKER_OFF, DEV (1 is yes; 0, empty or absent is no; anything else is refused), ORIGIN and PAGES.

        Raises SettingsError, naming the variable.
        """
        return cls(
            https=_switch(env, "HTTPS"),
            worker_off=_switch(env, "WORKER_OFF"),
            origin=_origin(env.get("ORIGIN", "")),
            pages=Path(env["PAGES"]) if env.get("PAGES") else None,
            dev=_switch(env, "DEV"),
        )


def _origin(value: str) -> str:
    if value and not re.fullmatch(r"https?://[A-Za-z0-9.-]+(:\d+)?", value):
        raise SettingsError(f"ORIGIN must be like https://example.org, without a path, not {value!r}")
    return value


def _switch(env: Mapping[str, str], name: str) -> bool:
    value = env.get(name, "")
    if value not in SWITCH:
        raise SettingsError(f"{name} must be 1 or 0, not {value!r}")
    return SWITCH[value]
