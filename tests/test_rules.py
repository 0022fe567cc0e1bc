"""The rule files: every example holds, and no nudge of a rule goes unnoticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from childlaw_rules import load_rules
from childlaw_rules.examples import run_examples
from childlaw_rules.rulebook import Rule
from childlaw_rules.rulefiles import rules_folder

from .nudge import unnoticed

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

#: Nudges that cannot change any result, each with its reason.
CANNOT_MATTER = {
    # Six months from a day never end on 31 December: June has no 31st. These rules go by the day they end.
    "follow-up-at-most-6-months-apart": {"versions/0/in_force/from: 2011-01-01 moved to 2010-12-31"},
    "aftercare-followed-up-at-most-6-months-apart": {
        "versions/0/in_force/from: 2011-01-01 moved to 2010-12-31",
        "versions/0/in_force/until: 2023-12-31 moved to 2023-12-30",
    },
    "transition-period-at-most-6-months": {"versions/0/in_force/until: 2023-12-31 moved to 2023-12-30"},
    # Nor does a day six months before a birthday fall on 31 December, for the same reason.
    "aftercare-decided-6-months-before-18": {
        "versions/0/in_force/from: 2006-01-01 moved to 2005-12-31",
        "versions/0/in_force/until: 2006-12-31 moved to 2006-12-30",
        "versions/2/in_force/until: 2010-12-31 moved to 2010-12-30",
        "versions/3/in_force/until: 2013-12-31 moved to 2013-12-30",
        "versions/5/in_force/until: 2023-12-31 moved to 2023-12-30",
    },
}


#: A rule so short that there is less than usual to nudge: one version, one flag.
FEW_NUDGES = {"professionals-involved-in-limited-assessment": 7}


def test_the_core_of_the_mission_is_there() -> None:
    assert {rule.id for rule in RULES} >= MISSION


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
class TestEveryRule:
    def test_every_example_holds(self, rule: Rule) -> None:
        ran, failures = run_examples(rule)
        assert ran >= 10
        assert [str(failure) for failure in failures] == []

    def test_every_nudge_is_noticed(self, rule: Rule) -> None:
        file = Path(rules_folder()) / rule.file
        tried, survivors = unnoticed(file)
        assert tried >= FEW_NUDGES.get(rule.id, 8)
        assert set(survivors) == CANNOT_MATTER.get(rule.id, set())

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
