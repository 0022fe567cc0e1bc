"""The second evaluator agrees with the rule examples and with the engine, and would notice if it did not."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

from tests.oracle import compare, generate
from tests.oracle.choices import TooManyError, every_world
from tests.oracle.compare import PIECE, Tally, compare_case, differ, disagree_on, long_run, main, run, shrunk
from tests.oracle.examples import differences, every_example
from tests.oracle.judge import KINDS, Row, judge_json
from tests.oracle.rulefile import all_rules, make_rule, rule_data

HERE = Path(__file__).parent
FOUND = sorted((HERE / "found").glob("*.json"))
#: What the second evaluator may take from the library: the calendar, and the names of events and fields.
SHARED = {"childlaw_rules.when", "childlaw_rules.case.vocabulary"}
#: Modules that hold the two evaluators against each other, or read the examples.
MEETING_PLACES = {"compare", "examples", "test_oracle", "__init__"}
#: How many drawn cases the ordinary run compares, from seed 0.
ORDINARY = 1000
#: Drawn cases of the ordinary run on which the engine is known to be wrong, with the file of ``found`` that shows how.
AWAITING = json.loads((HERE / "awaiting.json").read_text("utf-8"))


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add(node.module or "")
    return found


class TestSharesNothing:
    @pytest.mark.parametrize("path", sorted(HERE.glob("*.py")), ids=lambda path: path.stem)
    def test_takes_only_the_calendar_and_the_names_from_the_library(self, path):
        if path.stem in MEETING_PLACES:
            pytest.skip("where the two meet")
        assert {name for name in imported(path) if name.startswith("childlaw_rules")} <= SHARED
        assert not {name for name in imported(path) if name.startswith("tests")}

    def test_no_module_of_its_own_leads_to_the_engine(self):
        own = {path.stem for path in HERE.glob("*.py")} - MEETING_PLACES
        for stem in own:
            relative = {
                (node.module or "").split(".")[0]
                for node in ast.walk(ast.parse((HERE / f"{stem}.py").read_text("utf-8")))
                if isinstance(node, ast.ImportFrom) and node.level == 1
            }
            assert relative.isdisjoint(MEETING_PLACES - {"__init__"}), stem

    def test_every_kind_of_the_shipped_rules_is_read(self):
        assert {rule.kind for rule in all_rules().values()} == set(KINDS)


class TestExamples:
    def test_every_example_of_the_rule_files_holds(self):
        told = []
        number = 0
        for id_, example in every_example():
            number += 1
            told += [f"{id_}: {example.name}: {text}" for text in differences(id_, example)]
        assert told == []
        assert number > 6000


@pytest.fixture(scope="module")
def tally():
    return run(range(ORDINARY))


class TestDrawnCases:
    def test_the_two_agree_but_where_the_engine_is_known_to_be_wrong(self, tally):
        assert (tally.cases, tally.refused) == (ORDINARY, 0)
        assert tally.findings > 5 * ORDINARY
        assert tally.skipped < ORDINARY / 20
        told = {f"{found['seed']} {found['rule']}": found["told"] for found in tally.disagreements}
        assert {place: text for place, text in told.items() if place not in AWAITING} == {}
        assert set(AWAITING) <= set(told), "agreed by now: take it out of awaiting.json"

    @pytest.mark.parametrize(
        ("status", "least"),
        [("met", 400), ("met_late", 30), ("overdue", 200), ("missing", 500), ("pending", 300), ("excused", 3)],
    )
    def test_every_decided_status_comes_up_often(self, tally, status, least):
        assert tally.statuses[status] >= least

    def test_a_seed_draws_the_same_case_and_another_seed_another(self):
        assert generate.draw(7) == generate.draw(7) != generate.draw(8)

    def test_every_awaiting_case_names_a_file_that_shows_it(self):
        assert set(AWAITING.values()) <= {path.stem for path in FOUND}


class TestDisagreementsFound:
    @pytest.mark.parametrize("path", FOUND, ids=lambda path: path.stem)
    def test_found_once(self, path, request):
        found = json.loads(path.read_text("utf-8"))
        assert found["about"]
        if found["engine"] == "wrong":
            request.applymarker(pytest.mark.xfail(reason=found["about"], strict=True))
        assert disagree_on(found["case"], all_rules()[found["rule"]]) == []


class TestWouldNotice:
    """A comparison that cannot fail is none: each of these alters one side."""

    @pytest.mark.parametrize(
        ("rule", "path", "value"),
        [
            ("investigation-completed-within-4-months", ("within",), "5 months"),
            ("investigation-completed-within-4-months", ("versions", 0, "in_force", "from"), "2013-09-30"),
            ("custody-holders-consent", ("from_whom",), "the child"),
            ("follow-up-at-most-6-months-apart", ("at_most_apart",), "7 months"),
            ("supervision-visits-twice-a-year", ("at_least",), "1"),
            ("case-without-activity", ("at_most_apart",), "5 months"),
            ("conversation-within-half-year", ("within_the_last",), "7 months"),
            ("contact-suspended-at-most-8-weeks", ("at_most",), "7 weeks"),
            ("aftercare-decided-6-months-before-18", ("at_least_before",), "5 months"),
        ],
    )
    def test_another_word_in_a_rule_is_noticed_by_its_examples(self, rule, path, value, monkeypatch):
        data = json.loads(json.dumps(rule_data()[rule]))
        place = data
        for step in path[:-1]:
            place = place[step]
        assert place[path[-1]] != value
        place[path[-1]] = value
        monkeypatch.setitem(rule_data(), rule, data)
        assert any(differences(id_, example) for id_, example in every_example() if id_ == rule)

    def test_an_engine_that_reads_another_rule_is_noticed_on_drawn_cases(self):
        altered = {**rule_data()["notification-acknowledged-within-6-working-days"], "within": "7 working days"}
        rule = make_rule(altered)
        tally = Tally()
        seed = sorted(all_rules()).index(rule.id)
        for number in range(6):
            compare_case(generate.draw(seed + number * len(all_rules())), [rule], tally)
        assert tally.findings
        assert tally.disagreements

    def test_each_part_of_a_finding_is_compared(self):
        row = Row((("need", "n1"),), None, "met", "2024-03-04", "e2", ())
        assert differ([row], [row]) == []
        for other in (
            Row((("need", "n2"),), None, "met", "2024-03-04", "e2", ()),
            Row((("need", "n1"),), 1, "met", "2024-03-04", "e2", ()),
            Row((("need", "n1"),), None, "met_late", "2024-03-04", "e2", ()),
            Row((("need", "n1"),), None, "met", "2024-03-05", "e2", ()),
            Row((("need", "n1"),), None, "met", "2024-03-04", "e3", ()),
            Row((("need", "n1"),), None, "met", "2024-03-04", "e2", (), "bl-2024"),
            Row((("need", "n1"),), None, "undetermined", "2024-03-04", "e2", ("met", "overdue")),
        ):
            assert differ([row], [other]) != []
            assert differ([other], [row]) != []
        assert differ([row, row], [row]) != []

    def test_findings_under_one_name_are_told_apart_in_any_order(self):
        row = Row((("decision", "d1"),), None, "met", "2024-03-04", "e2", ())
        other = Row((("decision", "d1"),), None, "missing", "2024-03-05", None, ())
        assert differ([row, other], [other, row]) == []
        assert differ([row, row], [other, row]) != []

    def test_a_disagreement_is_shrunk_to_what_it_needs(self, monkeypatch):
        """The two are made to differ wherever a life event is on file."""
        case = {
            "format": "childlaw-case/1",
            "id": "c",
            "child": {"born": "2012-05-14", "due": "2012-05-20"},
            "as_of": "2024-08-01",
            "parties": [{"id": "mother", "role": "custody_holder"}],
            "coverage": {"plan_made": True},
            "events": [
                {"type": "journal_note", "at": "2024-01-03/2024-01-05", "note": "a"},
                {"type": "life_event", "at": "2024-02-05"},
                {"type": "journal_note", "at": "2024-03-07"},
            ],
        }
        monkeypatch.setattr(
            compare,
            "disagree_on",
            lambda case, rule: [event for event in case["events"] if event["type"] == "life_event"],
        )
        small = shrunk({"rule": "case-without-activity", "case": case, "told": []})["case"]
        assert small["events"] == [{"type": "life_event", "at": "2024-02-05"}]
        assert set(small) == {"format", "id", "child", "as_of", "events"}
        assert small["child"] == {"born": "2012-05-14"}


class TestChoices:
    def test_every_combination_is_tried_once(self):
        def two(choices):
            first = choices.choose("a", ("x", "y"))
            return (first, choices.choose("b", (1, 2, 3))) if first == "x" else (first, None)

        assert list(every_world(two, 10)) == [("x", 1), ("x", 2), ("x", 3), ("y", None)]

    def test_more_than_the_cap_is_said_and_never_silent(self):
        with pytest.raises(TooManyError):
            list(every_world(lambda choices: choices.choose("a", range(4)), 3))

    def test_what_was_answered_holds(self):
        def windows(choices):
            return tuple(choices.falls_in("q", (1, 9), *window) for window in ((3, 5), (4, 4), (1, 9), (4, 9)))

        found = set(every_world(windows, 100))
        assert (True, False, False, False) not in found, "it happened, so it happened in what holds it"
        assert all(not four for first, four, *_ in found if not first), "it did not happen, nor within that"
        assert (False, False, True, False) in found

    def test_one_thing_is_not_two(self):
        def among(choices):
            return tuple(choices.is_among("q", frozenset("abc"), frozenset(some)) for some in ("a", "ab", "c"))

        assert set(every_world(among, 100)) == {(True, True, False), (False, True, False), (False, False, True)}


class TestMeaning:
    """Plain cases worked out by hand, so that the second evaluator is not right only because the first agrees."""

    def answer(self, rule, events, as_of, **rest):
        case = {"child": {"born": "2012-05-14"}, "parties": [{"id": "mother", "role": "custody_holder"}], **rest}
        return judge_json({**case, "events": events}, all_rules()[rule], as_of).rows

    def test_a_due_day_at_a_month_end(self):
        events = [
            {"type": "need_identified", "at": "2023-10-31", "need": "n1", "investigation_obligatory": True},
            {"type": "investigation_decided", "at": "2023-11-02", "need": "n1", "investigation": "i1"},
            {"type": "investigation_completed", "at": "2024-03-01", "investigation": "i1"},
        ]
        (row,) = self.answer("investigation-completed-within-4-months", events, "2024-04-02")
        assert (row.status, row.due, row.done) == ("met_late", "2024-02-29", "e3")

    def test_an_imprecise_day_leaves_what_is_possible(self):
        events = [
            {"type": "need_identified", "at": "2024-03-10/2024-03-12", "need": "n1", "investigation_obligatory": True},
            {"type": "investigation_completed", "at": "2024-07-11", "investigation": "i1"},
        ]
        (row,) = self.answer("investigation-completed-within-4-months", events, "2024-08-01")
        assert (row.status, row.possible, row.due) == ("undetermined", ("met", "met_late"), "2024-07-10/2024-07-12")

    def test_what_is_not_recorded_may_have_happened(self):
        events = [{"type": "need_identified", "at": "2024-03-11", "investigation_obligatory": True}]
        (row,) = self.answer(
            "investigation-completed-within-4-months",
            events,
            "2024-08-01",
            coverage={"investigation_completed": False},
        )
        assert row.possible == ("met", "met_late", "overdue")


class TestCommand:
    def test_a_long_run_goes_on_where_it_stopped(self, tmp_path, monkeypatch, capsys):
        monkeypatch.setattr(compare, "PIECE", 3)
        progress = tmp_path / "progress.jsonl"
        first = long_run(5000, 3, 1, progress)
        assert (first.cases, len(progress.read_text().splitlines())) == (3, 1)
        monkeypatch.setattr(compare, "_piece", None)
        again = long_run(5000, 3, 1, progress)
        assert (again.cases, again.findings, again.statuses) == (3, first.findings, first.statuses)

    def test_nonsense_is_refused(self, capsys):
        with pytest.raises(SystemExit):
            main(["--cases", "0"])
        assert "--cases" in capsys.readouterr().err
        assert PIECE > 0
