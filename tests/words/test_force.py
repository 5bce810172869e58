"""What we know only from a report says so itself, in its own sentence, in every language and wherever it is shown."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.made import READS_PAGES, TAGS, guide_of, paths, visible_text
from webapp.content.extract import sentences
from webapp.content.kinds import Confidence, Fact
from webapp.house import PARTS
from webapp.locales import BY_TAG, catalogue
from webapp.site.guides import PACKS

pytestmark = READS_PAGES

SAYS_SO = {
    "en": re.compile(r"\breported(?:ly)?\b", re.IGNORECASE),
    "zh-Hans": re.compile(r"据[^，。；]{0,12}报道"),
    "zh-Hant": re.compile(r"據[^，。；]{0,12}報導"),
}
TO_THE_READER = {
    "en": re.compile(
        r"\b[Yy]our?\b|\bmay not conform\b|\bgenerally\b|\bsay no\b|\bwe read\b|"
        r"^(So|Do|Say|See|Check|Ask)\b|^Anyone who|^If \w+"
    ),
    "zh-Hans": re.compile(
        r"你|别|^所以|可能不符合|一般都?算|可以拒绝|按我们读过|(^|，)先|^(拒绝|这样的|查一?查|没印象|谁说)"
    ),
    "zh-Hant": re.compile(
        r"你|別|^所以|可能不符合|一般都?算|可以拒絕|按我們讀過|(^|，)先|^(拒絕|這樣的|查一?查|沒印象|誰說)"
    ),
}
"""What we say ourselves after it: advice, and how it may look in one's own case. It need not say so again."""
NAMES_A_TEXT = {
    "en": re.compile(
        r"\b(recommended national|a national) standard|\bguideline\b|\bindustry convention|\b(five|several) authorities"
    ),
    "zh-Hans": re.compile(r"推荐性国家标准|指引(?!数)|行业公约|自律公约|(五|几)个部门"),
    "zh-Hant": re.compile(r"推薦性國家標準|指引(?!數)|行業公約|自律公約|(五|幾)個部門"),
}
"""Texts that nobody here has opened: what is told of them is a report, also in a task, a message or an answer."""
CLAIMS = tomllib.loads(Path(__file__).with_name("claims.toml").read_text(encoding="utf-8"))["claims"]
"""What reported facts claim, and how it is known again wherever else it is told."""
ENDS = re.compile(r"(?<=[.?!])\s+(?=[A-Z“])|(?<=[。？！])")


def reported(tag: str) -> list[Fact]:
    return [fact for fact in guide_of(BY_TAG[tag]).facts.values() if fact.confidence is Confidence.REPORTED]


def each(text: str) -> list[str]:
    return [sentence.strip() for sentence in ENDS.split(text) if sentence.strip()]


def silent(text: str, tag: str) -> list[str]:
    """The sentences of a reported fact that state something without saying that it was reported."""
    first, *others = each(text)
    wrong = [] if SAYS_SO[tag].search(first) else [first]
    return wrong + [one for one in others if not SAYS_SO[tag].search(one) and not TO_THE_READER[tag].search(one)]


@pytest.mark.parametrize("tag", TAGS)
def test_a_reported_fact_says_so_in_its_own_sentence(tag: str) -> None:
    facts = reported(tag)

    assert len(facts) > 40
    assert {fact.slug: found for fact in facts if (found := silent(fact.text, tag))} == {}


@pytest.mark.parametrize("tag", TAGS)
def test_it_is_shown_whole_so_that_no_page_drops_the_word(tag: str) -> None:
    """A page that shows what follows the word shows the word too."""
    facts = {fact.slug: fact.text for fact in reported(tag)}
    pages = [re.sub(r"\s+", " ", visible_text(path)) for path in paths() if path.startswith(f"/{tag}/")]
    seen = {slug: [page.count(text) for page in pages] for slug, text in facts.items()}
    tails = {slug: SAYS_SO[tag].split(text, maxsplit=1)[-1] for slug, text in facts.items()}

    assert [slug for slug, counts in seen.items() if not any(counts)] == [], "each stands on a page"
    assert [slug for slug, tail in tails.items() if [page.count(tail) for page in pages] != seen[slug]] == []


def outside_facts(tag: str) -> dict[str, str]:
    """Sentences of steps, answers, cards, messages and numbers, by where they stand."""
    words = catalogue(BY_TAG[tag])
    return {
        f"{context}: {text}": str(words.pgettext(context, text) if tag != "en" else text)
        for context, text in sentences(PACKS, PARTS)
        if not context.startswith(("facts/", "notices/lint"))
    }


@pytest.mark.parametrize("tag", TAGS)
def test_outside_facts_too_whoever_tells_of_such_a_text_says_that_it_was_reported(tag: str) -> None:
    told = outside_facts(tag)

    assert any(SAYS_SO[tag].search(line) for line in told.values())
    assert [line for line in told.values() if NAMES_A_TEXT[tag].search(line) and not SAYS_SO[tag].search(line)] == []


@pytest.mark.parametrize("tag", TAGS)
def test_whoever_tells_what_a_reported_fact_claims_says_so_in_the_same_sentence(tag: str) -> None:
    told = [(where, one) for where, line in outside_facts(tag).items() for one in each(line)]
    claims = [(where, one) for where, one in told if any(re.search(claim[tag], one) for claim in CLAIMS)]

    assert len(claims) > 20, "steps and answers do tell of them"
    assert [(where, one) for where, one in claims if not SAYS_SO[tag].search(one)] == []


@pytest.mark.parametrize("tag", TAGS)
def test_every_reported_fact_has_its_claim_and_each_claim_is_known_by_its_words(tag: str) -> None:
    facts = {fact.slug: f"{fact.text} {fact.limits}" for fact in reported(tag)}
    claimed = [(slug, claim[tag]) for claim in CLAIMS for slug in claim["facts"]]

    assert {slug for slug, _ in claimed} == set(facts)
    assert [(slug, pattern) for slug, pattern in claimed if not re.search(pattern, facts[slug])] == []


@pytest.mark.parametrize(
    ("tag", "text", "found"),
    [
        ("en", "Reportedly, it is so. You can ask.", 0),
        ("en", "It was reported that it is so. Do not pay.", 0),
        ("en", "The standard says so. Reportedly, it is kept.", 1),
        ("en", "Reportedly, it is so. It is also forbidden.", 1),
        ("zh-Hans", "据公开报道，是这样。你可以问。", 0),
        ("zh-Hans", "据报道，是这样。还不许上门。", 1),
        ("zh-Hant", "據報導，是這樣。別付。", 0),
        ("zh-Hant", "標準是這樣說的。", 1),
    ],
)
def test_the_check_finds_what_it_is_for(tag: str, text: str, found: int) -> None:
    assert len(silent(text, tag)) == found
