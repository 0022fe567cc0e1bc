"""CL201 to CL207: duties that nothing can fulfil, and pairs of rules that cannot both be kept.

Duties set a latest day or ask for something to be on file; none forbids an event, and an earliest day there is
only before an expected birth. So two rules contradict one another only where both speak of one and the same event:
the one that opens or ends a thread, of which there is but one, or the very event that a rule finds fault with. The
checks see these, and two conflicts of time; everything else they leave alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.checks.finding import CheckFinding, found
from childlaw_rules.checks.never import Why, never, not_yet
from childlaw_rules.checks.parts import Part, fulfilments, key_path, place, triggers, version_path
from childlaw_rules.checks.patterns import apart, covered_in, covers, once_in, only_after, opens
from childlaw_rules.rule.pattern import Pattern, Tie
from childlaw_rules.rulebook import Rule, Ruleset, RuleVersion
from childlaw_rules.when import Period, Unit


@dataclass(frozen=True, slots=True)
class _Side:
    """A version as one side of a pair."""

    rule: Rule
    version: RuleVersion
    starts: tuple[Part, ...]
    fulfils: tuple[Part, ...]
    #: The fields that the start must state: the key that says so, the field, its values.
    states: tuple[tuple[str, str, tuple[str | bool, ...]], ...]

    @property
    def duty(self) -> Any:
        return self.version.duty

    def place(self, key: str = "") -> str:
        path = key_path(self.rule, self.version, key) if key else version_path(self.rule, self.version)
        return place(self.rule, path)


def check(ruleset: Ruleset) -> Iterator[CheckFinding]:
    """The findings of this group."""
    sides = [
        _Side(
            rule,
            version,
            tuple(triggers(rule, version)),
            tuple(fulfilments(rule, version)),
            tuple(_to_be_stated(version.duty)),
        )
        for rule in ruleset.rules
        for version in rule.versions
    ]
    for side in sides:
        yield from _alone(ruleset, side)
    for one, two in combinations(sides, 2):
        if one.version.last < two.version.first or two.version.last < one.version.first:
            continue
        yield from _same_event(one, two)
        yield from _same_duty(one, two)
        for left, right in ((one, two), (two, one)):
            yield from _breaks(left, right)
            yield from _too_late(left, right)
            yield from _never_due(left, right)


# -- one duty by itself ---------------------------------------------------------------------------------------


def _alone(ruleset: Ruleset, side: _Side) -> Iterator[CheckFinding]:
    about = {"rule": side.rule.id, "version": side.version.id}
    reasons = [(part, _unfit(ruleset, side, part)) for part in side.fulfils]
    code = "CL201" if all(why is not None for _, why in reasons) else "CL202"
    for part, why in reasons:
        if why is None:
            continue
        yield found(code, part.place, event=part.pattern.event, why_da=why[0], why_en=why[1], **about)
    patterns = [part.pattern for part in side.fulfils]
    for number, (part, why) in enumerate(reasons):
        if why is None and covered_in(patterns, number):
            yield found(
                "CL202",
                part.place,
                event=part.pattern.event,
                why_da="en anden på listen omfatter den allerede",
                why_en="another one of the list covers it already",
                **about,
            )
    yield from _unstated(side)


def _unfit(ruleset: Ruleset, side: _Side, part: Part) -> Why | None:
    """Why an event of a pattern can never fulfil the duty; None where it can."""
    why = never(part)
    if why is not None:
        return why
    event = part.pattern.event
    if side.rule.kind == "precondition":
        day = not_yet(ruleset, part, side.version.last)
        if day is not None:
            return (
                f"loven kender først »{event}« med de oplysninger fra {day}",
                f"the law knows '{event}' with these fields only from {day}",
            )
        if side.starts and all(only_after(event, start.pattern.event, part.tie) for start in side.starts):
            return (
                f"»{event}« kan kun komme efter »{side.starts[0].pattern.event}«",
                f"'{event}' can only come after '{side.starts[0].pattern.event}'",
            )
    own = [start.pattern for start in side.starts if start.pattern.event == event]
    same = len(own) == len(side.starts) and part.tie is not None and opens(event) == part.tie.value
    if same and all(apart(start, part.pattern) for start in own):
        return (
            f"»{event}« er der én af, og den, der udløser pligten, har andre oplysninger",
            f"there is one '{event}', and the one that starts the duty has other fields",
        )
    age = part.pattern.child_by_then
    backward = getattr(side.duty, "child_turns", None) is not None and side.duty.at_least_before is not None
    if backward and age is not None and age.or_older and age.years >= side.duty.child_turns:
        return (
            f"barnet er først fyldt {age.years} år efter den sidste dag",
            f"the child turns {age.years} only after the last day",
        )
    return None


def _unstated(side: _Side) -> Iterator[CheckFinding]:
    """A presence rule that asks for a field to say what its own start does not let it say."""
    for key, field, values in side.states:
        if not side.starts or not all(_never_says(start.pattern, field, values) for start in side.starts):
            continue
        yield found(
            "CL201",
            side.place(key),
            side.rule.id,
            side.version.id,
            why_da=f"»{field}« siger det i ingen hændelse, der udløser pligten",
            why_en=f"'{field}' says so in no event that starts the duty",
        )


def _to_be_stated(duty: Any) -> Iterator[tuple[str, str, tuple[str | bool, ...]]]:
    """The fields that the start of a presence rule must state: the key that says so, the field, its values."""
    if not getattr(duty, "also_said_by", ()):
        for field in getattr(duty, "must_state", ()):
            yield "must_state", field, (True,)
    for field, values in getattr(duty, "must_say", {}).items():
        yield "must_say", field, values


def _never_says(pattern: Pattern, field: str, values: tuple[str | bool, ...]) -> bool:
    """Whether a field has one of some values in no event of a pattern, or the events have no such field."""
    word = EVENT_TYPES[pattern.event].fields.get(field)
    if word is None:
        return True
    # A word that is to be stated may be any word.
    asked = word.kind == "flag" or (word.kind == "word" and True not in values)
    return asked and apart(pattern, Pattern(event=pattern.event, where={field: values}))


# -- two duties -----------------------------------------------------------------------------------------------


def _tie_of(side: _Side) -> Tie | None:
    ties = {part.tie for part in side.fulfils}
    return ties.pop() if len(ties) == 1 else None


def _one_event(side: _Side) -> str | None:
    """The type of the one event that alone can fulfil the duty, of which a thread has but one."""
    events = {part.pattern.event for part in side.fulfils}
    if len(events) != 1:
        return None
    (event,) = events
    return event if once_in(event, _tie_of(side)) else None


def _started_together(one: _Side, two: _Side) -> bool:
    """Whether whatever starts one duty starts the other, for a subject of the same kind."""
    if getattr(one.duty, "for_each", None) != getattr(two.duty, "for_each", None):
        return False
    return bool(one.starts) and all(
        any(covers(other.pattern, start.pattern) for other in two.starts) for start in one.starts
    )


def _same_event(one: _Side, two: _Side) -> Iterator[CheckFinding]:
    event = _one_event(one)
    if event is None or event != _one_event(two):
        return
    if not (_started_together(one, two) or _started_together(two, one)):
        return
    if all(apart(left.pattern, right.pattern) for left in one.fulfils for right in two.fulfils):
        yield _pair("CL203", one, two, one.fulfils[0].place, two.fulfils[0].place, event=event)


def _breaks(one: _Side, two: _Side) -> Iterator[CheckFinding]:
    """``one`` calls for an event that starts ``two``, with a field as ``two`` finds fault with it."""
    if not two.states or not one.fulfils or two.duty.only_the_first or two.duty.while_running:
        return
    event = one.fulfils[0].pattern.event
    if two.duty.for_each not in ("event", opens(event)):
        return
    for key, field, values in two.states:
        if field in EVENT_TYPES[event].fields and all(
            part.pattern.event == event
            and _never_says(part.pattern, field, values)
            and any(covers(start.pattern, part.pattern) for start in two.starts)
            for part in one.fulfils
        ):
            where = two.place(key)
            yield _pair("CL204", one, two, one.fulfils[0].place, where, event=event, field=field)


def _too_late(one: _Side, two: _Side) -> Iterator[CheckFinding]:
    """A deadline that begins at an age at which the last day of the other, counted backward, is over."""
    if one.rule.kind != "deadline" or two.rule.kind != "deadline counted backward":
        return
    if two.duty.at_least_before is None:
        return
    event = _one_event(one)
    if event is None or event != _one_event(two) or one.duty.may_come_first:
        return
    ages = [start.pattern.child or start.pattern.child_by_then for start in one.starts]
    years = [age.years for age in ages if age is not None and age.or_older]
    if len(years) == len(ages) and min(years) >= two.duty.child_turns:
        yield _pair(
            "CL205", one, two, one.place("clock_starts"), two.place("child_turns"), event=event, years=min(years)
        )


#: A day at the least, a day at the most that one unit takes.
_DAYS = {Unit.DAYS: (1, 1), Unit.WEEKS: (7, 7), Unit.MONTHS: (28, 31), Unit.YEARS: (365, 366)}


def _never_due(one: _Side, two: _Side) -> Iterator[CheckFinding]:
    """``one`` asks for something in each so long a part of a stretch that ``two`` lets last no longer than less."""
    if one.rule.kind not in ("recurring", "count") or two.rule.kind != "limit" or two.duty.for_each != "measure":
        return
    key = "at_most_apart" if one.rule.kind == "recurring" else "in_each"
    interval, limit = getattr(one.duty, key), two.duty.at_most
    if not isinstance(interval, Period) or not (interval.unit in _DAYS and limit.unit in _DAYS):
        return
    # Three days more at either end for how the first and the last day are counted; ten for holidays in a row.
    if interval.amount * _DAYS[interval.unit][0] - 3 <= limit.amount * _DAYS[limit.unit][1] + 10:
        return
    if all(any(covers(other.pattern, start.pattern) for other in two.starts) for start in one.starts):
        yield _pair("CL206", one, two, one.place(key), two.place("at_most"), interval=interval, limit=limit)


def _same_duty(one: _Side, two: _Side) -> Iterator[CheckFinding]:
    if one.duty == two.duty:
        yield _pair("CL207", two, one, two.place(), one.place())


def _pair(code: str, one: _Side, two: _Side, where: str, other_place: str, **words: object) -> CheckFinding:
    return found(code, where, one.rule.id, one.version.id, other=two.rule.id, other_place=other_place, **words)
