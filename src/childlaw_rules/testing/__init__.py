"""Hypothesis strategies for test suites that use this library as their oracle. Names only.

It needs the extra ``testing``: ``pip install 'childlaw-rules[testing]'``.
"""

from childlaw_rules.testing.boundaries import BoundaryCase, boundary_cases
from childlaw_rules.testing.courses import cases
from childlaw_rules.testing.registration import register
from childlaw_rules.testing.strategies import compliant_cases, violating
from childlaw_rules.testing.unviolable import NOT_ALONE, Reason

__all__ = ["NOT_ALONE", "BoundaryCase", "Reason", "boundary_cases", "cases", "compliant_cases", "violating"]

register()
