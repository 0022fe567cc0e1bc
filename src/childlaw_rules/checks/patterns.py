"""What patterns say of one another, by the vocabulary alone: never, not both, already covered.

Each answer is true of every case. Where that is not certain (a field that may be left out, an age on another
day), the answer is no, so that a check built on it is silent rather than wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.record.entry import OPENED_BY, has_field, says_what_about
from childlaw_rules.record.threads import can_be_in
from childlaw_rules.rule.pattern import Pattern, Tie
from childlaw_rules.rule.values import ChildAge

_FREE_TIES = (Tie.CASE, Tie.ABOUT_INVESTIGATION, Tie.TAKES_OVER)


def let_through(pattern: Pattern, field: str) -> AbstractSet[str | bool] | None:
    """The values that a pattern leaves a field: None where it may hold any, or be left out."""
    if field not in pattern.where:
        return None
    return set(pattern.where[field]) - set(pattern.unless.get(field, ()))


def impossible_field(pattern: Pattern) -> str | None:
    """The field by which a pattern can match nothing: ``unless`` swallows ``where``, or all that it must say."""
    for field in pattern.where:
        if not let_through(pattern, field):
            return field
    for field, excluded in pattern.unless.items():
        word = EVENT_TYPES[pattern.event].fields[field]
        if word.required and set(excluded) >= set(word.values or (True, False)):
            return field
    return None


def apart(one: Pattern, two: Pattern) -> bool:
    """Whether no event is meant by both."""
    if one.event != two.event:
        return True
    for field in {**one.where, **two.where}:
        left, right = let_through(one, field), let_through(two, field)
        if left is not None and right is not None and not left & right:
            return True
        if left is not None and left <= set(two.unless.get(field, ())):
            return True
        if right is not None and right <= set(one.unless.get(field, ())):
            return True
    return _ages_apart(one.child_by_then, two.child_by_then)


def _ages_apart(one: ChildAge | None, two: ChildAge | None) -> bool:
    if one is None or two is None or one.or_older == two.or_older:
        return False
    older, younger = (one, two) if one.or_older else (two, one)
    return older.years >= younger.years


def covers(wide: Pattern, narrow: Pattern) -> bool:
    """Whether every event that ``narrow`` means is meant by ``wide``, on the same day and in the same world."""
    if wide.event != narrow.event:
        return False
    for field, values in wide.where.items():
        left = let_through(narrow, field)
        if left is None or not left <= set(values):
            return False
        if field in narrow.open_if_absent and field not in wide.open_if_absent:
            return False
    for field, values in wide.unless.items():
        left = let_through(narrow, field)
        excluded = set(narrow.unless.get(field, ())) >= set(values)
        if not excluded and (left is None or left & set(values)):
            return False
        if field in wide.open_if_absent and not (excluded and field in narrow.open_if_absent):
            return False
    for age in ("child", "child_by_then"):
        if getattr(wide, age) is not None and getattr(wide, age) != getattr(narrow, age):
            return False
    return True


def covered_in(patterns: Sequence[Pattern], number: int) -> bool:
    """Whether one of several patterns is covered by another; of two that are the same, the later one is."""
    one = patterns[number]
    return any(covers(other, one) and (other != one or n < number) for n, other in enumerate(patterns))


def can_be_tied(event: str, tie: Tie) -> bool:
    """Whether events of a type can belong to a subject in this way at all."""
    if tie in _FREE_TIES:
        return True
    if tie is Tie.CONCERNS_IT:
        if says_what_about(event):
            return True
        tie = Tie.DECISION if has_field(event, "decision") else Tie.MEASURE
    return can_be_in(event, tie.value)


def opens(event: str) -> str | None:
    """The kind of thread that an event opens, or None."""
    return next((kind for kind, opener in OPENED_BY.items() if opener == event), None)


#: Events that can only come once the thread they name has begun.
COMES_AFTER_OPENING = {
    "measure": ("measure_ended", "child_returned_home"),
    "investigation": ("investigation_completed",),
    "notification": ("notification_assessed", "notification_acknowledged"),
    "complaint": ("complaint_reassessed", "complaint_forwarded", "appeal_decided"),
}


def only_after(later: str, earlier: str, tie: Tie | None) -> bool:
    """Whether ``later`` can only come after ``earlier``, where both are of the thread named by the tie."""
    return tie is not None and opens(earlier) == tie.value and later in COMES_AFTER_OPENING.get(tie.value, ())


def once_in(event: str, tie: Tie | None) -> bool:
    """Whether a thread has one event of this type: the one that opens it, or the one that ends it."""
    if tie is None:
        return False
    ends = event in ("measure_ended", "investigation_completed") and event in COMES_AFTER_OPENING.get(tie.value, ())
    return ends or opens(event) == tie.value
