"""The second evaluator: what every rule says of a case, by trying all that it may stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from childlaw_rules.when import LATEST, backward, day_turned, forward, instant_text

from . import birthdays, consents, currency, deadlines, limits, measures, orders, provisions
from .casefile import CaseFile, Event, read
from .choices import Choices, TooManyError, every_world
from .common import NOT_APPLICABLE, OUT_OF_FORCE, Said
from .periods import period_of, texts_in
from .rulefile import Rule
from .subjects import Subject
from .world import World

NO_FINDING = {NOT_APPLICABLE, OUT_OF_FORCE}
NON_COMPLIANT = {"overdue", "missing", "met_late"}
#: So many possible worlds are tried for one subject; beyond that the subject is skipped and counted.
MOST_WORLDS = 1000
#: Kinds whose findings are numbered from the start: every day of it gives other numbers.
EACH_DAY_COUNTS = {"count", "inactivity"}
#: A stretch with more days than this is thinned out to the days on which something can turn.
MANY_DAYS = 40

KINDS = {
    "deadline": (deadlines.deadline_subjects, deadlines.deadline),
    "deadline counted backward": (birthdays.birthday_subjects, birthdays.from_birthday),
    "recurring": (measures.measure_subjects, measures.recurring),
    "count": (measures.measure_subjects, measures.count),
    "limit": (limits.limit_subjects, limits.limit),
    "earliest day": (limits.act_subjects, limits.not_too_early),
    "inactivity": (measures.open_subjects, measures.inactivity),
    "currency": (measures.measure_subjects, currency.currency),
    "precondition": (orders.precondition_subjects, orders.precondition),
    "presence": (orders.presence_subjects, orders.presence),
    "consent": (consents.consent_subjects, consents.consent),
}


@dataclass(frozen=True)
class Row:
    """One finding as the two evaluators are compared by; ``worlds``: how many were tried for its subject."""

    subject: tuple[tuple[str, str], ...]
    occurrence: int | None
    status: str
    due: str | None
    done: str | None
    possible: tuple[str, ...]
    version: str | None = None
    worlds: int = 1


@dataclass
class Answer:
    """What the rule says of a case: its findings, whether a version was missing, and the subjects skipped."""

    rows: list[Row]
    out_of_force: bool
    skipped: int


def judge(case: CaseFile, rule: Rule) -> Answer:
    """What one rule says of a case."""
    find, say = KINDS[rule.kind]
    answer = Answer([], False, 0)
    thinner = Thinner(case, rule)
    for subject in find(case, rule):

        def run(choices: Choices, subject: Subject = subject) -> list[Said]:
            return say(World(case, choices, thinner, provisions.meaning), rule, subject)

        try:
            said = list(every_world(run, MOST_WORLDS))
        except TooManyError:
            answer.skipped += 1
            continue
        _settle(said, answer)
    return answer


def judge_json(case: dict[str, Any], rule: Rule, as_of: str | None = None, known_at: str | None = None) -> Answer:
    return judge(read(case, as_of, known_at), rule)


def _settle(worlds: list[list[Said]], answer: Answer) -> None:
    """What is true in all worlds is the finding; where they differ it is undetermined."""
    keys = list(dict.fromkeys((said.subject, said.occurrence) for world in worlds for said in world))
    real = [
        key
        for key in keys
        if any((said.subject, said.occurrence) == key and said.status not in NO_FINDING for w in worlds for said in w)
    ]
    for key in real or keys:
        row = []
        for world in worlds:
            own = [said for said in world if (said.subject, said.occurrence) == key]
            if not own and len(keys) > 1 and world and world[0].status in NO_FINDING:
                own = world[:1]
            row.append(own[0] if own else None)
        _finding(key, row, answer)


def _finding(key: Any, row: list[Said | None], answer: Answer) -> None:
    statuses = {NOT_APPLICABLE if said is None else said.status for said in row}
    shown = [said for said in row if said is not None and said.status not in NO_FINDING]
    if not shown:
        answer.out_of_force = answer.out_of_force or OUT_OF_FORCE in statuses
        return
    possible: tuple[str, ...] = ()
    status = next(iter(statuses))
    done = {said.done for said in shown}
    if len(statuses) > 1:
        status, possible = "undetermined", tuple(sorted(statuses))
    elif status in NON_COMPLIANT and any(
        said.version is not None and said.version.evidence == "memory" for said in shown
    ):
        status, possible = "undetermined", (status,)
    by = next(iter(done)) if len(done) == 1 and status != "undetermined" else None
    versions = {None if said.version is None else said.version.id for said in shown}
    version = next(iter(versions)) if len(versions) == 1 else None
    answer.rows.append(Row(key[0], key[1], status, _due(shown), by, possible, version, len(row)))


def _due(shown: list[Said]) -> str | None:
    """The due day, or the first and the last that it may be."""
    from datetime import date

    dues = [said.due for said in shown if said.due is not None]
    if not dues:
        return None
    spans = [due if isinstance(due, tuple) else (due, due) for due in dues]
    first, last = min(a for a, _ in spans), max(b for _, b in spans)
    if isinstance(dues[0], tuple):
        texts = [instant_text(first), instant_text(last)]
    else:
        texts = [
            date.fromordinal(first).isoformat() if first > 1 else "..",
            "..",
        ]
        texts[1] = date.fromordinal(last).isoformat() if last < LATEST else ".."
    return texts[0] if first == last else "/".join(texts)


class Thinner:
    """The days of an event. Of a long stretch only those on which something can turn: every day is too many."""

    def __init__(self, case: CaseFile, rule: Rule) -> None:
        self._case = case
        self._rule = rule
        self._days: list[int] | None = None
        self._of: dict[int, list[int]] = {}

    def __call__(self, event: Event) -> list[int]:
        if event.number not in self._of:
            days = self.between(event.first, min(event.last, event.limit))
            if event.last > event.limit:
                # Later than what is looked at one day is as good as another, but for what its provision means.
                cuts = [day for day in provisions.cuts() if event.limit + 1 < day <= event.last]
                days += [event.limit + 1, *(cuts if event.type == "decision_made" else ())]
            self._of[event.number] = days
        return self._of[event.number]

    def between(self, first: int, last: int) -> list[int]:
        if last - first <= MANY_DAYS:
            return list(range(first, last + 1))
        if self._rule.kind in EACH_DAY_COUNTS and last - first > 1500:
            raise TooManyError
        if self._days is None:
            self._days = self._turning()
        return sorted({first, last, *(day for day in self._days if first <= day <= last)})

    def _turning(self) -> list[int]:
        case = self._case
        known = {day for event in case.events for day in (event.first, event.last)}
        known |= {case.as_of, *(case.born or ()), *(case.expected or ())}
        known |= {day for gaps in case.gaps.values() for gap in gaps for day in gap}
        known |= {day for version in self._rule.versions for day in (version.first, version.last + 1)}
        known |= {day for _, first, last in case.holders for day in (first, last + 1)}
        if case.born is not None:
            known |= {day_turned(case.born[0], years) for years in range(20)}
        known |= set(provisions.cuts())
        known = {day for day in known if 500_000 < day < 900_000}
        moved = set(known)
        for version in self._rule.versions:
            for text in texts_in(version.duty):
                period = period_of(text)
                if period is not None:
                    moved |= {forward(day, period, version.counting) for day in known}
                    moved |= {backward(day, period, version.counting) for day in known}
        return sorted({day + step for day in moved for step in (-1, 0, 1)})
