"""No masked number can be worked out: checked with a solver that knows nothing of how the masks were chosen."""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from childlaw_rules import constructed_portfolio, load_rules, portfolio_tables, profile
from childlaw_rules.tables.counted import ANSWER, DUTY, Counted
from childlaw_rules.tables.masking import masked_keys
from childlaw_rules.tables.models import Portfolio
from childlaw_rules.tables.portfoliotables import laid_out
from tests.tables.reader import Equation, ends, known_to_a_reader, read

ROOT = Path(__file__).parents[2]
LONG = os.environ.get("CHILDLAW_LONG") == "1"


def grid(numbers: list[list[int]]) -> tuple[dict[Hashable, int], list[Equation]]:
    """A table with its sums, as rows and columns."""
    values: dict[Hashable, int] = {(r, c): n for r, row in enumerate(numbers) for c, n in enumerate(row)}
    rows, columns = range(len(numbers)), range(len(numbers[0]))
    values |= {(r, "all"): sum(numbers[r]) for r in rows}
    values |= {("all", c): sum(row[c] for row in numbers) for c in columns}
    values["all", "all"] = sum(map(sum, numbers))
    equations: list[Equation] = [((r, "all"), tuple((r, c) for c in columns)) for r in (*rows, "all")]
    equations += [(("all", c), tuple((r, c) for r in rows)) for c in (*columns, "all")]
    return values, equations


GRIDS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 12), min_size=width, max_size=width), min_size=1, max_size=5)
)


class TestATable:
    def test_a_small_number_is_not_left_alone(self) -> None:
        values, equations = grid([[3, 20], [30, 40]])
        assert masked_keys(values, equations) == {(0, 0), (0, 1), (1, 0), (1, 1)}

    def test_two_ones_do_not_protect_each_other(self) -> None:
        values: dict[Hashable, int] = {"all": 12, "a": 1, "b": 1, "c": 10}
        assert masked_keys(values, [("all", ("a", "b", "c"))]) == {"a", "b", "c"}

    def test_a_sum_that_tells_is_masked_where_nothing_else_can_be(self) -> None:
        values: dict[Hashable, int] = {"all": 2, "a": 2, "b": 0}
        assert masked_keys(values, [("all", ("a", "b"))]) == {"all", "a"}

    def test_noughts_and_large_numbers_are_shown(self) -> None:
        values, equations = grid([[0, 20], [30, 0]])
        assert masked_keys(values, equations) == frozenset()

    def test_what_is_not_shown_costs_nothing(self) -> None:
        values: dict[Hashable, int] = {"all": 30, "a": 3, "b": 7, "c": 20}
        shown = {"all", "a", "b"}
        assert masked_keys(values, [("all", ("a", "b", "c"))], 5, shown) & shown == {"a"}

    @given(GRIDS)
    @settings(max_examples=120, deadline=None)
    def test_no_masked_number_can_be_worked_out(self, numbers: list[list[int]]) -> None:
        values, equations = grid(numbers)
        masked = masked_keys(values, equations)
        assert {key for key, value in values.items() if 0 < value < 5} <= masked
        for key, least, most in ends(values, masked, equations):
            assert least < most, f"{key} is known to be {least}"

    def test_the_check_sees_a_number_that_is_left_alone(self) -> None:
        values, equations = grid([[3, 20], [30, 40]])
        (found,) = ends(values, frozenset({(0, 0)}), equations)
        assert found == ((0, 0), 3, 3)


# -- whole portfolios ------------------------------------------------------------------------------------------

QUESTIONS = ("investigation", "conversation", "plan")
WORDS = ("yes", "partly", "no", "not_shown", "not_relevant")
ITEMS = st.tuples(
    st.sampled_from(QUESTIONS),
    st.sampled_from(WORDS),
    st.sampled_from(("respite", "placement", "none")),
    st.sampled_from(("foster_family", "none")),
    st.sampled_from(("2014", "2015", "")),
    st.sampled_from(("2015-01", "2015-02", "2015-05", "")),
    st.sampled_from(("plan", "practice")),
)


def counted(items: list[tuple[str, ...]]) -> Counted:
    """Counts as cases give them: each item is one answer that rests on one duty."""
    found = Counted(cases=max(1, len(items)))
    for question, word, measure, place, year, month, category in items:
        for by, group in (("", ""), ("measure", measure), ("place", place), ("year", year)):
            found.counts[ANSWER, by, group, question, word] += 1
        for by, group in (("", ""), ("category", category), ("period", month)):
            found.counts[DUTY, by, group, question, word] += 1
        if word == "no":
            found.counts["reason", question, "some-rule"] += 1
    found.counts["reason", "investigation", "investigation-current"] = found.counts.pop(
        ("reason", "investigation", "some-rule"), 0
    )
    for question in QUESTIONS[1:]:
        rule = {"conversation": "conversation-within-half-year", "plan": "childs-plan-within-3-months"}[question]
        found.counts["reason", question, rule] = found.counts.pop(("reason", question, "some-rule"), 0)
    found.counts = type(found.counts)({key: number for key, number in found.counts.items() if number})
    return found


def nothing_can_be_worked_out(make: Callable[[int | None], Portfolio]) -> None:
    """Of the portfolio with masks and without them: what is masked is open, the rest is as it was."""
    true, shown = read(make(None)), read(make(5))
    assert shown.keys() == true.keys()
    values = {key: value for key, value in true.items() if value is not None}
    masked = frozenset(key for key, value in shown.items() if value is None)
    assert {key for key, value in values.items() if 0 < value < 5} <= masked
    assert all(shown[key] == values[key] for key in values.keys() - masked)
    for key, least, most in ends(dict(values), frozenset(masked), known_to_a_reader(values)):
        assert least < most, f"{key} is known to be {least}"


BY = ("category", "measure", "place", "year", "quarter", "month")


class TestAWholePortfolio:
    @given(st.lists(ITEMS, max_size=60))
    @settings(max_examples=200 if LONG else 15, deadline=None)
    def test_no_masked_number_can_be_worked_out(self, items: list[tuple[str, ...]]) -> None:
        total, asked, rules = counted(items), profile("bdo-randers-2016"), load_rules()
        nothing_can_be_worked_out(lambda mask: laid_out(total, asked, rules, by=BY, mask=mask))

    @pytest.mark.parametrize("name", ["bdo-randers-2016", "ankestyrelsen-2011"])
    def test_nor_in_the_tables_of_a_constructed_one(self, name: str) -> None:
        nothing_can_be_worked_out(lambda mask: portfolio_tables(constructed_portfolio(name), profile=name, mask=mask))

    def test_the_reader_finds_what_small_numbers_alone_would_hide(self) -> None:
        name = "bdo-randers-2016"
        true = read(portfolio_tables(constructed_portfolio(name), profile=name))
        values = {key: value for key, value in true.items() if value is not None}
        small = frozenset(key for key, value in values.items() if 0 < value < 5)
        found = [key for key, least, most in ends(dict(values), small, known_to_a_reader(values)) if least == most]
        assert len(found) > 50
        assert ("by-year", "2015", "plan", "not_met") in found

    @pytest.mark.parametrize("only", [None, "notification"] if LONG else ["notification"])
    def test_nor_by_the_rules_in_those_of_published_cases(self, only: str | None) -> None:
        cases = ROOT / "tests" / "cases" / "real"
        nothing_can_be_worked_out(lambda mask: portfolio_tables(cases, only=only, mask=mask))


class TestWhatRestsOnAMaskedNumber:
    def test_is_masked_too(self) -> None:
        items = [("plan", "yes", "respite", "none", "2014", "2015-01", "plan")] * 9
        items += [("plan", "no", "placement", "none", "2014", "2015-02", "plan")] * 2
        portfolio = laid_out(counted(items), profile("bdo-randers-2016"), load_rules(), by=(), mask=5)
        table = portfolio.table("answers")
        (row,) = (row for row in table.rows if row.cells[0].code == "plan")
        for column, cell in zip(table.columns, row.cells, strict=True):
            rests = {column.id, column.of, column.base} & {"met", "not_met"}
            assert cell.masked is bool(rests or column.id == "met_of_answered"), column.id

    def test_nothing_is_masked_where_nobody_asks(self) -> None:
        items = [("plan", "no", "placement", "none", "2014", "2015-02", "plan")] * 2
        portfolio = laid_out(counted(items), profile("bdo-randers-2016"), load_rules())
        assert not any(cell.masked for table in portfolio.tables for row in table.rows for cell in row.cells)
        assert portfolio.mask is None

    def test_the_number_of_cases_is_masked_where_it_is_small(self) -> None:
        few = laid_out(Counted(cases=3, constructed=3), None, load_rules(), mask=5)
        assert (few.cases, few.constructed) == (None, None)
        assert laid_out(Counted(cases=3), None, load_rules()).cases == 3


class TestTheOrderOfReasons:
    ORDER = ["screening-done", "notifier-informed", "siblings-considered"]

    def test_tells_nothing_of_a_masked_number(self) -> None:
        total = Counted(cases=40)
        for rule, number in {"screening-done": 9, "notifier-informed": 3, "siblings-considered": 2}.items():
            total.counts["reason", "", rule] = total.counts["answer", "", "", rule, "no"] = number
        table = laid_out(total, None, load_rules(), by=(), mask=5).table("reasons-not-met")
        assert [row.cells[0].code for row in table.rows] == [
            "screening-done",
            "notifier-informed",
            "siblings-considered",
        ]
        total.counts["reason", "", "siblings-considered"] = 4
        total.counts["answer", "", "", "siblings-considered", "no"] = 4
        table = laid_out(total, None, load_rules(), by=(), mask=5).table("reasons-not-met")
        assert [row.cells[0].code for row in table.rows] == [
            "screening-done",
            "notifier-informed",
            "siblings-considered",
        ]


@pytest.mark.parametrize("below", [2, 3, 10])
def test_the_limit_is_the_callers(below: int) -> None:
    values: dict[Hashable, int] = {"a": 1, "b": 2, "c": 9, "d": 40}
    assert masked_keys(values, [], below) == {key for key, value in values.items() if value < below}
