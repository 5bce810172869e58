"""A document told by what it has of another is the same document again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made import TAGS, paths, source
from webapp.site.delta import delta, whole

TEXT = st.lists(st.sampled_from(["<p>", "=1 2", "+", "", "a line of some length", "稳住", "\t "]), max_size=12).map(
    "\n".join
)


@given(TEXT, TEXT)
def test_it_comes_back_exactly(text: str, base: str) -> None:
    assert whole(delta(text, base, "/en/"), base) == text


@pytest.mark.parametrize("tag", TAGS)
def test_every_page_of_a_language_is_told_by_its_first(tag: str) -> None:
    base = source(f"/{tag}/")
    pages = [path for path in paths() if path.startswith(f"/{tag}/")]
    told = {path: delta(source(path), base, f"/{tag}/") for path in pages}

    assert {path for path in pages if whole(told[path], base) != source(path)} == set()
    assert sum(map(len, told.values())) < 0.8 * sum(len(source(path)) for path in pages)
