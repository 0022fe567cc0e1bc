"""``cases``: realistic cases, in which the law may be kept or not."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from hypothesis import strategies as st

from childlaw_rules.arguments import flag_unlike, refuse, unlike
from childlaw_rules.case.vocabulary import EVENT_TYPES, FieldWord
from childlaw_rules.errors import ArgumentError, Problem, did_you_mean
from childlaw_rules.testing.coursetable import COURSES, Step
from childlaw_rules.testing.drafts import INITIALS, Draft, Event, in_order
from childlaw_rules.testing.spans import Days, days_of

_TYPES: Final = tuple(EVENT_TYPES)
_NOTES: Final = ("Telefonsamtale med skolen.", "Møde afholdt.", "Se brev i sagen.")
#: How exactly the day of an event is known; most are days.
_FORMS: Final = ("day",) * 12 + ("instant", "month", "interval", "until", "from", "year", "unknown")


def cases(
    act: str | None = None,
    period: tuple[date | str, date | str] | None = None,
    *,
    including: str | None = None,
    imprecise: bool = True,
) -> st.SearchStrategy[Draft]:
    """Realistic cases as mappings in the case format, with their ``as_of``: valid, and in order or not.

    A case holds one to three courses of case work, side by side or one after the other, with steps left out and
    delays short or long; now and then an event of any type at all. Threads are named or not; dates are days, and
    now and then instants, months, intervals or unknown, unless ``imprecise`` is false; the source system may not record
    some types. Every event type, field and word of the vocabulary can come.

    Guaranteed: ``read_case`` accepts every case. Every exact day of an event, and the day looked at, lies in the days
    that ``act`` (``SEL`` or ``BL``) and ``period`` (first and last day) say. ``including``: an event type of which
    one is there.

    Raises ``ArgumentError`` for an act, a period or an event type that cannot be used.
    """
    refuse(
        [] if including is None else unlike("including", including, str, "an event type, such as 'need_identified'"),
        flag_unlike("imprecise", imprecise),
    )
    if including is not None and including not in EVENT_TYPES:
        hint = did_you_mean(including, EVENT_TYPES)
        raise ArgumentError([Problem("including", f"unknown event type '{including}'{hint}")])
    return _cases(days_of(act, period), including, imprecise)


@st.composite
def _cases(draw: st.DrawFn, days: Days, including: str | None, imprecise: bool) -> Draft:
    desk = _Desk(draw, days)
    for number in range(1, draw(st.integers(1, 3)) + 1):
        desk.course(draw(st.sampled_from(COURSES)), number)
    for type_ in draw(st.lists(st.sampled_from(_TYPES), max_size=2)):
        desk.add(Step(type_, 0, 30), 1)
    if including is not None and all(event["type"] != including for event in desk.events):
        desk.add(Step(including, 0, 30), 1)
    if imprecise:
        desk.blur()
    return desk.case()


class _Desk:
    """A case in the making: the persons, the day it has come to, the events so far."""

    def __init__(self, draw: st.DrawFn, days: Days) -> None:
        self._draw = draw
        self._first, self._last = days
        self._day = self._first + timedelta(days=draw(st.integers(0, (self._last - self._first).days)))
        self._start = self._day
        self.events: list[Event] = []
        self._threads: dict[tuple[int, str], str] = {}
        self._siblings = draw(st.sampled_from(((), ("anton",), ("anton", "ida"))))
        self._parties = draw(st.sampled_from((("mother",), ("mother", "father"), ("father",))))
        self._named = draw(st.sampled_from((True, True, False)))

    def course(self, steps: tuple[Step, ...], number: int) -> None:
        """The steps of a course, some of them left out, from the day on which a part of the case begins."""
        if number > 1 and self._draw(st.booleans()):
            self._day = self._start
        for step in steps:
            # Left out is the simplest; a run of nine keeps most steps of a course.
            if self._draw(st.integers(0, 9)):
                for party in self._parties if step.every else (None,):
                    self.add(step, number, party)

    def add(self, step: Step, number: int, party: str | None = None) -> None:
        """An event on a later day, unless that lies past the last."""
        day = self._day
        if step.most and not (party and party != self._parties[0]):
            day += timedelta(days=self._draw(st.integers(step.least, step.most)))
        day = min(day, self._last)
        self._day = day
        self.events.append({"type": step.type, "at": str(day), **self._fields(step, number, party)})

    def _fields(self, step: Step, number: int, party: str | None) -> Event:
        kind = EVENT_TYPES[step.type]
        how = self._draw(st.sampled_from(("bare", "in order", "any")))
        flags = in_order(kind)
        found: Event = {}
        for name, word in kind.fields.items():
            if word.kind == "flag":
                if how == "any":
                    either = (flags[name], not flags[name])
                    found[name] = self._draw(st.sampled_from(either if word.required else (None, *either)))
                elif word.required or how == "in order":
                    found[name] = flags[name]
            else:
                found[name] = self._other(word, how, number, party, opens=kind.opens is word.thread)
        found |= step.fields
        if step.type == "measure_started" and not (found.get("kind") or found.get("provision")):
            found["kind"] = "home_support"
        return {name: value for name, value in found.items() if value is not None}

    def _other(self, word: FieldWord, how: str, number: int, party: str | None, *, opens: bool) -> Any:
        """A field that is no flag; None where it is left out."""
        draw = self._draw
        if word.kind == "thread":
            assert word.thread is not None
            if word.name == "replaces":
                return self._threads.get((number, "replaced")) if how != "bare" else None
            name = self._thread(word.thread.value, number, opens=opens)
            return name if self._named or (opens and number > 1) else None
        if word.kind == "about":
            about = [self._thread(kind, number, opens=False) for kind in ("decision", "measure", "investigation")]
            return draw(st.sampled_from((about[0], None, about))) if self._named else None
        if word.kind == "party":
            return party or (
                draw(st.sampled_from((*self._parties, "child"))) if word.required or how != "bare" else None
            )
        if word.kind == "word":
            return draw(st.sampled_from(word.values)) if word.required or how != "bare" or word.name == "kind" else None
        if how != "any":
            return None
        if word.kind == "day":
            return str(self._day + timedelta(days=draw(st.integers(0, 400))))
        if word.kind == "period":
            months = draw(st.integers(1, 9))
            until = str(self._day + timedelta(days=30 * months))
            return draw(
                st.sampled_from(
                    (f"{months} month{'s' if months > 1 else ''}", {"from": str(self._day), "until": until})
                )
            )
        return self._text(word.name)

    def _thread(self, kind: str, number: int, *, opens: bool) -> str:
        """The id of the thread of a course that an event belongs to; the second that is opened gets one of its own."""
        before = self._threads.get((number, kind))
        name = before or f"{INITIALS[kind]}{number}"
        if opens and (number, f"{kind} opened") in self._threads:
            name = f"{before}b"
            if kind == "decision":
                self._threads[number, "replaced"] = str(before)
        if opens:
            self._threads[number, f"{kind} opened"] = name
        self._threads[number, kind] = name
        return name

    def _text(self, name: str) -> str | None:
        if name == "sibling":
            return self._siblings[0] if self._siblings else None
        if name == "provision":
            return "BL § 32, stk. 1, nr. 2" if self._day.year >= 2024 else "SEL § 52, stk. 3, nr. 3"
        return "another municipality"

    def blur(self) -> None:
        """Some days less exactly, some with their time."""
        for event in self.events:
            form = self._draw(st.sampled_from(_FORMS))
            if form != "day":
                event["at"] = self._blurred(date.fromisoformat(event["at"]), form)

    def _blurred(self, day: date, form: str) -> str | None:
        if form == "instant":
            # From four in the morning on, every local time exists on every day, once.
            minutes = self._draw(st.integers(4 * 60, 24 * 60 - 1))
            return f"{day}T{minutes // 60:02}:{minutes % 60:02}:00"
        if form == "interval":
            return f"{day}/{min(self._last, day + timedelta(days=self._draw(st.integers(1, 60))))}"
        forms = {"month": f"{day:%Y-%m}", "year": f"{day:%Y}", "until": f"../{day}", "from": f"{day}/.."}
        return forms.get(form)

    def case(self) -> Draft:
        """The whole case."""
        draw = self._draw
        as_of = min(self._last, self._day + timedelta(days=draw(st.integers(0, 500))))
        for event in self.events:
            if not draw(st.integers(0, 9)):
                continue
            if not draw(st.integers(0, 7)):
                event["note"] = draw(st.sampled_from(_NOTES))
            if event["at"] is not None and len(event["at"]) == 10 and not draw(st.integers(0, 7)):
                written = date.fromisoformat(event["at"]) + timedelta(days=draw(st.integers(0, 30)))
                event["recorded_at"] = str(min(written, self._last))
        given: Draft = {
            "format": "childlaw-case/1",
            "id": f"case-{draw(st.integers(1, 999))}",
            "child": self._child(),
            "parties": self._listed(),
            "as_of": str(as_of),
            "events": self.events,
        }
        coverage = draw(st.dictionaries(st.sampled_from(_TYPES), self._covered(), max_size=2))
        if coverage:
            given["coverage"] = coverage
        return given

    def _covered(self) -> st.SearchStrategy[Any]:
        some = st.fixed_dictionaries({"from": st.just(str(self._start))})
        return st.one_of(st.just(True), st.just(False), some)

    def _child(self) -> dict[str, Any]:
        draw = self._draw
        child: dict[str, Any] = {}
        age = draw(st.integers(0, 17))
        if age == 0 and draw(st.booleans()):
            child["due"] = str(self._start + timedelta(days=draw(st.integers(0, 200))))
        else:
            born = self._start - timedelta(days=365 * age + draw(st.integers(0, 364)))
            child["born"] = draw(st.sampled_from((str(born), str(born), str(born), f"{born:%Y}")))
        if self._siblings:
            child["siblings"] = [
                {
                    "id": name,
                    "born": str(self._start - timedelta(days=draw(st.integers(400, 6000)))),
                    "same_household": True,
                }
                for name in self._siblings
            ]
        return child

    def _listed(self) -> list[dict[str, Any]]:
        listed: list[dict[str, Any]] = [{"id": name, "role": "custody_holder"} for name in self._parties]
        extra = self._draw(st.sampled_from((None, "parent", "foster_carer", "other")))
        if extra == "parent" and "father" not in self._parties:
            listed.append({"id": "father", "role": "parent"})
        elif extra and extra != "parent":
            listed.append({"id": "carer", "role": extra})
        if len(listed) > 1 and not self._draw(st.integers(0, 5)):
            listed[1]["until"] = str(self._day)
        return listed
