"""The first hour: what stands on its first screen, and what does not."""

import re

import pytest

from tests.made import READS_PAGES, TAGS, guide_of, parsed, paths, tags, visible_text, words_of
from webapp.locales import BY_TAG
from webapp.parts.now.schema import Cards

pytestmark = READS_PAGES

FIRST = {
    "zh-Hans": "先喘口气。 现在一分钱都别转。",
    "zh-Hant": "先喘口氣。 現在一毛錢都別轉。",
    "en": "Breathe out. Send no money now.",
}
REPORTED = {"zh-Hans": "据公开报道", "zh-Hant": "據公開報導", "en": "As publicly reported"}
COUNTS = re.compile(
    r"\d+ ?/ ?\d+|[\d二三四五六七八九十两兩]+ ?(?:件事|[种種]情况|[种種]情況)|[五5]句[话話]|"
    r"(?:six|eight|five|\d+) (?:situations|lines|tasks)",
    re.IGNORECASE,
)


def first_hour(tag: str) -> list[str]:
    return [path for path in paths() if path.startswith(f"/{tag}/now/")]


@pytest.mark.parametrize("tag", TAGS)
def test_the_first_screen_begins_with_one_sentence_for_the_reader(tag: str) -> None:
    assert words_of(tags(f"/{tag}/now/", "h1")[0]) == FIRST[tag]
    for card in guide_of(BY_TAG[tag]).of(Cards).cards:
        assert card.moves[0].say == ()
        assert card.moves[0].call is None


@pytest.mark.parametrize("tag", TAGS)
def test_whoever_has_paid_already_finds_their_card_near_the_top(tag: str) -> None:
    cards = guide_of(BY_TAG[tag]).of(Cards).cards

    assert [card.slug for card in cards[:2]] == ["called-my-family", "already-paid"]
    assert [move.call for move in cards[1].moves][:2] == [None, "110"], "stop, then 110 at once"


@pytest.mark.parametrize("tag", TAGS)
def test_no_source_stands_open_and_nothing_is_counted(tag: str) -> None:
    for path in [*first_hour(tag), f"/{tag}/", f"/{tag}/more/"]:
        folded = {id(one) for fold in tags(path, "details") for one in fold.iter()}
        checked = [one for one in parsed(path).iter() if one.get("data-checked")]
        assert [words_of(one) for one in checked if id(one) not in folded] == [], path
        assert COUNTS.findall(visible_text(path)) == [], path


@pytest.mark.parametrize("tag", TAGS)
def test_below_the_crisis_line_nothing_is_said_of_reports(tag: str) -> None:
    for path in paths():
        for foot in tags(path, "footer") if path.startswith(f"/{tag}/") else []:
            assert REPORTED[tag] not in words_of(foot), path
            assert f"/{tag}/numbers/" in {link.get("href") for link in foot.iter()}, "their sources are one tap away"


def test_the_first_line_to_send_fits_parents_husbands_wives_brothers_and_sisters() -> None:
    card = guide_of(BY_TAG["zh-Hans"]).of(Cards).cards[0]
    labels = "".join(line.label for move in card.moves for line in move.say)

    assert all(who in labels for who in ("妈妈", "爸爸", "老公", "老婆", "姐"))


@pytest.mark.parametrize(("tag", "words"), [("zh-Hans", "远程看你的手机"), ("zh-Hant", "遠端看你的手機")])
def test_what_sharing_a_screen_is_stands_in_plain_words_where_it_is_asked_for(tag: str, words: str) -> None:
    for path in (f"/{tag}/now/called-me/", f"/{tag}/now/asked-for-money-or-a-code/", f"/{tag}/relatives/"):
        assert words in visible_text(path), path
