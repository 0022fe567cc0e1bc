"""Why a pattern can never match, in words: its own fields, its tie, or a law that did not know it yet."""

from __future__ import annotations

from datetime import date

from childlaw_rules.checks.parts import Part
from childlaw_rules.checks.patterns import can_be_tied, covers, impossible_field
from childlaw_rules.record.entry import OPENED_BY
from childlaw_rules.rulebook import Ruleset

Why = tuple[str, str]


def never(part: Part) -> Why | None:
    """Why no event can be meant by a pattern of a version, in Danish and in English; None where one can."""
    field = impossible_field(part.pattern)
    if field is not None:
        return (
            f"»{field}« kan ikke have nogen værdi: »unless« udelukker alt, hvad der er tilbage",
            f"'{field}' can have no value: 'unless' excludes all that is left",
        )
    if part.key == "only_while_running" and part.pattern.event != OPENED_BY["measure"]:
        return (
            f"en indsats begynder ikke med »{part.pattern.event}«",
            f"no measure begins with '{part.pattern.event}'",
        )
    if part.tie is not None and not can_be_tied(part.pattern.event, part.tie):
        return (
            f"»{part.pattern.event}« kan ikke høre til »{part.tie.value}«",
            f"'{part.pattern.event}' cannot belong to '{part.tie.value}'",
        )
    return None


def not_yet(ruleset: Ruleset, part: Part, last: int) -> date | None:
    """The day from which the law knows what a pattern means, where that is after ``last``; else None."""
    if ruleset.background is None:
        return None
    for young in ruleset.background.file.not_in_law_before:
        if last < young.first_day.toordinal() and covers(young.events, part.pattern):
            return young.first_day
    return None
