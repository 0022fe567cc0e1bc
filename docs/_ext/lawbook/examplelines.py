"""The examples of a rule as little timelines: what happened when, the due day, the day looked at, what is expected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Final

from childlaw_rules.case import read_case
from childlaw_rules.catalogue import STATUS_NAMES
from childlaw_rules.evaluate import evaluate
from childlaw_rules.examples import alone
from childlaw_rules.prose.casetext import CaseText
from childlaw_rules.prose.exampletext import ExampleText
from childlaw_rules.prose.terms import of
from childlaw_rules.rule.head import ROW_KEYS, Example, case_of, rows_of
from childlaw_rules.rulebook import Rule, Ruleset
from childlaw_rules.when import EARLIEST, LATEST, Point, PointError
from lawbook.words import say

#: Findings whose due day stands on the line, at most.
_MOST_DUE: Final = 3
_INSTANT_DAY: Final = 86_400


@dataclass(frozen=True, slots=True)
class Stop:
    """A day on the line with what stands there. ``class_`` is ``event``, ``due`` or ``looked-at``."""

    class_: str
    order: tuple[float, int]
    when: str
    number: int = 0
    text: str = ""
    span: bool = False
    gap: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an example: its line and the statuses it expects."""

    number: int
    stops: tuple[Stop, ...]
    statuses: tuple[tuple[str, str], ...]
    setting: str
    said: tuple[str, ...]
    boundary: bool


@dataclass(frozen=True, slots=True)
class ExampleLine:
    """An example as the page shows it. ``line`` is where it begins in the rule file."""

    number: int
    name: str
    line: int
    setting: str
    events: tuple[str, ...]
    rows: tuple[Row, ...]
    boundary: bool

    @property
    def statuses(self) -> tuple[tuple[str, str], ...]:
        """What is expected in any of the rows, each once."""
        return tuple(dict.fromkeys(status for row in self.rows for status in row.statuses))


def example_lines(rule: Rule, lang: str) -> tuple[ExampleLine, ...]:
    """The examples of a rule in the order of its file, each with what the library says of it."""
    numbers = {reading.id: number for number, reading in enumerate(rule.readings, start=1)}
    text = ExampleText(lang, numbers, 1000)
    return tuple(
        _line(example, answers, number, place, text)
        for number, (example, place, answers) in enumerate(
            zip(rule.examples, rule.example_places, _answers(rule), strict=True), start=1
        )
    )


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the rule says of one row: its due days, and its sentences by language."""

    due: tuple[str, ...]
    said: Mapping[str, tuple[str, ...]]


@cache
def _answers(rule: Rule) -> tuple[tuple[_Answer, ...], ...]:
    """What the rule says of each row of each example."""
    rules = alone(rule)
    return tuple(tuple(_answer(row, rules) for row in rows_of(example)) for example in rule.examples)


def _answer(row: Example, rules: Ruleset) -> _Answer:
    report = evaluate(
        read_case(case_of(row)), as_of=row.as_of, known_at=row.known_at, rules=rules, readings=row.readings
    )
    texts = [finding.message for finding in report.findings] or [left.reason for left in report.not_applicable]
    return _Answer(
        tuple(dict.fromkeys(finding.due for finding in report.findings if finding.due is not None)),
        {"da": tuple(text.da for text in texts), "en": tuple(text.en for text in texts)},
    )


def _line(example: Example, answers: Sequence[_Answer], number: int, place: str, text: ExampleText) -> ExampleLine:
    cases = rows_of(example)
    told = [[text.event(event) for event in case.events] for case in cases]
    shared = [_shared(versions) for versions in zip(*told, strict=True)]
    settings = [text.setting([case], but="as_of") for case in cases]
    same = len(set(settings)) == 1
    edges = boundary_rows(example)
    rows = []
    for at, (case, answer, events) in enumerate(zip(cases, answers, told, strict=True)):
        stops = [*_events(events, shared, text.case, alone_=len(cases) == 1), *_marks(case, answer, text.lang)]
        rows.append(
            Row(
                number=at + 1,
                stops=_spaced(sorted(stops, key=lambda stop: stop.order)),
                statuses=tuple((word.replace(" ", "_"), _status(word, text.lang)) for word in case.expect),
                setting="" if same else settings[at],
                said=answer.said[text.lang] if len(cases) == 1 else (),
                boundary=at in edges,
            )
        )
    return ExampleLine(
        number=number,
        name=example.name,
        line=int(place.split(":")[1]),
        setting=settings[0] if same else "",
        events=() if len(cases) == 1 else tuple(shared),
        rows=tuple(rows),
        boundary=bool(edges),
    )


# -- the stops -------------------------------------------------------------------------------------------------


def _shared(versions: Sequence[tuple[Any, str, tuple[str, ...]]]) -> str:
    """What all rows say of an event: its term, and the details that none says otherwise."""
    terms = {version[1] for version in versions}
    details = [detail for detail in versions[0][2] if all(detail in version[2] for version in versions)]
    return _named(" / ".join(sorted(terms)), details)


def _named(term: str, details: Sequence[str]) -> str:
    return f"{term} ({'; '.join(details)})" if details else term


def _events(
    events: Sequence[tuple[Any, str, tuple[str, ...]]], shared: Sequence[str], words: CaseText, *, alone_: bool
) -> Iterator[Stop]:
    for number, ((at, term, details), common) in enumerate(zip(events, shared, strict=True), start=1):
        whole = _named(term, details)
        text = whole if alone_ else "" if whole == common else "; ".join(d for d in details if d not in common) or term
        first, last = _days(at)
        yield Stop(
            "event", (first, 1), words.moment(at, short=True), number, text, span=last - first >= 1 and last < LATEST
        )


def _marks(case: Example, answer: _Answer, lang: str) -> Iterator[Stop]:
    words = CaseText(lang)
    for day in answer.due[:_MOST_DUE]:
        first, last = _days(day)
        yield Stop("due", (last, 2), words.moment(day, short=True), text=say("due", lang), span=last - first >= 1)
    if case.as_of is not None:
        as_of = words.moment(case.as_of, short=True)
        yield Stop("looked-at", (_days(case.as_of)[0], 3), as_of, text=say("looked-at", lang))


def _days(at: Any) -> tuple[float, float]:
    """The first and last day of a point in time as numbers; an instant lies within its day."""
    try:
        point = Point.parse(None if at in {None, "unknown"} else str(at))
    except PointError:
        return LATEST, LATEST
    if point.unknown:
        return EARLIEST, LATEST
    if point.instant is not None:
        day = point.first + (point.instant % _INSTANT_DAY) / _INSTANT_DAY
        return day, day
    return point.first, point.last


def _spaced(stops: Sequence[Stop]) -> tuple[Stop, ...]:
    """Each stop with the room before it: more days, more room, but never to scale."""
    found = []
    before: float | None = None
    for stop in stops:
        days = 0 if before is None else stop.order[0] - before
        found.append(replace(stop, gap=0 if days < 1 else 1 if days < 8 else 2 if days < 62 else 3))
        before = stop.order[0]
    return tuple(found)


# -- what is expected ------------------------------------------------------------------------------------------


def _status(word: str, lang: str) -> str:
    return of(STATUS_NAMES[word.replace(" ", "_")], lang)


def boundary_rows(example: Example) -> frozenset[int]:
    """The rows, by place, that differ from another in nothing but one day or less, and in what is expected."""
    asked = [{key: value for key, value in row.items() if _is_input(key)} for row in example.rows]
    expected = [row.get("expect") for row in example.rows]
    found: set[int] = set()
    for one in range(len(asked)):
        for other in range(one + 1, len(asked)):
            if expected[one] != expected[other] and _next_to(asked[one], asked[other]):
                found |= {one, other}
    return frozenset(found)


def _is_input(key: str) -> bool:
    return key not in ROW_KEYS or key in {"as_of", "born"}


def _next_to(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    differing = [key for key in {*one, *other} if one.get(key) != other.get(key)]
    if len(differing) != 1:
        return False
    first, second = (str(row.get(differing[0], "")) for row in (one, other))
    try:
        apart = abs((date.fromisoformat(first[:10]) - date.fromisoformat(second[:10])).days)
    except ValueError:
        return False
    return apart <= 1 and len(first) == len(second)
