"""The page of tables in a real browser: no error, no scrolling sideways, accessible, and whole on paper.

Skipped where there is no Chromium, or without the extra ``browser``.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

from tests.pages.test_browser import UNFOLD, opened
from tests.tablepage.build import page, portfolio

sync_api = pytest.importorskip("playwright.sync_api")
pytest.importorskip("axe_playwright_python")
pypdf = pytest.importorskip("pypdf")

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

PAGES = (("profile", "da"), ("profile", "en"), ("masked", "da"), ("rules", "da"), ("none", "da"))
#: The widths of all drawings that are shown; whether a text of one reaches beyond the window.
SHOWN = "[...document.querySelectorAll('svg.plot')].map(one => one.getBoundingClientRect().width)"
BEYOND = """[...document.querySelectorAll('svg.plot text')].map(one => [one.textContent, one.getBoundingClientRect()])
    .filter(([_, box]) => box.width > 0 && (box.right > innerWidth || box.left < 0)).map(([text, _]) => text)"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pages")
    for name, lang in PAGES:
        (made / f"{name}-{lang}.html").write_text(page(name, lang), "utf-8")
    return made


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["profile-en", "masked-da", "rules-da", "none-da"])
def test_it_opens_without_complaint_and_is_no_wider_than_the_window(
    browser: Any, folder: Path, name: str, width: int
) -> None:
    opened_page, complaints = opened(browser, folder / f"{name}.html", width, "light")
    folded = opened_page.evaluate("document.documentElement.scrollWidth")
    opened_page.evaluate(UNFOLD)
    unfolded = opened_page.evaluate("document.documentElement.scrollWidth")
    shown = opened_page.evaluate(SHOWN)
    beyond = opened_page.evaluate(BEYOND)
    opened_page.close()
    assert complaints == []
    assert (folded, unfolded) == (width, width)
    assert beyond == []
    # Of the two drawings of each plot just the one for the width is shown.
    assert len(shown) > 10 or name == "none-da"
    for wide, narrow in zip(shown[::2], shown[1::2], strict=True):
        assert (wide > 0, narrow > 0) == (width == 1280, width == 360)


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [
        ("profile-da", 360, "light"), ("masked-da", 1280, "light"), ("rules-da", 1280, "dark"),
    ],
)  # fmt: skip
def test_it_is_accessible(browser: Any, folder: Path, name: str, width: int, scheme: str) -> None:
    opened_page, _ = opened(browser, folder / f"{name}.html", width, scheme)
    opened_page.evaluate(UNFOLD)
    opened_page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found = opened_page.evaluate("axe.run(document)")
    opened_page.close()
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found["violations"]] == []
    passed = {one["id"] for one in found["passes"]}
    assert {"color-contrast", "html-has-lang", "page-has-heading-one", "heading-order"} <= passed
    assert "svg-img-alt" in passed
    assert width == 1280 or "scrollable-region-focusable" in passed


def test_the_plots_follow_the_page_into_the_dark(browser: Any, folder: Path) -> None:
    fills = []
    for scheme in ("light", "dark"):
        opened_page, _ = opened(browser, folder / "profile-da.html", 1280, scheme)
        fills.append(
            [
                opened_page.evaluate(f"getComputedStyle(document.querySelector('svg.plot.wide {part}')).fill")
                for part in (".f-met", "text", "text.f-on-met")
            ]
        )
        opened_page.close()
    assert fills == [
        ["rgb(27, 94, 52)", "rgb(84, 91, 100)", "rgb(255, 255, 255)"],
        ["rgb(143, 214, 166)", "rgb(169, 176, 182)", "rgb(20, 23, 26)"],
    ]


def test_the_number_in_a_bar_can_be_read(browser: Any, folder: Path) -> None:
    """axe does not look at the contrast of texts in drawings."""
    for scheme in ("light", "dark"):
        opened_page, _ = opened(browser, folder / "profile-da.html", 1280, scheme)
        for front, behind in ((".f-on-met", ".f-met"), ("text:not([class])", "body")):
            colours = [
                opened_page.evaluate(f"getComputedStyle(document.querySelector('{selector}')).{what}")
                for selector, what in (
                    (f"svg.plot {front}", "fill"),
                    (
                        behind if behind == "body" else f"svg.plot {behind}",
                        "fill" if behind != "body" else "backgroundColor",
                    ),
                )
            ]
            assert _contrast(*colours) >= 4.5
        opened_page.close()


def _contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_on_paper_it_is_a4_and_has_every_row_also_of_folded_tables(browser: Any, folder: Path) -> None:
    opened_page, _ = opened(browser, folder / "rules-da.html", 1280, "dark")
    printed = opened_page.pdf(prefer_css_page_size=True)
    opened_page.close()
    sheets = pypdf.PdfReader(BytesIO(printed)).pages
    assert {(round(float(s.mediabox.width)), round(float(s.mediabox.height))) for s in sheets} == {(595, 842)}
    text = "".join(normalize("NFKC", " ".join(sheet.extract_text() for sheet in sheets)).split())
    for row in portfolio("rules").table("answers").rows:
        title = row.cells[0].text
        assert title is not None
        # Once in the table at least, and in the plot where it is drawn.
        assert "".join(title.da.split()) in text
    assert f"1/{len(sheets)}" in text
    assert "Indhold" not in text
