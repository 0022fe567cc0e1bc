"""Boundary vectors: for every rule and version small cases around each boundary, and what the rule says of them."""
