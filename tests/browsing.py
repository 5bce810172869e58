"""The browser and the server that tests and tools share."""

from __future__ import annotations

import atexit
import fcntl
import hashlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from playwright.sync_api import ViewportSize

from webapp.__main__ import command

ROOT = Path(__file__).parents[1]
FULL_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
CHROMIUM = FULL_CHROMIUM if os.environ.get("FULL") else shutil.which("chromium-headless-shell") or FULL_CHROMIUM
"""The same engine without the windows around it, which take a third of the time; FULL=1 takes those too."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def throwaway(name: str) -> Path:
    """A folder that is gone when the run is over."""
    folder = Path(tempfile.mkdtemp(prefix=f"steady-{name}-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def shared(name: str) -> Path:
    """A folder that all processes of a run share: whoever is first makes it and tells those it starts."""
    variable = f"STEADY_TESTS_{name.upper()}"
    if variable not in os.environ:
        os.environ[variable] = str(throwaway(name))
    return Path(os.environ[variable])


@contextmanager
def alone(name: str) -> Iterator[Path]:
    """One process at a time inside: what is made for the whole run is made once. Gives a path for what is made."""
    place = RUN / hashlib.sha256(name.encode()).hexdigest()[:16]
    with place.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield place


RUN = shared("run")
MADE = RUN / "pages"
"""Pages are made once for all servers of a run."""
SAID = throwaway("said")
"""What servers say to stderr: files, as a pipe that nobody reads fills up."""
PHONE: ViewportSize = {"width": 390, "height": 844}


def copied(to: Path) -> Path:
    """The app as files of its own, to be changed; its pages are packed less tightly, which takes seconds less."""
    for name in ("webapp", "translations"):
        shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__"))
    render = to / "webapp" / "site" / "render.py"
    tight = render.read_text(encoding="utf-8")
    assert "quality=11" in tight
    render.write_text(tight.replace("quality=11", "quality=4"), encoding="utf-8")
    return to


def another_build() -> Path:
    """Such a copy for all processes of a run, where nothing is changed."""
    with alone("another build") as place:
        return place if place.is_dir() else copied(place)


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """The app under granian, as `make run` starts it, on a port of its own; it can be killed and started again."""

    only_files = False
    """Whether nothing but files is behind it."""

    def __init__(self, folder: Path = ROOT, **env: str) -> None:
        """``folder`` holds the ``webapp`` package to serve."""
        self.folder = folder
        self.env = env
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None
        self.said = SAID / str(self.port)

    def command(self) -> list[str]:
        """What starts it."""
        return command("127.0.0.1", str(self.port))

    def start(self) -> None:
        """Start, and wait until it answers; RuntimeError with its own words when it does not."""
        settings = {"PYTHONPATH": str(self.folder), "PYTHONWARNINGS": "default", "PAGES": str(MADE), **self.env}
        with alone(f"start {self.folder} {sorted(self.env.items())}"), self.said.open("ab") as said:
            self._process = subprocess.Popen(
                self.command(),
                cwd=self.folder,
                env={**os.environ, **settings},
                stdout=subprocess.DEVNULL,
                stderr=said,
                start_new_session=True,
            )
            self._wait()

    def _wait(self) -> None:
        assert self._process
        deadline = time.monotonic() + 180
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                break
            if self.answers():
                return
            time.sleep(0.05)
        process = self._process
        if process.poll() is None:
            os.killpg(process.pid, 9)
            process.wait()
        words = self.said.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise RuntimeError(f"the server did not start: {words}")

    def answers(self) -> bool:
        """Whether it answers just now."""
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=2) as response:
                return bool(response.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def worker_ids(self) -> list[int]:
        """The processes of its workers."""
        assert self._process
        main = self._process.pid
        return [int(one) for one in Path(f"/proc/{main}/task/{main}/children").read_text(encoding="ascii").split()]

    def stop(self) -> int:
        """Ask it to end, as systemd and containers do; its exit status."""
        assert self._process
        self._process.terminate()
        return self._process.wait(30)

    def kill(self) -> None:
        """Kill it at once, with its worker: from now on there is no network."""
        if self._process and self._process.poll() is None:
            os.killpg(self._process.pid, 9)
            self._process.wait()

    def __enter__(self) -> Self:
        """Start."""
        self.start()
        return self

    def __exit__(self, _kind: type[BaseException] | None, _e: BaseException | None, _t: TracebackType | None) -> None:
        """Kill."""
        self.kill()


@contextmanager
def served(folder: Path = ROOT, **env: str) -> Iterator[Server]:
    """A running server for as long as the block lasts; HOST_KIND (app, nginx, caddy, https) says which."""
    from tests.hosts import HOSTS  # noqa: PLC0415  # they build on this module

    with HOSTS[os.environ.get("HOST_KIND", "app")](folder, **env) as server:
        yield server
