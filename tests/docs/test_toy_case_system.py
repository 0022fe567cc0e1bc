"""The toy case system of the how-to: its suite passes as it stands, and fails with each of its seeded mistakes."""

from __future__ import annotations

import re

import pytest

from tests.docs.toycase import BUGS, as_it_is_now, command_of, run_all, shown

#: For each mistake the test that notices it, and lines of the explanation.
NOTICED = {
    "four-months-are-120-days": (
        "tests/test_deadlines.py::test_investigations_fall_due_when_the_oracle_says",
        (r"E +due +(\S+); ours: (?!\1)\S+", r"E +steps +1\. The clock starts with “need identified” on .*"),
    ),
    "until-the-next-day-ends": (
        "tests/test_deadlines.py::test_notifications_fall_due_when_the_oracle_says",
        (r"E +due +\S+T14:05:00\S+; ours: \S+T23:59:59\S+", r"E +provision +BL § 136, stk. 2, .*"),
    ),
    "one-consent-is-enough": (
        "tests/test_measures.py::test_no_measure_is_decided_before_all_have_consented",
        (
            r"E +status +missing; expected: met, excused or pending",
            r"E +The file does not show that custody holder father had consented when the decision",
        ),
    ),
}
Runs = dict[str, tuple[int, list[str]]]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    return run_all(tmp_path_factory.mktemp("toy"))


class TestItsSuite:
    def test_passes_as_it_stands(self, runs: Runs) -> None:
        status, lines = runs[""]
        assert status == 0, "\n".join(lines)
        assert lines[-1] == "4 passed"

    @pytest.mark.parametrize("bug", NOTICED)
    def test_notices_each_mistake_in_one_test_and_says_why(self, bug: str, runs: Runs) -> None:
        status, lines = runs[bug]
        test, explained = NOTICED[bug]
        assert status == 1
        assert [line.split(" - ")[0] for line in lines if line.startswith("FAILED")] == [f"FAILED {test}"]
        assert lines[-1] == "1 failed, 3 passed"
        for pattern in explained:
            assert [line for line in lines if re.fullmatch(pattern, line)], "\n".join(lines)

    def test_every_mistake_is_tried(self) -> None:
        assert list(NOTICED) == BUGS


class TestThePage:
    def test_shows_every_run(self) -> None:
        assert list(shown()) == [command_of(bug) for bug in ("", *BUGS)]

    @pytest.mark.parametrize("bug", ["", *NOTICED])
    def test_shows_what_is_printed(self, bug: str, runs: Runs) -> None:
        lines = shown()[command_of(bug)]
        assert list(lines) == as_it_is_now(lines, runs[bug][1]), "python -m tests.docs.toycase"
