"""What the possible worlds say of a duty: decided where they agree, else what is possible and what would settle it.

The rules here are scripted: a function says what one world makes of the duty, and asks the world what nothing settles.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from childlaw_rules import evaluate, read_case
from childlaw_rules.judging import TOO_MANY, UNVERIFIED, judge_rule
from childlaw_rules.kinds.outcome import Anchor, Outcome
from childlaw_rules.record.entries import Record
from childlaw_rules.record.exploring import MORE_WORLDS
from childlaw_rules.record.worlds import MOST_QUESTIONS, World
from childlaw_rules.rule.words import Evidence
from childlaw_rules.when import Counting, EndsOnDayOff, Period, Point, StartDay, Unit
from childlaw_rules.wording import Judged

Says = Callable[[World], list[Outcome]]
SETTLED = ["excused", "met", "met_late", "missing", "overdue", "pending"]
COUNTED = SimpleNamespace(counting=Counting(start_day=StartDay.COUNTED))
STAYS, MOVES = (SimpleNamespace(counting=Counting(ends_on_day_off=way)) for way in list(EndsOnDayOff)[:2])


def version(evidence: Evidence = Evidence.VERIFIED, **duty: Any) -> Any:
    return SimpleNamespace(source=SimpleNamespace(evidence=evidence), duty=SimpleNamespace(**duty))


def reading(id_: str, *answers: str, sets: str = "must_happen") -> Any:
    return SimpleNamespace(id=id_, sets=sets, default=answers[0], alternatives=answers[1:])


@dataclass
class Scripted:
    """A rule that says what a function says; ``others`` are the rules that it becomes under other answers."""

    says: Says
    anchors_of: tuple[Anchor, ...] = (Anchor("need", "b1", ("first", "last")),)  # type: ignore[arg-type]
    readings: tuple[Any, ...] = ()
    others: dict[str, Scripted] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)
    versions: list[Any] = field(default_factory=list)
    start_types: tuple[str, ...] = ("need_identified", "notification_received")
    runs: int = 0

    def anchors(self, record: Record) -> list[Anchor]:
        return list(self.anchors_of)

    def judge(self, world: World, anchor: Anchor) -> list[Outcome]:
        self.runs += 1
        return self.says(world)

    def under(self, answers: dict[str, str]) -> Scripted:
        ((_, answer),) = answers.items()
        return self.others[answer]


class Notes:
    """Stands where the report is written, and keeps what is handed to it."""

    def __init__(self) -> None:
        self.judged: list[Judged] = []
        self.reasons: list[tuple[dict[str, str], str, dict[str, Any]]] = []

    def add(self, rule: Any, judged: Judged) -> None:
        self.judged.append(judged)

    def does_not_apply(self, rule: Any, subject: dict[str, str], line: Any) -> None:
        self.reasons.append((subject, line.key, line.words))


def noted(rule: Scripted, **case: Any) -> Notes:
    record = Record(read_case({"child": {"born": "2012"}, **case}), Point.parse("2024-08-01"), None)
    notes = Notes()
    judge_rule(rule, record, notes)  # type: ignore[arg-type]
    return notes


def judged(says: Says, **rule: Any) -> list[Judged]:
    return noted(Scripted(says, **rule)).judged


def says(status: str, occurrence: int | None = None, **fields: Any) -> Outcome:
    return Outcome(status, {"need": "b1"}, [], occurrence, **fields)


def of(found: Judged) -> tuple[str, list[str], tuple[Any, ...]]:
    return found.status, found.possible, found.facts


def asked(world: World, *facts: str) -> list[bool]:
    return [world.open_question((fact,)) for fact in facts]


def too_many(world: World) -> list[Outcome]:
    asked(world, *(f"fact {number}" for number in range(MOST_QUESTIONS + 1)))
    raise AssertionError("so many questions are not answered in one world")


class TestARuleWithoutSubjects:
    def test_nothing_in_the_file_starts_it(self) -> None:
        notes = noted(Scripted(lambda world: [says("met")], anchors_of=()))
        events = {"events": ("need_identified", "notification_received")}
        assert (notes.judged, notes.reasons) == ([], [({}, "no-start", events)])

    @pytest.mark.parametrize(("type_", "reason"), [("notification_received", "not-covered"), ("plan_made", "no-start")])
    def test_where_the_source_does_not_record_what_starts_it_the_reason_says_so(self, type_: str, reason: str) -> None:
        notes = noted(Scripted(lambda world: [says("met")], anchors_of=()), coverage={type_: False})
        assert [key for _, key, _ in notes.reasons] == [reason]

    def test_otherwise_each_subject_is_judged(self) -> None:
        subjects = tuple(Anchor("need", name, ()) for name in ("b1", "b2"))
        notes = noted(Scripted(lambda world: [says("met")], anchors_of=subjects))
        assert (len(notes.judged), notes.reasons) == (2, [])


class TestOneWorld:
    @pytest.mark.parametrize("readings", [(), (reading("open", "no", "yes"),)])
    def test_all_that_it_says_is_told_as_it_stands(self, readings: tuple[Any, ...]) -> None:
        outcomes = [says("not_applicable"), says("met", 1), says("overdue", 2)]
        found = judged(lambda world: outcomes, readings=readings)
        assert [of(one) for one in found] == [(one.status, [], ()) for one in outcomes]
        assert [one.shown for one in found] == [[one] for one in outcomes]


class TestSeveralWorlds:
    def test_where_they_agree_the_status_is_decided(self) -> None:
        (found,) = judged(lambda world: [says("met")] * len(asked(world, "kind")))
        assert of(found) == ("met", [], ())
        assert len(found.shown) == 2

    def test_where_they_differ_it_is_open_and_says_what_would_settle_it(self) -> None:
        def duty(world: World) -> list[Outcome]:
            kind, _ = asked(world, "kind", "notifier")
            return [says("met" if kind else "overdue")]

        (found,) = judged(duty)
        assert of(found) == ("undetermined", ["met", "overdue"], (("kind",),))

    def test_a_world_that_says_nothing_of_a_subject_leaves_open_that_it_does_not_apply(self) -> None:
        first, second = judged(lambda world: [says("met", 1), says("met", 2)][: 2 if asked(world, "kind")[0] else 1])
        assert of(first) == ("met", [], ())
        assert of(second) == ("undetermined", ["met", "not_applicable"], (("kind",),))
        assert [one.occurrence for one in second.shown] == [2]

    @pytest.mark.parametrize("status", ["not_applicable", "out_of_force"])
    def test_no_finding_as_a_whole_is_nothing_beside_an_occurrence(self, status: str) -> None:
        (found,) = judged(lambda world: [says("met", 1)] if asked(world, "kind")[0] else [says(status)])
        assert of(found) == ("undetermined", ["met", status], (("kind",),))
        assert [one.status for one in found.shown] == ["met"]

    def test_the_first_that_a_world_without_findings_says_stands_for_it(self) -> None:
        without = [says("out_of_force"), says("not_applicable", 9)]
        (found,) = judged(lambda world: [says("met", 1)] if asked(world, "kind")[0] else without)
        assert found.possible == ["met", "out_of_force"]

    @pytest.mark.parametrize("other", [[], [says("pending", 2)], [says("pending", 2), says("out_of_force")]])
    def test_a_world_with_other_findings_says_that_this_one_does_not_apply(self, other: list[Outcome]) -> None:
        found = judged(lambda world: [says("met", 1), says("met", 3)] if asked(world, "kind")[0] else other)
        assert [one.possible for one in found[:2]] == [["met", "not_applicable"]] * 2

    def test_what_a_world_says_of_a_finding_is_not_replaced(self) -> None:
        def duty(world: World) -> list[Outcome]:
            return [says("not_applicable", 1)] if asked(world, "kind")[0] else [says("met", 1), says("met", 2)]

        first, second = judged(duty)
        assert (first.possible, second.possible) == (["not_applicable", "met"], ["not_applicable", "met"])

    def test_where_no_world_has_a_finding_each_subject_is_told(self) -> None:
        def duty(world: World) -> list[Outcome]:
            return [says("not_applicable")] if asked(world, "kind")[0] else [says("out_of_force", 1)]

        assert [one.status for one in judged(duty)] == ["not_applicable", "out_of_force"]

    def test_that_no_version_is_in_force_goes_before_that_it_does_not_apply(self) -> None:
        (found,) = judged(lambda world: [says("not_applicable" if asked(world, "kind")[0] else "out_of_force")])
        assert of(found) == ("out_of_force", [], ())
        assert [one.status for one in found.shown] == ["out_of_force"]

    def test_one_finding_and_two_ways_of_none_are_three_possibilities(self) -> None:
        def duty(world: World) -> list[Outcome]:
            kind, urgent = asked(world, "kind", "urgent")
            return [says("met" if kind and urgent else "out_of_force" if kind else "not_applicable")]

        (found,) = judged(duty)
        assert of(found) == ("undetermined", ["met", "out_of_force", "not_applicable"], (("kind",), ("urgent",)))


class TestMoreIsOpenThanCanBeTried:
    def test_nothing_is_known_where_no_world_came_to_an_end(self) -> None:
        (found,) = judged(too_many)
        assert of(found) == ("undetermined", SETTLED, (TOO_MANY,))
        assert [(one.subject, one.trigger) for one in found.shown] == [({"need": "b1"}, "first")]

    def test_what_was_tried_decides_nothing(self) -> None:
        (found,) = judged(lambda world: [says("met")] if asked(world, "kind")[0] else too_many(world))
        assert of(found) == ("undetermined", ["met"], (TOO_MANY,))
        assert found.limit is not None
        assert (found.limit.key, found.limit.words) == ("too-many-questions", {"tried": 1, "most": MOST_QUESTIONS})

    def test_nor_that_there_is_no_finding(self) -> None:
        (found,) = judged(lambda world: [says("not_applicable")] if asked(world, "kind")[0] else too_many(world))
        assert of(found) == ("undetermined", ["not_applicable"], (TOO_MANY,))

    def test_what_is_known_to_make_a_difference_is_named(self) -> None:
        def duty(world: World) -> list[Outcome]:
            if asked(world, "kind")[0]:
                return [says("met")]
            return [says("missing")] if asked(world, "urgent")[0] else too_many(world)

        (found,) = judged(duty)
        assert of(found) == ("undetermined", ["met", "missing"], (("kind",),))

    def test_once_two_answers_are_known_fewer_worlds_are_tried(self) -> None:
        facts = [f"fact {number}" for number in range(9)]
        differing = Scripted(lambda world: [says("met" if all(asked(world, *facts)) else "missing")])
        agreeing = Scripted(lambda world: [says("met")] if asked(world, *facts) else [])
        assert [of(one)[0] for one in (*noted(differing).judged, *noted(agreeing).judged)] == ["undetermined"] * 2
        assert MORE_WORLDS < differing.runs < MORE_WORLDS + 5
        assert agreeing.runs > MORE_WORLDS * 2


class TestOnlyMemoryVouchesForTheText:
    @pytest.mark.parametrize("status", ["met_late", "overdue", "missing"])
    def test_it_does_not_count_against_the_file(self, status: str) -> None:
        (found,) = judged(lambda world: [says(status, version=version(Evidence.MEMORY))])
        assert of(found) == ("undetermined", [status], (UNVERIFIED,))

    @pytest.mark.parametrize("status", ["met", "excused", "pending", "not_applicable"])
    def test_what_does_not_count_against_it_stands(self, status: str) -> None:
        (found,) = judged(lambda world: [says(status, version=version(Evidence.MEMORY))])
        assert of(found) == (status, [], ())

    @pytest.mark.parametrize("known", [version(Evidence.VERIFIED), version(Evidence.SECONDARY), None])
    def test_what_others_vouch_for_stands(self, known: Any) -> None:
        (found,) = judged(lambda world: [says("missing", version=known)])
        assert of(found) == ("missing", [], ())

    def test_one_world_in_which_it_governs_is_enough(self) -> None:
        versions = {True: version(Evidence.VERIFIED), False: version(Evidence.MEMORY)}
        (found,) = judged(lambda world: [says("missing", version=versions[asked(world, "day")[0]])])
        assert of(found) == ("undetermined", ["missing"], (UNVERIFIED,))
        assert len(found.shown) == 2


def sensitive(rule: Scripted) -> list[list[tuple[str, str, str]]]:
    return [
        [(one.reading, one.alternative, one.status) for one in found.sensitive_to()] for found in noted(rule).judged
    ]


def fixed(status: str, occurrence: int | None = None, **fields: Any) -> Scripted:
    return Scripted(lambda world: [says(status, occurrence, **fields)])


class TestOtherReadings:
    """Each other answer is taken alone; those that give another status are told."""

    THREE = reading("which", "a", "b", "c")

    def test_all_answers_that_give_another_status(self) -> None:
        others = {"b": fixed("met"), "c": fixed("overdue")}
        rule = Scripted(lambda world: [says("met")], readings=(self.THREE,), others=others)
        assert sensitive(rule) == [[("which", "c", "overdue")]]

    def test_the_answer_that_was_chosen_is_not_tried_and_the_default_is(self) -> None:
        others = {"a": fixed("missing"), "c": fixed("overdue")}
        rule = Scripted(lambda world: [says("met")], readings=(self.THREE,), others=others, chosen={"which": "b"})
        assert sensitive(rule) == [[("which", "a", "missing"), ("which", "c", "overdue")]]

    def test_of_several_readings_each(self) -> None:
        others = {"b": fixed("missing"), "c": fixed("met"), "yes": fixed("pending")}
        rule = Scripted(lambda world: [says("met")], readings=(self.THREE, reading("may", "no", "yes")), others=others)
        assert sensitive(rule) == [[("which", "b", "missing"), ("may", "yes", "pending")]]

    def test_a_finding_that_is_none_under_the_other_reading(self) -> None:
        others = {"b": fixed("met", 2), "c": Scripted(lambda world: [])}
        rule = Scripted(lambda world: [says("met", 1)], readings=(self.THREE,), others=others)
        assert sensitive(rule) == [[("which", "b", "not_applicable"), ("which", "c", "not_applicable")]]

    def test_where_the_worlds_agree_too(self) -> None:
        others = {"b": fixed("met"), "c": fixed("overdue")}
        rule = Scripted(lambda world: [says("met")] * len(asked(world, "kind")), readings=(self.THREE,), others=others)
        assert sensitive(rule) == [[("which", "c", "overdue")]]

    @pytest.mark.parametrize("status", ["undetermined", "not_applicable", "out_of_force"])
    def test_what_is_not_settled_is_sensitive_to_nothing(self, status: str) -> None:
        def duty(world: World) -> list[Outcome]:
            return [says("met" if status == "undetermined" and asked(world, "kind")[0] else status)]

        rule = Scripted(duty, readings=(self.THREE,), others={"b": fixed("overdue"), "c": fixed("overdue")})
        assert sensitive(rule) == [[]]

    def test_they_are_worked_out_when_somebody_asks_and_once(self) -> None:
        other = fixed("overdue")
        both = [says("met", 1), says("met", 2)]
        rule = Scripted(lambda world: both, readings=(reading("may", "no", "yes"),), others={"yes": other})
        first, second = noted(rule).judged
        assert other.runs == 0
        assert [one.status for one in first.sensitive_to()] == ["not_applicable"]
        assert [one.status for one in second.sensitive_to()] == ["not_applicable"]
        assert first.sensitive_to() == first.sensitive_to()
        assert other.runs == 1

    def test_more_worlds_are_tried_where_more_were_possible(self) -> None:
        facts = [f"fact {number}" for number in range(7)]
        for open_already, found in ((1, "met_late"), (0, "undetermined")):
            other = Scripted(lambda world: [says("met_late")] if asked(world, *facts) else [])
            rule = Scripted(
                lambda world, known=open_already: [says("met")] if len(asked(world, *facts[: 2 * known])) < 3 else [],
                readings=(reading("may", "no", "yes"),),
                others={"yes": other},
            )
            assert sensitive(rule) == [[("may", "yes", found)]]


DAY = date(2024, 3, 1).toordinal()  # two months later it is Wednesday, three months later Saturday


def counting(months: int, choice: Any, **more: Any) -> Any:
    return version(**{"within": Period(months, Unit.MONTHS), "counting": choice, **more})


class TestAReadingThatChangesNoDueDay:
    """It changes no status, and is not tried: here the other answer would say ``overdue`` if it were."""

    def told(
        self,
        outcomes: Callable[[Any], list[Outcome]],
        mine: Any,
        other: Any,
        sets: str = "counting.ends_on_day_off",
        open_: tuple[str, ...] = (),
    ) -> bool:
        """Whether the other answer was tried."""
        tried = Scripted(lambda world: [says("overdue", n) for n in (None, 1, 2)], versions=[None, other])
        rule = Scripted(
            lambda world: outcomes(mine) if len(asked(world, *open_)) == len(open_) else [],
            readings=(reading("may", "no", "yes", sets=sets),),
            others={"yes": tried},
            versions=[None, mine],
        )
        last = noted(rule).judged[-1]
        assert [one.status for one in last.sensitive_to()] == (["overdue"] if tried.runs else [])
        return bool(tried.runs)

    @staticmethod
    def due(version_: Any, months: int = 2, **fields: Any) -> list[Outcome]:
        day = date(2024, 3 + months, 1).toordinal()
        return [says("met", version=version_, **{"start": DAY, "due": day, **fields})]

    def test_the_same_due_day(self) -> None:
        assert not self.told(self.due, counting(2, STAYS), counting(2, MOVES))

    def test_in_a_recurring_duty_too(self) -> None:
        apart = {"at_most_apart": Period.parse("2 months")}
        assert not self.told(self.due, version(counting=STAYS, **apart), version(counting=MOVES, **apart))

    def test_another_due_day(self) -> None:
        assert self.told(lambda mine: self.due(mine, 3), counting(3, STAYS), counting(3, MOVES))

    def test_a_reading_of_something_else_than_counting(self) -> None:
        assert self.told(self.due, counting(2, STAYS), counting(2, MOVES), sets="within")

    def test_a_due_day_that_is_not_counted_from_the_start_alone(self) -> None:
        assert self.told(lambda mine: self.due(mine, due=DAY + 7), counting(2, STAYS), counting(2, MOVES))

    def test_a_due_day_that_the_other_reading_counts_as_it_stands(self) -> None:
        monday = date(2024, 6, 3).toordinal()
        assert self.told(lambda mine: self.due(mine, due=monday), counting(3, STAYS), counting(3, MOVES))

    @pytest.mark.parametrize("left_out", [{"start": None}, {"due": None}, {"start": None, "due": None}])
    def test_no_start_or_no_due_day(self, left_out: dict[str, None]) -> None:
        assert self.told(lambda mine: self.due(mine, **left_out), counting(2, STAYS), counting(2, MOVES))

    def test_no_period(self) -> None:
        assert self.told(self.due, counting(2, STAYS, within=None), counting(2, MOVES, within=None))

    def test_several_worlds(self) -> None:
        assert self.told(self.due, counting(2, STAYS), counting(2, MOVES), open_=("kind",))

    def test_each_occurrence_is_looked_at(self) -> None:
        def both(mine: Any) -> list[Outcome]:
            return [*self.due(mine, occurrence=1), *self.due(mine, due=DAY + 7, occurrence=2)]

        assert self.told(both, counting(2, STAYS), counting(2, MOVES))

    def test_an_occurrence_without_a_finding_has_no_due_day(self) -> None:
        def both(months: int) -> Callable[[Any], list[Outcome]]:
            return lambda mine: [says("out_of_force", 1), *self.due(mine, months, occurrence=2)]

        assert not self.told(both(2), counting(2, STAYS), counting(2, MOVES))
        assert self.told(both(3), counting(3, STAYS), counting(3, MOVES))

    def test_each_answer_is_looked_at(self) -> None:
        """The second changes no due day, and the third does."""
        mine, same, another = (counting(2, choice) for choice in (STAYS, MOVES, COUNTED))
        others = {
            "b": Scripted(lambda world: [says("missing")], versions=[same]),
            "c": Scripted(lambda world: [says("overdue")], versions=[another]),
        }
        rule = Scripted(
            lambda world: self.due(mine),
            readings=(reading("which", "a", "b", "c", sets="counting.start_day"),),
            others=others,
            versions=[mine],
        )
        assert sensitive(rule) == [[("which", "c", "overdue")]]

    @pytest.mark.parametrize(("at", "tried"), [("2023-01-31/2023-02-01", True), ("2023-01-31", False)])
    def test_several_days_of_start_with_one_due_day(self, at: str, tried: bool) -> None:
        """Where the day of the start counts, a month from 31 January and one from 1 February both end on the 28th."""
        versions = [counting(1, choice) for choice in (COUNTED, STAYS)]
        other = Scripted(lambda world: [says("overdue")], versions=versions[1:])

        def duty(world: World) -> list[Outcome]:
            start = world.day(world.record.entries[0])
            return [says("met", version=versions[0], start=start, due=date(2023, 2, 28).toordinal())]

        rule = Scripted(
            duty,
            readings=(reading("may", "no", "yes", sets="counting.start_day"),),
            others={"yes": other},
            versions=versions[:1],
        )
        (found,) = noted(rule, events=[{"type": "need_identified", "at": at, "need": "b1"}]).judged
        assert [one.status for one in found.sensitive_to()] == (["overdue"] if tried else [])

    def test_a_start_of_which_the_day_is_not_known(self) -> None:
        """On the first of the days both ways of counting agree; on the last, which ends on a Sunday, they do not."""
        need = {"at": "2024-05-06/2024-05-08", "need": "n1"}
        case = {
            "child": {"born": "2015-02-03"},
            "events": [
                {"type": "need_identified", **need},
                {"type": "investigation_decided", "investigation": "i1", **need},
                {"type": "investigation_completed", "at": "2024-09-09", "investigation": "i1"},
            ],
        }
        (found,) = evaluate(case, as_of="2024-12-01").of("investigation-completed-within-4-months")
        assert (found.status, found.due) == ("met_late", "2024-09-06/2024-09-08")
        assert [(one.reading, one.status) for one in found.sensitive_to] == [("ends-on-day-off", "undetermined")]
