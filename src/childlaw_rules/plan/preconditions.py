"""Quick answers for preconditions: what is in place by the day of a decision or another moment."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

from childlaw_rules.finding import Status
from childlaw_rules.kinds.excuses import Excuse
from childlaw_rules.kinds.precondition import Duty
from childlaw_rules.plan.asked import Asked, plain_conditions
from childlaw_rules.plan.parties import Parties
from childlaw_rules.plan.patterns import NotCompiledError, Test, Wanted, test_of, wanted
from childlaw_rules.plan.rows import (
    EXCUSED,
    MET,
    MISSING,
    OPENS,
    Quick,
    Reach,
    Rows,
    Starts,
    Subjects,
    always,
    asked_if_silent,
    first_in,
    last_in,
    means,
    of_party,
    starts_of,
    versions_of,
)
from childlaw_rules.plan.sheet import NO_INSTANT, Mark, NotPlainError, Sheet
from childlaw_rules.record.entry import has_field
from childlaw_rules.rule.pattern import Tie
from childlaw_rules.rulebook import Rule

_FIRST_DAY = 0


class _Excuse(NamedTuple):
    """One exception: an event instead, or what the moment itself says with what must be on file."""

    event: tuple[Wanted, ...]
    moment: tuple[str, Test | None] | None
    and_on_file: tuple[Wanted, ...]


#: How one subject stands for one party (``None``: for all).
_Judge = Callable[
    [Sheet, "_Before", tuple[str, Mark], "Mark | None", "Collection[str] | None"], tuple[Status, int, "Mark | None"]
]


class _Before(NamedTuple):
    """What one version of a precondition says."""

    starts: Starts
    conditions: tuple[Asked, ...]
    not_for_unborn: bool
    parties: Parties | None
    must_be_in_place: tuple[Wanted, ...]
    judge: _Judge
    #: Whether something else than the moment bears on the days between which it must be in place.
    spanned: bool
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
    subjects = Subjects("event", patterns, None if own == "event" else own)
    kind = subjects.kind
    if kind is None:
        raise NotCompiledError
    repeated = _repeated(duties, kind)
    versions = versions_of(rule, lambda duty: _before(duty, kind))
    meant = always([before.starts for _, _, before in versions])

    def run(sheet: Sheet, rows: Rows) -> None:
        for tid, (moment,) in subjects.of(sheet):
            day = moment[1]
            for first, last, before in versions:  # noqa: B007 - it is the one that is found
                if first <= day <= last:
                    break
            else:
                continue
            if not meant and not means(before.starts, sheet, moment):
                continue
            if before.not_for_unborn and (sheet.born is None or day < sheet.born):
                raise NotPlainError
            since = None
            if repeated:
                since = _earlier(sheet, own, tid, moment)
                if since is None:
                    continue
            if before.conditions and not all(asked.holds(sheet, (tid, moment), day) for asked in before.conditions):
                continue
            if before.parties is None:
                status, due, done = before.judge(sheet, before, (tid, moment), since, None)
                rows.append((kind, tid, None, None, status, due, done))
                continue
            for party, ids in before.parties.on(sheet, day):
                status, due, done = before.judge(sheet, before, (tid, moment), since, ids)
                rows.append((kind, tid, party, None, status, due, done))

    return Quick(_types(duties), False, run)


def _repeated(duties: list[Duty], kind: str) -> bool:
    """Whether the duty is about what is done again in its thread. Raises ``NotCompiledError``."""
    said = {duty.only_if_repeated_in for duty in duties}
    if said == {None}:
        return False
    types = {pattern.event for duty in duties for pattern in duty.before}
    if said != {kind} or len(types) != 1 or OPENS.get(*types) is not None or not has_field(*types, kind):
        raise NotCompiledError
    return True


def _earlier(sheet: Sheet, kind: str, tid: str, moment: Mark) -> Mark | None:
    """The last event of the same type before the moment, in the same thread."""
    found: Mark | None = None
    for mark in sheet.named(moment[3]["type"], kind)[tid]:
        if mark is moment:
            return found
        found = mark
    return found


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
    ties = duty.not_before_tied_by or (duty.tied_by,)
    if len(ties) == 1:
        ties *= len(duty.not_before)
    counting = duty.counting
    conditions = plain_conditions(duty, kind)
    if duty.for_each_party is not None and any(wanted_[3] for asked in conditions for wanted_ in asked.events):
        raise NotCompiledError
    moments = [pattern.event for pattern in duty.before]
    return _Before(
        starts_of(duty.before),
        conditions,
        duty.not_for_unborn,
        None if duty.for_each_party is None else Parties(duty.for_each_party),
        wanted(duty.must_be_in_place, duty.tied_by, kind),
        _judge_earliest if duty.of_several is not None else _judge_lean if _is_lean(duty) else _judge,
        bool(duty.not_before or duty.in_the_last or duty.at_least_before),
        asked_if_silent([pattern.event for pattern in duty.must_be_in_place]),
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


def _is_lean(duty: Duty) -> bool:
    """Whether nothing bears on it but a window and exceptions."""
    beside = duty.undone_by, duty.not_before, duty.at_least_before, duty.only_if_repeated_in
    return not any(beside)


def _judge_lean(
    sheet: Sheet, before: _Before, of: tuple[str, Mark], _: Mark | None, ids: Collection[str] | None
) -> tuple[Status, int, Mark | None]:
    day = of[1][1]
    span = (_FIRST_DAY if before.window is None else before.window(day), day)
    done = last_in(sheet, before.must_be_in_place, of, span, ids)
    return (MET, day, done) if done is not None else _not_in_place(sheet, before, of, span, day, ids)


def _judge_earliest(
    sheet: Sheet, before: _Before, of: tuple[str, Mark], since: Mark | None, ids: Collection[str] | None
) -> tuple[Status, int, Mark | None]:
    if before.spanned:
        span = _span(sheet, before, of, since, ids)
    else:
        span = (_FIRST_DAY if since is None else since[1], of[1][1])
    done = _earliest_in(sheet, before, of, span, since, ids)
    if done is not None and not before.undone_by:
        return MET, span[1], done
    return _found(sheet, before, of, span, done, ids)


def _judge(
    sheet: Sheet, before: _Before, of: tuple[str, Mark], since: Mark | None, ids: Collection[str] | None
) -> tuple[Status, int, Mark | None]:
    if since is not None:
        raise NotPlainError
    span = _span(sheet, before, of, since, ids)
    return _found(sheet, before, of, span, last_in(sheet, before.must_be_in_place, of, span, ids), ids)


def _span(
    sheet: Sheet, before: _Before, of: tuple[str, Mark], since: Mark | None, ids: Collection[str] | None
) -> tuple[int, int]:
    """The days between which a thing must have been in place."""
    day = last = of[1][1]
    first = _FIRST_DAY if since is None else since[1]
    if before.not_before:
        first = _from(sheet, before, of, ids)
    if before.window is not None:
        first = max(first, before.window(day))
    if before.long_before is not None:
        last = before.long_before(day)
    return first, last


def _found(
    sheet: Sheet,
    before: _Before,
    of: tuple[str, Mark],
    span: tuple[int, int],
    done: Mark | None,
    ids: Collection[str] | None,
) -> tuple[Status, int, Mark | None]:
    day = of[1][1]
    if done is None:
        return _not_in_place(sheet, before, of, span, day, ids)
    if before.undone_by and last_in(sheet, before.undone_by, of, (done[1], day), ids) is not None:
        return _excused_or_missing(sheet, before, of, span, day, ids)
    return MET, span[1], done


def _not_in_place(
    sheet: Sheet, before: _Before, of: tuple[str, Mark], span: tuple[int, int], day: int, ids: Collection[str] | None
) -> tuple[Status, int, Mark | None]:
    if before.fulfilling and sheet.silent(before.fulfilling):
        raise NotPlainError
    return _excused_or_missing(sheet, before, of, span, day, ids)


def _excused_or_missing(
    sheet: Sheet, before: _Before, of: tuple[str, Mark], span: tuple[int, int], day: int, ids: Collection[str] | None
) -> tuple[Status, int, Mark | None]:
    first, last = span
    for excuse in before.excused_by:
        if _excused(sheet, excuse, of, (first, day), ids):
            return EXCUSED, last, None
    return MISSING, last, first_in(sheet, before.must_be_in_place, of, (last + 1, sheet.today), day, None, ids)


def _earliest_in(
    sheet: Sheet,
    before: _Before,
    of: tuple[str, Mark],
    span: tuple[int, int],
    since: Mark | None,
    ids: Collection[str] | None,
) -> Mark | None:
    """The earliest event in place between two days, not before ``since`` and not after the moment."""
    tid, moment = of
    first, last = span
    at = moment[2]
    begun = -1 if since is None or since[2] == NO_INSTANT else since[2]
    found: Mark | None = None
    for _, test, belonging, parties in before.must_be_in_place:
        for mark in belonging(sheet, tid, moment):
            day = mark[1]
            if day > last or (found is not None and mark[0] > found[0]):
                break
            if (
                day >= first
                and mark is not moment
                and begun <= mark[2]
                and (mark[2] <= at or mark[2] == NO_INSTANT)
                and (test is None or test(sheet, mark, last))
                and (ids is None or not parties or of_party(mark, parties, ids))
            ):
                found = mark
                break
    return found


def _from(sheet: Sheet, before: _Before, of: tuple[str, Mark], ids: Collection[str] | None) -> int:
    """The day from which something counts: the earliest event of the first pattern that is on file at all."""
    tid, moment = of
    for _, test, belonging, parties in before.not_before:
        for mark in belonging(sheet, tid, moment):
            if (test is None or test(sheet, mark, mark[1])) and (ids is None or of_party(mark, parties, ids)):
                return mark[1]
    return _FIRST_DAY


def _excused(
    sheet: Sheet, excuse: _Excuse, of: tuple[str, Mark], span: tuple[int, int], ids: Collection[str] | None
) -> bool:
    if excuse.event:
        return last_in(sheet, excuse.event, of, span, ids) is not None
    if excuse.moment is None:
        return False
    moment = of[1]
    _, test = excuse.moment
    if test is not None and not test(sheet, moment, moment[1]):
        return False
    return not excuse.and_on_file or last_in(sheet, excuse.and_on_file, of, (_FIRST_DAY, span[1]), ids) is not None
