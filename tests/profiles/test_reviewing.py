"""How a case is asked the questions of a profile: of what, by which findings, and how these count."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from childlaw_rules import (
    Answer,
    ArgumentError,
    CaseError,
    Profile,
    evaluate,
    load_rules,
    profile,
    read_case,
    read_profile,
    review,
)
from childlaw_rules.profiles.onfile import settled_before
from childlaw_rules.rulebook import Ruleset

HEAD = """\
id: p
title: {da: Prøve, en: Trial}
source:
  by: Kommunen
  year: 2024
  evidence: secondary
  says: {da: Et eksempel, en: An example}
"""
COUNTS = """\
counts_as:
  yes: [met, excused]
  no: [met_late, overdue, missing]
  not_relevant: pending
"""
Event = dict[str, Any]


def asking(questions: str, *, more: str = "judged: case\n", counts: str = COUNTS) -> Profile:
    """A profile with some questions, each from its own lines."""
    return read_profile(f"{HEAD}{more}{counts}questions:\n{questions}", "profiles/p.yaml")


def question(id_: str, how: str) -> str:
    lines = "".join(f"    {line}\n" for line in how.splitlines())
    return f"  - id: {id_}\n    asks: {{da: Spørgsmål {id_}, en: Question {id_}}}\n{lines}"


def case(*events: Event, **more: Any) -> dict[str, Any]:
    return {"id": "c", "child": {"born": "2008-05-14"}, "as_of": "2016-01-11", **more, "events": list(events)}


def reviewed(profile_: Profile, timeline: dict[str, Any], **arguments: Any) -> list[Answer]:
    return review(evaluate(timeline, **arguments), timeline, profile_)


def said(profile_: Profile, timeline: dict[str, Any], **arguments: Any) -> dict[str, str]:
    return {answer.question: answer.answer.value for answer in reviewed(profile_, timeline, **arguments)}


STARTED: Event = {"type": "measure_started", "at": "2014-02-03", "measure": "m1", "kind": "respite"}
TALK = question("talk", "rules: conversation-within-half-year")


def talk(at: str) -> Event:
    return {"type": "child_conversation_held", "at": at}


class TestHowFindingsCount:
    @pytest.mark.parametrize(
        ("at", "expected"), [("2015-11-09", "yes"), ("2015-04-22", "no"), ("2015-06/2015-08", "not_shown")]
    )
    def test_met_and_not_met_and_undetermined(self, at: str, expected: str) -> None:
        at = "2015-06-01/2015-08-31" if expected == "not_shown" else at
        assert said(asking(TALK), case(STARTED, talk(at))) == {"talk": expected}

    def test_pending_is_not_relevant_yet(self) -> None:
        assert said(asking(TALK), case({**STARTED, "at": "2015-12-07"})) == {"talk": "not_relevant"}

    def test_no_finding_is_not_relevant(self) -> None:
        assert said(asking(TALK), case(talk("2015-11-09"))) == {"talk": "not_relevant"}

    def test_one_of_several_that_is_not_met_decides(self) -> None:
        follow_up = question("f", "rules: first-follow-up-within-3-months")
        other = {**STARTED, "measure": "m2"}
        held = {"type": "follow_up_held", "at": "2014-03-10", "measure": "m1"}
        late = {"type": "follow_up_held", "at": "2014-08-11", "measure": "m2"}
        assert said(asking(follow_up), case(STARTED, other, held, late)) == {"f": "no"}
        assert said(asking(follow_up), case(STARTED, other, held, {**late, "at": "2014-05-03"})) == {"f": "yes"}

    def test_the_profile_says_how_a_status_counts_and_a_question_may_say_it_otherwise(self) -> None:
        own = "rules: first-follow-up-within-3-months\ncounts_as:\n  yes: [met, excused]\n  partly: met_late\n"
        own += "  no: [overdue, missing]\n  not_relevant: pending"
        both = asking(question("own", own) + question("shared", "rules: first-follow-up-within-3-months"))
        late = {"type": "follow_up_held", "at": "2014-08-11", "measure": "m1"}
        assert said(both, case(STARTED, late)) == {"own": "partly", "shared": "no"}

    def test_what_was_done_later_may_count(self) -> None:
        decision = {
            "type": "decision_made", "at": "2014-02-03", "decision": "d1", "kind": "measure",
            "measure_kind": "respite", "measure": "m1",
        }  # fmt: skip
        plan = {"type": "plan_made", "at": "2014-06-02", "kind": "action_plan", "about": ["d1"]}
        counting = "\ncounts_as:\n  yes: [met, excused]\n  no: [met_late, overdue, missing]\n  not_relevant: pending\n"
        rules = "rules: action-plan-before-decision"
        both = asking(question("in-time", rules) + question("there", f"{rules}{counting}  done_later: yes"))
        assert said(both, case(decision, plan)) == {"in-time": "no", "there": "yes"}
        assert said(both, case(decision)) == {"in-time": "no", "there": "no"}
        before = {**plan, "at": "2014-01-06"}
        partly = asking(question("there", f"{rules}{counting}  done_later: partly"))
        assert said(partly, case(decision, plan)) == {"there": "partly"}
        assert said(partly, case(decision, before)) == {"there": "yes"}

    def test_undetermined_counts_where_all_that_is_possible_counts_alike(self) -> None:
        # A follow-up held late, or perhaps not held yet: either way it was not held in time.
        follow_up = question("f", "rules: first-follow-up-within-3-months")
        late = {"type": "follow_up_held", "at": "2014-08-01/..", "measure": "m1"}
        timeline = case(STARTED, late)
        (finding,) = evaluate(timeline).of("first-follow-up-within-3-months")
        assert (finding.status.value, finding.possible) == ("undetermined", ["met_late", "overdue"])
        assert said(asking(follow_up), timeline) == {"f": "no"}


class TestWhatTheSourceDoesNotRecord:
    def test_is_not_shown_and_not_irrelevant(self) -> None:
        (answer,) = reviewed(asking(TALK), case(talk("2015-11-09"), coverage={"measure_started": False}))
        assert answer.answer.value == "not_shown"
        assert answer.text.en == (
            "Not shown: “The child has been spoken to within the last half-year” – "
            "the source system does not always record what the question begins with."
        )
        assert [ground.status for ground in answer.because] == [None]

    @pytest.mark.parametrize(("since", "expected"), [("2007-05-14", "not_relevant"), ("2007-05-15", "not_shown")])
    def test_before_the_child_was_expected_does_not_matter(self, since: str, expected: str) -> None:
        # Born on 14 May 2008, so that nothing can have happened before 14 May 2007.
        assert said(asking(TALK), case(coverage={"measure_started": {"from": since}})) == {"talk": expected}

    def test_matters_of_a_child_whose_birth_is_not_known(self) -> None:
        timeline = case(coverage={"measure_started": {"from": "2007-05-14"}})
        assert said(asking(TALK), {**timeline, "child": {"born": None}}) == {"talk": "not_shown"}

    def test_matters_where_another_rule_is_not_relevant(self) -> None:
        both = question("q", "rules: [conversation-within-half-year, notification-assessed-within-24-hours]")
        pending = {**STARTED, "at": "2015-12-07"}
        assert said(asking(both), case(pending)) == {"q": "not_relevant"}
        assert said(asking(both), case(pending, coverage={"notification_received": False})) == {"q": "not_shown"}

    def test_of_a_decision_is_not_shown_though_another_has_its_measure_on_file(self) -> None:
        asked = asking(question("q", "rules: first-follow-up-within-3-months"), more=TestDecisions.MORE)
        timeline = case(decided("d1", measure="m1"), STARTED, decided("d2", "2014-03-03", measure="m2"))
        given = [answer.answer.value for answer in reviewed(asked, timeline)]
        assert given == ["no", "not_relevant"]
        timeline["coverage"] = {"measure_started": False}
        assert [answer.answer.value for answer in reviewed(asked, timeline)] == ["no", "not_shown"]

    def test_does_not_matter_for_what_was_left_out_on_purpose(self) -> None:
        running = question("f", "rules: first-follow-up-within-3-months\nonly_measures_that_run: yes")
        end = {"type": "measure_ended", "at": "2015-12-07", "measure": "m1"}
        timeline = case(STARTED, end, coverage={"measure_started": {"from": "2014-01-01"}})
        assert said(asking(running), timeline) == {"f": "not_relevant"}

    def test_does_not_matter_where_another_rule_answers(self) -> None:
        both = question("f", "rules: [first-follow-up-within-3-months, notification-assessed-within-24-hours]")
        held = {"type": "follow_up_held", "at": "2014-03-10", "measure": "m1"}
        assert said(asking(both), case(STARTED, held, coverage={"notification_received": False})) == {"f": "yes"}


class TestMeasuresThatRun:
    FOLLOW_UP = "rules: first-follow-up-within-3-months"

    @pytest.mark.parametrize(
        ("ended", "expected"),
        [("2015-12-07", "not_relevant"), ("2016-01-11", "not_relevant"), ("2016-01-12", "no"), ("2015-12/..", "no")],
    )
    def test_those_that_surely_ended_are_left_out(self, ended: str, expected: str) -> None:
        ended = "2015-12-01/.." if ended.endswith("..") else ended
        running = asking(question("f", f"{self.FOLLOW_UP}\nonly_measures_that_run: yes"))
        every = asking(question("f", self.FOLLOW_UP))
        timeline = case(STARTED, {"type": "measure_ended", "at": ended, "measure": "m1"})
        assert said(running, timeline) == {"f": expected}
        assert said(every, timeline) == {"f": "no"}

    def test_a_return_home_ends_a_placement(self) -> None:
        running = asking(question("f", f"{self.FOLLOW_UP}\nonly_measures_that_run: yes"))
        placed = {**STARTED, "kind": "placement"}
        home = {"type": "child_returned_home", "at": "2015-12-07", "measure": "m1"}
        assert said(running, case(placed)) == {"f": "no"}
        assert said(running, case(placed, home)) == {"f": "not_relevant"}

    def test_an_end_that_names_none_ends_the_only_one(self) -> None:
        running = asking(question("f", f"{self.FOLLOW_UP}\nonly_measures_that_run: yes"))
        end = {"type": "measure_ended", "at": "2015-12-07"}
        assert said(running, case(STARTED, end)) == {"f": "not_relevant"}
        assert said(running, case(STARTED, {**STARTED, "measure": "m2"}, end)) == {"f": "no"}

    def test_an_end_that_names_none_ends_none_of_several(self) -> None:
        running = asking(question("f", f"{self.FOLLOW_UP}\nonly_measures_that_run: yes"))
        other = {**STARTED, "measure": "m2"}
        held = {"type": "follow_up_held", "at": "2014-03-10", "measure": "m2"}
        assert said(running, case(STARTED, other, held, {"type": "measure_ended", "at": "2015-12-07"})) == {"f": "no"}

    def test_a_decision_that_goes_with_none_is_kept(self) -> None:
        plan = "rules: action-plan-before-decision\nonly_measures_that_run: yes"
        assert said(asking(question("p", plan)), case(decided("d1"))) == {"p": "no"}

    def test_a_decision_goes_with_its_measure(self) -> None:
        plan = "rules: action-plan-before-decision\nonly_measures_that_run: yes"
        decision = {"type": "decision_made", "at": "2014-02-03", "decision": "d1", "kind": "measure"}
        decision |= {"measure_kind": "respite"}
        end = {"type": "measure_ended", "at": "2015-12-07", "measure": "m1"}
        for tie in ({"decision": "d1"}, {}):
            by_decision = {} if tie else {"measure": "m1"}
            timeline = case({**decision, **by_decision}, {**STARTED, **tie})
            assert said(asking(question("p", plan)), timeline) == {"p": "no"}
            timeline["events"].append(end)
            assert said(asking(question("p", plan)), timeline) == {"p": "not_relevant"}


class TestLookingBack:
    FOLLOW_UP = "rules: first-follow-up-within-3-months"
    BACK = f"{FOLLOW_UP}\nlooking_back: 12 months"

    @pytest.mark.parametrize(
        ("held", "expected"), [("2015-01-10", "not_relevant"), ("2015-01-11", "no"), ("2015-06-01", "no")]
    )
    def test_leaves_out_what_was_settled_before(self, held: str, expected: str) -> None:
        # A follow-up due on 3 May 2014, held late: the day looked back to is 11 January 2015.
        timeline = case(STARTED, {"type": "follow_up_held", "at": held, "measure": "m1"})
        both = asking(question("back", self.BACK) + question("all", self.FOLLOW_UP))
        assert said(both, timeline) == {"back": expected, "all": "no"}

    def test_keeps_what_still_stands(self) -> None:
        assert said(asking(question("f", self.BACK)), case(STARTED)) == {"f": "no"}

    def test_goes_by_what_a_precondition_is_about_where_nothing_is_due(self) -> None:
        plan = "rules: action-plan-before-decision\nlooking_back: 12 months"
        for at, expected in (("2015-01-10", "not_relevant"), ("2015-01-11", "no")):
            assert said(asking(question("p", plan)), case(decided("d1", at))) == {"p": expected}

    def test_keeps_what_has_no_day_of_its_own(self) -> None:
        gap = "rules: case-without-activity\nlooking_back: 3 months"
        notes = [{"type": "journal_note", "at": f"2014-{month:02}-10"} for month in (5, 9, 12)]
        notes += [{"type": "journal_note", "at": f"2015-{month:02}-10"} for month in (3, 7, 12)]
        assert said(asking(question("g", gap)), case(STARTED, *notes)) == {"g": "yes"}
        assert said(asking(question("g", gap)), case(STARTED, *notes[1:])) == {"g": "not_relevant"}

    def test_keeps_what_may_still_stand_or_was_done_nobody_knows_when(self) -> None:
        rules = "judged: notification\nrules: notification-assessed-within-24-hours\nlooking_back: 12 months"
        received = {"type": "notification_received", "notification": "n1", "at": "2014-02"}
        assessed = {"type": "notification_assessed", "notification": "n1", "at": "2014-02"}
        for timeline in (case(received, assessed), case(received, coverage={"notification_assessed": False})):
            assert said(asking(question("n", rules)), timeline) == {"n": "not_shown"}

    def test_an_hour_and_a_span_that_is_open_have_a_last_day(self) -> None:
        rules = "judged: notification\nrules: notification-assessed-within-24-hours\nlooking_back: 12 months"
        received = {"type": "notification_received", "notification": "n1"}
        assessed = {"type": "notification_assessed", "notification": "n1"}
        for at, done, expected in (
            ("2015-01-08T14:05:00", "2015-01-10T09:15:00", "not_relevant"),
            ("2015-01-08T14:05:00", "2015-01-11T09:15:00", "no"),
            ("2014-02-03/2015-01-11", "2014-02-04/..", "not_shown"),
        ):
            timeline = case({**received, "at": at}, {**assessed, "at": done})
            assert said(asking(question("n", rules)), timeline) == {"n": expected}, at

    def test_asks_of_decisions_of_that_time_alone(self) -> None:
        more = "judged: decision\nlooking_back: 12 months\ndecisions: {kind: measure}\n"
        plan = asking(question("p", "rules: action-plan-before-decision"), more=more)
        decisions = [
            {"type": "decision_made", "at": at, "decision": f"d{at}", "kind": "measure", "measure_kind": "respite"}
            for at in ("2015-01-10", "2015-01-11", "2015-06-01")
        ]
        subjects = [answer.subject["decision"] for answer in reviewed(plan, case(*decisions))]
        assert subjects == ["d2015-01-11", "d2015-06-01"]
        span = {**decisions[0], "at": "2014-12-20/2015-01-11"}
        assert [answer.subject["decision"] for answer in reviewed(plan, case(span))] == ["d2015-01-10"]


def decided(id_: str, at: str = "2014-02-03", **fields: Any) -> Event:
    made = {"type": "decision_made", "at": at, "decision": id_, "kind": "measure", "measure_kind": "respite"}
    return {**made, **fields}


class TestDecisions:
    MORE = (
        "judged: decision\ndecisions:\n  kind: [measure, placement]\n  measure_kind: [respite, placement]\n"
        "  without_consent: left out\n"
    )

    def asked(self, *events: Event) -> list[str]:
        plan = asking(question("p", "rules: action-plan-before-decision"), more=self.MORE)
        return [answer.subject["decision"] for answer in reviewed(plan, case(*events))]

    def test_are_asked_one_by_one_and_only_those_that_are_meant(self) -> None:
        assert self.asked(
            decided("d1"),
            decided("d2", "2014-03-03", measure_kind="contact_person"),
            decided("d3", "2014-03-04", kind="contact", measure_kind=None),
            decided("d4", "2014-03-05", granted=False),
            decided("d5", "2014-03-06", with_consent=False),
            decided("d6", "2014-03-07", kind="placement", measure_kind=None),
            decided("d7", "2016-01-12"),
        ) == ["d1", "d6"]

    def test_one_whose_kind_of_measure_is_left_open_may_be_meant(self) -> None:
        assert self.asked(decided("d1", measure_kind=None)) == ["d1"]

    def test_a_decision_without_a_name_is_asked_under_the_one_it_is_given(self) -> None:
        (made,) = self.asked({key: value for key, value in decided("d").items() if key != "decision"})
        (finding,) = evaluate(case({key: value for key, value in decided("d").items() if key != "decision"})).of(
            "action-plan-before-decision"
        )
        assert finding.subject == {"decision": made}

    def test_no_decision_no_answer(self) -> None:
        assert self.asked(STARTED) == []

    def test_each_has_what_is_found_about_it_its_measure_and_an_earlier_need(self) -> None:
        rules = "rules: [action-plan-before-decision, investigation-before-measure, "
        rules += "investigation-completed-within-4-months]"
        asked = asking(question("q", rules), more=self.MORE)
        timeline = case(
            {"type": "need_identified", "at": "2013-09-02", "need": "n1"},
            {"type": "investigation_decided", "at": "2013-09-09", "need": "n1", "investigation": "i1"},
            decided("d1", measure="m1"),
            {**STARTED, "decision": "d1"},
            decided("d2", "2014-11-03", measure="m2"),
            {**STARTED, "at": "2014-11-10", "measure": "m2", "decision": "d2"},
            {"type": "need_identified", "at": "2015-01-05", "need": "n2"},
            {"type": "investigation_decided", "at": "2015-01-06", "need": "n2", "investigation": "i2"},
        )
        found = {
            answer.subject["decision"]: sorted(
                f"{ground.id}: {'/'.join(ground.subject.values())}" for ground in answer.because
            )
            for answer in reviewed(asked, timeline)
        }
        late = "investigation-completed-within-4-months: n1"
        assert found == {
            "d1": ["action-plan-before-decision: d1", "investigation-before-measure: m1", late],
            "d2": ["action-plan-before-decision: d2", "investigation-before-measure: m2", late],
        }

    def test_a_complaint_goes_with_the_decision_it_is_about(self) -> None:
        asked = asking(question("k", "rules: complaint-reassessed-within-4-weeks"), more=self.MORE)
        complaint = {"type": "complaint_received", "at": "2014-03-10", "complaint": "k1", "decision": "d2"}
        timeline = case(decided("d1"), decided("d2", "2014-02-10"), complaint)
        given = {a.subject["decision"]: a.answer.value for a in reviewed(asked, timeline)}
        assert given == {"d1": "not_relevant", "d2": "no"}
        loose = {key: value for key, value in complaint.items() if key != "decision"}
        timeline = case(decided("d1"), decided("d2", "2014-02-10"), loose)
        assert {answer.answer.value for answer in reviewed(asked, timeline)} == {"no"}

    def test_a_need_of_the_same_day_is_not_later(self) -> None:
        asked = asking(question("q", "rules: investigation-completed-within-4-months"), more=self.MORE)
        for day, expected in (("2014-02-03", "no"), ("2014-02-04", "not_relevant")):
            need = {"type": "need_identified", "at": day, "need": "n1", "investigation_obligatory": True}
            (answer,) = reviewed(asked, case(decided("d1"), need))
            assert answer.answer.value == expected


class TestNotifications:
    def test_each_is_asked_by_itself(self) -> None:
        asked = asking(question("n", "judged: notification\nrules: notification-assessed-within-24-hours"))
        timeline = case(
            {"type": "notification_received", "at": "2014-03-11T14:05:00", "notification": "n1"},
            {"type": "notification_assessed", "at": "2014-03-12T14:05:00", "notification": "n1"},
            {"type": "notification_received", "at": "2014-03-20T08:15:00", "notification": "n2"},
        )
        given = [(answer.subject, answer.answer.value) for answer in reviewed(asked, timeline)]
        assert given == [({"notification": "n1"}, "yes"), ({"notification": "n2"}, "no")]


class TestQuestionsFromOthers:
    def profile(self, how: str) -> Profile:
        return asking(TALK + question("f", "rules: first-follow-up-within-3-months") + question("both", how))

    @pytest.mark.parametrize(
        ("how", "expected"),
        [
            ("all_of: [talk, f]", "no"),
            ("any_of: [talk, f]", "yes"),
            ("measured_instead: {da: To, en: Two}\nfrom_signs: [talk, f]", "no"),
            ("measured_instead: {da: To, en: Two}\nfrom_signs: [talk, f]\npartly_if_lacking_at_most: 1", "partly"),
        ],
    )
    def test_weigh_their_answers(self, how: str, expected: str) -> None:
        *_, last = reviewed(self.profile(how), case(STARTED, talk("2015-11-09")))
        assert last.answer.value == expected
        assert [(ground.kind, ground.id, ground.answer.value) for ground in last.because] == [
            ("question", "talk", "yes"),
            ("question", "f", "no"),
        ]

    def test_a_sign_brings_the_findings_that_it_is_read_from(self) -> None:
        answers = {one.question: one for one in reviewed(profile("bdo-randers-2016"), case(STARTED))}
        gap = answers["red-thread"].because[0]
        assert (gap.kind, gap.id, gap.answer.value) == ("sign", "no-gap", "no")
        (finding,) = gap.because
        assert (finding.id, finding.status, finding.due) == ("case-without-activity", "overdue", "2014-08-03")
        talked = answers["authority-role"].because[1]
        assert (talked.kind, talked.id, talked.because) == ("question", "conversation", [])

    def test_parts_are_counted_beside_the_answer(self) -> None:
        parts = "of_which:\n  - id: late\n    says: {da: heraf sent, en: of which late}\n    among: yes\n"
        one = self.profile(f"any_of: [talk, f]\n{parts}    any_of: f\n    answered: no")
        *_, late = reviewed(one, case(STARTED, talk("2015-11-09")))
        held = {"type": "follow_up_held", "at": "2014-03-10", "measure": "m1"}
        *_, in_time = reviewed(one, case(STARTED, talk("2015-11-09"), held))
        *_, neither = reviewed(one, case(STARTED))
        assert [late.of_which, in_time.of_which, neither.of_which] == [["late"], [], []]

    def test_what_no_days_can_answer_is_said_so(self) -> None:
        (answer,) = reviewed(asking(question("q", "not_answerable: {da: Et skøn., en: A judgement.}")), case())
        assert (answer.answer.value, answer.answerable, answer.because) == ("not_shown", False, [])
        assert answer.text.da == "Kan ikke besvares ud fra datoer og oplysninger: Et skøn."
        assert answer.text.en == "Cannot be answered by days and flags: A judgement."


class TestWords:
    def test_an_answer_is_told_with_what_it_rests_on(self) -> None:
        asked = asking(TALK + question("all", "all_of: talk"))
        first, second = reviewed(asked, case(STARTED, talk("2015-04-22")))
        assert first.text.da == "Nej: »Der er talt med barnet inden for det seneste halve år« – overskredet."
        assert first.text.en == "No: “The child has been spoken to within the last half-year” – overdue."
        assert second.text.da == "Nej: »Spørgsmål talk« – nej."
        assert second.text.en == "No: “Question talk” – no."

    def test_what_is_not_shown_names_the_facts(self) -> None:
        talked = {**talk("2015-06-01/2015-08-31"), "id": "t1"}
        (answer,) = reviewed(asking(TALK), case(STARTED, talked))
        (finding,) = evaluate(case(STARTED, talked)).of("conversation-within-half-year")
        (fact,) = finding.missing_facts
        assert answer.text.da.endswith(f"kan ikke afgøres (det beror på {fact.text.da}).")
        assert answer.text.en.endswith(f"undetermined (it depends on {fact.text.en}).")

    def test_not_relevant_says_why(self) -> None:
        (answer,) = reviewed(asking(TALK), case())
        assert answer.text.da == "Ikke relevant: intet i sagen giver anledning til spørgsmålet."
        assert answer.text.en == "Not relevant: nothing in the file gives rise to the question."

    def test_no_answer_says_that_somebody_broke_the_law(self) -> None:
        for one in reviewed(profile("bdo-randers-2016"), case(STARTED)):
            for word in ("overtræd", "lovbrud", "ulovlig", "violat", "breach", "unlawful", "broke"):
                assert word not in one.text.model_dump_json().lower()

    def test_partly_tells_what_is_lacking(self) -> None:
        how = "measured_instead: {da: To, en: Two}\nfrom_signs: [talk, f]\npartly_if_lacking_at_most: 1"
        one = asking(TALK + question("f", "rules: first-follow-up-within-3-months") + question("both", how))
        *_, last = reviewed(one, case(STARTED, talk("2015-11-09")))
        assert last.text.en == "Partly: “Question f” – no."


class TestSettled:
    """Whether a finding was settled before a day."""

    @pytest.mark.parametrize(
        ("due", "done", "expected"),
        [
            ("2014-05-03", "2014-05-02", True),
            ("2014-05-03", "2014-05-04", False),
            ("2014-05-04", "2014-05-02", False),
            ("2014-05-03", "2014-04-01/2014-05-04", False),
            ("2014-05-03", "2014-04-01/..", False),
            ("../2014-05-03", "2014-05-02", True),
        ],
    )
    def test_when_both_the_due_day_and_what_was_done_lie_before_it(self, due: str, done: str, expected: bool) -> None:
        (finding,) = evaluate(case(STARTED, {"type": "follow_up_held", "at": "2014-05-02", "measure": "m1"})).of(
            "first-follow-up-within-3-months"
        )
        assert finding.fulfilled_by is not None
        changed = finding.model_copy(
            update={"due": due, "fulfilled_by": finding.fulfilled_by.model_copy(update={"at": done})}
        )
        assert settled_before(changed, date(2014, 5, 4).toordinal()) is expected


class TestTheDayAndTheMoment:
    def test_are_those_of_the_report(self) -> None:
        timeline = case(STARTED, talk("2015-04-22"))
        assert said(asking(TALK), timeline, as_of="2015-10-22") == {"talk": "yes"}
        assert said(asking(TALK), timeline, as_of="2015-10-23") == {"talk": "no"}

    def test_what_was_not_written_down_yet_is_not_asked_about(self) -> None:
        more = "judged: decision\ndecisions: {kind: measure}\n"
        plan = asking(question("p", "rules: action-plan-before-decision"), more=more)
        made = decided("d1", recorded_at="2014-05-05T09:00:00")
        assert reviewed(plan, case(made), known_at="2014-04-01") == []
        assert len(reviewed(plan, case(made), known_at="2014-06-01")) == 1

    def test_the_order_of_events_does_not_matter(self) -> None:
        events = [STARTED, talk("2015-04-22"), decided("d1", measure="m1"), decided("d2", "2014-09-01")]
        asked = profile("ankestyrelsen-2011")
        assert reviewed(asked, case(*events)) == reviewed(asked, case(*reversed(events)))

    def test_unrelated_events_change_nothing(self) -> None:
        events = [STARTED, talk("2015-04-22"), decided("d1", measure="m1")]
        other = {"type": "caseworker_changed", "at": "2014-02-10"}
        for id_ in ("ankestyrelsen-2011", "sbst-ledelsestilsyn"):
            assert said(profile(id_), case(*events)) == said(profile(id_), case(*events, other))


class TestArguments:
    def test_the_case_may_be_given_in_every_form(self) -> None:
        timeline = case(STARTED)
        report = evaluate(timeline)
        asked = profile("bdo-randers-2016")
        read = read_case(timeline)
        assert review(report, read, asked) == review(report, timeline, asked) == review(report, read_json(read), asked)
        with pytest.raises(CaseError):
            review(report, {"id": "c"}, asked)

    def test_must_belong_together(self) -> None:
        timeline = case(STARTED)
        report = evaluate(timeline)
        alone = Ruleset((load_rules().rules[0],), "sha256:-", "-")
        with pytest.raises(ArgumentError) as raised:
            review(report, {**timeline, "id": "other"}, asking(TALK), rules=alone)
        assert [str(problem) for problem in raised.value.problems] == [
            "report: is of another case; evaluate the case that is reviewed",
            "rules: the report was made with other rules; give the ones it was made with",
            "profile: reads rule 'conversation-within-half-year', which the set does not have",
        ]

    def test_rules_of_ones_own_are_used(self) -> None:
        rule = load_rules().rule("conversation-within-half-year")
        alone = Ruleset((rule,), "sha256:-", "-")
        timeline = case(STARTED)
        (answer,) = review(evaluate(timeline, rules=alone), timeline, asking(TALK), rules=alone)
        assert answer.answer.value == "no"


def read_json(read: Any) -> str:
    text: str = read.model_dump_json(by_alias=True, exclude_none=True)
    return text
