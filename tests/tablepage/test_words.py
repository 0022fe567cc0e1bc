"""What the page says of a table in a sentence or two: true, and right in grammar for none, one and many."""

from __future__ import annotations

import pytest

from childlaw_rules.tablepage.portfoliopage import in_words
from childlaw_rules.tablepage.speech import Speech
from childlaw_rules.tablepage.tablerows import rows_of, worst_first
from childlaw_rules.tables.models import Cell, ColumnKind, PortfolioTable, Row, TableKind
from tests.tablepage.build import answer_row, answers, bilingual, table

HARD = "\N{NO-BREAK SPACE}"
TEXT, COUNT, DAYS = ColumnKind.TEXT, ColumnKind.COUNT, ColumnKind.DAYS
SPREAD = [("span", TEXT), ("in_time", COUNT), ("too_late", COUNT), ("all", COUNT)]
DURATION = [("what", TEXT), ("unit", TEXT), ("ended", COUNT), ("open", COUNT), ("median", DAYS)]
STAYS = [("place", TEXT), ("stays", COUNT), ("running", COUNT)]
MOVES = [("what", TEXT), ("number", TEXT), ("all", COUNT)]


def said(one: PortfolioTable, lang: str = "da") -> str:
    speech = Speech(lang)
    return " ".join(in_words(one, rows_of(one, {"q": "decision"}), speech)).replace(HARD, " ")


class TestNumbers:
    @pytest.mark.parametrize(
        ("number", "da", "en"),
        [
            (0, "0 sager", "0 cases"),
            (1, "1 sag", "1 case"),
            (2, "2 sager", "2 cases"),
            (1234, "1.234 sager", "1,234 cases"),
        ],
    )
    def test_things_are_counted(self, number: int, da: str, en: str) -> None:
        assert (Speech("da").counted(number, "case"), Speech("en").counted(number, "case")) == (da, en)

    @pytest.mark.parametrize(
        ("share", "da", "en"),
        [
            (0, "0 %", "0%"), (0.004, "<1 %", "<1%"), (0.125, "13 %", "13%"), (35 / 75, "47 %", "47%"),
            (0.996, ">99 %", ">99%"), (1, "100 %", "100%"),
        ],
    )  # fmt: skip
    def test_shares_are_whole_and_never_all_or_nothing_that_is_not(self, share: float, da: str, en: str) -> None:
        assert (Speech("da").share(share).replace(HARD, " "), Speech("en").share(share)) == (da, en)

    def test_half_a_day_has_the_comma_of_the_language(self) -> None:
        assert (Speech("da").counted(31.5, "days"), Speech("en").counted(31.5, "days")) == ("31,5 dage", "31.5 days")
        assert (Speech("da").counted(1, "hours"), Speech("en").counted(1, "hours")) == ("1 time", "1 hour")

    def test_lists(self) -> None:
        assert [Speech("da").listed(some) for some in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
            "", "a", "a og b", "a, b og c",
        ]  # fmt: skip

    def test_a_text_with_quotation_marks_gets_no_more(self) -> None:
        assert Speech("en").quoted("“decision made”: the day") == "“decision made”: the day"
        assert Speech("da").quoted("plan") == "»plan«"


class TestAnswers:
    def test_the_least_and_the_most_met_and_what_is_not_shown(self) -> None:
        one = answers(
            answer_row("a", counts=(35, 0, 40, 0), judged="case"),
            answer_row("b", counts=(50, 0, 21, 1), judged="case"),
            answer_row("c", counts=(1, 0, 0, 0), judged="case"),
        )
        assert said(one) == (
            "Mest mangler ved »a«: ikke opfyldt for 40 af 75 sager (53 %, 95 %-interval 42–64 %). Bedst står det til "
            "ved »b«: opfyldt for 50 af 72 sager (69 %). Det, der oftest ikke fremgår, er »b« (1 %)."
        )
        assert said(one, "en") == (
            "Most is lacking for “a (en)”: not met for 40 of 75 cases (53%, 95% interval 42–64%). It stands best for "
            "“b (en)”: met for 50 of 72 cases (69%). What is most often not shown is “b (en)” (1%)."
        )

    def test_one_of_one_does_not_come_before_forty_of_fifty(self) -> None:
        one = answers(answer_row("few", counts=(0, 0, 1, 0)), answer_row("many", counts=(10, 0, 40, 0)))
        assert [row.codes[0] for row in worst_first(rows_of(one))] == ["many", "few"]

    @pytest.mark.parametrize(
        ("counts", "text"),
        [
            ((0, 0, 1, 0), "Mest mangler ved »a«: ikke opfyldt for 1 af 1 sag (100 %, 95 %-interval 21–100 %)."),
            ((1, 0, 0, 0), "Intet er ikke opfyldt. Bedst står det til ved »a«: opfyldt for 1 af 1 sag (100 %)."),
            ((0, 0, 0, 0), "Intet er relevant i sagerne."),
            ((0, 0, 0, 3), "Sagerne viser ikke, om noget er opfyldt eller ikke."),
            ((None, 0, None, 0), "Tallene er sløret; intet kan siges i ord."),
        ],
    )
    def test_of_one_question(self, counts: tuple[int | None, ...], text: str) -> None:
        assert said(answers(answer_row("a", counts=counts, judged="case"))) == text

    def test_a_part_of_a_row_is_no_row(self) -> None:
        one = answers(answer_row("a", counts=(2, 0, 1, 0)), answer_row("b", counts=(0, 0, 90, 0), part=True))
        assert "»b«" not in said(one)

    def test_rules_that_may_be_done_too_late(self) -> None:
        row = answer_row("a", counts=(6, 0, 4, 0))
        one = answers(row)
        count = one.columns[1]
        heads = (*one.columns, *(count.model_copy(update={"id": id_}) for id_ in ("done", "done_share")))
        late = one.model_copy(update={"columns": heads})
        for cells, text in (
            ((Cell(number=9), Cell(number=0.75)), "»a«: i tide 6 af 10 (60 %), sket i alt 9 (75 %)."),
            ((Cell(number=9), Cell(masked=True)), "»a«: opfyldt 6 af 10 (60 %)."),
        ):
            assert said(late.model_copy(update={"rows": (Row(cells=(*row.cells, *cells)),)})) == text


class TestGroupsAndTimes:
    def test_between_which_groups_the_difference_is_largest(self) -> None:
        one = answers(
            answer_row("g", "q", counts=(3, 0, 11, 0)), answer_row("h", "q", counts=(25, 0, 0, 0)),
            answer_row("few", "q", counts=(0, 0, 9, 0)), answer_row("g", "p", counts=(9, 0, 5, 0)),
            kind=TableKind.ANSWERS_BY, by="measure",
        )  # fmt: skip
        assert said(one) == (
            "Størst forskel er der ved »q«: fra »g« 21 % (3 af 14) til »h« 100 % (25 af 25). "
            "Intervallerne overlapper ikke."
        )

    @pytest.mark.parametrize(
        ("rows", "text"),
        [
            ([("g", (5, 0, 5, 0)), ("h", (6, 0, 4, 0))],
             "Groups differ most for “q (en)”: from “g (en)” 50% (5 of 10) to “h (en)” 60% (6 of 10). "
             "The intervals overlap, so the difference may be chance."),
            ([("g", (5, 0, 5, 0)), ("h", (6, 0, 6, 0))], "The groups stand alike."),
            ([("g", (5, 0, 4, 0)), ("h", (6, 0, 6, 0))],
             "There are no two groups of at least 10, so no difference is put into words."),
            ([("g", (0, 0, 0, 20)), ("h", (6, 0, 6, 0))],
             "There are no two groups of at least 10, so no difference is put into words."),
            ([("g", (None, 0, None, 0)), ("h", (6, 0, 6, 0))],
             "Too many numbers are masked for the groups to be compared."),
            ([("g", (5, 0, 5, 0)), ("none", (0, 0, 60, 0))],
             "There are no two groups of at least 10, so no difference is put into words."),
            ([("g", (5, 0, 4, 0))], "Each question belongs to one group."),
        ],
    )  # fmt: skip
    def test_of_two_groups(self, rows: list[tuple[str, tuple[int | None, ...]]], text: str) -> None:
        made = [answer_row(group, "q", counts=counts) for group, counts in rows]
        assert said(answers(*made, kind=TableKind.ANSWERS_BY, by="measure"), "en") == text

    @pytest.mark.parametrize(
        ("rows", "text"),
        [
            ([("2023", (1, 0, 9, 0)), ("2024", (5, 0, 5, 0)), ("2025", (9, 0, 1, 0))],
             "»q« er gået op, fra 10 % (1 af 10 afgørelser, 2023) til 90 % (9 af 10 afgørelser, 2025). "
             "Intervallerne overlapper ikke."),
            ([("2024", (5, 0, 5, 0)), ("2025", (4, 0, 6, 0))],
             "»q« er gået ned, fra 50 % (5 af 10 afgørelser, 2024) til 40 % (4 af 10 afgørelser, 2025). "
             "Intervallerne overlapper, så forskellen kan være tilfældig."),
            ([("2024", (5, 0, 5, 0)), ("2025", (1, 0, 1, 0))],
             "»q« er uændret, 50 % (5 af 10 afgørelser, 2024) og 50 % (1 af 2 afgørelser, 2025)."),
            ([("2024", (1, 0, 0, 0))], "»q«: opfyldt for 1 af 1 afgørelse (100 %) i 2024."),
            ([("2024", (None, 0, None, 0)), ("2025", (9, 0, 1, 0))],
             "Tallene for »q« er sløret, så udviklingen ikke kan sættes i ord."),
            ([("", (5, 0, 5, 0))], "Ingen periode, der er slut på den dag, der ses på, er kendt."),
        ],
    )  # fmt: skip
    def test_over_the_years(self, rows: list[tuple[str, tuple[int | None, ...]]], text: str) -> None:
        made = [answer_row(year, "q", counts=counts) for year, counts in rows]
        assert said(answers(*made, kind=TableKind.ANSWERS_BY, by="year")) == text

    def test_of_quarters_the_first_and_last_year_are_compared(self) -> None:
        made = [
            answer_row(f"202{y}-Q{q}", "q", counts=(y * q, 0, 20 - y * q, 0)) for y in (3, 4, 5) for q in (1, 2, 3, 4)
        ]
        assert said(answers(*made, kind=TableKind.OVER_TIME, by="quarter"), "en").startswith(
            "“q (en)” went up, from 38% (30 of 80 duties, 2023-Q1 (en) – 2023-Q4 (en)) to 63% (50 of 80 duties, "
        )

    def test_a_period_that_runs_or_lies_ahead_is_not_compared(self) -> None:
        counts = {"2024-05": (5, 0, 5, 0), "2024-06": (4, 0, 6, 0), "2024-07": (9, 0, 0, 0), "2024-08": (9, 0, 0, 0)}
        made = [answer_row(month, "q", counts=some) for month, some in counts.items()]
        one = answers(*made, kind=TableKind.OVER_TIME, by="month")
        text = " ".join(in_words(one, rows_of(one), Speech("en"), "2024-07-30"))
        assert text.startswith(
            "“q (en)” went down, from 50% (5 of 10 duties, 2024-05 (en)) to 40% (4 of 10 duties, 2024-06 (en))."
        )
        assert in_words(one, rows_of(one), Speech("en"), "2024-05-30") == [
            "No period is known that had ended by the day looked at."
        ]


class TestDaysPlacementsReasons:
    @pytest.mark.parametrize(
        ("rows", "da", "en"),
        [
            ([("0-9", 3, 0, 3), ("10-", 0, 1, 1)], "I tide: 3 af 4 med kendt varighed (75 %); fristen er 4 dage.",
             "In time: 3 of 4 of known length (75%); the limit is 4 dage (en)."),
            ([("0-9", 1, 0, 1), ("open", 2, 0, 2), ("vague", 0, 0, 0)],
             "I tide: 1 af 1 med kendt varighed (100 %); fristen er 4 dage. Ikke sket endnu: 2.",
             "In time: 1 of 1 of known length (100%); the limit is 4 dage (en). Not yet done: 2."),
            ([("0-9", 0, 0, 0), ("not_shown", "", "", 5)], "Ingen har en kendt varighed. Fremgår ikke: 5.",
             "None has a known length. Not shown: 5."),
            ([("0-9", None, None, 20), ("open", None, 0, None)],
             "Nogle tal er sløret, så andelen i tide ikke er sat i ord.",
             "Some numbers are masked, so the share in time is not put into words."),
        ],
    )  # fmt: skip
    def test_how_many_were_in_time(self, rows: list[tuple[object, ...]], da: str, en: str) -> None:
        one = table(TableKind.DISTRIBUTION, SPREAD, rows, limit=bilingual("4 dage"), limit_at=0)
        assert (said(one), said(one, "en")) == (da, en)

    def test_without_a_limit_nothing_is_in_time(self) -> None:
        one = table(TableKind.DISTRIBUTION, SPREAD, [("0-9", 3, 0, 3), ("open", 2, 0, 2)], id="spread-informed")
        assert said(one) == "Med kendt varighed: 3. Loven sætter ingen frist i dage. Ikke sket endnu: 2."
        assert said(one, "en") == "Of known length: 3. The law sets no limit in days. Not yet done: 2."

    def test_how_long_it_takes(self) -> None:
        rows = [
            ("a", "hours", 5, 0, 1),
            ("b", "days", 5, 3, 31.5),
            ("c", "days", 0, 2, ""),
            ("d", "days", None, 1, None),
        ]
        one = table(TableKind.DURATIONS, DURATION, rows)
        assert said(one) == (
            "»a«: median 1 time. »b«: median 31,5 dage; 3 ikke sket endnu. »c«: intet er set at slutte på en kendt "
            "dag; 2 ikke sket endnu. »d«: sløret; 1 ikke sket endnu."
        )

    def test_where_most_stays_are(self) -> None:
        one = table(TableKind.PLACEMENTS, STAYS, [("a", 1, 0), ("b", 4, 3)])
        whole = one.rows[1].model_copy(update={"part": True})
        whole = whole.model_copy(update={"cells": (whole.cells[0], Cell(number=5), Cell(number=3))})
        assert (
            said(one.model_copy(update={"rows": (*one.rows, whole)}))
            == "Flest ophold: »b«, 4 af 5 ophold (80 %). Løber stadig: 3."
        )
        assert said(one, "en") == "Most stays of those shown: “b (en)”, 4 stays. Still running: 3."
        assert said(table(TableKind.PLACEMENTS, STAYS, [("a", None, None)])) == "Alle tal er sløret."

    def test_moves(self) -> None:
        one = table(TableKind.MOVES, MOVES, [("moves", "0", 9), ("moves", "1", 2), ("stays", "1", None)])
        assert said(one) == "moves: oftest 0 (9 af 11). stays: sløret."
        between = [("from", TEXT), ("to", TEXT), ("moves", COUNT)]
        rows = [("a", "b", 1), ("b", "c", 7)]
        assert said(table(TableKind.MOVES, between, rows)) == "Hyppigst fra »b« til »c«: 7 gange."
        assert said(table(TableKind.MOVES, between, rows[:1]), "en") == "Most often from “a (en)” to “b (en)”: 1 time."

    def test_the_most_frequent_reasons(self) -> None:
        heads = [("question", TEXT), ("reason", TEXT), ("all", COUNT)]
        rows = [("q", "a", 2), ("q", "b", 7), ("p", "a", 9), ("p", "c", 1), ("p", "d", None)]
        assert said(table(TableKind.REASONS, heads, rows)) == "Hyppigst: »a« (9 gange), »b« (7 gange) og »c« (1 gang)."
        assert said(table(TableKind.REASONS, heads, rows[:1]), "en") == "The most frequent is “a (en)” (2 times)."
        assert said(table(TableKind.REASONS, heads, rows[4:])) == "Alle tal er sløret."
