"""Generated portfolios: seeded, drawn at published or openly assumed rates. Names only."""

from childlaw_rules.generating.portfolio import case_line, generated_cases
from childlaw_rules.generating.ratereading import read_rates, shipped_rates
from childlaw_rules.generating.ratewords import RateFile

__all__ = ["RateFile", "case_line", "generated_cases", "read_rates", "shipped_rates"]
