"""Several threads at once say what one says, to the byte: the rules, the caches and the findings are shared."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from childlaw_rules import Report, evaluate, load_rules
from childlaw_rules.textreport import render
from tests.hardening.some_cases import AS_OF, cases, course, reports

ROOT = Path(__file__).parents[2]
THREADS = 8


@pytest.fixture(autouse=True)
def hasty() -> Iterator[None]:
    """Threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def at_once(calls: list[Callable[[], Any]]) -> list[Any]:
    """What each call answers, all begun at the same moment in threads of their own; what one raises is raised."""
    ready = threading.Barrier(len(calls))
    answers: list[Any] = [None] * len(calls)
    errors: list[BaseException] = []

    def run(number: int) -> None:
        ready.wait()
        try:
            answers[number] = calls[number]()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return answers


class TestEvaluating:
    def test_different_cases_at_once(self) -> None:
        alone = reports()
        given = cases()
        per_thread = [given[n:] + given[:n] for n in range(THREADS)]
        said = at_once([
            lambda row=row: [evaluate(case, as_of=AS_OF).model_dump_json() for case in row] for row in per_thread
        ])  # fmt: skip
        for n, row in enumerate(said):
            assert row == alone[n:] + alone[:n]

    def test_the_same_rules_under_other_readings_at_once(self) -> None:
        rules = load_rules()
        readings = sorted({(reading.id, reading.alternatives[0]) for rule in rules.rules for reading in rule.readings})
        case = course(1)

        def said(reading: str, answer: str) -> str:
            return evaluate(case, as_of=AS_OF, readings={reading: answer}).model_dump_json()

        alone = [said(*one) for one in readings[:THREADS]]
        fresh = [rule._others.clear() for rule in rules.rules]
        assert len(fresh) == len(rules.rules)
        assert at_once([lambda one=one: said(*one) for one in readings[:THREADS]]) == alone

    def test_the_first_use_of_all_in_a_fresh_process(self) -> None:
        code = (
            "import sys, threading; sys.setswitchinterval(1e-6)\n"
            "from tests.hardening.test_threads import at_once\n"
            "from tests.hardening.some_cases import course, AS_OF\n"
            "import childlaw_rules\n"
            "said = at_once([lambda: childlaw_rules.evaluate(course(3), as_of=AS_OF).model_dump_json()] * 8)\n"
            "assert len({id(rules) for rules in at_once([childlaw_rules.load_rules] * 8)}) == 1\n"
            "print(len(set(said))); sys.stdout.buffer.write(said[0].encode())\n"
        )
        ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
        number, _, said = ran.stdout.partition(b"\n")
        assert number == b"1"
        assert said.decode() == evaluate(course(3), as_of=AS_OF).model_dump_json()


def written(report: Report) -> str:
    return report.model_dump_json()


def read_in_turn(report: Report) -> list[Any]:
    return [(finding.message.da, finding.steps, finding.remarks, finding.status) for finding in report.findings]


def told_backwards(report: Report) -> list[str]:
    return [repr(finding) for finding in reversed(report.findings)]


def rendered(report: Report) -> str:
    return render(report, load_rules(), lang="en", show_all=True, explain=True)


LAZY: list[Callable[[Report], Any]] = [written, read_in_turn, told_backwards, rendered]


class TestSentences:
    """A finding puts itself into words when somebody asks; here all ask at the same moment."""

    @pytest.mark.parametrize("reader", LAZY)
    def test_one_report_read_by_all_in_the_same_way(self, reader: Callable[[Report], Any]) -> None:
        alone = [reader(evaluate(course(n), as_of=AS_OF)) for n in range(4)]
        for number, said in enumerate(alone):
            report = evaluate(course(number), as_of=AS_OF)
            assert at_once([lambda report=report: reader(report)] * THREADS) == [said] * THREADS

    def test_one_report_read_by_each_in_his_own_way(self) -> None:
        for number in range(4):
            alone = [reader(evaluate(course(number), as_of=AS_OF)) for reader in LAZY]
            report = evaluate(course(number), as_of=AS_OF)
            assert at_once([lambda reader=reader, report=report: reader(report) for reader in LAZY * 2]) == alone * 2
