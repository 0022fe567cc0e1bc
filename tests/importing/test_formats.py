"""Files of every format: what is read, how it was found out, and what is told of a file that cannot be used."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow
import pyarrow.parquet
import pytest

from childlaw_rules import ArgumentError, import_log
from childlaw_rules.importing import encodings, sheetfaults, sheetrows
from tests.importing.logs import HEADER, adds_up, csv_file, kinds, run, small_map, taken

BORN = "14-05-2009"
ROW = ("S-1", "Opfølgning", "11-03-2024", "I1", BORN)


#: The most memory of a process since its program began, in megabytes; ``ru_maxrss`` counts what started it as well.
PEAK = (
    "import sys\nfrom pathlib import Path\n"
    "def peak():\n"
    "    return int(Path('/proc/self/status').read_text().partition('VmHWM:')[2].split()[0]) // 1024\n"
)


def told(path: Path, *changes: tuple[str, str]) -> list[str]:
    """What is said of a file that cannot be used."""
    with pytest.raises(ArgumentError) as caught:
        import_log(path, small_map(*changes))
    return str(caught.value).splitlines()


def encoding(path: Path, *changes: tuple[str, str]) -> tuple[str | None, bool, list[str]]:
    cases, report = taken(import_log(path, small_map(*changes)))
    return report.file.encoding, report.file.detected, [e["type"] for case in cases for e in case["events"]]


def declared(name: str) -> tuple[str, str]:
    return "id: small", f"id: small\nfile: {{encoding: {name}}}"


class TestEncodings:
    @pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "cp1252"])
    def test_is_found(self, name: str, tmp_path: Path) -> None:
        assert encoding(csv_file(tmp_path, [ROW], encoding=name)) == (name, True, ["follow_up_held"])

    @pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "cp1252"])
    def test_is_as_the_map_says(self, name: str, tmp_path: Path) -> None:
        path = csv_file(tmp_path, [ROW], encoding=name)
        assert encoding(path, declared(name)) == (name, False, ["follow_up_held"])

    def test_a_byte_order_mark_is_never_part_of_a_name(self, tmp_path: Path) -> None:
        path = csv_file(tmp_path, [ROW], encoding="utf-8-sig")
        assert encoding(path, declared("utf-8")) == ("utf-8-sig", False, ["follow_up_held"])

    def test_only_ascii_is_utf8(self, tmp_path: Path) -> None:
        path = csv_file(tmp_path, [("S-1", "Samtale", "11-03-2024", "")], header=HEADER[:4])
        assert encoding(path) == ("utf-8", True, ["child_conversation_held"])

    def test_rows_in_another_encoding_than_the_map_says_are_reported(self, tmp_path: Path) -> None:
        path = csv_file(tmp_path, [ROW])
        path.write_bytes(path.read_bytes() + ";".join(("S-2", *ROW[1:])).encode("cp1252") + b"\n")
        cases, report = taken(import_log(path, small_map(declared("utf-8"))))
        adds_up(report)
        assert kinds(report) == {"encoding": [(3, 3)]}
        assert [case["id"] for case in cases] == ["S-1"]

    def test_two_encodings_are_not_guessed(self, tmp_path: Path) -> None:
        path = csv_file(tmp_path, [ROW])
        path.write_bytes(path.read_bytes() + ";".join(ROW).encode("cp1252") + b"\n")
        assert told(path) == [
            "log.csv: has lines in UTF-8 (such as line 1) and others that are not (such as line 3); write the "
            "'encoding' in the map, and the other rows are reported"
        ]

    def test_what_the_map_says_is_not_so(self, tmp_path: Path) -> None:
        path = csv_file(tmp_path, [ROW])
        assert told(path, declared("cp1252")) == [
            "log.csv: is UTF-8, and its map says cp1252; write 'encoding: utf-8' in the map"
        ]
        assert told(path, declared("utf-8-sig")) == [
            "log.csv: has no byte order mark, and its map says 'utf-8-sig'; write 'encoding: utf-8'"
        ]
        path = csv_file(tmp_path, [ROW], encoding="cp1252")
        assert told(path, declared("utf-8")) == [
            "log.csv: the names of its columns are not in utf-8; write the 'encoding' in the map"
        ]

    def test_neither_of_them(self, tmp_path: Path) -> None:
        path = csv_file(tmp_path, [ROW], encoding="cp1252")
        path.write_bytes(path.read_bytes() + b"\x81\n")
        assert told(path) == ["log.csv: is neither UTF-8 nor cp1252 in line 3; save it again as UTF-8"]
        assert told(csv_file(tmp_path, [ROW], encoding="utf-16")) == [
            "log.csv: is written in UTF-16 or UTF-32; save it again as CSV UTF-8"
        ]

    def test_a_line_without_end(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = csv_file(tmp_path, [ROW, (*ROW[:4], "æ" * 100)])
        monkeypatch.setattr(encodings, "MOST_IN_LINE", 150)
        assert told(path) == ["log.csv: line 3 has more than 150 bytes; is this a CSV file?"]


class TestDelimiters:
    @pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
    def test_is_the_one_that_gives_the_columns(self, delimiter: str, tmp_path: Path) -> None:
        path = tmp_path / "log.csv"
        path.write_text("".join(delimiter.join(row) + "\n" for row in (HEADER, ROW)), "utf-8")
        _, report = taken(import_log(path, small_map()))
        assert (report.file.delimiter, report.events) == (delimiter, 1)

    def test_the_map_may_say_it(self, tmp_path: Path) -> None:
        path = csv_file(tmp_path, [ROW])
        change = ("id: small", "id: small\nfile: {delimiter: tab}")
        assert told(path, change)[0].startswith("log.csv: has no column 'Sag'; its columns are 'Sag;Aktivitet;Dato")

    def test_cells_may_hold_delimiters_and_line_ends_in_quotes(self, tmp_path: Path) -> None:
        rows = [('"S;1"', "Samtale", "11-03-2024", "", BORN, '"to\nlinjer"'), ("S-2", "Smtale", "1-3-2024", "", "", "")]
        cases, report = run(tmp_path, *rows, header=(*HEADER, "Bemærkning"))
        assert cases[1]["id"] == "S;1"
        assert cases[1]["events"][0]["note"] == "to\nlinjer"
        assert kinds(report) == {"code_unknown": [(4, 4)]}

    def test_columns_that_are_not_there_are_told_at_once(self, tmp_path: Path) -> None:
        path = csv_file(tmp_path, [], header=("Sag", "Aktivitetter", "Dto", "Indsats"))
        shown = "its columns are 'Sag', 'Aktivitetter', 'Dto', 'Indsats'"
        assert told(path) == [
            f"log.csv: has no column 'Aktivitet', did you mean 'Aktivitetter'?; {shown}",
            f"log.csv: has no column 'Dato', did you mean 'Dto'?; {shown}",
        ]

    def test_a_column_that_is_there_twice(self, tmp_path: Path) -> None:
        path = csv_file(tmp_path, [], header=(*HEADER, "Dato"))
        assert told(path) == ["log.csv: has 2 columns 'Dato'; give each a name of its own"]

    def test_an_empty_file(self, tmp_path: Path) -> None:
        path = tmp_path / "log.csv"
        path.write_text("\n\n", "utf-8")
        assert told(path) == ["log.csv: is empty; its first row is to name the columns"]


def workbook(path: Path, rows: Sequence[Sequence[Any]], *, sheets: Sequence[str] = ("Udtræk",)) -> Path:
    book = openpyxl.Workbook(write_only=True)
    for name in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


class TestSheets:
    ROWS = [
        HEADER,
        (17, "Opfølgning", date(2024, 3, 11), "I1", datetime(2009, 5, 14)),
        (17, "Samtale", datetime(2024, 3, 12, 14, 5), None, "14-05-2009"),
        (None, None, None, None, None),
        (17.0, "Flytning", "13-03-2024", 9, None),
        ("S-2", "Samtale", datetime(2024, 3, 31, 2, 30), None, None),
        ("S-2", "Samtale", True, None, None),
    ]

    def test_cells_keep_their_types(self, tmp_path: Path) -> None:
        cases, report = taken(import_log(workbook(tmp_path / "log.xlsx", self.ROWS), small_map()))
        adds_up(report)
        assert [(case["id"], case["child"]) for case in cases] == [
            ("17", {"born": "2009-05-14"}),
            ("S-2", {"born": None}),
        ]
        assert [(event["id"], event["at"]) for event in cases[0]["events"]] == [
            ("row-2", "2024-03-11"),
            ("row-3", "2024-03-12T14:05:00+01:00"),
            ("row-5", "2024-03-13"),
        ]
        assert cases[0]["events"][2]["measure"] == "9"
        assert kinds(report) == {"time_skipped": [(6, 6)], "date_unreadable": [(7, 7)]}
        assert (report.file.format, report.file.sheet, report.blank_rows) == ("xlsx", "Udtræk", 1)

    def test_the_sheet_is_the_only_one_or_named(self, tmp_path: Path) -> None:
        path = workbook(tmp_path / "log.xlsx", self.ROWS, sheets=("A", "B"))
        assert told(path) == ["log.xlsx: has 2 sheets ('A', 'B'); write which under 'sheet' in the map"]
        assert told(path, ("id: small", "id: small\nfile: {sheet: C}")) == [
            "log.xlsx: has no sheet 'C'; it has 'A', 'B'"
        ]
        _, report = taken(import_log(path, small_map(("id: small", "id: small\nfile: {sheet: B}"))))
        assert report.file.sheet == "B"

    @pytest.mark.parametrize("offset", [0, 2])
    def test_a_cell_that_shows_a_fault_is_no_empty_cell(self, tmp_path: Path, offset: int) -> None:
        """A date of #N/A is not the same as no date, and a formula nobody worked out not the same as no formula."""
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        rows = [
            HEADER,
            ("S-1", "Samtale", "#N/A", None, None),
            ("S-1", "#REF!", date(2024, 3, 11), None, None),
            ("S-1", "Opfølgning", date(2024, 3, 12), "=VLOOKUP(1,A1:B2,2)", None),
            ("S-1", "Opfølgning", date(2024, 3, 13), "=VLOOKUP(1,A1:B2,2)", "#VALUE!"),
        ]
        for number, row in enumerate(rows, start=1 + offset):
            for column, cell in enumerate(row, start=1 + offset):
                sheet.cell(number, column, cell)
        book.create_sheet("Bilag").append(["#N/A"])
        book.save(tmp_path / "log.xlsx")
        (case,), report = taken(
            import_log(tmp_path / "log.xlsx", small_map(("id: small", "id: small\nfile: {sheet: Sheet}")))
        )
        adds_up(report)
        assert {(odd.kind, odd.column, odd.value): odd.rows for odd in report.oddities} == {
            ("date_unreadable", "Dato", None): [(2 + offset, 2 + offset)],
            ("code_unknown", "Aktivitet", "#REF!"): [(3 + offset, 3 + offset)],
            ("date_unreadable", "Født", None): [(5 + offset, 5 + offset)],
        }
        assert [event["measure"] for event in case["events"]] == ["#FORMULA", "#FORMULA"]

    def test_faults_are_found_however_the_sheet_is_written(self, tmp_path: Path) -> None:
        """Prefixed tags, single quotes, columns beyond Z, an absolute target, and pieces smaller than a row."""
        path = tmp_path / "log.xlsx"
        row = (
            "<x:row r='2'><x:c r='A2'><x:v>1</x:v></x:c><x:c r='AB2' t='e' s='1'><x:v>#N/A</x:v></x:c>"
            "<x:c r='AC2' t='str'><x:f>A1</x:f><x:v></x:v></x:c><x:c r='AD2'><x:f>A1</x:f><x:v>5</x:v></x:c>"
            "<x:c r='AE2'><x:f>A1</x:f></x:c><x:c r='AF2' s='3'/><x:c r='AG2' t='e'/></x:row>"
        )
        with zipfile.ZipFile(path, "w") as package:
            package.writestr(
                "xl/workbook.xml",
                '<w xmlns:r="http://purl.oclc.org/x"><sheets><sheet name="B" r:id="r2"/></sheets></w>',
            )
            package.writestr(
                "xl/_rels/workbook.xml.rels", '<R><R Id="r1" Target="a"/><R Id="r2" Target="/xl/s.xml"/></R>'
            )
            package.writestr("xl/s.xml", f"<x:sheetData>{row}{row.replace('2', '3')}</x:sheetData>")
        wanted = {(2, 28): "#N/A", (2, 31): "#FORMULA", (3, 28): "#N/A", (3, 31): "#FORMULA"}
        assert sheetfaults.sheet_faults(path, "B") == wanted
        with pytest.raises(KeyError):
            sheetfaults.sheet_faults(path, "C")

    def test_what_is_no_workbook(self, tmp_path: Path) -> None:
        path = tmp_path / "log.xlsx"
        path.write_bytes(b"SagsID;Dato\n")
        assert told(path) == ["log.xlsx: is no XLSX file; a CSV file has the ending .csv"]
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("x.xml", "<x/>")
        assert told(path) == [
            "log.xlsx: is no readable XLSX file; save it again from the spreadsheet program, without a password"
        ]

    def test_a_package_that_is_too_large(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sheetrows, "MOST_UNPACKED", 1_000)
        (message,) = told(workbook(tmp_path / "log.xlsx", self.ROWS))
        assert message.endswith("bytes when it is unpacked and at most 1000 are read; divide it")

    def test_an_empty_sheet_and_a_missing_column(self, tmp_path: Path) -> None:
        assert told(workbook(tmp_path / "log.xlsx", [])) == [
            "log.xlsx: the sheet is empty; its first row is to name the columns"
        ]
        assert told(workbook(tmp_path / "log.xlsx", [("Sag", "Dato", "Indsats")])) == [
            "log.xlsx: has no column 'Aktivitet'; its columns are 'Sag', 'Dato', 'Indsats'"
        ]

    @pytest.mark.skipif(not os.environ.get("CHILDLAW_LONG"), reason="writes and reads 200,000 rows: CHILDLAW_LONG=1")
    def test_a_long_one_takes_bounded_memory(self, tmp_path: Path) -> None:
        """Measured in a process of its own: two thirds of the memory are the sheet itself."""
        per_case = 35
        rows = [
            (f"S-{n // per_case}", ("Opfølgning", "Samtale", "Smtale")[n % 3], date(2020, 1, 1 + n % 28), f"I{n}", BORN)
            for n in range(200_000)
        ]
        path = workbook(tmp_path / "log.xlsx", [HEADER, *rows])
        program = (
            f"{PEAK}from childlaw_rules import import_log\n"
            "from tests.importing.logs import adds_up, small_map\n"
            "made = import_log(sys.argv[1], small_map())\ncases = sum(1 for _ in made.lines)\nadds_up(made.report)\n"
            "print(made.report.rows, made.report.events, made.report.rows_reported, cases,"
            " peak())"
        )
        run = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)
        *counts, megabytes = map(int, run.stdout.split())
        assert counts == [200_000, 133_334, 66_666, 5_715]
        assert megabytes < 300


@pytest.mark.skipif(not os.environ.get("CHILDLAW_LONG"), reason="reads 500,000 rows: CHILDLAW_LONG=1")
def test_memory_does_not_grow_with_a_csv_file(tmp_path: Path) -> None:
    program = (
        f"{PEAK}from childlaw_rules import import_log\nfrom tests.importing.logs import small_map\n"
        "made = import_log(sys.argv[1], small_map())\nassert sum(1 for _ in made.lines)\n"
        "print(peak())"
    )
    megabytes = []
    for count in (100_000, 400_000):
        cases = count // 35
        rows = ((f"S-{n % cases}", ROW[1], f"{n % 28 + 1}-03-2024", f"I{n}", BORN) for n in range(count))
        path = csv_file(tmp_path, rows)
        run = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)
        megabytes.append(int(run.stdout))
    assert megabytes[1] < megabytes[0] + 10


class TestParquet:
    def test_columns_keep_their_types(self, tmp_path: Path) -> None:
        path = tmp_path / "log.parquet"
        table = pyarrow.table(
            {
                "Sag": pyarrow.array(["S-1", "S-1", None, "S-2"]).dictionary_encode(),
                "Aktivitet": ["Opfølgning", "Samtale", None, "Afgørelse"],
                "Dato": pyarrow.array(
                    [datetime(2024, 3, 11), datetime(2024, 3, 12, 14, 5), None, datetime(2024, 3, 13)]
                ),
                "Indsats": pyarrow.array([7, None, None, 8]),
                "Født": pyarrow.array([date(2009, 5, 14), date(2009, 5, 14), None, None]),
                "Samtykke": pyarrow.array([None, None, None, True]),
            }
        )
        pyarrow.parquet.write_table(table, path)
        cases, report = taken(import_log(path, small_map()))
        adds_up(report)
        assert [(event["id"], event["at"]) for event in cases[0]["events"]] == [
            ("row-1", "2024-03-11"),
            ("row-2", "2024-03-12T14:05:00+01:00"),
        ]
        assert cases[0]["events"][0]["measure"] == "7"
        assert cases[1]["events"][0]["with_consent"] is True
        assert (report.file.format, report.rows, report.blank_rows, report.oddities) == ("parquet", 3, 1, [])

    def test_an_instant_with_a_zone_stays_that_instant(self, tmp_path: Path) -> None:
        path = tmp_path / "log.parquet"
        when = pyarrow.array([datetime(2024, 3, 11, 23, 30, tzinfo=UTC)], pyarrow.timestamp("us", tz="UTC"))
        table = pyarrow.table({"Sag": ["S-1"], "Aktivitet": ["Samtale"], "Dato": when, "Indsats": ["I"]})
        pyarrow.parquet.write_table(table, path)
        cases, _ = taken(import_log(path, small_map()))
        assert cases[0]["events"][0]["at"] == "2024-03-11T23:30:00+00:00"

    def test_what_is_none(self, tmp_path: Path) -> None:
        path = tmp_path / "log.parquet"
        path.write_bytes(b"PAR1 and nothing more")
        assert told(path) == ["log.parquet: is no readable Parquet file"]


XES = """\
<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849-2016" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <global scope="event"><string key="concept:name" value="Ukendt"/></global>
  <string key="concept:name" value="En log"/>
  <trace>
    <string key="concept:name" value="S-1"/>
    <date key="born" value="2009-05-14"/>
    <event>
      <string key="concept:name" value="Opfølgning"/>
      <date key="time:timestamp" value="2024-03-11T14:05:00.000+01:00"/>
      <string key="Indsats" value="I1"><string key="inner" value="x"/></string>
    </event>
    <event>
      <string key="concept:name" value="Ringet op"/><date key="time:timestamp" value="2024-03-12T09:00:00+01:00"/>
    </event>
  </trace>
  <trace>
    <string key="concept:name" value="S-2"/>
    <event>
      <string key="concept:name" value="Samtale"/><date key="time:timestamp" value="2024-03-13T00:00:00+01:00"/>
    </event>
  </trace>
</log>
"""
OF_XES = (
    ("case: {id: Sag, born: Født}", 'case: {id: "case:concept:name", born: "case:born"}'),
    ("[Født, Sted", "[Sted"),
    ("type: {column: Aktivitet,", 'type: {column: "concept:name",'),
    ("at: Dato", 'at: "time:timestamp"'),
)


class TestXes:
    def test_traces_are_cases_and_events_are_rows(self, tmp_path: Path) -> None:
        path = tmp_path / "log.xes"
        path.write_text(XES, "utf-8")
        cases, report = taken(import_log(path, small_map(*OF_XES)))
        adds_up(report)
        assert [(case["id"], case["child"]["born"]) for case in cases] == [("S-1", "2009-05-14"), ("S-2", None)]
        assert cases[0]["events"] == [
            {"type": "follow_up_held", "at": "2024-03-11T14:05:00+01:00", "id": "row-1", "measure": "I1"}
        ]
        assert kinds(report) == {"code_unknown": [(2, 2)]}
        assert (report.file.format, report.rows, report.events) == ("xes", 3, 2)

    def test_a_packed_one_and_what_is_inside_attributes(self, tmp_path: Path) -> None:
        inside = (
            '<string key="Indsats" value="I1"><string key="inner" value="x"/></string>',
            '<list key="Indsats"><values><string key="id" value="I7"/><string key="id" value="I8"/>'
            '<string key="id" value="I9"><int key="n" value="1"/></string></values></list>',
        )
        path = tmp_path / "log.xes.gz"
        path.write_bytes(gzip.compress(XES.replace(*inside).encode()))
        for column, measure in (("id", "I7"), ("id/2", "I8"), ("id/3", "I9"), ("id/3/n", "1")):
            cases, report = taken(
                import_log(path, small_map(*OF_XES, ("measure: Indsats", f'measure: "Indsats/{column}"')))
            )
            adds_up(report)
            assert cases[0]["events"][0]["measure"] == measure
            assert len(report.unused_columns) == 3
        path.write_bytes(gzip.compress(XES.encode())[:-30])
        assert told(path, *OF_XES) == [
            "log.xes.gz: is no readable XES file: its XML is broken, or holds entities, which are not read"
        ]

    @pytest.mark.parametrize(
        "text",
        [XES[:-20], XES.replace("<log ", '<!DOCTYPE log [<!ENTITY a "b">]><log '), "no XML"],
    )
    def test_what_cannot_be_read(self, text: str, tmp_path: Path) -> None:
        path = tmp_path / "log.xes"
        path.write_text(text, "utf-8")
        assert told(path, *OF_XES) == [
            "log.xes: is no readable XES file: its XML is broken, or holds entities, which are not read"
        ]

    def test_a_log_without_events(self, tmp_path: Path) -> None:
        path = tmp_path / "log.xes"
        path.write_text("<log/>", "utf-8")
        assert told(path, *OF_XES) == ["log.xes: holds no trace with an event"]


class TestFiles:
    def test_that_are_not_there(self, tmp_path: Path) -> None:
        assert told(tmp_path / "log.csv") == ["log.csv: cannot be read: No such file or directory"]
        assert told(tmp_path) == [f"{tmp_path.name}: is no file"]

    def test_without_a_known_ending(self, tmp_path: Path) -> None:
        path = csv_file(tmp_path, [ROW]).rename(tmp_path / "log.dat")
        assert told(path) == [
            "log.dat: has none of the endings .csv, .txt, .tsv, .xlsx, .parquet, .xes; write the 'format' in the map"
        ]
        _, report = taken(import_log(path, small_map(("id: small", "id: small\nfile: {format: csv}"))))
        assert report.events == 1

    @pytest.mark.parametrize(
        ("ending", "module", "said"),
        [("xlsx", "python_calamine", "XLSX files are read with python-calamine"),
         ("parquet", "pyarrow", "Parquet files are read with pyarrow"),
         ("xes", "defusedxml", "XES files are read with defusedxml")],
    )  # fmt: skip
    def test_of_a_format_whose_package_is_not_installed(
        self, ending: str, module: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, module, None)
        path = tmp_path / f"log.{ending}"
        path.write_bytes(b"x")
        assert told(path) == [f"log.{ending}: {said}; install it with 'childlaw-rules[import]'"]
