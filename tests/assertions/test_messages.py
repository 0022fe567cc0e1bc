"""Every way in which an assertion fails, with its whole message."""

from __future__ import annotations

import pytest

from tests.assertions.failing import FAILING, FOLDER, message, page


class TestMessages:
    @pytest.mark.parametrize("name", FAILING)
    def test_is_the_one_that_was_read(self, name: str) -> None:
        assert page(name) == (FOLDER / f"{name}.txt").read_text("utf-8"), "python -m tests.assertions.failing"

    def test_no_file_is_left_over(self) -> None:
        assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(FAILING)

    @pytest.mark.parametrize("name", FAILING)
    @pytest.mark.parametrize("lang", ["da", "en"])
    def test_fits_100_columns_in_a_report_of_pytest(self, name: str, lang: str) -> None:
        first, *rest = message(name, lang).splitlines()
        assert len("E           AssertionError: ") + len(first) <= 100
        assert max(len("E           ") + len(line) for line in rest) <= 100
