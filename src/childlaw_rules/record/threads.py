"""Which notification, need, investigation, decision or measure an event belongs to.

An event that names its thread belongs to that one. One that does not belongs to the only thread of the kind
that it can belong to; those that had ended by then do not count, nor do those that had not begun when the
event presupposes them. Where several remain, belonging is an open question that names the missing field.
"""

from __future__ import annotations

from typing import Final

from childlaw_rules.record.entries import Record
from childlaw_rules.record.entry import ENDED_BY, OPENED_BY, Entry, Thread, has_field
from childlaw_rules.record.moments import Day
from childlaw_rules.record.worlds import World

#: Events that speak of a decision or measure before it is there: it need not have begun.
_MAY_COME_FIRST: Final = {
    ("parties_heard", "decision"),
    ("hearing_offered", "decision"),
    ("free_lawyer_offered", "decision"),
    ("file_access_explained", "decision"),
    ("place_statement_obtained", "decision"),
    ("plan_purpose_stated", "decision"),
    ("committee_submission_made", "decision"),
    ("place_chosen", "measure"),
    ("host_municipality_informed", "measure"),
    ("child_support_person_offered", "measure"),
    ("decision_made", "measure"),
    ("application_received", "need"),
    ("measure_started", "measure"),
}

#: Up to so many threads of a kind an event that is in none of the others is taken to be in the last one.
_FEW: Final = 12

#: Through which other kind an event reaches a kind that it has no field for.
_THROUGH: Final = {
    "need": ("investigation",),
    "investigation": (),
    "measure": ("decision",),
    "decision": ("measure", "complaint"),
    "notification": ("need",),
    "plan": (),
    "complaint": (),
}

#: Fields under another name in which an event names a thread that it comes from.
_NAMED_OTHERWISE: Final = {("need_identified", "notification"): "from_notification"}

#: Events that have no field for a kind and belong to its only open thread nevertheless: what is decided and done
#: answers the need there is.
BY_DEFAULT: Final = {("decision_made", "need"), ("measure_started", "need")}

#: Kinds of event that speak of whatever they are about, and what they are about when they do not say.
ABOUT_TALKS: Final = ("child_conversation_held", "child_conversation_waived")


def ends_of(world: World, thread: Thread) -> list[Entry]:
    """The events on file that end a thread, of the first type that ends it: a return home ends a placement only
    where no end of the measure is on file that says otherwise."""
    if thread.kind == "decision":
        measure = thread_named(world.record, thread, "measure")
        return [] if measure is None else ends_of(world, measure)
    only = len(world.record.threads[thread.kind]) == 1
    for type_ in ENDED_BY.get(thread.kind, ()):
        found = list(world.record.named(type_, thread.kind, thread.id))
        if only:
            found += world.record.loose(type_, thread.kind)
        if any(world.happened(end) for end in found):
            return found
    return []


def thread_named(record: Record, thread: Thread, kind: str) -> Thread | None:
    """The thread of another kind that the opening event of a thread names."""
    for opener in thread.openers:
        tid = opener.fields.get(kind)
        if tid is not None:
            return record.threads[kind].get(tid)
    return None


def ended_by(world: World, thread: Thread, day: Day) -> bool:
    """Whether a thread had ended before ``day``: on that day itself it still counts."""
    if thread.kind == "need":
        return any(
            ended_by(world, investigation, day)
            for investigation in world.record.naming("investigation", "need", thread.id)
        )
    return any(world.happened(end) and world.before(world.day(end), day) for end in ends_of(world, thread))


def begun_by(world: World, thread: Thread, day: Day) -> bool:
    """Whether a thread had begun on or before ``day``; one that only others name always had."""
    if not thread.openers:
        return True
    return any(world.happened(opener) and world.at_most(world.day(opener), day) for opener in thread.openers)


def candidates(world: World, entry: Entry, kind: str) -> list[Thread]:
    """The threads that an event which does not name one may belong to."""
    threads = world.record.threads[kind]
    if len(threads) < 2:
        return list(threads.values())
    key = (entry.index, kind)
    known: list[Thread] | None = world.record.settled.get(key)
    if known is not None:
        return known
    day = world.day(entry)
    found = [thread for thread in threads.values() if _may_be_in(world, entry, kind, thread, day)]
    if not world.trail:
        world.record.settled[key] = found
    return found


def is_in(world: World, entry: Entry, kind: str, tid: str) -> bool:
    """Whether an event belongs to thread ``tid``, by its own field or by the defaulting rule."""
    if has_field(entry.type, kind):
        named = entry.fields.get(kind)
        if named is not None:
            return bool(named == tid)
        linked = _measure_linked(world, entry) if entry.type == "decision_made" and kind == "measure" else None
        return belongs_by_default(world, entry, kind, tid) if linked is None else linked == tid
    behind = _NAMED_OTHERWISE.get((entry.type, kind))
    if behind is not None:
        named = entry.fields.get(behind)
        return belongs_by_default(world, entry, kind, tid) if named is None else bool(named == tid)
    if (entry.type, kind) in BY_DEFAULT:
        return belongs_by_default(world, entry, kind, tid)
    for other in _THROUGH[kind]:
        if has_field(entry.type, other) and OPENED_BY[other] != entry.type:
            named = entry.fields.get(other)
            through = world.record.threads[other]
            among = through.values() if named is None else filter(None, (through.get(named),))
            return any(
                thread_is_in(world, thread, kind, tid) and is_in(world, entry, other, thread.id) for thread in among
            )
    return False


def thread_is_in(world: World, thread: Thread, kind: str, tid: str) -> bool:
    """Whether a thread (an investigation, say) belongs to a thread of another kind (a need).

    Its opening event says so; where that is not on file, the defaulting rule holds for what is.
    """
    if thread.openers:
        return any(is_in(world, opener, kind, tid) for opener in thread.openers)
    return any(belongs_by_default(world, member, kind, tid) for member in thread.members[:1])


def belongs_by_default(world: World, entry: Entry, kind: str, tid: str) -> bool:
    """The defaulting rule for a thread field that is left out."""
    threads = world.record.threads[kind]
    thread = threads.get(tid)
    if thread is None:
        return False
    if len(threads) == 1:
        return True
    day = world.day(entry)
    if not _may_be_in(world, entry, kind, thread, day):
        return False
    if not any(other is not thread and _may_be_in(world, entry, kind, other, day) for other in threads.values()):
        return True
    return _one_of(world, entry, kind, tid)


def _may_be_in(world: World, entry: Entry, kind: str, thread: Thread, day: Day) -> bool:
    """Whether an event that names no thread may belong to this one: it had begun by then, and not ended."""
    if ended_by(world, thread, day):
        return False
    return not _presupposes(entry, kind) or begun_by(world, thread, day)


def _presupposes(entry: Entry, kind: str) -> bool:
    """Whether the thread of a kind must have begun before such an event can belong to it."""
    return (entry.type, kind) not in _MAY_COME_FIRST and has_field(entry.type, kind)


def _one_of(world: World, entry: Entry, kind: str, tid: str) -> bool:
    """One event belongs to one thread: whichever is asked about first may be it, but never two."""
    key = ("thread", entry.index, kind)
    state: dict[str, bool] = world.memory.setdefault(key, {})
    if tid not in state:
        if any(state.values()):
            state[tid] = False
        elif state and len(world.record.threads[kind]) <= _FEW and _all_others_denied(world, entry, kind, tid, state):
            state[tid] = True
        else:
            state[tid] = world.open_question(("thread", entry.index, kind), tid)
    return state[tid]


def _all_others_denied(world: World, entry: Entry, kind: str, tid: str, state: dict[str, bool]) -> bool:
    return all(thread.id in state for thread in candidates(world, entry, kind) if thread.id != tid)


def assumed(world: World, entry: Entry, kind: str) -> bool:
    """Whether the file leaves the thread of an event out and there was more than one to choose from."""
    return has_field(entry.type, kind) and entry.fields.get(kind) is None and len(world.record.threads[kind]) > 1


def measure_of(world: World, decision: Entry, tid: str | None = None) -> str | None:
    """The measure a decision is about: as named, as its measure names it, or the only one in the case.

    ``tid`` names the decision where only what became of it is on file.
    """
    named = decision.fields.get("measure")
    if named is not None:
        return str(named)
    settled = world.record.settled
    key = ("measure", decision.index, tid)
    if key in settled:
        known: str | None = settled[key]
        return known
    found = _measure_by_link(world, decision, tid)
    # Only what no open question has gone into holds in every world.
    if not world.trail:
        settled[key] = found
    return found


def _measure_linked(world: World, decision: Entry, tid: str | None = None) -> str | None:
    """The measure that was started, or in which the place was changed, by a decision that names no measure."""
    named: str | None = decision.fields.get("decision", tid)
    if named is None:
        return None
    for type_ in ("measure_started", "place_changed"):
        for done in world.record.named(type_, "decision", named):
            measure = done.fields.get("measure")
            if measure is not None:
                return str(measure)
    return None


def _measure_by_link(world: World, decision: Entry, tid: str | None) -> str | None:
    linked = _measure_linked(world, decision, tid)
    if linked is not None:
        return linked
    for thread in candidates(world, decision, "measure"):
        if belongs_by_default(world, decision, "measure", thread.id):
            return thread.id
    return None


def decisions_about(world: World, measure: str) -> list[Entry]:
    """The decisions about a measure, earliest first."""
    record = world.record
    loose = [entry for entry in record.loose("decision_made", "measure") if measure_of(world, entry) == measure]
    named = record.named("decision_made", "measure", measure)
    return sorted([*named, *loose], key=lambda entry: entry.index) if loose else named


def concerns(world: World, entry: Entry, decision: Entry) -> bool:
    """Whether a conversation, consent or plan concerned a decision.

    ``about`` may name the decision, or its measure: then the talk counts for the next decision about that
    measure. Without ``about`` a conversation counts for every decision that it precedes and that no earlier
    decision about the same measure lies between; a consent or plan follows the thread rule.
    """
    tid = decision.fields["decision"]
    if entry.about is not None:
        if tid in entry.about:
            return True
        measure = measure_of(world, decision)
        if measure is None or measure not in entry.about:
            return False
        return _no_decision_between(world, entry, decision, measure)
    if entry.type in ABOUT_TALKS:
        return _no_decision_between(world, entry, decision, measure_of(world, decision))
    return belongs_by_default(world, entry, "decision", tid)


def _no_decision_between(world: World, talk: Entry, decision: Entry, measure: str | None) -> bool:
    if measure is None:
        return True
    said = world.day(talk)
    taken = world.day(decision)
    for other in decisions_about(world, measure):
        if other is decision or other.fields["decision"] == decision.fields["decision"]:
            continue
        if world.happened(other) and world.before(world.day(other), taken) and world.at_most(said, world.day(other)):
            return False
    return True


def can_be_in(type_: str, kind: str) -> bool:
    """Whether events of a type can belong to a thread of a kind at all: by a field of theirs, or through another.

    It goes by the vocabulary alone, and says of every case what ``is_in`` says of one.
    """
    reached = (type_, kind) in BY_DEFAULT or any(has_field(type_, other) for other in _THROUGH[kind])
    return has_field(type_, kind) or reached
