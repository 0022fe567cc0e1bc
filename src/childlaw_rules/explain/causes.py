"""What counts against a file, grouped by what it goes back to."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from childlaw_rules.finding import Finding, Report, Text
from childlaw_rules.rulebook import Ruleset


class Cause(BaseModel):
    """One thing that is late or missing, and what follows from it.

    ``head`` is the finding that says it most directly, ``consequences`` are those that go back to it, ``why`` says
    how.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    head: Finding
    consequences: list[Finding]
    why: Text


def causes(report: Report, *, rules: Ruleset | None = None) -> list[Cause]:
    """The findings that count against the file, each once."""
    raise NotImplementedError
