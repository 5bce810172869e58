"""What people would send: to whom it speaks, in which order, how long it is, and what it vouches for."""

import re
from functools import cache

import pytest

from tests.made import READS_PAGES, TAGS, content_of, parsed, words_of
from tests.nodejs import node
from tests.parts.notices.lint.corpus import JUDGE, rules
from webapp.content.extract import sentences
from webapp.house import PARTS
from webapp.locales import BY_TAG, catalogue
from webapp.parts.notices.kinds import Kind, Medium
from webapp.parts.notices.messages import Message, Notices, messages
from webapp.site.guides import PACKS

pytestmark = READS_PAGES

CHINESE = ("zh-Hans", "zh-Hant")
AS_SENT = {
    "zh-Hans": {"you": "妈", "me": "小李", "when": "今晚八点"},
    "zh-Hant": {"you": "媽", "me": "小李", "when": "今晚八點"},
    "en": {"you": "Mum", "me": "Lee", "when": "at eight tonight"},
}
TO_PARENTS = {"zh-Hans": 150, "zh-Hant": 150, "en": 600}
TO_SAY_TO_PARENTS = {"zh-Hans": 180, "zh-Hant": 180, "en": 700}
QUOTED = re.compile(r"“[^”]*”|「[^」]*」|\"[^\"]*\"")
REFUSAL = re.compile(
    r"(别|不要|別)再(打给我|打給我|打来|打來|联系我|聯絡我)|找本人|o not (call|contact) (me )?again|person concerned"
)
SORRY = {"zh-Hans": "对不起", "zh-Hant": "對不起", "en": "sorry"}
OPEN_DOOR = {"zh-Hans": "先别", "zh-Hant": "先別", "en": "for now"}
SPOKEN_TO_ONE = ("steps/tell/first-line-to-parents.", "notices/after/parents-answer.")


@cache
def every(tag: str) -> dict[tuple[str, str], Message]:
    return {(name, message.key): message for name, message in messages(content_of(BY_TAG[tag], Notices))}


def sent(tag: str, recipient: str = "", **blanks: str) -> dict[tuple[str, str], str]:
    """Every message to these people as it is sent when everything is filled in and true."""
    return {
        place: message.text(BY_TAG[tag].gap, AS_SENT[tag] | blanks, answered=True)
        for place, message in every(tag).items()
        if place[0].startswith(recipient)
    }


def unquoted(text: str) -> str:
    return QUOTED.sub("", text)


@pytest.mark.parametrize("tag", TAGS)
def test_a_message_to_parents_can_be_read_by_someone_who_is_frightened(tag: str) -> None:
    said = {place for place in sent(tag, "parent/") if every(tag)[place].medium is Medium.SAY}
    longest = {
        place: len(text)
        for place, text in sent(tag, "parent/").items()
        if len(text) > (TO_SAY_TO_PARENTS if place in said else TO_PARENTS)[tag]
    }

    assert longest == {}


@pytest.mark.parametrize("tag", CHINESE)
def test_parents_are_spoken_to_as_the_reader_chose_and_as_most_do_until_then(tag: str) -> None:
    one, polite, two = BY_TAG[tag].elders
    until_then, plain = sent(tag, "parent/"), sent(tag, "parent/", elder=one)
    politely, to_both = sent(tag, "parent/", elder=polite), sent(tag, "parent/", elder=two)

    assert until_then == plain
    assert [text for text in plain.values() if polite in text] == []
    assert [text for text in politely.values() if one in unquoted(text)] == []
    assert [text for text in to_both.values() if polite in text or re.search(r"你(?![们們])", text)] == []
    assert sum(one in unquoted(text) for text in plain.values()) > 20
    assert {place: text.replace(polite, one) for place, text in politely.items()} == plain


@pytest.mark.parametrize("tag", CHINESE)
def test_a_line_to_one_parent_outside_the_messages_is_right_for_who_says_either(tag: str) -> None:
    words = catalogue(BY_TAG[tag])
    lines = [
        str(words.pgettext(context, text))
        for context, text in sentences(PACKS, PARTS)
        if context.startswith(SPOKEN_TO_ONE) and context.endswith((".say.text", ".lines.text", ".how"))
    ]

    assert len(lines) > 10
    assert [line for line in lines if "您" in line] == []


@pytest.mark.parametrize("tag", TAGS)
def test_what_they_shall_say_to_the_caller_stands_in_quotes(tag: str) -> None:
    """Outside quotes it would tell the mother to stop calling her child."""
    found = {place: text for place, text in sent(tag).items() if REFUSAL.search(unquoted(text))}

    assert found == {}
    assert sum(bool(REFUSAL.search(text)) for text in sent(tag).values()) > 70


@pytest.mark.parametrize("tag", TAGS)
def test_no_message_leaves_the_door_open_for_later(tag: str) -> None:
    assert [text for text in sent(tag).values() if OPEN_DOOR[tag] in text] == []


@pytest.mark.parametrize("tag", TAGS)
def test_parents_read_that_all_is_well_and_when_they_will_be_called(tag: str) -> None:
    kinds = {place: {b.kind for b in m.blocks} for place, m in every(tag).items() if place[0].startswith("parent/")}
    written = [place for place in kinds if every(tag)[place].medium is not Medium.SAY]

    assert [place for place in kinds if Kind.ALL_RIGHT not in kinds[place]] == []
    assert [place for place in written if not kinds[place] & {Kind.WHEN, Kind.VERIFY}] == []


@pytest.mark.parametrize("tag", TAGS)
def test_a_husband_or_wife_who_learns_it_late_is_told_sorry(tag: str) -> None:
    late = sent(tag, "spouse/called") | sent(tag, "spouse/asked-to-pay")
    confessed = {place: text for place, text in sent(tag, "spouse/").items() if every(tag)[place].level > 0}

    assert [place for place, text in (late | confessed).items() if SORRY[tag] not in text] == []
    assert all(text.count(SORRY[tag]) == 1 for text in (late | confessed).values()), "once, plainly"


@pytest.mark.parametrize("tag", TAGS)
def test_face_to_face_feelings_come_before_the_sheet_and_the_sheet_before_the_law(tag: str) -> None:
    talks = [message for place, message in every(tag).items() if place[0].startswith("spouse/") and message.level == 4]
    order = ["hard-to-say", "all-of-it", "be-angry", "look-together", "ask-a-lawyer"]

    assert len(talks) == 3
    for talk in talks:
        assert [block.slug for block in talk.blocks if block.slug in order] == order


@pytest.mark.parametrize("tag", TAGS)
def test_who_hardly_knows_the_reader_is_not_written_to_without_a_name(tag: str) -> None:
    strangers = {place: m for place, m in every(tag).items() if place[0].startswith("acquaintance/")}

    assert strangers
    assert {place: m.needs for place, m in strangers.items() if m.needs != ["me"]} == {}
    for situation in {place[0] for place in strangers}:
        for figure in (e for e in parsed(f"/{tag}/notices/{situation}/").iter() if e.get("data-message") is not None):
            assert figure.get("data-must-have") == "me"
            assert figure.get("data-lacks") is not None
            assert "____" in words_of(figure) or "＿＿＿" in words_of(figure), "a place for it, also on paper"


@pytest.mark.parametrize("tag", TAGS)
def test_only_a_call_that_was_checked_is_vouched_for(tag: str) -> None:
    """Neither that a caller was real nor that they were not, where nobody can know it."""
    vouched = re.compile(r"冒充|不是他们打的|不是他們打的|是因为我有|是因為我有|impostor|not from them|called because")
    found = {place for place, text in sent(tag).items() if vouched.search(text)}

    assert {place[0].split("/")[1] for place in found} == {"not-real"}


@pytest.mark.parametrize("tag", TAGS)
def test_no_message_of_ours_trips_the_check_of_messages(tag: str) -> None:
    forms = BY_TAG[tag].elders or ("",)
    said = [
        {"text": text, "level": every(tag)[place].level, "situation": place[0].split("/")[1]}
        for form in forms
        for place, text in sent(tag, elder=form).items()
    ]
    found = node(JUDGE, "judge", rules(tag), said)

    assert [(one["text"], codes) for one, codes in zip(said, found, strict=True) if codes] == []
