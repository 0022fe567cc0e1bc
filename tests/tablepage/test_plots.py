"""The plots: what they draw is what the numbers say, whole, without overlap, in two widths."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import pytest

from childlaw_rules.pages.labels import width
from childlaw_rules.tablepage.answerplots import MOST_BARS, MOST_GROUPS, axis_names
from childlaw_rules.tablepage.drawing import NARROW, WIDE, Drawing, Scale, drawn
from childlaw_rules.tablepage.dueperiods import due_rows
from childlaw_rules.tablepage.inks import BY_NUMBER, Ink
from childlaw_rules.tablepage.inlining import inlined
from childlaw_rules.tablepage.plots import Plot, plot_of
from childlaw_rules.tablepage.quartilebars import QuartileBar, quartile_bars
from childlaw_rules.tablepage.rowbars import RowBar, Tone, row_bars
from childlaw_rules.tablepage.sharebars import Part, ShareBar, share_bars
from childlaw_rules.tablepage.speech import Speech
from childlaw_rules.tablepage.tablerows import rows_of
from childlaw_rules.tablepage.timepanels import Period, TimePanel, time_panels
from childlaw_rules.tables.models import ColumnKind, PortfolioTable, TableKind
from tests.tablepage.build import NAMES, answer_row, answers, portfolio, table

SCALE = Scale("{} %", "{:g}".format)
#: The height of a drawing that fills a sheet of paper, 178 mm wide.
SHEET = WIDE / 178 * 230
TEXT, COUNT = ColumnKind.TEXT, ColumnKind.COUNT


def read(drawing: Drawing) -> ET.Element:
    return ET.fromstring(f"<svg>{drawing.inside}</svg>")


def paths(drawing: Drawing, name: str) -> list[list[tuple[float, float]]]:
    """The corners of the shapes of a class; of a hatched shape the class is that of its line."""
    shapes = [shape for shape in read(drawing).findall("path") if name in shape.get("class", "").split()]
    return [corners(shape.get("d", "")) for shape in shapes]


def corners(path: str) -> list[tuple[float, float]]:
    """The places that a path of straight lines leads to."""
    found: list[tuple[float, float]] = []
    for letter, steps in re.findall(r"([Ml])([^Mlz]*)", path):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", steps)]
        for x, y in zip(numbers[::2], numbers[1::2], strict=True):
            before = (0.0, 0.0) if letter == "M" else found[-1]
            found.append((before[0] + x, before[1] + y))
    return found


def spans(drawing: Drawing, name: str) -> list[tuple[float, float]]:
    return [(min(x for x, _ in shape), max(x for x, _ in shape)) for shape in paths(drawing, name)]


def words(drawing: Drawing) -> dict[str, ET.Element]:
    return {element.text or "": element for element in read(drawing).iter("text")}


def plot(one: PortfolioTable, lang: str = "da") -> Plot:
    made = plot_of(one, rows_of(one), "p", Speech(lang))
    assert made is not None
    return made


def drawn_words(made: Plot) -> list[str]:
    """The words of a plot where it is wide."""
    return [said for wide, _ in made.drawings for said in words(wide)]


class TestShareBars:
    BARS = (
        ShareBar("first", "35 of 75", {Part.MET: 35, Part.PARTLY: 10, Part.NOT_MET: 25, Part.NOT_SHOWN: 5}, 0.36, 0.58),
        ShareBar("second", "masked", None),
        ShareBar("third", "nothing", {}),
        ShareBar("fourth", "30 of 40", {Part.MET: 30}, masked=10),
    )

    @pytest.mark.parametrize("wide", [True, False])
    def test_the_parts_are_as_long_as_their_numbers(self, wide: bool) -> None:
        made = share_bars(self.BARS[:1], "p", SCALE, wide=wide)
        room = (WIDE if wide else NARROW) - 4
        for name, first, last in (("k-met", 0, 35), ("k-partly", 35, 45), ("k-against", 45, 70), ("k-open", 70, 75)):
            ((left, right),) = spans(made, name)
            assert (left, right) == pytest.approx((2 + room * first / 75, 2 + room * last / 75), abs=0.15)
        ((low, high),) = spans(made, "k-ink")
        assert (low, high) == pytest.approx((2 + room * 0.36, 2 + room * 0.58), abs=0.15)

    def test_what_is_masked_is_an_empty_bar_and_nothing_is_none(self) -> None:
        made = share_bars(self.BARS[1:], "p", SCALE)
        empty = spans(made, "k-quiet")
        assert empty == [(2, 758), (pytest.approx(569, abs=0.1), 758)]
        assert [
            e.get("stroke-dasharray") is not None for e in read(made).findall("path") if e.get("class") == "k-quiet"
        ]
        assert len(spans(made, "k-met")) == 1

    def test_a_number_stands_in_its_part_only_where_it_has_room(self) -> None:
        made = share_bars([ShareBar("a", "b", {Part.MET: 990, Part.NOT_MET: 10})], "p", SCALE)
        assert "990" in words(made)
        assert "10" not in words(made)


class TestRowBars:
    BARS = (
        RowBar("a", "10", 10),
        RowBar("b", "8", 8, Tone.MIXED, (2, 6)),
        RowBar("c", "5", 5, Tone.AGAINST, (0, 5)),
        RowBar("d", "masked", None),
        RowBar("e", "4", 4, Tone.ASIDE),
    )

    def test_bars_are_as_long_as_their_numbers(self) -> None:
        made = row_bars(self.BARS, "p", wide=False)
        assert [right - left for left, right in spans(made, "k-bar")] == pytest.approx([326, 65.2], abs=0.15)
        assert [right - left for left, right in spans(made, "k-against")] == pytest.approx([195.6, 163], abs=0.15)
        assert [right - left for left, right in spans(made, "k-open")] == pytest.approx([130.4], abs=0.15)

    @pytest.mark.parametrize("wide", [True, False])
    def test_the_limit_lies_between_its_row_and_the_next(self, wide: bool) -> None:
        made = row_bars(self.BARS, "p", limit=(1, "limit"), wide=wide)
        (rule,) = [line for line in paths(made, "k-against") if len(line) == 2]
        said = words(made)
        assert rule[0][1] == rule[1][1]
        assert (
            float(said["b"].get("y", ""))
            < rule[0][1]
            < float(said["limit"].get("y", ""))
            < float(said["c"].get("y", ""))
        )

    def test_a_heading_stands_above_its_rows(self) -> None:
        made = row_bars([RowBar("a", "1", 1, heading="first"), RowBar("b", "2", 2, heading="second")], "p")
        places = [float(words(made)[said].get("y", "")) for said in ("first", "a", "second", "b")]
        assert places == sorted(places)


class TestQuartiles:
    def test_they_lie_where_the_axis_says(self) -> None:
        made = quartile_bars([([QuartileBar("a", "b", 20, 30, 80)], "{} days")], "p", SCALE)
        ticks = {int(said): float(e.get("x", "")) for said, e in words(made).items() if said.isdigit()}
        last = max(ticks)
        unit = (ticks[last] - ticks[0]) / last
        box, median = paths(made, "k-bar")
        assert min(x for x, _ in box) == pytest.approx(ticks[0] + 20 * unit, abs=0.15)
        assert max(x for x, _ in box) == pytest.approx(ticks[0] + 80 * unit, abs=0.15)
        assert median[0][0] == pytest.approx(ticks[0] + 30 * unit, abs=0.15)

    def test_hours_and_days_have_axes_of_their_own(self) -> None:
        bar = QuartileBar("a", "b", 1, 2, 3)
        made = quartile_bars([([bar], "{} days"), ([bar], "{} hours")], "p", SCALE)
        assert len([said for said in words(made) if said.endswith(("days", "hours"))]) == 2


class TestTime:
    PERIODS = (
        Period(10, 0.5, 0.2, 0.8),
        Period(0, None),
        Period(None, None),
        Period(20, 0.25, 0.1, 0.5),
        Period(5, 1, 0.6, 1),
    )

    def test_what_is_not_known_is_a_gap_and_what_is_masked_a_bar_with_a_broken_edge(self) -> None:
        made = time_panels([TimePanel("a", self.PERIODS)], list("abcde"), "p", SCALE, wide=False)
        assert len(read(made).findall("use")) == 3
        lines = [line for line in paths(made, "k-met") if len(line) == 2 and line[0][0] != line[1][0]]
        assert len(lines) == 1
        (hidden,) = [e for e in read(made).findall("path") if e.get("stroke-dasharray")]
        assert "k-quiet" in hidden.get("class", "")

    def test_higher_shares_lie_higher(self) -> None:
        made = time_panels([TimePanel("a", self.PERIODS)], list("abcde"), "p", SCALE)
        heights = [float(e.get("y", "")) for e in read(made).findall("use")]
        assert heights[2] < heights[0] < heights[1]

    def test_of_many_periods_the_years_are_named(self) -> None:
        months = [f"{year}-{month:02}" for year in (2023, 2024) for month in range(1, 13)]
        assert [name for name in axis_names(months, Speech("da")) if name] == ["2023", "2024"]
        assert axis_names(["2024-03", "2024-04"], Speech("da")) == ["mar 24", "apr 24"]
        assert axis_names(["2024-Q4", "2025-Q1"], Speech("en")) == ["Q4 24", "Q1 25"]

    def test_of_many_periods_the_numbers_are_one_shape_and_the_intervals_a_band(self) -> None:
        periods = [Period(number, 0.5, 0.4, 0.6) for number in range(1, 31)]
        made = time_panels(
            [TimePanel("a", tuple(periods))], [str(number) for number in range(30)], "p", SCALE, wide=False
        )
        (steps,) = paths(made, "k-bar")
        heights = sorted({round(max(y for _, y in steps) - y) for _, y in steps})
        assert (heights[0], heights[-1], len(heights)) == (0, 44, 31)
        (band,) = [element for element in read(made).iter("use") if element.get("fill-opacity")]
        assert band.get("class") == "f-met"

    def test_months_without_anything_have_their_place_too(self) -> None:
        one = answers(
            answer_row("2024-01", "q", counts=(3, 0, 1, 0)), answer_row("2024-05", "q", counts=(3, 0, 1, 0)),
            answer_row("", "q", counts=(1, 0, 1, 0)), kind=TableKind.OVER_TIME, by="month",
        )  # fmt: skip
        made = plot(one)
        assert {"jan 24", "feb 24", "mar 24", "apr 24", "maj 24"} <= set(drawn_words(made))
        assert made.left_out == "Uden kendt dag, og derfor ikke tegnet: 2."
        assert made.legend == ("line", "number")


class TestWhatFallsDueLater:
    ROWS = tuple(answer_row(f"2024-{month:02}", "q", counts=(month, 0, 1, 0)) for month in (5, 6, 7, 8, 9))
    UNDATED = answer_row("", "q", counts=(1, 0, 0, 0))

    @pytest.mark.parametrize(
        ("looked_at", "ended", "running", "ahead"),
        [
            ("2024-07-30", ["2024-05", "2024-06", ""], ["2024-07"], ["2024-08", "2024-09"]),
            ("2024-07-31", ["2024-05", "2024-06", "2024-07", ""], [], ["2024-08", "2024-09"]),
            ("2024-08-01", ["2024-05", "2024-06", "2024-07", ""], ["2024-08"], ["2024-09"]),
            (None, ["2024-05", "2024-06", "2024-07", "2024-08", "2024-09", ""], [], []),
        ],
    )
    def test_months_are_told_apart(
        self, looked_at: str | None, ended: list[str], running: list[str], ahead: list[str]
    ) -> None:
        rows = rows_of(answers(*self.ROWS, self.UNDATED, kind=TableKind.OVER_TIME, by="month"))
        due = due_rows(rows, "month", looked_at)
        assert [[row.codes[0] for row in some] for some in (due.ended, due.running, due.ahead)] == [
            ended,
            running,
            ahead,
        ]

    def test_quarters_too(self) -> None:
        quarters = [answer_row(f"2024-Q{number}", "q", counts=(1, 0, 1, 0)) for number in (1, 2, 3, 4)]
        due = due_rows(rows_of(answers(*quarters, kind=TableKind.OVER_TIME, by="quarter")), "quarter", "2024-07-30")
        assert [row.codes[0] for row in due.running] == ["2024-Q3"]

    def test_it_is_not_drawn_and_the_plot_says_so(self) -> None:
        one = answers(*self.ROWS, kind=TableKind.OVER_TIME, by="month")
        made = plot_of(one, rows_of(one), "p", Speech("en"), "2024-07-30")
        assert made is not None
        assert made.left_out == "Due after the day looked at, so not drawn: 19."
        assert "Jul 24" in drawn_words(made)
        assert "Aug 24" not in drawn_words(made)


class TestWhatIsDrawnOfATable:
    def test_of_very_many_rules_those_of_which_most_is_not_met(self) -> None:
        rows = [answer_row(f"rule {n}", counts=(100 - n, 0, n, 0)) for n in range(40)]
        made = plot(answers(*rows), "en")
        assert made.left_out == "Not drawn: 16 rows. The full table stands below."
        assert "rule 39 (en)" in drawn_words(made)
        assert "rule 15 (en)" not in drawn_words(made)
        assert sum(word.startswith("rule") for word in drawn_words(made)) == MOST_BARS

    def test_of_very_many_groups_the_largest(self) -> None:
        rows = [answer_row(f"g{n}", "q", counts=(n, 0, 1, 0)) for n in range(1, 21)]
        made = plot(answers(*rows, kind=TableKind.ANSWERS_BY, by="measure"))
        assert sum(bool(re.fullmatch(r"g\d+", word)) for word in drawn_words(made)) == MOST_GROUPS
        assert "g20" in drawn_words(made)
        assert "g6" not in drawn_words(made)

    def test_what_is_longer_than_a_sheet_of_paper_is_drawn_in_parts_to_one_scale(self) -> None:
        groups = [answer_row(f"g{n}", f"q{q}", counts=(9, 0, n, 0)) for n in range(14) for q in range(12)]
        rules = [answer_row(f"rule {n}", counts=(9, 0, n, 0)) for n in range(24)]
        periods = [answer_row(f"2024-{n:02}", f"q{q}", counts=(9, 0, n, 0)) for n in range(1, 9) for q in range(12)]
        heads = [("reason", TEXT), ("all", COUNT)]
        for one in (
            answers(*groups, kind=TableKind.ANSWERS_BY, by="measure"),
            answers(*rules),
            answers(*periods, kind=TableKind.OVER_TIME, by="month"),
            table(TableKind.REASONS, heads, [(f"r{n}", 48 - n) for n in range(48)]),
        ):
            made = plot(one)
            assert len(made.drawings) > 1
            assert made.left_out == ""
            assert max(wide.height for wide, _ in made.drawings) < SHEET
        ((first, _), (second, _)) = made.drawings
        longest = [max(right - left for left, right in spans(part, "k-bar")) for part in (first, second)]
        assert longest[1] / longest[0] == pytest.approx(24 / 48, abs=0.01)

    def test_what_the_file_does_not_show_is_not_drawn_as_nought(self) -> None:
        made = plot(answers(answer_row("q", counts=(0, 0, 0, 93))))
        assert "fremgår ikke · 93" in drawn_words(made)
        assert "interval" not in made.legend

    def test_where_nothing_is_relevant_nothing_is_drawn(self) -> None:
        one = answers(answer_row("q", counts=(0, 0, 0, 0)))
        assert plot_of(one, rows_of(one), "p", Speech("da")) is None

    def test_of_reasons_the_first_of_each_question(self) -> None:
        heads = [("question", TEXT), ("reason", TEXT), ("all", COUNT)]
        made = plot(table(TableKind.REASONS, heads, [("q", f"r{n}", 9 - n) for n in range(8)] + [("p", "x", 1)]))
        assert made.left_out == "Ikke tegnet: 3 rækker. Den fulde tabel står nedenfor."
        assert {"q", "r4", "p", "x"} <= set(drawn_words(made))
        assert "r5" not in drawn_words(made)

    def test_where_the_division_at_the_limit_is_masked_it_is_not_drawn(self) -> None:
        heads = [("span", TEXT), ("in_time", COUNT), ("too_late", COUNT), ("all", COUNT)]
        made = plot(
            table(TableKind.DISTRIBUTION, heads, [("0-9", 30, 0, 30), ("10-19", None, None, 20), ("open", 0, 0, 0)])
        )
        assert made.legend == ("in_time", "unsplit")
        assert "open" not in drawn_words(made)


ALL = [
    pytest.param(one, id=f"{name}-{one.id}")
    for name in NAMES
    for one in portfolio(name).tables
    if one.rows and (name == "profile" or one.id in {"answers", "over-time-quarter", "over-time-month"})
]


class TestNothingIsCutOrCovered:
    @pytest.mark.parametrize("one", ALL)
    def test_words_lie_inside_and_apart(self, one: PortfolioTable) -> None:
        made = plot_of(one, rows_of(one), "p", Speech("da"))
        for drawing in () if made is None else [one for pair in made.drawings for one in pair]:
            boxes = [_box(element) for element in read(drawing).iter("text")]
            for left, top, right, bottom in boxes:
                assert left >= -6
                assert right <= drawing.width + 6
                assert top >= -2
                assert bottom <= drawing.height + 6
            for (left, top, right, bottom), (x, y, to_x, to_y) in combinations(boxes, 2):
                assert right <= x or to_x <= left or bottom <= y or to_y <= top


def _box(element: ET.Element) -> tuple[float, float, float, float]:
    """The room of a text, in the narrower font of a page: capitals above, no depth below."""
    size = float(element.get("font-size", "12"))
    takes = width(element.text or "", size) * 0.92
    x, y = float(element.get("x", "")), float(element.get("y", ""))
    left = x - {"middle": takes / 2, "end": takes}.get(element.get("text-anchor", ""), 0.0)
    return left, y - size * 0.75, left + takes, y


class TestInlining:
    def test_steps_lead_to_the_rounded_places(self) -> None:
        places = [(0.04, 0.07), (10.26, -3.34), (10.33, 99.97), (-5.57, 0.01)]
        text = " ".join(f"{'L' if number else 'M'} {x} {y}" for number, (x, y) in enumerate(places))
        svg = f'<svg xmlns="http://www.w3.org/2000/svg"><path d="{text}" style="stroke: {Ink.INK.number}"/></svg>'
        made = ET.fromstring(inlined(svg, "p")).get("d", "")
        assert corners(made) == [pytest.approx((round(x, 1), round(y, 1)), abs=1e-9) for x, y in places]

    def test_a_colour_that_is_no_ink_is_an_error(self) -> None:
        svg = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M 0 0 L 1 1" style="stroke: #123456"/></svg>'
        with pytest.raises(KeyError, match="#123456"):
            inlined(svg, "p")

    def test_inks_have_numbers_of_their_own(self) -> None:
        assert len(BY_NUMBER) == len(Ink)

    def test_a_dollar_is_a_dollar(self) -> None:
        made = drawn(100, 20, "p", lambda sheet: sheet.word(0, 12, "$x^2$ & <b>"))
        assert made.inside == '<text x="0" y="12">$x^2$ &amp; &lt;b&gt;</text>'

    def test_identifiers_of_two_drawings_differ(self) -> None:
        bars = TestShareBars.BARS
        ids = [set(re.findall(r'id="([^"]+)"', share_bars(bars, prefix, SCALE).inside)) for prefix in ("p1w", "p1n")]
        assert all(ids)
        assert all(not one & other for one, other in pairwise(ids))
