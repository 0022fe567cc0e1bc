"""Quick answers for consents: who consented to a decision by its day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from childlaw_rules.finding import Status
from childlaw_rules.kinds.consent import Duty
from childlaw_rules.kinds.parties import EVERY_HOLDER, OF_AGE
from childlaw_rules.plan.patterns import NotCompiledError, belonging
from childlaw_rules.plan.rows import MET, MISSING, Head, Quick, Rows, Starts, Subjects, means, starts_of, versions_of
from childlaw_rules.plan.sheet import NO_INSTANT, Mark, NotPlainError, Sheet
from childlaw_rules.rule.pattern import Tie
from childlaw_rules.rule.values import ChildAge
from childlaw_rules.rulebook import Rule


class _Asked(NamedTuple):
    """What one version says: whose consent, and the child's age."""

    starts: Starts
    holders: bool
    age: ChildAge | None


def compiled(rule: Rule) -> Quick:
    """The quick answers of a rule of consent. Raises ``NotCompiledError``."""
    duties: list[Duty] = [version.duty for version in rule.versions]
    patterns = [pattern for duty in duties for pattern in duty.before]
    if {pattern.event for pattern in patterns} != {"decision_made"}:
        raise NotCompiledError
    subjects = Subjects("event", patterns)
    versions = versions_of(rule, _asked)
    given, withdrawn = (belonging(type_, Tie.CONCERNS_IT, "decision") for type_ in _GIVEN_AND_WITHDRAWN)

    head = Head(rule, "decision", hours=False, id=rule.id)

    def run(sheet: Sheet, rows: Rows) -> None:
        for tid, (decision,) in subjects.of(sheet):
            day = decision[1]
            for first, last, asked in versions:  # noqa: B007 - it is the one that is found
                if first <= day <= last:
                    break
            else:
                continue
            if not means(asked.starts, sheet, decision):
                continue
            if asked.age is not None and (sheet.turned(asked.age.years) <= day) != asked.age.or_older:
                continue
            if asked.holders:
                if sheet.turned(OF_AGE.years) <= day:
                    continue
                parties: Sequence[str] = sheet.holders(day)
            else:
                parties = ("child",)
            consents = given(sheet, tid, decision)
            refusals = withdrawn(sheet, tid, decision)
            for party in parties:
                status, due, done = _judge(sheet, decision, party, consents, refusals)
                rows += (head, tid, party, None, status, due, done and done[3])

    return Quick(frozenset({"decision_made", *_GIVEN_AND_WITHDRAWN}), run)


_GIVEN_AND_WITHDRAWN = ("consent_given", "consent_withdrawn")


def _asked(duty: Duty) -> _Asked:
    if duty.only_in_placement is not None:
        raise NotCompiledError
    return _Asked(starts_of(duty.before), duty.from_whom == EVERY_HOLDER, duty.child)


def _judge(
    sheet: Sheet, decision: Mark, party: str, consents: Sequence[Mark], withdrawals: Sequence[Mark]
) -> tuple[Status, int, Mark | None]:
    ids = sheet.child_ids() if party == "child" else (party,)
    day = decision[1]
    later: Mark | None = None
    for mark in reversed(consents):
        if mark[3]["by"] not in ids:
            continue
        if mark[1] > day:
            later = mark
            continue
        if sheet.born is None or mark[1] < sheet.born:
            raise NotPlainError
        if not any(_withdraws(w, mark, day) for w in withdrawals if w[3]["by"] in ids):
            return MET, day, mark
    return MISSING, day, later


def _withdraws(withdrawal: Mark, given: Mark, day: int) -> bool:
    """Whether a withdrawal by the day comes after a consent; on one day it does, unless the times say otherwise."""
    if withdrawal[1] > day:
        return False
    if withdrawal[2] != NO_INSTANT and given[2] != NO_INSTANT:
        return withdrawal[2] >= given[2]
    return given[1] <= withdrawal[1]
