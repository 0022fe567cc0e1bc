"""The sentences of the kinds with a clock: deadline, deadline counted backward, recurring, count."""

from __future__ import annotations

from typing import Any

from childlaw_rules.prose.joining import LIST, LIST_AGAIN, any_of, every_clause, pause
from childlaw_rules.prose.parts import Telling
from childlaw_rules.prose.terms import (
    DUE_STATED_IN,
    EXCEPTION,
    FULFILMENT,
    GOVERNED_BY,
    LEAP,
    STRETCHES,
    told,
)
from childlaw_rules.rule.values import ChildAge
from childlaw_rules.when import Period

_AT_START = (", når fristen begynder at løbe", " when the clock starts")
_IF = ("hvis", "where")
_AT = ("at", "")
_INTERVAL = ("mellemrummet", "the interval")
_PERIOD = ("perioden", "the period")


def deadline(telling: Telling, duty: Any) -> None:
    """Something must happen within a period after an event."""
    speech = telling.speech
    start = _AT_START[0 if speech.da else 1]
    if duty.within is not None:
        act, called = speech.act(duty.must_happen, start), speech.clause(duty.clock_starts, _AT)
        words = {"by": speech.by(duty.must_happen), "within": telling.period(duty.within)}
        if act.startswith(LIST) and not called.startswith(LIST_AGAIN):
            telling.duty(
                "{by} skal senest {within} efter, at {called}, {act}",
                "no later than {within} after {called}, {by} must {act}",
                **words, act=act, called=called,
            )  # fmt: skip
        else:
            telling.duty(
                "{by} skal {act} senest {within} efter, at {called}",
                "{by} must {act} no later than {within} after {called}",
                **words, act=pause(act), called=called,
            )  # fmt: skip
    else:
        telling.duty(
            "når {start}, og {day} er fastsat, skal {by} senest den dag {act}",
            "where {start} and {day} is stated, {by} must no later than that day {act}",
            start=speech.now(duty.clock_starts, ("når", "where")),
            day=told(DUE_STATED_IN, duty.due_as_stated_in, telling.lang),
            by=speech.by(duty.must_happen),
            act=speech.act(duty.must_happen, start),
        )
    for other in duty.within_when:
        telling.add(
            "fristen er dog {within}, hvis {when}",
            "the period is {within} where {when}",
            within=telling.period(other.within),
            when=_such(telling, other.when, duty),
        )
    if duty.due_as_stated_in is not None and duty.within is not None:
        telling.add(
            "er {day} fastsat, gælder den dag i stedet for fristen",
            "where {day} is stated, that day holds in place of the deadline",
            day=told(DUE_STATED_IN, duty.due_as_stated_in, telling.lang),
        )
    if duty.restarts_with:
        again = {pattern.event for pattern in duty.restarts_with} <= {pattern.event for pattern in duty.clock_starts}
        telling.add(
            "fristen regnes forfra, når {restarts} på ny" if again else "fristen regnes forfra, når {restarts}",
            "the clock starts anew where {restarts} again" if again else "the clock starts anew where {restarts}",
            restarts=speech.now(duty.restarts_with, ("når", "where")),
        )
    if duty.repeats:
        telling.add(
            "når pligten er opfyldt, begynder en ny frist at løbe fra den dag",
            "once the duty is fulfilled, a new deadline runs from that day",
        )
    telling.arises(duty)
    telling.parties(duty.for_each_party)
    if duty.only_if_on_file:
        telling.add(
            "pligten gælder kun, hvis {on_file}",
            "the duty exists only where {on_file}",
            on_file=_on_file(telling, duty),
        )
        if duty.only_if_on_file_tied_by is not None:
            telling.tie(duty.only_if_on_file_tied_by, ("det, vilkåret kræver,", "what that condition requires"))
    if duty.not_if_already_running:
        telling.add(
            "pligten gælder ikke, hvis det krævede allerede forelå, da fristen begyndte at løbe",
            "the duty does not exist where what is required was in place before the clock started",
        )
    if duty.applies_only_when_late:
        telling.add(
            "pligten indtræder kun, hvis det ikke inden fristens udløb er sket, at {late}",
            "the duty arises only where it has not happened by the deadline that {late}",
            late=speech.clause(duty.applies_only_when_late, ("at", "that")),
        )
    if duty.counting is not None:
        telling.counting(duty.counting)
    if duty.or_on_the_day_ends:
        telling.add(
            "afsluttes forinden {stretch}, der var i gang, da fristen begyndte at løbe, udløber fristen den dag",
            "where {stretch} that was open when the clock started is completed before that, the deadline is that day",
            stretch=any_of([told(STRETCHES, name, telling.lang) for name in duty.or_on_the_day_ends], telling.lang),
        )
    if duty.excused_by is not None:
        telling.add(
            "overskridelse af fristen er undskyldt, hvis {instead}, inden fristen udløb",
            "completion after the deadline is excused where {instead} by the deadline",
            instead=speech.clause((duty.excused_by,)),
        )
        if duty.excused_by_tied_by is not None:
            telling.tie(duty.excused_by_tied_by, EXCEPTION)
    if duty.or_else:
        telling.add(
            "fristen er også overholdt, hvis {instead}, inden fristen udløb",
            "the deadline is kept too where {instead} by the deadline",
            instead=speech.clause(duty.or_else),
        )
    if duty.falls_away_with:
        telling.add(
            "pligten bortfalder, hvis {ends}, inden fristen udløber",
            "the duty falls away where {ends}, by the deadline",
            ends=speech.clause(duty.falls_away_with, _IF),
        )
    if duty.may_come_first:
        telling.add(
            "det, der er sket, før fristen begyndte at løbe, tæller med, når det udtrykkeligt angår dette forhold",
            "what was done before the clock started counts where it is said to be about this very matter",
        )
    if duty.of_several is not None:
        telling.add("er det sket flere gange, nævnes den første", "where it was done several times, the first is named")
    telling.each(duty.for_each)
    telling.tie(duty.tied_by, FULFILMENT)
    if duty.settled_by_fulfilment:
        telling.add(
            "oplyser sagen ikke, om fristen overhovedet begynder at løbe, anses det for godtgjort, når pligten er "
            "opfyldt",
            "where the file leaves open whether the clock starts at all, that is taken as answered once the duty is "
            "fulfilled",
        )


def _such(telling: Telling, pattern: Any, duty: Any) -> str:
    """What the starting event must be like."""
    facts, but = telling.speech.facts(pattern, own=pattern.event in {start.event for start in duty.clock_starts})
    return every_clause(facts, telling.lang) + but


def _on_file(telling: Telling, duty: Any) -> str:
    """What must be on file; of the event that starts the clock only what its fields say."""
    said = [_such(telling, pattern, duty) for pattern in duty.only_if_on_file]
    return telling.speech.alternatives(said, _IF)


def backward(telling: Telling, duty: Any) -> None:
    """Something must be done a period before the child turns an age."""
    speech = telling.speech
    by, act, years = speech.by(duty.must_happen), speech.act(duty.must_happen), str(duty.child_turns)
    child = speech.grown(ChildAge(years=duty.child_turns, or_older=True))
    if duty.at_least_before is not None:
        telling.duty(
            "{by} skal senest {period} før den dag, hvor {child} fylder {years} år, {act}",
            "no later than {period} before the day on which {child} turns {years}, {by} must {act}",
            by=by, act=act, child=child, years=years, period=telling.period(duty.at_least_before),
        )  # fmt: skip
    elif duty.within_after is not None:
        telling.duty(
            "{by} skal senest {period} efter den dag, hvor {child} fylder {years} år, {act}",
            "no later than {period} after the day on which {child} turns {years}, {by} must {act}",
            by=by, act=act, child=child, years=years, period=telling.period(duty.within_after),
        )  # fmt: skip
    else:
        telling.duty(
            "{by} skal senest den dag, hvor {child} fylder {years} år, {act}",
            "no later than the day on which {child} turns {years}, {by} must {act}",
            by=by, act=act, child=child, years=years,
        )  # fmt: skip
    if duty.while_running:
        telling.add(
            "pligten gælder kun, hvis {running}, den dag fristen udløber",
            "the duty exists only where {running} on the day of the deadline",
            running=speech.running(duty.while_running),
        )
    telling.arises(duty)
    if duty.counting is not None:
        telling.counting(duty.counting)
    telling.terms.append(telling.say(*LEAP[duty.born_29_february.value]))
    telling.tie(duty.tied_by, FULFILMENT)


def recurring(telling: Telling, duty: Any) -> None:
    """Something must come again and again while a measure runs."""
    speech = telling.speech
    if duty.at_most_apart is not None:
        telling.duty(
            "så længe {running}, skal {by} {act} senest {apart} efter den foregående gang",
            "as long as {running}, {by} must {act} no later than {apart} after the one before",
            running=speech.running(duty.while_running),
            by=speech.by((duty.repeats,)),
            act=pause(speech.act((duty.repeats,))),
            apart=telling.period(duty.at_most_apart),
        )
    if duty.next_set_by is not None:
        telling.duty(
            "så længe {running}, skal {by} {act} senest den dag, der blev fastsat ved den foregående",
            "as long as {running}, {by} must {act} no later than the day that the one before set",
            running=speech.running(duty.while_running),
            by=speech.by((duty.repeats,)),
            act=pause(speech.act((duty.repeats,))),
        )
    if duty.first_within is None:
        telling.add(
            "der regnes fra den første gang, der fremgår af sagen; pligten bortfalder, hvis indsatsen ophører senest "
            "den dag, hvor den næste gang skulle finde sted",
            "the first interval runs from the first one on file, and the duty falls away where the measure ends on or "
            "before the day",
        )
    else:
        telling.add(
            "den første gang skal ligge senest {within} efter indsatsens iværksættelse; pligten bortfalder, hvis "
            "indsatsen ophører senest den dag, hvor den næste gang skulle finde sted",
            "the first one must come no later than {within} after the start of the measure, and the duty falls away "
            "where the measure ends on or before the day",
            within=telling.period(duty.first_within),
        )
    if duty.counting is not None:
        telling.counting(duty.counting, _INTERVAL)
    telling.terms.append(telling.say(*GOVERNED_BY[duty.governed_by]))


def count(telling: Telling, duty: Any) -> None:
    """Something must happen a number of times in each period while a measure runs."""
    speech, da = telling.speech, telling.speech.da
    once = duty.at_least == 1
    times = f"{duty.at_least} {'gang' if once else 'gange'}" if da else ("once" if once else f"{duty.at_least} times")
    by_period = isinstance(duty.in_each, Period)
    if by_period:
        period = telling.period(duty.in_each)
        each = f"i hver periode på {period}" if da else f"in each period of {period}"
    else:
        each = "i hvert kalenderår" if da else "in each calendar year"
    telling.duty(
        "så længe {running}, skal {by} mindst {times} {each} {act}",
        "as long as {running}, {by} must at least {times} {each} {act}",
        running=speech.running(duty.while_running),
        by=speech.by((duty.counts,)),
        times=times,
        each=each,
        act=speech.act((duty.counts,)),
    )
    if by_period and duty.cut_short is None:
        telling.add(
            "perioderne regnes fra den dag, indsatsen blev iværksat; en periode, der afbrydes ved indsatsens ophør, "
            "bedømmes ikke",
            "the periods run from the start of the measure; one cut short by the end of the measure is not judged",
        )
    elif by_period:
        telling.add(
            "perioderne regnes fra den dag, indsatsen blev iværksat; en periode, hvori indsatsen ophører, om så på "
            "dens sidste dag, bedømmes kun, når antallet er nået",
            "the periods run from the start of the measure; one in which the measure ends, be it on its last day, is "
            "judged only where the number was reached",
        )
    if duty.last_day is not None:
        telling.add(
            "hver periode slutter dagen før, den næste begynder", "each period ends on the day before the next begins"
        )
    if not by_period:
        telling.add(
            "kun kalenderår, hvor indsatsen løber fra den 1. januar til den 31. december, bedømmes",
            "only calendar years in which the measure runs from 1 January to 31 December are judged",
        )
    telling.counting(duty.counting, _PERIOD)
