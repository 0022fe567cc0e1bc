"""The tables of the law: what the shipped ones say, and how wrong ones are refused."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from childlaw_rules.errors import RuleError
from childlaw_rules.lawtables import TABLE_FILES, Correspondence, Measures
from childlaw_rules.provisiontext import read_provisions
from childlaw_rules.rule.words import Evidence
from childlaw_rules.rulefiles import load_rules, rules_folder, shipped_tables
from childlaw_rules.tablereader import read_table, read_tables

TABLES = shipped_tables()
MEASURES = TABLES.measures
ROWS = TABLES.correspondence.rows if TABLES.correspondence is not None else ()


def kinds(text: str, day: str) -> set[str]:
    """The kinds that a provision has on a day, as understood in a case."""
    on = date.fromisoformat(day).toordinal()
    found = [m for m in MEASURES.about(read_provisions(text)) if m.first <= on <= m.last]
    return set().union(*(m.understood for m in found))


class TestMeasureNumbers:
    @pytest.mark.parametrize(
        ("text", "day", "kind"),
        [
            ("SEL § 40, stk. 3, nr. 8", "2006-12-31", {"placement"}),
            ("SEL § 40, stk. 3, nr. 8", "2007-01-01", set()),
            ("SEL § 52, stk. 3, nr. 8", "2006-12-31", set()),
            ("SEL § 52, stk. 3, nr. 8", "2007-01-01", {"placement"}),
            ("SEL § 52, stk. 3, nr. 8", "2010-12-31", {"placement"}),
            ("SEL § 52, stk. 3, nr. 8", "2011-01-01", {"work_placement"}),
            ("SEL § 52, stk. 3, nr. 7", "2010-12-31", {"contact_person"}),
            ("SEL § 52, stk. 3, nr. 7", "2011-01-01", {"placement"}),
            ("SEL § 52, stk. 3, nr. 7", "2023-12-31", {"placement"}),
            ("SEL § 52, stk. 3, nr. 7", "2024-01-01", set()),
            ("SEL § 52, stk. 3, nr. 9", "2010-12-31", {"work_placement"}),
            ("SEL § 52, stk. 3, nr. 9", "2011-01-01", {"other_support"}),
            ("SEL § 52, stk. 3, nr. 10", "2011-01-01", set()),
            ("SEL § 52, stk. 3, nr. 5", "2009-03-01", {"respite"}),
            ("SEL § 52, stk. 3, nr. 1", "2009-03-01", {"advice", "day_care_or_club"}),
            ("SEL § 52, stk. 3, nr. 1", "2011-01-01", {"day_care_or_club"}),
            ("SEL § 58, stk. 1, nr. 2", "2015-03-01", {"placement"}),
            ("SEL § 57 a", "2015-03-01", {"parental_order"}),
            ("SEL § 68 a", "2015-03-01", {"continued_placement"}),
            ("SEL § 11, stk. 4", "2014-03-20", {"advice"}),
            ("SEL § 11, stk. 4", "2014-09-22", set()),
            ("SEL § 11, stk. 4", "2014-09-23", {"economic_support"}),
            ("BL § 32, stk. 1, nr. 3", "2023-12-31", set()),
            ("BL § 32, stk. 1, nr. 3", "2024-01-01", {"contact_person"}),
            ("BL § 32, stk. 1, nr. 7", "2024-01-01", {"respite"}),
            ("BL § 46, stk. 1", "2024-01-01", {"placement"}),
            ("BL § 62", "2024-01-01", {"secure_placement"}),
        ],
    )
    def test_on_a_day(self, text: str, day: str, kind: set[str]) -> None:
        assert kinds(text, day) == kind

    def test_what_only_memory_vouches_for_may_be_any_kind(self) -> None:
        assert len(kinds("SEL § 40, stk. 3, nr. 7", "2006-06-01")) == 17

    def test_a_wider_place_than_a_row_says_nothing(self) -> None:
        assert kinds("SEL § 52, stk. 3", "2015-03-01") == set()
        assert kinds("SEL § 52", "2015-03-01") == set()

    def test_the_lists_follow_one_another_without_a_gap(self) -> None:
        lists = sorted(MEASURES.lists, key=lambda one: one.in_force.from_)
        assert lists[0].in_force.from_ == date(2006, 1, 1)
        for one, two in pairwise(lists):
            assert one.in_force.until is not None
            assert (two.in_force.from_ - one.in_force.until).days == 1
        assert lists[-1].in_force.until is None
        assert [len(one.numbers) for one in lists] == [10, 10, 9, 8]

    def test_what_is_verified_says_where_it_was_read(self) -> None:
        for row in (*MEASURES.lists, *MEASURES.paragraphs):
            if row.source.evidence is Evidence.VERIFIED:
                assert row.source.seen
                assert (row.source.url or "").startswith("https://www.retsinformation.dk/eli/lta/")


class TestCorrespondence:
    @pytest.mark.parametrize(
        ("sel", "bl"),
        [
            ("§ 50, stk. 7", ["BL § 20, stk. 3"]),
            ("§ 52, stk. 3, nr. 7", ["BL § 46"]),
            ("§ 52, stk. 3, nr. 6", ["BL § 32, stk. 1, nr. 3"]),
            ("§ 58, stk. 1", ["BL § 47, stk. 1-2"]),
            ("§ 155 b, stk. 1", ["BL § 138, stk. 1"]),
            ("§ 57 c", ["BL § 130"]),
            ("§ 155 c", ["BL § 134"]),
            ("§ 47", ["BL § 8, stk. 3"]),
            ("§ 70, stk. 2", ["BL § 96", "BL § 156, stk. 5"]),
            ("§ 141", []),
        ],
    )
    def test_row(self, sel: str, bl: list[str]) -> None:
        rows = [row for row in ROWS if [str(place) for place in row.sel] == [sel]]
        assert [str(place) for row in rows for place in row.places["BL"]] == bl

    def test_both_languages_are_there_and_differ_where_they_are_sentences(self) -> None:
        for row in ROWS:
            assert row.about.da.strip()
            assert row.about.en.strip()
            if row.differs is not None:
                assert row.differs.da != row.differs.en

    def test_a_number_of_the_last_list_of_measures_becomes_one_of_the_same_kind(self) -> None:
        for row in ROWS:
            before = [
                m for m in MEASURES.about(row.places["SEL"]) if m.place.nr and m.last == date(2023, 12, 31).toordinal()
            ]
            after = MEASURES.about(row.places["BL"])
            if before:
                assert {m.kinds for m in before} == {m.kinds for m in after}


WRONG = """\
lists:
  - id: one
    in_force:
      from: 2011-01-01
    source:
      act: SEL
      provision: § 52, stk. 3
      evidence: verified
      says:
        da: en liste
        en: a list
    numbers:
      - nr: 7
        name:
          da: anbringelse
          en: placement
        kinds: placment
        evidence: verified
      - nr: seven
        name:
          da: anbringelse
          en: placement
        kinds: placement
        evidence: hearsay
paragraps:
"""


class TestWrongTables:
    def test_every_error_at_once_with_its_place(self) -> None:
        with pytest.raises(RuleError) as refused:
            read_table(WRONG, "measures.yaml", Measures)
        lines = [str(problem) for problem in refused.value.problems]
        assert [line.split(":")[1] for line in lines] == ["17", "19", "24", "25"]
        assert lines[0].startswith("measures.yaml:17:16: not one of 'day_care_or_club'")
        assert lines[1] == "measures.yaml:19:13: write a whole number of at least 1"
        assert lines[2] == "measures.yaml:24:19: not one of 'verified', 'secondary' or 'memory'"
        assert lines[3] == "measures.yaml:25:1: unknown key 'paragraps', did you mean 'paragraphs'?"

    def test_two_rows_on_one_place_and_day(self) -> None:
        text = (rules_folder() / "measures.yaml").read_text("utf-8").replace("from: 2011-01-01", "from: 2010-12-31")
        with pytest.raises(RuleError) as refused:
            read_table(text, "measures.yaml", Measures)
        said = str(refused.value)
        assert "SEL § 52, stk. 3, nr. 7 on these days is also in another row, of SEL § 52, stk. 3, nr. 7" in said
        assert all(problem.path.startswith("measures.yaml:") for problem in refused.value.problems)

    def test_a_row_that_cannot_be_read(self) -> None:
        text = (rules_folder() / "correspondence.yaml").read_text("utf-8")
        text = text.replace("sel: § 50, stk. 7", "sel: § 50, seven", 1).replace("ground: same", "ground: sane", 1)
        with pytest.raises(RuleError) as refused:
            read_table(text, "correspondence.yaml", Correspondence)
        assert "character 7: this is no part of a provision" in str(refused.value)

    def test_a_ground_that_is_not_there_and_a_row_said_twice(self) -> None:
        text = (rules_folder() / "correspondence.yaml").read_text("utf-8")
        text = text.replace("ground: same", "ground: sane", 1).replace("sel: § 11, stk. 3", "sel: § 11, stk. 1", 1)
        text = text.replace("bl: § 30", "bl: § 14, stk. 1", 1)
        with pytest.raises(RuleError) as refused:
            read_table(text, "correspondence.yaml", Correspondence)
        messages = [problem.message for problem in refused.value.problems]
        assert messages == [
            "no such ground; one of: same, changed, new, gone",
            "another row says the same of § 11, stk. 1",
        ]

    def test_the_errors_of_both_tables_come_together(self) -> None:
        with pytest.raises(RuleError) as refused:
            read_tables({"measures.yaml": "x: y\n", "correspondence.yaml": "x: y\n"})
        assert {problem.path.split(":")[0] for problem in refused.value.problems} == set(TABLE_FILES)

    def test_a_set_with_a_wrong_table_is_refused_with_its_place(self) -> None:
        from childlaw_rules import read_rules

        with pytest.raises(RuleError, match=r"measures\.yaml:1:1: unknown key 'x'"):
            read_rules({"measures.yaml": "x: y\n"})


def test_the_tables_come_with_the_rules_and_are_part_of_what_identifies_them() -> None:
    from childlaw_rules import read_rules

    rules = load_rules()
    assert len(rules.tables.measures.meanings) == len(MEASURES.meanings)
    assert rules.choosing({}).tables is rules.tables
    content = (rules_folder() / "measures.yaml").read_bytes()
    one, two = (read_rules({"measures.yaml": text}).digest for text in (content, content + b"# one more line\n"))
    assert one != two
