"""Tries the possible worlds one by one and finds which questions made a difference."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from childlaw_rules.record.entries import Record
from childlaw_rules.record.worlds import MOST_QUESTIONS, MOST_WORK, Answer, Fact, TooManyQuestionsError, World

T = TypeVar("T")

#: So many worlds are tried for one subject of one rule before the engine says that it cannot tell.
MOST_WORLDS: Final = 500
#: Once two answers are known to be possible, so many more are tried to find a third.
MORE_WORLDS: Final = 60
#: However much has been tried before, so many are tried for each subject, with so much work.
FEWEST_WORLDS: Final = 3
LEAST_WORK: Final = 2_000


@dataclass(slots=True)
class Worlds(Generic[T]):
    """What a rule said in every possible world, and the questions that led there."""

    answers: list[T]
    #: The trail of each answer.
    trails: list[list[Answer]]
    #: Whether every world was tried.
    complete: bool
    #: The limit that was reached where not every world was: ``worlds``, ``questions`` or ``work``.
    limit: str = ""

    def deciding(self, kinds: list[Hashable]) -> tuple[Fact, ...]:
        """The facts that make a difference to the outcome; ``kinds`` holds the outcome in each world."""
        if len(self.answers) < 2:
            return ()
        return _deciding(list(zip(self.trails, kinds, strict=True)))


def explore(
    record: Record, run: Callable[[World], T], kind_of: Callable[[T], Hashable], most: int | None = None
) -> Worlds[T]:
    """Run a rule in every possible world.

    ``kind_of`` says which answers count as the same: once two are known to be possible, fewer worlds are tried.
    With ``most`` so many are tried at most, and nothing is taken from what the record has left for others.
    """
    found: Worlds[T] = Worlds([], [], complete=True)
    kinds: set[Hashable] = set()
    waiting: list[tuple[bool, ...]] = [()]
    # What one subject uses up is not there for the next: a file where much is open is still read in seconds.
    budget = min(MOST_WORLDS, max(FEWEST_WORLDS, record.worlds_left) if most is None else most)
    cost = 1 if most is None else 0
    work = MOST_WORK if most is not None else min(MOST_WORK, max(LEAST_WORK, record.work_left))
    while waiting and budget > 0:
        script = waiting.pop()
        world = World(record, script, work)
        budget -= 1
        try:
            answer = run(world)
        except TooManyQuestionsError as error:
            found.complete, found.limit = False, str(error)
            record.worlds_left -= cost * MOST_QUESTIONS
            record.work_left -= cost * (work - world.work)
            break
        found.answers.append(answer)
        found.trails.append(world.trail)
        if not world.trail:
            return found
        record.worlds_left -= cost
        record.work_left -= cost * (work - world.work)
        work = world.work
        waiting.extend(_untried(world.trail, len(script)))
        kind = kind_of(answer)
        if kind not in kinds:
            if kinds:
                budget = min(budget, MORE_WORLDS)
            kinds.add(kind)
    if waiting and found.complete:
        found.complete, found.limit = False, "worlds"
    return found


def _untried(trail: list[Answer], given: int) -> list[tuple[bool, ...]]:
    choices = [answer for _, answer in trail]
    return [(*choices[:place], not choices[place]) for place in range(given, len(choices))]


def _deciding(leaves: list[tuple[list[Answer], Hashable]]) -> tuple[Fact, ...]:
    """The facts whose answer changes the outcome, whatever the answers that follow."""
    found: dict[Fact, None] = {}

    def walk(rows: list[tuple[list[Answer], Hashable]], depth: int) -> Hashable:
        trail = rows[0][0]
        if len({kind for _, kind in rows}) == 1 or len(trail) <= depth:
            return rows[0][1]
        yes = [row for row in rows if row[0][depth][1]]
        no = [row for row in rows if not row[0][depth][1]]
        if not yes or not no:
            return walk(rows, depth + 1)
        mark = len(found)
        facts = trail[depth][0]
        below_yes, below_no = walk(yes, depth + 1), walk(no, depth + 1)
        if below_yes != below_no:
            later = list(found)[mark:]
            for fact in later:
                del found[fact]
            for fact in (*facts, *later):
                found.setdefault(fact)
            return (facts, below_yes, below_no)
        return below_yes

    walk(leaves, 0)
    return tuple(found)
