"""The portfolio: synthetic cases of child-welfare work, made from a seed.

Case *i* depends on the seed, *i* and *K* alone, so a short portfolio is the beginning of a long one. *K* is the mean
number of events in a case (35 unless said otherwise; a case then has 10 to 80). The cases are tidy in the large and
untidy in the small, as files are: halves that are missing, doubled or out of order, days just before, on and just
after every due day, two events on one date, events after the day looked at.

Two choices are made here that the workload leaves open. No event falls between 23:00 and midnight, so that the date
is the same whether a clock keeps summer time or not. A measure does not end before the day on which it began, and no
child is of age at any event: such cases are no cases of child welfare.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

SEED = 20261101
K = 35
#: The day the portfolio is looked at unless said otherwise; some cases have something on the day before, on or after.
AS_OF = date(2026, 11, 1)
FIRST = date(2012, 1, 2)
LAST = date(2026, 12, 31)
#: The fewest and the most events of a case where the mean is 35; other means are in proportion.
_FEWEST, _MOST, _MEAN = 10, 80, 35

Row = dict[str, Any]


def cases(number: int, *, seed: int = SEED, k: int = K) -> Iterator[Row]:
    """The first cases of a portfolio, in order."""
    return (case(index, seed=seed, k=k) for index in range(number))


def write(path: Path, number: int, *, seed: int = SEED, k: int = K) -> int:
    """Write a portfolio as JSON, a case a line; gives the number of events."""
    events = 0
    with path.open("w", encoding="utf-8") as file:
        for row in cases(number, seed=seed, k=k):
            events += len(row["events"])
            file.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
    return events


def case(index: int, *, seed: int = SEED, k: int = K) -> Row:
    """One case of the portfolio."""
    random = Random(f"childlaw-portfolio/1:{seed}:{index}:{k}")
    return _Case(random, index, k).row()


def _months(day: date, months: int) -> date:
    """The same day some months on, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), following - timedelta(days=1))


class _Case:
    """A case while it is being made."""

    def __init__(self, random: Random, index: int, k: int) -> None:
        self.random = random
        self.index = index
        share = random.betavariate(1.6, 2.88)
        self.wanted = max(1, round((_FEWEST + (_MOST - _FEWEST) * share) * k / _MEAN))
        earliest = date(2024, 6, 1) if random.random() < 0.15 else FIRST
        self.first = earliest + timedelta(days=random.randrange((date(2026, 6, 1) - earliest).days))
        self.holders = [f"H{index}{letter}" for letter in "ab"[: random.choice((1, 2, 2))]]
        self.events: list[tuple[datetime, Row]] = []
        self.number = 0

    def row(self) -> Row:
        # What does not fit one after the other runs beside, in cases larger than any of the usual size.
        for _ in range(1 if self.wanted <= _MOST else self.wanted):
            day = self.first
            while len(self.events) < self.wanted and day <= LAST:
                day = self._round(day) + timedelta(days=self.random.randrange(10, 260))
        if self._chance(0.03):
            self._notification(AS_OF + timedelta(days=self.random.choice((-1, 0, 0, 1))), "N0")
        del self.events[: max(0, len(self.events) - self.wanted)]
        span = max(1, (max((at.date() for at, _ in self.events), default=self.first) - self.first).days)
        while len(self.events) < self.wanted:
            self._some_note(self.first + timedelta(days=self.random.randrange(span)))
        taken: set[datetime] = set()
        rows: list[tuple[datetime, Row]] = []
        for at, row in self.events:
            moment = at
            while moment in taken:
                moment += timedelta(seconds=1)
            taken.add(moment)
            rows.append((moment, row))
        rows.sort(key=lambda pair: pair[0])
        return {
            "id": f"C{self.index:07d}",
            "birth": str(self._birth(rows)),
            "holders": self.holders,
            "events": [{"type": row.pop("type"), "at": at.isoformat(), **row} for at, row in rows],
        }

    def _birth(self, rows: list[tuple[datetime, Row]]) -> date:
        """A day of birth: never of age in the file; at times 15 on, or just after, the day of a decision."""
        random = self.random
        first, last = rows[0][0].date(), rows[-1][0].date()
        latest, oldest = first, _months(last, -216) + timedelta(days=1)
        decisions = [at.date() for at, row in rows if row["type"] == "decision_made"]
        if decisions and random.random() < 0.15:
            born = _months(random.choice(decisions), -180) + timedelta(days=random.choice((0, 0, 1)))
            if oldest <= born <= latest:
                return born
        if random.random() < 0.03:
            leap = [date(year, 2, 29) for year in range(1996, 2027, 4) if oldest <= date(year, 2, 29) <= latest]
            if leap:
                return random.choice(leap)
        return oldest + timedelta(days=random.randrange(max(1, (latest - oldest).days + 1)))

    def _chance(self, share: float) -> bool:
        return self.random.random() < share

    def _add(self, day: date, type_: str, ref: str | None = None, at: datetime | None = None, **fields: str) -> None:
        """One event. What falls outside the years of the portfolio is left out."""
        random = self.random
        if at is None:
            hour = random.randrange(8, 16) if random.random() < 0.9 else random.randrange(23)
            at = datetime(day.year, day.month, day.day, hour, random.randrange(60), random.choice((0, 0, 30, 59)))
            if random.random() < 0.01:
                at = at.replace(hour=0, minute=0, second=0)
        if at.hour == 23:
            at += timedelta(hours=2)
        if FIRST <= at.date() <= date(2026, 12, 30):
            self.events.append((at, {"type": type_, **({} if ref is None else {"ref": ref}), **fields}))

    def _near(self, due: date, spread: int) -> date:
        """A day somewhere before a due day, at its edge, or after it."""
        random = self.random
        chance = random.random()
        if chance < 0.25:
            return due + timedelta(days=random.choice((-1, 0, 0, 1)))
        if chance < 0.75:
            return due - timedelta(days=random.randrange(spread))
        return due + timedelta(days=random.randrange(1, spread))

    def _days(self, most: int) -> timedelta:
        return timedelta(days=self.random.randrange(most))

    def _some_note(self, day: date) -> None:
        if self._chance(0.2):
            self._add(day, "caseworker_changed")
        else:
            self._add(day, "journal_note", text=self.random.choice(("Telefonsamtale", "Møde med skolen", "Notat")))

    def _round(self, day: date) -> date:
        """One round of case work; gives the day on which it ended."""
        self.number += 1
        for count in range(self.random.choice((1, 1, 2))):
            self._notification(day + self._days(20), f"N{self.number * 2 + count - 1}")
        last = day
        if self._chance(0.8):
            last = self._investigation(day + self._days(10))
        if self._chance(0.75):
            last = self._decision(last + self._days(40))
        if self._chance(0.6):
            last = max(last, self._measure(last + self._days(60)))
        for _ in range(self.random.randrange(3)):
            self._some_note(day + self._days(max(1, (last - day).days)))
        return last

    def _notification(self, day: date, ref: str) -> None:
        random = self.random
        received = datetime(day.year, day.month, day.day, random.randrange(8, 20), random.randrange(60))
        self._add(day, "notification_received", ref, received)
        exactly = received + timedelta(hours=24)
        for _ in range(random.choice((0, 1, 1, 1, 1, 1, 1, 1, 2))):
            chance = random.random()
            if chance < 0.1:
                at = exactly + timedelta(seconds=random.choice((-1, 0, 1)))
            elif chance < 0.13:
                at = received - timedelta(minutes=random.randrange(1, 3000))
            else:
                at = received + timedelta(minutes=random.randrange(1, 2600))
            self._add(day, "notification_assessed", ref, at)
        if self._chance(0.85):
            for _ in range(random.choice((1, 1, 1, 1, 2))):
                early = self._chance(0.04)
                self._add(day - self._days(6) if early else day + self._days(14), "notification_confirmed", ref)

    def _investigation(self, day: date) -> date:
        random = self.random
        ref = f"I{self.number}"
        if self._chance(0.95):
            self._add(day, "need_known", ref)
        start = day + self._days(20)
        due = _months(day, 4)
        starts = random.choice((0, 1, 1, 1, 1, 1, 2, 3))
        for count in range(starts):
            self._add(start + timedelta(days=count * random.randrange(130)), "investigation_started", ref)
        finished = day
        for count in range(random.choice((0, 1, 1, 1, 1, 1, 2))):
            finished = self._near(due, 100) + timedelta(days=count * 40)
            if self._chance(0.05):
                finished = random.choice((day - self._days(30), day, start))
            self._add(finished, "investigation_finished", ref)
        if self._chance(0.25):
            self._add(self._near(due, 40), "preliminary_assessment", ref)
            if self._chance(0.1):
                self._add(day - self._days(10), "preliminary_assessment", ref)
        if self._chance(0.4):
            self._conversation(day + self._days(100))
        return max(finished, day)

    def _conversation(self, day: date) -> None:
        if self._chance(0.8):
            self._add(day, "child_conversation_held")
        else:
            reason = self.random.choice(("", "Barnet er spædt", "Barnet er alvorligt sygt"))
            self._add(day, "child_conversation_waived", reason=reason)

    def _decision(self, day: date) -> date:
        random = self.random
        ref = f"D{self.number}"
        if self._chance(0.97):
            self._add(day, "decision_made", ref, measure=random.choice(("support", "support", "placement")))
        if self._chance(0.6):
            self._add(
                self._near(day, 60), random.choice(("action_plan_made", "action_plan_made", "action_plan_revised"))
            )
        if self._chance(0.5):
            self._conversation(self._near(_months(day, -6) if self._chance(0.3) else day, 20))
        for who in self.holders:
            for _ in range(random.choice((0, 1, 1, 1, 1, 2))):
                self._add(self._near(day, 25), "consent_given", ref, by=who)
        if self._chance(0.25):
            self._add(self._near(day, 25), "consent_given", ref, by="child")
        return day

    def _measure(self, start: date) -> date:
        random = self.random
        ref = f"M{self.number}"
        kind = random.choice(("support", "placement"))
        if self._chance(0.97):
            self._add(start, "measure_started", ref, measure=kind)
        end = start + timedelta(days=int(random.expovariate(1 / 420)))
        if kind == "placement" and self._chance(0.4):
            # The end at the edge of a year of supervision.
            end = _months(start, 12 * random.choice((1, 1, 2, 3))) + timedelta(days=random.choice((-2, -1, 0, 1)))
        elif self._chance(0.1):
            end = _months(start, random.choice((3, 6, 9))) + timedelta(days=random.choice((-1, 0, 1)))
        if self._chance(0.7):
            self._add(end, "measure_ended", ref)
        held, due = start, _months(start, 3)
        while held < end:
            held = self._near(due, 50)
            if self._chance(0.15):
                held = due + self._days(200)
            if held > end + timedelta(days=20):
                break
            self._add(held, "follow_up_held", ref)
            if self._chance(0.04):
                self._add(held, "follow_up_held", ref)
            due = _months(held, 6)
        if kind == "placement" or self._chance(0.05):
            visit = start + self._days(150)
            while visit < end:
                self._add(visit, "supervision_visit", ref)
                if self._chance(0.05):
                    self._add(visit, "supervision_visit", ref)
                visit += timedelta(days=random.randrange(50, 240))
            if self._chance(0.1):
                self._add(end, "supervision_visit", ref)
        return min(end, LAST)
