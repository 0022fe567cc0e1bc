"""The assertions as plain functions: what passes, what is returned, what is refused."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, date, datetime
from typing import Any

import pytest

from childlaw_rules import ArgumentError, CaseError, Finding, Status, evaluate, load_rules, read_case
from childlaw_rules.assertions import (
    Difference,
    Explanation,
    assert_compliant,
    assert_finding,
    assert_not_applicable,
    assert_out_of_force,
    assert_same_findings,
)
from tests.assertions.failing import COMPLETED, CONSENT, IMPRECISE, LATE, OLD, ONE_CONSENT, VISITS

IN_TIME = {
    **LATE,
    "id": "case-21",
    "events": [*LATE["events"][:-1], {"type": "investigation_completed", "at": "2024-07-11", "investigation": "i1"}],
}
HOURS = {
    "child": {"born": "2012-05-14"},
    "as_of": "2024-03-20",
    "events": [
        {"type": "notification_received", "at": "2024-03-11T14:05", "notification": "n1"},
        {"type": "notification_assessed", "at": "2024-03-12T16:20", "notification": "n1"},
    ],
}
ASSESSED = "notification-assessed-within-24-hours"
PLAN = "action-plan-before-decision"


def explanation(call: Any, *args: Any, **more: Any) -> Explanation:
    with pytest.raises(AssertionError) as caught:
        call(*args, **more)
    (found,) = caught.value.args
    assert isinstance(found, Explanation)
    return found


def refused(call: Any, *args: Any, **more: Any) -> list[str]:
    with pytest.raises(ArgumentError) as caught:
        call(*args, **more)
    return str(caught.value).splitlines()


class TestCompliant:
    def test_passes_and_returns_the_report(self) -> None:
        assert assert_compliant(IN_TIME, only=COMPLETED) == evaluate(IN_TIME)

    @pytest.mark.parametrize("case", [read_case(IN_TIME), evaluate(IN_TIME)], ids=["case", "report"])
    def test_takes_a_case_and_a_report(self, case: Any) -> None:
        assert assert_compliant(case, only=COMPLETED).case == "case-21"

    def test_what_is_pending_or_excused_complies(self) -> None:
        report = assert_compliant(LATE, only=COMPLETED, as_of="2024-07-11")
        assert report.of(COMPLETED)[0].status is Status.PENDING
        waived = {**LATE, "events": [*LATE["events"][:3], {
            "type": "child_conversation_waived", "at": "2024-05-21", "about": "i1", "reason_stated": True,
            "view_obtained_otherwise": True}, *LATE["events"][4:]]}  # fmt: skip
        report = assert_compliant(waived, only="child-heard-during-investigation")
        assert report.of("child-heard-during-investigation")[0].status is Status.EXCUSED

    @pytest.mark.parametrize("status", ["met_late", Status.MET_LATE, ("undetermined", "met_late")])
    def test_a_status_is_accepted_where_allowed(self, status: Any) -> None:
        assert_compliant(LATE, only=COMPLETED, allow=status)

    def test_another_status_is_not(self) -> None:
        found = explanation(assert_compliant, LATE, only=COMPLETED, allow="overdue")
        assert found.mismatches[0].differences == (
            Difference("status", ("met", "excused", "pending", "overdue"), "met_late"),
        )

    def test_what_is_undetermined_does_not_comply_unless_allowed(self) -> None:
        assert explanation(assert_compliant, IMPRECISE, only=COMPLETED).mismatches[0].finding is not None
        assert_compliant(IMPRECISE, only=COMPLETED, allow="undetermined")

    def test_what_counts_against_the_file_is_told_first(self) -> None:
        statuses = [m.finding.status.value for m in explanation(assert_compliant, LATE).mismatches if m.finding]
        against = [status for status in statuses if status != "undetermined"]
        assert statuses == [*against, *["undetermined"] * (len(statuses) - len(against))]
        assert against
        assert len(against) < len(statuses)

    def test_nothing_to_look_at_is_not_compliant_unless_meant(self) -> None:
        assert explanation(assert_compliant, LATE, only=VISITS).headline == "none"
        assert_compliant(LATE, only=VISITS, at_least=0)

    def test_asks_for_so_many_findings(self) -> None:
        assert_compliant(IN_TIME, only=[COMPLETED, "screening-done"], at_least=2)
        assert explanation(assert_compliant, IN_TIME, only=COMPLETED, at_least=2).headline == "too-few"

    def test_clocks_rules_and_readings_pass_through(self) -> None:
        sunday = {**LATE, "events": [{"type": "need_identified", "at": "2024-05-01"}, {"type": "investigation_decided",
                  "at": "2024-05-06"}, {"type": "investigation_completed", "at": "2024-09-02"}]}  # fmt: skip
        assert explanation(assert_compliant, sunday, only=COMPLETED, as_of="2024-10-01").mismatches
        readings = {"ends-on-day-off": "next working day"}
        assert_compliant(sunday, only=COMPLETED, as_of="2024-10-01", readings=readings)
        assert_compliant(sunday, only=COMPLETED, as_of="2024-10-01", rules=load_rules().choosing(readings))
        recorded = copy.deepcopy(IN_TIME)
        recorded["events"][-1]["recorded_at"] = "2024-07-20T09:00"
        assert_compliant(recorded, only=COMPLETED)
        assert explanation(assert_compliant, recorded, only=COMPLETED, known_at="2024-07-19").mismatches


class TestOnly:
    def rules(self, only: Any, case: Any = LATE) -> set[str]:
        found = explanation(assert_compliant, case, only=only, at_least=1000, allow=list(Status))
        return {finding.rule for finding in found.asked.findings}

    def test_rules_and_categories_add_to_each_other(self) -> None:
        assert self.rules([COMPLETED]) == {COMPLETED}
        both = self.rules(["investigation", "child-told-of-right-to-companion"])
        assert both == self.rules("investigation") | {"child-told-of-right-to-companion"}
        assert COMPLETED in both

    def test_acts_narrow_them(self) -> None:
        assert self.rules("BL") == self.rules(None) - {"case-without-activity"}
        assert self.rules(["investigation", "SEL"]) == set()
        assert self.rules(["consent", "SEL"], OLD) == {CONSENT}
        assert self.rules(["SEL", "BL"], OLD) == self.rules("SEL", OLD)

    def test_an_unknown_word_is_refused_with_the_nearest(self) -> None:
        assert refused(assert_compliant, LATE, only=["consnt", COMPLETED]) == [
            "only: 'consnt' is no rule, category or act, did you mean 'consent'?"
        ]
        assert refused(assert_compliant, LATE, only=[]) == ["only: names nothing; leave it out to look at everything"]


class TestFinding:
    def test_passes_and_returns_the_finding(self) -> None:
        finding = assert_finding(
            LATE, COMPLETED, "met_late", due="2024-07-11", subject={"need": "n1"}, occurrence=None,
            trigger="2024-03-11", fulfilled=date(2024, 7, 12), days_late=1, version="bl-2024", remarks=(), possible=[],
            missing_facts=(),
        )  # fmt: skip
        assert finding == evaluate(LATE).of(COMPLETED)[0]

    def test_what_is_left_out_may_be_anything(self) -> None:
        assert isinstance(assert_finding(LATE, COMPLETED), Finding)

    @pytest.mark.parametrize(
        ("wrong", "difference"),
        [
            ({"status": "met"}, Difference("status", ("met",), "met_late")),
            ({"due": None}, Difference("due", None, "2024-07-11")),
            ({"occurrence": 1}, Difference("occurrence", 1, None)),
            ({"fulfilled": None}, Difference("fulfilled", None, "2024-07-12")),
            ({"days_late": None}, Difference("days_late", None, 1)),
            ({"version": "sel-2011"}, Difference("version", "sel-2011", "bl-2024")),
            ({"remarks": "recorded_late"}, Difference("remarks", ("recorded_late",), ())),
            ({"possible": ["met"]}, Difference("possible", ("met",), ())),
            ({"missing_facts": ["e1.at"]}, Difference("missing_facts", ("e1.at",), ())),
            ({"subject": {"need": "n2"}}, Difference("subject", {"need": "n2"}, {"need": "n1"})),
        ],
        ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
    )
    def test_a_field_that_differs_fails(self, wrong: dict[str, Any], difference: Difference) -> None:
        assert explanation(assert_finding, LATE, COMPLETED, **wrong).mismatches[0].differences == (difference,)

    def test_a_trigger_on_another_day_fails(self) -> None:
        (found,) = explanation(assert_finding, LATE, COMPLETED, trigger="2024-03-12").mismatches
        assert [difference.field for difference in found.differences] == ["trigger"]

    def test_an_instant_is_the_same_in_every_offset(self) -> None:
        assert_finding(HOURS, ASSESSED, "met_late", due="2024-03-12T13:05Z")
        assert_finding(HOURS, ASSESSED, due=datetime(2024, 3, 12, 14, 5))
        assert_finding(HOURS, ASSESSED, due=datetime(2024, 3, 12, 13, 5, tzinfo=UTC))
        assert explanation(assert_finding, HOURS, ASSESSED, due="2024-03-12T14:06").mismatches
        assert explanation(assert_finding, HOURS, ASSESSED, due="2024-03-12").mismatches

    def test_one_of_several_statuses_is_enough(self) -> None:
        assert_finding(LATE, COMPLETED, ["met", "met_late"])

    def test_the_subject_chooses_among_several(self) -> None:
        assert assert_finding(ONE_CONSENT, CONSENT, "met").subject["party"] == "mother"
        assert_finding(ONE_CONSENT, CONSENT, "missing", subject={"party": "father"})
        (found,) = explanation(assert_finding, ONE_CONSENT, CONSENT, "met", subject={"party": "father"}).mismatches
        assert found.finding is not None
        assert found.finding.subject["party"] == "father"

    def test_missing_facts_and_possible_are_compared_in_any_order(self) -> None:
        assert_finding(IMPRECISE, COMPLETED, "undetermined", possible=["met_late", "met"], missing_facts="e5.at")


class TestNotApplicable:
    def test_passes_and_returns_the_note(self) -> None:
        assert assert_not_applicable(LATE, VISITS).reason.en == "The file does not show “measure started”."

    def test_a_subject_to_which_it_does_not_apply(self) -> None:
        two = {**ONE_CONSENT, "events": [*ONE_CONSENT["events"], {
            "type": "decision_made", "at": "2024-09-18", "decision": "d2", "kind": "placement", "with_consent": False,
            "granted": True}]}  # fmt: skip
        assert assert_not_applicable(two, CONSENT, subject={"decision": "d2"}).subject == {"decision": "d2"}
        assert explanation(assert_not_applicable, two, CONSENT).headline == "applies"
        assert explanation(assert_not_applicable, two, CONSENT, subject={"decision": "d1"}).headline == "applies"
        assert explanation(assert_not_applicable, two, CONSENT, subject={"decision": "d3"}).headline == "no-subject"

    def test_out_of_force_is_another_thing(self) -> None:
        assert explanation(assert_not_applicable, ONE_CONSENT, PLAN).headline == "not-in-force"


class TestOutOfForce:
    def test_passes_and_returns_the_note(self) -> None:
        assert assert_out_of_force(ONE_CONSENT, PLAN).on == "2024-09-17"
        assert assert_out_of_force(ONE_CONSENT, PLAN, on=date(2024, 9, 17)).on == "2024-09-17"

    def test_fails_otherwise(self) -> None:
        assert explanation(assert_out_of_force, ONE_CONSENT, PLAN, on="2024-09-16").headline == "other-day"
        assert explanation(assert_out_of_force, OLD, PLAN).headline == "in-force"
        assert explanation(assert_out_of_force, LATE, VISITS).headline == "does-not-apply"


class TestSameFindings:
    def test_a_report_is_the_same_as_itself(self) -> None:
        report = evaluate(LATE)
        assert assert_same_findings(report, LATE) == report
        assert_same_findings(report.findings, report)
        assert_same_findings(report.model_dump(mode="json")["findings"], LATE)

    def test_only_what_ours_says_is_compared(self) -> None:
        ours = [{"rule": COMPLETED}]
        assert_same_findings(ours, LATE, only=COMPLETED)
        ours = [{"rule": COMPLETED, "status": "met_late", "fulfilled_by": {"at": "2024-07-12"}}]
        assert_same_findings(ours, LATE, only=COMPLETED)
        assert explanation(assert_same_findings, [{**ours[0], "days_late": 2}], LATE, only=COMPLETED).mismatches

    def test_fields_chooses_what_is_compared(self) -> None:
        ours = [{"rule": COMPLETED, "status": "met", "due": "2024-07-11"}]
        assert_same_findings(ours, LATE, only=COMPLETED, fields="due")
        assert explanation(assert_same_findings, ours, LATE, only=COMPLETED, fields=["due", "status"]).mismatches

    def test_a_finding_too_few_and_one_too_many_differ(self) -> None:
        (theirs,) = explanation(assert_same_findings, [], LATE, only=COMPLETED).mismatches
        assert (theirs.finding is not None, theirs.ours) == (True, {})
        twice = [{"rule": COMPLETED, "status": "met_late"}] * 2
        (ours,) = explanation(assert_same_findings, twice, LATE, only=COMPLETED).mismatches
        assert (ours.finding, ours.ours) == (None, {"status": ("met_late",)})

    def test_statuses_are_left_out_of_both_answers(self) -> None:
        ours = [{"rule": COMPLETED, "status": "met_late"}, {"rule": "screening-done", "status": "met"}]
        part = [COMPLETED, "screening-done", "child-heard-during-investigation"]
        assert_same_findings(ours, LATE, only=part, leaving_out="met")
        assert explanation(assert_same_findings, ours, LATE, only=part).mismatches

    def test_a_vague_row_of_ours_leaves_the_exact_one_its_counterpart(self) -> None:
        vague, exact = {"rule": CONSENT}, {"rule": CONSENT, "subject": {"party": "mother"}, "status": "met"}
        assert_same_findings([vague, exact], ONE_CONSENT, only=CONSENT)
        assert_same_findings([exact, vague], ONE_CONSENT, only=CONSENT)

    def test_all_that_is_wrong_is_told_at_once(self) -> None:
        ours = [{"rule": COMPLETED + "s", "statsu": "met", "due": "2024-7-1"}, {"status": "mett"}, 3]
        assert refused(assert_same_findings, ours, LATE, fields=["duee"], leaving_out="done", lang="de") == [
            "lang: must be 'da' or 'en'",
            "fields: unknown field 'duee', did you mean 'due'?",
            "leaving_out: unknown status 'done'; one of: " + ", ".join(Status),
            "ours[0].statsu: unknown field, did you mean 'status'?",
            f"ours[0].rule: unknown rule '{COMPLETED}s', did you mean '{COMPLETED}'?",
            "ours[1].rule: must be the id of a rule, not of the type NoneType",
            "ours[2]: must be a finding or a mapping, not of the type int",
        ]
        assert refused(assert_same_findings, {"rule": COMPLETED}, LATE) == [
            "ours: must be a report, or a list of findings"
        ]


class TestWhatIsRefused:
    def test_all_arguments_at_once(self) -> None:
        assert refused(
            assert_finding, LATE, COMPLETED + "s", "mett", due="2024-7-1", subject={"ned": "n1"}, days_late="1",
            remarks=3, lang="de",
        ) == [
            f"rule: unknown rule '{COMPLETED}s', did you mean '{COMPLETED}'?",
            "due: '2024-7-1' lacks a nought; write two digits, such as '2024-03-01'",
            "days_late: must be a whole number or None, not of the type str",
            "remarks: must be a word or several, not of the type int",
            "status: unknown status 'mett', did you mean 'met'?",
            "subject: unknown kind of subject 'ned', did you mean 'need'?",
            "lang: must be 'da' or 'en'",
        ]  # fmt: skip
        assert refused(assert_out_of_force, LATE, PLAN, on="soon")[0].startswith("on: ")

    def test_a_report_is_evaluated_already(self) -> None:
        assert refused(assert_compliant, evaluate(LATE), as_of="2024-08-01", allow="mett") == [
            "allow: unknown status 'mett', did you mean 'met'?",
            "as_of: a report is evaluated already; give the case instead",
        ]

    def test_a_case_that_cannot_be_used(self) -> None:
        with pytest.raises(CaseError, match="unknown event 'need_identifed'"):
            assert_compliant({"child": {"born": "2012-05-14"}, "events": [{"type": "need_identifed", "at": "2024"}]})


class TestExplanation:
    def test_is_danish_where_nobody_chose_a_language(self) -> None:
        found = explanation(assert_compliant, LATE, only=COMPLETED)
        assert str(found) == found.text("da")
        assert found.text("en").startswith("1 duty of 1 is not as expected.")

    def test_carries_the_report_and_is_short_as_repr(self) -> None:
        found = explanation(assert_compliant, LATE, only=COMPLETED, lang="en")
        assert found.report == evaluate(LATE)
        assert repr(found) == "<Explanation: 1 duty of 1 is not as expected.>"

    def test_a_number_shaped_like_a_cpr_number_is_masked(self) -> None:
        shaped = "010203" + "-" + "1234"
        found = explanation(assert_finding, LATE, COMPLETED, subject={"need": shaped}, version=shaped)
        assert shaped not in found.text("da") + found.text("en") + repr(found)
        assert "******-****" in found.text("da")
        assert shaped not in repr(found.mismatches)
        for call in (
            lambda: assert_compliant(LATE, only=shaped),
            lambda: assert_finding(LATE, shaped, shaped, due=shaped, subject={shaped: "x"}),
            lambda: assert_same_findings([{"rule": shaped, shaped: 1}], LATE, fields=shaped),
        ):
            with pytest.raises(ArgumentError) as caught:
                call()
            assert shaped not in str(caught.value) + repr(caught.value)

    def test_what_it_says_of_a_subject_of_another_rule_set_needs_no_title(self) -> None:
        report = evaluate(LATE)
        alone = load_rules()
        other = type(alone)(
            tuple(r for r in alone.rules if r.id != COMPLETED), "sha256:-", "-", alone.background, alone.tables
        )
        found = explanation(assert_compliant, report, only="investigation", rules=other, lang="en")
        assert f"[MET LATE] {COMPLETED} (need n1)" in str(found)

    def test_a_report_of_the_assertion_can_be_copied(self) -> None:
        report = assert_compliant(IN_TIME, only=COMPLETED)
        assert pickle.loads(pickle.dumps(report)) == report


class TestMomentsBetweenInstants:
    """The due day of an hour rule whose clock started on a day of which the hour is not known."""

    CASE = {
        "child": {"born": "2012-05-14"},
        "as_of": "2024-03-12",
        "events": [{"type": "notification_received", "at": "2024-03-11", "notification": "n1"}],
    }

    def test_are_compared_as_instants(self) -> None:
        due = evaluate(self.CASE).of(ASSESSED)[0].due
        assert due == "2024-03-12T00:00:00+01:00/2024-03-12T23:59:59.999999+01:00"
        assert_finding(self.CASE, ASSESSED, due=due)
        assert_finding(self.CASE, ASSESSED, due="2024-03-11T23:00Z/2024-03-12T22:59:59.999999Z")
        for other in (
            "2024-03-11T23:00Z/2024-03-12T22:59:59Z",
            "2024-03-12",
            "2024-03-12T00:00",
            "2024-03-11/2024-03-12",
        ):
            (found,) = explanation(assert_finding, self.CASE, ASSESSED, due=other).mismatches
            assert [difference.field for difference in found.differences] == ["due"]
