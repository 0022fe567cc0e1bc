"""One possible world: every day known, and which events belong together in it."""

from __future__ import annotations

from childlaw_rules.when import EARLIEST

from .casefile import OPENS, CaseFile, Event, Thread, has_field
from .choices import Choices
from .rulefile import Pattern

#: What may be said of a decision, a measure or a need before it is there.
MAY_COME_FIRST = {
    "decision": {
        "parties_heard", "hearing_offered", "free_lawyer_offered", "file_access_explained", "place_statement_obtained",
        "plan_purpose_stated", "committee_submission_made",
    },
    "measure": {
        "place_chosen", "host_municipality_informed", "child_support_person_offered", "decision_made",
        "measure_started",
    },
    "need": {"application_received"},
}  # fmt: skip
#: What has no field for a need answers the need there is.
ANSWERS_THE_NEED = {"decision_made", "measure_started"}
#: Through which threads an event reaches one that it has no field for.
REACHES = {"need": ["investigation"], "measure": ["decision"], "decision": ["measure", "complaint"],
           "notification": ["need"]}  # fmt: skip
#: Events that end a measure or an investigation: where one is not recorded, the whole case must agree on its day.
ENDS = {"measure_ended", "child_returned_home", "investigation_completed"}


class Threads:
    """The days and the threads of a case in which everything is settled, chosen when it is asked for."""

    def __init__(self, case: CaseFile, choices: Choices, days_of: object, meanings: object) -> None:
        self.case = case
        self.choices = choices
        self._days_of = days_of
        self._meanings = meanings
        self._threads_of: dict[tuple[int, str], frozenset[str]] = {}

    # -- days ---------------------------------------------------------------------------------------------

    def days_between(self, first: int, last: int) -> list[int]:
        """The days of a stretch on which something can turn."""
        days: list[int] = self._days_of.between(first, last) if first <= last else []  # type: ignore[attr-defined]
        return days

    def day(self, event: Event) -> int:
        if event.first == event.last:
            return event.first
        day: int = self.choices.choose(("day", event.number), self._days_of(event))  # type: ignore[operator]
        return day

    def happened(self, event: Event) -> bool:
        """Whether it had happened by the day looked at."""
        return event.last <= event.limit or self.day(event) <= event.limit

    def order(self, event: Event) -> tuple[int, int, object]:
        """Earlier days first; on one day those with a time of day first, then as the file is sorted."""
        day = self.day(event)
        return (day, 0 if event.instant is not None else 1, event.number if event.exact else (event.type, event.id))

    def earliest(self, events: list[Event]) -> Event | None:
        happened = [event for event in events if self.happened(event)]
        if not happened:
            return None
        first = min(self.day(event) for event in happened)
        ties = [event for event in happened if self.day(event) == first]
        ties.sort(key=lambda e: (e.instant is None, e.instant or 0, e.type, e.id, e.number))
        return ties[0]

    def in_order(self, events: list[Event]) -> list[Event]:
        key = lambda e: (self.day(e), e.instant is None, e.instant or 0, e.type, e.id, e.number)  # noqa: E731
        return sorted((event for event in events if self.happened(event)), key=key)

    # -- what is not recorded -------------------------------------------------------------------------------

    def unrecorded(self, wanted: list[Pattern], whose: object, first: int, last: int, *, fulfils: bool = False) -> bool:
        """Whether something that one of the patterns means happened between two days without being recorded.

        ``fulfils``: it would fulfil a duty that only types younger than the first vocabulary fulfil.
        """
        silent = fulfils and all(pattern.event in self.case.silent for pattern in wanted)
        for pattern in wanted:
            if pattern.event in ENDS:
                if any(first <= day <= last for day in self.unrecorded_days(pattern.event, whose)):
                    return True
                continue
            gaps = [(EARLIEST, self.case.as_of)] if silent else self.case.gaps.get(pattern.event, [])
            for number, gap in enumerate(gaps):
                if self.choices.falls_in(("unrecorded", pattern, whose, number), gap, first, last):
                    return True
        return False

    def unrecorded_days(self, type_: str, whose: object) -> list[int]:
        """The days on which such an event happened without being recorded: at most one in each stretch."""
        found = []
        begins = min((event.first for event in self.case.events if event.first > EARLIEST), default=EARLIEST)
        for number, (low, high) in enumerate(self.case.gaps.get(type_, [])):
            # Before the first day on file one day is as good as another.
            before = {low, min(high, begins - 1)} if low < begins else set()
            days = (*sorted(before), *self.days_between(max(low, begins), high), None)
            day = self.choices.choose(("unrecorded", type_, whose, number), days)
            if day is not None:
                found.append(day)
        return found

    # -- threads --------------------------------------------------------------------------------------------

    def threads_of(self, event: Event, kind: str) -> frozenset[str]:
        """The threads of a kind that an event belongs to in this world: one, as a rule."""
        key = (event.number, kind)
        if key not in self._threads_of:
            self._threads_of[key] = frozenset(self._find_threads(event, kind))
        return self._threads_of[key]

    def _find_threads(self, event: Event, kind: str) -> set[str]:
        if has_field(event.type, kind):
            if event.type == "decision_made" and kind == "measure":
                measure = self.measure_of(event)
                return set() if measure is None else {measure}
            named = event.fields.get(kind)
            return {named} if named is not None else self.default(event, kind)
        if kind == "notification" and event.type == "need_identified":
            named = event.fields.get("from_notification")
            return {named} if named is not None else self.default(event, kind)
        if kind == "need" and event.type in ANSWERS_THE_NEED:
            return self.default(event, kind)
        for other in REACHES.get(kind, ()):
            if has_field(event.type, other) and OPENS.get(event.type) != other:
                found: set[str] = set()
                for tid in self.threads_of(event, other):
                    thread = self.case.threads[other].get(tid)
                    if thread is not None:
                        found |= self.threads_of_thread(thread, kind)
                return found
        return set()

    def threads_of_thread(self, thread: Thread, kind: str) -> set[str]:
        """The threads of another kind that a thread belongs to: what opens it says so."""
        if thread.openers:
            return set().union(*(self.threads_of(opener, kind) for opener in thread.openers))
        return self.default(thread.members[0], kind) if thread.members else set()

    def default(self, event: Event, kind: str) -> set[str]:
        """The thread of an event that names none: the only one; else one of those that it can belong to."""
        threads = self.case.threads[kind]
        if len(threads) < 2:
            return set(threads)
        day = self.day(event)
        presupposes = has_field(event.type, kind) and event.type not in MAY_COME_FIRST.get(kind, ())
        left = [
            tid
            for tid, thread in threads.items()
            if not self.ended(thread, day) and (not presupposes or self.begun(thread, day))
        ]
        return {self.choices.choose(("thread", event.number, kind), left)} if left else set()

    def ended(self, thread: Thread, day: int) -> bool:
        """Whether a thread had ended before a day; on the day itself it still counts."""
        if thread.kind == "need":
            investigations = self.case.threads["investigation"].values()
            return any(
                self.ended(i, day) for i in investigations if any(o.fields.get("need") == thread.id for o in i.openers)
            )
        if thread.kind == "decision":
            named = (opener.fields.get("measure") for opener in thread.openers)
            tid = next((tid for tid in named if tid is not None), None)
            measure = None if tid is None else self.case.threads["measure"].get(tid)
            return measure is not None and self.ended(measure, day)
        return any(self.day(end) < day for end in self.ends(thread))

    def ends(self, thread: Thread) -> list[Event]:
        """What ended a measure or an investigation; a return home only where no end of the measure is on file."""
        types = {"measure": ["measure_ended", "child_returned_home"], "investigation": ["investigation_completed"]}
        alone = len(self.case.threads[thread.kind]) == 1
        for type_ in types.get(thread.kind, []):
            found = [
                event
                for event in self.case.of(type_)
                if event.fields.get(thread.kind) == thread.id or (alone and event.fields.get(thread.kind) is None)
            ]
            found = [event for event in found if self.happened(event)]
            if found:
                return found
        return []

    def begun(self, thread: Thread, day: int) -> bool:
        return not thread.openers or any(self.happened(o) and self.day(o) <= day for o in thread.openers)

    def measure_of(self, decision: Event, tid: str | None = None) -> str | None:
        """The measure a decision is about: as named, as what it led to names it, or by default.

        ``tid`` names the decision where only what became of it is on file.
        """
        if decision.fields.get("measure") is not None:
            return str(decision.fields["measure"])
        tid = decision.fields.get("decision", tid)
        for type_ in ("measure_started", "place_changed"):
            for done in self.case.of(type_):
                if done.fields.get("decision") == tid and done.fields.get("measure"):
                    return str(done.fields["measure"])
        return next(iter(self.default(decision, "measure")), None)

    def decisions_about(self, measure: str) -> list[Event]:
        return [decision for decision in self.case.of("decision_made") if self.measure_of(decision) == measure]

    def concerns(self, event: Event, decision: Event) -> bool:
        """Whether a conversation, a consent or a plan concerned a decision."""
        tid, measure = decision.fields["decision"], self.measure_of(decision)
        if event.about is None:
            if event.type in {"child_conversation_held", "child_conversation_waived"}:
                return self._none_between(event, decision, measure)
            return tid in self.default(event, "decision")
        if tid in event.about:
            return True
        return measure is not None and measure in event.about and self._none_between(event, decision, measure)

    def _none_between(self, talk: Event, decision: Event, measure: str | None) -> bool:
        if measure is None:
            return True
        others = [d for d in self.decisions_about(measure) if d.fields["decision"] != decision.fields["decision"]]
        return not any(self.happened(o) and self.day(talk) <= self.day(o) < self.day(decision) for o in others)
