"""One case looked at on one day: the quick answers of the plan, and what the possible worlds say of each rule."""

from __future__ import annotations

from collections.abc import Iterator
from threading import RLock
from typing import Any, NamedTuple

from childlaw_rules.case import Case
from childlaw_rules.finding import Finding, Happening, NotApplicable, OutOfForce, told_later
from childlaw_rules.judging import judge_rule
from childlaw_rules.plan.compiling import plan_of
from childlaw_rules.plan.rows import Row, Rows, add_findings, answers_in
from childlaw_rules.plan.sheet import NotPlainError, Sheet
from childlaw_rules.record.entries import Record
from childlaw_rules.reporting import Reporter
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.standing import due_of, fulfilled_of, subject_of
from childlaw_rules.when import Point


class _Whole(NamedTuple):
    """What the possible worlds say of one rule."""

    findings: list[Finding]
    not_applicable: list[NotApplicable]
    out_of_force: list[OutOfForce]


class Evaluation:
    """One case looked at on one day under one set of rules; it tells of each rule in full when that is asked for."""

    __slots__ = ("_answers", "_lock", "_reporter", "_wholes", "as_of", "case", "known_at", "plan", "rules")

    def __init__(self, case: Case, as_of: Point, known_at: Point | None, rules: Ruleset) -> None:
        self.case = case
        self.as_of = as_of
        self.known_at = known_at
        self.rules = rules
        self.plan = plan_of(rules)
        self._answers: Rows = []
        self._lock = RLock()
        self._reporter: Reporter | None = None
        self._wholes: dict[int, _Whole] = {}

    def answer(self) -> Rows:
        """All answers in the order of the report: quick ones, and findings where the worlds were asked."""
        answers = self._answers
        if self.known_at is not None:
            for number in range(len(self.rules.rules)):
                add_findings(answers, self.whole(number).findings)
            return answers
        sheet = Sheet(self.case, self.as_of)
        murky = sheet.murky
        for number, _, types, run in self.plan.touched_by(sheet.held):
            if run is None or (murky and not murky.isdisjoint(types)):
                add_findings(answers, self.whole(number).findings)
                continue
            begin = len(answers)
            try:
                run(sheet, answers)
            except NotPlainError:
                del answers[begin:]
                add_findings(answers, self.whole(number).findings)
        return answers

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
        """The findings of a report, or the rules in it that do not apply or are not in force."""
        if field == "findings":
            return list(self._findings())
        return [one for number in range(len(self.rules.rules)) for one in getattr(self.whole(number), field)]

    def _findings(self) -> Iterator[Finding]:
        rule, number = "", 0
        for answer in answers_in(self._answers):
            if not isinstance(answer, tuple):
                yield answer
                continue
            number = number + 1 if answer[0].id == rule else 0
            rule = answer[0].id
            yield told_later(Finding, QuickFinding(self, answer, number), rule=rule, status=answer[4])


class QuickFinding:
    """A finding that was answered quickly, and what the worlds tell of it when somebody reads on."""

    __slots__ = ("evaluation", "number", "row")

    def __init__(self, evaluation: Evaluation, row: Row, number: int) -> None:
        self.evaluation = evaluation
        self.row = row
        #: Which of the findings of its rule it is, from 0.
        self.number = number

    def tell(self, field: str) -> Any:
        """The value of a field of the finding."""
        head = self.row[0]
        if field == "subject":
            return subject_of(self.row)
        if field == "occurrence":
            return self.row[3]
        if field == "due":
            return due_of(self.row)
        if field == "fulfilled_by" and (self.row[6] is None or self.row[6]["id"] is not None):
            return _happening(self.row)
        if field == "category":
            return head.rule.category.value
        if field == "basis":
            return head.rule.basis.value
        return getattr(self._in_full(), field)

    def _in_full(self) -> Finding:
        rule = self.row[0].id
        findings = self.evaluation.whole(self.evaluation.plan.numbers[rule]).findings
        if self.number < len(findings):
            finding = findings[self.number]
            if finding.subject == subject_of(self.row) and finding.occurrence == self.row[3]:
                return finding
        raise RuntimeError(f"the quick answer of '{rule}' is not that of the worlds: please report it")


def _happening(row: Row) -> Happening | None:
    """What fulfilled a duty, where it has an id of its own."""
    done = row[6]
    return None if done is None else Happening(event=done["id"], at=fulfilled_of(row))
