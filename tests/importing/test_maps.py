"""Mapping files: what is wrong is told with its line, all at once; the shipped ones are right."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from childlaw_rules import ArgumentError, RuleError, import_log, load_log_maps, log_map_schema, read_log_map
from childlaw_rules.case import EVENT_TYPES, MeasureKind
from childlaw_rules.importing.mapreading import log_map
from childlaw_rules.lawtables import Measures
from childlaw_rules.rulefiles import map_files, shipped_tables
from childlaw_rules.yamltext import read_yaml
from tests.importing.logs import MAP, adds_up, changed, csv_file, taken

#: A change of the map and everything that is then told of it.
WRONG = [
    (("id: small", "id: Small Map"), ["small.yaml:1:5: String should match pattern '^[a-z0-9]+(-[a-z0-9]+)*$'"]),
    (("title: {", "titel: {"), [
        "small.yaml:1:1: missing key 'title'",
        "small.yaml:2:1: unknown key 'titel', did you mean 'title'?",
    ]),
    (("case: {id: Sag, born: Født}", "case: {idd: Sag}"), [
        "small.yaml:3:7: missing key 'id'",
        "small.yaml:3:8: unknown key 'idd', did you mean 'id'?",
    ]),
    (('"%d-%m-%Y", iso', '"%d-%b-%Y", iso'), [
        "small.yaml:6:13: '%b' is not used in a date format; write %d, %m, %Y, %y, %H, %M, %S, %f or %z",
    ]),
    (('"%d-%m-%Y", iso', '"%d-%m", iso'), [
        "small.yaml:6:13: a date format has a year, as in '%d-%m-%Y'; write 'iso' for 2024-03-11",
    ]),
    (('"%d-%m-%Y", iso', '"%d-%Y", iso'), ["small.yaml:6:13: a date format with a day has a month too"]),
    (('"%d-%m-%Y", iso', '"%m-%Y %H:%M", iso'), [
        "small.yaml:6:13: a date format with a time has a day, an hour and minutes",
    ]),
    (('"%d-%m-%Y", iso', '"%d-%m-%d-%Y", iso'), ["small.yaml:6:13: a date format has each part once"]),
    (("  none: [31-12-9999]", "  time_zone: Europe/Kopenhagen"), [
        "small.yaml:7:14: no time zone of that name; write one such as Europe/Copenhagen",
    ]),
    (("type: {column: Aktivitet, codes: aktivitet}", "type: {constant: case_oppened}"), [
        "small.yaml:9:22: unknown event 'case_oppened', did you mean 'case_opened'?",
        "small.yaml:22:5: no event uses this code list",
    ]),
    (("codes: aktivitet}", "codes: aktiviteter}"), [
        "small.yaml:9:38: there is no code list 'aktiviteter', did you mean 'aktivitet'?; write it under 'codes'",
        "small.yaml:22:5: no event uses this code list",
    ]),
    (("follow_up_held\n", "folow_up_held\n"), [
        "small.yaml:22:17: unknown event 'folow_up_held', did you mean 'follow_up_held'?",
    ]),
    (("      kind: placement\n", ""), [
        "small.yaml:28:7: an event decision_made needs the field 'kind'; say it here or under 'fields'",
    ]),
    (("      kind: placement", "      kind: placment"), [
        "small.yaml:29:13: 'placment' is no word of the field 'kind', did you mean 'placement'?",
    ]),
    (("      kind: placement", "      kind: placement\n      place: ship"), [
        "small.yaml:30:14: an event decision_made has no field 'place', did you mean 'replaces'?",
    ]),
    (("      measure: Indsats", "      messure: Indsats"), [
        "small.yaml:13:16: no event that this makes has a field 'messure', did you mean 'measure'?",
    ]),
    (("      measure: Indsats", "      note: Indsats"), ["small.yaml:13:13: 'note' stands beside 'fields', not in it"]),
    (("{column: Sted, codes: sted}", "Sted"), [
        "small.yaml:14:14: the words of 'place' are not those of a file; name a list under 'codes'",
        "small.yaml:32:5: no event uses this code list",
    ]),
    (("{column: Sted, codes: sted}", "{column: Sted, constant: ship}"), [
        "small.yaml:14:14: write either 'column' or 'constant'",
    ]),
    (("foster_family\n", "set aside\n"), [
        "small.yaml:32:19: 'set aside' is no word of the field 'place'",
    ]),
    (("  decision_made: yes\n", ""), [
        "small.yaml:34:3: the map makes events decision_made; say here whether the source records all of them",
    ]),
    (("  decision_made: yes", "  decision_made: maybe"), ["small.yaml:38:18: write yes or no"]),
    (("{from: 2020-01-01}", "{from: 2020-01-01, until: 2019-01-01}"), [
        "small.yaml:36:28: 'until' comes before 'from'",
    ]),
    (("{from: 2020-01-01}", "{}"), [
        "small.yaml:36:28: write 'from' or 'until', or yes for recorded throughout",
    ]),
    (("[Født,", "[Fødd,"), ["small.yaml:4:20: the map reads no column 'Fødd', did you mean 'Født'?"]),
    (("id: small", "id: small\nflags: {yes: [ja], no: [ja]}"), ["small.yaml:2:8: 'ja' stands for both yes and no"]),
    (("id: small", "id: small\nfile: {delimiter: x}"), ["small.yaml:2:19: not one of ';', ',', '\\t' or '|'"]),
    (("Samtykke: consent", "Samtykke: consent"), []),
]  # fmt: skip


class TestWhatIsWrong:
    @pytest.mark.parametrize(("change", "told"), WRONG[:-1])
    def test_is_told_with_its_place(self, change: tuple[str, str], told: list[str]) -> None:
        with pytest.raises(RuleError) as caught:
            read_log_map(changed(change), "small.yaml")
        assert str(caught.value).splitlines() == told

    def test_all_at_once_in_the_order_of_the_file(self) -> None:
        with pytest.raises(RuleError) as caught:
            read_log_map(changed(("title: {", "titel: {"), ("covers:", "cover:"), ("at: Dato", "att: Dato")), "m.yaml")
        assert [problem.path for problem in caught.value.problems] == [
            "m.yaml:1:1", "m.yaml:1:1", "m.yaml:2:1", "m.yaml:9:5", "m.yaml:10:5", "m.yaml:33:1",
        ]  # fmt: skip

    @pytest.mark.parametrize("text", ["- a", "x"])
    def test_what_is_no_mapping(self, text: str) -> None:
        with pytest.raises(RuleError, match=r"x\.yaml:1:1: a map has the keys id, title"):
            read_log_map(text, "x.yaml")

    def test_what_yaml_refuses(self) -> None:
        with pytest.raises(RuleError, match=r"small\.yaml:2:1: the key 'id' is already on line 1"):
            read_log_map(changed(("id: small", "id: small\nid: small")), "small.yaml")


class TestFindingAMap:
    def test_by_its_path(self, tmp_path: Path) -> None:
        path = tmp_path / "my.yaml"
        path.write_text(MAP, "utf-8")
        assert log_map(path) == log_map(str(path)) == read_log_map(MAP, "my.yaml")

    def test_by_its_id(self) -> None:
        assert log_map("measures-extract").id == "measures-extract"

    def test_one_that_is_not_there(self) -> None:
        with pytest.raises(ArgumentError) as caught:
            log_map("measure-extract")
        assert str(caught.value) == (
            "map: there is no mapping file and no map 'measure-extract', did you mean 'measures-extract'?; "
            "shipped are: activity-extract, measures-extract"
        )

    def test_a_folder_is_no_map(self, tmp_path: Path) -> None:
        with pytest.raises(RuleError, match="is no file"):
            log_map(tmp_path)


class TestTheSchema:
    def test_takes_every_shipped_map_and_the_small_one(self) -> None:
        validator = jsonschema.Draft202012Validator(log_map_schema())
        jsonschema.Draft202012Validator.check_schema(log_map_schema())
        for name, content in {**map_files(), "small.yaml": MAP}.items():
            assert list(validator.iter_errors(read_yaml(content, name).data)) == []

    @pytest.mark.parametrize(
        "change",
        [("title: {", "titel: {"), ("case: {id: Sag, born: Født}", "case: {born: Født}"), ("at: Dato", "att: Dato"),
         ("decision_made: yes", "decision_made: maybe"), ("codes: sted}", "coodes: sted}")],
    )  # fmt: skip
    def test_refuses_what_the_reader_refuses(self, change: tuple[str, str]) -> None:
        data = read_yaml(changed(change), "small.yaml").data
        assert not jsonschema.Draft202012Validator(log_map_schema()).is_valid(data)


class TestTheShippedMaps:
    def test_are_named_after_their_files(self) -> None:
        assert [f"maps/{one.id}.yaml" for one in load_log_maps()] == list(map_files())

    def test_every_danish_term_that_is_a_code_stands_for_its_event(self) -> None:
        codes = next(one for one in load_log_maps() if one.id == "activity-extract").codes["aktivitet"]
        terms = {kind.da: kind.name for kind in EVENT_TYPES.values()}
        wrong = {code: said for code, said in codes.items() if code in terms and said["type"] != terms[code]}
        assert wrong == {}
        assert {"Sag oprettet", "Underretning modtaget", "Børnesamtale afholdt"} <= codes.keys() & terms.keys()

    def test_an_extract_of_activities(self, tmp_path: Path) -> None:
        header = ("SagsID", "Aktivitet", "Dato", "IndsatsID", "Indsatstype", "Samtykke", "Anbringelsessted")
        rows = [
            ("S-1", "Underretning modtaget", "11-03-2024 14:05", "", "", "", ""),
            ("S-1", "Afgørelse om anbringelse", "19.08.2024", "I1", "Anbringelse uden for hjemmet", "ja", ""),
            ("S-1", "Anbringelse iværksat", "2024-09-02", "I1", "", "", "Plejefamilie"),
            ("S-1", "Indsats iværksat", "03/09/2024", "I2", "Aflastning", "", ""),
        ]
        cases, report = taken(import_log(csv_file(tmp_path, rows, header=header), "activity-extract"))
        assert report.oddities == []
        assert [
            {key: value for key, value in event.items() if key not in ("id", "type")} for event in cases[0]["events"]
        ] == [
            {"at": "2024-03-11T14:05:00+01:00"},
            {
                "at": "2024-08-19",
                "kind": "placement",
                "measure": "I1",
                "with_consent": True,
                "measure_kind": "placement",
            },
            {"at": "2024-09-02", "kind": "placement", "measure": "I1", "place": "foster_family"},
            {"at": "2024-09-03", "kind": "respite", "measure": "I2"},
        ]

    def test_an_extract_of_measures(self, tmp_path: Path) -> None:
        header = ("SagsID", "FOEDDAG", "ForanstaltningId", "PGF", "SAG_VFRA", "SAG_VTIL", "STSTED")
        rows = [
            ("S-1", "2009-05-14", "F-1", "110", "2019-02-01", "2021-06-30", "100"),
            ("S-1", "2009-05-14", "F-2", "401", "2022-02-01", "9999-12-31", ""),
            ("S-1", "2009-05-14", "F-3", "230", "2022-02-01", "9999-12-31", ""),
            ("S-1", "2009-05-14", "F-4", "120", "2022-03-01", "2022-04-01", "130"),
        ]
        cases, report = taken(import_log(csv_file(tmp_path, rows, header=header), "measures-extract"))
        adds_up(report)
        assert [(e["type"], e["at"], e["measure"], e.get("kind"), e.get("place")) for e in cases[0]["events"]] == [
            ("measure_started", "2019-02-01", "F-1", "placement", "foster_family"),
            ("measure_ended", "2021-06-30", "F-1", None, None),
            ("measure_started", "2022-02-01", "F-2", "early_support", None),
            ("measure_started", "2022-03-01", "F-4", "placement", None),
            ("measure_ended", "2022-04-01", "F-4", None, None),
        ]
        assert [(one.column, one.value, one.rows) for one in report.unmapped] == [
            ("PGF", "230", [(4, 4)]),
            ("STSTED", "130", [(5, 5)]),
        ]
        # Of a measure with a code that is not known, nothing is concluded from what is not there.
        assert cases[0]["coverage"]["measure_started"] is False
        assert cases[0]["coverage"]["follow_up_held"] is False

    def test_the_codes_of_measures_agree_with_the_table_of_what_provisions_grant(self) -> None:
        """The provision that stands for a code, and the kind that the table of measures gives it."""
        provisions = {
            "401": "§ 11, stk. 3", "403": "§ 11, stk. 3", "405": "§ 11, stk. 3", "404": "§ 11, stk. 6",
            "407": "§ 11, stk. 4", "452": "§ 11, stk. 4", "409": "§ 11, stk. 7", "445": "§ 52 a", "451": "§ 52 a",
        }  # fmt: skip
        measures: Measures = shipped_tables().measures
        last = {row.source.provision: row.kinds for row in measures.paragraphs if row.source.act == "SEL"}
        codes = next(one for one in load_log_maps() if one.id == "measures-extract").codes["pgf"]
        for code, provision in provisions.items():
            assert last[provision] == (MeasureKind(codes[code]["kind"]),), code
        placements = {code for code, said in codes.items() if said.get("kind") == "placement"}
        assert placements == {"100", "110", "120", "130", "140", "150", "160", "170", "180", "199"}
        assert codes.keys() - placements - provisions.keys() == {"000"}
