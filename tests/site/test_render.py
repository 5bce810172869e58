from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp import create_app
from webapp.settings import Settings
from webapp.site.bundle import load, save
from webapp.site.render import choose, make_answer, unchanged

ANSWER = make_answer(b"words " * 500, [("Content-Type", "text/html")], ("br", "gzip"))


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("", "identity"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0.5, gzip;q=0.9", "gzip"),
        ("br;q=0, gzip;q=0", "identity"),
        ("*", "br"),
        ("*;q=0", "identity"),
        ("identity", "identity"),
        ("gzip;q=nonsense", "identity"),
        ("br;q=nan, gzip", "gzip"),
        ("br;q=-1", "identity"),
        (f"{'deflate, ' * 40}gzip", "gzip"),
        ("BR", "br"),
    ],
)
def test_the_best_encoding_the_client_takes_is_sent(header: str, encoding: str) -> None:
    assert choose(ANSWER, header) is ANSWER[encoding]


@given(st.text())
def test_any_accept_encoding_gets_an_answer(header: str) -> None:
    assert choose(ANSWER, header) in ANSWER.values()


def test_each_encoding_has_an_etag_of_its_own() -> None:
    assert len({variant.etag for variant in ANSWER.values()}) == 3


def test_an_encoding_that_saves_nothing_is_left_out() -> None:
    assert list(make_answer(b"x", [], ("br", "gzip"))) == ["identity"]


@pytest.mark.parametrize("header", ['"abc"', 'W/"abc"', '"x", "abc"', "*"])
def test_a_client_that_has_the_page_is_recognised(header: str) -> None:
    assert unchanged(header, '"abc"')


@pytest.mark.parametrize("header", ["", '"abcd"', "abc", '"x"'])
def test_a_client_that_has_another_page_is_not(header: str) -> None:
    assert not unchanged(header, '"abc"')


def test_pages_kept_in_a_file_are_the_same_to_the_byte_and_a_second_start_reads_them(tmp_path: Path) -> None:
    settings = Settings(dev=True, pages=tmp_path)
    made = create_app(settings).wsgi_app.answers  # type: ignore[attr-defined]
    kept = list(tmp_path.iterdir())
    read = create_app(settings).wsgi_app.answers  # type: ignore[attr-defined]

    assert read == made
    assert list(tmp_path.iterdir()) == kept
    assert len(kept) == 1


def test_another_choice_does_not_read_what_was_kept_for_this_one(tmp_path: Path) -> None:
    create_app(Settings(dev=True, pages=tmp_path))
    strict = create_app(Settings(dev=True, pages=tmp_path, https=True)).test_client()

    assert "Strict-Transport-Security" in strict.get("/zh-Hans/").headers


def test_a_file_that_is_damaged_or_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    create_app(Settings(dev=True, pages=tmp_path))
    [kept] = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:5000])
    again = create_app(Settings(dev=True, pages=tmp_path)).test_client()
    nowhere = create_app(Settings(dev=True, pages=kept / "below-a-file")).test_client()

    assert again.get("/zh-Hans/").status_code == nowhere.get("/zh-Hans/").status_code == 200


@pytest.mark.parametrize("damage", ["cut", "noise", "empty", "one byte"])
def test_each_kind_of_damage_to_the_file_is_noticed(tmp_path: Path, damage: str) -> None:
    file = tmp_path / "kept.pages"
    save(file, {"/": ANSWER})
    whole = file.read_bytes()
    assert load(file) == {"/": ANSWER}

    damaged = {
        "cut": whole[: len(whole) // 2],
        "noise": bytes(range(256)) * 16,
        "empty": b"",
        "one byte": whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:],
    }
    file.write_bytes(damaged[damage])
    with pytest.raises(ValueError, match="damaged"):
        load(file)
