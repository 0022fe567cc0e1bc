"""The first test bed: every example of the rule files, judged by the second evaluator alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from childlaw_rules.rule.head import Example, case_of, rows_of

from .casefile import read
from .judge import Answer, judge_json
from .rulefile import make_rule, rule_data

#: A day after all examples: read then, every event of one is on record.
LAST_DAY = "2099-12-31"


def every_example() -> Iterator[tuple[str, Example]]:
    """Each row of each example, with the id of its rule."""
    for id_, data in rule_data().items():
        for raw in data.get("examples", []):
            for example in rows_of(Example.model_validate(raw)):
                yield id_, example


def said_of(id_: str, example: Example) -> Answer:
    rule = make_rule(rule_data()[id_], dict(example.readings or {}))
    case: dict[str, Any] = case_of(example)
    return judge_json(case, rule, str(example.as_of), None if example.known_at is None else str(example.known_at))


def differences(id_: str, example: Example) -> list[str]:
    """What the second evaluator says otherwise than the example expects."""
    answer = said_of(id_, example)
    if answer.skipped:
        return ["skipped"]
    statuses = [row.status for row in answer.rows]
    if not statuses:
        statuses = ["out of force" if answer.out_of_force else "not applicable"]
    if sorted(statuses) != sorted(example.expect):
        return [f"expected {', '.join(example.expect)}, not {', '.join(statuses)}"]
    if not answer.rows:
        return []
    wrong = []
    for name, wanted in (("due", example.due), ("occurrence", example.occurrence), ("party", example.party)):
        values = [dict(row.subject).get("party") if name == "party" else getattr(row, name) for row in answer.rows]
        if wanted is not None and str(wanted) not in map(str, values):
            wrong.append(f"{name}: expected {wanted}, not {values}")
    if example.version is not None and not any(row.version == example.version for row in answer.rows):
        wrong.append(f"version: expected {example.version}, not {[row.version for row in answer.rows]}")
    days = {event.id: date.fromordinal(event.first).isoformat() for event in read(case_of(example), LAST_DAY).events}
    if example.fulfilled is not None and not any(
        row.done is not None and example.fulfilled.startswith(days[row.done]) for row in answer.rows
    ):
        wrong.append(f"fulfilled: expected {example.fulfilled}, not by {[row.done for row in answer.rows]}")
    if example.possible is not None and not any(sorted(example.possible) == list(r.possible) for r in answer.rows):
        wrong.append(f"possible: expected {example.possible}, not {[row.possible for row in answer.rows]}")
    return wrong
