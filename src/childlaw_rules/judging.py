"""Judges one rule in one case: every subject in every possible world, and under the other readings of the law.

A status that holds in all worlds is the finding; otherwise the finding is undetermined and names the statuses that
are possible and the facts that would settle it.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial
from typing import Any, Final

from childlaw_rules.finding import NON_COMPLIANT, NOT_APPLICABLE, OUT_OF_FORCE, Sensitivity
from childlaw_rules.kinds.outcome import Anchor, Line, Outcome
from childlaw_rules.record.entries import Record
from childlaw_rules.record.exploring import MORE_WORLDS, Worlds, explore
from childlaw_rules.record.worlds import MOST_QUESTIONS, Fact, World
from childlaw_rules.reporting import Reporter
from childlaw_rules.rule.words import Evidence
from childlaw_rules.rulebook import Rule
from childlaw_rules.when import forward
from childlaw_rules.wording import Judged

Key = tuple[tuple[tuple[str, str], ...], int | None]

#: The fact that is missing where only memory vouches for the text of a provision.
UNVERIFIED: Final[Fact] = ("text",)
TOO_MANY: Final[Fact] = ("too_many",)


def judge_rule(rule: Rule, record: Record, reporter: Reporter) -> None:
    """Judge every subject of one rule and hand the results to the reporter."""
    anchors = rule.anchors(record)
    if not anchors:
        key = "no-start" if record.said_uncovered.isdisjoint(rule.start_types) else "not-covered"
        reporter.does_not_apply(rule, {}, Line(key, None, {"events": rule.start_types}))
        return
    for anchor in anchors:
        _judge_anchor(rule, record, anchor, reporter)


def _judge_anchor(rule: Rule, record: Record, anchor: Anchor, reporter: Reporter) -> None:
    worlds = _worlds(rule, record, anchor)
    if len(worlds.answers) == 1 and worlds.complete and not rule.readings:
        for outcome in worlds.answers[0]:
            reporter.add(rule, _settled(outcome.status, [outcome]))
        return
    if not worlds.answers:
        outcome = Outcome("undetermined", anchor.subject, [], trigger=next(iter(anchor.entries), None))
        reporter.add(rule, Judged("undetermined", [outcome], sorted(_SETTLED), (TOO_MANY,), limit=_limit(worlds)))
        return
    keyed = _by_key(worlds)
    judged = {key: _judged(worlds, row) for key, row in keyed.items()}
    if rule.readings:
        others = OtherReadings(rule, record, anchor, worlds)
        for key, found in judged.items():
            if found.status in _SETTLED:
                found.sensitive_to = partial(others.giving_another_status, key, found.status)
    for found in judged.values():
        reporter.add(rule, found)


class OtherReadings:
    """What the other readings of the law would say of a subject; worked out when somebody asks."""

    __slots__ = ("_anchor", "_found", "_record", "_rule", "_worlds")

    def __init__(self, rule: Rule, record: Record, anchor: Anchor, worlds: Worlds[list[Outcome]]) -> None:
        self._rule = rule
        self._record = record
        self._anchor = anchor
        self._worlds = worlds
        self._found: list[tuple[str, str, dict[Key, str]]] | None = None

    def giving_another_status(self, key: Key, status: str) -> list[Sensitivity]:
        """The readings, taken one at a time, under which the status would be another one."""
        if self._found is None:
            self._found = _under_other_readings(self._rule, self._record, self._anchor, self._worlds)
        return [
            Sensitivity(reading=reading, alternative=answer, status=statuses.get(key, NOT_APPLICABLE))
            for reading, answer, statuses in self._found
            if statuses.get(key, NOT_APPLICABLE) != status
        ]


def _worlds(rule: Rule, record: Record, anchor: Anchor, most: int | None = None) -> Worlds[list[Outcome]]:
    def run(world: World) -> list[Outcome]:
        return [outcome.close(world) for outcome in rule.judge(world, anchor)]

    return explore(record, run, _kind_of, most)


def _kind_of(outcomes: list[Outcome]) -> Hashable:
    return tuple((_key(outcome), outcome.status) for outcome in outcomes)


def _key(outcome: Outcome) -> Key:
    return tuple(outcome.subject.items()), outcome.occurrence


def _by_key(worlds: Worlds[list[Outcome]]) -> dict[Key, list[Outcome | None]]:
    """What each world says of each subject and occurrence; None where it says nothing."""
    if len(worlds.answers) == 1:
        return {_key(outcome): [outcome] for outcome in worlds.answers[0]}
    keyed: dict[Key, list[Outcome | None]] = {}
    for number, outcomes in enumerate(worlds.answers):
        for outcome in outcomes:
            row = keyed.setdefault(_key(outcome), [None] * len(worlds.answers))
            row[number] = outcome
    if len(keyed) > 1:
        # A subject that only does not apply as a whole is nothing beside its occurrences or parties.
        real = {key for key, row in keyed.items() if any(o is not None and o.status not in _NO_FINDING for o in row)}
        if real:
            for key in list(keyed):
                if key not in real:
                    del keyed[key]
            for row in keyed.values():
                for number, outcomes in enumerate(worlds.answers):
                    if row[number] is None and outcomes and outcomes[0].status in _NO_FINDING:
                        row[number] = outcomes[0]
    return keyed


_NO_FINDING: Final = frozenset({NOT_APPLICABLE, OUT_OF_FORCE})
#: Findings that another reading of the law can change: those that this one settles.
_SETTLED: Final = frozenset({"met", "met_late", "overdue", "missing", "pending", "excused"})


def _status(outcome: Outcome | None) -> str:
    return NOT_APPLICABLE if outcome is None else outcome.status


def _settled(status: str, shown: list[Outcome]) -> Judged:
    """One status in every world; where only memory vouches for the text it does not count against the file."""
    if status in NON_COMPLIANT and any(_unverified(outcome.version) for outcome in shown):
        return Judged("undetermined", shown, [status], (UNVERIFIED,))
    return Judged(status, shown, [], ())


def _judged(worlds: Worlds[list[Outcome]], row: list[Outcome | None]) -> Judged:
    statuses = {_status(outcome): None for outcome in row}
    said = [outcome for outcome in row if outcome is not None]
    shown = [outcome for outcome in said if outcome.status not in _NO_FINDING] or said
    if worlds.complete and (len(statuses) == 1 or _NO_FINDING.issuperset(statuses)):
        # Where either way there is no finding, that no version is in force is what the report shows.
        status = next(iter(statuses)) if len(statuses) == 1 else OUT_OF_FORCE
        return _settled(status, [outcome for outcome in shown if outcome.status == status] or shown)
    facts = worlds.deciding([_status(outcome) for outcome in row])
    if not worlds.complete and not facts:
        return Judged("undetermined", shown, list(statuses), (TOO_MANY,), limit=_limit(worlds))
    return Judged("undetermined", shown, list(statuses), facts)


def _limit(worlds: Worlds[list[Outcome]]) -> Line:
    """Which limit was reached where not everything that is open could be tried."""
    return Line(f"too-many-{worlds.limit}", None, {"tried": len(worlds.answers), "most": MOST_QUESTIONS})


def _unverified(version: Any) -> bool:
    return version is not None and version.source.evidence is Evidence.MEMORY


def _under_other_readings(
    rule: Rule, record: Record, anchor: Anchor, worlds: Worlds[list[Outcome]]
) -> list[tuple[str, str, dict[Key, str]]]:
    """The statuses under each other answer to each reading of the rule, taken one at a time.

    An answer that changes no due day of this subject changes no status and is left out. How many worlds are tried
    depends on this subject alone, so that it makes no difference which finding is read first.
    """
    found = []
    for reading in rule.readings:
        chosen = rule.chosen.get(reading.id, reading.default)
        for answer in (reading.default, *reading.alternatives):
            if answer == chosen:
                continue
            variant = rule.under({reading.id: answer})
            if reading.sets.startswith("counting.") and _same_due_days(rule, variant, worlds):
                continue
            others = _worlds(variant, record, anchor, most=MORE_WORLDS * len(worlds.answers))
            statuses = {key: _judged(others, row).status for key, row in _by_key(others).items()}
            found.append((reading.id, answer, statuses))
    return found


def _same_due_days(rule: Rule, variant: Rule, worlds: Worlds[list[Outcome]]) -> bool:
    """Whether a rule that counts otherwise comes to the same due days, where these are plainly counted."""
    if len(worlds.answers) != 1:
        return False
    for outcome in worlds.answers[0]:
        if outcome.status in _NO_FINDING:
            continue
        duty = outcome.version.duty
        period = getattr(duty, "within", None) or getattr(duty, "at_most_apart", None)
        if period is None or outcome.start is None or outcome.due is None:
            return False
        start, latest_start = outcome.start
        if start != latest_start:
            # From another day that it may have started on, the other way of counting may come to another day.
            return False
        other = variant.versions[rule.versions.index(outcome.version)].duty
        due = forward(start, period, duty.counting.counting)
        if outcome.due != (due, due) or due != forward(start, period, other.counting.counting):
            return False
    return True
