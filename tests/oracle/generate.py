"""Random cases, hostile rather than realistic: words, days and gaps drawn to fall where a rule can turn.

A case is drawn around two rules of the set: their events, the days of their periods, the days on which their versions
change. Month ends, leap days, birthdays, holidays and ties on one day come often; threads go unnamed; days, fields and
recording are left open.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from childlaw_rules.case.vocabulary import EVENT_TYPES

from .casefile import LATER, OPENS
from .drawdays import DrawnDays
from .rulefile import Pattern, Rule, all_rules, patterns
from .rulewords import FULFILS, excuses, patterns_of, start_types

Json = dict[str, Any]
PROVISIONS = (
    "SEL § 52, stk. 3, nr. 7", "SEL § 52, stk. 3, nr. 8", "SEL § 52, stk. 3, nr. 3", "BL § 32, stk. 1, nr. 2",
    "SEL § 58", "§ 52, stk. 3, nr. 7", "§ 32, stk. 1, nr. 1", "SEL § 11, stk. 3", "BL § 46, stk. 1",
    "SEL § 40, stk. 3, nr. 8", "SEL § 57 a", "§ 11, stk. 4",
)  # fmt: skip


class Draw(DrawnDays):
    """One random case. The same seed draws the same case."""

    def case(self) -> Json:
        """The case, with the day on which it is looked at."""
        #: One story of one rule, in order: few threads, days where its periods end, looked at when all is done.
        self.tight = self.chance(0.45)
        self.excused = self.tight and self.chance(0.7) and any(any(excuses(v)) for v in self.focus[0].versions)
        hard = self.chance(0.25 if self.tight else 0.45)
        self.vague = self.random.choice([0.08, 0.3]) if hard else 0.0
        self.open = self.random.choice([0.1, 0.4]) if self.chance(0.15 if self.tight else 0.4) else 0.01
        self.named = self.random.choice([0.0, 1.0, 1.0] if self.tight else [0.3, 0.7, 1.0])
        self.threads = 1 if self.tight else self.random.choice([1, 1, 2])
        self.first_days()
        events = [
            self.event(number)
            for number in range(self.random.choice([2, 3] if self.excused else [2, 3, 4, 4, 5, 6, 7]))
        ]
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
        if self.excused and number < 3:
            moments, others = excuses(self.random.choice(rule.versions))
            if number == 0 and moments:
                moment = self.random.choice(moments)
                same = [pattern for pattern in starts if pattern.event == moment.event] or [moment]
                return replace(moment, where=(*self.random.choice(same).where, *moment.where))
            if number > 0 and others:
                return self.random.choice(others)
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
