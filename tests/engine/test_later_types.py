"""Event types that came after the first vocabulary: a source that is silent about them has said nothing."""

from __future__ import annotations

from typing import Any

import pytest

from childlaw_rules import Report, evaluate
from childlaw_rules.case import EVENT_TYPES

LATER = sorted(name for name, kind in EVENT_TYPES.items() if kind.later)
RULE = "place-decided-on-its-own"


def report(coverage: dict[str, Any], *more: dict[str, Any]) -> Report:
    """A placement with consent whose place was never decided by an event of its own."""
    return evaluate(
        {
            "child": {"born": "2012-05-14"},
            "parties": [{"id": "mother", "role": "custody_holder"}],
            "as_of": "2024-09-02",
            "coverage": coverage,
            "events": [
                {"type": "decision_made", "at": "2024-03-11", "decision": "d1", "kind": "placement", "measure": "m1",
                 "with_consent": True},
                {"type": "measure_started", "at": "2024-03-20", "measure": "m1", "kind": "placement"},
                {"type": "measure_ended", "at": "2024-06-03", "measure": "m1"},
                *more,
            ],
        }
    )  # fmt: skip


def of(found: Report, rule: str, measure: str = "m1") -> Any:
    (finding,) = [f for f in found.findings if f.rule == rule and f.subject.get("measure") == measure]
    return finding


def test_silence_about_a_later_type_leaves_it_open() -> None:
    finding = of(report({}), RULE)
    assert finding.status == "undetermined"
    assert {fact.fact for fact in finding.missing_facts} == {"coverage.place_chosen"}


@pytest.mark.parametrize(("said", "status"), [(True, "missing"), ({"from": "2024-01-01"}, "undetermined")])
def test_a_source_that_says_that_it_records_it_is_taken_at_its_word(said: Any, status: str) -> None:
    assert of(report({"place_chosen": said}), RULE).status == status


def test_a_source_that_holds_one_records_it() -> None:
    other = [
        {"type": "measure_started", "at": "2024-07-01", "measure": "m2", "kind": "placement"},
        {"type": "place_chosen", "at": "2024-06-28", "measure": "m2"},
    ]
    assert of(report({}, *other), RULE).status == "missing"
    assert of(report({}, *other), RULE, "m2").status == "met"


def test_the_types_of_the_first_vocabulary_are_recorded_unless_it_is_said_otherwise() -> None:
    for coverage, status in (({}, "missing"), ({"consent_given": False}, "undetermined")):
        (finding,) = [f for f in report(coverage).findings if f.rule == "custody-holders-consent"]
        assert finding.status == status


def test_the_silence_of_a_file_is_judged_by_what_it_holds() -> None:
    """A type that nobody has spoken of does not open the question whether the file was silent."""
    for finding in report({}).findings:
        if finding.rule == "case-without-activity":
            assert not any(fact.fact.removeprefix("coverage.") in LATER for fact in finding.missing_facts)


def test_a_rule_that_starts_with_a_later_type_says_that_there_is_none() -> None:
    (note,) = [n for n in report({}).not_applicable if n.rule == "home-training-supervised"]
    assert note.reason.en == "The file does not show “home training approved”."
    (note,) = [n for n in report({"home_training_approved": False}).not_applicable if n.rule == note.rule]
    assert "does not record" in note.reason.en


def test_an_exception_in_later_words_is_not_taken_to_be_there() -> None:
    """A rule of the first vocabulary says the same to a caller who knows nothing else."""
    found = evaluate(
        {
            "child": {"born": "2012-05-14"},
            "as_of": "2024-09-02",
            "events": [
                {"type": "decision_made", "at": "2024-02-02", "decision": "d1", "kind": "provisional",
                 "measure_kind": "placement"},
                {"type": "provisional_decision_executed", "at": "2024-02-05", "decision": "d1"},
            ],
        }
    )  # fmt: skip
    statuses = {f.rule: f.status.value for f in found.findings}
    assert statuses["provisional-decision-approved-within-7-days"] == "overdue"
    assert statuses["provisional-decision-replaced-within-1-month"] == "overdue"
