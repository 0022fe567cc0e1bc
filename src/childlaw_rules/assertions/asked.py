"""What an assertion is asked about: a report, or a case to evaluate, and the part of it that is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from childlaw_rules.arguments import words_of, wrong_type
from childlaw_rules.case import Case
from childlaw_rules.errors import ArgumentError, ChildlawError, Problem, did_you_mean
from childlaw_rules.evaluate import When, evaluate
from childlaw_rules.finding import Finding, Report, Text
from childlaw_rules.rule.words import Category
from childlaw_rules.rulebook import Ruleset, ruleset_unlike
from childlaw_rules.rulefiles import load_rules

CaseOrReport = Case | Mapping[str, Any] | str | bytes | Report
Words = str | Iterable[str]

_CATEGORIES: Final = frozenset(category.value for category in Category)


@dataclass(frozen=True, slots=True)
class Only:
    """The part of a report that is looked at: some rules and groups, some acts; an empty one is the whole."""

    words: tuple[str, ...] = ()
    rules: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()

    def takes_rule(self, rule: str, ruleset: Ruleset) -> bool:
        """Whether a rule is looked at, whatever the act."""
        if not self.rules and not self.categories:
            return True
        known = ruleset.by_id.get(rule)
        return rule in self.rules or (known is not None and known.category.value in self.categories)

    def takes(self, finding: Finding) -> bool:
        """Whether a finding is looked at."""
        if self.acts and finding.source.act not in self.acts:
            return False
        if not self.rules and not self.categories:
            return True
        return finding.rule in self.rules or finding.category in self.categories


@dataclass(frozen=True, slots=True)
class Asked:
    """A report, the rules it was made with, and the findings that are looked at, in order."""

    report: Report
    ruleset: Ruleset
    only: Only
    findings: tuple[Finding, ...]

    def reasons(self) -> tuple[tuple[str, Text], ...]:
        """Why the rules that are looked at give no finding: each rule with each of its reasons once."""
        said: dict[tuple[str, str], tuple[str, Text]] = {}
        for note in self.report.not_applicable:
            if self.only.takes_rule(note.rule, self.ruleset):
                said.setdefault((note.rule, note.reason.en), (note.rule, note.reason))
        for gap in self.report.out_of_force:
            if self.only.takes_rule(gap.rule, self.ruleset):
                text = Text(da=f"ingen version i kraft {gap.on}.", en=f"no version in force on {gap.on}.")
                said.setdefault((gap.rule, text.en), (gap.rule, text))
        return tuple(said.values())


def ask(
    case: CaseOrReport,
    problems: Iterable[Problem] = (),
    *,
    as_of: When | None = None,
    known_at: When | None = None,
    only: Words | None = None,
    rules: Ruleset | None = None,
    readings: Mapping[str, str] | None = None,
) -> Asked:
    """The report on a case, or the report itself.

    Raises ``CaseError`` and ``ArgumentError`` as ``evaluate`` does, and ``ArgumentError`` for ``problems`` that are
    already known; none carries a frame of this library.
    """
    __tracebackhide__ = True
    wrong = list(problems)
    ruleset = rules_given(rules)
    wrong += [] if rules is None else ruleset_unlike(rules)
    part, unknown = _only(only, ruleset)
    wrong += unknown
    if isinstance(case, Report):
        given = {"as_of": as_of, "known_at": known_at, "readings": readings}
        wrong += [
            Problem(name, "a report is evaluated already; give the case instead")
            for name, value in given.items()
            if value is not None
        ]
    if wrong:
        raise ArgumentError(wrong)
    report = case if isinstance(case, Report) else _evaluated(case, as_of, known_at, ruleset, readings)
    return Asked(report, ruleset, part, tuple(finding for finding in report.findings if part.takes(finding)))


def _evaluated(
    case: Case | Mapping[str, Any] | str | bytes,
    as_of: When | None,
    known_at: When | None,
    ruleset: Ruleset,
    readings: Mapping[str, str] | None,
) -> Report:
    __tracebackhide__ = True
    try:
        return evaluate(case, as_of=as_of, known_at=known_at, rules=ruleset, readings=readings)
    except ChildlawError as error:
        # What is wrong is the case or an argument; where in the library that was seen helps nobody.
        raise error.with_traceback(None) from None


def _only(words: Words | None, ruleset: Ruleset) -> tuple[Only, list[Problem]]:
    if words is None:
        return Only(), []
    said, problems = words_of("only", words, "a rule, category or act, or several")
    rules, categories, acts = set(), set(), set()
    for word in said:
        if word in ruleset.by_id:
            rules.add(word)
        elif word in _CATEGORIES:
            categories.add(word)
        elif word in _acts(ruleset):
            acts.add(word)
        else:
            hint = did_you_mean(word, [*ruleset.by_id, *sorted(_CATEGORIES), *sorted(_acts(ruleset))])
            problems.append(Problem("only", f"'{word}' is no rule, category or act{hint}"))
    if not said and not problems:
        problems.append(Problem("only", "names nothing; leave it out to look at everything"))
    return Only(said, frozenset(rules), frozenset(categories), frozenset(acts)), problems


@lru_cache(maxsize=8)
def _acts(ruleset: Ruleset) -> frozenset[str]:
    """The acts under which the rules of a set have versions."""
    return frozenset(version.source.act for rule in ruleset.rules for version in rule.versions)


def rules_given(rules: Ruleset | None) -> Ruleset:
    """The rules that are asked for; those that come with the library where none are, or where it is no set of rules."""
    return rules if isinstance(rules, Ruleset) else load_rules()


def rule_problems(rule: object, rules: Ruleset | None, place: str = "rule") -> list[Problem]:
    """What is wrong with the id of a rule, with the nearest one."""
    ruleset = rules_given(rules)
    if not isinstance(rule, str):
        return [wrong_type(place, rule, "the id of a rule")]
    if rule in ruleset.by_id:
        return []
    return [Problem(place, f"unknown rule '{rule}'{did_you_mean(rule, ruleset.by_id)}")]


def lang_problems(lang: object) -> list[Problem]:
    """What is wrong with the language of a message."""
    return [] if lang in (None, "da", "en") else [Problem("lang", "must be 'da' or 'en'")]
