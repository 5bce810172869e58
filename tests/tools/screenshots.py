"""Take the README's pictures from the running app: `make screenshots`."""

from __future__ import annotations

from playwright.sync_api import sync_playwright

from tests.browsing import CHROMIUM, FLAGS, PHONE, ROOT, served

OUT = ROOT / "docs"
PICTURES = [
    ("today", "/zh-Hans/", "light"),
    ("first-hour", "/zh-Hans/now/called-my-family/", "light"),
    ("task", "/zh-Hans/steps/verify/#call-back-inside-the-app", "dark"),
    ("today-en", "/en/", "dark"),
]


def main() -> None:
    OUT.mkdir(exist_ok=True)
    with served() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, path, theme in PICTURES:
            context = browser.new_context(viewport=PHONE, service_workers="block", reduced_motion="reduce")
            context.clock.install(time="2026-11-24T10:00:00+08:00")
            page = context.new_page()
            page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
            page.goto(site.url + path, wait_until="networkidle")
            page.screenshot(path=OUT / f"{name}.png")
            print(OUT.name, f"{name}.png")
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
