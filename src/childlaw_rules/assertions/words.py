"""The words of the failure messages, in Danish and in English."""

from __future__ import annotations

from typing import Final

Pair = tuple[str, str]

#: The first line: what was asserted and does not hold.
HEADLINES: Final[dict[str, Pair]] = {
    "one-differs": ("1 pligt af {all} er ikke som forventet.", "1 duty of {all} is not as expected."),
    "some-differ": ("{count} pligter af {all} er ikke som forventet.", "{count} duties of {all} are not as expected."),
    "too-few": (
        "Pligter, der er set på: {count}; forventet: mindst {least}.",
        "Duties looked at: {count}; expected: at least {least}.",
    ),
    "none": ("Der er ingen pligt at se på.", "There is no duty to look at."),
    "no-finding": ("Reglen {rule} giver intet resultat.", "The rule {rule} gives no finding."),
    "no-subject": (
        "Reglen {rule} siger intet om det, der er spurgt til: {subject}.",
        "The rule {rule} says nothing of what is asked about: {subject}.",
    ),
    "other-finding": (
        "Reglen {rule} giver et andet resultat end forventet.",
        "The rule {rule} gives another finding than expected.",
    ),
    "applies": ("Reglen {rule} gælder, forventet: gælder ikke.", "The rule {rule} applies, expected: not applicable."),
    "not-in-force": (
        "Reglen {rule} er ikke i kraft, forventet: gælder ikke.",
        "The rule {rule} is out of force, expected: not applicable.",
    ),
    "does-not-apply": (
        "Reglen {rule} gælder ikke, forventet: ikke i kraft.",
        "The rule {rule} does not apply, expected: out of force.",
    ),
    "in-force": ("Reglen {rule} er i kraft, forventet: ikke i kraft.", "The rule {rule} is in force, expected: not."),
    "other-day": (
        "Reglen {rule} er ikke i kraft, men den afgørende dag er en anden end {on}.",
        "The rule {rule} is out of force, but the day that governs is another than {on}.",
    ),
    "answers-differ": (
        "De to svar er forskellige, {count} af {all} pligter.",
        "The two answers differ, {count} of {all} duties.",
    ),
}

#: The labels in front of the lines about a duty.
LABELS: Final[dict[str, Pair]] = {
    "status": ("status", "status"),
    "due": ("frist", "due"),
    "subject": ("angår", "subject"),
    "occurrence": ("nummer", "occurrence"),
    "trigger": ("udløst", "trigger"),
    "fulfilled": ("opfyldt", "fulfilled"),
    "days_late": ("dage for sent", "days late"),
    "version": ("version", "version"),
    "category": ("gruppe", "category"),
    "remarks": ("bemærk", "note"),
    "possible": ("mulige udfald", "possible"),
    "missing_facts": ("afgøres af", "to settle it"),
    "reading": ("læsning", "reading"),
    "provision": ("bestemmelse", "provision"),
    "steps": ("trin", "steps"),
    "rule": ("regel", "rule"),
    "reason": ("grund", "reason"),
    "on": ("dag", "day"),
    "ours": ("vores svar", "our answer"),
    "theirs": ("facit", "the oracle"),
}

#: Everything else.
PHRASES: Final[dict[str, Pair]] = {
    "case": ("Sag {case}, set pr. {day}", "Case {case}, as of {day}"),
    "known": (", registreret senest {known}", ", recorded no later than {known}"),
    "only": ("; begrænset til: {only}", "; limited to: {only}"),
    "stamp": ("Regelsæt {version} ({digest}), motor {engine}", "Rule set {version} ({digest}), engine {engine}"),
    "expected": ("{found}; forventet: {expected}", "{found}; expected: {expected}"),
    "ours": ("{found}; vores: {expected}", "{found}; ours: {expected}"),
    "any-of": ("{others} eller {last}", "{others} or {last}"),
    "nothing": ("intet", "none"),
    "no-such": ("intet tilsvarende resultat", "no such finding"),
    "evidence-verified": ("lovteksten er set", "the text was seen"),
    "evidence-secondary": ("kendt fra omtale", "known at second hand"),
    "evidence-memory": ("ikke efterprøvet", "not verified"),
    "reading": ("under »{alternative}« ({reading}): {status}", "under '{alternative}' ({reading}): {status}"),
    "further": ("Desuden:", "Further:"),
    "state-facts": (
        'Det, der ikke kan afgøres, er ikke accepteret: oplys det manglende i sagen, eller skriv allow="undetermined".',
        'What is undetermined is not accepted: state in the case what would settle it, or write allow="undetermined".',
    ),
    "nothing-asserted": (
        "En påstand om ingen pligter siger intet; er det det, der menes, så skriv at_least=0.",
        "An assertion about no duty says nothing; where that is meant, write at_least=0.",
    ),
    "meant-out-of-force": (
        "Er det det, der menes, så brug assert_out_of_force.",
        "Where that is meant, use assert_out_of_force.",
    ),
    "meant-not-applicable": (
        "Er det det, der menes, så brug assert_not_applicable.",
        "Where that is meant, use assert_not_applicable.",
    ),
}
