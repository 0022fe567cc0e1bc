"""What cases come to: each count from a case that shows it, and from one that leaves it open."""

from __future__ import annotations

import pickle
from collections import Counter
from typing import Any

import pytest

from childlaw_rules import (
    ArgumentError,
    Status,
    constructed_portfolio,
    evaluate,
    load_rules,
    portfolio_tables,
    profile,
    read_case,
    review,
    strata,
    tally,
)
from childlaw_rules.portfolio import Refused, carried_rules
from childlaw_rules.tables import Cell, Portfolio
from childlaw_rules.tables.counted import Counted, total_of

AS_OF = "2024-08-01"
MASK = "a whole number from 2 to 1000: numbers below it are masked"
#: The numbers of a row by the columns' ids; what is empty is left out.
Found = dict[str, Any]


def case(id_: str, *events: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": id_, "child": {"born": "2012-04-17"}, "as_of": AS_OF, "events": list(events), **more}


def event(at: str | None, type_: str, **fields: Any) -> dict[str, Any]:
    return {"type": type_, "at": at, **fields}


def tables(*cases: dict[str, Any], **how: Any) -> Portfolio:
    return portfolio_tables(cases, **how)


def said(cell: Cell) -> Any:
    return cell.code or (cell.number if cell.low is None else (cell.low, cell.high))


def rows(portfolio: Portfolio, table: str) -> list[Found]:
    found = portfolio.table(table)
    names = [column.id for column in found.columns]
    return [
        {name: said(cell) for name, cell in zip(names, row.cells, strict=True) if not cell.empty} for row in found.rows
    ]


def row(portfolio: Portfolio, table: str, first: str) -> Found:
    (found,) = (one for one in rows(portfolio, table) if next(iter(one.values())) == first)
    return found


def notified(at: str, id_: str) -> dict[str, Any]:
    return event(at, "notification_received", notification=id_, notifier="professional")


class TestNotifications:
    PORTFOLIO = tables(
        case(
            "quick",
            notified("2024-03-11T14:05:00+01:00", "n1"),
            event("2024-03-11T16:05:00+01:00", "notification_assessed", notification="n1"),
            event("2024-03-13", "notification_acknowledged", notification="n1"),
            event("2024-04-02", "notifier_informed", notification="n1"),
        ),
        case(
            "slow",
            notified("2024-03-11T14:05:00+01:00", "n1"),
            event("2024-03-13T14:06:00+01:00", "notification_assessed", notification="n1"),
            event("2024-04", "notification_acknowledged", notification="n1"),
        ),
        case("never", notified("2024-03-11T09:30:00+01:00", "n1")),
        case(
            "days-alone", notified("2024-03-11", "n1"), event("2024-03-11", "notification_assessed", notification="n1")
        ),
        case("today", notified("2024-08-01T09:30:00+02:00", "n1")),
        case("not-recorded", notified("2024-03-11T09:30:00+01:00", "n1"), coverage={"notification_assessed": False}),
    )

    def test_what_share_is_assessed_in_time(self) -> None:
        found = row(self.PORTFOLIO, "notifications", "notification-assessed-within-24-hours")
        assert {name: found[name] for name in ("relevant", "met", "not_met", "not_shown", "late", "not_relevant")} == {
            "relevant": 5, "met": 2, "not_met": 2, "not_shown": 1, "late": 1, "not_relevant": 1,
        }  # fmt: skip
        assert (found["all"], found["done"], found["done_share"]) == (6, 3, 0.5)
        assert found["met_share"] == pytest.approx(2 / 5)
        assert found["met_of_answered"] == pytest.approx(2 / 4)

    def test_how_many_hours_it_takes(self) -> None:
        spread = {one["span"]: one for one in rows(self.PORTFOLIO, "spread-assessed")}
        assert [(code, one["in_time"], one["too_late"]) for code, one in spread.items() if one.get("in_time", 0)] == [
            ("0-6", 1, 0),
            ("vague", 1, 0),
            ("open", 1, 1),
        ]
        # 48 hours and a minute is the 49th hour.
        assert spread["49-72"]["too_late"] == 1
        assert spread["open"]["too_late"] == 1
        assert spread["not_shown"]["all"] == 1
        assert spread["0-6"]["share"] == 0.5

    def test_what_is_waited_for_is_measured_to_the_end_of_the_day_looked_at(self) -> None:
        found = row(self.PORTFOLIO, "notification-times", "assessed")
        assert (found["ended"], found["open"], found["vague"], found["not_shown"]) == (2, 2, 1, 1)
        one = case("today", notified("2024-08-01T09:30:00+02:00", "n1"))
        other = case("done", notified("2024-07-01T09:30:00+02:00", "n1"))
        done = event("2024-07-01T23:30:00+02:00", "notification_assessed", notification="n1")
        other["events"].append(done)
        # 14 and a half hours without, and 14 with: half have ended after 14 hours only where the other waited longer.
        found = row(tables(one, other), "notification-times", "assessed")
        assert (found["median"], found["median_with_open"]) == (14, 14)

    def test_an_imprecise_day_is_counted_and_not_guessed(self) -> None:
        found = row(self.PORTFOLIO, "notification-times", "acknowledged")
        assert (found["ended"], found["open"], found["vague"], found["median"]) == (1, 4, 1, 2)
        assert {one["span"]: one["too_late"] for one in rows(self.PORTFOLIO, "spread-acknowledged")[:-1]}["vague"] == 1

    def test_that_the_notifier_was_told_has_no_limit(self) -> None:
        found = row(self.PORTFOLIO, "notifications", "notifier-informed")
        assert (found["met"], found["not_relevant"], found["all"], found["done_share"]) == (
            1,
            5,
            6,
            pytest.approx(1 / 6),
        )
        assert row(self.PORTFOLIO, "notification-times", "informed")["median"] == 22


def placed(*events: dict[str, Any], place: str | None = "foster_family", at: str | None = "2023-01-10") -> list[Any]:
    start = event(at, "measure_started", measure="m1", kind="placement")
    return [start if place is None else {**start, "place": place}, *events]


class TestPlacements:
    def test_stays_and_moves(self) -> None:
        portfolio = tables(
            case(
                "moved",
                *placed(
                    event("2023-03-11", "place_changed", measure="m1", place="childrens_home"),
                    event("2023-06-19", "measure_ended", measure="m1"),
                ),
            ),
            case("stays", *placed()),
        )
        assert rows(portfolio, "placements") == [
            {"place": "foster_family", "stays": 2, "running": 1, "finished": 1, "vague": 0,
             "quarter_1": 60, "median": 60, "quarter_3": 60, "median_with_open": 60},
            {"place": "childrens_home", "stays": 1, "running": 0, "finished": 1, "vague": 0,
             "quarter_1": 100, "median": 100, "quarter_3": 100, "median_with_open": 100},
            {"place": "all", "stays": 3, "running": 1, "finished": 2, "vague": 0,
             "quarter_1": 70, "median": 80, "quarter_3": 90, "median_with_open": 100},
            {"place": "placements", "stays": 2, "running": 1, "finished": 1, "vague": 0,
             "quarter_1": 160, "median": 160, "quarter_3": 160, "median_with_open": 160},
        ]  # fmt: skip
        assert [(one["what"], one["number"], one["all"]) for one in rows(portfolio, "moves")] == [
            ("in_placement", "0", 1),
            ("in_placement", "1", 1),
            ("of_child", "0", 1),
            ("of_child", "1", 1),
            ("placements", "1", 2),
        ]
        assert rows(portfolio, "moves-between") == [{"from": "foster_family", "to": "childrens_home", "moves": 1}]

    def test_a_return_home_ends_a_stay(self) -> None:
        portfolio = tables(case("home", *placed(event("2023-01-30", "child_returned_home", measure="m1"))))
        assert row(portfolio, "placements", "placements")["median"] == 20

    @pytest.mark.parametrize(
        ("events", "more"),
        [
            (placed(at="2023"), {}),
            (placed(), {"coverage": {"measure_ended": False}}),
            (placed(event("2023-06", "measure_ended", measure="m1")), {}),
            (placed(event("2022-12-24", "measure_ended", measure="m1")), {}),
        ],
    )
    def test_a_stay_whose_days_are_not_known_has_no_length(self, events: list[Any], more: dict[str, Any]) -> None:
        (stay, whole, _) = rows(tables(case("vague", *events, **more)), "placements")
        assert (stay["stays"], stay["vague"], "median" in stay, whole["vague"]) == (1, 1, False, 1)

    def test_a_place_that_is_not_told_is_a_row(self) -> None:
        (first, *_) = rows(tables(case("nowhere", *placed(place=None))), "placements")
        assert (first.get("place"), first["stays"]) == (None, 1)

    def test_a_new_placement_is_no_move(self) -> None:
        again = event("2023-08-01", "measure_started", measure="m2", kind="placement", place="childrens_home")
        portfolio = tables(case("again", *placed(event("2023-06-19", "measure_ended", measure="m1")), again))
        assert [(one["what"], one["number"], one["all"]) for one in rows(portfolio, "moves")] == [
            ("in_placement", "0", 2),
            ("of_child", "0", 1),
            ("placements", "2", 1),
        ]

    def test_what_cannot_be_counted_is_told(self) -> None:
        again = event("2023-01-10", "measure_started", measure="m2", kind="placement")
        loose = event("2023-03-11", "place_changed")
        unknown = event("2023-03-11", "measure_started", measure="m3", provision="SEL § 52, stk. 3")
        portfolio = tables(case("loose", *placed(again, loose, unknown)))
        assert "1 flytning siger ikke" in " ".join(note.da for note in portfolio.table("moves").notes)
        assert "1 indsats siger ikke" in " ".join(note.da for note in portfolio.table("placements").notes)
        hidden = tables(case("loose", *placed(again, loose, unknown)), mask=5)
        assert "Enkelte flytninger siger ikke" in " ".join(note.da for note in hidden.table("moves").notes)
        assert "A few measures do not say" in " ".join(note.en for note in hidden.table("placements").notes)


def respite(measure: str, first: str, last: str | None) -> list[dict[str, Any]]:
    start = event(first, "measure_started", measure=measure, kind="respite", provision="SEL § 52, stk. 3, nr. 5")
    return [start] if last is None else [start, event(last, "measure_ended", measure=measure)]


class TestGaps:
    def test_from_the_end_of_the_last_to_the_start_of_the_next(self) -> None:
        gap = [*respite("m1", "2022-01-10", "2022-03-01"), *respite("m2", "2022-03-31", "2022-06-01")]
        none = [*respite("m1", "2022-01-10", "2022-03-01"), *respite("m2", "2022-02-10", None)]
        found = row(tables(case("gap", *gap), case("none", *none)), "waits", "gap")
        assert (found["ended"], found["median"], found["open"]) == (1, 30, 1)

    def test_a_closed_case_waits_for_nothing(self) -> None:
        closed = [*respite("m1", "2022-01-10", "2022-03-01"), event("2022-03-02", "case_closed")]
        assert "gap" not in [one["what"] for one in rows(tables(case("closed", *closed)), "waits")]

    def test_an_imprecise_day_leaves_it_open(self) -> None:
        vague = [*respite("m1", "2022-01-10", "2022-03"), *respite("m2", "2022-03-31", "2022-06-01")]
        found = row(tables(case("vague", *vague)), "waits", "gap")
        assert (found["ended"], found["open"], found["vague"]) == (0, 0, 1)


class TestWithoutAFollowUp:
    def test_ended_running_and_cut_short(self) -> None:
        held = event("2022-04-10", "follow_up_held", measure="m1")
        ended = case("ended", *respite("m1", "2022-01-10", "2022-05-10"), held)
        running = case("running", *respite("m1", "2024-07-22", None))
        found = row(tables(ended, running), "waits", "without-follow-up")
        assert (found["ended"], found["open"], found["stopped"], found["median"]) == (1, 1, 1, 90)


class TestWaiting:
    GRANTED = event("2022-01-10", "decision_made", decision="d1", kind="measure", measure_kind="respite", granted=True)

    def test_from_the_decision_to_the_start(self) -> None:
        started = {**respite("m1", "2022-02-09", None)[0], "decision": "d1"}
        portfolio = tables(case("started", self.GRANTED, started), case("not-started", self.GRANTED))
        found = row(portfolio, "waits", "start")
        assert (found["ended"], found["open"], found["median"]) == (1, 1, 30)
        assert {one["span"]: one["too_late"] for one in rows(portfolio, "spread-start")[:-1]}["open"] == 1


class TestAnswers:
    @pytest.mark.parametrize("name", ["bdo-randers-2016", "sbst-ledelsestilsyn"])
    def test_are_those_of_a_tally(self, name: str) -> None:
        asked = profile(name)
        cases = [read_case(one) for one in constructed_portfolio("bdo-randers-2016")][::3]
        table = tally((answer for one in cases for answer in review(evaluate(one), one, asked)), asked)
        found = {one["question"]: one for one in rows(portfolio_tables(cases, profile=asked, by=()), "answers")}
        for expected in table.rows:
            numbers = found[expected.question]
            for count in ("relevant", "met", "partly", "not_met", "not_shown", "not_relevant"):
                assert numbers[count] == getattr(expected, count), (expected.question, count)
            for part, number in expected.of_which.items():
                assert found[f"{expected.question}/{part}"]["met"] == number

    def test_by_rule_are_the_statuses_of_the_report(self) -> None:
        cases = list(constructed_portfolio("bdo-randers-2016"))[:8]
        statuses = Counter((f.rule, f.status) for one in cases for f in evaluate(one).findings)
        found = rows(portfolio_tables(cases, by=()), "answers")
        assert {one["rule"] for one in found} == {rule for rule, _ in statuses}
        for one in found:
            of = {status: statuses[one["rule"], status] for status in Status}
            assert one["relevant"] + one["not_relevant"] == sum(of.values())
            # What is undetermined counts as what it may be, where all of that counts alike.
            counted = {
                "met": of[Status.MET] + of[Status.EXCUSED],
                "not_met": of[Status.MET_LATE] + of[Status.OVERDUE] + of[Status.MISSING],
                "not_relevant": of[Status.PENDING],
            }
            for count, number in counted.items():
                assert number <= one[count] <= number + of[Status.UNDETERMINED], (one["rule"], count)

    def test_nothing_answered_has_no_share(self) -> None:
        portfolio = tables(case("a", notified("2024-03-11T09:30:00+01:00", "n1")), by=(), only="notification")
        found = row(portfolio, "answers", "notification-registered-centrally")
        assert (found["not_shown"], found["not_shown_share"]) == (1, 1.0)
        assert not {"met_share", "met_interval", "not_met_share", "met_of_answered", "met_at_most"} & found.keys()

    def test_what_is_not_shown_may_be_met(self) -> None:
        done = event("2024-03-11T10:30:00+01:00", "notification_assessed", notification="n1")
        portfolio = tables(
            case("met", notified("2024-03-11T09:30:00+01:00", "n1"), done),
            case("not", notified("2024-03-11T09:30:00+01:00", "n1")),
            case("a", notified("2024-03-11T09:30:00+01:00", "n1"), coverage={"notification_assessed": False}),
            case("b", notified("2024-03-11T09:30:00+01:00", "n1"), coverage={"notification_assessed": False}),
        )
        found = row(portfolio, "notifications", "notification-assessed-within-24-hours")
        assert (found["met_share"], found["met_of_answered"], found["met_at_most"]) == (0.25, 0.5, 0.75)


class TestStrata:
    def test_the_groups_of_questions_are_those_of_strata(self) -> None:
        asked = profile("ankestyrelsen-2011")
        cases = [read_case(one) for one in constructed_portfolio("ankestyrelsen-2011")][:30]
        portfolio = portfolio_tables(cases, profile=asked, by=("measure", "year"))
        kinds = [strata(one, {"decision": "d1"}).measure_kinds for one in cases]
        for found in rows(portfolio, "by-measure"):
            if found["question"] == "all-conditions":
                assert found["relevant"] == sum(found["measure"] in some for some in kinds)

    def test_over_time_is_by_the_day_on_which_the_duty_was_due(self) -> None:
        done = case(
            "done",
            event("2024-01-30", "need_identified", need="n1", investigation_obligatory=True),
            event("2024-02-01", "investigation_decided", investigation="i1", need="n1"),
            event("2024-05-02", "investigation_completed", investigation="i1"),
        )
        found = rows(tables(done, by=("month", "quarter"), only="investigation"), "over-time-month")
        assert ("2024-05", "investigation") in [(one["month"], one["category"]) for one in found]
        assert "over-time-quarter" in [table.id for table in tables(done, by=("quarter",)).tables]

    def test_a_due_day_that_is_not_known_is_a_row_of_its_own(self) -> None:
        late = case(
            "late",
            event("2024-01", "need_identified", need="n1", investigation_obligatory=True),
            event("2024-02-01", "investigation_decided", investigation="i1", need="n1"),
            event("2023-12-20/2024-01-10", "notification_received", notification="n1"),
        )
        found = rows(tables(late, by="month", only="notification"), "over-time-month")
        assert any(one["month"] is None and one["relevant"] for one in found)


class TestReasons:
    def test_without_a_profile_they_are_causes(self) -> None:
        portfolio = tables(case("never", notified("2024-03-11T09:30:00+01:00", "n1")))
        found = rows(portfolio, "reasons-not-met")
        assert {"reason": "notification-assessed-within-24-hours", "all": 1, "behind": 0} in found

    def test_a_missing_fact_is_named_without_its_event(self) -> None:
        portfolio = tables(
            case("a", notified("2024-03-11T09:30:00+01:00", "n1"), coverage={"notification_assessed": False}),
            case("b", notified("2024-03-12T09:30:00+01:00", "n7"), coverage={"notification_assessed": False}),
        )
        found = [one for one in rows(portfolio, "reasons-not-shown") if one["fact"] == "coverage.notification_assessed"]
        assert [(one["category"], one["all"]) for one in found] == [("notification", 2)]
        names = [r.cells[1].text for r in portfolio.table("reasons-not-shown").rows]
        assert "“notification assessed”: the source does not always record it" in [n.en for n in names if n is not None]


class TestCountsAreAdded:
    def test_by_one_process_or_two(self) -> None:
        cases = list(constructed_portfolio("bdo-randers-2016"))[:40]
        one = portfolio_tables(cases, profile="bdo-randers-2016", mask=5)
        assert portfolio_tables(cases, profile="bdo-randers-2016", mask=5, workers=2) == one

    def test_in_any_order(self) -> None:
        cases = list(constructed_portfolio("bdo-randers-2016"))[:40]
        assert portfolio_tables(cases[::-1], mask=5, only="plan") == portfolio_tables(cases, mask=5, only="plan")

    def test_a_count_can_be_sent_and_added(self) -> None:
        one, other = Counted(cases=1, looked_at=(5, 5)), Counted(cases=2, happened=(3, 4))
        one.counts["answer", "", "", "plan", "yes"] = 2
        other.counts["answer", "", "", "plan", "yes"] = 3
        both = pickle.loads(pickle.dumps(one + other))
        assert (both.cases, both.looked_at, both.happened) == (3, (5, 5), (3, 4))
        assert both.counts["answer", "", "", "plan", "yes"] == 5
        assert total_of([]) == Counted()

    def test_memory_grows_with_the_keys_and_not_with_the_cases(self) -> None:
        counted = Counted(cases=1)
        counted.counts["answer", "", "", "plan", "yes"] = 1
        assert len(total_of(counted for _ in range(5000)).counts) == 1


class TestWhatIsRefused:
    def test_a_bad_case_is_told_and_the_others_go_on(self) -> None:
        seen: list[Refused | None] = []
        portfolio = tables(case("good"), {"id": "bad"}, case("good-too"), told=seen.append)
        assert (portfolio.cases, portfolio.refused) == (2, 1)
        assert [one if one is None else one.place for one in seen] == [None, "cases[1]", None]
        assert "1 sag kunne ikke læses" in portfolio.notes[0].da

    @pytest.mark.parametrize(
        ("how", "message"),
        [
            ({"by": "plase"}, "by: unknown stratum 'plase', did you mean 'place'?"),
            (
                {"by": 3},
                "by: must be one or several of: category, measure, place, year, quarter, month, not of the type int",
            ),
            ({"mask": 1}, f"mask: must be {MASK}"),
            (
                {"mask": "5"},
                "mask: must be a whole number from 2 to 1000: numbers below it are masked, not of the type str",
            ),
            ({"only": "plann"}, "only: unknown category 'plann', did you mean 'plan'?"),
            (
                {"only": "plan", "profile": "bdo-randers-2016"},
                "only: goes without a profile: a profile says itself which rules it reads",
            ),
            (
                {"profile": 3},
                "profile: must be a review profile or its id, for example 'bdo-randers-2016', not of the type int",
            ),
            ({"told": 3}, "told: must be a function, not of the type int"),
        ],
    )
    def test_an_argument(self, how: dict[str, Any], message: str) -> None:
        with pytest.raises(ArgumentError) as error:
            tables(**how)
        assert [str(problem) for problem in error.value.problems] == [message]

    def test_every_argument_at_once(self) -> None:
        with pytest.raises(ArgumentError) as error:
            tables(mask=0, by="x", only="y", rules=3)
        assert [problem.path for problem in error.value.problems] == ["only", "rules", "mask", "by"]


class TestRules:
    def test_carried_rules_give_the_same(self) -> None:
        cases = list(constructed_portfolio("bdo-randers-2016"))[:5]
        asked = portfolio_tables(cases, rules=carried_rules(), only="plan")
        assert asked == portfolio_tables(cases, rules=load_rules(), only="plan")

    def test_a_reading_changes_what_is_counted(self) -> None:
        received, assessed = "2024-03-08", "2024-03-18"
        one = case(
            "saturday",
            notified(received, "n1"),
            event(assessed, "notification_acknowledged", notification="n1"),
        )
        usual = row(tables(one), "notifications", "notification-acknowledged-within-6-working-days")
        other = tables(one, readings={"saturday-is-a-hverdag": "monday to saturday"})
        found = row(other, "notifications", "notification-acknowledged-within-6-working-days")
        assert (usual["met"], found["met"]) == (1, 0)
