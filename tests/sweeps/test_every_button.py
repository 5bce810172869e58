"""Every button of every page, pressed by keyboard: the focus is somewhere, and what came of it is said.

A result is said when it appears in a live region that was there before, or is where the focus is now. Of what is
longer, a message, a row of a list, it is enough that its name is.
"""

import json
import re

import pytest
from playwright.sync_api import Error, Page

from tests.browsing import Server
from tests.conftest import NewPage, scripts_ran
from tests.made import TAGS, documents_of, in_parts
from tests.parts.keep.pages import WORDS, sealed

FIRST = "zh-Hans"
AGAIN = "[data-update], [data-anew], [data-again]"
"""These load a page."""
BESIDE = "label, .field, [data-choice], [data-parts], [data-snapshots], [data-storage], [data-by-hand]"
"""No results: what can be filled in, chosen or done by hand now, the list of earlier states, counts of things."""
IN_PLACE = ("copy", "value")
"""After these the page is as good as fresh."""
MET = {
    "keep/": {"suggest", "make", "save", "copy", "open", "merge", "replace", "undo", "back", "take", "leave"},
    "notices/people/": {"add", "find", "keepSlip", "remove", "removeYes"},
    "notices/parent/called/": {'"how","sent"', '"how","said"', '"how",""', "copy", "value", "sms"},
    "relatives/parent/": {"stamp", "makeSlip", "madeCopy", "copy"},
    "notices/sibling/called/": {"ownCopy", "restart"},
    "notices/friend/called/": {"ownCopy", "anyway"},
    "settings/": {"eraseAsk", "eraseNo", "eraseYes", "persist"},
    "install/": {"install"},
    "notices/sheet/": {"print"},
}
"""What must have been pressed, where the reader keeps something; that the list is not empty by a mistake."""
KEPT = {
    "person:aa1": json.dumps({"name": "表姐", "kind": "sibling", "group": "妈妈那边"}),
    "person:aa2": json.dumps({"name": "老王", "kind": "friend", "group": ""}),
    "told:bb1": json.dumps({"person": "aa1", "situation": "called", "level": 1, "how": "sent", "day": "2026-11-20"}),
    "task:verify/call-back-inside-the-app": "na",
    "other:task:verify/call-back-inside-the-app": "done",
    "note:verify/call-back-inside-the-app": "记一下",
    "word:own:sibling:called": "我没事，晚上打给你。",
    "word:own:friend:called": "我手机丢了。",
}
KEEP = """async ([kept, notice]) => {
  const store = await import(`/a/${document.documentElement.dataset.build}/ui/js/store/store.js`);
  for (const [key, value] of Object.entries(kept)) {
    store.write(key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1), value);
  }
  await store.load('slip');
  for (const { id } of store.all('slip')) store.write('slip', id, ''); // those of the turn before
  await new Promise((go) => { setTimeout(go); }); // what was copied on this page is other words now
  if (notice) store.write('setting', `copied:${notice}`, '-');
  if ((await store.snapshots()).length === 0) await store.remember('person');
}"""
FILL = """async (fields) => {
  const { encode } = await import(`/a/${document.documentElement.dataset.build}/ui/js/slip.js`);
  const slip = (number) => encode({ way: 'call', minutes: 29700000, written: false, last: null, often: 1,
    numbers: [{ number, ext: '', words: '' }], caller: '平台', debt: true, money: false, refused: true });
  document.querySelector('[data-asked]')?.click();
  for (const one of document.querySelectorAll('details')) one.open = true;
  for (const [id, value] of Object.entries({ ...fields, pasted: `${slip('10086')} ${slip('95588')}` })) {
    const field = document.getElementById(id);
    if (!field) continue;
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  const form = document.querySelector('[data-slip]');
  if (form) await new Promise((done) => { // its scripts come when it is used
    document.addEventListener('steady:late', done, { once: true });
    form.dispatchEvent(new Event('focusin', { bubbles: true }));
  });
  window.print = () => {};
  window.dispatchEvent(Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt() {} }));
}"""
HELPERS = """() => {
  const LIVE = '[role=status], [role=alert], [aria-live]';
  const seen = (one) => one.checkVisibility({ visibilityProperty: true });
  const folded = (text) => text.replace(/\\s+/g, ' ').trim();
  const texts = (root = document.body) => {
    const found = [];
    const words = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const text = folded(words.currentNode.data);
      if (text && seen(words.currentNode.parentElement)) found.push([text, words.currentNode.parentElement]);
    }
    return found;
  };
  const heard = (one) => folded(texts(one).map(([text]) => text).join(' '));
  window.kindOf = (button) => JSON.stringify(Object.entries(button.dataset)
    .map(([name, value]) => [name, ['do', 'how', 'value'].includes(name) ? value : '']).sort());
  window.buttons = (left) => [...document.querySelectorAll('button')].filter((one) => seen(one) && !one.matches(left));
  window.before = () => {
    window.regions = new Map([...document.querySelectorAll(LIVE)].filter(seen).map((one) => [one, heard(one)]));
    window.shown = new Set(texts().map(([text]) => text));
    window.stays = true;
  };
  window.isBusy = () => document.querySelector('[aria-disabled=true], button:disabled') !== null;
  window.wrong = (beside) => {
    const focused = document.activeElement;
    if (!focused || ['BODY', 'HTML', 'MAIN'].includes(focused.tagName) || !seen(focused)) return 'the focus is lost';
    const said = [...window.regions].filter(([one, words]) => heard(one) !== words).map(([one]) => heard(one));
    said.push(heard(focused));
    const isSaid = (words) => words !== '' && said.some((one) => one.includes(words));
    const isNamed = (place) => {
      const ids = ['labelledby', 'describedby'].flatMap((by) => (place.getAttribute(`aria-${by}`) ?? '').split(' '));
      const names = [...ids.map((id) => document.getElementById(id)), place.querySelector(':scope > figcaption')];
      return names.some((one) => one && isSaid(heard(one))) || (place.matches('li') && isSaid(texts(place)[0][0]));
    };
    const lost = texts().filter(([text, place]) => {
      if (window.shown.has(text) || place.closest(beside) || focused.contains(place) || isSaid(text)) return false;
      if (window.regions.has(place.closest(LIVE))) return false;
      for (let one = place; one !== document.body; one = one.parentElement) if (isNamed(one)) return false;
      return true;
    });
    return lost.length ? `not said: ${lost.slice(0, 3).map(([text]) => text.slice(0, 20)).join(' | ')}` : '';
  };
}"""


def fresh(page: Page, url: str) -> None:
    """A page on a phone that has something of everything, ready to be pressed."""
    notice = re.search(r"/notices/([\w-]+)/([\w-]+)/$", url)
    page.evaluate(KEEP, [KEPT, f"{notice[1]}:{notice[2]}" if notice else ""])  # on the page before
    page.goto(url)
    scripts_ran(page)
    page.evaluate(FILL, {"person": "大姨", "passphrase": WORDS, "opening": WORDS, "capsule": BACKUP})
    page.evaluate(HELPERS)
    if notice:
        page.locator("[data-sent] [data-how]").first.wait_for()


def visible(page: Page) -> list[str]:
    """The kinds of buttons that can be pressed just now, in their order, each as often as it is there."""
    found: list[str] = page.evaluate("(left) => window.buttons(left).map(window.kindOf)", AGAIN)
    return found


def press(page: Page, kind: str, which: int = 0) -> str:
    """Press a button as somebody does who has no finger on the screen; what is wrong afterwards, or nothing."""
    address = page.url
    page.evaluate(
        """([left, kind, which]) => {
          const button = window.buttons(left).filter((one) => window.kindOf(one) === kind)[which];
          button.focus();
          window.before();
        }""",
        [AGAIN, kind, which],
    )
    page.keyboard.press("Enter")
    try:
        page.wait_for_function("() => !window.stays || !window.isBusy()")
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        good = "(beside) => !window.stays || (!window.isBusy() && window.wrong(beside) === '')"
        page.wait_for_function(good, arg=BESIDE, timeout=4000)
    except Error:
        if page.url == address:
            return str(page.evaluate("(beside) => window.stays && window.wrong(beside)", BESIDE) or "")
    return ""


def in_place(page: Page, kinds: list[str]) -> dict[str, str]:
    """What is wrong after each of the buttons after which the page is as good as fresh, one after the other."""
    found = {}
    for kind in kinds:
        for which in range(visible(page).count(kind)):
            if which < visible(page).count(kind) and (wrong := press(page, kind, which)):
                found[f"{kind} {which}"] = wrong
    return found


def repeat(page: Page, kinds: tuple[str, ...]) -> None:
    """Press these again, but for those whose work of before is kept."""
    for kind in kinds:
        if kind in visible(page):
            press(page, kind)


def explored(page: Page, url: str, before: tuple[str, ...], seen: set[str]) -> dict[str, str]:
    """What is wrong after each button that was not pressed yet, and after those that it shows."""
    fresh(page, url)
    repeat(page, before)
    new = [kind for kind in dict.fromkeys(visible(page)) if kind not in seen]
    quick = [kind for kind in new if any(f'["{name}"' in kind for name in IN_PLACE)]
    found = in_place(page, quick)
    new = [kind for kind in dict.fromkeys([*new, *visible(page)]) if kind not in {*seen, *quick}]
    seen.update(quick, new)
    for kind in new:
        fresh(page, url)
        repeat(page, before)
        if kind not in visible(page):
            continue
        if wrong := press(page, kind):
            found[" ".join((*before, kind))] = wrong
        if page.url == url and set(visible(page)) - seen:
            found |= explored(page, url, (*before, kind), seen)
    return found


BACKUP = sealed({"task:verify/call-back-inside-the-app": "done", "note:tell/b": "在备份里"})


PARTS = [
    pytest.param(part, marks=[] if tag == FIRST else [pytest.mark.slow], id=part[0])
    for tag in TAGS
    for part in in_parts(documents_of(tag), 6)
]


@pytest.mark.parametrize("documents", PARTS)
def test_after_every_button_the_focus_is_somewhere_and_the_result_is_said(
    new_page: NewPage, site: Server, documents: list[str]
) -> None:
    page = new_page(service_workers="block", permissions=["clipboard-read", "clipboard-write"], reduced_motion="reduce")
    page.goto(f"{site.url}/zh-Hans/more/")
    scripts_ran(page)
    pressed: dict[str, set[str]] = {path: set() for path in documents}
    found = {path: wrong for path in documents if (wrong := explored(page, site.url + path, (), pressed[path]))}

    assert found == {}
    for path, kinds in pressed.items():
        missed = {name for name in MET.get(path.split("/", 2)[2], set()) if not any(name in kind for kind in kinds)}
        assert missed == set(), path
