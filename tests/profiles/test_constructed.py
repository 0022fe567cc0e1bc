"""The constructed portfolios: the profiles give the published tables to the digit, and one changed case another one."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from childlaw_rules import (
    Answer,
    ArgumentError,
    constructed_portfolio,
    evaluate,
    profile,
    read_case,
    review,
    strata,
    tally,
)
from childlaw_rules.profiles import Table, TableRow
from childlaw_rules.profiles.constructed.portfolios import CONSTRUCTED
from childlaw_rules.profiles.constructed.timeline import NOTE

RANDERS, ANKESTYRELSEN = "bdo-randers-2016", "ankestyrelsen-2011"


def answers_of(id_: str, cases: list[dict[str, Any]]) -> list[Answer]:
    asked = profile(id_)
    read = [read_case(case) for case in cases]
    return [answer for case in read for answer in review(evaluate(case), case, asked)]


@pytest.fixture(scope="module")
def cases() -> dict[str, list[dict[str, Any]]]:
    return {id_: list(constructed_portfolio(id_)) for id_ in CONSTRUCTED}


@pytest.fixture(scope="module")
def answers(cases: dict[str, list[dict[str, Any]]]) -> dict[str, list[Answer]]:
    return {id_: answers_of(id_, found) for id_, found in cases.items()}


@pytest.fixture(scope="module")
def randers(answers: dict[str, list[Answer]]) -> Table:
    return tally(answers[RANDERS], profile(RANDERS))


@pytest.fixture(scope="module")
def ankestyrelsen(answers: dict[str, list[Answer]]) -> Table:
    return tally(answers[ANKESTYRELSEN], profile(ANKESTYRELSEN))


def figures(row: TableRow) -> tuple[int, int, int, int, int]:
    return row.relevant, row.met, row.partly, row.not_met, row.not_shown


def percent(row: TableRow) -> int:
    assert row.share_met is not None
    return round(100 * row.share_met)


class TestRanders2016:
    """BDO's review of 100 cases for Randers: relevant, yes, partly, no, not judged."""

    @pytest.mark.parametrize(
        ("question", "published"),
        [
            ("investigation", (75, 35, 0, 40, 0)),
            ("conversation", (77, 47, 0, 30, 0)),
            ("plan", (70, 46, 0, 24, 0)),
            ("follow-up", (72, 50, 0, 22, 0)),
            ("red-thread", (100, 49, 14, 32, 5)),
            ("authority-role", (100, 53, 11, 30, 6)),
        ],
    )
    def test_the_published_table_to_the_digit(
        self, randers: Table, question: str, published: tuple[int, int, int, int, int]
    ) -> None:
        assert figures(randers.of(question)) == published

    def test_10_of_the_53_lack_an_investigation_or_a_plan(self, randers: Table) -> None:
        assert randers.of("authority-role").of_which == {"without-investigation-or-plan": 10}

    @pytest.mark.parametrize(
        ("question", "share"), [("investigation", 47), ("conversation", 61), ("plan", 66), ("follow-up", 69)]
    )
    def test_the_published_shares(self, randers: Table, question: str, share: int) -> None:
        assert percent(randers.of(question)) == share

    def test_each_case_is_asked_each_question_once(self, answers: dict[str, list[Answer]]) -> None:
        assert len({(answer.case, answer.question) for answer in answers[RANDERS]}) == len(answers[RANDERS]) == 600

    def test_what_the_judgements_lack(self, randers: Table) -> None:
        lacking = {one.id: one.count for one in randers.of("red-thread").lacking}
        assert lacking == {"investigation": 40, "plan": 24, "no-gap": 10, "no-decision-repeated": 4}


class TestAnkestyrelsen2011:
    """Ankestyrelsen's study of 121 decisions on voluntary measures."""

    def test_46_of_121_meet_all_conditions(self, ankestyrelsen: Table) -> None:
        row = ankestyrelsen.of("all-conditions")
        assert figures(row) == (121, 46, 0, 75, 0)
        assert percent(row) == 38

    @pytest.mark.parametrize(("kind", "share"), [("respite", 42), ("contact_person", 24), ("placement", 44)])
    def test_the_published_share_of_each_kind(
        self, cases: dict[str, list[dict[str, Any]]], answers: dict[str, list[Answer]], kind: str, share: int
    ) -> None:
        by_id = {case["id"]: case for case in cases[ANKESTYRELSEN]}
        of_kind = [a for a in answers[ANKESTYRELSEN] if strata(by_id[a.case or ""], a.subject).measure_kinds == (kind,)]
        assert percent(tally(of_kind, profile(ANKESTYRELSEN)).of("all-conditions")) == share

    def test_every_decision_is_of_one_of_the_kinds(self, cases: dict[str, list[dict[str, Any]]]) -> None:
        kinds = [strata(case, {"decision": "d1"}).measure_kinds for case in cases[ANKESTYRELSEN]]
        assert {kind: kinds.count(kind) for kind in kinds} == {
            ("respite",): 43,
            ("contact_person",): 33,
            ("placement",): 45,
        }

    def test_the_reasons_come_in_the_published_order(self, ankestyrelsen: Table) -> None:
        lacking = [one.id for one in ankestyrelsen.of("all-conditions").lacking]
        assert lacking == ["investigation", "plan", "consent", "conversation"]

    def test_40_per_cent_of_the_placements_lack_the_conversation(
        self, cases: dict[str, list[dict[str, Any]]], answers: dict[str, list[Answer]]
    ) -> None:
        by_id = {case["id"]: case for case in cases[ANKESTYRELSEN]}
        placed = [
            answer
            for answer in answers[ANKESTYRELSEN]
            if strata(by_id[answer.case or ""], answer.subject).measure_kinds == ("placement",)
        ]
        row = tally(placed, profile(ANKESTYRELSEN)).of("conversation")
        assert (row.relevant, row.not_met) == (45, 18)


class TestThePublishedFiguresInTheProfiles:
    """The figures that stand in the files of the profiles are those that come out."""

    @pytest.mark.parametrize("id_", [RANDERS, ANKESTYRELSEN])
    def test_are_reproduced(self, id_: str, answers: dict[str, list[Answer]]) -> None:
        table = tally(answers[id_], profile(id_))
        compared = 0
        for question in profile(id_).questions:
            row = table.of(question.id)
            for published in question.published:
                if published.among is not None:
                    continue
                said = published.model_dump(exclude_defaults=True)
                counted = {
                    "of": row.relevant,
                    "yes": row.met,
                    "partly": row.partly,
                    "no": row.not_met,
                    "not_shown": row.not_shown,
                    "percent_yes": percent(row),
                    "percent_no": round(100 * row.not_met / row.relevant),
                    "of_which": row.of_which,
                }
                assert {key: counted[key] for key in said} == said
                compared += len(said)
        assert compared == {RANDERS: 31, ANKESTYRELSEN: 5}[id_]


def without(type_: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda case: {**case, "events": [event for event in case["events"] if event["type"] != type_]}


class TestOneChangedCase:
    """The figures come from the events of the cases: one event less in one case shows in the table."""

    @pytest.mark.parametrize(
        ("question", "lost"),
        [
            ("investigation", "investigation_completed"),
            ("conversation", "child_conversation_held"),
            ("plan", "plan_made"),
            ("follow-up", "follow_up_held"),
        ],
    )
    def test_changes_the_table_of_randers(
        self, cases: dict[str, list[dict[str, Any]]], answers: dict[str, list[Answer]], question: str, lost: str
    ) -> None:
        def whole(case: dict[str, Any]) -> bool:
            given = {a.question: a.answer for a in answers[RANDERS] if a.case == case["id"]}
            return set(given.values()) == {"yes"}

        (first, *_) = filter(whole, cases[RANDERS])
        others = [answer for answer in answers[RANDERS] if answer.case != first["id"]]
        table = tally([*others, *answers_of(RANDERS, [without(lost)(first)])], profile(RANDERS))
        before = tally(answers[RANDERS], profile(RANDERS))
        assert table.of(question).met == before.of(question).met - 1
        assert table.of(question).not_met == before.of(question).not_met + 1
        judgement = "authority-role" if question in ("conversation", "follow-up") else "red-thread"
        assert table.of(judgement).met == before.of(judgement).met - 1
        assert table.of(judgement).partly == before.of(judgement).partly + 1

    @pytest.mark.parametrize(
        ("question", "lost"),
        [
            ("investigation", "investigation_completed"),
            ("plan", "plan_made"),
            ("consent", "consent_given"),
            ("conversation", "child_conversation_held"),
        ],
    )
    def test_changes_the_table_of_ankestyrelsen(
        self, cases: dict[str, list[dict[str, Any]]], answers: dict[str, list[Answer]], question: str, lost: str
    ) -> None:
        first = cases[ANKESTYRELSEN][0]
        others = [answer for answer in answers[ANKESTYRELSEN] if answer.case != first["id"]]
        table = tally([*others, *answers_of(ANKESTYRELSEN, [without(lost)(first)])], profile(ANKESTYRELSEN))
        before = tally(answers[ANKESTYRELSEN], profile(ANKESTYRELSEN))
        assert table.of(question).not_met == before.of(question).not_met + 1
        assert table.of("all-conditions").met == 45


class TestTheCases:
    @pytest.mark.parametrize(("id_", "number"), [(RANDERS, 100), (ANKESTYRELSEN, 121)])
    def test_say_that_they_are_constructed(self, cases: dict[str, list[dict[str, Any]]], id_: str, number: int) -> None:
        assert len(cases[id_]) == len({case["id"] for case in cases[id_]}) == number
        for case in cases[id_]:
            assert re.fullmatch(r"constructed-[a-z]+-20\d\d-\d{3}", case["id"])
            assert [event["note"] for event in case["events"] if "note" in event] == [NOTE]

    @pytest.mark.parametrize("id_", [RANDERS, ANKESTYRELSEN])
    def test_are_the_same_each_time_and_differ_from_each_other(
        self, cases: dict[str, list[dict[str, Any]]], id_: str
    ) -> None:
        assert list(constructed_portfolio(id_)) == cases[id_]
        told = [repr((case["child"], case["events"][1:])) for case in cases[id_]]
        assert len(set(told)) == len(told)

    def test_are_there_for_two_tables(self) -> None:
        with pytest.raises(ArgumentError) as raised:
            constructed_portfolio("boernesagsbarometer")
        assert str(raised.value) == (
            "profile: no portfolio is constructed for 'boernesagsbarometer'; "
            "one of: ankestyrelsen-2011, bdo-randers-2016"
        )
