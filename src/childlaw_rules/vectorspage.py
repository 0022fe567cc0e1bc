"""Vectors as text: how many a rule has, the table that a jurist reads and approves, and the differences of a check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from childlaw_rules.catalogue import STATUS_NAMES
from childlaw_rules.prose.casetext import CaseText
from childlaw_rules.prose.tables import wrapped
from childlaw_rules.prose.terms import of
from childlaw_rules.sentences import DA
from childlaw_rules.vectors.check import Checked
from childlaw_rules.vectors.phrases import ASPECTS
from childlaw_rules.vectors.vector import ExpectedFinding, Vector, VectorFile

WIDTH: Final = 110
_COLUMNS: Final = (
    ("begynder", "begins"),
    ("sidste dag", "last day"),
    ("gjort", "done"),
    ("set den", "looked at"),
    ("udfald", "result"),
)
#: How wide a day is, and a time of day.
_DAY_WIDTH: Final = 11
_HOUR_WIDTH: Final = 20
_WORDS: Final = {
    "total": ("{vectors} vektorer for {rules} regler", "{vectors} vectors for {rules} rules"),
    "provision": ("{version}: {provision}, {first} – {last}", "{version}: {provision}, {first} – {last}"),
    "still": ("fortsat", "still"),
    "reading": ("læsning", "reading"),
    "checked": (
        "{replayed} vektorer afspillet, {differences} afvigelser",
        "{replayed} vectors replayed, {differences} differences",
    ),
    "difference": ("{place}: filen siger {file}, fundet: {found}", "{place}: the file says {file}, found: {found}"),
    "late": ("{days} dage efter", "{days} days after"),
    "one_late": ("1 dag efter", "1 day after"),
    "possible": ("mulige: {statuses}", "possible: {statuses}"),
    "never": ("–", "–"),
}


def vector_counts(files: Sequence[VectorFile], lang: str = DA) -> str:
    """How many vectors each rule has, and all of them."""
    width = max((len(file.rule) for file in files), default=0)
    lines = [f"{file.rule.ljust(width)} {len(file.vectors):>5}" for file in files]
    total = sum(len(file.vectors) for file in files)
    lines.append(_say("total", lang, vectors=total, rules=len(files)))
    return "\n".join(lines) + "\n"


def vector_counts_json(files: Sequence[VectorFile]) -> dict[str, Any]:
    """The same as data: for each rule and version."""
    rules = {file.rule: dict(Counter(vector.version for vector in file.vectors)) for file in files}
    return {"count": sum(len(file.vectors) for file in files), "rules": rules}


def vector_table(file: VectorFile, lang: str = DA) -> str:
    """The vectors of a rule for a jurist: under each version and aspect, a line of days and a sentence for each."""
    return "\n".join(_table(file, lang)) + "\n"


def checked_text(checked: Checked, lang: str = DA) -> str:
    """How many vectors were replayed and how many differences there are."""
    return _say("checked", lang, replayed=checked.replayed, differences=len(checked.differences)) + "\n"


def checked_json(checked: Checked) -> dict[str, Any]:
    """The same as data, with every difference."""
    rows = [{"place": row.place, "file": row.file, "found": row.found} for row in checked.differences]
    return {"replayed": checked.replayed, "differences": rows}


def differences_text(checked: Checked, lang: str = DA) -> str:
    """Every difference on a line of its own, with both sides."""
    return "".join(
        _say("difference", lang, place=row.place, file=row.file, found=row.found) + "\n" for row in checked.differences
    )


def _table(file: VectorFile, lang: str) -> Iterator[str]:
    yield file.rule
    yield "=" * len(file.rule)
    yield from wrapped(WIDTH, file.title.da if lang == DA else file.title.en)
    hours = any("T" in vector.as_of for vector in file.vectors)
    width = _HOUR_WIDTH if hours else _DAY_WIDTH
    for version in file.versions:
        rows = [vector for vector in file.vectors if vector.version == version.id]
        first, last = (_day(day, lang) for day in (version.first, version.last))
        head = _say("provision", lang, version=version.id, provision=version.provision, first=first, last=last)
        yield ""
        yield from wrapped(WIDTH, head)
        yield "-" * min(len(head), WIDTH)
        aspect = ""
        for number, vector in enumerate(rows, start=1):
            if vector.aspect != aspect:
                aspect = vector.aspect
                title = of(ASPECTS[aspect], lang)
                yield ""
                yield title[:1].upper() + title[1:]
                yield from _line("", width, *(of(names, lang) for names in _COLUMNS))
            yield from _rows(number, vector, lang, width)


def _rows(number: int, vector: Vector, lang: str, width: int) -> Iterator[str]:
    seen = _day(vector.as_of, lang)
    findings = vector.expect.findings
    if not findings:
        status = "out_of_force" if vector.expect.out_of_force else "not_applicable"
        begins, done = _at(vector, vector.start, lang), _at(vector, vector.done, lang)
        yield from _line(f"{number:>3}.", width, begins, "–", done, seen, of(STATUS_NAMES[status], lang))
    for place, finding in enumerate(findings):
        begins = _at(vector, vector.start, lang) if finding.trigger is None else _day(finding.trigger.at, lang)
        done = _done(vector, finding, lang)
        label = f"{number:>3}." if place == 0 else ""
        yield from _line(label, width, begins, _due(finding.due, lang), done, seen, _result(finding, lang))
    yield from wrapped(WIDTH, vector.tests.da if lang == DA else vector.tests.en, "     ", "     ")


def _done(vector: Vector, finding: ExpectedFinding, lang: str) -> str:
    if finding.fulfilled_by is not None:
        return _day(finding.fulfilled_by.at, lang)
    return _at(vector, vector.done, lang) if len(vector.expect.findings) == 1 else "–"


def _at(vector: Vector, id_: str | None, lang: str) -> str:
    for event in vector.case.get("events", ()):
        if id_ is not None and event.get("id") == id_:
            return _day(event.get("at"), lang)
    return "–"


def _result(finding: ExpectedFinding, lang: str) -> str:
    said = of(STATUS_NAMES[finding.status], lang)
    if finding.days_late:
        key = "one_late" if finding.days_late == 1 else "late"
        said += f", {_say(key, lang, days=finding.days_late)}"
    if finding.possible:
        possible = ", ".join(of(STATUS_NAMES[status], lang) for status in finding.possible)
        said += f" ({_say('possible', lang, statuses=possible)})"
    who = finding.subject.get("party")
    return f"{said} [{who}]" if who else said


def _due(due: str | None, lang: str) -> str:
    if due is None:
        return "–"
    return _day(due.split("/")[-1], lang)


def _day(point: str | None, lang: str) -> str:
    if point is None:
        return of(_WORDS["still"], lang)
    return CaseText(lang).moment(point, short=True)


def _line(label: str, width: int, *cells: str) -> Iterator[str]:
    *days, result = cells
    prefix = f"{label:<5}" + "".join(f"{day:<{width}}  " for day in days)
    yield from wrapped(WIDTH, result, prefix, " " * len(prefix))


def _say(key: str, lang: str, **words: Any) -> str:
    return of(_WORDS[key], lang).format(**words)
