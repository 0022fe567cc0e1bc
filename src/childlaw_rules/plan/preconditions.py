"""Quick answers for preconditions: what is in place by the day of a decision or another moment."""

from __future__ import annotations

from typing import NamedTuple

from childlaw_rules.kinds.excuses import Excuse
from childlaw_rules.kinds.precondition import Duty
from childlaw_rules.plan.asked import Asked, plain_conditions
from childlaw_rules.plan.patterns import NotCompiledError, Test, Wanted, test_of, wanted
from childlaw_rules.plan.rows import (
    EXCUSED,
    MET,
    MISSING,
    OPENS,
    Quick,
    Reach,
    Row,
    Starts,
    Subject,
    Versions,
    first_in,
    last_in,
    means,
    starts_of,
    subjects_of,
)
from childlaw_rules.plan.sheet import NOT_PLAIN, Mark, Sheet
from childlaw_rules.rule.pattern import Tie
from childlaw_rules.rulebook import Rule

_FIRST_DAY = 0


class _Excuse(NamedTuple):
    """One exception: an event instead, or what the moment itself says with what must be on file."""

    event: tuple[Wanted, ...]
    moment: tuple[str, Test | None] | None
    and_on_file: tuple[Wanted, ...]


class _Before(NamedTuple):
    """What one version of a precondition says."""

    starts: Starts
    conditions: tuple[Asked, ...]
    not_for_unborn: bool
    must_be_in_place: tuple[Wanted, ...]
    fulfilling: tuple[str, ...]
    undone_by: tuple[Wanted, ...]
    not_before: tuple[Wanted, ...]
    window: Reach | None
    long_before: Reach | None
    excused_by: tuple[_Excuse, ...]


def compiled(rule: Rule) -> Quick:
    """The quick answers of a precondition. Raises ``NotCompiledError``."""
    duties: list[Duty] = [version.duty for version in rule.versions]
    own = duties[0].for_each
    patterns = [pattern for duty in duties for pattern in duty.before]
    subjects = subjects_of("event", patterns)
    kinds = _kinds(own, [pattern.event for pattern in patterns])
    versions = Versions(rule.versions, lambda duty: _before(duty, kinds))

    def run(sheet: Sheet, rows: list[Row]) -> None:
        for subject in subjects(sheet):
            moment = subject[2][0]
            before: _Before | None = versions.on(moment[1])
            if before is None or not means(before.starts, sheet, moment):
                continue
            name, tid = _named(sheet, own, subject)
            if before.not_for_unborn and (sheet.born is None or moment[1] < sheet.born):
                raise NOT_PLAIN
            of = (tid, moment)
            if before.conditions and not all(asked.holds(sheet, of, moment[1]) for asked in before.conditions):
                continue
            rows.append((name, tid, None, None, *_judge(sheet, before, of)))

    return Quick(_types(duties), False, run)


def _kinds(own: str, types: list[str]) -> str:
    """The one kind of thread that the subjects are. Raises ``NotCompiledError`` where they differ."""
    kinds = {OPENS.get(type_, own) for type_ in types}
    if len(kinds) != 1:
        raise NotCompiledError
    return kinds.pop()


def _named(sheet: Sheet, own: str, subject: Subject) -> tuple[str, str]:
    """An event that opens no thread is named after the thread it belongs to."""
    kind, tid, marks = subject
    if kind != "event" or own == "event":
        return kind, tid
    thread = marks[0][3].get(own)
    if thread is None:
        raise NOT_PLAIN
    return own, thread


def _types(duties: list[Duty]) -> frozenset[str]:
    found: set[str] = set()
    for duty in duties:
        for patterns in (duty.before, duty.must_be_in_place, duty.undone_by, duty.not_before):
            found.update(pattern.event for pattern in patterns)
        for excuse in duty.excused_by:
            found.update(pattern.event for pattern in excuse.and_on_file)
            found.update(pattern.event for pattern in (excuse.event, excuse.moment) if pattern is not None)
        for asked in (duty.only_after, duty.not_after):
            found.update(pattern.event for pattern in (() if asked is None else asked.events))
    return frozenset(found)


def _before(duty: Duty, kind: str) -> _Before:
    if duty.for_each_party is not None or duty.only_if_repeated_in is not None:
        raise NotCompiledError
    ties = duty.not_before_tied_by or (duty.tied_by,)
    if len(ties) == 1:
        ties *= len(duty.not_before)
    moments = [pattern.event for pattern in duty.before]
    counting = duty.counting
    return _Before(
        starts_of(duty.before),
        plain_conditions(duty, kind),
        duty.not_for_unborn,
        wanted(duty.must_be_in_place, duty.tied_by, kind),
        tuple(pattern.event for pattern in duty.must_be_in_place),
        wanted(duty.undone_by, duty.tied_by, kind),
        tuple(one for p, tie in zip(duty.not_before, ties, strict=True) for one in wanted((p,), tie, kind)),
        None if duty.in_the_last is None or counting is None else Reach(duty.in_the_last, counting, back=True),
        None if duty.at_least_before is None or counting is None else Reach(duty.at_least_before, counting, back=True),
        tuple(_excuse(excuse, duty.tied_by, kind, moments) for excuse in duty.excused_by),
    )


def _excuse(excuse: Excuse, rule_tie: Tie, kind: str, moments: list[str]) -> _Excuse:
    tie = excuse.tied_by or rule_tie
    event = () if excuse.event is None else wanted((excuse.event,), tie, kind)
    moment = None
    if excuse.moment is not None:
        if set(moments) != {excuse.moment.event}:
            raise NotCompiledError
        moment = (excuse.moment.event, test_of(excuse.moment))
    return _Excuse(event, moment, wanted(excuse.and_on_file, tie, kind))


def _judge(sheet: Sheet, before: _Before, of: tuple[str, Mark]) -> tuple[object, int, Mark | None]:
    moment = of[1]
    day = last = moment[1]
    first = _FIRST_DAY
    if before.not_before:
        first = _from(sheet, before, of)
    if before.window is not None:
        first = max(first, before.window(day))
    if before.long_before is not None:
        last = before.long_before(day)
    done = last_in(sheet, before.must_be_in_place, of, (first, last), moment)
    if done is None:
        if sheet.silent(before.fulfilling):
            raise NOT_PLAIN
    elif before.undone_by and last_in(sheet, before.undone_by, of, (done[1], day), moment) is not None:
        done = None
    if done is not None:
        return MET, last, done
    for excuse in before.excused_by:
        if _excused(sheet, excuse, of, (first, day)):
            return EXCUSED, last, None
    return MISSING, last, first_in(sheet, before.must_be_in_place, of, (last + 1, sheet.today), day)


def _from(sheet: Sheet, before: _Before, of: tuple[str, Mark]) -> int:
    """The day from which something counts: the earliest event of the first pattern that is on file at all."""
    tid, moment = of
    for _, test, belonging in before.not_before:
        for mark in belonging(sheet, tid, moment):
            if test is None or test(sheet, mark, mark[1]):
                return mark[1]
    return _FIRST_DAY


def _excused(sheet: Sheet, excuse: _Excuse, of: tuple[str, Mark], span: tuple[int, int]) -> bool:
    moment = of[1]
    if excuse.event:
        return last_in(sheet, excuse.event, of, span, moment) is not None
    if excuse.moment is None:
        return False
    _, test = excuse.moment
    if test is not None and not test(sheet, moment, moment[1]):
        return False
    if not excuse.and_on_file:
        return True
    return last_in(sheet, excuse.and_on_file, of, (_FIRST_DAY, span[1]), moment) is not None
