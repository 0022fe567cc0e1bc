"""The parts of the book that need no built site: addresses, order, boundaries, pictures, made sources."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from sphinx.project import Project

from childlaw_rules import load_rules
from childlaw_rules.kinds import KINDS
from childlaw_rules.rule.head import Example
from childlaw_rules.rulefiles import read_rule
from lawbook.book import Book, paragraph_order
from lawbook.clockfacts import clock_facts
from lawbook.clockpicture import WIDTH, picture_of
from lawbook.examplelines import boundary_rows, example_lines
from lawbook.page import link, render
from lawbook.shelf import Shelf, write_sources
from lawbook.versions import changes, gaps, strip, years_of
from lawbook.words import WORDS, say

RULES = load_rules()
KIND_RULES = Path(__file__).resolve().parents[1] / "kinds" / "data"


class TestAddresses:
    @pytest.mark.parametrize(
        ("here", "there", "anchor", "address"),
        [
            ("rules/one", "rules/two", "", "two.html"),
            ("rules/one", "acts/bl", "entry-BL-1", "../acts/bl.html#entry-BL-1"),
            ("en/rules/one", "rules/one", "", "../../rules/one.html"),
            ("index", "rules/one", "examples", "rules/one.html#examples"),
            ("rules/one", "rules/one", "file", "#file"),
            ("rules/one", "rules/one", "", "one.html"),
        ],
    )
    def test_an_address_is_seen_from_the_page(self, here: str, there: str, anchor: str, address: str) -> None:
        assert link(here, there, anchor) == address

    def test_what_is_put_in_is_escaped(self) -> None:
        assert render("lead.html", "index", "da", text="<b>&") == '<p class="lb-lead">&lt;b&gt;&amp;</p>'

    def test_every_sentence_stands_in_both_languages(self) -> None:
        assert [key for key, pair in WORDS.items() if len(pair) != 2 or not all(pair)] == []
        assert say("example", "da", number=3) == "Eksempel 3"
        with pytest.raises(KeyError):
            say("nothing-of-the-kind", "da")


class TestOrder:
    def test_paragraphs_stand_as_in_the_act(self) -> None:
        found = [
            "BL § 104",
            "BL § 20, stk. 3",
            "BL § 5 a",
            "BL §§ 5-6",
            "BL § 20, stk. 1",
            "BL § 5, stk. 1",
            "BDO Randers",
        ]
        wanted = [
            "BDO Randers",
            "BL § 5, stk. 1",
            "BL §§ 5-6",
            "BL § 5 a",
            "BL § 20, stk. 1",
            "BL § 20, stk. 3",
            "BL § 104",
        ]
        assert sorted(found, key=paragraph_order) == wanted

    def test_rules_beside_a_rule_are_of_its_area(self) -> None:
        book = Book()
        for _, rules in book.by_category:
            assert book.beside(rules[0])[0] is None
            assert book.beside(rules[-1])[1] is None
            if len(rules) > 1:
                assert book.beside(rules[0])[1] is rules[1]


def test_the_place_in_the_map_that_the_rule_cites_stands_first() -> None:
    book = Book()
    places = {id_: book.map_places(RULES.rule(id_), "da")[0] for id_ in ("custody-holders-consent", "screening-done")}
    assert places["custody-holders-consent"].provision == "BL § 32, stk. 2"
    assert places["screening-done"].provision.startswith("BL § 18, stk. 1")


def example(**values: object) -> Example:
    return Example.model_validate({"name": "x", "events": ["<day> need_identified"], **values})


class TestBoundary:
    def test_two_days_side_by_side_with_two_answers_are_one(self) -> None:
        rows = [
            {"day": "2024-07-10", "expect": "met"},
            {"day": "2024-07-11", "expect": "met"},
            {"day": "2024-07-12", "expect": "met_late"},
        ]
        assert boundary_rows(example(rows=rows)) == {1, 2}

    def test_two_days_apart_are_none(self) -> None:
        rows = [{"day": "2024-07-10", "expect": "met"}, {"day": "2024-07-12", "expect": "met_late"}]
        assert boundary_rows(example(rows=rows)) == frozenset()

    def test_what_differs_in_more_than_a_day_is_none(self) -> None:
        rows = [
            {"day": "2024-07-11", "as_of": "2024-08-01", "expect": "met"},
            {"day": "2024-07-12", "as_of": "2024-08-02", "expect": "met_late"},
        ]
        assert boundary_rows(example(rows=rows)) == frozenset()

    def test_the_day_looked_at_may_be_the_boundary(self) -> None:
        rows = [{"as_of": "2024-07-11", "expect": "pending"}, {"as_of": "2024-07-12", "expect": "overdue"}]
        assert boundary_rows(example(rows=rows)) == {0, 1}

    def test_a_flag_is_no_day(self) -> None:
        rows = [{"flag": "yes", "expect": "met"}, {"flag": "no", "expect": "missing"}]
        assert boundary_rows(example(rows=rows)) == frozenset()


class TestPictures:
    @pytest.mark.parametrize("kind", KINDS)
    def test_every_kind_has_its_drawing(self, kind: str) -> None:
        files = sorted(KIND_RULES.rglob("*.yaml"))
        rules = [
            read_rule(path.read_bytes(), path.name) for path in files if f"\nkind: {kind}\n" in path.read_text("utf-8")
        ]
        rules += [rule for rule in RULES.rules if rule.kind == kind]
        assert rules
        for rule in rules:
            for version in rule.versions:
                for lang in ("da", "en"):
                    picture = picture_of(clock_facts(kind, version.duty, lang), lang)
                    assert picture.told
                    assert len(picture.marks) > 3, rule.id

    def test_nothing_is_drawn_outside_the_paper(self) -> None:
        outside = []
        for rule in RULES.rules:
            for version in rule.versions:
                for lang in ("da", "en"):
                    picture = picture_of(clock_facts(rule.kind, version.duty, lang), lang)
                    for mark in picture.marks:
                        right = mark.x + (mark.to_x if mark.shape in {"bar", "sheet"} else 0)
                        if not (0 <= mark.x <= WIDTH and right <= WIDTH and 0 <= mark.y < picture.height):
                            outside.append((rule.id, version.id, lang, mark))
        assert outside == []

    def test_the_versions_fill_the_strip_in_order(self) -> None:
        years = years_of(RULES.rules)
        for rule in RULES.rules:
            parts = strip(rule, years, "da").stretches
            assert [part.id for part in parts] == [version.id for version in rule.versions]
            assert all(one.x < other.x for one, other in pairwise(parts))

    def test_a_gap_is_told(self) -> None:
        rule = RULES.rule("investigation-completed-within-4-months")
        first, _, third, *_ = rule.versions
        broken = replace(rule, versions=(first, third))
        assert list(gaps(rule, "da")) == []
        assert list(gaps(broken, "da")) == ["ingen version i kraft 1. januar 2007 – 31. december 2010"]
        assert "ingen version i kraft" in strip(broken, years_of(RULES.rules), "da").told
        assert [change.kind for change in changes(broken, "da")] == ["ceased", "renumbered", "ceased", "began"]


class TestChanges:
    def test_a_new_number_alone_is_no_change_of_the_duty(self) -> None:
        found = changes(RULES.rule("investigation-completed-within-4-months"), "da")
        assert [change.kind for change in found] == ["renumbered"] * 4 + ["began"]
        assert found[0].text == "SEL § 50, stk. 7 bliver til BL § 20, stk. 3."

    def test_a_changed_duty_says_what_is_new_and_what_is_gone(self) -> None:
        found = changes(RULES.rule("child-12-consents-to-change-of-place"), "da")
        changed = [change for change in found if change.kind == "changed"]
        assert any("12 år" in part for change in changed for part in change.new)
        assert any("15 år" in part for change in changed for part in change.gone)

    def test_a_rule_that_ended_ceases(self) -> None:
        found = changes(RULES.rule("action-plan-before-decision"), "en")
        assert found[0].kind == "ceased"
        assert found[0].day_text == "1 January 2024"


def test_the_lines_of_examples_are_those_of_the_file() -> None:
    rule = RULES.rule("investigation-completed-within-4-months")
    lines = example_lines(rule, "da")
    assert rule.text is not None
    assert [line.name for line in lines] == [found.name for found in rule.examples]
    assert [f":{line.line}:" in place for line, place in zip(lines, rule.example_places, strict=True)] == [True] * len(
        lines
    )


class TestSources:
    def test_only_what_changed_is_written_and_what_is_gone_goes(self, tmp_path: Path) -> None:
        made = write_sources({"a/b": "one", "c": "two"}, tmp_path)
        before = made["a/b"].stat().st_mtime_ns
        assert write_sources({"a/b": "one"}, tmp_path) == {"a/b": tmp_path / "a" / "b.rst"}
        assert made["a/b"].stat().st_mtime_ns == before
        assert not made["c"].exists()

    def test_a_page_of_the_docs_may_not_have_the_name_of_a_made_one(self, tmp_path: Path) -> None:
        docs = tmp_path / "docs"
        docs.mkdir()
        (docs / "index.md").write_text("# Mine\n", "utf-8")
        shelf = Shelf(Project(docs, [".md", ".rst"]), write_sources({"index": "x"}, tmp_path / "made"))
        with pytest.raises(ValueError, match="makes these pages itself, give the files other names: index"):
            shelf.discover()
