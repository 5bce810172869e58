"""What is large moves to the large place, and whatever dies or has no room on the way, nothing is lost."""

import json
import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browsing import Server
from tests.ui.storing import ITEMS, NEVER, SNAPSHOTS, act, begin, everything, former, here

STILL_SMALL = "() => Object.keys(localStorage).filter((key) => /^steady:(snap|slip|note:tell)/.test(key))"
SNAPS = sorted(json.dumps(json.loads(value), separators=(",", ":")) for value in SNAPSHOTS.values())
NEW = {"task:verify/z": ["done", 5, 7], "slip:0": ["other", 6, 8], "note:x/y": ["Z" * 4000, 6, 9]}
ACTS: dict[str, tuple[str, dict[str, str]]] = {
    "tick": ("store.write('task', 'verify/a', 'started')", ITEMS | {"task:verify/a": "started"}),
    "note": ("store.write('note', 'verify/a', '改过的')", ITEMS | {"note:verify/a": "改过的"}),
    "a note that grows long": (
        "store.load('note').then(() => store.write('note', 'verify/a', 'L'.repeat(3000)))",
        ITEMS | {"note:verify/a": "L" * 3000},
    ),
    "a note that was long": (
        "store.load('note').then(() => store.write('note', 'tell/b', '短了'))",
        ITEMS | {"note:tell/b": "短了"},
    ),
    "slip": ("store.load('slip').then(() => store.write('slip', 'new', 'USLIPU'))", ITEMS | {"slip:new": "USLIPU"}),
    "slip, away": (
        "store.load('slip').then(() => store.write('slip', '3', ''))",
        {key: value for key, value in ITEMS.items() if key != "slip:3"},
    ),
    "earlier state": ("store.remember('own')", ITEMS),
    "restore": (f"store.replaceWith({json.dumps(NEW)}, 'restore')", {key: str(one[0]) for key, one in NEW.items()}),
    "erase": ("store.erase()", {}),
}
"""What is done with all of it there, and what is there afterwards."""


EVERY = bool(os.environ.get("EVERY"))


def some(steps: int, which: int) -> Iterator[int]:
    """Each step with EVERY=1 (`make test-all`); otherwise some, other ones in each test."""
    yield from range(1, steps + 1) if EVERY else range(1 + which % 5, steps + 1, 5)


def ready(page: Page, site: Server) -> None:
    """A phone that has all of it, each in its place."""
    former(page, site)
    begin(page, site)


def kept_states(snapshots: list[str]) -> int:
    return len(set(snapshots) & set(SNAPS))


def test_a_phone_of_the_former_release_has_everything_and_what_is_large_has_moved(page: Page, site: Server) -> None:
    ready(page, site)

    assert page.evaluate(STILL_SMALL) == []
    assert everything(page, site) == (ITEMS, SNAPS)
    assert act(page, "store.count()")[1] == len(ITEMS) - 1, "a setting is nobody's own"


def test_killed_at_each_step_of_the_move_nothing_is_lost(page: Page, site: Server) -> None:
    former(page, site)
    steps = begin(page, site)
    assert steps > len(SNAPSHOTS)
    for at in some(steps, 0):
        former(page, site)
        begin(page, site, at)
        assert everything(page, site) == (ITEMS, SNAPS), at
        assert page.evaluate(STILL_SMALL) == [], at


@pytest.mark.parametrize("how", ["full", "full from"])
def test_without_room_at_any_step_of_the_move_nothing_is_lost(page: Page, site: Server, how: str) -> None:
    former(page, site)
    for at in some(begin(page, site), len(how)):
        former(page, site)
        begin(page, site, at, how)
        assert everything(page, site) == (ITEMS, SNAPS), at


@pytest.mark.parametrize("name", ACTS)
def test_killed_at_each_step_of_an_act_it_happened_or_it_did_not(page: Page, site: Server, name: str) -> None:
    script, after = ACTS[name]
    ready(page, site)
    steps, _ = act(page, script)
    assert everything(page, site)[0] == after
    for at in some(steps, len(name)):
        ready(page, site)
        act(page, script, at)
        items, snapshots = everything(page, site)
        assert items in (ITEMS, after), at
        assert everything(page, site) == (items, snapshots), f"and so it stays, {at}"
        assert name == "erase" or kept_states(snapshots) >= len(SNAPS) - 1, at


@pytest.mark.parametrize("how", ["full", "full from"])
@pytest.mark.parametrize("name", ACTS)
def test_without_room_at_any_write_it_is_said_and_nothing_is_lost(
    page: Page, site: Server, name: str, how: str
) -> None:
    script, after = ACTS[name]
    ready(page, site)
    for at in some(act(page, script)[0], len(name + how)):
        ready(page, site)
        _, gave = act(page, script, at, how)
        said = act(page, "[...store.troubles()]", NEVER)[1]
        now, _ = here(page)
        items, snapshots = everything(page, site)
        where = f"{at} gave {gave}"
        assert now in (ITEMS, after), where
        assert items == now or "full" in said, where
        assert items == after if gave not in (False, "") else items in (ITEMS, after), where
        assert name == "erase" or kept_states(snapshots) >= len(SNAPS) - 1, where
