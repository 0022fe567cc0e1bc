"""What a review asks of the file beside its findings: which decisions there are, and what belongs to what.

The verdicts are those of the report. Here it is only found out of which decisions or threads a question is asked,
whether a measure still runs, and when what a finding is about began.
"""

from __future__ import annotations

from functools import cached_property
from typing import Final

from childlaw_rules.case import Case
from childlaw_rules.case.words import DecisionKind, MeasureKind, ThreadKind
from childlaw_rules.finding import Finding, Report, Status
from childlaw_rules.profiles.words import DecisionsAsked
from childlaw_rules.record.entries import Record
from childlaw_rules.record.entry import ENDED_BY, Entry
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.when import EARLIEST, LATEST, Period, Point, backward

#: Statuses that stand until something happens: they are of today, however long ago they began.
_STANDING: Final = frozenset({Status.OVERDUE.value, Status.PENDING.value})
_PARTY: Final = "party"
_EVENT: Final = "event"
#: A child that is expected may have a case: so many days before its birth, and no more.
_BEFORE_BIRTH: Final = 366


class OnFile:
    """A case as it stood when its report was made."""

    def __init__(self, report: Report, case: Case, rules: Ruleset) -> None:
        known_at = None if report.known_at is None else Point.parse(report.known_at)
        self.record = Record(case, Point.parse(report.as_of), known_at, rules.tables.measures)

    def since(self, looking_back: Period | None) -> int | None:
        """The first day (ordinal) of the days that are looked back at; None where all are."""
        return None if looking_back is None else backward(self.record.as_of, looking_back)

    # -- of what the questions are asked --------------------------------------------------------------------

    def threads(self, kind: str, asked: DecisionsAsked | None, since: int | None) -> list[str]:
        """The threads of a kind that are asked about, earliest first: of decisions only those that are meant.

        With ``since``, only those that may have begun on that day or later.
        """
        return [
            thread.id
            for thread in self.record.threads[kind].values()
            if thread.openers
            and (since is None or any(opener.last >= since for opener in thread.openers))
            and (asked is None or self._meant(thread.openers[0], asked))
        ]

    @staticmethod
    def _meant(decision: Entry, asked: DecisionsAsked) -> bool:
        if decision.get("kind") not in asked.kind or decision.get("granted") is False:
            return False
        if asked.without_consent == "left out" and decision.get("with_consent") is False:
            return False
        measure_kind = measure_kind_of(decision)
        # What the file leaves open may be meant.
        return not asked.measure_kind or measure_kind is None or measure_kind in asked.measure_kind

    # -- which findings bear on them ------------------------------------------------------------------------

    def bears_on(self, finding: Finding, kind: str, tid: str) -> bool:
        """Whether a finding is about a thread: named by it, or tied to it where the thread is a decision.

        What is found about a measure or a complaint bears on the decision that it goes with. What is found about
        anything else, a need or an investigation, bears on the decisions that did not surely come before it began.
        """
        about = _about(finding)
        if about is None:
            return True
        found_kind, found = about
        if found_kind == kind:
            return found == tid
        if kind != ThreadKind.DECISION:
            return False
        if found_kind == ThreadKind.MEASURE:
            return self.measure_of(tid) == found
        if found_kind == ThreadKind.COMPLAINT:
            return self._complained_of(found) in (None, tid)
        began = self._began(found_kind, found)
        return began is None or began <= max(opener.last for opener in self.record.threads[kind][tid].openers)

    def _began(self, kind: str, tid: str) -> int | None:
        """The first day on which a thread, or a single event, may have begun; None where that is not on file."""
        if kind == _EVENT:
            return next((entry.first for entry in self.record.entries if entry.id == tid), None)
        thread = self.record.threads.get(kind, {}).get(tid)
        return None if thread is None or not thread.openers else thread.openers[0].first

    def _complained_of(self, complaint: str) -> str | None:
        """The decision that a complaint is about; None where the file does not say."""
        members = self.record.threads["complaint"][complaint].members
        return next((decision for entry in members if (decision := entry.fields.get("decision"))), None)

    def runs(self, finding: Finding) -> bool:
        """Whether the measure that a finding is about, or its decision, may still run on the day looked at."""
        about = _about(finding)
        if about is None:
            return True
        kind, tid = about
        measure = self.measure_of(tid) if kind == ThreadKind.DECISION else tid if kind == ThreadKind.MEASURE else None
        return measure is None or measure not in self._ended

    def measure_of(self, decision: str) -> str | None:
        """The measure that a decision is about: as it says itself, or as the start of the measure says."""
        return self._measures.get(decision)

    @cached_property
    def _measures(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for entry in (*self.record.of_type("decision_made"), *self.record.of_type("measure_started")):
            decision, measure = entry.fields.get("decision"), entry.fields.get("measure")
            if decision is not None and measure is not None:
                found.setdefault(decision, measure)
        return found

    @cached_property
    def _ended(self) -> frozenset[str]:
        """The measures that surely ended by the day looked at."""
        only = list(self.record.threads["measure"]) if len(self.record.threads["measure"]) == 1 else [None]
        ends = [
            entry for type_ in ENDED_BY["measure"] for entry in self.record.of_type(type_) if entry.last <= entry.limit
        ]
        return frozenset(measure for end in ends if (measure := end.fields.get("measure", only[0])) is not None)

    def not_recorded(self, rule: str, rules: Ruleset) -> bool:
        """Whether the source is said not to record what starts a rule, or not always since the child was expected."""
        start_types = rules.rule(rule).start_types
        return any(last >= self._childhood for type_ in start_types for _, last in self.record.uncovered(type_))

    @cached_property
    def _childhood(self) -> int:
        """The first day (ordinal) on which anything can have happened in the case of the child."""
        born = self.record.born
        return EARLIEST if born is None or born.unknown else born.first - _BEFORE_BIRTH


def measure_kind_of(decision: Entry) -> str | None:
    """The kind of measure that a decision is on: stated, or said by the kind of decision."""
    stated: str | None = decision.get("measure_kind")
    if stated is None and decision.get("kind") == DecisionKind.PLACEMENT:
        return MeasureKind.PLACEMENT.value
    return stated


def settled_before(finding: Finding, since: int) -> bool:
    """Whether a finding was settled before a day: what was due, and what was done, both lie before it.

    One that still stands, or may, is not settled; nor is one that was done on a day nobody knows, or that has no days.
    """
    if not _STANDING.isdisjoint((finding.status.value, *finding.possible)) or Status.MET_LATE in finding.possible:
        return False
    days = [finding.due, None if finding.fulfilled_by is None else finding.fulfilled_by.at]
    if days == [None, None] and finding.status is Status.MISSING and finding.trigger is not None:
        days = [finding.trigger.at]
    last = [_last_day(day) for day in days if day is not None]
    return bool(last) and max(last) < since


def _last_day(at: str) -> int:
    """The last day (ordinal) of a day, an instant or a span of them, as findings write it."""
    end = at.rpartition("/")[2]
    return LATEST if end == ".." else Point.parse(end).last


def _about(finding: Finding) -> tuple[str, str] | None:
    """The thread that a finding is about."""
    return next(((kind, tid) for kind, tid in finding.subject.items() if kind != _PARTY), None)
