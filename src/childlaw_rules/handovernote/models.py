"""What a hand-over note is made of: fixed points, each with lines that say what the file shows and what it does not."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from childlaw_rules.finding import RulesetStamp, Status, Text


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


class Known(StrEnum):
    """How far the file bears a line.

    ``shown``: the file shows it. ``not_shown``: the source records such events, and the file shows none.
    ``not_recorded``: the source is not known to record them throughout, so that nothing follows from their absence.
    ``unclear``: the file leaves it open, or does not state it.
    """

    SHOWN = "shown"
    NOT_SHOWN = "not_shown"
    NOT_RECORDED = "not_recorded"
    UNCLEAR = "unclear"


class NoteLine(_Model):
    """One statement of the note. ``events`` are the ids of the events it rests on.

    ``rule`` and ``status`` are those of the finding it repeats. ``lines`` stand below it.
    """

    text: Text
    known: Known
    events: list[str] = []
    rule: str | None = None
    status: Status | None = None
    lines: list[NoteLine] = []


class PointKey(StrEnum):
    """The fixed points, in the order in which the note tells them."""

    CASE = "case"
    INVESTIGATION = "investigation"
    TALKS = "talks"
    MEASURES = "measures"
    PLAN = "plan"
    CONSENTS = "consents"
    NEXT = "next"
    OPEN = "open"
    QUESTIONS = "questions"
    GAPS = "gaps"
    CASEWORKERS = "caseworkers"


class FixedPoint(_Model):
    """One fixed point of the note; it always has a line, if only to say that the file shows nothing."""

    key: PointKey
    title: Text
    lines: list[NoteLine]


class HandoverNote(_Model):
    """What a new case worker needs to know on the day looked at, as far as the file shows it."""

    format: str = "childlaw-handover/1"
    case: str | None
    as_of: str
    known_at: str | None
    ruleset: RulesetStamp
    points: list[FixedPoint]

    def point(self, key: PointKey | str) -> FixedPoint:
        """One of the fixed points by its key. Raises ``KeyError`` for a key that there is not."""
        for point in self.points:
            if point.key == key:
                return point
        raise KeyError(str(key))
