"""The groups that a case, or one decision of it, belongs to."""

from __future__ import annotations

from typing import Any

import pytest

from childlaw_rules import CaseError, read_case, strata

EVENTS: list[dict[str, Any]] = [
    {"type": "notification_received", "at": "2013-11-05", "notification": "u1"},
    {"type": "decision_made", "at": "2014-02-03", "decision": "d1", "kind": "measure", "measure_kind": "respite"},
    {"type": "measure_started", "at": "2014-02-10", "measure": "m1", "kind": "respite", "decision": "d1"},
    {"type": "decision_made", "at": "2015-06-01", "decision": "d2", "kind": "placement", "measure": "m2"},
    {"type": "measure_started", "at": "2015-06-08", "measure": "m2", "kind": "placement", "place": "foster_family"},
    {"type": "place_changed", "at": "2016-01-04", "measure": "m2", "place": "childrens_home"},
]


def case(*events: dict[str, Any]) -> dict[str, Any]:
    return {"id": "c", "child": {"born": "2008-05-14"}, "events": list(events or EVENTS)}


def groups(subject: dict[str, str] | None = None, *events: dict[str, Any]) -> tuple[list[str], list[str], int | None]:
    found = strata(case(*events), subject)
    return [kind.value for kind in found.measure_kinds], [place.value for place in found.place_kinds], found.year


class TestTheCase:
    def test_belongs_to_each_kind_in_the_order_of_the_vocabulary(self) -> None:
        assert groups() == (["respite", "placement"], ["foster_family", "childrens_home"], 2013)
        assert groups(None, *reversed(EVENTS)) == groups()

    def test_has_no_groups_where_the_file_says_nothing(self) -> None:
        assert groups(None, {"type": "journal_note", "at": None}) == ([], [], None)

    def test_the_year_is_the_first_that_is_known(self) -> None:
        note = {"type": "journal_note", "at": "2011-12-20/2012-01-10"}
        assert groups(None, note)[2] is None
        assert groups(None, note, {"type": "journal_note", "at": "2014-05"})[2] == 2014


class TestADecision:
    def test_is_of_one_kind_and_has_the_places_of_its_measure(self) -> None:
        assert groups({"decision": "d1"}) == (["respite"], [], 2014)
        assert groups({"decision": "d2"}) == (["placement"], ["foster_family", "childrens_home"], 2015)

    def test_takes_the_kind_from_its_measure_where_it_does_not_say(self) -> None:
        decision = {"type": "decision_made", "at": "2014-02-03", "decision": "d1", "kind": "measure"}
        assert groups({"decision": "d1"}, decision, EVENTS[2])[0] == ["respite"]

    def test_takes_the_kind_from_the_provision(self) -> None:
        decision = {"type": "decision_made", "at": "2014-02-03", "decision": "d1", "kind": "measure"}
        decision["provision"] = "SEL § 52, stk. 3, nr. 6"
        assert groups({"decision": "d1"}, decision)[0] == ["contact_person"]

    def test_states_its_kind_of_measure_or_says_it_by_its_own(self) -> None:
        decision = {"type": "decision_made", "at": "2014-02-03", "decision": "d1", "kind": "placement"}
        assert groups({"decision": "d1"}, decision)[0] == ["placement"]
        assert groups({"decision": "d1"}, {**decision, "measure_kind": "secure_placement"})[0] == ["secure_placement"]

    def test_that_is_not_there_has_no_groups(self) -> None:
        assert groups({"decision": "d9"}) == ([], [], None)


class TestAnotherThread:
    def test_has_its_own_year(self) -> None:
        assert groups({"notification": "u1"}) == ([], [], 2013)
        assert groups({"measure": "m2"}) == (["placement"], ["foster_family", "childrens_home"], 2015)


class TestArguments:
    def test_the_case_may_be_read_already(self) -> None:
        assert strata(read_case(case())) == strata(case())

    def test_a_case_that_cannot_be_used_is_refused(self) -> None:
        with pytest.raises(CaseError):
            strata({"id": "c"})
