"""Every sentence of the vectors in Danish and in English: what a vector tests, and what the fields of the files mean.

Over 300 lines because it is one table of sentences after another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.finding import Text
from childlaw_rules.prose.fieldspeech import FieldSpeech
from childlaw_rules.sentences import DA, EN, day_in_words

#: What a vector tests, by its aspect and position. Words in braces are filled in, days as ``11. marts 2024``.
TESTS: Final[dict[str, tuple[str, str]]] = {
    "done/before": (
        "»{done}« dagen før den sidste dag, den {day}.",
        "“{done}” on the day before the last day, {day}.",
    ),
    "done/on": ("»{done}« på den sidste dag, den {day}.", "“{done}” on the last day, {day}."),
    "done/after": (
        "»{done}« dagen efter den sidste dag, den {day}.",
        "“{done}” on the day after the last day, {day}.",
    ),
    "open/before": (
        "Ikke gjort; sagen er set dagen før den sidste dag, den {day}.",
        "Not done; looked at on the day before the last day, {day}.",
    ),
    "open/on": (
        "Ikke gjort; sagen er set på den sidste dag, den {day}.",
        "Not done; looked at on the last day, {day}.",
    ),
    "open/after": (
        "Ikke gjort; sagen er set dagen efter den sidste dag, den {day}.",
        "Not done; looked at on the day after the last day, {day}.",
    ),
    "starts/on": (
        "Begynder den {start}; gjort på den sidste dag, den {day}.",
        "Begins on {start}; done on the last day, {day}.",
    ),
    "starts/after": (
        "Begynder den {start}; gjort dagen efter den sidste dag, den {day}.",
        "Begins on {start}; done on the day after the last day, {day}.",
    ),
    "born/on": (
        "Barnet er født den {start}; gjort på den sidste dag, den {day}.",
        "The child was born on {start}; done on the last day, {day}.",
    ),
    "born/after": (
        "Barnet er født den {start}; gjort dagen efter den sidste dag, den {day}.",
        "The child was born on {start}; done on the day after the last day, {day}.",
    ),
    "ends/on": (
        "Den sidste dag, den {due}, er {label}; gjort den dag.",
        "The last day, {due}, is {label}; done on that day.",
    ),
    "ends/next-working-day": (
        "Den sidste dag, den {due}, er {label}; gjort den følgende hverdag, den {day}.",
        "The last day, {due}, is {label}; done on the working day that follows, {day}.",
    ),
    "in-force/first-day": ("Versionens første dag, den {day}.", "The first day of the version, {day}."),
    "in-force/last-day": ("Versionens sidste dag, den {day}.", "The last day of the version, {day}."),
    "in-force/day-before": (
        "Dagen før versionens første dag, den {day}.",
        "The day before the first day of the version, {day}.",
    ),
    "in-force/day-after": (
        "Dagen efter versionens sidste dag, den {day}.",
        "The day after the last day of the version, {day}.",
    ),
    "age/day-before": (
        "Barnet fylder {years} år dagen efter »{start}«.",
        "The child turns {years} on the day after “{start}”.",
    ),
    "age/birthday": (
        "Barnet fylder {years} år samme dag som »{start}«.",
        "The child turns {years} on the day of “{start}”.",
    ),
    "age/day-after": (
        "Barnet fyldte {years} år dagen før »{start}«.",
        "The child turned {years} on the day before “{start}”.",
    ),
    "birth/day-before": (
        "Barnet er født dagen efter »{start}«.",
        "The child is born on the day after “{start}”.",
    ),
    "birth/birthday": ("Barnet er født samme dag som »{start}«.", "The child is born on the day of “{start}”."),
    "birth/day-after": ("Barnet er født dagen før »{start}«.", "The child was born on the day before “{start}”."),
    "leap-birthday/27-february": (
        "Barnet er født 29. februar og fylder {years} i et år uden den dag; »{start}« den 27. februar.",
        "The child was born on 29 February and turns {years} in a year without that day; “{start}” on 27 February.",
    ),
    "leap-birthday/28-february": (
        "Barnet er født 29. februar og fylder {years} i et år uden den dag; »{start}« den 28. februar.",
        "The child was born on 29 February and turns {years} in a year without that day; “{start}” on 28 February.",
    ),
    "leap-birthday/1-march": (
        "Barnet er født 29. februar og fylder {years} i et år uden den dag; »{start}« den 1. marts.",
        "The child was born on 29 February and turns {years} in a year without that day; “{start}” on 1 March.",
    ),
    "hours/before": (
        "»{done}« et minut før fristens udløb, {moment}.",
        "“{done}” a minute before the time runs out, {moment}.",
    ),
    "hours/on": ("»{done}« netop ved fristens udløb, {moment}.", "“{done}” just as the time runs out, {moment}."),
    "hours/after": (
        "»{done}« et minut efter fristens udløb, {moment}.",
        "“{done}” a minute after the time ran out, {moment}.",
    ),
    "hours-open/before": (
        "Ikke gjort; sagen er set et minut før fristens udløb, {moment}.",
        "Not done; looked at a minute before the time runs out, {moment}.",
    ),
    "hours-open/on": (
        "Ikke gjort; sagen er set netop ved fristens udløb, {moment}.",
        "Not done; looked at just as the time runs out, {moment}.",
    ),
    "hours-open/after": (
        "Ikke gjort; sagen er set et minut efter fristens udløb, {moment}.",
        "Not done; looked at a minute after the time ran out, {moment}.",
    ),
    "clock-change/on": (
        "{night}; »{done}« netop ved fristens udløb, {moment}.",
        "{night}; “{done}” just as the time runs out, {moment}.",
    ),
    "clock-change/after": (
        "{night}; »{done}« et minut efter fristens udløb, {moment}.",
        "{night}; “{done}” a minute after the time ran out, {moment}.",
    ),
    "bare-days/same-day": (
        "Kun dagene er noteret: begyndt og gjort samme dag.",
        "Only the days are noted: begun and done on one day.",
    ),
    "bare-days/next-day": (
        "Kun dagene er noteret: gjort dagen efter.",
        "Only the days are noted: done on the next day.",
    ),
    "bare-days/two-days-later": (
        "Kun dagene er noteret: gjort to dage efter.",
        "Only the days are noted: done two days later.",
    ),
    "order/before": ("»{done}« dagen før »{moment}«.", "“{done}” on the day before “{moment}”."),
    "order/on": ("»{done}« samme dag som »{moment}«.", "“{done}” on the day of “{moment}”."),
    "order/after": ("»{done}« dagen efter »{moment}«.", "“{done}” on the day after “{moment}”."),
    "order/never": ("»{done}« mangler.", "“{done}” is not there."),
    "presupposed/before": (
        "»{done}« dagen før den hændelse, der forudsætter det.",
        "“{done}” on the day before the event that presupposes it.",
    ),
    "presupposed/on": (
        "»{done}« samme dag som den hændelse, der forudsætter det.",
        "“{done}” on the day of the event that presupposes it.",
    ),
    "presupposed/after": (
        "»{done}« dagen efter den hændelse, der forudsætter det.",
        "“{done}” on the day after the event that presupposes it.",
    ),
    "presupposed/never": (
        "Ikke gjort, da den hændelse kom, der forudsætter det.",
        "Not done when the event came that presupposes it.",
    ),
    "withdrawn/before": (
        "Samtykket er trukket tilbage dagen før »{moment}«.",
        "The consent was withdrawn on the day before “{moment}”.",
    ),
    "withdrawn/on": (
        "Samtykket er trukket tilbage samme dag som »{moment}«.",
        "The consent was withdrawn on the day of “{moment}”.",
    ),
    "withdrawn/after": (
        "Samtykket er trukket tilbage dagen efter »{moment}«.",
        "The consent was withdrawn on the day after “{moment}”.",
    ),
    "custody/other-holder": (
        "Endnu en forældremyndighedsindehaver, som ikke har samtykket.",
        "Another custody holder, who has not consented.",
    ),
    "custody/ended-before": (
        "Den andens forældremyndighed sluttede dagen før »{moment}«.",
        "The other's custody ended on the day before “{moment}”.",
    ),
    "custody/ended-on": (
        "Den andens forældremyndighed sluttede samme dag som »{moment}«.",
        "The other's custody ended on the day of “{moment}”.",
    ),
    "number/one-fewer": ("En gang færre end krævet i perioden.", "Once fewer than asked for in the period."),
    "number/exact": ("Netop det krævede antal i perioden.", "Exactly as often as asked for in the period."),
    "number/one-more": ("En gang mere end krævet i perioden.", "Once more than asked for in the period."),
    "occurrences/second": (
        "Den anden gang: gjort på den sidste dag, den {day}.",
        "The second occurrence: done on the last day, {day}.",
    ),
    "occurrences/third": (
        "Den tredje gang: gjort dagen efter den sidste dag, den {day}.",
        "The third occurrence: done on the day after the last day, {day}.",
    ),
    "current/before": (
        "Sagen er set dagen før den sidste dag, den {day}.",
        "Looked at on the day before the last day, {day}.",
    ),
    "current/on": ("Sagen er set på den sidste dag, den {day}.", "Looked at on the last day, {day}."),
    "current/after": (
        "Sagen er set dagen efter den sidste dag, den {day}.",
        "Looked at on the day after the last day, {day}.",
    ),
    "stale/before": (
        "»{event}« dagen før det, der holder den ajour.",
        "“{event}” on the day before what keeps it current.",
    ),
    "stale/on": (
        "»{event}« samme dag som det, der holder den ajour.",
        "“{event}” on the day of what keeps it current.",
    ),
    "stale/after": (
        "»{event}« dagen efter det, der holder den ajour.",
        "“{event}” on the day after what keeps it current.",
    ),
    "first-day/before": (
        "»{done}« dagen før den første dag, hvor det må ske, den {day}.",
        "“{done}” on the day before the first day on which it may be done, {day}.",
    ),
    "first-day/on": (
        "»{done}« den første dag, hvor det må ske, den {day}.",
        "“{done}” on the first day on which it may be done, {day}.",
    ),
    "first-day/after": (
        "»{done}« dagen efter den første dag, hvor det må ske, den {day}.",
        "“{done}” on the day after the first day on which it may be done, {day}.",
    ),
    "stated/day-before": (
        "Den angivne sidste dag ligger dagen før grænsen, den {day}.",
        "The stated last day is the day before the limit, {day}.",
    ),
    "stated/on": (
        "Den angivne sidste dag er grænsens dag, den {day}.",
        "The stated last day is the day of the limit, {day}.",
    ),
    "stated/day-after": (
        "Den angivne sidste dag ligger dagen efter grænsen, den {day}.",
        "The stated last day is the day after the limit, {day}.",
    ),
    "stated/never": ("Nogen sidste dag er ikke angivet.", "No last day is stated."),
    "instead/on": (
        "»{done}« i stedet, den {day}; det tæller kun under en anden læsning.",
        "“{done}” instead, on {day}; it counts only under another reading.",
    ),
    "fields/said": ("»{event}« siger, at {words}.", "“{event}” says that {words}."),
    "fields/left-out": ("»{event}« siger ikke, {words}.", "“{event}” does not say {words}."),
    "example/row": (
        "Et eksempel fra regelfilen ({events}); udfald: {status}.",
        "An example of the rule file, ‘{name}’ ({events}); outcome: {status}.",
    ),
    "readings/other": (
        "Under en anden læsning af loven ({reading}): {tests}",
        "Under another reading of the law ({reading}): {tests}",
    ),
}

#: Days on which something begins or ends.
LABELS_OF_DAYS: Final[dict[str, tuple[str, str]]] = {
    "saturday": ("en lørdag", "a Saturday"),
    "sunday": ("en søndag", "a Sunday"),
    "good-friday": ("langfredag", "Good Friday"),
    "easter-monday": ("2. påskedag", "Easter Monday"),
    "great-prayer-day": ("store bededag", "Great Prayer Day"),
    "fourth-friday-after-easter": (
        "den fjerde fredag efter påske, som ikke længere er helligdag",
        "the fourth Friday after Easter, which is no holiday any more",
    ),
    "ascension-day": ("Kristi himmelfartsdag", "Ascension Day"),
    "friday-after-ascension": ("fredagen efter Kristi himmelfartsdag", "the Friday after Ascension Day"),
    "constitution-day": ("grundlovsdag", "Constitution Day"),
    "christmas-eve": ("juleaftensdag", "Christmas Eve"),
    "christmas-day": ("1. juledag", "Christmas Day"),
    "new-years-eve": ("nytårsaftensdag", "New Year's Eve"),
    "new-years-day": ("nytårsdag", "New Year's Day"),
}
NIGHTS: Final[dict[str, tuple[str, str]]] = {
    "spring": ("Natten, hvor sommertiden begynder", "The night in which summer time begins"),
    "autumn": ("Natten, hvor sommertiden slutter", "The night in which summer time ends"),
}

ASPECTS: Final[dict[str, tuple[str, str]]] = {
    "done": ("gjort omkring den sidste dag", "done around the last day"),
    "open": ("ikke gjort, og set omkring den sidste dag", "not done, and looked at around the last day"),
    "starts": (
        "begynder ved en måneds slutning, på skuddagen eller ved helligdage",
        "begins at the end of a month, on the leap day or by holidays",
    ),
    "born": (
        "født ved en måneds slutning eller på skuddagen",
        "born at the end of a month or on the leap day",
    ),
    "ends": ("den sidste dag er en fridag", "the last day is a day off"),
    "in-force": (
        "versionens første og sidste dag, og dagen uden for den",
        "the first and last day of the version, and the day outside it",
    ),
    "age": ("omkring fødselsdagen", "around the birthday"),
    "birth": ("omkring fødslen", "around the birth"),
    "leap-birthday": ("født 29. februar", "born on 29 February"),
    "hours": ("et minut før, ved og efter fristens udløb", "a minute before, at and after the time runs out"),
    "hours-open": ("ikke gjort, og set et minut før og efter", "not done, and looked at a minute before and after"),
    "clock-change": ("de nætter, hvor uret stilles", "the nights in which the clock changes"),
    "bare-days": ("kun dagene er noteret", "only the days are noted"),
    "order": ("før, samme dag, efter eller slet ikke", "before, on the same day, after, or never"),
    "presupposed": (
        "omkring den hændelse, der forudsætter det",
        "around the event that presupposes it",
    ),
    "withdrawn": ("samtykke trukket tilbage", "consent withdrawn"),
    "custody": ("flere forældremyndighedsindehavere", "several custody holders"),
    "number": ("færre, netop så mange og flere", "fewer, exactly as many, and more"),
    "occurrences": ("anden og tredje gang", "the second and third occurrence"),
    "current": ("set omkring den sidste dag", "looked at around the last day"),
    "stale": ("forældet af en senere hændelse", "made stale by a later event"),
    "first-day": ("omkring den første dag", "around the first day"),
    "stated": ("den angivne sidste dag", "the stated last day"),
    "instead": ("det, som en anden læsning lader træde i stedet", "what another reading lets stand instead"),
    "fields": ("hvad hændelserne siger, og hvad de lader stå åbent", "what events say and what they leave open"),
    "example": ("eksempler fra regelfilen", "examples of the rule file"),
    "readings": ("de andre læsninger af loven", "the other readings of the law"),
}

#: What each field of the files means.
FIELDS: Final[dict[str, tuple[str, str]]] = {
    "manifest.ruleset_version": ("regelsættets udgave", "the edition of the rule set"),
    "manifest.ruleset_digest": ("regelfilernes fingeraftryk", "the fingerprint of the rule files"),
    "manifest.engine": (
        "det bibliotek, der regnede de ventede svar ud",
        "the library that worked out what is expected",
    ),
    "manifest.count": ("antal vektorer i alt", "how many vectors in all"),
    "manifest.calendar": (
        "hvad vektorerne forudsætter af kalenderen: helligdage, lukkedage (måned-dag) og de tidspunkter i UTC, hvor "
        "uret stilles",
        "what the vectors presume of the calendar: public holidays, days when offices close (month-day), and the "
        "instants in UTC at which the clock changes",
    ),
    "manifest.aspects": ("hvad hver gruppe af vektorer afprøver", "what each group of vectors tests"),
    "manifest.files": (
        "filerne: regel, sti, SHA-256 af filens bytes, antal i alt og for hver version",
        "the files: rule, path, SHA-256 of the bytes of the file, how many in all and for each version",
    ),
    "file.rule": ("reglens id", "the id of the rule"),
    "file.kind": ("pligtens art", "the kind of the duty"),
    "file.title": ("pligten med få ord", "the duty in a few words"),
    "file.versions": (
        "reglens versioner med første og sidste dag i kraft (begge med) og bestemmelsen",
        "the versions of the rule with their first and last day in force (both inclusive) and the provision",
    ),
    "vector.id": (
        "entydigt i filen, tre dele: den version, der afprøves, gruppen og stillingen i gruppen",
        "unique in the file, three parts: the version that is tested, the aspect, and the position in the aspect",
    ),
    "vector.tests": ("hvad der afprøves, i en sætning", "what is tested, in one sentence"),
    "vector.as_of": ("den dag eller det tidspunkt, sagen ses", "the day or instant the case is looked at"),
    "vector.readings": (
        "valgte læsninger i stedet for de sædvanlige; udeladt: ingen",
        "readings chosen instead of the usual ones; left out: none",
    ),
    "vector.start": ("id for den hændelse, det begynder med", "the id of the event with which it begins"),
    "vector.done": ("id for den hændelse, der opfylder pligten", "the id of the event that fulfils the duty"),
    "vector.case": ("sagen, i formatet childlaw-case/1", "the case, in the format childlaw-case/1"),
    "vector.expect.findings": (
        "reglens fund i rækkefølge; et felt, der er udeladt, er null eller tomt i rapporten",
        "the findings of the rule in order; a field that is left out is null or empty in the report",
    ),
    "vector.expect.not_applicable": (
        "de emner, reglen ikke gælder for; et tomt emne er hele sagen",
        "the subjects the rule does not apply to; an empty one is the whole case",
    ),
    "vector.expect.out_of_force": (
        "de dage, hvor ingen version var i kraft",
        "the days on which no version was in force",
    ),
    "finding.status": ("udfaldet", "the status"),
    "finding.version": ("den version, der gælder", "the version that governs"),
    "finding.subject": ("hvad fundet angår, og parten", "what the finding is about, and the party"),
    "finding.occurrence": ("hvilken gang", "which occurrence"),
    "finding.trigger": ("den hændelse, det begynder med, og hvornår", "the event with which it begins, and when"),
    "finding.due": (
        "den sidste dag, eller tidspunktet ved timefrister",
        "the last day, or the instant in rules of hours",
    ),
    "finding.fulfilled_by": ("den hændelse, der opfyldte pligten", "the event that fulfilled the duty"),
    "finding.days_late": ("dage efter den sidste dag", "days after the last day"),
    "finding.possible": (
        "de udfald, der er mulige, hvor det ikke kan afgøres",
        "the statuses that are possible where it is undetermined",
    ),
}


def pair(words: tuple[str, str]) -> Text:
    """Two languages as one text."""
    return Text(da=words[0], en=words[1])


def say(key: str, **words: Any) -> Text:
    """The sentence of a position. Ordinals of days are written out; a ``Text`` is said in its language."""
    da, en = TESTS[key]
    return Text(
        da=_capital(da.format(**{name: _in(value, DA) for name, value in words.items()})),
        en=_capital(en.format(**{name: _in(value, EN) for name, value in words.items()})),
    )


def term(event: Mapping[str, Any] | str) -> Text:
    """What an event is called."""
    name = event if isinstance(event, str) else str(event["type"])
    return Text(da=EVENT_TYPES[name].da, en=name.replace("_", " ").replace("follow up", "follow-up"))


def dated(event: Mapping[str, Any], day: int) -> Text:
    """What an event is called, with its day, where there are several of the type."""
    name = term(event)
    return Text(da=f"{name.da}, {day_in_words(day, DA)}", en=f"{name.en}, {day_in_words(day, EN)}")


def terms(events: Iterable[Mapping[str, Any]]) -> Text:
    """What some events are called, each once, in their order."""
    found = list({str(event["type"]): term(event) for event in events}.values())
    return Text(da="; ".join(text.da for text in found), en="; ".join(text.en for text in found))


def said(type_: str, field: str, value: Any) -> Text:
    """A clause that says that a field of an event has a value."""
    return Text(da=FieldSpeech(DA).value(type_, field, [value]), en=FieldSpeech(EN).value(type_, field, [value]))


def asked(type_: str, field: str) -> Text:
    """What is not known where a field is left out, as a clause."""
    return Text(da=FieldSpeech(DA).question(type_, field), en=FieldSpeech(EN).question(type_, field))


def _in(value: Any, lang: str) -> str:
    if isinstance(value, Text):
        return value.da if lang == DA else value.en
    if isinstance(value, int) and value > 1000:
        return day_in_words(value, lang)
    return str(value)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
