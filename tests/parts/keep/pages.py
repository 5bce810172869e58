"""What tests of backups share."""

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.parts.keep.test_capsule import run, whole_text

KEEP = "/zh-Hans/keep/"


STEP = "/zh-Hans/steps/verify/"


TASK = "#call-back-inside-the-app"


WORDS = "竹林 月光 大海 小米 石榴"


VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text(encoding="utf-8"))


def put(page: Page, items: dict[str, str], at: int = 1_764_000_000) -> None:
    """Let the phone keep these."""
    script = """([items, at]) => {
      for (const [key, value] of Object.entries(items)) {
        localStorage.setItem(`steady:${key}`, JSON.stringify({value, at}));
      }
    }"""
    page.evaluate(script, [items, at])


def forget(page: Page) -> None:
    """Let the phone lose every tick and note."""
    page.evaluate(
        """Object.keys(localStorage).filter(key => /:(task|note):/.test(key))
          .forEach(key => localStorage.removeItem(key))"""
    )


def kept(page: Page) -> dict[str, str]:
    """What the phone keeps of the reader's own, wherever."""
    script = """async () => {
      const build = document.documentElement.dataset.build;
      const {items} = await import(`/a/${build}/ui/js/store/store.js`);
      return Object.fromEntries(Object.entries(await items())
        .filter(([key]) => !key.startsWith('setting:')).map(([key, [value]]) => [key, value]));
    }"""
    found: dict[str, str] = page.evaluate(script)
    return found


def snapshots(page: Page) -> list[dict[str, object]]:
    """The earlier states, the newest first."""
    script = """async () => {
      const build = document.documentElement.dataset.build;
      return (await import(`/a/${build}/ui/js/store/store.js`)).snapshots();
    }"""
    found: list[dict[str, object]] = page.evaluate(script)
    return found


def make(page: Page, words: str = WORDS) -> str:
    """Make a backup and return its text."""
    page.locator("#passphrase").fill(words)
    page.locator("[data-do=make]").click()
    expect(page.locator("div[data-making=made]")).to_be_visible(timeout=60_000)
    return "\n\n".join(page.locator("[data-piece-text]").all_inner_texts())


def look(page: Page, text: str) -> None:
    page.locator("#capsule").fill(text)


def unlock(page: Page, words: str = WORDS) -> None:
    page.locator("#opening").fill(words)
    page.locator("[data-do=open]").click()


def sealed(items: dict[str, str]) -> str:
    """A backup of these items."""
    dated = {key: [value, 1_764_000_000] for key, value in items.items()}
    return whole_text(run("seal", dated, WORDS, 29_400_000, ""))
