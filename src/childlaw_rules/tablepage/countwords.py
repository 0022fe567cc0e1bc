"""What the tables of days, placements and reasons say in a sentence or two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from childlaw_rules.tablepage.speech import Speech
from childlaw_rules.tablepage.tablerows import ReadRow, by_title
from childlaw_rules.tables.models import PortfolioTable

#: The rows of a distribution that have no length.
UNDATED: Final = ("vague", "open", "not_shown")
#: The distributions of what the law sets no limit for in days.
UNLIMITED: Final = ("spread-informed",)
#: So many stretches of time or reasons are told at most.
_MOST: Final = 4


def spread_in_words(rows: Sequence[ReadRow], table: PortfolioTable, speech: Speech) -> list[str]:
    """How many were in time and how many after the limit; how many have not ended, or have no known day."""
    dated = [row for row in rows if row.codes[0] not in UNDATED]
    said = []
    if any(row.masked("all", "in_time", "too_late") for row in dated):
        said.append(speech.say("spread-masked"))
    else:
        early, late = (sum(row.count(name) or 0 for row in dated) for name in ("in_time", "too_late"))
        of = early + late
        limit = "" if table.limit is None else speech.say("spread-limit", limit=getattr(table.limit, speech.lang))
        if not of:
            said.append(speech.say("spread-none"))
        elif table.id in UNLIMITED:
            said.append(speech.say("spread-unlimited", of=speech.number(of)))
        else:
            words = {"early": speech.number(early), "share": speech.share(early / of), "limit": limit}
            said.append(speech.say("spread", of=speech.number(of), **words))
    undated = [(row.codes[0], row.count("all")) for row in rows if row.codes[0] in UNDATED]
    return [*said, *(speech.say(f"spread-{code}", number=speech.number(number)) for code, number in undated if number)]


def durations_in_words(rows: Sequence[ReadRow], speech: Speech) -> list[str]:
    """The median of each stretch of time, and how many have not ended."""
    said = []
    for row in rows[:_MOST]:
        what = speech.quoted(getattr(row.titles[0], speech.lang))
        median = row.number("median")
        if row.masked("median", "ended"):
            said.append(speech.say("duration-masked", what=what))
        elif median is None:
            said.append(speech.say("duration-none", what=what))
        else:
            said.append(speech.say("duration", what=what, median=speech.counted(median, unit_of(row))))
        if open_ := row.count("open"):
            said[-1] += speech.say("duration-open", number=speech.number(open_))
        said[-1] += "."
    return said


def unit_of(row: ReadRow) -> str:
    """In what a row is measured: ``days`` or ``hours``."""
    cell = row.cells.get("unit")
    return "days" if cell is None or cell.code is None else cell.code


def placements_in_words(rows: Sequence[ReadRow], speech: Speech) -> list[str]:
    """Where most stays are."""
    kinds = [row for row in rows if not row.part]
    known = [row for row in kinds if row.count("stays")]
    if not known:
        return [speech.say("placements-masked")]
    most = max(known, key=lambda row: row.count("stays") or 0)
    number = most.count("stays") or 0
    whole = next((row.count("stays") for row in rows if row.part), None)
    where = speech.quoted(getattr(most.titles[0], speech.lang))
    if whole is None or any(row.masked("stays") for row in kinds):
        said = [speech.say("placements-most-masked", where=where, number=speech.counted(number, "stay"))]
    else:
        words = {"share": speech.share(number / whole), "of": speech.counted(whole, "stay")}
        said = [speech.say("placements-most", where=where, number=speech.number(number), **words)]
    if running := most.count("running"):
        said.append(speech.say("placements-running", number=speech.number(running)))
    return said


def moves_in_words(rows: Sequence[ReadRow], speech: Speech) -> list[str]:
    """How many placements had no move, how many children several placements."""
    said = []
    for some in by_title(rows, 0).values():
        title = getattr(some[0].titles[0], speech.lang)
        if any(row.masked("all") for row in some):
            said.append(speech.say("moves-masked", what=title))
            continue
        of = sum(row.count("all") or 0 for row in some)
        most = max(some, key=lambda row: row.count("all") or 0)
        words = {"number": speech.number(most.count("all") or 0), "of": speech.number(of)}
        said.append(speech.say("moves", what=title, times=most.codes[1], **words))
    return said


def between_in_words(rows: Sequence[ReadRow], speech: Speech) -> list[str]:
    """From where to where children moved most."""
    known = [row for row in rows if row.count("moves")]
    if not known:
        return [speech.say("between-masked")]
    most = max(known, key=lambda row: row.count("moves") or 0)
    here, there = (speech.quoted(getattr(title, speech.lang)) for title in most.titles)
    times = speech.counted(most.count("moves") or 0, "time")
    return [speech.say("between", here=here, there=there, times=times)]


def reasons_in_words(rows: Sequence[ReadRow], speech: Speech) -> list[str]:
    """The most frequent reasons; of several questions, that of the question with most of them first."""
    known = sorted((row for row in rows if row.count("all")), key=lambda row: -(row.count("all") or 0))
    if not known:
        return [speech.say("reasons-masked")]
    told: dict[str, ReadRow] = {}
    for row in known:
        told.setdefault(row.codes[-1], row)
    some = [
        f"{speech.quoted(getattr(row.titles[-1], speech.lang))} ({speech.counted(row.count('all') or 0, 'time')})"
        for row in list(told.values())[:3]
    ]
    return [speech.say("reasons-one" if len(some) == 1 else "reasons", reasons=speech.listed(some))]
