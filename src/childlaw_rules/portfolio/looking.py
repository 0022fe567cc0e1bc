"""How many cases are looked at, settled once for all of them and sent to every process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from childlaw_rules.case import Case
from childlaw_rules.evaluate import When, evaluate, evaluation_of, statuses
from childlaw_rules.finding import Report
from childlaw_rules.portfolio.carriedrules import CarriedRules, as_carried, carried_rules
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.standing import Standings

#: A case in which there is nothing to find: only the arguments can be wrong.
_NOBODY: Final = {"child": {"born": None}}


@dataclass(frozen=True, slots=True)
class Looking:
    """The day, the moment and the rules by which every case is judged. It can be sent to another process.

    ``as_of`` wins over the day of a case; ``today`` is the day of the cases that have none, the same for all however
    long the work takes.
    """

    as_of: str | None
    known_at: str | None
    today: str
    rules: CarriedRules | Here

    def report(self, case: Case) -> Report:
        """What the rules say of one case."""
        return evaluate(case, as_of=self._day(case), known_at=self.known_at, rules=self.ruleset())

    def standings(self, case: Case) -> tuple[str, Standings]:
        """The day on which one case is looked at, and how its duties stand then, without any words."""
        day = self._day(case)
        asked = statuses(case, as_of=day, known_at=self.known_at, rules=self.ruleset())
        return day or str(case.as_of), asked

    def _day(self, case: Case) -> str | None:
        return self.as_of or (self.today if case.as_of is None else None)

    def on(self, today: str) -> Looking:
        """The same with another day for the cases that have none."""
        return replace(self, today=today)

    def ruleset(self) -> Ruleset:
        """The rules under the readings that were chosen."""
        return self.rules.ruleset()


@dataclass(frozen=True, slots=True, eq=False)
class Here:
    """Rules that stay in this process."""

    rules: Ruleset

    def ruleset(self) -> Ruleset:
        """The rules themselves."""
        return self.rules


def looking(
    as_of: When | None,
    known_at: When | None,
    rules: Ruleset | CarriedRules | None,
    readings: Mapping[str, str] | None,
    *,
    sent: bool,
    today: str | None = None,
) -> Looking:
    """How cases are to be looked at; ``sent`` says that other processes must be able to read the rules.

    Raises ``ArgumentError`` with all that is wrong with the arguments.
    """
    ruleset = rules.ruleset() if isinstance(rules, CarriedRules) else rules
    settled = evaluation_of(_NOBODY, as_of, known_at, ruleset, readings)
    if not sent:
        those: CarriedRules | Here = Here(settled.rules)
    elif isinstance(rules, CarriedRules):
        those = as_carried(settled.rules, rules.folder)
    else:
        those = carried_rules(settled.rules)
    return Looking(
        None if as_of is None else str(settled.as_of),
        None if settled.known_at is None else str(settled.known_at),
        today or (str(settled.as_of) if as_of is None else ""),
        those,
    )
