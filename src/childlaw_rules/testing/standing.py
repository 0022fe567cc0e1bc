"""How a case stands under a set of rules: what counts against it, and whether that is what was wanted."""

from __future__ import annotations

from dataclasses import dataclass

from childlaw_rules.case import read_case
from childlaw_rules.errors import CaseError
from childlaw_rules.evaluate import evaluate
from childlaw_rules.finding import Finding, Status
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.testing.drafts import Draft


@dataclass(frozen=True, slots=True)
class Aim:
    """What a case is to show: nothing against the file, or one finding of one rule.

    ``also`` are rules that may count against the file beside the violated one, since by law they go with it.
    ``met`` is a rule of which a finding is to be met or excused. ``version`` is the version of the rule that the
    finding is to be governed by.
    """

    violated: str | None = None
    also: frozenset[str] = frozenset()
    met: str | None = None
    version: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The findings of a case that bear on an aim.

    ``wanted``: the findings that count against the file and are of the rule that is to be violated.
    ``others``: whatever else counts against the file. ``open``: what is undetermined. ``shown``: findings of the rule
    that is to be met. ``fits``: whether the aim is reached, but for what is undetermined.
    """

    wanted: tuple[Finding, ...]
    others: tuple[Finding, ...]
    open: tuple[Finding, ...]
    fits: bool

    @property
    def settled(self) -> bool:
        """Whether the aim is reached and nothing is undetermined."""
        return self.fits and not self.open


def standing(draft: Draft, aim: Aim, rules: Ruleset) -> Standing | None:
    """How a case stands; None where it is no case."""
    try:
        report = evaluate(read_case(draft), rules=bearing_on(draft, rules))
    except CaseError:
        return None
    wanted: list[Finding] = []
    beside: list[str] = []
    others: list[Finding] = []
    left_open: list[Finding] = []
    met = False
    for finding in report.findings:
        if finding.non_compliant:
            if finding.rule in aim.also:
                beside.append(finding.rule)
            else:
                (wanted if finding.rule == aim.violated else others).append(finding)
        elif finding.status is Status.UNDETERMINED:
            left_open.append(finding)
        elif finding.rule == aim.met and finding.status in {Status.MET, Status.EXCUSED}:
            met = met or aim.version in {None, finding.version}
    fits = (
        not others
        and len(wanted) == (0 if aim.violated is None else 1)
        and (aim.met is None or met)
        and sorted(beside) == sorted(aim.also)
        and (aim.version is None or all(finding.version == aim.version for finding in wanted))
    )
    return Standing(tuple(wanted), tuple(others), tuple(left_open), fits)


def bearing_on(draft: Draft, rules: Ruleset) -> Ruleset:
    """The rules that can have a finding in a case: of the others no event that gives rise to the duty is there."""
    types = {event["type"] for event in draft["events"]}
    bearing = tuple(r for r in rules.rules if not r.start_types or not types.isdisjoint(r.start_types))
    return Ruleset(bearing, rules.digest, rules.version, tables=rules.tables)


def reached(draft: Draft, aim: Aim, rules: Ruleset) -> bool:
    """Whether a case shows what it is to show, with nothing undetermined."""
    found = standing(draft, aim, rules)
    return found is not None and found.settled
