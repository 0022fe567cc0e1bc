"""Small logs and maps for the tests of the import."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from childlaw_rules import Imported, ImportReport, LogMap, import_log, read_log_map

MAP = """\
id: small
title: {da: Lille udtræk, en: Small extract}
case: {id: Sag, born: Født}
optional_columns: [Født, Sted, Samtykke, Part, Fra, Bemærkning]
dates:
  formats: ["%d-%m-%Y", iso, "%d-%m-%Y %H:%M"]
  none: [31-12-9999]
events:
  - type: {column: Aktivitet, codes: aktivitet}
    at: Dato
    note: Bemærkning
    fields:
      measure: Indsats
      place: {column: Sted, codes: sted}
      with_consent: Samtykke
      by: Part
      ends: Fra
parties:
  - {id: mor, role: custody_holder}
codes:
  aktivitet:
    Opfølgning: follow_up_held
    Flytning: place_changed
    Samtale: child_conversation_held
    Samtykke:
      type: consent_given
    Afgørelse:
      type: decision_made
      kind: placement
    Telefon: set aside
  sted:
    Plejefamilie: foster_family
covers:
  follow_up_held: yes
  place_changed: yes
  child_conversation_held: {from: 2020-01-01}
  consent_given: no
  decision_made: yes
"""
HEADER = ("Sag", "Aktivitet", "Dato", "Indsats", "Født")


def small_map(*changes: tuple[str, str]) -> LogMap:
    """The map with some of its text changed."""
    return read_log_map(changed(*changes), "small.yaml")


def changed(*changes: tuple[str, str]) -> str:
    text = MAP
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after, 1)
    return text


def csv_file(
    folder: Path, rows: Iterable[Sequence[str]], *, header: Sequence[str] = HEADER, encoding: str = "utf-8"
) -> Path:
    """A CSV file with semicolons."""
    path = folder / "log.csv"
    path.write_text("".join(";".join(row) + "\n" for row in (header, *rows)), encoding)
    return path


def taken(imported: Imported) -> tuple[list[dict[str, Any]], ImportReport]:
    """All cases as data, and the report."""
    cases = [json.loads(line) for line in imported.lines]
    return cases, imported.report


def run(
    folder: Path, *rows: Sequence[str], map_: LogMap | None = None, **how: Any
) -> tuple[list[dict[str, Any]], ImportReport]:
    """What the import makes of some rows; the counts add up, whatever they are."""
    cases, report = taken(import_log(csv_file(folder, rows, **how), map_ or small_map()))
    adds_up(report)
    return cases, report


def adds_up(report: ImportReport) -> None:
    assert report.rows == report.rows_imported + report.rows_reported + report.rows_set_aside
    assert report.looks == (report.events + report.looks_reported + report.looks_set_aside + report.looks_without_date)
    assert sum(report.event_types.values()) == report.events
    for one in report.oddities:
        assert one.message.da
        assert one.message.en
        assert "{" not in one.message.da + one.message.en


def kinds(report: ImportReport) -> dict[str, list[tuple[int, int]]]:
    """What was odd, and in which rows."""
    return {one.kind: one.rows for one in report.oddities}
