"""What stands on the due list, in which order, and that nothing is dropped in silence."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from childlaw_rules import (
    ArgumentError,
    CaseError,
    DueItem,
    DueList,
    DueStanding,
    Report,
    Status,
    due_list,
    evaluate,
    load_rules,
)
from childlaw_rules.duelist.days import due_day
from tests.duelist.cases import COMPLETED, DECIDED, NEED, NOTIFIED, STARTED, WITHIN_4_MONTHS, case

ROOT = Path(__file__).parents[2]
FILES = (
    ROOT / "docs/examples/case-17.json",
    ROOT / "docs/examples/not-recorded.json",
    ROOT / "docs/examples/randers/bdo-randers-02.json",
    ROOT / "docs/examples/randers/bdo-randers-06.json",
    ROOT / "tests/cases/real/fob-2014-19.json",
)


def of(due: DueList, rule: str) -> list[DueItem]:
    """The entries of one rule."""
    return [item for item in (*due.items, *due.undated, *due.done) if item.rule == rule]


@cache
def report_of(file: Path) -> Report:
    return evaluate(file.read_bytes())


def one(due: DueList, rule: str = WITHIN_4_MONTHS) -> DueItem:
    (item,) = of(due, rule)
    return item


class TestADayThatIsKnown:
    def test_is_listed_with_the_days_that_are_left(self) -> None:
        item = one(due_list(case(NEED, DECIDED), as_of="2024-05-02"))
        assert (item.standing, item.status, item.due, item.days_left) == ("ahead", "pending", "2024-07-11", 70)
        assert (item.first, item.last, item.possible) == ("2024-07-11", "2024-07-11", [])
        assert item.title.da == "Den børnefaglige undersøgelse er afsluttet inden 4 måneder"
        assert (item.source.act, item.source.provision) == ("BL", "§ 20, stk. 3")
        assert [line.en for line in item.clock] == [
            "The clock starts with “need identified” on 11 March 2024.",
            "11 March 2024 + 4 months = 11 July 2024.",
        ]

    @pytest.mark.parametrize(
        ("as_of", "standing", "left"),
        [("2024-07-10", "ahead", 1), ("2024-07-11", "ahead", 0), ("2024-07-12", "overdue", -1)],
    )
    def test_is_overdue_once_it_has_passed(self, as_of: str, standing: str, left: int) -> None:
        item = one(due_list(case(NEED, DECIDED), as_of=as_of))
        assert (item.standing, item.days_left) == (standing, left)

    @pytest.mark.parametrize(("days", "listed", "later"), [(70, 1, 0), (69, 0, 1), (0, 0, 1), (None, 1, 0)])
    def test_is_counted_where_it_lies_beyond_the_days_asked_for(
        self, days: int | None, listed: int, later: int
    ) -> None:
        due = due_list(case(NEED, DECIDED), as_of="2024-05-02", days=days)
        assert (len(of(due, WITHIN_4_MONTHS)), due.later) == (listed, later)

    def test_the_last_day_is_told(self) -> None:
        assert due_list(case(), as_of="2024-05-02").until == "2024-07-31"
        assert due_list(case(), as_of="2024-05-02", days=None).until is None
        assert due_list(case(), as_of="9999-12-30").until == "9999-12-31"

    def test_hours_keep_their_instant(self) -> None:
        item = one(due_list(case(NOTIFIED), as_of="2024-03-11T15:00"), "notification-assessed-within-24-hours")
        assert (item.standing, item.first, item.days_left) == ("ahead", "2024-03-12T14:05:00+01:00", 1)

    def test_of_two_on_one_day_the_earlier_instant_comes_first(self) -> None:
        later = {**NOTIFIED, "at": "2024-03-11T18:30:00+01:00", "notification": "n2"}
        due = due_list(case(later, NOTIFIED), as_of="2024-03-11T19:00")
        hours = [item.subject["notification"] for item in due.items if item.first is not None and "T" in item.first]
        assert hours == ["n1", "n2"]

    def test_what_is_met_up_to_a_day_falls_due_again(self) -> None:
        talk = {"type": "child_conversation_held", "at": "2024-10-31"}
        due = due_list(case(STARTED, talk), as_of="2025-02-03")
        item = one(due, "conversation-within-half-year")
        assert (item.status, item.standing, item.due) == ("met", "ahead", "2025-04-30")


class TestWhatIsNotListed:
    def test_what_is_done(self) -> None:
        assert of(due_list(case(NEED, DECIDED, COMPLETED), as_of="2024-07-01"), WITHIN_4_MONTHS) == []

    def test_what_is_done_unless_it_is_asked_for(self) -> None:
        due = due_list(case(NEED, DECIDED, COMPLETED), as_of="2024-07-01", done=True)
        assert [item.standing for item in due.done if item.rule == WITHIN_4_MONTHS] == [DueStanding.DONE]
        assert [item for item in due.items if item.standing is DueStanding.DONE] == []

    def test_what_is_missing_for_good(self) -> None:
        decided = {"type": "decision_made", "at": "2024-08-19", "kind": "measure", "measure_kind": "family_treatment"}
        consent = "custody-holders-consent"
        said = {**decided, "with_consent": True}
        assert [f.status for f in evaluate(case(said), as_of="2024-09-01").of(consent)] == [Status.MISSING]
        assert of(due_list(case(said), as_of="2024-09-01"), consent) == []


class TestADayThatIsNotKnown:
    def test_an_interval_is_listed_by_its_earliest_day_and_is_uncertain(self) -> None:
        item = one(due_list(case({**NEED, "at": "2024-03"}, DECIDED), as_of="2024-05-02"))
        assert (item.standing, item.status) == ("uncertain", "pending")
        assert (item.first, item.last, item.days_left) == ("2024-07-01", "2024-07-31", None)

    def test_the_earliest_day_decides_whether_it_lies_within_the_days(self) -> None:
        vague = case({**NEED, "at": "2024-03"}, DECIDED)
        assert len(of(due_list(vague, as_of="2024-05-02", days=60), WITHIN_4_MONTHS)) == 1
        assert len(of(due_list(vague, as_of="2024-05-02", days=59), WITHIN_4_MONTHS)) == 0

    def test_what_may_be_done_is_uncertain_and_says_what_is_possible(self) -> None:
        unseen = case(NEED, DECIDED, coverage={"investigation_completed": False})
        item = one(due_list(unseen, as_of="2024-05-02"))
        assert (item.standing, item.status, item.due) == ("uncertain", "undetermined", "2024-07-11")
        assert item.possible == ["met", "pending"]

    def test_what_may_be_overdue_comes_after_what_is(self) -> None:
        second = {**NEED, "need": "b2", "at": None}
        other = {**DECIDED, "investigation": "i2", "need": "b2"}
        due = due_list(case(NEED, DECIDED, second, other), as_of="2024-08-01")
        rows = [(item.subject["need"], item.standing) for item in due.items if item.rule == WITHIN_4_MONTHS]
        assert rows == [("b1", "overdue"), ("b2", "uncertain")]

    def test_surely_overdue_on_a_day_that_is_not_known(self) -> None:
        item = one(due_list(case({**NEED, "at": "2024-03"}, DECIDED), as_of="2024-08-01"))
        assert (item.standing, item.first, item.last) == ("overdue", "2024-07-01", "2024-07-31")
        assert item.days_left is None

    def test_a_duty_without_a_number_has_no_day(self) -> None:
        due = due_list(case(NEED, DECIDED), as_of="2024-05-02")
        item = one(due, "child-told-of-right-to-companion")
        assert (item.standing, item.first, item.last, item.days_left) == ("no_day", None, None, None)
        assert item in due.undated
        assert [line.da for line in item.clock] == [
            "»Kommunen opmærksom på muligt støttebehov« den 11. marts 2024 udløser pligten."
        ]

    def test_a_line_that_names_a_party_is_left_out_of_the_clock(self) -> None:
        decided = {
            "type": "decision_made", "at": "2024-08-19", "kind": "measure", "measure_kind": "family_treatment",
            "decision": "d1", "with_consent": True,
        }  # fmt: skip
        due = due_list(case(decided, parties=[{"id": "Afgørelse", "role": "custody_holder"}]), as_of="2024-09-01")
        named = [item for item in due.undated if item.subject.get("party") == "Afgørelse"]
        assert [item.clock for item in named] == [[]] * len(named)
        assert named

    @pytest.mark.parametrize("days", [0, 90, None])
    @pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
    def test_nothing_that_is_open_or_may_be_is_dropped(self, file: Path, days: int | None) -> None:
        report = report_of(file)
        may_be_open = [
            finding
            for finding in report.findings
            if finding.status in {Status.OVERDUE, Status.PENDING}
            or not {Status.OVERDUE, Status.PENDING}.isdisjoint(finding.possible)
        ]
        due = due_list(report, days=days)
        listed = {(i.rule, *i.subject.items(), i.occurrence) for i in (*due.items, *due.undated)}
        left_out = [f for f in may_be_open if (f.rule, *f.subject.items(), f.occurrence) not in listed]
        assert len(may_be_open) > len(left_out)
        assert [f.rule for f in left_out if due.until is None or (f.due or "")[:10] <= due.until] == []
        assert len(left_out) <= due.later

    @pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
    def test_the_order_is_overdue_first_then_by_the_earliest_day(self, file: Path) -> None:
        due = due_list(report_of(file), days=None)
        rows = [(i.standing is not DueStanding.OVERDUE, (i.first or "0001")[:10]) for i in due.items]
        assert rows == sorted(rows)


class TestSeveralCases:
    def test_stand_in_one_list_in_the_order_of_their_days(self) -> None:
        other = {**case({**NEED, "at": "2024-03-01"}, DECIDED), "id": "case-3"}
        due = due_list([case(NEED, DECIDED), other], as_of="2024-05-02")
        assert [item.case for item in due.items if item.rule == WITHIN_4_MONTHS] == ["case-3", "case-17"]
        assert due.cases == ["case-17", "case-3"]

    def test_reports_are_taken_as_they_are(self) -> None:
        report = evaluate(case(NEED, DECIDED), as_of="2024-05-02")
        assert due_list(report) == due_list(case(NEED, DECIDED), as_of="2024-05-02")
        assert due_list([report, report]).as_of == "2024-05-02"

    def test_are_looked_at_on_one_day(self) -> None:
        early, late = case(as_of="2024-05-02"), case(as_of="2024-09-01")
        with pytest.raises(ArgumentError) as raised:
            due_list([early, late])
        assert str(raised.value) == (
            "as_of: the cases are looked at on several days (2024-05-02 to 2024-09-01); give one day for all of them"
        )
        assert due_list([early, late], as_of="2024-09-01").as_of == "2024-09-01"

    def test_a_report_of_another_day_than_the_one_asked_for_is_an_error(self) -> None:
        report = evaluate(case(NEED, DECIDED), as_of="2024-05-02")
        assert due_list(report, as_of="2024-05-02").as_of == "2024-05-02"
        for cases in (report, [report, case(NEED)]):
            with pytest.raises(ArgumentError) as raised:
                due_list(cases, as_of="2024-09-01")
            assert str(raised.value) == (
                "as_of: a report among the cases is of another day (2024-05-02); leave it out, or make the report anew"
            )

    def test_may_be_none_where_the_day_is_given(self) -> None:
        due = due_list([], as_of="2024-05-02")
        assert (due.as_of, due.items, due.cases, due.ruleset) == ("2024-05-02", [], [], None)
        with pytest.raises(ArgumentError, match="there is no case"):
            due_list([])

    def test_rules_of_which_the_titles_are_not_at_hand_are_named_by_their_id(self) -> None:
        report = evaluate(case(NEED, DECIDED), as_of="2024-05-02")
        empty = load_rules()
        strange = report.model_copy(
            update={"findings": [report.of(WITHIN_4_MONTHS)[0].model_copy(update={"rule": "own-rule"})]}
        )
        assert one(due_list(strange, rules=empty), "own-rule").title.da == "own-rule"


class TestArguments:
    @pytest.mark.parametrize("days", [-1, 36_501, 1.5, "90", True])
    def test_days_are_a_whole_number(self, days: Any) -> None:
        with pytest.raises(ArgumentError, match="days: must be a whole number from 0 to 36500"):
            due_list(case(), as_of="2024-05-02", days=days)

    @pytest.mark.parametrize("cases", [None, 17])
    def test_what_is_no_case_is_an_error(self, cases: Any) -> None:
        with pytest.raises(ArgumentError, match="cases: must be a case, a report, or several of them in a list"):
            due_list(cases)

    def test_a_case_that_cannot_be_used_is_an_error_of_the_case(self) -> None:
        with pytest.raises(CaseError, match="unknown event"):
            due_list(case({"type": "need_seen", "at": None}))

    def test_another_reading_moves_the_day(self) -> None:
        # 13 July 2024 is a Saturday.
        begun = case({**NEED, "at": "2024-03-13"}, {**DECIDED, "at": "2024-03-15"})
        readings = {f"{WITHIN_4_MONTHS}/ends-on-day-off": "next working day"}
        assert one(due_list(begun, as_of="2024-05-02")).due == "2024-07-13"
        assert one(due_list(begun, as_of="2024-05-02", readings=readings)).due == "2024-07-15"


class TestDueDays:
    @pytest.mark.parametrize(
        ("text", "first", "last", "exact"),
        [
            ("2024-02-29", "2024-02-29", "2024-02-29", True),
            ("2024-02-29/2024-03-31", "2024-02-29", "2024-03-31", False),
            ("../2024-03-31", None, "2024-03-31", False),
            ("2024-02-29/..", "2024-02-29", None, False),
            ("../..", None, None, False),
        ],
    )
    def test_are_read_with_their_ends(self, text: str, first: str | None, last: str | None, exact: bool) -> None:
        day = due_day(text)
        assert (day.first_text, day.last_text, day.exact, day.hours) == (first, last, exact, False)

    def test_instants_are_told_from_days(self) -> None:
        pair = "2024-03-12T14:05:00+01:00/2024-03-13T23:59:59.999999+01:00"
        assert (due_day(pair).hours, due_day(pair).exact) == (True, False)
        assert due_day("2024-03-12T14:05:00+01:00").exact
