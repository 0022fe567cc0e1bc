"""The due list as iCalendar: valid for a second library, the same bytes each time, no doubling, no personal data."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from ical.event import Event
from ical.exceptions import CalendarParseError

from childlaw_rules import ArgumentError, Status, due_calendar, due_list, evaluate
from tests.duelist.cases import COMPLETED, DECIDED, NEED, NOTIFIED, WITHIN_4_MONTHS, case
from tests.duelist.store import Store, read

ROOT = Path(__file__).parents[2]
INVESTIGATION = "Den børnefaglige undersøgelse er afsluttet inden 4 måneder"


def written(cases: Any, as_of: str, lang: str = "da", **options: Any) -> str:
    return due_calendar(due_list(cases, as_of=as_of, **options), lang=lang)


def entry(text: str, rule: str = WITHIN_4_MONTHS) -> Event:
    """The entry of a rule, as the second library reads it."""
    (found,) = (event for event in read(text).events if f"Regel: {rule}" in (event.description or ""))
    return found


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


class TestAnEntry:
    def test_says_what_is_due_when_and_by_which_provision(self) -> None:
        event = entry(written(case(NEED, DECIDED), "2024-05-02"))
        assert event.summary == f"Frist: {INVESTIGATION} (sag case-17)"
        assert event.description == (
            "Falder den 11. juli 2024.\n"
            "Fristen løber fra »Kommunen opmærksom på muligt støttebehov« den 11. marts 2024.\n"
            "Den 11. marts 2024 + 4 måneder = den 11. juli 2024.\n"
            "Bestemmelse: BL § 20, stk. 3\n"
            f"Regel: {WITHIN_4_MONTHS}\n"
            "Set den 2. maj 2024 efter regelsæt 2026.11.0."
        )
        assert event.categories == ["Børnefaglig undersøgelse"]
        assert str(event.url) == "https://www.retsinformation.dk/eli/lta/2025/282"
        assert (event.status, event.transparency, event.classification) == (
            "CONFIRMED",
            "TRANSPARENT",
            "CONFIDENTIAL",
        )

    def test_a_day_is_an_all_day_entry_that_ends_before_the_next(self) -> None:
        event = entry(written(case(NEED, DECIDED), "2024-05-02"))
        assert (event.dtstart, event.dtend) == (date(2024, 7, 11), date(2024, 7, 12))

    def test_hours_are_an_instant_in_utc(self) -> None:
        event = entry(written(case(NOTIFIED), "2024-03-11T15:00"), "notification-assessed-within-24-hours")
        assert event.dtstart == event.dtend == datetime(2024, 3, 12, 13, 5, tzinfo=UTC)
        assert event.description is not None
        assert event.description.startswith("Falder den 12. marts 2024 kl. 14.05.\n")

    def test_hours_across_the_beginning_of_summer_time(self) -> None:
        night = {**NOTIFIED, "at": "2024-03-30T14:05:00+01:00"}
        event = entry(written(case(night), "2024-03-30T15:00"), "notification-assessed-within-24-hours")
        # 24 hours elapsed: the clock in Copenhagen shows 15.05.
        assert event.dtstart == datetime(2024, 3, 31, 13, 5, tzinfo=UTC)

    def test_what_is_overdue_reaches_to_the_day_looked_at(self) -> None:
        event = entry(written(case(NEED, DECIDED), "2024-08-01"))
        assert (event.dtstart, event.dtend) == (date(2024, 7, 11), date(2024, 8, 2))
        assert event.summary == f"Overskredet: {INVESTIGATION} (sag case-17)"
        assert event.description is not None
        assert "Frist: 11. juli 2024. Den er udløbet pr. 1. august 2024, og sagen viser ikke" in event.description

    def test_hours_that_have_passed_reach_there_too(self) -> None:
        event = entry(written(case(NOTIFIED), "2024-03-14"), "notification-assessed-within-24-hours")
        assert (event.dtstart, event.dtend) == (
            datetime(2024, 3, 12, 13, 5, tzinfo=UTC),
            datetime(2024, 3, 14, 23, 0, tzinfo=UTC),
        )

    def test_what_is_uncertain_is_tentative_and_stands_on_its_earliest_day(self) -> None:
        event = entry(written(case({**NEED, "at": "2024-03"}, DECIDED), "2024-05-02"))
        assert (event.status, event.dtstart) == ("TENTATIVE", date(2024, 7, 1))
        assert event.summary == f"Usikker frist: {INVESTIGATION} (sag case-17)"
        assert event.description is not None
        assert "Tidligst 1. juli 2024, senest 31. juli 2024." in event.description

    def test_what_may_have_fallen_due_stands_on_the_day_looked_at(self) -> None:
        event = entry(written(case({**NEED, "at": None}, DECIDED), "2024-05-02"))
        assert (event.status, event.dtstart) == ("TENTATIVE", date(2024, 5, 2))
        assert event.description is not None
        assert "Muligt: overskredet, afventer, ikke i kraft." in event.description

    @pytest.mark.parametrize(
        ("status", "due", "start"),
        [
            ("overdue", "../2024-04-30", date(2024, 4, 30)),
            ("overdue", "2024-04-02/2024-04-30", date(2024, 4, 2)),
            ("pending", "../2024-05-30", date(2024, 5, 2)),
            ("pending", "2024-05-20/..", date(2024, 5, 20)),
            ("pending", "2024-05-20T14:05:00+02:00/2024-05-22T14:05:00+02:00", date(2024, 5, 20)),
        ],
    )
    def test_an_end_that_is_open_is_no_day_of_the_year_one(self, status: str, due: str, start: date) -> None:
        report = evaluate(case(NEED, DECIDED), as_of="2024-05-02")
        found = report.of(WITHIN_4_MONTHS)[0].model_copy(update={"due": due, "status": Status(status)})
        event = entry(due_calendar(due_list(report.model_copy(update={"findings": [found]}), days=None)))
        assert event.dtstart == start
        assert event.description is not None
        assert ("ukendt" in event.description) is (".." in due)

    def test_what_has_no_day_stands_in_one_entry_a_case(self) -> None:
        second = {**case(NEED, DECIDED), "id": "case-3"}
        text = written([case(NEED, DECIDED), second], "2024-05-02")
        entries = [event for event in read(text).events if "uden dag" in str(event.summary)]
        assert [event.summary for event in entries] == [
            "Åbent uden dag: 2 pligter (sag case-17)",
            "Åbent uden dag: 2 pligter (sag case-3)",
        ]
        assert len({event.uid for event in entries}) == 2
        assert entries[0].dtstart == date(2024, 5, 2)
        assert entries[0].description is not None
        assert "– Barnet er oplyst om retten til bisidder (BL § 6, stk. 1, 2. pkt.)" in entries[0].description

    def test_english_where_that_is_asked_for(self) -> None:
        events = read(written(case(NEED, DECIDED), "2024-05-02", "en")).events
        assert [event.summary for event in events] == [
            "Due: The child-protection investigation is completed within 4 months (case case-17)",
            "Open, no day: 2 duties (case case-17)",
        ]


class TestAlarms:
    @pytest.mark.parametrize(
        ("as_of", "triggers"),
        [
            ("2024-07-03", [timedelta(days=-7, hours=8), timedelta(hours=8)]),
            ("2024-07-04T07:59", [timedelta(days=-7, hours=8), timedelta(hours=8)]),
            ("2024-07-04T08:01", [timedelta(hours=8)]),
            ("2024-07-11T08:01", []),
            ("2024-07-12", []),
        ],
    )
    def test_ring_a_week_before_and_on_the_day_while_they_lie_ahead(
        self, as_of: str, triggers: list[timedelta]
    ) -> None:
        event = entry(written(case(NEED, DECIDED), as_of))
        assert [alarm.trigger for alarm in event.alarm] == triggers
        assert {alarm.action for alarm in event.alarm} <= {"DISPLAY"}

    def test_ring_two_hours_before_an_instant(self) -> None:
        event = entry(written(case(NOTIFIED), "2024-03-11T15:00"), "notification-assessed-within-24-hours")
        assert [alarm.trigger for alarm in event.alarm] == [timedelta(hours=-2)]

    def test_do_not_ring_for_what_is_uncertain(self) -> None:
        assert entry(written(case({**NEED, "at": "2024-03"}, DECIDED), "2024-05-02")).alarm == []


class TestImportedAgain:
    def test_the_same_list_gives_the_same_bytes(self) -> None:
        first, second = (written(case(NEED, DECIDED, NOTIFIED), "2024-05-02") for _ in range(2))
        assert first == second

    def test_nothing_is_doubled(self) -> None:
        store = Store()
        text = written([case(NEED, DECIDED, NOTIFIED), {**case(NEED), "id": "case-3"}], "2024-05-02")
        store.take(text)
        once = dict(store.entries)
        store.take(text)
        assert store.entries == once
        assert len(once) == len(read(text).events) > 3

    def test_a_list_of_a_later_day_updates(self) -> None:
        store = Store()
        store.take(written(case(NEED, DECIDED), "2024-05-02"))
        moved = case({**NEED, "at": "2024-03-25"}, DECIDED)
        store.take(written(moved, "2024-05-16"))
        days = [e.dtstart for e in store.entries.values() if INVESTIGATION in str(e.summary)]
        assert days == [date(2024, 7, 25)]

    def test_an_old_list_does_not_undo_a_newer_one(self) -> None:
        store = Store()
        old = written(case(NEED, DECIDED), "2024-05-02")
        store.take(written(case({**NEED, "at": "2024-03-25"}, DECIDED), "2024-05-16"))
        store.take(old)
        days = [e.dtstart for e in store.entries.values() if INVESTIGATION in str(e.summary)]
        assert days == [date(2024, 7, 25)]

    def test_what_was_done_is_cancelled_where_that_is_asked_for(self) -> None:
        store = Store()
        store.take(written(case(NEED, DECIDED), "2024-05-02"))
        assert any(INVESTIGATION in title for title in store.titles())
        store.take(written(case(NEED, DECIDED, COMPLETED), "2024-07-01", done=True))
        assert not any(INVESTIGATION in title for title in store.titles())
        event = entry(written(case(NEED, DECIDED, COMPLETED), "2024-07-01", done=True))
        assert (event.status, event.alarm) == ("CANCELLED", [])

    def test_the_uid_stays_what_it_is(self) -> None:
        # Another one would double the entries of everybody who has imported a list: never change it.
        assert entry(written(case(NEED, DECIDED), "2024-05-02")).uid == "pbbk4boljjn2jcm57plrozc47q@childlaw-rules"

    def test_the_uid_tells_case_subject_and_occurrence_apart(self) -> None:
        second = {**NEED, "need": "b2", "at": "2024-04-08"}
        other = {**DECIDED, "investigation": "i2", "need": "b2", "at": "2024-04-09"}
        text = written([case(NEED, DECIDED, second, other), {**case(NEED, DECIDED), "id": "case-3"}], "2024-05-02")
        uids = [event.uid for event in read(text).events]
        assert len(uids) == len(set(uids))

    def test_the_uid_of_each_occurrence_is_its_own(self) -> None:
        report = evaluate(case(NEED, DECIDED), as_of="2024-05-02")
        found = report.of(WITHIN_4_MONTHS)[0]
        twice = [found.model_copy(update={"occurrence": number}) for number in (1, 2)]
        due = due_list(report.model_copy(update={"findings": twice}))
        assert len({event.uid for event in read(due_calendar(due)).events}) == 2

    def test_no_uid_looks_like_a_cpr_number(self) -> None:
        cases = [{**case(NEED, DECIDED, NOTIFIED), "id": f"case-{number}"} for number in range(100)]
        uids = [str(event.uid) for event in read(written(cases, "2024-05-02")).events]
        assert len(set(uids)) > 300
        assert [uid for uid in uids if re.search(r"\d{6}-?\d{4}", uid)] == []

    def test_the_clock_is_the_day_looked_at(self) -> None:
        event = entry(written(case(NEED, DECIDED), "2024-05-02"))
        assert event.dtstamp == event.last_modified == datetime(2024, 5, 1, 22, 0, tzinfo=UTC)
        later = entry(written(case(NEED, DECIDED), "2024-05-02T09:30"))
        assert later.dtstamp == datetime(2024, 5, 2, 7, 30, tzinfo=UTC)
        assert (later.sequence or 0) > (event.sequence or 0) > 0
        assert (later.sequence or 0) < 2**31

    def test_a_day_before_the_count_of_sequences_is_zero(self) -> None:
        assert all(event.sequence == 0 for event in read(written(case(NEED), "1969-05-02")).events)


class TestArguments:
    def test_a_list_and_a_language(self) -> None:
        with pytest.raises(ArgumentError) as raised:
            due_calendar([], lang="de")  # type: ignore[arg-type]
        assert [str(problem) for problem in raised.value.problems] == [
            "due: must be a due list, as due_list() gives it, not of the type list",
            "lang: must be 'da' or 'en'",
        ]


class TestCasesThatCannotBeToldApart:
    def test_a_case_without_an_id_is_an_error(self) -> None:
        with pytest.raises(ArgumentError) as raised:
            written([case(NEED), {**case(NEED), "id": None}], "2024-05-02")
        assert str(raised.value) == "cases[1].id: is missing; the entries of a calendar are known by it"

    def test_a_case_that_is_there_twice_is_an_error(self) -> None:
        with pytest.raises(ArgumentError) as raised:
            written([case(NEED), case(NEED)], "2024-05-02")
        assert str(raised.value) == "cases[1].id: is that of another case; a calendar holds a case once"


class TestPersonalData:
    def test_no_name_id_or_free_text_of_a_case_goes_in(self) -> None:
        secret = "Hemmelig"
        events: list[dict[str, Any]] = [
            {**NEED, "need": f"{secret}1", "id": f"{secret}2", "note": secret},
            {**DECIDED, "need": f"{secret}1", "investigation": f"{secret}3", "id": f"{secret}4", "note": secret},
            {**NOTIFIED, "notification": f"{secret}5", "id": f"{secret}6", "note": secret},
            {"type": "responsibility_moved", "at": "2024-04-02", "to": secret, "id": f"{secret}7"},
            {
                "type": "decision_made", "at": "2024-04-08", "decision": f"{secret}8", "measure": f"{secret}9",
                "kind": "measure", "measure_kind": "family_treatment", "provision": secret, "id": f"{secret}10",
            },
            {"type": "measure_started", "at": "2024-04-15", "measure": f"{secret}9", "kind": "family_treatment"},
            {"type": "consent_given", "at": "2024-04", "by": f"{secret}-mor", "about": f"{secret}8", "note": secret},
            {"type": "life_event", "at": None, "note": secret, "id": f"{secret}12"},
        ]  # fmt: skip
        parties = [{"id": f"{secret}-mor", "role": "custody_holder"}, {"id": f"{secret}-far", "role": "custody_holder"}]
        for lang in ("da", "en"):
            for as_of in ("2024-05-02", "2024-12-02"):
                text = written(case(*events, parties=parties), as_of, lang, days=None, done=True)
                assert len(read(text).events) > 8
                assert secret.lower() not in "".join(unfolded(text)).lower()

    def test_what_the_id_of_a_case_holds_stays_text(self) -> None:
        id_ = 'sag; 17, æøå\\n:"END:VEVENT" – 100%'
        text = written({**case(NEED, DECIDED), "id": id_}, "2024-05-02")
        assert [event.summary for event in read(text).events] == [
            f"Frist: {INVESTIGATION} (sag {id_})",
            f"Åbent uden dag: 2 pligter (sag {id_})",
        ]
        assert text.count("\r\nEND:VEVENT\r\n") == 2


class TestTheFile:
    @pytest.mark.parametrize("as_of", ["2024-05-02", "2024-08-01"])
    @pytest.mark.parametrize("lang", ["da", "en"])
    def test_lines_are_folded_at_75_octets_and_end_as_they_must(self, lang: str, as_of: str) -> None:
        text = written(case(NEED, DECIDED, NOTIFIED), as_of, lang)
        lines = text.split("\r\n")
        assert lines.pop() == ""
        assert max(len(line.encode()) for line in lines) <= 75
        assert not any("\n" in line or "\r" in line for line in lines)
        assert any(len(line.encode()) > 75 for line in unfolded(text))

    def test_danish_letters_commas_and_semicolons_come_back(self) -> None:
        decided = {"type": "decision_made", "at": "2024-08-19", "kind": "placement", "with_consent": True}
        for event in read(written(case(decided), "2024-09-01")).events:
            assert "\\" not in f"{event.summary}{event.description}"
        said = "".join(str(e.description) for e in read(written(case(decided), "2024-09-01")).events)
        assert "BL § 3; §§ 144-146" in said
        assert "støtteperson" in said

    @pytest.mark.parametrize(
        "name",
        [
            "docs/examples/case-17.json",
            "docs/examples/randers/bdo-randers-03.json",
            "tests/cases/real/fob-2011-samvaer.json",
        ],
    )
    def test_both_libraries_read_the_files_of_real_cases(self, name: str) -> None:
        due = due_list((ROOT / name).read_bytes(), days=None)
        text = due_calendar(due)
        events = read(text).events
        assert len(events) == len(due.items) + bool(due.undated)
        parsed = icalendar.Calendar.from_ical(text)
        assert {str(component["UID"]) for component in parsed.walk("VEVENT")} == {event.uid for event in events}

    def test_the_second_library_refuses_what_is_not_valid(self) -> None:
        text = written(case(NEED, DECIDED), "2024-05-02")
        with pytest.raises(CalendarParseError):
            read(text.replace("DTSTART;VALUE=DATE:20240711", "DTSTART;VALUE=DATE:11. juli"))

    def test_an_empty_list_is_a_calendar_too(self) -> None:
        text = due_calendar(due_list([], as_of="2024-05-02"))
        assert icalendar.Calendar.from_ical(text).walk("VEVENT") == []
        assert read(text).prodid == "-//childlaw-rules//0.1.0//DA"
