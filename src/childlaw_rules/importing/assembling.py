"""From the rows of one case to the case: doubles, the child, what is covered, and what the case reader says of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from childlaw_rules.case import Case, read_case
from childlaw_rules.case.timeline import FORMAT, PARTY_FIELDS
from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.errors import CaseError
from childlaw_rules.importing.ledger import Fate, Ledger
from childlaw_rules.importing.mapwords import CoveredFrom, LogMap
from childlaw_rules.importing.store import StoredRow

_EVENT: Final = re.compile(r"events\[(\d+)\]")
#: The digits of a CPR number whose leading nought was lost on the way through a column of numbers.
_NINE_DIGITS: Final = re.compile(r"[1-9]\d{8}")


@dataclass(frozen=True, slots=True)
class Assembled:
    """A case and the line of JSON that says it."""

    case: Case
    line: str


@dataclass(frozen=True, slots=True)
class _Placed:
    """An event and the row it comes from."""

    row: int
    event: dict[str, Any]


class Assembling:
    """Assembles the cases of one import and counts what becomes of their rows."""

    def __init__(self, map_: LogMap, ledger: Ledger) -> None:
        self._map, self._ledger = map_, ledger
        self._coverage = coverage_of(map_)
        self._roles = {party.id: party.role.value for party in map_.parties}

    def assemble(self, id_: str, rows: list[StoredRow]) -> Assembled | None:
        """The case of some rows; None where none can be made of them, which is then reported."""
        ledger = self._ledger
        before = ledger.looks[Fate.REPORTED]
        reported = {row.number for row in rows if row.reported}
        lost = {type_ for row in rows for type_ in row.lost}
        if self._map.case.id in ledger.columns_with_numbers and _NINE_DIGITS.fullmatch(id_):
            self._refused(rows, before, "cpr", column=self._map.case.id)
            return None
        placed: list[_Placed] = []
        for row in self._single(rows, reported):
            placed.extend(_Placed(row.number, event) for event in row.events)
        placed = self._told_once(placed, reported)
        made = self._read(id_, rows, placed, lost)
        if isinstance(made, CaseError):
            bad = {int(found[1]): str(problem) for problem in made.problems if (found := _EVENT.match(problem.path))}
            if whole := [str(problem) for problem in made.problems if _EVENT.match(problem.path) is None]:
                self._refused(rows, before, "case_refused", value=whole[0])
                return None
            for number, problem in bad.items():
                one = placed[number]
                message = _EVENT.sub(one.event["type"], problem, count=1).partition("; one of")[0]
                ledger.note("event_refused", one.row, lost=True, value=message)
                ledger.looks[Fate.REPORTED] += 1
                reported.add(one.row)
                lost.add(one.event["type"])
            placed = [one for number, one in enumerate(placed) if number not in bad]
            made = self._read(id_, rows, placed, lost)
            if isinstance(made, CaseError):
                self._refused(rows, before, "case_refused", value=str(made.problems[0]))
                return None
        self._count(rows, placed, reported)
        return made

    def _single(self, rows: list[StoredRow], reported: set[int]) -> Iterator[StoredRow]:
        """The rows without those that are in all cells like an earlier one, unless the map keeps them."""
        seen: set[bytes] = set()
        for row in rows:
            if row.digest in seen and row.events:
                leave_out = self._map.duplicates.rows == "leave out"
                self._ledger.note("row_twice", row.number, lost=leave_out)
                if leave_out:
                    self._ledger.looks[Fate.REPORTED] += len(row.events)
                    reported.add(row.number)
                    continue
            seen.add(row.digest)
            yield row

    def _told_once(self, placed: list[_Placed], reported: set[int]) -> list[_Placed]:
        """The events without those that another row tells too, where the map wants that."""
        seen: dict[str, int] = {}
        kept = []
        for one in placed:
            said = json.dumps(
                {key: value for key, value in one.event.items() if key not in ("id", "recorded_at", "note")}
            )
            if said in seen and seen[said] != one.row:
                leave_out = self._map.duplicates.events == "leave out"
                self._ledger.note("event_twice", one.row, lost=leave_out, value=one.event["type"])
                if leave_out:
                    self._ledger.looks[Fate.REPORTED] += 1
                    reported.add(one.row)
                    continue
            seen.setdefault(said, one.row)
            kept.append(one)
        return kept

    def _read(
        self, id_: str, rows: list[StoredRow], placed: list[_Placed], lost: Iterable[str]
    ) -> Assembled | CaseError:
        child: dict[str, Any] = {"born": self._one_date(rows, "born")}
        if child["born"] is None and (due := self._one_date(rows, "due")) is not None:
            child = {"due": due}
        named = {one.event.get(field) for one in placed for field in PARTY_FIELDS[one.event["type"]]}
        case: dict[str, Any] = {"format": FORMAT, "id": id_, "child": child}
        if parties := [{"id": party, "role": role} for party, role in self._roles.items() if party in named]:
            case["parties"] = parties
        if self._map.as_of is not None:
            case["as_of"] = self._map.as_of.isoformat()
        # Of a type of which something got lost in this case, what is not there may still have happened.
        case["coverage"] = {**self._coverage, **dict.fromkeys(sorted(lost), False)}
        case["events"] = [one.event for one in placed]
        line = json.dumps(case, ensure_ascii=False, separators=(",", ":"))
        try:
            return Assembled(read_case(line), line)
        except CaseError as error:
            return error

    def _one_date(self, rows: list[StoredRow], which: str) -> str | None:
        """The date that the rows agree on; None where they say none or several."""
        said = {getattr(row, which) for row in rows} - {""}
        return said.pop() if len(said) == 1 else None

    def _refused(self, rows: list[StoredRow], before: int, kind: str, **said: str) -> None:
        """Report all rows of a case that comes to nothing; ``before`` counts the looks reported without it."""
        self._ledger.refused += 1
        self._ledger.looks[Fate.REPORTED] = before + sum(len(row.events) for row in rows)
        for row in rows:
            self._ledger.note(kind, row.number, lost=True, **said)
            self._ledger.rows[Fate.REPORTED] += 1

    def _count(self, rows: list[StoredRow], placed: list[_Placed], reported: set[int]) -> None:
        ledger = self._ledger
        ledger.cases += 1
        ledger.looks[Fate.EVENT] += len(placed)
        ledger.types.update(one.event["type"] for one in placed)
        for which in ("born", "due"):
            if len({getattr(row, which) for row in rows} - {""}) > 1:
                for row in rows:
                    if getattr(row, which):
                        ledger.note("child_differs", row.number, column=getattr(self._map.case, which) or "")
        for row in rows:
            kind = Fate.REPORTED if row.number in reported else Fate.EVENT if row.events else Fate.SET_ASIDE
            ledger.rows[kind] += 1


def coverage_of(map_: LogMap) -> dict[str, Any]:
    """What a case says of its source: what the map names, and that nothing else is recorded."""
    coverage: dict[str, Any] = {}
    for name in EVENT_TYPES:
        said = map_.covers.get(name)
        if isinstance(said, CoveredFrom):
            ends = {"from": said.from_, "until": said.until}
            coverage[name] = {end: day.isoformat() for end, day in ends.items() if day is not None}
        else:
            coverage[name] = bool(said)
    return coverage
