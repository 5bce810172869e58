"""Draw the app icons as PNG from icon.svg: `make icons`."""

from __future__ import annotations

import re

from playwright.sync_api import sync_playwright

from tests.browsing import CHROMIUM
from webapp.locales import PACKAGE

ICONS = PACKAGE / "ui" / "icons"
PLATE = re.compile(r' rx="\d+"')


def drawings() -> dict[str, tuple[int, str]]:
    """File name to (pixels, SVG): rounded, or to the edges with a smaller sign where the phone cuts a shape."""
    plain = (ICONS / "icon.svg").read_text(encoding="utf-8")
    square = PLATE.sub("", plain)
    smaller = square.replace('<g fill="#fbfaf6">', '<g fill="#fbfaf6" transform="translate(64 62) scale(.75)">')
    return {
        "icon-192.png": (192, plain),
        "icon-512.png": (512, plain),
        "maskable-512.png": (512, smaller),
        "touch-180.png": (180, square),
    }


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, (pixels, svg) in drawings().items():
            page = browser.new_page(viewport={"width": pixels, "height": pixels})
            page.set_content(f"<style>body{{margin:0}}svg{{display:block;width:{pixels}px}}</style>{svg}")
            page.screenshot(path=ICONS / name, omit_background=True)
            print(name)
        browser.close()


if __name__ == "__main__":
    main()
