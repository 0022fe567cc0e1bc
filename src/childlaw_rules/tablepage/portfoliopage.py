"""The page of tables and plots of many cases: one HTML file that loads nothing and needs no script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from childlaw_rules.arguments import refuse, unlike
from childlaw_rules.pages.rendering import language_problems, rendered
from childlaw_rules.tablepage import answerwords, countwords
from childlaw_rules.tablepage.drawing import plotting_problems
from childlaw_rules.tablepage.dueperiods import due_rows
from childlaw_rules.tablepage.htmltable import PageTable, in_order, page_table, shared_notes
from childlaw_rules.tablepage.opening import as_of, opening_of
from childlaw_rules.tablepage.plots import Plot, plot_of
from childlaw_rules.tablepage.speech import Speech
from childlaw_rules.tablepage.tablerows import ReadRow, rows_of
from childlaw_rules.tablepage.words import SENTENCES
from childlaw_rules.tables.models import Portfolio, PortfolioTable, TableKind

#: A table with more rows than these is folded on the screen; on paper it is whole.
MOST_OPEN: Final = 16
#: The chapters of the page, and by which tables each is told.
CHAPTERS: Final[Mapping[str, tuple[str, ...]]] = {
    "answers": ("answers",),
    "groups": ("by-", "over-time-"),
    "notifications": ("notification", "spread-acknowledged", "spread-assessed", "spread-informed"),
    "times": ("times", "spread-investigation", "spread-plan", "spread-first-follow-up", "spread-later-follow-up"),
    "placements": ("placements", "moves"),
    "waits": ("waits", "spread-start"),
    "reasons": ("reasons-",),
    "other": ("",),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One table of the page: its title, what it says in words, its plot, its rows and its own notes."""

    id: str
    title: str
    said: tuple[str, ...]
    plot: Plot | None
    table: PageTable | None
    notes: tuple[str, ...]

    @property
    def folded(self) -> bool:
        """Whether the rows are folded on the screen."""
        return self.table is not None and self.table.rows > MOST_OPEN


@dataclass(frozen=True, slots=True)
class Chapter:
    """Tables that belong together, under one heading."""

    id: str
    title: str
    parts: tuple[Part, ...]


def portfolio_page(portfolio: Portfolio, *, lang: str = "da") -> str:
    """A page (HTML) with a plot, a sentence and the rows of every table of many cases, for screen, phone and paper.

    ``portfolio`` is what ``portfolio_tables()`` gave; ``lang`` is ``da`` or ``en``. What is masked there is masked in
    the plots and the words too. The same portfolio gives the same bytes with the same version of matplotlib, which
    the page is drawn with and which the extra ``portfolio`` installs. Raises ``ArgumentError`` for an argument that
    cannot be used, and where matplotlib is not installed.
    """
    wanted = "tables of many cases, as portfolio_tables() gives them"
    refuse(language_problems(lang), unlike("portfolio", portfolio, Portfolio, wanted), plotting_problems())
    speech = Speech(lang)
    chapters = _chapters(portfolio.tables, _known(portfolio, speech), speech)
    answers = next((rows_of(table) for table in portfolio.tables if table.id == "answers"), [])
    method = [
        *shared_notes(portfolio.tables, speech),
        speech.say("method-ranking"),
        speech.say("method-groups", least=answerwords.LEAST),
        speech.say("method-ahead"),
        speech.say("method-files"),
    ]
    return rendered(
        "portfolio.html",
        lang,
        SENTENCES,
        title=heading(portfolio, speech),
        opening=opening_of(portfolio, answers, speech),
        chapters=chapters,
        method=method,
        stamp=list(_stamp(portfolio, speech).items()),
        rows=lambda number: speech.counted(number, "row"),
    )


def heading(portfolio: Portfolio, speech: Speech) -> str:
    """What the page is about: how many cases."""
    if portfolio.cases is None:
        return speech.say("heading-masked")
    return speech.say("heading", cases=speech.counted(portfolio.cases, "case"))


@dataclass(frozen=True, slots=True)
class _Known:
    """What the whole portfolio says to each of its tables.

    Of what each question is asked, by its id; the ids of questions and categories in their order; the notes that stand
    at the end; and the last day on which a case was looked at.
    """

    judged: dict[str, str]
    order: tuple[str, ...]
    shared: frozenset[str]
    looked_at: str | None


def _known(portfolio: Portfolio, speech: Speech) -> _Known:
    judged: dict[str, str] = {}
    order: list[str] = []
    for table in portfolio.tables:
        # Without a profile the other tables are by category and not by question.
        if table.id == "answers" or (table.id == "by-category" and portfolio.profile is None):
            rows = rows_of(table)
            order += [row.codes[0] for row in rows]
            judged |= {row.codes[0]: row.judged for row in rows if table.id == "answers"}
    shared = frozenset(shared_notes(portfolio.tables, speech))
    return _Known(judged, tuple(order), shared, portfolio.last_day_looked_at)


def _chapters(tables: Sequence[PortfolioTable], known: _Known, speech: Speech) -> list[Chapter]:
    found: dict[str, list[Part]] = {id_: [] for id_ in CHAPTERS}
    for number, table in enumerate(tables):
        found[chapter_of(table.id)].append(_part(table, f"p{number}", known, speech))
    return [Chapter(id_, speech.say(f"chapter-{id_}"), tuple(parts)) for id_, parts in found.items() if parts]


def chapter_of(table: str) -> str:
    """The chapter in which a table stands, by its id; ``other`` where no chapter names it."""
    return next(id_ for id_, beginnings in CHAPTERS.items() if table.startswith(beginnings))


def _part(table: PortfolioTable, prefix: str, known: _Known, speech: Speech) -> Part:
    rows = rows_of(table, known.judged)
    if table.by is not None:
        rows = in_order(rows, lambda row: row.codes[-1], known.order)
    notes = dict.fromkeys(getattr(note, speech.lang) for note in table.notes)
    return Part(
        id=table.id,
        title=getattr(table.title, speech.lang),
        said=tuple(in_words(table, rows, speech, known.looked_at)) if rows else (speech.say("empty"),),
        plot=plot_of(table, rows, prefix, speech, known.looked_at),
        table=page_table(table, known.order, speech) if rows else None,
        notes=tuple(note for note in notes if note not in known.shared),
    )


def in_words(table: PortfolioTable, rows: Sequence[ReadRow], speech: Speech, looked_at: str | None = None) -> list[str]:
    """What a table says in a sentence or two; over time, of the periods that had ended by the day looked at."""
    match table.kind:
        case TableKind.ANSWERS if any("done" in row.cells for row in rows):
            return answerwords.rules_in_words(rows, speech)
        case TableKind.ANSWERS:
            return answerwords.answers_in_words(rows, speech)
        case TableKind.ANSWERS_BY if len(rows[0].titles) == 1:
            return answerwords.answers_in_words(rows, speech)
        case TableKind.ANSWERS_BY if table.by == "year":
            return answerwords.times_in_words(rows, table, speech)
        case TableKind.ANSWERS_BY:
            return answerwords.groups_in_words(rows, speech)
        case TableKind.OVER_TIME:
            ended = due_rows(rows, table.by or "month", looked_at).ended
            return answerwords.times_in_words(ended, table, speech)
        case TableKind.DISTRIBUTION:
            return countwords.spread_in_words(rows, table, speech)
        case TableKind.DURATIONS:
            return countwords.durations_in_words(rows, speech)
        case TableKind.PLACEMENTS:
            return countwords.placements_in_words(rows, speech)
        case TableKind.MOVES if "moves" in rows[0].cells:
            return countwords.between_in_words(rows, speech)
        case TableKind.MOVES:
            return countwords.moves_in_words(rows, speech)
        case TableKind.REASONS:
            return countwords.reasons_in_words(rows, speech)


def _stamp(portfolio: Portfolio, speech: Speech) -> dict[str, Any]:
    """What the tables were made from, for the foot of the page."""
    stamp = portfolio.ruleset
    said: dict[str, Any] = {}
    if stamp is not None:
        said[speech.say("stamp-rules")] = stamp.version
        said[speech.say("stamp-digest")] = stamp.digest
        said[speech.say("stamp-engine")] = stamp.engine
    if portfolio.profile is not None:
        said[speech.say("stamp-profile")] = portfolio.profile
    if day := as_of(portfolio, speech):
        said[speech.say("stamp-as-of")] = day.removeprefix(f"{speech.say('stamp-as-of')} ")
    cases = speech.say("masked") if portfolio.cases is None else speech.number(portfolio.cases)
    said[speech.say("stamp-cases")] = cases
    said[speech.say("stamp-refused")] = speech.number(portfolio.refused)
    hidden = "stamp-mask-none" if portfolio.mask is None else "stamp-mask-below"
    said[speech.say("stamp-mask")] = speech.say(hidden, most=(portfolio.mask or 1) - 1)
    return said
