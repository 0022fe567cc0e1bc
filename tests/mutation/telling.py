"""Looks for a case that tells a surviving mutant from its rule: an example of the rule with one thing changed.

What it finds is a draft: ``python -m tests.mutation.telling RULE...`` prints examples in the form of a rule file, to
be read, named and judged by whoever adds them. Where it finds nothing the mutant may be equivalent, or the rule
lacks an example that is further away.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import yaml

from childlaw_rules import evaluate
from childlaw_rules.case import Case, read_case
from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.errors import ChildlawError
from childlaw_rules.examples import alone
from childlaw_rules.finding import Report
from childlaw_rules.rule.head import Example, case_of, rows_of
from childlaw_rules.rulebook import Rule, Ruleset

from .killing import Proving
from .mutants import Mutant
from .rules import files_of

#: Openers of threads that belong to other matters than the example's.
_OTHER_MATTERS = (
    "need_identified (need n9)",
    "notification_received (notification u9)",
    "investigation_decided (investigation i9)",
    "decision_made (decision d9, kind other)",
    "measure_started (measure m9, kind other_support)",
    "complaint_received (complaint c9)",
)
_EVENT = re.compile(r"(\S+) ([a-z_]+)(?: \((.+)\))?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
#: So many rows of the examples of a rule are varied.
_MOST_ROWS = 24


@dataclass(frozen=True, slots=True)
class Draft:
    """A varied example: what was varied, its keys, and its case."""

    name: str
    keys: dict[str, Any]
    case: Case
    said: tuple[Any, ...]


class Telling:
    """The varied examples of one rule with what the rule says of each."""

    def __init__(self, proving: Proving) -> None:
        self._rules = alone(proving.rule)
        self.drafts = list(self._drafts(proving.with_examples))

    def _drafts(self, rule: Rule) -> Iterator[Draft]:
        seen = set()
        for row in _rows(rule):
            for name, keys in variations(row, rule):
                marker = json.dumps(keys)
                if marker in seen:
                    continue
                seen.add(marker)
                try:
                    case = read_case(case_of(Example.model_validate({**keys, "name": "-", "expect": "met"})))
                    said = _said(self._rules, keys, case)
                except (ChildlawError, ValueError):
                    continue
                yield Draft(name, keys, case, said)

    def telling(self, rule: Rule) -> Draft | None:
        """A varied example of which a mutant says something else; another status is preferred."""
        rules = alone(rule)
        second = None
        for draft in self.drafts:
            said = self.says(rules, draft)
            if said[0] != draft.said[0]:
                return draft
            if second is None and said != draft.said:
                second = draft
        return second

    def says(self, rules: Ruleset, draft: Draft) -> tuple[Any, ...]:
        """What a set of one rule says of a draft."""
        try:
            return _said(rules, draft.keys, draft.case)
        except Exception as error:
            return ((type(error).__name__,),)


def _rows(rule: Rule) -> list[Example]:
    """A row of each example, then further ones."""
    by_example = [rows_of(example) for example in rule.examples]
    rows = []
    for place in range(max(map(len, by_example))):
        rows += [some[place] for some in by_example if place < len(some)]
    return [row for row in rows if row.as_of and _DAY.fullmatch(row.as_of)][:_MOST_ROWS]


def _said(rules: Ruleset, keys: dict[str, Any], case: Case) -> tuple[Any, ...]:
    report: Report = evaluate(
        case, as_of=keys["as_of"], known_at=keys.get("known_at"), rules=rules, readings=keys.get("readings")
    )
    if not report.findings:
        return (("out of force",) if report.out_of_force else ("not applicable",),)
    first = report.findings[0]
    return (
        tuple(finding.status.value for finding in report.findings),
        first.due,
        None if first.fulfilled_by is None else first.fulfilled_by.at,
        first.version,
        first.occurrence,
        tuple(first.remarks),
        tuple(fact.fact for fact in first.missing_facts),
        tuple((s.reading, s.status) for s in first.sensitive_to),
    )


# -- variations ---------------------------------------------------------------------------------------------


def variations(row: Example, rule: Rule) -> Iterator[tuple[str, dict[str, Any]]]:
    """An example with one thing changed, each with what was changed; the shifts in time come last."""
    keys = {
        key: value
        for key, value in row.model_dump(exclude_unset=True).items()
        if key
        in ("as_of", "known_at", "born", "expected_birth", "parties", "siblings", "coverage", "readings", "events")
    }
    keys = {key: list(value) if isinstance(value, tuple) else value for key, value in keys.items()}
    if not all(isinstance(event, str) and _EVENT.fullmatch(event) for event in keys["events"]):
        return
    yield "as it is", keys
    events = keys["events"]
    for number, event in enumerate(events):
        found = _EVENT.fullmatch(event)
        assert found is not None
        day, type_, rest = found.groups()
        words = type_.replace("_", " ")
        fields = re.split(r",\s*", rest) if rest else []
        for changed in range(len(fields)):
            less = fields[:changed] + fields[changed + 1 :]
            said = fields[changed].split()[0].replace("_", " ")
            yield f"the file does not say the {said} of '{words}'", _with(keys, number, _event(day, type_, less))
        for changed, field in enumerate(fields):
            name, _, value = field.partition(" ")
            for other in _values(type_, name):
                if other != value:
                    more = [*fields[:changed], f"{name} {other}", *fields[changed + 1 :]]
                    yield (
                        f"'{words}' of another {name.replace('_', ' ')}",
                        _with(keys, number, _event(day, type_, more)),
                    )
        for name, word in EVENT_TYPES[type_].fields.items():
            if word.kind == "thread" and not any(field.split()[0] == name for field in fields):
                for other in ("x9", *_ids(events)):
                    more = [*fields, f"{name} {other}"]
                    yield f"'{words}' names a {name}", _with(keys, number, _event(day, type_, more))
            if word.kind == "about" and not any(field.startswith("about ") for field in fields):
                for other in ("x9", *_ids(events)):
                    yield (
                        f"'{words}' says what it is about",
                        _with(keys, number, _event(day, type_, [*fields, f"about {other}"])),
                    )
        if not _DAY.fullmatch(day):
            continue
        before = (min(_days(events)) - timedelta(3)).isoformat()
        if "about" in EVENT_TYPES[type_].fields:
            unsaid = [field for field in fields if not field.startswith("about ")]
            for other in _ids(events):
                early = _event(before, type_, [*unsaid, f"about {other}"])
                yield f"'{words}' comes first and says what it is about", _with(keys, number, early)
        for moved in _days_around(events, day):
            yield f"'{words}' on another day", _with(keys, number, _event(moved, type_, fields))
            yield f"'{words}' is on file twice", {**keys, "events": [*events, _event(moved, type_, fields)]}
            own = [re.sub(r"^(\w+) (\w+)$", r"\1 \g<2>9", f) if f.split()[0] in _THREADS else f for f in fields]
            if own != fields:
                yield f"another '{words}' is on file", {**keys, "events": [*events, _event(moved, type_, own)]}
    yield from _with_other_matters(keys)
    yield from _unborn(keys)
    yield from _shifted(keys, rule)


_THREADS = ("need", "notification", "investigation", "decision", "measure", "complaint", "plan")


def _with_other_matters(keys: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    days = _days(keys["events"])
    if not days:
        return
    for day in dict.fromkeys((min(days) - timedelta(40), min(days), max(days), max(days) + timedelta(3))):
        for other in _OTHER_MATTERS:
            words = other.split()[0].replace("_", " ")
            yield f"'{words}' of another matter is on file", {**keys, "events": [*keys["events"], f"{day} {other}"]}
            two = [f"{day} {other}", f"{day} {other.replace('9', '8')}"]
            yield f"two events '{words}' of other matters are on file", {**keys, "events": [*keys["events"], *two]}
        some = [f"{day} {other}" for other in _OTHER_MATTERS[:3]]
        yield "other matters are on file", {**keys, "events": [*keys["events"], *some]}


def _unborn(keys: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    days = _days(keys["events"])
    if days and "expected_birth" not in keys:
        rest = {key: value for key, value in keys.items() if key not in ("born", "readings")}
        for birth in (min(days) + timedelta(1), max(days) + timedelta(1), max(days) + timedelta(60)):
            yield "the child is not yet born", {**rest, "expected_birth": birth.isoformat()}


def _shifted(keys: dict[str, Any], rule: Rule) -> Iterator[tuple[str, dict[str, Any]]]:
    """The whole example moved into each version, early, in its midst and late."""
    days = _days(keys["events"])
    if not days:
        return
    last = date.fromisoformat(keys["as_of"]).toordinal()
    for version in rule.versions:
        end = min(version.last, date(2026, 6, 1).toordinal())
        for first in dict.fromkeys((version.first + 9, (version.first + end) // 2, end - 40, end - 400)):
            by = first - min(days).toordinal()
            if version.first <= first <= end and last + by < date(2030, 1, 1).toordinal() and by:
                moved = json.loads(_DAY.sub(lambda found, by=by: _later(found[0], by), json.dumps(keys)))
                if "born" not in keys and "expected_birth" not in keys:
                    moved["born"] = _later("2012-05-14", by)
                yield f"the same in {version.id}", moved


def _later(day: str, by: int) -> str:
    return date.fromordinal(date.fromisoformat(day).toordinal() + by).isoformat()


def _with(keys: dict[str, Any], number: int, event: str) -> dict[str, Any]:
    events = [*keys["events"][:number], event, *keys["events"][number + 1 :]]
    return {**keys, "events": events}


def _values(type_: str, field: str) -> tuple[str, ...]:
    word = EVENT_TYPES[type_].fields.get(field)
    return () if word is None else ("yes", "no") if word.kind == "flag" else word.values


def _event(day: str, type_: str, fields: Sequence[str]) -> str:
    return f"{day} {type_} ({', '.join(fields)})" if fields else f"{day} {type_}"


def _days(events: Sequence[str]) -> list[date]:
    return [date.fromisoformat(event[:10]) for event in events if _DAY.fullmatch(event.split()[0])]


def _days_around(events: Sequence[str], own: str) -> list[str]:
    mine = date.fromisoformat(own)
    days = {mine + timedelta(by) for by in (-200, -20, 3, 20, 70)}
    for day in _days(events):
        days |= {day - timedelta(3), day, day + timedelta(3)}
    return [day.isoformat() for day in sorted(days)]


def _ids(events: Sequence[str]) -> list[str]:
    return sorted({found[1] for event in events for found in re.finditer(rf"(?:{'|'.join(_THREADS)}) (\w+)", event)})


# -- the command --------------------------------------------------------------------------------------------


def told(proving: Proving, survivors: Sequence[Mutant]) -> tuple[list[tuple[Draft, list[str]]], list[str]]:
    """Drafts that tell survivors, each with those it tells, and the survivors that no draft tells."""
    telling = Telling(proving)
    rules = {mutant.name: proving.read(mutant) for mutant in survivors}
    found: list[tuple[Draft, list[str]]] = []
    left = []
    for name, rule in rules.items():
        if any(name in names for _, names in found):
            continue
        draft = telling.telling(rule)
        if draft is None:
            left.append(name)
            continue
        names = [other for other, its in rules.items() if telling.says(alone(its), draft) != draft.said]
        found.append((draft, names))
    return found, left


def written(draft: Draft) -> str:
    """A draft as an item of ``examples``."""
    keys = {"name": draft.name, **draft.keys}
    statuses = draft.said[0]
    keys["expect"] = list(statuses) if len(statuses) > 1 else statuses[0]
    return yaml.safe_dump([keys], allow_unicode=True, sort_keys=False, width=10_000)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line: prints drafts for the survivors of some rules."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation.telling", description=__doc__)
    parser.add_argument("rules", nargs="*", metavar="RULE")
    options = parser.parse_args(arguments)
    for path in files_of(options.rules):
        proving = Proving(path.read_bytes(), f"{path.parent.name}/{path.name}")
        survivors = proving.survivors()
        if not survivors:
            continue
        found, left = told(proving, survivors)
        sys.stdout.write(f"# {path.stem}: {len(survivors)} survive, {len(survivors) - len(left)} told\n")
        for draft, names in found:
            sys.stdout.write("".join(f"#   tells {name}\n" for name in names) + written(draft))
        sys.stdout.write("".join(f"#   not told: {name}\n" for name in left))
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
