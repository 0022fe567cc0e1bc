"""Tries every way in which things may have been: plain depth-first search over all answers to all open questions."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")


class TooManyError(Exception):
    """More possible worlds than the cap allows; the case is counted as skipped."""


Stretches = tuple[tuple[int, int], ...]


def _without(stretches: Stretches, others: Stretches) -> Stretches:
    """What is left of some stretches of days without others."""
    for first, last in others:
        parts = []
        for low, high in stretches:
            parts += [(low, min(high, first - 1)), (max(low, last + 1), high)]
        stretches = tuple({part for part in parts if part[0] <= part[1]})
    return tuple(stretch for stretch in stretches if stretch[0] <= stretch[1])


def _joined(stretches: Stretches) -> Stretches:
    """One stretch that holds them all: what lies between is known to be empty."""
    return ((min(low for low, _ in stretches), max(high for _, high in stretches)),)


class Choices:
    """The answers of one world. A question asked again has the same answer."""

    def __init__(self, script: Sequence[int]) -> None:
        self._script = script
        self._memo: dict[Hashable, Any] = {}
        #: How many answers each question had, and which was taken, in the order in which they were asked.
        self.trail: list[tuple[int, int]] = []

    def choose(self, question: Hashable, answers: Sequence[T]) -> T:
        """One of the answers; each is taken in some world."""
        if question not in self._memo:
            self._memo[question] = answers[self._next(len(answers))]
        chosen: T = self._memo[question]
        return chosen

    def is_among(self, question: Hashable, all_: frozenset[T], some: frozenset[T]) -> bool:
        """Whether the one thing that is true, of all that may be, is among some of them."""
        left: frozenset[T] = self._memo.get(question, all_)
        yes, no = left & some, left - some
        answer = bool(yes) if not yes or not no else self._next(2) == 0
        self._memo[question] = yes if answer else no
        return answer

    def falls_in(self, question: Hashable, stretch: tuple[int, int], first: int, last: int) -> bool:
        """Whether something that may have happened any number of times in a stretch happened between two days.

        What was answered before holds: a stretch in which it did not happen stays empty, one in which it did does not
        become so.
        """
        never, did = self._memo.setdefault(question, ((), ()))
        asked = _without(((max(first, stretch[0]), min(last, stretch[1])),), never)
        if not asked:
            return False
        if any(not _without(_without((window,), never), asked) for window in did):
            return True
        answer = self._next(2) == 0
        self._memo[question] = (never, (*did, *_joined(asked))) if answer else ((*never, *asked), did)
        return answer

    def _next(self, answers: int) -> int:
        if answers == 1:
            return 0
        place = len(self.trail)
        taken = self._script[place] if place < len(self._script) else 0
        self.trail.append((answers, taken))
        return taken


def every_world(run: Callable[[Choices], T], most: int) -> Iterator[T]:
    """What ``run`` says in each possible world. Raises ``TooManyError`` where there are more than ``most``."""
    script: list[int] | None = []
    number = 0
    while script is not None:
        number += 1
        if number > most:
            raise TooManyError
        choices = Choices(script)
        yield run(choices)
        script = _following(choices.trail)


def _following(trail: list[tuple[int, int]]) -> list[int] | None:
    """The script of the next world: the last answer that has another behind it, moved on."""
    for place in range(len(trail) - 1, -1, -1):
        answers, taken = trail[place]
        if taken + 1 < answers:
            return [before for _, before in trail[:place]] + [taken + 1]
    return None
