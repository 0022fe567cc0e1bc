"""What a translation between the two acts says: plain data, as it goes out as JSON."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import ConfigDict

from childlaw_rules.case.cpr import Shielded
from childlaw_rules.finding import Text
from childlaw_rules.rule.words import Evidence


class Fit(StrEnum):
    """How the rows of an answer lie to what was asked."""

    EXACT = "exact"
    INSIDE = "inside"
    WIDER = "wider"
    BESIDE = "beside"
    NONE = "none"


class _Answer(Shielded):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Counterpart(_Answer):
    """One row of the table: the provisions of both acts, what they are about, and how that is known.

    ``formerly`` is the earlier place that was asked for, with its days, where that is why the row answers.
    """

    sel: list[str]
    bl: list[str]
    about: Text
    evidence: Evidence
    known: Text
    differs: Text | None = None
    formerly: str | None = None
    formerly_from: date | None = None
    formerly_until: date | None = None


class MeasureMeaning(_Answer):
    """What the place meant as a measure, on days both inclusive; without ``until``, it still does."""

    provision: str
    from_day: date
    until: date | None
    kinds: list[str]
    name: Text
    evidence: Evidence
    source: str | None


class Citation(_Answer):
    """A version of a rule that rests on the one provision or the other."""

    rule: str
    version: str
    title: Text
    provision: str
    from_day: date
    until: date | None
    evidence: Evidence


class Translated(_Answer):
    """What one place of one act corresponds to. ``carried_to`` is the number it became, where the day says so."""

    provision: str
    act_assumed: bool
    fit: Fit
    carried_to: list[str]
    counterparts: list[Counterpart]
    measures: list[MeasureMeaning]
    rules: list[Citation]


class Translation(_Answer):
    """The answer: one entry for each place that was named, and for each act where none was."""

    asked: str
    on: date | None
    editions: dict[str, str]
    found: list[Translated]
