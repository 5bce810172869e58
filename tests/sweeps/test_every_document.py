"""House rules: what holds for every document in every language."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import pairwise

from tests.made import (
    NAMESPACE,
    READS_PAGES,
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

pytestmark = READS_PAGES

PATHS = paths()
PAGES = [path for path in PATHS if path != "/"]
MONEY_WORDS = re.compile(r"欠|债|債|贷|貸|逾期|催|花呗|花唄|借呗|借唄|debt|loan|overdue|collect|lender", re.IGNORECASE)


def language(path: str) -> str:
    return path.split("/")[1]


def found_wrong(rule: Callable[[str], object], documents: Iterable[str] = PATHS) -> dict[str, object]:
    """What a rule finds wrong, by document; a rule gives what breaks it."""
    return {path: wrong for path in documents if (wrong := rule(path))}


def test_each_is_sound_html() -> None:
    assert found_wrong(lambda path: parsed(path).tag != f"{NAMESPACE}html") == {}


def test_each_has_one_main_heading_and_levels_do_not_jump() -> None:
    def jumps(path: str) -> list[int]:
        levels = [int(heading.tag[-1]) for heading in tags(path, "h1", "h2", "h3", "h4")]
        good = levels.count(1) == 1 and levels[0] == 1 and all(b - a <= 1 for a, b in pairwise(levels))
        return [] if good else levels or [0]

    assert found_wrong(jumps) == {}


def test_titles_and_previews_say_nothing_of_money() -> None:
    def said(path: str) -> list[str]:
        titles = [words_of(title) for title in tags(path, "title")]
        previews = [
            m.get("content", "") for m in tags(path, "meta") if m.get("name") == "description" or m.get("property")
        ]
        missing = [] if len(titles) == 1 and titles[0] else ["no title, or more than one"]
        return missing + [text for text in titles + previews if MONEY_WORDS.search(text)]

    assert found_wrong(said) == {}


def test_every_id_is_there_once_and_every_reference_finds_one() -> None:
    def lost(path: str) -> list[str]:
        ids = Counter(element.get("id") for element in parsed(path).iter() if element.get("id"))
        wanted = [
            name
            for element in parsed(path).iter()
            for attribute in ("for", "aria-labelledby", "aria-describedby", "data-copy")
            for name in (element.get(attribute) or "").split()
        ]
        return [str(name) for name, times in ids.items() if times > 1] + [name for name in wanted if name not in ids]

    assert found_wrong(lost) == {}


def test_nothing_can_be_sent_but_whom_and_what_happened() -> None:
    def sendable(path: str) -> list[object]:
        forms = tags(path, "form")
        named = [
            control.get("name")
            for control in tags(path, "input", "textarea", "select", "button")
            if control.get("name") and control.get("type") != "radio"
        ]
        chooser = bool(re.fullmatch(r"/[\w-]+/notices/", path))
        found = [[(form.get("method"), form.get("action")) for form in forms], named]
        allowed = [[("get", f"{path}choose/")] * chooser, ["recipient", "situation"] * chooser]
        return [] if found == allowed else found

    assert found_wrong(sendable) == {}


def test_every_control_is_labelled() -> None:
    def bare(path: str) -> list[object]:
        labelled = {label.get("for") for label in tags(path, "label")}
        return [
            control.get("id") or control.tag
            for control in tags(path, "input", "textarea", "select")
            if control.get("id") not in labelled and not control.get("aria-labelledby")
        ]

    assert found_wrong(bare) == {}


def test_only_the_first_script_is_inline_and_nothing_is_loaded_from_elsewhere() -> None:
    def foreign(path: str) -> list[object]:
        inline = [script.text for script in tags(path, "script") if not script.get("src")]
        elements = list(parsed(path).iter())
        handlers = [name for element in elements for name in element.keys() if name.startswith("on") or name == "style"]  # noqa: SIM118  # an element is no dict
        loaded = [element.get(name) for element in elements for name in ("src", "href") if element.get(name)]
        elsewhere = [url for url in loaded if not re.match(r"(/(?!/)|#|tel:|data:,$)", str(url))]
        return [*(text for text in inline if text != FIRST_SCRIPT), *tags(path, "style"), *handlers, *elsewhere]

    assert found_wrong(foreign) == {}
    assert found_wrong(lambda path: [script.text for script in tags(path, "script")].count(FIRST_SCRIPT) != 1) == {}


def test_htmx_comes_to_the_pages_that_swap_something_in_and_to_no_others() -> None:
    def odd(path: str) -> bool:
        swaps = any(link.get("hx-get") for link in tags(path, "a"))
        return swaps != any("htmx" in str(link.get("href")) for link in tags(path, "link"))

    assert found_wrong(odd) == {}


def test_htmx_is_used_in_plain_ways_only() -> None:
    """Each swap names its target itself, on a link that is a link first."""
    plain = {"hx-get", "hx-select", "hx-target", "hx-swap"}

    def odd(path: str) -> list[object]:
        swaps = [
            (one, {name for name, _ in one.items() if name.startswith(("hx-", "data-hx-"))})
            for one in parsed(path).iter()
        ]
        return [
            used
            for one, used in swaps
            if used
            and not (
                used in (plain, plain | {"hx-push-url"}, plain | {"hx-trigger"})
                and one.tag == f"{NAMESPACE}a"
                and (one.get("href") or "").split("#")[0] == one.get("hx-get")
            )
        ]

    assert found_wrong(odd) == {}


def test_every_link_leads_somewhere() -> None:
    anchors = {path: {element.get("id") for element in parsed(path).iter()} for path in PATHS}

    def dead(path: str) -> list[str]:
        wrong = []
        for link in tags(path, "a"):
            address = link.get("href") or ""
            if address.startswith("tel:"):
                continue
            target, _, fragment = address.partition("#")
            target = target or path
            if not (words_of(link) or link.get("aria-label")):
                wrong.append(f"a link without words: {address}")
            if target not in anchors:
                wrong.append(f"dead link {address}")
            elif fragment and not link.get("hreflang") and fragment not in anchors[target]:
                wrong.append(f"dead anchor {address}")  # with hreflang it is the language, for look.js
        return wrong

    assert found_wrong(dead) == {}


def test_each_says_its_language_and_leads_to_itself_in_the_others() -> None:
    def lost(path: str) -> list[object]:
        root = parsed(path)
        links = {link.get("hreflang"): link.get("href") for link in tags(path, "a") if link.get("hreflang")}
        found: list[object] = [root.get("lang"), root.get("dir"), links]
        wanted = {tag: f"{path.replace(language(path), tag, 1)}#{tag}" for tag in TAGS}
        return found if found != [language(path), "ltr", wanted] else []

    assert found_wrong(lost, PAGES) == {}


def test_each_carries_its_build() -> None:
    assert found_wrong(lambda path: f'data-build="{build_id()}"' not in source(path)) == {}


def test_the_crisis_line_is_one_tap_away() -> None:
    def far(path: str) -> list[str]:
        first = next((link.get("href") for link in tags(path, "a") if (link.get("href") or "").startswith("tel:")), "")
        text = visible_text(path)
        return ["12356"] * (first != "tel:12356") + [number for number in ("110", "120") if number not in text]

    assert found_wrong(far, PAGES) == {}


def test_each_is_the_same_for_everybody() -> None:
    headers = {"HX-Request": "true", "Cookie": "session=x", "Accept-Language": "fr", "User-Agent": "MicroMessenger"}

    def differs(path: str) -> list[str]:
        plain = client().get(path)
        other = client().get(path, headers=headers, query_string={"who": "me", "<b>": "1"})
        return (
            ["other bytes"] * (plain.data != other.data)
            + ["varies"] * (plain.headers["Vary"] != "Accept-Encoding")
            + ["a cookie"] * ("Set-Cookie" in plain.headers)
        )

    assert found_wrong(differs) == {}


def test_every_number_to_dial_is_one_of_ours() -> None:
    known = {channel.tel for channel in guide_of(EN).channels.values()}

    def strange(path: str) -> set[str]:
        links = [link.get("href") or "" for link in tags(path, "a")]
        return {link.removeprefix("tel:") for link in links if link.startswith("tel:")} - known

    assert found_wrong(strange, PAGES) == {}


def test_a_rule_names_the_document_that_breaks_it() -> None:
    assert found_wrong(lambda path: ["here"] * (path == "/en/more/")) == {"/en/more/": ["here"]}


def skeleton(path: str) -> list[str]:
    """A page without its words: its elements in order, with all attributes that hold no words and no address."""
    worded = {"lang", "href", "hx-get", "content", "aria-label", "alt", "src", "action", "id", "data-build", "title"}
    worded |= {"aria-labelledby", "aria-describedby", "for", "aria-current"}
    groups = [one for one in parsed(path).iter() if one.get("aria-labelledby") == "choose-elder"]
    pronouns = {one for group in groups for one in group.iter()}  # only Chinese has two
    return [
        f"{element.tag} {sorted((k, v) for k, v in element.items() if k not in worded and not k.startswith('data-'))}"
        for element in parsed(path).iter()
        if element not in pronouns
    ]


def test_each_is_built_alike_in_all_languages() -> None:
    """What was looked at in one language was looked at in the others."""

    def others(path: str) -> list[str]:
        first = skeleton(path)
        return [tag for tag in TAGS[1:] if skeleton(path.replace("/zh-Hans/", f"/{tag}/")) != first]

    assert found_wrong(others, [path for path in PAGES if path.startswith("/zh-Hans/")]) == {}
