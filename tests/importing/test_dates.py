"""How written dates are read: every format is tried, two readings are none, clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from childlaw_rules.importing.dateforms import DateFault, DateForm, DateRead, DateReader


def reader(*forms: str, zone: str = "Europe/Copenhagen", decimal: str = ",") -> DateReader:
    return DateReader([DateForm.read(form) for form in forms], zone, decimal)


USUAL = ("%d-%m-%Y", "%d.%m.%Y", "iso", "%d-%m-%Y %H:%M", "%d-%m-%Y %H:%M:%S")


class TestOneReading:
    @pytest.mark.parametrize(
        ("written", "said"),
        [
            ("29-02-2024", "2024-02-29"),
            ("1-3-2024", "2024-03-01"),
            ("31.12.2023", "2023-12-31"),
            ("2024-03-31", "2024-03-31"),
            ("2024-03", "2024-03"),
            ("2024", "2024"),
            ("2024-03-11/2024-03-20", "2024-03-11/2024-03-20"),
            ("11-03-2024 14:05", "2024-03-11T14:05:00+01:00"),
            ("11-07-2024 14:05:09", "2024-07-11T14:05:09+02:00"),
            ("2024-03-11T14:05:00Z", "2024-03-11T14:05:00+00:00"),
            ("2024-03-11 14:05", "2024-03-11T14:05:00+01:00"),
            ("11-03-2024 00:00", "2024-03-11"),
            ("11-03-2024 00:01", "2024-03-11T00:01:00+01:00"),
        ],
    )
    def test_is_taken(self, written: str, said: str) -> None:
        assert reader(*USUAL).read(written) == DateRead(said)

    @pytest.mark.parametrize(
        "written", ["30-02-2024", "2024-02-30", "31.04.2024", "11/03/2024", "03-2024", "snart", "2024-3-1", "9" * 61]
    )
    def test_what_fits_no_format_is_not_read(self, written: str) -> None:
        assert reader(*USUAL).read(written) is DateFault.UNREADABLE

    def test_months_and_years_have_formats_too(self) -> None:
        assert reader("%m-%Y").read("03-2024") == DateRead("2024-03")
        assert reader("%Y").read("2024") == DateRead("2024")

    @pytest.mark.parametrize(("written", "said"), [("68", "2068-01-31"), ("69", "1969-01-31")])
    def test_two_digits_of_a_year_are_those_of_the_standard(self, written: str, said: str) -> None:
        assert reader("%d-%m-%y").read(f"31-01-{written}") == DateRead(said)


class TestTwoReadings:
    BOTH = ("%d-%m-%Y", "%m-%d-%Y")

    def test_are_ambiguous_in_either_order(self) -> None:
        for forms in (self.BOTH, self.BOTH[::-1]):
            assert reader(*forms).read("03-04-2024") is DateFault.AMBIGUOUS

    def test_that_agree_are_one(self) -> None:
        assert reader(*self.BOTH).read("04-04-2024") == DateRead("2024-04-04")
        assert reader(*self.BOTH).read("25-04-2024") == DateRead("2024-04-25")


class TestClocks:
    def test_a_time_that_the_clock_skips(self) -> None:
        assert reader(*USUAL).read("31-03-2024 02:30") is DateFault.SKIPPED
        assert reader(*USUAL).read("31-03-2024 01:59") == DateRead("2024-03-31T01:59:00+01:00")
        assert reader(*USUAL).read("31-03-2024 03:00") == DateRead("2024-03-31T03:00:00+02:00")

    def test_a_time_that_the_clock_shows_twice_is_the_earlier(self) -> None:
        assert reader(*USUAL).read("27-10-2024 02:30") == DateRead("2024-10-27T02:30:00+02:00", twice=True)
        assert reader(*USUAL).read("27-10-2024 03:00") == DateRead("2024-10-27T03:00:00+01:00")

    def test_another_zone(self) -> None:
        assert reader(*USUAL, zone="UTC").read("31-03-2024 02:30") == DateRead("2024-03-31T02:30:00+00:00")

    def test_cells_that_are_dates_already(self) -> None:
        some = reader("iso")
        assert some.typed(date(2024, 2, 29)) == DateRead("2024-02-29")
        assert some.typed(datetime(2024, 2, 29)) == DateRead("2024-02-29")
        assert some.typed(datetime(2024, 3, 31, 2, 30)) is DateFault.SKIPPED
        assert some.typed(datetime(2024, 2, 28, 23, 0, tzinfo=UTC)) == DateRead("2024-02-28T23:00:00+00:00")


class TestSerialNumbers:
    @pytest.mark.parametrize(
        ("written", "said"),
        [
            ("45362", "2024-03-11"),
            ("45362,5", "2024-03-11T12:00:00+01:00"),
            ("61", "1900-03-01"),
            ("45351", "2024-02-29"),
        ],
    )
    def test_of_days(self, written: str, said: str) -> None:
        assert reader("excel").read(written) == DateRead(said)

    @pytest.mark.parametrize("written", ["60", "9999999", "45362.5", "-1"])
    def test_that_are_none(self, written: str) -> None:
        assert reader("excel").read(written) is DateFault.UNREADABLE

    def test_with_a_point(self) -> None:
        assert reader("excel", decimal=".").read("45362.25") == DateRead("2024-03-11T06:00:00+01:00")
