"""What a run over many cases tells people: how far it is while it goes on, and in the end what came of it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Final, TextIO

from childlaw_rules.catalogue import STATUS_NAMES
from childlaw_rules.finding import Status

#: So many seconds lie between two looks at how far it is.
EVERY: Final = 0.2
_WORDS: Final = {
    "going": ("{cases} sager, {rate} i sekundet", "{cases} cases, {rate} a second"),
    "going_refused": (
        "{cases} sager, {rate} i sekundet, {refused} kan ikke bruges",
        "{cases} cases, {rate} a second, {refused} cannot be used",
    ),
    "case": ("{count} sag gennemgået", "{count} case evaluated"),
    "cases": ("{count} sager gennemgået", "{count} cases evaluated"),
    "refused_one": ("{count} sag kan ikke bruges", "{count} case cannot be used"),
    "refused": ("{count} sager kan ikke bruges", "{count} cases cannot be used"),
    "found": ("Pligter: {counts}", "Duties: {counts}"),
    "nothing": ("Ingen pligter er opstået i sagerne.", "No duty arose in the cases."),
    "before": (
        "{count} sager var gjort færdige ved en tidligere kørsel",
        "{count} cases were done by an earlier run",
    ),
    "all_before": ("Alt var gjort færdigt ved en tidligere kørsel.", "All was done by an earlier run."),
    "refused_file": (
        "Hvad der er i vejen med dem, står i {out}/refused-*.jsonl",
        "What is wrong with them stands in {out}/refused-*.jsonl",
    ),
    "more_refused": ("… og flere; de står i {out}/refused-*.jsonl", "… and more; they stand in {out}/refused-*.jsonl"),
    "more_refused_told": ("… og flere.", "… and more."),
    "stopped": (
        "Afbrudt. Den samme kommando fortsætter, hvor den seneste hele del slutter.",
        "Stopped. The same command goes on where the last whole part ends.",
    ),
    "stopped_output": ("Afbrudt.", "Stopped."),
}


def many_words(name: str, lang: str, **said: object) -> str:
    """A sentence on many cases."""
    return _WORDS[name][0 if lang == "da" else 1].format(**said)


def many_text(
    cases: int, refused: int, statuses: Mapping[str, int], lang: str = "da", *, out: str = "", before: int = 0
) -> str:
    """What came of it, for people. ``before`` of the cases were done by an earlier run, ``out`` is the folder."""
    counted = [_counted(cases, "case", "cases", lang)]
    if refused:
        counted.append(_counted(refused, "refused_one", "refused", lang))
    if before and before == cases + refused:
        lines = [many_words("all_before", lang), f"{'; '.join(counted)}."]
    else:
        if before:
            counted.append(many_words("before", lang, count=_figure(before, lang)))
        lines = [f"{'; '.join(counted)}."]
    found = ", ".join(
        f"{_figure(statuses[status.value], lang)} {STATUS_NAMES[status.value][0 if lang == 'da' else 1]}"
        for status in Status
        if statuses.get(status.value)
    )
    lines.append(f"{many_words('found', lang, counts=found)}." if found else many_words("nothing", lang))
    if refused and out:
        lines.append(f"{many_words('refused_file', lang, out=out)}.")
    return "".join(f"{line}\n" for line in lines)


def _counted(count: int, one: str, several: str, lang: str) -> str:
    return many_words(one if count == 1 else several, lang, count=_figure(count, lang))


def _figure(number: int, lang: str) -> str:
    """A whole number as it is written in the language: 12.345 in Danish, 12,345 in English."""
    return f"{number:,}".replace(",", ".") if lang == "da" else f"{number:,}"


class Progress:
    """How far a run is, on one line of a terminal; on anything else nothing is written, and nothing is left of it."""

    def __init__(self, stream: TextIO, lang: str, *, quiet: bool = False) -> None:
        self._stream = stream
        self._lang = lang
        self._shown = not quiet and stream.isatty()
        self._began = self._looked = time.monotonic()
        self._there = False
        self._cases = self._refused = 0

    def step(self, *, refused: bool = False) -> None:
        """One case more."""
        self._cases += 1
        self._refused += refused
        now = time.monotonic()
        if self._shown and now - self._looked >= EVERY:
            self._looked = now
            figures = {
                "cases": _figure(self._cases, self._lang),
                "rate": _figure(round(self._cases / (now - self._began)), self._lang),
                "refused": _figure(self._refused, self._lang),
            }
            line = many_words("going_refused" if self._refused else "going", self._lang, **figures)
            self._there = True
            self._stream.write(f"\r\x1b[K{line}")
            self._stream.flush()

    def clear(self) -> None:
        """Take the line away, before something else is written and in the end."""
        if self._shown and self._there:
            self._there = False
            self._stream.write("\r\x1b[K")
            self._stream.flush()
