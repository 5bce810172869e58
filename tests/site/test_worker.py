"""The worker's edition, its packs and its files."""

import json
from typing import Any

import pytest

from tests.made import TAGS, client, paths
from webapp import create_app
from webapp.settings import Settings
from webapp.site.assets import SCRIPTS, build_id, check_sum


def edition() -> dict[str, Any]:
    first, _, _ = client().get("/sw.js").text.partition("\n")
    found: dict[str, Any] = json.loads(first.removeprefix("const EDITION = ").rstrip(";"))
    return found


def test_the_worker_knows_every_document_once() -> None:
    known = [path for documents in edition()["packs"].values() for path in documents]
    manifests = [f"/{tag}/app.webmanifest" for tag in TAGS]

    assert sorted(known) == sorted([*paths(), "/", "/", *manifests]), "the page of languages is kept with each of them"


def test_a_pack_holds_what_the_edition_lists_each_document_as_it_is_sent() -> None:
    for name, sums in edition()["packs"].items():
        texts = client().get(f"/a/{build_id()}/pack/{name}.json").json
        assert texts == {path: client().get(path).text for path in sums}
        assert {path: check_sum(text.encode()) for path, text in texts.items()} == sums


def test_every_file_that_is_kept_has_the_sum_that_the_edition_lists() -> None:
    found = edition()
    for kind in ("files", "later", "pictures"):
        assert found[kind]
        for name, known in found[kind].items():
            assert check_sum(client().get(f"/a/{build_id()}/{name}").data) == known


def test_a_pack_of_another_build_or_of_no_name_is_not_there() -> None:
    for place in (f"{build_id()}/pack/zh-Hans-nothing", "000000000000/pack/zh-Hans-core"):
        answer = client().get(f"/a/{place}.json")
        assert (answer.status_code, answer.headers["Cache-Control"]) == (404, "no-store")


@pytest.mark.parametrize("tag", TAGS)
def test_what_is_kept_first_is_what_the_first_hour_needs(tag: str) -> None:
    core = edition()["packs"][f"{tag}-core"]

    assert f"/{tag}/" in core
    assert f"/{tag}/offline/" in core
    assert len([path for path in core if path.startswith(f"/{tag}/now/")]) == 9
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
