"""Masks small groups, and so much beside them that no masked number can be worked out from what is shown.

Everything that is counted has a key; what adds up to what is told as equations: a total and its parts, within a table
and between tables. A count from 1 to below the limit is masked. A reader who knows all that is shown, all equations,
and that a masked number is at least 1, must be left with more than one possible value for each masked number. So for
each of them another set of numbers is looked for that fits everything shown; what has to differ in it and is shown is
masked as well. Of all such sets the one is taken that costs the reader least: totals are dear, parts are cheap. A
nought is shown: it is no group.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Mapping, Sequence, Set
from heapq import heappop, heappush
from itertools import count
from typing import Final

Key = Hashable
#: A total and its parts.
Equation = tuple[Key, tuple[Key, ...]]
Changes = dict[Key, int]

#: Below this number of cases, decisions or duties a group is small.
SMALL: Final = 5
#: What it costs to mask a number that is shown, and how much more for each sum that it is the total of.
_SHOWN: Final = 1.0
_TOTAL: Final = 4.0
#: Of numbers that cost the same the smaller is masked.
_SIZE: Final = 1e-6
#: What each number that differs costs, so that few do.
_STEP: Final = 0.01
#: So many sets that are not complete are looked at, and so many ways of going on from each.
_MOST_LOOKED_AT: Final = 10_000
_MOST_WAYS: Final = 12


def masked_keys(
    values: Mapping[Key, int],
    equations: Sequence[Equation],
    below: int = SMALL,
    shown: Set[Key] | None = None,
) -> frozenset[Key]:
    """The keys of the numbers that are masked, so that none of them can be worked out from the others.

    ``equations`` hold for the values. ``below`` is the number from which a group is no longer small. ``shown`` are the
    numbers that a reader is shown at all, by default all of them: what is not shown is still not to be worked out
    where it is small.
    """
    return _Masking(values, equations, below, values.keys() if shown is None else shown).masked()


class _Masking:
    def __init__(self, values: Mapping[Key, int], equations: Sequence[Equation], below: int, shown: Set[Key]) -> None:
        self.values = values
        self.terms: list[dict[Key, int]] = []
        self.of_key: dict[Key, list[int]] = {}
        self.cost: dict[Key, float] = {key: _SHOWN + _SIZE * value for key, value in values.items()}
        for total, parts in dict.fromkeys(equations):
            self.cost[total] += _TOTAL
            self._add(total, parts)
        self.small = {key for key, value in values.items() if 0 < value < below}
        self.hidden = self.small | {key for key in values if key not in shown}

    def _add(self, total: Key, parts: Sequence[Key]) -> None:
        terms: dict[Key, int] = {total: 1}
        for part in parts:
            terms[part] = terms.get(part, 0) - 1
        # Noughts are shown and never differ.
        terms = {key: sign for key, sign in terms.items() if sign and self.values[key]}
        for key in terms:
            self.of_key.setdefault(key, []).append(len(self.terms))
        self.terms.append(terms)

    def masked(self) -> frozenset[Key]:
        """Mask until every masked number is known to be open."""
        waiting = deque(sorted(self.small, key=lambda key: (self.values[key], repr(key))))
        safe: set[Key] = set()
        while waiting:
            key = waiting.popleft()
            if key in safe:
                continue
            changes = self.other_numbers(key)
            # Where no such set is found all that hangs together is masked: then twice as much of it fits as well.
            differing = set(changes) if changes is not None else self.hanging_together(key)
            waiting.extend(sorted(differing - self.hidden, key=repr))
            self.hidden |= differing
            safe |= differing
        return frozenset(self.hidden)

    def other_numbers(self, key: Key) -> Changes | None:
        """How the numbers differ in another set that fits all that is shown, at the least cost; None if none."""
        order = count()
        heap: list[tuple[float, int, Changes, dict[int, int]]] = []
        for change in (1, -1):
            if self.values[key] + change >= 1:
                heappush(heap, (self.cost_of(key), next(order), {key: change}, self.off_by({}, key, change)))
        looked_at = 0
        while heap and looked_at < _MOST_LOOKED_AT:
            cost, _, changes, off = heappop(heap)
            looked_at += 1
            if not off:
                return changes
            number = next(iter(off))
            terms, step = self.terms[number], 1 if off[number] < 0 else -1
            ways = [
                (self.cost_of(one), one)
                for one, sign in terms.items()
                if one not in changes and self.values[one] + step * sign >= 1
            ]
            for more, one in sorted(ways, key=lambda way: way[0])[:_MOST_WAYS]:
                change = step * terms[one]
                heappush(heap, (cost + more, next(order), {**changes, one: change}, self.off_by(off, one, change)))
        return None

    def cost_of(self, key: Key) -> float:
        return _STEP if key in self.hidden else self.cost[key]

    def off_by(self, off: dict[int, int], key: Key, change: int) -> dict[int, int]:
        """By how much which equations do not hold, once one number more is changed."""
        now = dict(off)
        for number in self.of_key.get(key, ()):
            by = now.pop(number, 0) + self.terms[number][key] * change
            if by:
                now[number] = by
        return now

    def hanging_together(self, key: Key) -> set[Key]:
        """All numbers that stand in an equation with this one, or with one that does."""
        seen, reached = {key}, deque([key])
        while reached:
            for number in self.of_key.get(reached.popleft(), ()):
                for other in self.terms[number]:
                    if other not in seen:
                        seen.add(other)
                        reached.append(other)
        return seen
