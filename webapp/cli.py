"""Commands: `flask text …`, `flask facts`, `flask notices`. Thin doors; what they call has the tests."""

from __future__ import annotations

import resource
import time
from datetime import date
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import AppGroup, with_appcontext

from .locales import BY_TAG, LOCALES
from .parts.notices.messages import Notices, messages
from .site import assets, catalogues, render
from .site.export import export as write_folder
from .site.guides import guide, guide_in
from .site.parts import parts
from .site.staleness import stale

text = AppGroup("text", help="Sentences and their translations.")


@text.command()
def extract() -> None:
    """Write translations/messages.pot from templates, forms and packs."""
    click.echo(f"{catalogues.extract(parts())} sentences in translations/messages.pot")


@text.command()
def update() -> None:
    """Bring each language's messages.po up to the template."""
    for line in catalogues.update(parts()):
        click.echo(line)


@text.command()
def check() -> None:
    """Say what is missing, fuzzy, stale or broken; exit 1 if anything is."""
    problems = catalogues.problems(parts())
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


@click.command()
@click.argument("tag", type=click.Choice([locale.tag for locale in LOCALES]))
def notices(tag: str) -> None:
    """Print every message of one language as it is sent when every condition holds, with its blocks and length."""
    locale = BY_TAG[tag]
    count = 0
    for name, message in messages(guide_in(locale).of(Notices)):
        words = message.text(locale.gap, answered=True)
        blocks = " ".join(block.slug for block in message.blocks)
        click.echo(f"## {name} · {message.key} · {len(words)}\n{blocks}\n{words}\n")
        count += 1
    click.echo(f"{count} messages")


@click.command()
@with_appcontext
def version() -> None:
    """Say the version and the build."""
    click.echo(f"{assets.version()} {assets.own_build()}")


@click.command()
def build() -> None:
    """Say what the pages cost that were made for this command; with PAGES set they are kept for the next start."""
    answers = render.answers_of(current_app)
    seconds = time.process_time()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = sum(len(variant.body) for answer in answers.values() for variant in answer.values()) / 1024 / 1024
    click.echo(f"{len(answers)} addresses, {size:.1f} MB, {seconds:.1f} s of one core, at most {most:.0f} MB")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def export(folder: Path) -> None:
    """Write the whole site into FOLDER, for any host that serves files."""
    count = write_folder(current_app, render.answers_of(current_app), folder, current_app.config["SETTINGS"])
    click.echo(f"{count} addresses in {folder}")


def init_app(app: Flask) -> None:
    """Add the commands."""
    app.cli.add_command(build)
    app.cli.add_command(version)
    app.cli.add_command(export)
    app.cli.add_command(notices)
    app.cli.add_command(text)
    app.cli.add_command(facts)
