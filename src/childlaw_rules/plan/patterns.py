"""Patterns and ties of a rule file, settled once: functions that say of a mark whether it is meant, and whose it is.

Each says what ``kinds.matching`` and ``record.threads`` say of an exact record; where those would ask a question of
the world, these raise ``NotPlainError``. What no function here can say makes ``NotCompiledError``: the rule is then
left to the worlds in every case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from childlaw_rules.kinds.matching import DECIDE_WITHOUT_CONSENT, MUNICIPALITY_NEEDS_CONSENT
from childlaw_rules.plan.sheet import Mark, NotPlainError, Sheet
from childlaw_rules.record.entry import PARTY_FIELDS, SAID_BY_NAME, has_field, says_what_about
from childlaw_rules.record.threads import ABOUT_TALKS, BY_DEFAULT
from childlaw_rules.record.understanding import KIND_SAYS_MEASURE
from childlaw_rules.rule.pattern import Pattern, Tie
from childlaw_rules.rule.values import ChildAge

#: Whether a mark is meant; the day is that on which the child's age counts.
Test = Callable[[Sheet, Mark, int], bool]
#: The events of a type that belong to a subject: its name and the event that stands for it.
Belonging = Callable[[Sheet, str, Mark], Sequence[Mark]]


class NotCompiledError(Exception):
    """A rule that says something for which there is no quick answer."""


#: One of several events that are meant: its type, the test (None where the type is enough), whose it is, and the
#: fields in which it names a party.
Wanted = tuple[str, "Test | None", Belonging, tuple[str, ...]]


def wanted(patterns: Iterable[Pattern], tie: Tie, kind: str) -> tuple[Wanted, ...]:
    """Patterns with the events that belong to a subject of a kind. Raises ``NotCompiledError``."""
    return tuple(
        (pattern.event, test_of(pattern), belonging(pattern.event, tie, kind), PARTY_FIELDS[pattern.event])
        for pattern in patterns
    )


def test_of(pattern: Pattern) -> Test | None:
    """Whether an event of the pattern's type is meant; None where every one is."""
    tests: list[Test] = []
    for field, values in pattern.where.items():
        tests.append(_says(pattern.event, field, values, field in pattern.open_if_absent))
    for field, values in pattern.unless.items():
        tests.append(_not(_says(pattern.event, field, values, field in pattern.open_if_absent)))
    if pattern.child is not None:
        tests.append(_child(pattern.child))
    if pattern.child_by_then is not None:
        tests.append(_child_by_then(pattern.child_by_then))
    if not tests:
        return None
    if len(tests) == 1:
        return tests[0]
    several = tuple(tests)

    def every(sheet: Sheet, mark: Mark, on: int) -> bool:
        for test in several:  # noqa: SIM110 - a generator costs more than the tests
            if not test(sheet, mark, on):
                return False
        return True

    return every


def _not(test: Test) -> Test:
    return lambda sheet, mark, on: not test(sheet, mark, on)


def _child(age: ChildAge) -> Test:
    years, or_older = age.years, age.or_older
    return lambda sheet, _, on: (sheet.turned(years) <= on) == or_older


def _child_by_then(age: ChildAge) -> Test:
    years, or_older = age.years, age.or_older
    return lambda sheet, mark, _: (sheet.turned(years) <= mark[1]) == or_older


def _says(event: str, field: str, values: Sequence[Any], is_open: bool) -> Test:
    allowed = frozenset(values)
    default = SAID_BY_NAME.get((event, field))
    elsewhere = _ELSEWHERE.get(field) if event == "decision_made" else None
    by_provision = event in {"decision_made", "measure_started"} and field in {"kind", "measure_kind"}
    if not (elsewhere or by_provision or is_open or default):

        def plainly(_: Sheet, mark: Mark, __: int) -> bool:
            value = mark[3][field]
            return value is not None and value in allowed

        return plainly

    def says(sheet: Sheet, mark: Mark, _: int) -> bool:
        said = mark[3]
        if by_provision and said["provision"] is not None:
            raise NotPlainError
        value = said[field]
        if value is None:
            value = default
            if elsewhere is not None:
                value = elsewhere(sheet, mark)
            elif by_provision and event == "measure_started":
                raise NotPlainError
            if value is None:
                if is_open:
                    raise NotPlainError
                return False
        return value in allowed

    return says


def _measure_kind(sheet: Sheet, decision: Mark) -> str | None:
    """What kind of measure a decision grants, where its measure says so."""
    said = decision[3]
    kind = said["kind"]
    if kind in KIND_SAYS_MEASURE:
        return str(kind)
    if kind not in {"measure", "provisional"}:
        return None
    if said["measure"] is None or "measure_started" in sheet.murky:
        raise NotPlainError
    started = sheet.named("measure_started", "measure").get(said["measure"])
    if not started:
        return None
    first = started[0][3]
    if first["kind"] is None or first["provision"] is not None:
        raise NotPlainError
    return str(first["kind"])


def _with_consent(_: Sheet, decision: Mark) -> bool | None:
    """Whether a decision was made with consent, where its kind or its body says so."""
    said = decision[3]
    if said["kind"] == "provisional" or said["decided_by"] in DECIDE_WITHOUT_CONSENT:
        return False
    if said["decided_by"] == "municipality":
        if said["provision"] is not None:
            raise NotPlainError
        if said["kind"] in MUNICIPALITY_NEEDS_CONSENT:
            return True
    # A consent on file may say so.
    raise NotPlainError


#: Fields of a decision that the file may say elsewhere.
_ELSEWHERE: Final[dict[str, Callable[[Sheet, Mark], Any]]] = {
    "measure_kind": _measure_kind,
    "with_consent": _with_consent,
}


def belonging(type_: str, tie: Tie, kind: str) -> Belonging:
    """The events of a type that belong to a subject of a kind. Raises ``NotCompiledError``."""
    if tie is Tie.CASE:
        return lambda sheet, _, __: sheet.types.get(type_, ())
    if tie is Tie.CONCERNS_IT and not says_what_about(type_):
        tie = Tie.DECISION if has_field(type_, "decision") else Tie.MEASURE
    if tie is Tie.CONCERNS_IT:
        if kind != "decision":
            raise NotCompiledError
        return _talks(type_) if type_ in ABOUT_TALKS else _about_decision(type_)
    if tie in {Tie.TAKES_OVER, Tie.ABOUT_INVESTIGATION}:
        raise NotCompiledError
    to = tie.value
    if has_field(type_, to):
        of_thread = _of_thread(type_, to)
    elif to == "need" and (type_, to) not in BY_DEFAULT and has_field(type_, "investigation"):
        of_thread = _through_investigation(type_)
    else:
        raise NotCompiledError
    if to == kind:
        return of_thread

    def of_other(sheet: Sheet, _: str, subject: Mark) -> Sequence[Mark]:
        # What the subject does not name may be found in other ways.
        if not sheet.all(type_):
            return ()
        thread = subject[3].get(to)
        if thread is None:
            raise NotPlainError
        return of_thread(sheet, thread, subject)

    return of_other


def _of_thread(type_: str, kind: str) -> Belonging:
    key = type_, kind

    def of_thread(sheet: Sheet, tid: str, _: Mark) -> Sequence[Mark]:
        found = sheet.by_name.get(key)
        if found is None:
            found = sheet.named(type_, kind)
        return found.get(tid, ())

    return of_thread


def _through_investigation(type_: str) -> Belonging:
    """Events of an investigation that reach a need through it: its decision names the need."""

    def through(sheet: Sheet, tid: str, _: Mark) -> Sequence[Mark]:
        if not sheet.all(type_):
            return ()
        if "investigation_decided" in sheet.murky:
            raise NotPlainError
        of_investigation = sheet.named(type_, "investigation")
        decided = sheet.named("investigation_decided", "investigation")
        found: list[Mark] = []
        for investigation, marks in of_investigation.items():
            openers = decided.get(investigation)
            if openers is None:
                raise NotPlainError
            belongs = False
            for opener in openers:
                need = opener[3]["need"]
                if need is None:
                    raise NotPlainError
                belongs = belongs or need == tid
            if belongs:
                found += marks
        if len(found) > 1:
            found.sort()
        return found

    return through


def _about_decision(type_: str) -> Belonging:
    """Consents and plans that say which decision they concern, or which measure it is about."""

    def about(sheet: Sheet, tid: str, decision: Mark) -> Sequence[Mark]:
        abouts = sheet.abouts(type_)
        if not abouts:
            return ()
        measure = decision[3]["measure"]
        if None in abouts or (measure is None and _measures_said(sheet)):
            raise NotPlainError
        own = abouts.get(tid, ())
        if measure is None or measure == tid or measure not in abouts:
            return own
        return _with_talks(sheet, own, abouts[measure], decision, measure)

    return about


def _measures_said(sheet: Sheet) -> bool:
    """Whether there is any measure that a decision without one may be about."""
    return bool(sheet.threads("measure"))


def _talks(type_: str) -> Belonging:
    """Conversations: for the decision they name, or for all that follow with no other decision between."""

    def talks(sheet: Sheet, tid: str, decision: Mark) -> Sequence[Mark]:
        abouts = sheet.abouts(type_)
        if not abouts:
            return ()
        measure = decision[3]["measure"]
        if measure is None and _measures_said(sheet):
            raise NotPlainError
        own = abouts.get(tid, ())
        others = abouts.get(None, ())
        if measure is not None and measure != tid and measure in abouts:
            others = [*others, *abouts[measure]]
        return _with_talks(sheet, own, others, decision, measure) if others else own

    return talks


def _with_talks(
    sheet: Sheet, own: Sequence[Mark], others: Sequence[Mark], decision: Mark, measure: str | None
) -> Sequence[Mark]:
    """What names the decision, and of the others what no decision about the same measure lies between."""
    found = {mark[0]: mark for mark in own}
    for talk in others:
        if measure is None or _no_decision_between(sheet, talk, decision, measure):
            found[talk[0]] = talk
    return [found[place] for place in sorted(found)]


def _no_decision_between(sheet: Sheet, talk: Mark, decision: Mark, measure: str) -> bool:
    if "decision_made" in sheet.murky:
        raise NotPlainError
    name, taken = decision[3]["decision"], decision[1]
    for other in sheet.named("decision_made", "measure").get(measure, ()):
        if other[3]["decision"] != name and other[1] < taken and talk[1] <= other[1]:
            return False
    return True
