"""Lays out the tables of placements: stays by kind of place, and how often children move."""

from __future__ import annotations

from collections import Counter
from typing import Final

from childlaw_rules.case.words import PlaceKind
from childlaw_rules.finding import Text
from childlaw_rules.tables import placementcounts
from childlaw_rules.tables.answerrows import count_column, share_column, words_column
from childlaw_rules.tables.counted import MOVES, STAY, TIME, Counted
from childlaw_rules.tables.drafting import Draft, DraftRow, text_cell
from childlaw_rules.tables.models import TableKind
from childlaw_rules.tables.timetables import TimeTables, quartile_columns
from childlaw_rules.tables.words import GROUPS, MOVES_OF, STRETCHES, TITLES, note, text, word_in_words

#: From so many moves or placements on they are counted together.
MOST: Final = 4
_RUNNING: Final = (placementcounts.OPEN, placementcounts.OPEN_VAGUE)
_FINISHED: Final = (placementcounts.ENDED, placementcounts.ENDED_VAGUE)
_VAGUE: Final = (placementcounts.OPEN_VAGUE, placementcounts.ENDED_VAGUE)


class PlacementTables:
    """The tables of placements of one portfolio, laid out into a draft."""

    def __init__(self, draft: Draft, counted: Counted, times: TimeTables, below: int | None) -> None:
        self.draft = draft
        self.below = below
        self.counts = counted.counts
        self.times = times

    def stays(self) -> None:
        """A row for each kind of place, then all stays and whole placements."""
        rows, kinds = [], []
        for place, title in _places().items():
            if f"stay:{place}" in self.times.lengths:
                rows.append(self._stay_row(f"stay:{place}", title, place))
                kinds.append(f"stay:{place}")
        if kinds:
            rows.append(self._stay_row(STAY, text(GROUPS["all"]), "all", part=True))
            rows.append(self._stay_row(PLACEMENT, text(STRETCHES["placement"]), "placements", part=True))
            for name in ("stays", "running", "finished", "vague", "ended", "open"):
                self.draft.adds_up((TIME, STAY, name), [(TIME, kind, name) for kind in kinds])
        columns = (
            words_column("place"), count_column("stays"), count_column("running"), count_column("finished"),
            count_column("vague", detail=True), *quartile_columns(),
        )  # fmt: skip
        notes = [note("placements"), note("times"), note("vague"), *self._left_out("kind_open", "kind-open")]
        self.draft.table("placements", TableKind.PLACEMENTS, text(TITLES["placements"]), columns, rows, notes)

    def _stay_row(self, id_: str, title: Text, code: str, *, part: bool = False) -> DraftRow:
        key = (TIME, id_)
        numbers = {
            "running": self.times.number(id_, _RUNNING),
            "finished": self.times.number(id_, _FINISHED),
        }
        whole = self.draft.count((*key, "stays"), sum(numbers.values()))
        cells = [self.draft.count((*key, name), number) for name, number in numbers.items()]
        vague = self.draft.count((*key, "vague"), self.times.number(id_, _VAGUE))
        # What the quartiles rest on is not shown, and must not be told by them either.
        self.draft.count((*key, "ended"), self.times.number(id_, (placementcounts.ENDED,)))
        self.draft.count((*key, "open"), self.times.number(id_, (placementcounts.OPEN,)))
        self.draft.adds_up((*key, "stays"), [(*key, "running"), (*key, "finished")])
        self.draft.adds_up((*key, "stays"), [(*key, "ended"), (*key, "open"), (*key, "vague")])
        quartiles = self.times.quartiles(id_, (*key, "ended"), (*key, "open"))
        return DraftRow((text_cell(title, code), whole, *cells, vague, *quartiles), part)

    def moves(self) -> None:
        """How many placements and children had how many moves, and how many placements."""
        rows = []
        for of, title in MOVES_OF.items():
            found: Counter[int] = Counter()
            for key, number in self.counts.items():
                if key[:2] == (MOVES, of):
                    found[min(int(key[2]), MOST)] += number
            whole = (MOVES, of, "all")
            self.draft.count(whole, sum(found.values()))
            for number in sorted(found):
                key, said = (MOVES, of, number), f"{number}+" if number == MOST else str(number)
                cell = self.draft.count(key, found[number])
                leading = [text_cell(text(title), of), text_cell(Text(da=said, en=said), said)]
                rows.append(DraftRow((*leading, cell, self.draft.share(key, whole))))
            self.draft.adds_up(whole, [(MOVES, of, number) for number in found])
        in_placements = self.draft.values[MOVES, "in_placement", "all"]
        if in_placements:
            self.draft.count((TIME, PLACEMENT, "stays"), in_placements)
            self.draft.adds_up((MOVES, "in_placement", "all"), [(TIME, PLACEMENT, "stays")])
            self.draft.adds_up((MOVES, "of_child", "all"), [(MOVES, "placements", "all")])
        columns = (
            words_column("what"),
            words_column("number"),
            count_column("all"),
            share_column("share", "all", None),
        )
        notes = [note("moves"), *self._left_out("loose", "moves-loose")]
        self.draft.table("moves", TableKind.MOVES, text(TITLES["moves"]), columns, rows, notes)

    def between(self) -> None:
        """From which kind of place to which."""
        places = _places()
        rows = []
        for here, title in places.items():
            for there, other in places.items():
                number = self.counts[MOVES, "between", here, there]
                if number:
                    cell = self.draft.count((MOVES, "between", here, there), number)
                    rows.append(DraftRow((text_cell(title, here), text_cell(other, there), cell)))
        columns = (words_column("from"), words_column("to"), count_column("moves"))
        self.draft.table(
            "moves-between", TableKind.MOVES, text(TITLES["moves-between"]), columns, rows, [note("moves")]
        )

    def _left_out(self, name: str, sentence: str) -> list[Text]:
        """A note on what could not be counted; a number that is masked elsewhere is not told here either."""
        number = self.counts[MOVES, name, ""]
        if number == 0:
            return []
        if self.below is not None and number < self.below:
            return [note(f"{sentence}-few")]
        return [note(f"{sentence}-one") if number == 1 else note(sentence, number=number)]


#: The name of whole placements.
PLACEMENT: Final = placementcounts.PLACEMENT


def _places() -> dict[str, Text]:
    titles = {word.value: word_in_words(word.value, word.da) for word in PlaceKind}
    return {**titles, placementcounts.NO_PLACE: text(GROUPS["stay"])}
