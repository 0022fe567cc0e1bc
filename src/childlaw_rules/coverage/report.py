"""The coverage map as data: by act and chapter, each provision version with its rules or its reason, counted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pydantic import ConfigDict, Field

from childlaw_rules.arguments import refuse, unlike
from childlaw_rules.case.cpr import Shielded
from childlaw_rules.coverage.law import CoverageMap, Entry, IndexVersion, LawIndex, Row
from childlaw_rules.coverage.words import RowOutcome
from childlaw_rules.errors import ArgumentError, Problem, did_you_mean
from childlaw_rules.finding import Text
from childlaw_rules.rule.words import Bilingual, Evidence
from childlaw_rules.rulebook import Ruleset, ruleset_unlike

#: Counted for a provision version that no row, or more than one, speaks of.
NO_ROW = "no row"


class _Out(Shielded):
    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True, serialize_by_alias=True)


class CoveredVersion(_Out):
    """One provision version: ``outcome`` is None where the map has no single row for it."""

    entry: str
    act: str
    provision: str
    from_: date | None = Field(alias="from")
    until: date | None
    title: Text
    evidence: Evidence
    note: Text | None
    outcome: RowOutcome | None
    rules: tuple[str, ...]
    reason: Text | None
    beyond: Text | None


class CoveredChapter(_Out):
    """A chapter with its provision versions and how many have which outcome."""

    id: str
    title: Text
    counts: dict[str, int]
    provisions: tuple[CoveredVersion, ...]


class CoveredAct(_Out):
    """An act, or the acts around the two, by chapter."""

    act: str
    title: Text
    note: Text | None
    counts: dict[str, int]
    chapters: tuple[CoveredChapter, ...]


class UncoveredDays(_Out):
    """Days, both inclusive, on which rules have no version in force, and why."""

    first: date
    last: date
    rules: tuple[str, ...]
    reason: Text


class CoverageReport(_Out):
    """The whole map. ``counts`` goes over provision versions, by outcome; nought is not left out.

    ``gaps`` are the days between 2006 and 2030 on which a rule has no version in force; they are left out where
    one act is asked for.
    """

    ruleset: str
    counts: dict[str, int]
    acts: tuple[CoveredAct, ...]
    gaps: tuple[UncoveredDays, ...]


def coverage_report(coverage: CoverageMap, ruleset: Ruleset, act: str | None = None) -> CoverageReport:
    """The map as data, of all acts or of one: ``SEL``, ``BL``, or another act that the index names.

    Raises ``ArgumentError`` where the index names no such act.
    """
    refuse(
        unlike("coverage", coverage, CoverageMap, "a coverage map, as load_map() gives it"),
        ruleset_unlike(ruleset, "ruleset"),
        [] if act is None else unlike("act", act, str, "an act such as 'BL'"),
    )
    known = list(
        dict.fromkeys(
            name
            for index in coverage.acts
            for name in (index.act, *(version.act for entry in index.entries for version in entry.versions))
        )
    )
    if act is not None and act not in known:
        raise ArgumentError(
            [Problem("act", f"unknown act '{act}'{did_you_mean(act, known)}; one of: {', '.join(known)}")]
        )
    acts = [covered for index in coverage.acts if (covered := _act(coverage, index, act)).chapters]
    return CoverageReport(
        ruleset=ruleset.digest,
        counts=_counts(_versions(chapter for covered in acts for chapter in covered.chapters)),
        acts=tuple(acts),
        gaps=tuple(
            UncoveredDays(first=gap.first, last=gap.last, rules=gap.rules, reason=_required(gap.reason))
            for gap in coverage.gaps
            if act is None
        ),
    )


def _act(coverage: CoverageMap, index: LawIndex, act: str | None) -> CoveredAct:
    chapters = []
    for chapter in index.chapters:
        found = [
            _version(entry, version, coverage.rows_of(version))
            for entry in index.entries
            if entry.chapter == chapter.id
            for version in entry.versions
            if act in {None, index.act, version.act}
        ]
        if found:
            chapters.append(
                CoveredChapter(
                    id=chapter.id, title=_required(chapter.title), counts=_counts(found), provisions=tuple(found)
                )
            )
    return CoveredAct(
        act=index.act,
        title=_required(index.title),
        note=_text(index.note),
        counts=_counts(_versions(chapters)),
        chapters=tuple(chapters),
    )


def _version(entry: Entry, version: IndexVersion, rows: list[Row]) -> CoveredVersion:
    word = rows[0].word if len(rows) == 1 else None
    return CoveredVersion(
        entry=entry.id,
        act=version.act,
        provision=version.provision,
        from_=version.from_,
        until=version.until,
        title=_required(entry.title),
        evidence=entry.evidence,
        note=_text(entry.note),
        outcome=None if word is None else word.outcome,
        rules=() if word is None else word.rules,
        reason=None if word is None else _text(word.reason),
        beyond=None if word is None else _text(word.beyond),
    )


def _versions(chapters: Iterable[CoveredChapter]) -> list[CoveredVersion]:
    return [version for chapter in chapters for version in chapter.provisions]


def _counts(versions: list[CoveredVersion]) -> dict[str, int]:
    counts = {outcome.value: 0 for outcome in RowOutcome} | {NO_ROW: 0}
    for version in versions:
        counts[NO_ROW if version.outcome is None else version.outcome.value] += 1
    return counts


def _required(text: Bilingual) -> Text:
    return Text(da=text.da, en=text.en)


def _text(text: Bilingual | None) -> Text | None:
    return None if text is None else _required(text)
