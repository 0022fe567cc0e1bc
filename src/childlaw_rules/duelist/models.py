"""What a due list is made of: duties with the day on which they fall due, and what is known of that day."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from childlaw_rules.finding import Provision, RulesetStamp, Status, Text


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


class DueStanding(StrEnum):
    """Where a duty stands on the list.

    ``overdue``: its day has passed. ``ahead``: it falls due on a known day. ``uncertain``: the file leaves open when
    it falls due, or whether it does. ``no_day``: it is open, and the law gives no number. ``done``: it was done; only
    listed when asked for, so that a calendar can take it away.
    """

    OVERDUE = "overdue"
    AHEAD = "ahead"
    UNCERTAIN = "uncertain"
    NO_DAY = "no_day"
    DONE = "done"


class DueItem(_Model):
    """One duty of one case that falls due.

    ``due`` is written as in the finding: a day, an instant where the duty counts hours, an interval where it is not
    known exactly. ``first`` and ``last`` are its earliest and latest possible day or instant; null where that end is
    open. ``days_left`` counts from the day looked at to the due day, negative once that has passed, null where the
    day is not known. ``clock`` says from what the day is reckoned, without a name or an id of the case. ``possible``
    are the statuses that remain where the finding is not settled.
    """

    case: str | None
    rule: str
    category: str
    basis: str
    title: Text
    subject: dict[str, str]
    occurrence: int | None
    status: Status
    standing: DueStanding
    due: str | None
    first: str | None
    last: str | None
    days_left: int | None
    possible: list[str]
    source: Provision
    clock: list[Text]
    message: Text


class DueList(_Model):
    """What falls due in some cases, looked at on one day.

    ``items`` begin with what is overdue, the longest overdue first; then comes what falls due up to ``until``, by
    its earliest possible day. ``undated`` is what is open, or may be, without a day. ``later`` counts what falls due
    after ``until`` (null: there is no such bound). ``done`` is empty unless it was asked for.
    """

    format: str = "childlaw-due/1"
    as_of: str
    until: str | None
    cases: list[str | None]
    ruleset: RulesetStamp | None
    items: list[DueItem]
    undated: list[DueItem]
    later: int
    done: list[DueItem]
