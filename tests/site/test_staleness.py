from datetime import timedelta

from tests.made import guide_of
from webapp.locales import EN
from webapp.site.staleness import stale


def test_nothing_is_stale_on_the_day_of_the_edition() -> None:
    guide = guide_of(EN)

    assert list(stale(guide, guide.edition.content_date)) == []


def test_numbers_are_stale_after_90_days_and_facts_after_180() -> None:
    guide = guide_of(EN)
    oldest = min(channel.checked for channel in guide.channels.values())
    days = [channel.checked for channel in guide.channels.values()] + [fact.checked for fact in guide.facts.values()]

    after_91 = list(stale(guide, oldest + timedelta(days=91)))
    after_181 = list(stale(guide, max(days) + timedelta(days=181)))

    assert after_91
    assert all(line.startswith("number ") for line in after_91)
    assert len(after_181) == len(guide.channels) + len(guide.facts)
