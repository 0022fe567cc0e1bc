"""The timeline strip as numbers: where everything lies, that nothing overlaps, and what is left out."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from childlaw_rules.finding import Status
from childlaw_rules.pages.clockbars import MOST_BARS, drawn
from childlaw_rules.pages.eventmarks import MOST_LANES
from childlaw_rules.pages.happenings import happenings
from childlaw_rules.pages.labels import Rows, broken, cut, width
from childlaw_rules.pages.scale import SHORTEST, Scale, scale_of, ticks
from childlaw_rules.pages.stretches import Sort, Stretch, clock_of
from childlaw_rules.pages.strip import SIZE, Strip
from childlaw_rules.pages.timeline import NARROW, WIDE, timeline
from tests.pages.build import (
    BAD,
    GOOD,
    IMPRECISE,
    UNKNOWN,
    WITHOUT_DAYS,
    box,
    boxes,
    case_of,
    finding,
    happened,
    ordinal,
    read,
    report_on,
    strip_of,
)

LOOKED_AT = {BAD: "2025-02-03", GOOD: "2024-12-02", UNKNOWN: "2016-01-01", IMPRECISE: "2016-01-01"}


def stretches(status: Status, as_of: str = "2024-08-01", **fields: object) -> list[tuple[str, str, str]]:
    """The stretches of a clock, each with its first and last day."""
    clock = clock_of(finding(status, **fields), ordinal(as_of))
    assert clock is not None
    return [(one.sort.value, iso(one.first), iso(one.last)) for one in clock.stretches]


def iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


class TestStretches:
    """What of a clock is drawn follows from the days of the finding alone."""

    def test_met(self) -> None:
        found = stretches(Status.MET, trigger="2024-03-11", due="2024-07-11", done="2024-07-01")
        assert found == [("clock", "2024-03-11", "2024-07-01")]

    def test_met_before_it_had_to_be(self) -> None:
        found = stretches(Status.MET, trigger="2024-03-11", due="2024-03-11", done="2024-02-01")
        assert found == [("early", "2024-02-01", "2024-03-11")]

    def test_met_late(self) -> None:
        found = stretches(Status.MET_LATE, trigger="2024-03-11", due="2024-07-11", done="2024-07-12")
        assert found == [("clock", "2024-03-11", "2024-07-11"), ("late", "2024-07-11", "2024-07-12")]

    def test_overdue_is_open_to_the_day_looked_at(self) -> None:
        found = stretches(Status.OVERDUE, trigger="2024-03-11", due="2024-07-11")
        assert found == [("clock", "2024-03-11", "2024-07-11"), ("open", "2024-07-11", "2024-08-01")]

    def test_pending_has_run_to_the_day_looked_at(self) -> None:
        found = stretches(Status.PENDING, trigger="2024-06-11", due="2024-10-11")
        assert found == [("clock", "2024-06-11", "2024-08-01"), ("ahead", "2024-08-01", "2024-10-11")]

    def test_pending_without_due_day_runs(self) -> None:
        assert stretches(Status.PENDING, trigger="2024-06-11") == [("clock", "2024-06-11", "2024-08-01")]

    def test_missing_has_nothing_after_its_day(self) -> None:
        found = stretches(Status.MISSING, trigger="2024-03-11", due="2024-03-14")
        assert found == [("clock", "2024-03-11", "2024-03-14")]
        clock = clock_of(finding(Status.MISSING, trigger="2024-03-11", due="2024-03-14"), ordinal("2024-08-01"))
        assert clock is not None
        assert clock.lacking == (ordinal("2024-03-14"),) * 2

    def test_missing_that_came_later(self) -> None:
        found = stretches(Status.MISSING, trigger="2024-03-11", due="2024-03-14", done="2024-05-01")
        assert found[-1] == ("late", "2024-03-14", "2024-05-01")

    def test_imprecise_days_are_spans(self) -> None:
        found = stretches(Status.OVERDUE, trigger="2024-02", due="2024-06-01/2024-06-29")
        assert found == [
            ("maybe", "2024-02-01", "2024-02-29"),
            ("maybe", "2024-06-01", "2024-06-29"),
            ("clock", "2024-02-29", "2024-06-01"),
            ("open", "2024-06-29", "2024-08-01"),
        ]

    def test_a_span_that_may_not_have_ended_is_not_drawn_as_late(self) -> None:
        assert [sort for sort, _, _ in stretches(Status.OVERDUE, due="2024-06-01/2024-12-01")] == ["maybe"]

    def test_open_ends(self) -> None:
        found = stretches(Status.MISSING, trigger="../2024-02-29", due="2024-05-01/..")
        assert ("clock", "2024-02-29", "2024-05-01") in found

    def test_instants_are_drawn_by_their_days(self) -> None:
        found = stretches(Status.MET, trigger="2024-03-11T23:30:00+01:00", due="2024-03-12T23:30:00+01:00")
        assert found == [("clock", "2024-03-11", "2024-03-12")]

    def test_within_a_day_nothing_lies_between(self) -> None:
        day = {"trigger": "2024-08-01T08:00:00+02:00", "due": "2024-08-01T10:00:00+02:00"}
        assert stretches(Status.OVERDUE, **day) == [("clock", "2024-08-01", "2024-08-01")]
        done = {**day, "done": "2024-08-01T11:00:00+02:00"}
        assert stretches(Status.MET_LATE, **done) == [("clock", "2024-08-01", "2024-08-01")]
        assert stretches(Status.MET, **done) == [("clock", "2024-08-01", "2024-08-01")]

    def test_nothing_known_nothing_drawn(self) -> None:
        assert clock_of(finding(Status.UNDETERMINED), ordinal("2024-08-01")) is None
        assert clock_of(finding(Status.UNDETERMINED, due="../.."), ordinal("2024-08-01")) is None


class TestScale:
    def test_a_day_ends_where_the_next_begins(self) -> None:
        scale = Scale(ordinal("2024-02-01"), ordinal("2024-03-31"), 10, 610)
        assert scale.start(ordinal("2024-02-01")) == 10
        assert scale.end(ordinal("2024-02-29")) == scale.start(ordinal("2024-03-01")) == 300
        assert scale.end(ordinal("2024-03-31")) == 610
        assert scale.start(ordinal("2020-01-01")) == 10
        assert scale.end(ordinal("2030-01-01")) == 610

    def test_one_day_has_room_around_it(self) -> None:
        day = ordinal("2024-03-11")
        scale = scale_of([day], [], day, 0, 700)
        assert scale.last - scale.first + 1 >= SHORTEST
        assert scale.first < day < scale.last

    def test_a_due_day_far_ahead_does_not_press_the_rest_together(self) -> None:
        day, far = ordinal("2024-03-11"), ordinal("2039-03-11")
        assert not scale_of([day], [far], day, 0, 700).shows(far)
        near = ordinal("2024-09-11")
        assert scale_of([day], [near, far], day, 0, 700).shows(near)

    @pytest.mark.parametrize(
        ("first", "last", "labels"),
        [
            ("2024-03-11", "2024-03-17", ["11.3.", "12.3.", "13.3.", "14.3.", "15.3.", "16.3.", "17.3."]),
            ("2024-03-11", "2024-05-01", ["11.3.", "18.3.", "25.3.", "1.4.", "8.4.", "15.4.", "22.4.", "29.4."]),
            ("2024-01-15", "2024-06-30", ["feb. 2024", "mar. 2024", "apr. 2024", "maj 2024", "juni 2024"]),
            ("2010-06-01", "2024-06-01", [*map(str, range(2011, 2024)), ""]),
        ],
    )
    def test_ticks_fit_the_length(self, first: str, last: str, labels: list[str]) -> None:
        found = ticks(Scale(ordinal(first), ordinal(last), 0, 720), 11, "da")
        assert [tick.label for tick in found] == labels

    def test_ticks_of_a_narrow_drawing_are_fewer(self) -> None:
        long = ordinal("2010-06-01"), ordinal("2024-06-01")
        wide, narrow = (ticks(Scale(*long, 0, right), 11, "da") for right in (720, 320))
        assert len(narrow) < len(wide)

    def test_a_tick_whose_label_would_reach_over_the_end_has_none(self) -> None:
        found = ticks(Scale(ordinal("2024-01-15"), ordinal("2024-06-05"), 0, 720), 11, "da")
        assert [tick.label for tick in found] == ["feb. 2024", "mar. 2024", "apr. 2024", "maj 2024", ""]

    def test_months_in_english(self) -> None:
        found = ticks(Scale(ordinal("2024-01-15"), ordinal("2024-04-30"), 0, 720), 11, "en")
        assert [tick.label for tick in found][:2] == ["Feb 2024", "Mar 2024"]


class TestLabels:
    def test_a_text_is_cut_to_its_room(self) -> None:
        for room in range(200):
            assert width(cut("Børnefaglig undersøgelse besluttet", SIZE, room), SIZE) <= room

    def test_lines_are_broken_between_words(self) -> None:
        text = "Der er udarbejdet en foreløbig vurdering, når undersøgelsen ikke er afsluttet inden 4 måneder"
        lines = broken(text, SIZE, 320, 3)
        assert " ".join(lines) == text
        assert all(width(line, SIZE) <= 320 for line in lines)

    def test_the_last_line_is_cut(self) -> None:
        lines = broken("en to tre fire fem seks syv otte ni ti", SIZE, 60, 2)
        assert len(lines) == 2
        assert lines[1].endswith("…")

    def test_rows_never_overlap(self) -> None:
        rows = Rows(3, 5)
        assert [rows.place(*at) for at in ((0, 10), (14, 20), (15, 20), (0, 40), (0, 16))] == [0, 1, 0, 2, None]
        assert rows.used == 3


def overlapping(strip: Strip) -> list[str]:
    """The pairs of marks and labels of events that lie on each other."""
    found = []
    placed = [(mark.title, own) for mark in strip.marks if mark.label is not None for own in boxes(mark)]
    for (one, a), (other, b) in combinations(placed, 2):
        if one != other and a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]:
            found.append(f"{one} / {other}")
    return found


class TestStrip:
    @pytest.mark.parametrize("wide", [True, False], ids=["wide", "narrow"])
    @pytest.mark.parametrize("path", LOOKED_AT, ids=lambda path: path.stem)
    def test_nothing_overlaps_or_stands_outside(self, path: Path, wide: bool) -> None:
        strip = strip_of(read(path), LOOKED_AT[path], wide=wide, report=report_on(path))
        assert strip.width == (WIDE if wide else NARROW)
        assert overlapping(strip) == []
        words = [mark.label for mark in strip.marks if mark.label is not None]
        words += [word for bar in strip.bars for word in (*bar.words, *bar.notes)]
        words += [upright.label for upright in strip.uprights]
        for word in words:
            left, top, right, bottom = box(word)
            assert left >= -0.5, word
            assert right <= strip.width + 0.5, word
            assert top >= -0.5, word
            assert bottom <= strip.height, word
        for bar in strip.bars:
            for piece in bar.pieces:
                assert strip.left <= piece.left <= piece.right <= strip.right
            assert all(strip.left <= x <= strip.right for x in (*bar.due, *bar.done, *bar.lacking))

    def test_bars_stand_below_each_other(self) -> None:
        strip = strip_of(read(BAD), "2025-02-03", report=report_on(BAD))
        for above, below in zip(strip.bars, strip.bars[1:], strict=False):
            assert above.y + 12 < min(word.y for word in (*below.words, *below.notes)) - SIZE / 2

    def test_what_counts_against_the_file_comes_first(self) -> None:
        statuses = [bar.status for bar in strip_of(read(BAD), "2025-02-03", report=report_on(BAD)).bars]
        assert statuses == sorted(statuses, key=list(MOST_BARS).index)
        assert statuses[0] is Status.OVERDUE

    def test_a_late_bar_begins_at_its_due_day_and_ends_where_it_was_done(self) -> None:
        strip = strip_of(
            case_of(
                happened("need_identified", "2024-03-11", need="b1"),
                happened("investigation_decided", "2024-03-14", investigation="i1", need="b1"),
                happened("investigation_completed", "2024-08-12", investigation="i1"),
            ),
            "2024-10-01",
        )
        (bar,) = [bar for bar in strip.bars if bar.status is Status.MET_LATE]
        clock, late = bar.pieces
        assert (clock.sort, late.sort) == (Sort.CLOCK, Sort.LATE)
        assert clock.right == late.left == bar.due[0]
        assert late.right == bar.done[0]
        assert bar.notes[-1].text == "frist 11. juli 2024, opfyldt 32 dage for sent"

    def test_an_open_bar_reaches_to_the_day_looked_at(self) -> None:
        strip = strip_of(read(BAD), "2025-02-03", report=report_on(BAD))
        bar = strip.bars[0]
        (as_of,) = [upright.x for upright in strip.uprights if upright.sort == "as_of"]
        (open_,) = [piece for piece in bar.pieces if piece.sort is Sort.OPEN]
        assert open_.right == as_of
        assert open_.left == bar.due[0]

    def test_what_is_missing_has_a_cross_on_its_day_and_no_second_mark(self) -> None:
        strip = strip_of(read(BAD), "2025-02-03", report=report_on(BAD))
        scale = Scale(strip.first, strip.last, strip.left, strip.right)
        first, *_ = [bar for bar in strip.bars if bar.status is Status.MISSING]
        assert (first.lacking, first.due) == ((scale.middle(ordinal("2024-03-14")),), ())
        assert first.notes[0].text == "mangler pr. 14. marts 2024"

    def test_a_due_day_beyond_the_axis_is_said_to_be_so(self) -> None:
        bars = strip_of(read(BAD), "2025-02-03", report=report_on(BAD)).bars
        (beyond,) = [bar for bar in bars if bar.beyond]
        assert beyond.notes[0].text == "frist 14. august 2028"
        assert beyond.due == ()

    @pytest.mark.parametrize(
        ("first", "last", "marked"),
        [
            ("2023-03-02", "2023-11-01", False),
            ("2023-12-04", "2024-05-01", True),
            ("2024-01-01", "2024-05-01", True),
            ("2024-06-03", "2025-05-01", False),
        ],
    )
    def test_the_change_of_act_is_marked_where_it_lies_on_the_axis(self, first: str, last: str, marked: bool) -> None:
        strip = strip_of(case_of(happened("journal_note", first)), last)
        found = [upright for upright in strip.uprights if upright.sort == "act"]
        assert [upright.label.text for upright in found] == (["Barnets lov fra 1. januar 2024"] if marked else [])
        if marked:
            scale = Scale(strip.first, strip.last, strip.left, strip.right)
            assert found[0].x == scale.start(ordinal("2024-01-01"))

    def test_an_imprecise_event_is_a_span_over_all_its_days(self) -> None:
        strip = strip_of(
            case_of(happened("life_event", "2024-03"), happened("journal_note", "2024-06-03")), "2024-06-03"
        )
        (span,) = [mark for mark in strip.marks if not mark.exact]
        scale = Scale(strip.first, strip.last, strip.left, strip.right)
        assert span.left == scale.start(ordinal("2024-03-01"))
        assert span.right == scale.end(ordinal("2024-03-31"))
        assert not span.open_left
        assert not span.open_right

    def test_a_half_open_event_is_open_at_the_end_of_the_axis(self) -> None:
        events = happened("life_event", "../2024-03-11"), happened("journal_note", "2024-06-03")
        strip = strip_of(case_of(*events), "2024-06-03")
        (span,) = [mark for mark in strip.marks if not mark.exact]
        assert span.open_left
        assert span.left == strip.left

    def test_one_event_on_one_day(self) -> None:
        strip = strip_of(case_of(happened("journal_note", "2024-03-11")), "2024-03-11")
        (mark,) = strip.marks
        assert mark.label is not None
        assert mark.label.text == "Journalnotat 11.3.2024"
        assert strip.bars == ()
        assert strip.height < 100

    def test_fifteen_years(self) -> None:
        events = [happened("journal_note", f"{year}-{1 + year % 12:02d}-11") for year in range(2008, 2024)]
        strip = strip_of(case_of(*events), "2023-12-01")
        assert len(strip.marks) == 16
        assert overlapping(strip) == []
        assert [tick.label for tick in strip.ticks][:2] == ["2008", "2009"]

    def test_no_dated_event(self) -> None:
        case = read(WITHOUT_DAYS)
        report = report_on(WITHOUT_DAYS)
        listed = [one for one in happenings(case, report, "", "da") if one.span is None]
        alone = report.model_copy(update={"findings": []})
        made = timeline(alone, listed, act_changes=[], title_of=lambda f: f.rule, as_of_label="", lang="da", wide=True)
        assert listed
        assert made is None

    def test_events_of_one_day_are_one_mark(self) -> None:
        events = [happened("journal_note", "2024-03-11"), *[happened("life_event", "2024-03-11") for _ in range(40)]]
        strip = strip_of(case_of(*events), "2024-05-01")
        (mark,) = strip.marks
        assert mark.title == "11. marts 2024: Journalnotat, Væsentlig ændring i barnets liv (40)"
        assert mark.label is not None
        assert mark.label.text == "Journalnotat + 40 11.3.2024"

    def test_where_there_is_no_room_the_rest_are_dots(self) -> None:
        events = [happened("journal_note", iso(ordinal("2024-01-02") + number)) for number in range(300)]
        strip = strip_of(case_of(*events), "2024-11-01")
        assert strip.unlabelled > 100
        labelled = [mark for mark in strip.marks if mark.label is not None]
        assert len({mark.y for mark in labelled}) == MOST_LANES
        assert {mark.y for mark in strip.marks if mark.label is None} == {max(mark.y for mark in strip.marks)}
        assert overlapping(strip) == []

    def test_what_counts_against_the_file_is_named_among_many(self) -> None:
        events = [happened("journal_note", iso(ordinal("2024-01-02") + number)) for number in range(300)]
        events.append(happened("need_identified", "2024-03-20", need="b1"))
        events.append(happened("investigation_decided", "2024-03-21", investigation="i1", need="b1"))
        labels = [mark.label.text for mark in strip_of(case_of(*events), "2024-11-01").marks if mark.label is not None]
        assert "Kommunen opmærksom på muligt støttebehov + 1 20.3.2024" in labels

    def test_bars_that_are_left_out_are_counted(self) -> None:
        findings = [
            finding(Status.MET, rule=f"rule-{n:02d}", trigger="2024-03-11", due="2024-07-11", done="2024-05-01")
            for n in range(30)
        ]
        twice = finding(Status.MET, rule="rule-99", occurrence=1, due="2024-07-11", done="2024-05-01")
        again = finding(Status.MET, rule="rule-99", occurrence=2, due="2024-07-11", done="2024-05-01")
        rows, left_out = drawn([*findings, twice, again], ordinal("2024-08-01"))
        assert len(rows) == MOST_BARS[Status.MET]
        assert left_out == 32 - MOST_BARS[Status.MET]

    def test_a_recurring_duty_has_one_bar(self) -> None:
        findings = [
            finding(Status.MET, occurrence=1, trigger="2024-01-11", due="2024-04-11", done="2024-04-02"),
            finding(Status.OVERDUE, occurrence=2, trigger="2024-04-02", due="2024-07-02", days_late=30),
        ]
        (row,), left_out = drawn(findings, ordinal("2024-08-01"))
        assert (row.status, len(row.clocks), left_out) == (Status.OVERDUE, 2, 0)
        assert row.clocks[0].stretches[0] == Stretch(Sort.CLOCK, ordinal("2024-01-11"), ordinal("2024-04-02"))

    def test_the_legend_explains_what_is_drawn_and_nothing_else(self) -> None:
        assert strip_of(case_of(happened("journal_note", "2024-03-11")), "2024-03-11").legend == []
        assert strip_of(read(BAD), "2025-02-03", report=report_on(BAD)).legend == [
            "clock", "ahead", "early", "late", "open", "due", "done", "lacking", "beyond",
        ]  # fmt: skip
