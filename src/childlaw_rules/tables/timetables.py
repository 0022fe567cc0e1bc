"""Lays out the tables of days and hours: how many took how long, and the quartiles of each stretch of time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from childlaw_rules.finding import Text
from childlaw_rules.tables import stretches
from childlaw_rules.tables.answerrows import column, count_column, share_column, words_column
from childlaw_rules.tables.counted import TIME, Counted
from childlaw_rules.tables.drafting import EMPTY, Draft, DraftCell, DraftRow, number_cell, text_cell
from childlaw_rules.tables.elapsed import IN_DAYS, IN_HOURS, IN_TIME, LATE, NOT_SHOWN, PASSED, RUNNING, VAGUE
from childlaw_rules.tables.estimating import median_with_open, quantile
from childlaw_rules.tables.masking import Key
from childlaw_rules.tables.models import Column, ColumnKind, TableKind
from childlaw_rules.tables.words import CLOCKS, LIMITS, SPREAD_ROWS, SPREADS, STRETCHES, TITLES, UNITS, note, text

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
    "open": (RUNNING, PASSED, f"{VAGUE}{RUNNING}", f"{VAGUE}{PASSED}", stretches.OPEN),
    "stopped": (stretches.STOPPED,),
    "vague": (f"{VAGUE}{IN_TIME}", f"{VAGUE}{LATE}", stretches.VAGUE),
    "not_shown": (NOT_SHOWN,),
}
#: The rows of a distribution without a length: of each column the outcomes that it counts.
_UNDATED: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "vague": ((f"{VAGUE}{IN_TIME}",), (f"{VAGUE}{LATE}",)),
    "open": ((RUNNING, f"{VAGUE}{RUNNING}"), (PASSED, f"{VAGUE}{PASSED}")),
    "not_shown": ((NOT_SHOWN,),),
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
            *map(count_column, _OUTCOMES),
            *quartile_columns(),
        )  # fmt: skip
        notes = [note(definition)] if definition != "times" else []
        notes = [*notes, note("times"), note("vague")]
        self.draft.table(id_, TableKind.DURATIONS, text(TITLES[id_]), columns, rows, notes)

    def _duration(self, id_: str) -> DraftRow:
        unit = "hours" if id_ in IN_HOURS else "days"
        cells = [text_cell(text(STRETCHES[id_]), id_), text_cell(text(UNITS[unit]), unit)]
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
        rows, dated, first = [], [], 0
        known = [self.of(id_, (state,)) for state in (IN_TIME, LATE)]
        ended = (TIME, id_, "ended")
        self.draft.count(ended, self.number(id_, _OUTCOMES["ended"]))
        for last in (*SPANS[id_], None):
            code = f"{first}-{'' if last is None else last}"
            title = _span_text(unit, first, last, SPANS[id_][-1])
            within = [_between(lengths, first, last) for lengths in known]
            rows.append(self._spread_row(id_, code, title, within, ended))
            dated.append(code)
            first = first if last is None else last + 1
        for name, states in _UNDATED.items():
            numbers = [self.number(id_, some) for some in states]
            rows.append(self._spread_row(id_, name, text(SPREAD_ROWS[name]), numbers, None))
        self._spread_adds_up(id_, dated, ended)
        limit = LIMITS.get(id_)
        self.draft.table(
            f"spread-{id_}", TableKind.DISTRIBUTION, text(SPREADS[id_]),
            (
                words_column("span"), count_column("in_time"), count_column("too_late"), count_column("all"),
                share_column("share", "all", None),
            ),
            rows, [text(CLOCKS[id_]), note("spread"), note("vague")],
            limit=None if limit is None else text(limit),
            limit_at=SPANS[id_].index(_LIMIT_ENDS[id_]) if id_ in _LIMIT_ENDS else None,
        )  # fmt: skip

    def _spread_row(self, id_: str, code: str, title: Text, numbers: Sequence[int], ended: Key | None) -> DraftRow:
        """In time, after the limit, and both; of what is not shown, or has no length, there is no share."""
        key = (TIME, id_, "spread", code)
        cells = [
            self.draft.count((*key, name), number)
            for name, number in zip(("in_time", "too_late"), numbers, strict=False)
        ]
        whole = self.draft.count((*key, "all"), sum(numbers))
        if len(cells) == 2:
            self.draft.adds_up((*key, "all"), [(*key, "in_time"), (*key, "too_late")])
        else:
            cells = [DraftCell(EMPTY), DraftCell(EMPTY)]
        share = DraftCell(EMPTY) if ended is None else self.draft.share((*key, "all"), ended)
        return DraftRow((text_cell(title, code), *cells, whole, share))

    def _spread_adds_up(self, id_: str, dated: Sequence[str], ended: Key) -> None:
        """What the numbers of a distribution come to, within it and in the tables of quartiles and of rules."""
        key, draft = (TIME, id_, "spread"), self.draft
        draft.adds_up(ended, [(*key, code, "all") for code in dated])
        for name in _UNDATED:
            draft.count((TIME, id_, name), self.number(id_, _OUTCOMES[name]))
            draft.adds_up((TIME, id_, name), [(*key, name, "all")])
        done = [*dated, "vague"]
        for name, parts in {
            "met": [(*key, code, "in_time") for code in done],
            "late": [(*key, code, "too_late") for code in done],
            "undone": [(*key, "open", "too_late")],
            "not_met": [*((*key, code, "too_late") for code in done), (*key, "open", "too_late")],
            "not_relevant": [(*key, "open", "in_time")],
            "not_shown": [(*key, "not_shown", "all")],
        }.items():
            by_rule = [("rule", rule, name) for rule in (*IN_DAYS.get(id_, ()), *IN_HOURS.get(id_, ()))]
            by_rule = [one for one in by_rule if one in draft.values]
            if by_rule:
                both = (TIME, id_, "by rule", name)
                draft.count(both, sum(draft.values[part] for part in parts))
                draft.adds_up(both, parts)
                draft.adds_up(both, by_rule)


def quartile_columns() -> tuple[Column, ...]:
    """The columns of quartiles, median and the median with those that have not ended; the unit is told beside them."""
    return tuple(
        column(name, ColumnKind.DAYS, detail=name in {"quarter_1", "quarter_3"})
        for name in ("quarter_1", "median", "quarter_3", "median_with_open")
    )


def _span_text(unit: str, first: int, last: int | None, longest: int) -> Text:
    if last is None:
        return text(SPREAD_ROWS[f"{unit}_over"], last=longest)
    return text(SPREAD_ROWS[unit if first < last else f"{unit}_one"], first=first, last=last)


def _between(lengths: Mapping[int, int], first: int, last: int | None) -> int:
    return sum(number for length, number in lengths.items() if length >= first and (last is None or length <= last))
