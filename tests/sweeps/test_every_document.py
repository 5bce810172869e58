"""House rules: what holds for every document in every language."""

import re
from collections import Counter
from itertools import pairwise

import pytest

from tests.made import (
    NAMESPACE,
    TAGS,
    client,
    guide_of,
    parsed,
    paths,
    source,
    tags,
    visible_text,
    words_of,
)
from webapp.locales import EN
from webapp.site.assets import build_id
from webapp.site.headers import FIRST_SCRIPT

PATHS = paths()
PAGES = [path for path in PATHS if path != "/"]
MONEY_WORDS = re.compile(r"欠|债|債|贷|貸|逾期|催|花呗|花唄|借呗|借唄|debt|loan|overdue|collect|lender", re.IGNORECASE)


def language(path: str) -> str:
    return path.split("/")[1]


@pytest.mark.parametrize("path", PATHS)
def test_it_is_sound_html(path: str) -> None:
    assert parsed(path).tag == f"{NAMESPACE}html"


@pytest.mark.parametrize("path", PATHS)
def test_it_has_one_main_heading_and_levels_do_not_jump(path: str) -> None:
    levels = [int(heading.tag[-1]) for heading in tags(path, "h1", "h2", "h3", "h4")]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("path", PATHS)
def test_its_title_and_preview_say_nothing_of_money(path: str) -> None:
    titles = [words_of(title) for title in tags(path, "title")]
    previews = [meta.get("content", "") for meta in tags(path, "meta") if meta.get("name") == "description"]
    previews += [meta.get("content", "") for meta in tags(path, "meta") if meta.get("property")]

    assert len(titles) == 1
    assert titles[0]
    assert not [text for text in titles + previews if MONEY_WORDS.search(text)]


@pytest.mark.parametrize("path", PATHS)
def test_every_id_is_there_once_and_every_reference_finds_one(path: str) -> None:
    ids = Counter(element.get("id") for element in parsed(path).iter() if element.get("id"))
    wanted = [
        name
        for element in parsed(path).iter()
        for attribute in ("for", "aria-labelledby", "aria-describedby", "data-copy")
        for name in (element.get(attribute) or "").split()
    ]

    assert [name for name, times in ids.items() if times > 1] == []
    assert [name for name in wanted if name not in ids] == []


@pytest.mark.parametrize("path", PATHS)
def test_nothing_in_it_can_be_sent_but_whom_and_what_happened(path: str) -> None:
    forms = tags(path, "form")
    named = [
        control.get("name")
        for control in tags(path, "input", "textarea", "select", "button")
        if control.get("name") and control.get("type") != "radio"
    ]
    chooser = bool(re.fullmatch(r"/[\w-]+/", path))

    assert [form.get("method") for form in forms] == ["get"] * chooser
    assert [form.get("action") for form in forms] == [f"{path}notices/choose/"] * chooser
    assert named == ["recipient", "situation"] * chooser, "nothing else may travel with a form"


@pytest.mark.parametrize("path", PATHS)
def test_every_control_is_labelled(path: str) -> None:
    labelled = {label.get("for") for label in tags(path, "label")}
    bare = [
        control.get("id")
        for control in tags(path, "input", "textarea", "select")
        if control.get("id") not in labelled and not control.get("aria-labelledby")
    ]

    assert bare == []


@pytest.mark.parametrize("path", PATHS)
def test_only_the_first_script_is_inline_and_nothing_is_loaded_from_elsewhere(path: str) -> None:
    inline = [script.text for script in tags(path, "script") if not script.get("src")]
    elements = list(parsed(path).iter())
    handlers = [name for element in elements for name in element.keys() if name.startswith("on") or name == "style"]  # noqa: SIM118  # an element is no dict
    loaded = [element.get(name) for element in elements for name in ("src", "href") if element.get(name)]

    assert inline == [FIRST_SCRIPT]
    assert tags(path, "style") == []
    assert handlers == []
    assert [url for url in loaded if not re.match(r"(/(?!/)|#|tel:|data:,$)", str(url))] == []


@pytest.mark.parametrize("path", PATHS)
def test_htmx_is_used_in_plain_ways_only(path: str) -> None:
    plain = {"hx-get", "hx-select", "hx-target", "hx-swap"}
    for element in parsed(path).iter():
        used = {name for name in element.keys() if name.startswith(("hx-", "data-hx-"))}  # noqa: SIM118
        if used:
            assert used in (plain, plain | {"hx-push-url"}, plain | {"hx-trigger"}), "each swap names its target itself"
            assert element.tag == f"{NAMESPACE}a"
            assert (element.get("href") or "").split("#")[0] == element.get("hx-get"), "it is a link first"


@pytest.mark.parametrize("path", PATHS)
def test_every_link_leads_somewhere(path: str) -> None:
    for link in tags(path, "a"):
        address = link.get("href") or ""
        if address.startswith("tel:"):
            continue
        target, _, fragment = address.partition("#")
        target = target or path
        assert words_of(link) or link.get("aria-label"), f"a link without words: {address}"
        assert target in PATHS, f"dead link {address}"
        if fragment and not link.get("hreflang"):  # there it is the language, for look.js
            assert any(element.get("id") == fragment for element in parsed(target).iter()), f"dead anchor {address}"


@pytest.mark.parametrize("path", PAGES)
def test_it_says_its_language_and_leads_to_itself_in_the_others(path: str) -> None:
    root = parsed(path)
    links = {link.get("hreflang"): link.get("href") for link in tags(path, "a") if link.get("hreflang")}

    assert root.get("lang") == language(path)
    assert root.get("dir") == "ltr"
    assert links == {tag: f"{path.replace(language(path), tag, 1)}#{tag}" for tag in TAGS}


@pytest.mark.parametrize("path", PATHS)
def test_it_carries_its_build(path: str) -> None:
    assert f'data-build="{build_id()}"' in source(path)


@pytest.mark.parametrize("path", PAGES)
def test_the_crisis_line_is_one_tap_away(path: str) -> None:
    first = next(link for link in tags(path, "a") if (link.get("href") or "").startswith("tel:"))

    assert first.get("href") == "tel:12356"
    assert "110" in visible_text(path)
    assert "120" in visible_text(path)


@pytest.mark.parametrize("path", PATHS)
def test_it_is_the_same_for_everybody(path: str) -> None:
    plain = client().get(path)
    other = client().get(
        path,
        headers={"HX-Request": "true", "Cookie": "session=x", "Accept-Language": "fr", "User-Agent": "MicroMessenger"},
        query_string={"who": "me", "<b>": "1"},
    )

    assert plain.data == other.data
    assert plain.headers["Vary"] == "Accept-Encoding"
    assert "Set-Cookie" not in plain.headers


@pytest.mark.parametrize("path", PAGES)
def test_every_number_to_dial_is_one_of_ours(path: str) -> None:
    known = {channel.tel for channel in guide_of(EN).channels.values()}
    links = [link.get("href") or "" for link in tags(path, "a")]
    dialled = {link.removeprefix("tel:") for link in links if link.startswith("tel:")}

    assert dialled <= known


def skeleton(path: str) -> list[str]:
    """A page without its words: its elements in order, with all attributes that hold no words and no address."""
    worded = {"lang", "href", "hx-get", "content", "aria-label", "alt", "src", "action", "id", "data-build", "title"}
    worded |= {"aria-labelledby", "aria-describedby", "for", "aria-current"}
    return [
        f"{element.tag} {sorted((k, v) for k, v in element.items() if k not in worded and not k.startswith('data-'))}"
        for element in parsed(path).iter()
    ]


@pytest.mark.parametrize("path", [path for path in PAGES if path.startswith("/zh-Hans/")])
def test_it_is_built_alike_in_all_languages(path: str) -> None:
    """What was looked at in one language was looked at in the others."""
    for tag in TAGS[1:]:
        assert skeleton(path.replace("/zh-Hans/", f"/{tag}/")) == skeleton(path)
