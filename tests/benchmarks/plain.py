"""The ten rules read off the page one by one, slowly: what the fast ones are tested against.

Nothing is shared with the other implementations: texts are parsed where they are needed, months are added by
``dateutil``, holidays come from ``holidays``, and every rule looks through all events again.
"""

from __future__ import annotations

import itertools
from datetime import date, datetime, timedelta
from typing import Any

import holidays
from dateutil.relativedelta import relativedelta

from tests.benchmarks.digest import Found

_OFF = holidays.country_holidays("DK", years=range(2011, 2029))


class Plain:
    """One case on one day; each method is one rule."""

    def __init__(self, case: dict[str, Any], as_of: str) -> None:
        self.id = case["id"]
        self.birth = date.fromisoformat(case["birth"])
        self.holders = case["holders"]
        self.today = date.fromisoformat(as_of)
        self.now = datetime.combine(self.today + timedelta(days=1), datetime.min.time())
        self.events = [event for event in case["events"] if day(event) <= self.today]

    def findings(self) -> list[Found]:
        rules = (self.r1, self.r2, self.r3, self.r4, self.r5, self.r6, self.r7, self.r8, self.r9, self.r10)
        return [
            (self.id, rule.__name__.upper(), instance, status, text(due), text(done))
            for rule in rules
            for instance, status, due, done in rule()
        ]

    def of(self, type_: str, **fields: str) -> list[dict[str, Any]]:
        return [e for e in self.events if e["type"] == type_ and all(e.get(f) == v for f, v in fields.items())]

    def tested(self, due: date, done: date | None) -> str:
        if done is not None:
            return "met" if done <= due else "late"
        return "overdue" if due < self.today else "pending"

    def r1(self):
        for n in self.of("notification_received"):
            due = at(n) + timedelta(hours=24)
            done = min((at(e) for e in self.of("notification_assessed", ref=n["ref"])), default=None)
            if done is not None:
                yield n["ref"], "met" if done <= due else "late", due, done
            else:
                yield n["ref"], "overdue" if due < self.now else "pending", due, None

    def r2(self):
        for n in self.of("notification_received"):
            due = day(n)
            for _ in range(6):
                due += timedelta(days=1)
                while due.weekday() >= 5 or due in _OFF:
                    due += timedelta(days=1)
            done = min((day(e) for e in self.of("notification_confirmed", ref=n["ref"])), default=None)
            yield n["ref"], self.tested(due, done), due, done

    def r3(self):
        for need in self.of("need_known"):
            k, ref = day(need), need["ref"]
            due = k + relativedelta(months=4)
            f = min((day(e) for e in self.of("investigation_finished", ref=ref) if day(e) >= k), default=None)
            p = min((day(e) for e in self.of("preliminary_assessment", ref=ref) if day(e) >= k), default=None)
            if f is not None and f <= due:
                yield ref, "met", due, f
            elif p is not None and p <= due:
                yield ref, "met_preliminary", due, p
            else:
                yield ref, self.tested(due, f), due, f

    def r4(self):
        plans = [day(e) for e in [*self.of("action_plan_made"), *self.of("action_plan_revised")]]
        for decision in self.of("decision_made"):
            d = day(decision)
            by_then = [plan for plan in plans if plan <= d]
            if by_then:
                yield decision["ref"], "met", d, max(by_then)
            elif plans:
                yield decision["ref"], "late", d, min(plans)
            else:
                yield decision["ref"], "missing", d, None

    def r5(self):
        for decision in self.of("decision_made"):
            d, ref = day(decision), decision["ref"]
            asked = list(self.holders)
            if self.birth + relativedelta(months=180) <= d:
                asked.append("child")
            for who in asked:
                c = min((day(e) for e in self.of("consent_given", ref=ref, by=who)), default=None)
                status = "missing" if c is None else "met" if c <= d else "late"
                yield f"{ref}:{who}", status, d, c

    def r6(self):
        for decision in self.of("decision_made"):
            d = day(decision)
            first = d - relativedelta(months=6)
            held = [day(e) for e in self.of("child_conversation_held") if first <= day(e) <= d]
            waived = [
                day(e) for e in self.of("child_conversation_waived") if first <= day(e) <= d and e["reason"] != ""
            ]
            if held:
                yield decision["ref"], "met", d, max(held)
            elif waived:
                yield decision["ref"], "waived", d, max(waived)
            else:
                yield decision["ref"], "missing", d, None

    def measures(self):
        for measure in self.of("measure_started"):
            ended = self.of("measure_ended", ref=measure["ref"])
            e = day(ended[0]) if ended else None
            yield measure, measure["ref"], day(measure), e, e or self.today

    def r7(self):
        for _, ref, s, e, last in self.measures():
            held = sorted({day(f) for f in self.of("follow_up_held", ref=ref) if s <= day(f) <= last})
            due = s + relativedelta(months=3)
            number = 1
            for f in held:
                yield f"{ref}#{number}", "met" if f <= due else "late", due, f
                due = f + relativedelta(months=6)
                number += 1
            if e is None or e > due:
                yield f"{ref}#{number}", "overdue" if due < self.today else "pending", due, None

    def r8(self):
        for _, ref, s, e, last in self.measures():
            dates = sorted({day(event) for event in self.events if s <= day(event) <= last})
            gaps = []
            for g1, g2 in itertools.pairwise(dates):
                if g1 + relativedelta(months=6) < g2:
                    gaps.append((f"{ref}@{g1}", "gap", g1 + relativedelta(months=6), g2))
            if e is None and dates and dates[-1] + relativedelta(months=6) < self.today:
                gaps.append((f"{ref}@{dates[-1]}", "open_gap", dates[-1] + relativedelta(months=6), None))
            yield from gaps or [(ref, "ok", None, None)]

    def r9(self):
        for measure, ref, s, e, end in self.measures():
            if measure["measure"] != "placement":
                continue
            k = 0
            while s + relativedelta(months=12 * k) <= end:
                ps, pe = s + relativedelta(months=12 * k), s + relativedelta(months=12 * (k + 1))
                v = sorted(day(x) for x in self.of("supervision_visit", ref=ref) if ps <= day(x) < pe and day(x) <= end)
                k += 1
                due = pe - timedelta(days=1)
                if len(v) >= 2:
                    yield f"{ref}/{k}", "met", due, v[1]
                elif pe <= end:
                    yield f"{ref}/{k}", "missing", due, None
                elif e is None:
                    yield f"{ref}/{k}", "pending", due, None

    def r10(self):
        for ref in dict.fromkeys(e["ref"] for e in self.of("investigation_started")):
            starts = [at(e) for e in self.of("investigation_started", ref=ref)]
            for number, (previous, this) in enumerate(itertools.pairwise(starts), start=2):
                within = [at(e) for e in self.of("investigation_finished", ref=ref) if previous <= at(e) <= this]
                if within:
                    yield f"{ref}#{number}", "ok", None, min(within).date()
                else:
                    yield f"{ref}#{number}", "duplicate", None, None


def at(event: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(event["at"])


def day(event: dict[str, Any]) -> date:
    return at(event).date()


def text(moment: date | None) -> str | None:
    return None if moment is None else moment.isoformat()
