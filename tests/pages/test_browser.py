"""The pages in a real browser: no error, no scrolling sideways, accessible, and whole on paper.

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

from childlaw_rules import case_report, case_reports, evaluate
from tests.pages.build import BAD, GOOD, IMPRECISE, WITHOUT_DAYS, case_of, happened, read

sync_api = pytest.importorskip("playwright.sync_api")
pytest.importorskip("axe_playwright_python")
pypdf = pytest.importorskip("pypdf")

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

WIDTHS = (360, 1280)
#: What opens all that is folded.
UNFOLD = "document.querySelectorAll('details').forEach(part => { part.open = true })"
LONG = "x" * 200


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The files that are opened: a case with much, one of long words, one with hardly a day, and several at once."""
    folder = tmp_path_factory.mktemp("pages")
    long = case_of(
        happened("need_identified", "2024-03-11", need=LONG, id=LONG),
        happened("investigation_decided", "2024-03-14", investigation=LONG, need=LONG),
        id=LONG,
        parties=[{"id": LONG, "role": "custody_holder"}],
    )
    cases = {"bad": read(BAD), "imprecise": read(IMPRECISE), "unknown": read(WITHOUT_DAYS), "long": long}
    made = {
        f"{name}-{lang}": case_report(evaluate(case, as_of=case.as_of or "2024-08-01"), case, lang=lang)
        for name, case in cases.items()
        for lang in ("da", "en")
    }
    several = [read(path) for path in (BAD, GOOD)]
    made["several-da"] = case_reports([(evaluate(case), case) for case in several])
    for name, page in made.items():
        (folder / f"{name}.html").write_text(page, "utf-8")
    return {name: folder / f"{name}.html" for name in made}


def opened(browser: Any, file: Path, width: int, scheme: str) -> tuple[Any, list[str]]:
    """The page in a window, and all that it complains of or asks the network for."""
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: complaints.extend([] if request.url == file.as_uri() else [request.url]))
    page.goto(file.as_uri())
    return page, complaints


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["bad-da", "imprecise-en", "unknown-da", "long-da", "several-da"])
def test_it_opens_without_complaint_and_is_no_wider_than_the_window(
    browser: Any, pages: dict[str, Path], name: str, width: int
) -> None:
    page, complaints = opened(browser, pages[name], width, "light")
    folded = page.evaluate("document.documentElement.scrollWidth")
    page.evaluate(UNFOLD)
    unfolded = page.evaluate("document.documentElement.scrollWidth")
    shown = page.evaluate("[...document.querySelectorAll('svg.strip')].map(one => one.getBoundingClientRect().width)")
    page.close()
    assert complaints == []
    assert (folded, unfolded) == (width, width)
    # Of the two drawings of each case just the one for the width is shown.
    assert all((wide > 0) == (width == 1280) and (narrow > 0) == (width == 360) for wide, narrow in pairs(shown))


def pairs(shown: list[float]) -> list[tuple[float, float]]:
    return list(zip(shown[::2], shown[1::2], strict=True))


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [("bad-da", 360, "light"), ("bad-en", 1280, "dark"), ("imprecise-da", 1280, "light"), ("several-da", 360, "dark")],
)
def test_it_is_accessible(browser: Any, pages: dict[str, Path], name: str, width: int, scheme: str) -> None:
    page, _ = opened(browser, pages[name], width, scheme)
    page.evaluate(UNFOLD)
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run(document)")
    page.close()
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found["violations"]] == []
    passed = {one["id"] for one in found["passes"]}
    assert {"color-contrast", "html-has-lang", "page-has-heading-one", "svg-img-alt", "heading-order"} <= passed


def test_axe_sees_what_is_wrong(browser: Any, pages: dict[str, Path]) -> None:
    page, _ = opened(browser, pages["bad-da"], 360, "light")
    page.evaluate("document.querySelector('.lead').style.color = '#eee'")
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run(document.querySelector('main > header'))")
    page.close()
    assert [one["id"] for one in found["violations"]] == ["color-contrast"]


def test_light_and_dark_differ(browser: Any, pages: dict[str, Path]) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        page, _ = opened(browser, pages["bad-da"], 360, scheme)
        grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        page.close()
    assert grounds == ["rgb(255, 255, 255)", "rgb(20, 23, 26)"]


def test_a_link_to_an_event_unfolds_the_table(browser: Any, pages: dict[str, Path]) -> None:
    page, _ = opened(browser, pages["bad-da"], 1280, "light")
    page.locator("article dd a[href^='#e']").first.click()
    visible = page.locator("tr:target").is_visible()
    page.close()
    assert visible


def test_on_paper_it_is_a4_light_and_has_what_counts_with_its_steps(browser: Any, pages: dict[str, Path]) -> None:
    page, _ = opened(browser, pages["bad-da"], 1280, "dark")
    printed = page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="print")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.close()
    sheets = pypdf.PdfReader(BytesIO(printed)).pages
    assert {(round(float(s.mediabox.width)), round(float(s.mediabox.height))) for s in sheets} == {(595, 842)}
    assert ground == "rgb(255, 255, 255)"
    # Undoes ligatures and hard spaces.
    text = " ".join(normalize("NFKC", " ".join(sheet.extract_text() for sheet in sheets)).split())
    case = read(BAD)
    for finding in evaluate(case).non_compliant:
        for step in finding.steps[:-1]:
            assert " ".join(step.text.da.split()) in text
    assert "(https://www.retsinformation.dk/eli/lta/2025/282)" in text
    assert f"1 / {len(sheets)}" in text
    # Folded, so not printed.
    assert "Opfyldt eller undtaget (13)" in text
    assert "Modtagelsen af underretningen er bekræftet inden 6 hverdage (underretning n1)" not in text
