"""The phone tells languages and the place a page is open in as the tables say."""

import pytest

from tests.nodejs import node
from tests.tables import TAG_TABLE, WHERE, Place


@pytest.mark.parametrize(("tag", "expected"), TAG_TABLE)
def test_the_phone_chooses_by_the_same_table_as_the_server(tag: str, expected: str | None) -> None:
    assert node("ui/js/languages.js", "matchTag", tag) == expected


@pytest.mark.parametrize("place", WHERE, ids=str)
def test_the_place_the_page_is_open_in_is_known_for_hints(place: Place) -> None:
    *given, expected = place

    assert node("ui/js/where.js", "whereAmI", *given) == expected
