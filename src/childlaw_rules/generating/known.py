"""The rates that the generator asks for: in which form each is written, with which words, under which act."""

from __future__ import annotations

from typing import Final, NamedTuple

from childlaw_rules.case.words import AppealOutcome, MeasureKind, Notifier, PlaceKind


class Wanted(NamedTuple):
    """What a rate must be: its form, the words of its weights or the unit of its spread, and its acts."""

    form: str
    words: frozenset[str] = frozenset()
    unit: str | None = None
    acts: tuple[str, ...] = ("sel", "bl")


BANDS: Final = "ages"
NUMBERS: Final = "numbers"

_SHARE: Final = Wanted("share")
_UNDER_SEL: Final = Wanted("share", acts=("sel",))
_UNDER_BL: Final = Wanted("share", acts=("bl",))


def _weights(*words: str) -> Wanted:
    return Wanted("weights", frozenset(words))


def _spread(unit: str) -> Wanted:
    return Wanted("spread", unit=unit)


MONTHS: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

#: Support beside placements, and support without an investigation.
SUPPORT: Final = (
    MeasureKind.FAMILY_TREATMENT,
    MeasureKind.CONTACT_PERSON,
    MeasureKind.RESPITE,
    MeasureKind.HOME_SUPPORT,
    MeasureKind.OTHER_SUPPORT,
    MeasureKind.WORK_PLACEMENT,
    MeasureKind.DAY_CARE_OR_CLUB,
    MeasureKind.FAMILY_STAY,
)
EARLY: Final = (MeasureKind.EARLY_SUPPORT, MeasureKind.ADVICE, MeasureKind.ECONOMIC_SUPPORT)
#: The kinds of measure by their words.
MEASURES: Final = {kind.value: kind for kind in MeasureKind}
AFTERCARE: Final = (MeasureKind.YOUTH_SUPPORT, MeasureKind.CONTINUED_PLACEMENT)

#: Weights by numbers or bands of ages take any whole numbers; the others take just these words.
WANTED: Final[dict[str, Wanted]] = {
    "begins-with-an-application": _SHARE,
    "comes-to-support": _SHARE,
    "investigated-without-support": _SHARE,
    "placed": _SHARE,
    "early-support": _SHARE,
    "starts-in-the-month": _weights(*MONTHS),
    "age-at-start": _weights(BANDS),
    "age-at-placement": _weights(BANDS),
    "unborn": _SHARE,
    "siblings": _weights(NUMBERS),
    "same-household": _SHARE,
    "custody": _weights("both", "mother", "father"),
    "notifications": _weights(NUMBERS),
    "notifier": _weights(*Notifier),
    "notified-on": _weights(*WEEKDAYS),
    "notified-at": _weights("night", "day", "evening"),
    "abuse-suspected": _SHARE,
    "by-a-custody-holder": _SHARE,
    "not-assessed-in-24-hours": _SHARE,
    "never-assessed": _SHARE,
    "assessed-after": _spread("hours"),
    "assessed-late-after": _spread("hours"),
    "immediate-action-needed": _SHARE,
    "not-acknowledged-in-6-working-days": _SHARE,
    "never-acknowledged": _SHARE,
    "notifier-informed": _SHARE,
    "not-reassessed-by-new-person": _SHARE,
    "no-abuse-conversation": _SHARE,
    "childrens-house-used": _SHARE,
    "further-notifications": _SHARE,
    "need-seen-after": _spread("days"),
    "not-screened": _UNDER_BL,
    "limited-assessment": _UNDER_BL,
    "investigation-decided-after": _spread("days"),
    "investigation-over-4-months": _SHARE,
    "investigation-never-completed": _SHARE,
    "investigation-takes": _spread("percent"),
    "investigation-over-by": _spread("days"),
    "no-preliminary-assessment": _SHARE,
    "not-heard-in-investigation": _SHARE,
    "conversation-waived": _SHARE,
    "siblings-not-considered": _SHARE,
    "decided-again": _SHARE,
    "conclusion-without-reasons": _SHARE,
    "decided-after": _spread("days"),
    "refused": _SHARE,
    "no-investigation-before-support": _UNDER_SEL,
    "no-investigation-before-placement": _SHARE,
    "investigation-not-at-all": _SHARE,
    "not-heard-before-decision": _SHARE,
    "heard-after-decision": _SHARE,
    "direct-contact": _UNDER_BL,
    "no-action-plan-before-decision": _UNDER_SEL,
    "action-plan-later": _SHARE,
    "position-on-plan-not-stated": _UNDER_BL,
    "plan-wanted": _UNDER_BL,
    "no-childs-plan-in-3-months": _UNDER_BL,
    "childs-plan-later": _UNDER_BL,
    "no-plan-before-placement-without-consent": _UNDER_BL,
    "consent-lacking": _SHARE,
    "consent-of-youth-lacking": _SHARE,
    "consent-in-change-of-place-lacking": _SHARE,
    "child-consent-in-change-of-place-lacking": _SHARE,
    "consent-after-decision": _SHARE,
    "reasons-not-given": _SHARE,
    "no-complaint-guidance": _SHARE,
    "party-not-notified": _SHARE,
    "order": _SHARE,
    "order-to-youth": _SHARE,
    "support-kind": _weights(*SUPPORT),
    "early-support-kind": _weights(*EARLY),
    "support-starts-after": _spread("days"),
    "placement-starts-after": _spread("days"),
    "support-lasts": _spread("months"),
    "early-support-lasts": _spread("months"),
    "another-measure": _SHARE,
    "consent-withdrawn": _SHARE,
    "no-first-follow-up-in-3-months": _SHARE,
    "follow-up-over-6-months": _UNDER_SEL,
    "follow-up-not-as-arranged": _UNDER_BL,
    "follow-up-over-by": _spread("days"),
    "arrangement-not-decided": _UNDER_BL,
    "talk-at-follow-up": _SHARE,
    "plan-revised": _SHARE,
    "without-consent": _SHARE,
    "support-before-placement": _SHARE,
    "consent-refused": _SHARE,
    "provisional-first": _SHARE,
    "not-approved-in-7-days": _SHARE,
    "urgent": _UNDER_BL,
    "place": _weights(*PlaceKind),
    "moves-in-a-year": _SHARE,
    "placement-ends-in-a-year": _SHARE,
    "returns-home": _SHARE,
    "too-few-supervision-visits": _SHARE,
    "staff-present": _SHARE,
    "not-reheard-in-time": _SHARE,
    "statement-of-place": _SHARE,
    "contact-suspended": _UNDER_BL,
    "contact-suspended-over-8-weeks": _UNDER_BL,
    "secure-placement": _SHARE,
    "support-person-offered": _SHARE,
    "parents-support-decided": _SHARE,
    "aftercare-not-decided-in-time": _SHARE,
    "aftercare-never-decided": _SHARE,
    "aftercare": _SHARE,
    "aftercare-kind": _weights(*AFTERCARE),
    "aftercare-lasts": _spread("months"),
    "complaint": _SHARE,
    "not-reassessed-in-4-weeks": _SHARE,
    "appeal-outcome": _weights(*AppealOutcome),
    "caseworker-changes-in-a-year": _SHARE,
    "handed-over-in-writing": _SHARE,
    "days-between-notes": _spread("days"),
    "silent-year": _SHARE,
    "life-event-in-a-year": _SHARE,
    "moves-to-another-municipality": _SHARE,
    "new-municipality-told": _SHARE,
    "summary-sent-along": _SHARE,
    "closed": _SHARE,
    "family-told-of-closing": _SHARE,
    "moment-of-recording-known": _SHARE,
    "recorded-late": _SHARE,
    "recorded-late-by": _spread("days"),
    "day-not-exact": _SHARE,
    "how-not-exact": _weights("month", "interval", "year", "nothing"),
    "old-system": _SHARE,
    "flags-not-recorded": _SHARE,
}
