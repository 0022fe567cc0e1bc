"""Makes the tables of the page on the two acts from the data: ``python -m tests.docs.lawtables`` rewrites them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from childlaw_rules.lawtables import Formerly, InForce, Row
from childlaw_rules.provision import BL, SEL
from childlaw_rules.rulefiles import shipped_tables

from .pages import ROOT

PAGE = ROOT / "docs" / "reference" / "from-serviceloven-to-barnets-lov.md"


def fresh(text: str) -> str:
    """The page with its tables as the data say."""
    for name, lines in (("measures", _measures()), ("paragraphs", _paragraphs()), ("correspondence", _rows())):
        table = "\n".join(lines)
        text = re.sub(
            rf"(?s)(<!-- {name} -->\n).*?(<!-- end -->)", lambda found, t=table: f"{found[1]}\n{t}\n\n{found[2]}", text
        )
    return text


def _measures() -> Iterator[str]:
    lists = shipped_tables().measures.lists
    heads = [f"{one.source.act} {one.source.provision}, {_days(one.in_force)}" for one in lists]
    yield f"| nr. | {' | '.join(heads)} |"
    yield f"| --- |{' --- |' * len(lists)}"
    for nr in range(1, max(number.nr for one in lists for number in one.numbers) + 1):
        cells = []
        for one in lists:
            found = next((number for number in one.numbers if number.nr == nr), None)
            kinds = "" if found is None else " or ".join(f"`{kind.value}`" for kind in found.kinds)
            cells.append("" if found is None else f"{found.name.da}: {kinds} ({found.evidence.value})")
        yield f"| {nr} | {' | '.join(cells)} |"


def _paragraphs() -> Iterator[str]:
    yield "| provision | days | kind | evidence |"
    yield "| --- | --- | --- | --- |"
    for row in shipped_tables().measures.paragraphs:
        kinds = " or ".join(f"`{kind.value}`" for kind in row.kinds)
        place = f"{row.source.act} {row.source.provision}"
        yield f"| {place} | {_days(row.in_force)} | {kinds} | {row.source.evidence.value} |"


def _rows() -> Iterator[str]:
    table = shipped_tables().correspondence
    assert table is not None
    yield f"| SEL ({table.editions.sel.edition}) | formerly | BL ({table.editions.bl.edition}) | about | evidence |"
    yield "| --- | --- | --- | --- | --- |"
    for row in table.rows:
        differs = "" if row.differs is None else f"; {row.differs.en}"
        known = table.grounds[row.ground].evidence.value
        formerly = "; ".join(_former(one) for one in row.formerly)
        yield f"| {_side(row, SEL)} | {formerly} | {_side(row, BL)} | {row.about.en}{differs} | {row.ground}, {known} |"


def _side(row: Row, act: str) -> str:
    return "; ".join(str(place).removeprefix(f"{act} ") for place in row.places[act]) or "none"


def _former(one: Formerly) -> str:
    return f"{'; '.join(map(str, one.provision))} ({one.from_} to {one.until})"


def _days(days: InForce) -> str:
    return f"from {days.from_}" if days.until is None else f"{days.from_} to {date.isoformat(days.until)}"


if __name__ == "__main__":
    PAGE.write_text(fresh(PAGE.read_text("utf-8")), "utf-8")
