"""The plan's quick answers are those of the possible worlds: for examples, for published and for random cases.

The worlds answer everything, so they are the measure here: whatever the plan answers by itself must be, finding for
finding, what they say, and what it does not answer must have gone to them.
"""

from __future__ import annotations

import copy
import gc
import json
import pickle
import threading
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest
from hypothesis import given, settings

from childlaw_rules import Case, evaluate, load_rules, read_case, statuses
from childlaw_rules.evaluate import evaluation_of
from childlaw_rules.finding import Finding
from childlaw_rules.plan.compiling import compiled, plan_of
from childlaw_rules.plan.rows import answers_in
from childlaw_rules.plan.sheet import Sheet
from childlaw_rules.rule.head import case_of, rows_of
from childlaw_rules.rulebook import Rule, Ruleset
from tests.engine.strategies import cases as random_cases

RULES = load_rules()
REAL = sorted((Path(__file__).parents[1] / "cases" / "real").glob("*.json"))


def seen(finding: Finding) -> tuple[Any, ...]:
    done = finding.fulfilled_by
    return (
        finding.rule,
        finding.subject,
        finding.occurrence,
        finding.status,
        finding.due,
        None if done is None else done.at,
    )


def said_by_the_worlds(case: Case, as_of: Any, rules: Ruleset) -> list[tuple[Any, ...]]:
    evaluation = evaluation_of(case, as_of, None, rules, None)
    return [seen(f) for number in range(len(rules.rules)) for f in evaluation.whole(number).findings]


def check(case: Case, as_of: Any, rules: Ruleset) -> None:
    worlds = said_by_the_worlds(case, as_of, rules)
    assert [tuple(standing) for standing in statuses(case, as_of=as_of, rules=rules)] == worlds
    assert [seen(finding) for finding in evaluate(case, as_of=as_of, rules=rules).findings] == worlds


def quick_and_not(case: Case, as_of: Any, rules: Ruleset) -> tuple[int, int]:
    """How many findings the plan answered by itself, and for how many the worlds were asked."""
    answers = list(answers_in(evaluation_of(case, as_of, None, rules, None).answer()))
    quick = sum(isinstance(answer, tuple) for answer in answers)
    return quick, len(answers) - quick


class TestQuickAnswersAreThoseOfTheWorlds:
    @pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
    def test_in_every_example_of_a_rule(self, rule: Rule) -> None:
        alone = Ruleset((rule,), "sha256:-", "-", tables=RULES.tables)
        for example in rule.examples:
            for row in rows_of(example):
                if row.known_at is None:
                    check(read_case(case_of(row)), row.as_of, alone)

    @pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
    def test_in_a_published_case(self, path: Path) -> None:
        check(read_case(path.read_bytes()), None, RULES)

    @given(random_cases())
    @settings(max_examples=150, deadline=None)
    def test_in_a_random_case(self, case: dict[str, Any]) -> None:
        check(read_case(case), "2024-08-01", RULES)


NAMED = {
    "id": "case-1",
    "child": {"born": "2012-05-14"},
    "parties": [{"id": "mother", "role": "custody_holder"}],
    "events": [
        {"type": "notification_received", "at": "2024-03-11T14:05", "notification": "n1"},
        {"type": "notification_assessed", "at": "2024-03-12T14:06", "notification": "n1"},
        {"type": "need_identified", "at": "2024-03-12", "need": "b1"},
        {"type": "investigation_decided", "at": "2024-03-14", "investigation": "i1", "need": "b1"},
        {"type": "investigation_completed", "at": "2024-07-13", "investigation": "i1"},
    ],
}


class TestWhatIsAnsweredQuickly:
    def test_a_plain_case_needs_few_worlds(self) -> None:
        alone = Ruleset(tuple(RULES.rule(name) for name in _PLAIN), "sha256:-", "-", tables=RULES.tables)
        assert quick_and_not(read_case(NAMED), "2024-08-01", alone) == (2, 0)
        check(read_case(NAMED), "2024-08-01", alone)

    @pytest.mark.parametrize(
        "changed",
        [
            {"events": [*NAMED["events"][:4], {**NAMED["events"][4], "at": "2024-07"}]},
            {"events": [*NAMED["events"][:4], {"type": "investigation_completed", "at": "2024-07-13"}]},
            {"coverage": {"notification_assessed": False, "investigation_completed": False}},
        ],
        ids=["a day that is not known", "a thread that is not named", "a type that is not recorded"],
    )
    def test_what_is_not_plain_goes_to_the_worlds(self, changed: dict[str, Any]) -> None:
        alone = Ruleset((RULES.rule(_PLAIN[1]),), "sha256:-", "-", tables=RULES.tables)
        case = read_case({**NAMED, **changed})
        assert quick_and_not(case, "2024-08-01", alone) == (0, 1)

    def test_what_was_known_on_a_day_goes_to_the_worlds(self) -> None:
        evaluation = evaluation_of(NAMED, "2024-08-01", "2024-08-01", RULES, None)
        assert not any(isinstance(answer, tuple) for answer in answers_in(evaluation.answer()))

    def test_most_rules_have_quick_answers(self) -> None:
        answered = sum(compiled(rule) is not None for rule in RULES.rules)
        assert answered >= 150

    def test_a_rule_that_no_event_starts_is_not_looked_at(self) -> None:
        touched = plan_of(RULES).touched_by(
            Sheet(read_case(NAMED), evaluation_of(NAMED, "2024-08-01", None, RULES, None).as_of).held
        )
        assert 5 < len(touched) < 60
        assert "first-follow-up-within-3-months" not in {planned.rule.id for planned in touched}

    def test_no_trace_of_what_was_not_plain_is_kept(self) -> None:
        unnamed = read_case(
            {**NAMED, "events": [{"type": "measure_started", "at": "2024-03-11", "kind": "respite"}] * 2}
        )

        def traces() -> int:
            gc.collect()
            return sum(isinstance(thing, TracebackType) for thing in gc.get_objects())

        evaluate(unnamed, as_of="2024-08-01")
        before = traces()
        for _ in range(20):
            evaluate(unnamed, as_of="2024-08-01")
        assert traces() <= before


_PLAIN = ("notification-assessed-within-24-hours", "investigation-completed-within-4-months")


class TestFindingsAreToldInFull:
    def test_every_field_is_that_of_the_worlds(self) -> None:
        report = evaluate(NAMED, as_of="2024-08-01")
        evaluation = evaluation_of(NAMED, "2024-08-01", None, RULES, None)
        whole = [f for number in range(len(RULES.rules)) for f in evaluation.whole(number).findings]
        assert report.findings == whole
        assert [f.model_dump() for f in report.findings] == [f.model_dump() for f in whole]

    def test_in_whatever_order_the_fields_are_read(self) -> None:
        first = evaluate(NAMED, as_of="2024-08-01")
        second = evaluate(NAMED, as_of="2024-08-01")
        for finding in reversed(second.findings):
            assert finding.steps
            assert finding.message.da
        assert second.out_of_force == first.out_of_force
        assert first.model_dump_json() == second.model_dump_json()

    def test_findings_of_one_thread_are_each_their_own(self) -> None:
        decided = {"type": "limited_assessment_decided", "need": "n1"}
        done = {"type": "limited_assessment_completed", "need": "n1"}
        events = [
            {**decided, "at": "2018-02-03T12:41"},
            {**done, "at": "2018-03-04T08:45"},
            {**decided, "at": "2018-04-23T15:59"},
            {**done, "at": "2018-08-26T12:14"},
            {**decided, "at": "2018-08-28T08:37"},
        ]
        rules = load_rules(Path(__file__).parents[1] / "benchmarks" / "rules")
        report = evaluate({"child": {"born": "2012-05-14"}, "events": events}, as_of="2019-01-01", rules=rules)
        found = report.of("r10-investigation-not-started-again")
        assert [f.fulfilled_by.at for f in found if f.fulfilled_by] == ["2018-03-04", "2018-08-26"]
        assert len({f.message.en for f in found}) == len(found)

    def test_a_report_can_be_copied_before_it_was_read(self) -> None:
        report = evaluate(NAMED, as_of="2024-08-01")
        twin = copy.deepcopy(evaluate(NAMED, as_of="2024-08-01"))
        assert twin == report
        assert pickle.loads(pickle.dumps(evaluate(NAMED, as_of="2024-08-01"))) == report

    def test_threads_that_read_one_report_read_the_same(self) -> None:
        wanted = evaluate(NAMED, as_of="2024-08-01").model_dump_json()
        for _ in range(5):
            report = evaluate(NAMED, as_of="2024-08-01")
            read: list[str] = []
            threads = [threading.Thread(target=lambda: read.append(report.model_dump_json())) for _ in range(4)]  # noqa: B023
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert read == [wanted] * 4


class TestStatuses:
    def test_it_says_what_the_report_says(self) -> None:
        report = evaluate(NAMED, as_of="2024-08-01")
        standing = statuses(NAMED, as_of="2024-08-01")
        assert [tuple(one) for one in standing] == [seen(finding) for finding in report.findings]
        assert len(standing) == len(report.findings)
        assert standing[0] == next(iter(standing))
        assert standing[-1] == list(standing)[-1]
        assert standing[1:3] == list(standing)[1:3]

    def test_it_refuses_what_evaluate_refuses(self) -> None:
        from childlaw_rules import ArgumentError, CaseError

        with pytest.raises(CaseError):
            statuses({})
        with pytest.raises(ArgumentError):
            statuses(NAMED, as_of="2024")

    def test_it_goes_by_the_readings(self) -> None:
        need, decided = NAMED["events"][2:4]
        case = {**NAMED, "events": [{**need, "at": "2024-03-13"}, decided]}  # four months later it is Saturday
        asked = {"investigation-completed-within-4-months/ends-on-day-off": "next working day"}
        plain = {s.rule: s.due for s in statuses(case, as_of="2024-08-01")}
        other = {s.rule: s.due for s in statuses(case, as_of="2024-08-01", readings=asked)}
        assert plain["investigation-completed-within-4-months"] == "2024-07-13"
        assert other["investigation-completed-within-4-months"] == "2024-07-15"


class TestTheDayLookedAt:
    def test_a_later_day_after_an_earlier_one(self) -> None:
        case = read_case(NAMED)
        for as_of in ("2024-03-11", "2024-03-12T14:05", "2024-03-12T14:06", "2024-03-12", "2024-08-01", "2024-03-13"):
            check(case, as_of, RULES)

    def test_an_evaluation_leaves_no_trace_in_the_case(self) -> None:
        case = read_case(NAMED)
        evaluate(case, as_of="2024-08-01")
        fresh = read_case(NAMED)
        assert case == fresh
        assert case.model_dump_json() == fresh.model_dump_json()
        assert repr(case) == repr(fresh)
        assert copy.copy(case) == fresh
        assert json.loads(pickle.loads(pickle.dumps(case)).model_dump_json()) == json.loads(fresh.model_dump_json())
