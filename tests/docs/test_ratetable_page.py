"""The page on generated portfolios shows what the file of rates says, and the example is what the generator makes."""

from __future__ import annotations

from childlaw_rules import shipped_rates

from .ratetable import EXAMPLE, IN_EXAMPLE, PAGE, example, fresh


def test_the_tables_of_the_page_are_those_of_the_file() -> None:
    text = PAGE.read_text("utf-8")
    assert fresh(text) == text, "run python -m tests.docs.ratetable, then read the difference by eye"


def test_a_changed_table_is_noticed() -> None:
    text = PAGE.read_text("utf-8")
    changed = text.replace("| 26.4 % |", "| 27 % |", 1)
    assert changed != text
    assert fresh(changed) == text


def test_every_value_stands_in_one_row() -> None:
    text = PAGE.read_text("utf-8")
    for rate in shipped_rates().rates:
        ways = sum(value is not None for value in (rate.both, rate.sel, rate.bl))
        assert text.count(f"| `{rate.id}`: ") == ways, rate.id


def test_the_example_is_what_the_generator_makes() -> None:
    text = EXAMPLE.read_text("utf-8")
    assert text.count("\n") == IN_EXAMPLE
    assert len(text.encode()) < 300_000
    assert text == example(), "run python -m tests.docs.ratetable, and say in the changes that a seed gives other cases"
