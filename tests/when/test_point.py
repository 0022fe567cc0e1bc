import copy
import json
import pickle
import re
from datetime import UTC, date, datetime, timedelta, timezone

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from childlaw_rules.when import (
    COPENHAGEN,
    EARLIEST,
    LATEST,
    UNKNOWN,
    Point,
    PointError,
    instant_text,
    microseconds,
)

from .days import iso, o

FORMS = (
    "write a day '2024-03-11', a month '2024-03', a year '2024', an interval '2024-03-11/2024-03-20' or "
    "'2024-03-11/..', an instant '2024-03-11T14:05:00+01:00', or null where nothing is known"
)
CPR = re.compile(r"\d{6}-?\d{4}")


class TestLessThanExactStandsForASetOfDays:
    @pytest.mark.parametrize(
        ("text", "first", "last"),
        [
            ("2024-03-11", "2024-03-11", "2024-03-11"),
            ("2024-02-29", "2024-02-29", "2024-02-29"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2023-02", "2023-02-01", "2023-02-28"),
            ("2024-12", "2024-12-01", "2024-12-31"),
            ("2024", "2024-01-01", "2024-12-31"),
            ("0001", "0001-01-01", "0001-12-31"),
            ("9999-12-31", "9999-12-31", "9999-12-31"),
            ("2024-03-11/2024-03-20", "2024-03-11", "2024-03-20"),
            ("2024-03-11/2024-03-11", "2024-03-11", "2024-03-11"),
            ("2023-11/2024-02", "2023-11-01", "2024-02-29"),
            ("2019/2021", "2019-01-01", "2021-12-31"),
            ("2024-03-11/2024", "2024-03-11", "2024-12-31"),
            ("2024-02/2024-02-10", "2024-02-01", "2024-02-10"),
            ("../2024-02", "0001-01-01", "2024-02-29"),
            ("2024-02/..", "2024-02-01", "9999-12-31"),
        ],
    )
    def test_first_and_last_day(self, text, first, last):
        point = Point.parse(text)
        assert (iso(point.first), iso(point.last)) == (first, last)
        assert point.exact is (first == last)
        assert point.day == (date.fromisoformat(first) if first == last else None)
        assert (point.instant, point.unknown) == (None, False)
        assert point.text == str(point) == text

    def test_null_says_that_it_happened_and_nothing_of_when(self):
        point = Point.parse(None)
        assert point is UNKNOWN
        assert (point.first, point.last, point.instant, point.unknown, point.text) == (
            EARLIEST, LATEST, None, True, None,
        )  # fmt: skip
        assert point.exact is False
        assert point.day is None
        assert str(point) == "unknown"

    def test_bounds_in_microseconds(self):
        point = Point.parse("2024-03")
        assert instant_text(point.earliest) == "2024-03-01T00:00:00+01:00"
        assert instant_text(point.latest) == "2024-03-31T23:59:59.999999+02:00"
        exact = Point.parse("2024-03-11T14:05Z")
        assert exact.earliest == exact.latest == exact.instant


class TestAnInstantKeepsItsOffset:
    @pytest.mark.parametrize(
        ("text", "canonical", "local"),
        [
            ("2024-03-11T14:05:00+01:00", "2024-03-11T14:05:00+01:00", "2024-03-11T14:05:00+01:00"),
            ("2024-03-11T14:05+01:00", "2024-03-11T14:05:00+01:00", "2024-03-11T14:05:00+01:00"),
            ("2023-12-31T23:30:00Z", "2023-12-31T23:30:00Z", "2024-01-01T00:30:00+01:00"),
            ("2024-07-01T00:30:00+09:00", "2024-07-01T00:30:00+09:00", "2024-06-30T17:30:00+02:00"),
            ("2024-02-28T20:00:00-05:30", "2024-02-28T20:00:00-05:30", "2024-02-29T02:30:00+01:00"),
            ("2024-02-29T14:05", "2024-02-29T14:05:00+01:00", "2024-02-29T14:05:00+01:00"),
            ("2024-07-11T00:00:00", "2024-07-11T00:00:00+02:00", "2024-07-11T00:00:00+02:00"),
            ("2024-10-27T02:30:00", "2024-10-27T02:30:00+02:00", "2024-10-27T02:30:00+02:00"),
            ("2024-10-27T02:30:00+01:00", "2024-10-27T02:30:00+01:00", "2024-10-27T02:30:00+01:00"),
            ("2024-03-11T14:05:00.25Z", "2024-03-11T14:05:00.250000Z", "2024-03-11T15:05:00.250000+01:00"),
            (
                "2024-03-11T14:05:00,01",
                "2024-03-11T14:05:00.010000+01:00",
                "2024-03-11T14:05:00.010000+01:00",
            ),
            (
                "2024-03-11T14:05:59.9999999Z",
                "2024-03-11T14:05:59.999999Z",
                "2024-03-11T15:05:59.999999+01:00",
            ),
            ("2024-03-11T23:59:59.000+14:00", "2024-03-11T23:59:59+14:00", "2024-03-11T10:59:59+01:00"),
        ],
    )
    def test_text_day_and_instant(self, text, canonical, local):
        point = Point.parse(text)
        assert point.text == canonical
        assert instant_text(point.instant) == local
        assert point.exact
        assert point.day == date.fromisoformat(local[:10])
        assert Point.parse(str(point)) == point


class TestDatesAndDatetimesAreTakenAsTheyAre:
    @pytest.mark.parametrize(
        ("value", "text", "is_instant"),
        [
            (date(2024, 2, 29), "2024-02-29", False),
            (datetime(2024, 2, 29), "2024-02-29T00:00:00+01:00", True),
            (datetime(2024, 7, 31, 23, 59), "2024-07-31T23:59:00+02:00", True),
            (datetime(2024, 7, 31, 23, 59, tzinfo=UTC), "2024-07-31T23:59:00+00:00", True),
            (datetime(2024, 10, 27, 2, 30, tzinfo=COPENHAGEN, fold=1), "2024-10-27T02:30:00+01:00", True),
            (datetime(2024, 10, 27, 2, 30, fold=1), "2024-10-27T02:30:00+02:00", True),
            (datetime(2024, 3, 11, 12, tzinfo=timezone(timedelta(hours=20))),
             "2024-03-10T16:00:00+00:00", True),
            (datetime(2024, 3, 11, 12, tzinfo=timezone(timedelta(microseconds=1))),
             "2024-03-11T11:59:59.999999+00:00", True),
        ],
    )  # fmt: skip
    def test_text(self, value, text, is_instant):
        point = Point.parse(value)
        assert point.text == text
        assert (point.instant is not None) is is_instant
        if is_instant:
            assert point.instant == microseconds(value)
        assert Point.parse(text) == point

    def test_a_point_is_itself(self):
        point = Point.parse("2024-03")
        assert Point.parse(point) is point

    def test_a_day_by_its_ordinal(self):
        assert Point.of_day(o("2024-02-29")) == Point.parse("2024-02-29") == Point.parse(date(2024, 2, 29))


class TestEveryOtherFormIsRefusedWithTheWayOut:
    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("2023-02-29", "'2023-02-29' does not exist: 2023-02 has 28 days"),
            ("2100-02-29", "'2100-02-29' does not exist: 2100-02 has 28 days"),
            ("2024-04-31", "'2024-04-31' does not exist: 2024-04 has 30 days"),
            ("2024-03-00", "'2024-03-00' does not exist: 2024-03 has 31 days"),
            ("2023-02-29T10:00", "'2023-02-29' does not exist: 2023-02 has 28 days"),
            ("2024-01-31/2024-02-30", "'2024-02-30' does not exist: 2024-02 has 29 days"),
            ("2024-13", "'2024-13' has no month from 01 to 12"),
            ("2024-00", "'2024-00' has no month from 01 to 12"),
            ("2024-13-01", "'2024-13-01' has no month from 01 to 12"),
            ("2024-21", "'2024-21' is a season; write an interval of months, such as '2024-03/2024-05'"),
            ("2024-41", "'2024-41' is a season; write an interval of months, such as '2024-03/2024-05'"),
            ("2024-42", "'2024-42' has no month from 01 to 12"),
            (
                "2024-W11",
                "'2024-W11' is a week date; write an interval of days, such as '2024-03-11/2024-03-17'",
            ),
            (
                "2024-W11-1",
                "'2024-W11-1' is a week date; write an interval of days, such as '2024-03-11/2024-03-17'",
            ),
            (
                "2024-071",
                "'2024-071' is a day counted within its year; write month and day, such as '2024-03-11'",
            ),
            ("20240311", "'20240311' has no hyphens; write '2024-03-11'"),
            ("20241031-1", f"'20241031-1' is no point in time; {FORMS}"),  # date.fromisoformat reads the day in it
            ("20240311T1405", "this text has no hyphens; write '2024-03-11'"),
            ("11.03.2024", "'11.03.2024' does not begin with the year; write '2024-03-11'"),
            ("11-03-2024", "'11-03-2024' does not begin with the year; write '2024-03-11'"),
            ("11/03/2024", "'11/03/2024' does not begin with the year; write '2024-03-11'"),
            ("2024-3-1", "'2024-3-1' lacks a nought; write two digits, such as '2024-03-01'"),
            ("2024-3", "'2024-3' lacks a nought; write two digits, such as '2024-03-01'"),
            ("2024-03-1", "'2024-03-1' lacks a nought; write two digits, such as '2024-03-01'"),
            ("2024-03-11T24:00:00", "'2024-03-11T24:00:00' has the hour 24; write 00:00:00 of the next day"),
            ("2016-12-31T23:59:60Z", "'2016-12-31T23:59:60Z' is a leap second; write second 59"),
            (
                "2024-03-11T25:00",
                "'2024-03-11T25:00' is no time of day; hours go to 23, minutes and seconds to 59",
            ),
            (
                "2024-03-11T14:60",
                "'2024-03-11T14:60' is no time of day; hours go to 23, minutes and seconds to 59",
            ),
            (
                "2024-03-11T14:05:61",
                "'2024-03-11T14:05:61' is no time of day; hours go to 23, minutes and seconds to 59",
            ),
            ("2024-03-11T14", "'2024-03-11T14' is no time of day; write it as '14:05:00' after the T"),
            ("2024-03-11T9:05", "'2024-03-11T9:05' is no time of day; write it as '14:05:00' after the T"),
            ("2024-03-11t14:05", "'2024-03-11t14:05' has a small t before the time; write a capital T"),
            (
                "2024-03-11 14:05",
                "'2024-03-11 14:05' has a space before the time; write a capital T instead",
            ),
            ("2024-03-11T14:05 +01:00", "'2024-03-11T14:05 +01:00' has a space inside; leave it out"),
            ("2024-03-11T14:05:00z", "'2024-03-11T14:05:00z' has a small z at its end; write a capital Z"),
            ("2024-03-11T14:05+01", "'2024-03-11T14:05+01' has an incomplete offset; write it as '+01:00'"),
            (
                "2024-03-11T14:05+0100",
                "'2024-03-11T14:05+0100' has an incomplete offset; write it as '+01:00'",
            ),
            (
                "2024-03-11T14:05+14:01",
                "'2024-03-11T14:05+14:01' has an offset that no clock has; offsets run from -14:00 to +14:00",
            ),
            (
                "2024-03-11T14:05+01:60",
                "'2024-03-11T14:05+01:60' has an offset that no clock has; offsets run from -14:00 to +14:00",
            ),
            (
                "2024-03-11T14:05-00:00",
                "'2024-03-11T14:05-00:00' has the offset -00:00; write 'Z' or '+00:00'",
            ),
            (
                "2024-03-31T02:30",
                "2024-03-31T02:30:00 does not exist in Copenhagen, where the clock skips it when summer time "
                "begins; write the offset too, as in 2024-03-31T02:30:00+01:00",
            ),
            ("0000", "'0000' is not a year from 0001 to 9999"),
            ("0000-12-31", "'0000-12-31' is not a year from 0001 to 9999"),
            (
                "12024-01-31",
                "'12024-01-31' is not a year from 0001 to 9999; write four digits without a sign",
            ),
            (
                "-0044-03-15",
                "'-0044-03-15' is not a year from 0001 to 9999; write four digits without a sign",
            ),
            (
                "0001-01-01T00:00:00+14:00",
                "this time lies outside the years 0001 to 9999; write an interval with '..'",
            ),
            (
                "9999-12-31T23:30:00-05:00",
                "this time lies outside the years 0001 to 9999; write an interval with '..'",
            ),
            (
                "2024-03~",
                "'2024-03~' is marked as uncertain; write the interval it may lie in, such as '2024-03/2024-05'",
            ),
            (
                "2024-XX",
                "'2024-XX' leaves out digits; write the month '2024-03', the year '2024' or an interval",
            ),
            ("", "this text is empty; write null where nothing is known"),
            (" 2024-03-11", "this text has blanks around it; leave them out"),
            ("2024-03-11\n", "this text has blanks around it; leave them out"),
            ("../..", "'../..' is open at both sides; write null where nothing is known"),
            ("/2024", "'/2024' has an empty side; write '..' for an open one"),
            ("2024-03-11/", "'2024-03-11/' has an empty side; write '..' for an open one"),
            (
                "2024-03-20/2024-03-11",
                "'2024-03-20/2024-03-11' is reversed: its first day comes after its last; write the earlier side first",
            ),
            (
                "2024-03/2024-02",
                "'2024-03/2024-02' is reversed: its first day comes after its last; write the earlier side first",
            ),
            (
                "2024-03-11T14:05/2024-03-12",
                "'2024-03-11T14:05/2024-03-12' has an instant as a side; write its day, such as "
                "'2024-03-11/2024-03-20'",
            ),
            (
                "2024/2025/2026",
                "'2024/2025/2026' has more than two sides; write '2024-03-11/2024-03-20'",
            ),
            ("..", f"'..' is no point in time; {FORMS}"),
            ("tomorrow", f"this text is no point in time; {FORMS}"),
            ("unknown", f"this text is no point in time; {FORMS}"),
            ("2024-03-11/P1M", f"this text is no point in time; {FORMS}"),
            ("２０２４-03-11", f"this text is no point in time; {FORMS}"),
        ],
    )
    def test_text(self, text, message):
        with pytest.raises(PointError) as refused:
            Point.parse(text)
        assert str(refused.value) == message

    @pytest.mark.parametrize("value", [True, 20240311, 1710165900.0, b"2024", [], {}])
    def test_other_types(self, value):
        with pytest.raises(PointError) as refused:
            Point.parse(value)
        assert str(refused.value) == (f"a point in time is a text, not of the type {type(value).__name__}; {FORMS}")

    @pytest.mark.parametrize(
        "value",
        [
            datetime(2024, 3, 31, 2, 30),
            datetime.min.replace(tzinfo=timezone(timedelta(hours=3))),
            datetime.max.replace(tzinfo=timezone(timedelta(hours=-20))),
        ],
    )
    def test_datetimes_that_are_no_day_in_copenhagen(self, value):
        with pytest.raises(PointError):
            Point.parse(value)


class TestARefusalNeverRepeatsACprNumber:
    @pytest.mark.parametrize("cpr", ["310299-0000", "3102990000"])
    @pytest.mark.parametrize(
        "around",
        [
            "{}", "{}/2024", "2024-03-11/{}", "../{}", "2024-03-11T{}", "2024-03-11 {}",
            "2024-03-11T14:05:00.{}X",
            "2024-{}", "Jens {}", "+{}", "{}~", "{}-03-11", "2024-02-30 {}", "X{}", "2024W{}", "{}Z",
        ],
    )  # fmt: skip
    def test_wherever_it_stands(self, cpr, around):
        with pytest.raises(PointError) as refused:
            Point.parse(around.format(cpr))
        assert not CPR.search(str(refused.value))
        assert "0000" not in str(refused.value)

    @given(st.text(alphabet="0123456789-/T:.+Z W~", max_size=30))
    def test_whatever_is_written(self, text):
        assert not CPR.search(refusal(text))

    @given(st.text(alphabet="abcdefghijklmnopqrsuvxyæøå", min_size=3))
    def test_nor_free_text(self, text):
        assert refusal(f"{text}.2024") == f"this text is no point in time; {FORMS}"


def refusal(text):
    try:
        Point.parse(text)
    except PointError as refused:
        return str(refused)
    return ""


points = (
    st.dates().map(Point.parse)
    | st.datetimes(datetime(2, 1, 1), datetime(9999, 12, 30), timezones=st.just(UTC)).map(Point.parse)
    | st.dates().map(lambda day: Point.parse(day.isoformat()[:7]))
    | st.dates().map(lambda day: Point.parse(day.isoformat()[:4]))
    | st.tuples(st.dates(), st.dates()).map(lambda pair: Point.parse("/".join(d.isoformat() for d in sorted(pair))))
    | st.dates().map(lambda day: Point.parse(f"../{day}"))
    | st.dates().map(lambda day: Point.parse(f"{day}/.."))
    | st.just(UNKNOWN)
)


class TestAPointIsAValue:
    @given(points)
    def test_its_text_reads_back(self, point):
        assert Point.parse(point.text) == point
        assert point.unknown or Point.parse(str(point)) == point
        assert point.first <= point.last

    @given(points)
    def test_copies_are_equal_and_hash_alike(self, point):
        for other in (copy.deepcopy(point), pickle.loads(pickle.dumps(point))):
            assert other == point
            assert hash(other) == hash(point)

    def test_it_cannot_be_changed(self):
        with pytest.raises(AttributeError):
            Point.parse("2024").first = 1

    def test_other_words_are_another_point(self):
        assert Point.parse("2024-02") != Point.parse("2024-02-01/2024-02-29")
        assert Point.parse("2024-03-11T14:05Z") != Point.parse("2024-03-11T15:05+01:00")


class TestAPointIsAFieldOfAModel:
    class Model(BaseModel):
        at: Point

    @pytest.mark.parametrize("value", ["2024-02-29", "2024", "../2024-03-11", "2024-03-11T14:05:00Z", None])
    def test_writes_what_it_read(self, value):
        model = self.Model(at=value)
        assert model.at == Point.parse(value)
        assert model.model_dump() == {"at": value}
        assert json.loads(model.model_dump_json()) == {"at": value}
        assert self.Model.model_validate_json(model.model_dump_json()) == model

    def test_takes_dates_and_points(self):
        assert self.Model(at=date(2024, 2, 29)) == self.Model(at=Point.parse("2024-02-29"))

    def test_says_what_is_wrong(self):
        with pytest.raises(ValidationError) as refused:
            self.Model(at="2023-02-29")
        [error] = refused.value.errors()
        assert (error["type"], error["loc"]) == ("point", ("at",))
        assert error["msg"] == "'2023-02-29' does not exist: 2023-02 has 28 days"

    def test_braces_in_a_text_are_no_template(self):
        with pytest.raises(ValidationError) as refused:
            self.Model(at="{reason}")
        assert refused.value.errors()[0]["msg"] == f"this text is no point in time; {FORMS}"

    def test_is_not_optional(self):
        with pytest.raises(ValidationError, match="Field required"):
            self.Model()

    @pytest.mark.parametrize("mode", ["validation", "serialization"])
    def test_its_json_schema_is_a_string_or_null_with_examples_that_can_be_read(self, mode):
        schema = self.Model.model_json_schema(mode=mode)
        field = schema["properties"]["at"]
        assert field["type"] == ["string", "null"]
        assert "EDTF" in field["description"]
        for value in field["examples"]:
            jsonschema.validate({"at": value}, schema)
            assert Point.parse(value).text == value
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({"at": 2024}, schema)
