"""Each way of changing a rule, on a rule small enough to name every mutant."""

from __future__ import annotations

from typing import Any

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.rule.pattern import Patterns, Tie
from childlaw_rules.rule.values import Age, Flag, Number
from childlaw_rules.when import Period

from .changes import changes
from .killing import REFUSED, THE_SAME, Proving
from .mutants import Mutant, mutants
from .rules import files_of


def _new(annotation: Any, value: Any) -> list[Any]:
    return [new for _, _, new in changes(annotation, value)]


class TestAValueIsChanged:
    def test_a_period_by_one_and_to_every_other_unit(self) -> None:
        assert _new(Period, "2 weeks") == [
            "1 week", "3 weeks", "2 hours", "2 days", "2 months", "2 years", "2 working days",
        ]  # fmt: skip

    def test_a_period_of_one_is_written_in_the_singular(self) -> None:
        assert _new(Period, "1 month")[:4] == ["0 months", "2 months", "1 hour", "1 day"]

    def test_a_flag_is_turned(self) -> None:
        assert (_new(Flag, "yes"), _new(Flag, "no")) == (["no"], ["yes"])

    def test_a_number_by_one(self) -> None:
        assert _new(Number, "12") == ["11", "13"]

    def test_an_age_by_one_and_turned(self) -> None:
        assert _new(Age, "15 years or older") == ["14 years or older", "16 years or older", "under 15 years"]
        assert _new(Age, "not yet born") == ["born"]

    def test_a_tie_becomes_each_other(self) -> None:
        assert sorted(_new(Tie, "need")) == sorted(tie.value for tie in Tie if tie is not Tie.NEED)

    def test_an_item_of_a_list_is_dropped_and_changed(self) -> None:
        assert _new(Patterns, ["parties_heard", "journal_note"]) == [
            [{"event": "caseworker_changed"}, "journal_note"],
            ["journal_note"],
            ["parties_heard", {"event": "caseworker_changed"}],
            ["parties_heard"],
        ]


class TestAPatternIsChanged:
    PATTERN = {"event": "plan_made", "where": {"kind": ["childs_plan", "youth_plan"]}, "child": "under 16 years"}

    def test_every_way(self) -> None:
        said = {("/".join(map(str, path)), words) for path, words, _ in changes(Patterns, self.PATTERN)}
        [other] = [new["event"] for path, _, new in changes(Patterns, self.PATTERN) if path == ("event",)]
        assert {"kind"} <= set(EVENT_TYPES[other].fields)
        assert said >= {
            ("event", f"plan_made becomes {other}"),
            ("where/kind", "'childs_plan' dropped"),
            ("where/kind", "'childs_plan' becomes 'action_plan'"),
            ("where/kind", "negated"),
            ("where/kind", "dropped"),
            ("where/kind", "moved to 'unless'"),
            ("child", "'under 16 years' becomes 17"),
            ("child", "turned"),
            ("child", "dropped"),
            ("child", "asked as 'child_by_then'"),
        }

    def test_what_is_open_is_closed(self) -> None:
        pattern = {"event": "decision_made", "where": {"with_consent": "yes"}, "open_if_absent": "with_consent"}
        closed = [new for path, _, new in changes(Patterns, pattern) if path[0] == "open_if_absent"]
        assert closed == [{"event": "decision_made", "where": {"with_consent": "yes"}}]


class TestARuleIsChanged:
    def rule(self, name: str) -> tuple[Proving, dict[str, Any]]:
        [file] = files_of([name])
        proving = Proving(file.read_bytes(), f"{file.parent.name}/{file.name}")
        return proving, {mutant.name: mutant for mutant in proving.mutants()}

    def test_the_day_of_a_change_moves_for_both_versions_at_once(self) -> None:
        proving, named = self.rule("custody-holders-consent")
        first, second = proving.data["versions"][:2]
        day = second["in_force"]["from"]
        [mutant] = [
            m for name, m in named.items() if name.startswith(f"versions/{second['id']}/in_force: the change on {day}")
        ][:1]
        moved = proving.read(mutant)
        assert moved.versions[0].last == proving.rule.versions[0].last - 1
        assert moved.versions[1].first == proving.rule.versions[1].first - 1
        assert first["in_force"]["until"] < day

    def test_another_unit_takes_its_counting_choices_along(self) -> None:
        proving, named = self.rule("childs-plan-within-3-months")
        moved = proving.read(named["within: '3 months' becomes '3 weeks'"])
        assert str(moved.versions[0].duty.within) == "3 weeks"
        assert proving.end_of(named["within: '3 months' becomes '3 weeks'"]) != REFUSED

    def test_a_reading_changes_sides_with_its_alternative(self) -> None:
        proving, named = self.rule("childs-plan-within-3-months")
        swapped = proving.read(named["readings/ends-on-day-off/default: 'next working day' becomes the default"])
        assert swapped.versions[0].duty.counting.ends_on_day_off.value == "next working day"
        assert swapped.readings[0].alternatives == ("stays",)

    def test_what_two_versions_share_is_no_anchor_in_a_mutant(self) -> None:
        proving, named = self.rule("action-plan-before-decision")
        as_beside = [mutant for name, mutant in named.items() if ": as in " in name and "/source/" not in name]
        assert as_beside
        for mutant in as_beside:
            proving.read(mutant)

    def test_what_says_the_same_is_no_mutant(self) -> None:
        proving, _ = self.rule("childs-plan-within-3-months")
        same = {**proving.data, "may_come_first": "true"}
        assert proving.end_of(Mutant("the same", same)) == THE_SAME

    def test_names_stand_once_and_the_data_is_left_alone(self) -> None:
        proving, _ = self.rule("childs-plan-within-3-months")
        before = repr(proving.data)
        names = [mutant.name for mutant in mutants(proving.data)]
        assert len(names) == len(set(names)) > 100
        assert repr(proving.data) == before
