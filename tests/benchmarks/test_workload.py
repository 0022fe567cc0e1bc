"""The workload of the benchmark: its portfolio, and that everybody who says its rules says the same."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from childlaw_rules import evaluate, read_case
from tests.benchmarks import ours, portfolio, straight
from tests.benchmarks.digest import RULES, Found, digest
from tests.benchmarks.plain import Plain

CASES = 120
#: The day of the workload, a day under summer time, and the last day of a leap February.
DAYS = ("2026-11-01", "2023-06-30", "2024-02-29")

STATUSES = {
    "R1": {"met", "late", "overdue"},
    "R2": {"met", "late", "overdue", "pending"},
    "R3": {"met", "met_preliminary", "late", "overdue", "pending"},
    "R4": {"met", "late", "missing"},
    "R5": {"met", "late", "missing"},
    "R6": {"met", "waived", "missing"},
    "R7": {"met", "late", "overdue", "pending"},
    "R8": {"gap", "open_gap", "ok"},
    "R9": {"met", "missing", "pending"},
    "R10": {"ok", "duplicate"},
}


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return list(portfolio.cases(CASES))


@pytest.fixture(scope="module")
def plain(rows: list[dict[str, Any]]) -> dict[str, list[Found]]:
    return {day: [found for row in rows for found in Plain(row, day).findings()] for day in DAYS}


@pytest.fixture(scope="module")
def by_hand(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Found]]:
    path = tmp_path_factory.mktemp("portfolio") / "portfolio.jsonl"
    portfolio.write(path, CASES)
    parsed = straight.parse(path)
    return {day: straight.evaluate(parsed, day) for day in DAYS}


@pytest.fixture(scope="module")
def by_us(rows: list[dict[str, Any]]) -> dict[str, list[Found]]:
    cases = [read_case(ours.our_case(row)) for row in rows]
    rules = ours.rules()
    return {
        day: [f for case in cases for f in ours.reduced(evaluate(case, as_of=day, rules=rules), case)] for day in DAYS
    }


def of_rule(rule: str, findings: list[Found]) -> list[Found]:
    return sorted((f for f in findings if f[1] == rule), key=str)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("day", DAYS)
class TestTheSameFindings:
    def test_the_fast_hand_written_code_says_what_the_page_says(self, plain, by_hand, day: str, rule: str) -> None:
        assert of_rule(rule, by_hand[day]) == of_rule(rule, plain[day])
        assert digest(by_hand[day])[rule] == digest(plain[day])[rule]

    def test_our_rule_files_say_what_the_page_says(self, plain, by_us, day: str, rule: str) -> None:
        assert of_rule(rule, by_us[day]) == of_rule(rule, plain[day])
        assert digest(by_us[day])[rule] == digest(plain[day])[rule]


class TestThePortfolio:
    def test_a_short_one_is_the_beginning_of_a_long_one(self, rows) -> None:
        assert list(portfolio.cases(30)) == rows[:30]
        assert portfolio.case(17) == rows[17]

    def test_another_seed_gives_other_cases(self, rows) -> None:
        assert portfolio.case(3, seed=2) != rows[3]

    def test_the_mean_is_asked_for(self) -> None:
        for k in (35, 120):
            sizes = [len(portfolio.case(index, k=k)["events"]) for index in range(300)]
            assert 0.9 * k < sum(sizes) / 300 < 1.1 * k
        sizes = [len(row["events"]) for row in portfolio.cases(600)]
        assert 10 <= min(sizes) < 15
        assert 65 < max(sizes) <= 80

    def test_the_file_has_a_case_a_line(self, rows, tmp_path: Path) -> None:
        path = tmp_path / "portfolio.jsonl"
        events = portfolio.write(path, 5)
        lines = path.read_text(encoding="utf-8").splitlines()
        assert [json.loads(line) for line in lines] == rows[:5]
        assert events == sum(len(row["events"]) for row in rows[:5])

    def test_what_the_page_guarantees(self) -> None:
        for row in portfolio.cases(400):
            times = [datetime.fromisoformat(event["at"]) for event in row["events"]]
            assert times == sorted(set(times))
            assert all("2012-01-02" <= event["at"][:10] <= "2026-12-31" for event in row["events"])
            opened = Counter(
                (event["type"], event["ref"])
                for event in row["events"]
                if event["type"]
                in {"notification_received", "need_known", "decision_made", "measure_started", "measure_ended"}
            )
            assert set(opened.values()) <= {1}
            assert 1 <= len(row["holders"]) <= 2

    def test_no_measure_ends_before_it_began(self) -> None:
        for row in portfolio.cases(400):
            begun = {e["ref"]: e["at"][:10] for e in row["events"] if e["type"] == "measure_started"}
            ended = {e["ref"]: e["at"][:10] for e in row["events"] if e["type"] == "measure_ended"}
            assert all(ended[ref] >= begun[ref] for ref in ended if ref in begun)

    def test_it_is_untidy(self) -> None:
        events = [(row["id"], event) for row in portfolio.cases(400) for event in row["events"]]
        received = {(case, e["ref"]): e["at"] for case, e in events if e["type"] == "notification_received"}
        confirmed = [(case, e["ref"], e["at"]) for case, e in events if e["type"] == "notification_confirmed"]
        assert any((case, ref) not in received for case, ref, _ in confirmed)
        assert any(at < received.get((case, ref), "") for case, ref, at in confirmed)
        assert any(count > 1 for count in Counter((case, ref) for case, ref, _ in confirmed).values())
        assert any(e["at"] > "2026-11-02" for _, e in events)

    def test_every_status_of_every_rule_occurs(self, plain) -> None:
        seen: dict[str, set[str]] = {rule: set() for rule in RULES}
        for found in [f for day in DAYS for f in plain[day]]:
            seen[found[1]].add(found[3])
        assert {rule: STATUSES[rule] - seen[rule] for rule in RULES} == {rule: set() for rule in RULES}


class TestTheDigest:
    ONE: Found = ("C1", "R2", "N1", "met", "2024-05-01", None)

    def test_the_order_does_not_matter(self, plain) -> None:
        findings = plain[DAYS[0]]
        assert digest(findings) == digest(findings[::-1])

    @pytest.mark.parametrize("place", range(6))
    def test_every_part_matters(self, place: int) -> None:
        other = (*self.ONE[:place], "R3" if place == 1 else "x", *self.ONE[place + 1 :])
        assert digest([other]) != digest([self.ONE])

    def test_it_is_the_one_of_the_page(self) -> None:
        """BLAKE2b-64 of ``C1|R2|N1|met|2024-05-01|``, the first 8 bytes little-endian; two of it modulo 2^64."""
        from hashlib import blake2b

        number = int.from_bytes(blake2b(b"C1|R2|N1|met|2024-05-01|", digest_size=8).digest()[:8], "little")
        assert digest([self.ONE]) == {"R2": (1, f"{number:016x}")}
        assert digest([self.ONE, self.ONE]) == {"R2": (2, f"{number * 2 % 2**64:016x}")}
