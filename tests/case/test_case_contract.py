"""The sentences of CASE.md about what comes in, one class a section, accepted and refused."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from childlaw_rules.case import Case, ConsentGiven, CoveredDays, Days, Notifier, PartyRole, read_case
from childlaw_rules.errors import CaseError
from childlaw_rules.when.period import Period, PeriodError
from childlaw_rules.when.point import Point, PointError

EXAMPLE: dict[str, Any] = json.loads((Path(__file__).parent / "data/example.json").read_text("utf-8"))


def case(*events: dict[str, Any], **fields: Any) -> dict[str, Any]:
    parties = [{"id": "aunt", "role": "custody_holder"}, {"id": "father", "role": "parent"}]
    return {"id": "c", "child": {"born": "2011-02-28"}, "parties": parties, "events": list(events), **fields}


def refused(data: Any) -> list[str]:
    with pytest.raises(CaseError) as caught:
        read_case(data)
    return [str(problem) for problem in caught.value.problems]


def said_of(period: Any) -> str:
    with pytest.raises(PeriodError) as caught:
        Period.parse(period)
    return str(caught.value)


class TestTheExample:
    def test_reads_as_json_and_as_mapping(self) -> None:
        read = read_case(json.dumps(EXAMPLE))
        assert read == read_case(EXAMPLE) == read_case(json.dumps(EXAMPLE).encode())
        assert read.id == "case-17"
        assert read.child.born == Point.parse("2009-05-14")
        assert [party.role for party in read.parties] == [PartyRole.CUSTODY_HOLDER] * 2
        assert (read.parties[0].until, read.parties[1].until) == (None, date(2022, 6, 30))
        assert read.as_of == Point.parse("2024-08-01")
        assert read.coverage == {
            "supervision_visit": False,
            "child_conversation_held": CoveredDays(from_=date(2015, 1, 1)),
        }
        assert [event.type for event in read.events] == [event["type"] for event in EXAMPLE["events"]]
        first = read.events[0]
        assert first.type == "notification_received"
        assert (first.notification, first.notifier) == ("n1", Notifier.PROFESSIONAL)
        assert first.recorded_at == Point.parse("2024-03-12T08:30:00+01:00")

    def test_what_it_writes_it_reads_again(self) -> None:
        read = read_case(EXAMPLE)
        assert read_case(read.model_dump_json()) == read
        assert read_case(read.model_dump()) == read
        assert read_case(read.model_dump_json(exclude_none=True)) == read
        assert Case.model_validate_json(read.model_dump_json()) == read

    def test_a_byte_order_mark_is_accepted(self) -> None:
        assert read_case("\ufeff" + json.dumps(EXAMPLE)) == read_case(EXAMPLE)
        assert read_case(b"\xef\xbb\xbf" + json.dumps(EXAMPLE).encode()) == read_case(EXAMPLE)


class TestFormatAndId:
    def test_the_format_may_be_left_out(self) -> None:
        assert read_case(case()).format == "childlaw-case/1"

    @pytest.mark.parametrize(("written", "shown"), [("childlaw-case/2", " 'childlaw-case/2'"), (1, "")])
    def test_another_format_is_refused(self, written: Any, shown: str) -> None:
        assert refused(case(format=written)) == [f"format: unknown format{shown}; this library reads 'childlaw-case/1'"]

    def test_the_id_is_opaque_text(self) -> None:
        assert read_case(case(id="Sag 17/b – ø")).id == "Sag 17/b – ø"
        assert refused(case(id=17)) == ["id: expected text, not a number"]
        assert refused(case(id=" ")) == ["id: an empty identifier; leave the field out instead"]


class TestChild:
    @pytest.mark.parametrize("born", ["1998", "2009-05", "2009-05-14", "2009-05-14T03:10:00+02:00", "../2009"])
    def test_born_is_any_form_of_point_in_time(self, born: str) -> None:
        assert read_case(case(child={"born": born})).child.born == Point.parse(born)

    def test_due_for_an_unborn_child(self) -> None:
        child = read_case(case(child={"due": "2024-09-30"})).child
        assert (child.born, child.due) == (None, Point.parse("2024-09-30"))

    def test_both_where_it_is_born(self) -> None:
        child = read_case(case(child={"born": "2024-09-28", "due": "2024-09-30"})).child
        assert (child.born, child.due) == (Point.parse("2024-09-28"), Point.parse("2024-09-30"))

    def test_null_beside_due_is_not_born_and_alone_is_unknown(self) -> None:
        assert read_case(case(child={"born": None, "due": "2024-09-30"})).child.born is None
        assert read_case(case(child={"born": None})).child.born == Point.parse(None)
        assert read_case(case(child={"born": None, "due": None})).child.born == Point.parse(None)

    @pytest.mark.parametrize("child", [{}, {"due": None}])
    def test_neither_is_refused(self, child: dict[str, Any]) -> None:
        assert refused(case(child=child)) == ["child: needs 'born', or 'due' for a child that is not born"]

    def test_no_child_is_refused(self) -> None:
        assert refused({"id": "c"}) == ["child: required, but missing"]
        assert refused(case(child=None)) == ["child: expected an object, not null"]

    def test_siblings(self) -> None:
        siblings = [{"id": "big", "born": "2008", "same_household": False}, {"id": "small"}]
        big, small = read_case(case(child={"born": "2011", "siblings": siblings})).child.siblings
        assert (big.id, big.born, big.same_household) == ("big", Point.parse("2008"), False)
        assert (small.id, small.born, small.same_household) == ("small", None, None)

    def test_siblings_with_one_id(self) -> None:
        siblings = [{"id": "big"}, {"id": "big", "same_household": "yes", "name": "x"}, {}]
        assert refused(case(child={"born": "2011", "siblings": siblings})) == [
            "child.siblings[1].id: the id of another sibling, child.siblings[0]",
            "child.siblings[1].same_household: expected true or false, not text",
            "child.siblings[1].name: unknown field",
            "child.siblings[2].id: required, but missing",
        ]


class TestParties:
    @pytest.mark.parametrize("role", ["custody_holder", "parent", "child", "foster_carer", "other"])
    def test_the_roles(self, role: str) -> None:
        party = {"id": "p", "role": role, "from": "2020-02-29", "until": "2020-02-29"}
        read = read_case(case(parties=[party])).parties[0]
        assert (read.role, read.from_, read.until) == (role, date(2020, 2, 29), date(2020, 2, 29))

    def test_an_unknown_role(self) -> None:
        words = "one of: custody_holder, parent, child, foster_carer, other"
        roles = [
            {"id": "a", "role": "foster_career"},
            {"id": "b", "role": "zzz"},
            {"id": "c", "role": 1},
            {"id": "d"},
        ]
        assert refused(case(parties=roles)) == [
            f"parties[0].role: unknown word 'foster_career'; {words}; did you mean 'foster_carer'?",
            f"parties[1].role: unknown word 'zzz'; {words}",
            f"parties[2].role: expected text, not a number; {words}",
            f"parties[3].role: required, but missing; {words}",
        ]

    def test_until_before_from(self) -> None:
        party = {"id": "p", "role": "parent", "from": "2020-03-01", "until": "2020-02-29"}
        assert refused(case(parties=[party])) == ["parties[0].until: comes before 'from'"]

    @pytest.mark.parametrize("day", ["2020", "2020-02", "2020-02-30", "20200229", "2020-02-29T10:00", "2020-W09-6", 5])
    def test_from_and_until_are_days(self, day: Any) -> None:
        party = {"id": "p", "role": "parent", "from": day}
        assert refused(case(parties=[party])) == ["parties[0].from: must be a day, written as '2024-03-11'"]

    def test_the_python_name_of_from_is_no_field_of_a_document(self) -> None:
        party = {"id": "p", "role": "parent", "from_": "2020-03-01"}
        assert refused(case(parties=[party], coverage={"life_event": {"from_": "2020-01-01"}})) == [
            "parties[0].from_: unknown field, did you mean 'from'?",
            "coverage.life_event.from_: unknown field, did you mean 'from'?",
        ]

    def test_one_id_twice(self) -> None:
        parties = [{"id": "p", "role": "parent"}, {"id": "q", "role": "other"}, {"id": "p", "role": "other"}]
        assert refused(case(parties=parties)) == ["parties[2].id: the id of another party, parties[0]"]

    def test_the_child_is_a_party_without_being_listed(self) -> None:
        event = {"type": "consent_given", "at": "2024-03-11", "by": "child"}
        read = read_case(case(event))
        assert isinstance(read.events[0], ConsentGiven)
        assert (read.events[0].by, read.child_ids) == ("child", {"child"})

    def test_the_child_listed_under_an_id_of_its_own(self) -> None:
        assert read_case(case(parties=[{"id": "kid", "role": "child"}])).child_ids == {"child", "kid"}

    def test_the_party_child_in_another_role(self) -> None:
        assert refused(case(parties=[{"id": "child", "role": "other"}])) == [
            "parties[0].role: the party 'child' is the child itself; its role is 'child'"
        ]

    def test_a_party_that_is_not_listed(self) -> None:
        events = [
            {"type": "consent_given", "at": None, "by": "fater"},
            {"type": "complaint_received", "at": None, "by": "chlid"},
            {"type": "decision_notified", "at": None, "to": "nobody"},
            {"type": "parties_heard", "at": None, "party": "aunt"},
        ]
        assert refused(case(*events)) == [
            "events[0].by: not the id of a listed party, did you mean that of parties[1]?",
            "events[1].by: not the id of a listed party, did you mean 'child'?",
            "events[2].to: not the id of a listed party",
        ]

    def test_a_party_is_not_called_unlisted_where_the_list_cannot_be_read(self) -> None:
        event = {"type": "consent_given", "at": None, "by": "uncle"}
        assert refused(case(event, parties=[{"role": "parent"}])) == ["parties[0].id: required, but missing"]
        assert refused(case(event, parties=3)) == ["parties: expected a list, not a number"]


class TestAsOfAndCoverage:
    @pytest.mark.parametrize("as_of", ["2024-08-01", "2024-08-01T12:00:00+02:00"])
    def test_as_of_is_a_day_or_an_instant(self, as_of: str) -> None:
        assert read_case(case(as_of=as_of)).as_of == Point.parse(as_of)

    @pytest.mark.parametrize("as_of", ["2024-08", "2024", "2024-08-01/..", "2024-08-01/2024-08-02"])
    def test_as_of_is_exact(self, as_of: str) -> None:
        assert refused(case(as_of=as_of)) == ["as_of: must be an exact day or instant"]

    def test_as_of_may_be_left_out(self) -> None:
        assert read_case(case()).as_of is None
        assert read_case(case(as_of=None)).as_of is None

    def test_the_forms_of_coverage(self) -> None:
        coverage: dict[str, Any] = {
            "supervision_visit": False,
            "life_event": True,
            "case_opened": {"from": "2015-01-01"},
            "case_closed": {"until": "2020-12-31"},
            "journal_note": {"from": "2015-01-01", "until": "2015-01-01"},
        }
        assert read_case(case(coverage=coverage)).coverage == {
            "supervision_visit": False,
            "life_event": True,
            "case_opened": CoveredDays(from_=date(2015, 1, 1)),
            "case_closed": CoveredDays(until=date(2020, 12, 31)),
            "journal_note": CoveredDays(from_=date(2015, 1, 1), until=date(2015, 1, 1)),
        }

    def test_what_coverage_refuses(self) -> None:
        coverage: dict[str, Any] = {
            "supervision_vist": False,
            "case_closed": {"from": "2020-12-31", "until": "2020-12-30"},
            "case_opened": 0,
            "life_event": None,
            "journal_note": {},
            "measure_ended": {"form": "2015-01-01"},
            "measure_started": "false",
            "plan_made": {"from": "2015"},
        }
        assert refused(case(coverage=coverage)) == [
            "coverage.supervision_vist: unknown event, did you mean 'supervision_visit'?",
            "coverage.case_closed.until: comes before 'from'",
            "coverage.case_opened: must be true, false or an object with 'from' and 'until'",
            "coverage.life_event: must be true, false or an object with 'from' and 'until'",
            "coverage.journal_note: needs 'from' or 'until'; write true for recorded throughout",
            "coverage.measure_ended.form: unknown field, did you mean 'from'?",
            "coverage.measure_started: must be true, false or an object with 'from' and 'until'",
            "coverage.plan_made.from: must be a day, written as '2024-03-11'",
        ]
        assert refused(case(coverage=[])) == ["coverage: expected an object, not a list"]


class TestEvents:
    def test_no_events(self) -> None:
        assert read_case({"child": {"born": "2011"}}).events == ()

    def test_the_order_is_kept(self) -> None:
        events = [{"type": "life_event", "at": at} for at in ("2024-03-11", "2019", None, "2021-05")]
        assert [event.at for event in read_case(case(*events)).events] == [Point.parse(e["at"]) for e in events]

    def test_at_is_required_and_may_be_null(self) -> None:
        assert read_case(case({"type": "life_event", "at": None})).events[0].at.unknown
        assert refused(case({"type": "life_event"})) == [
            "events[0].at: required, but missing; null where nothing is known of when"
        ]

    def test_ids_are_unique(self) -> None:
        events = [{"type": "life_event", "at": None, **more} for more in ({"id": "e"}, {}, {}, {"id": "e"})]
        assert refused(case(*events)) == ["events[3].id: the id of another event, events[0]"]
        assert [event.id for event in read_case(case(*events[:3])).events] == ["e", None, None]

    def test_a_note_is_carried(self) -> None:
        event = {"type": "journal_note", "at": None, "note": "  Mor ringede.\n"}
        assert read_case(case(event)).events[0].note == "  Mor ringede.\n"

    @pytest.mark.parametrize("recorded", ["2024-03-12", "2024-03-12T08:30:00+01:00", "2024-03-12T08:30"])
    def test_recorded_at_is_a_day_or_an_instant(self, recorded: str) -> None:
        event = {"type": "life_event", "at": None, "recorded_at": recorded}
        assert read_case(case(event)).events[0].recorded_at == Point.parse(recorded)

    @pytest.mark.parametrize("recorded", ["2024-03", "2024", "../2024-03-12"])
    def test_recorded_at_is_exact(self, recorded: str) -> None:
        event = {"type": "life_event", "at": None, "recorded_at": recorded}
        assert refused(case(event)) == ["events[0].recorded_at: must be an exact day or instant"]

    def test_recorded_at_null_is_as_if_left_out(self) -> None:
        event = {"type": "life_event", "at": None, "recorded_at": None}
        assert read_case(case(event)).events[0].recorded_at is None

    def test_unknown_types_and_fields_have_suggestions(self) -> None:
        events = [
            {"type": "notification_recieved", "at": "2024-03-11"},
            {"type": "notification_received", "at": "2024-03-11", "notifer": "police"},
            {"type": "qqq", "at": "2024-03-11"},
            {"type": "life_event", "at": "2024-03-11", "qqq": 1},
        ]
        assert refused(case(*events)) == [
            "events[0].type: unknown event 'notification_recieved', did you mean 'notification_received'?",
            "events[1].notifer: unknown field, did you mean 'notifier'?",
            "events[2].type: unknown event 'qqq'",
            "events[3].qqq: unknown field",
        ]

    def test_an_event_of_unknown_type_has_its_common_fields_checked(self) -> None:
        event = {
            "at": "2024-13",
            "type": "notification_recieved",
            "id": 5,
            "recorded_at": "2024",
            "notifier": 9,
        }
        assert refused(case(event))[1:] == [
            "events[0].type: unknown event 'notification_recieved', did you mean 'notification_received'?",
            "events[0].id: expected text, not a number",
            "events[0].recorded_at: must be an exact day or instant",
        ]

    def test_what_is_no_event(self) -> None:
        assert refused(case({"at": None}, 3, {"type": ["life_event"], "at": None}, None)) == [  # type: ignore[arg-type]
            "events[0].type: required, but missing",
            "events[1]: expected an object, not a number",
            "events[2].type: expected text, not a list",
            "events[3]: expected an object, not null",
        ]
        assert refused(case(events={})) == ["events: expected a list, not an object"]

    def test_flags_are_true_or_false(self) -> None:
        def event(flag: Any) -> dict[str, Any]:
            return {"type": "case_closed", "at": None, "reason_stated": flag}

        read = read_case(case(event(True), event(False), event(None), {"type": "case_closed", "at": None}))
        assert [e.reason_stated for e in read.events if e.type == "case_closed"] == [True, False, None, None]
        assert refused(case(event(1), event("true"))) == [
            "events[0].reason_stated: expected true or false, not a number",
            "events[1].reason_stated: expected true or false, not text",
        ]

    def test_fields_that_cannot_be_left_out(self) -> None:
        events = [
            {"type": "consent_given", "at": None},
            {"type": "child_conversation_waived", "at": None, "reason_stated": None},
            {"type": "plan_made", "at": None},
        ]
        assert refused(case(*events)) == [
            "events[0].by: required, but missing",
            "events[1].reason_stated: expected true or false, not null",
            "events[1].view_obtained_otherwise: required, but missing",
            "events[2].kind: required, but missing; one of: action_plan, childs_plan, youth_plan, "
            "parents_plan, joint_plan",
        ]


class TestPoints:
    @pytest.mark.parametrize(
        "at",
        [
            "2024-03-11T14:05:00+01:00",
            "2024-03-11T14:05:00",
            "2024-03-11",
            "2024-03",
            "2024",
            "2024-03-11/2024-03-20",
            "../2024-03-11",
            "2024-03-11/..",
            None,
        ],
    )
    def test_every_form_is_read(self, at: str | None) -> None:
        assert read_case(case({"type": "life_event", "at": at})).events[0].at == Point.parse(at)

    def test_python_dates_are_read(self) -> None:
        instant = datetime(2024, 3, 11, 13, 5, tzinfo=UTC)
        events = [{"type": "life_event", "at": at} for at in (date(2024, 3, 11), instant, Point.parse("2024"))]
        read = read_case(case(*events)).events
        assert [event.at.text for event in read] == ["2024-03-11", "2024-03-11T13:05:00+00:00", "2024"]

    @pytest.mark.parametrize(
        "at",
        ["2024-03-20/2024-03-11", "2024-03-31T02:30:00", "2024-02-30", "11-03-2024", "", 2024, True, [], {}],
    )
    def test_what_is_no_point(self, at: Any) -> None:
        (problem,) = refused(case({"type": "life_event", "at": at}))
        assert problem.startswith("events[0].at: ")

    def test_the_message_is_that_of_the_point(self) -> None:
        with pytest.raises(PointError) as caught:
            Point.parse("2024-03-20/2024-03-11")
        event = {"type": "life_event", "at": "2024-03-20/2024-03-11"}
        assert refused(case(event)) == [f"events[0].at: {caught.value}"]


class TestThreads:
    def test_thread_fields_and_about_may_be_left_out(self) -> None:
        types = ("notification_assessed", "investigation_completed", "measure_ended", "complaint_received")
        events = [{"type": name, "at": None} for name in types]
        assert len(read_case(case(*events)).events) == 4
        read = read_case(case({"type": "consent_given", "at": None, "by": "aunt"})).events[0]
        assert isinstance(read, ConsentGiven)
        assert read.about == ()

    @pytest.mark.parametrize(
        ("about", "read"), [("d1", ("d1",)), (["d1", "d2", "d1"], ("d1", "d2")), ([], ()), (None, ())]
    )
    def test_about_is_an_id_or_a_list(self, about: Any, read: tuple[str, ...]) -> None:
        event = read_case(case({"type": "consent_given", "at": None, "by": "aunt", "about": about})).events[0]
        assert isinstance(event, ConsentGiven)
        assert event.about == read

    def test_what_about_refuses(self) -> None:
        events = [{"type": "consent_given", "at": None, "by": "aunt", "about": about} for about in (3, [4, ""], {})]
        assert refused(case(*events)) == [
            "events[0].about: must be a thread id or a list of them",
            "events[1].about[0]: expected text, not a number",
            "events[1].about[1]: an empty identifier; leave the field out instead",
            "events[2].about: must be a thread id or a list of them",
        ]

    def test_an_id_that_nothing_else_names_is_no_error(self) -> None:
        read_case(case({"type": "measure_ended", "at": None, "measure": "never started"}))

    def test_the_transition_period(self) -> None:
        def event(period: Any) -> dict[str, Any]:
            return {"type": "decision_made", "at": None, "kind": "return_home", "transition_period": period}

        days = {"from": "2024-03-01", "until": "2024-05-31"}
        read = read_case(case(event("3 months"), event(days), event(None)))
        assert [e.transition_period for e in read.events if e.type == "decision_made"] == [
            Period.parse("3 months"),
            Days(from_=date(2024, 3, 1), until=date(2024, 5, 31)),
            None,
        ]
        wrong = [
            "3 monts",
            "3 hours",
            3,
            {"from": "2024-03-01"},
            {"from": "2024-03-02", "until": "2024-03-01"},
            {"from": "2024-03", "until": "2024-05-31", "til": 1},
            {"from_": "2024-03-01", "until": "2024-05-31"},
        ]
        assert refused(case(*map(event, wrong))) == [
            f"events[0].transition_period: {said_of('3 monts')}",
            "events[1].transition_period: must be counted in days, weeks, months or years",
            f"events[2].transition_period: {said_of(3)}",
            "events[3].transition_period.until: required, but missing",
            "events[4].transition_period.until: comes before 'from'",
            "events[5].transition_period.from: must be a day, written as '2024-03-11'",
            "events[5].transition_period.til: unknown field, did you mean 'until'?",
            "events[6].transition_period.from_: unknown field, did you mean 'from'?",
        ]

    @pytest.mark.parametrize(
        ("kind", "field"),
        [
            ("decision_made", "ends"),
            ("decision_made", "rehearing_due"),
            ("follow_up_held", "next_due"),
            ("contact_suspended", "until"),
            ("appeal_decided", "rehearing_due"),
        ],
    )
    def test_days_are_exact(self, kind: str, field: str) -> None:
        event = {"type": kind, "at": None} | ({"kind": "other"} if kind == "decision_made" else {})
        assert getattr(read_case(case(event | {field: "2024-02-29"})).events[0], field) == date(2024, 2, 29)
        assert refused(case(event | {field: "2024-02"})) == [
            f"events[0].{field}: must be a day, written as '2024-03-11'"
        ]
