"""Many cases: judged as a stream, by several processes, into files and tables of other engines. Names only."""

from childlaw_rules.portfolio.arrowtables import (
    ArrowEvaluator,
    arrow_evaluate,
    arrow_evaluator,
    findings_ddl,
    findings_schema,
)
from childlaw_rules.portfolio.carriedrules import CarriedRules, carried_rules
from childlaw_rules.portfolio.outcomes import Done, Evaluated, Refused
from childlaw_rules.portfolio.streaming import each_case, evaluate_many
from childlaw_rules.portfolio.workers import WorkerLostError
from childlaw_rules.portfolio.writing import Written, write_many

__all__ = [
    "ArrowEvaluator",
    "CarriedRules",
    "Done",
    "Evaluated",
    "Refused",
    "WorkerLostError",
    "Written",
    "arrow_evaluate",
    "arrow_evaluator",
    "carried_rules",
    "each_case",
    "evaluate_many",
    "findings_ddl",
    "findings_schema",
    "write_many",
]
