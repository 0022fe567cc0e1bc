"""Quick answers for deadlines: the clock of one thread, counted in days or in hours."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from childlaw_rules.finding import Status
from childlaw_rules.kinds.deadline import Duty
from childlaw_rules.plan.asked import Asked, plain_conditions
from childlaw_rules.plan.bare import HOUR, bare_clock, bare_run
from childlaw_rules.plan.patterns import NotCompiledError, Test, Wanted, test_of, wanted
from childlaw_rules.plan.rows import (
    EXCUSED,
    MET,
    MET_LATE,
    OVERDUE,
    PENDING,
    Quick,
    Reach,
    Rows,
    Starts,
    Subjects,
    always,
    asked_if_silent,
    first_in,
    first_meant,
    means,
    reach_of,
    starts_of,
    versions_of,
)
from childlaw_rules.plan.sheet import NO_INSTANT, Mark, NotPlainError, Sheet
from childlaw_rules.record.entry import ENDED_BY, has_field
from childlaw_rules.rule.pattern import Tie
from childlaw_rules.rulebook import Rule
from childlaw_rules.when import Unit

#: Keys of a deadline for which there is no quick answer.
_LEFT_TO_THE_WORLDS: Final = (
    "for_each_party",
    "due_as_stated_in",
    "restarts_with",
    "repeats",
    "settled_by_fulfilment",
    "or_on_the_day_ends",
    "applies_only_when_late",
)


class _Clock(NamedTuple):
    """What one version of a deadline says."""

    starts: Starts
    conditions: tuple[Asked, ...]
    must_exist: tuple[Wanted, ...]
    not_running: bool
    #: Whether any of the conditions, ``must_exist`` or ``not_running`` is there.
    beside: bool
    hours: int
    reach: Reach | None
    other_reaches: tuple[tuple[str, Test | None, Reach], ...]
    must_happen: tuple[Wanted, ...]
    fulfilling: tuple[str, ...]
    may_come_first: bool
    earliest: bool
    or_else: tuple[Wanted, ...]
    or_else_types: tuple[str, ...]
    falls_away_with: tuple[Wanted, ...]
    excused_by: tuple[Wanted, ...]


def compiled(rule: Rule) -> Quick:
    """The quick answers of a deadline. Raises ``NotCompiledError``."""
    duties: list[Duty] = [version.duty for version in rule.versions]
    kind = duties[0].for_each
    hours = {duty.within is not None and duty.within.unit is Unit.HOURS for duty in duties}
    if len(hours) != 1:
        raise NotCompiledError
    subjects = Subjects(kind, [pattern for duty in duties for pattern in duty.clock_starts])
    versions = versions_of(rule, lambda duty: _clock(duty, subjects.kind or kind))
    everyone = [clock.starts for _, _, clock in versions]
    meant = always(everyone)
    judge = _judge_hours if hours == {True} else _judge_days
    heads = subjects.heads(rule, hours=hours == {True})

    def run(sheet: Sheet, rows: Rows) -> None:
        for tid, marks in subjects.of(sheet):
            start = marks[0] if meant or len(marks) == 1 else first_meant(everyone, sheet, marks)
            day = start[1]
            for first, last, clock in versions:  # noqa: B007 - it is the one that is found
                if first <= day <= last:
                    break
            else:
                continue
            if not meant and not means(clock.starts, sheet, start):
                continue
            subject = (tid, marks[0])
            if clock.beside and not _arises(sheet, clock, subject, start):
                continue
            head = heads[start[3]["type"]]
            found = judge(sheet, clock, head.kind, subject, start)
            if found is not None:
                status, due, done = found
                rows += (head, tid, None, None, status, due, done and done[3])

    if meant and kind != "event" and all(_is_bare(duty, kind) for duty in duties):
        return Quick(_types(duties), bare_run(heads, subjects, versions_of(rule, lambda duty: bare_clock(duty, kind))))
    return Quick(_types(duties), run)


def _is_bare(duty: Duty, kind: str) -> bool:
    """Whether nothing is asked but the start of a thread and what fulfils it, both named after the thread."""
    beside = (
        duty.only_if_on_file
        or duty.not_if_already_running
        or duty.only_after
        or duty.not_after
        or duty.within_when
        or duty.falls_away_with
        or duty.excused_by
        or (duty.may_come_first and duty.of_several is None)
    )
    if beside or duty.tied_by.value != kind or len(duty.must_happen) != 1 or len(duty.or_else) > 1:
        return False
    starts = {pattern.event for pattern in duty.clock_starts}
    asked = (*duty.must_happen, *duty.or_else)
    return all(test_of(p) is None and has_field(p.event, kind) and p.event not in starts for p in asked)


def _arises(sheet: Sheet, clock: _Clock, subject: tuple[str, Mark], start: Mark) -> bool:
    """Whether the duty is there at all, by what else is on file."""
    if clock.must_exist and first_in(sheet, clock.must_exist, subject, _ALWAYS) is None:
        return False
    if clock.not_running and _already_runs(sheet, clock, subject, start):
        return False
    return all(asked.holds(sheet, subject, start[1]) for asked in clock.conditions)


def _types(duties: list[Duty]) -> frozenset[str]:
    found: set[str] = set()
    for duty in duties:
        lists: list[Any] = [duty.clock_starts, duty.only_if_on_file, duty.must_happen, duty.or_else]
        lists.append(duty.falls_away_with)
        lists += [(duty.excused_by,) if duty.excused_by is not None else ()]
        lists += [asked.events for asked in (duty.only_after, duty.not_after) if asked is not None]
        found.update(pattern.event for patterns in lists for pattern in patterns)
    return frozenset(found)


def _clock(duty: Duty, kind: str) -> _Clock:
    for key in _LEFT_TO_THE_WORLDS:
        if getattr(duty, key):
            raise NotCompiledError
    if duty.within is None or duty.counting is None:
        raise NotCompiledError
    in_hours = duty.within.unit is Unit.HOURS
    if in_hours and (duty.within_when or duty.excused_by is not None or duty.falls_away_with):
        raise NotCompiledError
    counting = duty.counting
    excused = () if duty.excused_by is None else (duty.excused_by,)
    return _Clock(
        starts_of(duty.clock_starts),
        plain_conditions(duty, kind),
        wanted(duty.only_if_on_file, duty.only_if_on_file_tied_by or Tie(kind), kind) if duty.only_if_on_file else (),
        duty.not_if_already_running,
        bool(duty.only_if_on_file or duty.not_if_already_running or duty.only_after or duty.not_after),
        duty.within.amount * HOUR if in_hours else 0,
        None if in_hours else reach_of(duty.within, counting),
        tuple((w.when.event, test_of(w.when), reach_of(w.within, counting)) for w in duty.within_when),
        wanted(duty.must_happen, duty.tied_by, kind),
        asked_if_silent([pattern.event for pattern in duty.must_happen]),
        duty.may_come_first,
        duty.of_several is not None,
        wanted(duty.or_else, duty.tied_by, kind),
        asked_if_silent([pattern.event for pattern in duty.or_else]),
        wanted(duty.falls_away_with, duty.tied_by, kind),
        wanted(excused, duty.excused_by_tied_by or duty.tied_by, kind),
    )


_ALWAYS: Final = (0, 1 << 40)
_Found = tuple[Status, int, Mark | None]


def _already_runs(sheet: Sheet, clock: _Clock, subject: tuple[str, Mark], start: Mark) -> bool:
    return first_in(sheet, clock.must_happen, subject, (0, start[1] - 1), start[1]) is not None


def _judge_days(sheet: Sheet, clock: _Clock, name: str, subject: tuple[str, Mark], start: Mark) -> _Found | None:
    begun = start[1]
    reach = clock.reach
    for type_, test, other in clock.other_reaches:
        if type_ == start[3]["type"] and (test is None or test(sheet, start, begun)):
            reach = other
            break
    assert reach is not None
    due = reach[begun]
    wanted = clock.must_happen
    done = _beforehand(sheet, clock, name, subject, begun) if clock.earliest else None
    if done is None:
        done = first_in(sheet, wanted, subject, (begun, due), begun, start)
        if done is None and clock.may_come_first and not clock.earliest:
            done = _beforehand(sheet, clock, name, subject, begun)
    if done is not None:
        return MET, due, done
    if clock.fulfilling and sheet.silent(clock.fulfilling):
        raise NotPlainError
    if clock.or_else:
        done = first_in(sheet, clock.or_else, subject, (begun, due), begun)
        if done is not None:
            return MET, due, done
        if clock.or_else_types and sheet.silent(clock.or_else_types):
            raise NotPlainError
    if clock.falls_away_with and _fell_away(sheet, clock, subject, begun, due):
        return None
    late = sheet.today > due
    done = first_in(sheet, wanted, subject, (due + 1, sheet.today), begun) if late else None
    if clock.excused_by and late and first_in(sheet, clock.excused_by, subject, (begun, due)) is not None and done:
        return EXCUSED, due, done
    if done is not None:
        return MET_LATE, due, done
    return OVERDUE if late else PENDING, due, None


def _beforehand(sheet: Sheet, clock: _Clock, kind: str, subject: tuple[str, Mark], begun: int) -> Mark | None:
    """What was done before the clock started, for this very subject: it says itself that it is about it."""
    tid, of = subject
    found: Mark | None = None
    for _, test, belonging, __ in clock.must_happen:
        marks = belonging(sheet, tid, of)
        for mark in marks if clock.earliest else reversed(marks):
            if found is not None and mark[0] > found[0]:
                break
            if (
                mark[1] < begun
                and (mark[3].get("about") or mark[3].get(kind) == tid)
                and (test is None or test(sheet, mark, begun))
            ):
                if not clock.earliest:
                    return mark
                found = mark
                break
    return found


def _fell_away(sheet: Sheet, clock: _Clock, subject: tuple[str, Mark], begun: int, due: int) -> bool:
    """Whether what ends the duty came by the due day; the end of a measure says more than a return home."""
    tid, of = subject
    ended = False
    for type_, test, belonging, _ in clock.falls_away_with:
        if ended and type_ in ENDED_BY["measure"]:
            continue
        for mark in belonging(sheet, tid, of):
            if mark[1] >= begun and (test is None or test(sheet, mark, mark[1])):
                if mark[1] <= due:
                    return True
                ended = ended or type_ in ENDED_BY["measure"]
    return False


def _judge_hours(sheet: Sheet, clock: _Clock, _: str, subject: tuple[str, Mark], start: Mark) -> _Found:
    tid, of = subject
    begun = start[2]
    if begun == NO_INSTANT:
        raise NotPlainError
    due = begun + clock.hours
    late: Mark | None = None
    for __, ___, belonging, ____ in clock.must_happen:
        for mark in belonging(sheet, tid, of):
            moment = mark[2]
            if moment == NO_INSTANT:
                raise NotPlainError
            if moment < begun and not clock.may_come_first:
                continue
            if moment <= due or mark[1] <= start[1]:
                return MET, due, mark
            if late is None:
                late = mark
    if late is not None:
        return MET_LATE, due, late
    if clock.fulfilling and sheet.silent(clock.fulfilling):
        raise NotPlainError
    return OVERDUE if due <= sheet.now else PENDING, due, None
