"""CL401 to CL405: counting choices without effect, and texts whose period is not the one that is counted.

A choice that does not bear on the unit of its period is refused when the file is read; what is left are
choices with no period to count, and what a text says of the period in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from childlaw_rules.checks.finding import CheckFinding, found
from childlaw_rules.checks.parts import PERIODS, key_path, place, version_path
from childlaw_rules.rule.words import CountingChoice
from childlaw_rules.rulebook import Rule, Ruleset, RuleVersion
from childlaw_rules.when import Period, Unit

_NUMBERS: Final = {
    word: number
    for number, words in enumerate(
        (
            "to two",
            "tre three",
            "fire four",
            "fem five",
            "seks six",
            "syv seven",
            "otte eight",
            "ni nine",
            "ti ten",
            "elleve eleven",
            "tolv twelve",
        ),
        start=2,
    )
    for word in words.split()
}
_UNITS: Final = {
    Unit.HOURS: "timers? hours?",
    Unit.WORKING_DAYS: r"hverdages? hverdag arbejdsdages? arbejdsdag working\sdays?",
    Unit.DAYS: "dages? dag døgn kalenderdage calendar\\sdays? days?",
    Unit.WEEKS: "ugers? uge weeks?",
    Unit.MONTHS: "måneders? måned months?",
    Unit.YEARS: "års? years?",
}
_STATED: Final = {
    unit: re.compile(
        rf"(?<![\w.,§/-])(\d{{1,3}}|{'|'.join(_NUMBERS)})[\s-](?:{'|'.join(words.split(' '))})(?!\w)", re.IGNORECASE
    )
    for unit, words in _UNITS.items()
}
#: Where a number of years is an age, and not how long something may take.
_AGE: Final = re.compile(
    r"\d+[\s-](?:års(?:dag)?|years? old|year-old|years of age)|\d+-årig\w*"
    r"|(?:fyldt|fylder|under|over|turned|turns|aged?|age of) \d+(?: (?:år|years?))?",
    re.IGNORECASE,
)
#: So many years and more are an age.
_AGES_FROM: Final = 10
_HALF_YEAR: Final = re.compile(r"halv(?:t|e) år|half(?:-| a )year", re.IGNORECASE)


def check(ruleset: Ruleset) -> Iterator[CheckFinding]:
    """The findings of this group."""
    for rule in ruleset.rules:
        for version in rule.versions:
            yield from _choices(rule, version)
            yield from _said(rule, version)
        yield from _headed(rule)


# -- choices --------------------------------------------------------------------------------------------------


def _choices(rule: Rule, version: RuleVersion) -> Iterator[CheckFinding]:
    counting: CountingChoice | None = getattr(version.duty, "counting", None)
    period = period_of(version)
    about = {"rule": rule.id, "version": version.id}
    if counting is None or period is not None:
        return
    said = [name for name in type(counting).model_fields if getattr(counting, name) is not None]
    where = _at(rule, version, "counting")
    why = ("der er ingen periode at tælle", "there is no period to count")
    for choice in said:
        yield found("CL401", where, choice=choice, why_da=why[0], why_en=why[1], **about)


def _at(rule: Rule, version: RuleVersion, key: str) -> str:
    return place(rule, key_path(rule, version, key))


def period_of(version: RuleVersion) -> tuple[str, Period] | None:
    """The key of a version that holds its period, and the period."""
    for key in PERIODS:
        value: Any = getattr(version.duty, key, None)
        if isinstance(value, Period):
            return key, value
    return None


def _all_periods(version: RuleVersion) -> list[Period]:
    """The period of a version, and those that it gives for some starts."""
    period = period_of(version)
    others = [other.within for other in getattr(version.duty, "within_when", ())]
    return others if period is None else [period[1], *others]


# -- texts ----------------------------------------------------------------------------------------------------


def periods_in(text: str) -> list[Period]:
    """The periods that a Danish or English text states, in figures or in words up to twelve; ages are none.

    >>> periods_in("senest fire måneder efter, at barnet er fyldt 15 år")
    [Period(amount=4, unit=<Unit.MONTHS: 'months'>)]
    """
    text = _HALF_YEAR.sub("6 months", _AGE.sub("", text))
    found_at = {
        hit.start(): Period(_number(hit[1]), unit)
        for unit, form in _STATED.items()
        for hit in form.finditer(text)
        if _number(hit[1])
    }
    return [period for _, period in sorted(found_at.items(), key=_place) if not _is_age(period)]


def _place(item: tuple[int, Period]) -> int:
    return item[0]


def _is_age(period: Period) -> bool:
    return period.unit is Unit.YEARS and period.amount >= _AGES_FROM


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _same_length(one: Period, two: Period) -> bool:
    return _in_small(one) == _in_small(two)


def _in_small(period: Period) -> tuple[int, Unit]:
    """A week as seven days, a year as twelve months, a day of 24 hours as that."""
    if period.unit is Unit.WEEKS:
        return period.amount * 7, Unit.DAYS
    if period.unit is Unit.YEARS:
        return period.amount * 12, Unit.MONTHS
    return period.amount, period.unit


def _said(rule: Rule, version: RuleVersion) -> Iterator[CheckFinding]:
    period = period_of(version)
    if period is None:
        return
    key, length = period
    for lang in ("da", "en"):
        stated = periods_in(getattr(version.source.says, lang))
        if not stated or any(_same_length(one, two) for one in stated for two in _all_periods(version)):
            continue
        where = place(rule, (*version_path(rule, version), "source", "says", lang))
        said = tuple(dict.fromkeys(stated))
        other_unit = any(one.amount == length.amount for one in stated)
        yield found("CL403" if other_unit else "CL404", where, rule.id, version.id, said=said, key=key, period=length)


def _headed(rule: Rule) -> Iterator[CheckFinding]:
    """A title or summary may speak of several periods; one of the rule's own must be among them."""
    own = [period for version in rule.versions for period in _all_periods(version)]
    if not own:
        return
    for key in ("title", "summary"):
        for lang in ("da", "en"):
            stated = periods_in(getattr(getattr(rule, key), lang))
            if stated and not any(_same_length(one, two) for one in stated for two in own):
                said = tuple(dict.fromkeys(stated))
                several = len(stated) > 1
                yield found(
                    "CL405",
                    place(rule, (key, lang)),
                    rule.id,
                    key=key,
                    said=said,
                    them_da="nogen af dem" if several else "den",
                    them_en="any of them" if several else "it",
                )
