"""Earliest day: something may not be done earlier than a period before the expected birth.

What: ``act`` names what is done; it may be done ``at_the_earliest`` so long before ``before``, which is ``the
expected birth`` of the child. What is done on that day is in time.

Why: the law keeps some decisions from being made too soon. Example: the placement of an unborn child.

Status: met, missing (it was done too early; waiting does not mend it). ``due`` is the first day on which it may be
done. Governed by the version in force on the day it is done.
"""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from childlaw_rules.kinds.clock import Rule, carried_back, earliest, governed, own_events, thread_anchors
from childlaw_rules.kinds.outcome import Anchor, DayWord, Line, Outcome
from childlaw_rules.record.entries import Record
from childlaw_rules.record.worlds import World
from childlaw_rules.rule.pattern import Pattern, Patterns
from childlaw_rules.rule.values import Word
from childlaw_rules.rule.words import CountingChoice
from childlaw_rules.when import Period


class Duty(Word):
    """What a rule file of this kind may say."""

    act: Patterns
    at_the_earliest: Period
    before: Literal["the expected birth"]
    counting: CountingChoice

    @model_validator(mode="after")
    def _counted(self) -> Duty:
        self.counting.fits_backward(self.at_the_earliest)
        return self

    def acts(self) -> tuple[Pattern, ...]:
        """The events that make the rule's subject."""
        return self.act


def anchors(record: Record, rule: Rule) -> list[Anchor]:
    """The subjects of the rule in a case: every act."""
    return thread_anchors(record, "event", [p for v in rule.versions for p in v.duty.act])


def judge(world: World, rule: Rule, anchor: Anchor) -> list[Outcome]:
    """How the act stands in one world."""
    found = governed(world, rule, anchor, earliest(world, own_events(world, anchor)), Duty.acts)
    if isinstance(found, Outcome):
        return [found]
    version, duty = found
    act = anchor.entries[0]
    day = world.day(act)
    state = Outcome("", anchor.subject, [], version=version, trigger=act, start=day)
    state.lines.append(Line("moment", act))
    birth = world.expected_birth()
    if birth is None:
        in_time = world.open_question(("expected_birth",))
    else:
        first = carried_back(birth, duty.at_the_earliest, duty.counting)
        words = {"end": DayWord(birth), "period": duty.at_the_earliest, "due": DayWord(first)}
        state.lines.append(Line("before-birth", None, words))
        state.due = first
        in_time = world.at_most(first, day)
    if in_time:
        state.status, state.done, state.end = "met", act, day
    else:
        state.status = "missing"
    return [state]
