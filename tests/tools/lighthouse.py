"""Lighthouse on one page of each kind, beside a bare page of the same text, in one run: `make lighthouse`.

Prints medians of five and the ratio of the largest paint to the bare page's. Needs node and npm; the version is the
last that runs on Node 20. Addresses after the command are audited instead.
"""

from __future__ import annotations

import http.server
import json
import os
import re
import statistics
import subprocess
import sys
import threading
import urllib.request
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browsing import FLAGS, FULL_CHROMIUM, ROOT, served

VERSION = "lighthouse@12.8.2"
FOLDER = ROOT / ".lighthouse"
REPORT = FOLDER / "report.json"
RUNS = 5
TRIES = 3  # a browser on a busy machine sometimes does not come up
PAGES = ["/zh-Hans/", "/zh-Hans/now/called-my-family/", "/zh-Hans/steps/", "/zh-Hans/steps/complain/"]
PAGES += ["/zh-Hans/steps/complain/why/", "/zh-Hans/settings/", "/zh-Hans/install/", "/en/steps/talk/"]
PAGES += ["/zh-Hans/notices/parent/called/", "/zh-Hans/relatives/", "/zh-Hans/rights/"]
KINDS = ["performance", "accessibility", "best-practices", "seo"]
FIGURES = {"LCP": "largest-contentful-paint", "TBT": "total-blocking-time", "CLS": "cumulative-layout-shift"}


def bare_page(url: str) -> str:
    """The same text as a page without style or script."""
    with urllib.request.urlopen(url) as answer:
        html = answer.read().decode()
    html = re.sub(r"(?s)<script.*?</script>|<link[^>]*>|<svg.*?</svg>| (class|hx-\w+|data-[\w-]+)=\"[^\"]*\"", "", html)
    return html.replace("<details", "<div").replace("</details", "</div")


def audit(url: str) -> dict[str, float]:
    """Scores of 100, and figures in milliseconds."""
    # Into a file: what it writes to a pipe is cut off at 64 KB when it ends.
    command = [str(FOLDER / "node_modules" / ".bin" / "lighthouse"), url, "--quiet", "--output=json"]
    command += [f"--output-path={REPORT}"]
    command += [f"--only-categories={','.join(KINDS)}", f"--chrome-flags=--headless=new {' '.join(FLAGS)}"]
    for _ in range(TRIES):
        done = subprocess.run(
            command, capture_output=True, check=False, env={**os.environ, "CHROME_PATH": FULL_CHROMIUM}
        )
        if done.returncode == 0:
            break
        print(f"an audit of {url} broke off and is made again: {done.stderr.decode()[-200:]}")
    report = json.loads(REPORT.read_text(encoding="utf-8"))
    scores = {kind: 100 * report["categories"][kind]["score"] for kind in KINDS}
    return scores | {name: report["audits"][audit_id]["numericValue"] for name, audit_id in FIGURES.items()}


def medians(url: str) -> dict[str, float]:
    """Each figure's median over the runs."""
    found = [audit(url) for _ in range(RUNS)]
    return {name: statistics.median(one[name] for one in found) for name in found[0]}


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves the bare pages without a word."""

    def log_message(self, *_args: object) -> None:
        pass


def main() -> None:
    if not (FOLDER / "node_modules").exists():
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--prefix", str(FOLDER), VERSION], check=True)
    with served() as site, TemporaryDirectory() as folder:
        bare = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
        threading.Thread(target=bare.serve_forever, daemon=True).start()
        for path in sys.argv[1:] or PAGES:
            Path(folder, "index.html").write_text(bare_page(site.url + path), encoding="utf-8")
            base = medians(f"http://127.0.0.1:{bare.server_port}/")
            ours = medians(site.url + path)
            scores = " ".join(f"{ours[kind]:.0f}" for kind in KINDS)
            ratio = ours["LCP"] / base["LCP"]
            print(
                f"{path}  {scores}  LCP {ours['LCP']:.0f} ms ({ratio:.2f} x bare)"
                f"  TBT {ours['TBT']:.0f} ms (bare {base['TBT']:.0f})  CLS {ours['CLS']:.3f}",
                flush=True,
            )
        bare.shutdown()


if __name__ == "__main__":
    main()
