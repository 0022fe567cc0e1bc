"""Quick answers for presence: what must be done or said, with no number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from childlaw_rules.kinds.presence import Duty
from childlaw_rules.plan.asked import Asked, plain_conditions
from childlaw_rules.plan.patterns import NotCompiledError, Test, Wanted, test_of, wanted
from childlaw_rules.plan.rows import (
    EXCUSED,
    MET,
    MISSING,
    PENDING,
    UNDETERMINED,
    Quick,
    Rows,
    Starts,
    Subjects,
    asked_if_silent,
    first_in,
    first_meant,
    means,
    starts_of,
    versions_of,
)
from childlaw_rules.plan.sheet import Mark, NotPlainError, Sheet
from childlaw_rules.record.entry import SAID_BY_NAME
from childlaw_rules.rulebook import Rule

_Instead = tuple[str, "Test | None", tuple[Wanted, ...], tuple[str, ...]]
_FIRST_DAY = 0


class _Call(NamedTuple):
    """What one version of a duty of presence says."""

    starts: Starts
    conditions: tuple[Asked, ...]
    must_state: tuple[str, ...]
    also_said_by: tuple[str, ...]
    must_say: tuple[tuple[str, frozenset[Any]], ...]
    must_happen: tuple[Wanted, ...]
    fulfilling: tuple[str, ...]
    instead_when: tuple[_Instead, ...]
    may_come_first: bool
    excused_by: tuple[Wanted, ...]
    presupposed_by: tuple[tuple[Wanted, ...], ...]


def compiled(rule: Rule) -> Quick:
    """The quick answers of a duty of presence. Raises ``NotCompiledError``."""
    duties: list[Duty] = [version.duty for version in rule.versions]
    kind = duties[0].for_each if duties[0].only_the_first or duties[0].must_happen else "event"
    patterns = [pattern for duty in duties for pattern in duty.called_for_by]
    subjects = Subjects(kind, patterns)
    versions = versions_of(rule, lambda duty: _call(duty, subjects.kind or kind))
    everyone = [call.starts for _, _, call in versions]

    heads = subjects.heads(rule)

    def run(sheet: Sheet, rows: Rows) -> None:
        for tid, marks in subjects.of(sheet):
            start = marks[0] if len(marks) == 1 else first_meant(everyone, sheet, marks)
            day = start[1]
            for first, last, call in versions:  # noqa: B007 - it is the one that is found
                if first <= day <= last:
                    break
            else:
                continue
            if not means(call.starts, sheet, start):
                continue
            of = (tid, marks[0])
            if call.conditions and not all(asked.holds(sheet, of, start[1]) for asked in call.conditions):
                continue
            found = _happened(sheet, call, of, start) if call.must_happen else _stated(call, start)
            status, due, done = found
            rows += (heads[start[3]["type"]], tid, None, None, status, due, done and done[3])

    return Quick(_types(duties), run)


def _types(duties: list[Duty]) -> frozenset[str]:
    found: set[str] = set()
    for duty in duties:
        lists: list[Any] = [duty.called_for_by, duty.must_happen, duty.excused_by, duty.presupposed_by]
        lists += [instead.must_happen for instead in duty.instead_when]
        lists += [asked.events for asked in (duty.only_after, duty.not_after) if asked is not None]
        found.update(pattern.event for patterns in lists for pattern in patterns)
    return frozenset(found)


def _call(duty: Duty, kind: str) -> _Call:
    if duty.for_each_party is not None or duty.while_running or duty.settled_by_fulfilment:
        raise NotCompiledError
    if "with_consent" in duty.must_say or "measure_kind" in duty.must_say or "kind" in duty.must_say:
        raise NotCompiledError
    if any((pattern.event, field) in SAID_BY_NAME for pattern in duty.called_for_by for field in duty.must_state):
        raise NotCompiledError
    tie = duty.tied_by
    happen: tuple[Wanted, ...] = ()
    excused: tuple[Wanted, ...] = ()
    presupposed: tuple[tuple[Wanted, ...], ...] = ()
    instead: tuple[_Instead, ...] = ()
    if tie is not None:
        happen, excused = wanted(duty.must_happen, tie, kind), wanted(duty.excused_by, tie, kind)
        other = duty.presupposed_tied_by or tie
        presupposed = tuple(wanted((pattern,), other, kind) for pattern in duty.presupposed_by)
        instead = tuple(
            (
                i.when.event,
                test_of(i.when),
                wanted(i.must_happen, tie, kind),
                asked_if_silent([p.event for p in i.must_happen]),
            )
            for i in duty.instead_when
        )
    return _Call(
        starts_of(duty.called_for_by),
        plain_conditions(duty, kind),
        duty.must_state,
        duty.also_said_by,
        tuple((field, frozenset(values)) for field, values in duty.must_say.items()),
        happen,
        asked_if_silent([pattern.event for pattern in duty.must_happen]),
        instead,
        duty.may_come_first,
        excused,
        presupposed,
    )


def _stated(call: _Call, act: Mark) -> tuple[Any, None, Mark | None]:
    """Whether the act itself says what it must; where it leaves a flag out, it may or may not."""
    said = act[3]
    status: Any = MET
    for flag in call.must_state:
        value = said.get(flag)
        if value is None:
            if status is MET and not any(said.get(other) is not None for other in call.also_said_by):
                status = UNDETERMINED
        elif not value:
            status = MISSING
    for field, values in call.must_say:
        value = said.get(field)
        if value is None:
            if status is MET:
                status = UNDETERMINED
        elif value not in values:
            status = MISSING
    return status, None, act if status is MET else None


def _happened(sheet: Sheet, call: _Call, of: tuple[str, Mark], start: Mark) -> tuple[Any, int | None, Mark | None]:
    begun, today = start[1], sheet.today
    moment: Mark | None = None
    for presupposing in call.presupposed_by:
        mark = first_in(sheet, presupposing, of, (begun, today))
        if mark is not None and (moment is None or mark[0] < moment[0]):
            moment = mark
    last = today if moment is None else moment[1]
    wanted_, fulfilling = _wanted(sheet, call, start)
    first = _FIRST_DAY if call.may_come_first else begun
    done = first_in(sheet, wanted_, of, (first, last), begun)
    if done is not None:
        return MET, None, done
    if fulfilling and sheet.silent(fulfilling):
        raise NotPlainError
    if call.excused_by and first_in(sheet, call.excused_by, of, (first, last)) is not None:
        return EXCUSED, None, None
    if moment is None:
        return PENDING, None, None
    return MISSING, last, first_in(sheet, wanted_, of, (last + 1, today), begun)


def _wanted(sheet: Sheet, call: _Call, start: Mark) -> tuple[Sequence[Wanted], tuple[str, ...]]:
    """What fulfils the duty, by what the calling event says."""
    for type_, test, instead, types in call.instead_when:
        if type_ == start[3]["type"] and (test is None or test(sheet, start, start[1])):
            return instead, types
    return call.must_happen, call.fulfilling
