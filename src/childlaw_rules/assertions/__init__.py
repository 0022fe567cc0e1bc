"""Assertions for test suites that use the library as their oracle; the failure message is the explanation."""

from childlaw_rules.assertions.checks import (
    assert_compliant,
    assert_finding,
    assert_not_applicable,
    assert_out_of_force,
)
from childlaw_rules.assertions.comparing import assert_same_findings
from childlaw_rules.assertions.explanation import Explanation
from childlaw_rules.assertions.mismatch import Difference, Mismatch

__all__ = [
    "Difference",
    "Explanation",
    "Mismatch",
    "assert_compliant",
    "assert_finding",
    "assert_not_applicable",
    "assert_out_of_force",
    "assert_same_findings",
]
