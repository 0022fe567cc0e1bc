"""Places in Danish acts: ``SEL § 52, stk. 3, nr. 7``, and how one place lies to another.

A place lies within a wider one; two places overlap where some words of the act may be in both. ``provisiontext``
reads them from what people write. Nothing here knows what a provision says.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

SEL: Final = "SEL"
BL: Final = "BL"

#: A number with the letter that may follow it: ``155 b`` is ``(155, "b")``.
Number = tuple[int, str]
#: From one number to another, both inclusive.
Stretch = tuple[Number, Number]

LEVELS: Final = ("section", "stk", "nr", "litra", "pkt")


@dataclass(frozen=True, slots=True)
class Provision:
    """One place: an act (None where none is named), a paragraph or several, and what of it is meant.

    ``stk`` is the subsection, ``nr`` the number of a list, ``litra`` its letter, ``pkt`` the sentence; each a
    stretch with both ends inclusive, or None where the whole is meant.
    """

    act: str | None
    section: Stretch
    stk: Stretch | None = None
    nr: Stretch | None = None
    litra: Stretch | None = None
    pkt: Stretch | None = None

    def within(self, wider: Provision) -> bool:
        """Whether every word of this place is in the other one; a place lies within itself.

        >>> seventh, second = ((7, ""), (7, "")), ((2, ""), (2, ""))
        >>> whole = Provision("SEL", ((50, ""), (50, "")), seventh)
        >>> sentence = Provision("SEL", ((50, ""), (50, "")), seventh, pkt=second)
        >>> str(sentence), sentence.within(whole), whole.within(sentence)
        ('SEL § 50, stk. 7, 2. pkt.', True, False)
        """
        if wider.act is not None and self.act != wider.act:
            return False
        return all(_inside(getattr(self, level), getattr(wider, level)) for level in LEVELS)

    def overlaps(self, other: Provision) -> bool:
        """Whether some words may be in both places. An act that is not named may be either."""
        if self.act is not None and other.act is not None and self.act != other.act:
            return False
        return all(_meet(getattr(self, level), getattr(other, level)) for level in LEVELS)

    def of(self, act: str) -> Provision:
        """The same place in an act."""
        return replace(self, act=act)

    @property
    def depth(self) -> tuple[int, int]:
        """How exact the place is: how many levels are named, and how few paragraphs it spans."""
        named = sum(getattr(self, level) is not None for level in LEVELS)
        return named, self.section[0][0] - self.section[1][0]

    def __str__(self) -> str:
        first, last = self.section
        text = f"§ {_number(first)}" if first == last else f"§§ {_number(first)}-{_number(last)}"
        for level, word in (("stk", "stk."), ("nr", "nr."), ("litra", "litra")):
            stretch = getattr(self, level)
            if stretch is not None:
                text += f", {word} {_stretch(stretch, level)}"
        if self.pkt is not None:
            text += f", {_sentences(self.pkt)}"
        return text if self.act is None else f"{self.act} {text}"


def _inside(own: Stretch | None, wider: Stretch | None) -> bool:
    if wider is None:
        return True
    return own is not None and wider[0] <= own[0] and own[1] <= wider[1]


def _meet(one: Stretch | None, other: Stretch | None) -> bool:
    return one is None or other is None or (one[0] <= other[1] and other[0] <= one[1])


def _number(number: Number) -> str:
    return f"{number[0]} {number[1]}" if number[1] else str(number[0])


def _stretch(stretch: Stretch, level: str) -> str:
    shown = [number[1] if level == "litra" else _number(number) for number in stretch]
    return shown[0] if shown[0] == shown[1] else "-".join(shown)


def _sentences(stretch: Stretch) -> str:
    first, last = stretch
    return f"{_number(first)}. pkt." if first == last else f"{_number(first)}.-{_number(last)}. pkt."
