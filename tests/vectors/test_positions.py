"""The answers, worked out a second time: by the words of the rule files and plain arithmetic, without the engine.

Where a day lies before, on or after the last day, the status follows from the position alone.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from tests.vectors.committed import ENTRIES, MANIFEST, duty_of, event, file_of, parts, vectors, yaml_of

UNITS = {"day": "days", "week": "weeks", "month": "months", "year": "years"}
#: What makes the last day of a deadline more than its start and its period.
NOT_PLAIN = ("within_when", "due_as_stated_in", "or_on_the_day_ends", "restarts_with", "repeats")


def focus(vector: dict[str, Any]) -> list[dict[str, Any]]:
    """The findings that the start of a vector gives rise to."""
    found = vector["expect"].get("findings", [])
    return (
        [f for f in found if f.get("trigger", {}).get("event") == vector.get("start")] if "start" in vector else found
    )


def holidays(year: int) -> set[date]:
    """The public holidays in law, by hand: store bededag up to 2023 (lov nr. 214 af 06/03/2023)."""
    sunday = easter(year)
    moving = [-3, -2, 0, 1, 39, 49, 50] + ([26] if year < 2024 else [])
    fixed = [date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)]
    return {*fixed, *(sunday + timedelta(days) for days in moving)}


def plus(start: date, period: str, counting: dict[str, str]) -> date:
    """A day carried forward, by dateutil."""
    number, unit = period.split(" ", 1)
    amount = int(number)
    first = 1 if counting.get("start_day") == "counted as day 1" else 0
    if unit.startswith("working"):
        saturday = "saturday" in counting["working_days"]
        closed = "offices closed" in counting["working_days"]
        day, left = start - timedelta(first), amount
        while left:
            day += timedelta(1)
            off = day.weekday() == 6 or (day.weekday() == 5 and not saturday) or day in holidays(day.year)
            off = off or (closed and (day.month, day.day) in {(6, 5), (12, 24), (12, 31)})
            left -= not off
        return day
    due = start + relativedelta(**{UNITS[unit.removesuffix("s")]: amount}) - timedelta(first)  # type: ignore[arg-type]
    last_to_last = counting.get("day_missing_in_month") == "last day to last day"
    if last_to_last and (start + timedelta(1)).day == 1:
        due = due + relativedelta(day=31)
    return due


def on_working_day(due: date, counting: dict[str, str]) -> date:
    """A last day on a day off, where a reading moves it."""
    moves = counting.get("ends_on_day_off", "stays")
    if moves == "stays":
        return due
    closed = moves != "next working day"
    while (
        due.weekday() >= 5
        or due in holidays(due.year)
        or (closed and (due.month, due.day) in {(6, 5), (12, 24), (12, 31)})
        or (moves.endswith("ascension") and due == easter(due.year) + timedelta(40))
    ):
        due += timedelta(1)
    return due


def counting_of(rule: str, vector: dict[str, Any], duty: dict[str, Any]) -> dict[str, str]:
    """The counting choices under the readings that a vector chooses."""
    counting = dict(duty.get("counting", {}))
    for reading in yaml_of(rule).get("readings", ()):
        chosen = vector.get("readings", {}).get(reading["id"])
        if chosen is not None and reading["sets"].startswith("counting."):
            counting[reading["sets"].removeprefix("counting.")] = chosen
    return counting


def other_readings(rule: str, vector: dict[str, Any]) -> bool:
    """Whether a vector chooses a reading that is about something else than counting."""
    sets = {reading["id"]: reading["sets"] for reading in yaml_of(rule).get("readings", ())}
    return any(not sets[id_].startswith("counting.") for id_ in vector.get("readings", {}))


def exact(finding: dict[str, Any]) -> bool:
    """Whether a finding has a start on a known day and a last day."""
    at = (finding.get("trigger") or {}).get("at")
    return bool(at) and len(at) == 10 and "due" in finding and finding.get("version") is not None


class TestDueDays:
    def test_plain_deadlines(self) -> None:
        checked: Counter[str] = Counter()
        for rule, vector in vectors():
            if file_of(rule)["kind"] != "deadline" or other_readings(rule, vector):
                continue
            for finding in filter(exact, vector["expect"].get("findings", ())):
                duty = duty_of(rule, finding["version"])
                if any(key in duty for key in NOT_PLAIN) or "hour" in duty["within"]:
                    continue
                counting = counting_of(rule, vector, duty)
                start = date.fromisoformat(finding["trigger"]["at"])
                due = on_working_day(plus(start, duty["within"], counting), counting)
                assert finding["due"] == due.isoformat(), (rule, vector["id"])
                checked[rule] += 1
        assert len(checked) >= 15
        assert sum(checked.values()) >= 1000

    def test_intervals_of_recurring_duties(self) -> None:
        checked = 0
        for rule, vector in vectors():
            if file_of(rule)["kind"] != "recurring" or other_readings(rule, vector):
                continue
            for finding in filter(exact, vector["expect"].get("findings", ())):
                duty = duty_of(rule, finding["version"])
                if "at_most_apart" not in duty:
                    continue
                counting = counting_of(rule, vector, duty)
                start = date.fromisoformat(finding["trigger"]["at"])
                assert (
                    finding["due"] == on_working_day(plus(start, duty["at_most_apart"], counting), counting).isoformat()
                )
                checked += 1
        assert checked >= 100

    def test_birthdays(self) -> None:
        checked: Counter[str] = Counter()
        for rule, vector in vectors():
            if file_of(rule)["kind"] != "deadline counted backward" or len(vector["case"]["child"]["born"]) != 10:
                continue
            for finding in vector["expect"].get("findings", ()):
                if finding.get("version") is None or "due" not in finding or len(finding["due"]) != 10:
                    continue
                duty = duty_of(rule, finding["version"])
                born = date.fromisoformat(vector["case"]["child"]["born"])
                turned = born + relativedelta(years=int(duty["child_turns"]))
                leap = vector.get("readings", {}).get("born-29-february", duty["born_29_february"])
                if (born.month, born.day) == (2, 29) and turned.day == 28 and leap == "1 March":
                    turned += timedelta(1)
                counting = counting_of(rule, vector, duty)
                due = turned
                if "at_least_before" in duty:
                    number, unit = duty["at_least_before"].split()
                    due = turned - relativedelta(**{UNITS[unit.removesuffix("s")]: int(number)})  # type: ignore[arg-type]
                    if (
                        counting.get("day_missing_in_month") == "last day to last day"
                        and (turned + timedelta(1)).day == 1
                    ):
                        due += relativedelta(day=31)
                elif "within_after" in duty:
                    due = on_working_day(plus(turned, duty["within_after"], counting), counting)
                assert finding["due"] == due.isoformat(), (rule, vector["id"])
                checked[rule] += 1
        assert len(checked) == 7
        assert sum(checked.values()) >= 300

    def test_hours_elapse(self) -> None:
        checked = 0
        for rule, vector in vectors():
            for finding in vector["expect"].get("findings", ()):
                due, at = finding.get("due", ""), (finding.get("trigger") or {}).get("at") or ""
                if "T" not in due or "/" in due or "T" not in at:
                    continue
                hours = int(duty_of(rule, finding["version"])["within"].split()[0])
                start = datetime.fromisoformat(at).astimezone(UTC)
                assert datetime.fromisoformat(due) == start + timedelta(hours=hours), (rule, vector["id"])
                checked += 1
        assert checked >= 100


#: The status that a position implies, by the group of kinds and the aspect.
CLOCKS = {"deadline", "recurring", "deadline counted backward"}
ORDERS = {"precondition", "consent"}
IMPLIED: dict[tuple[str, str], str] = {
    ("done", "before"): "met",
    ("done", "on"): "met",
    ("done", "after"): "met_late",
    ("open", "before"): "pending",
    ("open", "on"): "pending",
    ("open", "after"): "overdue",
    ("order", "before"): "met",
    ("order", "on"): "met",
    ("order", "after"): "missing",
    ("presupposed", "before"): "met",
    ("presupposed", "on"): "met",
    ("presupposed", "after"): "missing",
    ("presupposed", "never"): "missing",
}
OFFSETS = {"before": -1, "on": 0, "after": 1}
OWN_START = "the duty exists only once the very thing it asks for is on file"
#: Where a position does not imply the status, and why.
EXPLAINED: dict[tuple[str, str], tuple[tuple[str, ...], str]] = {
    ("action-plan-states-family-support", "order"): (("after",), OWN_START),
    ("consent-covers-purpose", "order"): (("after",), OWN_START),
    ("parents-plan-in-submission", "order"): (("after",), OWN_START),
    ("return-home-plan-revised-first", "order"): (("after",), OWN_START),
    ("siblings-reason-in-submission", "order"): (("after",), OWN_START),
    ("complaint-within-4-weeks", "open"): (("before", "on", "after"), OWN_START),
    ("network-council-called-within-7-days", "open"): (("before", "on", "after"), OWN_START),
    ("parents-plan-followed-up-within-12-months", "open"): (
        ("before", "on", "after"),
        "under BL the duty exists only where an assessment of the plan is on file",
    ),
    ("aftercare-ended-at-23", "done"): (("before",), "a measure that ended before the birthday has no duty to end"),
    ("measure-ended-at-18", "done"): (("before",), "a measure that ended before the birthday has no duty to end"),
    ("permanent-placement-after-3-years", "order"): (
        ("before", "on"),
        "it must have been in place three years before; around that day, see the aspect ‘done’",
    ),
    ("preliminary-assessment-when-investigation-late", "open"): (
        ("before", "on"),
        "it is asked for only once the investigation is late",
    ),
}


#: The same of what must happen once something calls for it.
EARLY_OR_LATE = {
    ("childrens-house-used-in-abuse-cases", "before"): (
        "the start leaves out a flag, and only what is done from its day on settles it"
    ),
    ("investigation-decided-when-obligatory", "after"): "the placement calls for it and presupposes it on one day",
}


def implied(vector: dict[str, Any], kind: str) -> str | None:
    """The status that the position of a vector implies."""
    _, aspect, position = parts(vector)
    if (aspect in {"done", "open"} and kind not in CLOCKS) or (aspect == "order" and kind not in ORDERS):
        return None
    return IMPLIED.get((aspect, position))


class TestPositions:
    """What a position alone says of the status."""

    def test_the_status_follows_from_the_position(self) -> None:
        otherwise: set[tuple[str, str, str]] = set()
        seen: Counter[str] = Counter()
        for rule, vector in vectors():
            status = implied(vector, file_of(rule)["kind"])
            if status is None:
                continue
            version, aspect, position = parts(vector)
            findings = focus(vector)[:1]
            if not findings or not allowed(findings[0], {status}, duty_of(rule, version)):
                otherwise.add((rule, aspect, position))
            seen[aspect] += 1
        told = {(rule, aspect, place) for (rule, aspect), (places, _) in EXPLAINED.items() for place in places}
        assert otherwise == told
        assert min(seen.values()) >= 60

    def test_what_is_done_lies_where_the_position_says(self) -> None:
        checked: Counter[str] = Counter()
        for rule, vector in vectors():
            _, aspect, position = parts(vector)
            if implied(vector, file_of(rule)["kind"]) is None or not focus(vector) or aspect == "presupposed":
                continue
            finding, start, done = (
                focus(vector)[0],
                event(vector, vector.get("start")),
                event(vector, vector.get("done")),
            )
            last = start["at"] if aspect == "order" and start is not None else finding["due"]
            day = date.fromisoformat(last) + timedelta(OFFSETS.get(position, 0))
            if aspect in {"done", "order"} and done is not None:
                assert date.fromisoformat(done["at"]) == day, (rule, vector["id"])
            elif aspect == "open":
                assert done is None
                assert date.fromisoformat(vector["as_of"]) == day, (rule, vector["id"])
            if finding["status"] in {"met_late", "overdue"}:
                assert finding["days_late"] == 1, (rule, vector["id"])
            checked[aspect] += 1
        assert min(checked.values()) >= 60

    def test_what_must_happen_counts_from_the_day_that_calls_for_it(self) -> None:
        otherwise: set[tuple[str, str]] = set()
        seen = 0
        for rule, vector in vectors():
            version, aspect, position = parts(vector)
            if file_of(rule)["kind"] != "presence" or aspect != "order" or position == "never":
                continue
            early = duty_of(rule, version).get("may_come_first") == "yes"
            counts = position != "before" or early
            met = bool(focus(vector)) and focus(vector)[0]["status"] == "met"
            if met != counts:
                otherwise.add((rule, position))
            seen += 1
        assert otherwise == set(EARLY_OR_LATE)
        assert seen >= 150

    def test_without_it_nothing_is_met(self) -> None:
        seen = 0
        for rule, vector in vectors():
            _, aspect, position = parts(vector)
            if file_of(rule)["kind"] in {"precondition", "consent", "presence"} and (aspect, position) == (
                "order",
                "never",
            ):
                assert all(f["status"] != "met" for f in focus(vector)[:1]), (rule, vector["id"])
                seen += 1
        assert seen >= 180

    def test_hours(self) -> None:
        wanted = {"before": "met", "on": "met", "after": "met_late"}
        seen: Counter[str] = Counter()
        for rule, vector in vectors():
            _, aspect, position = parts(vector)
            if aspect in {"hours", "clock-change"}:
                finding = focus(vector)[0]
                place = position.rsplit("-", 1)[-1]
                assert finding["status"] == wanted[place], (rule, vector["id"])
                done = event(vector, vector["done"])
                assert done is not None
                late = datetime.fromisoformat(done["at"]) - datetime.fromisoformat(finding["due"])
                assert late == timedelta(minutes={"before": -1, "on": 0, "after": 1}[place])
                seen[aspect] += 1
            if aspect == "hours-open" and position != "on":
                assert focus(vector)[0]["status"] == {"before": "pending", "after": "overdue"}[position]
        assert seen["hours"] >= 9
        assert seen["clock-change"] >= 24

    def test_numbers(self) -> None:
        seen = 0
        for _, vector in vectors():
            _, aspect, position = parts(vector)
            if aspect == "number":
                status = focus(vector)[0]["status"]
                assert status == {"one-fewer": "missing", "exact": "met", "one-more": "met"}[position], vector["id"]
                seen += 1
        assert seen == 12

    def test_a_day_earlier_is_too_early(self) -> None:
        found = [focus(v)[0]["status"] for _, v in vectors() if parts(v)[1] == "first-day"]
        assert found == ["missing", "met", "met"]


class TestVersions:
    """The version that governs, by the days in force of the rule file alone."""

    def test_first_and_last_day(self) -> None:
        seen: Counter[str] = Counter()
        for rule, vector in vectors():
            version, aspect, position = parts(vector)
            if aspect != "in-force":
                continue
            found = {f.get("version") for f in vector["expect"].get("findings", ())}
            if position in {"first-day", "last-day"}:
                assert version in found, (rule, vector["id"], found)
            else:
                # Of a count, a later period may lie in the version again.
                first = [f for f in focus(vector) if f.get("occurrence", 1) == 1]
                assert all(f.get("version") != version for f in first[:1]), (rule, vector["id"])
            seen[position] += 1
        assert min(seen.values()) >= 150

    def test_the_version_in_force_on_the_day_it_starts(self) -> None:
        checked = 0
        for rule, vector in vectors():
            if file_of(rule)["kind"] not in {"deadline", "precondition", "consent", "presence", "earliest day"}:
                continue
            for finding in vector["expect"].get("findings", ()):
                at = (finding.get("trigger") or {}).get("at") or ""
                if len(at) < 10 or "/" in at or finding.get("version") is None:
                    continue
                in_force = duty_of(rule, finding["version"])["in_force"]
                assert in_force["from"] <= at[:10] <= in_force.get("until", "9999-12-31"), (rule, vector["id"])
                checked += 1
        assert checked >= 4000

    def test_out_of_force_days_lie_in_no_version(self) -> None:
        checked = 0
        for rule, vector in vectors():
            for on in vector["expect"].get("out_of_force", ()):
                days = [row["in_force"] for row in yaml_of(rule)["versions"]]
                inside = [row for row in days if row["from"] <= on[:10] <= row.get("until", "9999-12-31")]
                assert not inside, (rule, vector["id"], on)
                checked += 1
        assert checked >= 100


class TestCalendar:
    def test_the_holidays_are_those_in_law(self) -> None:
        for year, days in MANIFEST["calendar"]["public_holidays"].items():
            assert {date.fromisoformat(day) for day in days} == holidays(int(year)), year

    def test_the_clock_changes_on_the_last_sundays_of_march_and_october(self) -> None:
        for year, change in MANIFEST["calendar"]["clock_changes"].items():
            for instant, month in ((change["forward"], 3), (change["back"], 10)):
                moment = datetime.fromisoformat(instant)
                last_sunday = date(int(year), month, 1) + relativedelta(day=31)
                last_sunday -= timedelta((last_sunday.weekday() + 1) % 7)
                assert moment == datetime(last_sunday.year, month, last_sunday.day, 1, tzinfo=UTC)

    def test_all_rules_are_there(self) -> None:
        assert len(ENTRIES) == 169


def allowed(finding: dict[str, Any], statuses: set[str], duty: dict[str, Any]) -> bool:
    """Whether a status is one of some; where only memory vouches for the text, what counts against a file does not."""
    if finding["status"] in statuses:
        return True
    memory = duty["source"]["evidence"] == "memory"
    return memory and finding["status"] == "undetermined" and set(finding["possible"]) <= statuses
