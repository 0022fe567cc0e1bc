"""The rule files: every example holds. That they notice every change of a rule is for ``tests/mutation``."""

from __future__ import annotations

import pytest

from childlaw_rules import load_rules
from childlaw_rules.examples import run_examples
from childlaw_rules.rulebook import Rule

RULES = load_rules().rules
MISSION = {
    "notification-assessed-within-24-hours", "notification-acknowledged-within-6-working-days",
    "investigation-completed-within-4-months", "preliminary-assessment-when-investigation-late",
    "investigation-before-placement", "investigation-before-measure", "child-heard-during-investigation",
    "action-plan-before-decision", "childs-plan-within-3-months", "plan-position-stated",
    "plan-before-placement-without-consent", "custody-holders-consent",
    "custody-holders-consent-to-change-of-place", "youth-15-consents-to-placement",
    "child-12-consents-to-change-of-place", "child-heard-before-decision", "first-follow-up-within-3-months",
    "follow-up-at-most-6-months-apart", "follow-up-arrangement-decided", "follow-up-as-arranged",
    "case-without-activity", "wait-before-measure-starts", "same-decision-repeated", "investigation-current",
    "conversation-within-half-year",
}  # fmt: skip


def test_the_core_of_the_mission_is_there() -> None:
    assert {rule.id for rule in RULES} >= MISSION


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
class TestEveryRule:
    def test_every_example_holds(self, rule: Rule) -> None:
        ran, failures = run_examples(rule)
        assert ran >= 10
        assert [str(failure) for failure in failures] == []

    def test_both_languages_are_there_and_differ(self, rule: Rule) -> None:
        texts = [rule.title, rule.summary, *(version.source.says for version in rule.versions)]
        for text in texts:
            assert text.da.strip() != text.en.strip()

    def test_what_only_memory_vouches_for_never_counts_against_a_file(self, rule: Rule) -> None:
        from childlaw_rules import evaluate
        from childlaw_rules.rule.head import case_of, rows_of
        from childlaw_rules.rulebook import Ruleset

        alone = Ruleset((rule,), "sha256:-", "-")
        for example in rule.examples:
            for row in rows_of(example):
                report = evaluate(
                    case_of(row), as_of=row.as_of, known_at=row.known_at, rules=alone, readings=row.readings
                )
                for finding in report.non_compliant:
                    assert finding.source.evidence != "memory"
