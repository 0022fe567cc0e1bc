"""``childlaw generate``: the lines, the file, the options."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from childlaw_rules import generated_cases
from childlaw_rules.cli import main


class TestTheOutput:
    def test_is_a_case_a_line(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["generate", "--cases", "4", "--seed", "9"]) == 0
        out, err = capsys.readouterr()
        assert [json.loads(line) for line in out.splitlines()] == list(generated_cases(4, seed=9))
        assert err == ""

    def test_goes_to_a_file_byte_by_byte_the_same(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["generate", "--cases", "4", "--seed", "9"]) == 0
        printed = capsys.readouterr().out
        file = tmp_path / "cases.jsonl"
        assert main(["generate", "--cases", "4", "--seed", "9", "--out", str(file)]) == 0
        assert file.read_bytes() == printed.encode()
        assert capsys.readouterr() == ("", "")

    def test_is_nothing_where_there_are_no_cases(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        file = tmp_path / "cases.jsonl"
        assert main(["generate", "--cases", "0", "--seed", "9", "--out", str(file)]) == 0
        assert file.read_bytes() == b""
        assert main(["generate", "--cases", "0", "--seed", "9"]) == 0
        assert capsys.readouterr() == ("", "")

    def test_is_what_an_evaluation_takes(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        file = tmp_path / "cases.jsonl"
        assert main(["generate", "--cases", "3", "--seed", "9", "--out", str(file)]) == 0
        assert main(["evaluate", "--jsonl", str(file), "--format", "jsonl", "--exit-zero"]) == 0
        reports = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert [report["case"] for report in reports] == [f"generated-9-case-{number}" for number in range(3)]
        assert {report["as_of"] for report in reports} == {"2026-06-30"}


class TestTheOptions:
    def test_a_part_can_be_made_by_itself(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["generate", "--cases", "6", "--seed", "9"]) == 0
        whole = capsys.readouterr().out.splitlines()
        assert main(["generate", "--cases", "2", "--seed", "9", "--first", "3"]) == 0
        assert capsys.readouterr().out.splitlines() == whole[3:5]

    def test_the_days_are_those_of_the_portfolio(self, capsys: pytest.CaptureFixture[str]) -> None:
        days = ["--from", "2024-01-01", "--until", "2025-12-31"]
        assert main(["generate", "--cases", "5", "--seed", "9", *days]) == 0
        cases = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert cases == list(generated_cases(5, seed=9, from_="2024-01-01", until="2025-12-31"))

    def test_rates_of_ones_own(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        rates = tmp_path / "own.yaml"
        rates.write_text(
            "id: own\ntitle: {da: Egne, en: Own}\nrates:\n  - id: comes-to-support\n    says: {da: x, en: x}\n"
            "    both: {share: 0 %, assumed: yes, why: {da: x, en: x}}\n",
            "utf-8",
        )
        assert main(["generate", "--cases", "20", "--seed", "9", "--rates", str(rates)]) == 0
        cases = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert not [event for case in cases for event in case["events"] if event["type"] == "decision_made"]


class TestErrors:
    def test_all_that_is_wrong_is_told_at_once(self, capsys: pytest.CaptureFixture[str]) -> None:
        line = ["generate", "--cases", "many", "--seed", "-3", "--from", "2024-13-01", "--until", "2009-01-01"]
        assert main(line) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.splitlines() == [
            "--cases: write a whole number, for example 100",
            "--seed: must be a whole number from 0 to 999999999",
            "--from: there is no such day in the calendar",
            "--until: must be a day from 2014-01-01 to 2035-12-31",
        ]

    @pytest.mark.parametrize(
        ("options", "message"),
        [
            (["--rates", "none.yaml"], "--rates: there is no such file of rates; write the path of one"),
            (["--until", "2014-12-31"], "--until: must not lie before the first day on which a case may begin"),
            (["--first", "x"], "--first: write a whole number, for example 100"),
        ],
    )
    def test_of_one_option(self, options: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["generate", "--cases", "1", "--seed", "1", *options]) == 2
        assert capsys.readouterr().err == f"{message}\n"

    def test_a_file_that_cannot_be_written(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["generate", "--cases", "1", "--seed", "1", "--out", str(tmp_path)]) == 2
        assert capsys.readouterr().err == "--out: the file cannot be written: Is a directory\n"

    def test_a_file_of_rates_with_an_error(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        rates = tmp_path / "own.yaml"
        rates.write_text("id: own\n", "utf-8")
        out = tmp_path / "cases.jsonl"
        line = ["generate", "--cases", "1", "--seed", "1", "--rates", str(rates), "--out", str(out)]
        assert main(line) == 2
        assert capsys.readouterr().err.splitlines() == [
            "own.yaml:1:1: missing key 'rates'",
            "own.yaml:1:1: missing key 'title'",
        ]
        assert not out.exists()

    @pytest.mark.parametrize("lacking", ["--cases", "--seed"])
    def test_how_many_and_which_seed_must_be_said(self, lacking: str, capsys: pytest.CaptureFixture[str]) -> None:
        line = [word for option in ("--cases", "--seed") if option != lacking for word in (option, "1")]
        with pytest.raises(SystemExit):
            main(["generate", *line])
        assert lacking in capsys.readouterr().err
