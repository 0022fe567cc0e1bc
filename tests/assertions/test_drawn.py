"""The assertions on all sorts of reports: whatever one holds can be compared with itself, found in it and explained.

The reports are those of drawn cases, and of the examples in the rule files, which are imprecise in every way there is.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from childlaw_rules import Report, Status, evaluate, load_rules, read_case
from childlaw_rules.assertions import (
    assert_compliant,
    assert_finding,
    assert_not_applicable,
    assert_out_of_force,
    assert_same_findings,
)
from childlaw_rules.assertions.explanation import IN_FULL, WIDTH
from childlaw_rules.rule.head import case_of, rows_of
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.testing import cases, compliant_cases, violating

RULE = "investigation-completed-within-4-months"
#: Of each rule every so manyth row of its examples.
STEP = 6


@lru_cache(maxsize=1)
def of_examples() -> list[Report]:
    ruleset = load_rules()
    found = []
    for rule in ruleset.rules:
        alone = Ruleset((rule,), ruleset.digest, ruleset.version, tables=ruleset.tables)
        rows = (row for example in rule.examples for row in rows_of(example))
        for row in islice(rows, 0, None, STEP):
            case = read_case(case_of(row))
            found.append(evaluate(case, as_of=row.as_of, known_at=row.known_at, rules=alone, readings=row.readings))
    return found


def agrees_with_itself(report: Report) -> None:
    assert_same_findings(report, report)
    assert_same_findings(list(reversed(report.model_dump(mode="json")["findings"])), report)
    if report.findings:
        with pytest.raises(AssertionError):
            assert_same_findings(report.findings[1:], report)
        with pytest.raises(AssertionError):
            assert_same_findings([*report.findings, report.findings[0]], report)


def is_found_in_itself(report: Report) -> None:
    for finding in report.findings:
        assert_finding(
            report, finding.rule, finding.status, due=finding.due, subject=finding.subject,
            occurrence=finding.occurrence, trigger=finding.trigger and finding.trigger.at,
            fulfilled=finding.fulfilled_by and finding.fulfilled_by.at, days_late=finding.days_late,
            version=finding.version, remarks=finding.remarks, possible=finding.possible,
            missing_facts=[fact.fact for fact in finding.missing_facts],
        )  # fmt: skip
    found = {finding.rule for finding in report.findings}
    for note in report.not_applicable:
        if note.rule not in found:
            assert assert_not_applicable(report, note.rule).rule == note.rule
    for gap in report.out_of_force:
        if gap.rule not in found:
            assert assert_out_of_force(report, gap.rule).rule == gap.rule


def is_explained(report: Report) -> None:
    for start in range(0, len(report.findings), IN_FULL):
        part = report.model_copy(update={"findings": report.findings[start : start + IN_FULL]})
        with pytest.raises(AssertionError) as caught:
            assert_same_findings([], part)
        for lang in ("da", "en"):
            lines = caught.value.args[0].text(lang).splitlines()
            assert max(map(len, lines)) <= WIDTH
            for finding in part.findings:
                assert any(f" {finding.rule} ({finding.version})" in line for line in lines)
                assert any(str(finding.due) in line for line in lines) or finding.due is None


CHECKS = [agrees_with_itself, is_found_in_itself, is_explained]


class TestReports:
    @pytest.mark.parametrize("check", CHECKS)
    def test_of_examples(self, check) -> None:
        reports = of_examples()
        assert {finding.status for report in reports for finding in report.findings} == set(Status)
        for report in reports:
            check(report)

    @settings(max_examples=15)
    @given(cases(imprecise=False))
    def test_of_drawn_cases(self, case: dict) -> None:
        report = evaluate(case)
        for check in CHECKS:
            check(report)

    @settings(max_examples=25)
    @given(st.one_of(compliant_cases(rule=RULE), violating(RULE)))
    def test_comply_where_nothing_counts_against_the_file_or_is_open(self, case: dict) -> None:
        against = {Status.OVERDUE, Status.MISSING, Status.MET_LATE, Status.UNDETERMINED}
        if any(finding.status in against for finding in evaluate(case).findings):
            with pytest.raises(AssertionError):
                assert_compliant(case)
        else:
            assert_compliant(case, at_least=0)
