"""Packs that are wrong, each in one way: the message names file and key."""

import shutil
from pathlib import Path

import pytest

from webapp.content.loading import load_guide
from webapp.content.reading import ContentError
from webapp.site.guides import PACKS


def as_it_is(_context: str, text: str) -> str:
    return text


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PACKS, tmp_path / "packs"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_packs_as_they_are_load(packs: Path) -> None:
    assert len(load_guide(packs, as_it_is).steps) == 7


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("steps/verify.toml", "number = 2", "number = 2\ncolour = 'red'", "steps/verify.toml: unknown key colour"),
        ("steps/verify.toml", "number = 2", 'number = "2"', "steps/verify.toml: 'number' must be a int"),
        ("steps/verify.toml", "number = 2\n", "", "steps/verify.toml: 'number' is missing"),
        ("steps/verify.toml", 'title = "', 'title = " ', "'title' must be a sentence without outer spaces"),
        ("steps/verify.toml", 'slug = "call-back', 'slug = "Call-back', "'slug' must be kebab-case"),
        ("steps/verify.toml", "facts = [", 'facts = ["no-such-fact", ', "'facts' names no such entry: no-such-fact"),
        ("steps/verify.toml", "[[tasks]]", "[[tasks]", "steps/verify.toml:"),
        ("facts/civil.toml", 'source = "', '# source = "', "'source' is missing"),
        ("facts/civil.toml", 'force = "law"', 'force = "gossip"', "'force' must be one of law, regulation"),
        ("facts/civil.toml", "checked = ", "checked = 'x' # ", "'checked' must be a date"),
        ("today.toml", "minutes = ", "minutes = 9 # ", "'minutes' must be 1 to 3, not 9"),
        ("today.toml", 'task = "', 'task = "no/', "leads to a task that does not exist: no/"),
        ("now/called-me.toml", "[[moves]]", "[[moves]]\ntext = 'six'\n[[moves]]", "a card has 5 moves, not 6"),
    ],
)
def test_a_wrong_pack_stops_the_start_and_is_named(packs: Path, file: str, old: str, new: str, message: str) -> None:
    change(packs / file, old, new)

    with pytest.raises(ContentError) as caught:
        load_guide(packs, as_it_is)

    assert message in str(caught.value)


def test_a_fact_that_is_there_twice_is_refused(packs: Path) -> None:
    shutil.copy(packs / "facts" / "civil.toml", packs / "facts" / "copy.toml")

    with pytest.raises(ContentError, match="is there twice"):
        load_guide(packs, as_it_is)
