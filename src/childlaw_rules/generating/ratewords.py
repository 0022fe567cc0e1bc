"""What a file of rates may say: each rate with its values under the two acts, and where each value comes from."""

from __future__ import annotations

import re
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field, model_validator

from childlaw_rules.rule.head import Id
from childlaw_rules.rule.values import Flag, Word, read_list
from childlaw_rules.rule.words import Bilingual

Unit = Literal["days", "hours", "months", "percent"]


def read_share(value: Any) -> Any:
    """So many in a hundred, as ``24.1 %``."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, str) and (found := re.fullmatch(r"(\d{1,3}(?:\.\d{1,3})?) ?%", value)):
        share = float(found[1])
        if share <= 100:
            return share
    raise ValueError("write so many in a hundred, for example 24.1 %")


def read_measure(value: Any) -> Any:
    """A number that is not below nought, as ``12`` or ``0.5``."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, str) and re.fullmatch(r"\d{1,5}(\.\d{1,3})?", value):
        return float(value)
    raise ValueError("write a number, for example 12 or 0.5")


def read_year(value: Any) -> Any:
    """A year with four digits."""
    if isinstance(value, str) and re.fullmatch(r"(19|20)\d\d", value):
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise ValueError("write a year, for example 2022")


Share = Annotated[float, BeforeValidator(read_share)]
Measure = Annotated[float, BeforeValidator(read_measure)]
Line = Annotated[str, Field(min_length=1, max_length=500)]


class RateSource(Word):
    """Where figures were published, and how much of it was read.

    ``year`` is that of the figures, where they are of one; ``url`` the address, where there is one.
    """

    id: Annotated[str, Field(pattern=r"^[A-Z0-9]+(-[A-Z0-9]+)*$", max_length=80)]
    by: Line
    year: Annotated[int, BeforeValidator(read_year)] | None = None
    url: Line | None = None
    seen: Line


class Spread(Word):
    """Five numbers in order; between two neighbours every value is as likely as another."""

    least: Measure
    quarter: Measure
    half: Measure
    three_quarters: Measure
    most: Measure

    @property
    def numbers(self) -> tuple[float, float, float, float, float]:
        """The five numbers, the least first."""
        return self.least, self.quarter, self.half, self.three_quarters, self.most

    @model_validator(mode="after")
    def _in_order(self) -> Spread:
        if list(self.numbers) != sorted(self.numbers):
            raise ValueError("the five numbers stand in order, the least first")
        return self


class Value(Word):
    """What a rate is while an act is in force: a share, weights or a spread; published or assumed."""

    share: Share | None = None
    weights: dict[Annotated[str, Field(min_length=1, max_length=40)], Share] | None = None
    spread: Spread | None = None
    unit: Unit | None = None
    source: Annotated[tuple[Line, ...], BeforeValidator(read_list)] = ()
    row: Line | None = None
    how: Literal["stated", "derived"] | None = None
    assumed: Flag = False
    why: Bilingual

    @property
    def form(self) -> str:
        """``share``, ``weights`` or ``spread``."""
        return next(form for form in FORMS if getattr(self, form) is not None)

    @model_validator(mode="after")
    def _agrees(self) -> Value:
        wrong = []
        if sum(getattr(self, form) is not None for form in FORMS) != 1:
            wrong.append(f"a value is written in one form, by one of: {', '.join(FORMS)}")
        if (self.spread is None) != (self.unit is None):
            wrong.append("'unit' goes with 'spread', and each spread has one")
        if bool(self.source) == self.assumed:
            wrong.append("a value either has a 'source' or is 'assumed: yes'")
        if bool(self.source) != (self.how is not None):
            wrong.append("'how' goes with 'source': stated, or derived from what is stated")
        if self.row is not None and not self.source:
            wrong.append("'row' goes with 'source'")
        if self.weights is not None and abs(sum(self.weights.values()) - 100) > SLACK:
            wrong.append(f"the weights add up to {sum(self.weights.values()):.6g} % and not to 100 %")
        if wrong:
            raise ValueError("; ".join(wrong))
        return self


#: The forms a value is written in.
FORMS: Final = ("share", "weights", "spread")
#: By so much, in per cent, weights may miss the hundred: decimals are no exact numbers inside.
SLACK: Final = 0.0005


class Rate(Word):
    """One rate: what it says, its values, and the rule in whose findings it comes out, where it is a fault."""

    id: Id
    says: Bilingual
    shows_in: Id | None = None
    both: Value | None = None
    sel: Value | None = None
    bl: Value | None = None

    @property
    def values(self) -> dict[str, Value]:
        """The value under each act that has one: ``sel``, ``bl``."""
        found = {"sel": self.both or self.sel, "bl": self.both or self.bl}
        return {act: value for act, value in found.items() if value is not None}

    @model_validator(mode="after")
    def _one_way(self) -> Rate:
        if (self.both is None) == (self.sel is None and self.bl is None):
            raise ValueError("a rate has either 'both', or 'sel' and 'bl'")
        return self


class RateFile(Word):
    """A file of rates: where its figures were published, and the rates."""

    id: Id
    title: Bilingual
    sources: Annotated[tuple[RateSource, ...], BeforeValidator(read_list)] = ()
    rates: Annotated[tuple[Rate, ...], BeforeValidator(read_list), Field(min_length=1)]
