"""Requests a second, beside others on the same machine in the same run: `make bench`.

Alternates between the servers, so that a busy moment hits all; prints medians with their spread, and ratios. The
server has one core, the load another, where there are two. Ratios are what counts: figures depend on the machine.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Page, Response, sync_playwright

from tests.browsing import CHROMIUM, FLAGS, PHONE, ROOT, Server, throwaway
from tests.hosts import Nginx
from tests.made import TAGS, paths
from tests.tools.bench_apps import page as largest_page
from tests.tools.lighthouse import PAGES as KINDS_OF_PAGES

ROUNDS = 5
SECONDS = 4
CONNECTIONS = 64  # with few, what is measured is how quickly the kernel wakes the server's two threads
MILLION = 1_000_000
APPS = "tests.tools.bench_apps"


class App(Server):
    """One of bench_apps under granian, with the settings of `make run`."""

    name = ""

    def command(self) -> list[str]:
        return [*super().command()[:-1], f"{APPS}:{self.name}" if self.name else "webapp:serve"]

    def answers(self) -> bool:
        return answers(self.url)


class Tenfold(App):
    name = "ours_tenfold"


class OneLanguage(App):
    name = "ours_in_one_language"


class Floor(App):
    name = "floor"


class Rendering(App):
    name = "rendering"


class Gunicorn(App):
    """The app under gunicorn with threads."""

    def command(self) -> list[str]:
        options = ["--worker-class", "gthread", "--threads", "4", "--workers", "1", "--bind", f"127.0.0.1:{self.port}"]
        return [sys.executable, "-m", "gunicorn", *options, "webapp:serve()"]


FLOOR = "these bytes and no more"
BARS = {FLOOR: 0.95, "nginx, exported folder": 0.6}
SERVERS: dict[str, type[Server]] = {
    "this app": App,
    "ten times the pages": Tenfold,
    "one language only": OneLanguage,
    FLOOR: Floor,
    "rendering view": Rendering,
    "gunicorn gthread": Gunicorn,
    "nginx, exported folder": Nginx,
}


def answers(url: str) -> bool:
    done = subprocess.run(["curl", "-sfo", "/dev/null", url + largest_page()], check=False)
    return done.returncode == 0


def pinned(core: int, command: list[str]) -> list[str]:
    """The command on one core, where there are two."""
    return ["taskset", "-c", str(core), *command] if (os.cpu_count() or 1) > 1 else command


def load(url: str) -> tuple[float, float, float]:
    """Requests a second, and milliseconds that half and 99 % of them took at most."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", "-H", "Accept-Encoding: br, gzip"]
    out = subprocess.run(pinned(1, [*command, url]), capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in out or "Socket errors" in out:
        raise RuntimeError(f"{url} did not answer well:\n{out}")
    rate = re.search(r"Requests/sec:\s+([\d.]+)", out)
    times = dict(re.findall(r"(50|99)%\s+([\d.]+(?:us|ms|s))", out))
    assert rate
    return float(rate[1]), milliseconds(times["50"]), milliseconds(times["99"])


def milliseconds(text: str) -> float:
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", text).groups()  # type: ignore[union-attr]
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def memory(server: Server) -> float:
    """MB of the server and its workers."""
    assert server._process  # noqa: SLF001  # the tool looks under the bonnet
    pages = 0
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rsplit(")", 1)[1].split()
            if int(fields[2]) == server._process.pid:  # noqa: SLF001  # the process group
                pages += int(fields[21])
        except (OSError, IndexError):
            continue
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def soak(server: Server) -> None:
    """A million requests over all documents; memory before, on the way and after."""
    script = throwaway("bench") / "all.lua"
    listed = ", ".join(f'"{path}"' for path in paths())
    script.write_text(
        f"local all = {{ {listed} }}\nlocal at = 0\n"
        "function request() at = at % #all + 1; return wrk.format('GET', all[at]) end\n",
        encoding="utf-8",
    )
    sizes, asked = [memory(server)], 0
    while asked < MILLION:
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", "-d10s", "-s", str(script), "-H", "Accept-Encoding: br, gzip"]
        out = subprocess.run(pinned(1, [*command, server.url]), capture_output=True, text=True, check=True).stdout
        if "Non-2xx" in out or "Socket errors" in out:
            raise RuntimeError(f"not every request was answered well:\n{out}")
        found = re.search(r"(\d+) requests in", out)
        assert found
        asked += int(found[1])
        sizes.append(memory(server))
    print(f"\n{asked} requests over {len(paths())} documents: MB {' '.join(f'{size:.0f}' for size in sizes)}")


def views(url: str) -> None:
    """What a phone asks the network for at the first view of each kind of page, and at the second."""
    print("\nrequests, bytes (and of headers, which HTTP/2 packs): first view, and again once the worker has it")
    with sync_playwright() as running, running.chromium.launch(executable_path=CHROMIUM, args=FLAGS) as browser:
        for path in KINDS_OF_PAGES:
            context = browser.new_context(viewport=PHONE, locale="zh-CN")
            page = context.new_page()
            first = asked(page, url + path)
            page.goto(f"{url}/{path.split('/')[1]}/")
            page.wait_for_selector("[data-offline-ready]", timeout=120_000)
            second = asked(page, url + path)
            print(f"{path:40} {first[0]:3} {first[1]:7,} ({first[2]:,})   then {second[0]} {sum(second[1:])}")
            context.close()


def asked(page: Page, address: str) -> tuple[int, int, int]:
    """Requests that went to the network when the page was opened, bytes of the bodies and of the headers."""
    answers: list[Response] = []

    def keep(answer: Response) -> None:
        answers.append(answer)

    page.on("response", keep)
    page.goto(address, wait_until="networkidle")
    page.remove_listener("response", keep)
    sizes = [one.request.sizes() for one in answers if not one.from_service_worker]
    bodies, heads = (sum(size[part] for size in sizes) for part in ("responseBodySize", "responseHeadersSize"))
    return len(sizes), bodies, heads


def compare(servers: dict[str, Server]) -> None:
    """Load each in turn, several times, and print medians with their spread."""
    page = largest_page()
    found: dict[str, list[tuple[float, float, float]]] = {name: [] for name in servers}
    for _ in range(ROUNDS):
        for name, server in servers.items():
            found[name].append(load(server.url + page))
    middle = {name: statistics.median(rate for rate, _, _ in rounds) for name, rounds in found.items()}
    print(f"\n{page}, {ROUNDS} rounds of {SECONDS} s, {CONNECTIONS} connections; medians (lowest to highest)")
    for name, rounds in found.items():
        rates = [rate for rate, _, _ in rounds]
        half, most = (statistics.median(one[place] for one in rounds) for place in (1, 2))
        print(
            f"{name:24} {middle[name]:8.0f}/s ({min(rates):.0f} to {max(rates):.0f})"
            f"  {middle[name] / middle[FLOOR]:6.2f} x floor  p50 {half:.2f} ms  p99 {most:.2f} ms"
            f"  {memory(servers[name]):.0f} MB"
        )
    for other, bar in BARS.items():
        ratio = middle["this app"] / middle[other]
        print(f"this app is {ratio:.2f} of '{other}': {'holds' if ratio >= bar else 'MISSES'} the bar of {bar}")
    print("nginx needs no Python: every answer of ours crosses once from granian's Rust into one WSGI call and back.")
    print("What that costs without a line of ours says 'these bytes and no more'; nothing on this server is faster.")


def main() -> None:
    if (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(0, {0})  # for the servers too; wrk is put elsewhere
    made = str(throwaway("bench"))
    environ = {"PAGES": made, "PYTHONPATH": str(ROOT)}
    cold = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "webapp", "build"],
        cwd=ROOT, env={**os.environ, **environ}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    os.environ["PAGES"] = made
    print(f"cold build: {cold.stdout.strip()}; {len(paths())} documents in {len(TAGS)} languages")
    with ExitStack() as stack:
        servers: dict[str, Server] = {}
        for name, kind in SERVERS.items():
            began = time.monotonic()
            servers[name] = stack.enter_context(kind(ROOT, **({} if kind is Nginx else environ)))
            print(f"{name:24} warm start {time.monotonic() - began:.2f} s")
        compare(servers)
        views(servers["this app"].url)
        soak(servers["this app"])


if __name__ == "__main__":
    main()
