"""From one row to the events that its map makes of it, and what was odd on the way. Nothing here knows other rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, NoReturn

from childlaw_rules.case.timeline import CHILD
from childlaw_rules.case.vocabulary import EVENT_TYPES, FieldWord
from childlaw_rules.cprshape import holds_cpr, masked
from childlaw_rules.importing.dateforms import DateFault, DateRead, DateReader
from childlaw_rules.importing.ledger import Fate, Ledger
from childlaw_rules.importing.mapwords import SET_ASIDE, TYPE, EventOfRow, LogMap, Source
from childlaw_rules.importing.rows import Cell, Row, text_of
from childlaw_rules.when.period import Period, PeriodError

#: Danish letters of a text in UTF-8 that somebody read as cp1252 and wrote again.
_GARBLED: Final = re.compile("\u00c3[\u00a6\u00b8\u00a5\u2020\u02dc\u2026\u00a9\u00bc\u00b6]")


@dataclass(slots=True)
class Draft:
    """What a row says: its case, the child's dates, its events, and the types of the events that got lost in it."""

    case: str
    events: list[dict[str, Any]] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    born: str = ""
    due: str = ""
    reported: bool = False


@dataclass(frozen=True, slots=True)
class _Lost(Exception):  # noqa: N818 - it is no error: a look at a row that came to nothing
    fate: Fate


class Drafting:
    """Drafts the rows of one file by one map."""

    def __init__(self, map_: LogMap, header: Sequence[str], ledger: Ledger) -> None:
        self._map, self._ledger = map_, ledger
        self._at = {name: header.index(name) for name in map_.columns if name in header}
        self._dates = DateReader(map_.dates.formats, map_.dates.time_zone, map_.dates.decimal)
        self._flags = {**dict.fromkeys(map_.flags.yes, True), **dict.fromkeys(map_.flags.no, False)}
        self._parties = frozenset((CHILD, *(party.id for party in map_.parties)))
        self._empty = frozenset(map_.empty)
        self._no_date = frozenset(map_.dates.none)
        # Where every code stands for the same type, a row with another code is of that type too.
        types = [map_.types_of(event) for event in map_.events]
        self._only_type = [next(iter(some)) if len(some) == 1 else "" for some in types]

    def draft(self, row: Row) -> Draft | None:
        """What the row says; None where even its case is not known, which is then reported."""
        note = self._ledger.note
        wrong = row.fault
        case, column = "", ""
        if wrong is None:
            column = self._map.case.id
            case = self._text(row, column)
            wrong = "case_missing" if not case else "cpr" if holds_cpr(case) else None
        if wrong is not None:
            note(wrong, row.number, lost=True, column=column)
            self._ledger.looks[Fate.REPORTED] += 1
            self._ledger.rows[Fate.REPORTED] += 1
            return None
        draft = Draft(case)
        draft.born = self._child_date(row, self._map.case.born)
        draft.due = self._child_date(row, self._map.case.due)
        fates: list[Fate] = []
        for number, event in enumerate(self._map.events):
            if all(self._text(row, name) in values for name, values in event.only_where.items()):
                fates.append(self._look(row, event, number, draft))
        if not fates or (not draft.events and set(fates) == {Fate.WITHOUT_DATE}):
            note("no_event" if not fates else "date_missing", row.number, lost=True)
            fates = [Fate.REPORTED]
        self._ledger.looks.update(fate for fate in fates if fate is not Fate.EVENT)
        draft.reported = Fate.REPORTED in fates
        return draft

    def _look(self, row: Row, event: EventOfRow, number: int, draft: Draft) -> Fate:
        type_ = self._only_type[number]
        try:
            type_, said = self._type(row, event)
            happened = self._happened(row, event)
            made: dict[str, Any] = {"type": type_, "at": happened}
            made["id"] = self._id(row, event, number)
            self._remarks(row, event, made)
            self._fields(row, event, said, made)
        except _Lost as lost:
            if lost.fate is Fate.REPORTED and type_:
                draft.lost.append(type_)
            return lost.fate
        draft.events.append(made)
        return Fate.EVENT

    def _type(self, row: Row, event: EventOfRow) -> tuple[str, Mapping[str, str]]:
        """The type of the event, and the fields that its code says."""
        source = event.type
        if source.constant is not None:
            return source.constant, {}
        column = source.column or ""
        code = self._text(row, column)
        if not code:
            self._lose("code_missing", row, column=column)
        if source.codes is None:
            if code not in EVENT_TYPES:
                self._lose("code_unknown", row, column=column, value=code)
            return code, {}
        said = self._map.codes[source.codes].get(code)
        if said is None:
            self._lose("cpr" if holds_cpr(code) else "code_unknown", row, column=column, value=self._safe(code))
        if said[TYPE] == SET_ASIDE:
            self._ledger.aside[code] += 1
            raise _Lost(Fate.SET_ASIDE)
        return said[TYPE], said

    def _happened(self, row: Row, event: EventOfRow) -> str | None:
        read = self._date(row, event.at)
        if read is None:
            if event.without_date == "nothing":
                raise _Lost(Fate.WITHOUT_DATE)
            if event.without_date == "report":
                self._lose("date_missing", row, column=event.at)
            return None
        if isinstance(read, DateFault):
            self._lose(read.value, row, column=event.at)
        return self._clear(row, event.at, read)

    def _id(self, row: Row, event: EventOfRow, number: int) -> str:
        if event.id is not None and (id_ := self._text(row, event.id)):
            if holds_cpr(id_):
                self._lose("cpr", row, column=event.id)
            return id_
        return f"row-{row.number}" if len(self._map.events) == 1 else f"row-{row.number}-{number + 1}"

    def _remarks(self, row: Row, event: EventOfRow, made: dict[str, Any]) -> None:
        if event.recorded_at is not None:
            read = self._date(row, event.recorded_at)
            if isinstance(read, DateFault):
                self._ledger.note(read.value, row.number, column=event.recorded_at, field="recorded_at")
            elif read is not None:
                made["recorded_at"] = self._clear(row, event.recorded_at, read)
        if event.note is not None and (said := self._text(row, event.note)):
            note = masked(said)
            if note != said:
                self._ledger.note("cpr_in_note", row.number, column=event.note)
            if note == said or any(character.isalnum() for character in note):
                made["note"] = note

    def _fields(self, row: Row, event: EventOfRow, said: Mapping[str, str], made: dict[str, Any]) -> None:
        """Give the event its fields: those that its code says, and those of the row where it says nothing of them."""
        type_ = made["type"]
        words = EVENT_TYPES[type_].fields
        used = {source.column for name, source in event.fields.items() if name in words}
        for name, value in said.items():
            if name != TYPE:
                made[name] = value == "yes" if words[name].kind == "flag" else value
        for name, source in event.fields.items():
            if name in said:
                continue
            word = words.get(name)
            if word is None:
                if source.column is not None and source.column not in used and self._text(row, source.column):
                    self._ledger.note("field_not_of_type", row.number, column=source.column, field=name, value=type_)
                continue
            value = self._value(row, source, word)
            if value is not None:
                made[name] = value
        for word in words.values():
            if word.required and word.name not in made:
                self._lose("field_missing", row, field=word.name, value=type_)

    def _value(self, row: Row, source: Source, word: FieldWord) -> Any:
        """What a field holds; None where the row says nothing that can be used, which is then reported."""
        if source.constant is not None:
            return source.constant == "yes" if word.kind == "flag" else source.constant
        column = source.column or ""
        cell, text = self._cell(row, column), self._text(row, column)
        if not text:
            return None
        if holds_cpr(text):
            self._lose("cpr", row, column=column)
        if source.codes is not None:
            said = self._map.codes[source.codes].get(text)
            if said is None or (word.kind == "word" and said[TYPE] not in word.values):
                return self._without("word_unknown", row, column, word, text)
            return said[TYPE] == "yes" if word.kind == "flag" else said[TYPE]
        return self._plain(row, column, word, cell, text)

    def _plain(self, row: Row, column: str, word: FieldWord, cell: Cell, text: str) -> Any:
        match word.kind:
            case "flag":
                flag = cell if isinstance(cell, bool) else self._flags.get(text)
                return self._without("flag_unknown", row, column, word, text) if flag is None else flag
            case "party":
                return text if text in self._parties else self._without("party_unknown", row, column, word, text)
            case "day":
                read = self._date(row, column)
                if isinstance(read, DateRead) and len(read.text) == len("2024-03-11"):
                    return read.text
                return None if read is None else self._without("day_unreadable", row, column, word)
            case "period":
                try:
                    Period.parse(text)
                except PeriodError:
                    return self._without("period_unreadable", row, column, word)
                return text
            case "about":
                return [text]
            case _:
                return text

    def _without(self, kind: str, row: Row, column: str, word: FieldWord, value: str = "") -> None:
        """Report that a field is left out, with the value where a map could have a word for it."""
        self._ledger.note(kind, row.number, column=column, field=word.name, value=value)

    def _child_date(self, row: Row, column: str | None) -> str:
        if column is None:
            return ""
        read = self._date(row, column)
        if isinstance(read, DateFault):
            self._ledger.note(read.value, row.number, column=column, field="child")
            return ""
        # Of a birth the day counts.
        return "" if read is None else read.text.partition("T")[0]

    def _date(self, row: Row, column: str) -> DateRead | DateFault | None:
        cell, text = self._cell(row, column), self._text(row, column)
        if not text or text in self._no_date:
            return None
        return self._dates.typed(cell) if isinstance(cell, date) else self._dates.read(text)

    def _clear(self, row: Row, column: str, read: DateRead) -> str:
        if read.twice:
            self._ledger.note("time_twice", row.number, column=column)
        return read.text

    def _cell(self, row: Row, column: str) -> Cell:
        at = self._at.get(column)
        return None if at is None else row.cells[at]

    def _text(self, row: Row, column: str) -> str:
        text = text_of(self._cell(row, column))
        return "" if text in self._empty else text

    def garbled(self, row: Row) -> None:
        """Report the columns whose text was written in UTF-8 and read, by somebody before us, as something else."""
        for name, at in self._at.items():
            cell = row.cells[at]
            if isinstance(cell, str) and not cell.isascii() and _GARBLED.search(cell):
                self._ledger.note("garbled", row.number, column=name)

    def _safe(self, code: str) -> str:
        return "" if holds_cpr(code) else code

    def _lose(self, kind: str, row: Row, *, column: str = "", field: str = "", value: str = "") -> NoReturn:
        """Report that nothing comes of this look at the row."""
        self._ledger.note(kind, row.number, lost=True, column=column, field=field, value=value)
        raise _Lost(Fate.REPORTED)
