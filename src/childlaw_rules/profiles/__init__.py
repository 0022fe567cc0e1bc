"""Review profiles: the questions of published reviews, asked of cases. Names only."""

from childlaw_rules.profiles.answers import Answer, Because
from childlaw_rules.profiles.constructed import constructed_portfolio
from childlaw_rules.profiles.reading import load_profiles, profile, profile_problems, read_profile
from childlaw_rules.profiles.reviewing import review
from childlaw_rules.profiles.schema import profile_schema
from childlaw_rules.profiles.stratifying import Strata, strata
from childlaw_rules.profiles.tallying import Table, TableRow, tally
from childlaw_rules.profiles.words import AnswerWord, Profile, Question

__all__ = [
    "Answer",
    "AnswerWord",
    "Because",
    "Profile",
    "Question",
    "Strata",
    "Table",
    "TableRow",
    "constructed_portfolio",
    "load_profiles",
    "profile",
    "profile_problems",
    "profile_schema",
    "read_profile",
    "review",
    "strata",
    "tally",
]
