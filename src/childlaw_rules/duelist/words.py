"""The sentences of the due list and of its calendar, in Danish and in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from childlaw_rules.catalogue import SUBJECT_NAMES
from childlaw_rules.prose.terms import of
from childlaw_rules.sentences import DA

SENTENCES: Final[dict[str, tuple[str, str]]] = {
    # the list
    "heading": ("Frister pr. {day}", "Due list as of {day}"),
    "heading_until": ("Frister pr. {day} til og med {until}", "Due list as of {day}, up to and including {until}"),
    "case": ("Sag {case}", "Case {case}"),
    "of_case": ("sag {case}", "case {case}"),
    "cases": ("{count} sager", "{count} cases"),
    "nothing": ("Ingen frister at vise.", "Nothing to show."),
    "overdue": ("Overskredet", "Overdue"),
    "ahead": ("Frister", "Due"),
    "unsure": ("Usikre frister", "Uncertain"),
    "undated": ("Åbent uden kendt dag", "Open, no day known"),
    "no_number": ("Loven angiver ingen frist.", "The law gives no number."),
    "may_be_open": (
        "Det er ikke afgjort, om det er gjort eller skal gøres. Muligt: {possible}.",
        "It is not settled whether it is done, or has to be. Possible: {possible}.",
    ),
    "later": (
        "{count} senere frister vises ikke; --days viser længere frem.",
        "{count} more fall due later and are not shown; --days looks further ahead.",
    ),
    "later_one": (
        "1 senere frist vises ikke; --days viser længere frem.",
        "1 more falls due later and is not shown; --days looks further ahead.",
    ),
    # one row
    "days_past": ("{count} dage overskredet", "{count} days past"),
    "day_past": ("1 dag overskredet", "1 day past"),
    "hours_past": ("overskredet", "past"),
    "today": ("i dag", "today"),
    "in_one_day": ("om 1 dag", "in 1 day"),
    "in_days": ("om {count} dage", "in {count} days"),
    "earliest": ("tidligst {first}", "{first} at the earliest"),
    "any_day": ("når som helst, senest {last}", "any day, {last} at the latest"),
    "between": ("{first} – {last}", "{first} – {last}"),
    "unknown_day": ("ukendt dag", "day unknown"),
    "uncertain": ("usikkert", "uncertain"),
    "surely_past": ("overskredet, dagen er usikker", "past, the day is uncertain"),
    "possible": ("Muligt: {possible}.", "Possible: {possible}."),
    "again": ("Opfyldt; gælder til og med {last}.", "Met; it holds up to and including {last}."),
    # the calendar
    "calendar": ("Frister i børnesager", "Due days in child cases"),
    "event_ahead": ("Frist: {title} (sag {case})", "Due: {title} (case {case})"),
    "event_overdue": ("Overskredet: {title} (sag {case})", "Overdue: {title} (case {case})"),
    "event_uncertain": ("Usikker frist: {title} (sag {case})", "Uncertain due day: {title} (case {case})"),
    "event_done": ("Gjort: {title} (sag {case})", "Done: {title} (case {case})"),
    "event_undated": ("Åbent uden dag: {count} pligter (sag {case})", "Open, no day: {count} duties (case {case})"),
    "described_ahead": ("Falder den {due}.", "Falls due {due}."),
    "described_overdue": (
        "Frist: {due}. Den er udløbet pr. {day}, og sagen viser ikke, at det er gjort.",
        "Due {due}. That day has passed as of {day}, and the file does not show it done.",
    ),
    "described_uncertain": (
        "Usikkert: sagen afgør ikke, hvornår det skal gøres, eller om det skal. Tidligst {first}, senest {last}.",
        "Uncertain: the file does not settle when it falls due, or whether it does. {first} at the earliest, "
        "{last} at the latest.",
    ),
    "described_done": ("Sagen viser nu, at det er gjort.", "The file now shows it done."),
    "open_end": ("ukendt", "unknown"),
    "provision": ("Bestemmelse: {provision}", "Provision: {provision}"),
    "practice": ("Målestok fra praksis: {provision}", "Yardstick of practice: {provision}"),
    "rule": ("Regel: {rule}", "Rule: {rule}"),
    "seen": ("Set den {day} efter regelsæt {version}.", "As of {day}, by rule set {version}."),
    "each_undated": ("– {title} ({provision})", "– {title} ({provision})"),
    "each_undated_often": ("– {title} ({provision}), {count} gange", "– {title} ({provision}), {count} times"),
}

#: Parties that the file does not name by an id of its own.
_PARTIES: Final = {
    "child": ("barnet", "the child"),
    "?": ("forældremyndighedens indehaver", "the custody holder"),
}


def say(key: str, lang: str, **words: Any) -> str:
    """A sentence of the due list, filled in."""
    return of(SENTENCES[key], lang).format(**words)


def provision_name(act: str | None, provision: str | None) -> str:
    """``BL § 20, stk. 3``; a yardstick of practice by its source alone."""
    if provision is None:
        return act or "–"
    return provision if act in {None, "practice"} else f"{act} {provision}"


def subject_words(subject: Mapping[str, str], occurrence: int | None, lang: str) -> list[str]:
    """What a duty is about, word by word: ``indsats m1``, ``barnet``, ``nr. 2``."""
    words = []
    for kind, name in subject.items():
        if kind == "party" and name in _PARTIES:
            words.append(of(_PARTIES[name], lang))
        elif kind in SUBJECT_NAMES:
            words.append(f"{of(SUBJECT_NAMES[kind], lang)} {name}")
        else:
            words.append(name)
    if occurrence is not None:
        words.append(f"nr. {occurrence}" if lang == DA else f"no. {occurrence}")
    return words


def stopped(text: str) -> str:
    """The text with a full stop; ``BL § 20, stk. 3, 2. pkt.`` has its own."""
    return text if text.endswith(".") else f"{text}."


__all__ = ["DA", "SENTENCES", "provision_name", "say", "stopped", "subject_words"]
