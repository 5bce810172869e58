"""Commands: `flask text extract|update|check` and `flask facts`. Thin doors; what they call has the tests."""

from __future__ import annotations

from datetime import date

import click
from flask import Flask
from flask.cli import AppGroup

from . import catalogues
from .guides import guide
from .staleness import stale

text = AppGroup("text", help="Sentences and their translations.")


@text.command()
def extract() -> None:
    """Write translations/messages.pot from templates, forms and packs."""
    click.echo(f"{catalogues.extract()} sentences in translations/messages.pot")


@text.command()
def update() -> None:
    """Bring each language's messages.po up to the template."""
    for line in catalogues.update():
        click.echo(line)


@text.command()
def check() -> None:
    """Say what is missing, fuzzy, stale or broken; exit 1 if anything is."""
    problems = catalogues.problems()
    for line in problems:
        click.echo(line)
    click.echo(f"{len(problems)} problems")
    if problems:
        raise SystemExit(1)


@click.command()
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="As if today were this day.")
def facts(on: date | None) -> None:
    """List the facts and numbers whose check is too old."""
    late = list(stale(guide(), on or date.today()))  # noqa: DTZ011  # the day where the editor sits
    for line in late:
        click.echo(line)
    click.echo(f"{len(late)} stale")


def init_app(app: Flask) -> None:
    """Add the commands."""
    app.cli.add_command(text)
    app.cli.add_command(facts)
