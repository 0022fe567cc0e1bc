"""Plans: cases worked out beforehand, from which the strategies make many.

They stand beside this module, one a line: in ``violating.jsonl`` cases in which exactly one rule is violated, in
``compliant.jsonl`` cases in which nothing is. ``python -m childlaw_rules.testing.planning`` makes them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Final

from childlaw_rules.testing.drafts import Draft
from childlaw_rules.testing.standing import Aim

_HERE: Final = Path(__file__).parent
#: The file of plans of each sort.
FILES: Final = {"violating": _HERE / "violating.jsonl", "compliant": _HERE / "compliant.jsonl"}


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A case with what it shows: the rule, its version and act, and the status of the rule's finding.

    ``also`` are the rules whose violation goes with it by law.
    """

    rule: str
    version: str
    act: str
    status: str
    case: Draft
    also: tuple[str, ...] = ()

    def aim(self, *, violating: bool) -> Aim:
        """What cases made from the plan are to show."""
        if violating:
            return Aim(violated=self.rule, also=frozenset(self.also))
        return Aim()


@cache
def shipped_plans(sort: str) -> tuple[Plan, ...]:
    """The plans that come with the library, ``violating`` or ``compliant``; none where they were not made yet."""
    if not FILES[sort].exists():
        return ()
    lines = FILES[sort].read_text("utf-8").splitlines()
    return tuple(Plan(**{**row, "also": tuple(row["also"])}) for row in map(json.loads, lines))


def write_plans(sort: str, plans: Iterable[Plan]) -> None:
    """Write the file of plans of a sort, by rule and version."""
    rows = sorted(plans, key=lambda plan: (plan.rule, plan.version, plan.status))
    text = "".join(json.dumps(asdict(plan), ensure_ascii=False) + "\n" for plan in rows)
    FILES[sort].write_text(text, "utf-8")
