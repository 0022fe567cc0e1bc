"""What the file does not tell: the questions it leaves open, what the source does not record, and silences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from childlaw_rules.finding import Finding, Status, Text
from childlaw_rules.handovernote.filed import Filed, subject, term, terms, when
from childlaw_rules.handovernote.models import Known, NoteLine
from childlaw_rules.handovernote.words import joined, part, told
from childlaw_rules.record.entry import Entry

#: The yardstick for stretches without any event.
SILENCE: Final = "case-without-activity"
_COVERAGE: Final = "coverage."
#: So many events, types and questions are told; the others are counted.
_MOST: Final = 12


def gaps(filed: Filed) -> list[NoteLine]:
    """What the source does not record, events without a sure day, and stretches without activity."""
    unrecorded = [*_uncovered(filed), *_untried(filed)]
    if not unrecorded:
        unrecorded.append(NoteLine(text=told("covered"), known=Known.SHOWN))
    return [*unrecorded, *_imprecise(filed), *_silences(filed)]


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
    return [_unrecorded("uncovered", counted, waiting)] if counted else []


def untried(filed: Filed) -> tuple[int, Counter[str]]:
    """How many rules were not tried since nothing of what they begin with is recorded, and with what they begin."""
    unrecorded = filed.record.said_uncovered
    counted: Counter[str] = Counter()
    rules = 0
    for note in filed.report.not_applicable:
        rule = filed.rules.by_id.get(note.rule)
        if rule is None or note.subject:
            continue
        types = [type_ for type_ in rule.start_types if type_ in unrecorded and not filed.of(type_)]
        counted.update(types)
        rules += bool(types)
    return rules, counted


def _untried(filed: Filed) -> list[NoteLine]:
    rules, counted = untried(filed)
    return [_unrecorded("untried", counted, rules)] if counted else []


def _unrecorded(key: str, counted: Counter[str], count: int) -> NoteLine:
    """A line about types that the source is not known to record, those that matter most first."""
    types = [type_ for type_, _ in sorted(counted.items(), key=lambda row: (-row[1], row[0]))]
    if len(types) > _MOST:
        some = joined([term(type_) for type_ in types[:_MOST]], ", ")
        names = part("and_more", names=some, count=len(types) - _MOST)
    else:
        names = terms(types)
    text = told(f"{key}_one" if count == 1 else key, events=names, count=count)
    return NoteLine(text=text, known=Known.NOT_RECORDED)


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
    if lines:
        return lines
    key, known = ("imprecise_none", Known.SHOWN) if filed.record.entries else ("no_events", Known.NOT_SHOWN)
    return [NoteLine(text=told(key), known=known)]


def _ids(entries: Sequence[Entry]) -> Text:
    ids = ", ".join(entry.id for entry in entries[:_MOST])
    return Text(da=ids, en=ids) if len(entries) <= _MOST else part("and_more", names=ids, count=len(entries) - _MOST)


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
