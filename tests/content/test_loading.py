"""Packs that are wrong, each in one way: one sentence with file, key and what is wrong."""

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from webapp.content.guide import Guide
from webapp.content.loading import load_guide
from webapp.content.mistakes import ContentError
from webapp.house import PARTS
from webapp.site.guides import PACKS

FILES = sorted(path.relative_to(PACKS).as_posix() for path in PACKS.rglob("*.toml"))
SEVERAL = ("facts/", "steps/", "now/", "notices/recipients/", "relatives/kinds/", "rights/pages/")
ALONE = [file for file in FILES if not file.startswith(SEVERAL)]
"""Files that a part asks for by name; of the others it takes what is in the folder."""


def loaded(folder: Path) -> Guide:
    return load_guide(folder, lambda _context, text: text, PARTS)


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PACKS, tmp_path / "packs"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def said_of(packs: Path) -> str:
    with pytest.raises(ContentError) as caught:
        loaded(packs)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_the_packs_as_they_are_load(packs: Path) -> None:
    assert loaded(packs).facts


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("steps/verify.toml", "number = 2", "number = 2\ncolour = 'red'", "steps/verify.toml: unknown key colour"),
        ("steps/verify.toml", "number = 2", 'number = "2"', "'number' must be a whole number, not '2'"),
        ("steps/verify.toml", "number = 2\n", "", "steps/verify.toml: 'number' is missing"),
        ("steps/verify.toml", "number = 2", "number = 3", "steps: number 3 is there twice"),
        ("steps/verify.toml", 'title = "', 'title = " ', "'title' must be a sentence without outer spaces"),
        ("steps/verify.toml", 'slug = "call-back', 'slug = "Call-back', "'slug' must be kebab-case"),
        ("steps/verify.toml", "facts = [", 'facts = ["no-such", ', "'facts' names no fact that is there: no-such"),
        ("steps/verify.toml", "number = 2", 'number = 2\nslug = "x"', "unknown key slug: it is the name of the file"),
        ("steps/verify.toml", "[[tasks]]", "[[tasks]", "steps/verify.toml: "),
        ("facts/civil.toml", 'source = "', '# source = "', "'source' is missing"),
        ("facts/civil.toml", 'force = "law"', 'force = "gossip"', "'force' must be one of law, regulation, standard"),
        ("facts/civil.toml", "checked = ", "checked = 'x' # ", "'checked' must be a day without quotes, not 'x'"),
        ("home/today.toml", "minutes = ", "minutes = 9 # ", "next[0]: 'minutes' must be <= 3, not 9"),
        ("home/today.toml", 'task = "', 'task = "no/', "'task' names no task that is there: no/"),
        ("now/called-me.toml", "[[moves]]", "[[moves]]\ntext = 'six'\n[[moves]]", "a card has 5 moves, not 6"),
        ("channels.toml", 'tel = "95188"', 'tel = "95 188"', "channels[95188]: 'tel' must look like"),
        ("notices/lint.toml", 'except = ["not-real"]', 'except = ["nowhere"]', "'except' names no situation that is"),
        (
            "notices/lint.toml",
            "barred = 1",
            "barred = 3",
            "'barred' names a level for which barred.toml has no list: 3",
        ),
        ("notices/lint.toml", "barred = 1", "barred = 9", "'barred' must be <= 4, not 9"),
        ("notices/lint.toml", '  "', '  "(', "this is no regular expression"),
        ("notices/lint.toml", '  "', '  "(?<=x)', "this looks behind, which old phones cannot"),
        ("notices/blocks.toml", 'kind = "address"', 'kind = "address"\nlevel = 5', "'level' must be <= 4, not 5"),
        ("notices/blocks.toml", 'text = "It\'s me."', 'text = ""', "'text' must be a sentence"),
        ("notices/recipients/parent.toml", 'situations = ["', 'situations = ["x', "'situations' names no situation"),
        ("notices/recipients/parent.toml", '"you", ', '"nobody", ', "'blocks' names no block: nobody"),
        (
            "notices/recipients/parent.toml",
            "relatives = ",
            "relatives = 'no' # ",
            "names no page for relatives that is",
        ),
        ("notices/recipients/parent.toml", "level = 2", "level = 1", "tells more than level 1"),
        ("rights/pages/contact.toml", "number = 1", "number = 2", "rights/pages: number 2 is there twice"),
        ("keep/passphrase.toml", "acorn apple", "apple apple", "'words' must be 256 different words, not 255"),
        ("steps/verify.toml", 'reviewed = "not yet"', 'reviewed = "me"', "'reviewed' must be a name and a day"),
    ],
)
def test_a_wrong_pack_stops_the_start_and_is_named(packs: Path, file: str, old: str, new: str, message: str) -> None:
    change(packs / file, old, new)

    assert message in said_of(packs)


@pytest.mark.parametrize("file", FILES)
def test_in_every_pack_alike_a_wrong_key_a_missing_one_and_no_utf_8_are_named(packs: Path, file: str) -> None:
    whole = (packs / file).read_text(encoding="utf-8")
    (packs / file).write_text(f'colour = "red"\n{whole}', encoding="utf-8")
    wrong_key = said_of(packs)
    (packs / file).write_bytes(b'reviewed = "\xff"\n')
    no_utf_8 = said_of(packs)
    (packs / file).write_text("", encoding="utf-8")
    empty = said_of(packs)

    assert wrong_key == f"{file}: unknown key colour"
    assert no_utf_8.startswith(f"{file}: is no UTF-8 text")
    assert re.fullmatch(rf"{re.escape(file)}: '[\w-]+' is missing", empty)


@pytest.mark.parametrize("file", ALONE)
def test_a_pack_that_is_not_there_is_named(packs: Path, file: str) -> None:
    (packs / file).unlink()

    assert said_of(packs) == f"{file}: is not there"


LISTS = [
    (file, key)
    for file in FILES
    for key, value in tomllib.loads((PACKS / file).read_text(encoding="utf-8")).items()
    if isinstance(value, list) and len(value) > 1 and "slug" in value[0]
]


@pytest.mark.parametrize(("file", "key"), LISTS)
def test_in_every_list_a_name_that_is_there_twice_is_named(packs: Path, file: str, key: str) -> None:
    text = (packs / file).read_text(encoding="utf-8")
    first, second = [table["slug"] for table in tomllib.loads(text)[key]][:2]
    change(packs / file, f'slug = "{second}"', f'slug = "{first}"')

    said = said_of(packs)
    assert said.startswith(file)
    assert "is there twice" in said or "there is no name for" in said


def test_a_fact_that_is_there_twice_is_refused_also_in_two_files(packs: Path) -> None:
    shutil.copy(packs / "facts" / "civil.toml", packs / "facts" / "copy.toml")

    assert "is there twice" in said_of(packs)


def test_a_file_that_no_part_reads_is_named(packs: Path) -> None:
    (packs / "steps" / "more").mkdir()
    (packs / "steps" / "more" / "forgotten.toml").write_text("", encoding="utf-8")

    assert said_of(packs) == "steps/more/forgotten.toml: no part reads this file"


@pytest.mark.parametrize("left_out", ["", "not yet", None])
def test_one_pack_that_nobody_has_reviewed_is_enough_to_say_so(packs: Path, left_out: str | None) -> None:
    for path in packs.rglob("*.toml"):
        text = re.sub(r"(?m)^reviewed = .*\n", "", path.read_text(encoding="utf-8"))
        path.write_text(f'reviewed = "An Example, 2026-11-24"\n{text}', encoding="utf-8")
    assert loaded(packs).reviewed

    change(
        packs / "channels.toml",
        'reviewed = "An Example, 2026-11-24"\n',
        "" if left_out is None else f'reviewed = "{left_out}"\n',
    )

    assert not loaded(packs).reviewed
