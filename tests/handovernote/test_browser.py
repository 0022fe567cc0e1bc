"""The hand-over note in a real browser: no error, no scrolling sideways, accessible, and whole on paper.

Skipped where there is no Chromium, or without the extra ``browser``.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from childlaw_rules import handover, handover_page
from tests.handovernote.cases import case, note

sync_api = pytest.importorskip("playwright.sync_api")
pytest.importorskip("axe_playwright_python")

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
    pytest.mark.xdist_group("browser"),
]
VAGUE = Path(__file__).parents[2] / "docs/examples/randers/bdo-randers-06.json"
LONG = "x" * 200


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A note with something at every point, one with hardly a day, and one of long words."""
    folder = tmp_path_factory.mktemp("notes")
    plan = {"type": "plan_made", "at": "2024-10-29", "plan": LONG, "kind": "childs_plan", "about": LONG}
    notes = {"full": note(case()), "vague": handover(VAGUE.read_bytes()), "long": note(case(plan, id=LONG))}
    for name, made in notes.items():
        for lang in ("da", "en"):
            (folder / f"{name}-{lang}.html").write_text(handover_page(made, format="html", lang=lang), "utf-8")
    return {file.stem: file for file in folder.glob("*.html")}


def opened(browser: Any, file: Path, width: int, scheme: str) -> tuple[Any, list[str]]:
    """The page in a window, and all that it complains of or asks the network for."""
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: complaints.extend([] if request.url == file.as_uri() else [request.url]))
    page.goto(file.as_uri())
    return page, complaints


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["full-da", "vague-en", "long-da"])
def test_it_opens_without_complaint_and_is_no_wider_than_the_window(
    browser: Any, pages: dict[str, Path], name: str, width: int
) -> None:
    page, complaints = opened(browser, pages[name], width, "light")
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert (complaints, wide) == ([], width)


@pytest.mark.parametrize(("name", "width", "scheme"), [("full-da", 360, "dark"), ("vague-en", 1280, "light")])
def test_it_is_accessible(browser: Any, pages: dict[str, Path], name: str, width: int, scheme: str) -> None:
    page, _ = opened(browser, pages[name], width, scheme)
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run(document)")
    page.close()
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found["violations"]] == []
    assert {"color-contrast", "html-has-lang", "heading-order", "list"} <= {one["id"] for one in found["passes"]}


def test_every_point_is_on_paper(browser: Any, pages: dict[str, Path]) -> None:
    page, _ = opened(browser, pages["full-da"], 1280, "dark")
    page.emulate_media(media="print")
    shown = page.evaluate("[...document.querySelectorAll('section h2')].filter(one => one.offsetHeight > 0).length")
    hidden = page.evaluate("document.querySelector('nav').offsetHeight")
    ink = page.evaluate("getComputedStyle(document.body).color")
    paper = page.pdf(prefer_css_page_size=True)
    page.close()
    assert (shown, hidden, ink) == (11, 0, "rgb(26, 29, 33)")
    assert paper.startswith(b"%PDF")
