"""Versions no case comes under, beyond the two examples on the page."""

from __future__ import annotations

import pytest

from childlaw_rules import RuleError
from childlaw_rules.case.vocabulary import EVENT_TYPES
from tests.checks.written import findings, rule_text

IMPOSSIBLE = "  - event: decision_made\n    where:\n      granted: yes\n    unless:\n      granted: yes\n"
PLACEMENT = "  - event: decision_made\n    where:\n      kind: placement\n"
WAIVED = (
    "clock_starts:\n  event: child_conversation_waived\n  unless:\n    reason_stated: [{values}]\nfor_each: event\n"
    "tied_by: anywhere in the case\n"
)
OLD = """versions:
  - id: old
    in_force:
      from: 2011-01-01
      until: {until}
    source:
      act: SEL
      provision: an example
      evidence: secondary
      says:
        da: Opdigtet.
        en: Invented.
"""
YOUNG = """---
# vocabulary.yaml
not_in_law_before:
  - events:
      event: plan_made
      where:
        kind: [childs_plan, youth_plan]
    first_day: 2024-01-01
    why:
      da: Ny.
      en: New.
"""
PLAN = """for_each: event
clock_starts:
  event: plan_made
  where:
    kind: {kind}
must_happen: plan_handed_over
tied_by: anywhere in the case
"""


def codes(shown: str) -> list[str]:
    return sorted(finding.code for finding in findings(shown, "CL10"))


class TestUnreachable:
    def test_a_field_that_must_be_there_and_may_say_nothing(self) -> None:
        assert codes(WAIVED.format(values="yes, no")) == ["CL101"]

    def test_a_field_that_must_be_there_and_may_still_say_no(self) -> None:
        assert codes(WAIVED.format(values="yes")) == []

    def test_a_field_that_may_be_left_out_is_met_by_leaving_it_out(self) -> None:
        assert codes("clock_starts:\n  event: decision_made\n  unless:\n    granted: [yes, no]\n") == []

    def test_a_word_that_must_be_there_and_may_say_nothing(self) -> None:
        kinds = EVENT_TYPES["plan_made"].fields["kind"].values
        shown = "for_each: event\nclock_starts:\n  event: plan_made\n  unless:\n    kind: [{}]\n"
        shown += "tied_by: anywhere in the case\n"
        assert codes(shown.format(", ".join(kinds))) == ["CL101"]
        assert codes(shown.format(", ".join(kinds[1:]))) == []

    def test_an_empty_list_of_values(self) -> None:
        assert codes("clock_starts:\n  event: decision_made\n  where:\n    kind: []\n") == ["CL101"]

    def test_each_of_several_starts_has_its_finding(self) -> None:
        assert codes(f"clock_starts:\n{IMPOSSIBLE}{IMPOSSIBLE}") == ["CL101", "CL101"]

    def test_one_that_starts_is_enough_for_a_version(self) -> None:
        assert codes(f"clock_starts:\n{IMPOSSIBLE}{PLACEMENT}") == ["CL104"]

    def test_a_start_that_reaches_the_thread_through_another(self) -> None:
        assert codes("for_each: need\nclock_starts: investigation_completed\ntied_by: need\n") == []
        assert codes("for_each: need\nclock_starts: measure_ended\ntied_by: need\n") == ["CL103"]

    def test_an_event_by_itself_belongs_to_itself(self) -> None:
        assert codes("for_each: event\nclock_starts: life_event\ntied_by: anywhere in the case\n") == []

    def test_a_rule_about_measures_needs_an_event_of_measures(self) -> None:
        shown = "kind: recurring\nwhile_running: {event}\nrepeats: follow_up_held\nnext_set_by: next_due\n"
        assert codes(shown.format(event="measure_started")) == []
        assert codes(shown.format(event="life_event")) == ["CL103"]

    def test_a_moment_need_not_be_of_the_thread_it_is_named_after(self) -> None:
        shown = "kind: precondition\nfor_each: measure\nbefore: life_event\nmust_be_in_place: plan_made\n"
        assert codes(shown + "tied_by: anywhere in the case\n") == []

    def test_the_impossible_comes_before_what_cannot_belong(self) -> None:
        waived = WAIVED.format(values="yes, no").replace("for_each: event", "for_each: complaint")
        assert codes(waived) == ["CL101"]

    def test_what_a_version_shares_with_others_is_said_once(self) -> None:
        two = OLD.format(until="2023-12-31") + OLD.format(until="2024-12-31").replace("versions:\n", "").replace(
            "id: old", "id: new"
        ).replace("2011-01-01", "2024-01-01")
        assert codes(f"clock_starts:\n{IMPOSSIBLE}{two}") == ["CL101", "CL107", "CL107", "CL107"]


class TestTheLawOfTheTime:
    @pytest.mark.parametrize(
        ("kind", "until", "expected"),
        [
            ("childs_plan", "2023-12-31", ["CL102"]),
            ("[childs_plan, youth_plan]", "2023-12-31", ["CL102"]),
            ("childs_plan", "2024-01-01", []),
            ("action_plan", "2023-12-31", []),
            ("[childs_plan, action_plan]", "2023-12-31", []),
        ],
    )
    def test_a_version_ends_before_the_word_is_known(self, kind: str, until: str, expected: list[str]) -> None:
        shown = PLAN.format(kind=kind) + OLD.format(until=until) + YOUNG
        assert [code for code in codes(shown) if code == "CL102"] == expected

    def test_another_start_that_was_known_is_enough(self) -> None:
        starts = "clock_starts:\n  - life_event\n  - event: plan_made\n    where:\n      kind: childs_plan\n"
        shown = f"for_each: event\n{starts}tied_by: anywhere in the case\n"
        assert "CL102" not in codes(shown + OLD.format(until="2023-12-31") + YOUNG)

    def test_a_set_without_a_background_knows_no_days(self) -> None:
        assert "CL102" not in codes(PLAN.format(kind="childs_plan") + OLD.format(until="2023-12-31"))

    def test_the_finding_stands_at_the_days_of_the_version(self) -> None:
        (finding,) = findings(PLAN.format(kind="childs_plan") + OLD.format(until="2023-12-31") + YOUNG, "CL102")
        assert finding.version == "old"
        assert "(2024-01-01)" in finding.message.da


class TestCoveredStarts:
    def test_two_alike_are_one_finding_at_the_second(self) -> None:
        shown = f"clock_starts:\n{PLACEMENT}{PLACEMENT}"
        (finding,) = findings(shown, "CL105")
        (wider,) = findings(f"clock_starts:\n{PLACEMENT}  - decision_made\n", "CL105")
        assert int(finding.place.split(":")[1]) == int(wider.place.split(":")[1]) + 3

    @pytest.mark.parametrize(
        ("wide", "narrow", "covered"),
        [
            ("where: {kind: [placement, measure]}", "where: {kind: placement}", True),
            ("where: {kind: placement}", "where: {kind: [placement, measure]}", False),
            ("where: {kind: placement}", "where: {granted: yes}", False),
            ("unless: {granted: no}", "where: {granted: yes}", True),
            ("unless: {granted: no}", "unless: {granted: no, urgent: yes}", True),
            ("unless: {granted: no}", "where: {urgent: yes}", False),
            ("unless: {granted: no}", "where: {granted: [yes, no]}", False),
            ("where: {granted: yes}", "where: {granted: yes}\n    open_if_absent: granted", False),
            ("where: {granted: yes}\n    open_if_absent: granted", "where: {granted: yes, urgent: yes}", True),
            (
                "where: {granted: yes}\n    open_if_absent: granted",
                "where: {granted: yes, urgent: yes}\n    open_if_absent: granted",
                True,
            ),
            ("unless: {granted: no}\n    open_if_absent: granted", "where: {granted: yes}", False),
            (
                "unless: {granted: no}\n    open_if_absent: granted",
                "unless: {granted: no, urgent: yes}\n    open_if_absent: granted",
                True,
            ),
            ("unless: {granted: no}\n    open_if_absent: granted", "unless: {granted: no, urgent: yes}", False),
            (
                "unless: {granted: no}\n    open_if_absent: granted",
                "where: {granted: yes}\n    open_if_absent: granted",
                False,
            ),
            ("child: under 12 years", "where: {kind: placement}", False),
            ("child: under 12 years", "where: {kind: placement}\n    child: under 12 years", True),
            ("child_by_then: under 12 years", "where: {kind: placement}\n    child: under 12 years", False),
        ],
    )
    def test_what_covers_what(self, wide: str, narrow: str, covered: bool) -> None:
        shown = "clock_starts:\n" + "".join(f"  - event: decision_made\n    {part}\n" for part in (wide, narrow))
        lines = [int(finding.place.split(":")[1]) for finding in findings(shown, "CL105")]
        second = rule_text(shown).split(wide + "\n  - event")[0].count("\n") + wide.count("\n") + 2
        assert (second in lines) is covered


class TestDays:
    def test_the_gap_is_named_to_the_day_at_the_version_after_it(self) -> None:
        later = OLD.format(until="2024-12-31").replace("versions:\n", "").replace("id: old", "id: new")
        (finding,) = findings(OLD.format(until="2012-03-30") + later.replace("2011-01-01", "2012-04-02"), "CL106")
        assert "from 2012-03-31 to 2012-04-01" in finding.message.en
        assert finding.version == "new"

    def test_first_and_last_day_are_each_looked_for(self) -> None:
        found = findings(OLD.format(until="2012-03-30"), "CL107")
        assert [f.message.en[-10:] for f in found] == ["2011-01-01", "2012-03-30"]
        assert ["first" in f.message.en for f in found] == [True, False]

    def test_a_day_that_is_worked_out_need_not_be_named(self) -> None:
        for kind in (
            "kind: recurring\nwhile_running: measure_started\nrepeats: follow_up_held\nnext_set_by: next_due\n",
            "kind: limit\nfor_each: event\nbegins_with: contact_suspended\nat_most: 8 weeks\nstated_in: until\n"
            "counting:\n  start_day: not counted\n  ends_on_day_off: stays\n",
        ):
            assert codes(kind + OLD.format(until="2012-03-30")) == []

    def test_a_day_filled_in_by_a_row_counts(self) -> None:
        example = "examples:\n  - name: rows\n    events:\n      - <day> life_event\n    expect: not applicable\n"
        rows = "    rows:\n      - {day: 2011-01-01}\n      - {day: 2012-03-30}\n"
        assert codes(OLD.format(until="2012-03-30") + example + rows) == []

    def test_a_row_that_cannot_be_read_is_refused_before_any_check(self) -> None:
        example = "examples:\n  - name: rows\n    events:\n      - 2011-01-01 life_event\n    expect: met\n"
        with pytest.raises(RuleError, match="'mett' is no status, did you mean 'met'"):
            codes(OLD.format(until="2012-03-30") + example + "    rows:\n      - {expect: mett}\n")
