"""The tables of the law beside the rules: which provision became which, and what a measure's number meant when.

They are data of the rule set (``rules/correspondence.yaml``, ``rules/measures.yaml``) with the evidence for each
row, in the same words as the sources of rules. What only memory vouches for is kept, and never understood.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, Annotated, Any, Final, Self

from pydantic import AfterValidator, BeforeValidator, Field, InstanceOf, model_validator

from childlaw_rules.case.words import MeasureKind
from childlaw_rules.errors import ArgumentError
from childlaw_rules.later import filled_later
from childlaw_rules.provision import BL, SEL, Number, Provision
from childlaw_rules.provisiontext import read_provisions
from childlaw_rules.rule.values import Day, Word, read_list, read_number
from childlaw_rules.rule.words import Bilingual, Evidence, InForce, Source
from childlaw_rules.when import EARLIEST, LATEST

#: The names of the files that hold the tables, beside the folders of rules.
CORRESPONDENCE_FILE: Final = "correspondence.yaml"
MEASURES_FILE: Final = "measures.yaml"
TABLE_FILES: Final = (CORRESPONDENCE_FILE, MEASURES_FILE)

#: Something wrong in a table: the place in the file, and what it is.
Wrong = tuple[tuple[str | int, ...], str]
ANY_KIND: Final = frozenset(kind.value for kind in MeasureKind)


def _read_places(value: Any) -> tuple[Provision, ...]:
    found: list[Provision] = []
    for text in read_list(value):
        try:
            found.extend(read_provisions(text) if isinstance(text, str) else (text,))
        except ArgumentError as error:
            raise ValueError(error.problems[0].message) from None
    return tuple(found)


Places = Annotated[tuple[InstanceOf[Provision], ...], BeforeValidator(_read_places)]
Kinds = Annotated[tuple[MeasureKind, ...], BeforeValidator(read_list)]


# -- which provision became which -------------------------------------------------------------------------


class Edition(Word):
    """The edition of an act whose numbers the table uses."""

    edition: Annotated[str, Field(min_length=1)]
    url: str
    seen: str | None = None


class Editions(Word):
    """One edition of each act."""

    sel: Edition
    bl: Edition


class Ground(Word):
    """How rows are known that name it: the evidence, and in words."""

    evidence: Evidence
    says: Bilingual


class Formerly(Word):
    """Where the same words of serviceloven stood before, on days both inclusive."""

    provision: Places
    from_: Annotated[Day, Field(alias="from")]
    until: Day


class Row(Word):
    """One subject: its provisions in serviceloven and in barnets lov; one side may be empty, never both.

    ``since`` is the first day on which the words stood in serviceloven where they now do; without it, that is
    the day after they stood elsewhere.
    """

    sel: Places = ()
    bl: Places = ()
    since: Day | None = None
    about: Bilingual
    ground: str
    differs: Bilingual | None = None
    formerly: Annotated[tuple[Formerly, ...], BeforeValidator(read_list)] = ()

    @model_validator(mode="after")
    def _some_side(self) -> Self:
        if not self.sel and not self.bl:
            raise ValueError("name a provision under 'sel', under 'bl' or under both")
        for act, places in ((SEL, self.sel), (BL, self.bl), *((SEL, former.provision) for former in self.formerly)):
            if any(place.act not in {None, act} for place in places):
                raise ValueError(f"a provision of another act than {act}")
        return self

    @cached_property
    def first(self) -> int:
        """The first day (ordinal) on which the provisions of serviceloven stood where they now do."""
        if self.since is not None:
            return self.since.toordinal()
        return max((former.until.toordinal() + 1 for former in self.formerly), default=EARLIEST)

    @cached_property
    def places(self) -> dict[str, tuple[Provision, ...]]:
        """The provisions by act, each naming its act."""
        return {SEL: tuple(p.of(SEL) for p in self.sel), BL: tuple(p.of(BL) for p in self.bl)}


class Correspondence(Word):
    """Which provision of serviceloven became which of barnets lov, and back."""

    editions: Editions
    grounds: dict[str, Ground]
    rows: tuple[Row, ...]

    def contradictions(self) -> Iterator[Wrong]:
        """What rows say against each other, each with its place in the file."""
        seen: dict[tuple[Provision | None, Provision | None], int] = {}
        for number, row in enumerate(self.rows):
            if row.ground not in self.grounds:
                yield ("rows", number, "ground"), f"no such ground; one of: {', '.join(self.grounds)}"
            for sel in row.sel or (None,):
                for bl in row.bl or (None,):
                    if seen.setdefault((sel, bl), number) != number:
                        yield ("rows", number), f"another row says the same of {sel or bl}"


# -- what a measure's number meant ------------------------------------------------------------------------


def _readable(source: Source) -> Source:
    _read_places(source.provision)
    return source


ReadableSource = Annotated[Source, AfterValidator(_readable)]


class MeasureNumber(Word):
    """One number of a list of measures: its kind or kinds, its name, and how it is known."""

    nr: Annotated[int, BeforeValidator(read_number)]
    name: Bilingual
    kinds: Annotated[Kinds, Field(min_length=1)]
    agrees_with: Kinds = ()
    evidence: Evidence


class NumberList(Word):
    """A list of measures while its numbers stood unchanged."""

    id: Annotated[str, Field(min_length=1)]
    in_force: InForce
    source: ReadableSource
    numbers: tuple[MeasureNumber, ...]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        numbers = [number.nr for number in self.numbers]
        if not numbers or sorted(set(numbers)) != numbers:
            raise ValueError("a list has numbers, in order, each once")
        return self


class Paragraph(Word):
    """A provision that is about one kind of measure as a whole."""

    in_force: InForce
    kinds: Annotated[Kinds, Field(min_length=1)]
    agrees_with: Kinds = ()
    source: ReadableSource


class CarriedOver(Word):
    """Decisions under an act that stand after its last day: what starts later is read as on that day."""

    act: str
    last_day: Day
    source: Source


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one place meant from one day to another (ordinals, inclusive)."""

    place: Provision
    first: int
    last: int
    kinds: frozenset[str]
    agrees_with: frozenset[str]
    evidence: Evidence
    name: Bilingual
    source: Source
    #: Where the row stands in its file.
    row: tuple[str | int, ...]

    @property
    def understood(self) -> frozenset[str]:
        """The kinds it may be of: any, where only memory says what it meant."""
        return ANY_KIND if self.evidence is Evidence.MEMORY else self.kinds


class Measures(Word):
    """What the numbers of the lists of measures meant, and which paragraphs are about one kind."""

    carried_over: CarriedOver | None = None
    lists: tuple[NumberList, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()

    def contradictions(self) -> Iterator[Wrong]:
        """Rows that say two things of one place on one day, each with its place in the file."""
        for one, other in combinations(self.meanings, 2):
            if one.place.overlaps(other.place) and one.first <= other.last and other.first <= one.last:
                yield other.row, f"{other.place} on these days is also in another row, of {one.place}"

    @cached_property
    def meanings(self) -> tuple[Meaning, ...]:
        """Every row as a place with its days."""
        found: list[Meaning] = []
        row: tuple[str | int, ...]
        for at, listed in enumerate(self.lists):
            for place in _places_of(listed.source):
                for n, number in enumerate(listed.numbers):
                    nr: Number = (number.nr, "")
                    numbered = Provision(place.act, place.section, place.stk, (nr, nr))
                    row = ("lists", at, "numbers", n)
                    found.append(_meaning(numbered, listed, number, number.evidence, number.name, row))
        for at, paragraph in enumerate(self.paragraphs):
            source = paragraph.source
            row = ("paragraphs", at)
            found.extend(
                _meaning(place, paragraph, paragraph, source.evidence, source.says, row) for place in _places_of(source)
            )
        return tuple(found)

    def about(self, places: Iterable[Provision]) -> tuple[Meaning, ...]:
        """What the table says of some places, on whatever days. A wider place than a row says nothing."""
        return tuple(
            meaning
            for meaning in self.meanings
            if any(
                place.of(meaning.place.act or "").within(meaning.place)
                for place in places
                if place.act in {None, meaning.place.act}
            )
        )


def _places_of(source: Source) -> tuple[Provision, ...]:
    return tuple(place.of(source.act) for place in read_provisions(source.provision))


def _meaning(
    place: Provision,
    days: NumberList | Paragraph,
    said: MeasureNumber | Paragraph,
    evidence: Evidence,
    name: Bilingual,
    row: tuple[str | int, ...],
) -> Meaning:
    return Meaning(
        place,
        days.in_force.from_.toordinal(),
        LATEST if days.in_force.until is None else days.in_force.until.toordinal(),
        frozenset(kind.value for kind in said.kinds),
        frozenset(kind.value for kind in said.agrees_with),
        evidence,
        name,
        days.source,
        row,
    )


#: A table that says nothing.
NO_MEASURES: Final = Measures.model_construct()


@dataclass(frozen=True, eq=False)
class LawTables:
    """The tables of a set of rules, perhaps read later; a set without tables understands no provision."""

    correspondence: Correspondence | None = field(default_factory=lambda: None)
    measures: Measures = field(default_factory=lambda: NO_MEASURES)

    if not TYPE_CHECKING:
        __getattr__ = filled_later


NO_TABLES: Final = LawTables()
