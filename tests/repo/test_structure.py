"""Which module may know which, and who alone may do what."""

import ast
import re
import tomllib
from base64 import b64encode
from hashlib import sha384
from pathlib import Path

import pytest

from tests.browsing import LOG, OPTIONS, ROOT
from tests.site import app

PACKAGE = ROOT / "webapp"
LAYERS: list[set[str]] = [
    {"settings", "content", "locales"},
    {"guides", "headers"},
    {"assets", "documents", "forms", "staleness", "catalogues", "qr", "delta"},
    {"pages", "offline", "errors", "render", "health"},
    {"bundle", "export"},
    {"cli"},
    {"__init__"},
]
MAY_IMPORT = {module: set().union(*LAYERS[:depth]) for depth, layer in enumerate(LAYERS) for module in layer}


def imported(path: Path) -> set[str]:
    """The modules of our package that a file imports, by their first name."""
    found = set()
    depth = len(path.relative_to(PACKAGE).parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == depth:
            found |= {node.module.split(".")[0]} if node.module else {alias.name for alias in node.names}
    return found


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path: Path) -> None:
    module = path.relative_to(PACKAGE).parts[0].removesuffix(".py")

    assert imported(path) <= MAY_IMPORT[module] | ({module} if path.parent != PACKAGE else set())


@pytest.mark.parametrize("path", sorted((PACKAGE / "pages").glob("[!_]*.py")), ids=lambda path: path.stem)
def test_parts_of_the_house_do_not_import_one_another(path: Path) -> None:
    nodes = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ImportFrom)]

    assert [node.module for node in nodes if node.level == 1] == []


@pytest.mark.parametrize("path", sorted((PACKAGE / "static" / "js").rglob("*.js")), ids=lambda path: path.name)
def test_a_feature_imports_only_pure_helpers(path: Path) -> None:
    names = set(re.findall(r"from '\.{1,2}/(\w+)\.js'", path.read_text(encoding="utf-8")))
    allowed = {"install.js": {"where"}, "root.js": {"languages", "store"}, "copy.js": {"words"}}
    allowed |= {"slip.js": {"letters"}, "capsule.js": {"letters"}, "keep.js": {"where", "words", "capsule"}}
    allowed |= {"kit.js": {"slip"}, "own.js": {"fields", "lint", "words"}}
    allowed |= {"notices.js": {"fields", "where", "words"}, "tracker.js": {"fields"}}

    assert path.name == "main.js" or names <= allowed.get(path.name, set())


@pytest.mark.parametrize(
    ("pattern", "files", "owners"),
    [
        (r"localStorage|sessionStorage", "static/**/*.js", {"store.js", "first.js", "htmx.min.js"}),
        (r"Cache-Control", "**/*.py", {"headers.py", "render.py", "export.py"}),
        (r"os\.environ", "**/*.py", {"__init__.py"}),
        (r"\|\s*safe\b|autoescape", "templates/**/*.html", set()),
        (r"<script>(?!{{ first_script }})|style=|javascript:|\son\w+=", "templates/**/*.html", set()),
        (r"fetch\(", "static/js/**/*.js", set()),
        (r"document\.cookie|indexedDB|eval\(|innerHTML|insertAdjacentHTML", "static/js/**/*.js", set()),
        (r"[\u4e00-\u9fff]", "static/js/**/*.js", set()),
        (r"[\u4e00-\u9fff]", "templates/p*/*.html", {"root.html"}),
    ],
)
def test_each_thing_has_one_owner(pattern: str, files: str, owners: set[str]) -> None:
    users = {path.name for path in PACKAGE.glob(files) if re.search(pattern, path.read_text(encoding="utf-8"))}

    assert users <= owners


def test_the_vendored_file_is_the_released_one() -> None:
    for source in PACKAGE.glob("static/vendor/*/SOURCE.toml"):
        about = tomllib.loads(source.read_text(encoding="utf-8"))
        vendored = source.parent / Path(about["file"]).name

        assert b64encode(sha384(vendored.read_bytes()).digest()).decode() == about["sha384"]
        assert source.parent.name.endswith(about["version"])
        assert (source.parent / "LICENSE").exists()


def test_no_address_was_renamed_or_forgotten() -> None:
    committed = (ROOT / "tests" / "repo" / "routes.txt").read_text(encoding="utf-8").splitlines()

    assert sorted(str(rule) for rule in app().url_map.iter_rules()) == committed


def test_no_file_does_two_jobs() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for pattern in ("**/*.py", "static/js/**/*.js", "static/sw.js", "templates/**/*.html")
        for path in PACKAGE.glob(pattern)
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 300
    }

    assert long == {}


def test_requirements_pin_every_version_with_hashes_and_no_address() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        entries = re.split(r"\n(?=\S)", text.strip())

        assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)
        assert "://" not in text


def test_every_command_of_the_readme_exists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    commands = set(app().cli.commands)

    assert set(re.findall(r"`make ([\w-]+)", readme)) <= targets
    assert {"run", "test"} <= set(re.findall(r"`?make (\w+)", readme))
    assert set(re.findall(r"`flask (\w+)", readme)) <= commands


def test_the_image_make_run_and_the_tests_start_the_server_with_the_same_options() -> None:
    for file in ("Makefile", "Dockerfile"):
        text = (ROOT / file).read_text(encoding="utf-8")

        assert " ".join(OPTIONS) in " ".join(re.sub(r'[",\[\]]+', " ", text).split()), file
        assert re.findall(r'GRANIAN_LOG_ACCESS_FMT(?: :?)?="? ?(.+?)"?\n', text) == [LOG], file
