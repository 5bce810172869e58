"""Build the image, start it and ask it, with docker, podman or buildah, whichever is here: `make image`.

Started as user 10001 on a file system that cannot be written, it must give a page, `/healthz` and a good answer to its
own health command, and hold no test tool. Says size and start time. buildah has no `run` for an image: what it built
is started here, in name spaces of its own, by what the image says of itself. Where the base cannot be fetched and
debootstrap is there, a base of Debian's own Python takes its place, and that is said.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.browsing import ROOT, free_port

NAME = "steady"
STAND_IN = "localhost/steady-base:debian"
PAGE = "/zh-Hans/steps/verify/"
NOT_IN_IT = ["pytest", "playwright", "ruff", "mypy", "hatchling", "pip"]
PROBE = f"""
import errno, importlib.util, os, pathlib
found = [name for name in {NOT_IN_IT!r} if importlib.util.find_spec(name)]
assert not found, f"holds {{found}}"
assert os.getuid() == 10001, f"runs as {{os.getuid()}}"
for place in ("/tmp/new", "/app/pages/new"):
    try:
        pathlib.Path(place).write_text("x")
    except OSError as error:
        assert error.errno in (errno.EROFS, errno.EACCES), error
    else:
        raise AssertionError(f"{{place}} could be written")
"""
Inside = Callable[[list[str]], None]


def run(*command: str, **more: Any) -> str:
    """What a command prints; it ends with the command's own words when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, **more)
    if done.returncode:
        sys.exit(f"image: {' '.join(command[:3])} failed:\n{done.stdout[-2000:]}{done.stderr[-3000:]}")
    return str(done.stdout).strip()


def health() -> list[str]:
    """The health command, as the Dockerfile says it."""
    (found,) = re.findall(r"HEALTHCHECK [^[]*CMD (\[.*\])", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
    command: list[str] = json.loads(found)
    return command


def works(*command: str) -> bool:
    return bool(shutil.which(command[0])) and subprocess.run(command, capture_output=True, check=False).returncode == 0


def lent() -> list[str]:
    """What this machine's pip needs to find packages, lent to the build and not kept: settings and the places in them.

    As options of podman and buildah; docker knows no such loan and asks the public index.
    """
    said = subprocess.run([sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=True)
    settings = dict(line.split("=", 1) for line in said.stdout.splitlines() if "=" in line)
    words = [word for value in settings.values() for word in value.strip("'").split()]
    indexes = {str(Path(word.removeprefix("file://")).parent) for word in words if word.startswith("file://")}
    places = indexes | {word for word in words if word.startswith("/")}  # an index names files beside it
    there = sorted(place for place in places if Path(place).exists())
    file = Path(tempfile.mkdtemp(prefix="steady-pip-")) / "pip.conf"
    lines = [f"{key.split('.')[1]} = {value.strip(chr(39))}" for key, value in settings.items()]
    file.write_text("\n".join(["[global]", *dict.fromkeys(lines), ""]), encoding="utf-8")
    file.parent.chmod(0o755)
    return [
        f"--volume={place}:{where}:ro" for place, where in [(file, "/etc/pip.conf"), *zip(there, there, strict=True)]
    ]


def stand_in() -> None:
    """A base of Debian's Python, kept under its own name for the next time."""
    if works("buildah", "inspect", "--type", "image", STAND_IN):
        return
    with tempfile.TemporaryDirectory() as place:
        packages = "--include=python3,python3-venv,python-is-python3,ca-certificates"
        run("debootstrap", "--variant=minbase", packages, "bookworm", f"{place}/root")
        shutil.rmtree(f"{place}/root/var/cache/apt")
        container = run("buildah", "from", "scratch")
        run("buildah", "copy", container, f"{place}/root", "/")
        run("buildah", "commit", container, STAND_IN)
        run("buildah", "rm", container)


def build(engine: str) -> None:
    (base,) = re.findall(r"(?m)^ARG BASE=(.*)$", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
    options = [] if engine == "docker" else lent()
    if engine == "buildah":
        options += ["--isolation", "chroot", "--format", "docker"]  # the other format knows no health command
        if not works("buildah", "pull", base):
            if not shutil.which("debootstrap"):
                sys.exit(
                    f"image: {base} cannot be fetched; please install debootstrap for a base of Debian's own Python"
                )
            print(f"image: {base} cannot be fetched: Debian's own Python is the base instead", flush=True)
            stand_in()
            options += ["--build-arg", f"BASE={STAND_IN}"]
    run(engine, "build", *options, "-t", NAME, str(ROOT))


@contextmanager
def started(engine: str) -> Iterator[tuple[str, Inside]]:
    """The image running under docker or podman: its address, and a way to run a command in it."""
    port = free_port()
    where = f"127.0.0.1:{port}:8000"
    container = run(engine, "run", "-d", "--rm", "--read-only", "--cap-drop", "ALL", "-p", where, NAME)
    try:
        yield f"http://127.0.0.1:{port}", lambda command: void(run(engine, "exec", container, *command))
    finally:
        run(engine, "kill", container)


@contextmanager
def started_here(root: Path, said: dict[str, Any]) -> Iterator[tuple[str, Inside]]:
    """What buildah built, running in this process's own name spaces as the image says: user, environment, command."""
    loopback_up()
    run("mount", "--bind", str(root), str(root))
    run("mount", "-t", "proc", "proc", f"{root}/proc")
    run("mount", "-o", "remount,bind,ro", str(root))
    enter = ["chroot", f"--userspec={said['User']}", str(root), "env", "-i", *said["Env"]]
    process = subprocess.Popen([*enter, *said["Cmd"]])
    try:
        yield "http://127.0.0.1:8000", lambda command: void(run(*enter, *command))
    finally:
        process.kill()


def void(_answer: str) -> None:
    """Nobody reads it: that the command did not fail is the answer."""


def loopback_up() -> None:
    """In a new network name space there is no 127.0.0.1 until its interface is up."""
    with socket.socket() as ask:
        request = struct.pack("16sH14x", b"lo", 0x1 | 0x40)  # IFF_UP, IFF_RUNNING
        fcntl.ioctl(ask, 0x8914, request)  # SIOCSIFFLAGS


def check(url: str, inside: Inside, began: float) -> None:
    """Ask for a page, for its health and for what must not be in it."""
    while not (page := asked(url + PAGE)):
        if time.monotonic() > began + 60:
            sys.exit("image: it did not answer within a minute")
        time.sleep(0.02)
    start = time.monotonic() - began
    if "<h1" not in page or not asked(f"{url}/healthz").startswith("ok"):
        sys.exit("image: it does not give its pages")
    inside(health())
    inside(["/app/bin/python", "-c", PROBE])
    print(f"image: a page after {start:.1f} s, healthy, user 10001, nothing can be written, no {', '.join(NOT_IN_IT)}")


def asked(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return str(answer.read().decode())
    except (urllib.error.URLError, OSError):
        return ""


def compose() -> None:
    """Have compose.yaml read by what would run it."""
    for reader in (["docker", "compose"], ["docker-compose"], ["podman-compose"]):
        if works(*reader, "version"):
            run(*reader, "-f", str(ROOT / "deploy" / "compose.yaml"), "config")
            print(f"image: deploy/compose.yaml is sound ({' '.join(reader)})")
            return
    sys.exit(
        "image: deploy/compose.yaml was not read: please install docker's compose, docker-compose or podman-compose"
    )


def weigh(root: Path) -> None:
    whole, app = (int(run("du", "-sxm", str(place)).split()[0]) for place in (root, root / "app"))
    print(f"image: {whole} MB, of which {app} MB are ours (the base is {whole - app} MB)", flush=True)


def main() -> int:
    if sys.argv[1:2] == ["inside"]:  # in name spaces of its own
        root, said = Path(sys.argv[2]), json.loads(sys.argv[3])
        began = time.monotonic()
        with started_here(root, said) as (url, inside):
            check(url, inside, began)
        return 0
    usable = {"docker": ["docker", "info"], "podman": ["podman", "info"], "buildah": ["buildah", "info"]}
    engine = next((name for name, question in usable.items() if works(*question)), None)
    if not engine:
        sys.exit("image: docker, podman or buildah is needed")
    compose()
    began = time.monotonic()
    build(engine)
    print(f"image: built by {engine} in {time.monotonic() - began:.0f} s", flush=True)
    if engine != "buildah":
        print(f"image: {int(run(engine, 'image', 'inspect', '--format', '{{.Size}}', NAME)) // 2**20} MB", flush=True)
        began = time.monotonic()
        with started(engine) as (url, inside):
            check(url, inside, began)
        return 0
    container = run("buildah", "from", "--pull-never", NAME)
    root = Path(run("buildah", "mount", container))
    try:
        weigh(root)
        said = json.loads(run("buildah", "inspect", "--type", "image", NAME))["Docker"]["config"]
        if said["Healthcheck"]["Test"][1:] != health():
            sys.exit("image: it lost its health command")
        apart = ["unshare", "--mount", "--net", "--pid", "--fork", "--kill-child"]
        again = [sys.executable, "-m", "tests.tools.image", "inside", str(root), json.dumps(said)]
        return subprocess.run([*apart, *again], cwd=ROOT, env=os.environ, check=False).returncode
    finally:
        run("buildah", "umount", container)
        run("buildah", "rm", container)


if __name__ == "__main__":
    sys.exit(main())
