"""What stands at the top of the page: how much was counted, what matters most, and what the figures do not show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from childlaw_rules.pages.dates import day_text
from childlaw_rules.tablepage.answerwords import not_met_of
from childlaw_rules.tablepage.speech import Speech, sentence
from childlaw_rules.tablepage.tablerows import ReadRow, worst_first
from childlaw_rules.tables.models import Portfolio

#: So many questions are singled out at most.
MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Singled:
    """One question that is singled out, and how it stands."""

    title: str
    said: str


@dataclass(frozen=True, slots=True)
class Opening:
    """The top of the page: the day, what was counted, the notes, what is singled out, and what is not shown."""

    day: str
    lead: tuple[str, ...]
    notes: tuple[str, ...]
    singled: tuple[Singled, ...]
    singled_lead: str
    blind: tuple[str, ...]


def opening_of(portfolio: Portfolio, rows: Sequence[ReadRow], speech: Speech) -> Opening:
    """The top of the page; ``rows`` are those of the table of answers."""
    whole = [row for row in rows if not row.part]
    worst = worst_first(whole)[:MOST]
    if worst:
        lead = speech.say("attention-lead")
    else:
        hidden = any(row.masked("not_met", "relevant") for row in whole)
        lead = speech.say("attention-masked" if hidden else "attention-none")
    return Opening(
        day=as_of(portfolio, speech),
        lead=(*_counted(portfolio, speech), *_asked(portfolio, speech)),
        notes=tuple(getattr(note, speech.lang) for note in portfolio.notes),
        singled=tuple(
            Singled(getattr(row.titles[0], speech.lang), f"{sentence(not_met_of(row, speech))}.") for row in worst
        ),
        singled_lead=lead,
        blind=(*_blind(whole, speech), speech.say("blind-rest")),
    )


def as_of(portfolio: Portfolio, speech: Speech) -> str:
    """On which day, or between which days, the cases were looked at; empty where there were none."""
    first, last = portfolio.first_day_looked_at, portfolio.last_day_looked_at
    if first is None or last is None:
        return ""
    if first == last:
        return speech.say("as-of", day=day_text(first, speech.lang))
    return speech.say("as-of-between", first=day_text(first, speech.lang), last=day_text(last, speech.lang))


def _counted(portfolio: Portfolio, speech: Speech) -> list[str]:
    if portfolio.cases == 0:
        return [speech.say("lead-none")]
    said = [speech.say("lead-masked")] if portfolio.cases is None else []
    first, last = portfolio.first_event, portfolio.last_event
    if first is None or last is None:
        return [*said, speech.say("lead-no-period")]
    if first == last:
        return [*said, speech.say("lead-month", first=speech.month(first))]
    return [*said, speech.say("lead-period", first=speech.month(first), last=speech.month(last))]


def _asked(portfolio: Portfolio, speech: Speech) -> list[str]:
    if portfolio.profile is None:
        return [speech.say("lead-rules")]
    return [speech.say("lead-profile", profile=getattr(portfolio.title, speech.lang))]


def _blind(rows: Sequence[ReadRow], speech: Speech) -> list[str]:
    """How much is not shown in all, and where most."""
    if any(row.masked("not_shown", "relevant") for row in rows):
        return [speech.say("blind-masked")]
    of = sum(row.count("relevant") or 0 for row in rows)
    number = sum(row.count("not_shown") or 0 for row in rows)
    if not number:
        return [speech.say("blind-none")] if of else []
    words = {"number": speech.number(number), "of": speech.number(of), "share": speech.share(number / of)}
    said = [speech.say("blind-share", **words)]
    most = max(rows, key=lambda row: (row.count("not_shown") or 0) / (row.count("relevant") or 1))
    number, of = most.count("not_shown") or 0, most.count("relevant") or 1
    what = speech.quoted(getattr(most.titles[0], speech.lang))
    words = {"number": speech.number(number), "of": speech.number(of), "share": speech.share(number / of)}
    return [*said, speech.say("blind-most", what=what, **words)]
