"""Put the compiled catalogues into the wheel: translators work in translations/, readers need webapp/translations/."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface[Any]):
    """Compile each messages.po next to it and map it into the package."""

    def initialize(self, _version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it collects files."""
        for po in sorted(Path(self.root, "translations").glob("*/LC_MESSAGES/messages.po")):
            mo = po.with_suffix(".mo")
            buffer = BytesIO()
            write_mo(buffer, read_po(BytesIO(po.read_bytes())))
            mo.write_bytes(buffer.getvalue())
            inside = Path("webapp", "translations", *mo.parts[-3:])
            build_data["force_include"][str(mo)] = inside.as_posix()
