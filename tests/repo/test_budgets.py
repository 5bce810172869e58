"""Bytes and requests that a phone pays: budgets, checked on the compressed bytes that are really sent."""

import re
from functools import cache

import pytest

from tests.site import NAMESPACE, TAGS, app, guide_of, paths, tags
from webapp import create_app
from webapp.site.assets import STATIC, asset_hashes, build_id
from webapp.site.documents import document_paths
from webapp.locales import BY_TAG, EN
from webapp.site.offline import SOME_PAGES, is_core
from webapp.site.render import Answer
from webapp.settings import Settings

KB = 1024
FIRST_VIEW = 40 * KB
CORE, CORE_REQUESTS = 150 * KB, 40
LANGUAGE = 400 * KB
CRITICAL_REQUESTS = 6


@cache
def answers() -> dict[str, Answer]:
    layer = create_app(Settings()).wsgi_app
    found: dict[str, Answer] = layer.answers  # type: ignore[attr-defined]
    return found


def size(path: str) -> int:
    answer = answers()[path]
    return len(answer.get("br", answer["identity"]).body)


def kept(path: str) -> str:
    """Where the worker fetches a document."""
    return f"/a/{build_id()}/doc{path}"


def files() -> list[str]:
    return [f"/a/{build_id()}/{name}" for name in asset_hashes() if is_core(name)]


def later() -> list[str]:
    return [f"/a/{build_id()}/{name}" for name in asset_hashes() if name.startswith(SOME_PAGES)]


def asked_for(path: str) -> list[str]:
    """Every file a page asks for before a reader touches it, with what its own features import."""
    features = " ".join(template.get("data-features") or "" for template in tags(path, "template")).split()
    wanted = {name for feature in features for name in with_imports(f"js/{feature}.js")}
    return files() + [f"/a/{build_id()}/{name}" for name in sorted(wanted) if not is_core(name)]


def with_imports(name: str) -> set[str]:
    """A module and, from its own folder, all that it imports."""
    source = (STATIC / name).read_text(encoding="utf-8")
    beside = [f"js/pages/{found}.js" for found in re.findall(r"from '\./(\w+)\.js'", source)]
    return {name}.union(*map(with_imports, beside))


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
        core = ["/", *document_paths(guide_of(EN), BY_TAG[tag], core=True)]

    assert len(core) + len(files()) <= CORE_REQUESTS
    assert sum(map(size, [*map(kept, core), *files()])) <= CORE


@pytest.mark.parametrize("tag", TAGS)
def test_one_whole_language_is_at_most_400_kb(tag: str) -> None:
    documents = ["/"] + [path for path in paths() if path.startswith(f"/{tag}/")]

    assert sum(map(size, [*map(kept, documents), *files(), *later()])) <= LANGUAGE
