"""``childlaw portfolio``: what it prints, what it writes, how it ends."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from childlaw_rules import constructed_portfolio, portfolio_tables
from childlaw_rules.cli import main
from childlaw_rules.tablefiles import csv_long, csv_tables
from childlaw_rules.tables import ColumnKind, Portfolio
from childlaw_rules.tabletext import MOST_ROWS, WIDTH, portfolio_text

RANDERS = "bdo-randers-2016"
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("cases") / "cases.jsonl"
    path.write_text("".join(f"{json.dumps(case)}\n" for case in constructed_portfolio(RANDERS)), "utf-8")
    return str(path)


@pytest.fixture(scope="module")
def masked() -> Portfolio:
    return portfolio_tables(constructed_portfolio(RANDERS), profile=RANDERS, mask=5)


@pytest.fixture(scope="module")
def by_rules() -> Portfolio:
    return portfolio_tables(list(constructed_portfolio(RANDERS))[:12])


class TestTheText:
    @pytest.mark.parametrize("lang", ["da", "en"])
    def test_fits_a_hundred_columns(self, lang: str, masked: Portfolio, by_rules: Portfolio) -> None:
        for portfolio in (masked, by_rules):
            lines = portfolio_text(portfolio, lang).splitlines()
            assert [line for line in lines if len(line) > WIDTH] == []

    def test_every_table_and_every_definition_is_told(self, masked: Portfolio) -> None:
        for lang in ("da", "en"):
            text = " ".join(portfolio_text(masked, lang).split())
            for table in masked.tables:
                assert getattr(table.title, lang) in text
                for note in table.notes:
                    assert " ".join(getattr(note, lang).split()) in text

    def test_the_two_languages_have_the_same_numbers(self, masked: Portfolio) -> None:
        danish, english = (portfolio_text(masked, lang) for lang in ("da", "en"))
        assert danish.count(" *") == english.count(" *") > 100
        assert "Tal fra 1 til 4 er sløret" in danish
        assert "Numbers from 1 to 4 are masked" in english

    def test_a_masked_share_is_not_told_beside_its_number(self, masked: Portfolio) -> None:
        assert "(*)" not in portfolio_text(masked)

    def test_an_empty_portfolio_says_so(self) -> None:
        text = portfolio_text(portfolio_tables([]))
        assert text.splitlines()[2] == "0 sager. Regler 2026.11.0."
        assert "Ingen." in text

    def test_a_long_table_is_cut_and_says_so(self, by_rules: Portfolio) -> None:
        table = by_rules.table("over-time-quarter")
        many = table.model_copy(update={"rows": table.rows * (MOST_ROWS // len(table.rows) + 1)})
        text = portfolio_text(by_rules.model_copy(update={"tables": (many,)}), "en")
        assert f"… and {len(many.rows) - MOST_ROWS} rows more; the files have them all." in text


class TestTheFiles:
    def test_each_row_has_every_column(self, masked: Portfolio) -> None:
        for name, text in csv_tables(masked):
            rows = list(csv.reader(io.StringIO(text, newline="")))
            assert {len(row) for row in rows} == {len(rows[0])}, name
            assert text.endswith("\r\n")
            assert len(rows) == len(masked.table(name.removesuffix(".csv")).rows) + 1

    def test_a_masked_cell_is_empty_and_named(self, masked: Portfolio) -> None:
        text = dict(csv_tables(masked))["by-year.csv"]
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        names = {name for row in rows for name in row["masked"].split()}
        assert {"met", "met_share", "met_interval"} <= names
        for row in rows:
            for name in row["masked"].split():
                ends = [f"{name}_low", f"{name}_high"] if name == "met_interval" else [name]
                assert [row[end] for end in ends] == [""] * len(ends)

    def test_the_long_table_has_every_number_once(self, masked: Portfolio) -> None:
        rows = list(csv.DictReader(io.StringIO(csv_long(masked), newline="")))
        cells = [(table.id, number, column, cell) for table in masked.tables for number, row in enumerate(table.rows, 1)
                 for column, cell in zip(table.columns, row.cells, strict=True)]  # fmt: skip
        numbers = [one for one in cells if one[2].kind not in (ColumnKind.TEXT, ColumnKind.MONTH) and not one[3].empty]
        intervals = sum(one[2].kind is ColumnKind.INTERVAL for one in numbers)
        assert len(rows) == len(numbers) + intervals
        assert sum(row["masked"] == "true" for row in rows) == sum(
            1 + (one[2].kind is ColumnKind.INTERVAL) for one in numbers if one[3].masked
        )
        assert all(row["value"] == "" for row in rows if row["masked"] == "true")

    def test_parquet_has_what_csv_has(self, file: str, tmp_path: Path) -> None:
        parquet = pytest.importorskip("pyarrow.parquet")
        for form in ("csv", "parquet"):
            arguments = [file, "--profile", RANDERS, "--mask", "--format", form, "--out", str(tmp_path / form)]
            assert main(["portfolio", *arguments]) == 0
        names = {path.stem for path in (tmp_path / "csv").iterdir()}
        assert {path.stem for path in (tmp_path / "parquet").iterdir()} == names
        for name in names - {"portfolio"}:
            with (tmp_path / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as written:
                rows = list(csv.DictReader(written))
            table = parquet.read_table(tmp_path / "parquet" / f"{name}.parquet")
            found = [{key: _as_csv(value) for key, value in row.items()} for row in table.to_pylist()]
            assert found == rows, name

    def test_what_they_were_made_from_lies_beside_them(self, file: str, tmp_path: Path) -> None:
        assert (
            main(["portfolio", file, "--profile", RANDERS, "--mask", "6", "--format", "csv", "--out", str(tmp_path)])
            == 0
        )
        about = Portfolio.model_validate_json((tmp_path / "portfolio.json").read_text("utf-8"))
        assert (about.profile, about.cases, about.mask, about.constructed) == (RANDERS, 100, 6, 100)
        assert all(table.rows == () and table.notes for table in about.tables)


def _as_csv(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return " ".join(value) if isinstance(value, list) else str(value)


class TestTheCommand:
    def test_reads_standard_input(self, file: str, capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:
        data = Path(file).read_bytes()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        assert main(["portfolio", "-", "--profile", RANDERS]) == 0
        out = capsys.readouterr().out
        assert main(["portfolio", file, "--profile", RANDERS]) == 0
        assert capsys.readouterr().out == out

    def test_writes_a_text_to_a_file(self, file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        out = tmp_path / "tables.txt"
        assert main(["portfolio", file, "--only", "plan", "--out", str(out)]) == 0
        assert capsys.readouterr().out == ""
        assert out.read_text("utf-8").startswith("Alle regler\n")

    def test_a_bad_case_is_told_and_the_tables_are_made(
        self, file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        bad = tmp_path / "bad.jsonl"
        bad.write_text('{"id": "x"}\n' * 23, "utf-8")
        assert main(["portfolio", file, str(bad), "--profile", RANDERS]) == 2
        out, err = capsys.readouterr()
        assert "100 sager" in out
        assert "23 sager kunne ikke læses" in out
        lines = err.splitlines()
        assert lines[0].startswith(f"{bad}:1: child: ")
        assert len(lines) == 21
        assert lines[-1] == "… og flere."

    def test_a_file_that_is_not_there(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["portfolio", str(tmp_path / "none.jsonl")]) == 2
        assert "cannot be read" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["--workers", "no"], "--workers: write a whole number from 1, for example 2"),
            (["--mask", "1"], "--mask: write a whole number from 2, for example 5"),
            (["--format", "parquet"], "--out: say which folder; Parquet is not written to standard output"),
            (
                ["--only", "plan", "--profile", RANDERS],
                "--only: goes without --profile: a profile says itself which rules it reads",
            ),
            (["-"], "FILE: standard input stands alone; leave out the other files, or -"),
            (["--profile", "bdo-randers"], "profile: unknown profile 'bdo-randers', did you mean 'bdo-randers-2016'?"),
        ],
    )
    def test_options_that_cannot_be_used(
        self, arguments: list[str], message: str, file: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["portfolio", file, *arguments]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.splitlines()[0].startswith(message)

    def test_every_wrong_option_at_once(self, file: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["portfolio", file, "--workers", "0", "--mask", "x", "--format", "parquet"]) == 2
        assert [line.split(":")[0] for line in capsys.readouterr().err.splitlines()] == ["--workers", "--mask", "--out"]

    @pytest.mark.parametrize("form", ["text", "csv", "parquet"])
    def test_a_place_that_cannot_be_written_to(
        self, form: str, file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        taken = tmp_path / "taken"
        taken.write_text("", "utf-8")
        out = str(taken / "below")
        assert main(["portfolio", file, "--only", "plan", "--format", form, "--out", out]) == 2
        assert "cannot be written" in capsys.readouterr().err

    def test_without_pyarrow_the_extra_is_named(
        self, file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        assert main(["portfolio", file, "--only", "plan", "--format", "parquet", "--out", str(tmp_path / "x")]) == 2
        assert "childlaw-rules[portfolio]" in capsys.readouterr().err

    def test_stopped_from_the_keyboard(
        self, file: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def stopped(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("childlaw_rules.tables.portfolio_tables", stopped)
        assert main(["portfolio", file]) == 130
        assert capsys.readouterr().err == "Afbrudt.\n"

    def test_rules_of_ones_own_and_their_profiles(
        self, file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = tmp_path / "rules"
        shutil.copytree(ROOT / "rules" / "practice", folder / "practice")
        for name in ("vocabulary.yaml", "measures.yaml"):
            shutil.copy(ROOT / "rules" / name, folder / name)
        own = (ROOT / "rules" / "profiles" / f"{RANDERS}.yaml").read_text("utf-8").replace(RANDERS, "own")
        head, questions = own.split("questions:\n")
        (folder / "profiles").mkdir()
        (folder / "profiles" / "own.yaml").write_text(
            f"{head}questions:\n{questions.split('  - id: plan')[0]}", "utf-8"
        )
        assert main(["portfolio", file, "--profile", "own", "--rules", str(folder), "--quiet"]) == 0
        out = capsys.readouterr().out
        assert "35 (47 %)" in out
        assert "47 (61 %)" in out
        assert "Fra bevilling til iværksættelse" in out
