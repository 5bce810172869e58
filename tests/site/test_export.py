"""The exported folder holds the same bytes as the app gives."""

import gzip
import json
import re
import urllib.request
from fnmatch import fnmatch
from pathlib import Path

import brotli
import pytest

from tests.browsing import Server
from tests.hosts import exported
from tests.made import TAGS, client, paths
from webapp.settings import Settings
from webapp.site.export import export, file_of
from webapp.site.headers import FOREVER, SECURITY
from webapp.site.render import make_answer


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
    files = edition["files"] | edition["later"] | edition["pictures"]

    assert [name for name in files if not (place / name).is_file()] == []
    assert [name for name in edition["packs"] if not (place / "pack" / f"{name}.json").is_file()] == []
    assert "没有这一页" in (folder / "404.html").read_text(encoding="utf-8")
    assert "This page is not here" in (folder / "en" / "404.html").read_text(encoding="utf-8")
    assert "Content-Security-Policy: default-src 'none'" in (folder / "_headers").read_text(encoding="utf-8")
    assert (folder / "zh-Hans" / "notices" / "choose" / "index.html").is_file()


def test_hosts_that_add_up_their_rules_send_each_header_once() -> None:
    text = (exported() / "_headers").read_text(encoding="utf-8")
    rules = [block.split("\n") for block in re.findall(r"(?m)^/.*(?:\n  .*)+", text)]
    build = json.loads((exported() / "sw.js").read_text(encoding="utf-8").split("\n")[0][len("const EDITION = ") : -1])

    assert len({pattern for pattern, *_ in rules}) == len(rules)
    for path, policy in {"/zh-Hans/": [], f"/a/{build['build']}/ui/js/main.js": [FOREVER], "/a/0/x.js": []}.items():
        lines = [line for pattern, *lines in rules if fnmatch(path, pattern) for line in lines]
        names = [line.split(":")[0].strip() for line in lines]

        assert sorted(names) == sorted({*SECURITY, *(["Cache-Control"] if policy else [])})
        assert [line.split(": ")[1] for line in lines if "Cache-Control" in line] == policy


def test_exported_again_it_leaves_no_older_packed_twin_and_puts_the_worker_last(tmp_path: Path) -> None:
    answers = {path: make_answer(b"words " * 99, [], ("br", "gzip")) for path in ("/sw.js", "/en/", "/a/1/x.js")}
    answers |= {f"/{tag}/notices/": answers["/en/"] for tag in TAGS}
    export(client().application, answers, tmp_path, Settings())
    times = [(tmp_path / file_of(path)).stat().st_mtime_ns for path in ("/a/1/x.js", "/en/", "/sw.js")]
    plain = {path: {"identity": answer["identity"]} for path, answer in answers.items()}
    export(client().application, plain, tmp_path, Settings())

    assert times == sorted(times)
    assert list(tmp_path.rglob("*.br")) + list(tmp_path.rglob("*.gz")) + list(tmp_path.rglob("*.half")) == []


def test_exported_again_it_takes_away_pages_that_are_no_more_and_nothing_else(tmp_path: Path) -> None:
    page = make_answer(b"words " * 99, [], ("br", "gzip"))
    before = dict.fromkeys(("/sw.js", "/en/", "/en/gone/", "/en/old/gone/", "/a/1/x.js", "/a/1/doc/en/gone/"), page)
    before |= {f"/{tag}/notices/": page for tag in TAGS}
    export(client().application, before, tmp_path, Settings())
    own = [tmp_path / "robots.txt", tmp_path / "en" / "proof.html", tmp_path / ".well-known" / "index.html"]
    for file in own:
        file.parent.mkdir(exist_ok=True)
        file.write_text("of the host", encoding="utf-8")
    had = {file for file in tmp_path.rglob("*") if file.is_file()}
    now = {path: answer for path, answer in before.items() if path not in {"/en/gone/", "/en/old/gone/"}}
    export(client().application, now, tmp_path, Settings())

    gone = {file.relative_to(tmp_path).as_posix() for file in had if not file.exists()}
    assert gone == {f"en/{page}/index.html{end}" for page in ("gone", "old/gone") for end in ("", ".gz", ".br")}


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError, match="nothing was written"):
        export(client().application, {}, tmp_path, Settings())
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.txt"]
