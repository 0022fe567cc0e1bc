"""Days without a version in force: found to the day, and each with its reason."""

from __future__ import annotations

from datetime import date

import pytest

from childlaw_rules.coverage import check_map, coverage_report, read_map, walk
from childlaw_rules.coveragepage import coverage_text
from childlaw_rules.errors import RuleError
from tests.coverage.build import INDEX, READ, ROWS, SEL, THREE, rule_file, ruleset

TIME = "coverage/time/gaps.yaml"


def gaps(*rows: tuple[str, str, str]) -> str:
    lines = ["gaps:"]
    for first, last, rule in rows:
        lines += [
            f"  - from: {first}",
            f"    until: {last}",
            f"    rules: {rule}",
            "    reason: {da: Før., en: Before.}",
        ]
    return "\n".join(lines) + "\n"


def problems(time: str, *rules: str) -> list[str]:
    found = read_map({INDEX: SEL, ROWS: READ, TIME: time})
    return [str(problem) for problem in check_map(found, ruleset(*rules))]


RIGHT = gaps(("2006-01-01", "2006-12-31", "examined-in-time"), ("2024-01-01", "2030-12-31", "examined-in-time"))


class TestTheWalk:
    def test_finds_the_days_before_between_and_after(self) -> None:
        rules = ruleset(
            rule_file(
                ("2007-01-01", "2010-12-30", "SEL", "§ 50, stk. 7"),
                ("2011-01-01", "2013-09-30", "SEL", "§ 50, stk. 6"),
                ("2013-10-01", "2023-12-31", "SEL", "§ 50, stk. 7"),
            )
        )
        assert [(s.first, s.last, s.overlap) for s in walk(rules)] == [
            (date(2006, 1, 1), date(2006, 12, 31), False),
            (date(2010, 12, 31), date(2010, 12, 31), False),
            (date(2024, 1, 1), date(2030, 12, 31), False),
        ]

    def test_finds_none_where_a_version_is_always_in_force(self) -> None:
        assert walk(ruleset(rule_file(("1998-07-01", "", "SEL", "§ 50, stk. 7")))) == []

    def test_keeps_within_the_years_asked_for(self) -> None:
        days = walk(ruleset(), date(2010, 3, 1), date(2024, 1, 1))
        assert [(s.first, s.last) for s in days] == [(date(2024, 1, 1), date(2024, 1, 1))]
        assert walk(ruleset(), date(2010, 3, 1), date(2023, 12, 31)) == []


class TestTheReasons:
    def test_a_map_in_order(self) -> None:
        assert problems(RIGHT) == []

    def test_a_gap_without_a_reason(self) -> None:
        assert problems(gaps(("2006-01-01", "2006-12-31", "examined-in-time"))) == [
            "coverage/time:1:1: no reason why 'examined-in-time' has no version in force 2024-01-01 – 2030-12-31: "
            "add it there"
        ]

    @pytest.mark.parametrize("first", ["2006-01-02", "2005-12-31"])
    def test_days_that_are_off_by_one(self, first: str) -> None:
        found = problems(RIGHT.replace("2006-01-01", first))
        assert "coverage/time/gaps.yaml:4:12: 'examined-in-time' has no gap of just these days" in found[1]
        assert len(found) == 2

    def test_a_rule_that_is_not_there(self) -> None:
        assert "unknown rule 'examined-in-tim', did you mean 'examined-in-time'?" in "".join(
            problems(RIGHT + gaps(("2006-01-01", "2006-12-31", "examined-in-tim")).removeprefix("gaps:\n"))
        )

    def test_a_reason_given_twice(self) -> None:
        again = gaps(("2006-01-01", "2006-12-31", "examined-in-time")).removeprefix("gaps:\n")
        assert "named twice" in "".join(problems(RIGHT + again))

    def test_days_that_end_before_they_begin(self) -> None:
        with pytest.raises(RuleError) as refused:
            problems(gaps(("2006-12-31", "2006-01-01", "examined-in-time")))
        assert [str(p) for p in refused.value.problems] == ["coverage/time/gaps.yaml:3:12: 'until' lies before 'from'"]


class TestThePage:
    def test_shows_each_period_with_its_reason_and_rules(self) -> None:
        report = coverage_report(read_map({INDEX: SEL, ROWS: READ, TIME: RIGHT}), ruleset(rule_file(*THREE)))
        text = coverage_text(report, "da")
        assert "2006-01-01 – 2006-12-31\n    Før.\n    Regler: examined-in-time\n" in text
        assert "DAYS FROM 2006 TO 2030" in coverage_text(report, "en")

    def test_leaves_them_out_where_one_act_is_asked_for(self) -> None:
        found = read_map({INDEX: SEL, ROWS: READ, TIME: RIGHT})
        assert coverage_report(found, ruleset(), "SEL").gaps == ()
