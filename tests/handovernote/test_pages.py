"""The hand-over note as Markdown and HTML: what the file holds stays text, and nothing is half said."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import html5lib
import pytest
from markdown_it import MarkdownIt

from childlaw_rules import ArgumentError, HandoverNote, evaluate, handover, handover_page, read_case
from childlaw_rules.handovernote import NoteLine
from childlaw_rules.handovernote.rendering import as_markdown
from childlaw_rules.handovernote.words import SENTENCES, TITLES
from tests.handovernote.cases import AS_OF, case, lines, note

ROOT = Path(__file__).parents[2]
FILES = (
    "docs/examples/case-17.json",
    "docs/examples/imprecise-date.json",
    "docs/examples/randers/bdo-randers-03.json",
    "docs/examples/randers/bdo-randers-06.json",
    "tests/cases/real/fob-2011-samvaer.json",
)
HOSTILE = "1. *x* _y_ `z` [a](b) <script>alert(1)</script> &amp; # | ~ \\"


def flat(some: list[NoteLine], lang: str) -> Iterator[str]:
    for line in some:
        yield getattr(line.text, lang)
        yield from flat(line.lines, lang)


def shown_in_markdown(text: str) -> list[str]:
    """The text of every list item, as a reader of Markdown sees it."""
    parser = MarkdownIt()
    tokens = parser.parse(text)
    found = []
    for before, token in pairwise(tokens):
        if before.type == "paragraph_open" and before.level >= 2:
            found.append("".join(child.content for child in token.children or []))
    return found


def shown_in_html(page: str) -> list[str]:
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    items = tree.findall(".//section//li")
    return [" ".join((item.text or "").split()) for item in items]


@pytest.fixture(scope="module", params=FILES)
def a_note(request: pytest.FixtureRequest) -> HandoverNote:
    return handover((ROOT / request.param).read_bytes())


class TestBothForms:
    @pytest.mark.parametrize("lang", ["da", "en"])
    def test_show_every_line_in_its_place(self, a_note: HandoverNote, lang: str) -> None:
        expected = [line for point in a_note.points for line in flat(point.lines, lang)]
        assert shown_in_markdown(handover_page(a_note, lang=lang)) == expected
        assert shown_in_html(handover_page(a_note, format="html", lang=lang)) == expected

    @pytest.mark.parametrize("lang", ["da", "en"])
    def test_say_nothing_by_halves(self, a_note: HandoverNote, lang: str) -> None:
        for line in (line for point in a_note.points for line in flat(point.lines, lang)):
            assert re.search(r"None|\{|\}|\.\.|\s\s|\( |\(\)| [.,;:]|: \.|;\)", line) is None, line
            assert line.endswith((".", "?", ":", ")")), line
            assert line[0] in "»“" or line[0].isupper() or line[0].isdigit(), line

    def test_are_the_same_each_time(self) -> None:
        for form in ("markdown", "html"):
            first, second = (handover_page(note(case()), format=form) for _ in range(2))  # type: ignore[arg-type]
            assert first == second

    @pytest.mark.parametrize(("lang", "other"), [("da", "en"), ("en", "da")])
    def test_are_in_one_language(self, lang: str, other: str) -> None:
        page = handover_page(note(case()), format="html", lang=lang)
        assert f'<html lang="{lang}">' in page
        titles = {key: pair[0 if other == "da" else 1] for key, pair in TITLES.items()}
        assert [title for title in titles.values() if title != "Plan" and f">{title}<" in page] == []

    def test_tell_what_was_known_where_that_was_asked_for(self) -> None:
        known = note(case(), known_at="2025-02-01T09:30")
        assert "med det, der var registreret den 1. februar 2025 kl. 09.30." in handover_page(known)
        assert "with what was recorded by 1 February 2025 at 09:30." in handover_page(known, lang="en")
        day = note(case(), known_at="2025-02-01")
        assert "der var registreret den 1. februar 2025. Notatet" in handover_page(day)
        assert "registreret" not in handover_page(note(case())).splitlines()[0]

    def test_end_with_the_stamp(self) -> None:
        for form in ("markdown", "html"):
            page = handover_page(note(case()), format=form)  # type: ignore[arg-type]
            assert re.search(
                r"Regelsæt 2026\.11\.0 \(sha256:[0-9a-f]{12}\), motor 0\.1\.0\. Set den 3\.\sfebruar 2025\.", page
            )
            assert page.endswith("\n")

    def test_a_form_or_a_language_that_there_is_not(self) -> None:
        with pytest.raises(ArgumentError, match="format: must be 'markdown' or 'html'"):
            handover_page(note(case()), format="pdf")  # type: ignore[arg-type]
        with pytest.raises(ArgumentError, match="lang: must be 'da' or 'en'"):
            handover_page(note(case()), lang="de")


class TestWhatTheFileHolds:
    def hostile(self) -> HandoverNote:
        plan = {"type": "plan_made", "at": "2024-10-29", "plan": HOSTILE, "kind": "childs_plan", "about": "d1"}
        timeline = read_case({**case(plan, without=("plan",)), "id": HOSTILE})
        return handover(timeline, evaluate(timeline, as_of=AS_OF))

    def test_stays_text_in_markdown(self) -> None:
        page = handover_page(self.hostile())
        assert any(HOSTILE in line for line in shown_in_markdown(page))
        tokens = [t for token in MarkdownIt().parse(page) for t in (token, *(token.children or ()))]
        assert {t.type for t in tokens} & {"em_open", "strong_open", "code_inline", "link_open", "html_inline"} == set()
        assert [t.tag for t in tokens if t.type == "heading_open"] == ["h1"] + ["h2"] * 11
        assert {t.type for t in tokens} & {"ordered_list_open", "html_block", "fence"} == set()

    def test_stays_text_in_html(self) -> None:
        page = handover_page(self.hostile(), format="html")
        assert any(HOSTILE in line for line in shown_in_html(page))
        assert "<script" not in page

    @pytest.mark.parametrize(
        "text",
        ["28. maj", "1) x", "- a", "+ a", "# a", "> a", "= a", "a*b*c", "a_b_c", "`a`", "<b>", "&amp;", "\\", "~~a~~"],
    )
    def test_no_beginning_of_an_item_is_taken_for_a_mark(self, text: str) -> None:
        assert shown_in_markdown(f"- {as_markdown(text)}\n") == [text]

    def test_lines_are_not_broken(self) -> None:
        assert as_markdown("a\n\n# b") == "a # b"


class TestTheHtmlPage:
    def page(self, lang: str = "da") -> Any:
        return html5lib.parse(handover_page(note(case()), format="html", lang=lang), namespaceHTMLElements=False)

    def test_is_well_formed(self) -> None:
        parser = html5lib.HTMLParser(strict=True)
        parser.parse(handover_page(note(case()), format="html"))

    def test_has_its_headings_in_order_and_a_place_for_every_link(self) -> None:
        tree = self.page()
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        targets = [a.get("href") for a in tree.findall(".//a")]
        assert len(targets) == 11
        assert [t for t in targets if t[1:] not in ids] == []
        heads = [element.tag for element in tree.iter() if re.fullmatch("h[1-6]", str(element.tag))]
        assert heads == ["h1", *["h2"] * 12]

    def test_loads_nothing(self) -> None:
        tree = self.page()
        assert tree.findall(".//script") == tree.findall(".//link") == tree.findall(".//img") == []
        assert "url(" not in handover_page(note(case()), format="html")

    def test_every_colour_has_its_word_beside_it(self) -> None:
        words = {
            "s-overdue": ("Overskredet", "skulle"),
            "s-missing": ("Mangler", "mangler"),
            "s-met_late": ("Opfyldt for sent",),
        }
        for item in self.page().findall(".//section//li"):
            for name in (item.get("class") or "").split():
                assert any(word in (item.text or "") for word in words.get(name, ("",)))


class TestSentences:
    def test_every_sentence_is_said_somewhere(self) -> None:
        folder = ROOT / "src" / "childlaw_rules"
        said: set[str] = set()
        for file in (folder / "handovernote").glob("*.py"):
            if file.name != "words.py":
                nodes = ast.walk(ast.parse(file.read_text("utf-8")))
                said |= {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
        for template in ("handover.md", "handover.html"):
            said |= set(re.findall(r'say\("(\w+)"', (folder / "pages" / "templates" / template).read_text("utf-8")))
        composed = {"completed_for", "updated_for", "untried_one", "uncovered_one", "due_uncertain", "open_untried_one"}
        composed |= {"follow_up_uncertain", "follow_up_overdue"}
        assert sorted(set(SENTENCES) - said - composed) == []

    def test_both_languages_fill_in_the_same(self) -> None:
        for key, (da, en) in SENTENCES.items():
            assert set(re.findall(r"{(\w+)}", da)) == set(re.findall(r"{(\w+)}", en)), key

    def test_every_line_is_there_in_both_languages(self) -> None:
        for point in note(case()).points:
            for line in lines(note(case()), point.key):
                assert line.text.da != line.text.en or line.text.da.isdigit()
