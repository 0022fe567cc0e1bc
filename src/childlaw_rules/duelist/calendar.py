"""The due list as iCalendar (RFC 5545): one entry for each duty, which a second import updates.

Entries are VEVENT: Outlook leaves VTODO out when it imports a file, and wants a METHOD. Days are all-day entries,
duties in hours are instants in UTC. An overdue duty is a bar from its due day to the day looked at, so that it is
seen there. What has no day stands in one entry a case on the day looked at.

No name, id of a thread or free text of the case goes in; only the id of the case.
"""

from __future__ import annotations

import json
from base64 import b32encode
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import NAMESPACE_URL, uuid5

from childlaw_rules.arguments import refuse, unlike
from childlaw_rules.catalogue import STATUS_NAMES
from childlaw_rules.duelist.days import DueDay, due_day
from childlaw_rules.duelist.models import DueItem, DueList, DueStanding
from childlaw_rules.duelist.words import provision_name, say
from childlaw_rules.errors import ArgumentError, Problem
from childlaw_rules.prose.terms import in_language, of
from childlaw_rules.rule.words import CATEGORY_TITLES, Category
from childlaw_rules.sentences import DA, EN, day_in_words, instants_in_words
from childlaw_rules.version import __version__
from childlaw_rules.when import LATEST, Point, day_starts

if TYPE_CHECKING:
    from icalendar import Calendar, Event

#: What the ids of entries are made in; another one would double every calendar that has imported a list.
_NAMESPACE: Final = uuid5(NAMESPACE_URL, "urn:childlaw-rules:due")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
#: When a calendar reminds: at 8 o'clock a week before and on the day; two hours before an instant.
_WEEK_BEFORE: Final = timedelta(days=-7, hours=8)
_ON_THE_DAY: Final = timedelta(hours=8)
_HOURS_BEFORE: Final = timedelta(hours=-2)
_KEYS: Final = {
    DueStanding.AHEAD: "ahead",
    DueStanding.OVERDUE: "overdue",
    DueStanding.UNCERTAIN: "uncertain",
    DueStanding.DONE: "done",
}


def due_calendar(due: DueList, *, lang: str = DA) -> str:
    """A due list as the text of an .ics file, with the line ends that the format asks for.

    An entry keeps its UID as long as case, rule, subject and occurrence are the same, whatever becomes of its day.
    DTSTAMP, LAST-MODIFIED and SEQUENCE come from the day looked at, never from a clock: the same list gives the same
    bytes, and a list of a later day replaces the entries of an earlier one. Raises ``ArgumentError`` for a case
    without an id, and for one that is there twice: their entries could not be told apart.
    """
    refuse(unlike("due", due, DueList, "a due list, as due_list() gives it"), _unknown(lang))
    _tell_apart(due.cases)
    # Imported here: whoever makes no calendar does not wait for the library that writes them.
    from icalendar import Calendar  # noqa: PLC0415

    calendar = Calendar()
    for name, value in (
        ("prodid", f"-//childlaw-rules//{__version__}//{lang.upper()}"),
        ("version", "2.0"),
        ("calscale", "GREGORIAN"),
        ("method", "PUBLISH"),
        ("name", say("calendar", lang)),
        ("x-wr-calname", say("calendar", lang)),
    ):
        calendar.add(name, value)
    for event in _events(due, lang):
        calendar.add_component(event)
    return _text(calendar)


def _unknown(lang: str) -> list[Problem]:
    return [] if lang in (DA, EN) else [Problem("lang", "must be 'da' or 'en'")]


def _text(calendar: Calendar) -> str:
    written: bytes = calendar.to_ical()
    return written.decode("utf-8")


def _tell_apart(cases: Iterable[str | None]) -> None:
    seen: set[str] = set()
    problems = []
    for number, case in enumerate(cases):
        if case is None:
            problems.append(Problem(f"cases[{number}].id", "is missing; the entries of a calendar are known by it"))
        elif case in seen:
            problems.append(Problem(f"cases[{number}].id", "is that of another case; a calendar holds a case once"))
        else:
            seen.add(case)
    if problems:
        raise ArgumentError(problems)


def _events(due: DueList, lang: str) -> Iterator[Event]:
    made = Stamp(due, lang)
    for item in (*due.items, *due.done):
        if item.due is not None:
            yield made.of_item(item, due_day(item.due))
    cases: dict[str | None, list[DueItem]] = {}
    for item in due.undated:
        cases.setdefault(item.case, []).append(item)
    for case, items in cases.items():
        yield made.of_undated(case, items)


class Stamp:
    """Makes the entries of one list: what they share is worked out once."""

    __slots__ = ("as_of", "day", "due", "lang", "stamp")

    def __init__(self, due: DueList, lang: str) -> None:
        self.due = due
        self.lang = lang
        point = Point.parse(due.as_of)
        self.as_of = point.first
        self.day = day_in_words(point.first, lang)
        #: The moment that the list speaks of: the instant looked at, or the beginning of the day.
        self.stamp = _utc(point.earliest).replace(microsecond=0)

    def of_item(self, item: DueItem, day: DueDay) -> Event:
        """The entry of a duty with a due day."""
        key = _KEYS[item.standing]
        title = in_language(item.title, self.lang)
        event = self._entry([item.case, item.rule, *sorted(item.subject.items()), item.occurrence])
        event.add("summary", say(f"event_{key}", self.lang, title=title, case=item.case))
        event.add("description", "\n".join(self._described(item, day, key)))
        event.add("categories", [self._category(item)])
        if item.source.url:
            event.add("url", item.source.url)
        status = {DueStanding.UNCERTAIN: "TENTATIVE", DueStanding.DONE: "CANCELLED"}.get(item.standing, "CONFIRMED")
        event.add("status", status)
        self._when(event, item, day)
        return event

    def of_undated(self, case: str | None, items: list[DueItem]) -> Event:
        """One entry for all that is open in a case without a day, on the day looked at."""
        event = self._entry([case, "undated"])
        event.add("summary", say("event_undated", self.lang, count=len(items), case=case))
        counted: dict[tuple[str, str], int] = {}
        for item in items:
            name = provision_name(item.source.act, item.source.provision)
            key = (in_language(item.title, self.lang), name)
            counted[key] = counted.get(key, 0) + 1
        lines = [
            say("each_undated" if count == 1 else "each_undated_often", self.lang, title=t, provision=p, count=count)
            for (t, p), count in counted.items()
        ]
        event.add("description", "\n".join([*lines, self._seen()]))
        event.add("status", "TENTATIVE")
        self._days(event, self.as_of, self.as_of)
        return event

    def _entry(self, identity: list[Any]) -> Event:
        from icalendar import Event  # noqa: PLC0415

        event = Event()
        event.add("uid", _uid(identity))
        event.add("dtstamp", self.stamp)
        event.add("last-modified", self.stamp)
        event.add("sequence", max(0, (self.stamp - _EPOCH) // timedelta(minutes=1)))
        event.add("class", "CONFIDENTIAL")
        event.add("transp", "TRANSPARENT")
        event.add("x-microsoft-cdo-busystatus", "FREE")
        return event

    def _described(self, item: DueItem, day: DueDay, key: str) -> Iterator[str]:
        words = {"due": self._day(day), "day": self.day, "first": self._end(day, 0), "last": self._end(day, 1)}
        said = say(f"described_{key}", self.lang, **words)
        yield said[:1].upper() + said[1:]
        if item.possible:
            names = ", ".join(of(STATUS_NAMES[name], self.lang) for name in item.possible)
            yield say("possible", self.lang, possible=names)
        if item.standing is not DueStanding.DONE:
            yield from (in_language(line, self.lang) for line in item.clock)
        name = provision_name(item.source.act, item.source.provision)
        yield say("practice" if item.basis == "practice" else "provision", self.lang, provision=name)
        yield say("rule", self.lang, rule=item.rule)
        yield self._seen()

    def _seen(self) -> str:
        version = self.due.ruleset.version if self.due.ruleset is not None else "–"
        return say("seen", self.lang, day=self.day, version=version)

    def _category(self, item: DueItem) -> str:
        return of(CATEGORY_TITLES[Category(item.category)], self.lang)

    def _day(self, day: DueDay) -> str:
        if not day.exact:
            return f"{self._end(day, 0)} – {self._end(day, 1)}"
        return self._end(day, 0)

    def _end(self, day: DueDay, which: int) -> str:
        text = (day.first_text, day.last_text)[which]
        if text is None:
            return say("open_end", self.lang)
        point = Point.parse(text)
        if point.instant is None:
            return day_in_words(point.first, self.lang)
        said = instants_in_words((point.instant, point.instant), self.lang)
        return said.removeprefix("den ")

    def _when(self, event: Event, item: DueItem, day: DueDay) -> None:
        """When the entry stands, and its alarms."""
        overdue = item.standing is DueStanding.OVERDUE
        if day.hours and day.exact and day.first_text is not None:
            start = Point.parse(day.first_text).earliest
            event.add("dtstart", _utc(start))
            event.add("dtend", _utc(max(start, day_starts(min(self.as_of + 1, LATEST))) if overdue else start))
            self._alarm(event, item, _utc(start), (_HOURS_BEFORE,))
            return
        # What may have fallen due before the day looked at may do so on any day: it stands there.
        begun = day.last if day.first_text is None else day.first
        first = begun if overdue or item.standing is DueStanding.DONE else max(day.first, self.as_of)
        self._days(event, first, max(first, self.as_of) if overdue else first)
        self._alarm(event, item, _utc(day_starts(first)), (_WEEK_BEFORE, _ON_THE_DAY))

    def _days(self, event: Event, first: int, last: int) -> None:
        event.add("dtstart", date.fromordinal(first))
        event.add("dtend", date.fromordinal(min(last + 1, LATEST)))

    def _alarm(self, event: Event, item: DueItem, start: datetime, times: tuple[timedelta, ...]) -> None:
        """The alarms that lie ahead; what is overdue, uncertain or done has none."""
        if item.standing is not DueStanding.AHEAD:
            return
        from icalendar import Alarm  # noqa: PLC0415

        for before in times:
            if start + before > self.stamp:
                alarm = Alarm()
                alarm.add("action", "DISPLAY")
                alarm.add("trigger", before)
                alarm.add("description", event["summary"])
                event.add_component(alarm)


def _uid(identity: list[Any]) -> str:
    """The name of an entry. Written in letters, since a UUID in digits may look like a CPR number."""
    made = uuid5(_NAMESPACE, json.dumps(identity, ensure_ascii=False))
    return f"{b32encode(made.bytes).decode().rstrip('=').lower()}@childlaw-rules"


def _utc(instant: int) -> datetime:
    return _EPOCH + timedelta(microseconds=instant)
