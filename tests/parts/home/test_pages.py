"""Today has one way to each thing, and the page of all pages has all of them."""

import pytest

from tests.made import NAMESPACE, READS_PAGES, TAGS, app, documents_of, parsed, tags, words_of
from webapp.locales import BY_TAG
from webapp.site.parts import Row, everywhere

pytestmark = READS_PAGES


def doors(tag: str) -> list[tuple[str, str]]:
    """The links of Today's doors: where they lead, and what is said besides their name."""
    ways = next(nav for nav in tags(f"/{tag}/", "nav") if "ways" in (nav.get("class") or ""))
    links = [link for link in ways.iter() if link.get("href")]
    return [(str(link.get("href")), words_of(list(link.iter(f"{NAMESPACE}span"))[-1])) for link in links]


@pytest.mark.parametrize("tag", TAGS)
def test_today_has_one_door_to_each_thing_and_each_says_what_it_is(tag: str) -> None:
    found = doors(tag)
    places = [place for place, _ in found]

    assert len(places) == len(set(places)) == 4
    assert f"/{tag}/now/" == places[0]
    assert len({words for _, words in found}) == 4
    assert "" not in {words for _, words in found}
    assert tags(f"/{tag}/", "form", "select") == [], "whom and what is chosen on the page of messages"
    assert [one.get("data-choose") for one in tags(f"/{tag}/notices/", "form")] == [f"/{tag}/notices/"]


@pytest.mark.parametrize("tag", TAGS)
def test_the_page_of_all_pages_has_three_groups_with_every_row_once(tag: str) -> None:
    path = f"/{tag}/more/"
    with app().test_request_context(path):
        rows: list[Row] = list(everywhere("rows"))
    sections = tags(path, "section")
    listed = [[link.get("href") for link in section.iter() if link.get("href")] for section in sections]

    assert len(sections) == 3
    assert all(listed)
    assert sum(map(len, listed)) == len(rows) == len({place for group in listed for place in group})
    assert {place for group in listed for place in group} <= set(documents_of(tag))
    assert parsed(path).get("lang") == BY_TAG[tag].tag
