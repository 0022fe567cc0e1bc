"""Many cases: judged as a stream, by several processes, into files and tables of other engines. Names only."""

from childlaw_rules.portfolio.carriedrules import CarriedRules, carried_rules
from childlaw_rules.portfolio.outcomes import Done, Evaluated, Refused
from childlaw_rules.portfolio.streaming import each_case, evaluate_many
from childlaw_rules.portfolio.workers import WorkerLostError

__all__ = [
    "CarriedRules",
    "Done",
    "Evaluated",
    "Refused",
    "WorkerLostError",
    "carried_rules",
    "each_case",
    "evaluate_many",
]
