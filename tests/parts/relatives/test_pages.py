"""The page for relatives as the target of a link or a QR code."""

import pytest
import segno

from tests.made import TAGS, client
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


def test_where_the_site_is_reached_stands_on_pages_so_it_makes_another_build() -> None:
    there = create_app(Settings(dev=True, origin=ORIGIN)).test_client()
    builds = [asker.get("/healthz").text.split()[1] for asker in (client(), there)]

    assert builds[0] != builds[1]
    assert f'data-build="{builds[1]}"' in there.get("/zh-Hans/").text
    assert f'"{builds[1]}"' in there.get("/sw.js").text
    assert there.get(f"/a/{builds[1]}/pack/zh-Hans-core.json").status_code == 200
