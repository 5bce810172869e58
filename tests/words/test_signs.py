"""What slips in by accident: signs of another script, 、 for “or”, and promises nobody can keep."""

import re

import pytest

from tests.made import TAGS
from tests.words.test_names import said

CHINESE = [tag for tag in TAGS if tag != "en"]
HAN = "[㐀-鿿]"
SIGNS = {
    "a half-width sign beside Chinese": rf"(?<={HAN})[,:;?!()]|[,:;?!()](?={HAN})",
    "three dots": r"\.\.\.",
    "a straight quotation mark": r"[\"']",
    "a full-width digit or letter": "[０-９Ａ-Ｚａ-ｚ]",
    "a space between Chinese characters": rf"(?<={HAN}) +(?={HAN})",
    "a sign twice": r"[，。；：、？！]{2,}",
    "the list sign where one of two is meant": r"、[^，。：；、？“”「」]*[吗嗎]？",
}
BLANK = re.compile(r"%\(\w+\)s|\{\w+\}")
NAME_OF_A_TEXT = re.compile(r"《[^》]*》")
WITH_SPACES = {"Steady, backup of", "passphrase.words"}
"""The first line of a backup, which is found again by its words, and a list of words."""
OF_THE_OTHER = {"zh-Hans": "[「」『』]", "zh-Hant": "[“”‘’]"}
PROMISES = {
    "en": r"\b(certainly|definitely|for sure|no doubt)\b|\bguarantees? (that|you)\b|\bis enough to (help|protect)\b",
    "zh-Hans": "一定(会|能|行)|肯定(会|能|行)|保证(会|能|你)|够帮你|包你|绝对(会|能|不会)|准能",
    "zh-Hant": "一定(會|能|行)|肯定(會|能|行)|保證(會|能|你)|夠幫你|包你|絕對(會|能|不會)|準能",
}
SAID_BY_OTHERS_OR_DENIED = re.compile(
    r"“[^”]*”|「[^」]*」|\bnot (?:certain|guaranteed|necessarily)\b|does not guarantee|"
    r"不保[证證][^。]*|不(?:能|一定|等于|等於)[^。]*|没(?:法|办法)[^。]*|沒(?:法|辦法)[^。]*"
)


def signs(text: str, tag: str) -> dict[str, str]:
    """What is wrong with the signs of one Chinese sentence."""
    wrong = SIGNS | {"a sign of the other script": OF_THE_OTHER[tag]}
    bare = NAME_OF_A_TEXT.sub("", BLANK.sub("0", text))
    return {kind: found.group() for kind, pattern in wrong.items() if (found := re.search(pattern, bare))}


def promises(text: str, tag: str) -> list[str]:
    return [match.group() for match in re.finditer(PROMISES[tag], SAID_BY_OTHERS_OR_DENIED.sub("", text))]


@pytest.mark.parametrize("tag", CHINESE)
def test_chinese_has_its_own_signs(tag: str) -> None:
    sentences = [(file, entry, text) for file, entry, text in said(tag) if entry not in WITH_SPACES]

    assert {(file, entry, text): found for file, entry, text in sentences if (found := signs(text, tag))} == {}


@pytest.mark.parametrize("tag", TAGS)
def test_nothing_is_promised_that_cannot_be_kept(tag: str) -> None:
    assert {(entry, text): found for _file, entry, text in said(tag) if (found := promises(text, tag))} == {}


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("打12356:心理热线", "zh-Hans"),
        ("有危险: 打110", "zh-Hans"),
        ("他说(假的)", "zh-Hans"),
        ("等等...", "zh-Hans"),
        ('他说"好"', "zh-Hans"),
        ("打１１０", "zh-Hans"),
        ("先 别急", "zh-Hans"),
        ("好。。", "zh-Hans"),
        ("能申请延期、先还一部分吗？", "zh-Hans"),
        ("能申請延期、先還一部分嗎？", "zh-Hant"),
        ("「好」", "zh-Hans"),
        ("“好”", "zh-Hant"),
    ],
)
def test_each_wrong_sign_is_found(text: str, tag: str) -> None:
    assert signs(text, tag)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("他们知道这些，就够帮你挡住了。", "zh-Hans"),
        ("電話一定會停。", "zh-Hant"),
        ("They will certainly stop.", "en"),
        ("Knowing this is enough to protect you.", "en"),
    ],
)
def test_each_promise_is_found(text: str, tag: str) -> None:
    assert promises(text, tag)
