"""The sentences of the kinds that set a bound: limit and earliest day."""

from __future__ import annotations

from typing import Any

from childlaw_rules.prose.parts import Telling
from childlaw_rules.prose.terms import END, REACHES, STATED_IN, told

_WHERE = ("hvor", "on which")


def limit(telling: Telling, duty: Any) -> None:
    """Something may last no longer than a period."""
    speech = telling.speech
    stated = None if duty.stated_in is None else told(STATED_IN, duty.stated_in, telling.lang)
    if duty.ends_with:
        telling.duty(
            "der må højst gå {at_most} fra den dag, hvor {begins}, til den dag, hvor {ends}",
            "no more than {at_most} may pass from the day on which {begins} to the day on which {ends}",
            at_most=telling.period(duty.at_most),
            begins=speech.now(duty.begins_with, _WHERE),
            ends=speech.now(duty.ends_with, _WHERE),
        )
        if stated is not None:
            telling.add(
                "{stated} må heller ikke overskride grænsen; er en første dag fastsat, regnes der fra den",
                "nor may {stated} go beyond the limit; a first day that is stated is the one it is counted from",
                stated=stated,
            )
    elif stated is not None:
        telling.duty(
            "når {begins}, må {stated} højst {reach}",
            "where {begins}, {stated} may at most {reach}",
            begins=speech.now(duty.begins_with, ("når", "where")),
            stated=stated,
            reach=told(REACHES, duty.stated_in, telling.lang).format(period=telling.period(duty.at_most)),
        )
        telling.add(
            "er en første dag fastsat, regnes der fra den, og er varigheden ikke oplyst, kan forholdet ikke afgøres",
            "a first day that is stated is the one the limit is counted from; where no duration is stated, the finding "
            "is undetermined",
        )
    telling.arises(duty)
    telling.counting(duty.counting, ("grænsen", "the limit"))
    telling.each(duty.for_each)
    if duty.tied_by is not None:
        telling.tie(duty.tied_by, END)


def earliest(telling: Telling, duty: Any) -> None:
    """Something may not be done earlier than a period before the expected birth."""
    telling.duty(
        "{by} må tidligst {period} før den forventede fødsel {act}",
        "{by} may {act} no earlier than {period} before the expected birth",
        by=telling.speech.by(duty.act),
        act=telling.speech.act(duty.act, fulfils=False),
        period=telling.period(duty.at_the_earliest),
    )
    telling.counting(duty.counting)
