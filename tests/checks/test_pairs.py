"""Duties that nothing can fulfil, and pairs of rules that contradict one another."""

from __future__ import annotations

import pytest

from tests.checks.test_versions import OLD, YOUNG
from tests.checks.written import findings

PRECONDITION = """kind: precondition
for_each: measure
before: measure_started
must_be_in_place: {event}
tied_by: measure
"""


def codes(shown: str) -> list[str]:
    return sorted(finding.code for finding in findings(shown, "CL2"))


class TestAlone:
    def test_what_comes_only_after_the_moment(self) -> None:
        assert codes(PRECONDITION.format(event="measure_ended")) == ["CL201"]
        assert codes(PRECONDITION.format(event="decision_made")) == []
        assert codes(PRECONDITION.format(event="[decision_made, measure_ended]")) == ["CL202"]

    def test_after_a_moment_it_may_still_come(self) -> None:
        shown = "for_each: measure\nclock_starts: measure_started\nmust_happen: measure_ended\ntied_by: measure\n"
        assert codes(shown) == []

    def test_one_of_another_thread_may_come_before(self) -> None:
        shown = PRECONDITION.format(event="measure_ended").replace("tied_by: measure", "tied_by: anywhere in the case")
        assert codes(shown) == []

    @pytest.mark.parametrize(("kind", "expected"), [("childs_plan", ["CL201"]), ("action_plan", [])])
    def test_what_the_law_of_the_time_did_not_know(self, kind: str, expected: list[str]) -> None:
        event = f"\n  event: plan_made\n  where:\n    kind: {kind}"
        shown = PRECONDITION.format(event=event).replace("tied_by: measure", "tied_by: anywhere in the case")
        assert codes(shown + OLD.format(until="2023-12-31") + YOUNG) == expected

    def test_what_may_come_after_the_version_has_ended(self) -> None:
        assert codes(OLD.format(until="2023-12-31") + YOUNG) == []

    @pytest.mark.parametrize(
        ("flag", "tie", "expected"), [("no", "decision", ["CL201"]), ("yes", "decision", []), ("no", "measure", [])]
    )
    def test_the_one_event_that_starts_the_duty(self, flag: str, tie: str, expected: list[str]) -> None:
        where = "\n  event: decision_made\n  where:\n    granted: "
        assert codes(f"clock_starts:{where}yes\nmust_happen:{where}{flag}\ntied_by: {tie}\n") == expected

    def test_another_start_leaves_the_event_free(self) -> None:
        where = "event: decision_made\n    where:\n      granted: "
        starts = f"clock_starts:\n  - {where}yes\n  - parties_heard\n"
        assert codes(f"{starts}must_happen:\n  - {where}no\ntied_by: decision\n") == []

    @pytest.mark.parametrize(
        ("age", "expected"),
        [("18 years or older", ["CL201"]), ("17 years or older", []), ("under 18 years", [])],
    )
    def test_an_age_that_comes_after_the_last_day(self, age: str, expected: list[str]) -> None:
        assert codes(backward(f"\n  event: decision_made\n  child_by_then: {age}")) == expected

    def test_after_the_birthday_the_child_has_the_age(self) -> None:
        shown = backward("\n  event: decision_made\n  child_by_then: 18 years or older")
        after = shown.replace("at_least_before", "within_after")
        after = after.replace("counting:\n", "counting:\n  ends_on_day_off: stays\n")
        assert codes(after) == []
        on_the_day = shown.split("at_least_before")[0] + "must_happen" + shown.split("must_happen")[1]
        assert codes(on_the_day) == []

    def test_an_age_of_a_deadline_is_left_alone(self) -> None:
        assert codes("must_happen:\n  event: plan_made\n  child_by_then: 18 years or older\n") == []

    @pytest.mark.parametrize(
        ("shown", "expected"),
        [
            ("must_state: plan_position\n", ["CL201"]),
            ("must_state: [urgent, plan_position]\n", ["CL201"]),
            ("must_state: urgent\n", []),
            ("must_state: staff_present\n", ["CL201"]),
            ("must_state: plan_position\nalso_said_by: ends\n", []),
            ("must_state: ends\n", []),
            ("must_state: decided_by\n", []),
            ("must_say:\n  plan_position: yes\n", ["CL201"]),
            ("must_say:\n  plan_position: [yes, no]\n", []),
            ("must_say:\n  kind: placement\n", []),
            ("must_say:\n  decided_by: court\n", []),
        ],
    )
    def test_a_flag_that_the_start_says_is_no(self, shown: str, expected: list[str]) -> None:
        assert codes(presence("plan_position: no") + shown) == expected

    def test_a_word_that_the_start_does_not_say(self) -> None:
        shown = presence("kind: placement") + "must_say:\n  kind: {}\n"
        assert codes(shown.format("measure")) == ["CL201"]
        assert codes(shown.format("[measure, placement]")) == []

    def test_a_flag_that_the_start_excludes(self) -> None:
        shown = presence("plan_position: yes").replace("where:", "unless:") + "must_state: plan_position\n"
        assert codes(shown) == ["CL201"]

    def test_what_is_counted_must_be_of_the_measure(self) -> None:
        count = 'kind: count\nwhile_running: measure_started\ncounts: {}\nat_least: "2"\nin_each: calendar year\n'
        assert codes(count.format("life_event") + "counting: {}\n") == ["CL201"]
        assert codes(count.format("supervision_visit") + "counting: {}\n") == []

    def test_what_is_about_a_decision_names_it_or_its_measure(self) -> None:
        assert codes("must_happen: complaint_forwarded\n") == ["CL201"]
        assert codes("must_happen: [parties_heard, supervision_visit, consent_given]\n") == []

    def test_two_alike_are_one_finding(self) -> None:
        assert codes("must_happen: [plan_made, plan_made]\n") == ["CL202"]

    def test_the_narrower_one_is_found_wherever_it_stands(self) -> None:
        narrow = "event: plan_made\n    where:\n      kind: childs_plan"
        (finding,) = findings(f"must_happen:\n  - {narrow}\n  - plan_made\n", "CL2")
        (other,) = findings(f"must_happen:\n  - plan_made\n  - {narrow}\n", "CL2")
        assert int(other.place.split(":")[1]) == int(finding.place.split(":")[1]) + 1

    def test_what_cannot_belong_covers_nothing(self) -> None:
        shown = "must_happen: [life_event, parties_heard, life_event]\ntied_by: decision\n"
        assert codes(shown) == ["CL202", "CL202"]


def presence(where: str) -> str:
    return f"kind: presence\nfor_each: decision\ncalled_for_by:\n  event: decision_made\n  where:\n    {where}\n"


def backward(must_happen: str, years: int = 18) -> str:
    return f"""kind: deadline counted backward
while_running: measure_started
child_turns: "{years}"
born_29_february: 1 March
at_least_before: 6 months
counting:
  start_day: not counted
  day_missing_in_month: last day of month
must_happen: {must_happen}
tied_by: measure
"""


def asks(flag: str, start: str = "parties_heard", **other: str) -> str:
    keys = {"for_each": "decision", "tied_by": "decision", "event": "decision_made", **other}
    return (
        f"for_each: {keys['for_each']}\nclock_starts: {start}\nmust_happen:\n  event: {keys['event']}\n"
        f"  where:\n    {flag}\ntied_by: {keys['tied_by']}\n"
    )


def two(one: str, other: str) -> str:
    return f"id: first-rule\n{one}---\nid: second-rule\n{other}"


class TestOneEventForTwo:
    def test_contradictory_fields(self) -> None:
        (finding,) = findings(two(asks("granted: yes"), asks("granted: no")), "CL203")
        assert (finding.rule, finding.place) == ("first-rule", "plan/first-rule.yaml:15:3")
        assert "second-rule (plan/second-rule.yaml:15:3)" in finding.message.en

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (asks("granted: yes"), asks("urgent: no")),
            (asks("granted: yes"), asks("granted: no", start="hearing_offered")),
            (asks("granted: yes"), asks("granted: no", tied_by="measure")),
            (asks("granted: yes", tied_by="measure"), asks("granted: no", tied_by="measure")),
            (asks("granted: yes"), asks("granted: no", for_each="event")),
            (
                asks("kind: youth_plan", event="plan_made", tied_by="concerns the decision", start="decision_made"),
                asks("kind: childs_plan", event="plan_made", tied_by="concerns the decision", start="decision_made"),
            ),
            (
                asks("granted: yes"),
                asks("granted: no")
                .replace("must_happen:\n  event", "must_happen:\n  - parties_heard\n  - event")
                .replace("  where:\n    granted", "    where:\n      granted"),
            ),
        ],
        ids=[
            "other field",
            "other start",
            "other tie",
            "many in a thread",
            "other subject",
            "many plans",
            "another way",
        ],
    )
    def test_what_is_left_alone(self, one: str, other: str) -> None:
        assert [code for code in codes(two(one, other)) if code == "CL203"] == []

    @pytest.mark.parametrize(
        ("event", "thread", "tie", "flag", "expected"),
        [
            ("investigation_completed", "investigation", "investigation", "reasoned_conclusion", ["CL203"]),
            ("investigation_completed", "need", "need", "reasoned_conclusion", []),
            ("notification_assessed", "notification", "notification", "immediate_action_needed", []),
        ],
    )
    def test_only_what_a_thread_has_one_of(
        self, event: str, thread: str, tie: str, flag: str, expected: list[str]
    ) -> None:
        start = {"notification": "notification_received", "need": "need_identified"}.get(
            thread, "investigation_decided"
        )
        one, other = (
            asks(f"{flag}: {said}", start, for_each=thread, event=event, tied_by=tie) for said in ("yes", "no")
        )
        assert codes(two(one, other)) == expected

    def test_a_narrower_start_is_enough_either_way_round(self) -> None:
        narrow = asks("granted: yes", start="\n  event: investigation_decided\n  child: under 12 years")
        wide = asks("granted: no", start="investigation_decided")
        assert "CL203" in codes(two(narrow, wide))
        assert "CL203" in codes(two(wide, narrow))

    def test_not_where_the_days_do_not_meet(self) -> None:
        old = OLD.format(until="2023-12-31")
        assert codes(two(asks("granted: yes") + old, asks("granted: no"))) == []
        assert codes(two(asks("granted: no"), asks("granted: yes") + old)) == []
        assert codes(two(asks("granted: yes") + old.replace("2023-12-31", "2024-01-01"), asks("granted: no"))) == [
            "CL203"
        ]

    def test_one_day_in_common_is_enough(self) -> None:
        old = OLD.format(until="2024-01-01")
        assert codes(two(asks("granted: no"), asks("granted: yes") + old)) == ["CL203"]

    def test_the_end_of_a_measure_is_one_too(self) -> None:
        first = asks("kind: placement", start="measure_started", for_each="measure", event="X", tied_by="measure")
        first = first.replace(
            "must_happen:\n  event: X\n  where:\n    kind: placement\n", "must_happen: measure_ended\n"
        )
        older = first.replace(
            "clock_starts: measure_started", "clock_starts:\n  event: measure_started\n  child: 18 years or older"
        )
        assert codes(two(older, backward("measure_ended"))) == ["CL205"]
        assert codes(two(backward("measure_ended"), older)) == ["CL205"]
        by_then = older.replace("  child: 18", "  child_by_then: 18")
        assert codes(two(by_then, backward("measure_ended"))) == ["CL205"]
        assert codes(two(older, backward("measure_ended", years=19))) == []
        assert codes(two(older.replace("18 years or older", "under 18 years"), backward("measure_ended"))) == []
        assert codes(two(older + "may_come_first: yes\n", backward("measure_ended"))) == []
        assert codes(two(older, backward("child_returned_home"))) == []
        after = backward("measure_ended").replace("at_least_before", "within_after")
        after = after.replace("counting:\n", "counting:\n  ends_on_day_off: stays\n")
        assert codes(two(older, after)) == []
        called = "kind: presence\nfor_each: measure\ncalled_for_by: measure_started\nmust_happen: measure_ended\n"
        assert codes(two(called + "tied_by: measure\n", backward("measure_ended"))) == []
        case = backward("measure_ended").replace("tied_by: measure", "tied_by: anywhere in the case")
        assert codes(two(older, case)) == []
        both = older.replace("clock_starts:\n  event", "clock_starts:\n  - event").replace(
            "  child: 18", "    child: 18"
        )
        assert (
            codes(
                two(both.replace("years or older\n", "years or older\n  - follow_up_held\n"), backward("measure_ended"))
            )
            == []
        )
        visits = older.replace("must_happen: measure_ended", "must_happen: supervision_visit")
        assert codes(two(visits, backward("supervision_visit"))) == []


class TestFaultWithWhatAnotherCallsFor:
    ASKS = asks("urgent: no")

    def states(self, more: str = "", where: str = "urgent: [yes, no]", each: str = "decision") -> str:
        text = presence(where).replace("for_each: decision", f"for_each: {each}")
        return f"{text}must_state: urgent\n{more}"

    def test_a_contradiction_either_way_round(self) -> None:
        (finding,) = findings(two(self.ASKS, self.states()), "CL2")
        assert (finding.code, finding.rule) == ("CL204", "first-rule")
        assert codes(two(self.states(), self.ASKS)) == ["CL204"]
        assert codes(two(self.ASKS, self.states(each="event"))) == ["CL204"]

    @pytest.mark.parametrize(
        ("more", "where", "each"),
        [
            ("also_said_by: ends\n", "urgent: [yes, no]", "decision"),
            ("only_the_first: yes\n", "urgent: [yes, no]", "decision"),
            ("", "kind: placement", "decision"),
            ("", "urgent: [yes, no]", "measure"),
            ("while_running: measure_started\n", "urgent: [yes, no]", "measure"),
        ],
    )
    def test_what_is_left_alone(self, more: str, where: str, each: str) -> None:
        assert codes(two(self.ASKS, self.states(more, where, each))) == []

    def test_another_way_to_fulfil_the_duty_is_enough(self) -> None:
        ways = "must_happen:\n  - event: decision_made\n    where:\n      urgent: no\n  - parties_heard\n"
        ways += "tied_by: decision\n"
        assert codes(two("clock_starts: hearing_offered\n" + ways, self.states())) == []
        ways = ways.replace("  - parties_heard\n", "  - event: decision_made\n    where:\n      urgent: yes\n")
        assert codes(two("clock_starts: hearing_offered\n" + ways, self.states())) == []

    def test_a_rule_that_looks_at_running_measures(self) -> None:
        one = asks("provisional: no", event="measure_started", tied_by="measure")
        states = "kind: presence\nfor_each: measure\ncalled_for_by: measure_started\nmust_state: provisional\n"
        assert codes(two(one, states)) == ["CL204"]
        assert (
            codes(two(one, states + "while_running:\n  event: measure_started\n  where:\n    kind: placement\n")) == []
        )

    def test_a_rule_that_no_event_of_a_pattern_fulfils(self) -> None:
        consent = "kind: consent\nbefore: decision_made\nfrom_whom: every custody holder\n"
        assert codes(two(consent, self.states())) == []

    def test_a_rule_about_other_events(self) -> None:
        talk = asks("custody_holder_present: no", event="child_conversation_held", tied_by="anywhere in the case")
        assert codes(two(talk, self.states(each="event"))) == []


class TestNeverDue:
    COUNTING = (
        "counting:\n  start_day: not counted\n  day_missing_in_month: last day of month\n  ends_on_day_off: stays\n"
    )
    SHORT = "counting:\n  start_day: not counted\n  ends_on_day_off: stays\n"

    def recurring(self, period: str, event: str = "measure_started") -> str:
        counting = self.SHORT if period.endswith("s") and period.split()[1] in ("days", "weeks") else self.COUNTING
        return f"kind: recurring\nwhile_running: {event}\nrepeats: follow_up_held\nat_most_apart: {period}\n{counting}"

    def limit(self, period: str = "3 months", event: str = "measure_started", each: str = "measure") -> str:
        return (
            f"kind: limit\nfor_each: {each}\nbegins_with: {event}\nat_most: {period}\n{self.COUNTING}"
            "ends_with: measure_ended\ntied_by: measure\n"
        )

    def test_stands_at_the_interval_and_names_the_limit(self) -> None:
        (finding,) = findings(two(self.recurring("6 months"), self.limit()), "CL2")
        assert (finding.rule, finding.place) == ("first-rule", "plan/first-rule.yaml:34:16")
        assert "(plan/second-rule.yaml:34:10)" in finding.message.en
        assert finding.message.da.endswith("overholdes: 6 måneder er længere end de 3 måneder dér")

    def test_is_said_of_no_other_kinds(self) -> None:
        assert codes(two("", self.limit())) == []
        called = "kind: presence\nfor_each: measure\ncalled_for_by: measure_started\nmust_state: provisional\n"
        assert codes(two(self.recurring("6 months"), called)) == []

    def test_the_limit_ends_it_first(self) -> None:
        assert codes(two(self.recurring("6 months"), self.limit())) == ["CL206"]
        assert codes(two(self.limit(), self.recurring("6 months"))) == ["CL206"]
        assert codes(two(self.recurring("1 year"), self.limit("6 months"))) == ["CL206"]

    @pytest.mark.parametrize(("days", "expected"), [("106 days", []), ("107 days", ["CL206"])])
    def test_months_at_their_longest_and_some_days_for_the_counting(self, days: str, expected: list[str]) -> None:
        assert codes(two(self.recurring(days), self.limit())) == expected

    def test_a_count_in_each_period(self) -> None:
        count = (
            f'kind: count\nwhile_running: measure_started\ncounts: supervision_visit\nat_least: "2"\n{self.COUNTING}'
        )
        count += "in_each: 12 months\n"
        assert codes(two(count, self.limit())) == ["CL206"]
        assert codes(two(count.replace("12 months", "calendar year"), self.limit())) == []

    def test_what_is_left_alone(self) -> None:
        narrow = "\n  event: measure_started\n  where:\n    kind: placement"
        assert codes(two(self.recurring("6 months"), self.limit(event=narrow))) == []
        assert codes(two(self.recurring("6 months", narrow), self.limit())) == ["CL206"]
        assert codes(two(self.recurring("6 months"), self.limit(each="event"))) == []
        working = "counting:\n  start_day: not counted\n  working_days: monday to friday\n"
        assert codes(two(self.recurring("900 working days").replace(self.COUNTING, working), self.limit())) == []
        weeks = self.limit().replace("at_most: 3 months", "at_most: 10 working days").replace(self.COUNTING, working)
        assert codes(two(self.recurring("6 months"), weeks)) == []
        set_by = "kind: recurring\nwhile_running: measure_started\nrepeats: follow_up_held\nnext_set_by: next_due\n"
        assert codes(two(set_by, self.limit())) == []


class TestTheSameTwice:
    def test_is_said_of_the_second(self) -> None:
        (finding,) = findings(two("", ""), "CL2")
        assert (finding.code, finding.rule) == ("CL207", "second-rule")
        assert finding.place == "plan/second-rule.yaml:28:5"

    def test_not_of_two_versions_of_one_rule(self) -> None:
        later = OLD.format(until="2024-12-31").replace("versions:\n", "").replace("id: old", "id: new")
        assert codes(OLD.format(until="2023-12-31") + later.replace("2011-01-01", "2024-01-01")) == []

    def test_not_of_different_days(self) -> None:
        assert codes(two("", OLD.format(until="2023-12-31"))) == []
