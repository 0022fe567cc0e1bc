"""Every peer that is installed says the same, and the command that compares them says so."""

from __future__ import annotations

import importlib
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks import compare, figures, files, one, ours, portfolio, straight
from tests.benchmarks.digest import RULES, digest

CASES = 60
#: What each peer needs besides this library's own dependencies.
NEEDS = {"clips": "clips", "zen_engine": "zen", "duckdb_sql": "duckdb", "polars_frames": "polars"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("portfolio")
    files.make(made, CASES, portfolio.SEED, portfolio.K)
    return made


@pytest.fixture(scope="module")
def expected(folder: Path) -> dict[str, tuple[int, str]]:
    return digest(straight.evaluate(straight.parse(folder / "portfolio.workload.jsonl"), "2026-11-01"))


def findings(name: str, folder: Path) -> list[Any]:
    peer = importlib.import_module(f"tests.benchmarks.peers.{name}")
    state = peer.setup("2026-11-01")
    cases = peer.parse(state, folder / f"portfolio.{peer.FILE}.jsonl")
    return list(peer.emit(state, cases, peer.evaluate(state, cases)))


@pytest.mark.parametrize("name", ["by_hand", "childlaw_full", *NEEDS])
def test_a_peer_gives_the_same_digest_for_every_rule_it_can_say(name: str, folder: Path, expected) -> None:
    if name in NEEDS:
        pytest.importorskip(NEEDS[name])
    rules = importlib.import_module(f"tests.benchmarks.peers.{name}").RULES
    assert set(rules) <= set(RULES)
    assert digest(findings(name, folder)) == {rule: expected[rule] for rule in rules}


def test_one_run_in_a_process_of_its_own(folder: Path, expected, capsys: pytest.CaptureFixture[str]) -> None:
    assert one.main("by_hand", folder, "2026-11-01") == 0
    said = json.loads(capsys.readouterr().out)
    assert {rule: tuple(pair) for rule, pair in said["digest"].items()} == expected
    assert set(said["phases"]) == set(compare.PHASES)
    assert said["findings"] == sum(count for count, _ in expected.values())


def test_a_peer_that_is_not_installed_is_left_out(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ImportError(f"No module named '{name}'")

    monkeypatch.setattr(one.importlib, "import_module", missing)
    assert one.main("clips", folder, "2026-11-01") == one.NOT_INSTALLED
    assert capsys.readouterr().out == "No module named 'tests.benchmarks.peers.clips'\n"


class TestTheCommand:
    def test_it_prints_and_writes_a_page(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        page = tmp_path / "page.md"
        arguments = ["--cases", "12", "--rounds", "1", "--peers", "childlaw_full", "--no-figures", "--write", str(page)]
        assert compare.main(arguments) == 0
        printed = capsys.readouterr().out
        assert page.read_text(encoding="utf-8") == printed
        assert "| hand-written Python | all |" in printed
        assert "| childlaw (full) | all |" in printed
        assert "All findings agree." in printed

    def test_findings_that_differ_are_named(self) -> None:
        def run(count: int) -> dict[str, Any]:
            return {"rules": ["R1", "R2"], "digest": {"R1": [count, "a"], "R2": [7, "b"]}, "statuses": {}}

        found = {"by_hand": [run(3)], "clips": [run(4)], "zen_engine": [{"left_out": "No module named 'zen'"}]}
        assert compare.disagreements(found) == ["clips: R1 has [4, 'a'], not [3, 'a']"]
        assert compare.disagreements({**found, "clips": [run(3)]}) == []

    def test_a_peer_of_statuses_only_is_held_against_the_statuses(self) -> None:
        full = {"rules": ["R1"], "digest": {"R1": [3, "a"]}, "statuses": {"R1": [3, "s"]}}
        short = {"rules": ["R1"], "digest": None, "statuses": {"R1": [3, "s"]}}
        other = {"rules": ["R1"], "digest": None, "statuses": {"R1": [3, "t"]}}
        assert compare.disagreements({"by_hand": [full], "childlaw_statuses": [short]}) == []
        assert compare.disagreements({"by_hand": [full], "childlaw_statuses": [other]}) == [
            "childlaw_statuses: R1 has [3, 't'], not [3, 's']"
        ]

    def test_a_ratio_is_the_median_of_the_rounds(self) -> None:
        def run(seconds: float, rules: int = 10) -> dict[str, Any]:
            phases = {"eval": {"wall": seconds, "cpu": seconds / 2}, "emit": {"wall": 1.0, "cpu": 1.0}}
            return {"phases": phases, "rules": list(RULES[:rules])}

        found = {"by_hand": [run(1), run(2), run(4)], "clips": [run(3), run(2), run(8)], "zen_engine": [run(1, 4)] * 3}
        assert compare._ratio(found, "clips", "by_hand", "wall", ("eval",)) == "2.00"
        assert compare._ratio(found, "clips", "by_hand", "cpu", ("eval", "emit")) == "1.67"
        assert compare._ratio(found, "clips", "childlaw_full", "wall", ("eval",)) == "-"
        assert compare._ratio(found, "zen_engine", "by_hand", "wall", ("eval",)) == "-"

    @pytest.mark.parametrize("cases", ["0", "-3"])
    def test_no_cases_are_refused(self, cases: str, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit):
            compare.read(["--cases", cases])
        assert f"{cases} is not 1 or more" in capsys.readouterr().err


def test_statuses_in_our_words_are_those_of_our_reports(folder: Path) -> None:
    """What a statuses-only evaluation is held against: the workload's statuses, said as ours."""
    from childlaw_rules import evaluate, read_case

    rules = ours.rules()
    by_us = []
    for row in portfolio.cases(CASES):
        report = evaluate(read_case(ours.our_case(row)), as_of="2026-11-01", rules=rules)
        by_us += [(report.case, ours.number_of(f.rule), "", f.status.value, None, None) for f in report.findings]
    by_hand = straight.evaluate(straight.parse(folder / "portfolio.workload.jsonl"), "2026-11-01")
    assert digest(by_us) == digest(ours.statuses_only(by_hand))


def test_statuses_alone_are_those_of_the_hand_written_code(folder: Path) -> None:
    by_hand = straight.evaluate(straight.parse(folder / "portfolio.workload.jsonl"), "2026-11-01")
    assert digest(findings("childlaw_statuses", folder)) == digest(ours.statuses_only(by_hand))


class TestTheFigures:
    def test_the_shortest_of_several_runs_counts(self, monkeypatch: pytest.MonkeyPatch) -> None:
        walls, cpus = iter([0.0, 5.0, 5.0, 7.0, 7.0, 10.0]), iter([0.0, 2.0, 2.0, 5.0, 5.0, 6.0])
        monkeypatch.setattr(figures.time, "perf_counter", lambda: next(walls))
        monkeypatch.setattr(figures.time, "process_time", lambda: next(cpus))
        assert figures.best(lambda: None, 3) == (2.0, 1.0)

    def test_memory_is_told_for_the_events_that_were_held(self) -> None:
        *_, row = figures.million(events=700)
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        cases = [portfolio.case(index) for index in range(20)]
        assert cells[:2] == [str(sum(len(case["events"]) for case in cases)), "20"]
        assert 10 < int(cells[2]) <= int(cells[3])

    def test_every_part_is_run_in_a_process_of_its_own(self, monkeypatch: pytest.MonkeyPatch) -> None:
        started: list[list[str]] = []

        def run(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
            started.append(command)
            return subprocess.CompletedProcess(command, 0, stdout=f"| {command[-1]} |\n")

        monkeypatch.setattr(figures.subprocess, "run", run)
        assert figures.page() == ["| cold |", "", "| reading |", "", "| growth |", "", "| million |"]
        assert [command[1:3] for command in started] == [["-m", "tests.benchmarks.figures"]] * 4


class TestBareReading:
    """The bare validation that reading a case is measured against reads the same cases."""

    def test_it_reads_the_portfolio(self) -> None:
        from tests.benchmarks.bare import CASE

        for row in portfolio.cases(20):
            written = ours.our_case(row)
            case = CASE.validate_json(json.dumps(written))
            assert [event.type for event in case.events] == [event["type"] for event in written["events"]]

    def test_it_refuses_what_has_another_shape(self) -> None:
        from pydantic import ValidationError

        from tests.benchmarks.bare import CASE

        written = ours.our_case(portfolio.case(1))
        written["events"][0]["colour"] = "red"
        with pytest.raises(ValidationError, match="colour"):
            CASE.validate_json(json.dumps(written))
