"""Which events a pattern of a rule file means, and which of them belong to the subject.

Two fields of a decision may be said elsewhere in the file: what kind of measure it grants (its measure says
so), and whether it was made with consent (a consent, or a body that decides without one, says so).
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.kinds.belonging import about, about_thread, own, thread_of_anchor
from childlaw_rules.kinds.openkind import is_one_of, says_nothing, the_one
from childlaw_rules.kinds.outcome import Anchor
from childlaw_rules.lawtables import ANY_KIND
from childlaw_rules.record.entry import PARTY_FIELDS, Entry, has_field, index_of, says_what_about
from childlaw_rules.record.moments import Day
from childlaw_rules.record.threads import (
    concerns,
    is_in,
    measure_of,
)
from childlaw_rules.record.understanding import KIND_SAYS_MEASURE
from childlaw_rules.record.worlds import World
from childlaw_rules.rule.pattern import Pattern, Tie
from childlaw_rules.rule.values import ChildAge
from childlaw_rules.when import day_turned

#: Bodies that decide because there is no consent.
DECIDE_WITHOUT_CONSENT: Final = frozenset(
    {"committee", "committee_chair", "appeals_board", "youth_crime_board", "court"}
)
#: Decisions that the municipality itself may only make with consent.
MUNICIPALITY_NEEDS_CONSENT: Final = frozenset({"placement", "change_of_place"})


def matches(world: World, entry: Entry, pattern: Pattern, on: Day | None = None) -> bool:
    """Whether an event is one that the pattern means; ``on`` is the day on which the child's age counts."""
    if entry.type != pattern.event:
        return False
    for field, allowed in pattern.where.items():
        value = says(world, entry, field, allowed)
        if value is None:
            value = field in pattern.open_if_absent and _open(world, entry, field, allowed)
        if not value:
            return False
    for field, excluded in pattern.unless.items():
        value = says(world, entry, field, excluded)
        if value is None:
            value = field in pattern.open_if_absent and _open(world, entry, field, excluded)
        if value:
            return False
    if pattern.child_by_then is not None and not child_is(world, pattern.child_by_then, world.day(entry)):
        return False
    return pattern.child is None or child_is(world, pattern.child, world.day(entry) if on is None else on)


def _open(world: World, entry: Entry, field: str, values: tuple[str | bool, ...]) -> bool:
    """Whether a field that the file leaves out has one of the values, in this world."""
    fact = ("field", entry.index, field)
    if True in values or False in values:
        return world.open_question(fact) in values
    # Asked about other values too, the answers agree: the field says one word.
    key = ("words", entry.index, field)
    may: frozenset[str | bool] = world.memory.get(key) or frozenset(EVENT_TYPES[entry.type].fields[field].values)
    yes = may & frozenset(values)
    answer = bool(yes) if not yes or yes == may else world.open_question(fact, (tuple(sorted(yes)), len(may)))
    world.memory[key] = yes if answer else may - yes
    return answer


def says(world: World, entry: Entry, field: str, values: Collection[Any]) -> bool | None:
    """Whether a field of an event has one of some values; None where the file does not say.

    A kind of measure that a provision leaves open is tried in each way that it may be.
    """
    if entry.open_kind is not None and field in {"kind", "measure_kind"} and not says_nothing(world, entry):
        return _open_says(world, entry, field, values)
    value = said(world, entry, field)
    if value is None and field == "measure_kind":
        started = _granted(world, entry)
        if started is not None and started.open_kind is not None:
            return is_one_of(world, started, frozenset(values))
    return None if value is None else value in values


def _open_says(world: World, entry: Entry, field: str, values: Collection[Any]) -> bool:
    # What the measure of a decision states, settles what its own provision leaves open on its day.
    known = _measure_kind(world, entry) if entry.type == "decision_made" else None
    if known is not None and the_one(world, entry) is not None:
        known = None
    if known is not None and field == "measure_kind":
        return known in values
    if entry.type == "decision_made" and field == "kind":
        stated = entry.get("kind")
        if known is not None or stated != "measure":
            return stated in values
        values = [kind for kind in ANY_KIND if (kind if kind in KIND_SAYS_MEASURE else stated) in values]
    return is_one_of(world, entry, frozenset(values))


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
    if kind in KIND_SAYS_MEASURE:
        return str(kind)
    started = _granted(world, decision)
    if started is None:
        return None
    granted: str | None = started.get("kind")
    return granted or the_one(world, started)


def _granted(world: World, decision: Entry) -> Entry | None:
    """The start of the measure that a decision grants."""
    if decision.type != "decision_made" or decision.get("kind") not in {"measure", "provisional"}:
        return None
    measure = measure_of(world, decision)
    return None if measure is None else next(iter(world.record.named("measure_started", "measure", measure)), None)


def _with_consent(world: World, decision: Entry) -> bool | None:
    if decision.get("kind") == "provisional":
        return False
    body = decision.get("decided_by")
    if body in DECIDE_WITHOUT_CONSENT:
        return False
    if body == "municipality" and says(world, decision, "kind", MUNICIPALITY_NEEDS_CONSENT):
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

    ``by`` leaves out what other parties than these have done. Where the subject is what is owed to one party,
    what names another party does not belong to it; what names nobody does.
    """
    found = _tied(world, type_, tie, anchor, by)
    if anchor.who is None:
        return found
    fields, ids = PARTY_FIELDS[type_], anchor.who.ids
    return [entry for entry in found if all(entry.get(field) is None or entry.get(field) in ids for field in fields)]


def _tied(world: World, type_: str, tie: Tie, anchor: Anchor, by: Collection[str] | None) -> list[Entry]:
    record = world.record
    entries = record.of_type(type_)
    if not entries or tie is Tie.CASE:
        return entries
    if tie is Tie.CONCERNS_IT and not says_what_about(type_):
        # An event that names a measure or decision of its own needs no words on what it is about.
        tie = Tie.DECISION if has_field(type_, "decision") else Tie.MEASURE
    if tie is Tie.CONCERNS_IT:
        decision = anchor.entries[0]
        if decision.type != "decision_made":
            return about_thread(world, type_, anchor, by)
        found = about(world, type_, (decision.fields["decision"], measure_of(world, decision)))
        return [e for e in found if (by is None or e.get("by") in by) and concerns(world, e, decision)]
    if tie is Tie.TAKES_OVER:
        if type_ == "decision_made":
            return [entry for entry in entries if _takes_over(world, entry, anchor)]
        if has_field(type_, "complaint"):
            return [entry for entry in entries if _of_it_or_its_successor(world, entry, anchor)]
        tie = Tie.DECISION if has_field(type_, "decision") else Tie.MEASURE
    if tie is Tie.ABOUT_INVESTIGATION:
        # What is about the investigation or the need it answers, or does not say what it is about.
        ids = [thread_of_anchor(world, anchor, kind) for kind in ("investigation", "need")]
        return about(world, type_, ids)
    kind = tie.value
    tid = thread_of_anchor(world, anchor, kind)
    if tid is None:
        # Where the file names no thread of the kind at all, all of it belongs to the one that it does not name.
        return [] if record.threads[kind] else entries
    own_events = list(own(world, type_, kind, tid))
    if len(own_events) > 1:
        own_events.sort(key=index_of)
    return own_events


def _of_it_or_its_successor(world: World, entry: Entry, anchor: Anchor) -> bool:
    """Whether a complaint, or what became of it, is about the decision or one that took over from it."""
    if is_in(world, entry, "decision", anchor.id):
        return True
    return any(
        is_in(world, entry, "decision", decision.fields["decision"])
        for decision in world.record.of_type("decision_made")
        if decision.fields["decision"] != anchor.id and _takes_over(world, decision, anchor)
    )


def _takes_over(world: World, entry: Entry, anchor: Anchor) -> bool:
    """Whether a decision takes over from the one that the subject is.

    It says so (``replaces``), or says nothing and is about the same measure; where either names no measure, it
    is of the kind that the earlier one was about.
    """
    opened = world.record.threads["decision"].get(anchor.id)
    earlier = opened.openers[0] if opened is not None and opened.openers else anchor.entries[0]
    if entry is earlier or entry.get("kind") == "provisional":
        return False
    named = entry.fields.get("replaces")
    if named is not None:
        return bool(named == anchor.id)
    # Where the decision itself is not on file, what became of it stands for it, and may leave its name out.
    its = measure_of(world, earlier, anchor.id)
    own = measure_of(world, entry)
    if own is not None and its is not None:
        return own == its
    kinds = {entry.get("kind"), said(world, entry, "measure_kind")} - {None}
    about = said(world, earlier, "measure_kind")
    if about is None and earlier.get("kind") == "provisional":
        return world.open_question(("field", earlier.index, "measure_kind"), entry.index)
    return about in kinds or earlier.get("kind") in kinds
