"""What happens when a part of the machine fails: processes, disk, files that are missing."""

import http.client
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from tests.browsing import ROOT, Server, copied

PAGE = "/zh-Hans/notices/parent/called/"
CLIENTS = 8


class CutOffError(Exception):
    """An answer that began did not end."""


class FullDisk(Server):
    """It can write no file longer than a page of memory."""

    def command(self) -> list[str]:
        return ["prlimit", "--fsize=4096:4096", *super().command()]


def whole_page(server: Server) -> int:
    """The status of one answer read to its end; CutOffError when it did not come to it."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    try:
        connection.request("GET", PAGE)
        answer = connection.getresponse()
        try:
            answer.read()
        except (OSError, http.client.HTTPException) as error:
            raise CutOffError from error
        return answer.status
    finally:
        connection.close()


@contextmanager
def load(server: Server) -> Iterator[Counter[str]]:
    """Clients that ask again and again, each answer counted by its status or by what went wrong."""
    seen: Counter[str] = Counter()
    over = threading.Event()

    def client() -> None:
        while not over.is_set():
            try:
                seen[str(whole_page(server))] += 1
            except (OSError, http.client.HTTPException, CutOffError) as error:
                seen[type(error).__name__] += 1

    clients = [threading.Thread(target=client) for _ in range(CLIENTS)]
    for one in clients:
        one.start()
    try:
        until(lambda: seen["200"] > 100)
        yield seen
    finally:
        over.set()
        for one in clients:
            one.join()


def until(condition: Callable[[], bool], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def test_a_worker_killed_under_load_is_back_in_seconds_and_cuts_off_at_most_what_it_was_giving() -> None:
    with Server() as server:
        (before,) = server.worker_ids()
        with load(server) as seen:
            os.kill(before, signal.SIGKILL)
            died, served = time.monotonic(), seen["200"]
            until(lambda: seen["200"] > served + 200, 15)
            away = time.monotonic() - died

        cut = seen["CutOffError"]  # those it had not begun are closed or refused without a word, and asked again
        print(f"{seen['200']} answers, {cut} cut off, {away:.1f} s until 200 more")  # noqa: T201  # `make abuse` shows it
        assert server.worker_ids() != [before]
        assert cut <= CLIENTS
        assert [status for status in seen if status.isdigit()] == ["200"]


def test_asked_to_stop_it_finishes_what_it_began() -> None:
    with Server() as server:
        with load(server) as seen:
            assert server.stop() == 0

        print(f"{seen['200']} answers, {seen['IncompleteRead']} cut off")  # noqa: T201  # `make abuse` shows it
        assert seen["CutOffError"] == 0
        assert [status for status in seen if status.isdigit()] == ["200"]


def test_when_the_clock_of_the_machine_jumps_it_gives_the_same_pages(tmp_path: Path) -> None:
    clock = tmp_path / "clock"

    def set_clock(moved: str) -> None:
        (tmp_path / "next").write_text(moved, encoding="ascii")
        (tmp_path / "next").replace(clock)

    set_clock("+0")
    (library,) = Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1")
    told = {"FAKETIME_TIMESTAMP_FILE": str(clock), "FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
    with Server(ROOT, LD_PRELOAD=str(library), **told) as server:
        year, *before = dated(server)
        set_clock("-20y")  # the HTTP server's Date waits for the clock to come back; nothing else shows it
        for _ in range(5):
            assert dated(server)[1:] == tuple(before)
        set_clock("+20y")
        until(lambda: dated(server)[0] >= year + 19)
        assert dated(server)[1:] == tuple(before)


def dated(server: Server) -> tuple[int, dict[str, str], bytes]:
    """The year in the Date of one answer, its other headers and its body."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request("GET", PAGE)
    answer = connection.getresponse()
    body, headers = answer.read(), dict(answer.getheaders())
    connection.close()
    return parsedate_to_datetime(headers.pop("date")).year, headers, body


def test_a_full_disk_keeps_no_pages_but_serves_them(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    with FullDisk(copied(tmp_path / "app"), PAGES=str(pages)) as server:
        assert whole_page(server) == 200
    assert list(pages.iterdir()) == [], "a start more must not make it worse"


def test_a_folder_that_cannot_be_written_keeps_no_pages_but_serves_them(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    with Server(copied(tmp_path / "app"), PAGES=str(tmp_path / "file" / "pages")) as server:
        assert whole_page(server) == 200


def test_damaged_kept_pages_are_made_again(tmp_path: Path) -> None:
    app, pages = copied(tmp_path / "app"), tmp_path / "pages"
    with Server(app, PAGES=str(pages)) as server:
        good = whole_page(server)
    (kept,) = pages.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:])
    with Server(app, PAGES=str(pages)) as server:
        assert whole_page(server) == good == 200
    assert kept.read_bytes() == whole


@pytest.mark.parametrize(
    ("missing", "named"),
    [
        ("translations/zh_Hant/LC_MESSAGES/messages.mo", "zh_Hant/LC_MESSAGES/messages.mo"),
        ("webapp/packs/cn/steps/talk.toml", "talk"),
        ("webapp/packs/cn/facts", "facts"),
        ("webapp/packs/cn/keep/passphrase.toml", "passphrase.toml"),
        ("webapp/parts/keep/templates/keep.html", "keep.html"),
        ("webapp/ui/js/sw.js", "sw.js"),
    ],
)
def test_without_one_of_its_files_it_does_not_start_and_says_which(tmp_path: Path, missing: str, named: str) -> None:
    gone = copied(tmp_path) / missing
    shutil.rmtree(gone) if gone.is_dir() else gone.unlink()

    started = subprocess.run(
        [sys.executable, "-c", "from webapp import create_app; create_app()"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "DEV": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert started.returncode != 0
    assert named in started.stderr
