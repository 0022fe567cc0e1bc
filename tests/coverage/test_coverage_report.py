"""The coverage map as data, as text, and at the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from childlaw_rules.cli import main
from childlaw_rules.coverage import CoverageReport, coverage_report, map_problems
from childlaw_rules.coveragepage import WIDTH, coverage_text
from childlaw_rules.errors import ArgumentError
from tests.coverage.build import INDEX, READ, ROWS, SEL, THREE, rule_file, ruleset, small_map

SPLIT = READ.replace(
    "    rules: [examined-in-time]\n",
    "    rules: [examined-in-time]\n    from: 2011-01-01\n    beyond: {da: Søskende., en: Siblings.}\n",
)


def report(rows: str = READ, act: str | None = None, index: str = SEL) -> CoverageReport:
    return coverage_report(small_map(rows, index), ruleset(), act)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "investigation/examined-in-time.yaml": rule_file(*THREE),
        INDEX: SEL,
        ROWS: READ,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


class TestTheReport:
    def test_counts_versions_by_outcome_per_chapter_act_and_in_all(self) -> None:
        made = report(SPLIT)
        (act,) = made.acts
        chapters = [{name: count for name, count in chapter.counts.items() if count} for chapter in act.chapters]
        assert chapters == [{"rules": 2, "no row": 1}, {"no case-level event": 1}]
        assert act.counts == made.counts
        assert made.counts == {
            "rules": 2,
            "discretion": 0,
            "no case-level event": 1,
            "text not verified": 0,
            "outside the case file": 0,
            "no row": 1,
        }

    def test_gives_each_version_what_its_row_says(self) -> None:
        first, second, _ = report(SPLIT).acts[0].chapters[0].provisions
        assert (first.outcome, first.rules, first.beyond) == (None, (), None)
        assert (second.outcome, second.rules) == ("rules", ("examined-in-time",))
        assert second.beyond is not None
        assert second.beyond.en == "Siblings."

    def test_two_rows_are_as_good_as_none(self) -> None:
        twice = READ + READ.removeprefix("rows:\n")
        assert report(twice).counts["no row"] == 4

    def test_goes_over_one_act_where_asked(self) -> None:
        index = SEL.replace("      - provision: § 153", "      - act: RSL\n        provision: § 153")
        assert [v.entry for c in report(act="RSL", index=index).acts[0].chapters for v in c.provisions] == [
            "sel-153-fravaer"
        ]

    def test_refuses_an_act_the_map_does_not_name(self) -> None:
        with pytest.raises(ArgumentError) as error:
            report(act="SLE")
        assert str(error.value) == "act: unknown act 'SLE', did you mean 'SEL'?; one of: SEL"


class TestTheText:
    def test_reads_well_in_danish(self) -> None:
        text = coverage_text(report(SPLIT))
        stamp = text.splitlines()[2]
        assert text.replace(stamp, "Regelsæt") == (
            """\
Dækningskort: bestemmelser og regler
====================================
Regelsæt


SERVICELOVEN
============
I alt: 4 bestemmelsesversioner: 2 læses af regler, 1 ingen hændelse i sagen, 1 uden række.

Kapitel 11. Særlig støtte
-------------------------
3 bestemmelsesversioner: 2 læses af regler, 1 uden række.

  § 50, stk. 7                       2007-01-01 – 2010-12-31  uden række
    Undersøgelsens frist (sel-50-frist; lovteksten er set)
    Dækningskortet siger ikke, hvad der er blevet af bestemmelsen.
    Bemærk: Nummeret skiftede to gange.

  § 50, stk. 6                       2011-01-01 – 2013-09-30  læses af regler
  § 50, stk. 7                       2013-10-01 – 2023-12-31  læses af regler
    Undersøgelsens frist (sel-50-frist; lovteksten er set)
    Regler: examined-in-time
    Læses ikke: Søskende.
    Bemærk: Nummeret skiftede to gange.

Kapitel 27. Underretning
------------------------
1 bestemmelsesversion: 1 ingen hændelse i sagen.

  § 153, stk. 2; § 155 c             ? – 2023-12-31           ingen hændelse i sagen
    Skolefravær (sel-153-fravaer; ikke efterprøvet)
    Hvorfor: Fraværet står i skolens protokol.


I alt: 4 bestemmelsesversioner: 2 læses af regler, 1 ingen hændelse i sagen, 1 uden række.
"""
        )

    def test_and_in_english(self) -> None:
        text = coverage_text(report(), "en")
        assert "  § 50, stk. 6                       2011-01-01 – 2013-09-30  read by rules\n" in text
        assert "    Why: The absence is in the register of the school.\n" in text
        assert "Undersøgelse" not in text

    def test_names_the_act_where_it_is_another_than_that_of_the_page(self) -> None:
        index = SEL.replace("      - provision: § 153", "      - act: RSL\n        provision: § 153")
        assert "  RSL § 153, stk. 2; § 155 c " in coverage_text(report(index=index))

    def test_keeps_within_its_width(self) -> None:
        long = READ.replace("Fraværet står i skolens protokol.", "Fraværet står i skolens protokol efter § 39. " * 9)
        lines = coverage_text(report(long)).splitlines()
        assert max(map(len, lines)) <= WIDTH
        assert not any(line.endswith("§") for line in lines)


class TestTheCommand:
    def test_prints_the_map_of_a_folder(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["rules", "coverage", str(folder), "--lang", "en"]) == 0
        assert "Chapter 27. Notification" in capsys.readouterr().out

    def test_prints_it_as_json(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["rules", "coverage", str(folder), "--format", "json", "--act", "SEL"]) == 0
        made = json.loads(capsys.readouterr().out)
        assert made["counts"]["rules"] == 3
        assert made["acts"][0]["chapters"][1]["provisions"][0]["until"] == "2023-12-31"
        assert made["acts"][0]["chapters"][1]["provisions"][0]["from"] is None

    def test_complains_of_a_folder_without_map(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        for name in (INDEX, ROWS):
            (folder / name).unlink()
        assert main(["rules", "coverage", str(folder)]) == 2
        assert capsys.readouterr().err == "coverage: the folder of rules has no coverage map\n"

    def test_check_says_what_is_wrong_with_the_map(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / ROWS).write_text(READ.replace("[examined-in-time]", "[examined]"), "utf-8")
        assert main(["rules", "check", str(folder)]) == 2
        assert f"{ROWS}:4:13: there is no rule 'examined', did you mean 'examined-in-time'?" in capsys.readouterr().err

    def test_check_says_what_cannot_be_read_in_the_map(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / ROWS).write_text("rows:\n  - entry: x\n    outcome: none\n", "utf-8")
        assert main(["rules", "check", str(folder)]) == 2
        assert f"{ROWS}:3:14: not one of 'rules'" in capsys.readouterr().err

    def test_a_map_that_cannot_be_read_keeps_no_other_error_back(self, folder: Path) -> None:
        (folder / ROWS).write_text("rows: x\n", "utf-8")
        problems = [str(problem) for problem in map_problems(folder, ruleset())]
        assert len(problems) == 1
        assert problems[0].startswith(f"{ROWS}:1:7: ")
