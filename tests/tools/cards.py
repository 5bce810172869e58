"""Draw the picture cards, one per kind of relative and language: `make cards`.

A card is understood without any address: the three don'ts, what sharing a screen is, the one sentence, whom to ask.
``tests/repo/cards.txt`` keeps the words that were drawn, so that a test notices when they have changed.
"""

from __future__ import annotations

import base64
import struct
import zlib
from html import escape

from flask import Flask
from playwright.sync_api import sync_playwright

from tests.browsing import CHROMIUM, ROOT
from webapp.house import PARTS
from webapp.locales import LOCALES, PACKAGE
from webapp.parts.relatives.schema import Relatives
from webapp.site import guides

CARDS = PACKAGE / "parts" / "relatives" / "static" / "cards"
DRAWN = ROOT / "tests" / "repo" / "cards.txt"
STYLE = """
body { margin: 0; background: #fff; color: #1d2422; font: 500 30px/1.35 "Noto Sans CJK SC", "Noto Sans", sans-serif; }
main { box-sizing: border-box; width: 540px; height: 720px; padding: 36px; display: flex; flex-direction: column;
  justify-content: space-between; }
:lang(zh-Hant) { font-family: "Noto Sans CJK TC", sans-serif; }
h1 { margin: 0; font-size: 31px; font-weight: 600; }
ol { margin: 0; padding: 0; list-style: none; color: #8a1512; font-size: 62px; font-weight: 700; line-height: 1.35; }
:lang(en) ol { font-size: 54px; }
p { margin: 0; } .screen { padding-top: 6px; font-size: 27px; }
.say { padding-top: 22px; border-top: 3px solid #8a1512; font-size: 34px; font-weight: 600; text-wrap: balance; }
"""


WIDTH, HEIGHT = 540, 720
INKS = ((29, 36, 34), (138, 21, 18))
PALETTE = [
    tuple(round(255 + (ink - 255) * shade / 7) for ink in colour) for colour in INKS for shade in range(8)
]  # paper to ink in eight steps, twice: sixteen colours, half a byte a pixel
TO_PALETTE = """async ([url, palette]) => {
  const image = new Image();
  image.src = url;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const nearest = (at) => palette.reduce(([best, least], colour, index) => {
    const far = colour.reduce((sum, value, channel) => sum + (value - data[at + channel]) ** 2, 0);
    return far < least ? [index, far] : [best, least];
  }, [0, Infinity])[0];
  let rows = '';
  for (let at = 0; at < data.length; at += 8) rows += String.fromCharCode(nearest(at) * 16 + nearest(at + 4));
  return btoa(rows);
}"""


def png(rows: bytes, width: int, height: int) -> bytes:
    """A PNG of sixteen colours from two pixels a byte."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    line = width // 2
    body = b"".join(b"\0" + rows[at : at + line] for at in range(0, line * height, line))
    head = struct.pack(">IIBBBBB", width, height, 4, 3, 0, 0, 0)
    colours = bytes(value for colour in PALETTE for value in colour)
    chunks = (
        chunk(b"IHDR", head) + chunk(b"PLTE", colours) + chunk(b"IDAT", zlib.compress(body, 9)) + chunk(b"IEND", b"")
    )
    return b"\x89PNG\r\n\x1a\n" + chunks


def cards() -> dict[str, tuple[str, list[str], str, str, str]]:
    """File name to (language tag, the don'ts, what sharing a screen is, the sentence, whom to ask)."""
    found = {}
    app = Flask(__name__)  # the whole app would not start without the cards
    guides.init_app(app, PARTS)
    for locale in LOCALES:
        relatives = app.extensions["guides"][locale.tag].of(Relatives)
        page = relatives.everybody
        for kind in relatives.kinds:
            found[f"{kind.slug}-{locale.tag}.png"] = (
                locale.tag,
                list(page.donts),
                page.screen,
                kind.say[0].text,
                page.check.lines[0],
            )
    return found


def words() -> str:
    """What the cards say, one line each."""
    return "".join(f"{name}: {' / '.join([*donts, *rest])}\n" for name, (_, donts, *rest) in cards().items())


def main() -> None:
    CARDS.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-lcd-text"])
        for name, (tag, donts, screen, say, ask) in cards().items():
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            lines = "".join(f"<li>{escape(dont)}</li>" for dont in donts)
            page.set_content(
                f"<html lang={tag}><style>{STYLE}</style><main><div><ol>{lines}</ol>"
                f"<p class=screen>{escape(screen)}</p></div><p class=say>{escape(say)}</p><p>{escape(ask)}</p></main>"
            )
            picture = base64.b64encode(page.screenshot()).decode()
            rows = base64.b64decode(page.evaluate(TO_PALETTE, [f"data:image/png;base64,{picture}", PALETTE]))
            (CARDS / name).write_bytes(png(rows, WIDTH, HEIGHT))
            print(name, (CARDS / name).stat().st_size)
            page.close()
        browser.close()
    DRAWN.write_text(words(), encoding="utf-8")


if __name__ == "__main__":
    main()
