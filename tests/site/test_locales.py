import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tables import HEADER_TABLE, TAG_TABLE
from webapp.locales import LOCALES, from_accept_language, match_tag


@pytest.mark.parametrize(("tag", "expected"), TAG_TABLE)
def test_a_browser_tag_gets_the_language_a_reader_would_choose(tag: str, expected: str | None) -> None:
    found = match_tag(tag)

    assert (found.tag if found else None) == expected


@pytest.mark.parametrize(("header", "expected"), HEADER_TABLE)
def test_an_error_page_speaks_the_first_language_the_browser_asks_for(header: str, expected: str) -> None:
    assert from_accept_language(header).tag == expected


@given(st.text())
def test_no_header_is_too_strange(header: str) -> None:
    assert from_accept_language(header) in LOCALES
