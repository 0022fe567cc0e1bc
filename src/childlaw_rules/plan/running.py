"""What the quick answers share for duties while a measure runs: how it ended, and which versions mean it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from childlaw_rules.plan.patterns import Belonging, belonging
from childlaw_rules.plan.rows import Starts, means
from childlaw_rules.plan.sheet import Mark, Sheet
from childlaw_rules.record.entry import ENDED_BY
from childlaw_rules.rule.pattern import Tie


class _Started(Protocol):
    """A version of a duty with the events that start it."""

    @property
    def starts(self) -> Starts:
        """The events, by type."""


V = TypeVar("V", bound=_Started)

#: What ends each kind of thread, as the worlds look for it.
Ends = tuple[tuple[str, Belonging], ...]


def ends_of(kind: str) -> Ends:
    return tuple((type_, belonging(type_, Tie(kind), kind)) for type_ in ENDED_BY[kind])


def end_of(sheet: Sheet, ends: Ends, tid: str, start: Mark) -> int | None:
    """The day on which a measure or investigation ended; the end on file says more than a return home."""
    for type_, of in ends:
        if type_ in sheet.types:
            for mark in of(sheet, tid, start):
                if mark[1] >= start[1]:
                    return mark[1]
    return None


def meaning(versions: Sequence[V], sheet: Sheet, start: Mark) -> Sequence[V]:
    """The versions that mean the event with which a subject begins."""
    return [version for version in versions if means(version.starts, sheet, start)]
