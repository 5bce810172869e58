import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.render import choose, make_answer, unchanged

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
