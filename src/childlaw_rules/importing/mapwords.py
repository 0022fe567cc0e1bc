"""What a mapping file may say: which columns of an event log say what, and how their values are to be read.

A map is written for one export of one system. Nothing in it is guessed from the file: a column is found by its name,
a value by its code list.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Discriminator, Field, Tag, WithJsonSchema, model_validator

from childlaw_rules.case.words import PartyRole
from childlaw_rules.cprshape import holds_cpr
from childlaw_rules.importing.dateforms import DateForm
from childlaw_rules.rule.head import Id
from childlaw_rules.rule.values import Day, Flag, Word, read_list
from childlaw_rules.rule.words import Bilingual

#: A value of a code list that says: this is no event, and that is known.
SET_ASIDE: Final = "set aside"
#: The key of a code list's value that names the type of the event.
TYPE: Final = "type"

Name = Annotated[str, Field(min_length=1, max_length=200)]
Names = Annotated[tuple[Name, ...], BeforeValidator(read_list)]
LogFormat = Literal["csv", "xlsx", "parquet", "xes"]
Encoding = Literal["utf-8", "utf-8-sig", "cp1252"]


def read_zone(value: Any) -> Any:
    """A time zone by its name."""
    if isinstance(value, str):
        try:
            ZoneInfo(value)
        except (LookupError, ValueError, OSError):
            raise ValueError("no time zone of that name; write one such as Europe/Copenhagen") from None
    return value


def read_delimiter(value: Any) -> Any:
    """What stands between two cells: the character itself, or ``tab``."""
    return "\t" if value == "tab" else value


def read_form(value: Any) -> Any:
    """A date format, checked."""
    return DateForm.read(value) if isinstance(value, str) else value


def read_source(value: Any) -> Any:
    """A text alone names a column."""
    return {"column": value} if isinstance(value, str) else value


def read_codes(value: Any) -> Any:
    """A text alone is the word that a code stands for."""
    return {TYPE: value} if isinstance(value, str) else value


_WORD: Final = {"type": "string", "minLength": 1, "maxLength": 200}
#: What a code stands for: a word, or the type of an event and fields of it.
Coded = Annotated[
    dict[Name, Name],
    BeforeValidator(read_codes),
    WithJsonSchema({"anyOf": [_WORD, {"type": "object", "additionalProperties": _WORD}]}),
]


class LogFile(Word):
    """How the file is written. What is left out is settled by strict rules and told in the report."""

    format: LogFormat | None = None
    encoding: Encoding | None = None
    delimiter: Annotated[Literal[";", ",", "\t", "|"], BeforeValidator(read_delimiter)] | None = None
    quote: Literal['"', "'"] = '"'
    sheet: Name | None = None


class Source(Word):
    """Where a value comes from: a column, read by a code list where one is named, or a constant."""

    column: Name | None = None
    codes: Id | None = None
    constant: Name | None = None

    @model_validator(mode="after")
    def _one(self) -> Source:
        if (self.column is None) == (self.constant is None):
            raise ValueError("write either 'column' or 'constant'")
        if self.codes is not None and self.column is None:
            raise ValueError("'codes' goes with 'column'")
        return self


From = Annotated[Source, BeforeValidator(read_source)]


class CaseColumns(Word):
    """The columns that say which case a row belongs to and when the child was born."""

    id: Name
    born: Name | None = None
    due: Name | None = None


class Dates(Word):
    """How dates are written. ``none`` lists what stands for no date, such as an open end."""

    formats: Annotated[tuple[Annotated[DateForm, BeforeValidator(read_form)], ...], BeforeValidator(read_list)]
    time_zone: Annotated[str, BeforeValidator(read_zone)] = "Europe/Copenhagen"
    decimal: Literal[",", "."] = ","
    none: Names = ()


class Flags(Word):
    """What stands for yes and what for no."""

    yes: Names = ("ja", "Ja", "JA")
    no: Names = ("nej", "Nej", "NEJ")

    @model_validator(mode="after")
    def _apart(self) -> Flags:
        if both := sorted(set(self.yes) & set(self.no)):
            raise ValueError(f"'{both[0]}' stands for both yes and no")
        return self


class EventOfRow(Word):
    """An event that a row may give: its type, when it happened, and its fields.

    ``only_where`` names columns and the values they must have. ``without_date`` says what a row means in which the
    column of the date is empty: that nothing happened, that it did on a day that is not known, or that the row is to
    be reported.
    """

    type: From
    at: Name
    recorded_at: Name | None = None
    id: Name | None = None
    note: Name | None = None
    without_date: Literal["report", "nothing", "day not known"] = "report"
    only_where: dict[Name, Names] = Field(default_factory=dict)
    fields: dict[Name, From] = Field(default_factory=dict)


class CoveredFrom(Word):
    """The days in which the source records a type of event."""

    from_: Annotated[Day | None, Field(alias="from")] = None
    until: Day | None = None

    @model_validator(mode="after")
    def _some_end(self) -> CoveredFrom:
        if self.from_ is None and self.until is None:
            raise ValueError("write 'from' or 'until', or yes for recorded throughout")
        if self.from_ is not None and self.until is not None and self.until < self.from_:
            raise ValueError("'until' comes before 'from'")
        return self


def _covered_form(value: Any) -> str:
    return "days" if isinstance(value, dict | CoveredFrom) else "flag"


Covers = Annotated[Annotated[Flag, Tag("flag")] | Annotated[CoveredFrom, Tag("days")], Discriminator(_covered_form)]


class ListedParty(Word):
    """A party that the rows name by its id."""

    id: Name
    role: PartyRole


class Duplicates(Word):
    """What becomes of a row that is in all cells like an earlier one, and of an event that two rows tell."""

    rows: Literal["leave out", "keep"] = "leave out"
    events: Literal["leave out", "keep"] = "keep"


class LogMap(Word):
    """A mapping file: how the rows of an event log become the timelines of cases."""

    id: Id
    title: Bilingual
    about: Bilingual | None = None
    file: LogFile = LogFile()
    case: CaseColumns
    optional_columns: Names = ()
    dates: Dates
    flags: Flags = Flags()
    empty: Names = ()
    codes: dict[Id, dict[Name, Coded]] = Field(default_factory=dict)
    parties: tuple[ListedParty, ...] = ()
    events: Annotated[tuple[EventOfRow, ...], BeforeValidator(read_list)]
    covers: dict[Name, Covers]
    duplicates: Duplicates = Duplicates()
    as_of: Day | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that the map reads, each once, in the order of the map."""
        found: list[str | None] = [self.case.id, self.case.born, self.case.due]
        for event in self.events:
            found += [event.type.column, event.at, event.recorded_at, event.id, event.note]
            found += [*event.only_where, *(source.column for source in event.fields.values())]
        return tuple(dict.fromkeys(name for name in found if name is not None))

    @property
    def needed(self) -> tuple[str, ...]:
        """The columns that a file must have."""
        return tuple(name for name in self.columns if name not in self.optional_columns)

    def types_of(self, event: EventOfRow) -> frozenset[str]:
        """The types that an event of the map may be; none where the file itself says them."""
        if event.type.constant is not None:
            return frozenset((event.type.constant,))
        said = self.codes.get(event.type.codes or "", {}).values()
        return frozenset(one[TYPE] for one in said if one.get(TYPE, SET_ASIDE) != SET_ASIDE)

    @model_validator(mode="after")
    def _no_number(self) -> LogMap:
        if any(holds_cpr(name) for name in self.columns):
            raise ValueError("the name of a column is shaped like a CPR number; name columns after what they hold")
        return self
