"""Those to whom a duty is owed, where it is owed to each of several."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from childlaw_rules.kinds.parties import EVERY_HOLDER, OF_AGE, THE_CHILD, EachParty
from childlaw_rules.plan.patterns import NotCompiledError
from childlaw_rules.plan.sheet import Sheet

_OF_AGE: Final = OF_AGE.years


class Parties:
    """Whom a version names, in its order. Raises ``NotCompiledError`` for the siblings."""

    __slots__ = ("_age", "_who")

    def __init__(self, each: EachParty) -> None:
        if not {EVERY_HOLDER, THE_CHILD}.issuperset(each.who):
            raise NotCompiledError
        self._who = each.who
        self._age = each.child

    def on(self, sheet: Sheet, day: int) -> list[tuple[str, Collection[str]]]:
        """Each party on a day, with the ids under which the file may name it."""
        age = self._age
        found: list[tuple[str, Collection[str]]] = []
        for who in self._who:
            if who == EVERY_HOLDER:
                if sheet.turned(_OF_AGE) > day:
                    for holder in sheet.holders(day):
                        found.append((holder, (holder,)))  # noqa: PERF401 - quicker than a list of its own
            elif age is None or (sheet.turned(age.years) <= day) == age.or_older:
                found.append(("child", sheet.child_ids()))
        return found
