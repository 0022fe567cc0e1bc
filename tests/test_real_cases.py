"""The 33 published cases: the rules say of each what its entry in ``conclusions.yaml`` says, and nothing else counts.

After a change of a rule, of the vocabulary or of a timeline: ``python -m tests.realcases``, then read the difference.
"""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta

from childlaw_rules import evaluate, load_rules, read_case
from childlaw_rules.case import EVENT_TYPES
from childlaw_rules.finding import NON_COMPLIANT, OUT_OF_FORCE, Finding, Status
from tests.realcases import (
    AGAINST,
    ANCHORS,
    FOLDER,
    PAGE,
    ROOT,
    Agreement,
    Conclusion,
    Expected,
    Point,
    Replay,
    Said,
    against_text,
    conclusions,
    covered,
    fresh,
    report_of,
    said_of,
)

#: All that were published with a timeline. A case taken off this list is noticed here.
PUBLISHED = [
    *(f"BDO-RANDERS-{number:02d}" for number in range(1, 11)),
    *("AST-C-1-99", "AST-O-40-98", "AST-C-24-01", "AST-C-5-99", "AST-2016-2119", "AST-PM-2019-209209-A"),
    *("AST-C-27-03", "AST-FRB-INFANT", "AST-SAMVAER-1Y", "AST-HJEMGIVELSE-COURT", "AST-PM-77-19"),
    *("FOB-2018-33-12PLUS", "FOB-2014-19", "FOB-2018-28", "FOB-95-408", "FOB-2008-LANGELAND", "FOB-87-178"),
    *("FOB-17-02658", "FOB-97-243", "FOB-2011-SAMVAER", "U-2008-1208-H", "U-2011-313-V", "U-1995-151-V"),
]
#: Those of which everything happened before the first version of any rule.
BEFORE_ALL = ["AST-C-1-99", "AST-O-40-98", "AST-C-24-01", "AST-C-5-99", "AST-C-27-03"]
BEFORE_ALL += ["FOB-95-408", "FOB-87-178", "FOB-97-243", "U-1995-151-V"]

ALL = conclusions()
POINTS = [pytest.param(one, point, id=f"{one.id}: {point.about}") for one in ALL for point in one.points]
RULES = [
    pytest.param(one, rule, said, id=f"{one.id}: {rule}")
    for one in ALL
    for point in one.points
    for rule, said in point.rules.items()
]
REPLAYS = [
    pytest.param(replay, day, id=f"{one.id}: {replay.what} {day}")
    for one in ALL
    for replay in one.replays
    for day in replay.anchors()
]
each_case = pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)


class TestTheSet:
    def test_none_of_the_33_lacks_a_timeline(self) -> None:
        assert len(PUBLISHED) == 33
        assert [one.id for one in ALL] == PUBLISHED
        assert [one.id for one in ALL if not one.path.is_file()] == []

    def test_no_timeline_lacks_a_conclusion(self) -> None:
        there = {*FOLDER.glob("*.json"), *(ROOT / "docs" / "examples" / "randers").glob("*.json")}
        assert {one.path for one in ALL} == there

    @each_case
    def test_a_timeline_bears_the_name_of_its_case(self, one: Conclusion) -> None:
        assert one.path.stem == read_case(one.path.read_bytes()).id == one.id.lower()

    @each_case
    def test_no_timeline_says_who_it_is_about(self, one: Conclusion) -> None:
        data: Any = json.loads(one.path.read_text("utf-8"))
        assert {party["id"] for party in data.get("parties", ())} <= {"holder", "mother", "father"}
        assert {"municipality", "name"}.isdisjoint(data)


class TestWhatIsRecorded:
    @each_case
    def test_every_event_type_is_said_to_be_recorded_or_not(self, one: Conclusion) -> None:
        text = one.path.read_text("utf-8")
        assert covered(text, one.recorded) == text, "run: python -m tests.realcases"
        assert set(json.loads(text)["coverage"]) == set(EVENT_TYPES)

    @each_case
    def test_what_is_recorded_is_in_the_vocabulary_and_has_its_reason(self, one: Conclusion) -> None:
        assert set(one.recorded) <= set(EVENT_TYPES)
        assert all(one.recorded.values())

    @pytest.mark.parametrize("one", [one for one in ALL if one.recorded], ids=lambda one: one.id)
    def test_a_source_that_is_silent_counts_against_nobody(self, one: Conclusion) -> None:
        data: Any = json.loads(one.path.read_text("utf-8"))
        data["coverage"] = dict.fromkeys(EVENT_TYPES, False)
        before = {(f.rule, *f.subject.values()) for f in report_of(one.path).non_compliant}
        silent = {(f.rule, *f.subject.values()) for f in evaluate(data).non_compliant}
        assert silent <= before


class TestWhatTheRulesSay:
    @pytest.mark.parametrize(("one", "rule", "said"), RULES)
    def test_the_status_of_each_rule_named(self, one: Conclusion, rule: str, said: Said) -> None:
        assert rule in load_rules().by_id
        found = said_of(report_of(one.path), rule)
        assert found.status == said.status
        assert said.times in (None, found.times)
        assert said.due in (None, found.due)
        assert said.version == found.version

    def test_all_that_counts_against_a_timeline(self) -> None:
        assert AGAINST.read_text("utf-8") == against_text(), "run: python -m tests.realcases, and explain what is new"

    @each_case
    def test_all_that_counts_is_spoken_of(self, one: Conclusion) -> None:
        assert {finding.rule for finding in report_of(one.path).non_compliant} <= one.rules

    @pytest.mark.parametrize(("one", "point"), POINTS)
    def test_nothing_counts_against_what_was_found_in_order(self, one: Conclusion, point: Point) -> None:
        if point.outcome == "met":
            counting = {finding.rule for finding in report_of(one.path).non_compliant}
            assert counting.isdisjoint(point.rules)

    @pytest.mark.parametrize("name", BEFORE_ALL)
    def test_before_2006_nothing_counts(self, name: str) -> None:
        (one,) = (one for one in ALL if one.id == name)
        report = report_of(one.path)
        assert date.fromisoformat(report.as_of).year < 2006
        assert report.out_of_force
        assert report.non_compliant == []
        assert [f.rule for f in report.findings if f.status in {Status.MET, Status.EXCUSED}] == []


class TestAgreement:
    """What is called agreement is checked against outcome and status, so that none is claimed that is not there."""

    @pytest.mark.parametrize(("one", "point"), POINTS)
    def test_every_other_than_agreement_has_its_explanation(self, one: Conclusion, point: Point) -> None:
        if point.agrees is not Agreement.AGREE:
            assert len(point.why) > 10

    @pytest.mark.parametrize(("one", "point"), POINTS)
    def test_the_outcome_is_one_of_the_words(self, one: Conclusion, point: Point) -> None:
        page = PAGE.read_text("utf-8")
        assert f"*{point.outcome}*" in page

    @pytest.mark.parametrize(("one", "point"), POINTS)
    def test_the_word_fits_what_the_rules_say(self, one: Conclusion, point: Point) -> None:
        found = {status for rule in point.rules for status in said_of(report_of(one.path), rule).status}
        counts = bool(found & {status.value for status in NON_COMPLIANT})
        match point.agrees:
            case Agreement.AGREE:
                assert point.rules
                if point.outcome in {"not met", "late"}:
                    assert counts
                if point.outcome == "met":
                    assert found <= {"met", "excused"}
            case Agreement.OPEN:
                assert found <= {"undetermined", "not_applicable"}
                assert found
            case Agreement.BEFORE:
                assert OUT_OF_FORCE in found
                assert found <= {OUT_OF_FORCE, "not_applicable"}
            case Agreement.NO_RULE:
                assert found <= {OUT_OF_FORCE, "not_applicable"}
            case Agreement.DISAGREE:
                assert point.outcome not in {"not met", "late"} or not counts


class TestPlayedThrough:
    """What a source tells in days between, on any day on which the rules are in force."""

    @pytest.mark.parametrize(("replay", "day"), REPLAYS)
    def test_the_same_steps_give_the_same_answer_on_any_day(self, replay: Replay, day: date) -> None:
        report = replay.report(day)
        for expected in replay.said:
            found = [
                finding
                for finding in report.of(expected.rule)
                if expected.decision in (None, finding.subject.get("decision"))
            ]
            statuses = {_answer(finding) for finding in found} or {"not_applicable"}
            assert statuses == {expected.status}
            assert expected.due is None or {finding.due for finding in found} == {str(_due(expected, day))}
            assert expected.rule not in {gap.rule for gap in report.out_of_force}

    def test_every_replay_is_played_under_more_than_one_calendar(self) -> None:
        assert [replay.what for one in ALL for replay in one.replays if len(replay.anchors()) < 5] == []
        assert sorted(ANCHORS) == list(ANCHORS)


class TestThePage:
    def test_its_tables_are_what_the_rules_say(self) -> None:
        text = PAGE.read_text("utf-8")
        assert fresh(text) == text, "run: python -m tests.realcases"

    def test_every_case_is_on_it(self) -> None:
        text = PAGE.read_text("utf-8")
        assert [one.id for one in ALL if not re.search(rf"\| \[?{one.id}\b[^|]*: ", text)] == []

    def test_a_changed_cell_is_noticed(self) -> None:
        text = PAGE.read_text("utf-8")
        changed = text.replace("overdue, due 2015-12-01", "overdue, due 2015-12-02", 1)
        assert changed != text
        assert fresh(changed) == text


def _answer(finding: Finding) -> str:
    """The status, or the only one possible where nothing but the text of the law is not known for sure."""
    if {fact.fact for fact in finding.missing_facts} == {"text"}:
        (only,) = finding.possible
        return only
    return finding.status.value


def _due(expected: Expected, day: date) -> date:
    number, _, unit = (expected.due or "").partition(" ")
    return day + (relativedelta(months=int(number)) if unit else timedelta(int(number)))
