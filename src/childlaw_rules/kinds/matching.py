"""Which events a pattern of a rule file means, and which of them belong to the subject.

Two fields of a decision may be said elsewhere in the file: what kind of measure it grants (its measure says
so), and whether it was made with consent (a consent, or a body that decides without one, says so).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, Final

from childlaw_rules.kinds.outcome import Anchor
from childlaw_rules.record.entry import Entry, has_field, says_what_about
from childlaw_rules.record.threads import concerns, is_in, measure_of, thread_is_in, thread_named
from childlaw_rules.record.worlds import Day, World
from childlaw_rules.rule.pattern import Pattern, Tie
from childlaw_rules.rule.values import ChildAge
from childlaw_rules.when import day_turned

#: Bodies that decide because there is no consent.
_DECIDE_WITHOUT_CONSENT: Final = frozenset(
    {"committee", "committee_chair", "appeals_board", "youth_crime_board", "court"}
)
#: Kinds of decision that say what kind of measure they are about.
_KIND_SAYS_MEASURE: Final = frozenset(
    {"placement", "youth_support", "continued_placement", "parental_order", "youth_order", "secure_placement"}
)
#: Decisions that the municipality itself may only make with consent.
_MUNICIPALITY_NEEDS_CONSENT: Final = frozenset({"placement", "change_of_place"})


def matches(world: World, entry: Entry, pattern: Pattern, on: Day | None = None) -> bool:
    """Whether an event is one that the pattern means; ``on`` is the day on which the child's age counts."""
    if entry.type != pattern.event:
        return False
    for field, allowed in pattern.where.items():
        value = said(world, entry, field)
        if value is None:
            if field not in pattern.open_if_absent or not _open(world, entry, field, allowed):
                return False
        elif value not in allowed:
            return False
    for field, excluded in pattern.unless.items():
        value = said(world, entry, field)
        if value is None:
            if field in pattern.open_if_absent and _open(world, entry, field, excluded):
                return False
        elif value in excluded:
            return False
    if pattern.child_by_then is not None and not child_is(world, pattern.child_by_then, world.day(entry)):
        return False
    return pattern.child is None or child_is(world, pattern.child, world.day(entry) if on is None else on)


def _open(world: World, entry: Entry, field: str, values: tuple[str | bool, ...]) -> bool:
    """Whether a field that the file leaves out has one of the values, in this world."""
    fact = ("field", entry.index, field)
    if True in values or False in values:
        return world.open_question(fact) in values
    return world.open_question(fact, values)


def said(world: World, entry: Entry, field: str) -> Any:
    """What the file says of a field of an event, also where it says so elsewhere; None where it does not."""
    value = entry.get(field)
    if value is not None or entry.type != "decision_made":
        return value
    if field == "measure_kind":
        return _measure_kind(world, entry)
    if field == "with_consent":
        return _with_consent(world, entry)
    return None


def _measure_kind(world: World, decision: Entry) -> str | None:
    kind = decision.get("kind")
    if kind in _KIND_SAYS_MEASURE:
        return str(kind)
    if kind not in {"measure", "provisional"}:
        return None
    measure = measure_of(world, decision)
    if measure is not None:
        for started in world.record.named("measure_started", "measure", measure):
            return str(started.get("kind"))
    return None


def _with_consent(world: World, decision: Entry) -> bool | None:
    if decision.get("kind") == "provisional":
        return False
    body = decision.get("decided_by")
    if body in _DECIDE_WITHOUT_CONSENT:
        return False
    if body == "municipality" and decision.get("kind") in _MUNICIPALITY_NEEDS_CONSENT:
        return True
    taken = world.day(decision)
    for given in tied(world, "consent_given", Tie.CONCERNS_IT, decision_anchor(decision)):
        if world.happened(given) and world.at_most(world.day(given), taken):
            return True
    return None


def decision_anchor(decision: Entry) -> Anchor:
    """A decision as the subject that other events concern."""
    return Anchor("decision", decision.fields["decision"], (decision,))


def child_is(world: World, age: ChildAge, on: Day) -> bool:
    """Whether the child has the age on a day: from the start of the birthday. The unborn is under every age."""
    born = world.born()
    if born is None:
        return not age.or_older
    years = age.years
    turned = day_turned(born, years) if isinstance(born, int) else born.then(lambda day: day_turned(day, years))
    return world.at_most(turned, on) == age.or_older


def unborn(world: World, on: Day) -> bool:
    """Whether the child was not yet born on a day."""
    born = world.born()
    return True if born is None else world.before(on, born)


def tied(world: World, type_: str, tie: Tie, anchor: Anchor, by: Collection[str] | None = None) -> list[Entry]:
    """The events of a type that belong to the subject, earliest first. Some may not have happened yet.

    ``by`` leaves out what other parties than these have done.
    """
    record = world.record
    entries = record.of_type(type_)
    if not entries or tie is Tie.CASE:
        return entries
    if tie is Tie.CONCERNS_IT and not says_what_about(type_):
        # An event that names a measure or decision of its own needs no words on what it is about.
        tie = Tie.DECISION if has_field(type_, "decision") else Tie.MEASURE
    if tie is Tie.CONCERNS_IT:
        decision = anchor.entries[0]
        found = _about(world, type_, (decision.fields["decision"], measure_of(world, decision)))
        return [e for e in found if (by is None or e.get("by") in by) and concerns(world, e, decision)]
    if tie is Tie.ABOUT_INVESTIGATION:
        # What is about the investigation or the need it answers, or does not say what it is about.
        ids = [thread_of_anchor(world, anchor, kind) for kind in ("investigation", "need")]
        return _about(world, type_, ids)
    kind = tie.value
    tid = thread_of_anchor(world, anchor, kind)
    if tid is None:
        return []
    own = list(_own(world, type_, kind, tid))
    if len(own) > 1:
        own.sort(key=_index)
    return own


def _about(world: World, type_: str, ids: Iterable[str | None]) -> list[Entry]:
    """The events of a type that are about one of some threads, or do not say what they are about."""
    record = world.record
    found = {entry.index: entry for tid in ids if tid is not None for entry in record.about(type_, tid)}
    found.update((entry.index, entry) for entry in record.about(type_, None))
    return [entry for _, entry in sorted(found.items())]


def _own(world: World, type_: str, kind: str, tid: str) -> Iterator[Entry]:
    record = world.record
    if not record.of_type(type_):
        return
    if has_field(type_, kind):
        yield from _own_field(world, type_, kind, tid)
    else:
        yield from _through(world, type_, kind, tid)


def _through(world: World, type_: str, kind: str, tid: str) -> Iterator[Entry]:
    """Events that reach a thread through another one: a completed investigation, the need it answers."""
    record = world.record
    if kind == "need":
        for investigation in record.linked("investigation", "need", tid):
            if thread_is_in(world, investigation, "need", tid):
                yield from _own_field(world, type_, "investigation", investigation.id)
        return
    for entry in record.of_type(type_):
        if is_in(world, entry, kind, tid):
            yield entry


def _own_field(world: World, type_: str, kind: str, tid: str) -> Iterator[Entry]:
    yield from world.record.named(type_, kind, tid)
    for entry in world.record.loose(type_, kind):
        if is_in(world, entry, kind, tid):
            yield entry


def thread_of_anchor(world: World, anchor: Anchor, kind: str) -> str | None:
    """The thread of a kind that the subject is, or belongs to."""
    if anchor.kind == kind:
        return anchor.id
    first = anchor.entries[0] if anchor.entries else None
    if first is None:
        return None
    if kind == "measure" and first.type == "decision_made":
        return measure_of(world, first)
    named = first.fields.get(kind)
    if named is None and kind == "need":
        # An investigation that names the need it answers settles it for whatever is done in it.
        investigation = world.record.threads["investigation"].get(first.fields.get("investigation") or "")
        through = None if investigation is None else thread_named(world.record, investigation, "need")
        named = None if through is None else through.id
    if named is not None:
        return str(named)
    for tid in world.record.threads[kind]:
        if is_in(world, first, kind, tid):
            return tid
    return None


def _index(entry: Entry) -> int:
    return entry.index
