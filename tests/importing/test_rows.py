"""What becomes of a row: an event, a report with its number, or set aside; never nothing."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from childlaw_rules import ArgumentError, evaluate, import_log, read_case
from childlaw_rules.importing.report import MOST_VALUES
from childlaw_rules.importing.words import ODDITIES
from tests.importing.logs import HEADER, adds_up, csv_file, kinds, run, small_map, taken

BORN = "14-05-2009"


class TestAnEvent:
    def test_a_row_becomes_an_event_that_names_its_row(self, tmp_path: Path) -> None:
        cases, report = run(tmp_path, ("S-1", "Opfølgning", "11-03-2024", "I1", BORN))
        (case,) = cases
        assert case["id"] == "S-1"
        assert case["child"] == {"born": "2009-05-14"}
        assert case["events"] == [{"type": "follow_up_held", "at": "2024-03-11", "id": "row-2", "measure": "I1"}]
        assert (report.rows, report.events, report.cases, report.oddities) == (1, 1, 1, [])
        assert report.event_types == {"follow_up_held": 1}

    def test_a_line_is_a_case_that_can_be_evaluated(self, tmp_path: Path) -> None:
        path = csv_file(tmp_path, [("S-1", "Afgørelse", "11-03-2024", "I1", BORN)])
        (line,) = import_log(path, small_map()).lines
        (case,) = import_log(path, small_map()).cases
        assert read_case(line) == case
        assert evaluate(case, as_of="2024-08-01").findings

    def test_cases_come_in_the_order_of_their_ids_and_events_in_that_of_the_file(self, tmp_path: Path) -> None:
        rows = [(s, "Samtale", d, "", "") for s, d in (("B", "02-02-2024"), ("A", "01-02-2024"), ("B", "01-02-2024"))]
        cases, _ = run(tmp_path, *rows)
        assert [(case["id"], [event["id"] for event in case["events"]]) for case in cases] == [
            ("A", ["row-3"]),
            ("B", ["row-2", "row-4"]),
        ]

    def test_a_code_says_fields_of_its_own(self, tmp_path: Path) -> None:
        cases, _ = run(tmp_path, ("S-1", "Afgørelse", "11-03-2024", "I1", BORN))
        assert cases[0]["events"][0]["kind"] == "placement"

    @pytest.mark.parametrize(("said", "flag"), [("ja", True), ("nej", False)])
    def test_yes_and_no_are_flags(self, said: str, flag: bool, tmp_path: Path) -> None:
        row = ("S-1", "Afgørelse", "11-03-2024", "I1", BORN, said)
        cases, _ = run(tmp_path, row, header=(*HEADER, "Samtykke"))
        assert cases[0]["events"][0]["with_consent"] is flag

    def test_a_party_that_is_named_is_listed(self, tmp_path: Path) -> None:
        row = ("S-1", "Samtykke", "11-03-2024", "", BORN, "mor")
        map_ = small_map(("      by: Part", "      by: Part\n      about: Indsats"))
        cases, report = run(tmp_path, row, header=(*HEADER, "Part"), map_=map_)
        assert cases[0]["parties"] == [{"id": "mor", "role": "custody_holder"}]
        assert report.rows_imported == 1

    def test_the_map_says_the_day_looked_at(self, tmp_path: Path) -> None:
        row = ("S-1", "Samtale", "11-03-2024", "", BORN)
        cases, _ = run(tmp_path, row, map_=small_map(("id: small", "id: small\nas_of: 2024-06-30")))
        assert cases[0]["as_of"] == "2024-06-30"


class TestWhatIsNotRecorded:
    def test_what_the_map_does_not_name_is_not_recorded(self, tmp_path: Path) -> None:
        cases, _ = run(tmp_path, ("S-1", "Samtale", "11-03-2024", "", BORN))
        coverage = cases[0]["coverage"]
        assert coverage["follow_up_held"] is True
        assert coverage["consent_given"] is False
        assert coverage["child_conversation_held"] == {"from": "2020-01-01"}
        assert coverage["supervision_visit"] is False
        assert coverage["network_council_held"] is False

    def test_of_a_type_that_got_lost_nothing_is_concluded(self, tmp_path: Path) -> None:
        lost = ("S-1", "Opfølgning", "31-02-2024", "I1", BORN)
        whole = ("S-2", "Opfølgning", "28-02-2024", "I1", BORN)
        cases, _ = run(tmp_path, lost, whole)
        assert [case["coverage"]["follow_up_held"] for case in cases] == [False, True]

    def test_a_code_that_no_list_has_is_lost_as_the_only_type_there_is(self, tmp_path: Path) -> None:
        map_ = small_map(
            ("    Flytning: place_changed\n    Samtale: child_conversation_held\n", ""),
            ("    Samtykke:\n      type: consent_given\n    Afgørelse:\n      type: decision_made\n", ""),
            ("      kind: placement\n    Telefon: set aside\n", ""),
            ("      place: {column: Sted, codes: sted}\n      with_consent: Samtykke\n      by: Part\n", ""),
            ("      ends: Fra\n", ""),
            ("  sted:\n    Plejefamilie: foster_family\n", ""),
            ("[Født, Sted, Samtykke, Part, Fra, Bemærkning]", "[Født, Bemærkning]"),
        )
        cases, report = run(tmp_path, ("S-1", "Ukendt", "11-03-2024", "I1", BORN), map_=map_)
        assert cases[0]["coverage"]["follow_up_held"] is False
        assert kinds(report) == {"code_unknown": [(2, 2)]}


class TestWhatIsReported:
    #: A row and the words of what is odd in it; with True where the event is nevertheless in the case.
    ODD = [
        (("", "Samtale", "11-03-2024", "", BORN), "case_missing", False),
        (("S-1", "", "11-03-2024", "", BORN), "code_missing", False),
        (("S-1", "Smtale", "11-03-2024", "", BORN), "code_unknown", False),
        (("S-1", "samtale", "11-03-2024", "", BORN), "code_unknown", False),
        (("S-1", "Samtale", "", "", BORN), "date_missing", False),
        (("S-1", "Samtale", "31-12-9999", "", BORN), "date_missing", False),
        (("S-1", "Samtale", "30-02-2024", "", BORN), "date_unreadable", False),
        (("S-1", "Samtale", "11/03/2024", "", BORN), "date_unreadable", False),
        (("S-1", "Samtale", "31-03-2024 02:30", "", BORN), "time_skipped", False),
        (("S-1", "Samtale", "27-10-2024 02:30", "", BORN), "time_twice", True),
        (("S-1", "Samtale", "11-03-2024", "", "14.05.2009"), "date_unreadable", True),
        (("S-1", "Samtale", "11-03-2024"), "cells", False),
        (("S-1", "Samtale", "11-03-2024", "", BORN, "x"), "cells", False),
        (("S-1", '"Samtale"x', "11-03-2024", "", BORN), "quoting", False),
        (("S-1", "Samtale", "11-03-2024", "I1", BORN), "event_refused", False),
    ]

    @pytest.mark.parametrize(("row", "kind", "kept"), ODD[:-1])
    def test_with_its_row(self, row: tuple[str, ...], kind: str, kept: bool, tmp_path: Path) -> None:
        good = ("S-9", "Samtale", "01-02-2024", "", BORN)
        cases, report = run(tmp_path, good, row, (*good[:2], "02-02-2024", "", BORN))
        assert kinds(report) == {kind: [(3, 3)]}
        assert sum(len(case["events"]) for case in cases) == report.events == 2 + kept
        assert (report.rows, report.rows_reported) == (3, 0 if kept else 1)
        (odd,) = report.oddities
        assert odd.lost is not kept

    def test_a_field_with_another_word_is_left_out(self, tmp_path: Path) -> None:
        row = ("S-1", "Flytning", "11-03-2024", "I1", BORN, "Plejehjem")
        cases, report = run(tmp_path, row, header=(*HEADER, "Sted"))
        assert "place" not in cases[0]["events"][0]
        assert [(one.kind, one.column, one.field, one.value) for one in report.unmapped] == [
            ("word_unknown", "Sted", "place", "Plejehjem")
        ]
        assert report.rows_imported == 1

    @pytest.mark.parametrize(
        ("column", "value", "kind"),
        [("Samtykke", "måske", "flag_unknown"), ("Fra", "snart", "day_unreadable")],
    )
    def test_a_field_that_cannot_be_read_is_left_out(self, column: str, value: str, kind: str, tmp_path: Path) -> None:
        row = ("S-1", "Afgørelse", "11-03-2024", "I1", BORN, value)
        cases, report = run(tmp_path, row, header=(*HEADER, column))
        assert kinds(report) == {kind: [(2, 2)]}
        assert cases[0]["events"][0].keys() == {"type", "at", "id", "kind", "measure"}

    def test_a_party_that_is_not_listed_is_left_out(self, tmp_path: Path) -> None:
        map_ = small_map(
            ("      type: consent_given", "      type: complaint_received"),
            ("  consent_given: no", "  complaint_received: no"),
        )
        row = ("S-1", "Samtykke", "11-03-2024", "", BORN, "moster")
        _, report = run(tmp_path, row, header=(*HEADER, "Part"), map_=map_)
        assert kinds(report) == {"party_unknown": [(2, 2)]}

    def test_a_value_that_the_type_has_no_field_for_is_told(self, tmp_path: Path) -> None:
        row = ("S-1", "Samtale", "11-03-2024", "", BORN, "ja")
        _, report = run(tmp_path, row, header=(*HEADER, "Samtykke"))
        assert kinds(report) == {"field_not_of_type": [(2, 2)]}

    def test_rows_that_disagree_on_the_birth_leave_it_open(self, tmp_path: Path) -> None:
        rows = [("S-1", "Samtale", f"0{n}-03-2024", "", f"1{n}-05-2009") for n in (1, 2)]
        cases, report = run(tmp_path, *rows)
        assert cases[0]["child"] == {"born": None}
        assert kinds(report) == {"child_differs": [(2, 3)]}

    def test_what_the_case_reader_refuses_is_told_with_its_row_and_the_rest_goes_on(self, tmp_path: Path) -> None:
        map_ = small_map(
            ("      by: Part", "      by: Part\n      provision: Paragraf"), ("[Født,", "[Født, Paragraf,")
        )
        rows = [
            ("S-1", "Afgørelse", "11-03-2024", "I1", BORN, "x" * 1001),
            ("S-1", "Samtale", "12-03-2024", "", BORN, ""),
        ]
        cases, report = run(tmp_path, *rows, header=(*HEADER, "Paragraf"), map_=map_)
        assert kinds(report) == {"event_refused": [(2, 2)]}
        assert "longer than 1000 characters" in report.oddities[0].message.en
        assert [event["id"] for event in cases[0]["events"]] == ["row-3"]
        assert cases[0]["coverage"]["decision_made"] is False

    def test_a_case_that_cannot_be_made_is_told_with_all_its_rows(self, tmp_path: Path) -> None:
        rows = [("S" * 201, "Samtale", "11-03-2024", "", BORN), ("S" * 201, "Telefon", "11-03-2024", "", BORN)]
        cases, report = run(tmp_path, *rows)
        assert cases == []
        assert kinds(report) == {"case_refused": [(2, 3)]}
        assert (report.cases_refused, report.rows_reported) == (1, 2)

    def test_text_that_was_read_wrongly_before_is_told(self, tmp_path: Path) -> None:
        wrong = "Opfølgning".encode().decode("cp1252")
        _, report = run(tmp_path, ("S-1", wrong, "11-03-2024", "I1", BORN))
        assert kinds(report).keys() == {"code_unknown", "garbled"}

    def test_every_oddity_has_its_sentence_and_the_page_tells_of_it(self) -> None:
        page = (Path(__file__).parents[2] / "docs" / "reference" / "mapping-files.md").read_text("utf-8")
        assert [kind for kind in ODDITIES if f"`{kind}`" not in page] == []

    def test_values_beyond_the_most_are_told_together(self, tmp_path: Path) -> None:
        rows = [("S-1", f"Kode {n}", "11-03-2024", "", BORN) for n in range(MOST_VALUES + 3)]
        _, report = run(tmp_path, *rows)
        assert len(report.unmapped) == MOST_VALUES + 1
        (rest,) = [one for one in report.unmapped if one.value is None]
        assert rest.count == 3
        assert "andre værdier" in rest.message.da


#: Made up, no person has the day 99; put together here so that no file holds one.
NUMBER = "991234" + "-5678"
AS_NUMBER = "412345" + "6789"


class TestPersonNumbers:
    @pytest.mark.parametrize("at", [0, 1, 2, 3])
    def test_a_row_with_one_is_lost_and_its_column_told(self, at: int, tmp_path: Path) -> None:
        right = ("S-1", "Opfølgning", "11-03-2024", "I1", BORN)
        cases, report = run(tmp_path, (*right[:at], NUMBER, *right[at + 1 :]))
        (odd,) = report.oddities
        assert (odd.kind, odd.lost, odd.column, odd.value, odd.rows) == ("cpr", True, HEADER[at], None, [(2, 2)])
        assert "id, kommunen selv vælger" in odd.message.da
        assert [case["events"] for case in cases] == ([] if at == 0 else [[]])

    def test_of_a_birth_only_the_date_is_left_out(self, tmp_path: Path) -> None:
        cases, report = run(tmp_path, ("S-1", "Samtale", "11-03-2024", "", NUMBER))
        assert (cases[0]["child"], len(cases[0]["events"])) == ({"born": None}, 1)
        assert [(odd.kind, odd.lost, odd.column) for odd in report.oddities] == [("cpr", False, "Født")]

    @pytest.mark.parametrize(("note", "kept"), [(f"mor {NUMBER} ringede", "mor ******-**** ringede"), (NUMBER, None)])
    def test_in_a_note_it_is_masked(self, note: str, kept: str | None, tmp_path: Path) -> None:
        row = ("S-1", "Samtale", "11-03-2024", "", BORN, note)
        cases, report = run(tmp_path, row, header=(*HEADER, "Bemærkning"))
        assert cases[0]["events"][0].get("note") == kept
        assert kinds(report) == {"cpr_in_note": [(2, 2)]}

    def test_nine_digits_beside_them_are_numbers_that_lost_their_nought(self, tmp_path: Path) -> None:
        rows = [(id_, "Samtale", "11-03-2024", "", BORN) for id_ in ("412345678", "S-2")]
        cases, report = run(tmp_path, *rows)
        assert ([case["id"] for case in cases], report.oddities) == (["412345678", "S-2"], [])
        cases, report = run(tmp_path, *rows, (AS_NUMBER, *rows[0][1:]))
        assert [case["id"] for case in cases] == ["S-2"]
        assert kinds(report) == {"cpr": [(2, 2), (4, 4)]}


class TestDoubles:
    ROW = ("S-1", "Samtale", "11-03-2024", "", BORN)

    def test_a_row_that_is_there_twice_counts_once_and_is_told(self, tmp_path: Path) -> None:
        cases, report = run(tmp_path, self.ROW, self.ROW)
        assert [event["id"] for event in cases[0]["events"]] == ["row-2"]
        assert kinds(report) == {"row_twice": [(3, 3)]}
        assert (report.rows_imported, report.rows_reported) == (1, 1)

    def test_the_map_may_keep_it(self, tmp_path: Path) -> None:
        map_ = small_map(("id: small", "id: small\nduplicates: {rows: keep}"))
        cases, report = run(tmp_path, self.ROW, self.ROW, map_=map_)
        assert len(cases[0]["events"]) == 2
        assert report.rows_reported == 0
        assert kinds(report) == {"row_twice": [(3, 3)], "event_twice": [(3, 3)]}

    @pytest.mark.parametrize(("choice", "events"), [("keep", 2), ("leave out", 1)])
    def test_an_event_that_two_rows_tell(self, choice: str, events: int, tmp_path: Path) -> None:
        map_ = small_map(("id: small", f"id: small\nduplicates: {{events: {choice}}}"))
        other = (*self.ROW[:-1], BORN, "en bemærkning")
        cases, report = run(tmp_path, (*self.ROW, ""), other, header=(*HEADER, "Bemærkning"), map_=map_)
        assert len(cases[0]["events"]) == events
        assert kinds(report) == {"event_twice": [(3, 3)]}
        assert report.rows_reported == 2 - events

    def test_the_same_in_another_case_is_no_double(self, tmp_path: Path) -> None:
        _, report = run(tmp_path, self.ROW, ("S-2", *self.ROW[1:]))
        assert report.oddities == []


SECOND_LOOK = """\
  - type: {constant: measure_ended}
    at: Slut
    without_date: nothing
    only_where: {Aktivitet: Flytning}
    fields: {measure: Indsats}
"""


class TestOneRowWithSeveralDates:
    MAP = (
        ("parties:", f"{SECOND_LOOK}parties:"),
        ("covers:", "covers:\n  measure_ended: yes"),
    )

    def test_each_date_is_an_event_and_an_empty_one_is_none(self, tmp_path: Path) -> None:
        header = (*HEADER, "Slut")
        rows = [
            ("S-1", "Flytning", "11-03-2024", "I1", BORN, "01-06-2024"),
            ("S-1", "Flytning", "12-03-2024", "I2", BORN, "31-12-9999"),
            ("S-1", "Samtale", "12-03-2024", "", BORN, "01-06-2024"),
        ]
        cases, report = run(tmp_path, *rows, header=header, map_=small_map(*self.MAP))
        assert [(event["id"], event["type"]) for event in cases[0]["events"]] == [
            ("row-2-1", "place_changed"),
            ("row-2-2", "measure_ended"),
            ("row-3-1", "place_changed"),
            ("row-4-1", "child_conversation_held"),
        ]
        assert (report.rows, report.looks, report.events, report.looks_without_date) == (3, 5, 4, 1)

    def test_a_row_without_any_date_is_reported(self, tmp_path: Path) -> None:
        map_ = small_map(("    at: Dato\n", "    at: Dato\n    without_date: nothing\n"))
        cases, report = run(tmp_path, ("S-1", "Samtale", "", "", BORN), map_=map_)
        assert kinds(report) == {"date_missing": [(2, 2)]}
        assert cases[0]["events"] == []

    def test_a_row_that_no_event_of_the_map_fits_is_reported(self, tmp_path: Path) -> None:
        map_ = small_map(("    at: Dato\n", "    at: Dato\n    only_where: {Indsats: I1}\n"))
        _, report = run(tmp_path, ("S-1", "Samtale", "11-03-2024", "I2", BORN), map_=map_)
        assert kinds(report) == {"no_event": [(2, 2)]}

    def test_it_may_have_happened_on_a_day_that_is_not_known(self, tmp_path: Path) -> None:
        map_ = small_map(("    at: Dato\n", "    at: Dato\n    without_date: day not known\n"))
        cases, report = run(tmp_path, ("S-1", "Samtale", "", "", BORN), map_=map_)
        assert cases[0]["events"][0]["at"] is None
        assert report.oddities == []


class TestSetAside:
    def test_a_code_that_is_no_event_is_counted(self, tmp_path: Path) -> None:
        cases, report = run(tmp_path, *[("S-1", "Telefon", f"1{n}-03-2024", "", BORN) for n in range(3)])
        assert (report.rows_set_aside, report.set_aside) == (3, {"Telefon": 3})
        assert cases[0]["events"] == []

    def test_columns_that_are_not_read_and_those_that_are_not_there_are_told(self, tmp_path: Path) -> None:
        row = ("S-1", "Samtale", "11-03-2024", "", BORN, "A")
        _, report = run(tmp_path, row, header=(*HEADER, "Sagsbehandler"))
        assert report.unused_columns == ["Sagsbehandler"]
        assert report.lacking_columns == ["Bemærkning", "Sted", "Samtykke", "Part", "Fra"]


#: What a cell may hold: right values, odd ones, and what breaks the file.
_SAID = (
    "S-1|S-2|Samtale|Opfølgning|Telefon|Flytning|Afgørelse|11-03-2024|12-03-2024||ja|2024-03|31-02-2024|"
    '27-10-2024 02:30|31-03-2024 02:30|Plejefamilie|mor|"|"a;b"|æ\u00c3\u00a6'
)
_CELLS = st.one_of(st.sampled_from(_SAID.split("|")), st.text(alphabet='aå;"\n\r\t ', max_size=6))


class TestEveryRowIsAccountedFor:
    @settings(max_examples=150)
    @given(rows=st.lists(st.lists(_CELLS, min_size=4, max_size=6), max_size=12), tail=st.binary(max_size=4))
    def test_rows_in_are_rows_with_events_reported_and_set_aside(
        self, rows: list[list[str]], tail: bytes, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        folder = tmp_path_factory.mktemp("log")
        path = csv_file(folder, rows)
        path.write_bytes(path.read_bytes() + tail)
        map_ = small_map(("id: small", "id: small\nfile: {encoding: utf-8, delimiter: ;}"))
        cases, report = taken(import_log(path, map_))
        adds_up(report)
        assert sum(len(case["events"]) for case in cases) == report.events
        # A map of one event a row: rows in are events, rows reported and rows set aside.
        assert report.rows == report.looks
        assert report.rows == report.events + report.looks_reported + report.looks_set_aside
        told = {
            row for one in report.oddities if one.lost for first, last in one.rows for row in range(first, last + 1)
        }
        assert len(told) == report.rows_reported
        shown = {event["id"] for case in cases for event in case["events"]}
        assert shown.isdisjoint({f"row-{row}" for row in told})
        for case in cases:
            read_case(json.dumps(case))

    @given(rows=st.lists(st.lists(_CELLS, min_size=5, max_size=5), max_size=12))
    def test_no_row_of_a_right_file_goes_missing(
        self, rows: list[list[str]], tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        path = tmp_path_factory.mktemp("log") / "log.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL).writerows([HEADER, *rows])
        _, report = taken(import_log(path, small_map()))
        blank = sum(not any(cell.strip() for cell in row) for row in rows)
        assert (report.rows, report.blank_rows) == (len(rows) - blank, blank)


class TestTheReport:
    def test_is_complete_when_all_cases_were_taken(self, tmp_path: Path) -> None:
        imported = import_log(csv_file(tmp_path, [("S-1", "Samtale", "11-03-2024", "", BORN)]), small_map())
        with pytest.raises(ArgumentError, match="report: is complete when all cases were taken"):
            _ = imported.report
        assert len(list(imported.cases)) == 1
        assert imported.report.cases == 1
        assert list(imported.lines) == []
