"""Explanations of a finding in three depths, all from the derivation that the finding carries.

The line says how the duty stands, the paragraph how that was reckoned and where the duty stands, the ledger every
step with what it rests on, so that a jurist can tick it off.
"""

from __future__ import annotations

from typing import Final, Literal

from childlaw_rules.explain.ledger import ledger
from childlaw_rules.explain.naming import LANGUAGES, headed, one_of, refuse, rules_or_shipped, wrong_rules, wrong_type
from childlaw_rules.explain.paragraph import paragraph
from childlaw_rules.explain.said import due_in_words, shown
from childlaw_rules.explain.words import PHRASES
from childlaw_rules.finding import Finding, Status
from childlaw_rules.prose.terms import in_language, of
from childlaw_rules.rulebook import Rule, Ruleset

Depth = Literal["line", "paragraph", "ledger"]
DEPTHS: Final = ("line", "paragraph", "ledger")
#: So many missing facts are named on a line.
_FACTS_ON_A_LINE: Final = 2


def explain(
    finding: Finding,
    depth: Depth = "line",
    lang: str = "da",
    *,
    rules: Ruleset | None = None,
) -> str:
    """What a finding says and why, in Danish or in English.

    ``line`` is one line: the status, the duty in short, what the file shows, the due day. ``paragraph`` is running
    text: how the day was reckoned and from what, what decides, what the file shows, the provision with how its text
    is known, remarks, and other readings that would give another status. ``ledger`` has a line for each step of the
    derivation, numbered, with the event or provision that it rests on; then remarks, what is missing, and readings.

    ``rules`` are those the report was made with, by default those that come with the library; of a rule that is
    not among them the id stands in place of its title. Raises ``ArgumentError`` for an argument that is none of these.
    """
    wrong = wrong_type("finding", finding, Finding, "a finding of a report")
    refuse([*wrong, *one_of("depth", depth, DEPTHS), *one_of("lang", lang, LANGUAGES), *wrong_rules(rules)])
    rule = rules_or_shipped(rules).by_id.get(finding.rule)
    if depth == "ledger":
        return ledger(finding, rule, lang)
    return paragraph(finding, rule, lang) if depth == "paragraph" else _line(finding, rule, lang)


def _line(finding: Finding, rule: Rule | None, lang: str) -> str:
    said = _what_is_open(finding, lang) or shown(finding, rule, lang)
    due = due_in_words(finding, rule, lang, said) if finding.status is not Status.UNDETERMINED else ""
    return " ".join(part for part in (f"{headed(finding, rule, lang)}.", said, due) if part)


def _what_is_open(finding: Finding, lang: str) -> str:
    """The first of the facts that are missing; nothing where none is."""
    if finding.status is not Status.UNDETERMINED or not finding.missing_facts:
        return ""
    facts = [in_language(fact.text, lang) for fact in finding.missing_facts]
    further = len(facts) - _FACTS_ON_A_LINE
    if further > 0:
        key = "further-fact" if further == 1 else "further-facts"
        facts = [*facts[:_FACTS_ON_A_LINE], of(PHRASES[key], lang).format(count=further)]
    return f"{of(PHRASES['missing'], lang)}: {'; '.join(facts)}."
