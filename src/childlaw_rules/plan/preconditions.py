"""Quick answers for preconditions: what is in place by the day of a decision or another moment."""

from __future__ import annotations

from childlaw_rules.kinds.excuses import Excuse
from childlaw_rules.kinds.precondition import Duty
from childlaw_rules.plan.asked import plain_conditions
from childlaw_rules.plan.parties import Parties
from childlaw_rules.plan.patterns import NotCompiledError, test_of, wanted
from childlaw_rules.plan.places import Before, Excused, judge, judge_earliest, judge_lean
from childlaw_rules.plan.rows import (
    Head,
    Quick,
    Rows,
    Subjects,
    always,
    asked_if_silent,
    means,
    reach_of,
    starts_of,
    versions_of,
)
from childlaw_rules.plan.sheet import Mark, NotPlainError, Sheet
from childlaw_rules.record.entry import OPENS, has_field
from childlaw_rules.rule.pattern import Tie
from childlaw_rules.rulebook import Rule


def compiled(rule: Rule) -> Quick:
    """The quick answers of a precondition. Raises ``NotCompiledError``."""
    duties: list[Duty] = [version.duty for version in rule.versions]
    own = duties[0].for_each
    patterns = [pattern for duty in duties for pattern in duty.before]
    subjects = Subjects("event", patterns, None if own == "event" else own)
    kind = subjects.kind
    if kind is None:
        raise NotCompiledError
    repeated = _repeated(duties, kind)
    versions = versions_of(rule, lambda duty: _before(duty, kind))
    meant = always([before.starts for _, _, before in versions])

    head = Head(rule, kind, hours=False, id=rule.id)

    def run(sheet: Sheet, rows: Rows) -> None:
        for tid, (moment,) in subjects.of(sheet):
            day = moment[1]
            for first, last, before in versions:  # noqa: B007 - it is the one that is found
                if first <= day <= last:
                    break
            else:
                continue
            if not meant and not means(before.starts, sheet, moment):
                continue
            if before.not_for_unborn and (sheet.born is None or day < sheet.born):
                raise NotPlainError
            since = None
            if repeated:
                since = _earlier(sheet, own, tid, moment)
                if since is None:
                    continue
            if before.conditions and not all(asked.holds(sheet, (tid, moment), day) for asked in before.conditions):
                continue
            if before.parties is None:
                status, due, done = before.judge(sheet, before, (tid, moment), since, None)
                rows += (head, tid, None, None, status, due, done and done[3])
                continue
            for party, ids in before.parties.on(sheet, day):
                status, due, done = before.judge(sheet, before, (tid, moment), since, ids)
                rows += (head, tid, party, None, status, due, done and done[3])

    return Quick(_types(duties), run)


def _repeated(duties: list[Duty], kind: str) -> bool:
    """Whether the duty is about what is done again in its thread. Raises ``NotCompiledError``."""
    said = {duty.only_if_repeated_in for duty in duties}
    if said == {None}:
        return False
    types = {pattern.event for duty in duties for pattern in duty.before}
    if said != {kind} or len(types) != 1 or not all(type_ not in OPENS and has_field(type_, kind) for type_ in types):
        raise NotCompiledError
    return True


def _earlier(sheet: Sheet, kind: str, tid: str, moment: Mark) -> Mark | None:
    """The last event of the same type before the moment, in the same thread."""
    found: Mark | None = None
    for mark in sheet.named(moment[3]["type"], kind)[tid]:
        if mark is moment:
            return found
        found = mark
    return found


def _types(duties: list[Duty]) -> frozenset[str]:
    found: set[str] = set()
    for duty in duties:
        for patterns in (duty.before, duty.must_be_in_place, duty.undone_by, duty.not_before):
            found.update(pattern.event for pattern in patterns)
        for excuse in duty.excused_by:
            found.update(pattern.event for pattern in excuse.and_on_file)
            found.update(pattern.event for pattern in (excuse.event, excuse.moment) if pattern is not None)
        for asked in (duty.only_after, duty.not_after):
            found.update(pattern.event for pattern in (() if asked is None else asked.events))
    return frozenset(found)


def _before(duty: Duty, kind: str) -> Before:
    ties = duty.not_before_tied_by or (duty.tied_by,)
    if len(ties) == 1:
        ties *= len(duty.not_before)
    counting = duty.counting
    conditions = plain_conditions(duty, kind)
    if duty.for_each_party is not None and any(wanted_[3] for asked in conditions for wanted_ in asked.events):
        raise NotCompiledError
    moments = [pattern.event for pattern in duty.before]
    return Before(
        starts_of(duty.before),
        conditions,
        duty.not_for_unborn,
        None if duty.for_each_party is None else Parties(duty.for_each_party),
        wanted(duty.must_be_in_place, duty.tied_by, kind),
        judge_earliest if duty.of_several is not None else judge_lean if _is_lean(duty) else judge,
        bool(duty.not_before or duty.in_the_last or duty.at_least_before),
        asked_if_silent([pattern.event for pattern in duty.must_be_in_place]),
        wanted(duty.undone_by, duty.tied_by, kind),
        tuple(one for p, tie in zip(duty.not_before, ties, strict=True) for one in wanted((p,), tie, kind)),
        None if duty.in_the_last is None or counting is None else reach_of(duty.in_the_last, counting, back=True),
        None
        if duty.at_least_before is None or counting is None
        else reach_of(duty.at_least_before, counting, back=True),
        tuple(_excuse(excuse, duty.tied_by, kind, moments) for excuse in duty.excused_by),
    )


def _excuse(excuse: Excuse, rule_tie: Tie, kind: str, moments: list[str]) -> Excused:
    tie = excuse.tied_by or rule_tie
    event = () if excuse.event is None else wanted((excuse.event,), tie, kind)
    moment = None
    if excuse.moment is not None:
        if set(moments) != {excuse.moment.event}:
            raise NotCompiledError
        moment = (excuse.moment.event, test_of(excuse.moment))
    return Excused(event, moment, wanted(excuse.and_on_file, tie, kind))


def _is_lean(duty: Duty) -> bool:
    """Whether nothing bears on it but a window and exceptions."""
    beside = duty.undone_by, duty.not_before, duty.at_least_before, duty.only_if_repeated_in
    return not any(beside)
