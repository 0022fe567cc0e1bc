"""Words in a drawing: how much room they take at most, where they are cut or broken, and rows without overlap.

No font is at hand when a drawing is made, so widths are those of a wide sans serif face (DejaVu Sans): with any
other of the usual faces the words take less room than is kept for them.
"""

from __future__ import annotations

from typing import Final

#: Width of a character in parts of the font size.
_WIDTHS: Final = {
    **dict.fromkeys("ijlI|!.,:;'·", 0.33),
    **dict.fromkeys("ftr()[]/ -", 0.42),
    **dict.fromkeys("mwMWæÆœ%@", 0.99),
    **dict.fromkeys("0123456789", 0.64),
    **dict.fromkeys("–…", 0.6),
    "—": 1.0,
}
_SMALL: Final = 0.64
_CAPITAL: Final = 0.78
_ELLIPSIS: Final = "…"


def width(text: str, size: float) -> float:
    """The room that a text takes at most, in the unit of the font ``size``."""
    return size * sum(_WIDTHS.get(sign, _CAPITAL if sign.isupper() else _SMALL) for sign in text)


def cut(text: str, size: float, room: float) -> str:
    """The text, or as much of its beginning as there is room for, with an ellipsis; empty where not even that fits.

    >>> cut("Underretning", 10, 200), cut("Underretning", 10, 60), cut("Underretning", 10, 2)
    ('Underretning', 'Underretn…', '')
    """
    if width(text, size) <= room:
        return text
    room -= width(_ELLIPSIS, size)
    kept = text
    while kept and width(kept, size) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}{_ELLIPSIS}" if kept else ""


def broken(text: str, size: float, room: float, most: int) -> list[str]:
    """The text in at most so many lines, broken between words; the last one is cut where it does not fit."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most - 1:
        line = words.pop(0)
        while words and width(f"{line} {words[0]}", size) <= room:
            line = f"{line} {words.pop(0)}"
        lines.append(cut(line, size, room))
    if words:
        lines.append(cut(" ".join(words), size, room))
    return lines


class Rows:
    """Rows of a drawing, filled from the first one on: nothing in a row overlaps with anything else in it."""

    def __init__(self, most: int, gap: float) -> None:
        self.most = most
        self.gap = gap
        self._taken: list[list[tuple[float, float]]] = []

    def place(self, left: float, right: float) -> int | None:
        """The number of the first row in which the stretch is free, now taken; None where all rows are full there."""
        for number, taken in enumerate(self._taken):
            if all(right + self.gap <= a or b + self.gap <= left for a, b in taken):
                taken.append((left, right))
                return number
        if len(self._taken) == self.most:
            return None
        self._taken.append([(left, right)])
        return len(self._taken) - 1

    @property
    def used(self) -> int:
        """How many rows hold something."""
        return len(self._taken)
