"""Repairs a case: changes it, one thing at a time, until it shows what it is to show; then takes away what is needless.

The search goes from the best case found so far. It counts what is wrong, tries the changes that may settle the
first wrong thing, and goes on from the first that leaves less wrong. Where none does, it goes on from the next best.
It is deterministic: the same case and rules give the same result.
"""

from __future__ import annotations

import heapq
import json
from collections.abc import Callable, Iterator
from itertools import count, islice

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.finding import Finding
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.testing.changes import changes
from childlaw_rules.testing.drafts import Draft, copied
from childlaw_rules.testing.standing import Aim, Standing, standing

#: How many events, in all cases together, are evaluated at most before a repair is given up.
MOST_TRIED = 20_000
#: How much worse than the case it was made from a case may be to be gone on from.
_HOPEFUL = 25
#: How many changes of one finding are tried.
_MOST_CHANGES = 350


def repaired(draft: Draft, aim: Aim, rules: Ruleset, most: int = MOST_TRIED) -> Draft | None:
    """A case near to a given one that shows what it is to show; None where none was found."""
    first = standing(draft, aim, rules)
    if first is None:
        return None
    violated = None if aim.violated is None else rules.rule(aim.violated)
    order = count()
    waiting = [(_wrong(draft, first, aim), next(order), draft, first)]
    seen: set[str] = set()
    tried = 0
    while waiting:
        worth, _, case, how = heapq.heappop(waiting)
        if how.settled:
            return case
        for finding in _worst(how, aim):
            better = False
            for change in islice(changes(case, finding, rules.rule(finding.rule), violated), _MOST_CHANGES):
                key = json.dumps(change, sort_keys=True)
                if key in seen:
                    continue
                seen.add(key)
                tried += max(3, len(change["events"]))
                if tried > most:
                    return None
                after = standing(change, aim, rules)
                if after is None or (aim.violated is not None and not after.wanted):
                    continue
                wrong = _wrong(change, after, aim)
                if wrong < worth + _HOPEFUL:
                    heapq.heappush(waiting, (wrong, next(order), change, after))
                if wrong < worth - 5:
                    better = True
                    break
            if better:
                break
    return None


def _worst(how: Standing, aim: Aim) -> Iterator[Finding]:
    yield from how.others[:2]
    yield from how.open[:2]
    if aim.violated is not None and len(how.wanted) > 1:
        yield from how.wanted[1:]
    if aim.violated is None:
        yield from how.wanted


def _wrong(draft: Draft, how: Standing, aim: Aim) -> float:
    """How far a case is from its aim: each wrong finding weighs 10, what is needlessly there a little."""
    wrong = 10.0 * (len(how.others) + len(how.open))
    if aim.violated is not None:
        wrong += 100 if not how.wanted else 10 * (len(how.wanted) - 1)
    if not how.fits and not how.others:
        wrong += 10
    unrecorded = sum(covered is False for covered in draft.get("coverage", {}).values())
    return wrong + 2.5 * unrecorded + 0.02 * len(draft["events"]) + 0.05 * len(draft.get("coverage", {}))


def pared(draft: Draft, holds: Callable[[Draft], bool]) -> Draft:
    """The case without whatever it can do without: events, coverage, persons, fields, as long as it holds."""
    case, before = draft, None
    while case != before:
        before = case
        for half in (0.5, 0.25):
            keep = len(case["events"]) - int(len(case["events"]) * half)
            for events in (case["events"][:keep], case["events"][-keep:]):
                if len(events) < len(case["events"]) and holds({**case, "events": events}):
                    case = {**case, "events": events}
        for make in (_without_events, _without_persons, _without_fields):
            case = _pared(case, make, holds)
    return case


def _pared(case: Draft, make: Callable[[Draft], Iterator[Draft]], holds: Callable[[Draft], bool]) -> Draft:
    """Take away one thing after another, and go on where the last was taken."""
    place = 0
    while (less := next(islice(make(case), place, None), None)) is not None:
        if holds(less):
            case = less
        else:
            place += 1
    return case


def _without_events(case: Draft) -> Iterator[Draft]:
    for place in reversed(range(len(case["events"]))):
        result = copied(case)
        del result["events"][place]
        yield result


def _without_persons(case: Draft) -> Iterator[Draft]:
    if case.get("coverage"):
        yield {key: value for key, value in copied(case).items() if key != "coverage"}
        for name in case["coverage"]:
            result = copied(case)
            del result["coverage"][name]
            yield result
    if case.get("coverage") == {}:
        yield {key: value for key, value in copied(case).items() if key != "coverage"}
    # A case keeps a custody holder: without one, the duties towards the family would fall away.
    for place in range(1, len(case.get("parties", ()))):
        result = copied(case)
        del result["parties"][place]
        yield result
    for place in range(len(case["child"].get("siblings", ()))):
        result = copied(case)
        del result["child"]["siblings"][place]
        yield result


def _without_fields(case: Draft) -> Iterator[Draft]:
    for place, event in enumerate(case["events"]):
        fields = EVENT_TYPES[event["type"]].fields
        loose = [n for n in event if n not in {"type", "at"} and not (n in fields and fields[n].required)]
        if len(loose) > 1:
            result = copied(case)
            result["events"][place] = {n: v for n, v in result["events"][place].items() if n not in loose}
            yield result
        for name in loose:
            result = copied(case)
            del result["events"][place][name]
            yield result
