"""One case looked at on one day: the quick answers of the plan, and what the possible worlds say of each rule."""

from __future__ import annotations

from threading import RLock
from typing import Any, NamedTuple

from childlaw_rules.case import Case
from childlaw_rules.finding import NON_COMPLIANT, Finding, NotApplicable, OutOfForce
from childlaw_rules.judging import judge_rule
from childlaw_rules.plan.compiling import Planned, plan_of
from childlaw_rules.plan.rows import Row
from childlaw_rules.plan.sheet import NotPlainError, Sheet
from childlaw_rules.record.entries import Record
from childlaw_rules.reporting import Reporter
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.standing import due_of, subject_of
from childlaw_rules.when import Point


class _Whole(NamedTuple):
    """What the possible worlds say of one rule."""

    findings: list[Finding]
    not_applicable: list[NotApplicable]
    out_of_force: list[OutOfForce]


class Evaluation:
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


class QuickFinding:
    """A finding that was answered quickly, and what the worlds tell of it when somebody reads on."""

    __slots__ = ("evaluation", "planned", "row")

    def __init__(self, evaluation: Evaluation, planned: Planned, row: Row) -> None:
        self.evaluation = evaluation
        self.planned = planned
        self.row = row

    def tell(self, field: str) -> Any:
        """The value of a field of the finding."""
        if field == "subject":
            return subject_of(self.row)
        if field == "occurrence":
            return self.row[3]
        if field == "due":
            return due_of(self.planned, self.row)
        if field == "category":
            return self.planned.rule.category.value
        if field == "basis":
            return self.planned.rule.basis.value
        return getattr(self._in_full(), field)

    def _in_full(self) -> Finding:
        subject, occurrence = subject_of(self.row), self.row[3]
        for finding in self.evaluation.whole(self.planned.number).findings:
            if finding.subject == subject and finding.occurrence == occurrence:
                return finding
        raise RuntimeError(f"the quick answer of '{self.planned.rule.id}' is not that of the worlds: please report it")
