"""How scripts and pages know each other.

The rule: a script finds an element by a data attribute, a hook, which is declared once, in the ``hooks.d.ts`` of the
folder it belongs to (the compiler refuses any other name). By its id it finds a field (which has a label), what is
swapped or copied, and the few places of the frame. By its kind it finds only what is meant whatever it is: all that can
be pressed, all fields, all that is folded. It finds nothing by a class; it may put one on for the style. What a script
writes into an attribute, no other script writes.
"""

import re
from functools import cache
from pathlib import Path

import pytest

from tests.browsing import ROOT
from tests.made import documents_of, source
from webapp.site.comments import without_comments

PACKAGE = ROOT / "webapp"
FRAME = {"erased", "live", "main", "unsaved", "update", "scripts", "missing-part"}
"""Ids of base.html."""
KINDS = {
    "a[href]",
    "button",
    "a[hreflang]",
    "input",
    "textarea",
    "main input[id]",
    "main textarea[id]",
    "main select[id]",
    '[tabindex="-1"]',
    "[hidden]",
    "[type=module]",
    "details",
}
OF_OTHERS = {"htmxPowered"}
SPELT = {
    "parts/keep/static/say.js": {"strength", "making", "look", "opened", "went"},
    "ui/js/first.js": {"theme", "text"},
    "ui/js/look.js": {"theme", "text"},
}
"""Names that a script makes from pieces; the compiler knows them all the same."""
HANDED_ON = {
    "bare",
    "between",
    "both",
    "call",
    "caller",
    "chat",
    "copied",
    "debt",
    "ext",
    "first",
    "last",
    "letter",
    "money",
}
HANDED_ON |= {"none", "number", "offlineBusy", "offlineNever", "offlinePartly", "offlineReady", "quotes", "refused"}
HANDED_ON |= {
    "between",
    "secret",
    "select",
    "texting",
    "there",
    "times",
    "tone",
    "uncounted",
    "undated",
    "unshared",
    "visit",
    "voice",
    "written",
}
"""Read from a whole dataset that was handed on."""
WRITTEN_TWICE = {"theme", "text", "copy"}
"""The two by first.js before the first paint, by look.js from then on; the last on buttons, each by its own part."""
NO_SCRIPT = {
    "tab": "a page names its tab",
    "js": "the style hides it without scripts",
    "slip": "the style leaves it out on paper",
}
SCRIPTS = {
    path.relative_to(PACKAGE).as_posix(): without_comments(path).decode()
    for path in sorted(PACKAGE.glob("**/*.js"))
    if "vendor" not in path.parts and path.name not in {"sw.js", "sw-off.js"}
}
SELECTING = re.compile(r"""(?:querySelector(?:All)?|closest|matches|find)\(\s*(['`])(.+?)\1\s*[,)]""")


def camel(name: str) -> str:
    return re.sub(r"-(\w)", lambda found: found[1].upper(), name)


def declared() -> dict[str, Path]:
    """Every hook, and the folder that declares it."""
    found: dict[str, Path] = {}
    for path in sorted(PACKAGE.glob("**/hooks.d.ts")):
        for name in re.findall(r"(?m)^  (\w+)\??: ", path.read_text(encoding="utf-8")):
            assert name not in found, f"{name} is declared twice: one name for two things"
            found[name] = path.parent
    return found


HOOKS = declared()


def selectors(text: str) -> list[str]:
    return [one.strip() for _, found in SELECTING.findall(text) for one in found.split(",")]


def otherwise(text: str) -> list[str]:
    """What a script looks for by something else than a hook, an id or a kind."""
    hook = r'\[data-[a-z-]+(?:=(?:"[^"]*"|[\w-]+))?\]|\[data-\$\{group\}\]|\[value="\$\{[^"]+\}"\]|#[\w-]+'
    found = [one for one in selectors(text) if one not in KINDS]
    return [one for one in found if re.sub(r":not\((?:\[hidden\])?\)", "", re.sub(hook, "", one)).strip()]


def named(file: str) -> set[str]:
    """The hooks that a script names."""
    text = SCRIPTS[file]
    found = {camel(name) for name in re.findall(r"\[data-([a-z-]+)", text)}
    found |= {camel(name) for name in re.findall(r"'data-([a-z-]+)'", text)}
    found |= set(re.findall(r"dataset\??\.(\w+)", text))
    found |= set(re.findall(r"'(\w+)' in \w+\.dataset", text))
    for one, other in re.findall(r"const \{([^}]+)\} = [^;\n]+\.dataset;|dataset: \{([^}]+)\}", text):
        found |= {name.split(":")[0].strip() for name in (one + other).split(",")}
    return {name for name in found if name} | SPELT.get(file, set())


def written(file: str) -> set[str]:
    """The hooks that a script puts on or changes."""
    text = SCRIPTS[file]
    found = set(re.findall(r"dataset\.(\w+) = ", text))
    found |= {camel(name) for name in re.findall(r"(?:toggle|set|remove)Attribute\('data-([a-z-]+)'", text)}
    return found | (SPELT.get(file, set()) if "dataset[name] = " in text else set())


@cache
def in_pages() -> set[str]:
    """The data attributes of every page of one language, as they are sent."""
    tags = (tag for path in documents_of("zh-Hans") for tag in re.findall(r"<[^>]*", source(path)))
    bare = (re.sub(r"\"[^\"]*\"|'[^']*'", '""', tag) for tag in tags)
    return {camel(name) for tag in bare for name in re.findall(r"\sdata-([a-z-]+)(?=[\s=>]|$)", tag)}


@cache
def in_style() -> set[str]:
    style = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.glob("**/*.css"))
    return {camel(name) for name in re.findall(r"\[data-([a-z-]+)", style)}


@pytest.mark.parametrize("file", SCRIPTS)
def test_a_script_finds_by_declared_hooks_and_never_by_a_class(file: str) -> None:
    assert otherwise(SCRIPTS[file]) == []
    assert named(file) <= set(HOOKS), "declare it in the hooks.d.ts of its folder"
    assert not re.search(r"classList\.contains|className ===?|\.className\b(?! = )", SCRIPTS[file])


def test_the_rule_can_fail() -> None:
    assert otherwise("page.querySelector('[data-tick], [data-tick=\"a\"] [data-far]:not([data-old])')") == []
    assert otherwise("page.querySelector('.tick input')") == [".tick input"]
    assert otherwise("event.target.closest('[data-tick], li')") == ["li"]
    assert otherwise("task.matches(`details[open] [data-note]`)") == ["details[open] [data-note]"]


@pytest.mark.parametrize("file", SCRIPTS)
def test_a_script_uses_the_hooks_of_its_part_and_those_of_all(file: str) -> None:
    own, shared = (PACKAGE / file).parent, PACKAGE / "ui" / "js"

    assert {name: HOOKS[name] for name in named(file) if HOOKS[name] not in {own, shared}} == {}


def test_an_id_that_a_script_names_is_of_a_field_of_a_target_or_of_the_frame() -> None:
    asked: set[str] = set()
    for text in SCRIPTS.values():
        asked |= set(re.findall(r"(?:getElementById\(|\bfield\((?:state, )?)'([\w-]+)'\)", text))
        asked |= {one for selector in selectors(text) for one in re.findall(r"#([\w-]+)", selector)}
    pages = "".join(source(path) for path in documents_of("zh-Hans"))
    meant = set(re.findall(r'<label[^>]* for="([\w-]+)"', pages)) | set(re.findall(r'hx-target="#([\w-]+)"', pages))
    meant |= set(re.findall(r'data-copy="([\w-]+)"', pages))

    assert len(asked) > 15
    assert asked - meant - FRAME == set()


def test_every_hook_is_on_a_page_or_put_on_by_a_script() -> None:
    assert set(HOOKS) - in_pages().union(*map(written, SCRIPTS)) - OF_OTHERS == set()


def test_every_hook_is_read_by_a_script() -> None:
    words = set(re.findall(r"\w+", "".join(SCRIPTS.values())))

    assert set(HOOKS) - set().union(*map(named, SCRIPTS)) == HANDED_ON
    assert words >= HANDED_ON


def test_every_data_attribute_of_a_page_is_a_hook_or_the_styles() -> None:
    assert len(in_pages()) > 150
    assert in_pages() - set(HOOKS) - set(NO_SCRIPT) == set()
    assert in_style() - in_pages() - set(HOOKS) == set()


def test_no_two_scripts_write_the_same_attribute() -> None:
    writers = {name: {file for file in SCRIPTS if name in written(file)} for name in HOOKS}

    assert {name for name, files in writers.items() if len(files) > 1} == WRITTEN_TWICE
