"""``childlaw due`` as its users meet it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from childlaw_rules import due_calendar, due_list
from childlaw_rules.cli import main
from tests.duelist.cases import COMPLETED, DECIDED, NEED, case
from tests.duelist.store import read

SOURCE = Path(__file__).parents[2] / "src"


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(case(NEED, DECIDED)), "utf-8")
    return str(path)


class TestFormats:
    def test_text_is_danish_unless_told_otherwise(self, file: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["due", file, "--as-of", "2024-05-02"]) == 0
        assert "11. juli 2024 [om 70 dage] behov b1" in capsys.readouterr().out
        assert main(["due", file, "--as-of", "2024-05-02", "--lang", "en"]) == 0
        assert "11 July 2024 [in 70 days] need b1" in capsys.readouterr().out

    def test_json_is_the_list(self, file: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["due", file, "--as-of", "2024-05-02", "--format", "json"]) == 0
        due = due_list(case(NEED, DECIDED), as_of="2024-05-02")
        assert capsys.readouterr().out == due.model_dump_json(indent=2) + "\n"

    def test_a_calendar_is_the_bytes_that_the_library_gives(self, file: str) -> None:
        command = [sys.executable, "-m", "childlaw_rules.cli", "due", file, "--as-of", "2024-05-02", "--format", "ics"]
        environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
        run = subprocess.run(command, env=environment, capture_output=True, check=True)
        assert run.stdout == due_calendar(due_list(case(NEED, DECIDED), as_of="2024-05-02")).encode()

    def test_a_calendar_goes_to_a_stream_of_text_too(self, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
        stream = io.StringIO(newline="")
        monkeypatch.setattr(sys, "stdout", stream)
        assert main(["due", file, "--as-of", "2024-05-02", "--format", "ics"]) == 0
        assert len(read(stream.getvalue()).events) == 2


class TestOptions:
    def test_days_and_all_of_them(self, file: str, capsys: pytest.CaptureFixture[str]) -> None:
        for days, shown in (("70", True), ("69", False), ("all", True)):
            assert main(["due", file, "--as-of", "2024-05-02", "--days", days]) == 0
            assert ("11. juli 2024" in capsys.readouterr().out) is shown

    @pytest.mark.parametrize("days", ["-1", "many", "1.5", "", "999999", "²"])
    def test_days_that_are_none(self, file: str, days: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["due", file, f"--days={days}"]) == 2
        assert capsys.readouterr().err == "--days: write a whole number of days, for example 90, or all\n"

    def test_more_days_than_there_may_be(self, file: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["due", file, "--days", "99999"]) == 2
        assert capsys.readouterr().err.startswith("days: must be a whole number from 0 to 36500")

    def test_what_was_done_goes_into_data_and_not_into_text(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = tmp_path / "done.json"
        path.write_text(json.dumps(case(NEED, DECIDED, COMPLETED)), "utf-8")
        line = ["due", str(path), "--as-of", "2024-07-01", "--done"]
        assert main([*line, "--format", "ics"]) == 0
        assert "STATUS:CANCELLED" in capsys.readouterr().out
        assert main(line) == 2
        assert capsys.readouterr().err == "--done: goes with --format ics or json\n"

    def test_a_reading_and_what_was_known(self, file: str, capsys: pytest.CaptureFixture[str]) -> None:
        reading = "ends-on-day-off=next working day"
        assert main(["due", file, "--as-of", "2024-05-02", "--reading", reading]) == 0
        assert main(["due", file, "--as-of", "2024-05-02", "--known-at", "2024-03-12"]) == 0
        assert "11. juli 2024" not in capsys.readouterr().out.partition("Sag case-17. Frister")[2].partition("Sag")[2]

    def test_other_rules(self, file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["due", file, "--rules", str(tmp_path / "none")]) == 2
        assert capsys.readouterr().err


class TestSeveralFiles:
    def test_make_one_list(self, file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        other = tmp_path / "other.jsonl"
        lines = [json.dumps({**case({**NEED, "at": f"2024-03-0{n}"}, DECIDED), "id": f"case-{n}"}) for n in (3, 2)]
        other.write_text("\n".join(lines), "utf-8")
        assert main(["due", "--jsonl", str(other), "--as-of", "2024-05-02", "--format", "json"]) == 0
        items = json.loads(capsys.readouterr().out)["items"]
        assert [item["case"] for item in items if item["first"]] == ["case-2", "case-3"]

    def test_one_that_cannot_be_used_does_not_hide_the_others(
        self, file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        bad = tmp_path / "bad.json"
        bad.write_text("{", "utf-8")
        assert main(["due", file, str(bad), "--as-of", "2024-05-02"]) == 2
        out, err = capsys.readouterr()
        assert "11. juli 2024" in out
        assert "bad.json" in err

    def test_alone_it_leaves_nothing_to_print(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        bad = tmp_path / "bad.json"
        bad.write_text("{", "utf-8")
        assert main(["due", str(bad), "--as-of", "2024-05-02"]) == 2
        assert capsys.readouterr().out == ""

    def test_days_of_their_own_are_one_error(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        lines = [json.dumps(case(as_of=day)) for day in ("2024-05-02", "2024-09-01")]
        several = tmp_path / "several.jsonl"
        several.write_text("\n".join(lines), "utf-8")
        assert main(["due", "--jsonl", str(several)]) == 2
        assert capsys.readouterr().err.startswith("as_of: the cases are looked at on several days")


class TestStart:
    @pytest.mark.parametrize("module", ["childlaw_rules.cli", "childlaw_rules.duelist", "childlaw_rules.handovernote"])
    def test_what_writes_calendars_and_pages_is_loaded_when_it_is_needed(self, module: str) -> None:
        program = f"import sys, {module}; print(*sorted({{'icalendar', 'jinja2'}} & set(sys.modules)))"
        environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
        run = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
        )
        assert run.stdout.split() == []
