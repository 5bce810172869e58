"""A true message for each person: whom, in which situation, how much they learn, and who knows what."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from flask_babel import lazy_gettext as _l

from ...content.guide import Target
from ...site.parts import Document, Part, Row
from .compose import load_notices
from .messages import Notices
from .views import bp


def _documents(notices: Notices) -> Iterator[Document]:
    for page in ("index", "check", "people", "after", "sheet"):
        yield Document(f"notices.{page}")
    for recipient in notices.recipients:
        for situation in notices.situations:
            yield Document("notices.notice", values={"recipient": recipient.slug, "situation": situation.slug})


def _targets(notices: Notices) -> Iterator[Target]:
    for situation in notices.situations:
        yield Target("situation", situation.slug, situation.title, "notices.index", {})
    for slug in notices.tells:
        yield Target("tells", slug, "", "notices.index", {})


def _rows(_notices: Notices) -> Iterator[Row]:
    yield Row(_l("Who to tell"), "notices.index", hint=_l("A true message for each person"))


def _files(notices: Notices) -> dict[str, bytes]:
    rules = {rule.slug: {"patterns": rule.patterns, "passes": rule.passes} for rule in notices.rules}
    return {"rules.json": msgspec.json.encode({"pairs": notices.pairs, "rules": rules})}


PART = Part(
    "notices",
    bp,
    load_notices,
    _documents,
    _targets,
    _rows,
    files=_files,
    stand_ins={"notices.choose": "notices.index"},
    unknown="nobody/called/",
)
