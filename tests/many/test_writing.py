"""The answer in a folder: its parts, the same whoever judges, and whole again however a run was cut off."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

from childlaw_rules import (
    ArgumentError,
    Refused,
    arrow_evaluator,
    carried_rules,
    evaluate,
    findings_schema,
    load_rules,
    write_many,
)
from childlaw_rules.portfolio import partfolder, writing
from tests.many import some
from tests.many.some import AS_OF

ROOT = Path(__file__).parents[2]
#: Ten rules, which are quicker to read and to judge than all.
TEN = ROOT / "tests" / "benchmarks" / "rules"
LONG = pytest.mark.skipif(not os.environ.get("CHILDLAW_LONG"), reason="kills many runs: CHILDLAW_LONG=1")


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """Twenty-three cases in two files, of which two cannot be used."""
    folder = tmp_path / "cases"
    folder.mkdir()
    given = some.lines(23, bad=(4, 17))
    (folder / "a.jsonl").write_text("\n".join(given[:12]) + "\n", "utf-8")
    (folder / "b.jsonl").write_text("\n".join(given[12:]) + "\n", "utf-8")
    return folder


def write(cases: Path, out: Path, **how: Any) -> writing.Written:
    return write_many(cases, out, **{"as_of": AS_OF, "cases_per_part": 5, "rules": carried_rules(None, TEN), **how})


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def manifest(folder: Path) -> Any:
    return json.loads((folder / "manifest.json").read_text("utf-8"))


class TestTheParts:
    def test_are_the_reports_in_order(self, cases: Path, tmp_path: Path) -> None:
        told: list[Refused | None] = []
        written = write(cases, tmp_path / "out", told=told.append)
        lines = some.lines(23, bad=(4, 17))
        expected = [
            evaluate(line, as_of=AS_OF, rules=load_rules(TEN)).model_dump_json()
            for n, line in enumerate(lines)
            if n not in {4, 17}
        ]
        files = contents(tmp_path / "out")
        names = [f"part-0000{n}.jsonl" for n in range(5)]
        assert sorted(files) == ["manifest.json", *names, "refused-00000.jsonl", "refused-00003.jsonl"]
        assert b"".join(files[name] for name in names).decode().splitlines() == expected
        assert json.loads(files["refused-00003.jsonl"]) == {
            "position": 17,
            "place": f"{cases}/b.jsonl:6",
            "problems": [{"path": "child", "message": "expected an object, not a number"}],
        }
        assert [one.position for one in told if one is not None] == [4, 17]
        assert len(told) == 23
        counted = {}
        for line in expected:
            for finding in json.loads(line)["findings"]:
                counted[finding["status"]] = counted.get(finding["status"], 0) + 1
        assert (written.cases, written.refused, written.from_before) == (21, 2, 0)
        assert written.statuses == counted
        assert written.non_compliant == sum(counted.get(name, 0) for name in ("overdue", "missing", "met_late")) > 0

    def test_the_manifest_says_what_was_asked_and_what_is_there(self, cases: Path, tmp_path: Path) -> None:
        write(cases, tmp_path / "out")
        said = manifest(tmp_path / "out")
        assert said["format"] == "childlaw-many/1"
        assert said["finished"] is True
        assert said["asked"]["as_of"] == AS_OF
        assert said["rules"]["digest"] == load_rules(TEN).digest
        assert [Path(file["name"]).name for file in said["inputs"]] == ["a.jsonl", "b.jsonl"]
        assert [(part["cases"], part["refused"]) for part in said["parts"]] == [(4, 1), (5, 0), (5, 0), (4, 1), (3, 0)]
        for part in said["parts"]:
            for file in part["files"]:
                assert (tmp_path / "out" / file["name"]).stat().st_size == file["bytes"]

    @pytest.mark.parametrize("format_", ["jsonl", "parquet"])
    def test_are_the_same_bytes_whoever_judges(self, format_: str, cases: Path, tmp_path: Path) -> None:
        write(cases, tmp_path / "one", format=format_)
        write(cases, tmp_path / "two", format=format_, workers=2)
        assert contents(tmp_path / "one") == contents(tmp_path / "two")

    @pytest.mark.parametrize("detail", ["findings", "statuses"])
    def test_in_parquet_are_the_rows_of_arrow(self, detail: str, cases: Path, tmp_path: Path) -> None:
        write(cases, tmp_path / "out", format="parquet", detail=detail, only="investigation")
        files = sorted((tmp_path / "out").glob("*.parquet"))
        table = pyarrow.concat_tables(pyarrow.parquet.read_table(file) for file in files)
        assert table.schema == findings_schema(detail)
        lines = some.lines(23, bad=(4, 17))
        places = [f"{cases}/a.jsonl:{n + 1}" for n in range(12)] + [f"{cases}/b.jsonl:{n + 1}" for n in range(11)]
        batch = pyarrow.record_batch({"case": lines, "place": places})
        asked = arrow_evaluator(as_of=AS_OF, rules=carried_rules(None, TEN), detail=detail, only="investigation")
        assert table.to_pylist() == pyarrow.Table.from_batches(asked([batch])).to_pylist()
        assert set(table["place"].to_pylist()) == set(places)

    def test_there_are_none_of_nothing(self, tmp_path: Path) -> None:
        (tmp_path / "none.jsonl").write_text("\n \n", "utf-8")
        written = write(tmp_path / "none.jsonl", tmp_path / "out")
        assert (written.cases, written.refused, written.statuses) == (0, 0, {})
        assert list(contents(tmp_path / "out")) == ["manifest.json"]
        assert manifest(tmp_path / "out")["finished"] is True

    def test_the_last_is_not_empty_where_the_cases_come_out_even(self, tmp_path: Path) -> None:
        (tmp_path / "ten.jsonl").write_text("\n".join(some.lines(10)), "utf-8")
        write(tmp_path / "ten.jsonl", tmp_path / "out")
        assert sorted(contents(tmp_path / "out")) == ["manifest.json", "part-00000.jsonl", "part-00001.jsonl"]

    def test_only_one_category(self, cases: Path, tmp_path: Path) -> None:
        write(cases, tmp_path / "out", only="investigation", rules=None)
        report = json.loads((tmp_path / "out" / "part-00000.jsonl").read_text("utf-8").splitlines()[0])
        assert {finding["category"] for finding in report["findings"]} == {"investigation"}
        assert report["not_applicable"]


class Cut(BaseException):
    """The power goes."""


class TestGoingOn:
    def test_after_a_cut_at_every_step(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        cases = tmp_path / "nine.jsonl"
        cases.write_text("\n".join(some.lines(9, bad=(5,))), "utf-8")
        write(cases, tmp_path / "whole", cases_per_part=4)
        whole = contents(tmp_path / "whole")
        steps = 0
        left = 0

        def step(name: str, real: Any) -> Any:
            def counted(*args: Any, **named: Any) -> Any:
                nonlocal left
                left -= 1
                if left == 0:
                    raise Cut(name)
                return real(*args, **named)

            return counted

        # Each of these may be the last thing that is done: writing, bringing to the disk, renaming, taking away.
        monkeypatch.setattr(partfolder.os, "fsync", step("fsync", os.fsync))
        monkeypatch.setattr(Path, "replace", step("replace", Path.replace))
        monkeypatch.setattr(Path, "unlink", step("unlink", Path.unlink))
        monkeypatch.setattr(partfolder, "stamp", step("stamp", partfolder.stamp))
        while True:
            steps += 1
            out = tmp_path / f"cut-{steps}"
            left = steps
            try:
                write(cases, out, cases_per_part=4)
            except Cut:
                left = 0
                went_on = write(cases, out, cases_per_part=4)
                assert contents(out) == whole
                assert went_on.cases + went_on.refused == 9
            else:
                break
        assert steps > 30

    def test_after_two_cuts_nothing_is_judged_twice_but_what_was_under_way(
        self, cases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        judged: list[int] = []

        def until(number: int) -> Any:
            def told(refused: Refused | None) -> None:
                judged.append(1)
                if len(judged) == number:
                    raise Cut

            return told

        for number in (7, 14):
            with pytest.raises(Cut):
                write(cases, tmp_path / "out", told=until(number))
        # 7 cases, of which one part of 5 is kept; then from the 6th on, until 14 are told.
        assert [part["cases"] + part["refused"] for part in manifest(tmp_path / "out")["parts"]] == [5, 5]
        written = write(cases, tmp_path / "out", told=until(1000))
        assert written.from_before == 10
        assert len(judged) == 14 + 13
        write(cases, tmp_path / "whole")
        assert contents(tmp_path / "out") == contents(tmp_path / "whole")

    def test_what_is_finished_is_not_judged_again(self, cases: Path, tmp_path: Path) -> None:
        first = write(cases, tmp_path / "out")
        before = contents(tmp_path / "out")
        told: list[Refused | None] = []
        again = write(cases, tmp_path / "out", told=told.append)
        assert told == []
        assert (again.cases, again.refused, again.statuses, again.from_before) == (21, 2, first.statuses, 23)
        assert contents(tmp_path / "out") == before

    def test_the_day_of_cases_without_one_stays_that_of_the_first_run(self, cases: Path, tmp_path: Path) -> None:
        def cut(refused: Refused | None) -> None:
            raise Cut

        with pytest.raises(Cut):
            write(cases, tmp_path / "out", as_of=None, told=cut)
        place = tmp_path / "out" / "manifest.json"
        said = manifest(tmp_path / "out")
        said["asked"]["today"] = "2024-05-02"
        place.write_text(json.dumps(said), "utf-8")
        write(cases, tmp_path / "out", as_of=None)
        report = json.loads((tmp_path / "out" / "part-00000.jsonl").read_text("utf-8").splitlines()[0])
        assert report["as_of"] == "2024-05-02"


def command(cases: Path, out: Path, workers: int) -> list[str]:
    return [
        sys.executable, "-m", "childlaw_rules.cli", "evaluate-many", str(cases), "--out", str(out), "--as-of", AS_OF,
        "--cases-per-part", "40", "--workers", str(workers), "--rules", str(TEN), "--exit-zero", "--quiet",
    ]  # fmt: skip


def started(line: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(line, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT / "src")})


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    (folder / "cases.jsonl").write_text("\n".join(some.lines(190) * 2), "utf-8")
    write_many(folder / "cases.jsonl", folder / "whole", as_of=AS_OF, cases_per_part=40, rules=carried_rules(None, TEN))
    return folder


class TestKilled:
    @pytest.mark.parametrize("workers", [1, 2])
    def test_again_and_again_it_goes_on(self, workers: int, many: Path, tmp_path: Path) -> None:
        out = tmp_path / "out"
        for number in (1, 6):
            with started(command(many / "cases.jsonl", out, workers)) as process:
                begun = out / f".part-{number:05}.jsonl.partial"
                kept = out / f"part-{number:05}.jsonl"
                until = time.monotonic() + 60
                while not begun.exists() and not kept.exists() and time.monotonic() < until:
                    time.sleep(0.001)
                process.kill()
            assert process.returncode == -signal.SIGKILL
            said = manifest(out)
            assert said["finished"] is False
            assert number <= len(said["parts"]) < 10
        with started(command(many / "cases.jsonl", out, workers)) as process:
            assert process.wait(120) == 0
        assert contents(out) == contents(many / "whole")

    @LONG
    @pytest.mark.parametrize("workers", [1, 2])
    def test_at_any_moment_it_goes_on(self, workers: int, many: Path, tmp_path: Path) -> None:
        """Killed at twenty moments of as long as an undisturbed run takes on this machine, and until one gets done."""
        begun = time.monotonic()
        with started(command(many / "cases.jsonl", tmp_path / "undisturbed", workers)) as process:
            assert process.wait(120) == 0
        step = (time.monotonic() - begun) / 20
        moment, kills = step, 0
        while True:
            out = tmp_path / f"out-{kills}"
            with started(command(many / "cases.jsonl", out, workers)) as process:
                time.sleep(moment)
                process.kill()
            if process.returncode == 0:
                break
            kills += 1
            with started(command(many / "cases.jsonl", out, workers)) as process:
                assert process.wait(120) == 0
            assert contents(out) == contents(many / "whole")
            moment += step
        assert kills > 5


OTHERWISE: dict[str, tuple[dict[str, Any], str]] = {
    "day": ({"as_of": "2024-08-02"}, "was begun with as of '2024-08-01', and not with '2024-08-02'"),
    "no day": ({"as_of": None}, "was begun with as of '2024-08-01', and not with none"),
    "moment": ({"known_at": "2024-08-02"}, "was begun with known at none, and not with '2024-08-02'"),
    "output": ({"format": "parquet"}, "was begun with output 'jsonl', and not with 'parquet'"),
    "only": ({"only": "plan"}, "was begun with only none, and not with 'plan'"),
    "size": ({"cases_per_part": 6}, "was begun with cases per part '5', and not with '6'"),
    "rules": ({"rules": None}, "was begun with other rule files"),
}  # fmt: skip
WAY_OUT = "; give another folder, or ask what was asked then"


class TestWhatIsRefused:
    @pytest.mark.parametrize("name", OTHERWISE)
    def test_to_go_on_with_something_else(self, name: str, cases: Path, tmp_path: Path) -> None:
        otherwise, says = OTHERWISE[name]
        write(cases, tmp_path / "out")
        before = contents(tmp_path / "out")
        with pytest.raises(ArgumentError) as refused:
            write(cases, tmp_path / "out", **otherwise)
        assert str(refused.value) == f"out: {says}{WAY_OUT}"
        assert contents(tmp_path / "out") == before

    def test_to_go_on_with_other_cases(self, cases: Path, tmp_path: Path) -> None:
        write(cases, tmp_path / "out")
        (cases / "a.jsonl").write_text("\n".join(some.lines(3)), "utf-8")
        (cases / "b.jsonl").rename(cases / "c.jsonl")
        with pytest.raises(ArgumentError) as refused:
            write(cases, tmp_path / "out")
        assert str(refused.value).splitlines() == [
            f"out: was begun before the file {cases}/a.jsonl was changed{WAY_OUT}",
            f"out: was begun with the file {cases}/b.jsonl, which is not among those given{WAY_OUT}",
            f"out: was begun without the file {cases}/c.jsonl{WAY_OUT}",
        ]

    def test_to_go_on_with_other_cases_in_a_file_of_the_same_masked_name(self, tmp_path: Path) -> None:
        files = [tmp_path / f"{day}-5678.jsonl" for day in ("991234", "991235")]
        for file in files:
            file.write_text("\n".join(some.lines(2)), "utf-8")
        write_many(files, tmp_path / "out", as_of=AS_OF, rules=load_rules(TEN))
        files[0].write_text("\n".join(some.lines(3)), "utf-8")
        with pytest.raises(ArgumentError, match=r"was begun before the file .*/\*{6}-\*{4}\.jsonl was changed;"):
            write_many(files, tmp_path / "out", as_of=AS_OF, rules=load_rules(TEN))

    def test_to_go_on_with_the_files_in_another_order(self, cases: Path, tmp_path: Path) -> None:
        files = [cases / "a.jsonl", cases / "b.jsonl"]
        write_many(files, tmp_path / "out", as_of=AS_OF, rules=load_rules(TEN))
        with pytest.raises(ArgumentError, match="was begun with the files in another order"):
            write_many(files[::-1], tmp_path / "out", as_of=AS_OF, rules=load_rules(TEN))

    def test_to_go_on_with_other_readings_rules_or_versions(
        self, cases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(cases, tmp_path / "out", rules=None)
        monkeypatch.setattr(writing, "__version__", "99.1")
        with pytest.raises(ArgumentError) as refused:
            write(cases, tmp_path / "out", rules=None, readings={"ends-on-day-off": "next working day"})
        readings, version = str(refused.value).splitlines()
        assert version.endswith(f"of the library, and this is 99.1{WAY_OUT}")
        assert readings == f"out: was begun with other readings of the law{WAY_OUT}"

    @pytest.mark.parametrize("change", ["changed", "missing"])
    def test_a_part_that_is_not_as_it_was_written(self, change: str, cases: Path, tmp_path: Path) -> None:
        write(cases, tmp_path / "out")
        part = tmp_path / "out" / "part-00002.jsonl"
        if change == "missing":
            part.unlink()
            says = "its part-00002.jsonl is missing"
        else:
            part.write_bytes(part.read_bytes().replace(b"2024", b"2025", 1))
            says = "its part-00002.jsonl was changed since it was written"
        with pytest.raises(ArgumentError, match=f"^out: {says}; give another folder, or empty this one$"):
            write(cases, tmp_path / "out")

    def test_a_folder_of_something_else(self, cases: Path, tmp_path: Path) -> None:
        out = tmp_path / "out"
        out.mkdir()
        (out / "letter.txt").write_text("x", "utf-8")
        with pytest.raises(ArgumentError, match=r"^out: holds files, but no results of this command; give an empty"):
            write(cases, out)
        (out / "manifest.json").write_text("{}", "utf-8")
        with pytest.raises(ArgumentError, match=r"^out: its manifest\.json cannot be read; give another folder"):
            write(cases, out)
        with pytest.raises(ArgumentError, match=r"^out: cannot be used: File exists$"):
            write(cases, out / "letter.txt")
        with pytest.raises(ArgumentError, match=r"^out: is no path of a folder$"):
            write(cases, Path("a\0b"))

    def test_two_runs_at_once(self, cases: Path, tmp_path: Path) -> None:
        def again(refused: Refused | None) -> None:
            with pytest.raises(ArgumentError, match=r"^out: another run is writing there; wait for it"):
                write(cases, tmp_path / "out")

        assert write(cases, tmp_path / "out", told=again).cases == 21

    def test_files_that_cannot_be_read_all_at_once(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.jsonl")
        (tmp_path / "empty").mkdir()
        paths = [tmp_path / "none.jsonl", tmp_path / "pipe.jsonl", tmp_path / "empty", "a\0b"]
        with pytest.raises(ArgumentError) as refused:
            write_many(paths, tmp_path / "out", workers=0)
        assert [problem.message for problem in refused.value.problems] == [
            "cannot be read: No such file or directory",
            "is no file; what is read only once cannot be gone on with",
            "holds no file that ends in .json, .jsonl, .ndjson",
            "is no path of a file",
            "must be a whole number of processes from 1 to 60",
        ]
        assert not (tmp_path / "out").exists()

    @pytest.mark.parametrize("wrong", [3, True, [b"x"], {3: "x"}, object])
    @pytest.mark.parametrize(
        "name", ["paths", "out", "format", "workers", "as_of", "known_at", "rules", "readings", "detail", "only",
                 "cases_per_part", "told"]
    )  # fmt: skip
    def test_an_argument_of_another_type(self, name: str, wrong: Any, cases: Path, tmp_path: Path) -> None:
        if (name, wrong) in (("workers", 3), ("cases_per_part", 3), ("told", object)) and wrong is not True:
            pytest.skip("it is one of the right type")
        call = {"paths": cases, "out": tmp_path / "out", name: wrong}
        with pytest.raises(ArgumentError) as refused:
            write_many(**call)
        assert {problem.path.partition(".")[0].partition("[")[0] for problem in refused.value.problems} == {name}
        assert not (tmp_path / "out").exists()

    def test_parquet_without_pyarrow(self, cases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        with pytest.raises(ArgumentError, match=r"^pyarrow: is not installed; install it with"):
            write(cases, tmp_path / "out", format="parquet")
        assert not (tmp_path / "out").exists()

    def test_values_that_do_not_go(self, cases: Path, tmp_path: Path) -> None:
        with pytest.raises(ArgumentError) as refused:
            write_many(cases, tmp_path / "out", format="csv", cases_per_part=0, only="plans", detail="status")  # type: ignore[arg-type]
        assert str(refused.value).splitlines() == [
            "detail: must be one of: findings, statuses",
            "only: unknown category 'plans', did you mean 'plan'?",
            "format: must be jsonl or parquet",
            "cases_per_part: must be a whole number of cases from 1",
        ]
        with pytest.raises(ArgumentError, match=r"^detail: 'statuses' is for Parquet; a line of JSON is the whole"):
            write_many(cases, tmp_path / "out", detail="statuses")
