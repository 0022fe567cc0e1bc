"""Generated portfolios: what they hold, that they are the same everywhere, and that the engine finds what was drawn."""
