"""Lines and tables of plain text, wrapped to a width."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from typing import Final

_NARROWEST: Final = 24
_NUMBERED: Final = re.compile(r"(§§?|stk\.|nr\.|kl\.|art\.) |(\b[A-ZÆØÅ]{2,}) (?=§)|((?<=§ )\d+) (?=[a-z]\b)")
_GLUE: Final = "\N{NO-BREAK SPACE}"


def wrapped(width: int, text: str, first: str = "", rest: str = "", *, long_words: bool = True) -> list[str]:
    """A text in lines; no word is torn at a hyphen, and without ``long_words`` one that fits no line is broken."""
    return textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False,
        break_long_words=not long_words,
    )  # fmt: skip


def wrapped_with_numbers(
    width: int, text: str, first: str = "", rest: str = "", *, long_words: bool = True
) -> list[str]:
    """The same, and a section sign, "stk." or "nr." is never torn from its number, nor an act from its section sign."""
    lines = wrapped(width, _NUMBERED.sub(lambda found: found[0][:-1] + _GLUE, text), first, rest, long_words=long_words)
    return [line.replace(_GLUE, " ") for line in lines]


def table(columns: Sequence[tuple[str, Sequence[str]]], rows: int, width: int) -> Iterator[str]:
    """The table; its widest column is wrapped where it would not fit, or each row is a line of its own."""
    widths = [max(len(head), *map(len, cells)) for head, cells in columns]
    over = sum(widths) + 3 * (len(widths) - 1) - width
    widest = widths.index(max(widths))
    if over > 0:
        widths[widest] -= over
    if widths[widest] < max(_NARROWEST, len(columns[widest][0])) and over > 0:
        for number in range(rows):
            said = [f"{head}: {cells[number]}" for head, cells in columns if cells[number]]
            yield from wrapped(width, f"– {'; '.join(said)}", "", "  ")
        return
    yield from _row([head for head, _ in columns], widths)
    for number in range(rows):
        yield from _row([cells[number] for _, cells in columns], widths)


def _row(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """One row of a table, of several lines where a cell is wrapped."""
    cells_in_lines = [textwrap.wrap(cell, width) or [""] for cell, width in zip(cells, widths, strict=True)]
    for number in range(max(map(len, cells_in_lines))):
        line = (
            (lines[number] if number < len(lines) else "").ljust(width)
            for lines, width in zip(cells_in_lines, widths, strict=True)
        )
        yield "   ".join(line).rstrip()
