"""What may have happened: the possible worlds of an imprecise file, tried one by one, and only as needed.

A rule is written as if every date and every fact were known. It asks a :class:`World`; where the file settles
the question the world answers, and where it does not the question is a fork: the rule is run once for each
answer. Dates are kept as ranges that narrow with every answer, so that no run contradicts itself: "a on or
before b" is a constraint between two day numbers through functions that never decrease, and for such
constraints narrowing the bounds until nothing moves finds a contradiction exactly when there is one.

With a file where everything is known there is one world and no overhead but a few comparisons of integers.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, Final

from childlaw_rules.record.entries import Record
from childlaw_rules.record.entry import Entry
from childlaw_rules.record.moments import Day, Moment, first_with, last_with, plus_one, same, value
from childlaw_rules.when import EARLIEST, LATEST, UNKNOWN

#: The variable of the day of birth, beside those of the entries.
BIRTH: Final = -1
#: The day on which the child is expected to be born, as a variable.
TERM: Final = -2

#: A question is named by what would settle it, for example ``("at", 3)`` for the date of entry 3.
Fact = tuple[Hashable, ...]
#: One answered question: the facts that would have settled it, and the answer that was tried.
Answer = tuple[tuple[Fact, ...], bool]


#: So many open questions are answered in one world before the engine says that it cannot tell.
MOST_QUESTIONS: Final = 64


#: So often a constraint between days that are not known is looked at for one subject of one rule: a second's work.
MOST_WORK: Final = 1_000_000


class TooManyQuestionsError(Exception):
    """A world in which more is open than can be tried; its text names the limit: ``questions`` or ``work``."""


class World:
    """One consistent way in which things may have been."""

    __slots__ = ("_constraints", "_high", "_low", "_questions", "_script", "asked", "memory", "record", "trail", "work")

    def __init__(
        self, record: Record, script: tuple[bool, ...] = (), work: int = MOST_WORK, questions: int = MOST_QUESTIONS
    ) -> None:
        self.record = record
        self._questions = questions
        #: How many more times a constraint between days may be looked at.
        self.work = work
        self._script = script
        self.trail: list[Answer] = []
        self._low: dict[int, int] = {}
        self._high: dict[int, int] = {}
        self._constraints: list[tuple[Moment | int, Moment | int]] = []
        self.memory: dict[Any, Any] = {}

    # -- days ---------------------------------------------------------------------------------------------

    def day(self, entry: Entry) -> Day:
        """The day of an entry."""
        if entry.first == entry.last:
            return entry.first
        if entry.index not in self._low:
            self._low[entry.index] = entry.first
            self._high[entry.index] = entry.last
        return Moment(entry.index)

    def born(self) -> Day | None:
        """The day on which the child was born, or None where only the expected birth is known."""
        point = self.record.born
        if point is None:
            return None
        if point.first == point.last:
            return point.first
        if BIRTH not in self._low:
            self._low[BIRTH] = point.first
            self._high[BIRTH] = self.record.as_of if point.unknown else point.last
        return Moment(BIRTH)

    def expected_birth(self) -> Day | None:
        """The day on which the child is expected to be born, or None where the case does not say."""
        point = self.record.expected
        if point is None or point.unknown:
            return None
        if point.first == point.last:
            return point.first
        if TERM not in self._low:
            self._low[TERM], self._high[TERM] = point.first, point.last
        return Moment(TERM)

    def bounds(self, day: Day) -> tuple[int, int]:
        """First and last possible value of a day in this world."""
        if isinstance(day, int):
            return day, day
        low, high = self._low[day.var], self._high[day.var]
        return (low, high) if day.shift is None else (day.shift(low), day.shift(high))

    def at_most(self, a: Day, b: Day, also: tuple[Fact, ...] = ()) -> bool:
        """Whether ``a`` is on or before ``b``; ``also`` are other facts that would settle what is asked."""
        if isinstance(a, int) and isinstance(b, int):
            return a <= b
        a_low, a_high = self.bounds(a)
        b_low, b_high = self.bounds(b)
        if a_high <= b_low:
            return True
        if a_low > b_high:
            return False
        if isinstance(a, Moment) and isinstance(b, Moment) and a.var == b.var:
            return self._same_variable(a, b)
        yes = self._narrowed(a, b)
        if yes is None:
            return False
        no = self._narrowed(plus_one(b), a)
        if no is None:
            return True
        answer = self._fork((*(("at", x.var) for x in (a, b) if isinstance(x, Moment)), *also))
        self._low, self._high = yes if answer else no
        self._constraints.append((a, b) if answer else (plus_one(b), a))
        return answer

    def before(self, a: Day, b: Day) -> bool:
        """Whether ``a`` lies before ``b``."""
        return not self.at_most(b, a)

    def earlier(self, a: Day, b: Day) -> Day:
        """The earlier of two days."""
        return a if self.at_most(a, b) else b

    def later(self, a: Day, b: Day) -> Day:
        """The later of two days."""
        return b if self.at_most(a, b) else a

    def happened(self, entry: Entry) -> bool:
        """Whether an entry that is on record had happened by the day that is looked at."""
        if entry.last <= entry.limit:
            return True
        return self.at_most(self.day(entry), entry.limit)

    def _same_variable(self, a: Moment, b: Moment) -> bool:
        if a.most <= b.least:
            return True
        if a.least > b.most:
            return False
        low, high = self._low[a.var], self._high[a.var]
        f = a.shift or same
        g = b.shift or same
        span = min(high, low + 4000)
        first = f(low) <= g(low)
        for day in range(low + 1, span + 1):
            if (f(day) <= g(day)) != first:
                # The answer changes between the day before and this one: that is the question.
                return first if self.at_most(Moment(a.var), day - 1) else self.at_most(a, b)
        return first

    def _narrowed(self, a: Day, b: Day) -> tuple[dict[int, int], dict[int, int]] | None:
        """The ranges with ``a <= b`` added, or None where that contradicts what is already known."""
        low, high = dict(self._low), dict(self._high)
        constraints = [*self._constraints, (a, b)]
        # Each round moves knowledge one constraint further; more rounds than that is a circle.
        for _ in range(4 * len(constraints) + 8):
            moved = False
            self.work -= len(constraints)
            if self.work < 0:
                raise TooManyQuestionsError("work")
            for left, right in constraints:
                left_low = value(left, low)
                right_high = value(right, high)
                if left_low > right_high:
                    return None
                if isinstance(left, Moment) and value(left, high) > right_high:
                    high[left.var] = last_with(left.shift, low[left.var], high[left.var], right_high)
                    moved = True
                if isinstance(right, Moment) and value(right, low) < left_low:
                    low[right.var] = first_with(right.shift, low[right.var], high[right.var], left_low)
                    moved = True
            if not moved:
                return low, high
        return None

    # -- facts that are not dates -------------------------------------------------------------------------

    def open_question(self, fact: Fact, detail: Hashable = None) -> bool:
        """Yes or no to something the file does not say. Asked again, the answer is the same."""
        key = (fact, detail)
        if key not in self.memory:
            self.memory[key] = self._fork((fact,))
        answer: bool = self.memory[key]
        return answer

    def open_time(self, facts: tuple[Fact, ...], between: Hashable) -> bool:
        """Yes or no to a question about times of day within days that are known as well as they can be."""
        key = ("time", between)
        if key not in self.memory:
            self.memory[key] = self._fork(facts)
        answer: bool = self.memory[key]
        return answer

    def unrecorded_event(
        self, type_: str, first: int, last: int, about: Hashable = None, *, silent: bool = False
    ) -> list[Entry]:
        """Events of a type that may have happened between two days without being in the file.

        One for each stretch in which the source does not record the type; nothing where it always does. With
        ``silent`` a later type of which the case says nothing is one that the source may not record.
        """
        stretches = self.record.uncovered(type_)
        if silent and self.record.silent(type_):
            stretches = ((EARLIEST, self.record.as_of),)
        if not stretches:
            return []
        found = []
        for number, (start, end) in enumerate(stretches):
            low, high = max(start, first), min(end, last)
            if low > high:
                continue
            key = (type_, about, number)
            entry = self.memory.get(key)
            if entry is None:
                # What did not happen between two days did not happen between two others that lie within them.
                denied: list[tuple[int, int]] = self.memory.setdefault(("denied", key), [])
                for begun, ended in denied:
                    low, high = (ended + 1, high) if begun <= low <= ended else (low, high)
                    low, high = (low, begun - 1) if begun <= high <= ended else (low, high)
                if low > high:
                    continue
                if not self.open_question(("recorded", type_), (about, number, low, high)):
                    denied.append((low, high))
                    continue
                entry = _unrecorded(type_, low, high, self.record.number_of(key))
                self.memory[key] = entry
            found.append(entry)
        return found

    def _fork(self, facts: tuple[Fact, ...]) -> bool:
        place = len(self.trail)
        if place >= self._questions:
            raise TooManyQuestionsError("questions")
        answer = self._script[place] if place < len(self._script) else True
        self.trail.append((facts, answer))
        return answer


def _unrecorded(type_: str, first: int, last: int, index: int) -> Entry:
    entry = Entry(type_, UNKNOWN, id_="", index=index, limit=last, fields={}, about=None, recorded=None, place=-1)
    entry.first, entry.last = max(first, EARLIEST), min(last, LATEST)
    return entry
