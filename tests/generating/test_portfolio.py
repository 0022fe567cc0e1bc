"""Generated cases: the same everywhere, any slice by itself, usable, and nobody's."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from datetime import date
from hashlib import sha256
from typing import Any

import pytest

from childlaw_rules import ArgumentError, generated_cases, read_case
from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.cprshape import holds_cpr
from childlaw_rules.generating import case_line
from childlaw_rules.generating.filing import LEFT_OUT, NEVER_RECORDED, NEW_SYSTEM, NOT_IN_OLD, NOTE

#: Of the first 300 cases of the seed 20240101, a case a line. It changes with a rate or with the course of a case, and
#: then only: write what the test prints, and say in the changes that a seed gives other cases.
DIGEST = "9f4ab3c8bf05d9b96731d521367fca1fe6ad3398da7ff2113da462fdc0710ab0"


@pytest.fixture(scope="module")
def cases() -> list[dict[str, Any]]:
    """Cases of one seed."""
    return list(generated_cases(300, seed=20240101))


class TestTheSameSeed:
    def test_gives_the_same_bytes_everywhere(self, cases: list[dict[str, Any]]) -> None:
        assert sha256("".join(map(case_line, cases)).encode()).hexdigest() == DIGEST

    def test_gives_them_whatever_texts_are_hashed_to(self) -> None:
        program = (
            "from hashlib import sha256; from childlaw_rules.generating import *;"
            "print(sha256(''.join(map(case_line, generated_cases(300, seed=20240101))).encode()).hexdigest())"
        )
        for hashes in ("0", "1234"):
            run = subprocess.run(
                [sys.executable, "-c", program],
                env={"PYTHONHASHSEED": hashes, "PYTHONPATH": ":".join(sys.path), "TZ": "America/Nuuk"},
                capture_output=True,
                check=True,
                text=True,
            )
            assert run.stdout.strip() == DIGEST

    def test_any_slice_can_be_made_by_itself(self, cases: list[dict[str, Any]]) -> None:
        assert list(generated_cases(7, seed=20240101, first=41)) == cases[41:48]

    def test_the_number_of_cases_changes_none(self, cases: list[dict[str, Any]]) -> None:
        assert list(generated_cases(3, seed=20240101)) == cases[:3]


class TestAnotherSeed:
    def test_gives_other_cases(self, cases: list[dict[str, Any]]) -> None:
        other = next(generated_cases(1, seed=20240102))
        assert other["id"] != cases[0]["id"]
        assert other["events"] != cases[0]["events"]


class TestEveryCase:
    def test_is_read_without_an_error(self, cases: list[dict[str, Any]]) -> None:
        for case in cases:
            assert read_case(case_line(case)).id == case["id"]

    def test_is_made_of_what_json_knows_and_of_nothing_else(self, cases: list[dict[str, Any]]) -> None:
        def kinds(value: Any) -> set[type]:
            inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
            return {type(value)}.union(*(kinds(one) for one in inside))

        assert kinds(cases) == {dict, list, str, bool, type(None)}

    def test_has_nothing_of_a_measure_after_its_end(self, cases: list[dict[str, Any]]) -> None:
        for case in cases:
            ended = {e["measure"]: e["at"] for e in case["events"] if e["type"] == "measure_ended"}
            for event in case["events"]:
                if event["type"] in {"supervision_visit", "follow_up_held", "place_changed", "measure_started"}:
                    end = ended.get(event["measure"])
                    if end is not None and event["at"] is not None and len(end) == len(event["at"]) == 10:
                        assert event["at"] <= end

    def test_says_that_it_is_generated(self, cases: list[dict[str, Any]]) -> None:
        for number, case in enumerate(cases):
            assert case["id"] == f"generated-20240101-case-{number}"
            assert case["events"][0]["type"] == "case_opened"
            assert case["events"][0]["note"] == NOTE
            assert [event for event in case["events"] if "note" in event] == case["events"][:1]

    def test_holds_nothing_shaped_like_a_cpr_number(self) -> None:
        # Seeds and numbers of as many digits as a part of a CPR number has, and as there may be.
        for seed, first in ((123456, 1000), (1234, 123456), (999999, 9999), (999999999, 999999990), (0, 0)):
            for case in generated_cases(5, seed=seed, first=first):
                assert not holds_cpr(case_line(case))

    def test_names_nobody(self, cases: list[dict[str, Any]]) -> None:
        called = {party["id"] for case in cases for party in case["parties"]}
        siblings = {one["id"] for case in cases for one in case["child"].get("siblings", ())}
        assert called == {"mother", "father"}
        assert siblings == {f"sibling-{number}" for number in range(1, 5)}

    def test_has_only_events_of_the_vocabulary(self, cases: list[dict[str, Any]]) -> None:
        used = {event["type"] for case in cases for event in case["events"]}
        assert used <= set(EVENT_TYPES)
        assert {"notification_received", "measure_started", "supervision_visit", "follow_up_held"} <= used

    def test_of_the_first_vocabulary_all_types_come_that_the_coverage_does_not_deny(self) -> None:
        used = {event["type"] for case in generated_cases(3000, seed=5) for event in case["events"]}
        first = {name for name, kind in EVENT_TYPES.items() if not kind.later}
        assert first - used == set(NEVER_RECORDED)

    def test_begins_and_ends_in_the_time_of_the_portfolio(self) -> None:
        for case in generated_cases(100, seed=3, from_="2019-04-01", until="2020-03-31"):
            assert case["as_of"] == "2020-03-31"
            days = [event["at"][:10] for event in case["events"] if event["at"] is not None and len(event["at"]) == 10]
            assert min(days) >= "2019-04-01"
            assert max(days) <= "2020-03-31"
            assert max((event.get("recorded_at", "")[:10] for event in case["events"]), default="") <= "2020-03-31"

    def test_stands_in_order_of_time(self, cases: list[dict[str, Any]]) -> None:
        for case in cases:
            days = [event["at"] for event in case["events"] if event["at"] and len(event["at"]) == 10]
            assert days == sorted(days)

    def test_has_threads_that_belong_together(self, cases: list[dict[str, Any]]) -> None:
        loose = 0
        for case in cases:
            opened = {
                event[kind]
                for event in case["events"]
                for kind in ("notification", "need", "investigation", "decision", "measure", "plan", "complaint")
                if EVENT_TYPES[event["type"]].opens == kind and kind in event
            }
            named = {one for event in case["events"] for one in event.get("about", ())}
            named |= {event["decision"] for event in case["events"] if "decision" in event}
            loose += not named <= opened
        # What comes before a decision names it; where the extract ends before it was made or recorded, it is not there.
        assert loose < 12


class TestTheSource:
    def test_never_holds_what_it_does_not_record(self, cases: list[dict[str, Any]]) -> None:
        for case in cases:
            denied = {name for name, covered in case["coverage"].items() if covered is False}
            assert denied == set(NEVER_RECORDED)
            assert denied.isdisjoint(event["type"] for event in case["events"])

    def test_is_an_older_system_in_some_cases(self, cases: list[dict[str, Any]]) -> None:
        changed = date.fromordinal(NEW_SYSTEM).isoformat()
        old = [case for case in cases if len(case["coverage"]) > len(NEVER_RECORDED)]
        assert 5 < len(old) < 40
        for case in old:
            covered = {name for name, days in case["coverage"].items() if days == {"from": changed}}
            assert covered == NOT_IN_OLD
            assert not [
                event
                for event in case["events"]
                if event["type"] in NOT_IN_OLD
                and event["at"]
                and len(event["at"]) >= 10
                and event["at"] < changed
                and "/" not in event["at"]
            ]

    def test_leaves_out_some_flags_in_some_cases(self, cases: list[dict[str, Any]]) -> None:
        says = Counter(
            all(name in event for name in LEFT_OUT["decision_made"])
            for case in cases
            for event in case["events"]
            if event["type"] == "decision_made"
        )
        assert says[False] > 30
        assert says[True] > 100

    def test_has_days_that_are_not_exact(self, cases: list[dict[str, Any]]) -> None:
        forms = Counter(
            "nothing" if event["at"] is None else "interval" if "/" in event["at"] else str(len(event["at"]))
            for case in cases
            for event in case["events"]
        )
        assert set(forms) == {"nothing", "interval", "4", "7", "10", "25"}
        inexact = sum(forms[form] for form in ("nothing", "interval", "4", "7"))
        assert 0.008 < inexact / forms["10"] < 0.022

    def test_records_some_events_late(self, cases: list[dict[str, Any]]) -> None:
        late = [
            (date.fromisoformat(event["recorded_at"][:10]) - date.fromisoformat(event["at"][:10])).days
            for case in cases
            for event in case["events"]
            if "recorded_at" in event and event["at"] is not None and len(event["at"]) == 10
        ]
        assert min(late) == 0
        assert 0.06 < sum(days > 2 for days in late) / len(late) < 0.13

    def test_records_nothing_before_it_happened(self, cases: list[dict[str, Any]]) -> None:
        for case in read_all(cases):
            for event in case.events:
                if event.recorded_at is not None and event.at.instant is not None:
                    assert event.recorded_at.first >= event.at.first


def read_all(cases: list[dict[str, Any]]) -> list[Any]:
    return [read_case(json.dumps(case)) for case in cases]


class TestArguments:
    def test_no_cases_are_no_cases(self) -> None:
        assert list(generated_cases(0, seed=1)) == []

    def test_one_day_is_enough(self) -> None:
        (case,) = generated_cases(1, seed=1, from_="2024-02-29", until="2024-02-29")
        assert case["as_of"] == "2024-02-29"
        read_case(case_line(case))

    def test_days_may_be_dates(self) -> None:
        by_text = list(generated_cases(3, seed=1, from_="2021-01-01", until="2022-01-01"))
        assert list(generated_cases(3, seed=1, from_=date(2021, 1, 1), until=date(2022, 1, 1))) == by_text

    def test_all_that_is_wrong_is_told_at_once(self) -> None:
        with pytest.raises(ArgumentError) as refused:
            generated_cases(-1, seed="x", first=True, from_="2013-12-31", until="1 May", rates=3)  # type: ignore[arg-type]
        assert [str(problem) for problem in refused.value.problems] == [
            "number: must be a whole number from 0 to 999999999",
            "seed: must be a whole number from 0 to 999999999, not of the type str",
            "first: must be a whole number from 0 to 999999999, not of the type bool",
            "from_: must be a day from 2014-01-01 to 2035-12-31",
            "until: write a day as year-month-day, for example 2024-01-01",
            "rates: must be the path of a file of rates, not of the type int",
        ]

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (
                {"from_": "2020-01-02", "until": "2020-01-01"},
                "until: must not lie before the first day on which a case may begin",
            ),
            ({"first": 999_999_999}, "number: first and number together are at most 999999999"),
            ({"rates": "there-is-none.yaml"}, "rates: there is no such file of rates; write the path of one"),
        ],
    )
    def test_what_does_not_go_together(self, arguments: dict[str, Any], message: str) -> None:
        with pytest.raises(ArgumentError) as refused:
            generated_cases(1, seed=1, **arguments)
        assert str(refused.value) == message
