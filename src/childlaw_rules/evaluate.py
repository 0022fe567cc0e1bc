"""The evaluator: a case timeline in, findings out. It knows no law; the rules say what the duties are.

Where all that a rule needs of a case is plain, the plan of the set answers at once, and what it answers is told in
full only when somebody reads it. Everything else is judged in the possible worlds of the file (``judging``), which
have the last word: a quick answer is the one that they give.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from threading import RLock
from typing import Any, NamedTuple, overload

from childlaw_rules.case import Case, read_case
from childlaw_rules.errors import ArgumentError, Problem
from childlaw_rules.finding import (
    NON_COMPLIANT,
    Finding,
    NotApplicable,
    OutOfForce,
    Report,
    RulesetStamp,
    Status,
    told_later,
)
from childlaw_rules.judging import judge_rule
from childlaw_rules.plan.compiling import Planned, plan_of
from childlaw_rules.plan.rows import Row
from childlaw_rules.plan.sheet import NotPlainError, Sheet
from childlaw_rules.record.entries import Record
from childlaw_rules.reporting import Reporter
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.rulefiles import load_rules
from childlaw_rules.version import __version__
from childlaw_rules.when import Point, PointError, instant_text, local_day

When = date | datetime | str | Point


def evaluate(
    case: Case | Mapping[str, Any] | str | bytes,
    *,
    as_of: When | None = None,
    known_at: When | None = None,
    rules: Ruleset | None = None,
    readings: Mapping[str, str] | None = None,
) -> Report:
    """How every duty of a set of rules stands in a case.

    ``as_of`` is the day (or instant) the world is looked at: events after it are ignored. The argument wins over
    the case's own; with neither, it is today in Copenhagen. ``known_at`` is the moment the file is looked at:
    events recorded after it are ignored. ``rules`` are by default those that come with the library.
    ``readings`` chooses other answers to what the law leaves open, by the id of the reading or
    ``rule-id/reading-id``.

    The same input gives the same report, whatever the order of the events. Raises ``CaseError`` for a case and
    ``ArgumentError`` for an argument that cannot be used, each with everything that is wrong.
    """
    evaluation = _evaluation(case, as_of, known_at, rules, readings)
    ruleset = evaluation.rules
    findings: list[Finding] = []
    for planned, rows in evaluation.answers():
        if rows is None:
            findings += evaluation.whole(planned.number).findings
        else:
            for row in rows:
                told = _Quick(evaluation, planned, row)
                findings.append(told_later(Finding, told, rule=planned.rule.id, status=row[4]))
    return told_later(
        Report,
        evaluation,
        format="childlaw-report/1",
        case=evaluation.case.id,
        as_of=str(evaluation.as_of),
        known_at=None if evaluation.known_at is None else str(evaluation.known_at),
        ruleset=RulesetStamp(version=ruleset.version, digest=ruleset.digest, engine=__version__),
        findings=findings,
    )


class Standing(NamedTuple):
    """How one duty stands for one subject, and nothing else: the same words as in a finding of a report.

    ``due`` and ``fulfilled`` are days (ISO), instants for duties in hours, intervals where a day is not known.
    """

    rule: str
    subject: dict[str, str]
    occurrence: int | None
    status: Status
    due: str | None
    fulfilled: str | None


class Standings(Sequence[Standing]):
    """How every duty of a case stands, in the order of the report; each is put into words when it is read."""

    __slots__ = ("_answers", "_evaluation")

    def __init__(self, evaluation: _Evaluation, answers: list[tuple[Planned, Row | Finding]]) -> None:
        self._evaluation = evaluation
        self._answers = answers

    def __len__(self) -> int:
        return len(self._answers)

    @overload
    def __getitem__(self, place: int) -> Standing: ...

    @overload
    def __getitem__(self, place: slice) -> list[Standing]: ...

    def __getitem__(self, place: int | slice) -> Standing | list[Standing]:
        if isinstance(place, slice):
            return [_standing(*answer) for answer in self._answers[place]]
        return _standing(*self._answers[place])

    def __iter__(self) -> Iterator[Standing]:
        for answer in self._answers:
            yield _standing(*answer)


def statuses(
    case: Case | Mapping[str, Any] | str | bytes,
    *,
    as_of: When | None = None,
    known_at: When | None = None,
    rules: Ruleset | None = None,
    readings: Mapping[str, str] | None = None,
) -> Standings:
    """How every duty stands, without the derivation: for lists, counts and monitors over many cases.

    It gives the statuses that ``evaluate`` gives, in the same order, takes the same arguments and raises the same
    errors.
    """
    evaluation = _evaluation(case, as_of, known_at, rules, readings)
    found: list[tuple[Planned, Row | Finding]] = []
    for planned, rows in evaluation.answers():
        several: Sequence[Row | Finding] = evaluation.whole(planned.number).findings if rows is None else rows
        found += [(planned, row) for row in several]
    return Standings(evaluation, found)


def _evaluation(
    case: Case | Mapping[str, Any] | str | bytes,
    as_of: When | None,
    known_at: When | None,
    rules: Ruleset | None,
    readings: Mapping[str, str] | None,
) -> _Evaluation:
    timeline = case if isinstance(case, Case) else read_case(case)
    looked_at = _as_of(as_of, timeline)
    known = None if known_at is None else _point(known_at, "known_at")
    ruleset = load_rules() if rules is None else rules
    if readings:
        ruleset = ruleset.choosing(readings)
    return _Evaluation(timeline, looked_at, known, ruleset)


class _Whole(NamedTuple):
    """What the possible worlds say of one rule."""

    findings: list[Finding]
    not_applicable: list[NotApplicable]
    out_of_force: list[OutOfForce]


class _Evaluation:
    """One case looked at on one day under one set of rules; it tells of each rule in full when that is asked for."""

    __slots__ = ("_lock", "_reporter", "_wholes", "as_of", "case", "known_at", "rules")

    def __init__(self, case: Case, as_of: Point, known_at: Point | None, rules: Ruleset) -> None:
        self.case = case
        self.as_of = as_of
        self.known_at = known_at
        self.rules = rules
        self._lock = RLock()
        self._reporter: Reporter | None = None
        self._wholes: dict[int, _Whole] = {}

    def answers(self) -> Iterator[tuple[Planned, list[Row] | None]]:
        """The quick answers of each rule that the case touches, or None where the worlds must be asked."""
        plan = plan_of(self.rules)
        if self.known_at is not None:
            for planned in plan.all:
                yield planned, None
            return
        sheet = Sheet(self.case, self.as_of)
        murky = sheet.murky
        for planned in plan.touched_by(sheet.held):
            quick = planned.quick
            if quick is None or (murky and not murky.isdisjoint(quick.types)):
                yield planned, None
                continue
            rows: list[Row] = []
            try:
                quick.run(sheet, rows)
            except NotPlainError:
                yield planned, None
                continue
            if rows and planned.from_memory and any(row[4] in NON_COMPLIANT for row in rows):
                # What only memory vouches for does not count against a file.
                yield planned, None
                continue
            if rows:
                yield planned, rows

    def whole(self, number: int) -> _Whole:
        """What the possible worlds say of one rule of the set."""
        found = self._wholes.get(number)
        if found is not None:
            return found
        with self._lock:
            if self._reporter is None:
                record = Record(self.case, self.as_of, self.known_at, self.rules.tables.measures)
                self._reporter = Reporter(record, self.rules.act_changes)
            if number not in self._wholes:
                reporter = self._reporter
                judge_rule(self.rules.rules[number], reporter.record, reporter)
                self._wholes[number] = _Whole(*reporter.taken())
            return self._wholes[number]

    def tell(self, field: str) -> Any:
        """The rules of a report that do not apply, or are not in force."""
        return [one for number in range(len(self.rules.rules)) for one in getattr(self.whole(number), field)]


class _Quick:
    """A finding that was answered quickly, and what the worlds tell of it when somebody reads on."""

    __slots__ = ("evaluation", "planned", "row")

    def __init__(self, evaluation: _Evaluation, planned: Planned, row: Row) -> None:
        self.evaluation = evaluation
        self.planned = planned
        self.row = row

    def tell(self, field: str) -> Any:
        """The value of a field of the finding."""
        if field == "subject":
            return _subject(self.row)
        if field == "occurrence":
            return self.row[3]
        if field == "due":
            return _due(self.planned, self.row)
        if field == "category":
            return self.planned.rule.category.value
        if field == "basis":
            return self.planned.rule.basis.value
        return getattr(self._in_full(), field)

    def _in_full(self) -> Finding:
        subject, occurrence = _subject(self.row), self.row[3]
        for finding in self.evaluation.whole(self.planned.number).findings:
            if finding.subject == subject and finding.occurrence == occurrence:
                return finding
        raise RuntimeError(f"the quick answer of '{self.planned.rule.id}' is not that of the worlds: please report it")


def _subject(row: Row) -> dict[str, str]:
    kind, tid, party = row[:3]
    return {kind: tid} if party is None else {kind: tid, "party": party}


def _due(planned: Planned, row: Row) -> str | None:
    due = row[5]
    if due is None:
        return None
    hours = planned.quick is not None and planned.quick.hours
    return instant_text(due) if hours else date.fromordinal(due).isoformat()


def _standing(planned: Planned, answer: Row | Finding) -> Standing:
    if isinstance(answer, Finding):
        done = answer.fulfilled_by
        fulfilled = None if done is None else done.at
        return Standing(answer.rule, answer.subject, answer.occurrence, answer.status, answer.due, fulfilled)
    mark = answer[6]
    fulfilled = None
    if mark is not None:
        hours = planned.quick is not None and planned.quick.hours
        fulfilled = instant_text(mark[2]) if hours else date.fromordinal(mark[1]).isoformat()
    return Standing(planned.rule.id, _subject(answer), answer[3], answer[4], _due(planned, answer), fulfilled)


def _as_of(argument: When | None, case: Case) -> Point:
    if argument is not None:
        return _point(argument, "as_of")
    if case.as_of is not None:
        return case.as_of
    return _today()


def _point(value: When, name: str) -> Point:
    try:
        point = Point.parse(value)
    except PointError as error:
        raise ArgumentError([Problem(name, str(error))]) from None
    if point.day is None:
        raise ArgumentError([Problem(name, "must be a day or an instant, for example 2024-08-01")])
    return point


def _today() -> Point:
    """The documented default of ``as_of``: today in Copenhagen. The only clock in the library."""
    return Point.parse(local_day(datetime.now(UTC)))
