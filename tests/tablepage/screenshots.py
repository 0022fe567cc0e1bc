"""Makes the pictures of the page of tables: ``python -m tests.tablepage.screenshots [FOLDER]``.

It needs Chromium and the extra ``browser``. The pictures are looked at, not compared: a page is drawn a little
differently on every machine. With a folder the whole pages are taken into it, at two widths, light and dark, to be
looked at.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import Any, Final

from tests.pages.build import ROOT
from tests.pages.screenshots import take
from tests.tablepage.build import LANGUAGES, NAMES, page

#: Name, language, width and height of the window, colour scheme, and the part that is taken: the top, or an element.
PICTURES: Final = (
    ("portfolio-page.png", "da", 1100, 1200, "light", "section[aria-labelledby='answers']"),
    ("portfolio-page-phone.png", "en", 360, 1180, "dark", None),
)


def whole_pages(browser: Any, folder: Path) -> None:
    """Take every page whole, at both widths and in both schemes."""
    for name, lang in product(NAMES, LANGUAGES):
        file = folder / f"{name}-{lang}.html"
        file.write_text(page(name, lang), "utf-8")
        for width, scheme in product((360, 1280), ("light", "dark")):
            window = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
            window.goto(file.as_uri())
            window.screenshot(path=folder / f"{name}-{lang}-{width}-{scheme}.png", full_page=True)
            window.close()


def main() -> int:
    from playwright.sync_api import sync_playwright

    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        if len(sys.argv) > 1:
            whole_pages(browser, Path(sys.argv[1]))
            browser.close()
            return 0
        for picture in PICTURES:
            file = Path(folder) / f"{picture[1]}.html"
            file.write_text(page("profile", picture[1]), "utf-8")
            target = take(browser, file, picture)
            sys.stdout.write(f"{target.relative_to(ROOT)}: {target.stat().st_size} bytes\n")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
