"""CLIPS: the ten rules as production rules over facts, one case after the other. All ten can be said.

Months and working days are reckoned by functions of the host, which CLIPS calls; so is each finding noted.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import clips

from tests.benchmarks.digest import RULES, Found
from tests.benchmarks.peers.calendar import sixth_after

NAME = "CLIPS rules"
FILE = "workload"
__all__ = ["FILE", "NAME", "RULES", "emit", "evaluate", "parse", "setup", "versions"]

_DAY = 86_400


class Case(NamedTuple):
    """The facts of a case: symbols of CLIPS and numbers."""

    id: str
    holders: list[clips.Symbol]
    fifteen: int
    events: list[dict[str, Any]]


Noted = tuple[str, str, str, int | str, int | str]


@dataclass
class State:
    environment: Any
    noted: list[Noted] = field(default_factory=list)


def versions() -> str:
    return f"clipspy {clips.__version__ if hasattr(clips, '__version__') else _installed('clipspy')}"


def _installed(name: str) -> str:
    from importlib.metadata import version

    return version(name)


@cache
def _months(day: int, months: int) -> int:
    start = date.fromordinal(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1).toordinal() + start.day - 1, following.toordinal() - 1)


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def setup(as_of: str) -> State:
    environment = clips.Environment()
    state = State(environment)
    sixth = {day.toordinal(): due.toordinal() for day, due in sixth_after().items()}

    def found(rule: str, instance: str, status: str, due: int | str, done: int | str) -> None:
        state.noted.append((rule, instance, status, due, done))

    environment.define_function(_months, "months")
    environment.define_function(sixth.__getitem__, "sixth")
    environment.define_function(_iso, "iso")
    environment.define_function(found, "found")
    environment.load(str(Path(__file__).with_name("clips_rules.clp")))
    environment.eval("(set-reset-globals FALSE)")
    environment.find_global("today").value = date.fromisoformat(as_of).toordinal()
    return state


def parse(state: State, path: Path) -> list[Case]:
    symbol = cache(clips.Symbol)
    found = []
    with path.open("rb") as file:
        for line in file:
            row = json.loads(line)
            events = []
            for event in row["events"]:
                at = datetime.fromisoformat(event["at"])
                day = at.toordinal()
                reason = event.get("reason")
                word = (
                    event.get("by") or event.get("measure") or (None if reason is None else "yes" if reason else "no")
                )
                events.append(
                    {
                        "type": symbol(event["type"]),
                        "day": day,
                        "at": day * _DAY + at.hour * 3600 + at.minute * 60 + at.second,
                        "ref": symbol(event.get("ref", "nil")),
                        "word": symbol(word or "nil"),
                    }
                )
            fifteen = _months(date.fromisoformat(row["birth"]).toordinal(), 180)
            found.append(Case(row["id"], [clips.Symbol(holder) for holder in row["holders"]], fifteen, events))
    return found


def evaluate(state: State, portfolio: list[Case]) -> list[tuple[str, list[Noted]]]:
    environment = state.environment
    case_fact, event_fact = environment.find_template("case"), environment.find_template("event")
    result = []
    for case in portfolio:
        state.noted = []
        environment.reset()
        case_fact.assert_fact(fifteen=case.fifteen, holders=case.holders)
        for fields in case.events:
            event_fact.assert_fact(**fields)
        environment.run()
        result.append((case.id, state.noted))
    return result


def emit(state: State, portfolio: list[Case], result: list[tuple[str, list[Noted]]]) -> list[Found]:
    iso = cache(_iso)

    def moment(seconds: int) -> str:
        return (datetime.min + timedelta(seconds=seconds - _DAY)).isoformat()

    found: list[Found] = []
    for id_, noted in result:
        for rule, instance, status, due, done in noted:
            text = moment if rule == "R1" else iso
            said = [text(value) if isinstance(value, int) else None for value in (due, done)]
            found.append((id_, rule, str(instance), str(status), said[0], said[1]))
    return found
