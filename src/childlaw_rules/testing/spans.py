"""The days in which the cases of a strategy lie: those of an act, of a period, or of all that the rules know."""

from __future__ import annotations

from datetime import date
from typing import Final

from childlaw_rules.arguments import wrong_type
from childlaw_rules.errors import ArgumentError, Problem

Days = tuple[date, date]

#: The first and the last day of the cases where no period is asked for.
FIRST_DAY: Final = date(2006, 1, 1)
LAST_DAY: Final = date(2026, 12, 31)
#: The days of the acts: serviceloven until barnets lov took over.
ACTS: Final = {"SEL": (FIRST_DAY, date(2023, 12, 31)), "BL": (date(2024, 1, 1), LAST_DAY)}


def days_of(act: str | None, period: tuple[date | str, date | str] | None) -> Days:
    """The first and the last day of a case; raises ``ArgumentError`` with all that is wrong."""
    problems = []
    first, last = FIRST_DAY, LAST_DAY
    if act is not None:
        known = f"one of: {', '.join(ACTS)}"
        if not isinstance(act, str):
            problems.append(wrong_type("act", act, known))
        elif act not in ACTS:
            problems.append(Problem("act", f"'{act}' is no act; {known}"))
        else:
            first, last = ACTS[act]
    if period is not None:
        try:
            start, end = (day if isinstance(day, date) else date.fromisoformat(day) for day in period)
        except (TypeError, ValueError):
            problems.append(Problem("period", "must be a first and a last day, such as ('2024-01-01', '2025-06-30')"))
        else:
            if end < start:
                problems.append(Problem("period", "the last day comes before the first"))
            elif not problems and (end < first or last < start):
                problems.append(Problem("period", f"lies outside {first} to {last}, for which cases are known"))
            first, last = max(first, start), min(last, end)
    if problems:
        raise ArgumentError(problems)
    return first, last
