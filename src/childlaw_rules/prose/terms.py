"""The sentences of a duty, in Danish and in English, and the words for ties, threads and counting choices."""

from __future__ import annotations

from typing import Final

from childlaw_rules.finding import Text
from childlaw_rules.prose.joining import DA, sentence
from childlaw_rules.rule.words import Bilingual

#: What each thread is called: ``samme underretning``, ``hver underretning for sig``.
SAME: Final[dict[str, tuple[str, str]]] = {
    "notification": ("samme underretning", "the same notification"),
    "need": ("samme støttebehov", "the same need"),
    "investigation": ("samme undersøgelse", "the same investigation"),
    "decision": ("samme afgørelse", "the same decision"),
    "measure": ("samme indsats", "the same measure"),
    "plan": ("samme plan", "the same plan"),
    "complaint": ("samme klage", "the same complaint"),
}
#: What a condition must belong to, where it is not a thread.
WITHIN: Final[dict[str, tuple[str, str]]] = {
    "concerns the decision": ("netop denne afgørelse", "this very decision"),
    "about the investigation": ("netop denne undersøgelse", "this very investigation"),
    "takes over from the decision": ("den afgørelse, der træder i stedet for denne,", "the decision that replaces it"),
}
EACH: Final[dict[str, tuple[str, str]]] = {
    "notification": ("hver underretning", "each notification"),
    "need": ("hvert støttebehov", "each need"),
    "investigation": ("hver undersøgelse", "each investigation"),
    "decision": ("hver afgørelse", "each decision"),
    "measure": ("hver indsats", "each measure"),
    "plan": ("hver plan", "each plan"),
    "complaint": ("hver klage", "each complaint"),
    "event": ("hver enkelt hændelse", "each single event"),
}

#: How something must belong to the subject; ``{what}`` is the fulfilment, the end or the exception.
TIES: Final[dict[str, tuple[str, str]]] = {
    **{kind: (f"{{what}} skal vedrøre {da}", f"{{what}} must concern {en}") for kind, (da, en) in SAME.items()},
    "concerns the decision": (
        "{what} skal angå netop denne afgørelse; er det ikke angivet, hvilken afgørelse det er, gælder {what} for de "
        "afgørelser, der følger efter",
        "{what} must concern this very decision; where it is not said which, it counts for the decisions that follow",
    ),
    "about the investigation": (
        "{what} skal angå undersøgelsen; er det ikke angivet, hvilken undersøgelse det er, gælder {what} for enhver "
        "undersøgelse",
        "{what} must be about the investigation; where it is not said which, it counts for every investigation",
    ),
    "takes over from the decision": (
        "{what} skal bestå i en senere afgørelse, der træder i stedet for denne, eller høre til afgørelsen eller dens "
        "indsats",
        "{what} must be a later decision that replaces this one, or belong to the decision or its measure",
    ),
    "anywhere in the case": (
        "{what} kan fremgå hvor som helst i sagen",
        "{what} may stand anywhere in the case",
    ),
}
FULFILMENT: Final = ("opfyldelsen", "the fulfilment")
END: Final = ("ophøret", "the end")
EXCEPTION: Final = ("undtagelsen", "the exception")

#: The counting choices, by key and answer; ``{it}`` is the deadline or the period.
COUNTING: Final[dict[tuple[str, str], tuple[str, str]]] = {
    ("start_day", "not counted"): (
        "den dag, hvorfra der regnes, tælles ikke med",
        "the day from which it runs is not counted",
    ),
    ("start_day", "counted as day 1"): (
        "den dag, hvorfra der regnes, tælles med som dag 1",
        "the day from which it runs is counted as day 1",
    ),
    ("day_missing_in_month", "last day of month"): (
        "findes datoen ikke i den måned, hvor {it} udløber, udløber {it} på månedens sidste dag",
        "where the month in which {it} ends lacks that day, {it} ends on the last day of the month",
    ),
    ("day_missing_in_month", "last day to last day"): (
        "findes datoen ikke i den måned, hvor {it} udløber, eller begynder {it} på månedens sidste dag, udløber {it} "
        "på månedens sidste dag",
        "where the month in which {it} ends lacks that day, or {it} begins on the last day of a month, {it} ends on "
        "the last day of the month",
    ),
    ("ends_on_day_off", "stays"): (
        "{it} forlænges ikke, fordi udløbsdagen er en lørdag, søndag eller helligdag",
        "{it} is not extended because it ends on a Saturday, Sunday or public holiday",
    ),
    ("ends_on_day_off", "next working day"): (
        "er udløbsdagen en lørdag, søndag eller helligdag, udløber {it} den følgende hverdag",
        "where {it} ends on a Saturday, Sunday or public holiday, {it} ends on the next working day",
    ),
    ("ends_on_day_off", "next working day, offices closed"): (
        "er udløbsdagen en lørdag, søndag, helligdag eller dag, hvor kontorerne holder lukket, udløber {it} den "
        "følgende hverdag",
        "where {it} ends on a Saturday, Sunday, public holiday or day on which offices are closed, {it} ends on the "
        "next working day",
    ),
    ("ends_on_day_off", "next working day, friday after ascension"): (
        "er udløbsdagen en lørdag, søndag, helligdag, dag, hvor kontorerne holder lukket, eller fredag efter Kristi "
        "himmelfartsdag, udløber {it} den følgende hverdag",
        "where {it} ends on a Saturday, Sunday, public holiday, day on which offices are closed or Friday after "
        "Ascension Day, {it} ends on the next working day",
    ),
    ("working_days", "monday to friday, offices closed, friday after ascension"): (
        "som hverdage regnes mandag til fredag, bortset fra helligdage, de dage, hvor kontorerne holder lukket, og "
        "fredagen efter Kristi himmelfartsdag",
        "working days are Monday to Friday, apart from public holidays, days on which offices are closed and the "
        "Friday after Ascension Day",
    ),
    ("working_days", "monday to friday"): (
        "som hverdage regnes mandag til fredag, bortset fra helligdage",
        "working days are Monday to Friday, apart from public holidays",
    ),
    ("working_days", "monday to saturday"): (
        "som hverdage regnes mandag til lørdag, bortset fra helligdage",
        "working days are Monday to Saturday, apart from public holidays",
    ),
    ("working_days", "monday to friday, offices closed"): (
        "som hverdage regnes mandag til fredag, bortset fra helligdage og de dage, hvor kontorerne holder lukket",
        "working days are Monday to Friday, apart from public holidays and days on which offices are closed",
    ),
    ("hours", "run through nights, weekends and holidays"): (
        "timerne løber uafbrudt, også om natten, i weekender og på helligdage",
        "the hours run on through nights, weekends and public holidays",
    ),
}

#: Stretches that may run beside a measure.
STRETCHES: Final[dict[str, tuple[str, str]]] = {
    "investigation": ("en børnefaglig undersøgelse", "a child-protection investigation"),
    "limited assessment": ("en afdækning", "a limited assessment"),
}
#: Fields that state how long something is to last.
STATED_IN: Final[dict[str, tuple[str, str]]] = {
    "transition_period": ("den fastsatte hjemgivelsesperiode", "the transition period stated"),
    "until": ("den fastsatte slutdag", "the last day stated"),
    "ends": ("den fastsatte ophørsdag", "the day of ending stated"),
}
#: To whom a duty is owed.
WHO: Final[dict[str, tuple[str, str]]] = {
    "every custody holder": ("enhver forældremyndighedsindehaver", "every custody holder"),
    "the child": ("barnet", "the child"),
    "every sibling in the household": ("hver af barnets søskende i husstanden", "every sibling in the household"),
}
#: A day lies so far ahead; a period reaches so far.
REACHES: Final[dict[str, tuple[str, str]]] = {
    "transition_period": ("vare {period}", "last {period}"),
    "until": ("ligge {period} fremme", "be {period} ahead"),
    "ends": ("ligge {period} fremme", "be {period} ahead"),
}
#: Fields of the starting event in which the last day may be stated.
DUE_STATED_IN: Final[dict[str, tuple[str, str]]] = {
    "rehearing_due": ("den dag, sagen senest skal genbehandles,", "the day by which the case must be reheard"),
    "decision_due": ("den dag, afgørelsen senest skal træffes,", "the day by which the decision must be made"),
    "next_due": ("den dag, næste opfølgning senest skal holdes,", "the day by which the next follow-up must be held"),
    "ends": ("ophørsdagen", "the day of ending"),
    "until": ("slutdagen", "the last day"),
}
#: Kinds of measure that take an article where a measure runs or is started.
ONE: Final[dict[str, str]] = {
    "støttende indsats": "en støttende indsats",
    "anbringelse uden for hjemmet": "en anbringelse uden for hjemmet",
    "opretholdt anbringelse": "en opretholdt anbringelse",
    "anbringelse på sikret døgninstitution": "en anbringelse på sikret døgninstitution",
    "placement outside the home": "a placement outside the home",
    "continued placement": "a continued placement",
    "placement in a secure institution": "a placement in a secure institution",
}
GOVERNED_BY: Final[dict[str, tuple[str, str]]] = {
    "due day": (
        "hvert mellemrum følger den lov, der gælder på den dag, hvor det udløber",
        "each interval is governed by the law in force on the day it ends",
    ),
    "start of the measure, until a new decision": (
        "hvert mellemrum følger den seneste lov, der har været gældende på noget tidspunkt fra indsatsens start, eller "
        "fra en senere afgørelse om den, og indtil mellemrummet udløber",
        "each interval is governed by the latest law in force at any time from the start of the measure, or from a "
        "later decision about it, until the interval ends",
    ),
}
LEAP: Final[dict[str, tuple[str, str]]] = {
    "28 February": (
        "den, der er født den 29. februar, fylder år den 28. februar, når året ikke er skudår",
        "a child born on 29 February has its birthday on 28 February where the year is no leap year",
    ),
    "1 March": (
        "den, der er født den 29. februar, fylder år den 1. marts, når året ikke er skudår",
        "a child born on 29 February has its birthday on 1 March where the year is no leap year",
    ),
}


def of(pair: tuple[str, str], lang: str) -> str:
    """The word of a language."""
    return pair[0 if lang == DA else 1]


def in_language(text: Text | Bilingual, lang: str) -> str:
    """A sentence that is there in both languages, in one of them."""
    return text.da if lang == DA else text.en


def told(table: dict[str, tuple[str, str]], key: str, lang: str) -> str:
    """The words of a table for a key; the key in quotation marks where it has none yet."""
    pair = table.get(key)
    return f"»{key}«" if pair is None else of(pair, lang)


def tie(key: str, what: tuple[str, str], lang: str) -> str:
    """A sentence on what something must belong to."""
    return sentence(told(TIES, key, lang).format(what=of(what, lang)))
