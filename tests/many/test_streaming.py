"""Many cases as a stream: what comes out, in which order, how far ahead is read, and what ends it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from childlaw_rules import (
    ArgumentError,
    Case,
    Done,
    Evaluated,
    Refused,
    Report,
    WorkerLostError,
    carried_rules,
    each_case,
    evaluate,
    evaluate_many,
    load_rules,
    profile,
    profile_rules,
    read_case,
    review,
)
from childlaw_rules.portfolio.looking import looking
from childlaw_rules.portfolio.workers import CHUNK, MOST_WORKERS, UNDER_WAY
from tests.many import some
from tests.many.some import AS_OF, Counting

ROOT = Path(__file__).parents[2]
BENCHMARK_RULES = ROOT / "tests" / "benchmarks" / "rules"
WORKERS = pytest.mark.parametrize("workers", [1, 2])


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def gone(*pids: int, within: float = 10) -> bool:
    """Whether the processes are gone in time."""
    until = time.monotonic() + within
    while any(map(alive, pids)) and time.monotonic() < until:
        time.sleep(0.05)
    return not any(map(alive, pids))


class TestWhatComesOut:
    @WORKERS
    def test_is_what_evaluate_says_in_order(self, workers: int) -> None:
        given = some.lines(CHUNK * 2 + 6, bad=(5, 40))
        outcomes = list(evaluate_many(given, workers=workers, as_of=AS_OF))
        assert [one.position for one in outcomes] == list(range(len(given)))
        assert [one.place for one in outcomes] == [f"cases[{n}]" for n in range(len(given))]
        for line, one in zip(given, outcomes, strict=True):
            if isinstance(one, Refused):
                assert one.position in {5, 40}
                assert [str(problem) for problem in one.problems] == ["child: expected an object, not a number"]
                continue
            report = evaluate(line, as_of=AS_OF)
            assert one.id == one.case.id == report.case == f"case-{one.position}"
            assert one.line == report.model_dump_json()
            assert one.report == report
            assert one.case == read_case(line)
        assert sum(isinstance(one, Refused) for one in outcomes) == 2

    @WORKERS
    def test_is_what_the_work_gives(self, workers: int) -> None:
        outcomes = list(each_case(some.lines(40, bad=(3,)), some.findings, workers=workers, as_of=AS_OF))
        expected = [(f"case-{n}", len(evaluate(some.case(n), as_of=AS_OF).findings)) for n in range(40) if n != 3]
        assert [one.value for one in outcomes if isinstance(one, Done)] == expected
        assert [one.place for one in outcomes if isinstance(one, Refused)] == ["cases[3]"]

    @WORKERS
    def test_cases_come_in_every_form(self, workers: int, tmp_path: Path) -> None:
        line = json.dumps(some.case(1))
        (tmp_path / "a.json").write_text(line, "utf-8")
        frozen = MappingProxyType(some.case(1))
        cases: list[Any] = [line, line.encode(), some.case(1), read_case(line), frozen, tmp_path / "a.json", "  \n", 3]
        *right, wrong = list(evaluate_many(cases, workers=workers, as_of=AS_OF))
        assert [one.line for one in right if isinstance(one, Evaluated)] == [
            evaluate(line, as_of=AS_OF).model_dump_json()
        ] * 6
        assert {one.case == read_case(line) for one in right if isinstance(one, Evaluated)} == {True}
        assert isinstance(wrong, Refused)
        assert wrong.place == "cases[7]"
        assert [str(p) for p in wrong.problems] == [
            "must be a case as JSON, a mapping, a Case or a path, not of the type int"
        ]

    def test_with_one_worker_a_report_is_told_when_it_is_read(self) -> None:
        (one,) = evaluate_many([some.case(1)], as_of=AS_OF)
        assert isinstance(one, Evaluated)
        assert "findings" not in one.report.__dict__
        assert one.report.findings

    def test_nothing_comes_of_nothing(self) -> None:
        assert list(evaluate_many([], workers=2)) == []
        assert list(evaluate_many([])) == []


class TestFiles:
    def test_of_a_folder_every_case_comes_with_its_place(self, tmp_path: Path) -> None:
        (tmp_path / "b" / ".hidden").mkdir(parents=True)
        (tmp_path / "b.json").write_text(json.dumps(some.case(9)), "utf-8")
        (tmp_path / "a.jsonl").write_text("\n\n".join(some.lines(3, bad=(1,))), "utf-8")
        (tmp_path / "b" / "c.ndjson").write_text("\n".join(some.lines(1)) + "\n", "utf-8")
        for name in (".d.json", "e.txt", "b/.hidden/f.json"):
            (tmp_path / name).write_text("nothing", "utf-8")
        outcomes = list(evaluate_many(tmp_path, as_of=AS_OF))
        assert [(one.place.removeprefix(f"{tmp_path}/"), getattr(one, "id", None)) for one in outcomes] == [
            ("a.jsonl:1", "case-0"),
            ("a.jsonl:3", None),
            ("a.jsonl:5", "case-2"),
            ("b/c.ndjson:1", "case-0"),
            ("b.json", "case-9"),
        ]
        assert [one.position for one in outcomes] == [0, 1, 2, 3, 4]

    def test_what_cannot_be_read_is_refused_and_the_rest_goes_on(self, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        (tmp_path / "a.json").write_text(json.dumps(some.case(1)), "utf-8")
        paths = [tmp_path / "none.json", tmp_path / "empty", Path("a\0b"), tmp_path / "a.json"]
        *refused, done = list(evaluate_many(paths, as_of=AS_OF))
        assert [str(one.problems[0]) for one in refused if isinstance(one, Refused)] == [
            "cannot be read: No such file or directory",
            "holds no file that ends in .json, .jsonl, .ndjson",
            "is no path of a file",
        ]
        assert isinstance(done, Evaluated)

    def test_a_name_that_holds_a_number_is_masked(self, tmp_path: Path) -> None:
        path = tmp_path / ("991234" + "-5678.jsonl")
        path.write_text("\n".join(some.lines(1)), "utf-8")
        (one,) = evaluate_many(path, as_of=AS_OF)
        assert one.place == f"{tmp_path}/******-****.jsonl:1"


class TestMemory:
    @pytest.mark.parametrize(("workers", "ahead"), [(1, 1), (2, CHUNK * UNDER_WAY * 2)])
    def test_the_input_is_read_no_further_than_the_results_are_taken(self, workers: int, ahead: int) -> None:
        given = Counting()
        stream = each_case(given, some.findings, workers=workers, as_of=AS_OF)
        assert given.read == 0
        for taken in range(1, 200):
            next(stream)
            # What is under way, and the rest of the chunk that is being handed out.
            assert given.read <= taken + ahead + (CHUNK if workers > 1 else -1)
        assert isinstance(stream, Iterator)
        stream.close()  # type: ignore[attr-defined]

    def test_large_cases_go_out_in_smaller_chunks(self) -> None:
        sizes = []

        def large() -> Iterator[str]:
            for n in range(20):
                sizes.append(n)
                noted = some.case(n)
                noted["events"].append({"type": "journal_note", "at": "2024-02-01", "note": "x" * 900_000})
                yield json.dumps(noted)

        stream = each_case(large(), some.findings, workers=2, as_of=AS_OF)
        next(stream)
        # Four chunks of five, where thirty-two of them could wait otherwise.
        assert len(sizes) <= UNDER_WAY * 2 * 5 < CHUNK * UNDER_WAY
        stream.close()  # type: ignore[attr-defined]


class TestWhatGoesWrong:
    @WORKERS
    def test_an_error_of_one_case_is_told_by_its_type_alone(self, workers: int) -> None:
        outcomes = list(each_case(some.lines(40), some.failing_on_7, workers=workers, as_of=AS_OF))
        refused = outcomes.pop(7)
        assert isinstance(refused, Refused)
        assert [str(problem) for problem in refused.problems] == [
            "could not be judged: it ended in KeyError; the other cases go on. Judge it alone to see where"
        ]
        assert len([one for one in outcomes if isinstance(one, Done)]) == 39

    def test_errors_that_say_what_is_wrong_are_told_in_their_words(self) -> None:
        asked = partial(reviewed, profile="bdo-randers-2016")
        (refused,) = each_case([some.case(1)], asked, as_of=AS_OF, rules=load_rules(BENCHMARK_RULES))
        assert isinstance(refused, Refused)
        assert str(refused.problems[0]) == "rules: the report was made with other rules; give the ones it was made with"

    def test_what_cannot_be_sent_is_refused_alone(self) -> None:
        outcomes = list(each_case(some.lines(40), some.unsendable_on_7, workers=2, as_of=AS_OF))
        refused = outcomes.pop(7)
        assert isinstance(refused, Refused)
        assert str(refused.problems[0]).startswith("what the work gave cannot be sent between processes")
        assert {one.value for one in outcomes if isinstance(one, Done)} == {0}

    def test_a_process_that_is_killed_is_told_with_the_cases_it_had(self) -> None:
        began = time.monotonic()
        with pytest.raises(
            WorkerLostError, match=r"^workers: a process ended .* on a case from cases\[\d+\] to cases"
        ) as lost:
            list(each_case(some.lines(200), some.killed_on_70, workers=2, as_of=AS_OF))
        first, last = (int(part.partition("]")[0]) for part in str(lost.value).split("cases[")[1:])
        assert first <= 70 <= last
        assert time.monotonic() - began < 60

    @WORKERS
    def test_where_reading_breaks_off_what_was_read_comes_first(self, workers: int) -> None:
        def breaking() -> Iterator[str]:
            yield from some.lines(40)
            raise OSError("the disk is gone")

        stream = each_case(breaking(), some.findings, workers=workers, as_of=AS_OF)
        assert [next(stream).position for _ in range(40)] == list(range(40))
        with pytest.raises(OSError, match="the disk is gone"):
            next(stream)


def reviewed(case: Case, report: Report, profile: str) -> int:
    from childlaw_rules import profile as profile_of

    return len(review(report, case, profile_of(profile)))


class TestArguments:
    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            ({"workers": 0}, f"workers: must be a whole number of processes from 1 to {MOST_WORKERS}"),
            (
                {"workers": True},
                f"workers: must be a whole number of processes from 1 to {MOST_WORKERS}, not of the type bool",
            ),
            ({"as_of": "2024-02-30"}, "as_of: '2024-02-30' does not exist: 2024-02 has 29 days; it must be a day or"),
            ({"readings": {"x": "y"}}, "readings: unknown reading 'x'"),
        ],
    )
    def test_are_refused_at_once(self, wrong: dict[str, Any], says: str) -> None:
        with pytest.raises(ArgumentError) as refused:
            evaluate_many([], **wrong)
        assert str(refused.value).startswith(says)

    @pytest.mark.parametrize("cases", ["{}", b"", {}, 3, None])
    def test_what_gives_no_cases_is_refused_at_once(self, cases: Any) -> None:
        with pytest.raises(ArgumentError, match=r"^cases: must be cases one by one: JSON texts, mappings"):
            evaluate_many(cases)

    def test_work_that_cannot_be_sent_is_refused(self) -> None:
        with pytest.raises(ArgumentError, match=r"^work: must be a function at the top of a module"):
            each_case([some.case(1)], lambda case, report: 3, workers=2)

    def test_work_that_another_process_does_not_find_is_refused(self) -> None:
        program = (
            "from childlaw_rules import each_case\ndef work(case, report): return 1\n"
            "list(each_case(['{}', '{}'], work, workers=2))"
        )
        run = subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
        assert run.stderr.splitlines()[-1] == (
            "childlaw_rules.errors.ArgumentError: work: is not known to another process; put it into a module of its "
            "own, and not where a session is typed"
        )

    def test_a_script_that_every_process_would_run_anew_is_told_so(self, tmp_path: Path) -> None:
        script = tmp_path / "script.py"
        script.write_text("from childlaw_rules import evaluate_many\nlist(evaluate_many(['{}'], workers=2))", "utf-8")
        run = subprocess.run(
            [sys.executable, str(script)], env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
        assert "a script calls this below if __name__ == '__main__':" in run.stderr.splitlines()[-1]

    def test_one_day_holds_for_all_cases_without_one(self) -> None:
        asked = looking(None, None, None, None, sent=False, today="2024-03-01")
        assert asked.report(read_case(some.case(1))).as_of == "2024-03-01"
        assert asked.report(read_case({**some.case(1), "as_of": "2024-05-02"})).as_of == "2024-05-02"
        assert (
            looking("2024-08-01", None, None, None, sent=False)
            .report(read_case({**some.case(1), "as_of": "2024-05-02"}))
            .as_of
            == "2024-08-01"
        )


class TestRules:
    def test_of_a_folder_are_read_by_every_process(self) -> None:
        rules = load_rules(BENCHMARK_RULES)
        sent = carried_rules(rules, BENCHMARK_RULES)
        said = [
            one.line
            for one in evaluate_many(some.lines(3), workers=2, as_of=AS_OF, rules=sent)
            if isinstance(one, Evaluated)
        ]
        assert said == [evaluate(line, as_of=AS_OF, rules=rules).model_dump_json() for line in some.lines(3)]

    def test_without_a_folder_are_for_one_process(self) -> None:
        rules = load_rules(BENCHMARK_RULES)
        assert len(list(evaluate_many(some.lines(2), as_of=AS_OF, rules=rules))) == 2
        with pytest.raises(
            ArgumentError, match=r"^rules: do not come with the library, .*; give carried_rules\(\) the folder"
        ):
            evaluate_many([], workers=2, rules=rules)

    def test_that_were_left_out_or_chosen_otherwise_are_carried(self) -> None:
        asked = profile_rules(profile("bdo-randers-2016")).choosing({"ends-on-day-off": "next working day"})
        there = carried_rules(asked).ruleset()
        assert [(rule.id, rule.chosen) for rule in there.rules] == [(rule.id, rule.chosen) for rule in asked.rules]
        assert len(there.rules) < len(load_rules().rules)
        assert there.act_changes == asked.act_changes
        assert there is carried_rules(asked).ruleset()
        assert carried_rules().ruleset() is load_rules()

    def test_that_were_changed_meanwhile_are_refused(self, tmp_path: Path) -> None:
        (tmp_path / "plan").mkdir()
        rule = (ROOT / "rules" / "plan" / "childs-plan-within-3-months.yaml").read_text("utf-8")
        (tmp_path / "plan" / "childs-plan-within-3-months.yaml").write_text(rule, "utf-8")
        sent = carried_rules(load_rules(tmp_path), tmp_path)
        (tmp_path / "plan" / "childs-plan-within-3-months.yaml").write_text(rule + "\n", "utf-8")
        run = subprocess.run(
            [sys.executable, "-c", "import pickle, sys; pickle.load(sys.stdin.buffer).ruleset()"],
            input=__import__("pickle").dumps(sent), capture_output=True, check=False,
        )  # fmt: skip
        assert b"the rule files were changed meanwhile; start again" in run.stderr


class TestProcesses:
    def test_are_several_and_end_when_the_iterator_is_closed(self) -> None:
        stream = each_case(Counting(), some.where, workers=2, as_of=AS_OF)
        pids = {one.value for one, _ in zip(stream, range(CHUNK * 12), strict=False) if isinstance(one, Done)}
        assert os.getpid() not in pids
        assert len(pids) == 2
        stream.close()  # type: ignore[attr-defined]
        assert gone(*pids, within=0)

    def test_end_when_all_is_done(self) -> None:
        pids = {one.value for one in each_case(some.lines(40), some.where, workers=2) if isinstance(one, Done)}
        assert gone(*pids, within=0)

    def test_end_at_the_next_case_and_not_at_the_end_of_a_chunk(self, tmp_path: Path) -> None:
        log = tmp_path / "log"
        stream = each_case(some.lines(CHUNK * 6), partial(some.slowly, log=log), workers=2, as_of=AS_OF)
        next(stream)
        begun = len(log.read_text("utf-8"))
        # The first chunk was done just now, and another is begun.
        stream.close()  # type: ignore[attr-defined]
        assert CHUNK <= begun <= len(log.read_text("utf-8")) <= begun + 6

    @pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGKILL])
    def test_none_is_left_when_the_one_that_started_them_is_stopped(self, by: signal.Signals) -> None:
        program = """
if __name__ == "__main__":
    from tests.many import some
    from childlaw_rules import each_case
    seen = set()
    for one in each_case(some.Counting(), some.where, workers=2):
        if one.value not in seen:
            seen.add(one.value)
            print(one.value, flush=True)
"""
        process = subprocess.Popen(
            [sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}, start_new_session=True,
        )  # fmt: skip
        with process:
            assert process.stdout is not None
            assert process.stderr is not None
            pids = [int(process.stdout.readline()) for _ in range(2)]
            if by is signal.SIGINT:
                # As a terminal does it: to all of them.
                os.killpg(process.pid, by)
            else:
                process.kill()
            process.wait(20)
            assert gone(process.pid, *pids)
            told = process.stderr.read().decode()
        assert process.returncode != 0
        assert told.count("Traceback") == (1 if by is signal.SIGINT else 0)
