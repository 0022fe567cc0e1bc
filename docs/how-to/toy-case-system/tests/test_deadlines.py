"""Our reminders say what the oracle says of cases that comply, that do not, and on the edge of the due day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracle import RULES, moment, our_answer, played

from childlaw_rules.testing import boundary_cases, compliant_cases, violating

ASSESSED, COMPLETED = (rule for rule, _ in RULES.values())


def cases(rule):
    edges = boundary_cases(rule).map(lambda edge: edge.case)
    return st.one_of(violating(rule, act="BL"), compliant_cases(act="BL", rule=rule), edges)


@pytest.mark.childlaw_rules(version="2026.11.0")
@given(case=cases(COMPLETED))
def test_investigations_fall_due_when_the_oracle_says(assert_same_findings, case):
    file = played(case)
    ours = our_answer(file, moment(case["as_of"]))
    assert_same_findings(ours, file.timeline(), only=COMPLETED, as_of=case["as_of"])


@given(case=cases(ASSESSED))
def test_notifications_fall_due_when_the_oracle_says(assert_same_findings, case):
    file = played(case)
    ours = our_answer(file, moment(case["as_of"]))
    assert_same_findings(ours, file.timeline(), only=ASSESSED, as_of=case["as_of"])
