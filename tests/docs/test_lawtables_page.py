"""The page on the two acts shows what the data say."""

from __future__ import annotations

from .lawtables import PAGE, fresh


def test_the_tables_of_the_page_are_those_of_the_data() -> None:
    text = PAGE.read_text("utf-8")
    assert fresh(text) == text
    assert text.count("\n| SEL § ") + text.count("\n| § ") > 150


def test_a_changed_table_is_noticed() -> None:
    text = PAGE.read_text("utf-8")
    changed = text.replace("| § 50, stk. 7 |", "| § 50, stk. 6 |", 1)
    assert changed != text
    assert fresh(changed) == text
