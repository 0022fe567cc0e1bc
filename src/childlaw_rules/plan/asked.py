"""Conditions of a duty that a sheet can tell: what must, or must not, be on file by a day."""

from __future__ import annotations

from typing import NamedTuple

from childlaw_rules.kinds.conditions import Conditions, OnFile
from childlaw_rules.plan.patterns import NotCompiledError, Wanted, wanted
from childlaw_rules.plan.sheet import Mark, Sheet


class Asked(NamedTuple):
    """Events of which one is, or is ``not``, on file by a day."""

    events: tuple[Wanted, ...]
    before: bool

    def holds(self, sheet: Sheet, subject: tuple[str, Mark], day: int) -> bool:
        """Whether the condition holds: one on file on or before the day, or none before it."""
        tid, of = subject
        last = day - 1 if self.before else day
        for _, test, belonging, __ in self.events:
            for mark in belonging(sheet, tid, of):
                if mark[1] > last:
                    break
                if mark is not of and (test is None or test(sheet, mark, day)):
                    return not self.before
        return self.before


def plain_conditions(duty: Conditions, kind: str) -> tuple[Asked, ...]:
    """The conditions of a duty, in the order in which they are asked. Raises ``NotCompiledError``."""
    if duty.only_while_running or duty.only_with_siblings:
        raise NotCompiledError
    found: list[Asked] = []
    if duty.only_after is not None:
        found.append(_asked(duty.only_after, kind, before=False))
    if duty.not_after is not None:
        found.append(_asked(duty.not_after, kind, before=True))
    return tuple(found)


def _asked(condition: OnFile, kind: str, *, before: bool) -> Asked:
    return Asked(wanted(condition.events, condition.tied_by, kind), before)
