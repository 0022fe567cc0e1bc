"""``childlaw evaluate-many``: the output, what is told beside it, the exit status."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from childlaw_rules import manypage
from childlaw_rules.cli import main
from childlaw_rules.manypage import Progress, many_text
from childlaw_rules.portfolio import writing
from tests.many import some

AS_OF = ["--as-of", some.AS_OF]


@pytest.fixture
def cases(tmp_path: Path) -> str:
    file = tmp_path / "cases.jsonl"
    file.write_text("\n".join(some.lines(12, bad=(4,))), "utf-8")
    return str(file)


@pytest.fixture
def right(tmp_path: Path) -> str:
    file = tmp_path / "right.jsonl"
    file.write_text("\n".join(some.lines(6)), "utf-8")
    return str(file)


class TestTheOutput:
    @pytest.mark.parametrize("workers", ["1", "2"])
    @pytest.mark.parametrize("only", [[], ["--only", "investigation"]])
    def test_is_that_of_evaluate_to_the_byte(
        self, workers: str, only: list[str], cases: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["evaluate", "--jsonl", cases, *AS_OF, *only, "--format", "jsonl"]) == 2
        alone = capsys.readouterr().out
        assert main(["evaluate-many", cases, *AS_OF, *only, "--workers", workers]) == 2
        out, err = capsys.readouterr()
        assert out == alone
        assert len(out.splitlines()) == 11
        assert err.splitlines()[0] == f"{cases}:5: child: expected an object, not a number"

    def test_of_standard_input(self, cases: str, capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:
        class Stdin:
            buffer = io.BytesIO(Path(cases).read_bytes())

        monkeypatch.setattr(sys, "stdin", Stdin)
        assert main(["evaluate-many", "-", *AS_OF]) == 2
        out, err = capsys.readouterr()
        assert [json.loads(line)["case"] for line in out.splitlines()] == [f"case-{n}" for n in range(12) if n != 4]
        assert err.splitlines()[0] == "-:5: child: expected an object, not a number"

    def test_in_a_folder_and_gone_on_with(
        self, cases: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        out = str(tmp_path / "out")
        line = ["evaluate-many", cases, *AS_OF, "--out", out, "--cases-per-part", "5"]

        class Stopping(Progress):
            def step(self, *, refused: bool = False) -> None:
                super().step(refused=refused)
                if self._cases == 8:
                    raise KeyboardInterrupt

        with monkeypatch.context() as stopped:
            stopped.setattr("childlaw_rules.manycommand.Progress", Stopping)
            assert main(line) == 130
        assert capsys.readouterr().err.splitlines() == [
            f"{cases}:5: child: expected an object, not a number",
            "Afbrudt. Den samme kommando fortsætter, hvor den seneste hele del slutter.",
        ]
        assert main(line) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.splitlines()[0] == (
            "11 sager gennemgået; 1 sag kan ikke bruges; 5 sager var gjort færdige ved en tidligere kørsel."
        )
        assert told.err.splitlines()[-1] == f"Hvad der er i vejen med dem, står i {out}/refused-*.jsonl."
        assert main([*line, "--lang", "en"]) == 2
        assert capsys.readouterr().err.splitlines()[:2] == [
            "All was done by an earlier run.",
            "11 cases evaluated; 1 case cannot be used.",
        ]
        said = "".join((tmp_path / "out" / f"part-0000{n}.jsonl").read_text("utf-8") for n in range(3))
        main(["evaluate-many", cases, *AS_OF])
        assert said == capsys.readouterr().out

    def test_in_parquet(self, right: str, tmp_path: Path) -> None:
        out = tmp_path / "out"
        line = ["evaluate-many", right, *AS_OF, "--out", str(out), "--format", "parquet", "--detail", "statuses"]
        assert main([*line, "--exit-zero"]) == 0
        assert [file.name for file in sorted(out.iterdir())] == ["manifest.json", "part-00000.parquet"]


class TestTheExitStatus:
    @pytest.mark.parametrize("folder", [False, True])
    def test_says_whether_something_counts_against_a_file(self, folder: bool, right: str, tmp_path: Path) -> None:
        def ran(name: str, *options: str) -> int:
            return main(
                ["evaluate-many", right, *AS_OF, *options, *(["--out", str(tmp_path / name)] if folder else [])]
            )

        assert ran("a") == 1
        assert ran("b", "--exit-zero") == 0
        assert ran("c", "--only", "aftercare") == 0

    def test_a_run_that_is_stopped(self, right: str, monkeypatch: Any, capsys: pytest.CaptureFixture[str]) -> None:
        def stopped(*_: Any, **__: Any) -> Any:
            raise KeyboardInterrupt

        monkeypatch.setattr(writing, "report_lines", stopped)
        assert main(["evaluate-many", right, "--lang", "en"]) == 130
        assert capsys.readouterr().err == "Stopped.\n"


class TestWhatIsTold:
    def test_quiet_leaves_only_what_is_wrong(self, cases: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["evaluate-many", cases, *AS_OF, "--quiet"]) == 2
        assert capsys.readouterr().err == f"{cases}:5: child: expected an object, not a number\n"

    def test_of_many_refused_cases_the_first_where_a_file_has_them_all(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        file = tmp_path / "bad.jsonl"
        file.write_text("\n".join(some.lines(30, bad=tuple(range(1, 30)))), "utf-8")
        assert main(["evaluate-many", str(file), *AS_OF, "--out", str(tmp_path / "out"), "--quiet"]) == 2
        told = capsys.readouterr().err.splitlines()
        assert len(told) == 21
        assert told[-1] == f"… og flere; de står i {tmp_path}/out/refused-*.jsonl"
        assert len((tmp_path / "out" / "refused-00000.jsonl").read_text("utf-8").splitlines()) == 29
        main(["evaluate-many", str(file), *AS_OF, "--quiet"])
        assert len(capsys.readouterr().err.splitlines()) == 29

    def test_counts_in_both_languages(self) -> None:
        statuses = {"met": 1234, "overdue": 1}
        assert many_text(12345, 0, statuses) == "12.345 sager gennemgået.\nPligter: 1.234 opfyldt, 1 overskredet.\n"
        assert many_text(1, 2, statuses, "en") == (
            "1 case evaluated; 2 cases cannot be used.\nDuties: 1,234 met, 1 overdue.\n"
        )
        assert many_text(0, 0, {}) == "0 sager gennemgået.\nIngen pligter er opstået i sagerne.\n"

    def test_every_sentence_is_there_in_both_languages(self) -> None:
        for da, en in manypage._WORDS.values():
            assert da != en
            assert {part.partition("}")[0] for part in da.split("{")[1:]} == {
                part.partition("}")[0] for part in en.split("{")[1:]
            }


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class TestProgress:
    def test_is_one_line_of_a_terminal_and_leaves_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        clock = [0.0]
        monkeypatch.setattr(manypage.time, "monotonic", lambda: clock[0])
        terminal = Terminal()
        progress = Progress(terminal, "da")
        for _ in range(1500):
            clock[0] += 0.125
            progress.step(refused=clock[0] > 187.45)
        shown = terminal.getvalue().split("\r\x1b[K")
        assert shown[1] == "2 sager, 8 i sekundet"
        assert shown[-1] == "1.500 sager, 8 i sekundet, 1 kan ikke bruges"
        # Two steps are one look.
        assert len(shown) == 751
        progress.clear()
        progress.clear()
        assert terminal.getvalue().endswith("bruges\r\x1b[K")
        assert terminal.getvalue().count("\r\x1b[K") == 751

    @pytest.mark.parametrize(("stream", "quiet"), [(io.StringIO(), False), (Terminal(), True)])
    def test_is_silent_elsewhere(self, stream: io.StringIO, quiet: bool, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(manypage, "EVERY", 0)
        progress = Progress(stream, "en", quiet=quiet)
        progress.step()
        progress.clear()
        assert stream.getvalue() == ""


class TestOptions:
    @pytest.mark.parametrize(
        ("options", "says"),
        [
            (["--workers", "0"], "--workers: write a whole number from 1, for example 2"),
            (["--workers", "99"], "workers: must be a whole number of processes from 1 to 60"),
            (["--workers", "two", "--cases-per-part", "-1"], "--workers: write a whole number from 1, for example 2\n"
             "--cases-per-part: write a whole number from 1, for example 2"),
            (["--format", "parquet"], "--out: say which folder; Parquet is not written to standard output"),
            (["--detail", "statuses"], "--detail: goes with --format parquet; a line of JSON is the whole report"),
            (["-"], "FILE: standard input stands alone; leave out the other files, or -"),
            (["--as-of", "2024-02-30"], "as_of: '2024-02-30' does not exist: 2024-02 has 29 days; it must be a day "
             "or an instant, for example 2024-08-01 or 2024-08-01T14:05"),
            (["--reading", "x"], "--reading: write it as in 'ends-on-day-off=next working day'"),
        ],
    )  # fmt: skip
    def test_that_cannot_be_used(
        self, options: list[str], says: str, right: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["evaluate-many", right, *options]) == 2
        assert capsys.readouterr() == ("", f"{says}\n")

    def test_standard_input_into_a_folder(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["evaluate-many", "-", "--out", str(tmp_path)]) == 2
        assert capsys.readouterr().err == (
            "--out: standard input is read only once and cannot be gone on with; write it to a file, or leave out "
            "--out\n"
        )

    def test_a_file_that_is_not_there(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["evaluate-many", "none.jsonl", "--quiet"]) == 2
        assert capsys.readouterr().err == "none.jsonl: cannot be read: No such file or directory\n"
        assert main(["evaluate-many", "none.jsonl", "--out", str(tmp_path / "out")]) == 2
        assert capsys.readouterr().err == "none.jsonl: cannot be read: No such file or directory\n"
