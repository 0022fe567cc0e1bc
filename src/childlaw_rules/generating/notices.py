"""Notifications: received by day and night, assessed, acknowledged, answered, reassessed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final, NamedTuple

from childlaw_rules.case.words import MeasureKind, Notifier
from childlaw_rules.generating.draft import Draft, instant, office_day, six_working_days, within
from childlaw_rules.generating.known import WEEKDAYS

#: Minutes of the day from which, and before which, by the words of the rate.
HOURS: Final = {"night": (0, 7 * 60), "day": (7 * 60, 16 * 60), "evening": (16 * 60, 24 * 60)}
#: So many days at most until a receipt is sent that comes too late.
RECEIPT_AT_MOST: Final = 40
#: While such a measure runs a notification calls for reassessment.
REASSESSED: Final = frozenset(MeasureKind) - {
    MeasureKind.EARLY_SUPPORT,
    MeasureKind.ADVICE,
    MeasureKind.ECONOMIC_SUPPORT,
    MeasureKind.YOUTH_SUPPORT,
}


class Notified(NamedTuple):
    """A notification: its thread, its day, whether abuse is suspected, and of a custody holder."""

    notification: str
    day: int
    abuse: bool
    by_holder: bool


def notify(draft: Draft, near: int) -> Notified:
    """A notification in the seven days from a day on, with all that followed at once."""
    dice = draft.dice
    # The first of all days was a Monday.
    ahead = (WEEKDAYS.index(dice.word("notified-on", near)) - (near - 1)) % len(WEEKDAYS)
    day = min(near + ahead, draft.until)
    first, after = HOURS[dice.word("notified-at", day)]
    received = instant(day, dice.between(first, after - 1))
    notifier = dice.word("notifier", day)
    abuse = dice.happens("abuse-suspected", day)
    by_holder = abuse and dice.happens("by-a-custody-holder", day)
    notification = draft.thread("notification")
    suspected = {"abuser_is_custody_holder": by_holder} if abuse else {}
    draft.add_at(
        "notification_received",
        received,
        notification=notification,
        notifier=notifier,
        abuse_suspected=abuse,
        **suspected,
    )
    _assess(draft, notification, day, received)
    _acknowledge(draft, notification, day, notifier)
    if notifier == Notifier.PROFESSIONAL and dice.happens("notifier-informed", day):
        draft.add("notifier_informed", within(dice, day + 5, day + 60), notification=notification)
    return Notified(notification, day, abuse, by_holder)


def _assess(draft: Draft, notification: str, day: int, received: datetime) -> None:
    dice = draft.dice
    rate = "assessed-after"
    if dice.happens("not-assessed-in-24-hours", day):
        if dice.happens("never-assessed", day):
            return
        rate = "assessed-late-after"
    after = timedelta(minutes=int(dice.amount(rate, day) * 60))
    needed = dice.happens("immediate-action-needed", day)
    draft.add_at("notification_assessed", received + after, notification=notification, immediate_action_needed=needed)


def _acknowledge(draft: Draft, notification: str, day: int, notifier: str) -> None:
    """A receipt; one who is anonymous gets none."""
    dice = draft.dice
    if notifier == Notifier.ANONYMOUS:
        return
    due = six_working_days(day)
    if not dice.happens("not-acknowledged-in-6-working-days", day):
        draft.add("notification_acknowledged", within(dice, day, due), notification=notification)
    elif not dice.happens("never-acknowledged", day):
        late = within(dice, due + 1, due + RECEIPT_AT_MOST)
        draft.add("notification_acknowledged", late, notification=notification)


def reassess(draft: Draft, notified: Notified) -> None:
    """The case is reassessed where a measure runs on the day of the notification."""
    running = [spell for spell in draft.spells if spell.first < notified.day < spell.last]
    if any(spell.kind in REASSESSED for spell in running):
        draft.add(
            "notification_reassessed",
            office_day(notified.day + draft.dice.between(1, 14), notified.day, notified.day + 20),
            notification=notified.notification,
            by_new_person=not draft.dice.happens("not-reassessed-by-new-person", notified.day),
        )


def talk_of_abuse(draft: Draft, notified: Notified, completed: int | None) -> None:
    """The talk where abuse is suspected, before the investigation is completed, unless it is lacking.

    Where none is completed after the notification, nothing on file says that the talk has to be there by then.
    """
    dice = draft.dice
    if not notified.abuse or completed is None or completed <= notified.day or not draft.is_born(notified.day):
        return
    if dice.happens("childrens-house-used", notified.day):
        draft.add("childrens_house_used", within(dice, notified.day + 1, min(completed, notified.day + 30)))
    if not dice.happens("no-abuse-conversation", notified.day):
        draft.add(
            "abuse_conversation_held",
            within(dice, notified.day, min(completed, notified.day + 21)),
            notification=notified.notification,
            custody_holder_present=False,
        )
