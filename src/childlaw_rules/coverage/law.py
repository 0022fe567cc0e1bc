"""The map as it is used: entries with their versions, and the rows that speak of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from childlaw_rules.coverage.words import ChapterWord, RowOutcome, RowWord
from childlaw_rules.errors import ArgumentError
from childlaw_rules.provision import Provision
from childlaw_rules.provisiontext import read_provisions
from childlaw_rules.rule.words import Bilingual, Evidence
from childlaw_rules.when import EARLIEST, LATEST


@dataclass(frozen=True, slots=True)
class IndexVersion:
    """One numbering of a provision: its act, the text that names it, its days (ordinals, inclusive)."""

    entry: str
    act: str
    provision: str
    first: int
    last: int
    #: Where it stands, as ``file:line:column``.
    place: str

    @property
    def places(self) -> tuple[Provision, ...]:
        """The places that the text names; none where it is no provision but the name of a practice."""
        return cited(self.act, self.provision)

    @property
    def from_(self) -> date | None:
        """Its first day, or None where that is not established."""
        return None if self.first == EARLIEST else date.fromordinal(self.first)

    @property
    def until(self) -> date | None:
        """Its last day, or None where it is still in force."""
        return None if self.last == LATEST else date.fromordinal(self.last)

    @property
    def named(self) -> str:
        """Act, provision and days, for a message."""
        return f"{self.act} {self.provision} ({days_text(self.first, self.last)})"


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One provision, or one duty in it."""

    id: str
    chapter: str
    title: Bilingual
    evidence: Evidence
    note: Bilingual | None
    versions: tuple[IndexVersion, ...]
    place: str


@dataclass(frozen=True, slots=True, eq=False)
class LawIndex:
    """The provisions of one act, or of the acts around it. ``folder`` is where its rows lie."""

    folder: str
    act: str
    title: Bilingual
    note: Bilingual | None
    chapters: tuple[ChapterWord, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row, where it stands and in which folder."""

    word: RowWord
    folder: str
    place: str
    rule_places: tuple[str, ...]

    @property
    def first(self) -> int:
        """The first day it speaks of."""
        return EARLIEST if self.word.from_ is None else self.word.from_.toordinal()

    @property
    def last(self) -> int:
        """The last day it speaks of."""
        return LATEST if self.word.until is None else self.word.until.toordinal()

    def speaks_of(self, version: IndexVersion) -> bool:
        """Whether the version is one of its entry and lies wholly within its days."""
        return self.word.entry == version.entry and self.first <= version.first and version.last <= self.last

    def touches(self, version: IndexVersion) -> bool:
        """Whether the version is one of its entry and has a day in common with it."""
        return self.word.entry == version.entry and self.first <= version.last and version.first <= self.last

    def names(self, rule: str) -> bool:
        """Whether it says that a rule reads the provision."""
        return self.word.outcome is RowOutcome.RULES and rule in self.word.rules


@dataclass(frozen=True, slots=True, eq=False)
class Gap:
    """Days, both inclusive, on which some rules have no version in force, why, and where that is said."""

    first: date
    last: date
    rules: tuple[str, ...]
    reason: Bilingual
    place: str


@dataclass(frozen=True, eq=False)
class CoverageMap:
    """The whole map, in the order of its files."""

    acts: tuple[LawIndex, ...]
    rows: tuple[Row, ...]
    gaps: tuple[Gap, ...] = ()

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """The entries by id."""
        return {entry.id: entry for act in self.acts for entry in act.entries}

    @cached_property
    def versions(self) -> tuple[IndexVersion, ...]:
        """Every version of every entry."""
        return tuple(version for entry in self.entries.values() for version in entry.versions)

    @cached_property
    def _rows_by_entry(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            found.setdefault(row.word.entry, []).append(row)
        return found

    def rows_of(self, version: IndexVersion) -> list[Row]:
        """The rows that speak of a version: one, where the map is in order."""
        return [row for row in self._rows_by_entry.get(version.entry, ()) if row.speaks_of(version)]

    def rows_touching(self, version: IndexVersion) -> list[Row]:
        """The rows of the entry that have a day in common with a version."""
        return [row for row in self._rows_by_entry.get(version.entry, ()) if row.touches(version)]


def cited(act: str, text: str) -> tuple[Provision, ...]:
    """The places of an act that a text cites: what follows *jf.* is left out, and what is no provision.

    >>> [str(place) for place in cited("SEL", "§ 52, stk. 1, 3. pkt., jf. stk. 3, nr. 8; § 53; BEK nr. 714")]
    ['SEL § 52, stk. 1, 3. pkt.', 'SEL § 53']
    >>> cited("GDPR", "art. 12, stk. 3")
    ()
    """
    found: list[Provision] = []
    for part in text.split(";"):
        try:
            found += read_provisions(part.partition("jf.")[0].rstrip(" ,"))
        except ArgumentError:
            continue
    return tuple(place if place.act is not None else place.of(act) for place in found)


def days_text(first: int, last: int) -> str:
    """Days as ISO text, ``?`` for a first day that is not established, nothing for a last one to come."""
    begins = "?" if first <= EARLIEST else date.fromordinal(first).isoformat()
    ends = "" if last >= LATEST else f" {date.fromordinal(last).isoformat()}"
    return f"{begins} –{ends}"
