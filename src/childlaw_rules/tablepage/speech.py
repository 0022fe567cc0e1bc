"""How the page speaks: its sentences, numbers, shares and counted things, in Danish or in English."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor
from typing import Any, Final

from childlaw_rules.prose.terms import of
from childlaw_rules.tablepage.words import MONTHS, NOUNS, SENTENCES
from childlaw_rules.tables.models import Cell, ColumnKind

_GLUE: Final = "\N{NO-BREAK SPACE}"
_DANISH: Final = str.maketrans(",.", ".,")


class Speech:
    """The language of one page.

    >>> Speech("da").number(12345.5), Speech("en").share(0.466), Speech("da").counted(1, "case")
    ('12.345,5', '47%', '1 sag')
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def say(self, key: str, **words: Any) -> str:
        """A sentence of the page. Raises ``KeyError`` where there is none of that name."""
        return of(SENTENCES[key], self.lang).format(**words)

    def number(self, number: float) -> str:
        """A number with its thousands apart, and one decimal where it is not whole."""
        said = f"{number:,.0f}" if float(number).is_integer() else f"{number:,.1f}"
        return said.translate(_DANISH) if self.lang == "da" else said

    def share(self, share: float) -> str:
        """A share from 0 to 1 in whole hundredths; what is not quite nothing or all is not said to be."""
        if 0 < share < 0.005:
            return self.percent.format("<1")
        if 0.995 <= share < 1:
            return self.percent.format(">99")
        return self.percent.format(_hundredths(share))

    @property
    def percent(self) -> str:
        """How a number of hundredths is written."""
        return f"{{}}{_GLUE}%" if self.lang == "da" else "{}%"

    def interval(self, low: float, high: float) -> str:
        """Two shares: ``36–58 %``."""
        return self.percent.format(f"{_hundredths(low)}–{_hundredths(high)}")

    def counted(self, number: float, noun: str) -> str:
        """A number of things: ``1 sag``, ``2 sager``. Raises ``KeyError`` for a thing that has no name here."""
        return f"{self.number(number)} {self.noun(number, noun)}"

    def noun(self, number: float, noun: str) -> str:
        """The name of things, as many as the number says."""
        one, many = (of(pair, self.lang) for pair in NOUNS[noun])
        return one if number == 1 else many

    def quoted(self, text: str) -> str:
        """A text in the quotation marks of the language; as it is where it has some already."""
        if "»" in text or "“" in text:
            return text
        return f"»{text}«" if self.lang == "da" else f"“{text}”"

    def listed(self, texts: Sequence[str]) -> str:
        """``a``, ``a og b``, ``a, b og c``."""
        if len(texts) < 2:
            return "".join(texts)
        return f"{', '.join(texts[:-1])} {self.say('and')} {texts[-1]}"

    def month(self, month: str) -> str:
        """A month written as ``2024-03`` in words."""
        year, _, number = month.partition("-")
        return f"{MONTHS[self.lang][int(number) - 1]} {year}"

    def cell(self, cell: Cell, kind: ColumnKind) -> str:
        """What stands in a cell of a table: empty where there is nothing, a word where it is masked."""
        if cell.masked:
            return self.say("masked")
        if cell.text is not None:
            return str(getattr(cell.text, self.lang))
        if cell.low is not None and cell.high is not None:
            return self.interval(cell.low, cell.high)
        if cell.number is None:
            return ""
        return self.share(cell.number) if kind is ColumnKind.SHARE else self.number(cell.number)


def _hundredths(share: float) -> int:
    """Whole hundredths, a half counted up, as in the tables as text."""
    return floor(round(share * 100, 9) + 0.5)


def sentence(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]
