"""The events of the strip: a mark for each day or span, with its label beside it, in rows that do not overlap."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from childlaw_rules.pages.happenings import Happened
from childlaw_rules.pages.labels import Rows, cut, width
from childlaw_rules.pages.scale import Scale
from childlaw_rules.pages.strip import GAP, SIZE, Mark, Word
from childlaw_rules.when import EARLIEST, LATEST

#: The height of a row.
LANE: Final = 21.0
#: More rows of events than this are not drawn; the events without a row share the last one, without label.
MOST_LANES: Final = 14
#: A label beside its mark has at least this much room, or it stands in a span that is long enough.
_LEAST_ROOM: Final = 110.0


def marks_of(
    happened: Sequence[Happened], important: set[str], scale: Scale, room: float, top: float
) -> tuple[tuple[Mark, ...], int]:
    """The events in rows by day, and how many rows there are.

    Where there is no room for all, those on which something rests that counts against the file come first, and what
    is left has a last row, as marks without label.
    """
    dated = [one for one in happened if one.span is not None]
    # A mark is named after what counts, where that is among its events.
    groups = [
        sorted(group, key=lambda one: one.id not in important)
        for _, group in groupby(sorted(dated, key=lambda one: one.span or (0, 0)), key=lambda one: one.span)
    ]
    marks, crowded, lanes = _in_rows([_mark(group, scale, room) for group in groups], top)
    if crowded:
        groups.sort(key=lambda group: group[0].id not in important)
        marks, crowded, lanes = _in_rows([_mark(group, scale, room) for group in groups], top)
        seen: set[tuple[float, float]] = set()
        for mark in crowded:
            place = round(mark.left), round(mark.right)
            if place not in seen:
                seen.add(place)
                marks.append(_at(mark, top + (lanes + 0.75) * LANE, labelled=False))
        lanes += 1
    return tuple(sorted(marks, key=lambda mark: (mark.left, mark.y))), lanes


def _in_rows(found: Sequence[tuple[Mark, float, float]], top: float) -> tuple[list[Mark], list[Mark], int]:
    """The marks in rows, those for which there is no row, and how many rows there are."""
    rows = Rows(MOST_LANES, GAP)
    marks, crowded = [], []
    for mark, left, right in found:
        row = rows.place(left, right)
        if row is None:
            crowded.append(mark)
        else:
            marks.append(_at(mark, top + (row + 0.75) * LANE, labelled=True))
    return marks, crowded, rows.used


def _mark(group: Sequence[Happened], scale: Scale, room: float) -> tuple[Mark, float, float]:
    """A mark with its label beside it, where there is most room, and the stretch that both take."""
    span = group[0].span
    assert span is not None
    exact = span[0] == span[1]
    left = right = scale.middle(span[0])
    if not exact:
        left, right = scale.start(span[0]), scale.end(span[1])
    half = 5.0 if exact else 0.0
    term = group[0].term if len(group) == 1 else f"{group[0].term} + {len(group) - 1}"
    day = f" {group[0].short}"
    full = width(term + day, SIZE)
    after, before = room - right - half - 5, left - half - 5
    title = f"{group[0].day}: {', '.join(_counted(group))}"
    if max(after, before) < min(full, _LEAST_ROOM) or (not exact and right - left > room / 2):
        # A long span: the label stands in it.
        text = _label(term, day, max(room - left - 6, _LEAST_ROOM))
        x = min(left + 6, room - width(text, SIZE))
        word, extent = Word(x, 0, text), (min(left, x), max(right, x + width(text, SIZE)))
    elif after >= full or after >= before:
        text = _label(term, day, after)
        word, extent = Word(right + half + 5, 0, text), (left - half, right + half + 5 + width(text, SIZE))
    else:
        text = _label(term, day, before)
        word, extent = Word(left - half - 5, 0, text, "end"), (left - half - 5 - width(text, SIZE), right + half)
    mark = Mark(left, right, 0, exact, span[0] <= EARLIEST, span[1] >= LATEST, title, word)
    return mark, *extent


def _label(term: str, day: str, room: float) -> str:
    """The term and the day; where there is no room for both, the term is cut."""
    return f"{cut(term, SIZE, room - width(day, SIZE))}{day}"


def _counted(group: Sequence[Happened]) -> list[str]:
    terms: dict[str, int] = {}
    for one in group:
        terms[one.term] = terms.get(one.term, 0) + 1
    return [term if count == 1 else f"{term} ({count})" for term, count in terms.items()]


def _at(mark: Mark, y: float, *, labelled: bool) -> Mark:
    word = mark.label
    label = Word(word.x, y, word.text, word.anchor) if word is not None and labelled else None
    return Mark(
        mark.left, mark.right, round(y - SIZE / 3, 1), mark.exact, mark.open_left, mark.open_right, mark.title, label
    )
