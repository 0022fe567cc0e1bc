"""Pairing two answers: as many rows as possible agree, then as many as possible of the rest have a counterpart."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from childlaw_rules.assertions.pairing import paired

costs = st.integers(0, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.sampled_from([0, 1, None]), min_size=width, max_size=width), min_size=1, max_size=4
    )
)


def most(rows: int, columns: int, fits) -> int:
    """The size of a largest matching, by trying all."""
    wide = max(rows, columns)
    return max(
        sum(1 for row, column in enumerate(order) if row < rows and column < columns and fits(row, column))
        for order in permutations(range(wide))
    )


class TestPairing:
    @given(costs)
    def test_every_row_stands_once_and_as_many_agree_as_can(self, cost: list[list[int | None]]) -> None:
        rows, columns = len(cost), len(cost[0])
        pairs = paired(range(rows), range(columns), lambda row, column: cost[row][column])
        assert sorted(row for row, _ in pairs if row is not None) == list(range(rows))
        assert sorted(column for _, column in pairs if column is not None) == list(range(columns))
        both = [(row, column) for row, column in pairs if row is not None and column is not None]
        assert all(cost[row][column] is not None for row, column in both)
        agree = sum(1 for row, column in both if cost[row][column] == 0)
        assert agree == most(rows, columns, lambda row, column: cost[row][column] == 0)

    @given(costs)
    def test_of_the_rest_as_many_as_can_have_a_counterpart(self, cost: list[list[int | None]]) -> None:
        rows, columns = len(cost), len(cost[0])
        pairs = paired(range(rows), range(columns), lambda row, column: cost[row][column])
        mine = [row for row, column in pairs if column is None or (row is not None and cost[row][column] != 0)]
        theirs = [column for row, column in pairs if row is None or (column is not None and cost[row][column] != 0)]
        left = sum(1 for row, column in pairs if None not in (row, column) and cost[row][column] != 0)
        assert left == most(len(mine), len(theirs), lambda row, column: cost[mine[row]][theirs[column]] is not None)

    def test_a_long_chain_is_followed(self) -> None:
        # Each row fits its own column and the next; the last one only the first column.
        fits = {(n, n) for n in range(300)} | {(n, n + 1) for n in range(300)} | {(300, 0)}
        pairs = paired(range(301), range(301), lambda row, column: 0 if (row, column) in fits else None)
        assert all(None not in pair for pair in pairs)
