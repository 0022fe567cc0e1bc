"""What the checks found, counted: as text, one finding a line, or as JSON."""

from __future__ import annotations

from pydantic import ConfigDict

from childlaw_rules.case.cpr import Shielded
from childlaw_rules.checks.finding import CheckFinding, Level

_COUNTS = {
    "da": (("fejl", "fejl"), ("advarsel", "advarsler"), ("vink", "vink")),
    "en": (("error", "errors"), ("warning", "warnings"), ("hint", "hints")),
}


class CheckReport(Shielded):
    """The findings of a rule set, errors first, with what identifies the set and how many there are of each
    level."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rules_digest: str
    rules: int
    errors: int
    warnings: int
    hints: int
    findings: tuple[CheckFinding, ...]

    @classmethod
    def of(cls, digest: str, rules: int, findings: list[CheckFinding]) -> CheckReport:
        """The report of some findings."""
        errors, warnings, hints = (sum(finding.level is level for finding in findings) for level in Level)
        return cls(
            rules_digest=digest,
            rules=rules,
            errors=errors,
            warnings=warnings,
            hints=hints,
            findings=tuple(findings),
        )

    def text(self, lang: str = "da") -> str:
        """One finding a line, as ``file:line:column: CODE message``, then the counts."""
        numbers = (self.errors, self.warnings, self.hints)
        counts = [f"{n} {one if n == 1 else many}" for n, (one, many) in zip(numbers, _COUNTS[lang], strict=True)]
        return "".join(f"{line}\n" for line in (*(finding.line(lang) for finding in self.findings), ", ".join(counts)))
