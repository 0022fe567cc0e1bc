"""Pages for people: HTML that is read on a screen, on a phone and on paper."""

from childlaw_rules.pages.casereport import case_report, case_reports

__all__ = ["case_report", "case_reports"]
