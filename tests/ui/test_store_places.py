"""What is kept in two places reads as one: in two tabs, without the large place or when it is lost, after an erase."""

import json

from playwright.sync_api import Page, expect

from tests.browsing import Server
from tests.conftest import NewPage, scripts_ran
from tests.parts.keep.pages import kept, put
from tests.parts.steps.pages import STEP, TASK, tick
from tests.ui.storing import BEGIN, ITEMS, NEVER, act, begin, blank, everything, former, here, prefix

PEOPLE = "/zh-Hans/notices/people/"
SLIP = "USLIPU 041R-0HJ7-2043-G2DK-7GRT-G4R0 UEND"
NO_LARGE_PLACE = "Object.defineProperty(window, 'indexedDB', {value: undefined})"
LARGE = """async () => {
  const asked = indexedDB.open('steady');
  const db = await new Promise((done) => { asked.onsuccess = () => done(asked.result); });
  const keys = db.objectStoreNames.length ? db.transaction('kept').objectStore('kept').getAllKeys() : {result: []};
  if (db.objectStoreNames.length) await new Promise((done) => { keys.onsuccess = done; });
  db.close();
  return keys.result;
}"""


def test_what_moves_in_one_tab_is_seen_in_another_and_taken_away_there(page: Page, site: Server) -> None:
    former(page, site)
    other = page.context.new_page()
    for one in (page, other):
        begin(one, site)
        act(one, "store.load('slip')")
    act(page, "store.write('slip', 'new', 'USLIPU')")
    assert act(other, "store.read('slip', 'new')")[1] == "USLIPU"
    act(other, "store.write('slip', 'new', '')")

    assert act(page, "store.read('slip', 'new')")[1] == ""
    assert everything(page, site)[0] == ITEMS


def test_two_tabs_that_write_different_things_at_once_keep_both(page: Page, site: Server) -> None:
    former(page, site)
    other = page.context.new_page()
    for one in (page, other):
        begin(one, site)
    for turn in range(5):
        page.evaluate(f"async () => {{ (await window.store).write('slip', 'a{turn}', 'A') }}")
        other.evaluate(f"async () => {{ (await window.store).write('slip', 'b{turn}', 'B') }}")

    both = {f"slip:a{turn}": "A" for turn in range(5)} | {f"slip:b{turn}": "B" for turn in range(5)}
    assert everything(page, site)[0] == ITEMS | both


def test_without_a_large_place_all_of_it_is_in_the_small_one_and_the_page_says_how_much_room_is_left(
    new_page: NewPage, site: Server
) -> None:
    page = new_page(service_workers="block")
    page.add_init_script(NO_LARGE_PLACE)
    page.goto(site.url + PEOPLE)
    put(page, {"slip:a": SLIP, "snap:a": json.dumps({"why": "own", "items": {}})})
    page.reload()
    scripts_ran(page)
    assert kept(page) == {"slip:a": SLIP}
    assert page.evaluate("localStorage.getItem('steady:slip:a')")

    page.goto(f"{site.url}/zh-Hans/settings/")
    expect(page.locator("[data-room]")).to_be_visible()
    expect(page.locator("[data-room-left]")).to_have_text("1024")
    page.evaluate("localStorage.setItem('fill', 'x'.repeat(5 * 1024 * 1024 - 100 * 1024))")
    page.reload()
    expect(page.locator("[data-room-left]")).to_have_text("64")
    expect(page.locator("#unsaved")).to_be_hidden()


def test_with_a_large_place_nothing_is_said_of_room(page: Page, site: Server) -> None:
    page.goto(f"{site.url}/zh-Hans/settings/")
    expect(page.locator("[data-kept-count]")).to_have_text("0")

    expect(page.locator("[data-room]")).to_be_hidden()


def test_what_the_browser_threw_away_is_said_and_nothing_is_made_or_replaced_without_it(
    page: Page, site: Server
) -> None:
    former(page, site)
    begin(page, site)
    blank(page, site)
    page.evaluate(
        "() => { window.done = false; indexedDB.deleteDatabase('steady').onsuccess = () => { done = true; }; }"
    )
    page.wait_for_function("() => window.done")
    page.goto(site.url + PEOPLE)

    expect(page.locator("#unsaved [data-why=away]")).to_be_visible()
    expect(page.locator("#unsaved [data-why=damaged]")).to_be_hidden()
    script = """async () => {
      const build = document.documentElement.dataset.build;
      const {items, replaceWith} = await import(`/a/${build}/ui/js/store/store.js`);
      return [await items(), await replaceWith({}, 'restore')];
    }"""
    assert page.evaluate(script) == [None, ""]


def test_several_troubles_are_said_at_once(page: Page, site: Server) -> None:
    page.goto(site.url + STEP)
    tick(page)
    page.evaluate("localStorage.setItem('steady:task:tell/b', '{')")
    page.evaluate("""localStorage.setItem('steady:moved', '{"note":1}')""")
    page.reload()

    expect(page.locator("#unsaved [data-why=away]")).to_be_visible()
    expect(page.locator("#unsaved [data-why=damaged]")).to_be_hidden()
    page.goto(f"{site.url}/zh-Hans/steps/tell/")
    expect(page.locator("#unsaved [data-why=away]")).to_be_visible()


def test_words_written_while_the_long_note_could_not_be_read_stand_above_it(page: Page, site: Server) -> None:
    former(page, site)
    begin(page, site)
    blank(page, site)
    page.evaluate("() => { IDBFactory.prototype.open = () => { throw new Error('not now'); }; }")
    page.evaluate(BEGIN, [prefix(site.url), NEVER, "die"])
    act(page, "store.load('note')")
    act(page, "store.write('note', 'tell/b', '现在写的')")
    assert act(page, "store.read('note', 'tell/b')")[1] == "现在写的"

    assert everything(page, site)[0]["note:tell/b"] == f"现在写的\n———\n{ITEMS['note:tell/b']}"


def test_a_record_that_nobody_can_read_is_set_aside_and_the_others_are_there(page: Page, site: Server) -> None:
    former(page, site)
    begin(page, site)
    script = """async () => {
      const asked = indexedDB.open('steady');
      const db = await new Promise((done) => { asked.onsuccess = () => done(asked.result); });
      const running = db.transaction('kept', 'readwrite');
      for (const [place, one] of [null, 5, {}, {value: 3, at: 1}, {value: '{}', at: 1}].entries()) {
        running.objectStore('kept').put(one, `snap:bad${place}`);
      }
      running.objectStore('kept').put({value: {}, at: 'x'}, 'slip:3');
      await new Promise((done) => { running.oncomplete = done; });
      db.close();
    }"""
    page.evaluate(script)
    items, snapshots = everything(page, site)

    assert items == {key: value for key, value in ITEMS.items() if key != "slip:3"}
    assert len(snapshots) == 5
    assert act(page, "[...store.troubles()]")[1] == ["damaged"]
    assert "bad:slip:3" in page.evaluate(LARGE)


def test_an_erase_leaves_nothing_in_either_place_even_when_another_tab_holds_the_large_one(
    page: Page, site: Server
) -> None:
    former(page, site)
    other = page.context.new_page()
    for one in (page, other):
        begin(one, site)
        act(one, "store.load('slip')")
    assert act(page, "store.erase()")[1] is True
    act(other, "store.write('slip', 'x', 'again')")

    assert page.evaluate("Object.keys(localStorage)") == []
    assert page.evaluate(LARGE) == []
    assert here(page) == ({}, [])


def test_order_grows_whatever_the_clock_does_and_a_future_state_does_not_stay_the_newest(
    page: Page, site: Server
) -> None:
    former(page, site)
    begin(page, site)
    page.evaluate("() => { window.now = Date.now; Date.now = () => window.now() + 10 * 365 * 86400e3; }")
    act(page, "store.remember('own')")
    page.evaluate("() => { Date.now = window.now; }")
    act(page, "store.write('note', 'verify/a', '今天写的')")
    _, before = act(page, "store.replaceWith({'task:x/y': ['done', 1]}, 'restore')")
    found = act(page, "store.snapshots()")[1]

    assert found[0]["id"] == before
    assert found[0]["items"]["note:verify/a"][0] == "今天写的"
    assert found[1]["at"] > found[0]["at"], "made under a clock that was ahead"
    act(page, f"store.replaceWith((await store.snapshots()).find(({{id}}) => id === '{before}').items, 'back')")
    assert everything(page, site)[0] == ITEMS | {"note:verify/a": "今天写的"}


def test_a_tick_is_kept_without_a_word_to_the_large_place(page: Page, site: Server) -> None:
    page.goto(site.url + STEP)
    scripts_ran(page)
    page.evaluate(
        """() => {
          window.asked = 0;
          const real = IDBDatabase.prototype.transaction;
          IDBDatabase.prototype.transaction = function (...given) {
            window.asked += 1;
            return real.apply(this, given);
          };
        }"""
    )
    tick(page)

    assert page.evaluate("window.asked") == 0
    assert json.loads(page.evaluate(f"localStorage.getItem('steady:task:verify/{TASK[1:]}')"))["value"] == "done"


def test_what_is_written_after_an_erase_that_could_not_end_is_not_erased_with_the_rest(
    page: Page, site: Server
) -> None:
    former(page, site)
    begin(page, site)
    blank(page, site)
    page.evaluate("() => { IDBFactory.prototype.open = IDBFactory.prototype.deleteDatabase = () => { throw 1; }; }")
    page.evaluate(BEGIN, [prefix(site.url), NEVER, "die"])
    assert act(page, "store.erase()")[1] is False, "and so it is said"
    act(page, "store.write('task', 'verify/a', 'done')")

    assert everything(page, site) == ({"task:verify/a": "done"}, [])
    assert page.evaluate(LARGE) == []
