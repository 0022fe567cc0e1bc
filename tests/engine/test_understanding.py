"""What a provision says of the kind of a measure or decision that does not state it, on each side of every change."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from childlaw_rules import CaseError, Finding, evaluate, load_rules, read_case
from childlaw_rules.case import MeasureKind
from childlaw_rules.record.entries import Record
from childlaw_rules.record.entry import Entry
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.when import Point

from .strategies import cases

RULES = load_rules()
MEANINGS = RULES.tables.measures.meanings
#: A rule about decisions to place, and one about placements that run.
DECIDED = "investigation-before-placement"
VISITS = "supervision-visits-twice-a-year"


def case(*events: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": "k",
        "child": {"born": "1998-05-14"},
        "parties": [{"id": "mother", "role": "custody_holder"}],
        "events": list(events),
    }


def decision(at: str | None, provision: str | None = None, **fields: Any) -> dict[str, Any]:
    said = {} if provision is None else {"provision": provision}
    return {"type": "decision_made", "at": at, "id": "e", "decision": "d1", "kind": "measure", **said, **fields}


def started(at: str | None, provision: str | None = None, **fields: Any) -> dict[str, Any]:
    said = {} if provision is None else {"provision": provision}
    return {"type": "measure_started", "at": at, "id": "s", "measure": "m1", **said, **fields}


def findings(rule: str, *events: dict[str, Any], as_of: str = "2026-11-20") -> list[Finding]:
    only = Ruleset((RULES.rule(rule),), "sha256:-", "-", tables=RULES.tables)
    return evaluate(case(*events), as_of=as_of, rules=only).findings


def on_record(event: dict[str, Any]) -> Entry:
    """The event as rules see it."""
    record = Record(read_case(case(event)), Point.parse("2026-11-20"), None, RULES.tables.measures)
    return record.entries[0]


def statuses(rule: str, *events: dict[str, Any]) -> list[str]:
    return sorted({finding.status.value for finding in findings(rule, *events)})


NR_7, NR_8 = "SEL § 52, stk. 3, nr. 7", "SEL § 52, stk. 3, nr. 8"
OLD_8 = "SEL § 40, stk. 3, nr. 8"

#: Provision, day, and whether a decision under it is one to place: None where that is not known.
PLACES = [
    (OLD_8, "2006-12-31", True),
    (OLD_8, "2007-01-01", None),
    (NR_8, "2006-12-31", None),
    (NR_8, "2007-01-01", True),
    (NR_7, "2009-03-01", False),
    (NR_7, "2010-12-31", False),
    (NR_8, "2010-12-31", True),
    (NR_7, "2011-01-01", True),
    (NR_8, "2011-01-01", False),
    (NR_7, "2015-03-01", True),
    (NR_7, "2023-12-31", True),
    (NR_7, "2024-01-01", None),
    ("BL § 46", "2023-12-31", None),
    ("BL § 46", "2024-01-01", True),
    ("BL § 32, stk. 1, nr. 7", "2024-01-01", False),
    ("servicelovens § 52, stk. 1, jf. stk. 3, nr 7", "2015-03-01", True),
    ("SEL § 58, stk. 1, jf. § 75", "2015-03-01", True),
    ("§ 52, stk. 3, nr. 7", "2015-03-01", True),
    ("§ 52, stk. 3, nr. 7", "2009-03-01", False),
]


class TestDecisions:
    @pytest.mark.parametrize(("provision", "day", "placement"), PLACES)
    def test_a_decision_is_one_to_place_where_its_provision_says_so(
        self, provision: str, day: str, placement: bool | None
    ) -> None:
        found = findings(DECIDED, decision(day, provision))
        if placement is None:
            assert [finding.status.value for finding in found] == ["undetermined"]
            assert [fact.fact for fact in found[0].missing_facts] == ["e.measure_kind"]
        else:
            # The text of 2006 was not read: there the rule speaks, but reproaches nobody.
            against = "undetermined" if day < "2007-01-01" else "missing"
            assert [finding.status.value for finding in found] == ([against] if placement else [])

    @pytest.mark.parametrize(("provision", "day", "placement"), PLACES)
    def test_it_is_judged_as_if_the_kind_were_stated(self, provision: str, day: str, placement: bool | None) -> None:
        if placement:
            stated = findings(DECIDED, decision(day, provision, kind="placement"))
            assert stated == findings(DECIDED, decision(day, provision))

    @pytest.mark.parametrize(
        ("provision", "kind", "measure_kind"),
        [
            (NR_7, "placement", "placement"),
            ("SEL § 68 a", "continued_placement", "continued_placement"),
            ("SEL § 57 a, stk. 1", "parental_order", "parental_order"),
            ("SEL § 52, stk. 3, nr. 5", "measure", "respite"),
        ],
    )
    def test_the_kind_of_decision_follows_from_what_it_grants(
        self, provision: str, kind: str, measure_kind: str
    ) -> None:
        entry = on_record(decision("2015-03-01", provision))
        assert (entry.get("kind"), entry.get("measure_kind")) == (kind, measure_kind)
        urgent = on_record(decision("2015-03-01", provision, kind="provisional"))
        assert (urgent.get("kind"), urgent.get("measure_kind")) == ("provisional", measure_kind)

    def test_two_numbers_leave_it_open_between_their_kinds(self) -> None:
        found = findings(DECIDED, decision("2015-03-01", "SEL § 52, stk. 3, nr. 6 og 7"))
        assert [fact.fact for finding in found for fact in finding.missing_facts] == ["e.measure_kind"]
        assert findings(DECIDED, decision("2015-03-01", "SEL § 52, stk. 3, nr. 5 og 6")) == []

    def test_the_measure_that_it_is_about_settles_what_the_provision_leaves_open(self) -> None:
        about = decision("2006-06-01", "SEL § 40, stk. 3, nr. 7", measure="m1")
        assert statuses(DECIDED, about) == ["undetermined"]
        start = started("2006-06-02", kind="contact_person")
        without = decision("2006-06-01", measure="m1")
        assert findings(DECIDED, about, start) == findings(DECIDED, without, start) == []

    @pytest.mark.parametrize(
        "provision", ["§ 52", "SEL § 52, stk. 3", "SEL § 50, stk. 7", "placement", "§", "", "§ 7-3"]
    )
    def test_a_provision_that_says_nothing_of_kinds_changes_nothing(self, provision: str) -> None:
        for rule in (DECIDED, "child-heard-before-decision"):
            assert findings(rule, decision("2015-03-01", provision)) == findings(rule, decision("2015-03-01"))

    def test_other_kinds_of_decision_are_left_as_they_are(self) -> None:
        for kind in ("contact", "return_home", "change_of_place"):
            assert findings(DECIDED, decision("2015-03-01", NR_7, kind=kind)) == []


class TestMeasures:
    @pytest.mark.parametrize(("provision", "day", "placement"), PLACES)
    def test_a_measure_runs_as_a_placement_where_its_provision_says_so(
        self, provision: str, day: str, placement: bool | None
    ) -> None:
        if (provision, day) == (NR_7, "2024-01-01"):
            # A decision of the former act stands, and what starts on it is read by its numbers.
            placement = True
        found = findings(VISITS, started(day, provision))
        facts = {fact.fact for finding in found for fact in finding.missing_facts}
        if placement is None:
            assert "s.kind" in facts
            assert {finding.status.value for finding in found} == {"undetermined"}
        else:
            assert "s.kind" not in facts
            assert bool(found) == placement

    def test_the_decision_that_it_rests_on_says_what_its_number_means(self) -> None:
        taken = decision("2010-12-20", NR_8, measure="m1")
        for start in (started("2011-01-10", NR_8), started("2011-01-10", NR_8, decision="d1")):
            assert findings(VISITS, taken, start)
            assert findings(VISITS, start) == []

    def test_a_measure_that_may_be_a_placement_may_have_ended_with_a_return_home(self) -> None:
        only = Ruleset((RULES.rule(VISITS),), "sha256:-", "-", tables=RULES.tables)
        unrecorded = {"coverage": {"child_returned_home": False}}
        events = case(started("2015-03-01", "SEL § 52, stk. 3, nr. 6 og 7"))
        found = evaluate({**events, **unrecorded}, as_of="2017-06-01", rules=only).findings
        assert {fact.fact for finding in found for fact in finding.missing_facts} == {
            "s.kind",
            "coverage.child_returned_home",
        }

    def test_a_change_of_place_asks_whether_what_came_before_was_a_placement(self) -> None:
        change = {**decision("2015-09-01", measure="m1"), "kind": "change_of_place", "id": "c", "decision": "d2"}
        before = {"measure": "m1", "decided_by": "committee"}
        rule = "custody-holders-consent-to-change-of-place"
        assert findings(rule, decision("2015-03-01", NR_7, **before), change) == []
        (found,) = findings(rule, decision("2015-03-01", "SEL § 52, stk. 3, nr. 6 og 7", **before), change)
        assert "e.measure_kind" in {fact.fact for fact in found.missing_facts}

    def test_a_text_that_is_no_provision_leaves_the_kind_open(self) -> None:
        found = findings(VISITS, started("2015-03-01", "see the file"), as_of="2017-06-01")
        assert {fact.fact for finding in found for fact in finding.missing_facts} == {"s.kind"}

    def test_without_tables_no_provision_is_understood(self) -> None:
        bare = Ruleset((RULES.rule(VISITS),), "sha256:-", "-")
        report = evaluate(case(started("2015-03-01", NR_7)), as_of="2017-06-01", rules=bare)
        assert {finding.status.value for finding in report.findings} == {"undetermined"}

    def test_every_rule_stands_a_measure_of_which_nothing_is_known(self) -> None:
        events = (
            {"type": "need_identified", "at": "2015-01-01"},
            {"type": "investigation_completed", "at": "2015-02-01", "for_measure": "home_support"},
            decision("2015-02-20", "SEL § 40, stk. 3, nr. 7", measure="m1"),
            started("2015-03-01", "SEL § 40, stk. 3, nr. 7"),
            {"type": "child_returned_home", "at": "2016-03-01", "measure": "m1"},
        )
        report = evaluate(case(*events), as_of="2017-06-01", rules=RULES)
        assert [finding.message.da and finding.message.en for finding in report.findings]
        assert all(step.text.da for finding in report.findings for step in finding.steps)


class TestImpreciseDays:
    @pytest.mark.parametrize(
        ("at", "sure"),
        [
            ("2010-12", False),
            ("2010-12-15/2011-01-15", None),
            ("2011-01", True),
            ("2015", True),
            ("../2010-12-31", None),
            (None, None),
        ],
    )
    def test_where_the_number_changed_meaning_it_is_not_known(self, at: str | None, sure: bool | None) -> None:
        found = findings(DECIDED, decision(at, NR_7))
        facts = {fact.fact for finding in found for fact in finding.missing_facts}
        if sure is None:
            assert {finding.status.value for finding in found} == {"undetermined"}
            assert "e.measure_kind" in facts
        else:
            assert "e.measure_kind" not in facts
            assert [finding.status.value for finding in found] == (["missing"] if sure else [])

    def test_the_number_stays_what_it_was_on_both_sides(self) -> None:
        found = findings(DECIDED, decision("2010-12-15/2011-01-15", "SEL § 52, stk. 3, nr. 5"))
        assert found == []

    @given(day=st.dates(date(2010, 12, 15), date(2011, 1, 15)))
    @settings(max_examples=20, deadline=None)
    def test_making_the_day_precise_gives_one_of_what_was_possible(self, day: date) -> None:
        vague = findings(DECIDED, decision("2010-12-15/2011-01-15", NR_7))
        exact = findings(DECIDED, decision(day.isoformat(), NR_7))
        assert {finding.status.value for finding in exact} or {"not_applicable"} <= set(vague[0].possible)


EXAMPLE = """
  - name: a placement that only its provision names
    as_of: 2016-01-01
    events:
      - {type: decision_made, at: 2015-03-01, kind: measure, provision: "SEL § 52, stk. 3, nr. 7"}
    expect: missing
"""


def test_the_examples_of_a_rule_understand_provisions_too() -> None:
    from childlaw_rules.examples import run_examples
    from childlaw_rules.rulefiles import read_rule, rules_folder

    file = RULES.rule(DECIDED).file
    rule = read_rule((rules_folder() / file).read_text("utf-8") + EXAMPLE, file)
    assert rule.examples[-1].name == "a placement that only its provision names"
    assert run_examples(rule, len(rule.examples) - 1) == (1, [])


class TestContradiction:
    def test_what_is_stated_stands_and_the_finding_says_that_the_provision_says_otherwise(self) -> None:
        (found,) = findings(DECIDED, decision("2009-03-01", NR_7, kind="placement"))
        assert (found.status.value, found.remarks) == ("missing", ["provision_contradicts_kind"])
        assert findings(DECIDED, decision("2015-03-01", NR_7, measure_kind="respite")) == []

    def test_a_measure_that_states_its_kind(self) -> None:
        found = findings(VISITS, started("2015-03-01", "SEL § 52, stk. 3, nr. 5", kind="placement"), as_of="2017-06-01")
        assert all("provision_contradicts_kind" in finding.remarks for finding in found)
        assert found

    @pytest.mark.parametrize(
        ("provision", "day", "kind"),
        [
            (NR_7, "2015-03-01", "placement"),
            (NR_7, "2015-03-01", "secure_placement"),
            (NR_8, "2010-12-31", "placement"),
            ("SEL § 40, stk. 3, nr. 7", "2006-06-01", "placement"),
            (NR_7, "2010-12-15/2011-01-15", "placement"),
            ("SEL § 50", "2015-03-01", "placement"),
        ],
    )
    def test_no_remark_where_the_two_may_agree(self, provision: str, day: str, kind: str) -> None:
        assert not on_record(decision(day, provision, kind=kind)).contradicted
        assert not on_record(started(day, provision, kind=kind)).contradicted

    def test_a_kind_beside_the_provision_contradicts_it(self) -> None:
        assert on_record(decision("2015-03-01", NR_7, kind="youth_support")).contradicted
        assert on_record(started("2015-03-01", NR_7, kind="respite")).contradicted


class TestWhatMustBeSaid:
    def test_neither_kind_nor_provision(self) -> None:
        events = [started("2015-03-01"), {**started("2015-03-01", ""), "id": "t", "kindd": "placement"}]
        with pytest.raises(CaseError) as refused:
            read_case(case(*events))
        words = ", ".join(kind.value for kind in MeasureKind)
        missing = f"required, but missing; one of: {words}; or write the 'provision' that says it"
        assert [str(problem) for problem in refused.value.problems] == [
            f"events[0].kind: {missing}",
            "events[1].kindd: unknown field, did you mean 'kind'?",
            f"events[1].kind: {missing}",
        ]


def _says(day: str, kind: str) -> list[str]:
    on = date.fromisoformat(day).toordinal()
    return [str(m.place) for m in MEANINGS if m.first <= on <= m.last and m.understood == {kind}]


class TestAddingWhatIsSaidAlready:
    @given(data=st.data(), given_case=cases(vague=False, most=6))
    @settings(max_examples=60, deadline=None)
    def test_changes_nothing(self, data: st.DataObject, given_case: dict[str, Any]) -> None:
        events = []
        for event in given_case["events"]:
            kind = event.get("kind") if event["type"] == "measure_started" else event.get("measure_kind")
            if event["type"] == "decision_made" and event["kind"] == "placement":
                kind = "placement"
            places = _says(event["at"], kind) if kind and event["type"] in {"measure_started", "decision_made"} else []
            events.append({**event, "provision": data.draw(st.sampled_from(places))} if places else event)
        plain, said = (
            evaluate({**given_case, "events": list(rows)}, as_of="2024-10-01", rules=RULES).model_dump()
            for rows in (given_case["events"], events)
        )
        assert said == plain
