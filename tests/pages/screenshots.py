"""Makes the pictures of the documentation: ``python -m tests.pages.screenshots``.

It needs Chromium and the extra ``browser``. They are looked at, not compared: a page is drawn a
little differently on every machine.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from childlaw_rules import case_report, evaluate
from tests.pages.build import BAD, ROOT, read

FOLDER: Final = ROOT / "docs" / "images"
LARGEST: Final = 300_000
#: Name, language, width and height of the window, colour scheme, and the part that is taken: the top, or an element.
PICTURES: Final = (
    ("case-report.png", "da", 1100, 1290, "light", None),
    ("case-report-timeline.png", "da", 1100, 900, "light", "section.timeline figure"),
    ("case-report-phone.png", "en", 360, 1180, "dark", None),
)


def take(browser: Any, file: Path, picture: tuple[str, str, int, int, str, str | None]) -> Path:
    """One picture. Raises ``RuntimeError`` where it has become too large for the repository."""
    name, _, width, height, scheme, part = picture
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    page.goto(file.as_uri())
    target = FOLDER / name
    if part is None:
        page.screenshot(path=target)
    else:
        page.locator(part).screenshot(path=target)
    page.close()
    if target.stat().st_size > LARGEST:
        raise RuntimeError(f"{name} has {target.stat().st_size} bytes; take less of the page")
    return target


def main() -> int:
    from playwright.sync_api import sync_playwright

    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    FOLDER.mkdir(exist_ok=True)
    case = read(BAD)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for picture in PICTURES:
            file = Path(folder) / f"{picture[1]}.html"
            file.write_text(case_report(evaluate(case), case, lang=picture[1]), "utf-8")
            target = take(browser, file, picture)
            sys.stdout.write(f"{target.relative_to(ROOT)}: {target.stat().st_size} bytes\n")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
