"""``compliant_cases``: nothing counts against them, and nothing is undetermined."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import find, given

from childlaw_rules import ArgumentError, evaluate, load_rules
from childlaw_rules.testing import compliant_cases
from childlaw_rules.testing.plans import shipped_plans

from .profile import drawing

PLANS = shipped_plans("compliant")
AMISS = {"overdue", "missing", "met_late", "undetermined"}


def statuses(case: dict[str, Any]) -> set[str]:
    return {finding.status.value for finding in evaluate(case).findings}


class TestNothingIsAmiss:
    @drawing(60)
    @given(case=compliant_cases())
    def test_in_any_case(self, case: dict[str, Any]) -> None:
        assert statuses(case).isdisjoint(AMISS)

    @pytest.mark.parametrize(("act", "first", "last"), [("SEL", "2006", "2023"), ("BL", "2024", "2026")])
    def test_in_the_cases_of_an_act(self, act: str, first: str, last: str) -> None:
        @drawing(15)
        @given(compliant_cases(act))
        def nothing_amiss(case: dict[str, Any]) -> None:
            assert statuses(case).isdisjoint(AMISS)
            assert all(first <= day[:4] <= last for day in [*(e["at"] for e in case["events"]), case["as_of"]])

        nothing_amiss()

    def test_in_a_period_across_the_change_of_act(self) -> None:
        @drawing(15)
        @given(compliant_cases(period=("2023-10-01", "2024-05-31")))
        def nothing_amiss(case: dict[str, Any]) -> None:
            assert statuses(case).isdisjoint(AMISS)

        nothing_amiss()


class TestWhatItSays:
    def test_of_a_rule_the_simplest_case_meets_it(self) -> None:
        case = find(compliant_cases(rule="siblings-considered"), lambda case: True, settings=drawing(30))
        assert [finding.status.value for finding in evaluate(case).of("siblings-considered")] == ["met"]

    def test_the_plans_are_of_most_rules(self) -> None:
        assert len({plan.rule for plan in PLANS}) >= 0.7 * len(load_rules().rules)

    def test_each_plan_still_holds(self) -> None:
        for plan in PLANS:
            report = evaluate(plan.case)
            assert {finding.status.value for finding in report.findings}.isdisjoint(AMISS)
            found = {(finding.version, finding.status.value) for finding in report.of(plan.rule)}
            assert {(plan.version, "met"), (plan.version, "excused")} & found

    def test_a_rule_without_a_plan_says_so(self) -> None:
        planned = {plan.rule for plan in PLANS}
        for rule in load_rules().rules:
            if rule.id not in planned:
                with pytest.raises(ArgumentError, match="no compliant case is known"):
                    compliant_cases(rule=rule.id)
