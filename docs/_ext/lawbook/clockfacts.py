"""What a picture of a clock has to show, read from the duty of one version: its shape, its ends, its numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.prose.joining import any_of
from childlaw_rules.prose.speech import Speech
from childlaw_rules.rule.values import ChildAge
from childlaw_rules.sentences import period_in_words
from childlaw_rules.when import Period, Unit
from lawbook.words import say

#: A clause longer than this is drawn by the terms of its events; the whole of it stands in the text beside.
_DRAWN: Final = 74


@dataclass(frozen=True, slots=True)
class ClockFacts:
    """What is drawn and told of one duty. ``shape`` names the drawing; ``rows`` are what starts and ends it."""

    shape: str
    told: str
    start: str = ""
    end: str = ""
    gate: str = ""
    period: str = ""
    first_period: str = ""
    number: int = 0
    marks: tuple[str, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()


def clock_facts(kind: str, duty: Any, lang: str) -> ClockFacts:
    """The facts of a duty in one language. Raises ``KeyError`` for a kind that has no picture yet."""
    return _FACTS[kind](_Words(lang), duty)


class _Words:
    """Patterns and periods in the words of the drawing."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def say(self, key: str, **filled: object) -> str:
        return say(key, self.lang, **filled)

    def now(self, patterns: Sequence[Any]) -> str:
        """That it happens, in full."""
        return Speech(self.lang).now(patterns, ("når", "where"))

    def act(self, patterns: Sequence[Any]) -> str:
        """What must be done, in full."""
        return Speech(self.lang).act(patterns)

    def had(self, patterns: Sequence[Any]) -> str:
        """What must have been done, in full."""
        return Speech(self.lang).had(patterns)

    def running(self, patterns: Sequence[Any]) -> str:
        """The measure while it runs, in full."""
        return Speech(self.lang).running(patterns)

    def short(self, patterns: Sequence[Any], full: str) -> str:
        """The words for the drawing: in full where they fit, else the terms of the events."""
        if len(full) <= _DRAWN:
            return full
        terms = [
            EVENT_TYPES[pattern.event].da if self.lang == "da" else pattern.event.replace("_", " ")
            for pattern in patterns
        ]
        return any_of(terms, self.lang)

    def period(self, period: Period) -> str:
        return period_in_words(period, self.lang)


def _deadline(words: _Words, duty: Any) -> ClockFacts:
    start, act = words.now(duty.clock_starts), words.act(duty.must_happen)
    rows = [(words.say("starts-when"), start), (words.say("ends-with"), act)]
    stated = duty.within is None
    if duty.falls_away_with:
        rows.append((words.say("stops-when"), words.now(duty.falls_away_with)))
    periods = [] if stated else [words.period(duty.within), *(words.period(w.within) for w in duty.within_when)]
    period = any_of(periods, words.lang)
    in_hours = duty.within is not None and duty.within.unit is Unit.HOURS
    return ClockFacts(
        "forward",
        words.say("tells-stated" if stated else "tells-forward", start=start, period=period),
        start=words.short(duty.clock_starts, start),
        end=words.short(duty.must_happen, act),
        gate=words.say("stated-day" if stated else "last-moment" if in_hours else "last-day"),
        period=period,
        rows=tuple(rows),
    )


def _backward(words: _Words, duty: Any) -> ClockFacts:
    grown = ChildAge(years=duty.child_turns, or_older=True).years >= 18
    gate = words.say("turns-grown" if grown else "turns", years=duty.child_turns)
    act = words.act(duty.must_happen)
    rows = [(words.say("counts-while"), words.running(duty.while_running))] if duty.while_running else []
    rows.append((words.say("ends-with"), act))
    facts = ClockFacts(
        "birthday",
        words.say("tells-birthday", gate=gate),
        end=words.short(duty.must_happen, act),
        gate=gate,
        rows=tuple(rows),
    )
    if duty.within_after is not None:
        period = words.period(duty.within_after)
        told, last = words.say("tells-after-birthday", gate=gate, period=period), words.say("last-day")
        return replace(facts, shape="forward", told=told, start=gate, gate=last, period=period)
    if duty.at_least_before is not None:
        period = words.period(duty.at_least_before)
        told = words.say("tells-backward", gate=gate, period=period)
        return replace(facts, shape="backward", told=told, period=period)
    return facts


def _recurring(words: _Words, duty: Any) -> ClockFacts:
    start, act = words.running(duty.while_running), words.act((duty.repeats,))
    if duty.at_most_apart is None:
        period = words.say("stated-day")
    else:
        period = words.say("at-most", period=words.period(duty.at_most_apart))
    first = "" if duty.first_within is None else words.say("at-most", period=words.period(duty.first_within))
    return ClockFacts(
        "rounds",
        words.say("tells-rounds", period=period),
        start=words.short(duty.while_running, start),
        end=words.short((duty.repeats,), act),
        period=period,
        first_period=first or period,
        rows=((words.say("counts-while"), start), (words.say("ends-with"), act)),
    )


def _precondition(words: _Words, duty: Any) -> ClockFacts:
    gate, had = words.now(duty.before), words.had(duty.must_be_in_place)
    rows = [(words.say("moment-when"), gate), (words.say("must-have"), had)]
    if duty.undone_by:
        rows.append((words.say("stops-when"), words.now(duty.undone_by)))
    period, shape = "", "before"
    if duty.in_the_last is not None:
        period, shape = words.say("at-most", period=words.period(duty.in_the_last)), "before-at-most"
    elif duty.at_least_before is not None:
        period, shape = words.say("at-least", period=words.period(duty.at_least_before)), "before-at-least"
    return ClockFacts(
        shape,
        words.say("tells-before", gate=gate) + (f" ({period})" if period else ""),
        start=words.short(duty.must_be_in_place, had),
        gate=words.short(duty.before, gate),
        period=period,
        rows=tuple(rows),
    )


def _presence(words: _Words, duty: Any) -> ClockFacts:
    start = words.now(duty.called_for_by)
    rows = [(words.say("calls-when"), start)]
    drawn = words.short(duty.called_for_by, start)
    if not duty.must_happen:
        event = duty.called_for_by[0].event
        speech = Speech(words.lang)
        marks = [*speech.stated(event, duty.must_state)]
        marks += [speech.fields.value(event, name, values) for name, values in duty.must_say.items()]
        rows += [(words.say("must-say"), mark) for mark in marks]
        told = words.say("tells-state", start=start)
        return ClockFacts("state", told, start=drawn, marks=tuple(marks), rows=tuple(rows))
    act = words.act(duty.must_happen)
    rows.append((words.say("ends-with"), act))
    end = words.short(duty.must_happen, act)
    if not duty.presupposed_by:
        return ClockFacts("open", words.say("tells-open", start=start), start=drawn, end=end, rows=tuple(rows))
    gate = words.now(duty.presupposed_by)
    rows.append((words.say("latest-before"), gate))
    told = words.say("tells-open-gate", start=start, gate=gate)
    gate = words.short(duty.presupposed_by, gate)
    return ClockFacts("open-gate", told, start=drawn, end=end, gate=gate, rows=tuple(rows))


def _earliest(words: _Words, duty: Any) -> ClockFacts:
    act, gate, period = words.act(duty.act), words.say("expected-birth"), words.period(duty.at_the_earliest)
    return ClockFacts(
        "earliest",
        words.say("tells-earliest", gate=gate, period=period),
        end=words.short(duty.act, act),
        gate=gate,
        period=period,
        rows=((words.say("earliest-act"), act),),
    )


def _consent(words: _Words, duty: Any) -> ClockFacts:
    gate = words.now(duty.before)
    who = words.say(duty.from_whom)
    if duty.child is not None:
        who = words.say("child-of-age", age=Speech(words.lang).age(duty.child))
    return ClockFacts(
        "consent",
        words.say("tells-consent", gate=gate),
        start=who,
        gate=words.short(duty.before, gate),
        number=1 if duty.from_whom == "the child" else 2,
        rows=((words.say("moment-when"), gate), (words.say("consents"), who)),
    )


def _count(words: _Words, duty: Any) -> ClockFacts:
    running, act = words.running(duty.while_running), words.act((duty.counts,))
    period = words.period(duty.in_each) if isinstance(duty.in_each, Period) else words.say("calendar-year")
    times = words.say("once") if duty.at_least == 1 else words.say("times", number=duty.at_least)
    return ClockFacts(
        "count",
        words.say("tells-count", period=period, times=times),
        start=words.short(duty.while_running, running),
        end=words.short((duty.counts,), act),
        gate=words.say("last-day"),
        period=period,
        first_period=words.say("at-least", period=times),
        number=duty.at_least,
        rows=((words.say("counts-while"), running), (words.say("ends-with"), f"{act} ({times})")),
    )


def _limit(words: _Words, duty: Any) -> ClockFacts:
    start, period = words.now(duty.begins_with), words.say("at-most", period=words.period(duty.at_most))
    rows = [(words.say("starts-when"), start)]
    ends = words.now(duty.ends_with) if duty.ends_with else ""
    if ends:
        rows.append((words.say("stops-when"), ends))
    return ClockFacts(
        "limit",
        words.say("tells-limit", period=period),
        start=words.short(duty.begins_with, start),
        end=words.short(duty.ends_with, ends) if ends else "",
        period=period,
        rows=tuple(rows),
    )


def _inactivity(words: _Words, duty: Any) -> ClockFacts:
    period = words.say("at-most", period=words.period(duty.at_most_apart))
    open_ = any_of([words.say(thread) for thread in duty.while_open], words.lang)
    return ClockFacts(
        "gaps",
        words.say("tells-gaps", period=period),
        start=f"{open_}: {words.say('still-open')}",
        end=words.say("any-event"),
        period=period,
        rows=((words.say("counts-while"), f"{open_}: {words.say('still-open')}"),),
    )


def _currency(words: _Words, duty: Any) -> ClockFacts:
    running, had = words.running(duty.while_running), words.had(duty.kept_current_by)
    rows = [(words.say("counts-while"), running), (words.say("must-have"), had)]
    stale = words.now(duty.made_stale_by) if duty.made_stale_by else ""
    if stale:
        rows.append((words.say("stale-when"), stale))
    within = duty.within_the_last
    period = "" if within is None else words.say("at-most", period=words.period(within))
    return ClockFacts(
        "kept",
        words.say("tells-kept", period=period or words.say("kept-fresh")),
        start=words.short(duty.kept_current_by, had),
        end=words.short(duty.made_stale_by, stale) if stale else "",
        gate=words.say("looked-on"),
        period=period,
        rows=tuple(rows),
    )


_FACTS: Final[dict[str, Callable[[_Words, Any], ClockFacts]]] = {
    "deadline": _deadline,
    "deadline counted backward": _backward,
    "recurring": _recurring,
    "precondition": _precondition,
    "presence": _presence,
    "earliest day": _earliest,
    "consent": _consent,
    "count": _count,
    "limit": _limit,
    "inactivity": _inactivity,
    "currency": _currency,
}
