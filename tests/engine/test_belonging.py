"""Which thread an event belongs to, where the way leads over another event."""

from __future__ import annotations

from typing import Any

from childlaw_rules import evaluate
from childlaw_rules.finding import Finding
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.rulefiles import read_rule

HEAD = """\
id: for-the-test
title: {da: Til prøve, en: For the test}
summary: {da: Til prøve., en: For the test.}
category: investigation
basis: statute
status: draft
"""
TAIL = """\
versions:
  - id: v1
    in_force:
      from: 2006-01-01
    source:
      act: BL
      provision: § 20
      edition: LBK nr 282 af 17/03/2025
      url: https://www.retsinformation.dk/eli/lta/2025/282
      evidence: verified
      says: {da: Til prøve., en: For the test.}
examples:
  - name: none
    as_of: 2024-09-02
    events:
      - 2024-03-11 case_opened
    expect: not applicable
"""


def findings(duty: str, *events: dict[str, Any], **case: Any) -> list[Finding]:
    rule = read_rule(HEAD + duty + TAIL, "for-the-test.yaml")
    whole = {"child": {"born": "2012-05-14"}, "as_of": "2024-09-02", "events": list(events), **case}
    return evaluate(whole, rules=Ruleset((rule,), "sha256:-", "-")).findings


def event(type_: str, at: str, **fields: Any) -> dict[str, Any]:
    return {"type": type_, "at": at, **fields}


PRESENCE = """\
kind: presence
for_each: {each}
called_for_by: {called}
must_happen: {must}
presupposed_by: {before}
tied_by: {tie}
"""


def test_the_way_from_an_investigation_to_its_notification_is_no_circle() -> None:
    duty = PRESENCE.format(
        each="notification", called="notification_received", must="investigation_decided", before="case_closed",
        tie="notification",
    )  # fmt: skip
    found = findings(
        duty,
        event("notification_received", "2024-03-11", notification="n1"),
        event("notification_received", "2024-03-12", notification="n2"),
        event("need_identified", "2024-03-13", need="b1", from_notification="n2"),
        event("investigation_decided", "2024-03-14", investigation="i1", need="b1"),
    )
    assert [(f.subject["notification"], f.status) for f in found] == [("n1", "pending"), ("n2", "met")]


def test_a_decision_belongs_to_the_only_open_need() -> None:
    duty = PRESENCE.format(
        each="need", called="need_identified", must="screening_done", before="decision_made", tie="need"
    )
    need = event("need_identified", "2024-03-11", need="b1")
    decision = event("decision_made", "2024-03-20", decision="d1", kind="measure")
    assert [f.status for f in findings(duty, need, decision)] == ["missing"]
    assert [f.status for f in findings(duty, need)] == ["pending"]


def test_a_decision_that_names_no_measure_belongs_to_the_one_it_started() -> None:
    duty = PRESENCE.format(
        each="measure", called="measure_started", must="follow_up_held", before="decision_made", tie="measure"
    )
    found = findings(
        duty,
        event("measure_started", "2024-01-08", measure="m2", kind="respite"),
        event("measure_started", "2024-03-11", measure="m1", kind="placement", decision="d1"),
        event("decision_made", "2024-03-12", decision="d1", kind="placement"),
    )
    assert [(f.subject["measure"], f.status) for f in found] == [("m2", "pending"), ("m1", "missing")]


def test_where_no_measure_is_named_at_all_what_is_done_belongs_to_the_one_that_nobody_named() -> None:
    duty = """\
kind: precondition
for_each: decision
before: decision_made
must_be_in_place: follow_up_held
tied_by: measure
"""
    held, taken = event("follow_up_held", "2024-03-11"), event("decision_made", "2024-03-12", kind="return_home")
    assert [f.status for f in findings(duty, held, taken)] == ["met"]
    assert [f.status for f in findings(duty, taken)] == ["missing"]


def test_custody_ends_when_the_child_is_18() -> None:
    duty = """\
kind: consent
before: decision_made
from_whom: every custody holder
"""
    parties = [{"id": "mother", "role": "custody_holder"}]
    taken = event("decision_made", "2024-03-12", kind="measure", with_consent=True)
    for born, statuses in (("2006-03-12", []), ("2006-03-13", ["missing"])):
        assert [f.status for f in findings(duty, taken, child={"born": born}, parties=parties)] == statuses


DEADLINE = """\
kind: deadline
for_each: decision
clock_starts:
  event: decision_made
  where: {kind: placement}
within: 1 year
repeats: yes
restarts_with: appeal_decided
counting: {start_day: not counted, day_missing_in_month: last day of month, ends_on_day_off: stays}
must_happen:
  event: decision_made
  where: {kind: rehearing}
tied_by: takes over from the decision
falls_away_with: [case_closed, measure_ended]
"""


def test_an_appeal_of_the_decision_that_took_over_moves_the_clock() -> None:
    case = [
        event("decision_made", "2022-03-10", decision="d1", kind="placement", measure="m1"),
        event("decision_made", "2023-03-10", decision="d2", kind="rehearing", measure="m1"),
        event("complaint_received", "2023-04-03", complaint="k1", decision="d2"),
        event("appeal_decided", "2023-05-10", complaint="k1"),
    ]
    found = findings(DEADLINE, *case, as_of="2024-05-10")
    assert [(f.status, f.due) for f in found] == [("met", "2023-03-10"), ("pending", "2024-05-10")]
    unrelated = {**case[2], "decision": "d9"}
    found = findings(DEADLINE, *case[:2], unrelated, case[3], as_of="2024-05-10")
    assert [(f.status, f.due) for f in found] == [("met", "2023-03-10"), ("overdue", "2024-03-10")]


def test_one_end_after_the_due_day_does_not_hide_another_before_it() -> None:
    case = [
        event("decision_made", "2022-03-10", decision="d1", kind="placement", measure="m1"),
        event("measure_started", "2022-03-10", measure="m1", kind="placement"),
    ]
    late, early = event("case_closed", "2023-12-19"), event("measure_ended", "2022-11-20", measure="m1")
    assert findings(DEADLINE, *case, late, early) == []
    assert [f.status for f in findings(DEADLINE, *case, late)] == ["overdue"]
