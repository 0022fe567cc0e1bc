"""Constructed portfolios whose margins are those of published tables. Names only."""

from childlaw_rules.profiles.constructed.portfolios import CONSTRUCTED, constructed_portfolio

__all__ = ["CONSTRUCTED", "constructed_portfolio"]
