"""What every version of every rule is shown at, by its kind; and where it is not, why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from tests.vectors.committed import ENTRIES, duty_of, file_of, parts, yaml_of

#: The kinds whose version is the one in force on the last day.
DUE_DAY = {"recurring", "limit", "deadline counted backward"}
AROUND = {"before", "on", "after"}


def shown() -> dict[tuple[str, str], dict[str, set[str]]]:
    """The positions of each aspect, by rule and version."""
    found: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for rule in ENTRIES:
        for vector in file_of(rule)["vectors"]:
            version, aspect, position = parts(vector)
            found[rule, version][aspect].add(position)
    return found


SHOWN = shown()


def wanted(rule: str, version: str) -> dict[str, set[str]]:
    """What a version must be shown at."""
    kind, duty = yaml_of(rule)["kind"], duty_of(rule, version)
    least: dict[str, set[str]] = {}
    first, last = duty["in_force"]["from"], duty["in_force"].get("until", "")
    least["in-force"] = {"first-day", "day-before"} | ({"last-day", "day-after"} if last else set())
    if kind in DUE_DAY and "6 months" in {duty.get(key) for key in ("at_most_apart", "at_most", "at_least_before")}:
        # No day is six months from 31 December: from 30 June it is 30 December, from 1 July 1 January.
        least["in-force"] -= {"day-before"} if first.endswith("-01-01") else set()
        least["in-force"] -= {"last-day"} if last.endswith("-12-31") else set()
    if kind == "deadline" and "hour" in duty.get("within", ""):
        least["hours"] = least["hours-open"] = AROUND
        least["bare-days"] = {"same-day", "next-day", "two-days-later"}
        least["clock-change"] = {
            f"{n}-{p}" for n in ("spring-day-before", "autumn-day-before") for p in ("on", "after")
        }
    elif kind in {"deadline", "recurring", "deadline counted backward"}:
        least["done"] = least["open"] = AROUND
    if kind == "recurring":
        least["occurrences"] = {"second", "third"}
    if kind in {"precondition", "consent"}:
        least["order"] = {*AROUND, "never"}
    if kind == "consent":
        least["withdrawn"] = AROUND
        if duty["from_whom"] == "every custody holder":
            least["custody"] = {"other-holder", "ended-before", "ended-on"}
    if kind == "presence" and "must_happen" in duty:
        least["order"] = {*AROUND, "never"}
        # Where only memory vouches for the text nothing is ever missing.
        if "presupposed_by" in duty and duty["source"]["evidence"] != "memory":
            least["presupposed"] = {*AROUND, "never"}
    if kind == "count":
        least["number"] = {"one-fewer", "exact", "one-more"}
        least["done"] = AROUND
        # Looked at the day after is ‘one fewer’ once more.
        least["open"] = {"before", "on"}
    if kind == "limit" and "ends_with" in duty:
        least["done"] = least["open"] = AROUND
    if kind == "limit" and "stated_in" in duty:
        least["stated"] = {"day-before", "on", "day-after", "never"}
    if kind == "earliest day":
        least["first-day"] = AROUND
    if kind == "inactivity":
        least["done"] = AROUND
        least["open"] = {"after"}
    if kind == "currency":
        least["current" if "within_the_last" in duty else "stale"] = set()
    return least


class TestMinimum:
    def test_every_version_is_shown_at_its_boundaries(self) -> None:
        short = {}
        for rule in ENTRIES:
            for version in (row["id"] for row in yaml_of(rule)["versions"]):
                for aspect, positions in wanted(rule, version).items():
                    there = SHOWN[rule, version].get(aspect)
                    if there is None or not positions <= there:
                        short[rule, version, aspect] = sorted(positions - (there or set()))
        assert short == {}

    def test_periods_in_months_are_shown_at_the_ends_of_months(self) -> None:
        for rule in ENTRIES:
            for row in yaml_of(rule)["versions"]:
                duty = duty_of(rule, row["id"])
                if duty["kind"] == "inactivity" or "month" not in str(
                    duty.get("within", duty.get("at_most_apart", ""))
                ):
                    continue
                last = duty["in_force"].get("until", "2030")
                if int(last[:4]) - int(duty["in_force"]["from"][:4]) < 5:
                    continue
                days = {day[5:] for day in started(rule, row["id"])}
                assert {"01-31", "02-28", "02-29", "08-31", "10-31"} <= days, (rule, row["id"])

    def test_periods_in_working_days_are_shown_around_holidays(self) -> None:
        found = 0
        for rule in ENTRIES:
            if "working" not in str(yaml_of(rule).get("within", "")):
                continue
            found += 1
            names = {p.rsplit("-", 1)[0] for row in yaml_of(rule)["versions"] for p in SHOWN[rule, row["id"]]["starts"]}
            assert {
                "3-days-before-good-friday",
                "1-days-before-christmas-eve",
                "2-days-before-constitution-day",
            } <= names
            assert "3-days-before-great-prayer-day" in names
            assert "on-a-saturday" in names
        acknowledged = SHOWN["notification-acknowledged-within-6-working-days", "bl-2024"]["starts"]
        assert "3-days-before-fourth-friday-after-easter-on" in acknowledged
        assert found == 2

    def test_flags_that_must_be_stated_are_shown_yes_no_and_left_out(self) -> None:
        for rule in ENTRIES:
            for row in yaml_of(rule)["versions"]:
                stated = duty_of(rule, row["id"]).get("must_state", ())
                for flag in [stated] if isinstance(stated, str) else stated:
                    there = " ".join(SHOWN[rule, row["id"]]["fields"])
                    name = flag.replace("_", "-")
                    assert f"-{name}-no-said" in there, (rule, row["id"], flag)
                    assert f"-{name}-left-out" in there, (rule, row["id"], flag)

    def test_ages_are_shown_around_the_birthday_and_for_a_leap_day(self) -> None:
        seen = leap = 0
        for rule in ENTRIES:
            for row in yaml_of(rule)["versions"]:
                if not any("years" in age for age in ages_in(duty_of(rule, row["id"]))):
                    continue
                aspects = SHOWN[rule, row["id"]]
                places = {p.rsplit("-", 1)[-1] for p in aspects["age"]}
                # One of the three may be the case of another vector already.
                assert len(places) >= 2, (rule, row["id"])
                seen += 1
                leap += "leap-birthday" in aspects
        assert seen >= 60
        assert leap >= 50

    def test_every_other_reading_is_shown_where_it_changes_something(self) -> None:
        unseen = set()
        for rule in ENTRIES:
            chosen = {r for vector in file_of(rule)["vectors"] for r in vector.get("readings", {}).items()}
            for reading in yaml_of(rule).get("readings", ()):
                others = reading["alternatives"]
                for other in [others] if isinstance(others, str) else others:
                    if (reading["id"], other) not in chosen:
                        unseen.add((rule, reading["id"], other))
        assert unseen == set()


def ages_in(value: Any) -> Iterator[str]:
    """The ages that a duty speaks of, wherever it does."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key in {"child", "child_by_then"} and isinstance(part, str):
                yield part
            elif key not in {"source", "examples", "readings", "versions", "title", "summary"}:
                yield from ages_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from ages_in(part)


def started(rule: str, version: str) -> Iterator[str]:
    """The days on which the findings of a version begin, in its vectors."""
    for vector in file_of(rule)["vectors"]:
        if parts(vector)[0] == version:
            for finding in vector["expect"].get("findings", ()):
                yield (finding.get("trigger") or {}).get("at") or ""
