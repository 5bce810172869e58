"""What a phone gets of a script is what was written, without our comments."""

from pathlib import Path

import pytest

from tests.browsing import ROOT
from tests.made import app
from tests.nodejs import node
from webapp.site.assets import asset_sums, sent
from webapp.site.comments import without_comments
from webapp.site.headers import FIRST_SCRIPT

PACKAGE = ROOT / "webapp"
SCRIPTS = sorted(path for path in PACKAGE.glob("**/*.js") if "vendor" not in path.parts)
TOKENS = "tests/repo/tokens.mjs"


def as_sent(path: Path) -> str:
    return FIRST_SCRIPT if path.name == "first.js" else without_comments(path).decode()


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_phone_gets_every_word_of_a_script_and_no_comment(path: Path) -> None:
    written = node(TOKENS, "tokens", path.read_text(encoding="utf-8"))
    got = node(TOKENS, "tokens", as_sent(path))

    assert got["wrong"] == []
    assert got["said"][1:] == written["said"][1:]  # before the first stood a comment, and its new line
    assert "".join(got["between"]).strip() == ""
    assert "".join(written["between"]).strip() != "", "each script says at its head what it is for"


def test_the_comparison_tells_when_too_much_went(tmp_path: Path) -> None:
    file = tmp_path / "one.js"
    for line in ("const a = 'b // c';", "const a = `b /* c */`;"):
        file.write_text(f"{line}\n", encoding="utf-8")

        assert node(TOKENS, "tokens", without_comments(file).decode())["said"] != node(TOKENS, "tokens", line)["said"]


def test_what_others_wrote_is_sent_byte_for_byte() -> None:
    with app().app_context():
        vendored = [name for name in asset_sums() if "/vendor/" in name]

        assert vendored
        assert all(sent(name) == (PACKAGE / name).read_bytes() for name in vendored)
