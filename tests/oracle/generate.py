"""Random cases, hostile rather than realistic: words, days and gaps drawn to fall where a rule can turn.

A case is drawn around two rules of the set: their events, the days of their periods, the days on which their versions
change. Month ends, leap days, birthdays, holidays and ties on one day come often; threads go unnamed; days, fields and
recording are left open.
"""

from __future__ import annotations

import random
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.when import backward, forward, is_holiday

from .casefile import LATER, OPENS
from .judge import _period, _texts
from .rulefile import Pattern, Rule, all_rules, patterns
from .rulewords import FULFILS, patterns_of, start_types

Json = dict[str, Any]
BIRTHDAYS = ("2008-02-29", "2006-08-31", "2011-12-31", "2001-01-01", "2009-05-14", "2012-06-30", "2020-03-01")
CHANGES = ("2023-12-31", "2024-01-01", "2010-12-31", "2011-01-01", "2013-10-01", "2014-01-01", "2025-01-01")
PROVISIONS = (
    "SEL § 52, stk. 3, nr. 7", "SEL § 52, stk. 3, nr. 8", "SEL § 52, stk. 3, nr. 3", "BL § 32, stk. 1, nr. 2",
    "SEL § 58", "§ 52, stk. 3, nr. 7", "§ 32, stk. 1, nr. 1", "SEL § 11, stk. 3", "BL § 46, stk. 1",
    "SEL § 40, stk. 3, nr. 8", "SEL § 57 a", "§ 11, stk. 4",
)  # fmt: skip


class Draw:
    """One random case. The same seed draws the same case."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(f"oracle {seed}")
        ids = sorted(all_rules())
        self.focus = [all_rules()[ids[seed % len(ids)]], all_rules()[self.random.choice(ids)]]
        self.days: list[int] = []
        self.periods = [
            (period, version.counting)
            for rule in self.focus
            for version in rule.versions
            for text in _texts(version.duty)
            if (period := _period(text)) is not None
        ]

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def case(self) -> Json:
        """The case, with the day on which it is looked at."""
        #: One story of one rule, in order: few threads, days where its periods end, looked at when all is done.
        self.tight = self.chance(0.45)
        hard = self.chance(0.25 if self.tight else 0.45)
        self.vague = self.random.choice([0.08, 0.3]) if hard else 0.0
        self.open = self.random.choice([0.1, 0.4]) if self.chance(0.15 if self.tight else 0.4) else 0.01
        self.named = self.random.choice([0.0, 1.0, 1.0] if self.tight else [0.3, 0.7, 1.0])
        self.threads = 1 if self.tight else self.random.choice([1, 1, 2])
        self.first_days()
        events = [self.event(number) for number in range(self.random.choice([2, 3, 4, 4, 5, 6, 7]))]
        for number, event in enumerate(events):
            event["id"] = f"x{number}"
        self.random.shuffle(events)
        case: Json = {
            "format": "childlaw-case/1",
            "id": "drawn",
            "child": self.child(),
            "parties": self.parties(),
            "as_of": self.as_of(),
            "coverage": self.coverage(events),
            "events": events,
        }
        if self.chance(0.08):
            case["known_at"] = self.text(self.some_day())
            for event in events:
                if self.chance(0.4):
                    event["recorded_at"] = self.text(self.some_day())
        return case

    # -- days -----------------------------------------------------------------------------------------------

    def first_days(self) -> None:
        rule = self.focus[0]
        version = self.random.choice(rule.versions)
        edges = [day for day in (version.first, version.last + 1) if 729_000 < day < 741_000]
        kind = self.random.random()
        if edges and kind < 0.35:
            base = self.random.choice(edges) + self.random.choice([-1, 0, 0, 1])
            if self.periods and self.chance(0.5):
                base = self.moved(base)
        elif kind < 0.5:
            base = date.fromisoformat(self.random.choice(CHANGES)).toordinal()
        elif kind < 0.7:
            year, month = self.random.randint(2007, 2025), self.random.randint(1, 12)
            base = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).toordinal()
        else:
            low = max(version.first, date(2006, 1, 1).toordinal())
            high = min(version.last, date(2026, 6, 1).toordinal())
            base = self.random.randint(low, max(low, high))
        self.days = [base]
        self.born = date.fromisoformat(self.random.choice(BIRTHDAYS)).toordinal()
        if self.chance(0.5):
            # A birthday that matters falls on or beside the first day.
            years = self.random.choice([0, 6, 10, 12, 15, 16, 17, 18])
            with suppress(ValueError):
                self.born = (
                    date.fromordinal(base + self.random.choice([-1, 0, 1]))
                    .replace(year=date.fromordinal(base).year - years)
                    .toordinal()
                )
        if self.born > base and self.chance(0.6):
            self.born = base - self.random.randint(0, 6000)

    def moved(self, day: int) -> int:
        period, counting = self.random.choice(self.periods)
        step = forward if self.chance(0.7) else backward
        return step(day, period, counting)

    def some_day(self) -> int:
        if self.tight and self.chance(0.8):
            return self.near_day()
        day = self.random.choice(self.days)
        kind = self.random.random()
        if self.periods and kind < 0.45:
            day = self.moved(day) + self.random.choice([-1, 0, 0, 1])
        elif kind < 0.65:
            day += self.random.choice([-1, 0, 0, 0, 1])
        elif kind < 0.72:
            while not is_holiday(day):
                day += 1
        else:
            day += self.random.choice([-400, -40, -7, 3, 10, 30, 60, 100, 200, 400])
        day = min(max(day, 728_000), 741_500)
        self.days.append(day)
        return day

    def near_day(self) -> int:
        """The first day, a day where a period from it ends, or one between."""
        day = self.days[0] + self.random.choice([0, 0, 0, 1, 2, 5, 20])
        if self.periods and self.chance(0.55):
            period, counting = self.random.choice(self.periods)
            day = forward(self.days[0], period, counting) + self.random.choice([-1, 0, 0, 1, 1, 30])
        self.days.append(min(max(day, 728_000), 741_500))
        return self.days[-1]

    def text(self, day: int) -> str:
        return date.fromordinal(day).isoformat()

    def at(self) -> str | None:
        day = self.some_day()
        text = self.text(day)
        if self.chance(self.vague):
            kind = self.random.random()
            last = day + self.random.choice([1, 1, 2, 3, 5])
            if kind < 0.8:
                self.days.append(last)
                return f"{text}/{self.text(last)}"
            if kind < 0.93:
                return text[:7]
            return self.random.choice([None, f"../{text}", f"{text}/..", text[:4]])
        if self.chance(0.12):
            return f"{text}T{self.random.choice(['00:00', '09:30', '14:05', '23:59'])}:00+01:00"
        return text

    def as_of(self) -> str:
        day = max(self.days) + self.random.choice([0, 0, 1, 30, 200, 400, 900]) if self.chance(0.7) else self.some_day()
        return self.text(day)

    # -- who --------------------------------------------------------------------------------------------------

    def child(self) -> Json:
        born = self.text(self.born)
        child: Json = {"born": born}
        if self.chance(0.06):
            child = {"born": f"{born}/{self.text(self.born + 3)}"} if self.chance(0.7) else {"born": born[:7]}
        elif self.chance(0.07):
            child = {"due": self.text(self.days[0] + self.random.choice([-3, 0, 30, 89, 92, 95]))}
        elif self.chance(0.04):
            child["due"] = self.text(self.born + self.random.choice([-5, 0, 8]))
        if self.chance(0.25):
            child["siblings"] = [
                {"id": "ida", "born": self.text(self.days[0] - self.random.choice([400, 15 * 365, 15 * 365 + 4, 6000])),
                 "same_household": self.chance(0.8)}
            ]  # fmt: skip
            if self.chance(0.2):
                del child["siblings"][0][self.random.choice(["born", "same_household"])]
        return child

    def parties(self) -> list[Json]:
        found: list[Json] = []
        for name, share in (("mother", 0.9), ("father", 0.5)):
            party: Json = {"id": name, "role": "custody_holder" if self.chance(share) else "parent"}
            first, last = sorted((self.some_day(), self.some_day()))
            if self.chance(0.12):
                party["from"] = self.text(first)
            if self.chance(0.12):
                party["until"] = self.text(last)
            found.append(party)
        return found

    def coverage(self, events: list[Json]) -> Json:
        coverage: Json = {} if self.chance(0.25) else dict.fromkeys(sorted(LATER), True)
        if self.chance(0.25):
            types = sorted({pattern.event for rule in self.focus for pattern in patterns_of(rule.id)})
            for type_ in self.random.sample(types, min(len(types), self.random.choice([1, 1, 2]))):
                coverage[type_] = self.random.choice(
                    [False, {"from": self.text(self.some_day())}, {"until": self.text(self.some_day())}]
                )
        return coverage

    # -- events -------------------------------------------------------------------------------------------------

    def wanted(self, number: int) -> Pattern:
        """What an event is drawn after: in a tight story first what starts the duty, then what fulfils it."""
        rule = self.focus[0] if self.tight or self.chance(0.8) else self.focus[1]
        found = patterns_of(rule.id)
        if (not self.tight and self.chance(0.12)) or not found:
            return patterns(self.random.choice(sorted(EVENT_TYPES)))[0]
        starts = [pattern for pattern in found if pattern.event in start_types()[rule.id]]
        if starts and (number == 0 if self.tight else self.chance(0.3)):
            return self.random.choice(starts)
        version = self.random.choice(rule.versions)
        fulfils = [p for key in FULFILS for p in version.patterns(key) if p.event in EVENT_TYPES]
        if self.tight and fulfils and self.chance(0.5):
            return self.random.choice(fulfils)
        return self.random.choice(found)

    def event(self, number: int) -> Json:
        wanted = self.wanted(number)
        event: Json = {"type": wanted.event, "at": self.at()}
        says = dict(wanted.where)
        denies = dict(wanted.unless)
        for name, word in EVENT_TYPES[wanted.event].fields.items():
            value = self.field(wanted.event, name, says.get(name), denies.get(name))
            if value is not None:
                event[name] = value
            elif word.required:
                event[name] = self.must(word)
        if wanted.event == "measure_started" and "kind" not in event and "provision" not in event:
            event["provision"] = self.random.choice(PROVISIONS)
        if wanted.event == "decision_made" and event.get("kind") != "provisional" and self.chance(0.5):
            event.pop("replaces", None)
        return event

    def must(self, word: Any) -> Any:
        return self.random.choice(word.values) if word.kind == "word" else True if word.kind == "flag" else "mother"

    def field(self, type_: str, name: str, says: Any, denies: Any) -> Any:
        word = EVENT_TYPES[type_].fields[name]
        if says is not None:
            if self.chance(self.open):
                return None
            values = sorted(says) if self.tight or self.chance(0.88) else sorted(word.values) or ["yes", "no"]
            return self.value(self.random.choice(values))
        if denies is not None:
            return self.value(self.random.choice(sorted(denies))) if self.chance(0.05 if self.tight else 0.15) else None
        if word.kind == "thread":
            return self.thread(type_, name, str(word.thread and word.thread.value))
        if word.kind == "about":
            kinds = ("decision", "measure", "investigation")
            ids = [f"{kind}{number}" for kind in kinds for number in range(1, self.threads + 1)]
            return None if self.chance(1 - self.named / 2) else self.random.sample(ids, self.random.choice([1, 1, 2]))
        if word.kind == "party":
            return self.random.choice(["mother", "mother", "child"]) if self.chance(0.6) else None
        if name == "sibling":
            return "ida" if self.chance(0.6) else None
        if name == "provision":
            return self.random.choice(PROVISIONS) if self.chance(0.12) else None
        if word.kind == "day":
            return self.text(self.some_day()) if self.chance(0.5) else None
        if word.kind == "period":
            return self.random.choice(["3 months", "6 months", "7 months", "4 weeks"]) if self.chance(0.5) else None
        if word.kind == "flag":
            return self.chance(0.7) if self.chance(0.3) else None
        if word.kind == "word":
            return self.random.choice(word.values) if self.chance(0.3) else None
        return None

    def value(self, text: str) -> Any:
        return {"yes": True, "no": False}.get(text, text)

    def thread(self, type_: str, name: str, kind: str) -> str | None:
        opens = OPENS.get(type_) == kind == name
        if not self.chance(self.named if not opens else max(self.named, 0.5)) or (
            name == "replaces" and not self.chance(0.2)
        ):
            return None
        return f"{kind}{self.random.randint(1, self.threads)}"


def draw(seed: int) -> Json:
    """The case of a seed; ``known_at``, where it stands, is no part of the case but of the question."""
    return Draw(seed).case()


def rules_for(case: Json, seed: int) -> list[Rule]:
    """The rules by which a case is judged: those it was drawn around, and some that its events start."""
    drawn = Draw(seed)
    types = {event["type"] for event in case["events"]}
    found = {rule.id: rule for rule in drawn.focus}
    others = [rule for id_, rule in all_rules().items() if id_ not in found and start_types()[id_] & types]
    chosen = random.Random(seed).sample(others, min(len(others), 25))
    return [*found.values(), *chosen]
