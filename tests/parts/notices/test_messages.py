"""Every message that can be copied, in three languages: what it says, what it must not say, and how long it is."""

import re
from functools import cache
from itertools import takewhile

import pytest

from tests.made import READS_PAGES, TAGS, content_of, parsed, source, words_of
from webapp.content.letters import fold
from webapp.locales import BY_TAG, EN
from webapp.parts.notices.kinds import Kind, Medium, Tone
from webapp.parts.notices.messages import SLOT_LIMIT, Message, Notices, messages
from webapp.parts.steps.schema import Steps

pytestmark = READS_PAGES

LONGEST = {"you": "长" * SLOT_LIMIT, "me": "名" * SLOT_LIMIT, "when": "时" * SLOT_LIMIT}
EXPLAINS = {Kind.WHAT, Kind.FAKE, Kind.NO_DUTY, Kind.NOT_PAY}
UNFINISHED = re.compile(r"[{}〔〕]|和/或|and/or|XX|（[^）]*）")
DONTS = {
    "zh-Hans": ("转钱", "验证码", "屏幕共享"),
    "zh-Hant": ("轉錢", "驗證碼", "螢幕分享"),
    "en": ("don't send money", "don't give out codes", "don't share your screen"),
}
NO_DUTY = {
    "zh-Hans": re.compile(r"不用替我[付还]"),
    "zh-Hant": re.compile(r"不用替我[付還]"),
    "en": re.compile(r"need not pay"),
}
ALL = [(name, message.key) for name, message in messages(content_of(EN, Notices))]


@cache
def every(tag: str) -> dict[tuple[str, str], Message]:
    return {(name, message.key): message for name, message in messages(content_of(BY_TAG[tag], Notices))}


def texts(tag: str, blanks: dict[str, str] | None = None, *, answered: bool = True) -> dict[tuple[str, str], str]:
    gap = BY_TAG[tag].gap
    return {place: message.text(gap, blanks, answered=answered) for place, message in every(tag).items()}


def to(recipient: str, tag: str) -> dict[tuple[str, str], Message]:
    return {place: message for place, message in every(tag).items() if place[0].startswith(f"{recipient}/")}


def test_eight_kinds_of_people_are_told_in_five_situations() -> None:
    notices = content_of(EN, Notices)

    assert len(notices.recipients) == 8
    assert len(notices.situations) == 5
    assert all(recipient.messages[case.slug] for recipient in notices.recipients for case in notices.situations)


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("blanks", [None, LONGEST], ids=["nothing filled in", "the longest words filled in"])
def test_no_blank_is_left_and_no_choice_is_left_to_the_reader(tag: str, blanks: dict[str, str] | None) -> None:
    assert {place: text for place, text in texts(tag, blanks).items() if UNFINISHED.search(text)} == {}


def test_a_message_that_speaks_of_money_before_a_loan_is_told_of_says_so_beside_it() -> None:
    quiet = {
        place: "".join(block.text for block in message.blocks if block.kind not in {Kind.DONTS, Kind.NO_DUTY})
        for place, message in every("zh-Hans").items()
        if message.level < 2 and not message.tells
    }

    assert len(quiet) > 30
    assert [place for place, text in quiet.items() if "钱" in text] == []


@pytest.mark.parametrize("tag", TAGS)
def test_each_fits_its_channel_even_with_the_longest_words(tag: str) -> None:
    notices = content_of(BY_TAG[tag], Notices)
    longest = texts(tag, LONGEST)
    too_long = {}
    for place, message in every(tag).items():
        limit = notices.limit(message)
        stop = limit.english if tag == "en" else limit.chinese
        if len(longest[place]) > stop:
            too_long[place] = (len(longest[place]), stop)

    assert too_long == {}


@pytest.mark.parametrize("tag", TAGS)
def test_an_english_or_chinese_sms_as_it_is_offered_is_one_part(tag: str) -> None:
    """Before names are filled in: 70 characters with Chinese, 160 of the GSM alphabet."""
    one_part = 160 if tag == "en" else 70
    sms = {place: text for place, text in texts(tag).items() if every(tag)[place].medium is Medium.SMS}

    assert {place: len(text) for place, text in sms.items() if len(text) > one_part * (1 if tag != "en" else 2)} == {}
    assert tag != "en" or all(text.isascii() for text in sms.values()), "a curly quote would make three parts of it"


@pytest.mark.parametrize("tag", TAGS)
def test_nothing_is_said_that_its_level_bars(tag: str) -> None:
    said: dict[tuple[str, str, str], str] = {}
    for place, text in texts(tag).items():
        for barred in content_of(BY_TAG[tag], Notices).barred:
            if every(tag)[place].level <= barred.level:
                said |= {(*place, pattern): text for pattern in barred.patterns if re.search(pattern, fold(text))}

    assert said == {}


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize(
    ("level", "said"),
    [
        (1, {"zh-Hans": "我欠了钱", "zh-Hant": "我欠了錢", "en": "I owe money"}),
        (1, {"zh-Hans": "我有笔贷款", "zh-Hant": "我有筆貸款", "en": "I have a loan"}),
        (1, {"zh-Hans": "一共3000元", "zh-Hant": "一共3000元", "en": "3,000 yuan in all"}),
        (1, {"zh-Hans": "催收打来的", "zh-Hant": "催收打來的", "en": "a collector called"}),
        (2, {"zh-Hans": "是花呗", "zh-Hant": "是花唄", "en": "it is Huabei"}),
    ],
)
def test_the_list_of_barred_words_catches_what_it_is_for(tag: str, level: int, said: dict[str, str]) -> None:
    patterns = [p for barred in content_of(EN, Notices).barred if level <= barred.level for p in barred.patterns]
    harmless = {"zh-Hans": "别找借口，元旦见", "zh-Hant": "別找藉口，元旦見", "en": "collect your coat on the island"}
    if tag == "en":
        harmless["en"] = "see you on the island below"

    assert any(re.search(pattern, fold(said[tag])) for pattern in patterns)
    assert not any(re.search(pattern, fold(harmless[tag])) for pattern in patterns)


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("recipient", ["parent", "spouse"])
def test_parents_and_spouse_read_the_three_donts_before_any_explanation(recipient: str, tag: str) -> None:
    for place, message in to(recipient, tag).items():
        before = list(takewhile(lambda block: block.kind not in EXPLAINS, message.blocks))
        words = " ".join(block.text for block in before).replace("Don", "don")

        assert all(dont in words for dont in DONTS[tag]), place


@pytest.mark.parametrize("tag", TAGS)
def test_nobody_is_told_that_they_owe_nothing_before_the_reader_says_that_they_signed_nothing(tag: str) -> None:
    shown = texts(tag, answered=False)

    assert {place for place, text in shown.items() if NO_DUTY[tag].search(text)} == set()
    assert any(NO_DUTY[tag].search(text) for text in texts(tag).values())


@pytest.mark.parametrize("tag", TAGS)
def test_a_spouse_is_never_told_so(tag: str) -> None:
    told = {place: text for place, text in texts(tag).items() if place[0].startswith("spouse/")}

    assert told
    assert {place for place, text in told.items() if NO_DUTY[tag].search(text)} == set()


def test_what_the_reader_claims_to_have_done_rests_on_a_task() -> None:
    doing = [block for message in every("en").values() for block in message.blocks if block.kind is Kind.DOING]

    assert doing
    assert all(block.done in content_of(EN, Steps).tasks for block in doing)


def test_only_a_call_that_was_checked_is_called_not_genuine() -> None:
    notices = content_of(EN, Notices)
    checked = {situation.slug for situation in notices.situations if situation.check}
    claims = {name.split("/")[1] for (name, _), m in every("en").items() for b in m.blocks if "not-theirs" in b.slug}

    assert claims == checked == {"not-real"}


MUST = [
    ("parent", Kind.DONTS),
    ("spouse", Kind.DONTS),
    ("employer", Kind.SAY),
    ("employer", Kind.NOTE),
]


@pytest.mark.parametrize(("recipient", "kind"), MUST)
def test_each_of_them_always_gets(recipient: str, kind: Kind) -> None:
    assert [place for place, m in to(recipient, "en").items() if kind not in {b.kind for b in m.blocks}] == []


@pytest.mark.parametrize(
    ("recipient", "kinds"),
    [
        ("sibling", {Kind.SAY, Kind.NOT_PAY, Kind.ASK}),
        ("friend", {Kind.SORRY, Kind.NO_DUTY, Kind.SAY}),
        ("colleague", {Kind.WHAT, Kind.SAY}),
        ("emergency-contact", {Kind.SORRY, Kind.NO_DUTY, Kind.SAY, Kind.DOING}),
        ("acquaintance", {Kind.ADDRESS, Kind.SORRY, Kind.SAY}),
    ],
)
def test_the_first_message_after_a_call_has_what_this_person_needs(recipient: str, kinds: set[Kind]) -> None:
    for person in content_of(EN, Notices).recipients:
        if person.slug == recipient:
            assert kinds <= {
                block.kind for block in person.messages[content_of(EN, Notices).situations[0].slug][0].blocks
            }


def test_people_at_a_distance_are_never_told_of_a_loan() -> None:
    distant = {
        place: message.level
        for recipient in ("colleague", "employer", "acquaintance")
        for place, message in to(recipient, "en").items()
    }

    assert set(distant.values()) <= {0, 1}


def test_all_of_it_is_only_for_telling_in_person() -> None:
    assert {m.medium for m in every("en").values() if m.level >= 3} == {Medium.SAY}
    assert {m.tone for m in to("employer", "en").values()} == {Tone.FORMAL}


@pytest.mark.parametrize("tag", TAGS)
def test_the_page_shows_the_first_message_as_it_is_composed(tag: str) -> None:
    notices = content_of(BY_TAG[tag], Notices)
    for recipient in notices.recipients:
        for situation, found in recipient.messages.items():
            path = f"/{tag}/notices/{recipient.slug}/{situation}/"
            shown = next(e for e in parsed(path).iter() if e.get("id") == f"message-{found[0].key}")
            parts = [part for part in shown if part.get("hidden") is None]

            assert "".join(words_of(part) for part in parts).replace(" ", "") == re.sub(
                r"\s", "", found[0].text(BY_TAG[tag].gap)
            )


@pytest.mark.parametrize("tag", TAGS)
def test_every_message_stands_in_its_page(tag: str) -> None:
    for name, message in messages(content_of(BY_TAG[tag], Notices)):
        assert f'id="message-{message.key}"' in source(f"/{tag}/notices/{name}/")
