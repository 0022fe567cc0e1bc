"""Another system's answer beside the oracle's: which findings differ, and in what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Literal

from childlaw_rules.arguments import words_of
from childlaw_rules.assertions.asked import Asked, CaseOrReport, Words, ask, lang_problems, rule_problems
from childlaw_rules.assertions.checks import Statuses
from childlaw_rules.assertions.explanation import Explanation
from childlaw_rules.assertions.mismatch import (
    ALIASES,
    EXPECTED,
    IDENTITY,
    Mismatch,
    differences,
    read_expected,
    read_statuses,
)
from childlaw_rules.assertions.pairing import paired
from childlaw_rules.errors import Problem, did_you_mean
from childlaw_rules.evaluate import When
from childlaw_rules.finding import Finding, Report
from childlaw_rules.rulebook import Ruleset

#: What is compared where the other answer is made of reports or findings of this library.
USUAL: Final = ("subject", "occurrence", "status", "due")
_REPORT_NAMES: Final = {name: alias for alias, name in ALIASES.items()}
#: What a finding may hold beside, which is not compared.
_OTHERWISE: Final = frozenset(Finding.model_fields) - set(EXPECTED) - set(ALIASES) - {"rule"}

Answer = Report | Iterable[Finding | Mapping[str, Any]]


def assert_same_findings(
    ours: Answer,
    case: CaseOrReport,
    *,
    fields: Words | None = None,
    leaving_out: Statuses = (),
    only: Words | None = None,
    as_of: When | None = None,
    known_at: When | None = None,
    rules: Ruleset | None = None,
    readings: Mapping[str, str] | None = None,
    lang: Literal["da", "en"] | None = None,
) -> Report:
    """Assert that another system says the same of a case as the oracle; returns the oracle's report.

    ``ours`` is a report, or findings: each a ``Finding`` or a mapping with ``rule`` and any of ``status``, ``subject``,
    ``occurrence``, ``due``, ``trigger``, ``fulfilled``, ``days_late``, ``version``, ``category``, ``remarks``,
    ``possible`` and ``missing_facts``. What a mapping leaves out is not compared; of a ``Finding`` its subject,
    occurrence, status and due day are. ``fields`` names what is compared instead. Every finding of the one answer must
    have its counterpart in the other. ``leaving_out`` names statuses that are left out of both answers, and ``only`` a
    part that is looked at, as for ``assert_compliant``; the other arguments are those of ``assert_compliant`` too.

    Raises ``AssertionError`` with the explanation, ``CaseError`` and ``ArgumentError``.
    """
    __tracebackhide__ = True
    problems = lang_problems(lang)
    compared = _fields(fields, problems)
    left_out: tuple[str, ...] = ()
    if leaving_out != ():
        try:
            left_out = read_statuses(leaving_out)
        except ValueError as error:
            problems.append(Problem("leaving_out", str(error)))
    rows = _rows(ours, compared, rules, problems)
    asked = ask(case, problems, as_of=as_of, known_at=known_at, only=only, rules=rules, readings=readings)
    rows = [row for row in rows if asked.only.takes_rule(row["rule"], asked.ruleset) and not _left_out(row, left_out)]
    theirs = [finding for finding in asked.findings if finding.status.value not in left_out]
    found = _mismatches(rows, theirs)
    if found:
        counts = {"count": len(found), "all": len(theirs) + sum(1 for row in found if row.finding is None)}
        raise AssertionError(Explanation(asked, "answers-differ", counts, tuple(found), _why(asked, found), (), lang))
    return asked.report


def _fields(fields: Words | None, problems: list[Problem]) -> tuple[str, ...] | None:
    """The fields that are compared; None where each finding of ours says so itself."""
    if fields is None:
        return None
    words, wrong = words_of("fields", fields, "a field of a finding or several, such as 'due'")
    said = tuple(ALIASES.get(name, name) for name in words)
    problems += wrong
    problems += [
        Problem("fields", f"unknown field '{name}'{did_you_mean(name, EXPECTED)}")
        for name in said
        if name not in EXPECTED
    ]
    return tuple(name for name in said if name in EXPECTED)


def _rows(
    ours: Answer, fields: tuple[str, ...] | None, ruleset: Ruleset | None, problems: list[Problem]
) -> list[dict[str, Any]]:
    """Our findings, each as what is expected of the oracle's; what is wrong with them is added to the problems."""
    if isinstance(ours, Mapping | str | bytes) or not isinstance(ours, Report | Iterable):
        problems.append(Problem("ours", "must be a report, or a list of findings"))
        return []
    rows = []
    for number, item in enumerate(ours.findings if isinstance(ours, Report) else ours):
        place = f"ours[{number}]"
        if isinstance(item, Finding):
            given = {name: getattr(item, _REPORT_NAMES.get(name, name)) for name in fields or USUAL}
            rule: object = item.rule
        elif isinstance(item, Mapping):
            given, rule = _mapping(item, fields, place, problems)
        else:
            problems.append(Problem(place, f"must be a finding or a mapping, not of the type {type(item).__name__}"))
            continue
        wanted, wrong = read_expected(given, f"{place}.")
        problems += [*rule_problems(rule, ruleset, f"{place}.rule"), *wrong]
        rows.append({"rule": rule, **wanted})
    return rows


def _mapping(
    item: Mapping[str, Any], fields: tuple[str, ...] | None, place: str, problems: list[Problem]
) -> tuple[dict[str, Any], object]:
    given: dict[str, Any] = {}
    for key, value in item.items():
        name = ALIASES.get(key, key)
        if name in EXPECTED:
            if fields is None or name in fields:
                given[name] = value
        elif name != "rule" and name not in _OTHERWISE:
            hint = did_you_mean(str(key), [*EXPECTED, "rule"])
            problems.append(Problem(f"{place}.{key}", f"unknown field{hint}"))
    return given, item.get("rule")


def _left_out(row: Mapping[str, Any], left_out: Sequence[str]) -> bool:
    statuses = row.get("status", ())
    return bool(statuses) and all(status in left_out for status in statuses)


def _mismatches(rows: Sequence[Mapping[str, Any]], theirs: Sequence[Finding]) -> list[Mismatch]:
    """The findings that have no counterpart, or one that differs, in the order of the oracle's report."""
    found: dict[int, Mismatch] = {}
    alone: list[Mismatch] = []
    for rule in dict.fromkeys([*(finding.rule for finding in theirs), *(row["rule"] for row in rows)]):
        mine = [{k: v for k, v in row.items() if k != "rule"} for row in rows if row["rule"] == rule]
        places = [place for place, finding in enumerate(theirs) if finding.rule == rule]
        pairs = paired(mine, [theirs[place] for place in places], _unlike)
        for our, their in pairs:
            if our is None and their is not None:
                found[places[their]] = Mismatch(rule, theirs[places[their]], (), {})
            elif our is not None and their is None:
                alone.append(Mismatch(rule, None, (), mine[our]))
            elif our is not None and their is not None:
                finding = theirs[places[their]]
                differing = differences(finding, mine[our])
                if differing:
                    found[places[their]] = Mismatch(rule, finding, differing, mine[our])
    return [*(found[place] for place in sorted(found)), *alone]


def _unlike(wanted: Mapping[str, Any], finding: Finding) -> int | None:
    """In how many fields a finding is otherwise; None where it is about something else."""
    differing = differences(finding, wanted)
    return None if any(difference.field in IDENTITY for difference in differing) else len(differing)


def _why(asked: Asked, found: Iterable[Mismatch]) -> tuple[tuple[str, Any], ...]:
    """Why the oracle says nothing where we do."""
    ours = {mismatch.rule for mismatch in found if mismatch.finding is None}
    return tuple(row for row in asked.reasons() if row[0] in ours)
