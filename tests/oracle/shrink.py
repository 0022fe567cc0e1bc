"""Makes a case on which the two evaluators disagree as small as it can be: whatever can go, goes."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

Json = dict[str, Any]
#: What a case or an event is not a case or an event without.
STAYS = {"format", "id", "child", "events", "as_of", "type", "at"}


def shrink(case: Json, disagree: Callable[[Json], bool]) -> Json:
    """The case with all dropped that can be dropped while the two still disagree."""
    again = True
    while again:
        again = False
        for smaller in _smaller(case):
            if disagree(smaller):
                case, again = smaller, True
                break
    return case


def _smaller(case: Json) -> Iterator[Json]:
    for number in range(len(case["events"])):
        yield _without(case, "events", number)
    for key in ("parties", "coverage"):
        for item in list(range(len(case[key])) if isinstance(case.get(key), list) else case.get(key, {})):
            yield _without(case, key, item)
    for key in sorted(set(case) - STAYS):
        yield _without(case, key)
    for key in sorted(set(case["child"]) - {"born"}):
        yield _without(case, "child", key)
    for number, event in enumerate(case["events"]):
        for key in sorted(set(event) - STAYS):
            yield _without(case, "events", number, key)
        if isinstance(event["at"], str):
            for shorter in {event["at"][:10], event["at"].split("/")[-1]} - {event["at"]}:
                other = copy.deepcopy(case)
                other["events"][number]["at"] = shorter
                yield other


def _without(case: Json, *path: Any) -> Json:
    other = copy.deepcopy(case)
    place: Any = other
    for step in path[:-1]:
        place = place[step]
    del place[path[-1]]
    return other
