"""The parts of the house: one file and one blueprint each, none importing another."""

from __future__ import annotations

from flask import Flask, request, url_for

from ..content.model import Channel, Slug, TaskId
from ..content.notice import SLOT_LIMIT
from ..guides import guide
from ..locales import Locale
from . import home, keep, more, notices, now, relatives, rights, settings, steps


def here(locale: Locale) -> str:
    """The same page in another language; Today where the page has no address of its own."""
    if request.endpoint and "<locale:" in str(request.url_rule):
        return url_for(request.endpoint, locale=locale, **(request.view_args or {}))
    return url_for("home.today", locale=locale)


def task_url(task: TaskId) -> str:
    """The address of a task: its section in its step."""
    step, _, slug = task.partition("/")
    return url_for("steps.step", slug=step, _anchor=slug)


def task_title(task: TaskId) -> str:
    """What a task is called."""
    return guide().tasks[task].title


def channel(slug: str) -> Channel:
    """A public number by its slug."""
    return guide().channels[Slug(slug)]


def init_app(app: Flask) -> None:
    """Hang up every part."""
    for part in (home, now, steps, notices, relatives, rights, settings, keep, more):
        app.register_blueprint(part.bp)
    app.jinja_env.globals.update(here=here, task_url=task_url, task_title=task_title, channel=channel)
    app.jinja_env.globals.update(SLOT_LIMIT=SLOT_LIMIT)
