"""From a table to its plot: which drawing its kind calls for, in its two widths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from childlaw_rules.tablepage.answerplots import bars_of_answers, panels_of_groups, panels_of_periods
from childlaw_rules.tablepage.countplots import bars_of_counts, bars_of_durations, bars_of_reasons, bars_of_spread
from childlaw_rules.tablepage.drawing import Drawing
from childlaw_rules.tablepage.dueperiods import due_rows
from childlaw_rules.tablepage.plotdraft import PlotDraft
from childlaw_rules.tablepage.speech import Speech
from childlaw_rules.tablepage.tablerows import ReadRow
from childlaw_rules.tables.models import PortfolioTable, TableKind


@dataclass(frozen=True, slots=True)
class Plot:
    """A plot: its drawings, one below the other, each wide and narrow; the keys of its legend; what is not drawn."""

    drawings: tuple[tuple[Drawing, Drawing], ...]
    legend: tuple[str, ...]
    left_out: str = ""


def plot_of(
    table: PortfolioTable, rows: Sequence[ReadRow], prefix: str, speech: Speech, looked_at: str | None = None
) -> Plot | None:
    """The plot of a table; ``prefix`` begins the identifiers in it. None where nothing of it can be drawn.

    Of a table over time what falls due after the day looked at is not drawn.
    """
    draft = _draft(table, rows, speech, looked_at) if rows else None
    if draft is None:
        return None
    drawings = tuple(
        (draw(f"{prefix}w{number}-", True), draw(f"{prefix}n{number}-", False))
        for number, draw in enumerate(draft.draws)
    )
    return Plot(drawings, draft.legend, draft.left_out)


def _draft(table: PortfolioTable, rows: Sequence[ReadRow], speech: Speech, looked_at: str | None) -> PlotDraft | None:
    match table.kind:
        case TableKind.ANSWERS:
            return bars_of_answers(rows, speech)
        case TableKind.ANSWERS_BY if len(rows[0].titles) == 1:
            return bars_of_answers(rows, speech)
        case TableKind.ANSWERS_BY if table.by == "year":
            return panels_of_periods(rows, speech)
        case TableKind.ANSWERS_BY:
            return panels_of_groups(rows, speech)
        case TableKind.OVER_TIME:
            due = due_rows(rows, table.by or "month", looked_at)
            return panels_of_periods(due.begun, speech, ahead=due.ahead)
        case TableKind.DISTRIBUTION:
            return bars_of_spread(rows, table, speech)
        case TableKind.DURATIONS:
            return bars_of_durations(rows, speech)
        case TableKind.PLACEMENTS:
            return bars_of_counts([row for row in rows if not row.part], "stays", speech)
        case TableKind.MOVES:
            return bars_of_counts(rows, "moves" if "moves" in rows[0].cells else "all", speech)
        case TableKind.REASONS:
            return bars_of_reasons(rows, speech)
