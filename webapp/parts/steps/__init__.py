"""The seven steps and their tasks: the checklist."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ...content.guide import Target
from ...content.reading import Reader
from ...site.parts import Document, Part, Row
from .schema import Step, Steps
from .views import bp


def _load(reader: Reader) -> Steps:
    return Steps(reader.folder("steps", Step))


def _documents(found: Steps) -> Iterator[Document]:
    yield Document("steps.index", core=True)
    for step in found.steps:
        yield Document("steps.step", core=True, values={"slug": step.slug})
    for step in found.steps:
        yield Document("steps.why", values={"slug": step.slug})


def _targets(found: Steps) -> Iterator[Target]:
    for step in found.steps:
        for task in step.tasks:
            yield Target("task", step.id_of(task), task.title, "steps.step", {"slug": step.slug}, task.slug)


def _rows(_found: Steps) -> Iterator[Row]:
    yield Row(_l("Seven steps"), "steps.index", hint=_l("From the first hour to the day it is paid"))


def _ways_on(found: Steps) -> Iterator[Row]:
    for step in found.steps:
        yield Row(step.title, "steps.step", {"slug": step.slug}, number=step.number)


PART = Part("steps", bp, _load, _documents, _targets, _rows, _ways_on, core_files=("steps.css", "tracker.js"))
