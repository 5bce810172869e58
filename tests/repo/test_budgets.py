"""Bytes and requests that a phone pays: budgets, checked on the compressed bytes that are really sent."""

from collections.abc import Iterable
from functools import cache

import pytest

from tests.made import NAMESPACE, TAGS, app, kept_app, paths, tags
from webapp.locales import BY_TAG
from webapp.settings import Settings
from webapp.site.assets import build_id, with_imports
from webapp.site.documents import document_paths
from webapp.site.offline import core_files, later_files
from webapp.site.render import Answer

KB = 1024
FIRST_VIEW = 40 * KB
CORE, CORE_REQUESTS = 150 * KB, 40
LANGUAGE = 400 * KB
CRITICAL_REQUESTS = 6


@cache
def answers() -> dict[str, Answer]:
    layer = kept_app(Settings()).wsgi_app
    found: dict[str, Answer] = layer.answers  # type: ignore[attr-defined]
    return found


def size(path: str) -> int:
    answer = answers()[path]
    return len(answer.get("br", answer["identity"]).body)


def kept(path: str) -> str:
    """Where the worker fetches a document."""
    return f"/a/{build_id()}/doc{path}"


def named(names: Iterable[str]) -> list[str]:
    return [f"/a/{build_id()}/{name}" for name in sorted(names)]


def files() -> list[str]:
    with app().test_request_context():
        return named(core_files())


def later() -> list[str]:
    with app().test_request_context():
        return named(later_files())


def asked_for(path: str) -> list[str]:
    """Every file a page asks for before a reader touches it, with what its own features import."""
    wanted = set(with_imports("ui/js/main.js")) | {"ui/vendor/htmx-4.0.1/htmx.min.js"}
    wanted |= {
        (link.get("href") or "").split("/", 3)[3] for link in tags(path, "link") if link.get("rel") == "stylesheet"
    }
    for template in tags(path, "template"):
        for feature in (template.get("data-features") or "").split():
            wanted |= with_imports(f"{feature}.js")
    return named(wanted)


@pytest.mark.parametrize("path", paths())
def test_a_first_view_is_at_most_40_kb_with_everything_it_needs(path: str) -> None:
    assert size(path) + sum(size(file) for file in asked_for(path)) <= FIRST_VIEW


@pytest.mark.parametrize("path", paths())
def test_at_most_six_requests_stand_before_the_first_paint(path: str) -> None:
    sheets = [link for link in tags(path, "link") if link.get("rel") == "stylesheet"]
    waiting = [script for template in tags(path, "template") for script in template.iter(f"{NAMESPACE}script")]
    scripts = [script for script in tags(path, "script") if script.get("src")]

    assert 1 + len(sheets) + len(scripts) - len(waiting) <= CRITICAL_REQUESTS
    assert scripts == waiting, "scripts wait until the page can be read"


@pytest.mark.parametrize("tag", TAGS)
def test_what_is_kept_first_is_small(tag: str) -> None:
    with app().test_request_context():
        core = document_paths(BY_TAG[tag], core=True)

    assert len(core) + len(files()) <= CORE_REQUESTS
    assert sum(map(size, [*map(kept, core), *files()])) <= CORE


@pytest.mark.parametrize("tag", TAGS)
def test_one_whole_language_is_at_most_400_kb(tag: str) -> None:
    documents = ["/"] + [path for path in paths() if path.startswith(f"/{tag}/")]

    assert sum(map(size, [*map(kept, documents), *files(), *later()])) <= LANGUAGE
