"""The page for relatives as the target of a link or a QR code."""

import pytest
import segno

from tests.site import TAGS, client
from webapp import create_app
from webapp.settings import Settings

ORIGIN = "https://steady.example"


@pytest.mark.parametrize("tag", TAGS)
def test_with_an_origin_each_page_carries_a_code_of_its_own_address(tag: str) -> None:
    there = create_app(Settings(dev=True, origin=ORIGIN)).test_client()
    for path in (f"/{tag}/relatives/", f"/{tag}/relatives/parent/", f"/{tag}/relatives/work/"):
        html = there.get(path, headers={"Host": "elsewhere.example"}).text
        code = segno.make(ORIGIN + path, error="m", micro=False)

        assert code.svg_inline(dark="#000", light="#fff", border=4, omitsize=True) in html
        assert "elsewhere" not in html


def test_without_an_origin_there_is_none() -> None:
    assert 'class="qr"' not in client().get("/zh-Hans/relatives/").text
