"""What a decision says of its measure where the provision of the measure leaves the kind open."""

from __future__ import annotations

from childlaw_rules import load_rules, read_case
from childlaw_rules.kinds.matching import says
from childlaw_rules.record.entries import Record
from childlaw_rules.record.exploring import explore
from childlaw_rules.record.worlds import World
from childlaw_rules.when import Point


def record() -> Record:
    """A decision and its measure: by its provision the measure may be one of three kinds, or two."""
    events = [
        {"type": "decision_made", "at": "2015-03-02", "decision": "d1", "kind": "measure", "measure": "m1"},
        {"type": "measure_started", "at": "2015-03-09", "measure": "m1", "provision": "SEL § 52, stk. 3, nr. 6 og 7"},
    ]
    case = read_case({"child": {"born": "2004-05-14"}, "events": events})
    return Record(case, Point.parse("2015-05-04"), None, load_rules().tables.measures)


def test_the_kind_that_the_measure_leaves_open_is_open_for_the_decision() -> None:
    file = record()
    (decision,) = file.of_type("decision_made")
    found = explore(file, lambda world: says(world, decision, "measure_kind", {"placement"}), bool)
    assert found.answers == [True, False]
    none = explore(file, lambda world: says(world, decision, "measure_kind", {"respite"}), bool)
    assert (none.answers, none.trails) == ([False], [[]])


def test_what_a_decision_states_of_itself_holds_beside_what_its_provision_leaves_open() -> None:
    provision = "SEL § 52, stk. 3, nr. 6 og 7"
    event = {"type": "decision_made", "at": "2015-03-02", "decision": "d1", "kind": "provisional"}
    case = read_case({"child": {"born": "2004-05-14"}, "events": [{**event, "provision": provision}]})
    file = Record(case, Point.parse("2015-05-04"), None, load_rules().tables.measures)
    (decision,) = file.of_type("decision_made")
    assert decision.open_kind is not None
    assert says(World(file), decision, "kind", {"provisional"}) is True
    assert says(World(file), decision, "kind", {"other"}) is False
    assert explore(file, lambda world: says(world, decision, "measure_kind", {"placement"}), bool).answers == [
        True,
        False,
    ]


def test_another_field_is_not_said_by_the_kind_of_the_measure() -> None:
    file = record()
    (decision,) = file.of_type("decision_made")
    assert says(World(file), decision, "urgent", {True}) is None


def test_a_decision_that_grants_nothing_is_not_of_the_kind_of_its_measure() -> None:
    events = [
        {"type": "decision_made", "at": "2015-03-02", "decision": "d1", "kind": "other", "measure": "m1"},
        {"type": "measure_started", "at": "2015-03-09", "measure": "m1", "kind": "placement"},
    ]
    file = Record(read_case({"child": {"born": "2004-05-14"}, "events": events}), Point.parse("2015-05-04"), None)
    (decision,) = file.of_type("decision_made")
    assert says(World(file), decision, "measure_kind", {"placement"}) is None
