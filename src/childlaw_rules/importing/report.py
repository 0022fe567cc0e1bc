"""What came of an import: the counts, which add up, and everything that was odd, with the rows it was seen in."""

from __future__ import annotations

from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from childlaw_rules.finding import Text

#: So many distinct values are told of one column and one oddity; the rows of all others are told together.
MOST_VALUES: Final = 10_000


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


class Oddity(_Model):
    """One thing that was odd, with all the rows it was seen in.

    ``kind`` is a word of the page on mapping files. ``lost``: what these rows tell, or a part of it that is an event,
    is not in the cases. ``column`` and ``value`` are of the file, ``field`` of the event. ``value`` is told only where
    a map can do something about it; what is shaped like a CPR number in it is masked. ``rows`` are pairs of first and
    last row, both inclusive; ``count`` is how many rows they are, or of an oddity of events how many events.
    """

    kind: str
    lost: bool
    column: str | None
    field: str | None
    value: str | None
    count: int
    rows: list[tuple[int, int]]
    message: Text


class LogRead(_Model):
    """How the file was read. ``detected``: the encoding was found by rule, and not said in the map."""

    name: str
    format: str
    encoding: str | None
    detected: bool
    delimiter: str | None
    sheet: str | None


class ImportReport(_Model):
    """What came of an import.

    ``rows`` are the rows below the header that hold anything. Each is one of three: ``rows_imported`` gave events and
    nothing that got lost, ``rows_reported`` lost something, which is among the ``oddities`` with its number, and
    ``rows_set_aside`` are, by the map, no events. So ``rows == rows_imported + rows_reported + rows_set_aside``.

    A row is looked at once for each event that the map makes of such rows: ``looks``. Each look is one of four, and
    ``looks == events + looks_reported + looks_set_aside + looks_without_date``. With a map of one event a row, and
    nothing without a date, rows in are events, rows reported and rows set aside.

    ``unused_columns`` are those of the file that the map does not read, ``lacking_columns`` those that the map reads
    and the file may lack and does. ``set_aside`` counts rows by their code.
    """

    map: str
    file: LogRead
    rows: int
    rows_imported: int
    rows_reported: int
    rows_set_aside: int
    blank_rows: int
    looks: int
    events: int
    looks_reported: int
    looks_set_aside: int
    looks_without_date: int
    cases: int
    cases_refused: int
    event_types: dict[str, int]
    set_aside: dict[str, int]
    unused_columns: list[str]
    lacking_columns: list[str]
    oddities: list[Oddity] = Field(default_factory=list)

    @property
    def unmapped(self) -> list[Oddity]:
        """The values that no code list of the map has, each with its rows."""
        return [one for one in self.oddities if one.kind in UNMAPPED]


#: The oddities that are values for which the map has no word.
UNMAPPED: Final = ("code_unknown", "word_unknown", "flag_unknown", "party_unknown")
