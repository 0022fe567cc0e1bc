"""What is wrong with a coverage map beside a set of rules.

A citation meets a provision of the index where some words of the act may be in both and they have a day in
common: § 20, stk. 3, 2. pkt. meets § 20, stk. 3, and § 20, and §§ 20-22; § 155 meets § 155, stk. 2. What a rule
cites after *jf.* is a pointer and needs no row; every other place it cites must be in the index and must have
a row that names the rule. Yardsticks of practice cite reports and need none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from childlaw_rules.coverage.gaps import gap_problems
from childlaw_rules.coverage.law import CoverageMap, IndexVersion, Row, cited, days_text
from childlaw_rules.coverage.reading import load_map
from childlaw_rules.coverage.words import RowOutcome
from childlaw_rules.errors import Problem, RuleError, did_you_mean
from childlaw_rules.provision import Provision
from childlaw_rules.rule.words import Basis
from childlaw_rules.rulebook import Rule, Ruleset, RuleVersion
from childlaw_rules.rulemerge import place_of
from childlaw_rules.when import EARLIEST


def map_problems(folder: str | Path | None, ruleset: Ruleset) -> Sequence[Problem]:
    """Every error of the map beside the rules of a folder; none where the folder has no map."""
    try:
        coverage = load_map(folder)
    except RuleError as error:
        return error.problems
    return [] if coverage is None else check_map(coverage, ruleset)


def check_map(coverage: CoverageMap, ruleset: Ruleset) -> list[Problem]:
    """Every error of a map beside a set of rules, in the order of the files.

    A provision version with no row or with two, a row of an unknown entry or of no version of it, a row that
    names a rule that is not there or is not in force, a rule that cites a provision no row ties it to.
    """
    problems = {
        *_versions_without_one_row(coverage),
        *_rows_astray(coverage, ruleset),
        *_days_without_rule(coverage, ruleset),
        *_citations_without_row(coverage, ruleset),
        *gap_problems(coverage, ruleset),
    }
    return sorted(problems, key=place_of)


def _versions_without_one_row(coverage: CoverageMap) -> Iterator[Problem]:
    folders = {entry.id: act.folder for act in coverage.acts for entry in act.entries}
    for version in coverage.versions:
        rows = coverage.rows_of(version)
        if len(rows) == 1:
            others = [row for row in coverage.rows_touching(version) if row is not rows[0]]
        else:
            others = [] if rows else coverage.rows_touching(version)
        for row in others:
            yield Problem(
                row.place,
                f"the row speaks of some days only of {version.named}: "
                "let 'from' and 'until' be the first and last day of versions of the entry",
            )
        for row in rows[1:]:
            yield Problem(row.place, f"{version.named} of '{version.entry}' already has a row in {rows[0].place}")
        if not rows and not others:
            where = f"coverage/{folders[version.entry]}/<theme>.yaml"
            yield Problem(
                version.place, f"{version.named} has no row: write one with 'entry: {version.entry}' in {where}"
            )


def _rows_astray(coverage: CoverageMap, ruleset: Ruleset) -> Iterator[Problem]:
    folders = {entry.id: act.folder for act in coverage.acts for entry in act.entries}
    for row in coverage.rows:
        entry = coverage.entries.get(row.word.entry)
        if entry is None:
            hint = did_you_mean(row.word.entry, coverage.entries)
            yield Problem(row.place, f"no provision of the index has the id '{row.word.entry}'{hint}")
        elif folders[entry.id] != row.folder:
            yield Problem(row.place, f"'{entry.id}' is an entry of '{folders[entry.id]}': its rows lie in that folder")
        elif not any(row.touches(version) for version in entry.versions):
            yield Problem(row.place, f"'{entry.id}' has no version in the days the row speaks of")
        for name, place in zip(row.word.rules, row.rule_places, strict=True):
            if name not in ruleset.by_id:
                yield Problem(place, f"there is no rule '{name}'{did_you_mean(name, ruleset.by_id)}")


def _days_without_rule(coverage: CoverageMap, ruleset: Ruleset) -> Iterator[Problem]:
    """Rows that name rules of which none is in force on some day of the provision.

    What ``beyond`` says may be that a rule begins later; a row with it needs a rule in force on some day only.
    """
    for version in coverage.versions:
        for row in coverage.rows_of(version):
            if row.word.outcome is not RowOutcome.RULES:
                continue
            gaps = uncovered(version, row, ruleset)
            whole = gaps == [(version.first, version.last)]
            if whole or (gaps and row.word.beyond is None):
                days = "; ".join(days_text(first, last) for first, last in gaps)
                way_out = "" if whole else ", or say in 'beyond' why none reads those days"
                yield Problem(
                    row.place,
                    f"no rule named here is in force for {version.act} {version.provision} in {days}: "
                    f"name one that is, give those versions a row of their own{way_out}",
                )


def uncovered(version: IndexVersion, row: Row, ruleset: Ruleset) -> list[tuple[int, int]]:
    """The days of a version (ordinals, inclusive) on which no rule that the row names is in force.

    Where the first day of the version is not established, days before the first rule are not counted.
    """
    spans = sorted(
        (rule_version.first, rule_version.last)
        for name in row.word.rules
        if name in ruleset.by_id
        for rule_version in ruleset.by_id[name].versions
        if rule_version.first <= version.last and version.first <= rule_version.last
    )
    if not spans:
        return [(version.first, version.last)]
    day = spans[0][0] if version.first == EARLIEST else version.first
    gaps = []
    for first, last in spans:
        if first > day:
            gaps.append((day, first - 1))
        day = max(day, last + 1)
    if day <= version.last:
        gaps.append((day, version.last))
    return gaps


def _citations_without_row(coverage: CoverageMap, ruleset: Ruleset) -> Iterator[Problem]:
    for rule in ruleset.rules:
        if rule.basis is not Basis.STATUTE:
            continue
        for number, version in enumerate(rule.versions):
            at = _place(rule, number)
            places = cited(version.source.act, version.source.provision)
            if not places:
                yield from _unreadable(coverage, rule, version, at)
            for place in places:
                yield from _citation(coverage, rule, version, at, place)


def _citation(coverage: CoverageMap, rule: Rule, version: RuleVersion, at: str, place: Provision) -> Iterator[Problem]:
    met = [
        known
        for known in coverage.versions
        if known.first <= version.last
        and version.first <= known.last
        and any(place.overlaps(other) for other in known.places)
    ]
    yield from _named(coverage, rule, version, at, str(place), met)


def _unreadable(coverage: CoverageMap, rule: Rule, version: RuleVersion, at: str) -> Iterator[Problem]:
    """A source that is no paragraph, such as an article, meets what the index writes in the same words."""
    source = version.source
    met = [
        known
        for known in coverage.versions
        if (known.act, known.provision) == (source.act, source.provision)
        and known.first <= version.last
        and version.first <= known.last
    ]
    yield from _named(coverage, rule, version, at, f"{source.act} {source.provision}", met)


def _named(
    coverage: CoverageMap, rule: Rule, version: RuleVersion, at: str, text: str, met: list[IndexVersion]
) -> Iterator[Problem]:
    if not met:
        days = days_text(version.first, version.last)
        yield Problem(
            at, f"the coverage map knows no {text} in {days}: mend the citation, or add it in coverage/provisions/"
        )
    elif not any(row.names(rule.id) for known in met for row in coverage.rows_of(known)):
        entries = ", ".join(dict.fromkeys(f"'{known.entry}'" for known in met))
        yield Problem(
            at, f"no row of the coverage map says that '{rule.id}' reads {text}: name it in a row of {entries}"
        )


def _place(rule: Rule, number: int) -> str:
    if rule.text is None:
        return f"{rule.file}:1:1"
    place = rule.text.place(("versions", number, "source", "provision"))
    return f"{rule.file}:{place.line}:{place.column}"
