"""A toy case system: it keeps case files, refuses what must not be done yet, and reminds of what falls due."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any


class ConsentLackingError(Exception):
    """A measure cannot be decided before those who must consent have done so."""


@dataclass
class Notification:
    id: str
    received: datetime
    assessed: datetime | None = None


@dataclass
class Investigation:
    id: str
    need_known: date
    decided: date | None = None
    completed: date | None = None


@dataclass
class Decision:
    id: str
    made: date


@dataclass
class Reminder:
    """A deadline of a file: what must be done, by when, and how it stands: open, done, done late, passed."""

    what: str
    about: str
    due: date | datetime
    state: str


def four_months_after(day: date) -> date:
    """The same day of the month four months on, or its last day where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + 4, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def a_day_and_night_after(moment: datetime) -> datetime:
    """24 hours on, whatever the clocks are set to in between."""
    return moment.astimezone(UTC) + timedelta(hours=24)


def must_consent(file: CaseFile) -> set[str]:
    """Who must consent to a measure: every custody holder."""
    return set(file.custody_holders)


@dataclass
class CaseFile:
    """What is kept of one child. Threads are numbered as they come: n1, i1, d1."""

    id: str
    born: date
    custody_holders: list[str]
    notifications: list[Notification] = field(default_factory=list)
    investigations: list[Investigation] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    consents: dict[str, date] = field(default_factory=dict)

    def receive_notification(self, moment: datetime) -> Notification:
        self.notifications.append(Notification(f"n{len(self.notifications) + 1}", moment))
        return self.notifications[-1]

    def learn_of_need(self, day: date) -> Investigation:
        self.investigations.append(Investigation(f"i{len(self.investigations) + 1}", day))
        return self.investigations[-1]

    def note_consent(self, party: str, day: date) -> None:
        self.consents[party] = day

    def decide_measure(self, day: date) -> Decision:
        """A supporting measure with consent; refused where a consent is lacking."""
        lacking = must_consent(self) - {party for party, given in self.consents.items() if given <= day}
        if lacking:
            raise ConsentLackingError(", ".join(sorted(lacking)))
        self.decisions.append(Decision(f"d{len(self.decisions) + 1}", day))
        return self.decisions[-1]

    def reminders(self, now: datetime) -> list[Reminder]:
        """Every deadline of the file as it stands at a moment."""
        found = []
        for notification in self.notifications:
            end = a_day_and_night_after(notification.received)
            found.append(Reminder("assess", notification.id, end, state(notification.assessed, end, now)))
        for investigation in self.investigations:
            if investigation.decided is not None:
                due = four_months_after(investigation.need_known)
                found.append(
                    Reminder("complete", investigation.id, due, state(investigation.completed, due, now.date()))
                )
        return found

    def timeline(self) -> dict[str, Any]:
        """The file in the case format of childlaw-rules."""
        events: list[dict[str, Any]] = []

        def add(type_: str, at: date | None, **fields: Any) -> None:
            if at is not None:
                events.append({"type": type_, "at": at.isoformat(), **fields})

        for n in self.notifications:
            add("notification_received", n.received, notification=n.id)
            add("notification_assessed", n.assessed, notification=n.id)
        for i in self.investigations:
            add("need_identified", i.need_known, need=i.id)
            add("investigation_decided", i.decided, investigation=i.id, need=i.id)
            add("investigation_completed", i.completed, investigation=i.id)
        for party, day in self.consents.items():
            add("consent_given", day, by=party, about=[d.id for d in self.decisions if d.made >= day])
        for d in self.decisions:
            kind = {"kind": "measure", "measure_kind": "family_treatment"}
            add("decision_made", d.made, decision=d.id, with_consent=True, granted=True, **kind)
        parties = [{"id": party, "role": "custody_holder"} for party in self.custody_holders]
        return {"id": self.id, "child": {"born": str(self.born)}, "parties": parties, "events": events}


def state(done: date | None, due: date, now: date) -> str:
    """How a deadline stands. A day is over when the next one begins, a moment as soon as it is there."""
    if done is not None and done <= now:
        return "done" if done <= due else "done late"
    return "open" if now < due or (now == due and not isinstance(due, datetime)) else "passed"
