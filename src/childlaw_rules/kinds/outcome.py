"""What a kind of duty says of one subject in one possible world."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from childlaw_rules.record.entry import Entry
from childlaw_rules.record.moments import Day
from childlaw_rules.record.worlds import World

#: First and last possible day (ordinals), or microsecond, of something.
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody a duty is owed to: the name in the report, and the ids under which the file may name them."""

    name: str
    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What one finding, or one row of findings, is about: a thread of the case, or one of its events.

    ``entries`` are the events that may start the clock or be the moment, earliest first. With ``shared`` some of
    them do not name their thread and may belong to another one. Where a duty is owed to several, ``who`` is the
    one that this finding is about.
    """

    kind: str
    id: str
    entries: tuple[Entry, ...]
    shared: bool = False
    who: Who | None = None

    @property
    def subject(self) -> dict[str, str]:
        """The anchor as the report names it."""
        subject = {self.kind: self.id} if self.kind else {}
        return subject if self.who is None else {**subject, "party": self.who.name}

    @property
    def key(self) -> Any:
        """What tells this subject from others of the case."""
        return self.id if self.who is None else (self.id, self.who.name)


@dataclass(slots=True)
class Line:
    """One line of the derivation: a sentence of the catalogue and what fills it in."""

    key: str
    entry: Entry | None = None
    words: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Outcome:
    """The state of one duty in one world.

    ``status`` is a status of the report, ``not_applicable`` or ``out_of_force``. Days are day terms of the
    world until :meth:`close` turns them into spans.
    """

    status: str
    subject: dict[str, str]
    lines: list[Line]
    occurrence: int | None = None
    version: Any = None
    trigger: Entry | None = None
    start: Any = None
    due: Any = None
    due_instant: Span | None = None
    done: Entry | None = None
    end: Any = None
    remarks: list[str] = field(default_factory=list)

    def close(self, world: World) -> Outcome:
        """Replace day terms by the spans they have at the end of this world."""
        self.start = _span(world, self.start)
        self.due = _span(world, self.due)
        self.end = _span(world, self.end)
        for line in self.lines:
            for name, value in line.words.items():
                if isinstance(value, DayWord):
                    line.words[name] = DayWord(_span(world, value.day))
        return self


@dataclass(frozen=True, slots=True)
class DayWord:
    """A day inside a line, so that it is closed and written as a date."""

    day: Any


@dataclass(frozen=True, slots=True)
class InstantWord:
    """A time of day inside a line: first and last possible microsecond."""

    span: Span


def _span(world: World, day: Day | None) -> Span | None:
    return None if day is None else world.bounds(day)


def not_applicable(anchor: Anchor, key: str, version: Any = None, **words: Any) -> Outcome:
    """The duty does not apply to this subject, for a reason from the catalogue."""
    return Outcome("not_applicable", anchor.subject, [Line(key, None, words)], version=version)


def out_of_force(anchor: Anchor, day: Day, trigger: Entry | None = None, occurrence: int | None = None) -> Outcome:
    """No version of the rule was in force on the day that governs."""
    return Outcome("out_of_force", anchor.subject, [], occurrence=occurrence, trigger=trigger, start=day)
