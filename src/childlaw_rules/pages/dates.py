"""Days as the pages write them, and the days between which a finding says that something lies."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from childlaw_rules.pages.words import FROM, UNKNOWN, UNTIL
from childlaw_rules.prose.casetext import CaseText
from childlaw_rules.prose.terms import of
from childlaw_rules.spans import Span
from childlaw_rules.when import EARLIEST, LATEST, Point

_OPEN: Final = ".."
_DAY_LENGTH: Final = len("2024-03-11")
_MONTH_LENGTH: Final = len("2024-03")
_ONE_DAY: Final = timedelta(days=1)


def days_of_text(text: str | None) -> Span | None:
    """The first and last day (ordinals) of a day, an instant, a month, a year or an interval of a finding.

    An open end is ``EARLIEST`` or ``LATEST``; None where nothing is known of the day.

    >>> first, last = days_of_text("2024-02")
    >>> last - first + 1
    29
    """
    if text is None:
        return None
    ends = [end[:_DAY_LENGTH] if "T" in end else end for end in text.split("/")]
    points = [None if end == _OPEN else Point.parse(end) for end in ends]
    first = EARLIEST if points[0] is None else points[0].first
    last = LATEST if points[-1] is None else points[-1].last
    return None if first <= EARLIEST and last >= LATEST else (first, last)


def day_text(text: str | None, lang: str, *, short: bool = False) -> str:
    """What a finding or an event writes of a day, in words: ``11. marts 2024 kl. 14.05``, ``senest 1. juli 2015``.

    Of a span of instants the days are said.

    >>> day_text("2024-03-11", "da"), day_text("2024-03/..", "en"), day_text(None, "da")
    ('11. marts 2024', 'on or after March 2024', 'ukendt dag')
    >>> day_text("2015-08-01/2015-08-30", "da"), day_text("2015-08-01/2015-08-31", "da")
    ('1.–30. august 2015', 'august 2015')
    """
    words = CaseText(lang)
    if text is None or text in {_OPEN, f"{_OPEN}/{_OPEN}"}:
        return of(UNKNOWN, lang)
    first, slash, last = text.partition("/")
    if not slash:
        return words.moment(text, short=short)
    first, last = first[:_DAY_LENGTH], last[:_DAY_LENGTH]
    if first == _OPEN:
        return of(UNTIL, lang).format(day=words.moment(last, short=short))
    if last == _OPEN:
        return of(FROM, lang).format(day=words.moment(first, short=short))
    if first == last:
        return words.moment(first, short=short)
    if len(first) == len(last) == _DAY_LENGTH:
        return _interval(date.fromisoformat(first), date.fromisoformat(last), words, short=short)
    return f"{words.moment(first, short=short)} – {words.moment(last, short=short)}"


def _interval(first: date, last: date, words: CaseText, *, short: bool) -> str:
    """Two days, with the month or year said once; a whole month or whole years by their names."""
    if first.day == 1 and (last + _ONE_DAY).day == 1:
        if (first.year, first.month) == (last.year, last.month):
            return words.moment(first.isoformat()[:_MONTH_LENGTH])
        if (first.month, last.month) == (1, 12):
            return f"{first.year}" if first.year == last.year else f"{first.year} – {last.year}"
    begin, end = (words.moment(day.isoformat(), short=short) for day in (first, last))
    if first.year != last.year or short:
        return f"{begin} – {end}"
    begin = begin.removesuffix(f" {first.year}")
    if first.month != last.month:
        return f"{begin} – {end}"
    return f"{begin.partition(' ')[0]}–{end}"
