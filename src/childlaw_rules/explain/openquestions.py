"""The questions whose answers would settle what a file leaves open, the one that settles most first."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from pydantic import BaseModel, ConfigDict

from childlaw_rules.explain.asking import asked, meant
from childlaw_rules.explain.naming import refuse, wrong_type
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

    A finding is settled when all its missing facts are known: one with a single missing fact by one answer, one with
    several by all of them. The order is greedy. Next come the facts that some finding still misses and that settle
    most findings for each question asked, counting every finding that misses nothing else; of as good ones those
    that bear on most findings that may count against the file, then the fewer, then those that the report names
    first. Among facts that are asked together the one comes first that most findings miss. Where too much is open
    for every possibility to be tried, no single answer settles the finding, and that question comes last.

    That all facts of a finding are needed is what can be said before any is known: one answer may settle a finding
    that names several, and an answer that is no more exact than the file may settle none. Raises
    ``ArgumentError`` for what is no report.
    """
    refuse(wrong_type("report", report, Report, "a report"))
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
    asked: set[str] = set()
    while len(asked) < len(named):
        for key in _next(named, open_facts, counting, place, asked):
            asked.add(key)
            settled = [number for number in named[key] if open_facts[number] == {key} and key != _TOO_MANY]
            for number in named[key]:
                open_facts[number].discard(key)
            yield key, settled


def _next(
    named: dict[str, list[int]],
    open_facts: list[set[str]],
    counting: list[bool],
    place: dict[str, int],
    asked: set[str],
) -> list[str]:
    """The facts to ask next, in order."""
    # Findings that miss the same facts are settled together.
    missing: dict[frozenset[str], int] = {}
    weight: dict[frozenset[str], int] = {}
    for facts, counts in zip(open_facts, counting, strict=True):
        if facts and _TOO_MANY not in facts:
            key = frozenset(facts)
            missing[key] = missing.get(key, 0) + 1
            weight[key] = weight.get(key, 0) + counts
    if not missing:
        rest = [key for key in named if key not in asked]
        return sorted(rest, key=lambda key: (key == _TOO_MANY, -len(named[key]), place[key]))

    def worth(facts: frozenset[str]) -> tuple[Fraction, int, int, int]:
        inside = [other for other in missing if other <= facts]
        settled = sum(missing[other] for other in inside)
        bearing = sum(weight[other] for other in inside)
        return Fraction(-settled, len(facts)), -bearing, len(facts), min(place[key] for key in facts)

    best: frozenset[str] = min(missing, key=worth)
    return sorted(best, key=lambda key: (-len(named[key]), place[key]))


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
