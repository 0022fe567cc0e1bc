"""Explanations: a finding in three depths, why a rule does not apply, what to ask, and what goes back to what."""

from childlaw_rules.explain.depths import Depth, explain
from childlaw_rules.explain.openquestions import Question, questions
from childlaw_rules.explain.roots import Cause, causes
from childlaw_rules.explain.whynot import InForceDays, StartingEvent, WhyNot, why_not

__all__ = [
    "Cause",
    "Depth",
    "InForceDays",
    "Question",
    "StartingEvent",
    "WhyNot",
    "causes",
    "explain",
    "questions",
    "why_not",
]
