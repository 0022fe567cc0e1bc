"""What the toy case system says, in the words of the oracle; and the oracle's cases, played into the toy."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from toycase import CaseFile

#: What each of our reminders is about: the rule, and what it calls the thread.
RULES = {
    "assess": ("notification-assessed-within-24-hours", "notification"),
    "complete": ("investigation-completed-within-4-months", "need"),
}
STATUSES = {"open": "pending", "done": "met", "done late": "met_late", "passed": "overdue"}


def our_answer(file: CaseFile, now: datetime) -> list[dict[str, Any]]:
    """Our reminders as findings."""
    answer = []
    for reminder in file.reminders(now):
        rule, thread = RULES[reminder.what]
        subject = {thread: reminder.about}
        answer.append({"rule": rule, "status": STATUSES[reminder.state], "due": reminder.due, "subject": subject})
    return answer


def played(case: Mapping[str, Any]) -> CaseFile:
    """The file that we would have, had we kept what a case tells; what we do not keep is passed over."""
    holders = [party["id"] for party in case["parties"] if party["role"] == "custody_holder"]
    file = CaseFile(case["id"], date.fromisoformat(case["child"]["born"]), holders)
    for event in sorted(case["events"], key=lambda event: event["at"]):
        if moment(event["at"], time.min) > moment(case["as_of"]):
            continue  # not yet happened
        match event["type"]:
            case "notification_received":
                file.receive_notification(datetime.fromisoformat(event["at"]))
            case "notification_assessed" if file.notifications:
                file.notifications[-1].assessed = datetime.fromisoformat(event["at"])
            case "need_identified":
                file.learn_of_need(date.fromisoformat(event["at"]))
            case "investigation_decided" if file.investigations:
                file.investigations[-1].decided = date.fromisoformat(event["at"])
            case "investigation_completed" if file.investigations:
                file.investigations[-1].completed = date.fromisoformat(event["at"])
    return file


def moment(text: str, on_a_day: time = time.max) -> datetime:
    """A moment of a case; a case is looked at when its day ends."""
    if "T" in text:
        return datetime.fromisoformat(text)
    return datetime.combine(date.fromisoformat(text), on_a_day, ZoneInfo("Europe/Copenhagen"))
