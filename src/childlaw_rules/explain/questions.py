"""The questions whose answers would settle what a file leaves open, the one that settles most first."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from pydantic import BaseModel, ConfigDict

from childlaw_rules.explain.asking import asked, meant
from childlaw_rules.finding import (
    NON_COMPLIANT,
    NOT_APPLICABLE,
    OUT_OF_FORCE,
    Finding,
    MissingFact,
    Report,
    Status,
    Text,
)
from childlaw_rules.prose.joining import DA
from childlaw_rules.sentences import EN

_ORDER: Final = (*(status.value for status in Status), NOT_APPLICABLE, OUT_OF_FORCE)
#: Facts that are of one provision, not of the file: they are asked about once for each rule.
_OF_THE_LAW: Final = "text"
#: Facts that no single answer settles: they come last.
_TOO_MANY: Final = "too_many"


class Question(BaseModel):
    """A question to ask, and what its answer bears on.

    ``fact`` is the missing fact in one word, as the findings name it; ``event``, ``type``, ``field`` and ``at`` are
    those of the fact. ``text`` is the question, ``about`` says which event is meant: its Danish term, its id, what
    the file says of when it happened, what the findings are about. ``findings`` are the findings that name the
    fact, ``possible`` the statuses that remain in any of them. ``settles`` are the findings that have all their
    facts once this question, and those before it, are answered.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    fact: str
    event: str | None
    type: str | None
    field: str | None
    at: str | None
    text: Text
    about: Text
    findings: list[Finding]
    possible: list[str]
    settles: list[Finding]


def questions(report: Report) -> list[Question]:
    """The questions to ask about the undetermined findings of a report, each missing fact once.

    A finding is settled when all its missing facts are known. The order is greedy: next comes the question that
    settles most findings together with those already asked. Where several, or none, settle as many, the one comes
    first that brings the findings nearest to it: each finding it bears on counts for one divided by the number of
    its facts that are not asked about yet; then the one that bears on most findings that may count against the
    file; then the order of the report. Where too much is open for every possibility to be tried, no single answer
    settles the finding, and the question comes last.

    That all facts of a finding are needed is what can be said before any is known: one answer may settle a finding
    that names several, and an answer that is no more exact than the file may settle none.
    """
    findings = [finding for finding in report.findings if finding.status is Status.UNDETERMINED]
    facts: dict[str, MissingFact] = {}
    named: dict[str, list[int]] = {}
    open_facts: list[set[str]] = []
    for number, finding in enumerate(findings):
        keys = {_key(fact, finding): fact for fact in finding.missing_facts}
        open_facts.append(set(keys))
        for key, fact in keys.items():
            facts.setdefault(key, fact)
            named.setdefault(key, []).append(number)
    return [
        _question(facts[key], [findings[n] for n in named[key]], [findings[n] for n in settled])
        for key, settled in _ordered(named, open_facts, [_may_count(finding) for finding in findings])
    ]


def _key(fact: MissingFact, finding: Finding) -> str:
    return f"{fact.fact}:{finding.rule}:{finding.version}" if fact.fact == _OF_THE_LAW else fact.fact


def _may_count(finding: Finding) -> bool:
    """Whether the finding may turn out to count against the file."""
    return any(status in NON_COMPLIANT for status in finding.possible)


def _ordered(
    named: dict[str, list[int]], open_facts: list[set[str]], counting: list[bool]
) -> Iterable[tuple[str, list[int]]]:
    """The facts in the order of asking, each with the findings that it settles."""
    place = {key: number for number, key in enumerate(named)}
    left = dict(named)
    while left:
        best = min(left, key=lambda key: (key == _TOO_MANY, *_worth(left[key], open_facts, counting), place[key]))
        settled = [number for number in left.pop(best) if len(open_facts[number]) == 1]
        for number in named[best]:
            open_facts[number].discard(best)
        yield best, settled


def _worth(numbers: list[int], open_facts: list[set[str]], counting: list[bool]) -> tuple[int, Fraction, int]:
    """What asking next would bring, the least first: negative numbers, so that what brings most sorts first."""
    settled = sum(1 for number in numbers if len(open_facts[number]) == 1)
    nearer = sum((Fraction(1, len(open_facts[number])) for number in numbers), Fraction(0))
    return -settled, -nearer, -sum(1 for number in numbers if counting[number])


def _question(fact: MissingFact, findings: list[Finding], settles: list[Finding]) -> Question:
    return Question(
        fact=fact.fact,
        event=fact.event,
        type=fact.type,
        field=fact.field,
        at=fact.at,
        text=Text(da=asked(fact, findings[0], DA), en=asked(fact, findings[0], EN)),
        about=Text(da=meant(fact, findings, DA), en=meant(fact, findings, EN)),
        findings=findings,
        possible=sorted({status for finding in findings for status in finding.possible}, key=_ORDER.index),
        settles=settles,
    )
