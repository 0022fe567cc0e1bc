"""Where an answer comes from, the plan or the possible worlds, and that the whole finding is the one it belongs to."""

from __future__ import annotations

from typing import Any

import pytest

from childlaw_rules import Finding, evaluate, load_rules
from childlaw_rules.evaluate import evaluation_of
from childlaw_rules.evaluation import Evaluation, QuickFinding
from childlaw_rules.plan.rows import answers_in
from childlaw_rules.rulebook import Ruleset

from .build import case, event

HOURS = "notification-assessed-within-24-hours"
DAYS = "investigation-completed-within-4-months"
FOLLOW_UP = "follow-up-at-most-6-months-apart"
CONSENT = "custody-holders-consent"
RULES = Ruleset(
    tuple(load_rules().rule(name) for name in (HOURS, DAYS, FOLLOW_UP, CONSENT)), "sha256:-", "-",
    tables=load_rules().tables,
)  # fmt: skip
AS_OF = "2023-07-03"
EVENTS = {
    "received": event("notification_received", "2023-02-27T14:05", notification="n1"),
    "assessed": event("notification_assessed", "2023-02-28T14:06", notification="n1", id="assessed-1"),
    "received again": event("notification_received", "2023-03-06T09:00", notification="n2"),
    "need": event("need_identified", "2023-03-01", need="b1"),
    "decided": event("investigation_decided", "2023-03-02", investigation="i1", need="b1"),
    "completed": event("investigation_completed", "2023-06-30", investigation="i1"),
    "started": event("measure_started", "2022-01-10", measure="m1", kind="placement"),
    "followed up": event("follow_up_held", "2022-04-04", measure="m1"),
    "again": event("follow_up_held", "2022-10-05", measure="m1", id="held-2"),
    "and again": event("follow_up_held", "2023-04-05", measure="m1"),
    "a plan": event("decision_made", "2023-06-05", decision="d1", kind="placement", measure="m1", with_consent=True),
}


def given(**changed: Any) -> dict[str, Any]:
    """The case, with fields of events changed, or with ``None`` an event left out."""
    events = {name: {**each, **changed[name]} if changed.get(name) else each for name, each in EVENTS.items()}
    return case(*(each for name, each in events.items() if changed.get(name, True) is not None))


def looked_at(case: dict[str, Any], known_at: str | None = None) -> Evaluation:
    return evaluation_of(case, AS_OF, known_at, RULES, None)


def quickly(case: dict[str, Any], known_at: str | None = None) -> list[tuple[str, bool]]:
    """The rule of each answer, and whether it was answered quickly."""
    answers = answers_in(looked_at(case, known_at).answer())
    return [(answer.rule, False) if isinstance(answer, Finding) else (answer[0].rule.id, True) for answer in answers]


def by_the_worlds(case: dict[str, Any], known_at: str | None = None) -> list[Finding]:
    evaluation = looked_at(case, known_at)
    return [finding for number in range(len(RULES.rules)) for finding in evaluation.whole(number).findings]


ALL = [HOURS, HOURS, DAYS, FOLLOW_UP, FOLLOW_UP, FOLLOW_UP, CONSENT]


class TestWhereAnAnswerComesFrom:
    def test_what_is_plain_is_answered_quickly(self) -> None:
        assert quickly(given()) == [(rule, True) for rule in ALL]

    @pytest.mark.parametrize(
        ("changed", "slow"),
        [
            ({"received": {"at": "2023-02"}}, {HOURS}),
            ({"completed": {"at": "2023-06"}}, {DAYS}),
            ({"again": {"at": "2022-10-05/2022-10-06"}}, {FOLLOW_UP}),
        ],
    )
    def test_what_is_not_known_exactly_is_left_to_the_worlds_and_nothing_else(
        self, changed: dict[str, Any], slow: set[str]
    ) -> None:
        assert quickly(given(**changed)) == [(rule, rule not in slow) for rule in ALL]

    def test_so_is_what_names_no_thread(self) -> None:
        nameless = given()
        nameless["events"] = [{k: v for k, v in e.items() if k != "investigation"} for e in nameless["events"]]
        assert quickly(nameless) == [(rule, rule != DAYS) for rule in ALL]

    def test_what_was_known_on_a_day_is_left_to_the_worlds(self) -> None:
        assert quickly(given(), "2023-07-03") == [(rule, False) for rule in ALL]

    def test_a_rule_that_no_event_starts_is_passed_over(self) -> None:
        without = given(**dict.fromkeys(("need", "decided", "completed", "a plan")))
        assert quickly(without) == [(rule, True) for rule in ALL if rule not in (DAYS, CONSENT)]


CASES = {
    "plain": given(),
    "vague": given(received={"at": "2023-02"}, again={"at": "2022-10-05/2022-10-06"}),
    "short": given(need=None, decided=None, completed=None),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("known_at", [None, "2023-05-02"])
class TestTheFindingsAreThoseOfTheWorlds:
    def test_in_every_field(self, name: str, known_at: str | None) -> None:
        report = evaluate(CASES[name], as_of=AS_OF, known_at=known_at, rules=RULES)
        worlds = by_the_worlds(CASES[name], known_at)
        for field in Finding.model_fields:
            assert [getattr(one, field) for one in report.findings] == [getattr(one, field) for one in worlds]

    def test_whichever_field_is_read_alone(self, name: str, known_at: str | None) -> None:
        worlds = by_the_worlds(CASES[name], known_at)
        for field in Finding.model_fields:
            report = evaluate(CASES[name], as_of=AS_OF, known_at=known_at, rules=RULES)
            assert [getattr(one, field) for one in report.findings] == [getattr(one, field) for one in worlds]

    def test_and_every_rule_without_one_is_told(self, name: str, known_at: str | None) -> None:
        report = evaluate(CASES[name], as_of=AS_OF, known_at=known_at, rules=RULES)
        found = {one.rule for one in (*report.findings, *report.not_applicable, *report.out_of_force)}
        assert found == {rule.id for rule in RULES.rules}


def findings(rule: str) -> list[Finding]:
    return evaluate(given(), as_of=AS_OF, rules=RULES).of(rule)


class TestAQuickFindingIsToldInFull:
    def test_what_fulfilled_it_by_its_id_or_the_one_made_up_for_it(self) -> None:
        named, made_up = [one.fulfilled_by for one in findings(FOLLOW_UP) if one.fulfilled_by]
        assert named.event == "held-2"
        assert made_up == by_the_worlds(given())[4].fulfilled_by
        assert made_up.event not in (None, "held-2")
        first, second = findings(HOURS)
        assert first.fulfilled_by is not None
        assert (first.fulfilled_by.event, first.fulfilled_by.at) == ("assessed-1", "2023-02-28T14:06:00+01:00")
        assert second.fulfilled_by is None

    def test_nothing_is_judged_for_what_the_row_holds(self, monkeypatch: pytest.MonkeyPatch) -> None:
        report = evaluate(given(completed=None), as_of=AS_OF, rules=RULES)

        def judged(*_: Any) -> None:
            raise AssertionError("the worlds were asked")

        monkeypatch.setattr(Evaluation, "whole", judged)
        assert [one.status for one in report.findings[:4]] == ["met_late", "overdue", "overdue", "met_late"]
        assert [one.subject for one in report.findings[:3]] == [
            {"notification": "n1"},
            {"notification": "n2"},
            {"need": "b1"},
        ]
        assert [one.occurrence for one in report.findings[2:6]] == [None, 1, 2, 3]
        assert [one.due for one in report.findings[2:4]] == ["2023-07-01", "2022-10-04"]
        assert [one.fulfilled_by is None for one in report.findings[:4]] == [False, True, True, False]
        assert {(one.category, one.basis) for one in report.findings[:2]} == {("notification", "statute")}
        with pytest.raises(AssertionError, match="the worlds were asked"):
            assert report.findings[0].message

    def test_the_worlds_are_asked_once_for_each_rule(self) -> None:
        evaluation = looked_at(given())
        assert evaluation.whole(0) is evaluation.whole(0)
        assert evaluation.whole(0) is not evaluation.whole(1)

    @pytest.mark.parametrize("wrong", [1, 2, 3, 99])
    def test_it_is_no_other_finding(self, wrong: int) -> None:
        """Counted wrongly it would be that of another occurrence, or of none at all."""
        evaluation = looked_at(given())
        row = list(answers_in(evaluation.answer()))[3]
        assert isinstance(row, tuple)
        assert QuickFinding(evaluation, row, 0).tell("message") == findings(FOLLOW_UP)[0].message
        with pytest.raises(RuntimeError, match=rf"^the quick answer of '{FOLLOW_UP}' is not that of the worlds"):
            QuickFinding(evaluation, row, wrong).tell("message")
