"""The days of a drawn case: where versions change, periods end, months end, birthdays and holidays fall."""

from __future__ import annotations

import random
from contextlib import suppress
from datetime import date, timedelta

from childlaw_rules.when import backward, forward, is_holiday

from .periods import period_of, texts_in
from .rulefile import all_rules

BIRTHDAYS = ("2008-02-29", "2006-08-31", "2011-12-31", "2001-01-01", "2009-05-14", "2012-06-30", "2020-03-01")
CHANGES = ("2023-12-31", "2024-01-01", "2010-12-31", "2011-01-01", "2013-10-01", "2014-01-01", "2025-01-01")


class DrawnDays:
    """Draws days around two rules of the set. The same seed draws the same days."""

    tight: bool
    vague: float

    def __init__(self, seed: int) -> None:
        self.random = random.Random(f"oracle {seed}")
        ids = sorted(all_rules())
        self.focus = [all_rules()[ids[seed % len(ids)]], all_rules()[self.random.choice(ids)]]
        self.days: list[int] = []
        self.periods = [
            (period, version.counting)
            for rule in self.focus
            for version in rule.versions
            for text in texts_in(version.duty)
            if (period := period_of(text)) is not None
        ]

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def first_days(self) -> None:
        rule = self.focus[0]
        version = self.random.choice(rule.versions)
        edges = [day for day in (version.first, version.last + 1) if 729_000 < day < 741_000]
        kind = self.random.random()
        if edges and kind < 0.35:
            base = self.random.choice(edges) + self.random.choice([-1, 0, 0, 1])
            if self.periods and self.chance(0.5):
                base = self.moved(base)
        elif kind < 0.5:
            base = date.fromisoformat(self.random.choice(CHANGES)).toordinal()
        elif kind < 0.7:
            year, month = self.random.randint(2007, 2025), self.random.randint(1, 12)
            base = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).toordinal()
        else:
            low = max(version.first, date(2006, 1, 1).toordinal())
            high = min(version.last, date(2026, 6, 1).toordinal())
            base = self.random.randint(low, max(low, high))
        self.days = [base]
        self.born = date.fromisoformat(self.random.choice(BIRTHDAYS)).toordinal()
        if self.chance(0.5):
            # A birthday that matters falls on or beside the first day.
            years = self.random.choice([0, 6, 10, 12, 15, 16, 17, 18])
            with suppress(ValueError):
                self.born = (
                    date.fromordinal(base + self.random.choice([-1, 0, 1]))
                    .replace(year=date.fromordinal(base).year - years)
                    .toordinal()
                )
        if self.born > base and self.chance(0.6):
            self.born = base - self.random.randint(0, 6000)

    def moved(self, day: int) -> int:
        period, counting = self.random.choice(self.periods)
        step = forward if self.chance(0.7) else backward
        return step(day, period, counting)

    def some_day(self) -> int:
        if self.tight and self.chance(0.8):
            return self.near_day()
        day = self.random.choice(self.days)
        kind = self.random.random()
        if self.periods and kind < 0.45:
            day = self.moved(day) + self.random.choice([-1, 0, 0, 1])
        elif kind < 0.65:
            day += self.random.choice([-1, 0, 0, 0, 1])
        elif kind < 0.72:
            while not is_holiday(day):
                day += 1
        else:
            day += self.random.choice([-400, -40, -7, 3, 10, 30, 60, 100, 200, 400])
        day = min(max(day, 728_000), 741_500)
        self.days.append(day)
        return day

    def near_day(self) -> int:
        """The first day, a day where a period from it ends, or one between."""
        day = self.days[0] + self.random.choice([0, 0, 0, 1, 2, 5, 20])
        if self.periods and self.chance(0.55):
            period, counting = self.random.choice(self.periods)
            day = forward(self.days[0], period, counting) + self.random.choice([-1, 0, 0, 1, 1, 30])
        self.days.append(min(max(day, 728_000), 741_500))
        return self.days[-1]

    def text(self, day: int) -> str:
        return date.fromordinal(day).isoformat()

    def at(self) -> str | None:
        day = self.some_day()
        text = self.text(day)
        if self.chance(self.vague):
            kind = self.random.random()
            last = day + self.random.choice([1, 1, 2, 3, 5])
            if kind < 0.8:
                self.days.append(last)
                return f"{text}/{self.text(last)}"
            if kind < 0.93:
                return text[:7]
            return self.random.choice([None, f"../{text}", f"{text}/..", text[:4]])
        if self.chance(0.12):
            return f"{text}T{self.random.choice(['00:00', '09:30', '14:05', '23:59'])}:00+01:00"
        return text

    def as_of(self) -> str:
        day = max(self.days) + self.random.choice([0, 0, 1, 30, 200, 400, 900]) if self.chance(0.7) else self.some_day()
        return self.text(day)
