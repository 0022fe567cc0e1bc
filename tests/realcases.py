"""The 33 published cases: what an authority concluded, what the rules say of the timeline, and whether they agree.

By hand: the timelines (``tests/cases/real``, ``docs/examples/randers``) and ``tests/cases/real/conclusions.yaml``.
Made from them by ``python -m tests.realcases``, to be read by eye afterwards:

- ``coverage`` of every timeline: each event type of the vocabulary, ``true`` where ``recorded`` of the case says why
  its absence would mean something, ``false`` where the source is silent;
- ``tests/cases/real/against.yaml``: all that counts against each timeline;
- the tables of ``docs/real-cases.md``.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from childlaw_rules import Report, evaluate, load_rules, read_case
from childlaw_rules.case import EVENT_TYPES
from childlaw_rules.finding import NOT_APPLICABLE, OUT_OF_FORCE, Finding
from childlaw_rules.yamltext import read_yaml

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests" / "cases" / "real"
CONCLUSIONS = FOLDER / "conclusions.yaml"
AGAINST = FOLDER / "against.yaml"
PAGE = ROOT / "docs" / "real-cases.md"

#: Days on which what a source tells in days between is played through: month ends, a leap day, both acts.
ANCHORS: Final = tuple(
    date.fromisoformat(day)
    for day in (
        "2007-03-05", "2009-12-24", "2011-01-31", "2012-02-29", "2013-06-28", "2015-12-18", "2016-02-29",
        "2018-05-31", "2020-10-31", "2022-04-13", "2024-01-31", "2025-04-18",
    )
)  # fmt: skip


class Agreement(StrEnum):
    """How the authority's conclusion and what the rules say stand to each other."""

    AGREE = "agree"
    #: The rules leave it undetermined or do not apply, since the source does not tell a fact.
    OPEN = "open"
    DISAGREE = "disagree"
    #: The day lies before the first version of the rule.
    BEFORE = "before"
    NO_RULE = "no rule"


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Sentence(_Model):
    """Our own words in both languages."""

    da: str
    en: str


def _listed(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Words = Annotated[tuple[str, ...], BeforeValidator(_listed)]


class Said(_Model):
    """What one rule says of a case: its different statuses in order, and what else is worth asserting."""

    status: Words
    times: int | None = None
    due: str | None = None
    version: Words | None = None


class Point(_Model):
    """One thing that was concluded, or left open, and the rules concerned."""

    about: str
    outcome: str
    agrees: Agreement
    why: str = ""
    rules: Mapping[str, Said]


class Expected(_Model):
    """What a rule says where the case is played through; ``due`` in days or months from the anchor."""

    rule: str
    status: str
    decision: str | None = None
    due: str | None = None


class Replay(_Model):
    """The steps of a case by the days between them, to be played through on any day of a period."""

    what: str
    from_: date = Field(alias="from")
    until: date = date.max
    born: int = -1800
    parties: tuple[str, ...] = ()
    recorded: tuple[str, ...]
    as_of: int
    events: tuple[Mapping[str, Any], ...]
    said: tuple[Expected, ...]

    def anchors(self) -> list[date]:
        """The days from which it is played through."""
        return [day for day in ANCHORS if self.from_ <= day <= self.until]

    def report(self, anchor: date) -> Report:
        """What the rules concerned say when it all happens from a day on."""
        events = [{"at": str(anchor + timedelta(int(event["on"]))), **_plain(event)} for event in self.events]
        case = {
            "child": {"born": str(anchor + timedelta(self.born))},
            "parties": [{"id": name, "role": "custody_holder"} for name in self.parties],
            "coverage": {name: name in self.recorded for name in EVENT_TYPES},
            "events": events,
        }
        every = load_rules()
        concerned = {expected.rule for expected in self.said}
        only = replace(every, rules=tuple(rule for rule in every.rules if rule.id in concerned))
        return evaluate(case, as_of=str(anchor + timedelta(self.as_of)), rules=only)


class Conclusion(_Model):
    """A published case: its source, what was concluded, and what the rules say."""

    id: str
    case: str
    title: str
    source: str
    url: str
    law: str
    assumed: str = ""
    concluded: Sentence
    recorded: Mapping[str, str]
    points: tuple[Point, ...]
    replays: tuple[Replay, ...] = ()

    @property
    def path(self) -> Path:
        """The timeline."""
        return ROOT / self.case

    @property
    def rules(self) -> set[str]:
        """The rules that a point names."""
        return {rule for point in self.points for rule in point.rules}


def _plain(event: Mapping[str, Any]) -> dict[str, Any]:
    words = {"yes": True, "no": False}
    return {
        key: words.get(value, value) if isinstance(value, str) else value for key, value in event.items() if key != "on"
    }


@cache
def conclusions() -> tuple[Conclusion, ...]:
    """All cases, in the order of the file."""
    data: Any = read_yaml(CONCLUSIONS.read_text("utf-8"), CONCLUSIONS.name).data
    return tuple(Conclusion.model_validate(one) for one in data)


@cache
def report_of(path: Path) -> Report:
    """What all rules say of a timeline."""
    return evaluate(read_case(path.read_bytes()))


def said_of(report: Report, rule: str) -> Said:
    """What one rule says."""
    found = report.of(rule)
    if not found:
        outside = any(gap.rule == rule for gap in report.out_of_force)
        return Said(status=(OUT_OF_FORCE if outside else NOT_APPLICABLE,))
    return Said(
        status=tuple(dict.fromkeys(finding.status.value for finding in found)),
        times=len(found),
        due="; ".join(dict.fromkeys(finding.due for finding in found if finding.due)) or None,
        version=tuple(dict.fromkeys(finding.version or "several" for finding in found)),
    )


def against(report: Report) -> list[str]:
    """All that counts against a timeline, one line a finding."""
    return sorted(map(_line, report.non_compliant))


def _line(finding: Finding) -> str:
    due = f", due {finding.due}" if finding.due else ""
    return f"{finding.rule} ({finding.version or 'several'}): {finding.status.value}{due}"


def against_text() -> str:
    """The file of all that counts against the timelines."""
    lines = ["# Made by: python -m tests.realcases. Whatever is new here is to be explained in conclusions.yaml.", ""]
    for one in conclusions():
        found = against(report_of(one.path))
        lines += [f"{one.id}:", *(f'  - "{line}"' for line in found)] if found else [f"{one.id}: []"]
    return "\n".join(lines) + "\n"


def covered(text: str, recorded: Iterable[str]) -> str:
    """A timeline with every event type of the vocabulary in its coverage."""
    named = [f'"{name}": {"true" if name in set(recorded) else "false"}' for name in sorted(EVENT_TYPES)]
    block = textwrap.fill(", ".join(named), 96, initial_indent="    ", subsequent_indent="    ")
    return re.sub(r'(?s)("coverage": \{).*?(\},?\n)', lambda m: f"{m[1]}\n{block}\n  {m[2]}", text, count=1)


GROUPS: Final = {
    "Randers": ("BDO-",),
    "Ankestyrelsen": ("AST-",),
    "Ombudsman": ("FOB-",),
    "Courts": ("U-",),
}


def fresh(text: str) -> str:
    """The page with its tables as the data and the rules say."""
    parts = {"count": list(_counts())}
    parts |= {
        group.lower(): list(_rows(one for one in conclusions() if one.id.startswith(starts)))
        for group, starts in GROUPS.items()
    }
    for name, lines in parts.items():
        table = "\n".join(lines)
        before, mark, rest = text.partition(f"<!-- {name} -->\n")
        _, end, after = rest.partition("<!-- end -->")
        text = f"{before}{mark}\n{table}\n\n{end}{after}"
    return text


def _counts() -> Iterator[str]:
    yield "| | points | cases |"
    yield "| --- | --- | --- |"
    for agreement in Agreement:
        points = [(one.id, point) for one in conclusions() for point in one.points if point.agrees is agreement]
        yield f"| {agreement} | {len(points)} | {len({name for name, _ in points})} |"


def _rows(cases: Iterable[Conclusion]) -> Iterator[str]:
    yield "| case | concluded | about | the rules say | compared |"
    yield "| --- | --- | --- | --- | --- |"
    for one in cases:
        name = f"[{one.id}]({one.url})" if "://" in one.url else one.id
        assumed = f". Assumed: {one.assumed.rstrip('.')}" if one.assumed else ""
        link = one.case.removeprefix("docs/") if one.case.startswith("docs/") else f"../{one.case}"
        heads = [f"{name}: {one.title} ([timeline]({link})). {one.law}{assumed}", one.concluded.en]
        for point in one.points:
            compared = f"{point.agrees}{': ' if point.why else ''}{point.why}"
            rules = "; ".join(_rule(one, rule) for rule in point.rules) or "nothing"
            yield f"| {heads[0]} | {heads[1]} | {point.about}: {point.outcome} | {rules} | {compared} |"
            heads = ["", ""]


def _rule(one: Conclusion, rule: str) -> str:
    said = said_of(report_of(one.path), rule)
    statuses = ", ".join(status.replace("_", " ") for status in said.status)
    due = f", due {said.due}" if {"overdue", "met_late"} & set(said.status) and said.due else ""
    return f"`{rule}` {statuses}{due}"


def refresh() -> None:
    """Rewrites what is made from the data."""
    for one in conclusions():
        one.path.write_text(covered(one.path.read_text("utf-8"), one.recorded), "utf-8")
        json.loads(one.path.read_text("utf-8"))
    report_of.cache_clear()
    AGAINST.write_text(against_text(), "utf-8")
    PAGE.write_text(fresh(PAGE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    refresh()
