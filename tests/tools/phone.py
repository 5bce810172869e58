"""What much that is kept costs on a slow phone: `make phone`.

Today's first paint and a tick, with 2,000 kept slips and 200 notes beside nothing kept, in the same run, with the
processor slowed down six times. Alternates, so that a busy moment hits both; prints medians with their spread.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browsing import CHROMIUM, FLAGS, PHONE, Server, served

ROUNDS = 9
SLOWER = 6
SLIPS, NOTES = 2000, 200
FILL = """async ([slips, notes]) => {
  const build = document.documentElement.dataset.build;
  const store = await import(`/a/${build}/ui/js/store/store.js`);
  const {encode} = await import(`/a/${build}/ui/js/slip.js`);
  await store.load('slip');
  for (let n = 0; n < slips; n += 1) {
    const numbers = [{number: String(13800000000 + n), ext: '', words: ''}];
    const call = {way: 'call', minutes: 29400000 + n, written: false, last: null, often: 1, numbers, caller: ''};
    const line = encode({...call, debt: true, money: false, refused: false});
    store.write('slip', line.replace(/[^0-9A-Z]/g, ''), line);
  }
  for (let n = 0; n < notes; n += 1) store.write('note', `verify/n${n}`, '今天下午三点打来的，工号没有说。'.repeat(5));
  const {moveOn} = await import(`/a/${build}/ui/js/store/moving.js`);
  await moveOn();
  return store.count();
}"""
FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
TICK = """() => new Promise((done) => {
  const task = document.querySelector('[data-task]');
  const tick = task.querySelector('[data-tick]');
  const began = performance.now();
  tick.click();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
})"""


def slowed(page: Page) -> None:
    """From now on this page has a slow processor."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def first_paint(context: BrowserContext, url: str) -> float:
    """Milliseconds until Today shows something."""
    page = context.new_page()
    slowed(page)
    page.goto(f"{url}/zh-Hans/")
    page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length > 0")
    found = float(page.evaluate(FIRST_PAINT))
    page.close()
    return found


def tick(context: BrowserContext, url: str) -> float:
    """Milliseconds from a tap on a tick to the frame that shows it."""
    page = context.new_page()
    page.goto(f"{url}/zh-Hans/steps/verify/")
    page.wait_for_function("() => document.querySelector('[data-task]').dataset.state !== undefined && window.htmx")
    slowed(page)
    found = float(page.evaluate(TICK))
    page.close()
    return found


def listed(context: BrowserContext, url: str) -> float:
    """Milliseconds from the start of the page of people until slips are listed; nothing where none are kept."""
    page = context.new_page()
    slowed(page)
    page.goto(f"{url}/zh-Hans/notices/people/")
    page.wait_for_function("() => document.querySelectorAll('[data-found] > li').length > 20")
    found = float(page.evaluate("performance.now()"))
    page.close()
    return found


def phones(browser: Browser, server: Server) -> dict[str, BrowserContext]:
    """One with much, one with nothing; both have opened the page before."""
    made = {}
    for name in ("nothing", "much"):
        context = made[name] = browser.new_context(viewport=PHONE, locale="zh-CN", service_workers="block")
        page = context.new_page()
        page.goto(f"{server.url}/zh-Hans/notices/people/")
        if name == "much":
            print(f"kept: {page.evaluate(FILL, [SLIPS, NOTES])} things")
        page.close()
    return made


def compare(
    name: str, measure: Callable[[BrowserContext, str], float], made: dict[str, BrowserContext], url: str
) -> None:
    """Both in turns, and their ratio."""
    found: dict[str, list[float]] = {kind: [] for kind in made}
    for _ in range(ROUNDS):
        for kind, context in made.items():
            found[kind].append(measure(context, url))
    middle = {kind: statistics.median(times) for kind, times in found.items()}
    spread = " · ".join(
        f"{kind} {middle[kind]:.0f} ms ({min(found[kind]):.0f} to {max(found[kind]):.0f})" for kind in found
    )
    print(f"{name}: {spread} · ratio {middle['much'] / middle['nothing']:.2f}")


def main() -> None:
    with served() as server, sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        made = phones(browser, server)
        print(f"{SLOWER} times slower, {ROUNDS} rounds each, medians (least to most)")
        compare("Today's first paint", first_paint, made, server.url)
        compare("a tick, tap to frame", tick, made, server.url)
        times = [listed(made["much"], server.url) for _ in range(ROUNDS)]
        print(f"the page of people until its first slips are listed: {statistics.median(times):.0f} ms")
        browser.close()


if __name__ == "__main__":
    main()
