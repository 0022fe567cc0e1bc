"""Cases and reports for the tests of pages."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from childlaw_rules import Case, Report, evaluate, load_rules, read_case
from childlaw_rules.finding import Finding, Happening, Provision, Status, Text
from childlaw_rules.pages.happenings import happenings
from childlaw_rules.pages.labels import width
from childlaw_rules.pages.strip import SIZE, Mark, Strip, Word
from childlaw_rules.pages.timeline import timeline
from childlaw_rules.sentences import day_in_words

ROOT = Path(__file__).parent.parent.parent
#: A case with findings against it, one mostly met, one with hardly a known day, and one across the change of act.
BAD = ROOT / "docs/examples/case-17.json"
GOOD = ROOT / "docs/examples/recorded-late.json"
UNKNOWN = ROOT / "docs/examples/randers/bdo-randers-02.json"
IMPRECISE = ROOT / "docs/examples/randers/bdo-randers-07.json"
WITHOUT_DAYS = ROOT / "docs/examples/randers/bdo-randers-04.json"


@lru_cache
def read(path: Path) -> Case:
    return read_case(path.read_bytes())


@lru_cache
def report_on(path: Path) -> Report:
    """The report of a case on its own day."""
    return evaluate(read(path))


def case_of(*events: dict[str, Any], **fields: Any) -> Case:
    """A case of a child born on 14 May 2012."""
    return read_case({"id": "case-9", "child": {"born": "2012-05-14"}, "events": list(events), **fields})


def happened(type_: str, at: str | None, **fields: Any) -> dict[str, Any]:
    return {"type": type_, "at": at, **fields}


def ordinal(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def strip_of(case: Case, as_of: str, *, wide: bool = True, lang: str = "da", report: Report | None = None) -> Strip:
    """The strip of a case, which has one."""
    report = evaluate(case, as_of=as_of) if report is None else report
    titles = load_rules().by_id
    made = timeline(
        report,
        happenings(case, report, "", lang),
        act_changes=[(day, f"Barnets lov fra {day_in_words(day, lang)}") for day in load_rules().act_changes],
        title_of=lambda finding: titles[finding.rule].title.da if finding.rule in titles else finding.rule,
        as_of_label=f"Set pr. {day_in_words(ordinal(as_of), lang)}",
        lang=lang,
        wide=wide,
    )
    assert made is not None
    return made


def finding(status: Status, **fields: Any) -> Finding:
    """A finding with nothing but what is said; ``trigger`` and ``done`` are days."""
    trigger, done = fields.pop("trigger", None), fields.pop("done", None)
    said: dict[str, Any] = {
        "rule": "a-rule",
        "version": None,
        "category": "plan",
        "basis": "statute",
        "subject": {},
        "occurrence": None,
        "due": None,
        "days_late": None,
        "source": Provision(act=None, provision=None, edition=None, url=None, evidence=None),
        "remarks": [],
        "missing_facts": [],
        "possible": [],
        "sensitive_to": [],
        "readings": [],
        "message": Text(da="Det ses.", en="It is seen."),
        "steps": [],
        **fields,
    }
    return Finding(
        status=status,
        trigger=None if trigger is None else Happening(event="e1", at=trigger),
        fulfilled_by=None if done is None else Happening(event="e2", at=done),
        **said,
    )


def box(word: Word, size: float = SIZE) -> tuple[float, float, float, float]:
    """The room that a word takes: left, top, right, bottom."""
    takes = width(word.text, size)
    left = word.x - takes if word.anchor == "end" else word.x
    return left, word.y - size, left + takes, word.y


def boxes(mark: Mark) -> list[tuple[float, float, float, float]]:
    """The room that a mark takes, and that of its label where the label is not in it."""
    half = 5.0 if mark.exact else 0.0
    own = (mark.left - half, mark.y - 8, mark.right + half, mark.y + 8)
    if mark.label is None:
        return [own]
    label = box(mark.label)
    return [own] if own[0] <= label[0] and label[2] <= own[2] else [own, label]
