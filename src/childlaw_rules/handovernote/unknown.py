"""What the file does not tell: the questions it leaves open, what the source does not record, and silences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from childlaw_rules.finding import Finding, Status, Text
from childlaw_rules.handovernote.filed import Filed, subject, term, terms, when
from childlaw_rules.handovernote.models import Known, NoteLine
from childlaw_rules.handovernote.words import joined, told
from childlaw_rules.record.entry import Entry

#: The yardstick for stretches without any event.
SILENCE: Final = "case-without-activity"
_COVERAGE: Final = "coverage."
#: So many events, types and questions are told; the others are counted.
_MOST: Final = 12


def gaps(filed: Filed) -> list[NoteLine]:
    """What the source does not record, events without a sure day, and stretches without activity."""
    return [*_uncovered(filed), *_imprecise(filed), *_silences(filed)]


def _uncovered(filed: Filed) -> list[NoteLine]:
    """The types that the source is not known to record, where a duty hangs on them."""
    counted: Counter[str] = Counter()
    waiting = 0
    for finding in filed.report.findings:
        if finding.status is not Status.UNDETERMINED:
            continue
        types = {f.type for f in finding.missing_facts if f.fact.startswith(_COVERAGE) and f.type is not None}
        counted.update(types)
        waiting += bool(types)
    if not counted:
        return [NoteLine(text=told("covered"), known=Known.SHOWN)]
    types_ = [type_ for type_, _ in sorted(counted.items(), key=lambda row: (-row[1], row[0]))]
    names = joined([term(type_) for type_ in types_[:_MOST]], ", ") if len(types_) > 1 else terms(types_)
    if len(types_) > _MOST:
        names = told("and_more", names=names, count=len(types_) - _MOST)
    text = told("uncovered_one" if waiting == 1 else "uncovered", events=names, count=waiting)
    return [NoteLine(text=text, known=Known.NOT_RECORDED)]


def _imprecise(filed: Filed) -> list[NoteLine]:
    entries = [entry for entry in filed.record.entries if not entry.exact]
    groups: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        groups.setdefault((entry.type, when(entry).da), []).append(entry)
    rows = list(groups.values())
    lines = [
        filed.line("imprecise", *row, known=Known.UNCLEAR, event=term(row[0].type), ids=_ids(row), when=when(row[0]))
        for row in rows[:_MOST]
    ]
    rest = [entry.id for row in rows[_MOST:] for entry in row]
    if rest:
        key = "imprecise_more_one" if len(rest) == 1 else "imprecise_more"
        lines.append(NoteLine(text=told(key, count=len(rest)), known=Known.UNCLEAR, events=rest))
    return lines or [NoteLine(text=told("imprecise_none"), known=Known.SHOWN)]


def _ids(entries: Sequence[Entry]) -> Text:
    ids = ", ".join(entry.id for entry in entries[:_MOST])
    return Text(da=ids, en=ids) if len(entries) <= _MOST else told("and_more", names=ids, count=len(entries) - _MOST)


def _silences(filed: Filed) -> list[NoteLine]:
    """What the yardstick says of stretches without any event, or why it says nothing."""
    found = filed.report.of(SILENCE)
    if found:
        lines = [_silence(finding) for finding in found]
        return list({line.text.da: line for line in lines}.values())
    reasons = [note.reason for note in filed.report.not_applicable if note.rule == SILENCE]
    if not reasons:
        return []
    return [NoteLine(text=told("silence_none", reason=reasons[0]), known=Known.SHOWN, rule=SILENCE)]


def _silence(finding: Finding) -> NoteLine:
    unclear = finding.status is Status.UNDETERMINED
    known = Known.UNCLEAR if unclear else Known.SHOWN
    text = told("silence_unclear" if unclear else "silence", subject=subject(finding), message=finding.message)
    return NoteLine(text=text, known=known, rule=finding.rule, status=finding.status)
