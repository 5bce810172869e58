import json

import pytest

from tests.made import TAGS, client, paths
from webapp import create_app
from webapp.settings import Settings
from webapp.site.assets import SCRIPTS


def edition() -> dict[str, dict[str, dict[str, list[str]]]]:
    first, _, _ = client().get("/sw.js").text.partition("\n")
    found: dict[str, dict[str, dict[str, list[str]]]] = json.loads(first.removeprefix("const EDITION = ").rstrip(";"))
    return found


def test_the_worker_knows_every_document_once() -> None:
    languages = edition()["languages"]
    known = [path for tag in TAGS for part in ("core", "rest") for path in languages[tag][part]]

    assert sorted(known) == sorted([*paths(), "/", "/"]), "the page of languages is kept with each of them"


@pytest.mark.parametrize("tag", TAGS)
def test_what_is_kept_first_is_what_the_first_hour_needs(tag: str) -> None:
    core = edition()["languages"][tag]["core"]

    assert f"/{tag}/" in core
    assert f"/{tag}/offline/" in core
    assert len([path for path in core if path.startswith(f"/{tag}/now/")]) == 7
    assert len([path for path in core if path.startswith(f"/{tag}/steps/")]) == 8


def test_the_worker_imports_nothing() -> None:
    assert "import" not in (SCRIPTS / "sw.js").read_text(encoding="utf-8")


def test_the_kill_switch_serves_a_worker_that_leaves() -> None:
    app = create_app(Settings(worker_off=True, dev=True))

    assert "registration.unregister()" in app.test_client().get("/sw.js").text


@pytest.mark.parametrize("tag", TAGS)
def test_the_manifest_is_one_app_in_each_language(tag: str) -> None:
    answer = client().get(f"/{tag}/app.webmanifest")
    manifest = json.loads(answer.text)

    assert answer.content_type == "application/manifest+json; charset=utf-8"
    assert (manifest["id"], manifest["scope"], manifest["start_url"]) == ("/", "/", f"/{tag}/")
    assert manifest["name"] == {"zh-Hans": "稳住", "zh-Hant": "穩住", "en": "Steady"}[tag]
    for icon in manifest["icons"]:
        assert client().get(icon["src"]).status_code == 200
    for shortcut in manifest["shortcuts"]:
        assert shortcut["url"] in paths()
