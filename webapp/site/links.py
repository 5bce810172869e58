"""How templates name what stands elsewhere: pages, tasks, facts, numbers, other languages."""

from __future__ import annotations

from typing import Any

from flask import Flask, request, url_for

from ..content.guide import Target
from ..content.kinds import Channel, Region
from ..locales import Locale
from .guides import guide
from .parts import Row, everywhere

HOME = "home.today"


def here(locale: Locale) -> str:
    """The same page in another language; Today where the page has no address of its own."""
    if request.endpoint and "<locale:" in str(request.url_rule):
        return url_for(request.endpoint, locale=locale, **(request.view_args or {}))
    return url_for(HOME, locale=locale)


def target(kind: str, slug: str) -> Target:
    """What a pack names, ``task`` ``verify/who-is-the-lender``; that it is there was checked at the start."""
    return guide().targets[kind, slug]


def url_of(kind: str, slug: str) -> str:
    """Where it stands."""
    found = target(kind, slug)
    values: dict[str, Any] = dict(found.values)
    return url_for(found.endpoint, _anchor=found.anchor, **values)


def title_of(kind: str, slug: str) -> str:
    """What it is called."""
    return target(kind, slug).title


def region() -> Region:
    """What is different in another country."""
    return guide().region


def channel(slug: str) -> Channel:
    """A public number by its slug."""
    return guide().listed([slug])[0]  # type: ignore[list-item]  # a template knows no NewType


def ways_on() -> list[Row]:
    """Where to go from a page that is not there."""
    return list(everywhere("ways_on"))


def init_app(app: Flask) -> None:
    """Give templates all of these."""
    app.jinja_env.globals.update(
        here=here,
        url_of=url_of,
        title_of=title_of,
        region=region,
        channel=channel,
        cited=lambda slugs: guide().cited(slugs),
        listed=lambda slugs: guide().listed(slugs),
        ways_on=ways_on,
    )
