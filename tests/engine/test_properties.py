"""What holds of every case: one class for each promise."""

from __future__ import annotations

import copy
import random
from datetime import date, timedelta
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from childlaw_rules import evaluate, read_case
from childlaw_rules.finding import Finding

from .strategies import cases

AS_OF = st.sampled_from(["2023-12-31", "2024-01-01", "2024-02-29", "2024-07-11", "2025-03-01"])
RANK = {"met": 0, "excused": 1, "pending": 1, "met_late": 2, "overdue": 3, "missing": 3}


def findings(case: dict[str, Any], as_of: str) -> dict[tuple[Any, ...], Finding]:
    report = evaluate(case, as_of=as_of)
    return {(f.rule, tuple(sorted(f.subject.items())), f.occurrence): f for f in report.findings}


class TestOrderOfEventsIsIrrelevant:
    @settings(max_examples=80, deadline=None)
    @given(case=cases(vague=True), as_of=AS_OF, seed=st.integers(0, 1000))
    def test_same_bytes(self, case: dict[str, Any], as_of: str, seed: int) -> None:
        shuffled = copy.deepcopy(case)
        random.Random(seed).shuffle(shuffled["events"])
        one = evaluate(case, as_of=as_of).model_dump_json()
        assert evaluate(shuffled, as_of=as_of).model_dump_json() == one

    @settings(max_examples=40, deadline=None)
    @given(case=cases(vague=True), as_of=AS_OF)
    def test_the_same_input_gives_the_same_bytes(self, case: dict[str, Any], as_of: str) -> None:
        first = evaluate(case, as_of=as_of).model_dump_json()
        assert evaluate(read_case(case), as_of=as_of).model_dump_json() == first


class TestWhichFindingIsReadFirstIsIrrelevant:
    @settings(max_examples=40, deadline=None)
    @given(case=cases(vague=True), as_of=AS_OF)
    def test_same_bytes(self, case: dict[str, Any], as_of: str) -> None:
        backwards = evaluate(case, as_of=as_of)
        for finding in reversed(backwards.findings):
            assert finding.steps is finding.steps
            assert finding.sensitive_to is finding.sensitive_to
        assert backwards.model_dump_json() == evaluate(case, as_of=as_of).model_dump_json()


class TestUnrelatedEventsChangeNothing:
    @settings(max_examples=80, deadline=None)
    @given(case=cases(vague=True), as_of=AS_OF, day=st.integers(0, 400))
    def test_a_journal_note_changes_no_finding(self, case: dict[str, Any], as_of: str, day: int) -> None:
        before = findings(case, as_of)
        at = (date(2023, 8, 1) + timedelta(days=day)).isoformat()
        more = {**case, "events": [*case["events"], {"type": "journal_note", "at": at, "id": "zz"}]}
        after = findings(more, as_of)
        # Any event breaks the silence of a file: the rule on activity is the one that it concerns.
        for key in {*before, *after}:
            if key[0] != "case-without-activity":
                assert before[key] == after[key]

    @settings(max_examples=60, deadline=None)
    @given(case=cases(), as_of=st.sampled_from(["2024-01-01", "2024-07-11"]))
    def test_what_comes_after_the_day_looked_at_changes_nothing(self, case: dict[str, Any], as_of: str) -> None:
        past = {**case, "events": [event for event in case["events"] if event["at"] <= as_of]}
        full = evaluate(case, as_of=as_of)
        less = evaluate(past, as_of=as_of)
        assert [(f.rule, f.subject, f.status, f.due) for f in full.findings] == [
            (f.rule, f.subject, f.status, f.due) for f in less.findings
        ]


class TestFinishingEarlierNeverWorsens:
    @settings(max_examples=120, deadline=None)
    @given(start=st.integers(0, 300), took=st.integers(0, 200), less=st.integers(0, 200), as_of=AS_OF)
    def test_an_investigation_completed_earlier(self, start: int, took: int, less: int, as_of: str) -> None:
        assume(less <= took)
        begun = date(2023, 8, 1) + timedelta(days=start)

        def status(days: int) -> str | None:
            done = begun + timedelta(days=days)
            case = {
                "child": {"born": "2012-05-14"},
                "events": [
                    {"type": "need_identified", "at": str(begun), "need": "b"},
                    {"type": "investigation_decided", "at": str(begun), "investigation": "i"},
                    {"type": "investigation_completed", "at": str(done), "investigation": "i"},
                ],
            }
            found = evaluate(case, as_of=as_of).of("investigation-completed-within-4-months")
            return found[0].status.value if found else None

        later, earlier = status(took), status(took - less)
        assert (later is None) == (earlier is None)
        if later is not None and earlier is not None:
            assert RANK[earlier] <= RANK[later]


class TestMakingADatePreciseNeverChangesADecidedStatus:
    @settings(max_examples=150, deadline=None)
    @given(case=cases(vague=True), as_of=AS_OF, choice=st.integers(0, 10_000))
    def test_any_day_of_the_span(self, case: dict[str, Any], as_of: str, choice: int) -> None:
        vague = [number for number, e in enumerate(case["events"]) if e["at"] is None or len(e["at"]) != 10]
        assume(vague)
        place = vague[choice % len(vague)]
        point = read_case({**case, "events": [case["events"][place]]}).events[0].at
        last = min(point.last, date.fromisoformat(as_of).toordinal()) if point.unknown else point.last
        first = max(point.first, last - 5000)
        last = min(last, first + 5000)
        assume(first <= last)
        day = date.fromordinal(first + choice % (last - first + 1))
        exact = copy.deepcopy(case)
        exact["events"][place]["at"] = day.isoformat()
        before, after = findings(case, as_of), findings(exact, as_of)
        # A completion that names no investigation is called after the only one, which may not have been decided yet.
        nameless = any(e["type"] == "investigation_completed" and "investigation" not in e for e in case["events"])
        for key, finding in before.items():
            if nameless and key[0] == "child-heard-during-investigation":
                continue
            if finding.status.value != "undetermined":
                assert after[key].status is finding.status
        # What was not foreseen can only be an occurrence of something that was left open for its many dates.
        open_rules = {key[0] for key, finding in before.items() if finding.status.value == "undetermined"}
        if nameless:
            open_rules.add("child-heard-during-investigation")
        assert {key[0] for key in set(after) - set(before)} <= open_rules


class TestADueDayNeverPrecedesItsStart:
    @settings(max_examples=80, deadline=None)
    @given(case=cases(), as_of=AS_OF)
    def test_due_on_or_after_the_trigger(self, case: dict[str, Any], as_of: str) -> None:
        for finding in evaluate(case, as_of=as_of).findings:
            # The day that an arrangement sets itself is the case worker's word, not a computed one.
            computed = finding.rule != "follow-up-as-arranged" and "/" not in (finding.due or "/")
            if computed and finding.due and finding.trigger and finding.trigger.at:
                assert finding.due[:10] >= finding.trigger.at[:10]


class TestEveryRuleAppears:
    @settings(max_examples=40, deadline=None)
    @given(case=cases(vague=True), as_of=AS_OF)
    def test_somewhere_in_the_report(self, case: dict[str, Any], as_of: str) -> None:
        from childlaw_rules import load_rules

        report = evaluate(case, as_of=as_of)
        named = {x.rule for x in (*report.findings, *report.not_applicable, *report.out_of_force)}
        assert named == {rule.id for rule in load_rules().rules}


class TestAnUndeterminedFindingSaysWhatWouldSettleIt:
    @settings(max_examples=80, deadline=None)
    @given(case=cases(vague=True), as_of=AS_OF)
    def test_facts_and_possibilities(self, case: dict[str, Any], as_of: str) -> None:
        for finding in evaluate(case, as_of=as_of).findings:
            if finding.status.value == "undetermined":
                assert finding.missing_facts
                assert finding.possible
            else:
                assert not finding.missing_facts
                assert not finding.possible
