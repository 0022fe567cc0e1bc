"""An example answered by the possible worlds alone: what the plan answers quickly hides no mutant of the kinds.

The ordinary tests hold the one to the other for every example (``tests/engine/test_plan.py``).
"""

from __future__ import annotations

from childlaw_rules.evaluate import evaluation_of
from childlaw_rules.examples import ReadyExample
from childlaw_rules.finding import Finding
from childlaw_rules.rulebook import Ruleset


def said_otherwise_by_the_worlds(rules: Ruleset, example: ReadyExample) -> bool:
    """Whether the plan answers an example otherwise than the possible worlds do."""
    row, case = example.row, example.case
    if row is None or case is None or row.known_at is not None:
        return False
    evaluation = evaluation_of(case, row.as_of, None, rules, row.readings)
    evaluation.answer()
    quick = [_seen(finding) for finding in evaluation.tell("findings")]
    return quick != [_seen(f) for number in range(len(rules.rules)) for f in evaluation.whole(number).findings]


def _seen(finding: Finding) -> tuple[object, ...]:
    done = finding.fulfilled_by
    return (finding.rule, finding.subject, finding.occurrence, finding.status, finding.due,
            None if done is None else done.at)  # fmt: skip
