"""The evaluator: a case timeline in, findings out. It knows no law; the rules say what the duties are.

Where all that a rule needs of a case is plain, the plan of the set answers at once, and what it answers is told in
full only when somebody reads it. Everything else is judged in the possible worlds of the file (``judging``), which
have the last word: a quick answer is the one that they give.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
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
    answers, ends = evaluation.answers()
    findings: list[Finding] = []
    begin = 0
    for planned, end in ends:
        for answer in answers[begin:end]:
            if isinstance(answer, tuple):
                told = _Quick(evaluation, planned, answer)
                findings.append(told_later(Finding, told, rule=planned.rule.id, status=answer[4]))
            else:
                findings.append(answer)
        begin = end
    return told_later(
        Report,
        evaluation,
        format="childlaw-report/1",
        case=evaluation.case.id,
        as_of=str(evaluation.as_of),
        known_at=None if evaluation.known_at is None else str(evaluation.known_at),
        ruleset=evaluation.plan.stamp,
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

    __slots__ = ("_answers", "_ends")

    def __init__(self, answers: list[Row | Finding], ends: list[tuple[Planned, int]]) -> None:
        self._answers = answers
        self._ends = ends

    def __len__(self) -> int:
        return len(self._answers)

    @overload
    def __getitem__(self, place: int) -> Standing: ...

    @overload
    def __getitem__(self, place: slice) -> list[Standing]: ...

    def __getitem__(self, place: int | slice) -> Standing | list[Standing]:
        return list(self)[place]

    def __iter__(self) -> Iterator[Standing]:
        begin = 0
        for planned, end in self._ends:
            for answer in self._answers[begin:end]:
                yield _standing(planned, answer)
            begin = end


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
    return Standings(*_evaluation(case, as_of, known_at, rules, readings).answers())


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

    __slots__ = ("_lock", "_reporter", "_wholes", "as_of", "case", "known_at", "plan", "rules")

    def __init__(self, case: Case, as_of: Point, known_at: Point | None, rules: Ruleset) -> None:
        self.case = case
        self.as_of = as_of
        self.known_at = known_at
        self.rules = rules
        self.plan = plan_of(rules)
        self._lock = RLock()
        self._reporter: Reporter | None = None
        self._wholes: dict[int, _Whole] = {}

    def answers(self) -> tuple[list[Row | Finding], list[tuple[Planned, int]]]:
        """All answers in the order of the report: quick ones, and findings where the worlds were asked.

        With them each rule that has any, and how many there are up to its last.
        """
        answers: list[Row | Finding] = []
        ends: list[tuple[Planned, int]] = []
        if self.known_at is not None:
            for planned in self.plan.all:
                answers += self.whole(planned.number).findings
                ends.append((planned, len(answers)))
            return answers, ends
        sheet = Sheet(self.case, self.as_of)
        murky = sheet.murky
        begin = 0
        for planned in self.plan.touched_by(sheet.held):
            quick = planned.quick
            if quick is None or (murky and not murky.isdisjoint(quick.types)):
                answers += self.whole(planned.number).findings
            else:
                try:
                    quick.run(sheet, answers)
                except NotPlainError:
                    del answers[begin:]
                    answers += self.whole(planned.number).findings
                if planned.from_memory and any(a[4] in NON_COMPLIANT for a in answers[begin:] if isinstance(a, tuple)):
                    # What only memory vouches for does not count against a file.
                    del answers[begin:]
                    answers += self.whole(planned.number).findings
            end = len(answers)
            if end > begin:
                ends.append((planned, end))
                begin = end
        return answers, ends

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


@lru_cache(maxsize=512)
def _read(text: str) -> Point:
    return Point.parse(text)


def _point(value: When, name: str) -> Point:
    try:
        point = _read(value) if isinstance(value, str) else Point.parse(value)
    except PointError as error:
        raise ArgumentError([Problem(name, str(error))]) from None
    if point.day is None:
        raise ArgumentError([Problem(name, "must be a day or an instant, for example 2024-08-01")])
    return point


def _today() -> Point:
    """The documented default of ``as_of``: today in Copenhagen. The only clock in the library."""
    return Point.parse(local_day(datetime.now(UTC)))
