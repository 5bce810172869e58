"""Who may know whom, and who alone may do what.

The rule, once: everything looks downwards only. ``house`` and what starts the app know all; ``home`` knows the parts; a
part knows ``site``, ``content``, ``ui`` and itself, never another part; ``site`` knows ``content`` and ``ui``; those
two know nothing but themselves. It holds for modules, templates, scripts and style alike.
"""

import ast
import json
import posixpath
import re
import tomllib
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha384
from pathlib import Path

import pytest

from tests.browsing import ROOT
from tests.made import app, paths, tags
from webapp.house import PARTS

PACKAGE = ROOT / "webapp"
BELOW = {
    "content": set[str](),
    "ui": set[str](),
    "site": {"content", "ui"},
    "parts": {"content", "ui", "site"},
    "home": {"content", "ui", "site", "parts"},
}
"""Room to the rooms it may look into; what lies in no room (``locales``, ``settings``) is open to all."""
TOP = {"__init__.py", "__main__.py", "house.py", "cli.py"}
IMPORT = re.compile(r"""(?:from|import) ?\(?['"](\.{1,2}/[^'"]+)['"]""")
TEMPLATE = re.compile(r'{%-? (?:extends|from|include|import) "([^"]+)"')


def room(path: str) -> str:
    """``parts/steps`` for what lies in a part, ``site`` for what lies there, or empty."""
    first, _, rest = path.partition("/")
    return f"parts/{rest.split('/')[0]}" if first == "parts" and "/" in rest else first if first in BELOW else ""


def may_know(path: str, other: str) -> bool:
    """The rule."""
    here, there = room(path), room(other)
    if there in {here, ""} or path in TOP:
        return True
    return there.split("/")[0] in BELOW[here.split("/")[0]] and (not here.startswith("parts/") or "parts/" not in there)


def python(path: Path) -> Iterator[str]:
    """What a module imports of the package, as paths in it."""
    depth = len(path.relative_to(PACKAGE).parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = path.relative_to(PACKAGE).parts[: depth - node.level]
            inside = (*base, *(node.module or "").split("."))
            for alias in node.names:
                yield "/".join((*filter(None, inside), alias.name))


def templates(path: Path) -> Iterator[str]:
    """What a template is made of."""
    places = {part.name: part.place for part in PARTS} | {"ui": "ui"}
    for name in TEMPLATE.findall(path.read_text(encoding="utf-8")):
        prefix, _, rest = name.partition("/")
        yield f"{places[prefix]}/templates/{rest}"


def scripts(path: Path) -> Iterator[str]:
    """What a script imports."""
    folder = path.parent.relative_to(PACKAGE).as_posix()
    for name in IMPORT.findall(path.read_text(encoding="utf-8")):
        yield posixpath.normpath(f"{folder}/{name}")


KNOWN_BY = {"**/*.py": python, "**/templates/**/*.html": templates, "**/*.js": scripts}


@pytest.mark.parametrize("pattern", KNOWN_BY)
def test_everything_looks_downwards_only(pattern: str) -> None:
    looks = [
        (path.relative_to(PACKAGE).as_posix(), other)
        for path in PACKAGE.glob(pattern)
        if "vendor" not in path.parts
        for other in KNOWN_BY[pattern](path)
    ]

    assert len(looks) > 20
    assert [look for look in looks if not may_know(*look)] == []


def test_the_rule_can_fail() -> None:
    assert may_know("parts/steps/views.py", "site/guides")
    assert may_know("home/views.py", "parts/steps/schema")
    assert not may_know("parts/steps/views.py", "parts/notices/schema")
    assert not may_know("site/pages.py", "parts/steps")
    assert not may_know("parts/steps/views.py", "home/views")
    assert not may_know("ui/js/main.js", "parts/steps/static/tracker.js")


def stylesheets(path: str) -> list[str]:
    links = [link.get("href") or "" for link in tags(path, "link") if link.get("rel") == "stylesheet"]
    return [address.split("/", 3)[3] for address in links]


def test_a_page_wears_and_runs_what_all_share_and_what_is_of_its_part() -> None:
    wrong = []
    for path in paths():
        endpoint, _ = app().url_map.bind("localhost").match(path)
        own = {part.name: part.place for part in PARTS}.get(str(endpoint).split(".")[0], "ui")
        files = stylesheets(path)
        for template in tags(path, "template"):
            files += [f"{feature}.js" for feature in (template.get("data-features") or "").split()]
        wrong += [(path, file) for file in files if not file.startswith("ui/") and not may_know(f"{own}/x", file)]

    assert wrong == []


def test_no_field_cuts_what_is_typed_without_a_word() -> None:
    fields = [(path, field) for path in paths() for kind in ("input", "textarea") for field in tags(path, kind)]

    assert len(fields) > 100
    assert [(path, field.get("id")) for path, field in fields if {"maxlength", "max", "size"} & set(field.keys())] == []


def test_every_folder_of_a_part_is_in_the_list() -> None:
    folders = {path.parent.name for path in PACKAGE.glob("parts/*/__init__.py")}

    assert folders == {part.name for part in PARTS if part.folder == "parts"}


def test_a_script_of_a_page_is_a_feature_or_a_helper_and_no_feature_knows_another() -> None:
    started = re.compile(r"(?m)^export (async )?function start\(")
    features = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.glob("**/*.js")
        if "vendor" not in path.parts and started.search(path.read_text(encoding="utf-8"))
    }
    known = {
        path.relative_to(PACKAGE).as_posix(): set(scripts(path)) & features
        for path in PACKAGE.glob("**/*.js")
        if path.name != "main.js" and "vendor" not in path.parts
    }

    assert "parts/steps/static/tracker.js" in features
    assert {path: found for path, found in known.items() if found} == {}


@pytest.mark.parametrize(
    ("pattern", "files", "owners"),
    [
        (r"localStorage|sessionStorage", "**/*.js", {"place.js", "first.js", "htmx.min.js"}),
        (r"indexedDB", "**/*.js", {"much.js"}),
        (r"Cache-Control", "**/*.py", {"headers.py", "render.py", "export.py"}),
        (r"os\.environ", "**/*.py", {"__init__.py", "__main__.py"}),
        (r"\|\s*safe\b|autoescape", "**/templates/**/*.html", set()),
        (r"<script>(?!{{ first_script }})|style=|javascript:|\son\w+=", "**/templates/**/*.html", set()),
        (r"fetch\(", "**/js/**/*.js", {"sw.js"}),
        (r"fetch\(", "**/static/**/*.js", {"lint.js"}),
        (r"document\.cookie|eval\(|innerHTML|insertAdjacentHTML", "**/*.js", {"htmx.min.js"}),
        (r"[\u4e00-\u9fff]", "**/*.js", {"htmx.min.js"}),
        (r"[\u4e00-\u9fff]", "**/templates/**/*.html", {"languages.html"}),
        (r"12356|\bcn\b|Asia/|#fbfaf6", "**/*.py", {"guides.py"}),
        (r"12356", "**/templates/**/*.html", set()),
    ],
)
def test_each_thing_has_one_owner(pattern: str, files: str, owners: set[str]) -> None:
    found = [path for path in PACKAGE.glob(files) if re.search(pattern, path.read_text(encoding="utf-8"))]

    assert {path.name for path in found} <= owners


def test_the_vendored_file_is_the_released_one() -> None:
    sources = list(PACKAGE.glob("ui/vendor/*/SOURCE.toml"))
    for source in sources:
        about = tomllib.loads(source.read_text(encoding="utf-8"))
        vendored = source.parent / Path(about["file"]).name

        assert b64encode(sha384(vendored.read_bytes()).digest()).decode() == about["sha384"]
        assert source.parent.name.endswith(about["version"])
        assert (source.parent / "LICENSE").exists()
    assert sources


def test_no_address_was_renamed_or_forgotten() -> None:
    committed = (ROOT / "tests" / "repo" / "routes.txt").read_text(encoding="utf-8").splitlines()

    assert sorted(str(rule) for rule in app().url_map.iter_rules()) == committed


def test_no_file_does_two_jobs() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for kind in ("py", "js", "css", "html")
        for folder in (PACKAGE, ROOT / "tests")
        for path in folder.glob(f"**/*.{kind}")
        if "vendor" not in path.parts and (lines := len(path.read_text(encoding="utf-8").splitlines())) > 300
    }

    assert long == {}


def test_requirements_pin_every_version_with_hashes_and_no_address() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        entries = re.split(r"\n(?=\S)", text.strip())

        assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)
        assert "://" not in text


def test_what_checks_the_scripts_is_pinned_with_hashes_and_no_address() -> None:
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    packages = [one for name, one in json.loads(text)["packages"].items() if name]

    assert packages
    assert all(one["integrity"].startswith("sha512-") for one in packages)
    assert "://" not in text


def test_every_command_of_the_readme_exists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    commands = set(app().cli.commands)

    assert set(re.findall(r"`make ([\w-]+)", readme)) <= targets
    assert {"run", "test"} <= set(re.findall(r"`?make (\w+)", readme))
    assert set(re.findall(r"`flask (\w+)", readme)) <= commands


def test_the_image_make_run_and_the_tests_start_the_server_in_one_place() -> None:
    naming = [
        path for path in ROOT.glob("*") if path.is_file() and "--blocking-threads" in path.read_text("utf-8", "ignore")
    ]

    assert naming == []
    assert '"-m", "webapp"' in (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert "-m webapp" in (ROOT / "Makefile").read_text(encoding="utf-8")
