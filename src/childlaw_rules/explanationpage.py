"""Reasons why a rule does not apply, and questions to ask, as text for people and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from childlaw_rules.explain import Question, WhyNot, explain
from childlaw_rules.explain.naming import moment_in_words, status_in_words, subject_in_words, title_of
from childlaw_rules.finding import Finding, Report, Status
from childlaw_rules.prose.tables import wrapped_with_numbers
from childlaw_rules.prose.terms import in_language, of
from childlaw_rules.rulebook import Rule, Ruleset

WIDTH: Final = 80
#: So many duties are named with a question.
_MOST: Final = 5
_WORDS: Final = {
    "case": ("{rule} · sag {case}, set pr. {day}", "{rule} · case {case}, as of {day}"),
    "open": ("Sag {case}, set pr. {day}", "Case {case}, as of {day}"),
    "applies": ("Reglen gælder i sagen:", "The rule applies in the case:"),
    "also": ("I øvrigt gælder reglen i sagen:", "Besides, the rule applies in the case:"),
    "nowhere": ("Rapporten siger intet om reglen.", "The report says nothing of the rule."),
    "none": ("Alt er afgjort; der er intet at spørge om.", "All is settled; there is nothing to ask."),
    "counts": (
        "{findings} kan ikke afgøres; spørgsmål, der afgør dem: {questions}.",
        "{findings} not settled; questions that settle them: {questions}.",
    ),
    "settles-alone": (
        "Svaret afgør {settled} og angår i alt {findings}: {duties}.",
        "The answer settles {settled} and bears on {findings} in all: {duties}.",
    ),
    "settles": (
        "Sammen med de foregående svar afgør det {settled}; det angår i alt {findings}: {duties}.",
        "With the answers before, it settles {settled}; it bears on {findings} in all: {duties}.",
    ),
    "needed": (
        "Svaret er nødvendigt, men ikke nok i sig selv, for {findings}: {duties}.",
        "The answer is needed, but not enough by itself, for {findings}: {duties}.",
    ),
    "further": ("{count} mere", "{count} more"),
    "possible": ("Mulige udfald", "Possible"),
}


def why_not_text(report: Report, rule: Rule, reasons: Sequence[WhyNot], lang: str, ruleset: Ruleset) -> str:
    """Why a rule gives no finding, subject by subject; and the findings that it does give, a line each."""
    return "\n".join(_why_not(report, rule, reasons, lang, ruleset)) + "\n"


def _why_not(report: Report, rule: Rule, reasons: Sequence[WhyNot], lang: str, ruleset: Ruleset) -> Iterator[str]:
    title = title_of(rule.id, rule, lang)
    yield from _wrapped(title)
    yield "=" * min(len(title), WIDTH)
    yield from _wrapped(_say("case", lang).format(rule=rule.id, **_looked_at(report, lang)))
    said = ""
    for why in reasons:
        yield ""
        status = status_in_words(why.kind, lang)
        subject = subject_in_words(why.subject, None, lang)
        head = f"{status[:1].upper()}{status[1:]}{f' ({subject})' if subject else ''}"
        yield from _wrapped(f"{head}: {in_language(why.reason, lang)}", "", "    ")
        starts = in_language(why.starts, lang)
        if starts != said:
            yield from _wrapped(starts, "    ", "    ")
        said = starts
    findings = report.of(rule.id)
    if findings:
        yield ""
        yield _say("also" if reasons else "applies", lang)
        for finding in findings:
            yield from _wrapped(explain(finding, "line", lang, rules=ruleset), "- ", "  ")
    elif not reasons:
        yield _say("nowhere", lang)


def questions_text(report: Report, ruleset: Ruleset, asked: Sequence[Question], lang: str) -> str:
    """The questions in the order of asking, each with what is meant and what it bears on."""
    return "\n".join(_questions(report, ruleset, asked, lang)) + "\n"


def _questions(report: Report, ruleset: Ruleset, asked: Sequence[Question], lang: str) -> Iterator[str]:
    title = _say("open", lang).format(**_looked_at(report, lang))
    yield from _wrapped(title)
    yield "=" * min(len(title), WIDTH)
    if not asked:
        yield _say("none", lang)
        return
    waiting = sum(1 for finding in report.findings if finding.status is Status.UNDETERMINED)
    yield from _wrapped(_say("counts", lang).format(findings=_findings(waiting, lang), questions=len(asked)))
    for number, question in enumerate(asked, start=1):
        yield ""
        yield from _wrapped(f"{number}. {in_language(question.text, lang)}", "", "   ")
        about = in_language(question.about, lang)
        if about:
            yield from _wrapped(f"{about}.", "   ", "   ")
        yield from _wrapped(_bears_on(question, ruleset, lang), "   ", "   ")
        names = ", ".join(status_in_words(status, lang) for status in question.possible)
        if names:
            yield from _wrapped(f"{_say('possible', lang)}: {names}.", "   ", "   ")


def _bears_on(question: Question, ruleset: Ruleset, lang: str) -> str:
    titles = dict.fromkeys(title_of(f.rule, ruleset.by_id.get(f.rule), lang) for f in question.findings)
    duties = list(titles)[:_MOST]
    if len(titles) > _MOST:
        duties.append(_say("further", lang).format(count=len(titles) - _MOST))
    alone = all(len(finding.missing_facts) == 1 for finding in question.settles)
    key = "needed" if not question.settles else "settles-alone" if alone else "settles"
    return _say(key, lang).format(
        settled=_findings(len(question.settles), lang),
        findings=_findings(len(question.findings), lang),
        duties="; ".join(duties),
    )


def _findings(count: int, lang: str) -> str:
    if lang == "da":
        return f"{count} fund"
    return f"{count} finding" if count == 1 else f"{count} findings"


def _looked_at(report: Report, lang: str) -> dict[str, str]:
    day = moment_in_words(report.as_of, lang).removeprefix("den ")
    return {"case": report.case or "–", "day": day}


def why_not_json(report: Report, rule_id: str, reasons: Iterable[WhyNot]) -> str:
    """The same as JSON: the reasons, and which findings the rule gives."""
    data = {
        "format": "childlaw-why-not/1",
        "case": report.case,
        "as_of": report.as_of,
        "rule": rule_id,
        "why_not": [why.model_dump(mode="json") for why in reasons],
        "findings": [_named(finding) for finding in report.of(rule_id)],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def questions_json(report: Report, asked: Iterable[Question]) -> str:
    """The same as JSON: each question, with the findings by what names them in the report."""
    data = {
        "format": "childlaw-questions/1",
        "case": report.case,
        "as_of": report.as_of,
        "questions": [
            {
                **question.model_dump(mode="json", exclude={"findings", "settles"}),
                "findings": [_named(finding) for finding in question.findings],
                "settles": [_named(finding) for finding in question.settles],
            }
            for question in asked
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _named(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "subject": finding.subject,
        "occurrence": finding.occurrence,
        "status": finding.status.value,
    }


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    return wrapped_with_numbers(WIDTH, text, first, rest, long_words=False)


def _say(key: str, lang: str) -> str:
    return of(_WORDS[key], lang)
