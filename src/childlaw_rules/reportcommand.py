"""``childlaw evaluate --format html``: the case report, one page however many cases there are."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from childlaw_rules.case import Case
from childlaw_rules.errors import ArgumentError, Problem
from childlaw_rules.finding import Report
from childlaw_rules.rulebook import Ruleset


def add_page_options(command: Any) -> None:
    """Add the options of the page to ``childlaw evaluate``."""
    command.add_argument("--book", metavar="URL", help="address or folder of the rule book that an HTML page links to")


def check_page_options(options: argparse.Namespace) -> None:
    """Raise ``ArgumentError`` for options that do not go together, or an address that is none."""
    if options.book is None:
        return
    if options.format != "html":
        raise ArgumentError([Problem("--book", "goes with --format html")])
    from childlaw_rules.pages.links import book_problems  # noqa: PLC0415

    _refuse(book_problems(options.book))


class ReportPage:
    """Gathers the reports of a command and writes the page when all are there."""

    def __init__(self, ruleset: Ruleset, options: argparse.Namespace) -> None:
        self.ruleset = ruleset
        self.options = options
        self.reports: list[tuple[Report, Case]] = []

    def add(self, report: Report, case: Case) -> None:
        """One more. Raises ``ArgumentError`` as soon as there are more than one page shows."""
        # Imported here: no other format needs what makes pages.
        from childlaw_rules.pages.casereport import number_problems  # noqa: PLC0415

        self.reports.append((report, case))
        _refuse(number_problems(len(self.reports)))

    def write(self) -> None:
        """Write the page to standard output; nothing where no case could be used."""
        from childlaw_rules.pages import case_reports  # noqa: PLC0415

        if self.reports:
            lang, book, only = self.options.lang, self.options.book, self.options.only
            sys.stdout.write(case_reports(self.reports, lang=lang, book=book, only=only, rules=self.ruleset))


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise ArgumentError(problems)
