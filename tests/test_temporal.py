"""Every duty from 2006 to 2030, month by month: one version or a gap that the map explains, and never two.

Two busy cases are begun month by month, 300 times and 100 times, and evaluated. Every rule must say something of
it, every finding must rest on a version that is in force on some day of the case, and where a rule says that no
version is in force, the day must lie in a gap that the coverage map gives a reason for.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta

from childlaw_rules import Report, evaluate, load_rules
from childlaw_rules.case import EVENT_TYPES
from childlaw_rules.coverage import load_map, walk
from childlaw_rules.coverage.gaps import FIRST_DAY, LAST_DAY

MONTHS = [FIRST_DAY + relativedelta(months=number) for number in range(300)]
RULES = load_rules()
#: Two busy cases: for each event the days after the first of the month on which it happens.
CASES: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parent / "data" / "busy_case.json").read_text("utf-8")
)


def case(month: date, name: str) -> dict[str, Any]:
    """A busy case, begun on the first of a month: a child of 15 who turns 16, 17½ and 18 in the course of it."""
    events = []
    for step in CASES[name]:
        event = {key: value for key, value in step.items() if key != "after"}
        event["at"] = (month + timedelta(days=step["after"])).isoformat()
        for field in ("decision_due", "next_due"):
            if field in event:
                event[field] = (month + timedelta(days=event[field])).isoformat()
        events.append(event)
    return {
        "child": {
            "born": (month - relativedelta(years=15, months=9)).isoformat(),
            "siblings": [{"id": "ida", "born": (month - relativedelta(years=9)).isoformat(), "same_household": True}],
        },
        "coverage": {name: True for name, kind in EVENT_TYPES.items() if kind.later},
        "parties": [{"id": "mother", "role": "custody_holder"}, {"id": "father", "role": "custody_holder"}],
        "events": events,
    }


@cache
def reports(month: date) -> tuple[Report, ...]:
    """The reports of the busy cases; of the second, which leaves more open, in every third month."""
    names = list(CASES) if month.month % 3 == 0 else list(CASES)[:1]
    return tuple(evaluate(case(month, name), as_of=month + relativedelta(years=3), rules=RULES) for name in names)


def in_force(rule: str, day: date) -> int:
    number = day.toordinal()
    return sum(version.first <= number <= version.last for version in RULES.rule(rule).versions)


def test_the_walk_finds_what_a_walk_month_by_month_finds() -> None:
    """The same gaps, found by asking for every first and last day of every month."""
    gaps = {(stretch.rule, stretch.first, stretch.last) for stretch in walk(RULES)}
    for rule in RULES.rules:
        mine = [(first, last) for name, first, last in gaps if name == rule.id]
        for month in MONTHS:
            for day in (month, month + relativedelta(months=1, days=-1)):
                versions = in_force(rule.id, day)
                assert versions <= 1, (rule.id, day)
                assert (versions == 0) == any(first <= day <= last for first, last in mine), (rule.id, day)


def test_nothing_overlaps() -> None:
    assert [stretch for stretch in walk(RULES) if stretch.overlap] == []


def test_every_gap_has_its_reason_in_the_map() -> None:
    found = load_map()
    assert found is not None
    explained = Counter((rule, gap.first, gap.last) for gap in found.gaps for rule in gap.rules)
    assert explained == Counter((stretch.rule, stretch.first, stretch.last) for stretch in walk(RULES))


def test_the_busy_case_knows_the_words_of_the_vocabulary() -> None:
    assert {step["type"] for steps in CASES.values() for step in steps} <= set(EVENT_TYPES)


@pytest.mark.parametrize("year", range(FIRST_DAY.year, LAST_DAY.year + 1))
class TestMonthByMonth:
    @staticmethod
    def months(year: int) -> list[date]:
        return [month for month in MONTHS if month.year == year]

    def test_every_rule_says_something(self, year: int) -> None:
        for month in self.months(year):
            for said in reports(month):
                parts = (said.findings, said.not_applicable, said.out_of_force)
                assert {rule.id for rule in RULES.rules} - {i.rule for part in parts for i in part} == set(), month

    def test_no_version_in_force_is_said_only_of_days_in_a_gap(self, year: int) -> None:
        gaps: dict[str, list[tuple[date, date]]] = {}
        for stretch in walk(RULES, FIRST_DAY - relativedelta(years=20), LAST_DAY + relativedelta(years=10)):
            gaps.setdefault(stretch.rule, []).append((stretch.first, stretch.last))
        for month in self.months(year):
            for item in [i for said in reports(month) for i in said.out_of_force]:
                on = date.fromisoformat(item.on[:10])
                assert any(first <= on <= last for first, last in gaps.get(item.rule, [])), (item.rule, item.on)

    def test_a_finding_rests_on_a_version_that_was_in_force_in_the_case(self, year: int) -> None:
        for month in self.months(year):
            for finding in [f for said in reports(month) for f in said.findings]:
                if finding.version is None:
                    continue
                (version,) = [v for v in RULES.rule(finding.rule).versions if v.id == finding.version]
                first, last = month, month + relativedelta(years=8)
                assert version.first <= last.toordinal(), finding
                assert version.last >= first.toordinal(), finding


def test_most_rules_find_something_in_the_course_of_the_years() -> None:
    """The walk is no walk past: it tells how many rules were really asked."""
    found = {finding.rule for month in MONTHS[2::3] for said in reports(month) for finding in said.findings}
    assert len(found) >= 0.9 * len(RULES.rules), sorted({rule.id for rule in RULES.rules} - found)
