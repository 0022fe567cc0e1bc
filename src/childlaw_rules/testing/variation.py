"""Varies a plan: another time, other intervals, another child, more of the everyday events of a file.

Every variation is kept only where the case still shows what it is to show; where it does not, a smaller one is tried,
down to the plan itself. So nothing is drawn and thrown away, and a draw shrinks towards the plan.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any, Final

from hypothesis import strategies as st

from childlaw_rules.rulebook import Ruleset
from childlaw_rules.testing.drafts import Draft, all_moved, copied, day_of, sorted_events, span_of
from childlaw_rules.testing.packages import proper
from childlaw_rules.testing.plans import Plan
from childlaw_rules.testing.spans import Days
from childlaw_rules.testing.standing import Aim, reached

#: Events of any file, which call for nothing by themselves.
_EVERYDAY: Final = ("journal_note", "caseworker_changed", "support_person_right_explained", "file_access_explained")
_NOTES: Final = ("Telefonsamtale.", "Møde afholdt.", "Brev modtaget.", "Se sagen.")
#: How many moves are tried where the plan is to lie in a period.
_TRIED: Final = 16


class Varying:
    """A plan, the days between which its cases may lie, and what they are to show."""

    def __init__(self, plan: Plan, aim: Aim, rules: Ruleset, days: Days) -> None:
        self.plan = plan
        self._aim = aim
        self._rules = rules
        first, last = span_of(plan.case)
        self._least = (days[0] - first).days
        self._most = (days[1] - last).days
        self._days = days
        self._known: dict[str, bool] = {}
        self._moves: list[int] | None = None

    def holds(self, case: Draft) -> bool:
        """Whether a case lies in its days, up to the day looked at, and shows what it is to show."""
        first, last = span_of(case)
        if first < self._days[0] or last > self._days[1] or last != day_of(case["as_of"]):
            return False
        key = json.dumps(case, sort_keys=True)
        if key not in self._known:
            if len(self._known) > 4096:
                self._known.clear()
            self._known[key] = reached(case, self._aim, self._rules)
        return self._known[key]

    @property
    def base(self) -> Draft | None:
        """The plan as near to its own days as the period allows; None where no move of it was found to hold."""
        if self._moves is None:
            self._moves = [move for move in self._candidates() if self.holds(all_moved(self.plan.case, move))][:1]
        return all_moved(self.plan.case, self._moves[0]) if self._moves else None

    def _candidates(self) -> Iterator[int]:
        if self._least > self._most:
            return
        near = min(max(0, self._least), self._most)
        yield near
        # Weeks keep the days of the week; a year on, the seasons.
        first = span_of(self.plan.case)[0]
        for year in range(first.year - 20, first.year + 20):
            move = (date(year, first.month, min(first.day, 28)) - first).days
            if self._least <= move <= self._most:
                yield move
        for part in range(1, _TRIED):
            yield self._least + (self._most - self._least) * part // _TRIED

    def room(self) -> tuple[int, int]:
        """How many days the case may be moved back and forth from its base."""
        assert self._moves is not None
        return self._least - self._moves[0], self._most - self._moves[0]


def vary(draw: st.DrawFn, varying: Varying) -> Draft:
    """A case made from a plan whose base is there."""
    case = varying.base
    assert case is not None
    case = _elsewhen(draw, case, varying)
    for change in (_other_child, _other_intervals, _everyday, _noted):
        case = change(draw, case, varying.holds)
    case = sorted_events(case)
    number = draw(st.integers(1, 999))
    return {"format": "childlaw-case/1", **case, "id": f"case-{number}"}


def _elsewhen(draw: st.DrawFn, case: Draft, varying: Varying) -> Draft:
    least, most = varying.room()
    move = draw(st.integers(least, most))
    while move:
        moved = all_moved(case, move)
        if varying.holds(moved):
            return moved
        weeks = round(move / 7) * 7
        if weeks != move and least <= weeks <= most and varying.holds(all_moved(case, weeks)):
            return all_moved(case, weeks)
        move = int(move / 2)
    return case


def _other_child(draw: st.DrawFn, case: Draft, holds: Callable[[Draft], bool]) -> Draft:
    born = day_of(case["child"].get("born"))
    move = draw(st.integers(-1500, 1500))
    while born is not None and move:
        other = {**copied(case), "child": {**case["child"], "born": str(born + timedelta(days=move))}}
        if holds(other):
            return other
        move = int(move / 4)
    return case


def _other_intervals(draw: st.DrawFn, case: Draft, holds: Callable[[Draft], bool]) -> Draft:
    """Some events on other days; first all of them at once, and where that does not hold one by one."""
    moves = draw(st.lists(st.integers(-20, 20), max_size=len(case["events"])))
    wanted = [(place, move) for place, move in enumerate(moves) if move]
    together = copied(case)
    for place, move in wanted:
        _move(together["events"][place], move)
    if not wanted or holds(together):
        return together
    for place, move in wanted:
        single = copied(case)
        _move(single["events"][place], move)
        if holds(single):
            case = single
    return case


def _move(event: dict[str, Any], days: int) -> None:
    day = day_of(event.get("at"))
    if day is not None:
        event["at"] = f"{day + timedelta(days=days)}{event['at'][10:]}"


def _everyday(draw: st.DrawFn, case: Draft, holds: Callable[[Draft], bool]) -> Draft:
    """Events of any file beside the course."""
    first, last = span_of(case)
    rows = draw(st.lists(st.tuples(st.sampled_from(_EVERYDAY), st.integers(0, (last - first).days)), max_size=3))
    for type_, after in rows:
        more = copied(case)
        more["events"].append(proper(type_, first + timedelta(days=after)))
        if holds(more):
            case = more
    return case


def _noted(draw: st.DrawFn, case: Draft, holds: Callable[[Draft], bool]) -> Draft:
    """Notes, and when events were written down: on the day itself or soon after."""
    rows = draw(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4)), max_size=len(case["events"])))
    result = copied(case)
    for event, (note, later) in zip(result["events"], rows, strict=False):
        if note:
            event["note"] = _NOTES[note]
        day = day_of(event.get("at"))
        if later > 1 and day is not None:
            event["recorded_at"] = str(day + timedelta(days=later - 2)) + event["at"][10:]
    return result if not rows or holds(result) else case
