"""The checks of a rule set: what can be seen to be wrong from the rule files alone, without a case.

Each module holds one group; ``docs/reference/checks.md`` has a section for each code. A check claims only what
is true of every case, and is silent where it cannot know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from childlaw_rules.arguments import refuse
from childlaw_rules.checks import counting, exceptions, pairs, readings, sources, texts, versions, vocabulary
from childlaw_rules.checks.finding import CheckFinding, Level, by_gravity
from childlaw_rules.checks.report import CheckReport
from childlaw_rules.rulebook import Ruleset, ruleset_unlike

__all__ = ["CheckFinding", "CheckReport", "Level", "check_report", "check_rules"]

#: Entered by hand, in the order of their codes.
GROUPS: Final[tuple[Callable[[Ruleset], Iterable[CheckFinding]], ...]] = (
    versions.check,
    pairs.check,
    exceptions.check,
    counting.check,
    vocabulary.check,
    texts.check,
    readings.check,
    sources.check,
)


def check_rules(ruleset: Ruleset) -> list[CheckFinding]:
    """What the checks find in a set of rules, errors first, then by place.

    What stands in the part that versions share is said once, of the first version it goes for. It opens no file
    and runs no example. Raises ``ArgumentError`` for what is no set of rules.
    """
    refuse(ruleset_unlike(ruleset, "ruleset"))
    first: dict[tuple[str, str, str | None], CheckFinding] = {}
    for group in GROUPS:
        for finding in group(ruleset):
            words = finding.message.en if finding.code in _SEVERAL_AT_A_PLACE else None
            first.setdefault((finding.code, finding.place, words), finding)
    return sorted(first.values(), key=by_gravity)


def check_report(ruleset: Ruleset) -> CheckReport:
    """The same, counted, with what identifies the set."""
    refuse(ruleset_unlike(ruleset, "ruleset"))
    return CheckReport.of(ruleset.digest, len(ruleset.rules), check_rules(ruleset))


#: Codes that may have several things to say of one place.
_SEVERAL_AT_A_PLACE: Final = frozenset({"CL107", "CL203", "CL204", "CL205", "CL206", "CL207", "CL702", "CL705"})
