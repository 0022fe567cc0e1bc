"""Changes to a case that may settle a finding: the event that a rule asks for, the flag it turns on, another day.

None of them is known to help. ``repair`` tries them, likeliest first, and keeps what does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Final

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.finding import Finding
from childlaw_rules.rule.pattern import Pattern
from childlaw_rules.rulebook import Rule, RuleVersion
from childlaw_rules.testing.asks import patterns, settling, values_asked
from childlaw_rules.testing.drafts import Draft, Event, copied, day_of, first_day, in_order
from childlaw_rules.testing.packages import packages

_THREADS: Final = ("notification", "need", "investigation", "decision", "measure", "plan", "complaint")


def changes(draft: Draft, finding: Finding, rule: Rule, violated: Rule | None = None) -> Iterator[Draft]:
    """The changes worth trying for one finding, likeliest first; what would mend the violated rule later."""
    version = next((v for v in rule.versions if v.id == finding.version), rule.versions[-1])
    days = _days(draft, finding)
    yield from _facts_filled(draft, finding)
    yield from _flags_in_order(draft, version)
    yield from _said(draft, version)
    yield from _briefly(draft, finding, version, days)
    yield from _added(draft, finding, version, days)
    yield from _begun_later(draft)
    yield from _ended_otherwise(draft)
    yield from packages(draft, days, _asked_by(violated))
    yield from _redated(draft, finding, version, days)
    yield from _looked_at(draft, days)
    yield from _without(draft, version)
    yield from _other_persons(draft)
    yield from _covered(draft, version, True)
    yield from _covered(draft, version, False)


def _asked_by(violated: Rule | None) -> frozenset[str]:
    """The types that a rule asks for, in any version."""
    if violated is None:
        return frozenset()
    asked = {pattern.event for version in violated.versions for pattern in settling(version)}
    # The end of a measure settles what runs; it is no part of what was to be done.
    return frozenset(asked - {"measure_ended"})


def _days(draft: Draft, finding: Finding) -> tuple[str, ...]:
    """The days on which something may settle the finding."""
    named: list[date] = []
    trigger = first_day(finding.trigger.at) if finding.trigger else None
    due = first_day(finding.due)
    if trigger is not None:
        named += [trigger, trigger - timedelta(days=1)]
    if due is not None:
        named += [due, due - timedelta(days=14), due - timedelta(days=60)]
    if trigger is not None:
        named += [trigger - timedelta(days=30), trigger + timedelta(days=1)]
    if finding.fulfilled_by and (done := first_day(finding.fulfilled_by.at)) is not None:
        named.append(done)
    named += [day for event in draft["events"] if (day := day_of(event.get("at"))) is not None]
    if due is not None:
        named.append(due + timedelta(days=1))
    as_of = day_of(draft.get("as_of"))
    if as_of is not None:
        named.append(as_of)
    return tuple(str(day) for day in dict.fromkeys(named))


def _changed(draft: Draft, place: int, /, **fields: Any) -> Draft:
    result = copied(draft)
    result["events"][place].update(fields)
    return result


def _facts_filled(draft: Draft, finding: Finding) -> Iterator[Draft]:
    """The fields that the finding itself says are missing."""
    places = {event.get("id"): place for place, event in enumerate(draft["events"])}
    for fact in finding.missing_facts:
        place = places.get(fact.event)
        if place is None or fact.field is None:
            continue
        word = EVENT_TYPES[draft["events"][place]["type"]].fields.get(fact.field)
        if word is None:
            continue
        if word.kind == "flag":
            yield _changed(draft, place, **{word.name: True})
            yield _changed(draft, place, **{word.name: False})
        elif word.kind == "word":
            for value in word.values:
                yield _changed(draft, place, **{word.name: value})
        elif word.kind in {"thread", "about"}:
            for name in dict.fromkeys(n for kind in _kinds(word.thread) for n in _threads_of(draft, kind)):
                yield _changed(draft, place, **{word.name: name})
        elif word.kind == "party":
            for party in (*(p["id"] for p in draft.get("parties", ())), "child"):
                yield _changed(draft, place, **{word.name: party})
        elif word.kind == "period":
            yield _changed(draft, place, **{word.name: "3 months"})
        elif word.kind == "day" and (at := day_of(draft["events"][place].get("at"))) is not None:
            for months in (1, 5, 10):
                yield _changed(draft, place, **{word.name: str(at + timedelta(days=30 * months))})


def _kinds(kind: Any) -> Iterable[str]:
    return _THREADS if kind is None else (kind.value,)


def _threads_of(draft: Draft, kind: str) -> list[str]:
    return list(dict.fromkeys(event[kind] for event in draft["events"] if isinstance(event.get(kind), str)))


def _flags_in_order(draft: Draft, version: RuleVersion) -> Iterator[Draft]:
    """Everything an event of the rule's types could say, said as a file in order says it."""
    types = {pattern.event for _, pattern in patterns(version)}
    for place, event in enumerate(draft["events"]):
        if event["type"] in types:
            said = {k: v for k, v in in_order(EVENT_TYPES[event["type"]]).items() if k not in event}
            if said:
                yield _changed(draft, place, **said)
                few = {
                    k: v
                    for k, v in said.items()
                    if any((event["type"], k) == asked[:2] for asked in values_asked(version))
                }
                if few and few != said:
                    yield _changed(draft, place, **few)


def _added(draft: Draft, finding: Finding, version: RuleVersion, days: tuple[str, ...]) -> Iterator[Draft]:
    """An event that may settle the duty, on each day that may do, with its threads and without."""
    for pattern in settling(version):
        for event in _events(draft, finding, pattern):
            for day in days[:6]:
                result = copied(draft)
                result["events"].append({"type": pattern.event, "at": day, **event, "id": _free_id(draft)})
                yield result


def _briefly(draft: Draft, finding: Finding, version: RuleVersion, days: tuple[str, ...]) -> Iterator[Draft]:
    """The measure that the rule asks for, begun, and ended the day after."""
    for pattern in settling(version):
        if pattern.event != "measure_started":
            continue
        for event in _events(draft, finding, pattern):
            for day in days[:2]:
                result = copied(draft)
                started = {"type": pattern.event, "at": day, "kind": "other_support", **event, "id": _free_id(draft)}
                after = str(date.fromisoformat(day) + timedelta(days=1))
                ended = {"type": "measure_ended", "at": after, "measure": started["measure"], "id": f"{started['id']}x"}
                result["events"] += [started, ended]
                yield result


def _free_id(draft: Draft) -> str:
    taken = {event.get("id") for event in draft["events"]}
    number = len(draft["events"]) + 1
    while f"e{number}" in taken:
        number += 1
    return f"e{number}"


def _events(draft: Draft, finding: Finding, pattern: Pattern) -> Iterator[Event]:
    kind = EVENT_TYPES[pattern.event]
    said: Event = in_order(kind)
    said |= {name: False for name, values in pattern.unless.items() if True in values and name in said}
    said |= {name: True for name, values in pattern.unless.items() if False in values and name in said}
    choices = [{**said, **{name: values[0] for name, values in pattern.where.items()}}]
    for name, values in pattern.where.items():
        choices += [{**choices[0], name: value} for value in values[1:4]]
    trigger: Event = next((e for e in draft["events"] if finding.trigger and e.get("id") == finding.trigger.event), {})
    known = {**{name: trigger[name] for name in _THREADS if isinstance(trigger.get(name), str)}, **finding.subject}
    for choice in choices:
        event = dict(choice)
        for name, word in kind.fields.items():
            if word.kind == "thread" and word.thread is not kind.opens and name in known:
                event[name] = known[name]
            elif word.kind == "party":
                party = finding.subject.get("party") or (draft.get("parties") or [{"id": "child"}])[0]["id"]
                if "party" in finding.subject or word.required:
                    event[name] = party
            elif word.required and word.kind == "word":
                event.setdefault(name, word.values[0])
        if kind.opens is not None:
            event.setdefault(kind.opens.value, f"{kind.opens.value[0]}{_free_id(draft)}")
        abouts = [known[name] for name in ("decision", "investigation", "measure", "need") if name in known]
        if "about" in kind.fields and abouts:
            yield {**event, "about": abouts[0]}
        yield event
        if any(name in event for name in known if name != "party") and kind.opens is None:
            yield {name: value for name, value in event.items() if name not in _THREADS}


def _said(draft: Draft, version: RuleVersion) -> Iterator[Draft]:
    """Each value that the rule turns on, said by each event that could."""
    for type_, field, value in values_asked(version):
        for place, event in enumerate(draft["events"]):
            if event["type"] == type_ and event.get(field) != value:
                yield _changed(draft, place, **{field: value})
    for place, event in enumerate(draft["events"]):
        for field in ("about", *_THREADS):
            if field in event and EVENT_TYPES[event["type"]].opens != field:
                result = copied(draft)
                del result["events"][place][field]
                yield result


def _redated(draft: Draft, finding: Finding, version: RuleVersion, days: tuple[str, ...]) -> Iterator[Draft]:
    """What fulfils the duty, and what else it speaks of, on another day."""
    done = finding.fulfilled_by.event if finding.fulfilled_by else None
    types = {pattern.event for pattern in settling(version)}
    for place, event in enumerate(draft["events"]):
        if event.get("id") == done or event["type"] in types:
            for day in days[:8]:
                if event.get("at") != day:
                    yield _changed(draft, place, at=day)
    trigger = finding.trigger.event if finding.trigger else None
    for place, event in enumerate(draft["events"]):
        if event.get("id") == trigger and (at := day_of(event.get("at"))) is not None:
            for less in (7, 30, 90):
                yield _changed(draft, place, at=str(at + timedelta(days=less)))
                yield _changed(draft, place, at=str(at - timedelta(days=less)))


def _begun_later(draft: Draft) -> Iterator[Draft]:
    """A measure begun nearer to the day looked at: what has run for less long asks for less."""
    last = day_of(draft.get("as_of"))
    for place, event in enumerate(draft["events"]):
        begun = day_of(event.get("at")) if event["type"] == "measure_started" else None
        if begun is not None and last is not None and (last - begun).days > 300:
            for days in (250, 80):
                yield _changed(draft, place, at=str(last - timedelta(days=days)))


def _ended_otherwise(draft: Draft) -> Iterator[Draft]:
    """A measure that ended without a return home, which has rules of its own."""
    for place, event in enumerate(draft["events"]):
        if event["type"] == "child_returned_home":
            result = copied(draft)
            kept = {name: value for name, value in event.items() if name in {"at", "id", "measure"}}
            result["events"][place] = {"type": "measure_ended", **kept}
            yield result


def _looked_at(draft: Draft, days: tuple[str, ...]) -> Iterator[Draft]:
    """The same file on another day."""
    for day in days:
        if day != draft.get("as_of"):
            yield {**copied(draft), "as_of": day}


def _without(draft: Draft, version: RuleVersion) -> Iterator[Draft]:
    """The case without an event that the rule speaks of."""
    types = {pattern.event for _, pattern in patterns(version)}
    for place, event in enumerate(draft["events"]):
        if event["type"] in types:
            result = copied(draft)
            del result["events"][place]
            yield result


def _other_persons(draft: Draft) -> Iterator[Draft]:
    """Another age of the child, fewer parties, no siblings."""
    days = [day for event in draft["events"] if (day := day_of(event.get("at"))) is not None]
    if days and draft["child"].get("born"):
        for age in (9, 13, 16, 17, 3):
            result = copied(draft)
            result["child"]["born"] = str(min(days).replace(day=14, month=5, year=min(days).year - age))
            yield result
    if len(draft.get("parties", ())) > 1:
        yield {**copied(draft), "parties": copied(draft)["parties"][:1]}
    if draft["child"].get("siblings"):
        result = copied(draft)
        del result["child"]["siblings"]
        yield result


def _covered(draft: Draft, version: RuleVersion, recorded: bool) -> Iterator[Draft]:
    """The source records the types that the rule asks for, or it does not."""
    types = {pattern.event for pattern in settling(version)} | {pattern.event for _, pattern in patterns(version)}
    present = {event["type"] for event in draft["events"]}
    for name in sorted(types - present):
        covered = draft.get("coverage", {}).get(name)
        if covered is recorded or (recorded and not EVENT_TYPES[name].later):
            continue
        yield {**copied(draft), "coverage": {**draft.get("coverage", {}), name: recorded}}
