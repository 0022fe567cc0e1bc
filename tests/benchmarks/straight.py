"""The ten rules as straight-line Python, written by hand and for speed: no framework, days as integers.

What a careful programmer writes who needs these ten rules and nothing else. A case is a tuple of plain values; the
events of a type are found by one pass over the case; adding months is a lookup in a table that fills itself; ISO
dates are looked up too. The rules read from top to bottom as the page of the workload does.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dateutil.easter import easter

from tests.benchmarks.digest import Found

#: Type, day (proleptic ordinal), seconds since the first of those days, ref, further word (who, measure, reason).
Event = tuple[str, int, int, str | None, str | None]
#: Id, day of birth, holders, events in order.
Case = tuple[str, int, tuple[str, ...], list[Event]]

_DAY = 86_400
_EMPTY: tuple[Any, ...] = ()


class _Months(dict[int, int]):
    """Days carried on by a number of months, each worked out once."""

    def __init__(self, months: int) -> None:
        super().__init__()
        self.months = months

    def __missing__(self, day: int) -> int:
        start = date.fromordinal(day)
        year, month = divmod(start.year * 12 + start.month - 1 + self.months, 12)
        try:
            found = date(year, month + 1, start.day)
        except ValueError:
            found = date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)
        self[day] = number = found.toordinal()
        return number


class _Days(dict[str, int]):
    def __missing__(self, text: str) -> int:
        self[text] = number = date.fromisoformat(text).toordinal()
        return number


class _Texts(dict[int, str]):
    def __missing__(self, day: int) -> str:
        self[day] = text = date.fromordinal(day).isoformat()
        return text


def _holidays(year: int) -> set[int]:
    """The Danish public holidays of a year, without 1 January, which is named in the table of days."""
    sunday = easter(year).toordinal()
    moved = [sunday - 3, sunday - 2, sunday, sunday + 1, sunday + 39, sunday + 49, sunday + 50]
    if year <= 2023:
        moved.append(sunday + 26)
    return {*moved, *(date(year, month, day).toordinal() for month, day in ((1, 1), (12, 25), (12, 26)))}


class _SixWorkingDays(dict[int, int]):
    """The sixth working day after a day."""

    def __init__(self) -> None:
        super().__init__()
        self.off = {day for year in range(2011, 2029) for day in _holidays(year)}

    def __missing__(self, start: int) -> int:
        day, left = start, 6
        while left:
            day += 1
            if (day - 1) % 7 < 5 and day not in self.off:
                left -= 1
        self[start] = day
        return day


_DAYS = _Days()
_ISO = _Texts()
_BACK_6, _3, _4, _6, _180 = _Months(-6), _Months(3), _Months(4), _Months(6), _Months(180)
_YEARS: dict[int, _Months] = defaultdict(lambda: _Months(0))
for _k in range(1, 40):
    _YEARS[_k] = _Months(12 * _k)
_WORKING = _SixWorkingDays()
_WORD = {"consent_given": "by", "measure_started": "measure", "decision_made": "measure"}


def parse(path: Path) -> list[Case]:
    """Read a portfolio into plain tuples."""
    days = _DAYS
    found: list[Case] = []
    with path.open("rb") as file:
        for line in file:
            row = json.loads(line)
            events: list[Event] = []
            for event in row["events"]:
                at = event["at"]
                day = days[at[:10]]
                seconds = day * _DAY + int(at[11:13]) * 3600 + int(at[14:16]) * 60 + int(at[17:19])
                type_ = event["type"]
                word = event.get("by") or event.get("measure") or event.get("reason")
                events.append((type_, day, seconds, event.get("ref"), word))
            found.append((row["id"], days[row["birth"]], tuple(row["holders"]), events))
    return found


def _moment(seconds: int) -> str:
    day, rest = divmod(seconds, _DAY)
    return f"{_ISO[day]}T{rest // 3600:02d}:{rest // 60 % 60:02d}:{rest % 60:02d}"


def evaluate(portfolio: Iterable[Case], as_of: str) -> list[Found]:
    """Every finding of every case, as of a day."""
    found: list[Found] = []
    today = date.fromisoformat(as_of).toordinal()
    for case in portfolio:
        check(case, today, found)
    return found


def check(case: Case, today: int, out: list[Found]) -> None:
    """The findings of one case, added to a list."""
    cid, birth, holders, events = case
    by: dict[str, list[Event]] = {}
    dates: list[int] = []
    last = 0
    for event in events:
        day = event[1]
        if day > today:
            break
        if day != last:
            dates.append(day)
            last = day
        type_ = event[0]
        if type_ in by:
            by[type_].append(event)
        else:
            by[type_] = [event]
    get = by.get
    received = get("notification_received")
    if received:
        _notifications(
            cid, received, get("notification_assessed", _EMPTY), get("notification_confirmed", _EMPTY), today, out
        )
    finished: dict[str | None, list[Event]] = {}
    for event in get("investigation_finished", _EMPTY):
        finished.setdefault(event[3], []).append(event)
    needs = get("need_known")
    if needs:
        _needs(cid, needs, finished, get("preliminary_assessment", _EMPTY), today, out)
    decisions = get("decision_made")
    if decisions:
        _decisions(cid, decisions, by, birth, holders, out)
    measures = get("measure_started")
    if measures:
        _measures(cid, measures, by, dates, today, out)
    started = get("investigation_started")
    if started and len(started) > 1:
        _starts(cid, started, finished, out)


def _notifications(
    cid: str,
    received: list[Event],
    assessments: Iterable[Event],
    receipts: Iterable[Event],
    today: int,
    out: list[Found],
) -> None:
    """R1 and R2."""
    iso = _ISO
    assessed: dict[str | None, int] = {}
    for event in assessments:
        if event[3] not in assessed:
            assessed[event[3]] = event[2]
    confirmed: dict[str | None, int] = {}
    for event in receipts:
        if event[3] not in confirmed:
            confirmed[event[3]] = event[1]
    now = (today + 1) * _DAY
    for _, day, at, ref, _ in received:
        limit = at + _DAY
        done = assessed.get(ref)
        if done is None:
            out.append((cid, "R1", ref, "overdue" if limit < now else "pending", _moment(limit), None))
        else:
            out.append((cid, "R1", ref, "met" if done <= limit else "late", _moment(limit), _moment(done)))
        due = _WORKING[day]
        done = confirmed.get(ref)
        if done is None:
            out.append((cid, "R2", ref, "overdue" if due < today else "pending", iso[due], None))
        else:
            out.append((cid, "R2", ref, "met" if done <= due else "late", iso[due], iso[done]))


def _needs(
    cid: str,
    needs: list[Event],
    finished: dict[str | None, list[Event]],
    assessments: Iterable[Event],
    today: int,
    out: list[Found],
) -> None:
    """R3."""
    iso = _ISO
    assessed: dict[str | None, list[int]] = {}
    for event in assessments:
        assessed.setdefault(event[3], []).append(event[1])
    for _, known, _, ref, _ in needs:
        due = _4[known]
        full = next((event[1] for event in finished.get(ref, _EMPTY) if event[1] >= known), None)
        if full is not None and full <= due:
            out.append((cid, "R3", ref, "met", iso[due], iso[full]))
            continue
        first = next((day for day in assessed.get(ref, _EMPTY) if day >= known), None)
        if first is not None and first <= due:
            out.append((cid, "R3", ref, "met_preliminary", iso[due], iso[first]))
        elif full is not None:
            out.append((cid, "R3", ref, "late", iso[due], iso[full]))
        else:
            out.append((cid, "R3", ref, "overdue" if due < today else "pending", iso[due], None))


def _decisions(
    cid: str, decisions: list[Event], by: dict[str, list[Event]], birth: int, holders: tuple[str, ...], out: list[Found]
) -> None:
    """R4, R5 and R6."""
    iso = _ISO
    plans = [event[1] for event in by.get("action_plan_made", _EMPTY)]
    plans += [event[1] for event in by.get("action_plan_revised", _EMPTY)]
    plans.sort()
    consents: dict[tuple[str | None, str | None], int] = {}
    for event in by.get("consent_given", _EMPTY):
        key = event[3], event[4]
        if key not in consents:
            consents[key] = event[1]
    talks = [event[1] for event in by.get("child_conversation_held", _EMPTY)]
    waived = [event[1] for event in by.get("child_conversation_waived", _EMPTY) if event[4]]
    fifteen = _180[birth]
    for _, day, _, ref, _ in decisions:
        due = iso[day]
        place = bisect_right(plans, day)
        if place:
            out.append((cid, "R4", ref, "met", due, iso[plans[place - 1]]))
        elif plans:
            out.append((cid, "R4", ref, "late", due, iso[plans[0]]))
        else:
            out.append((cid, "R4", ref, "missing", due, None))
        for who in holders if fifteen > day else (*holders, "child"):
            given = consents.get((ref, who))
            if given is None:
                out.append((cid, "R5", f"{ref}:{who}", "missing", due, None))
            else:
                out.append((cid, "R5", f"{ref}:{who}", "met" if given <= day else "late", due, iso[given]))
        first = _BACK_6[day]
        place = bisect_right(talks, day)
        if place and talks[place - 1] >= first:
            out.append((cid, "R6", ref, "met", due, iso[talks[place - 1]]))
            continue
        place = bisect_right(waived, day)
        if place and waived[place - 1] >= first:
            out.append((cid, "R6", ref, "waived", due, iso[waived[place - 1]]))
        else:
            out.append((cid, "R6", ref, "missing", due, None))


def _measures(
    cid: str, measures: list[Event], by: dict[str, list[Event]], dates: list[int], today: int, out: list[Found]
) -> None:
    """R7, R8 and R9."""
    ended = {event[3]: event[1] for event in by.get("measure_ended", _EMPTY)}
    followed: dict[str | None, list[int]] = {}
    for event in by.get("follow_up_held", _EMPTY):
        followed.setdefault(event[3], []).append(event[1])
    visited: dict[str | None, list[int]] = {}
    for event in by.get("supervision_visit", _EMPTY):
        visited.setdefault(event[3], []).append(event[1])
    for _, start, _, ref, kind in measures:
        end = ended.get(ref)
        _follow_ups(cid, ref, (start, end), followed.get(ref, _EMPTY), today, out)
        _gaps(cid, ref, (start, end), dates, today, out)
        if kind == "placement":
            _visits(cid, ref, (start, end), visited.get(ref, _EMPTY), today, out)


def _follow_ups(
    cid: str, ref: str | None, span: tuple[int, int | None], held: Iterable[int], today: int, out: list[Found]
) -> None:
    start, end = span
    iso = _ISO
    last = today if end is None else end
    due, number, before = _3[start], 1, 0
    for day in held:
        if day < start or day == before:
            continue
        if day > last:
            break
        out.append((cid, "R7", f"{ref}#{number}", "met" if day <= due else "late", iso[due], iso[day]))
        due, number, before = _6[day], number + 1, day
    if end is None or end > due:
        out.append((cid, "R7", f"{ref}#{number}", "overdue" if due < today else "pending", iso[due], None))


def _gaps(
    cid: str, ref: str | None, span: tuple[int, int | None], dates: list[int], today: int, out: list[Found]
) -> None:
    start, end = span
    iso = _ISO
    low = bisect_left(dates, start)
    high = len(dates) if end is None else bisect_right(dates, end)
    none = True
    for place in range(low, high - 1):
        following = dates[place + 1]
        # No six months are shorter than this.
        if following - dates[place] > 180:
            limit = _6[dates[place]]
            if limit < following:
                out.append((cid, "R8", f"{ref}@{iso[dates[place]]}", "gap", iso[limit], iso[following]))
                none = False
    if end is None and low < high:
        limit = _6[dates[high - 1]]
        if limit < today:
            out.append((cid, "R8", f"{ref}@{iso[dates[high - 1]]}", "open_gap", iso[limit], None))
            none = False
    if none:
        out.append((cid, "R8", ref, "ok", None, None))


def _visits(cid: str, ref: str | None, span: tuple[int, int | None], days: Any, today: int, out: list[Found]) -> None:
    start, end = span
    iso = _ISO
    last = today if end is None else end
    first, number = start, 1
    while first <= last:
        following = _YEARS[number][start]
        due = iso[following - 1]
        second = bisect_left(days, first) + 1
        if second < len(days) and days[second] < following and days[second] <= last:
            out.append((cid, "R9", f"{ref}/{number}", "met", due, iso[days[second]]))
        elif following <= last:
            out.append((cid, "R9", f"{ref}/{number}", "missing", due, None))
        elif end is None:
            out.append((cid, "R9", f"{ref}/{number}", "pending", due, None))
        first, number = following, number + 1


def _starts(cid: str, started: list[Event], finished: dict[str | None, list[Event]], out: list[Found]) -> None:
    """R10."""
    before: dict[str | None, tuple[int, int]] = {}
    for _, _, at, ref, _ in started:
        if ref in before:
            previous, number = before[ref]
            number += 1
            done = next((event for event in finished.get(ref, _EMPTY) if previous <= event[2] <= at), None)
            if done is None:
                out.append((cid, "R10", f"{ref}#{number}", "duplicate", None, None))
            else:
                out.append((cid, "R10", f"{ref}#{number}", "ok", None, _ISO[done[1]]))
            before[ref] = at, number
        else:
            before[ref] = at, 1
