"""What stands above a bar: what it is of, and its number beside or below that, in as many lines as it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from childlaw_rules.pages.labels import broken, width
from childlaw_rules.tablepage.drawing import SIZE, Sheet

LINE: Final = SIZE + 4
#: A label has so many lines at most.
_MOST_LINES: Final = 4
#: Bold words take more room.
_BOLD: Final = SIZE * 1.12
_GAP: Final = 12.0


@dataclass(frozen=True, slots=True)
class Heading:
    """Lines of text over ``room`` points: the label from the left, what is said of it in bold at the right end.

    What is said stands on the last line of the label where there is room, else on a line of its own.
    """

    lines: tuple[str, ...]
    said: str
    beside: bool
    room: float

    @property
    def height(self) -> float:
        return LINE * (len(self.lines) + (not self.beside))

    def write(self, sheet: Sheet, left: float, top: float) -> None:
        """Write it with its upper left corner at this place."""
        for number, line in enumerate(self.lines):
            sheet.word(left, top + SIZE + number * LINE, line)
        base = top + self.height - LINE + SIZE
        if not self.said:
            return
        if self.beside:
            sheet.word(left + self.room, base, self.said, end="right", bold=True)
        else:
            sheet.word(left, base, self.said, bold=True)


def heading(label: str, said: str, room: float) -> Heading:
    """The lines of a label and of what is said of it."""
    lines = tuple(broken(label, SIZE, room, _MOST_LINES))
    beside = not said or width(lines[-1], SIZE) + _GAP + width(said, _BOLD) <= room
    return Heading(lines, said, beside, room)
