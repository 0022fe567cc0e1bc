"""What a finding is about, and which events belong to it by each tie of a rule file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from .casefile import OPENS, CaseFile, Event, has_field
from .rulefile import Pattern
from .world import World

CASE = "anywhere in the case"


@dataclass(frozen=True, eq=False)
class Subject:
    """A thread, or one event; with the events that may start the clock or be the moment."""

    kind: str
    id: str
    events: tuple[Event, ...]
    party: str | None = None
    party_ids: frozenset[str] = frozenset()

    def named(self) -> tuple[tuple[str, str], ...]:
        """The subject as the report names it."""
        name = ((self.kind, self.id),) if self.kind else ()
        return name if self.party is None else (*name, ("party", self.party))

    def owed_to(self, party: str, ids: frozenset[str]) -> Subject:
        return replace(self, party=party, party_ids=ids)

    @property
    def key(self) -> Any:
        return (self.kind, self.id, self.party)


def one_for_each(case: CaseFile, kind: str, patterns: list[Pattern]) -> list[Subject]:
    """A subject for each thread that has such an event or may have one; with ``event``, for each event."""
    events = case.of(*{pattern.event for pattern in patterns})
    if kind == "event":
        found = []
        for event in events:
            opens = OPENS.get(event.type)
            named = ("event", event.id) if opens is None else (opens, event.fields[opens])
            found.append(Subject(*named, (event,)))
        return found
    loose = [event for event in events if event.fields.get(kind) is None]
    ids = {event.fields[kind]: None for event in events if event.fields.get(kind) is not None}
    if loose:
        ids.update(dict.fromkeys(case.threads[kind]))
    subjects = [
        Subject(kind, tid, tuple(e for e in events if e.fields.get(kind) is None or e.fields[kind] == tid))
        for tid in ids
    ]
    return sorted(subjects, key=lambda subject: subject.events[0].number)


def own_events(world: World, subject: Subject) -> list[Event]:
    """The events of a subject that belong to it in this world."""
    return [
        event
        for event in subject.events
        if subject.kind not in world.case.threads
        or event.fields.get(subject.kind) is not None
        or subject.id in world.threads_of(event, subject.kind)
    ]


def thread_of(world: World, subject: Subject, kind: str) -> str | None:
    """The thread of a kind that a subject is, or belongs to."""
    if subject.kind == kind:
        return subject.id
    if not subject.events:
        return None
    first = subject.events[0]
    if kind == "measure" and first.type == "decision_made":
        return world.measure_of(first)
    if first.fields.get(kind) is not None:
        return str(first.fields[kind])
    if kind == "need" and first.fields.get("investigation") is not None:
        # An investigation that names the need it answers settles it for whatever is done in it.
        investigation = world.case.threads["investigation"][first.fields["investigation"]]
        for opener in investigation.openers:
            if opener.fields.get("need") is not None:
                return str(opener.fields["need"])
    found = world.threads_of(first, kind)
    return next((tid for tid in world.case.threads[kind] if tid in found), None)


def belonging(world: World, subject: Subject, tie: str, patterns: list[Pattern]) -> list[Event]:
    """The events of the types that some patterns name that have happened and belong to the subject."""
    return [
        event
        for type_ in dict.fromkeys(pattern.event for pattern in patterns)
        for event in world.case.of(type_)
        if (subject.party is None or world.of_party(event, subject.party_ids))
        and world.happened(event)
        and belongs(world, subject, tie, event)
    ]


def belongs(world: World, subject: Subject, tie: str, event: Event) -> bool:
    """Whether one event belongs to the subject by a tie."""
    if tie == CASE:
        return True
    if tie == "concerns the decision":
        if not _says_what_about(event):
            tie = _by_own_thread(event)
        elif subject.events[0].type == "decision_made":
            return world.concerns(event, subject.events[0])
        elif event.about is not None:
            return subject.id in event.about
        else:
            return subject.id in world.default(event, subject.kind)
    if tie == "takes over from the decision":
        if event.type == "decision_made":
            return takes_over(world, subject, event)
        if has_field(event.type, "complaint"):
            of_it = world.threads_of(event, "decision")
            return subject.id in of_it or any(
                takes_over(world, subject, d) for d in world.case.of("decision_made") if d.fields["decision"] in of_it
            )
        tie = _by_own_thread(event)
    if tie == "about the investigation":
        ids = {thread_of(world, subject, kind) for kind in ("investigation", "need")}
        return event.about is None or not ids.isdisjoint(event.about)
    tid = thread_of(world, subject, tie)
    if tid is None:
        # Where the file names no thread of the kind at all, all of it belongs to the one that it does not name.
        return not world.case.threads[tie]
    return tid in world.threads_of(event, tie)


def _says_what_about(event: Event) -> bool:
    from childlaw_rules.case.vocabulary import EVENT_TYPES

    return "about" in EVENT_TYPES[event.type].fields


def _by_own_thread(event: Event) -> str:
    return "decision" if has_field(event.type, "decision") else "measure"


def takes_over(world: World, subject: Subject, later: Event) -> bool:
    """Whether a decision takes over from the one that the subject is."""
    opened = world.case.threads["decision"].get(subject.id)
    earlier = opened.openers[0] if opened is not None and opened.openers else subject.events[0]
    if later is earlier or later.says("kind") == "provisional":
        return False
    if later.fields.get("replaces") is not None:
        return bool(later.fields["replaces"] == subject.id)
    own, its = world.measure_of(later), world.measure_of(earlier, subject.id)
    if own is not None and its is not None:
        return own == its
    # Where either names no measure, it is of the kind that the earlier one was about.
    said = [kind for kind in _kinds(world) if world.says(earlier, "measure_kind", frozenset({kind}))]
    if not said and earlier.says("kind") == "provisional":
        return world.choices.choose(("about", earlier.number, later.number), (True, False))
    about = frozenset({*said, earlier.says("kind")})
    return later.says("kind") in about or bool(world.says(later, "measure_kind", about))


def _kinds(world: World) -> list[str]:
    from .world import MEASURE_KINDS

    return sorted(MEASURE_KINDS)
