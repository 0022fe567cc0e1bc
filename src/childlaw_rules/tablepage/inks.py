"""The colours of the plots: names that stand for the colours of the page, light or dark.

A plotting library writes colours as numbers. Each ink has a number of its own, of no meaning, that is exchanged for the
name of a class when the drawing goes into the page; the style sheet gives the class its colour. So a drawing follows
the page into the dark, and no colour gets into it that the page does not know.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Ink(StrEnum):
    """A colour of the page by what it is for; the style sheet has a class ``f-NAME`` (fill) and ``k-NAME`` (line)."""

    INK = "ink"
    QUIET = "quiet"
    PAPER = "paper"
    LINE = "line"
    RAISED = "raised"
    ACCENT = "accent"
    BAR = "bar"
    BAR_SOFT = "bar-soft"
    MET = "met"
    ON_MET = "on-met"
    PARTLY = "partly"
    PARTLY_SOFT = "partly-soft"
    AGAINST = "against"
    AGAINST_SOFT = "against-soft"
    OPEN = "open"
    OPEN_SOFT = "open-soft"

    @property
    def number(self) -> str:
        """The number that stands for it in a drawing: ``#a1b200`` and so on."""
        return f"#a1b2{list(Ink).index(self):02x}"


#: The ink by its number.
BY_NUMBER: Final = {ink.number: ink for ink in Ink}
