"""The picture cards that relatives can save."""

from tests.tools.cards import CARDS, DRAWN, cards, words

KB = 1024


def test_every_card_is_there_small_and_says_what_the_page_says() -> None:
    assert DRAWN.read_text(encoding="utf-8") == words(), "the words have changed: run `make cards`"
    assert {path.name for path in CARDS.iterdir()} == set(cards())
    assert [path.name for path in CARDS.iterdir() if path.stat().st_size > 25 * KB] == []


def test_a_card_is_short_enough_to_be_read_at_a_glance() -> None:
    for _tag, donts, _screen, say, _ask in cards().values():
        assert len("".join(donts) + say) <= 120
