"""Bytes and requests that a phone pays: budgets, checked on the compressed bytes that are really sent."""

from collections.abc import Iterable
from functools import cache

import pytest

from tests.made import NAMESPACE, READS_PAGES, TAGS, app, kept_app, paths, tags
from webapp.settings import Settings
from webapp.site.assets import build_id, with_imports
from webapp.site.offline import core_files, later_files
from webapp.site.packs import packs
from webapp.site.render import Answer

pytestmark = READS_PAGES

KB = 1024
FIRST_VIEW = 40 * KB
CORE, CORE_REQUESTS = 80 * KB, 30
LANGUAGE = 300 * KB
CRITICAL_REQUESTS = 6


@cache
def answers() -> dict[str, Answer]:
    layer = kept_app(Settings()).wsgi_app
    found: dict[str, Answer] = layer.answers  # type: ignore[attr-defined]
    return found


def size(path: str) -> int:
    answer = answers()[path]
    return len(answer.get("br", answer["identity"]).body)


def packs_of(tag: str) -> list[str]:
    """Where the worker fetches the documents of a language, the core first."""
    with app().test_request_context():
        return [f"/a/{build_id()}/pack/{name}.json" for name in packs() if name.startswith(f"{tag}-")]


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
    wanted = set(with_imports("ui/js/main.js"))
    links = [link for link in tags(path, "link") if link.get("rel") in ("stylesheet", "preload")]
    wanted |= {(link.get("href") or "").split("/", 3)[3] for link in links}
    for template in tags(path, "template"):
        for feature in (template.get("data-features") or "").split():
            wanted |= with_imports(f"{feature}.js")
    return named(wanted)


def test_a_first_view_is_at_most_40_kb_with_everything_it_needs() -> None:
    views = {path: size(path) + sum(size(file) for file in asked_for(path)) for path in paths()}

    assert {path: weight for path, weight in views.items() if weight > FIRST_VIEW} == {}


def test_at_most_six_requests_stand_before_the_first_paint_and_scripts_wait_until_the_page_can_be_read() -> None:
    def before_paint(path: str) -> int:
        sheets = [link for link in tags(path, "link") if link.get("rel") == "stylesheet"]
        waiting = [script for template in tags(path, "template") for script in template.iter(f"{NAMESPACE}script")]
        scripts = [script for script in tags(path, "script") if script.get("src")]
        return 1 + len(sheets) + len([script for script in scripts if script not in waiting])

    assert {path: found for path in paths() if (found := before_paint(path)) > CRITICAL_REQUESTS} == {}
    loose = [script for path in paths() for script in tags(path, "script") if script.get("src")]
    held = [s for path in paths() for template in tags(path, "template") for s in template.iter(f"{NAMESPACE}script")]
    assert loose == held


@pytest.mark.parametrize("tag", TAGS)
def test_what_is_kept_first_is_small(tag: str) -> None:
    core = [packs_of(tag)[0], *files()]

    assert len(core) <= CORE_REQUESTS
    assert sum(map(size, core)) <= CORE


@pytest.mark.parametrize("tag", TAGS)
def test_one_whole_language_is_at_most_300_kb(tag: str) -> None:
    assert sum(map(size, [*packs_of(tag), *files(), *later()])) <= LANGUAGE
