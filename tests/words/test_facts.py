"""Statements of law and fact: each with force, source and day, and none stronger than its source."""

import re

import pytest

from tests.made import READS_PAGES, TAGS, guide_of, paths, tags, visible_text, words_of
from webapp.content.extract import sentences
from webapp.content.kinds import Confidence, Fact, Force
from webapp.house import PARTS
from webapp.locales import BY_TAG
from webapp.parts.rights.schema import Rights
from webapp.parts.steps.schema import Steps
from webapp.site.guides import PACKS

pytestmark = READS_PAGES

ARTICLE = re.compile(r"第\s*[\d一二三四五六七八九十百]+\s*[条條款]|\barts?\.|\barticles?\s*\d", re.IGNORECASE)
LAW_WORDS = re.compile(
    r"《|法律|法院|标准|標準|指引|条例|條例|规定|規定|\blaw\b|\bstandard\b|\bguideline|\bregulation|\bcourt\b",
    re.IGNORECASE,
)
REPORTED = {
    "zh-Hans": "据公开报道，原文我们没读到",
    "zh-Hant": "據公開報導，原文我們沒讀到",
    "en": "as reported; we have not read the text itself",
}
CHECKED = {"zh-Hans": "{} 核对", "zh-Hant": "{} 核對", "en": "checked on {}"}
FORCES = {
    "zh-Hans": dict(zip(Force, ["法律", "法规规章", "推荐性标准", "行业自律", "提示与经验"], strict=True)),
    "zh-Hant": dict(zip(Force, ["法律", "法規規章", "推薦性標準", "行業自律", "提示與經驗"], strict=True)),
    "en": dict(
        zip(
            Force,
            ["Law", "Regulation", "Recommended standard", "Industry self-regulation", "Guidance and practice"],
            strict=True,
        )
    ),
}
MAY_NAME_NO_ARTICLE = re.compile(
    r"消费金融公司管理办法|消費金融公司管理辦法|互联网贷款|互聯網貸款|中国银行业协会|中國銀行業協會|GB/T|"
    r"consumer finance compan|Banking Association|internet loan",
    re.IGNORECASE,
)


def facts(tag: str) -> list[Fact]:
    return list(guide_of(BY_TAG[tag]).facts.values())


@pytest.mark.parametrize("tag", TAGS)
def test_an_article_is_named_only_where_its_text_was_read(tag: str) -> None:
    wrong = [fact.slug for fact in facts(tag) if fact.confidence != Confidence.VERIFIED and ARTICLE.search(fact.source)]
    loose = [fact.slug for fact in facts(tag) if ARTICLE.search(fact.text) or ARTICLE.search(fact.limits)]

    assert wrong == []
    assert loose == [], "articles stand in the source, where their check is"


@pytest.mark.parametrize("tag", TAGS)
def test_no_article_of_a_text_nobody_opened(tag: str) -> None:
    wrong = [
        fact.slug for fact in facts(tag) if MAY_NAME_NO_ARTICLE.search(fact.source) and ARTICLE.search(fact.source)
    ]

    assert wrong == []


def test_outside_facts_no_sentence_names_an_article() -> None:
    wrong = [
        text for context, text in sentences(PACKS, PARTS) if not context.startswith("facts/") and ARTICLE.search(text)
    ]

    assert wrong == []


def test_a_page_names_an_article_only_in_a_source_line() -> None:
    wrong = {
        path: words_of(line)
        for path in paths()
        for line in tags(path, "p", "li", "h1", "h2", "dd", "span", "b", "summary")
        if ARTICLE.search(line.text or "") and "source" not in (line.get("class") or "").split()
    }

    assert wrong == {}


@pytest.mark.parametrize("tag", TAGS)
def test_every_reason_shows_force_source_and_day_of_each_fact(tag: str) -> None:
    guide = guide_of(BY_TAG[tag])
    for step in guide.of(Steps).steps:
        why = visible_text(f"/{tag}/steps/{step.slug}/why/")
        page = visible_text(f"/{tag}/steps/{step.slug}/")
        for task in step.tasks:
            assert task.why in why
            for fact in guide.cited(task.facts):
                assert fact.text in why
                known = [REPORTED[tag]] if fact.confidence is Confidence.REPORTED else []
                day = CHECKED[tag].format(fact.checked)
                line = " · ".join([FORCES[tag][fact.force], fact.source, *known, day])
                assert line in why
                assert line in page


@pytest.mark.parametrize("tag", TAGS)
def test_a_task_that_speaks_of_law_rests_on_a_fact_or_a_public_number(tag: str) -> None:
    guide = guide_of(BY_TAG[tag])
    bare = [
        name
        for name, task in guide.of(Steps).tasks.items()
        if LAW_WORDS.search(" ".join((task.title, task.why, *task.how))) and not task.facts and not task.channels
    ]

    assert bare == []


@pytest.mark.parametrize("tag", TAGS)
def test_what_is_only_recommended_is_never_called_law(tag: str) -> None:
    for fact in facts(tag):
        if re.search(r"GB/T", fact.source):
            assert fact.force is Force.STANDARD
        if re.search(r"银行业协会|銀行業協會|Banking Association", fact.source):
            assert fact.force is Force.SELF_REGULATION


def test_every_fact_is_used_where_a_reader_can_find_it() -> None:
    guide = guide_of(BY_TAG["en"])
    asked = [slug for page in guide.of(Rights).pages for question in page.questions for slug in question.facts]

    assert sorted(asked) == sorted(guide.facts), "each under one question of the rights pages"


def test_every_number_is_used_where_a_reader_can_find_it() -> None:
    guide = guide_of(BY_TAG["en"])
    listed = [slug for group in guide.of(Rights).numbers.groups for slug in group.channels]

    assert sorted(listed) == sorted(guide.channels), "each in one group of the page of numbers"


def test_there_are_at_least_35_tasks_and_each_is_concrete() -> None:
    tasks = guide_of(BY_TAG["en"]).of(Steps).tasks.values()

    assert len(tasks) >= 35
    assert all(1 <= task.minutes <= 30 for task in tasks)
    assert all(len(task.how) >= 2 for task in tasks)
