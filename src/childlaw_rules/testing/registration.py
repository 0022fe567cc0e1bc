"""``st.from_type(Case)``: any case at all, as the model."""

from __future__ import annotations

from hypothesis import strategies as st

from childlaw_rules.case import Case, read_case
from childlaw_rules.testing.courses import cases


def any_case() -> st.SearchStrategy[Case]:
    """Realistic cases as models. A failing one is shown as ``read_case({...})``, which can be copied."""
    return st.builds(read_case, cases())


def register() -> None:
    """Tell hypothesis the strategy of ``Case``."""
    st.register_type_strategy(Case, lambda _: any_case())
