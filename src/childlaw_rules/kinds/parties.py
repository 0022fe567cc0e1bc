"""To whom a duty is owed where the law owes it to each of several: one finding for each.

``for_each_party`` says ``who``: ``every custody holder`` (each who holds custody on the day that governs), ``the
child`` (with ``child``, the age from which) or ``every sibling in the household`` (with ``sibling``, the age).
What names a party (``to``, ``party``, ``by``, ``sibling``) counts for that one; what names nobody counts for all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, model_validator

from childlaw_rules.kinds.matching import child_is
from childlaw_rules.kinds.outcome import Anchor, Outcome, Who, not_applicable
from childlaw_rules.record.entry import PARTY_FIELDS, Entry, Holder
from childlaw_rules.record.moments import Day
from childlaw_rules.record.worlds import World
from childlaw_rules.rule.values import Age, ChildAge, Word, read_list
from childlaw_rules.when import day_turned

#: The age at which custody ends (forældreansvarsloven § 1).
OF_AGE: Final = ChildAge(years=18, or_older=True)
EVERY_HOLDER: Final = "every custody holder"
THE_CHILD: Final = "the child"
EVERY_SIBLING: Final = "every sibling in the household"


class EachParty(Word):
    """Who they are, and from or up to which age the child and the siblings are among them."""

    who: Annotated[
        tuple[Literal["every custody holder", "the child", "every sibling in the household"], ...],
        BeforeValidator(read_list),
    ]
    child: Age | None = None
    sibling: Age | None = None

    @model_validator(mode="after")
    def _ages_of_those_named(self) -> EachParty:
        if self.child is not None and THE_CHILD not in self.who:
            raise ValueError("'child' says an age of the child, which is not among 'who'")
        if self.sibling is not None and EVERY_SIBLING not in self.who:
            raise ValueError("'sibling' says an age of siblings, which are not among 'who'")
        return self


def for_each(
    world: World, each: EachParty | None, anchor: Anchor, day: Day, version: object, judge: Callable[[Anchor], Outcome]
) -> list[Outcome]:
    """One outcome for each party that the duty is owed to on a day; one in all where it is owed to nobody by name."""
    if each is None:
        return [judge(anchor)]
    outcomes = []
    several = list(_parties(world, each, day))
    for who in several:
        own = replace(anchor, who=who)
        outcome = judge(own)
        if outcome.done is not None and len(several) > 1 and _names_nobody(outcome.done):
            outcome.remarks.append("assumed_party")
        outcomes.append(outcome)
    return outcomes or [not_applicable(anchor, "no-party", version)]


def _names_nobody(entry: Entry) -> bool:
    return entry.place >= 0 and all(entry.get(field) is None for field in PARTY_FIELDS[entry.type])


def _parties(world: World, each: EachParty, day: Day) -> Iterator[Who]:
    for kind in each.who:
        if kind == EVERY_HOLDER:
            yield from _holders_or_unknown(world, day)
        elif kind == THE_CHILD and (each.child is None or child_is(world, each.child, day)):
            yield Who("child", world.record.child_ids)
        elif kind == EVERY_SIBLING:
            yield from _siblings(world, each.sibling, day)


def _holders_or_unknown(world: World, day: Day) -> Iterator[Who]:
    if child_is(world, OF_AGE, day):
        return
    found = holders(world, day)
    for holder in found:
        yield Who(holder, frozenset({holder}))
    if not found and not world.open_question(("custody_holders",)):
        # Somebody holds custody of every child; the case does not say who.
        yield Who("?", frozenset())


def holders(world: World, day: Day) -> list[str]:
    """The ids of those who hold custody on a day."""
    return [holder.id for holder in world.record.holders if _holds(world, holder, day)]


def _holds(world: World, holder: Holder, day: Day) -> bool:
    return world.at_most(holder.first, day) and world.at_most(day, holder.last)


def _siblings(world: World, age: ChildAge | None, day: Day) -> Iterator[Who]:
    for sibling in world.record.siblings:
        at_home = sibling.same_household
        if at_home is None:
            at_home = world.open_question(("siblings",), (sibling.id, "household"))
        if at_home and (age is None or _sibling_is(world, sibling.id, sibling.born, age, day)):
            yield Who(sibling.id, frozenset({sibling.id}))


def _sibling_is(world: World, sibling: str, born: tuple[int, int] | None, age: ChildAge, day: Day) -> bool:
    """Whether a sibling has the age on a day; ``born`` are the first and last day of birth that the file leaves."""
    if born is None:
        return world.open_question(("siblings",), (sibling, "born"))
    first, last = (day_turned(bound, age.years) for bound in born)
    if world.at_most(last, day):
        return age.or_older
    if world.before(day, first):
        return not age.or_older
    return world.open_question(("siblings",), (sibling, "born"))
