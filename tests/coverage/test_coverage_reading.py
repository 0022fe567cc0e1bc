"""The files of the coverage map: what they may say, and every error at its line and column."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from childlaw_rules.coverage import load_map, read_map
from childlaw_rules.coverage.law import cited
from childlaw_rules.errors import RuleError
from childlaw_rules.rulefiles import load_rules
from tests.coverage.build import INDEX, READ, ROWS, SEL, THREE, rule_file, small_map


def refused(files: dict[str, str]) -> list[str]:
    with pytest.raises(RuleError) as error:
        read_map(dict(files))
    return [str(problem) for problem in error.value.problems]


class TestTheIndex:
    def test_has_every_numbering_with_its_days_in_the_act_of_the_file(self) -> None:
        versions = small_map().entries["sel-50-frist"].versions
        assert [(v.act, v.provision, v.from_, v.until) for v in versions] == [
            ("SEL", "§ 50, stk. 7", date(2007, 1, 1), date(2010, 12, 31)),
            ("SEL", "§ 50, stk. 6", date(2011, 1, 1), date(2013, 9, 30)),
            ("SEL", "§ 50, stk. 7", date(2013, 10, 1), date(2023, 12, 31)),
        ]

    def test_a_first_day_may_be_not_established(self) -> None:
        (version,) = small_map().entries["sel-153-fravaer"].versions
        assert version.from_ is None
        assert [str(place) for place in version.places] == ["SEL § 153, stk. 2", "SEL § 155 c"]

    def test_a_version_may_be_of_another_act(self) -> None:
        index = SEL.replace("      - provision: § 153", "      - act: RSL\n        provision: § 153")
        assert small_map(index=index).entries["sel-153-fravaer"].versions[0].act == "RSL"

    def test_an_id_twice_is_an_error_that_names_both_places(self) -> None:
        index = SEL.replace("sel-153-fravaer", "sel-50-frist")
        assert refused({INDEX: index}) == [f"{INDEX}:24:9: entry 'sel-50-frist' is already in {INDEX}:9:9"]

    def test_numberings_of_one_act_do_not_share_days(self) -> None:
        index = SEL.replace("from: 2011-01-01", "from: 2010-12-31")
        assert refused({INDEX: index}) == [
            f"{INDEX}:18:9: SEL § 50, stk. 6 (2010-12-31 – 2013-09-30) and SEL § 50, stk. 7 (2007-01-01 – 2010-12-31) "
            "have days in common; a version ends before the next"
        ]

    def test_but_a_duty_may_stand_in_two_acts_at_once(self) -> None:
        index = SEL.replace("§ 50, stk. 6\n", "§ 16\n        act: FVL\n").replace(
            "from: 2011-01-01", "from: 2009-01-01"
        )
        assert [v.act for v in small_map(index=index).entries["sel-50-frist"].versions] == ["SEL", "FVL", "SEL"]

    def test_a_provision_that_cannot_be_read_is_an_error(self) -> None:
        index = SEL.replace("§ 50, stk. 6", "§ halvtreds")
        assert refused({INDEX: index}) == [
            f"{INDEX}:18:20: '§ halvtreds' cannot be read; write for example '§ 50, stk. 7' or '§§ 46-47'"
        ]

    def test_a_practice_without_paragraph_is_named_in_words(self) -> None:
        index = SEL.replace("§ 153, stk. 2; § 155 c", "Hjemvisning")
        assert small_map(index=index).entries["sel-153-fravaer"].versions[0].places == ()

    def test_chapters_are_known_and_are_there_once(self) -> None:
        index = SEL.replace('  - id: "27"', '  - id: "11"')
        assert refused({INDEX: index}) == [
            f"{INDEX}:6:9: chapter '11' is there twice",
            f"{INDEX}:25:14: '27' is no chapter of this file",
        ]


class TestTheRows:
    @pytest.mark.parametrize(
        ("row", "problem"),
        [
            ("outcome: rules", "2:5: outcome 'rules' names the rules in 'rules'"),
            ("outcome: discretion", "2:5: outcome 'discretion' says why in 'reason'"),
            (
                "outcome: discretion\n    reason: {da: Skøn., en: Discretion.}\n    rules: examined-in-time",
                "2:5: 'rules' goes with outcome 'rules' only",
            ),
            (
                "outcome: discretion\n    reason: {da: Skøn., en: X.}\n    beyond: {da: Andet., en: Else.}",
                "2:5: 'beyond' goes with outcome 'rules' only",
            ),
            (
                "outcome: rules\n    rules: a\n    reason: {da: Skøn., en: Discretion.}",
                "2:5: 'reason' is for a provision no rule reads; what the rules leave out stands in 'beyond'",
            ),
            ("outcome: rules\n    rules: [a, b, a]", "2:5: a rule is named twice in 'rules'"),
            ("outcome: rules\n    rules: a\n    beyond: {da: Andet.}", "5:13: missing key 'en'"),
            ("outcome: rules\n    rules: a\n    becuase: x", "5:14: unknown key 'becuase'"),
            (
                "outcome: rules\n    rules: a\n    from: 2013-10-01\n    until: 2013-09-30",
                "2:5: 'until' lies before 'from'",
            ),
        ],
    )
    def test_says_what_it_must_and_nothing_else(self, row: str, problem: str) -> None:
        rows = f"rows:\n  - entry: sel-50-frist\n    {row}\n"
        assert refused({INDEX: SEL, ROWS: rows}) == [f"{ROWS}:{problem}"]

    def test_an_outcome_that_is_none_is_refused_at_its_word(self) -> None:
        rows = "rows:\n  - entry: sel-50-frist\n    outcome: skipped\n"
        assert refused({INDEX: SEL, ROWS: rows}) == [
            f"{ROWS}:3:14: not one of 'rules', 'discretion', 'no case-level event', 'text not verified' "
            "or 'outside the case file'"
        ]

    def test_every_error_of_every_file_at_once_in_order(self) -> None:
        second = "coverage/serviceloven/andet.yaml"
        assert [
            problem.split(": ")[0]
            for problem in refused(
                {INDEX: SEL.replace("evidence: memory", "evidence: rumour"), ROWS: "[]", second: "- x"}
            )
        ] == [f"{INDEX}:27:15", f"{second}:1:1", f"{ROWS}:1:1"]

    def test_a_folder_without_index_is_named(self) -> None:
        rows = READ.replace("sel-153-fravaer", "BL-003-1")
        assert refused({INDEX: SEL, "coverage/servicelovn/a.yaml": rows}) == [
            "coverage/servicelovn/a.yaml:2:12: no index for folder 'servicelovn', did you mean 'serviceloven'?; "
            "one of: ['serviceloven']"
        ]


class TestCitations:
    @pytest.mark.parametrize(
        ("text", "places"),
        [
            ("§ 20, stk. 3, 2. pkt.", ["BL § 20, stk. 3, 2. pkt."]),
            ("§ 46, stk. 3, og § 47, stk. 2", ["BL § 46, stk. 3", "BL § 47, stk. 2"]),
            ("§ 52, stk. 1, 3. pkt., jf. stk. 3, nr. 8; § 53", ["BL § 52, stk. 1, 3. pkt.", "BL § 53"]),
            ("§ 101; BEK nr. 714 af 19/06/2013, § 1, stk. 2", ["BL § 101"]),
            ("art. 12, stk. 3", []),
        ],
    )
    def test_are_places_of_the_act_and_pointers_are_left_out(self, text: str, places: list[str]) -> None:
        assert [str(place) for place in cited("BL", text)] == places


class TestTheFolder:
    def test_map_files_are_not_rule_files_and_are_found_beside_the_rules(self, tmp_path: Path) -> None:
        files = {
            "investigation/examined-in-time.yaml": rule_file(*THREE),
            INDEX: SEL,
            ROWS: READ,
        }
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        assert [rule.id for rule in load_rules(tmp_path).rules] == ["examined-in-time"]
        loaded = load_map(tmp_path)
        assert loaded is not None
        assert sorted(loaded.entries) == ["sel-153-fravaer", "sel-50-frist"]
        assert [row.word.entry for row in loaded.rows] == ["sel-50-frist", "sel-153-fravaer"]

    def test_a_folder_may_have_no_map(self, tmp_path: Path) -> None:
        assert load_map(tmp_path) is None
