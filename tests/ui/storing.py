"""What tests of the store share: its modules alone, on a page that has no other scripts, with failures at one step."""

from __future__ import annotations

import json
import re
import urllib.request
from functools import cache
from typing import Any

from playwright.sync_api import Page

from tests.browsing import ROOT, Server

FAILING = (ROOT / "tests" / "shared" / "failing.js").read_text(encoding="utf-8")
NEVER = 1_000_000
AT = 1_764_000_000
LONG = "很长的笔记，" * 500
_PERSON = {"name": "表姐", "kind": "relative", "group": "家里"}
_TOLD = {"person": "p1", "situation": "called", "level": 1, "how": "sent", "day": "2026-11-20"}
ITEMS = {
    "task:verify/a": "done",
    "task:tell/b": "na",
    "note:verify/a": "短的",
    "note:tell/b": LONG,
    "day:verify/a": "2026-12-01",
    "word:you:parent": "妈",
    "person:p1": json.dumps(_PERSON),
    "told:t1": json.dumps(_TOLD),
    "of-newer:x": "不认识的",
    "setting:theme": "dark",
} | {f"slip:{number}": f"USLIPU 041R-0HJ7-{number} UEND" for number in range(12)}
"""What a phone of the former release keeps, as it kept it: without an order, all in the small place."""
_STATES = [{"why": "restore", "items": {"task:a": ["done", number]}} for number in range(5)]
SNAPSHOTS = {f"snap:m{number}": json.dumps(state) for number, state in enumerate(_STATES)}
FORMER = """([items, at]) => {
  localStorage.clear();
  localStorage.setItem('steady:schema', '1');
  for (const [key, value] of Object.entries(items)) {
    at += 1;
    localStorage.setItem(`steady:${key}`, JSON.stringify({value, at}));
  }
  window.done = false;
  const asked = indexedDB.deleteDatabase('steady');
  asked.onsuccess = asked.onerror = () => { window.done = true; };
  return true;
}"""
"""Makes the phone one of the former release; `window.done` when it is."""
BEGIN = """([prefix, at, how]) => {
  Object.assign(window.failing, {at, how, steps: 0, dead: false});
  window.store = import(`${prefix}/store.js`);
  window.moving = () => import(`${prefix}/moving.js`);
  return true;
}"""
"""Brings the store, with what it does by itself; it fails at this step."""
QUIET = """async () => {
  await (await window.store).ready;
  await (await window.moving()).moveOn();
  for (let seen = -1; seen !== window.failing.steps; ) {
    seen = window.failing.steps;
    await new Promise((done) => setTimeout(done, 50));
  }
  return window.failing.steps;
}"""
"""How many steps it took, once nothing more happens."""
ALL = """async () => {
  const store = await window.store;
  const items = Object.entries((await store.items()) ?? {}).map(([key, [value]]) => [key, value]);
  const snaps = (await store.snapshots()).map(({ why, items }) => JSON.stringify({ why, items }));
  return [Object.fromEntries(items), snaps.sort()];
}"""
"""All that is there, and the earlier states."""


@cache
def prefix(url: str) -> str:
    """The address below which the store's modules are."""
    with urllib.request.urlopen(f"{url}/zh-Hans/") as answer:
        found = re.search(r'data-build="?(\w+)', answer.read().decode())
    assert found
    return f"/a/{found[1]}/ui/js/store"


def blank(page: Page, site: Server) -> None:
    """A page of the same origin without our scripts."""
    page.goto(f"{site.url}/healthz")
    page.evaluate(FAILING)


def former(page: Page, site: Server, items: dict[str, str] | None = None) -> None:
    """The phone as a former release left it."""
    blank(page, site)
    page.evaluate(FORMER, [items or ITEMS | SNAPSHOTS, AT])
    page.wait_for_function("() => window.done")


def begin(page: Page, site: Server, at: int = NEVER, how: str = "die") -> int:
    """Start the store as a page does; how many steps it took."""
    blank(page, site)
    page.evaluate(BEGIN, [prefix(site.url), at, how])
    steps: int = page.evaluate(QUIET)
    return steps


def act(page: Page, script: str, at: int = NEVER, how: str = "die") -> tuple[int, Any]:
    """Do something with the `store`; it fails at this step. How many steps it took, and what it gave."""
    gave = page.evaluate(
        f"""async ([at, how]) => {{
          const store = await window.store;
          Object.assign(window.failing, {{at, how, steps: 0, dead: false}});
          try {{ return await {script}; }} catch (error) {{ return `threw ${{error}}`; }}
        }}""",
        [at, how],
    )
    return page.evaluate(QUIET), gave


def here(page: Page) -> tuple[dict[str, str], list[str]]:
    """What this page knows, once nothing fails any more: items, and earlier states."""
    page.evaluate("() => { Object.assign(window.failing, {at: Infinity, dead: false}); }")
    items, snapshots = page.evaluate(ALL)
    return items, snapshots


def everything(page: Page, site: Server) -> tuple[dict[str, str], list[str]]:
    """What the next page finds."""
    begin(page, site)
    return here(page)
