"""How a precondition stands for one moment: what was in place by then, or excuses that it was not."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

from childlaw_rules.finding import Status
from childlaw_rules.plan.asked import Asked
from childlaw_rules.plan.parties import Parties
from childlaw_rules.plan.patterns import Test, Wanted
from childlaw_rules.plan.rows import EXCUSED, MET, MISSING, Reach, Starts, first_in, last_in, of_party
from childlaw_rules.plan.sheet import NO_INSTANT, Mark, NotPlainError, Sheet

_FIRST_DAY = 0


class Excused(NamedTuple):
    """One exception: an event instead, or what the moment itself says with what must be on file."""

    event: tuple[Wanted, ...]
    moment: tuple[str, Test | None] | None
    and_on_file: tuple[Wanted, ...]


#: How one subject stands for one party (``None``: for all).
Judge = Callable[
    [Sheet, "Before", tuple[str, Mark], "Mark | None", "Collection[str] | None"], tuple[Status, int, "Mark | None"]
]


class Before(NamedTuple):
    """What one version of a precondition says."""

    starts: Starts
    conditions: tuple[Asked, ...]
    not_for_unborn: bool
    parties: Parties | None
    must_be_in_place: tuple[Wanted, ...]
    judge: Judge
    #: Whether something else than the moment bears on the days between which it must be in place.
    spanned: bool
    fulfilling: tuple[str, ...]
    undone_by: tuple[Wanted, ...]
    not_before: tuple[Wanted, ...]
    window: Reach | None
    long_before: Reach | None
    excused_by: tuple[Excused, ...]


def judge_lean(
    sheet: Sheet, before: Before, of: tuple[str, Mark], _: Mark | None, ids: Collection[str] | None
) -> tuple[Status, int, Mark | None]:
    day = of[1][1]
    span = (_FIRST_DAY if before.window is None else before.window[day], day)
    done = last_in(sheet, before.must_be_in_place, of, span, ids)
    return (MET, day, done) if done is not None else _not_in_place(sheet, before, of, span, day, ids)


def judge_earliest(
    sheet: Sheet, before: Before, of: tuple[str, Mark], since: Mark | None, ids: Collection[str] | None
) -> tuple[Status, int, Mark | None]:
    if before.spanned:
        span = _span(sheet, before, of, since, ids)
    else:
        span = (_FIRST_DAY if since is None else since[1], of[1][1])
    done = _earliest_in(sheet, before, of, span, since, ids)
    if done is not None and not before.undone_by:
        return MET, span[1], done
    return _found(sheet, before, of, span, done, ids)


def judge(
    sheet: Sheet, before: Before, of: tuple[str, Mark], since: Mark | None, ids: Collection[str] | None
) -> tuple[Status, int, Mark | None]:
    if since is not None:
        raise NotPlainError
    span = _span(sheet, before, of, since, ids)
    return _found(sheet, before, of, span, last_in(sheet, before.must_be_in_place, of, span, ids), ids)


def _span(
    sheet: Sheet, before: Before, of: tuple[str, Mark], since: Mark | None, ids: Collection[str] | None
) -> tuple[int, int]:
    """The days between which a thing must have been in place."""
    day = last = of[1][1]
    first = _FIRST_DAY if since is None else since[1]
    if before.not_before:
        first = _from(sheet, before, of, ids)
    if before.window is not None:
        first = max(first, before.window[day])
    if before.long_before is not None:
        last = before.long_before[day]
    return first, last


def _found(
    sheet: Sheet,
    before: Before,
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
    sheet: Sheet, before: Before, of: tuple[str, Mark], span: tuple[int, int], day: int, ids: Collection[str] | None
) -> tuple[Status, int, Mark | None]:
    if before.fulfilling and sheet.silent(before.fulfilling):
        raise NotPlainError
    return _excused_or_missing(sheet, before, of, span, day, ids)


def _excused_or_missing(
    sheet: Sheet, before: Before, of: tuple[str, Mark], span: tuple[int, int], day: int, ids: Collection[str] | None
) -> tuple[Status, int, Mark | None]:
    first, last = span
    for excuse in before.excused_by:
        if _excused(sheet, excuse, of, (first, day), ids):
            return EXCUSED, last, None
    return MISSING, last, first_in(sheet, before.must_be_in_place, of, (last + 1, sheet.today), day, None, ids)


def _earliest_in(
    sheet: Sheet,
    before: Before,
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


def _from(sheet: Sheet, before: Before, of: tuple[str, Mark], ids: Collection[str] | None) -> int:
    """The day from which something counts: the earliest event of the first pattern that is on file at all."""
    tid, moment = of
    for _, test, belonging, parties in before.not_before:
        for mark in belonging(sheet, tid, moment):
            if (test is None or test(sheet, mark, mark[1])) and (ids is None or of_party(mark, parties, ids)):
                return mark[1]
    return _FIRST_DAY


def _excused(
    sheet: Sheet, excuse: Excused, of: tuple[str, Mark], span: tuple[int, int], ids: Collection[str] | None
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
