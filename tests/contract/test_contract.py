"""CASE.md, FINDINGS.md and CLI.md read sentence by sentence, by somebody who had not read the source."""

import json
import random
import subprocess
import sys
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from childlaw_rules import CaseError, evaluate

from .desk import (
    FATHER,
    MOTHER,
    NON_COMPLIANT,
    case,
    ev,
    find,
    not_applicable,
    one,
    out_of_force,
    run,
    status,
    undetermined,
)

H24 = "notification-assessed-within-24-hours"
ACK = "notification-acknowledged-within-6-working-days"
M4 = "investigation-completed-within-4-months"
PRE = "preliminary-assessment-when-investigation-late"
BEFORE_PLACEMENT = "investigation-before-placement"
BEFORE_MEASURE = "investigation-before-measure"
HEARD_DURING = "child-heard-during-investigation"
HEARD = "child-heard-before-decision"
ACTION_PLAN = "action-plan-before-decision"
CHILDS_PLAN = "childs-plan-within-3-months"
POSITION = "plan-position-stated"
PLAN_FIRST = "plan-before-placement-without-consent"
CUSTODY = "custody-holders-consent"
CUSTODY_MOVE = "custody-holders-consent-to-change-of-place"
YOUTH_15 = "youth-15-consents-to-placement"
CHILD_12 = "child-12-consents-to-change-of-place"
FIRST = "first-follow-up-within-3-months"
SIX = "follow-up-at-most-6-months-apart"
ARRANGED = "follow-up-arrangement-decided"
AS_ARRANGED = "follow-up-as-arranged"
QUIET = "case-without-activity"
WAIT = "wait-before-measure-starts"
REPEATED = "same-decision-repeated"
CURRENT = "investigation-current"
HALF_YEAR = "conversation-within-half-year"
FIXED = [
    H24, ACK, M4, PRE, BEFORE_PLACEMENT, BEFORE_MEASURE, HEARD_DURING, HEARD, ACTION_PLAN, CHILDS_PLAN, POSITION,
    PLAN_FIRST, CUSTODY, CUSTODY_MOVE, YOUTH_15, CHILD_12, FIRST, SIX, ARRANGED, AS_ARRANGED, QUIET, WAIT, REPEATED,
    CURRENT, HALF_YEAR,
]  # fmt: skip

EXAMPLE = {
    "format": "childlaw-case/1",
    "id": "case-17",
    "child": {"born": "2009-05-14"},
    "parties": [
        {"id": "mother", "role": "custody_holder"},
        {"id": "father", "role": "custody_holder", "until": "2022-06-30"},
    ],
    "as_of": "2024-08-01",
    "coverage": {"supervision_visit": False, "child_conversation_held": {"from": "2015-01-01"}},
    "events": [
        {
            "type": "notification_received", "at": "2024-03-11T14:05:00+01:00", "notification": "n1",
            "notifier": "professional", "recorded_at": "2024-03-12T08:30:00+01:00",
        },
        {"type": "need_identified", "at": "2024-03-11", "need": "n1"},
        {"type": "investigation_decided", "at": "2024-03-14", "investigation": "i1", "need": "n1"},
        {"type": "investigation_completed", "at": "2024-07-12", "investigation": "i1"},
    ],
}  # fmt: skip


# --- shorthand for what comes again and again ------------------------------------------------------------------------


def notified(at, *more, **fields):
    return case(ev("notification_received", at, notification="n1", notifier="professional"), *more, **fields)


def assessed(at, **fields):
    return ev("notification_assessed", at, **{"notification": "n1", **fields})


def acknowledged(at, **fields):
    return ev("notification_acknowledged", at, **{"notification": "n1", **fields})


def need(at, **fields):
    return ev("need_identified", at, **{"need": "n1", **fields})


def decided(at, **fields):
    return ev("investigation_decided", at, **{"investigation": "i1", "need": "n1", **fields})


def completed(at, **fields):
    return ev("investigation_completed", at, **{"investigation": "i1", **fields})


def preliminary(at, **fields):
    return ev("preliminary_assessment_made", at, **{"investigation": "i1", **fields})


def investigated(need_at="2024-03-11", *more, **fields):
    return case(need(need_at), decided(need_at), *more, **fields)


def placement(at="2024-05-01", **fields):
    return ev(
        "decision_made",
        at,
        **{"decision": "d1", "kind": "placement", "measure_kind": "placement", "measure": "m1", **fields},
    )


def support(at="2024-05-01", **fields):
    return ev(
        "decision_made",
        at,
        **{"decision": "d1", "kind": "measure", "measure_kind": "home_support", "measure": "m1", **fields},
    )


def move(at="2024-05-01", **fields):
    return ev("decision_made", at, **{"decision": "d1", "kind": "change_of_place", "measure": "m1", **fields})


def talk(at, **fields):
    return ev("child_conversation_held", at, **{"contact": "conversation", **fields})


def waived(at, reason, view, **fields):
    return ev("child_conversation_waived", at, reason_stated=reason, view_obtained_otherwise=view, **fields)


def consent(at, by="mother", **fields):
    return ev("consent_given", at, **{"by": by, "about": ["d1"], **fields})


def started(at, **fields):
    return ev("measure_started", at, **{"measure": "m1", "kind": "home_support", **fields})


def ended(at, **fields):
    return ev("measure_ended", at, **{"measure": "m1", **fields})


def follow_up(at, **fields):
    return ev("follow_up_held", at, **{"measure": "m1", **fields})


def plan(at, kind="childs_plan", **fields):
    return ev("plan_made", at, kind=kind, **fields)


def problems(document):
    with pytest.raises(CaseError) as caught:
        evaluate(document, as_of="2026-06-01")
    return str(caught.value)


# --- CASE.md: fields --------------------------------------------------------------------------------------------------


def test_the_example_of_the_contract_gives_the_finding_of_the_contract():
    finding = one(run(EXAMPLE, None), M4)
    told = {k: finding[k] for k in ("version", "category", "basis", "status", "subject", "occurrence", "due")}
    assert told == {
        "version": "bl-2024", "category": "investigation", "basis": "statute", "status": "met_late",
        "subject": {"need": "n1"}, "occurrence": None, "due": "2024-07-11",
    }  # fmt: skip
    assert finding["trigger"] == {"event": "e2", "at": "2024-03-11"}
    assert finding["fulfilled_by"] == {"event": "e4", "at": "2024-07-12"}
    assert finding["days_late"] == 1
    assert finding["source"]["act"] == "BL"
    assert finding["source"]["provision"] == "§ 20, stk. 3"
    assert finding["source"]["edition"] == "LBK nr 282 af 17/03/2025"
    assert finding["source"]["evidence"] == "verified"
    for empty in ("remarks", "missing_facts", "possible", "sensitive_to"):
        assert finding[empty] == []


@pytest.mark.parametrize("number", ["010203-1234", "0102031234", "sag 010203-1234 b", "x0102031234y 010203-1234"])
def test_an_id_shaped_like_a_cpr_number_is_refused_without_repeating_it(number):
    text = problems(case(id=number))
    assert "010203" not in text
    assert "1234" not in text


def test_a_cpr_number_in_another_field_is_refused():
    assert "0102031234" not in problems(notified("2024-03-11", acknowledged("2024-03-12", id="0102031234")))


def test_a_cpr_number_in_a_key_is_refused():
    text = problems(notified("2024-03-11", acknowledged("2024-03-12", **{"010203-1234": True})))
    assert "010203-1234" not in text


def test_a_cpr_number_inside_a_note_is_masked_and_the_case_is_read():
    document = notified("2024-03-11", acknowledged("2024-03-12", note="ringede til 010203-1234 i dag"))
    assert "010203-1234" not in json.dumps(run(document))


def test_a_note_that_is_nothing_but_a_cpr_number_is_refused():
    assert "010203" not in problems(notified("2024-03-11", acknowledged("2024-03-12", note="010203-1234")))


def test_a_note_is_never_repeated_in_findings():
    document = notified(
        "2024-03-11", acknowledged("2024-03-12", note="hemmelighed"), assessed("2024-03-15", note="hemmelighed")
    )
    assert "hemmelighed" not in json.dumps(run(document))


def test_a_note_is_never_repeated_in_errors():
    assert "hemmelighed" not in problems(notified("2024-03-11", acknowledged("soon", note="hemmelighed")))
    assert "hemmelighed" not in problems(notified("2024-03-11", acknowledged("2024-03-12", note=["hemmelighed"])))


def test_born_takes_a_year_and_the_finding_is_open_where_that_leaves_the_age_open():
    document = case(placement("2024-05-01", with_consent=True), child={"born": "2009"})
    assert undetermined(one(run(document), YOUTH_15))


def test_born_takes_a_year_and_the_finding_is_decided_where_every_day_of_it_agrees():
    assert status(YOUTH_15, case(placement("2024-05-01", with_consent=True), child={"born": "2008"})) == "missing"
    assert not_applicable(YOUTH_15, case(placement("2024-05-01", with_consent=True), child={"born": "2010"}))


def test_party_days_are_both_inclusive():
    father = {**FATHER, "from": "2024-04-01", "until": "2024-05-01"}
    for day, there in [("2024-03-31", 0), ("2024-04-01", 1), ("2024-05-01", 1), ("2024-05-02", 0)]:
        report = run(case(support(day, with_consent=True), parties=[MOTHER, father]))
        assert len(find(report, CUSTODY, party="father")) == there, day
        assert len(find(report, CUSTODY, party="mother")) == 1


def test_the_child_is_the_party_child_without_being_listed():
    document = case(placement(with_consent=True), consent("2024-04-30", "child"), child={"born": "2008-01-01"})
    assert status(YOUTH_15, document) == "met"


def test_a_party_that_is_not_listed_is_an_error():
    assert "events[1].by" in problems(case(support(), consent("2024-04-30", "uncle")))


def test_the_argument_as_of_wins_over_the_case():
    report = run(notified("2024-03-11", as_of="2024-08-01"), "2024-03-12")
    assert report["as_of"] == "2024-03-12"
    assert one(report, ACK)["status"] == "pending"


def test_the_as_of_of_the_case_is_used_without_an_argument():
    assert run(notified("2024-03-11", as_of="2024-03-19"), None)["as_of"] == "2024-03-19"


def test_with_neither_as_of_is_today_in_copenhagen():
    before = datetime.now(ZoneInfo("Europe/Copenhagen")).date().isoformat()
    used = run(notified("2024-03-11"), None)["as_of"]
    assert used in {before, datetime.now(ZoneInfo("Europe/Copenhagen")).date().isoformat()}


def test_as_of_takes_a_date_a_datetime_or_a_text():
    document = notified("2024-03-11")
    for moment in (date(2024, 3, 19), "2024-03-19", datetime(2024, 3, 19, 12, tzinfo=ZoneInfo("Europe/Copenhagen"))):
        assert one(run(document, moment), ACK)["status"] == "pending"


# --- CASE.md: coverage ------------------------------------------------------------------------------------------------


def test_without_a_coverage_key_absence_means_that_it_did_not_happen():
    assert status(ACK, notified("2024-03-11")) == "overdue"


def test_where_an_event_is_never_recorded_its_absence_is_undetermined():
    document = notified("2024-03-11", coverage={"notification_acknowledged": False})
    undetermined(one(run(document), ACK), "met", "met_late", "overdue")


@pytest.mark.parametrize(
    ("period", "decided_as"),
    [
        ({"from": "2024-01-01"}, "overdue"),
        ({"from": "2024-03-12"}, "undetermined"),  # it may have been sent on the day of receipt
        ({"from": "2024-03-15"}, "undetermined"),
        ({"until": "2024-03-15"}, "undetermined"),
        ({"from": "2024-03-01", "until": "2024-03-18"}, "undetermined"),
    ],
)
def test_coverage_for_a_period_only(period, decided_as):
    assert status(ACK, notified("2024-03-11", coverage={"notification_acknowledged": period})) == decided_as


def test_covered_to_the_due_day_only_it_is_not_met_in_time_and_met_late_stays_possible():
    document = notified("2024-03-11", coverage={"notification_acknowledged": {"until": "2024-03-19"}})
    undetermined(one(run(document), ACK), "met_late", "overdue")


def test_events_that_are_there_always_count_covered_or_not():
    document = notified("2024-03-11", acknowledged("2024-03-19"), coverage={"notification_acknowledged": False})
    assert status(ACK, document) == "met"


def test_a_rule_whose_starting_event_is_not_covered_and_not_there_is_not_applicable():
    for rule, kind in [(ACK, "notification_received"), (FIRST, "measure_started"), (HEARD, "decision_made")]:
        assert not_applicable(rule, case(coverage={kind: False}))


def test_the_reason_for_not_applicable_tells_not_covered_from_not_there():
    bare, blind = run(case()), run(case(coverage={"notification_received": False}))
    reasons = [next(n["reason"]["en"] for n in r["not_applicable"] if n["rule"] == ACK) for r in (bare, blind)]
    assert reasons[0] != reasons[1]


def test_a_starting_event_that_is_there_counts_though_it_is_not_covered():
    assert status(ACK, notified("2024-03-11", coverage={"notification_received": False})) == "overdue"


def test_where_the_end_of_a_measure_is_not_covered_still_running_is_not_known():
    document = case(started("2024-03-01"), coverage={"measure_ended": False})
    assert undetermined(one(run(document), FIRST))


def test_a_conversation_that_is_not_covered_leaves_a_precondition_open():
    document = case(support(), coverage={"child_conversation_held": {"until": "2024-01-01"}})
    undetermined(one(run(document), HEARD), "met", "missing")


# --- CASE.md: events and errors ---------------------------------------------------------------------------------------


def busy_case():
    return case(
        ev("notification_received", "2024-03-11T14:05:00+01:00", notification="n1", notifier="professional"),
        need("2024-03-11"),
        decided("2024-03-14"),
        talk("2024-04-01"),
        completed("2024-06-12"),
        consent("2024-06-14"),
        support("2024-06-14", with_consent=True, plan_position=True, plan_wanted=True),
        started("2024-06-20"),
        follow_up("2024-09-01", arrangement_decided=True, reason_stated=True, next_due="2025-01-01"),
        plan("2024-07"),
        follow_up(None),
    )


def test_the_order_of_the_events_does_not_matter():
    document = busy_case()
    document["events"] = [{**e, "id": f"x{i}"} for i, e in enumerate(document["events"])]
    expected = evaluate(document, as_of="2025-03-01").model_dump_json()
    for seed in range(5):
        events = list(document["events"])
        random.Random(seed).shuffle(events)
        assert evaluate({**document, "events": events}, as_of="2025-03-01").model_dump_json() == expected


def test_the_order_of_the_events_does_not_matter_where_ids_are_made_up():
    document = busy_case()
    expected = [(f["rule"], f["status"], f["due"]) for f in run(document, "2025-03-01")["findings"]]
    document["events"].reverse()
    assert [(f["rule"], f["status"], f["due"]) for f in run(document, "2025-03-01")["findings"]] == expected


def test_ids_made_up_are_deterministic():
    assert evaluate(EXAMPLE).model_dump_json() == evaluate(json.loads(json.dumps(EXAMPLE))).model_dump_json()


def test_an_event_id_is_unique():
    assert problems(notified("2024-03-11", acknowledged("2024-03-12", id="a"), assessed("2024-03-11", id="a")))


def test_an_unknown_field_is_an_error_with_path_and_suggestion():
    events = [need("2024-03-11"), need("2024-03-11"), need("2024-03-11")]
    text = problems(case(*events, ev("notification_received", "2024-03-11", notifer="professional")))
    assert "events[3].notifer: unknown field, did you mean 'notifier'?" in text


def test_an_unknown_type_is_an_error_with_path_and_suggestion():
    text = problems(case(ev("notification_recieved", "2024-03-11")))
    assert "events[0].type" in text
    assert "notification_received" in text


def test_all_errors_of_a_case_are_reported_at_once():
    text = problems(case(ev("notification_recieved", "2024-03-11"), need("never"), consent("2024-01-01", "uncle")))
    for path in ("events[0].type", "events[1].at", "events[2].by"):
        assert path in text


def test_an_unknown_value_of_a_word_is_an_error():
    assert "events[0].notifier" in problems(case(ev("notification_received", "2024-03-11", notifier="neighbour")))


def test_the_input_is_not_changed():
    document = busy_case()
    copy = json.loads(json.dumps(document))
    run(document)
    assert document == copy


# --- CASE.md: points in time ------------------------------------------------------------------------------------------


def test_an_instant_without_offset_is_local_time_in_copenhagen():
    assert one(run(notified("2024-07-01T10:00:00")), H24)["due"] == "2024-07-02T10:00:00+02:00"
    assert one(run(notified("2024-01-08T10:00:00")), H24)["due"] == "2024-01-09T10:00:00+01:00"


def test_a_local_time_that_does_not_exist_is_an_error():
    assert "events[0].at" in problems(notified("2024-03-31T02:30:00"))


def test_a_local_time_that_exists_twice_is_the_earlier():
    assert one(run(notified("2024-10-27T02:30:00")), H24)["due"] == "2024-10-28T01:30:00+01:00"


def test_the_day_of_an_instant_is_its_day_in_copenhagen():
    assert one(run(notified("2024-03-10T23:30:00+00:00")), ACK)["due"] == "2024-03-19"
    assert one(run(notified("2024-03-11T22:59:00+00:00")), ACK)["due"] == "2024-03-19"
    assert one(run(notified("2024-03-11T23:01:00+00:00")), ACK)["due"] == "2024-03-20"


@pytest.mark.parametrize(
    ("at", "decided_as"),
    [
        ("2024-06", "met"),
        ("2024-08", "met_late"),
        ("2024-07", "undetermined"),
        ("2024", "undetermined"),
        ("2025", "met_late"),
        ("2024-07-01/2024-07-11", "met"),
        ("2024-07-11/2024-07-12", "undetermined"),
        ("2024-07-12/2024-07-20", "met_late"),
        (None, "undetermined"),
    ],
)
def test_a_finding_is_decided_only_where_every_possibility_gives_the_same_answer(at, decided_as):
    finding = one(run(investigated("2024-03-11", completed(at))), M4)
    assert finding["status"] == decided_as
    if decided_as == "undetermined" and at is not None:
        assert {"met", "met_late"} <= set(finding["possible"])


@pytest.mark.parametrize(
    ("done", "decided_as"), [("2024-07-01", "met"), ("2024-07-15", "undetermined"), ("2024-08-01", "met_late")]
)
def test_an_imprecise_start_is_a_set_of_possibilities_too(done, decided_as):
    assert status(M4, case(need("2024-03"), decided("2024-04-02"), completed(done))) == decided_as


def test_an_interval_that_reaches_past_as_of_may_or_may_not_have_happened_yet():
    report = run(investigated("2024-03-11", completed("2024-07-20/2024-09-01")), "2024-08-01")
    undetermined(one(report, M4), "met_late", "overdue")
    report = run(investigated("2024-03-11", completed("2024-06-01/2024-07-30")), "2024-06-15")
    undetermined(one(report, M4), "met", "pending")


def test_a_half_open_interval_stands_for_the_days_from_its_end_on():
    report = run(investigated("2024-03-11", completed("2024-07-12/..")), "2024-08-01")
    undetermined(one(report, M4), "met_late", "overdue")


def test_a_reversed_interval_is_an_error():
    assert "events[2].at" in problems(investigated("2024-03-11", completed("2024-07-12/2024-07-11")))


@pytest.mark.parametrize("at", ["2024-13", "2024-02-30", "11-03-2024", "2024-W10", "", 20240311])
def test_what_is_no_point_in_time_is_an_error(at):
    assert "events[0].at" in problems(notified(at))


def test_something_dated_before_what_it_fulfils_does_not_fulfil_it():
    assert status(FIRST, case(started("2024-03-01"), follow_up("2024-02-28"))) == "overdue"
    assert status(ACK, notified("2024-03-11", acknowledged("2024-03-10"))) == "overdue"


def test_an_imprecise_date_that_leaves_the_version_open_is_decided_where_the_versions_agree():
    document = case(need("2023-12-31/2024-01-01"), decided("2024-01-02"), completed("2024-03-01"))
    assert status(M4, document) == "met"


def test_an_imprecise_date_that_leaves_the_version_open_is_open_where_the_versions_disagree():
    contact = talk("2023-12-20", contact="direct_contact")
    assert undetermined(one(run(case(support("2023-12-31/2024-01-01"), contact)), HEARD))


# --- CASE.md: threads -------------------------------------------------------------------------------------------------


def test_an_event_without_its_thread_belongs_to_the_only_one_of_that_kind():
    document = notified("2024-03-11", ev("notification_acknowledged", "2024-03-19"))
    assert status(ACK, document) == "met"


def test_where_several_threads_remain_it_is_undetermined_and_names_the_field():
    document = notified(
        "2024-03-11",
        ev("notification_received", "2024-03-12", notification="n2", notifier="citizen"),
        ev("notification_acknowledged", "2024-03-14"),
    )
    for thread in ("n1", "n2"):
        finding = one(run(document), ACK, notification=thread)
        undetermined(finding, "met", "overdue")
        assert "notification" in json.dumps(finding["missing_facts"])


def test_threads_that_had_ended_by_then_do_not_count():
    document = case(
        started("2024-01-01", measure="old"),
        ended("2024-02-01", measure="old"),
        started("2024-03-01"),
        ev("follow_up_held", "2024-05-01"),
    )
    assert status(FIRST, document, subject={"measure": "m1"}) == "met"


def test_the_event_that_opens_a_thread_gets_an_id_of_its_own_when_it_has_none():
    document = case(
        ev("notification_received", "2024-03-11", notifier="citizen"),
        ev("notification_received", "2024-04-11", notifier="citizen"),
    )
    found = find(run(document), ACK)
    assert len(found) == 2
    assert len({f["subject"]["notification"] for f in found}) == 2


def test_an_id_that_nothing_else_names_is_not_an_error():
    assert run(case(completed("2024-07-12", investigation="elsewhere")))


def test_a_conversation_without_about_counts_for_every_decision_that_it_precedes():
    document = case(talk("2024-04-01"), support(), support("2024-05-20", decision="d2", measure="m2"))
    assert {f["status"] for f in find(run(document), HEARD)} == {"met"}


def test_a_conversation_without_about_does_not_reach_past_an_earlier_decision_about_the_same_measure():
    document = case(talk("2024-04-01"), support(), support("2024-09-20", decision="d2"))
    report = run(document)
    assert one(report, HEARD, decision="d1")["status"] == "met"
    assert one(report, HEARD, decision="d2")["status"] == "missing"


def test_one_talk_may_serve_several_decisions():
    document = case(talk("2024-04-01", about=["d1", "d2"]), support(), support("2024-09-20", decision="d2"))
    assert {f["status"] for f in find(run(document), HEARD)} == {"met"}


def test_about_is_a_thread_id_or_a_list_of_them():
    assert status(HEARD, case(talk("2024-04-01", about="d1"), support())) == "met"


def test_a_conversation_about_another_decision_does_not_count():
    document = case(talk("2024-04-01", about="d2"), support(), support("2024-05-20", decision="d2", measure="m2"))
    assert status(HEARD, document, subject={"decision": "d1"}) == "missing"


def test_a_consent_without_about_belongs_to_the_only_decision():
    document = case(support(with_consent=True), ev("consent_given", "2024-04-30", by="mother"))
    assert status(CUSTODY, document) == "met"


def test_a_consent_about_another_decision_does_not_count():
    document = case(support(with_consent=True), consent("2024-04-30", about=["d2"]))
    assert status(CUSTODY, document) == "missing"


# --- CASE.md: two clocks ----------------------------------------------------------------------------------------------


def test_events_after_as_of_are_ignored():
    document = notified("2024-03-11", acknowledged("2024-03-15"))
    assert status(ACK, document, "2024-03-14") == "pending"
    assert status(ACK, document, "2024-03-15") == "met"


def test_events_recorded_after_known_at_are_ignored():
    document = notified("2024-03-11", acknowledged("2024-03-15", recorded_at="2024-04-02"))
    assert status(ACK, document, "2024-04-01", known_at="2024-04-01") == "overdue"
    assert status(ACK, document, "2024-04-01", known_at="2024-04-02") == "met"


def test_an_event_without_recorded_at_counts_as_recorded_when_it_happened():
    document = notified("2024-03-11", acknowledged("2024-03-15"))
    assert status(ACK, document, "2024-04-01", known_at="2024-03-14") == "overdue"
    assert status(ACK, document, "2024-04-01", known_at="2024-03-15") == "met"


def test_the_report_says_which_known_at_was_used():
    assert run(notified("2024-03-11"), known_at=date(2024, 4, 1))["known_at"].startswith("2024-04-01")
    assert run(notified("2024-03-11"))["known_at"] is None


@pytest.mark.parametrize(("recorded", "late"), [("2024-03-19", False), ("2024-03-20", True), ("2024-06-01", True)])
def test_a_duty_met_in_time_but_recorded_after_its_due_day_is_met_with_recorded_late(recorded, late):
    finding = one(run(notified("2024-03-11", acknowledged("2024-03-15", recorded_at=recorded))), ACK)
    assert finding["status"] == "met"
    assert ("recorded_late" in finding["remarks"]) is late


# --- FINDINGS.md: the report ------------------------------------------------------------------------------------------


def test_the_report_has_the_fields_of_the_example_in_their_order():
    report = run(EXAMPLE, None)
    assert list(report) == [
        "format", "case", "as_of", "known_at", "ruleset", "findings", "not_applicable", "out_of_force",
    ]  # fmt: skip
    assert report["format"] == "childlaw-report/1"
    assert report["case"] == "case-17"
    assert list(report["ruleset"]) == ["version", "digest", "engine"]
    assert report["ruleset"]["digest"].startswith("sha256:")


def test_a_finding_has_the_fields_of_the_example_in_their_order():
    for finding in run(EXAMPLE, None)["findings"]:
        assert list(finding) == [
            "rule", "version", "category", "basis", "status", "subject", "occurrence", "trigger", "due",
            "fulfilled_by", "days_late", "source", "remarks", "missing_facts", "possible", "sensitive_to", "readings",
            "message", "steps",
        ]  # fmt: skip
        assert list(finding["source"]) == ["act", "provision", "edition", "url", "evidence"]
        assert list(finding["message"]) == ["da", "en"]
        assert set(finding["trigger"]) == {"event", "at"}
        assert finding["steps"]
        for listed in ("remarks", "missing_facts", "possible", "sensitive_to", "readings", "steps"):
            assert isinstance(finding[listed], list)


def test_not_applicable_gives_the_rule_and_the_reason_in_both_languages():
    for entry in run(case())["not_applicable"]:
        assert {"rule", "reason"} <= set(entry)
        assert entry["reason"]["da"].strip()
        assert entry["reason"]["en"].strip()


def test_out_of_force_gives_the_rule_and_the_day():
    report = run(notified("1999-02-01"))
    assert {"rule": ACK, "on": "1999-02-01"} in report["out_of_force"]


def rules_seen(report):
    return {e["rule"] for part in ("findings", "not_applicable", "out_of_force") for e in report[part]}


@pytest.mark.parametrize(
    "document",
    [case(), EXAMPLE, busy_case(), notified("1999-02-01"), notified("2024-03-11", coverage={"measure_started": False})],
)
def test_every_rule_of_the_set_appears_somewhere_in_the_report(document):
    assert set(FIXED) <= rules_seen(run(document))
    assert rules_seen(run(document)) == rules_seen(run(case()))


def test_a_rule_that_does_not_apply_is_not_a_finding():
    assert run(case())["findings"] == []


def test_the_same_input_gives_the_same_bytes():
    document = busy_case()
    assert (
        evaluate(document, as_of="2025-03-01").model_dump_json()
        == evaluate(document, as_of="2025-03-01").model_dump_json()
    )


def test_due_and_fulfilled_by_are_days_but_instants_with_offset_in_hour_rules():
    report = run(
        notified(
            "2024-03-11T14:05:00+01:00",
            assessed("2024-03-12T09:00:00+01:00"),
            acknowledged("2024-03-12T09:00:00+01:00"),
        )
    )
    assert one(report, ACK)["due"] == "2024-03-19"
    assert one(report, ACK)["fulfilled_by"]["at"] == "2024-03-12"
    assert one(report, H24)["due"] == "2024-03-12T14:05:00+01:00"
    assert one(report, H24)["fulfilled_by"]["at"] == "2024-03-12T09:00:00+01:00"


def test_pending_until_the_due_day_has_passed():
    document = investigated()
    assert status(M4, document, "2024-07-10") == "pending"
    assert status(M4, document, "2024-07-11") == "pending"
    assert status(M4, document, "2024-07-12") == "overdue"


def test_basis_of_the_practice_rules_is_practice():
    for rule in (QUIET,):
        assert one(run(case(started("2024-01-01"))), rule)["basis"] == "practice"


# --- notification -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "decided_as"),
    [
        ("2024-03-11T14:05:00+01:00", "met"),
        ("2024-03-12T14:04:59+01:00", "met"),
        ("2024-03-12T14:05:00+01:00", "met"),
        ("2024-03-12T14:05:01+01:00", "met_late"),
        ("2024-03-13T09:00:00+01:00", "met_late"),
        ("2024-03-11", "met"),
        ("2024-03-12", "undetermined"),
        ("2024-03-13", "met_late"),
        ("2024-03-11T14:04:00+01:00", "overdue"),
    ],
)
def test_a_notification_is_assessed_within_24_hours(at, decided_as):
    assert status(H24, notified("2024-03-11T14:05:00+01:00", assessed(at))) == decided_as


@pytest.mark.parametrize(
    ("at", "decided_as"), [("2024-03-11", "met"), ("2024-03-12", "undetermined"), ("2024-03-13", "met_late")]
)
def test_received_and_done_on_the_same_bare_day_is_in_time(at, decided_as):
    assert status(H24, notified("2024-03-11", assessed(at))) == decided_as


def test_hours_run_through_the_weekend():
    assert one(run(notified("2024-03-16T10:00:00")), H24)["due"] == "2024-03-17T10:00:00+01:00"


def test_hours_are_elapsed_hours_over_the_change_of_the_clocks():
    assert one(run(notified("2026-03-28T14:00:00"), "2026-12-01"), H24)["due"] == "2026-03-29T15:00:00+02:00"
    assert one(run(notified("2026-10-24T14:00:00"), "2026-12-01"), H24)["due"] == "2026-10-25T13:00:00+01:00"


def test_not_assessed_is_pending_and_then_overdue():
    document = notified("2024-03-11T14:05:00+01:00")
    assert status(H24, document, "2024-03-11") == "pending"
    assert status(H24, document, "2024-03-13") == "overdue"


def test_the_24_hours_are_in_force_from_2013_10_01():
    assert out_of_force(H24, notified("2013-09-30"))
    finding = one(run(notified("2013-10-01")), H24)
    assert finding["source"]["act"] == "SEL"


@pytest.mark.parametrize(("day", "act"), [("2023-12-31", "SEL"), ("2024-01-01", "BL")])
def test_a_deadline_is_governed_by_the_version_in_force_on_the_day_its_clock_starts(day, act):
    assert one(run(notified(day)), ACK)["source"]["act"] == act


def test_the_acknowledgement_is_in_force_from_2006():
    assert out_of_force(ACK, notified("2005-12-31"))
    assert status(ACK, notified("2006-01-01")) == "overdue"


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2024-03-11", "2024-03-19"),
        ("2024-03-16", "2024-03-25"),  # a Saturday
        ("2024-03-25", "2024-04-05"),  # Easter
        ("2023-04-27", "2023-05-08"),  # the last store bededag
        ("2024-04-18", "2024-04-26"),  # none any more
        ("2024-04-24", "2024-05-02"),  # 1 May counts
        ("2024-05-02", "2024-05-13"),  # Ascension
        ("2023-12-21", "2024-01-03"),  # Christmas: 24 is a Sunday; 22, 27, 28, 29, 2, 3
    ],
)
def test_hverdage_are_monday_to_friday_that_are_not_public_holidays(received, due):
    assert one(run(notified(received)), ACK)["due"] == due


@pytest.mark.parametrize(
    ("at", "decided_as", "late"),
    [
        ("2024-03-18", "met", None),
        ("2024-03-19", "met", None),
        ("2024-03-20", "met_late", 1),
        ("2024-03-29", "met_late", 10),
    ],
)
def test_a_notification_is_acknowledged_within_6_working_days(at, decided_as, late):
    finding = one(run(notified("2024-03-11", acknowledged(at))), ACK)
    assert finding["status"] == decided_as
    assert (finding["days_late"] or None) == late


def test_an_anonymous_notifier_is_not_acknowledged():
    assert not_applicable(ACK, case(ev("notification_received", "2024-03-11", notifier="anonymous")))


def test_an_absent_notifier_is_a_missing_fact_where_it_decides():
    finding = one(run(case(ev("notification_received", "2024-03-11", notification="n1"))), ACK)
    assert undetermined(finding)
    assert "notifier" in json.dumps(finding["missing_facts"])


def test_the_reading_of_saturday_is_an_argument_and_the_finding_is_sensitive_to_it():
    document = notified("2024-03-11", acknowledged("2024-03-19"))
    finding = one(run(document), ACK)
    assert finding["status"] == "met"
    assert [(s["reading"], s["status"]) for s in finding["sensitive_to"]] == [("saturday-is-a-hverdag", "met_late")]
    assert status(ACK, document, readings={"saturday-is-a-hverdag": "monday to saturday"}) == "met_late"


def test_a_finding_that_no_reading_changes_is_sensitive_to_nothing():
    assert one(run(notified("2024-03-11", acknowledged("2024-03-12"))), ACK)["sensitive_to"] == []


# --- investigation ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2024-03-11", "2024-07-11"),
        ("2023-10-31", "2024-02-29"),
        ("2023-10-29", "2024-02-29"),
        ("2024-10-31", "2025-02-28"),
        ("2024-02-29", "2024-06-29"),
        ("2024-05-31", "2024-09-30"),
        ("2024-05-08", "2024-09-08"),  # a Sunday: it does not move
        ("2024-08-25", "2024-12-25"),
    ],
)
def test_months_end_on_the_same_day_number_or_the_last_day_of_a_shorter_month(start, due):
    assert one(run(investigated(start)), M4)["due"] == due


@pytest.mark.parametrize(
    ("at", "decided_as", "late"),
    [
        ("2024-07-10", "met", None),
        ("2024-07-11", "met", None),
        ("2024-07-11T23:59:59+02:00", "met", None),
        ("2024-07-12", "met_late", 1),
    ],
)
def test_an_investigation_is_completed_within_4_months(at, decided_as, late):
    finding = one(run(investigated("2024-03-11", completed(at))), M4)
    assert finding["status"] == decided_as
    assert (finding["days_late"] or None) == late


def test_the_reading_ends_on_day_off_moves_the_due_day():
    document = investigated("2024-05-08", completed("2024-09-09"))
    finding = one(run(document), M4)
    assert finding["status"] == "met_late"
    assert [(s["reading"], s["status"]) for s in finding["sensitive_to"]] == [("ends-on-day-off", "met")]
    assert status(M4, document, readings={"ends-on-day-off": "next working day"}) == "met"


def test_a_clock_that_runs_across_the_change_of_act_is_marked():
    finding = one(run(investigated("2023-11-15", completed("2024-03-01"))), M4)
    assert finding["source"]["act"] == "SEL"
    assert "straddles_act_change" in finding["remarks"]


@pytest.mark.parametrize(
    ("start", "done", "marked"),
    [("2023-08-30", "2023-12-01", False), ("2023-09-01", "2024-01-01", True), ("2024-01-01", "2024-03-01", False)],
)
def test_a_clock_that_does_not_run_across_the_change_of_act_is_not_marked(start, done, marked):
    assert ("straddles_act_change" in one(run(investigated(start, completed(done))), M4)["remarks"]) is marked


def test_the_4_months_are_in_force_from_2006():
    assert out_of_force(M4, investigated("2005-12-31"))
    assert status(M4, investigated("2006-01-01")) == "overdue"


def test_no_investigation_decided_and_none_obligatory_is_not_applicable():
    assert not_applicable(M4, case(need("2024-03-11", investigation_obligatory=False)))


def test_an_obligatory_investigation_runs_without_a_decision():
    assert status(M4, case(need("2024-03-11", investigation_obligatory=True))) == "overdue"


def test_the_earliest_need_wins():
    document = investigated("2024-03-11", need("2024-05-11"), completed("2024-08-01"))
    finding = one(run(document), M4)
    assert finding["due"] == "2024-07-11"
    assert finding["status"] == "met_late"


def test_a_second_decision_does_not_restart_the_clock():
    document = investigated("2024-03-11", decided("2024-06-01"), completed("2024-08-01"))
    assert one(run(document), M4)["due"] == "2024-07-11"
    document = investigated(
        "2024-03-11", decided("2024-06-01", investigation="i2"), completed("2024-08-01", investigation="i2")
    )
    assert one(run(document), M4)["due"] == "2024-07-11"


def test_a_second_notification_does_not_restart_the_clock():
    later = ev("notification_received", "2024-06-01", notification="n9", notifier="citizen")
    assert one(run(investigated("2024-03-11", later, completed("2024-08-01"))), M4)["due"] == "2024-07-11"


def test_a_preliminary_assessment_in_time_excuses_once_completed():
    document = investigated("2024-03-11", preliminary("2024-07-11"), completed("2024-08-01"))
    assert status(M4, document) == "excused"


def test_while_still_open_after_the_due_day_it_is_overdue_with_a_remark():
    finding = one(run(investigated("2024-03-11", preliminary("2024-07-11"))), M4)
    assert finding["status"] == "overdue"
    assert "preliminary_assessment_in_time" in finding["remarks"]


def test_a_preliminary_assessment_that_is_late_excuses_nothing():
    document = investigated("2024-03-11", preliminary("2024-07-12"), completed("2024-08-01"))
    assert status(M4, document) == "met_late"
    finding = one(run(investigated("2024-03-11", preliminary("2024-07-12"))), M4)
    assert finding["status"] == "overdue"
    assert "preliminary_assessment_in_time" not in finding["remarks"]


def test_completed_in_time_is_met_though_a_preliminary_assessment_is_on_file():
    assert status(M4, investigated("2024-03-11", preliminary("2024-06-01"), completed("2024-07-01"))) == "met"


def test_the_preliminary_assessment_applies_only_when_not_completed_by_the_due_day():
    assert not_applicable(PRE, investigated("2024-03-11", completed("2024-07-11")))
    assert not_applicable(PRE, investigated(), "2024-07-10")
    assert status(PRE, investigated("2024-03-11", completed("2024-07-12"))) == "overdue"


@pytest.mark.parametrize(
    ("at", "decided_as"), [("2024-07-11", "met"), ("2024-07-12", "met_late"), ("2024-07", "undetermined")]
)
def test_the_preliminary_assessment_is_due_on_the_same_day(at, decided_as):
    finding = one(run(investigated("2024-03-11", preliminary(at))), PRE)
    assert finding["status"] == decided_as
    assert finding["due"] == "2024-07-11"


@pytest.mark.parametrize(
    ("at", "decided_as"),
    [
        ("2024-03-10", "missing"),
        ("2024-03-11", "met"),
        ("2024-05-01", "met"),
        ("2024-07-01", "met"),
        ("2024-07-02", "missing"),
    ],
)
def test_the_child_is_heard_between_need_and_completion(at, decided_as):
    assert status(HEARD_DURING, investigated("2024-03-11", talk(at), completed("2024-07-01"))) == decided_as


def test_a_conversation_after_completion_is_named_but_does_not_mend_it():
    finding = one(run(investigated("2024-03-11", completed("2024-07-01"), talk("2024-07-20", id="late"))), HEARD_DURING)
    assert finding["status"] == "missing"
    assert finding["fulfilled_by"] == {"event": "late", "at": "2024-07-20"}


def test_on_the_day_of_completion_the_order_is_taken_as_favourable():
    finding = one(run(investigated("2024-03-11", completed("2024-07-01"), talk("2024-07-01"))), HEARD_DURING)
    assert finding["status"] == "met"
    assert "same_day" in finding["remarks"]


@pytest.mark.parametrize(
    ("reason", "view", "decided_as"),
    [(True, True, "excused"), (True, False, "missing"), (False, True, "missing"), (False, False, "missing")],
)
def test_during_the_investigation_a_waiver_needs_reason_and_view(reason, view, decided_as):
    document = investigated("2024-03-11", waived("2024-05-01", reason, view), completed("2024-07-01"))
    assert status(HEARD_DURING, document) == decided_as


def test_heard_during_the_investigation_is_in_force_from_2013_10_01():
    child = {"born": "2005-01-01"}
    assert out_of_force(HEARD_DURING, investigated("2013-05-01", completed("2013-09-01"), child=child))
    assert status(HEARD_DURING, investigated("2014-05-01", completed("2014-09-01"), child=child)) == "missing"


@pytest.mark.parametrize("day", ["2022-05-01", "2024-05-01"])
def test_an_investigation_is_completed_before_the_placement_decision(day):
    year = day[:4]
    before = investigated(f"{year}-03-01", completed(f"{year}-04-30"), placement(day, with_consent=True))
    assert status(BEFORE_PLACEMENT, before) == "met"
    same = one(run(investigated(f"{year}-03-01", completed(day), placement(day, with_consent=True))), BEFORE_PLACEMENT)
    assert same["status"] == "met"
    assert "same_day" in same["remarks"]
    after = one(
        run(
            investigated(
                f"{year}-03-01", completed(f"{year}-05-02", id="c"), placement(day, with_consent=True, urgent=False)
            )
        ),
        BEFORE_PLACEMENT,
    )
    assert after["status"] == "missing"
    assert after["fulfilled_by"] == {"event": "c", "at": f"{year}-05-02"}
    assert status(BEFORE_PLACEMENT, case(placement(day, with_consent=True, urgent=False))) == "missing"


def test_under_barnets_lov_an_urgent_consensual_placement_may_run_parallel_to_an_investigation_already_decided():
    assert status(BEFORE_PLACEMENT, investigated("2024-04-28", placement(with_consent=True, urgent=True))) == "excused"
    assert status(BEFORE_PLACEMENT, case(placement(with_consent=True, urgent=True))) == "missing"
    late = case(need("2024-04-28"), decided("2024-05-02"), placement(with_consent=True, urgent=True))
    assert status(BEFORE_PLACEMENT, late) == "missing"


def test_under_barnets_lov_an_urgent_placement_without_consent_needs_the_investigation():
    document = investigated("2024-04-28", placement(with_consent=False, urgent=True, decided_by="committee"))
    assert status(BEFORE_PLACEMENT, document) == "missing"


def test_under_serviceloven_an_urgent_consensual_placement_is_no_exception():
    document = investigated("2022-04-28", placement("2022-05-01", with_consent=True, urgent=True))
    assert status(BEFORE_PLACEMENT, document) == "missing"


@pytest.mark.parametrize("day", ["2022-05-01", "2024-05-01"])
def test_a_provisional_decision_needs_no_completed_investigation(day):
    provisional = ev(
        "decision_made",
        day,
        decision="d1",
        kind="provisional",
        measure="m1",
        measure_kind="placement",
        with_consent=False,
        decided_by="committee_chair",
    )
    found = find(run(case(provisional)), BEFORE_PLACEMENT)
    assert not {f["status"] for f in found} & NON_COMPLIANT


def test_an_urgency_that_is_not_on_file_excuses_no_placement():
    document = investigated("2024-04-28", placement(with_consent=True))
    assert status(BEFORE_PLACEMENT, document) == "missing"


def test_an_urgency_that_is_not_on_file_excuses_no_52_measure():
    document = investigated("2022-03-01", support("2022-04-30"), started("2022-05-02"))
    assert status(BEFORE_MEASURE, document) == "missing"


def test_a_need_without_an_investigation_decided_or_said_to_be_obligatory_has_no_four_months():
    assert not_applicable(M4, case(need("2024-03-11")))


def test_an_investigation_is_completed_before_a_52_measure_starts_under_serviceloven():
    order = support("2022-04-30", urgent=False)
    assert (
        status(BEFORE_MEASURE, investigated("2022-03-01", completed("2022-05-01"), order, started("2022-05-02")))
        == "met"
    )
    assert (
        status(BEFORE_MEASURE, investigated("2022-03-01", completed("2022-05-03"), order, started("2022-05-02")))
        == "missing"
    )
    assert status(BEFORE_MEASURE, case(order, started("2022-05-02"))) == "missing"


def test_an_urgent_52_measure_may_run_parallel_to_an_investigation_already_decided():
    order = support("2022-04-30", urgent=True)
    assert status(BEFORE_MEASURE, investigated("2022-03-01", order, started("2022-05-02"))) == "excused"
    assert status(BEFORE_MEASURE, case(order, started("2022-05-02"))) == "missing"


def test_a_placement_is_not_a_52_measure_in_this_sense():
    assert not_applicable(BEFORE_MEASURE, case(started("2022-05-02", kind="placement")))


def test_a_measure_that_starts_under_barnets_lov_is_out_of_force():
    assert out_of_force(BEFORE_MEASURE, case(started("2024-01-01")))
    assert not out_of_force(BEFORE_MEASURE, case(started("2023-12-31")))


# --- the child heard before the decision ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "decided_as"), [("2024-04-30", "met"), ("2024-05-01", "met"), ("2024-05-02", "missing")]
)
def test_the_child_is_heard_before_the_decision(at, decided_as):
    finding = one(run(case(support(), talk(at, about="d1", id="t"))), HEARD)
    assert finding["status"] == decided_as
    assert finding["fulfilled_by"] == {"event": "t", "at": at}
    assert ("same_day" in finding["remarks"]) is (at == "2024-05-01")


def test_hours_on_the_day_show_that_the_conversation_came_after():
    document = case(support("2024-05-01T09:00:00"), talk("2024-05-01T15:00:00", about="d1"))
    assert status(HEARD, document) == "missing"


@pytest.mark.parametrize(
    ("day", "contact", "decided_as"),
    [
        ("2024-05-01", "direct_contact", "met"),
        ("2022-05-01", "direct_contact", "missing"),
        ("2024-05-01", "indirect", "missing"),
        ("2022-05-01", "conversation", "met"),
        ("2023-12-31", "direct_contact", "missing"),
        ("2024-01-01", "direct_contact", "met"),
    ],
)
def test_direct_contact_counts_under_barnets_lov_only(day, contact, decided_as):
    before = f"{int(day[:4]) - 1}-12-20"
    assert status(HEARD, case(support(day), talk(before, contact=contact, about="d1"))) == decided_as


@pytest.mark.parametrize("day", ["2022-05-01", "2024-05-01"])
@pytest.mark.parametrize(
    ("reason", "view", "decided_as"), [(True, True, "excused"), (True, False, "missing"), (False, True, "missing")]
)
def test_waived_only_with_reason_and_view_obtained_otherwise(day, reason, view, decided_as):
    assert status(HEARD, case(support(day), waived(f"{day[:4]}-04-20", reason, view, about="d1"))) == decided_as


def test_under_serviceloven_only_the_listed_decisions_count():
    money = {"measure_kind": "economic_support"}
    assert status(HEARD, case(support("2019-12-31", **money))) == "missing"
    assert not_applicable(HEARD, case(support("2020-01-01", **money)))
    assert status(HEARD, case(support("2024-01-01", **money))) == "missing"


def test_a_precondition_is_governed_by_the_day_of_the_decision():
    for day, act in [("2023-12-31", "SEL"), ("2024-01-01", "BL")]:
        assert one(run(case(support(day))), HEARD)["source"]["act"] == act


def test_a_provision_known_from_memory_never_yields_a_non_compliant_status():
    finding = one(run(case(support("2012-05-01"), child={"born": "2005-01-01"})), HEARD)
    assert finding["source"]["evidence"] == "memory"
    assert undetermined(finding)
    assert "the text of the provision has not been verified" in json.dumps(finding["missing_facts"])


# --- consent ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "decided_as"), [("2024-04-01", "met"), ("2024-05-01", "met"), ("2024-05-02", "missing")]
)
def test_consent_is_given_on_or_before_the_day_of_the_decision(at, decided_as):
    finding = one(run(case(support(with_consent=True), consent(at, id="c"))), CUSTODY)
    assert finding["status"] == decided_as
    assert finding["fulfilled_by"] == {"event": "c", "at": at}
    assert finding["subject"]["party"] == "mother"


@pytest.mark.parametrize(
    ("at", "decided_as"), [("2024-04-20", "missing"), ("2024-05-01", "missing"), ("2024-05-02", "met")]
)
def test_a_consent_withdrawn_on_or_before_the_day_of_the_decision_is_no_consent(at, decided_as):
    withdrawn = ev("consent_withdrawn", at, by="mother", about=["d1"])
    assert status(CUSTODY, case(support(with_consent=True), consent("2024-04-10"), withdrawn)) == decided_as


def test_a_consent_given_again_after_it_was_withdrawn_counts():
    withdrawn = ev("consent_withdrawn", "2024-04-12", by="mother", about=["d1"])
    document = case(support(with_consent=True), consent("2024-04-10"), withdrawn, consent("2024-04-14"))
    assert status(CUSTODY, document) == "met"


def test_a_refusal_or_a_mere_attempt_is_no_consent():
    for kind in ("consent_refused", "consent_sought"):
        assert (
            status(CUSTODY, case(support(with_consent=True), ev(kind, "2024-04-12", by="mother", about=["d1"])))
            == "missing"
        )


def test_every_custody_holder_has_to_consent():
    document = case(support(with_consent=True), consent("2024-04-10"), parties=[MOTHER, FATHER])
    report = run(document)
    assert one(report, CUSTODY, party="mother")["status"] == "met"
    assert one(report, CUSTODY, party="father")["status"] == "missing"


def test_only_custody_holders_are_asked():
    document = case(
        support(with_consent=True), consent("2024-04-10"), parties=[MOTHER, {"id": "dad", "role": "parent"}]
    )
    assert [f["subject"]["party"] for f in find(run(document), CUSTODY)] == ["mother"]


@pytest.mark.parametrize("decision", [support, placement])
def test_a_decision_without_consent_needs_none(decision):
    assert not_applicable(CUSTODY, case(decision(with_consent=False)))


def test_an_absent_with_consent_is_a_missing_fact_where_it_decides():
    finding = one(run(case(placement())), CUSTODY)
    assert undetermined(finding)
    assert "with_consent" in json.dumps(finding["missing_facts"])


def test_a_consent_on_file_settles_an_absent_with_consent():
    assert status(CUSTODY, case(placement(), consent("2024-04-10"))) == "met"


def test_a_deciding_body_on_file_settles_an_absent_with_consent():
    assert not_applicable(CUSTODY, case(placement(decided_by="committee")))


def test_under_serviceloven_consent_to_a_placement_given_before_birth_does_not_count():
    child = {"born": "2022-04-25"}
    before = case(placement("2022-05-01", with_consent=True), consent("2022-04-20"), child=child)
    assert status(CUSTODY, before) == "missing"
    after = case(placement("2022-05-01", with_consent=True), consent("2022-04-26"), child=child)
    assert status(CUSTODY, after) == "met"


def test_under_barnets_lov_consent_given_before_birth_counts():
    document = case(placement(with_consent=True), consent("2024-04-20"), child={"born": "2024-04-25"})
    assert status(CUSTODY, document) == "met"


def test_a_consent_of_an_imprecise_day_is_open():
    undetermined(one(run(case(support(with_consent=True), consent("2024-05"))), CUSTODY), "met", "missing")


@pytest.mark.parametrize(("born", "applies"), [("2009-05-01", True), ("2009-05-02", False), ("2009-04-30", True)])
def test_the_youth_consents_if_15_on_the_day_of_the_decision(born, applies):
    document = case(placement(with_consent=True), child={"born": born})
    if applies:
        finding = one(run(document), YOUTH_15)
        assert finding["status"] == "missing"
        assert finding["subject"]["party"] == "child"
    else:
        assert not_applicable(YOUTH_15, document)


def test_a_child_born_on_29_february_is_15_on_28_february():
    child = {"born": "2008-02-29"}
    assert status(YOUTH_15, case(placement("2023-02-28", with_consent=True), child=child)) == "missing"
    assert not_applicable(YOUTH_15, case(placement("2023-02-27", with_consent=True), child=child))


def test_the_consent_of_the_youth_may_be_withdrawn():
    withdrawn = ev("consent_withdrawn", "2024-05-01", by="child", about=["d1"])
    document = case(
        placement(with_consent=True), consent("2024-04-10", "child"), withdrawn, child={"born": "2008-01-01"}
    )
    assert status(YOUTH_15, document) == "missing"


def test_the_youth_is_not_asked_about_support_at_home():
    assert not_applicable(YOUTH_15, case(support(with_consent=True), child={"born": "2008-01-01"}))


@pytest.mark.parametrize(
    ("day", "born", "applies"),
    [
        ("2024-05-01", "2012-05-01", True),
        ("2024-05-01", "2012-05-02", False),
        ("2015-10-01", "2003-10-01", True),
        ("2015-09-30", "2003-09-30", False),
        ("2015-09-30", "2000-09-30", True),
        ("2015-09-30", "2000-10-01", False),
        ("2023-12-31", "2011-12-31", True),
    ],
)
def test_15_until_2015_09_30_and_then_12_for_a_change_of_place(day, born, applies):
    document = case(move(day, with_consent=True), child={"born": born})
    if applies:
        assert status(CHILD_12, document) == "missing"
    else:
        assert not_applicable(CHILD_12, document)


def test_the_child_of_12_consents_to_a_change_of_place():
    document = case(move(with_consent=True), consent("2024-05-01", "child"), child={"born": "2010-01-01"})
    assert status(CHILD_12, document) == "met"


def test_a_change_of_place_decided_without_consent_asks_nobody():
    document = case(move(with_consent=False, decided_by="committee"), child={"born": "2010-01-01"})
    assert not_applicable(CHILD_12, document)


def test_every_custody_holder_consents_to_a_change_of_place():
    document = case(move(with_consent=True), consent("2024-05-01"), parties=[MOTHER, FATHER])
    report = run(document)
    assert one(report, CUSTODY_MOVE, party="mother")["status"] == "met"
    assert one(report, CUSTODY_MOVE, party="father")["status"] == "missing"


# --- plan -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "decided_as"), [("2022-04-30", "met"), ("2022-05-01", "met"), ("2022-05-02", "missing")]
)
def test_an_action_plan_is_there_before_the_decision(at, decided_as):
    finding = one(run(case(support("2022-05-01", urgent=False), plan(at, "action_plan", id="p"))), ACTION_PLAN)
    assert finding["status"] == decided_as
    assert finding["fulfilled_by"] == {"event": "p", "at": at}
    assert ("same_day" in finding["remarks"]) is (at == "2022-05-01")


def test_an_urgent_decision_with_its_purpose_stated_is_excused_from_the_plan():
    assert status(ACTION_PLAN, case(support("2022-05-01", urgent=True, purpose_stated=True))) == "excused"
    assert status(ACTION_PLAN, case(support("2022-05-01", urgent=True, purpose_stated=False))) == "missing"
    assert status(ACTION_PLAN, case(support("2022-05-01", urgent=False, purpose_stated=True))) == "missing"


@pytest.mark.parametrize("flags", [{"urgent": True}, {"purpose_stated": True}])
def test_the_urgent_route_excuses_only_with_all_that_the_statute_demands_on_file(flags):
    assert status(ACTION_PLAN, case(support("2022-05-01", **flags))) == "missing"


def test_the_plan_after_an_urgent_decision_is_a_finding_of_its_own():
    report = run(case(support("2022-05-01", urgent=True, purpose_stated=True)))
    own = [f for f in report["findings"] if f["category"] == "plan" and f["due"] == "2022-09-01"]
    assert [f["status"] for f in own] == ["overdue"]


def test_the_action_plan_belongs_to_serviceloven():
    assert status(ACTION_PLAN, case(support("2023-12-31", urgent=False))) == "missing"
    assert out_of_force(ACTION_PLAN, case(support("2024-01-01", urgent=False)))


@pytest.mark.parametrize(
    ("day", "due"), [("2024-01-31", "2024-04-30"), ("2024-11-30", "2025-02-28"), ("2024-05-01", "2024-08-01")]
)
def test_the_childs_plan_is_due_3_months_from_the_decision(day, due):
    assert one(run(case(placement(day, with_consent=True))), CHILDS_PLAN)["due"] == due


@pytest.mark.parametrize(
    ("at", "decided_as"), [("2024-08-01", "met"), ("2024-08-02", "met_late"), ("2024-08", "undetermined")]
)
def test_the_childs_plan_within_3_months(at, decided_as):
    assert status(CHILDS_PLAN, case(placement(with_consent=True), plan(at))) == decided_as


def test_a_32_decision_needs_a_plan_where_one_is_wanted():
    assert status(CHILDS_PLAN, case(support(plan_position=True, plan_wanted=True))) == "overdue"
    assert not_applicable(CHILDS_PLAN, case(support(plan_position=True, plan_wanted=False)))
    assert undetermined(one(run(case(support(plan_position=True))), CHILDS_PLAN))


def test_a_placement_without_consent_has_its_plan_beforehand():
    assert not_applicable(CHILDS_PLAN, case(placement(with_consent=False, decided_by="committee")))


def test_a_consent_on_file_settles_what_kind_of_placement_it_is():
    assert status(CHILDS_PLAN, case(placement(), consent("2024-04-10"))) == "overdue"


def test_from_16_a_youth_plan_counts_instead():
    youth = {"born": "2008-05-01"}
    assert (
        status(CHILDS_PLAN, case(placement(with_consent=True), plan("2024-06-01", "youth_plan"), child=youth)) == "met"
    )
    assert (
        status(CHILDS_PLAN, case(placement(with_consent=True), plan("2024-06-01", "childs_plan"), child=youth))
        == "overdue"
    )


def test_the_childs_plan_belongs_to_barnets_lov():
    assert out_of_force(CHILDS_PLAN, case(placement("2023-12-31", with_consent=True)))


@pytest.mark.parametrize(
    ("flags", "decided_as"),
    [({"plan_position": True}, "met"), ({"plan_position": False}, "missing"), ({}, "undetermined")],
)
def test_a_flag_of_the_very_event_false_is_missing_and_absent_is_undetermined(flags, decided_as):
    assert status(POSITION, case(support(**flags))) == decided_as


def test_plan_position_belongs_to_barnets_lov_and_to_32():
    assert out_of_force(POSITION, case(support("2023-12-31", plan_position=False)))
    assert not_applicable(POSITION, case(placement(with_consent=True)))


@pytest.mark.parametrize(
    ("at", "decided_as"), [("2024-04-30", "met"), ("2024-05-01", "met"), ("2024-05-02", "missing")]
)
def test_a_plan_before_a_placement_without_consent(at, decided_as):
    document = case(placement(with_consent=False, decided_by="committee"), plan(at, id="p"))
    finding = one(run(document), PLAN_FIRST)
    assert finding["status"] == decided_as
    assert finding["fulfilled_by"] == {"event": "p", "at": at}


def test_a_placement_with_consent_needs_no_plan_beforehand():
    assert not_applicable(PLAN_FIRST, case(placement(with_consent=True)))


def test_the_committee_on_file_settles_that_the_placement_is_without_consent():
    assert status(PLAN_FIRST, case(placement(decided_by="committee"))) == "missing"


# --- follow-up --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2022-11-30", "2023-02-28"),
        ("2023-11-30", "2024-02-29"),
        ("2024-01-31", "2024-04-30"),
        ("2024-03-01", "2024-06-01"),
    ],
)
def test_the_first_follow_up_is_due_3_months_from_the_start(start, due):
    assert one(run(case(started(start))), FIRST)["due"] == due


@pytest.mark.parametrize(
    ("at", "decided_as", "late"),
    [("2024-03-01", "met", None), ("2024-06-01", "met", None), ("2024-06-02", "met_late", 1)],
)
def test_the_first_follow_up_within_3_months(at, decided_as, late):
    finding = one(run(case(started("2024-03-01"), follow_up(at))), FIRST)
    assert finding["status"] == decided_as
    assert (finding["days_late"] or None) == late


def test_a_follow_up_of_another_measure_does_not_count():
    document = case(started("2024-03-01"), started("2024-03-01", measure="m2"), follow_up("2024-04-01", measure="m2"))
    assert status(FIRST, document, subject={"measure": "m1"}) == "overdue"


def test_the_first_follow_up_falls_away_when_the_measure_ends_before_it_is_due():
    assert not_applicable(FIRST, case(started("2024-03-01"), ended("2024-05-31")))
    assert status(FIRST, case(started("2024-03-01"), ended("2024-06-02"))) == "overdue"


def test_a_return_home_ends_the_placement():
    home = ev("child_returned_home", "2024-04-01", measure="m1")
    assert not_applicable(FIRST, case(started("2024-03-01", kind="placement"), home))


def test_a_return_home_does_not_end_the_placement_where_a_measure_ended_says_otherwise():
    home = ev("child_returned_home", "2024-04-01", measure="m1")
    document = case(started("2024-03-01", kind="placement"), home, ended("2024-07-01"))
    assert status(FIRST, document) == "overdue"


def test_the_childs_plan_does_not_fall_away_with_a_return_home_where_a_measure_ended_says_otherwise():
    home = ev("child_returned_home", "2024-06-01", measure="m1")
    placed = started("2024-05-02", kind="placement")
    assert status(CHILDS_PLAN, case(placement(with_consent=True), placed, home, ended("2024-12-01"))) == "overdue"


def test_a_thread_has_not_ended_by_a_return_home_where_a_measure_ended_says_otherwise():
    document = case(
        started("2024-03-01", kind="placement"),
        started("2024-03-01", measure="m2"),
        ev("child_returned_home", "2024-04-01", measure="m1"),
        ended("2024-12-01"),
        ev("follow_up_held", "2024-05-01"),
    )
    undetermined(one(run(document), FIRST, measure="m2"), "met", "overdue")


@pytest.mark.parametrize(("at", "decided_as"), [("2024-04-15", "met"), ("2024-04-16", "met_late")])
def test_under_barnets_lov_the_end_of_a_parallel_investigation_brings_the_first_follow_up_forward(at, decided_as):
    document = investigated("2024-02-01", started("2024-03-01"), completed("2024-04-15"), follow_up(at))
    finding = one(run(document), FIRST)
    assert finding["due"] == "2024-04-15"
    assert finding["status"] == decided_as


def test_under_serviceloven_it_does_not():
    document = investigated("2022-02-01", started("2022-03-01"), completed("2022-04-15"))
    assert one(run(document), FIRST)["due"] == "2022-06-01"


def test_an_investigation_completed_before_the_start_is_not_parallel():
    document = investigated("2023-12-01", completed("2024-02-15"), started("2024-03-01"))
    assert one(run(document), FIRST)["due"] == "2024-06-01"


def test_a_first_follow_up_across_the_change_of_act_is_marked():
    finding = one(run(case(started("2023-11-15"))), FIRST)
    assert finding["source"]["act"] == "SEL"
    assert "straddles_act_change" in finding["remarks"]


def test_six_months_run_from_the_previous_follow_up_held():
    document = case(
        started("2022-01-01"),
        follow_up("2022-03-31"),
        follow_up("2022-09-30"),
        follow_up("2023-04-01"),
        ended("2023-05-01"),
    )
    found = sorted(find(run(document), SIX), key=lambda f: f["occurrence"])
    assert [(f["occurrence"], f["due"], f["status"]) for f in found] == [
        (1, "2022-09-30", "met"),
        (2, "2023-03-30", "met_late"),
    ]


@pytest.mark.parametrize(("held", "due"), [("2023-06-30", "2023-12-30"), ("2023-06-29", "2023-12-29")])
def test_an_interval_that_ends_under_serviceloven_is_a_duty(held, due):
    report = run(case(started("2023-04-01"), follow_up(held)), "2024-03-01")
    assert [(f["due"], f["status"]) for f in find(report, SIX)] == [(due, "overdue")]


def test_an_interval_that_runs_into_2024_is_not_a_duty_under_serviceloven_any_more():
    assert out_of_force(SIX, case(started("2023-06-01"), follow_up("2023-07-01")), "2024-03-01")


def test_the_reading_that_running_measures_keep_the_interval():
    document = case(started("2023-06-01"), follow_up("2023-07-01"))
    answer = {"running-measures-keep-the-interval": "start of the measure, until a new decision"}
    assert one(run(document, "2024-03-01", readings=answer), SIX)["status"] == "overdue"


def test_an_interval_cut_short_by_the_end_of_the_measure_is_no_finding():
    assert not_applicable(SIX, case(started("2022-01-01"), follow_up("2022-03-31"), ended("2022-08-01")))


def test_the_running_interval_is_pending():
    found = find(run(case(started("2022-01-01"), follow_up("2022-03-31")), "2022-09-30"), SIX)
    assert [(f["due"], f["status"]) for f in found] == [("2022-09-30", "pending")]


@pytest.mark.parametrize(
    ("flags", "decided_as"),
    [
        ({"arrangement_decided": True, "reason_stated": True}, "met"),
        ({"arrangement_decided": False, "reason_stated": True}, "missing"),
        ({"arrangement_decided": True, "reason_stated": False}, "missing"),
        ({"arrangement_decided": True}, "undetermined"),
        ({}, "undetermined"),
    ],
)
def test_the_first_follow_up_decides_with_reasons_how_follow_up_goes_on(flags, decided_as):
    assert status(ARRANGED, case(started("2024-03-01"), follow_up("2024-05-01", **flags))) == decided_as


def test_only_the_first_follow_up_is_asked_for_the_arrangement():
    flags = {"arrangement_decided": True, "reason_stated": True}
    document = case(
        started("2024-03-01"), follow_up("2024-05-01", **flags), follow_up("2024-08-01", arrangement_decided=False)
    )
    assert status(ARRANGED, document) == "met"


@pytest.mark.parametrize(("at", "decided_as"), [("2024-08-01", "met"), ("2024-08-02", "met_late")])
def test_follow_up_by_the_next_due_the_last_follow_up_set(at, decided_as):
    document = case(
        started("2024-03-01"), follow_up("2024-05-01", next_due="2024-08-01"), follow_up(at), ended("2024-09-01")
    )
    finding = next(f for f in find(run(document), AS_ARRANGED) if f["occurrence"] == 1)
    assert finding["due"] == "2024-08-01"
    assert finding["status"] == decided_as


def test_follow_up_as_arranged_is_pending_and_then_overdue():
    document = case(started("2024-03-01"), follow_up("2024-05-01", next_due="2024-08-01"))
    assert status(AS_ARRANGED, document, "2024-08-01") == "pending"
    assert status(AS_ARRANGED, document, "2024-08-02") == "overdue"


# --- practice ---------------------------------------------------------------------------------------------------------


def test_more_than_6_months_without_any_event_while_a_measure_runs():
    note = "journal_note"
    quiet = find(run(case(started("2024-01-15"), ev(note, "2024-07-15"), ended("2024-07-20"))), QUIET)
    assert {f["status"] for f in quiet} == {"met"}
    gap = find(run(case(started("2024-01-15"), ev(note, "2024-07-16"), ended("2024-07-20"))), QUIET)
    assert "met_late" in {f["status"] for f in gap}


def test_a_silence_that_lasts_is_overdue():
    document = case(started("2024-01-15"))
    assert "overdue" not in {f["status"] for f in find(run(document, "2024-07-15"), QUIET)}
    assert "overdue" in {f["status"] for f in find(run(document, "2024-07-16"), QUIET)}


def test_silence_after_the_measure_has_ended_is_none():
    document = case(started("2024-01-15"), ended("2024-03-01"))
    assert not {f["status"] for f in find(run(document, "2025-03-01"), QUIET)} & NON_COMPLIANT


def test_silence_in_an_open_investigation_counts_too():
    assert "overdue" in {f["status"] for f in find(run(investigated("2024-01-15"), "2024-07-16"), QUIET)}


def test_where_nothing_is_open_silence_does_not_matter():
    assert not_applicable(QUIET, notified("2024-03-11"))


@pytest.mark.parametrize(
    ("start", "decided_as"), [("2024-07-31", "met"), ("2024-08-01", "met"), ("2024-08-02", "met_late")]
)
def test_the_wait_from_decision_to_start_is_at_most_3_months(start, decided_as):
    assert status(WAIT, case(support(), started(start, decision="d1"))) == decided_as


def test_the_start_of_a_measure_that_names_no_decision_belongs_to_the_only_one():
    decision = ev("decision_made", "2024-05-01", decision="d1", kind="measure", measure_kind="home_support")
    assert status(WAIT, case(decision, started("2024-06-01"))) == "met"


def test_the_start_that_names_neither_measure_nor_decision_belongs_to_the_only_decision():
    assert status(WAIT, case(support(), ev("measure_started", "2024-06-01", kind="home_support"))) == "met"


def test_the_start_that_names_its_decision_and_no_measure_belongs_to_that_decision():
    document = case(support(), ev("measure_started", "2024-06-01", kind="home_support", decision="d1"))
    assert status(WAIT, document) == "met"


def test_a_measure_not_started_is_pending_and_then_overdue():
    assert status(WAIT, case(support(with_consent=True, granted=True)), "2024-08-01") == "pending"
    assert status(WAIT, case(support(with_consent=True, granted=True)), "2024-08-02") == "overdue"


def test_an_investigation_decided_again_while_the_first_is_open():
    again = decided("2024-05-01", investigation="i2")
    found = find(run(investigated("2024-03-11", again, completed("2024-07-01"))), REPEATED)
    assert {f["status"] for f in found} & NON_COMPLIANT


def test_an_investigation_decided_after_the_first_is_completed_is_no_repetition():
    again = decided("2024-05-01", investigation="i2")
    found = find(run(investigated("2024-03-11", completed("2024-04-30"), again)), REPEATED)
    assert not {f["status"] for f in found} & NON_COMPLIANT


def rests_on(kind, *more):
    return case(
        need("2024-01-01"),
        decided("2024-01-01"),
        completed("2024-04-01", for_measure=kind),
        support(),
        started("2024-05-10", decision="d1"),
        *more,
    )


def test_the_investigation_points_to_the_kind_of_measure_that_runs():
    assert status(CURRENT, rests_on("home_support")) == "met"
    assert status(CURRENT, rests_on("contact_person")) in NON_COMPLIANT


def test_a_life_event_since_asks_for_an_update():
    life = ev("life_event", "2024-08-01")
    assert status(CURRENT, rests_on("home_support", life)) in NON_COMPLIANT
    update = ev("investigation_updated", "2024-08-20", investigation="i1", for_measure="home_support")
    assert status(CURRENT, rests_on("home_support", life, update)) == "met"


@pytest.mark.parametrize(("as_of", "compliant"), [("2024-11-01", True), ("2024-11-02", False)])
def test_while_a_measure_runs_there_is_a_conversation_in_the_last_6_months(as_of, compliant):
    document = case(started("2024-01-15"), talk("2024-05-01"))
    found = find(run(document, as_of), HALF_YEAR)
    assert found
    latest = max(found, key=lambda f: f["occurrence"] or 0)
    assert (latest["status"] not in NON_COMPLIANT) is compliant


# --- CLI.md -----------------------------------------------------------------------------------------------------------


def childlaw(*arguments, stdin=None):
    command = [sys.executable, "-m", "childlaw_rules.cli", *map(str, arguments)]
    return subprocess.run(
        command, input=stdin, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120
    )


@pytest.fixture
def example(tmp_path):
    path = tmp_path / "case.json"
    path.write_text(json.dumps(EXAMPLE), encoding="utf-8")
    return path


@pytest.fixture
def clean(tmp_path):
    path = tmp_path / "clean.json"
    path.write_text(json.dumps(case(as_of="2024-08-01")), encoding="utf-8")
    return path


def test_cli_exit_status_0_1_and_2(example, clean, tmp_path):
    assert childlaw("evaluate", clean).returncode == 0
    assert childlaw("evaluate", example).returncode == 1
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    assert childlaw("evaluate", tmp_path / "bad.json").returncode == 2
    assert childlaw("evaluate", tmp_path / "absent.json").returncode == 2


def test_cli_undetermined_is_not_non_compliant():
    document = notified("2024-03-11", coverage={"notification_acknowledged": False, "notification_assessed": False})
    assert childlaw("evaluate", "-", "--as-of", "2024-08-01", stdin=json.dumps(document)).returncode == 0


def test_cli_exit_zero_is_for_pipelines(example):
    assert childlaw("evaluate", "--exit-zero", example).returncode == 0


def test_cli_exit_zero_does_not_hide_unusable_input(tmp_path):
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    assert childlaw("evaluate", "--exit-zero", tmp_path / "bad.json").returncode == 2


def test_cli_every_error_is_a_line_of_path_and_message_on_standard_error():
    document = case(ev("notification_received", "2024-03-11", notifer="citizen"), need("never"))
    done = childlaw("evaluate", "-", stdin=json.dumps(document))
    assert done.returncode == 2
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert len(lines) == 2
    assert "events[0].notifer: unknown field, did you mean 'notifier'?" in lines[0]
    assert "events[1].at: " in lines[1]


def test_cli_json_is_exactly_what_model_dump_json_gives(example):
    done = childlaw("evaluate", "--format", "json", example)
    assert done.stdout.rstrip("\n") == evaluate(EXAMPLE).model_dump_json()


def test_cli_a_dash_is_standard_input(example):
    done = childlaw("evaluate", "--format", "json", "-", stdin=json.dumps(EXAMPLE))
    assert json.loads(done.stdout)["case"] == "case-17"


def test_cli_a_byte_order_mark_is_accepted(tmp_path):
    path = tmp_path / "bom.json"
    path.write_text("\ufeff" + json.dumps(EXAMPLE), encoding="utf-8")
    assert childlaw("evaluate", path).returncode == 1


def test_cli_jsonl_in_and_out():
    lines = "\n".join(json.dumps({**EXAMPLE, "id": name}) for name in ("a", "b"))
    done = childlaw("evaluate", "--jsonl", "--format", "jsonl", "-", stdin=lines)
    assert [json.loads(line)["case"] for line in done.stdout.splitlines()] == ["a", "b"]


def test_cli_as_of_and_known_at(example):
    done = childlaw("evaluate", "--format", "json", "--as-of", "2024-05-01", "--known-at", "2024-04-01", example)
    report = json.loads(done.stdout)
    assert report["as_of"] == "2024-05-01"
    assert report["known_at"].startswith("2024-04-01")


def test_cli_text_in_two_languages(example):
    danish, english = (childlaw("evaluate", "--lang", lang, example).stdout for lang in ("da", "en"))
    assert "Fristen (den 19. marts 2024) er udløbet" in " ".join(danish.split())
    assert "Due 19 March 2024" in " ".join(english.split())


def test_cli_only_shows_one_category(example):
    text = childlaw("evaluate", "--lang", "en", "--only", "investigation", example).stdout
    assert "11 July 2024" in " ".join(text.split())
    assert "19 March 2024" not in " ".join(text.split())


def test_cli_explain_and_all_show_more(example):
    plain = childlaw("evaluate", example).stdout
    assert len(childlaw("evaluate", "--explain", example).stdout) > len(plain)
    assert len(childlaw("evaluate", "--all", example).stdout) > len(plain)


def test_cli_rules_list_and_show_know_every_fixed_rule():
    listed = childlaw("rules", "list").stdout
    for rule in FIXED:
        assert rule in listed
    assert childlaw("rules", "show", M4).returncode == 0


def test_cli_rules_check_is_clean():
    assert childlaw("rules", "check").returncode == 0


@pytest.mark.parametrize("kind", ["case", "report", "rule"])
def test_cli_schema_is_json_schema_2020_12(kind):
    schema = json.loads(childlaw("schema", kind).stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_schema_of_a_case_takes_the_example():
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator(json.loads(childlaw("schema", "case").stdout)).validate(EXAMPLE)


def test_the_schema_of_a_report_takes_a_report():
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator(json.loads(childlaw("schema", "report").stdout)).validate(run(busy_case()))
