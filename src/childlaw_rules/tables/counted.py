"""What cases come to: counts by key, of one case or of many. Two of them are added into one.

A key is a few words: what is counted, then of what. So many cases need no more memory than the keys that occur.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

#: What is counted, then of what: ``("answer", "", "", "plan", "yes")``. Days and hours stand in it as numbers.
CountKey = tuple[str | int, ...]
Days = tuple[int, int]

#: The words that keys begin with.
ANSWER: Final = "answer"
PART: Final = "part"
DUTY: Final = "duty"
LATE: Final = "late"
REASON: Final = "reason"
FACT: Final = "fact"
TIME: Final = "time"
STAY: Final = "stay"
MOVES: Final = "moves"


@dataclass(slots=True)
class Counted:
    """Counts of one case or of many.

    ``looked_at`` and ``happened`` are the first and last day (ordinals) on which a case was looked at, and on which
    anything in a case happened, where days are known. ``constructed`` counts the cases that say in their id that they
    are made up.
    """

    cases: int = 0
    constructed: int = 0
    looked_at: Days | None = None
    happened: Days | None = None
    counts: Counter[CountKey] = field(default_factory=Counter)

    def __add__(self, other: Counted) -> Counted:
        return total_of((self, other))

    def add(self, other: Counted) -> None:
        """Add the counts of another to this one."""
        self.cases += other.cases
        self.constructed += other.constructed
        self.looked_at = _both(self.looked_at, other.looked_at)
        self.happened = _both(self.happened, other.happened)
        self.counts.update(other.counts)


def total_of(some: Iterable[Counted]) -> Counted:
    """The sum of any number of counts, taken one by one."""
    total = Counted()
    for one in some:
        total.add(one)
    return total


def _both(one: Days | None, other: Days | None) -> Days | None:
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), max(one[1], other[1])
