"""Turns what the evaluator decided into the findings of the report: days, remarks, steps and messages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from childlaw_rules.facts import missing_fact
from childlaw_rules.finding import (
    NOT_APPLICABLE,
    OUT_OF_FORCE,
    Finding,
    Happening,
    MissingFact,
    NotApplicable,
    OutOfForce,
    Provision,
    Status,
    Step,
    Text,
    told_later,
)
from childlaw_rules.kinds.outcome import DayWord, Line, Outcome, Span
from childlaw_rules.record.entries import Record
from childlaw_rules.record.entry import Entry
from childlaw_rules.rulebook import Rule, RuleVersion
from childlaw_rules.sentences import DA, EN, Words
from childlaw_rules.spans import days_of, hull, instants_text, span_text
from childlaw_rules.versiontext import in_force_text, provision_text
from childlaw_rules.when import instant_text
from childlaw_rules.wording import Filling, Judged

#: Kinds whose clock can run across a change of act.
_CLOCKS: Final = frozenset({"deadline", "recurring", "count", "limit"})
_STATUS_ORDER: Final = (*(status.value for status in Status), NOT_APPLICABLE, OUT_OF_FORCE)


class Reporter:
    """Gathers the findings of one report, in order."""

    def __init__(self, record: Record, act_changes: tuple[int, ...]) -> None:
        self.record = record
        self.act_changes = act_changes
        self.words = Words(record)
        self.findings: list[Finding] = []
        self.not_applicable: list[NotApplicable] = []
        self.out_of_force: list[OutOfForce] = []
        self._gaps: set[tuple[str, str]] = set()

    def taken(self) -> tuple[list[Finding], list[NotApplicable], list[OutOfForce]]:
        """What has been noted since it was last taken."""
        noted = self.findings, self.not_applicable, self.out_of_force
        self.findings, self.not_applicable, self.out_of_force = [], [], []
        return noted

    def does_not_apply(self, rule: Rule, subject: dict[str, str], line: Line) -> None:
        """Note a rule that does not apply, with its reason."""
        events = line.words.get("events") or [name for name in (line.words.get("event"),) if name is not None]
        reason = self.words.reason(line)
        noted = NotApplicable(rule=rule.id, subject=subject, reason=reason, condition=line.key, events=list(events))
        self.not_applicable.append(noted)

    def add(self, rule: Rule, judged: Judged) -> None:
        """Note what was decided about one subject."""
        first = judged.shown[0]
        if judged.status == NOT_APPLICABLE:
            line = first.lines[0] if len({o.lines[0].key for o in judged.shown}) == 1 else Line("unfounded")
            self.does_not_apply(rule, first.subject, line)
        elif judged.status == OUT_OF_FORCE:
            on = span_text(hull([o.start for o in judged.shown])) or ""
            if (rule.id, on) not in self._gaps:
                self._gaps.add((rule.id, on))
                self.out_of_force.append(OutOfForce(rule=rule.id, on=on))
        else:
            self.findings.append(self._finding(rule, judged))

    # -- parts of a finding -------------------------------------------------------------------------------

    def _finding(self, rule: Rule, judged: Judged) -> Finding:
        shown = judged.shown
        first = shown[0]
        version = _same([o.version for o in shown])
        hours = first.due_instant is not None
        due = hull([o.due for o in shown])
        due_instant = hull([o.due_instant for o in shown])
        decided = judged.status != Status.UNDETERMINED
        done = _same([o.done for o in shown]) if decided else None
        remarks = self._remarks(rule, judged, version, due, due_instant, done)
        facts = list({m.fact: m for m in (missing_fact(self.words.record, f) for f in judged.facts)}.values())
        status = Status(judged.status)
        late = self._days_late(status, due, due_instant, done)
        telling = Telling(self, rule, judged, version, (due, due_instant), done, late, facts, remarks)
        return told_later(
            Finding,
            telling,
            rule=rule.id,
            version=None if version is None else version.id,
            category=rule.category.value,
            basis=rule.basis.value,
            status=status,
            subject=first.subject,
            occurrence=first.occurrence,
            trigger=_happening(judged.trigger, hours),
            due=instants_text(due_instant) if hours else span_text(due),
            fulfilled_by=_happening(done, hours) if done is not None and done.place >= 0 else None,
            days_late=late,
            source=_provision(tuple(dict.fromkeys(o.version for o in shown if o.version is not None))),
            remarks=remarks,
            missing_facts=facts,
            possible=sorted(judged.possible, key=_STATUS_ORDER.index),
            readings=[f"{reading.id}: {rule.chosen.get(reading.id, reading.default)}" for reading in rule.readings],
        )

    def _remarks(
        self,
        rule: Rule,
        judged: Judged,
        version: RuleVersion | None,
        due: Span | None,
        due_instant: Span | None,
        done: Entry | None,
    ) -> list[str]:
        remarks = [
            remark for remark in judged.shown[0].remarks if all(remark in outcome.remarks for outcome in judged.shown)
        ]
        if judged.trigger is not None and judged.trigger.contradicted:
            remarks.append("provision_contradicts_kind")
        if judged.status == Status.MET and done is not None and _recorded_after(done, due, due_instant):
            remarks.append("recorded_late")
        if rule.kind in _CLOCKS and rule.basis.value == "statute":
            start = hull([o.start for o in judged.shown])
            end = hull([o.end for o in judged.shown if o.end is not None]) or self._runs_to(judged, due, due_instant)
            if start is not None and end is not None:
                for change in self.act_changes:
                    if start[1] < change <= end[0]:
                        remarks.append("straddles_act_change")
                        break
        return remarks

    def _runs_to(self, judged: Judged, due: Span | None, due_instant: Span | None) -> Span | None:
        """The last day the clock has run to where nothing has stopped it."""
        if due_instant is not None:
            due = days_of(due_instant)
        if due is None:
            return None
        if judged.status == Status.OVERDUE:
            return max(due[0], self.record.as_of), max(due[1], self.record.as_of)
        return due

    def _days_late(self, status: Status, due: Span | None, due_instant: Span | None, done: Entry | None) -> int | None:
        if status not in (Status.MET_LATE, Status.OVERDUE, Status.EXCUSED):
            return None
        if due_instant is not None:
            due = days_of(due_instant)
        if due is None or due[0] != due[1]:
            return None
        if status is Status.OVERDUE:
            return self.record.as_of - due[0]
        if done is None or not done.exact or done.place < 0 or done.first < due[0]:
            return None
        return done.first - due[0]


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """The sentences of one finding, put together when they are read."""

    reporter: Reporter
    rule: Rule
    judged: Judged
    version: RuleVersion | None
    dues: tuple[Span | None, Span | None]
    done: Entry | None
    late: int | None
    facts: list[MissingFact]
    remarks: list[str]

    def tell(self, field: str) -> Any:
        """The message, the steps, or the readings that would give another status."""
        if field == "sensitive_to":
            return self.judged.sensitive_to()
        lines = _common_lines(self.judged.shown) if self.judged.limit is None else self._certain(self.judged.limit)
        return self._message(lines) if field == "message" else self._steps(lines)

    def _certain(self, limit: Line) -> list[Line]:
        """What holds although more is open than was tried: what started it, what is asked, and the limit."""
        trigger, title = self.judged.trigger, self.rule.title
        lines = [] if trigger is None or trigger.place < 0 else [Line("moment", trigger)]
        asked = Line("asked", None, {"title": Text(da=title.da.rstrip("."), en=title.en.rstrip("."))})
        return [*lines, asked, limit]

    def _steps(self, lines: list[Line]) -> list[Step]:
        words, version = self.reporter.words, self.version
        provision = None if version is None else provision_text(version)
        steps = [words.line(line, provision) for line in lines]
        if version is None:
            return steps
        start = hull([o.start for o in self.judged.shown])
        if "straddles_act_change" in self.remarks and start is not None:
            change = next(day for day in self.reporter.act_changes if day > start[1])
            steps.append(words.line(Line("straddles", None, {"change": DayWord((change, change))}), provision))
        says = version.source.says
        in_force = Text(da=in_force_text(version, DA), en=in_force_text(version, EN))
        source = {"provision": provision, "in_force": in_force, "says": Text(da=says.da, en=says.en)}
        steps.append(words.line(Line("source", None, source), provision))
        return steps

    def _message(self, lines: list[Line]) -> Text:
        judged, words = self.judged, self.reporter.words
        versions = [outcome.version for outcome in judged.shown if outcome.version is not None]
        provision = " / ".join(dict.fromkeys(map(provision_text, versions)))
        if judged.limit is not None:
            return words.message(self.rule.kind, "undetermined-too-many", lambda name, lang: name, provision)
        filling = Filling(words, judged, self.version, self.dues, self.done, self.late, self.facts, lines)
        stated = judged.status == Status.MISSING and any(line.key in {"not-stated", "said-otherwise"} for line in lines)
        return words.message("statement" if stated else self.rule.kind, judged.status, filling.word, provision)


@lru_cache(maxsize=1024)
def _provision(versions: tuple[RuleVersion, ...]) -> Provision:
    """Where the duty stands: what the sources of all versions that may govern it have in common."""
    sources = [version.source for version in versions]

    def common(name: str) -> Any:
        values = {getattr(source, name) for source in sources}
        return values.pop() if len(values) == 1 else None

    evidence = common("evidence")
    return Provision(
        act=common("act"),
        provision=common("provision"),
        edition=common("edition"),
        url=common("url"),
        evidence=None if evidence is None else evidence.value,
    )


def _same(values: list[Any]) -> Any:
    """What all worlds agree on, or None."""
    first = values[0]
    return first if all(value is first for value in values) else None


def _common_lines(shown: list[Outcome]) -> list[Line]:
    """The lines of the derivation that all worlds share, with their days widened to hold every world's."""
    first, *others = shown
    if not others:
        return first.lines
    lines = []
    for place, line in enumerate(first.lines):
        rows = [o.lines[place] if place < len(o.lines) else None for o in others]
        if any(row is None or row.key != line.key or row.entry is not line.entry for row in rows):
            break
        words = {
            name: DayWord(hull([value.day, *(row.words[name].day for row in rows if row is not None)]))
            if isinstance(value, DayWord)
            else value
            for name, value in line.words.items()
        }
        lines.append(Line(line.key, line.entry, words))
    return lines


def _recorded_after(done: Entry, due: Span | None, due_instant: Span | None) -> bool:
    if done.recorded is None:
        return False
    if due_instant is not None:
        if done.recorded.instant is not None:
            return done.recorded.instant > due_instant[1]
        due = days_of(due_instant)
    return due is not None and done.recorded.first > due[1]


def _happening(entry: Entry | None, hours: bool) -> Happening | None:
    if entry is None:
        return None
    if entry.instant is not None:
        at = instant_text(entry.instant) if hours else date.fromordinal(entry.first).isoformat()
        return Happening(event=entry.id, at=at)
    return Happening(event=entry.id, at=entry.point.text)
