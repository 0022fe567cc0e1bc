"""The page of tables and plots of many cases. Names only."""

from childlaw_rules.tablepage.portfoliopage import portfolio_page

__all__ = ["portfolio_page"]
