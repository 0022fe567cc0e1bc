"""Counts one case: everything that its report and its timeline add to the tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

from childlaw_rules.case import Case
from childlaw_rules.finding import Report
from childlaw_rules.profiles import Profile, profile_rules
from childlaw_rules.profiles.reading import rules_named
from childlaw_rules.record.entries import Record
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.tables.answercounts import count_questions, count_responses, count_rules
from childlaw_rules.tables.counted import Counted, Days
from childlaw_rules.tables.elapsed import TIMED_RULES, count_times
from childlaw_rules.tables.placementcounts import count_placements
from childlaw_rules.tables.stretches import count_stretches
from childlaw_rules.when import EARLIEST, Point

#: What the id of a case that is made up begins with.
MADE_UP: Final = ("constructed-", "generated-")
#: What share of the notifications got an answer, in the order of the table.
RESPONSES: Final = (
    "notification-acknowledged-within-6-working-days",
    "notification-assessed-within-24-hours",
    "notifier-informed",
    "notifier-informed-on-request",
)
#: Whether a change of place had been decided first.
DECIDED_FIRST: Final = "change-of-place-decided-first"
#: The rules that the tables read whatever the profile.
TABLE_RULES: Final = tuple(dict.fromkeys((*RESPONSES, *TIMED_RULES, DECIDED_FIRST)))


class RulesSomewhere(Protocol):
    """A set of rules that may have to be read first."""

    def ruleset(self) -> Ruleset:
        """The rules themselves."""


@dataclass(frozen=True, slots=True)
class Counting:
    """How cases are counted. It can be sent to another process where its rules can."""

    profile: Profile | None
    rules: Ruleset | RulesSomewhere

    def ruleset(self) -> Ruleset:
        """The rules that the reports are made with."""
        return self.rules if isinstance(self.rules, Ruleset) else self.rules.ruleset()


def count_case(counting: Counting, case: Case, report: Report) -> Counted:
    """What one case adds to the tables."""
    rules = counting.ruleset()
    known_at = None if report.known_at is None else Point.parse(report.known_at)
    record = Record(case, Point.parse(report.as_of), known_at, rules.tables.measures)
    counted = Counted(
        cases=1,
        constructed=int(case.id is not None and case.id.startswith(MADE_UP)),
        looked_at=(record.as_of, record.as_of),
        happened=_happened(record),
    )
    counts = counted.counts
    if counting.profile is None:
        count_rules(counts, report, case, rules)
    else:
        count_questions(counts, report, case, counting.profile, rules)
    count_responses(counts, report, (*RESPONSES, DECIDED_FIRST))
    count_times(counts, report)
    count_placements(counts, record)
    count_stretches(counts, record, report)
    return counted


def rules_read(profile: Profile | None, rules: Ruleset) -> Ruleset:
    """The rules that the tables are made from: all of them, or with a profile those that it and the tables read.

    Raises ``ArgumentError`` for a rule of the profile that the set does not have. Of the others, what the set does not
    have is not counted.
    """
    if profile is None:
        return rules
    return rules_named(rules, {*(rule.id for rule in profile_rules(profile, rules).rules), *TABLE_RULES})


def _happened(record: Record) -> Days | None:
    days = [entry.first for entry in record.entries if entry.exact and entry.first > EARLIEST]
    return (min(days), max(days)) if days else None
