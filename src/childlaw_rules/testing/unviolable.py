"""Rules that cannot be violated alone, each with its reason.

A test holds the table to the rules in both directions: what stands here cannot be violated alone, and what does not
stand here can.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a rule cannot be violated alone, in Danish and English.

    ``entails`` are the rules whose violation goes with it by law; without any the rule cannot be violated at all.
    """

    da: str
    en: str
    entails: frozenset[str] = frozenset()


_REMINDS: Final = Reason(
    da="Loven sætter ingen frist, og intet i sagen forudsætter handlingen: pligten står åben, til den er opfyldt.",
    en="The law sets no limit and nothing in a case presupposes the act: the duty stays open until it is done.",
)
_UNSAID: Final = Reason(
    da="En afgørelse, der ikke fastsætter perioden, kan have fravalgt den: uden et svar i sagen er det åbent.",
    en="A decision that does not set the period may have decided that there is none: without an answer it is open.",
)
_MEMORY: Final = Reason(
    da="Bestemmelsens ordlyd er ikke efterprøvet; reglen giver derfor højst en uafklaret status.",
    en="The text of the provision has not been verified; the rule therefore says 'undetermined' at most.",
)

#: Rules whose violation brings that of others with it by law.
ENTAILED: Final[Mapping[str, frozenset[str]]] = {
    "parents-support-decided": frozenset({"parents-support-person-offered"}),
    "preliminary-assessment-when-investigation-late": frozenset({"investigation-completed-within-4-months"}),
}

NOT_ALONE: Final[Mapping[str, Reason]] = {
    "action-plan-after-network-council": _REMINDS,
    "aftercare-followed-up-at-most-6-months-apart": _MEMORY,
    "child-told-of-right-to-companion": _REMINDS,
    "complaint-forwarded-to-appeals-board": _REMINDS,
    "contact-request-decided": _REMINDS,
    "decision-notified-to-each-party": _REMINDS,
    "file-with-summary-sent-to-new-municipality": _REMINDS,
    "home-training-supervised": _REMINDS,
    "network-council-held": _REMINDS,
    "new-decision-after-remittal": _REMINDS,
    "new-municipality-notified": _REMINDS,
    "notifier-informed": _REMINDS,
    "notifier-informed-on-request": _REMINDS,
    "parents-support-decided": Reason(
        da="Et tilbud om støtteperson er også støtte: er der ingen støtte, er der heller ikke tilbudt en støtteperson.",
        en="The offer of a support person is support too: where there is no support, no such person was offered.",
        entails=ENTAILED["parents-support-decided"],
    ),
    "permanent-placement-request-assessed": _REMINDS,
    "placement-request-assessed": _REMINDS,
    "plan-made-during-placement-handed-over": _REMINDS,
    "preliminary-assessment-when-investigation-late": Reason(
        da="Pligten opstår først, når undersøgelsen ikke er afsluttet til tiden, og det tæller i sig selv.",
        en="The duty arises only where the investigation is not completed in time, which counts by itself.",
        entails=ENTAILED["preliminary-assessment-when-investigation-late"],
    ),
    "private-care-request-put-before-committee": _REMINDS,
    "siblings-investigated-when-child-placed": _REMINDS,
    "supervisory-authority-notified": _REMINDS,
    "transition-period-stated": _UNSAID,
}


def why_not(rule: str) -> str:
    """Why a rule cannot be violated alone, and the way out where there is one."""
    reason = NOT_ALONE[rule]
    text = f"'{rule}' cannot be violated alone. {reason.en} {reason.da}"
    if not reason.entails:
        return text
    return f"{text} With 'entailed=True' it is violated together with {', '.join(sorted(reason.entails))}"
