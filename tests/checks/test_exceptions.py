"""Exceptions and conditions that can never apply, or do nothing."""

from __future__ import annotations

import pytest

from tests.checks.test_versions import OLD, YOUNG
from tests.checks.written import findings

MOMENT = """kind: precondition
for_each: decision
before:
  event: decision_made
  where:
    {where}
must_be_in_place: parties_heard
tied_by: decision
"""
URGENT = "excused_by:\n  moment:\n    event: decision_made\n    where:\n      urgent: yes\n"
MEASURE = """kind: precondition
for_each: measure
before: measure_started
must_be_in_place: decision_made
tied_by: measure
"""
HEARD = "must_happen: parties_heard\ntied_by: decision\n"


def codes(shown: str) -> list[str]:
    return sorted(finding.code for finding in findings(shown, "CL3"))


class TestNothingCanMeetIt:
    @pytest.mark.parametrize("key", ["excused_by", "falls_away_with", "applies_only_when_late", "only_if_on_file"])
    def test_every_key_of_a_deadline(self, key: str) -> None:
        (finding,) = findings(f"{HEARD}{key}: life_event\n", "CL3")
        assert finding.code == "CL301"
        assert f"'{key}'" in finding.message.en
        assert codes(f"{HEARD}{key}: free_lawyer_offered\n") == []

    def test_a_condition_goes_by_what_the_rule_is_about_and_not_by_its_tie(self) -> None:
        assert codes("only_if_on_file: life_event\ntied_by: anywhere in the case\n") == ["CL301"]
        by_itself = "for_each: event\nonly_if_on_file: life_event\nonly_if_on_file_tied_by: "
        assert codes(by_itself + "anywhere in the case\n") == []
        assert codes(by_itself + "decision\n") == ["CL301"]

    def test_every_part_of_an_exception(self) -> None:
        text = MOMENT.format(where="kind: placement")
        never = "event: decision_made\n{0}where:\n{0}  urgent: yes\n{0}unless:\n{0}  urgent: yes\n"
        event = f"excused_by:\n  event:\n    {never.format('    ')}"
        moment = f"excused_by:\n  moment:\n    {never.format('    ')}"
        file = f"{URGENT}  and_on_file:\n    - plan_purpose_stated\n    - life_event\n"
        for shown, inner in ((event, "event"), (moment, "moment"), (file, "and_on_file")):
            (finding,) = findings(text + shown, "CL3")
            assert f"'excused_by.{inner}'" in finding.message.en
        assert codes(text + file.replace("life_event", "hearing_offered")) == []

    def test_the_tie_of_an_exception_wins(self) -> None:
        text = MOMENT.format(where="kind: placement") + "excused_by:\n  event: life_event\n"
        assert codes(text) == ["CL301"]
        assert codes(text + "  tied_by: anywhere in the case\n") == []

    def test_each_earliest_day_goes_by_its_own_tie(self) -> None:
        text = MOMENT.format(where="kind: placement") + "not_before: [life_event, hearing_offered]\n"
        assert codes(text) == ["CL301"]
        assert codes(text + "not_before_tied_by: [anywhere in the case, decision]\n") == []
        assert codes(text + "not_before_tied_by: [decision, anywhere in the case]\n") == ["CL301"]
        assert codes(text + "not_before_tied_by: anywhere in the case\n") == []

    @pytest.mark.parametrize(("kind", "expected"), [("childs_plan", ["CL301"]), ("action_plan", [])])
    def test_an_exception_that_the_law_of_the_time_did_not_know(self, kind: str, expected: list[str]) -> None:
        plan = f"excused_by:\n  event:\n    event: plan_made\n    where:\n      kind: {kind}\n"
        plan += "  tied_by: anywhere in the case\n"
        old = OLD.format(until="2023-12-31")
        assert codes(MEASURE + plan + old + YOUNG) == expected
        assert codes(MEASURE + plan + old.replace("2023-12-31", "2024-01-01") + YOUNG) == []

    def test_an_earliest_day_is_not_asked_whether_the_law_knew_it(self) -> None:
        plan = "not_before:\n  event: plan_made\n  where:\n    kind: childs_plan\n"
        plan += "not_before_tied_by: anywhere in the case\n"
        assert codes(MEASURE + plan + OLD.format(until="2023-12-31") + YOUNG) == []

    def test_what_may_come_later_is_left_alone(self) -> None:
        excuse = "excused_by:\n  event: plan_made\n  where:\n    kind: childs_plan\nmust_happen: plan_handed_over\n"
        assert codes(excuse + "tied_by: anywhere in the case\n" + OLD.format(until="2023-12-31") + YOUNG) == []

    def test_what_makes_stale_may_lie_anywhere(self) -> None:
        text = "kind: currency\nwhile_running: measure_started\nkept_current_by: follow_up_held\ntied_by: measure\n"
        assert codes(text + "made_stale_by: life_event\n") == []

    def test_what_presupposes_a_duty(self) -> None:
        text = "kind: presence\nfor_each: decision\ncalled_for_by: decision_made\nmust_happen: decision_notified\n"
        assert codes(text + "tied_by: decision\npresupposed_by: life_event\n") == ["CL301"]
        assert codes(text + "tied_by: decision\npresupposed_by: complaint_received\n") == []
        elsewhere = "tied_by: decision\npresupposed_by: life_event\npresupposed_tied_by: anywhere in the case\n"
        assert codes(text + elsewhere) == []


class TestContradictsTheStart:
    @pytest.mark.parametrize(
        ("where", "expected"),
        [("urgent: no", ["CL302"]), ("urgent: [yes, no]", []), ("granted: no", [])],
    )
    def test_the_moment_itself(self, where: str, expected: list[str]) -> None:
        assert codes(MOMENT.format(where=where) + URGENT) == expected

    def test_a_moment_whose_unless_takes_the_exception_away(self) -> None:
        text = MOMENT.format(where="urgent: yes").replace("where:", "unless:")
        assert codes(text + URGENT) == ["CL302"]

    @pytest.mark.parametrize(
        ("one", "two", "expected"),
        [
            ("under 12 years", "15 years or older", ["CL302"]),
            ("15 years or older", "under 15 years", ["CL302"]),
            ("under 16 years", "15 years or older", []),
            ("12 years or older", "15 years or older", []),
            ("under 12 years", "under 15 years", []),
            ("not yet born", "born", ["CL302"]),
        ],
    )
    def test_the_age_of_the_child_on_the_day_of_the_moment(self, one: str, two: str, expected: list[str]) -> None:
        text = MOMENT.format(where="kind: placement").replace("  where:", f"  child_by_then: {one}\n  where:")
        assert codes(f"{text}{URGENT}    child_by_then: {two}\n") == expected

    def test_the_decision_behind_a_measure(self) -> None:
        assert codes(MEASURE + URGENT) == []

    def test_one_of_two_moments_is_enough(self) -> None:
        text = MOMENT.format(where="urgent: no").replace("before:\n  event", "before:\n  - event")
        text = text.replace("  where:\n    urgent: no\n", "    where:\n      urgent: no\n  - event: decision_made\n")
        assert codes(text + URGENT) == []

    def test_a_decision_before_birth(self) -> None:
        text = "kind: consent\nfrom_whom: every custody holder\n"
        text += "before:\n  event: decision_made\n  where:\n    kind: placement\n"
        other = "not_given_before_birth:\n  event: decision_made\n  where:\n    kind: {}\n"
        assert codes(text + other.format("measure")) == ["CL302"]
        assert codes(text + other.format("placement")) == []
        assert codes(text + "not_given_before_birth: plan_made\n") == ["CL302"]

    @pytest.mark.parametrize(
        ("flag", "tie", "expected"), [("no", "decision", ["CL302"]), ("yes", "decision", []), ("no", "measure", [])]
    )
    def test_the_one_event_that_starts_the_duty(self, flag: str, tie: str, expected: list[str]) -> None:
        starts = "clock_starts:\n  event: decision_made\n  where:\n    granted: yes\nmust_happen: decision_notified\n"
        away = f"falls_away_with:\n  event: decision_made\n  where:\n    granted: {flag}\n"
        assert codes(f"{starts}{away}tied_by: {tie}\n") == expected


class TestTheWrongTime:
    def test_before_a_moment(self) -> None:
        (finding,) = findings(MEASURE + "excused_by:\n  event: measure_ended\n", "CL3")
        assert "comes after 'measure_started'" in finding.message.en
        assert codes(MEASURE + "not_before: measure_ended\n") == ["CL303"]
        assert codes(MEASURE + "not_before: decision_made\n") == []

    def test_after_the_start_of_a_clock(self) -> None:
        text = "for_each: measure\nclock_starts: measure_ended\nmust_happen: plan_handed_over\ntied_by: measure\n"
        (finding,) = findings(text + "falls_away_with: measure_started\n", "CL3")
        assert "comes before 'measure_ended'" in finding.message.en
        assert codes(text + "excused_by: measure_started\n") == ["CL303"]
        assert codes(text + "only_if_on_file: measure_started\n") == []
        assert codes(text + "excused_by: place_changed\n") == []

    def test_only_on_the_side_of_the_moment_that_counts(self) -> None:
        called = "kind: presence\nfor_each: measure\ncalled_for_by: {}\nmust_happen: plan_handed_over\n"
        called += "tied_by: measure\n"
        assert codes(called.format("measure_started") + "excused_by: measure_ended\n") == []
        assert codes(called.format("measure_ended") + "excused_by: measure_started\n") == ["CL303"]
        clock = "for_each: measure\nclock_starts: measure_started\nmust_happen: plan_handed_over\ntied_by: measure\n"
        assert codes(clock + "excused_by: measure_ended\n") == []
        before = MEASURE.replace("before: measure_started", "before: measure_ended")
        assert codes(before + "excused_by:\n  event: measure_started\n") == []

    def test_another_start_leaves_it_open(self) -> None:
        text = "for_each: measure\nclock_starts: [measure_ended, place_changed]\nmust_happen: plan_handed_over\n"
        assert codes(text + "tied_by: measure\nexcused_by: measure_started\n") == []

    def test_a_flag_of_the_decision_behind_it_has_no_time(self) -> None:
        assert codes(MEASURE + "excused_by:\n  moment: measure_ended\n") == []


class TestNoEffect:
    def test_what_fulfils_the_duty_excuses_nothing(self) -> None:
        assert codes("excused_by: plan_made\n") == []
        assert codes("excused_by:\n  event: plan_made\n  where:\n    kind: childs_plan\n") == ["CL304"]
        assert codes(MOMENT.format(where="kind: placement") + "excused_by:\n  event: parties_heard\n") == ["CL304"]
        assert (
            codes(
                MOMENT.format(where="kind: placement")
                + "excused_by:\n  event: parties_heard\n  tied_by: anywhere in the case\n"
            )
            == []
        )

    def test_what_is_asked_beside_an_exception_may_fulfil_the_duty(self) -> None:
        assert codes(MOMENT.format(where="kind: placement") + URGENT + "  and_on_file: parties_heard\n") == []

    def test_what_ends_a_duty_may_fulfil_it(self) -> None:
        assert codes("falls_away_with:\n  event: plan_made\n  where:\n    kind: childs_plan\n") == []

    @pytest.mark.parametrize(
        ("condition", "expected"),
        [
            ("decision_made", ["CL304"]),
            ("\n  event: decision_made\n  where:\n    kind: [placement, measure]", ["CL304"]),
            ("\n  event: decision_made\n  where:\n    kind: measure", ["CL302"]),
            ("\n  event: decision_made\n  where:\n    granted: yes", []),
            ("\n  event: decision_made\n  child: under 12 years", []),
            ("parties_heard", []),
        ],
    )
    def test_a_condition_that_the_start_always_meets(self, condition: str, expected: list[str]) -> None:
        assert codes(f"only_if_on_file: {condition}\n") == expected

    def test_what_is_on_file_for_an_event_by_itself_goes_by_its_tie(self) -> None:
        by_itself = "for_each: event\nonly_if_on_file: {}\nonly_if_on_file_tied_by: decision\n"
        assert codes(by_itself.format("decision_made")) == ["CL304"]
        assert codes(by_itself.format("parties_heard")) == []

    def test_an_unless_without_a_where_takes_something_away(self) -> None:
        assert codes("clock_starts:\n  event: decision_made\n  unless:\n    kind: measure\n") == []

    def test_each_idle_value_is_named(self) -> None:
        text = "clock_starts:\n  event: decision_made\n  where:\n    kind: [placement, measure]\n"
        text += "  unless:\n    kind: [{}]\n"
        (finding,) = findings(text.format("measure, contact, other"), "CL3")
        assert "cannot be contact / other" in finding.message.en

    def test_a_flag_is_named_as_it_is_written(self) -> None:
        text = "clock_starts:\n  event: decision_made\n  where:\n    granted: yes\n  unless:\n    granted: no\n"
        (finding,) = findings(text, "CL305")
        assert "cannot be no" in finding.message.en

    def test_what_matches_nothing_is_said_elsewhere(self) -> None:
        text = "clock_starts:\n  event: decision_made\n  where:\n    granted: yes\n  unless:\n    granted: [yes, no]\n"
        assert codes(text) == []

    @pytest.mark.parametrize("key", ["must_happen", "only_if_on_file", "excused_by"])
    def test_every_pattern_is_looked_at(self, key: str) -> None:
        pattern = "\n  event: decision_made\n  where:\n    urgent: yes\n  unless:\n    urgent: no\n"
        assert "CL305" in codes(f"{key}:{pattern}")

    def test_a_field_that_is_always_there_is_never_open(self) -> None:
        text = "clock_starts:\n  event: decision_made\n  {}:\n    {}\n  open_if_absent: {}\n"
        assert codes(text.format("where", "kind: placement", "kind")) == ["CL306"]
        assert codes(text.format("unless", "granted: no", "granted")) == []


class TestConditionsOfSeveralParts:
    @pytest.mark.parametrize(("when", "expected"), [("urgent: yes", []), ("kind: measure", ["CL302"])])
    def test_another_period_for_some_starts(self, when: str, expected: list[str]) -> None:
        text = f"within_when:\n  when:\n    event: decision_made\n    where:\n      {when}\n  within: 3 months\n"
        assert codes(text) == expected

    def test_a_measure_that_runs_begins_with_its_start(self) -> None:
        assert codes("only_while_running: measure_started\n") == []
        assert codes("only_while_running: place_changed\n") == ["CL301"]

    def test_what_is_on_file_before_goes_by_its_own_tie(self) -> None:
        assert codes("only_after:\n  events: life_event\n") == []
        assert codes("only_after:\n  events: life_event\n  tied_by: decision\n") == ["CL301"]
        assert codes("not_after:\n  events: [parties_heard, life_event]\n  tied_by: decision\n") == ["CL301"]

    def test_what_is_done_instead(self) -> None:
        text = "kind: presence\nfor_each: decision\ncalled_for_by: decision_made\nmust_happen: decision_notified\n"
        instead = "instead_when:\n  when:\n    event: decision_made\n    where:\n      urgent: yes\n  must_happen: {}\n"
        assert codes(text + "tied_by: decision\n" + instead.format("parties_heard")) == []
        assert codes(text + "tied_by: decision\n" + instead.format("life_event")) == ["CL301"]
