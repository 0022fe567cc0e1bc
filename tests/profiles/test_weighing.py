"""How several answers make one."""

from __future__ import annotations

from itertools import product

import pytest

from childlaw_rules.profiles.weighing import all_of, any_of, from_signs
from childlaw_rules.profiles.words import AnswerWord

YES, PARTLY, NO = AnswerWord.YES, AnswerWord.PARTLY, AnswerWord.NO
NOT_RELEVANT, NOT_SHOWN = AnswerWord.NOT_RELEVANT, AnswerWord.NOT_SHOWN


class TestAllOf:
    @pytest.mark.parametrize(
        ("answers", "expected"),
        [
            ([], NOT_RELEVANT),
            ([NOT_RELEVANT, NOT_RELEVANT], NOT_RELEVANT),
            ([YES, NOT_RELEVANT], YES),
            ([YES, PARTLY], PARTLY),
            ([YES, NOT_SHOWN], NOT_SHOWN),
            ([PARTLY, NOT_SHOWN], NOT_SHOWN),
            ([NO, NOT_SHOWN, YES], NO),
        ],
    )
    def test_one_that_is_not_met_decides(self, answers: list[AnswerWord], expected: AnswerWord) -> None:
        assert all_of(answers) is expected


class TestAnyOf:
    @pytest.mark.parametrize(
        ("answers", "expected"),
        [
            ([], NOT_RELEVANT),
            ([NO, NOT_RELEVANT], NO),
            ([NO, YES, NOT_SHOWN], YES),
            ([NO, PARTLY], PARTLY),
            ([NO, NOT_SHOWN], NOT_SHOWN),
        ],
    )
    def test_one_that_is_met_decides(self, answers: list[AnswerWord], expected: AnswerWord) -> None:
        assert any_of(answers) is expected


class TestSigns:
    @pytest.mark.parametrize(
        ("answers", "most", "expected"),
        [
            ([], 1, NOT_RELEVANT),
            ([NOT_RELEVANT], 1, NOT_RELEVANT),
            ([YES, NOT_RELEVANT], 0, YES),
            ([YES, NO], 0, NO),
            ([YES, NO], 1, PARTLY),
            ([YES, PARTLY], 1, PARTLY),
            ([NO, NO], 1, NO),
            ([NO, NO], 2, PARTLY),
            ([YES, NOT_SHOWN], 1, NOT_SHOWN),
            ([NO, NOT_SHOWN], 1, NOT_SHOWN),
            ([NO, NOT_SHOWN], 2, PARTLY),
            ([NO, NO, NOT_SHOWN], 1, NO),
        ],
    )
    def test_the_number_that_is_lacking_decides(
        self, answers: list[AnswerWord], most: int, expected: AnswerWord
    ) -> None:
        assert from_signs(answers, most) is expected

    def test_what_is_given_holds_whatever_is_not_shown(self) -> None:
        """A definite answer never changes when a sign that was not shown comes to light."""
        for answers in product((YES, NO, NOT_RELEVANT, NOT_SHOWN), repeat=4):
            given = from_signs(answers, 1)
            if given in (NOT_SHOWN, NOT_RELEVANT):
                continue
            options = [(YES, NO) if answer is NOT_SHOWN else (answer,) for answer in answers]
            assert {from_signs(known, 1) for known in product(*options)} == {given}
