"""Counts the answers of one case: to the questions of a profile, or by each rule where no profile is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from childlaw_rules.case import Case
from childlaw_rules.explain import causes
from childlaw_rules.finding import Finding, MissingFact, Report, Status
from childlaw_rules.profiles.answers import Answer
from childlaw_rules.profiles.reviewing import counted_as, review
from childlaw_rules.profiles.stratifying import Strata, strata_in, whole_record
from childlaw_rules.profiles.words import AnswerWord, CountsAs, Profile
from childlaw_rules.record.entries import Record
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.tables.counted import ANSWER, DUTY, FACT, LATE, PART, REASON, CountKey

#: How statuses count where no profile says it: what is not due yet is not relevant yet.
PLAINLY: Final = CountsAs(
    yes=(Status.MET, Status.EXCUSED),
    no=(Status.MET_LATE, Status.OVERDUE, Status.MISSING),
    not_relevant=(Status.PENDING,),
)
#: The code of a group that the file does not tell, and of what is about no group of that kind.
NOT_TOLD: Final = ""
#: The code of what is about no single measure.
NO_MEASURE: Final = "none"
_AGAINST: Final = (AnswerWord.NO, AnswerWord.PARTLY)

Counts = Counter[CountKey]


class _Place(NamedTuple):
    """One finding, told from every other of the report."""

    rule: str
    subject: tuple[tuple[str, str], ...]
    occurrence: int | None


def count_questions(counts: Counts, report: Report, case: Case, profile: Profile, rules: Ruleset) -> None:
    """Count the answers to the questions of a profile, and the duties that they rest on."""
    groups = _Groups(whole_record(case))
    findings = {_place(f.rule, f.subject, f.occurrence): f for f in report.findings}
    duties: set[tuple[str, _Place]] = set()
    for answer in review(report, case, profile, rules=rules):
        asked, word = answer.question, answer.answer.value
        counts[ANSWER, "", "", asked, word] += 1
        for by, group in groups.of(answer.subject):
            counts[ANSWER, by, group, asked, word] += 1
        for part in answer.of_which:
            counts[PART, asked, part] += 1
        if answer.answer in _AGAINST:
            for id_ in {ground.id for ground in answer.because if ground.answer in _AGAINST}:
                counts[REASON, asked, id_] += 1
        if answer.answer is AnswerWord.NOT_SHOWN and answer.answerable:
            _count_facts(counts, asked, _facts(answer, findings))
        for ground in answer.because:
            place = _place(ground.id, ground.subject, ground.occurrence)
            if ground.kind == "finding" and ground.status is not None and (asked, place) not in duties:
                duties.add((asked, place))
                _count_duty(counts, findings[place], asked, ground.answer)


def count_rules(counts: Counts, report: Report, case: Case, rules: Ruleset) -> None:
    """Count how each duty stands, by its rule, and by category in each group."""
    groups = _Groups(whole_record(case))
    for finding in report.findings:
        answer = counted_as(finding, PLAINLY)
        counts[ANSWER, "", "", finding.rule, answer.value] += 1
        for by, group in groups.of(finding.subject, whole_case=False):
            counts[ANSWER, by, group, finding.category, answer.value] += 1
        _count_duty(counts, finding, finding.category, answer)
        if answer is AnswerWord.NOT_SHOWN:
            _count_facts(counts, finding.category, {fact_code(fact) for fact in finding.missing_facts})
    for cause in causes(report, rules=rules):
        counts[REASON, "", cause.head.rule] += 1
        if cause.consequences:
            counts[REASON, "behind", cause.head.rule] += len(cause.consequences)


def count_responses(counts: Counts, report: Report, rules: Iterable[str]) -> None:
    """Count by rule how some duties stand, and how many were met too late."""
    asked = frozenset(rules)
    for finding in report.findings:
        if finding.rule in asked:
            counts["rule", finding.rule, counted_as(finding, PLAINLY).value] += 1
            if finding.status is Status.MET_LATE:
                counts[LATE, finding.rule] += 1


def fact_code(fact: MissingFact) -> str:
    """A missing fact without its event: ``decision_made.with_consent``, ``coverage.measure_ended``."""
    return fact.fact if fact.event is None else f"{fact.type}.{fact.field}"


def _place(rule: str, subject: dict[str, str], occurrence: int | None) -> _Place:
    return _Place(rule, tuple(sorted(subject.items())), occurrence)


def _facts(answer: Answer, findings: dict[_Place, Finding]) -> set[str]:
    """What is missing where an answer is not shown; of questions that it is answered from, their names."""
    named = set()
    grounds = [*answer.because, *(below for ground in answer.because for below in ground.because)]
    for ground in grounds:
        if ground.answer is not AnswerWord.NOT_SHOWN:
            continue
        if ground.kind == "question":
            named.add(f"question.{ground.id}")
        elif ground.kind == "finding" and ground.status is None:
            named.add(f"start.{ground.id}")
        elif ground.kind == "finding":
            place = _place(ground.id, ground.subject, ground.occurrence)
            named |= {fact_code(fact) for fact in findings[place].missing_facts}
    return named


def _count_facts(counts: Counts, unit: str, facts: Iterable[str]) -> None:
    for fact in facts:
        counts[FACT, unit, fact] += 1


def _count_duty(counts: Counts, finding: Finding, unit: str, answer: AnswerWord) -> None:
    counts[DUTY, "", "", unit, answer.value] += 1
    counts[DUTY, "category", finding.category, unit, answer.value] += 1
    counts[DUTY, "period", _month(finding), unit, answer.value] += 1


def _month(finding: Finding) -> str:
    """The month in which a duty was due, or had to be in place; empty where the file leaves it open."""
    at = finding.due or (None if finding.trigger is None else finding.trigger.at)
    if at is None:
        return NOT_TOLD
    months = {end[:7] for end in at.split("/")}
    month = months.pop()
    return month if not months and len(month) == len("2024-03") else NOT_TOLD


class _Groups:
    """The groups of one case and of its threads, each looked up once."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.known: dict[tuple[tuple[str, str], ...], list[tuple[str, str]]] = {}

    def of(self, subject: dict[str, str], *, whole_case: bool = True) -> list[tuple[str, str]]:
        """Strata and groups; without ``whole_case`` what is about no single measure stands in no group of measures."""
        about = {kind: tid for kind, tid in subject.items() if kind != "party"}
        key = tuple(about.items())
        if key not in self.known:
            single = not about or not {"decision", "measure"}.isdisjoint(about)
            found = strata_in(self.record, about)
            self.known[key] = list(_groups(found, measures=single and (whole_case or bool(about))))
        return self.known[key]


def _groups(found: Strata, *, measures: bool) -> Iterator[tuple[str, str]]:
    for kind in found.measure_kinds if measures else ():
        yield "measure", kind.value
    if not (measures and found.measure_kinds):
        yield "measure", NO_MEASURE
    for place in found.place_kinds if measures else ():
        yield "place", place.value
    if not (measures and found.place_kinds):
        yield "place", NO_MEASURE
    yield "year", NOT_TOLD if found.year is None else str(found.year)
