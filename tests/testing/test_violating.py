"""``violating``: for every rule, cases that violate it and nothing else; and the table of those that cannot be."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, find, given, settings

from childlaw_rules import ArgumentError, Ruleset, evaluate, load_rules, read_case
from childlaw_rules.finding import NON_COMPLIANT
from childlaw_rules.testing import NOT_ALONE, violating
from childlaw_rules.testing.plans import shipped_plans
from childlaw_rules.testing.seeds import seeds
from childlaw_rules.testing.unviolable import ENTAILED

from .profile import drawing

RULES = load_rules()
ALONE = [rule.id for rule in RULES.rules if rule.id not in NOT_ALONE]
PLANS = shipped_plans("violating")


def shown(case: dict[str, Any]) -> Counter[str]:
    """What counts against a case, by rule; and whatever is undetermined."""
    report = evaluate(case)
    found = Counter(finding.rule for finding in report.non_compliant)
    found.update(f"{f.rule} undetermined" for f in report.findings if f.status.value == "undetermined")
    return found


class TestExactlyTheRuleIsViolated:
    @pytest.mark.parametrize("rule", ALONE)
    def test_of_every_rule(self, rule: str) -> None:
        @drawing(3)
        @given(violating(rule))
        def exactly_one(case: dict[str, Any]) -> None:
            assert shown(case) == {rule: 1}

        exactly_one()

    @pytest.mark.parametrize("rule", sorted(ENTAILED))
    def test_of_a_rule_with_those_that_it_entails(self, rule: str) -> None:
        @drawing(10)
        @given(violating(rule, entailed=True))
        def one_of_each(case: dict[str, Any]) -> None:
            assert shown(case) == Counter([rule, *ENTAILED[rule]])

        one_of_each()


class TestCasesVary:
    def test_no_two_of_many_are_the_same(self) -> None:
        drawn: list[str] = []

        @settings(max_examples=40, deadline=None, database=None, derandomize=True)
        @given(violating("investigation-completed-within-4-months"))
        def keep(case: dict[str, Any]) -> None:
            drawn.append(str(case))

        keep()
        assert len(set(drawn)) > 25

    def test_in_time_in_length_and_in_the_age_of_the_child(self) -> None:
        seen: dict[str, set[Any]] = {"years": set(), "events": set(), "born": set()}

        @settings(max_examples=40, deadline=None, database=None, derandomize=True)
        @given(violating("siblings-considered"))
        def keep(case: dict[str, Any]) -> None:
            seen["years"].add(case["as_of"][:4])
            seen["events"].add(len(case["events"]))
            seen["born"].add(case["child"]["born"])

        keep()
        assert min(len(values) for values in seen.values()) >= 3


class TestTheDaysAskedFor:
    @pytest.mark.parametrize(("act", "first", "last"), [("SEL", "2006", "2023"), ("BL", "2024", "2026")])
    def test_of_an_act(self, act: str, first: str, last: str) -> None:
        @drawing(15)
        @given(violating("investigation-completed-within-4-months", act))
        def lies_there(case: dict[str, Any]) -> None:
            days = [*(event["at"] for event in case["events"]), case["as_of"]]
            assert all(first <= day[:4] <= last for day in days)
            assert shown(case) == {"investigation-completed-within-4-months": 1}

        lies_there()

    def test_of_a_period(self) -> None:
        @drawing(15)
        @given(violating("investigation-completed-within-4-months", period=("2023-11-01", "2024-08-31")))
        def lies_there(case: dict[str, Any]) -> None:
            days = [*(event["at"] for event in case["events"]), case["as_of"]]
            assert all("2023-11-01" <= day[:10] <= "2024-08-31" for day in days)

        lies_there()

    def test_a_rule_that_was_not_in_force_says_so(self) -> None:
        with pytest.raises(ArgumentError, match="no case that violates 'screening-done' alone is known from 2006"):
            violating("screening-done", "SEL")

    def test_a_rule_that_does_not_exist_is_named(self) -> None:
        with pytest.raises(ArgumentError, match="did you mean 'screening-done'"):
            violating("screning-done")


class TestTheTableOfThoseThatCannotBe:
    def test_every_rule_has_a_plan_or_a_reason(self) -> None:
        planned = {plan.rule for plan in PLANS}
        assert planned == set(ALONE) | set(ENTAILED)

    @pytest.mark.parametrize("rule", sorted(NOT_ALONE))
    def test_violating_refuses_it_with_the_reason(self, rule: str) -> None:
        with pytest.raises(ArgumentError) as caught:
            violating(rule)
        assert NOT_ALONE[rule].da in str(caught.value)
        assert NOT_ALONE[rule].en in str(caught.value)

    @pytest.mark.parametrize("rule", sorted(set(NOT_ALONE) - set(ENTAILED)))
    def test_nothing_about_it_can_count(self, rule: str) -> None:
        assert all(_never_counts(version) for version in RULES.rule(rule).versions)
        assert [seed for seed in seeds(RULES.rule(rule), RULES) if _violated(rule, seed.findings)] == []

    @pytest.mark.parametrize("rule", ALONE)
    def test_what_is_not_in_the_table_can_count(self, rule: str) -> None:
        assert not all(_never_counts(version) for version in RULES.rule(rule).versions)

    @pytest.mark.parametrize("rule", sorted(ENTAILED))
    def test_what_it_entails_counts_in_every_example_that_violates_it(self, rule: str) -> None:
        violated = [seed for seed in seeds(RULES.rule(rule), RULES) if _violated(rule, seed.findings)]
        assert violated
        both = Ruleset(
            tuple(RULES.rule(name) for name in (rule, *ENTAILED[rule])), RULES.digest, "-", tables=RULES.tables
        )
        for seed in violated:
            counted = {finding.rule for finding in evaluate(read_case(seed.case), rules=both).non_compliant}
            assert counted == {rule, *ENTAILED[rule]}


def _violated(rule: str, findings: tuple[Any, ...]) -> bool:
    return any(finding.rule == rule and finding.status in NON_COMPLIANT for finding in findings)


def _never_counts(version: Any) -> bool:
    """Whether, by what the rule file says, no finding of a version can count against a file."""
    duty = version.duty
    if version.source.evidence.value == "memory":
        return True
    if not hasattr(duty, "called_for_by"):
        return False
    if duty.must_happen:
        return not duty.presupposed_by
    # A field that is no flag is there or is not known: it never says no.
    return not duty.must_say and "transition_period" in duty.must_state


class TestPlans:
    def test_each_still_shows_what_it_says(self) -> None:
        for plan in PLANS:
            found = evaluate(plan.case).non_compliant
            assert Counter(f.rule for f in found) == Counter([plan.rule, *plan.also])
            finding = next(f for f in found if f.rule == plan.rule)
            assert (finding.version, finding.status.value) == (plan.version, plan.status)

    def test_each_can_do_without_none_of_its_events(self) -> None:
        for plan in PLANS[::12]:
            for place in range(len(plan.case["events"])):
                less = {**plan.case, "events": plan.case["events"][:place] + plan.case["events"][place + 1 :]}
                assert shown(less) != Counter([plan.rule, *plan.also])

    def test_the_minimal_case_is_short_and_plain(self) -> None:
        case = find(
            violating("investigation-completed-within-4-months"),
            lambda case: True,
            settings=settings(max_examples=60, deadline=None, database=None, derandomize=True,
                              suppress_health_check=list(HealthCheck)),
        )  # fmt: skip
        assert len(case["events"]) <= 2
        assert case["id"] == "case-1"
        assert "coverage" not in case
        assert case["events"][0]["at"] == "2024-01-01"

    def test_of_any_rule_the_minimal_case_is_the_plan(self) -> None:
        for rule in ALONE[::75]:
            case = find(violating(rule), lambda case: True, settings=drawing(2))
            assert len(case["events"]) == min(
                len(plan.case["events"])
                for plan in PLANS
                if plan.rule == rule and plan.act == min((p.act for p in PLANS if p.rule == rule), key="BLSEL".find)
            )
