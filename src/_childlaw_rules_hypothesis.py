"""Tells hypothesis, when it starts, where the strategy of a case is; the library is imported only when it is used.

This module stands beside the package, since importing one from within it would import the whole library.
"""

import sys
from typing import Any

_CASE = "childlaw_rules.case.timeline"


def register() -> None:
    """Called by hypothesis through its entry point."""
    from hypothesis.strategies._internal import types  # noqa: PLC0415

    extra = getattr(types, "_global_extra_lookup", None)
    if extra is None:
        # A hypothesis without the lookup by module name: the strategy is registered at once.
        import childlaw_rules.testing  # noqa: F401, PLC0415

        return
    extra.setdefault(_CASE, _strategy_of)


def _strategy_of(thing: Any) -> Any:
    """The strategy of a type, asked for once the module of cases is imported; None for any other type."""
    if thing is not getattr(sys.modules[_CASE], "Case", None):
        return None
    from childlaw_rules.testing.registration import any_case  # noqa: PLC0415

    return any_case()
