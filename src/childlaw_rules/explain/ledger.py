"""The ledger of a finding: every step numbered, with what it rests on, for a jurist to tick off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from childlaw_rules.explain.naming import status_in_words, titled
from childlaw_rules.explain.readings import answer_in_words, chosen_in, reading_of
from childlaw_rules.explain.said import evidence_in_words, possible_in_words, remarks_in_words, shown
from childlaw_rules.explain.words import PHRASES
from childlaw_rules.finding import Finding, Status, Step
from childlaw_rules.prose.joining import sentence
from childlaw_rules.prose.terms import in_language, of
from childlaw_rules.rulebook import Rule

#: What a jurist ticks.
BOX: Final = "[ ]"
_INDENT: Final = "    "


def ledger(finding: Finding, rule: Rule | None, lang: str) -> str:
    """The steps, one a line; then the outcome, remarks, what is missing, and readings."""
    return "\n".join(_lines(finding, rule, lang))


def _lines(finding: Finding, rule: Rule | None, lang: str) -> Iterator[str]:
    yield f"[{status_in_words(finding.status.value, lang).upper()}] {titled(finding, rule, lang)}"
    for number, step in enumerate(finding.steps, start=1):
        yield f"{BOX} {number}. {_step(step, lang)}"
    yield from _source(finding, lang)
    if finding.status is Status.UNDETERMINED and finding.missing_facts:
        yield from _open(finding, lang)
    else:
        yield f"{of(PHRASES['outcome'], lang)}: {shown(finding, rule, lang)}"
    for remark in remarks_in_words(finding, lang):
        yield f"{of(PHRASES['note'], lang)}: {sentence(remark)}"
    if rule is not None:
        yield from _readings(finding, rule, lang)


def _step(step: Step, lang: str) -> str:
    name = of(PHRASES[step.kind], lang)
    text = in_language(step.text, lang)
    rests_on = step.provision or ""
    if step.event is not None:
        rests_on = of(PHRASES["event"], lang).format(event=step.event)
    if step.kind == "provision" or not rests_on:
        return f"{name}: {text}"
    return f"{name}: {text.removesuffix('.')} ({rests_on})."


def _source(finding: Finding, lang: str) -> Iterator[str]:
    source = finding.source
    said = [source.edition or "", evidence_in_words(finding, lang), source.url or ""]
    said = [part for part in said if part]
    if said:
        yield f"{_INDENT}{of(PHRASES['source'], lang)}: {'; '.join(said)}"


def _open(finding: Finding, lang: str) -> Iterator[str]:
    for fact in finding.missing_facts:
        yield f"{of(PHRASES['missing'], lang)}: {in_language(fact.text, lang)}"
    possible = possible_in_words(finding, lang)
    if possible:
        yield f"{of(PHRASES['possible'], lang)}: {possible}"


def _readings(finding: Finding, rule: Rule, lang: str) -> Iterator[str]:
    """Each open question, what was taken, and what another answer would have given."""
    chosen = chosen_in(finding)
    others = {(other.reading, other.alternative): other.status for other in finding.sensitive_to}
    key = "open-yardstick" if finding.basis == "practice" else "open-law"
    for name, taken in chosen.items():
        reading = reading_of(rule, name)
        if reading is None:
            continue
        yield f"{of(PHRASES[key], lang)}: {in_language(reading.question, lang)}"
        answers = [answer for answer in (reading.default, *reading.alternatives) if answer != taken]
        words = answer_in_words(rule, finding, name, taken, answers[0], lang)
        yield f"{_INDENT}{of(PHRASES['taken'], lang).format(reading=words)}"
        for answer in answers:
            status = others.get((name, answer))
            words = answer_in_words(rule, finding, name, answer, taken, lang)
            said = "other-status" if status is not None else "other-alike"
            if finding.status is Status.UNDETERMINED:
                said = "other"  # what other readings give is only worked out for what this one settles
            status = status_in_words(status or finding.status.value, lang)
            yield f"{_INDENT}{of(PHRASES[said], lang).format(status=status, reading=words)}"
