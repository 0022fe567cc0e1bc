"""Pairs the rows of two answers so that as few as possible are left over, those that agree first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")


def paired(
    ours: Sequence[A], theirs: Sequence[B], unlike: Callable[[A, B], int | None]
) -> list[tuple[int | None, int | None]]:
    """The places of the rows that belong together; None where one has no counterpart.

    ``unlike`` says in how much two rows differ, 0 where they agree, None where they cannot be a pair. As many rows
    as possible that agree are paired with each other, then as many of the rest as possible.

    >>> paired(["a", "b"], ["b", "c"], lambda a, b: 0 if a == b else None)
    [(1, 0), (0, None), (None, 1)]
    """
    cost = [[unlike(our, their) for their in theirs] for our in ours]
    partner = _matched(len(ours), len(theirs), lambda our, their: cost[our][their] == 0, {})
    partner = _matched(len(ours), len(theirs), lambda our, their: cost[our][their] is not None, partner)
    pairs: list[tuple[int | None, int | None]] = [(our, their) for their, our in sorted(partner.items())]
    mine = set(partner.values())
    pairs += [(our, None) for our in range(len(ours)) if our not in mine]
    pairs += [(None, their) for their in range(len(theirs)) if their not in partner]
    return pairs


def _matched(ours: int, theirs: int, fits: Callable[[int, int], bool], fixed: dict[int, int]) -> dict[int, int]:
    """A largest matching beside the pairs that are fixed: by their place, ours. Grown along augmenting paths."""
    partner: dict[int, int] = {}
    done = set(fixed.values())
    open_ = [their for their in range(theirs) if their not in fixed]
    for start in range(ours):
        if start in done:
            continue
        came_from: dict[int, int] = {}
        waiting = [start]
        end = None
        while waiting and end is None:
            our = waiting.pop(0)
            for their in open_:
                if their not in came_from and fits(our, their):
                    came_from[their] = our
                    if their not in partner:
                        end = their
                        break
                    waiting.append(partner[their])
        owner = {our: their for their, our in partner.items()}
        while end is not None:
            our = came_from[end]
            partner[end] = our
            end = owner.get(our) if our != start else None
    return {**fixed, **partner}
