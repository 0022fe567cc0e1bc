"""Kinds of duty that no rule needs yet, and the edge cases of one that rules do need, as rule files of tests.

Each file under ``data/`` is a rule with examples. They run like those of the real rules, and each must notice
every change of its own rule.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from childlaw_rules.errors import RuleError
from childlaw_rules.examples import run_examples
from childlaw_rules.kinds import KINDS
from childlaw_rules.rulefiles import read_rule
from tests.mutation.killing import Proving

DATA = Path(__file__).parent / "data"
#: The rules of the benchmark use keys of their kinds that no rule of the law needs.
BENCHMARK = Path(__file__).parent.parent / "benchmarks" / "rules"
FILES = sorted([*DATA.glob("*/*.yaml"), *BENCHMARK.glob("*/*.yaml")])


#: Changes that the examples of a whole rule are asked about: belonging, sources, and what could be said besides.
FOR_THE_RULES = re.compile(r"for_each|tied_by|source/| added$|asked as|: as in |the change on")
#: Changes that cannot change any result: six months before a birthday never is a 31 December, since June has none.
CANNOT_MATTER = {
    "aftercare-decided-6-months-before-18": {"versions/sel-2006/in_force/from: 2006-01-01 becomes 2005-12-31"},
}


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _name(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
class TestRuleFilesOfTests:
    def test_every_example_holds(self, file: Path) -> None:
        ran, failures = run_examples(read_rule(_text(file), _name(file)))
        assert ran
        assert [str(failure) for failure in failures] == []

    def test_every_mutant_is_noticed_or_explained(self, file: Path) -> None:
        score = Proving(file.read_bytes(), _name(file)).score()
        assert score.total
        left = {name for name in score.survivors if not FOR_THE_RULES.search(name)}
        assert left == CANNOT_MATTER.get(file.stem, set())


def test_the_kinds_without_a_rule_are_here() -> None:
    here = {read_rule(_text(file), _name(file)).kind for file in FILES}
    assert {"count", "limit", "deadline counted backward", "recurring"} <= here <= set(KINDS)


class TestRefusals:
    """What a rule file of these kinds may not say, with the whole message."""

    @staticmethod
    def _refused(file: str, old: str, new: str, folder: Path = DATA) -> list[str]:
        text = _text(folder / file)
        assert text.count(old) == 1
        with pytest.raises(RuleError) as refused:
            read_rule(text.replace(old, new), file)
        return [problem.message for problem in refused.value.problems]

    def test_backward_never_moves(self) -> None:
        messages = self._refused(
            "aftercare/aftercare-decided-6-months-before-18.yaml",
            "  day_missing_in_month: last day of month\n",
            "  day_missing_in_month: last day of month\n  ends_on_day_off: stays\n",
        )
        assert set(messages) == {"a day counted backward never moves: leave out 'ends_on_day_off'"}

    def test_the_earliest_of_several_is_a_choice_where_some_may_come_first(self) -> None:
        file = "notification/r2-notification-confirmed-within-6-working-days.yaml"
        messages = self._refused(file, "may_come_first: yes\n", "", BENCHMARK)
        assert set(messages) == {"'of_several' goes with 'may_come_first', where the clock does not start anew"}

    def test_a_deadline_in_hours_has_nothing_else_that_keeps_it(self) -> None:
        file = "notification/r1-notification-assessed-within-24-hours.yaml"
        messages = self._refused(file, "within: 24 hours\n", "within: 24 hours\nor_else: screening_done\n", BENCHMARK)
        assert set(messages) == {"'or_else' goes with a day, where the clock does not start anew"}

    def test_the_first_of_a_row_is_counted_like_the_next(self) -> None:
        old = "next_set_by: next_due\n"
        messages = self._refused("follow_up/edges-of-a-set-day.yaml", old, old + "first_within: 3 months\n")
        assert set(messages) == {"'first_within' goes with 'at_most_apart'"}

    def test_a_calendar_year_ends_with_the_year(self) -> None:
        file = "supervision/r9-two-visits-in-each-year.yaml"
        messages = self._refused(file, "in_each: 12 months\n", "in_each: calendar year\n", BENCHMARK)
        expected = "'last_day' is for a period from the start of the measure, not for calendar years"
        assert set(messages) == {expected}

    def test_the_day_before_the_next_begins_leaves_nothing_to_count(self) -> None:
        file = "supervision/r9-two-visits-in-each-year.yaml"
        messages = self._refused(file, "start_day: not counted\n", "start_day: counted as day 1\n", BENCHMARK)
        assert set(messages) == {"with 'last_day' the start day is not counted: write 'start_day: not counted'"}

    def test_backward_says_how_it_counts(self) -> None:
        messages = self._refused(
            "aftercare/aftercare-decided-6-months-before-18.yaml",
            "  day_missing_in_month: last day of month\n",
            "",
        )
        assert set(messages) == {"missing counting choice 'day_missing_in_month'"}

    def test_count_says_how_it_counts(self) -> None:
        messages = self._refused("supervision/supervision-visits-twice-a-year.yaml", "  ends_on_day_off: stays\n", "")
        assert set(messages) == {"missing counting choice 'ends_on_day_off'"}

    def test_limit_that_nothing_ends(self) -> None:
        messages = self._refused("contact/contact-suspended-at-most-8-weeks.yaml", "stated_in: until\n", "")
        assert set(messages) == {"say 'ends_with' or 'stated_in': otherwise the limit cannot be seen to be kept"}

    def test_limit_ties_what_ends_it(self) -> None:
        messages = self._refused("return_home/transition-period-at-most-6-months.yaml", "tied_by: measure\n", "")
        assert set(messages) == {"'ends_with' and 'tied_by' go together"}

    def test_limit_ties_nothing_where_nothing_ends_it(self) -> None:
        messages = self._refused(
            "contact/contact-suspended-at-most-8-weeks.yaml",
            "stated_in: until\n",
            "stated_in: until\ntied_by: measure\n",
        )
        assert set(messages) == {"'ends_with' and 'tied_by' go together"}

    def test_recurring_has_one_way_to_say_when(self) -> None:
        messages = self._refused(
            "follow_up/edges-of-a-set-day.yaml",
            "next_set_by: next_due\n",
            "next_set_by: next_due\nat_most_apart: 6 months\n",
        )
        assert set(messages) == {"say either 'at_most_apart' or 'next_set_by'"}
