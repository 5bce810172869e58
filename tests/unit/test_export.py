"""The exported folder holds the same bytes as the app gives."""

import gzip
import json
import urllib.request
from pathlib import Path

import brotli
import pytest

from tests.browsing import Server
from tests.hosts import exported
from tests.site import TAGS, client, paths
from webapp.export import export, file_of
from webapp.settings import Settings


def test_every_address_is_a_file_with_the_same_bytes_plain_and_compressed() -> None:
    folder = exported()
    differ = []
    with Server() as server:
        for path in [*paths(), "/sw.js", *(f"/{tag}/app.webmanifest" for tag in TAGS)]:
            file = folder / file_of(path)
            with urllib.request.urlopen(server.url + path) as answer:
                plain = answer.read()
            packed = [
                brotli.decompress(Path(f"{file}.br").read_bytes()),
                gzip.decompress(Path(f"{file}.gz").read_bytes()),
            ]
            if file.read_bytes() != plain or packed != [plain, plain]:
                differ.append(path)

    assert differ == []


def test_it_has_what_no_page_links_to() -> None:
    folder = exported()
    edition = json.loads((folder / "sw.js").read_text(encoding="utf-8").split("\n")[0][len("const EDITION = ") : -1])
    place = folder / "a" / edition["build"]
    documents = [path for language in edition["languages"].values() for path in language["core"] + language["rest"]]

    assert [name for name in edition["files"] | edition["later"] if not (place / name).is_file()] == []
    assert [path for path in documents if not (place / "doc" / file_of(path)).is_file()] == []
    assert "没有这一页" in (folder / "404.html").read_text(encoding="utf-8")
    assert "This page is not here" in (folder / "en" / "404.html").read_text(encoding="utf-8")
    assert "Content-Security-Policy: default-src 'none'" in (folder / "_headers").read_text(encoding="utf-8")
    assert (folder / "zh-Hans" / "notices" / "choose" / "index.html").is_file()


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError, match="nothing was written"):
        export(client().application, {}, tmp_path, Settings())
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.txt"]
