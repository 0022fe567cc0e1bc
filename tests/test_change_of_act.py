"""Cases that run over 1 January 2024, when serviceloven gave way to barnets lov for children.

Each row is a small case and what is said of one duty: the version that governs, where the duty stands, the status,
the due day, and "across" where the clock runs across the change of act. ``docs/change-of-act.md`` tells the same in
words.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from childlaw_rules import Report, evaluate, load_rules
from childlaw_rules.errors import RuleError
from childlaw_rules.finding import Finding, Status
from childlaw_rules.rule.head import read_event, typed
from childlaw_rules.rulefiles import read_rule, rules_folder

RULES = load_rules()
#: The day on which the cases are looked at, where a row says no other.
LATER = "2024-12-02"


class Row(NamedTuple):
    """What the row shows, the duty, the events one a line, and what is said of each subject or occurrence."""

    shows: str
    rule: str
    events: str
    said: str
    as_of: str = LATER
    born: str = "2012-05-14"


def report_of(events: str, as_of: str = LATER, born: str = "2012-05-14", **answers: str) -> Report:
    lines = (line.strip() for line in events.strip().splitlines())
    case: dict[str, Any] = {
        "child": {"born": born},
        "parties": [{"id": "mother", "role": "custody_holder"}],
        "events": [typed(read_event(line)) for line in lines],
        "coverage": {"provisional_decision_rejected": True},
    }
    readings = {name.replace("_", "-"): answer for name, answer in answers.items()}
    return evaluate(case, as_of=as_of, rules=RULES, readings=readings)


def said_of(finding: Finding) -> str:
    source = finding.source
    across = ", across" if "straddles_act_change" in finding.remarks else ""
    due = "" if finding.due is None else f", due {finding.due[:10]}"
    return f"{finding.version} {source.act} {source.provision}: {finding.status.value}{due}{across}"


def said(report: Report, rule: str) -> str:
    told = [said_of(finding) for finding in report.findings if finding.rule == rule]
    told += [f"out of force on {gap.on}" for gap in report.out_of_force if gap.rule == rule]
    told += ["not applicable" for refusal in report.not_applicable if refusal.rule == rule and not told]
    return "\n".join(told)


NEED = "{} need_identified (need n1)\n{} investigation_decided (need n1, investigation i1)\n"
PLACED = "2022-02-07 measure_started (measure m1, kind placement)\n"
RETURN = PLACED + "{} decision_made (decision d1, kind return_home, measure m1, transition_period {})\n"
EXECUTED = "{0} decision_made (decision d1, kind provisional)\n{0} provisional_decision_executed (decision d1)\n"
CONSENSUAL = "{} decision_made (decision d1, kind placement, with_consent yes)"
URGENT = "{} decision_made (decision d1, kind placement, with_consent yes, urgent yes, purpose_stated yes)\n"
FORCED = "{} decision_made (decision d1, kind placement, with_consent no, decided_by committee)\n"

ASSESSED = "notification-assessed-within-24-hours"
CONFIRMED = "notification-acknowledged-within-6-working-days"
INVESTIGATED = "investigation-completed-within-4-months"
PRELIMINARY = "preliminary-assessment-when-investigation-late"
COMPULSORY = "compulsory-investigation-within-2-months"
FIRST = "first-follow-up-within-3-months"
HALF_YEAR = "follow-up-at-most-6-months-apart"
ARRANGED = "follow-up-as-arranged"
ARRANGEMENT = "follow-up-arrangement-decided"
VISITS = "supervision-visits-twice-a-year"
TOLD = "provisional-decision-notified-within-24-hours"
APPROVED = "provisional-decision-approved-within-7-days"
REPLACED = "provisional-decision-replaced-within-1-month"
HOME = "return-home-decided-first"
TRANSITION = "transition-period-at-most-6-months"
SUSPENDED = "contact-suspended-at-most-8-weeks"
AFTERCARE = "aftercare-decided-6-months-before-18"
PLAN_FIRST = "action-plan-before-decision"
PLAN_LATER = "action-plan-within-4-months-when-urgent"
CHILDS_PLAN = "childs-plan-within-3-months"
FORCED_PLAN = "plan-before-placement-without-consent"
REHEARD = "rehearing-in-time"

TWO_VISITS = "\n".join(
    f"{day} supervision_visit (measure m1, at_place yes, child_spoken_to yes)" for day in ("{}", "{}")
)

DEADLINES = [
    # -- notifications: by the day received --------------------------------------------------------------------
    Row(
        "received on the last day, assessed the day after",
        ASSESSED,
        "2023-12-31T14:00 notification_received (notification n1)\n"
        "2024-01-01T13:00 notification_assessed (notification n1)",
        "sel-2013 SEL § 155, stk. 2: met, due 2024-01-01, across",
    ),
    Row(
        "received on the first day",
        ASSESSED,
        "2024-01-01T14:00 notification_received (notification n1)\n"
        "2024-01-02T15:00 notification_assessed (notification n1)",
        "bl-2024 BL § 136, stk. 2: met_late, due 2024-01-02",
    ),
    Row(
        "received and due before the change",
        CONFIRMED,
        "2023-12-18 notification_received (notification n1, notifier citizen)\n"
        "2023-12-29 notification_acknowledged (notification n1)",
        "sel-2015 SEL § 155 b, stk. 1: met_late, due 2023-12-28",
    ),
    Row(
        "received before, due after",
        CONFIRMED,
        "2023-12-29 notification_received (notification n1, notifier citizen)\n"
        "2024-01-09 notification_acknowledged (notification n1)",
        "sel-2015 SEL § 155 b, stk. 1: met, due 2024-01-09, across",
    ),
    Row(
        "received on the first day",
        CONFIRMED,
        "2024-01-01 notification_received (notification n1, notifier citizen)\n"
        "2024-01-10 notification_acknowledged (notification n1)",
        "bl-2024 BL § 138, stk. 1: met_late, due 2024-01-09",
    ),
    # -- the investigation: by the day of the need -------------------------------------------------------------
    Row(
        "over before the change",
        INVESTIGATED,
        NEED.format("2023-08-14", "2023-08-14") + "2023-12-14 investigation_completed (investigation i1)",
        "sel-2013 SEL § 50, stk. 7: met, due 2023-12-14",
    ),
    Row(
        "due the day before the change, completed after it",
        INVESTIGATED,
        NEED.format("2023-08-31", "2023-09-04") + "2024-01-08 investigation_completed (investigation i1)",
        "sel-2013 SEL § 50, stk. 7: met_late, due 2023-12-31, across",
    ),
    Row(
        "due on the day of the change",
        INVESTIGATED,
        NEED.format("2023-09-01", "2023-09-04") + "2024-01-01 investigation_completed (investigation i1)",
        "sel-2013 SEL § 50, stk. 7: met, due 2024-01-01, across",
    ),
    Row(
        "due after the change, completed before it",
        INVESTIGATED,
        NEED.format("2023-11-15", "2023-11-20") + "2023-12-31 investigation_completed (investigation i1)",
        "sel-2013 SEL § 50, stk. 7: met, due 2024-03-15",
    ),
    Row(
        "need in November, completed a day late in March",
        INVESTIGATED,
        NEED.format("2023-11-15", "2023-11-20") + "2024-03-16 investigation_completed (investigation i1)",
        "sel-2013 SEL § 50, stk. 7: met_late, due 2024-03-15, across",
    ),
    Row(
        "need before, the investigation only decided after",
        INVESTIGATED,
        NEED.format("2023-12-31", "2024-01-08") + "2024-04-30 investigation_completed (investigation i1)",
        "sel-2013 SEL § 50, stk. 7: met, due 2024-04-30, across",
    ),
    Row(
        "need on the first day",
        INVESTIGATED,
        NEED.format("2024-01-01", "2024-01-08") + "2024-05-02 investigation_completed (investigation i1)",
        "bl-2024 BL § 20, stk. 3: met_late, due 2024-05-01",
    ),
    Row(
        "the day of the need leaves the act open, the answer is the same",
        INVESTIGATED,
        NEED.format("2023-12-31/2024-01-01", "2024-01-08") + "2024-03-18 investigation_completed (investigation i1)",
        "None None None: met, due 2024-04-30",
    ),
    Row(
        "not completed by the due day after the change",
        PRELIMINARY,
        NEED.format("2023-12-31", "2023-12-31") + "2024-04-30 preliminary_assessment_made (investigation i1)",
        "sel-2013 SEL § 50, stk. 7, 2. pkt.: met, due 2024-04-30, across",
    ),
    Row(
        "need on the first day",
        PRELIMINARY,
        NEED.format("2024-01-01", "2024-01-01") + "2024-05-02 preliminary_assessment_made (investigation i1)",
        "bl-2024 BL § 20, stk. 3, 2. pkt.: met_late, due 2024-05-01",
    ),
    Row(
        "decided by the committee before the change",
        COMPULSORY,
        "2023-12-31 decision_made (decision d1, kind investigation_without_consent)\n"
        "2024-02-29 compulsory_investigation_completed (decision d1)",
        "sel-2007 SEL § 51, stk. 1, 2. pkt.: met, due 2024-02-29, across",
    ),
    Row(
        "decided by the committee on the first day",
        COMPULSORY,
        "2024-01-01 decision_made (decision d1, kind investigation_without_consent)\n"
        "2024-03-02 compulsory_investigation_completed (decision d1)",
        "bl-2024 BL § 23, stk. 1, 2. pkt.: met_late, due 2024-03-01",
    ),
    # -- the first follow-up: by the day the measure started ---------------------------------------------------
    Row(
        "started in November, followed up on the last day",
        FIRST,
        "2023-11-15 measure_started (measure m1, kind respite)\n2024-02-15 follow_up_held (measure m1)",
        "sel-2011 SEL § 70, stk. 1, 1. pkt.: met, due 2024-02-15, across",
    ),
    Row(
        "started on the last day",
        FIRST,
        "2023-12-31 measure_started (measure m1, kind respite)\n2024-04-01 follow_up_held (measure m1)",
        "sel-2011 SEL § 70, stk. 1, 1. pkt.: met_late, due 2024-03-31, across",
    ),
    Row(
        "started on the first day",
        FIRST,
        "2024-01-01 measure_started (measure m1, kind respite)\n2024-04-01 follow_up_held (measure m1)",
        "bl-2024 BL § 95, stk. 2: met, due 2024-04-01",
    ),
    Row(
        "started before: the end of a parallel investigation in 2024 does not bring it forward",
        FIRST,
        NEED.format("2023-11-01", "2023-11-01")
        + "2023-11-15 measure_started (measure m1, kind respite)\n"
        + "2024-01-15 investigation_completed (investigation i1)\n2024-02-12 follow_up_held (measure m1)",
        "sel-2011 SEL § 70, stk. 1, 1. pkt.: met, due 2024-02-15, across",
    ),
    Row(
        "ended before the due day",
        FIRST,
        "2023-11-15 measure_started (measure m1, kind respite)\n2024-01-31 measure_ended (measure m1)",
        "not applicable",
    ),
    # -- a provisional decision: by the day it was executed ----------------------------------------------------
    Row(
        "executed in December, told the day after the change",
        TOLD,
        "2023-12-31T20:00 decision_made (decision d1, kind provisional)\n"
        "2023-12-31T20:00 provisional_decision_executed (decision d1)\n"
        "2024-01-01T19:00 decision_notified (decision d1, to mother)",
        "sel-2011 SEL § 75, stk. 2, jf. § 72: met, due 2024-01-01, across",
    ),
    Row(
        "the day of execution counts: the 7 days end in 2024",
        APPROVED,
        EXECUTED.format("2023-12-28") + "2024-01-03 provisional_decision_approved (decision d1, decided_by committee)",
        "sel-2007 SEL § 75, stk. 3: met, due 2024-01-03, across",
    ),
    Row(
        "the 7 days end on the last day",
        APPROVED,
        EXECUTED.format("2023-12-25") + "2023-12-31 provisional_decision_approved (decision d1, decided_by committee)",
        "sel-2007 SEL § 75, stk. 3: met, due 2023-12-31",
    ),
    Row(
        "executed on the first day",
        APPROVED,
        EXECUTED.format("2024-01-01") + "2024-01-08 provisional_decision_approved (decision d1, decided_by committee)",
        "bl-2024 BL § 143, stk. 4: met_late, due 2024-01-07",
    ),
    Row(
        "replaced by a decision under barnets lov",
        REPLACED,
        EXECUTED.format("2023-12-28")
        + "2024-01-28 decision_made (decision d2, kind placement, with_consent no, replaces d1)",
        "sel-2007 SEL § 75, stk. 4: met, due 2024-01-28, across",
    ),
    Row(
        "executed on the first day",
        REPLACED,
        EXECUTED.format("2024-01-01")
        + "2024-02-02 decision_made (decision d2, kind placement, with_consent no, replaces d1)",
        "bl-2024 BL § 143, stk. 5: met_late, due 2024-02-01",
    ),
    # -- re-hearing: by the day the clock started, the stated day stays ------------------------------------------
    Row(
        "a day stated under serviceloven falls in 2024",
        REHEARD,
        "2023-02-06 decision_made "
        "(decision d1, measure m1, kind placement, with_consent no, rehearing_due 2024-02-06)\n"
        "2023-02-13 measure_started (measure m1, kind placement)\n"
        "2024-02-06 rehearing_decided (decision d1)\n2024-02-27 measure_ended (measure m1)",
        "sel-2007 SEL § 62: met, due 2024-02-06, across",
    ),
    Row(
        "a day stated under serviceloven falls on its last day",
        REHEARD,
        "2022-12-31 decision_made (decision d1, kind placement, with_consent no, rehearing_due 2023-12-31)\n"
        "2023-12-31 rehearing_decided (decision d1, rehearing_due 2024-12-31)",
        "sel-2007 SEL § 62: met, due 2023-12-31\nsel-2007 SEL § 62: pending, due 2024-12-31, across",
    ),
    Row(
        "what was decided anew under barnets lov runs under barnets lov",
        REHEARD,
        "2023-01-02 decision_made (decision d1, kind placement, with_consent no, rehearing_due 2024-01-02)\n"
        "2024-01-02 rehearing_decided (decision d1, rehearing_due 2025-01-02)",
        "sel-2007 SEL § 62: met, due 2024-01-02, across\n"
        "bl-2024 BL § 50, stk. 1-6; § 67, stk. 2: pending, due 2025-01-02",
    ),
]

PLANS = [
    Row(
        "an urgent decision of December: the plan is due in April",
        PLAN_LATER,
        URGENT.format("2023-12-12") + "2024-04-12 plan_made (kind action_plan, about d1)",
        "sel-2011 SEL § 140, stk. 1, 3. pkt.: met, due 2024-04-12, across",
    ),
    Row(
        "and is met by a plan with the new name",
        PLAN_LATER,
        URGENT.format("2023-12-12") + "2024-04-15 plan_made (kind childs_plan, about d1)",
        "sel-2011 SEL § 140, stk. 1, 3. pkt.: met_late, due 2024-04-12, across",
    ),
    Row("no urgent route of serviceloven from the first day", PLAN_LATER, URGENT.format("2024-01-01"),
        "out of force on 2024-01-01"),
    Row("before the decision, on the last day", PLAN_FIRST, CONSENSUAL.format("2023-12-31"),
        "sel-2014 SEL § 140, stk. 1: missing, due 2023-12-31"),
    Row("before the decision, on the first day", PLAN_FIRST, CONSENSUAL.format("2024-01-01"),
        "out of force on 2024-01-01"),
    Row("a decision of the last day calls for no child's plan", CHILDS_PLAN, CONSENSUAL.format("2023-12-31"),
        "out of force on 2023-12-31"),
    Row(
        "a decision of the first day does",
        CHILDS_PLAN,
        CONSENSUAL.format("2024-01-01") + "\n2024-04-01 plan_made (kind childs_plan, about d1)",
        "bl-2024 BL § 91, stk. 1, 2. pkt., og stk. 2, 1.-2. pkt.; § 108, stk. 2-3; § 110, stk. 1: met, due 2024-04-01",
    ),
    Row("without consent, on the last day", FORCED_PLAN, FORCED.format("2023-12-31"), "out of force on 2023-12-31"),
    Row(
        "without consent, on the first day, with an action plan of before",
        FORCED_PLAN,
        "2023-12-12 plan_made (kind action_plan)\n" + FORCED.format("2024-01-01"),
        "bl-2024 BL § 91, stk. 2, 3. pkt.; § 108, stk. 4; § 51, stk. 1, nr. 3; § 110, stk. 1; § 213, stk. 3: "
        "met, due 2024-01-01",
    ),
]  # fmt: skip

RECURRING = [
    Row("due the day before the last", HALF_YEAR, PLACED + "2023-06-30 follow_up_held (measure m1)",
        "sel-2011 SEL § 70, stk. 1, 2. pkt.: overdue, due 2023-12-30, across"),
    Row("due on the last day", HALF_YEAR,
        PLACED + "2023-02-28 follow_up_held (measure m1)\n2023-08-28 follow_up_held (measure m1)",
        "sel-2011 SEL § 70, stk. 1, 2. pkt.: met, due 2023-08-28\nout of force on 2024-02-28"),
    Row("due on the first day", HALF_YEAR, PLACED + "2023-07-01 follow_up_held (measure m1)",
        "out of force on 2024-01-01"),
    Row("held in August: due in February, under an act that has gone", HALF_YEAR,
        PLACED + "2023-08-10 follow_up_held (measure m1)", "out of force on 2024-02-10"),
    Row("a day set for 31 December", ARRANGED,
        PLACED + "2023-10-02 follow_up_held (measure m1, next_due 2023-12-31)", "out of force on 2023-12-31"),
    Row("a day set before the change for the first day", ARRANGED,
        PLACED + "2023-10-02 follow_up_held (measure m1, next_due 2024-01-01)\n2024-01-01 follow_up_held (measure m1)",
        "bl-2024 BL § 95, stk. 1, 3 og 4: met, due 2024-01-01, across"),
    Row("a day set after the change", ARRANGED,
        PLACED + "2024-01-08 follow_up_held (measure m1, next_due 2024-07-08)\n2024-07-08 follow_up_held (measure m1)",
        "bl-2024 BL § 95, stk. 1, 3 og 4: met, due 2024-07-08"),
]  # fmt: skip

COUNTS = [
    Row("a year that ended on the last day", VISITS,
        "2023-01-01 measure_started (measure m1, kind placement)\n2023-12-31 measure_ended (measure m1)",
        "sel-2014 SEL § 70, stk. 2, 2. pkt.: missing, due 2023-12-31"),
    Row("a year that began in June stays one year", VISITS,
        "2023-06-05 measure_started (measure m1, kind placement)\n"
        + TWO_VISITS.format("2023-11-06", "2024-03-04") + "\n2024-06-10 measure_ended (measure m1)",
        "sel-2014 SEL § 70, stk. 2, 2. pkt.: met, due 2024-06-04, across"),
    Row("a year that began in June, both visits before the change", VISITS,
        "2023-06-05 measure_started (measure m1, kind placement)\n"
        + TWO_VISITS.format("2023-08-07", "2023-11-06") + "\n2024-06-10 measure_ended (measure m1)",
        "sel-2014 SEL § 70, stk. 2, 2. pkt.: met, due 2024-06-04"),
    Row("a year that began in June, the second visit too late for it", VISITS,
        "2023-06-05 measure_started (measure m1, kind placement)\n"
        + TWO_VISITS.format("2023-11-06", "2024-06-05") + "\n2024-06-10 measure_ended (measure m1)",
        "sel-2014 SEL § 70, stk. 2, 2. pkt.: missing, due 2024-06-04, across"),
    Row("a year that began on the last day", VISITS, "2023-12-31 measure_started (measure m1, kind placement)",
        "sel-2014 SEL § 70, stk. 2, 2. pkt.: pending, due 2024-12-30, across"),
    Row("a year that began on the first day", VISITS, "2024-01-01 measure_started (measure m1, kind placement)",
        "bl-2024 BL § 156, stk. 5: pending, due 2024-12-31"),
]  # fmt: skip

LIMITS = [
    Row("the longest period ends on the last day but one", TRANSITION,
        RETURN.format("2023-06-30", "3 months") + "2023-09-29 child_returned_home (measure m1)",
        "sel-2009 SEL § 68, stk. 4: met, due 2023-12-30"),
    Row("the longest period ends on the first day", TRANSITION,
        RETURN.format("2023-07-01", "6 months") + "2024-01-01 child_returned_home (measure m1)",
        "bl-2024 BL § 100, stk. 3: met, due 2024-01-01, across"),
    Row("decided in December, home too late in 2024", TRANSITION,
        RETURN.format("2023-12-11", "6 months") + "2024-06-12 child_returned_home (measure m1)",
        "bl-2024 BL § 100, stk. 3: met_late, due 2024-06-11, across"),
    Row("decided on the first day", TRANSITION,
        RETURN.format("2024-01-01", "6 months") + "2024-07-01 child_returned_home (measure m1)",
        "bl-2024 BL § 100, stk. 3: met, due 2024-07-01"),
    Row("8 weeks would have ended on the last day", SUSPENDED, "2023-11-05 contact_suspended (until 2023-12-31)",
        "out of force on 2023-12-31"),
    Row("8 weeks end on the first day", SUSPENDED, "2023-11-06 contact_suspended (until 2024-01-01)",
        "bl-2024 BL § 104, stk. 4: met, due 2024-01-01, across"),
    Row("begun before the change and too long", SUSPENDED, "2023-12-04 contact_suspended (until 2024-01-30)",
        "bl-2024 BL § 104, stk. 4: missing, due 2024-01-29, across"),
    Row("begun on the first day", SUSPENDED, "2024-01-01 contact_suspended (until 2024-02-26)",
        "bl-2024 BL § 104, stk. 4: met, due 2024-02-26"),
]  # fmt: skip

BACKWARD = [
    Row("due on the last day but one, decided in 2024", AFTERCARE,
        PLACED + "2024-01-02 decision_made (decision d1, kind youth_support)",
        "sel-2020 SEL § 68, stk. 11: met_late, due 2023-12-30", born="2006-06-30"),
    Row("due on the first day", AFTERCARE,
        PLACED + "2023-12-31 decision_made (decision d1, kind youth_support)",
        "bl-2024 BL § 111, stk. 1: met, due 2024-01-01", born="2006-07-01"),
    Row("due in 2024, decided before under serviceloven", AFTERCARE,
        PLACED + "2023-11-06 decision_made (decision d1, kind continued_placement)",
        "bl-2024 BL § 111, stk. 1: met, due 2024-02-12", born="2006-08-12"),
]  # fmt: skip


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, id=f"{row.rule}: {row.shows}")
        for row in (*DEADLINES, *PLANS, *RECURRING, *COUNTS, *LIMITS, *BACKWARD)
    ],
)
def test_what_is_said_across_the_change(row: Row) -> None:
    assert said(report_of(row.events, row.as_of, row.born), row.rule) == row.said


#: Duties judged by the day of one event, whatever came before it: the events, that day left open, and the provision
#: on the last day of serviceloven and on the first of barnets lov.
BY_ONE_DAY = {
    "child-heard-before-decision": (CONSENSUAL, "SEL § 48, stk. 1-2", "BL § 5, stk. 3-4"),
    "custody-holders-consent": (CONSENSUAL, "SEL § 52, stk. 1", "BL § 32, stk. 2; § 46, stk. 1 og 4"),
    "youth-15-consents-to-placement": (CONSENSUAL, "SEL", "BL"),
    "investigation-before-placement": (CONSENSUAL, "SEL", "BL"),
    "plan-position-stated": (
        "{} decision_made (decision d1, kind measure, measure_kind respite, with_consent yes)",
        "out of force",
        "BL",
    ),
    "consent-sought-before-deciding-without": (FORCED, "SEL", "BL"),
    "custody-holders-consent-to-change-of-place": (
        "2022-02-07 decision_made (decision d0, kind placement, measure m1, with_consent yes)\n"
        + PLACED
        + "{} decision_made (decision d1, kind change_of_place, measure m1, with_consent yes)",
        "SEL § 69",
        "BL § 98",
    ),
    "child-12-consents-to-change-of-place": (
        PLACED + "{} decision_made (decision d1, kind change_of_place, measure m1, with_consent yes)",
        "SEL § 69",
        "BL § 98",
    ),
    "investigation-before-measure": ("{} measure_started (measure m1, kind respite)", "SEL § 52", "out of force"),
    "child-heard-during-investigation": (
        NEED.format("2023-10-02", "2023-10-02") + "{} investigation_completed (investigation i1)",
        "SEL § 50, stk. 3",
        "BL § 5, stk. 3",
    ),
    HOME: (RETURN.format("2023-12-11", "1 month") + "{} child_returned_home (measure m1)", "SEL § 68", "BL § 100"),
    "screening-done": ("{} need_identified (need n1)", "out of force", "BL § 18"),
    "notifier-informed": (
        "{} notification_received (notification n1, notifier professional)",
        "SEL § 155 b, stk. 2",
        "BL § 138, stk. 2",
    ),
    "notification-reassessed-by-new-person": (
        PLACED + "{} notification_received (notification n1)",
        "SEL § 155 a",
        "BL",
    ),
    ARRANGEMENT: (
        "2023-10-02 measure_started (measure m1, kind respite)\n{} follow_up_held (measure m1)",
        "out of force",
        "BL § 95, stk. 3",
    ),
}


@pytest.mark.parametrize("rule", BY_ONE_DAY)
def test_the_day_of_one_event_decides_and_nothing_straddles(rule: str) -> None:
    events, before, after = BY_ONE_DAY[rule]
    for day, provision in (("2023-12-31", before), ("2024-01-01", after)):
        told = said(report_of(events.replace("{}", day), born="2008-02-04"), rule)
        if provision == "out of force":
            assert told == f"out of force on {day}"
        else:
            assert f" {provision}" in told
            assert told.startswith("bl-") == (day == "2024-01-01")
        assert "across" not in told


@pytest.mark.parametrize(
    ("day", "status"), [("2023-11-20", Status.MET), ("2024-01-15", Status.MET), (None, Status.MISSING)]
)
def test_a_return_decided_under_the_old_act_carries_a_child_home_under_the_new(day: str | None, status: Status) -> None:
    decided = "" if day is None else f"{day} decision_made (decision d1, kind return_home, transition_period 1 month)\n"
    report = report_of(PLACED + decided + "2024-01-15 child_returned_home (measure m1)")
    (finding,) = (finding for finding in report.findings if finding.rule == HOME)
    assert (finding.version, finding.status) == ("bl-2024", status)


def test_what_serviceloven_made_can_be_used_under_barnets_lov() -> None:
    """§ 213(3): an investigation of 2023 is the one that a decision of 2024 rests on."""
    events = NEED.format("2023-09-04", "2023-09-04") + "2023-12-11 investigation_completed (investigation i1)\n"
    report = report_of(events + FORCED.format("2024-02-05"))
    (finding,) = (finding for finding in report.findings if finding.rule == "investigation-before-placement")
    assert (finding.version, finding.status) == ("bl-2024", Status.MET)


def sensitivity(report: Report, rule: str) -> list[tuple[str, str, str]]:
    found = (finding for finding in report.findings if finding.rule == rule)
    return [(one.reading, one.alternative, one.status) for finding in found for one in finding.sensitive_to]


def status_of(report: Report, rule: str) -> list[str]:
    return [finding.status.value for finding in report.findings if finding.rule == rule]


def test_whether_an_action_plan_is_plan_enough_for_the_committee_is_a_reading() -> None:
    events = "2023-12-12 plan_made (kind action_plan)\n" + FORCED.format("2024-02-05")
    report = report_of(events)
    assert status_of(report, FORCED_PLAN) == ["met"]
    assert sensitivity(report, FORCED_PLAN) == [("action-plan-before-the-committee", "no", "missing")]
    assert status_of(report_of(events, action_plan_before_the_committee="no"), FORCED_PLAN) == ["missing"]


def test_whether_an_action_plan_stays_the_plan_is_a_reading() -> None:
    events = (
        "2023-12-12 plan_made (kind action_plan, about m1)\n"
        "2024-02-05 decision_made (decision d1, measure m1, kind placement, with_consent yes)"
    )
    report = report_of(events)
    assert status_of(report, CHILDS_PLAN) == ["overdue"]
    assert sensitivity(report, CHILDS_PLAN) == [("action-plan-stays-the-plan", "yes", "met")]
    assert status_of(report_of(events, action_plan_stays_the_plan="yes"), CHILDS_PLAN) == ["met"]


def test_whether_a_running_measure_keeps_its_interval_is_a_reading() -> None:
    events = PLACED + "2023-08-10 follow_up_held (measure m1)\n"
    keeps = {"running_measures_keep_the_interval": "start of the measure, until a new decision"}
    assert said(report_of(events), HALF_YEAR) == "out of force on 2024-02-10"
    kept = "sel-2011 SEL § 70, stk. 1, 2. pkt.: overdue, due 2024-02-10, across"
    assert said(report_of(events, **keeps), HALF_YEAR) == kept
    decided = events + "2024-02-05 decision_made (decision d1, kind measure, measure m1)"
    assert said(report_of(decided, **keeps), HALF_YEAR) == "out of force on 2024-02-10"


# -- the key 'adds' of a reading ---------------------------------------------------------------------------------


def changed(old: str, new: str) -> str:
    text = (rules_folder() / "plan" / f"{FORCED_PLAN}.yaml").read_text("utf-8")
    assert text.count(old) >= 1
    return text.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new", "at", "message"),
    [
        ("          kind: action_plan", "          kind: aktion_plan", "      - event:", "is no value of 'kind'"),
        ('    default: "yes"', "    default: counts", "  - id: action-plan", "the answers are 'yes' and 'no'"),
        ("    sets: must_be_in_place", "    sets: in_place", "    sets: in_place", "'in_place' is no key of this rule"),
        ("    sets: must_be_in_place", "    sets: before.event", "  - id: action-plan", "is a key of the duty itself"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_what_a_reading_adds_is_told_at_its_place(old: str, new: str, at: str, message: str) -> None:
    text = changed(old, new)
    with pytest.raises(RuleError) as error:
        read_rule(text, f"plan/{FORCED_PLAN}.yaml")
    problem = next(problem for problem in error.value.problems if message in problem.message)
    line = text.splitlines()[int(problem.path.rsplit(":", 2)[1]) - 1]
    assert line.startswith(at)
