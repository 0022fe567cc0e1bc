"""The report of an import as text: the counts, what is not in the cases, what is remarked, the unmapped values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from childlaw_rules.importing.report import UNMAPPED, ImportReport, Oddity
from childlaw_rules.importing.words import PAGE

#: So many spans of rows are told of one oddity; the report as JSON has all.
MOST_SPANS: Final = 8
#: So many oddities of each part are told, and so many values.
MOST_TOLD: Final = 40
_COUNTS: Final = (
    "rows", "rows_imported", "rows_reported", "rows_set_aside", "blank_rows",
    "looks", "events", "looks_reported", "looks_set_aside", "looks_without_date",
    "cases", "cases_refused",
)  # fmt: skip
_ALWAYS: Final = frozenset(("rows", "rows_imported", "rows_reported", "events", "cases"))


def import_text(report: ImportReport, lang: str = "da", *, unmapped: bool = False) -> str:
    """The report for people; with ``unmapped`` every value that no code list has, in all its rows."""
    return "".join(f"{line}\n" for line in _lines(report, lang, unmapped))


def _lines(report: ImportReport, lang: str, unmapped: bool) -> Iterator[str]:
    yield _say("heading", lang, file=report.file.name, map=report.map)
    yield _say("read", lang, how=", ".join(_how(report, lang)))
    yield ""
    width = max(len(_say(name, lang)) for name in _COUNTS) + 2
    for name in _COUNTS:
        count = getattr(report, name)
        if count or name in _ALWAYS:
            yield f"{_say(name, lang):<{width}}{count:>9}"
    others = [one for one in report.oddities if one.kind not in UNMAPPED]
    for heading, lost in (("lost", True), ("kept", False)):
        yield from _part(heading, [one for one in others if one.lost is lost], lang, MOST_TOLD)
    if unmapped:
        yield from _part("unmapped", report.unmapped, lang, len(report.unmapped))
        if not report.unmapped:
            yield from ("", _say("all_mapped", lang))
    elif report.unmapped:
        rows = sum(one.count for one in report.unmapped)
        yield from ("", _say("unmapped_hint", lang, values=len(report.unmapped), rows=rows))
    if not report.oddities:
        yield from ("", _say("nothing", lang))
    if report.set_aside:
        aside = ", ".join(f"{code} ({count})" for code, count in report.set_aside.items())
        yield from ("", f"{_say('aside', lang)}: {aside}")
    if report.unused_columns:
        yield from ("", f"{_say('unused', lang)}: {', '.join(report.unused_columns)}")
    if report.lacking_columns:
        yield from ("", f"{_say('lacking', lang)}: {', '.join(report.lacking_columns)}")


def _part(heading: str, some: Sequence[Oddity], lang: str, most: int) -> Iterator[str]:
    if not some:
        return
    yield from ("", _say(heading, lang))
    for one in some[:most]:
        yield f"  {one.count:>7}  {getattr(one.message, lang)}"
        yield f"           {_say('row', lang, rows=_rows(one, lang))}"
    if len(some) > most:
        yield f"           {_say('more', lang, count=len(some) - most)}"


def _rows(one: Oddity, lang: str) -> str:
    spans = [str(first) if first == last else f"{first}–{last}" for first, last in one.rows[:MOST_SPANS]]
    left = one.count - sum(last - first + 1 for first, last in one.rows[:MOST_SPANS])
    return ", ".join(spans) + (f" {_say('more', lang, count=left)}" if left > 0 else "")


def _how(report: ImportReport, lang: str) -> Iterator[str]:
    file = report.file
    yield file.format.upper()
    if file.encoding is not None:
        yield _say("detected" if file.detected else "declared", lang, encoding=file.encoding)
    if file.delimiter is not None:
        yield _say("delimiter", lang, delimiter=_say("tab", lang) if file.delimiter == "\t" else f"'{file.delimiter}'")
    if file.sheet is not None:
        yield _say("sheet", lang, sheet=file.sheet)


def _say(name: str, lang: str, **said: object) -> str:
    return PAGE[name][0 if lang == "da" else 1].format(**said)
