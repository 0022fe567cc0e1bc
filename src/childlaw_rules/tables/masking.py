"""Masks small groups, and so much beside them that no masked number can be worked out from what is shown.

Everything that is counted has a key; what adds up to what is told as equations: a total and its parts, within a table
and between tables. A count from 1 to below the limit is masked. A reader who knows all that is shown, all equations,
and that a masked number is at least 1, must be left with more than one possible value for each masked number. So for
each of them another set of numbers is looked for that fits everything shown. Where none is found, one more number is
masked and it is looked for again. A nought is shown: it is no group.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Mapping, Sequence, Set
from typing import Final

Key = Hashable
#: A total and its parts.
Equation = tuple[Key, tuple[Key, ...]]

#: Below this number of cases, decisions or duties a group is small.
SMALL: Final = 5
#: So many numbers at most differ between what is told and another set that fits, and so many attempts are made.
_MOST_MOVED: Final = 40
_MOST_ATTEMPTS: Final = 400


def masked_keys(values: Mapping[Key, int], equations: Sequence[Equation], below: int = SMALL) -> frozenset[Key]:
    """The keys of the numbers that are masked, so that none of them can be worked out from the others.

    ``equations`` hold for the values. ``below`` is the number from which a group is no longer small.
    """
    return _Masking(values, equations, below).masked()


class _Masking:
    def __init__(self, values: Mapping[Key, int], equations: Sequence[Equation], below: int) -> None:
        self.values = values
        self.below = below
        self.terms: list[dict[Key, int]] = []
        self.of_key: dict[Key, list[int]] = {}
        for total, parts in equations:
            terms: dict[Key, int] = {total: 1}
            for part in parts:
                # Noughts are shown and never move.
                if values[part]:
                    terms[part] = terms.get(part, 0) - 1
            terms = {key: sign for key, sign in terms.items() if sign}
            for key in terms:
                self.of_key.setdefault(key, []).append(len(self.terms))
            self.terms.append(terms)
        self.hidden = {key for key, value in values.items() if 0 < value < below}

    def masked(self) -> frozenset[Key]:
        """Mask until every masked number is proven to be open."""
        safe: set[Key] = set()
        waiting = deque(sorted(self.hidden, key=repr))
        while waiting:
            key = waiting.popleft()
            while key not in safe:
                moved = self.other_numbers(key)
                if moved is not None:
                    safe |= moved
                    break
                more = self.one_more(key)
                if more is None:
                    # All that stands with it is masked: twice as much of everything fits as well.
                    safe.add(key)
                    break
                self.hidden.add(more)
                waiting.append(more)
        return frozenset(self.hidden)

    def other_numbers(self, key: Key) -> Set[Key] | None:
        """The masked numbers that differ in another set that fits everything shown, this one among them."""
        for change in (1, -1):
            if self.values[key] + change >= 1:
                self.attempts = _MOST_ATTEMPTS
                moved = self.repaired({key: change})
                if moved is not None:
                    return moved.keys()
        return None

    def repaired(self, changes: dict[Key, int]) -> dict[Key, int] | None:
        """Some changes, and more until every equation holds again; None where that is not found."""
        broken = self.first_broken(changes)
        if broken is None:
            return changes
        if len(changes) >= _MOST_MOVED or self.attempts <= 0:
            return None
        terms = self.terms[broken]
        off = sum(sign * changes.get(key, 0) for key, sign in terms.items())
        step = 1 if off < 0 else -1
        # Whatever is in fewest equations first: it breaks fewest others.
        free = sorted(
            (key for key in terms if key in self.hidden and key not in changes),
            key=lambda key: (len(self.of_key[key]), -self.values[key]),
        )
        for key in free:
            change = step * terms[key]
            if self.values[key] + change < 1:
                continue
            self.attempts -= 1
            found = self.repaired({**changes, key: change})
            if found is not None:
                return found
        return None

    def first_broken(self, changes: Mapping[Key, int]) -> int | None:
        for key in changes:
            for number in self.of_key.get(key, ()):
                terms = self.terms[number]
                if sum(sign * changes.get(other, 0) for other, sign in terms.items()):
                    return number
        return None

    def one_more(self, key: Key) -> Key | None:
        """The next number to mask: the smallest that stands with this one, or with those masked beside it.

        None where all of them are masked.
        """
        seen, reached = {key}, deque([key])
        while reached:
            near = reached.popleft()
            beside = {
                other for number in self.of_key.get(near, ()) for other in self.terms[number] if other not in seen
            }
            shown = [other for other in beside if other not in self.hidden]
            if shown:
                return min(shown, key=lambda other: (self.values[other], len(self.of_key[other]), repr(other)))
            seen |= beside
            reached.extend(sorted(beside, key=repr))
        return None
