"""The columns that every table of answers has, and how counts fill them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from childlaw_rules.profiles.words import AnswerWord
from childlaw_rules.tables.drafting import EMPTY, Draft, DraftCell, DraftRow, number_cell
from childlaw_rules.tables.models import Column, ColumnKind
from childlaw_rules.tables.words import COLUMNS, text

#: The counts of a row, by the answers that they count.
COUNTED: Final[Mapping[str, AnswerWord]] = {
    "met": AnswerWord.YES,
    "partly": AnswerWord.PARTLY,
    "not_met": AnswerWord.NO,
    "not_shown": AnswerWord.NOT_SHOWN,
}
RELEVANT: Final = "relevant"
NOT_RELEVANT: Final = "not_relevant"
_ANSWERED: Final = ("met", "partly", "not_met")
#: What stands before the name of a count in its key.
Prefix = tuple[str, ...]


def column(
    id_: str, kind: ColumnKind, *, detail: bool = False, of: str | None = None, base: str | None = None
) -> Column:
    """A column under its usual head."""
    return Column(id=id_, title=text(COLUMNS[id_]), kind=kind, detail=detail, of=of, base=base)


def words_column(id_: str, *, detail: bool = False) -> Column:
    """A column with words."""
    return column(id_, ColumnKind.TEXT, detail=detail)


def count_column(id_: str, *, detail: bool = False, head: str | None = None) -> Column:
    """A column with whole numbers, under its usual head or another one."""
    return Column(id=id_, title=text(COLUMNS[head or id_]), kind=ColumnKind.COUNT, detail=detail)


def share_column(id_: str, of: str, base: str | None, *, detail: bool = False) -> Column:
    """A column with the share that one column is of another."""
    return column(id_, ColumnKind.SHARE, of=of, base=base, detail=detail)


#: The columns with numbers that all tables of answers have.
ANSWER_COLUMNS: Final = (
    count_column(RELEVANT),
    count_column("met"),
    share_column("met_share", "met", RELEVANT),
    column("met_interval", ColumnKind.INTERVAL, of="met", base=RELEVANT),
    count_column("partly"),
    share_column("partly_share", "partly", RELEVANT),
    count_column("not_met"),
    share_column("not_met_share", "not_met", RELEVANT),
    count_column("not_shown"),
    share_column("not_shown_share", "not_shown", RELEVANT),
    share_column("met_of_answered", "met", None, detail=True),
    share_column("met_at_most", "met", None, detail=True),
)


def answer_cells(draft: Draft, prefix: Prefix, answers: Mapping[str, int]) -> tuple[DraftCell, ...]:
    """The cells of those columns, from how often each answer was given."""
    count = {name: answers.get(word.value, 0) for name, word in COUNTED.items()}
    cells = {name: draft.count((*prefix, name), number) for name, number in count.items()}
    cells[RELEVANT] = draft.count((*prefix, RELEVANT), sum(count.values()))
    answered = sum(count[name] for name in _ANSWERED)
    draft.adds_up((*prefix, RELEVANT), [(*prefix, name) for name in count])
    for one in ANSWER_COLUMNS:
        if one.of is not None and one.base is not None:
            number, base = (*prefix, one.of), (*prefix, one.base)
            make = draft.interval if one.kind is ColumnKind.INTERVAL else draft.share
            # Of what nobody knows anything there is no share met: nought per cent would say something.
            nothing = one.of in _ANSWERED and not answered
            cells[one.id] = DraftCell(EMPTY) if nothing else make(number, base)
    share = count["met"] / answered if answered else None
    cells["met_of_answered"] = number_cell(share, [(*prefix, name) for name in _ANSWERED])
    at_most = (count["met"] + count["not_shown"]) / sum(count.values()) if answered else None
    cells["met_at_most"] = number_cell(at_most, [(*prefix, name) for name in ("met", "not_shown", RELEVANT)])
    return tuple(cells[one.id] for one in ANSWER_COLUMNS)


def part_of_met(draft: Draft, prefix: Prefix, part: str, number: int) -> tuple[DraftCell, ...]:
    """The cells of a row that counts a part of those that are met in the row above."""
    key = (*prefix, "met", part)
    cell = draft.count(key, number)
    rest = (*prefix, "met", f"not {part}")
    draft.count(rest, draft.values[*prefix, "met"] - number)
    draft.adds_up((*prefix, "met"), [key, rest])
    return tuple(cell if one.id == "met" else DraftCell(EMPTY) for one in ANSWER_COLUMNS)


def groups_add_up(draft: Draft, total: Prefix, groups: Iterable[Prefix]) -> None:
    """Say that groups come to a total, count by count, where they do."""
    prefixes = list(groups)
    for name in (*COUNTED, RELEVANT):
        draft.adds_up((*total, name), [(*prefix, name) for prefix in prefixes])


def row(leading: Sequence[DraftCell], cells: Sequence[DraftCell], *, part: bool = False) -> DraftRow:
    """A row: what it is about, and its numbers."""
    return DraftRow((*leading, *cells), part)


def blank() -> DraftCell:
    """A cell without anything."""
    return DraftCell(EMPTY)
