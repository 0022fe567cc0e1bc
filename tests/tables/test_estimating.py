"""The formulas against figures that were published."""

from __future__ import annotations

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childlaw_rules.tables.estimating import median_with_open, quantile, wilson


class TestWilson:
    @pytest.mark.parametrize(
        ("number", "of", "low", "high"),
        [
            # R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0000, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ],
    )
    def test_gives_the_published_intervals(self, number: int, of: int, low: float, high: float) -> None:
        found = wilson(number, of)
        assert found is not None
        assert [round(end, 4) for end in found] == [low, high]

    def test_of_all_is_that_of_none_turned_over(self) -> None:
        none, every = wilson(0, 17), wilson(17, 17)
        assert none is not None
        assert every is not None
        assert every[1] == 1.0
        assert every[0] == pytest.approx(1 - none[1])

    def test_of_nothing_there_is_none(self) -> None:
        assert wilson(0, 0) is None

    @given(st.integers(1, 5000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
    def test_holds_the_share_and_stays_between_nought_and_one(self, case: tuple[int, int]) -> None:
        number, of = case
        found = wilson(number, of)
        assert found is not None
        assert 0 <= found[0] <= number / of <= found[1] <= 1


class TestQuantile:
    @given(st.lists(st.integers(0, 60), min_size=2, max_size=40))
    def test_is_that_of_the_standard_library(self, values: list[int]) -> None:
        counts = {value: values.count(value) for value in values}
        quartiles = statistics.quantiles(values, n=4, method="inclusive")
        assert [quantile(counts, share) for share in (0.25, 0.5, 0.75)] == pytest.approx(quartiles)

    def test_of_nothing_there_is_none(self) -> None:
        assert quantile({}, 0.5) is None


class TestMedianWithOpen:
    #: Weeks in remission of 42 patients: E. J. Freireich et al., Blood 21 (1963); published medians: 23 and 8.
    TREATED = {6: 3, 7: 1, 10: 1, 13: 1, 16: 1, 22: 1, 23: 1}
    TREATED_OPEN = {6: 1, 9: 1, 10: 1, 11: 1, 17: 1, 19: 1, 20: 1, 25: 1, 32: 2, 34: 1, 35: 1}
    OTHERS = {1: 2, 2: 2, 3: 1, 4: 2, 5: 2, 8: 4, 11: 2, 12: 2, 15: 1, 17: 1, 22: 1, 23: 1}

    def test_gives_the_published_medians(self) -> None:
        assert median_with_open(self.TREATED, self.TREATED_OPEN) == 23
        assert median_with_open(self.OTHERS, {}) == 8

    def test_is_not_known_where_fewer_than_half_end(self) -> None:
        assert median_with_open({5: 1}, {9: 2}) is None
        assert median_with_open({}, {}) is None

    def test_what_is_open_draws_it_upward(self) -> None:
        ended = {10: 3, 20: 3, 30: 3}
        shorter, longer = median_with_open(ended, {}), median_with_open(ended, {25: 4})
        assert (shorter, longer) == (20, 30)
