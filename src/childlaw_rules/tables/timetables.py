"""Lays out the tables of days and hours: how many took how long, and the quartiles of each stretch of time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from childlaw_rules.finding import Text
from childlaw_rules.tables import elapsed, placementcounts, stretches
from childlaw_rules.tables.answerrows import column, count_column, share_column, words_column
from childlaw_rules.tables.counted import TIME, Counted
from childlaw_rules.tables.drafting import Draft, DraftCell, DraftRow, number_cell, text_cell
from childlaw_rules.tables.elapsed import IN_HOURS, IN_TIME, LATE, NOT_SHOWN, PASSED, RUNNING, VAGUE
from childlaw_rules.tables.estimating import median_with_open, quantile
from childlaw_rules.tables.models import Column, ColumnKind, TableKind
from childlaw_rules.tables.words import CLOCKS, LIMITS, SPREAD_ROWS, SPREADS, STRETCHES, TITLES, note, text

#: The last day or hour of each span; what lies beyond the last is one more span.
SPANS: Final[Mapping[str, tuple[int, ...]]] = {
    "assessed": (6, 12, 24, 48, 72, 168),
    "acknowledged": (2, 5, 8, 14, 30),
    "informed": (7, 14, 30, 60, 120),
    "investigation": (30, 60, 90, 119, 123, 150, 180, 365),
    "plan": (0, 30, 60, 88, 92, 120, 180, 365),
    "first-follow-up": (30, 60, 88, 92, 120, 180, 365),
    "later-follow-up": (60, 120, 180, 184, 210, 270, 365),
    "start": (7, 30, 60, 88, 92, 120, 180),
}
#: The span in which a limit ends, where one is the same for all.
_LIMIT_ENDS: Final[Mapping[str, int]] = {"assessed": 24, "investigation": 123, "first-follow-up": 92, "start": 92}
#: What stands in the tables of quartiles.
ANSWER_TIMES: Final = ("acknowledged", "assessed", "informed")
COMPLETIONS: Final = ("investigation", "plan", "first-follow-up", "later-follow-up")
WAITS: Final = ("start", stretches.GAP, stretches.WITHOUT_FOLLOW_UP)

#: How the outcomes of the two sorts of counts are called in the tables of quartiles.
_OUTCOMES: Final[Mapping[str, tuple[str, ...]]] = {
    "ended": (IN_TIME, LATE, stretches.ENDED),
    "open": (RUNNING, PASSED, stretches.OPEN),
    "stopped": (stretches.STOPPED,),
    "vague": (
        *(f"{VAGUE}{state}" for state in (IN_TIME, LATE, RUNNING, PASSED)),
        stretches.VAGUE,
        placementcounts.ENDED_VAGUE,
        placementcounts.OPEN_VAGUE,
    ),
    "not_shown": (NOT_SHOWN,),
}


class TimeTables:
    """The tables of days and hours of one portfolio, laid out into a draft."""

    def __init__(self, draft: Draft, counted: Counted) -> None:
        self.draft = draft
        #: By stretch of time and outcome: how often each length occurs, -1 for none.
        self.lengths: dict[str, dict[str, dict[int, int]]] = {}
        for key, number in counted.counts.items():
            if key[0] == TIME:
                id_, state = str(key[1]), str(key[2])
                length = int(key[3]) if len(key) > 3 else -1
                self.lengths.setdefault(id_, {}).setdefault(state, {})[length] = number

    def of(self, id_: str, states: Sequence[str]) -> dict[int, int]:
        """How often each known length occurs among some outcomes."""
        found: dict[int, int] = {}
        for state in states:
            for length, number in self.lengths.get(id_, {}).get(state, {}).items():
                if length >= 0:
                    found[length] = found.get(length, 0) + number
        return found

    def number(self, id_: str, states: Sequence[str]) -> int:
        """How many there are of some outcomes, with a known length or without."""
        return sum(sum(self.lengths.get(id_, {}).get(state, {}).values()) for state in states)

    # -- quartiles ------------------------------------------------------------------------------------------

    def durations(self, id_: str, those: Sequence[str], definition: str) -> None:
        """A row for each stretch of time that occurs."""
        rows = [self._duration(one) for one in those if one in self.lengths]
        columns = (
            words_column("what"), words_column("unit"),
            *(count_column(name, detail=name in {"stopped", "not_shown"}) for name in _OUTCOMES),
            *quartile_columns(),
        )  # fmt: skip
        notes = [note(definition)] if definition != "times" else []
        notes = [*notes, note("times"), note("vague")]
        self.draft.table(id_, TableKind.DURATIONS, text(TITLES[id_]), columns, rows, notes)

    def _duration(self, id_: str) -> DraftRow:
        unit = "hours" if id_ in IN_HOURS else "days"
        cells = [text_cell(text(STRETCHES[id_]), id_), text_cell(text(UNIT_WORDS[unit]), unit)]
        for name, states in _OUTCOMES.items():
            cells.append(self.draft.count((TIME, id_, name), self.number(id_, states)))
        return DraftRow((*cells, *self.quartiles(id_, (TIME, id_, "ended"), (TIME, id_, "open"))))

    def quartiles(self, id_: str, ended: tuple[str, ...], still_open: tuple[str, ...]) -> tuple[DraftCell, ...]:
        """The cells of quartiles, median and the median with those that have not ended."""
        known = self.of(id_, _OUTCOMES["ended"])
        censored = self.of(id_, (*_OUTCOMES["open"], *_OUTCOMES["stopped"]))
        return (
            *(number_cell(quantile(known, share), [ended]) for share in (0.25, 0.5, 0.75)),
            number_cell(median_with_open(known, censored), [ended, still_open]),
        )

    # -- how many took how long -----------------------------------------------------------------------------

    def spread(self, id_: str) -> None:
        """How many took how long, a row for each span of days or hours."""
        if id_ not in self.lengths:
            return
        unit = "hours" if id_ in IN_HOURS else "days"
        first, rows = 0, []
        known = {state: self.of(id_, (state,)) for state in (IN_TIME, LATE)}
        everything = (TIME, id_, "known")
        self.draft.count(everything, sum(sum(lengths.values()) for lengths in known.values()))
        for last in (*SPANS[id_], None):
            said = SPREAD_ROWS[unit if last is not None else f"{unit}_over"]
            title = text(said, first=first, last=SPANS[id_][-1] if last is None else last)
            counts = [
                sum(n for length, n in known[state].items() if length >= first and (last is None or length <= last))
                for state in (IN_TIME, LATE)
            ]
            rows.append(self._spread_row(id_, title, f"{first}-{'' if last is None else last}", counts, everything))
            first = first if last is None else last + 1
        self.draft.adds_up(everything, [(TIME, id_, *code[1:]) for code in self._all_cells(id_, rows)])
        for name, states in (
            ("vague", (f"{VAGUE}{IN_TIME}", f"{VAGUE}{LATE}")),
            ("open", (RUNNING, PASSED)),
            ("not_shown", (NOT_SHOWN,)),
        ):
            counts = [self._undated(id_, name, state) for state in states]
            rows.append(self._spread_row(id_, text(SPREAD_ROWS[name]), name, counts, None))
        limit = LIMITS.get(id_)
        self.draft.table(
            f"spread-{id_}", TableKind.DISTRIBUTION, text(SPREADS[id_]),
            (
                words_column("span"), count_column("in_time"), count_column("too_late"), count_column("all"),
                share_column("share", "all", "all"),
            ),
            rows, [text(CLOCKS[id_]), note("spread"), note("vague")],
            limit=None if limit is None else text(limit),
            limit_at=SPANS[id_].index(_LIMIT_ENDS[id_]) if id_ in _LIMIT_ENDS else None,
        )  # fmt: skip
