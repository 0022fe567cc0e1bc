"""The sentences of the explanations, in Danish and in English, in one place.

What the engine itself says of a case stands in ``catalogue``; here is what is set around it.
"""

from __future__ import annotations

from typing import Final

#: How the text of a provision is known, inside a sentence, by what the duty rests on and the evidence.
EVIDENCE: Final[dict[tuple[str, str], tuple[str, str]]] = {
    ("statute", "verified"): ("lovteksten er set", "the text was seen"),
    ("statute", "secondary"): ("kendt fra omtale", "known at second hand"),
    ("statute", "memory"): ("ikke efterprøvet", "not verified"),
    ("practice", "verified"): ("kilden er set", "the source was seen"),
}

#: What a due day is called, by the kind of the rule.
DUE_NAMES: Final[dict[str, tuple[str, str]]] = {
    "*": ("Frist", "Due"),
    "inactivity": ("Grænse", "Limit"),
    "currency": ("Grænse", "Limit"),
    "count": ("Perioden slutter", "The period ends"),
    "limit": ("Grænse", "Limit"),
    "earliest day": ("Tidligst", "Not before"),
    "precondition": ("Afgørende dag", "Decisive day"),
    "consent": ("Afgørende dag", "Decisive day"),
    "presence": ("Afgørende dag", "Decisive day"),
}

PHRASES: Final[dict[str, tuple[str, str]]] = {
    "number": ("nr. {number}", "no. {number}"),
    "due": ("{name}: {due}.", "{name}: {due}."),
    "missing": ("Mangler at vide", "To settle it"),
    "further-facts": ("{count} andre forhold", "{count} other facts"),
    "further-fact": ("ét andet forhold", "one other fact"),
    "law": ("Pligten følger af {provision}.", "The duty follows from {provision}."),
    "laws": (
        "Det er åbent, hvilken bestemmelse der gælder: {provision}.",
        "Which provision governs is open: {provision}.",
    ),
    "yardstick": (
        "Målestokken er {provision}; den er ikke et lovkrav.",
        "The yardstick is {provision}; it is not a requirement of the law.",
    ),
    "note": ("Bemærk", "Note"),
    "possible": ("Mulige udfald", "Possible"),
    "other-law": (
        "Læses loven anderledes, bliver udfaldet »{status}«: {reading}",
        "Under another reading of the law the status is “{status}”: {reading}",
    ),
    "other-yardstick": (
        "Lægges målestokken anderledes an, bliver udfaldet »{status}«: {reading}",
        "With the yardstick set otherwise the status is “{status}”: {reading}",
    ),
    "outcome": ("Udfald", "Outcome"),
    "fact": ("Faktum", "Fact"),
    "arithmetic": ("Beregning", "Arithmetic"),
    "comparison": ("Sammenligning", "Comparison"),
    "exception": ("Undtagelse", "Exception"),
    "provision": ("Bestemmelse", "Provision"),
    "event": ("hændelse {event}", "event {event}"),
    "source": ("Kilde", "Source"),
    "open-law": ("Loven lader stå åbent", "The law leaves open"),
    "open-yardstick": ("Målestokken lader stå åbent", "The yardstick leaves open"),
    "taken": ("Lagt til grund: {reading}", "Taken: {reading}"),
    "other": ("Anden læsning: {reading}", "Other reading: {reading}"),
    "other-alike": ("Anden læsning, samme udfald: {reading}", "Other reading, the same status: {reading}"),
    "other-status": (
        "Anden læsning, udfaldet bliver »{status}«: {reading}",
        "Other reading, the status is then “{status}”: {reading}",
    ),
    "answer": ("svaret er »{answer}«", "the answer is “{answer}”"),
}

#: Lines of the catalogue that read otherwise in running text.
RUNNING: Final[dict[str, tuple[str, str]]] = {
    "adds": ("{period} regnet fra {start} udløber {due}.", "The period of {period} from {start} ends {due}."),
    "open-since": (
        "Pligten har stået åben siden {start}, i {days} dage {as_of}.",
        "The duty has been open since {start}, for {days} days {as_of}.",
    ),
    "straddles": (
        "Fristen løber hen over lovskiftet {change}.",
        "The clock runs across the change of act on {change}.",
    ),
    "moment": ("Sagen viser {event} {at}.", "The file shows {event} {at}."),
    "runs-since": (
        "Sagen viser {event} {at}; indsatsen løber.",
        "The file shows {event} {at}; the measure is running.",
    ),
}

WHY_NOT: Final[dict[str, tuple[str, str]]] = {
    "starts": ("Pligten opstår, når {event}", "The duty arises when {event}"),
    "while": ("Pligten gælder, så længe {running}", "The duty holds as long as {running}"),
    "gap": (
        "Ingen version af reglen var i kraft på den dag, der er afgørende: {on}.",
        "No version of the rule was in force on the day that governs: {on}.",
    ),
    "before": ("Den seneste forinden er {provision} ({days}).", "The last before it is {provision} ({days})."),
    "after": ("Den første derefter er {provision} ({days}).", "The first after it is {provision} ({days})."),
}

#: How what counts against a file goes back to one thing.
CAUSES: Final[dict[str, tuple[str, str]]] = {
    "alone": ("Intet andet fund går tilbage hertil.", "No other finding goes back to it."),
    "party": ("Den samme pligt gælder over for flere parter.", "The same duty is owed to several parties."),
    "again": ("Det er den samme pligt flere gange.", "It is the same duty several times."),
    "act": (
        "Én og samme handling, {events}, ville i tide have opfyldt pligterne.",
        "One and the same act, {events}, would have met the duties in time.",
    ),
    "thread": ("{events} forudsætter {opener}.", "{events} presupposes {opener}."),
    "late": (
        "Pligten opstår først, når {events} ikke foreligger i tide.",
        "The duty only arises where {events} is not there in time.",
    ),
    "statement": (
        "Det er den samme handling, {events}, der ikke siger det krævede.",
        "It is the same act, {events}, that does not say what is asked for.",
    ),
}
