"""What counts against a file, grouped by what it goes back to."""

from __future__ import annotations

from typing import Any

import pytest

from childlaw_rules import ArgumentError, Report, causes, evaluate, read_rules
from tests.explain.cases import M4, RANDERS, event, of_real_cases, of_the_rules, report


def grouped(found: Report) -> dict[tuple[str, str], list[str]]:
    """The rules of each cause, by the rule and the first subject of its head."""
    return {
        (cause.head.rule, next(iter(cause.head.subject.values()), "")): [f.rule for f in cause.consequences]
        for cause in causes(found)
    }


def randers(number: int) -> Report:
    return evaluate((RANDERS / f"bdo-randers-{number:02d}.json").read_bytes())


NEGLECTED: tuple[dict[str, Any], ...] = (
    event("need_identified", "2016-02-02", need="w1"),
    event("investigation_decided", "2016-03-10", investigation="i1", need="w1"),
    event(
        "decision_made", "2016-09-05", decision="d1", kind="placement", with_consent=True, measure="m1",
        decided_by="municipality", purpose_stated=False, expected_duration_stated=False,
    ),
    event("measure_started", "2016-09-20", measure="m1", decision="d1", kind="placement"),
    event(
        "investigation_completed", "2017-05-01", investigation="i1", reasoned_conclusion=False,
        child_view_recorded=False, custody_holder_view_recorded=True, professionals_involved=False,
    ),
    event("decision_made", "2019-03-03", decision="d2", kind="change_of_place", with_consent=True, measure="m1"),
    event("follow_up_held", "2021-01-10", measure="m1"),
)  # fmt: skip
PARENTS = [{"id": "mother", "role": "custody_holder"}, {"id": "father", "role": "custody_holder"}]


def neglected() -> Report:
    return report(*NEGLECTED, as_of="2021-02-01", parties=PARENTS)


class TestWhatGoesBackToWhat:
    def test_one_act_would_have_met_them_all(self) -> None:
        (cause,) = causes(randers(1))
        assert cause.head.rule == M4
        assert sorted(f.rule for f in cause.consequences) == [
            "investigation-before-measure",
            "investigation-current",
            "same-decision-repeated",
        ]
        assert cause.why.da == (
            "Én og samme handling, »Børnefaglig undersøgelse afsluttet«, ville i tide have opfyldt pligterne."
        )
        assert cause.why.en == "One and the same act, “investigation completed”, would have met the duties in time."

    def test_what_was_never_opened_could_not_be_completed(self) -> None:
        found = grouped(randers(3))
        assert found["investigation-decided-when-obligatory", "d1"] == ["investigation-before-placement"]
        (cause,) = [c for c in causes(randers(3)) if c.head.rule == "investigation-decided-when-obligatory"]
        assert cause.why.da == (
            "»Børnefaglig undersøgelse afsluttet« forudsætter »Børnefaglig undersøgelse besluttet«."
        )

    def test_a_duty_that_arises_only_where_another_is_late_goes_back_to_it(self) -> None:
        (cause,) = causes(randers(7))
        assert cause.head.rule == M4
        assert "preliminary-assessment-when-investigation-late" in [f.rule for f in cause.consequences]
        assert "Pligten opstår først, når »Børnefaglig undersøgelse afsluttet« ikke foreligger i tide." in cause.why.da

    def test_a_placement_decided_before_the_late_investigation_goes_back_to_it(self) -> None:
        assert sorted(grouped(neglected())[M4, "w1"]) == [
            "investigation-before-placement",
            "preliminary-assessment-when-investigation-late",
        ]

    def test_the_same_duty_towards_another_party(self) -> None:
        found = grouped(neglected())
        assert found["custody-holders-consent", "d1"] == ["custody-holders-consent"]
        assert found["custody-holders-consent-to-change-of-place", "d2"] == [
            "custody-holders-consent-to-change-of-place"
        ]

    def test_the_same_duty_time_after_time(self) -> None:
        (cause,) = [c for c in causes(neglected()) if c.head.rule == "supervision-visits-twice-a-year"]
        assert cause.head.occurrence == 1
        assert [f.occurrence for f in cause.consequences] == [2, 3, 4]
        assert cause.why.da == "Det er den samme pligt flere gange."

    def test_one_act_that_leaves_several_things_unsaid(self) -> None:
        (cause,) = [c for c in causes(neglected()) if c.head.rule == "investigation-concludes-with-reasons"]
        assert sorted(f.rule for f in cause.consequences) == [
            "investigation-states-views-of-child-and-custody-holder",
            "professionals-involved-in-investigation",
        ]
        assert "»Børnefaglig undersøgelse afsluttet«" in cause.why.da

    def test_one_talk_meets_one_duty_of_a_kind(self) -> None:
        found = grouped(neglected())
        assert "child-heard-before-decision" not in found["child-heard-before-decision", "d1"]
        assert ("child-heard-before-decision", "d2") in found

    def test_acts_of_different_threads_are_different_acts(self) -> None:
        found = report(
            event("need_identified", "2016-02-02", need="w1"),
            event("need_identified", "2016-05-10", need="w2"),
            event("investigation_decided", "2016-03-10", investigation="i1", need="w1"),
            event("investigation_decided", "2016-05-12", investigation="i2", need="w2"),
            as_of="2017-01-01",
        )
        assert {(M4, "w1"), (M4, "w2")} <= set(grouped(found))

    def test_where_two_could_be_meant_it_is_the_one_that_began_last(self) -> None:
        found = report(
            event("need_identified", "2016-02-02", need="w1"),
            event("need_identified", "2016-05-10", need="w2"),
            event("investigation_decided", "2016-03-10", investigation="i1", need="w1"),
            event("investigation_decided", "2016-05-12", investigation="i2", need="w2"),
            event("decision_made", "2016-09-05", decision="d1", kind="placement", with_consent=True),
            as_of="2017-01-01",
        )
        assert "investigation-before-placement" in grouped(found)[M4, "w2"]
        assert "investigation-before-placement" not in grouped(found)[M4, "w1"]

    def test_what_began_after_the_moment_is_not_what_was_missing_then(self) -> None:
        found = report(
            event("decision_made", "2016-01-05", decision="d1", kind="placement", with_consent=True),
            event("need_identified", "2016-05-10", need="w2"),
            event("investigation_decided", "2016-05-12", investigation="i2", need="w2"),
            as_of="2017-01-01",
        )
        assert "investigation-before-placement" not in grouped(found)[M4, "w2"]

    def test_what_stands_alone_says_so(self) -> None:
        (cause,) = causes(randers(10))
        assert cause.consequences == []
        assert cause.why.da == "Intet andet fund går tilbage hertil."

    def test_a_rule_that_is_not_in_the_set_stands_alone(self) -> None:
        found = causes(randers(1), rules=read_rules({}))
        assert len(found) == 4
        assert all(not cause.consequences for cause in found)


class TestTheOrder:
    def test_open_before_late_then_by_due_day(self) -> None:
        found = causes(neglected())
        late = [all(f.status.value == "met_late" for f in (c.head, *c.consequences)) for c in found]
        assert late == sorted(late)
        assert True in late
        assert False in late
        for several in (found[: late.index(True)], found[late.index(True) :]):
            days = [c.head.due or (c.head.trigger.at if c.head.trigger else None) or "~" for c in several]
            assert days == sorted(days)

    def test_consequences_by_due_day(self) -> None:
        for cause in causes(neglected()):
            days = [f.due or (f.trigger.at if f.trigger else None) or "~" for f in cause.consequences]
            assert days == sorted(days)


class TestTheWhole:
    def test_each_finding_that_counts_stands_once(self) -> None:
        reports = [*of_real_cases(), neglected(), *(found for found, _ in of_the_rules()[::13])]
        tried = 0
        for found in reports:
            given = [f for c in causes(found) for f in (c.head, *c.consequences)]
            assert sorted(map(id, given)) == sorted(map(id, found.non_compliant))
            tried += len(given)
        assert tried > 150

    def test_the_sentences_read_as_text(self) -> None:
        for found in (*of_real_cases(), neglected(), *(found for found, _ in of_the_rules()[::13])):
            for cause in causes(found):
                for said in (cause.why.da, cause.why.en):
                    assert said[0].isupper() or said[0] in "»“"
                    assert said.endswith(".")
                    assert "None" not in said
                    assert "  " not in said
                    assert ".." not in said

    def test_the_order_of_the_events_makes_no_difference(self) -> None:
        there = causes(neglected())
        back = causes(report(*reversed(NEGLECTED), as_of="2021-02-01", parties=PARENTS))
        assert [c.model_dump_json() for c in there] == [c.model_dump_json() for c in back]

    def test_a_report_that_was_written_down_gives_the_same(self) -> None:
        read = Report.model_validate_json(neglected().model_dump_json())
        assert [c.model_dump_json() for c in causes(read)] == [c.model_dump_json() for c in causes(neglected())]

    def test_what_is_no_report_is_refused(self) -> None:
        with pytest.raises(ArgumentError) as raised:
            causes(None, rules=1)  # type: ignore[arg-type]
        assert [problem.path for problem in raised.value.problems] == ["report", "rules"]
