"""Makes the table of public holidays that ``when/calendar.py`` reads, from the ``holidays`` package.

``python -m tests.when.holidaytable`` writes it; the tests compare it with the package that is installed. Where they
differ, a law has changed or the package was wrong: read the difference before the table is written again.
"""

from __future__ import annotations

import json
from importlib.metadata import version

from holidays import country_holidays

from childlaw_rules.when.calendar import FIRST_YEAR, HOLIDAYS_FILE, LAST_YEAR


def days_of(year: int) -> list[str]:
    """The public holidays of a year as month and day, in order."""
    days = country_holidays("DK", years=year, categories=("public",), language="da")
    return sorted(day.isoformat()[5:] for day in days if day.year == year)


def table() -> str:
    """The table as it stands in its file."""
    rows = ",\n".join(f'  "{year}": {json.dumps(days_of(year))}' for year in range(FIRST_YEAR, LAST_YEAR + 1))
    return f'{{\n "made_with": "holidays {version("holidays")}",\n "public_holidays": {{\n{rows}\n }}\n}}\n'


if __name__ == "__main__":
    HOLIDAYS_FILE.write_text(table(), "utf-8")
