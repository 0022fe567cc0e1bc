"""How long what a finding is about took: from the event that started its clock to the one that met the duty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Final

from childlaw_rules.finding import Finding, Report, Status
from childlaw_rules.tables.counted import TIME, CountKey
from childlaw_rules.when import Point

#: What may come of a stretch of time. The first two have a length, and so have the next two where both days are known.
IN_TIME: Final = "in_time"
LATE: Final = "late"
#: Not done by the day looked at: the limit has not passed, or it has.
RUNNING: Final = "running"
PASSED: Final = "passed"
#: Without a length, since a day is not known exactly; of each of the four.
VAGUE: Final = "vague_"
NOT_SHOWN: Final = "not_shown"

#: What is measured in days, by the rules whose findings tell it.
IN_DAYS: Final[Mapping[str, tuple[str, ...]]] = {
    "acknowledged": ("notification-acknowledged-within-6-working-days",),
    "informed": ("notifier-informed", "notifier-informed-on-request"),
    "investigation": ("investigation-completed-within-4-months",),
    "plan": (
        "action-plan-before-decision",
        "plan-before-placement-without-consent",
        "childs-plan-within-3-months",
    ),
    "first-follow-up": ("first-follow-up-within-3-months",),
    "later-follow-up": ("follow-up-at-most-6-months-apart", "follow-up-as-arranged"),
    "start": ("wait-before-measure-starts",),
}
#: Microseconds.
_HOUR: Final = 3_600_000_000
#: What is measured in hours that have begun.
IN_HOURS: Final[Mapping[str, tuple[str, ...]]] = {"assessed": ("notification-assessed-within-24-hours",)}
_BY_RULE: Final = {rule: id_ for those in (IN_DAYS, IN_HOURS) for id_, rules in those.items() for rule in rules}
#: All rules that tell how long something took.
TIMED_RULES: Final = tuple(_BY_RULE)


def count_times(counts: Counter[CountKey], report: Report) -> None:
    """Count how long each duty with a clock took, or has been waited for."""
    until = report.as_of
    for finding in report.findings:
        id_ = _BY_RULE.get(finding.rule)
        if id_ is not None:
            counts[(TIME, id_, *_took(finding, until, in_hours=id_ in IN_HOURS))] += 1


def _took(finding: Finding, until: str, *, in_hours: bool) -> tuple[str | int, ...]:
    """What came of it, and how long it took where that is known."""
    if finding.status is Status.UNDETERMINED:
        return (NOT_SHOWN,)
    done = finding.fulfilled_by
    kept = finding.status in {Status.MET, Status.EXCUSED, Status.PENDING}
    # What was excused by another event has no day of its own.
    ended = done is not None or finding.status in {Status.MET, Status.EXCUSED}
    state = (IN_TIME if kept else LATE) if ended else (RUNNING if kept else PASSED)
    start = None if finding.trigger is None else finding.trigger.at
    end = (None if done is None else done.at) if ended else until
    length = _hours(start, end, whole_day=not ended) if in_hours else _days(start, end)
    return (f"{VAGUE}{state}",) if length is None else (state, length)


def _days(start: str | None, end: str | None) -> int | None:
    """The days from one to another, nought where the end came first; None where one is not known exactly."""
    first, last = exact_day(start), exact_day(end)
    return None if first is None or last is None else max(0, (last - first).days)


def _hours(start: str | None, end: str | None, *, whole_day: bool) -> int | None:
    """The hours that had begun; None where one of the two has no time of day.

    With ``whole_day`` the end is the day looked at, which is looked at to its end.
    """
    if start is None or end is None or "/" in start + end or "T" not in start or not (whole_day or "T" in end):
        return None
    first, last = Point.parse(start).instant, Point.parse(end).latest
    assert first is not None
    return max(0, -((first - last) // _HOUR))


def exact_day(at: str | None) -> date | None:
    """The day that a finding writes as a day or an instant; None for a span of days, or where there is none.

    >>> exact_day("2024-03-11T14:05:00+01:00"), exact_day("2024-03")
    (datetime.date(2024, 3, 11), None)
    """
    if at is None or "/" in at or at.startswith(".") or len(at) < len("2024-03-11"):
        return None
    return date.fromisoformat(at[:10])
