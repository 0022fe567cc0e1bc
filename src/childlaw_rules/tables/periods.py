"""Months, quarters and years as groups."""

from __future__ import annotations

from typing import Final

from childlaw_rules.catalogue import MONTHS_DA, MONTHS_EN
from childlaw_rules.finding import Text

#: From the longest to the shortest.
PERIODS: Final = ("quarter", "month")


def period_of(month: str, period: str) -> str:
    """The period in which a month lies.

    >>> period_of("2024-05", "quarter"), period_of("2024-05", "month")
    ('2024-Q2', '2024-05')
    """
    if period == "month":
        return month
    year, number = month.split("-")
    return f"{year}-Q{(int(number) + 2) // 3}"


def period_text(period: str) -> Text:
    """The name of a month, a quarter or a year.

    >>> period_text("2024-05").da, period_text("2024-Q2").da, period_text("2024").en
    ('maj 2024', '2. kvartal 2024', '2024')
    """
    year, _, rest = period.partition("-")
    if not rest:
        return Text(da=year, en=year)
    if rest.startswith("Q"):
        return Text(da=f"{rest[1:]}. kvartal {year}", en=f"Q{rest[1:]} {year}")
    number = int(rest) - 1
    return Text(da=f"{MONTHS_DA[number]} {year}", en=f"{MONTHS_EN[number]} {year}")
