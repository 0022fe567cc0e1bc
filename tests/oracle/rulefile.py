"""Reads the rule files with PyYAML, every scalar as text, and puts each version together.

Nothing is shared with the engine but the files themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

from childlaw_rules.when import (
    EARLIEST,
    LATEST,
    Counting,
    DayMissing,
    EndsOnDayOff,
    Period,
    Point,
    StartDay,
    WorkingDays,
)

RULES = Path(__file__).parents[2] / "rules"
#: Keys of a file that are not keys of the duty.
NOT_THE_DUTY = {
    "id", "title", "summary", "category", "basis", "status", "reviewed", "kind", "readings", "versions", "examples",
}  # fmt: skip
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True)
class Age:
    years: int
    or_older: bool


@dataclass(frozen=True)
class Pattern:
    """Which events are meant; flags are the texts yes and no."""

    event: str
    where: tuple[tuple[str, frozenset[str]], ...]
    unless: tuple[tuple[str, frozenset[str]], ...]
    open: frozenset[str]
    child: Age | None
    child_by_then: Age | None


@dataclass(frozen=True, eq=False)
class Version:
    id: str
    first: int
    last: int
    evidence: str
    duty: dict[str, Any]

    def patterns(self, key: str) -> list[Pattern]:
        if key not in self._patterns:
            self._patterns[key] = patterns(self.duty.get(key, []))
        return self._patterns[key]

    @cached_property
    def _patterns(self) -> dict[str, list[Pattern]]:
        return {}

    def text(self, key: str, otherwise: str = "") -> str:
        return self.duty.get(key, otherwise)

    def yes(self, key: str) -> bool:
        return self.duty.get(key) == "yes"

    def period(self, key: str) -> Period:
        return Period.parse(self.duty[key])

    @cached_property
    def counting(self) -> Counting:
        """The counting choices; what does not bear on the unit is as usual."""
        said = self.duty.get("counting", {})
        usual = Counting()
        return Counting(
            start_day=StartDay(said.get("start_day", usual.start_day.value)),
            day_missing_in_month=DayMissing(said.get("day_missing_in_month", usual.day_missing_in_month.value)),
            ends_on_day_off=EndsOnDayOff(said.get("ends_on_day_off", usual.ends_on_day_off.value)),
            working_days=WorkingDays(said.get("working_days", usual.working_days.value)),
        )


@dataclass(frozen=True, eq=False)
class Rule:
    id: str
    kind: str
    versions: tuple[Version, ...]

    def on(self, day: int) -> Version | None:
        """The version in force on a day; in a gap there is none."""
        return next((version for version in self.versions if version.first <= day <= version.last), None)

    def patterns(self, key: str) -> list[Pattern]:
        """What the versions say under a key, all together."""
        return [pattern for version in self.versions for pattern in version.patterns(key)]


def listed(value: Any) -> list[Any]:
    """One or several: a single value stands for a list of one."""
    return value if isinstance(value, list) else [value]


def age(text: str | None) -> Age | None:
    if text is None:
        return None
    if text in {"born", "not yet born"}:
        return Age(0, text == "born")
    words = text.split()
    return Age(int(words[1]), False) if words[0] == "under" else Age(int(words[0]), True)


def patterns(value: Any) -> list[Pattern]:
    return [_pattern(item) for item in listed(value)] if value else []


_made: dict[str, Pattern] = {}


def _pattern(item: Any) -> Pattern:
    key = str(item)
    if key not in _made:
        said = {"event": item} if isinstance(item, str) else item
        _made[key] = Pattern(
            said["event"],
            tuple((field, frozenset(listed(values))) for field, values in said.get("where", {}).items()),
            tuple((field, frozenset(listed(values))) for field, values in said.get("unless", {}).items()),
            frozenset(listed(said.get("open_if_absent", []))),
            age(said.get("child")),
            age(said.get("child_by_then")),
        )
    return _made[key]


def make_rule(data: dict[str, Any], chosen: dict[str, str] | None = None) -> Rule:
    """A rule from the data of its file; ``chosen`` answers readings by their id."""
    shared = {key: value for key, value in data.items() if key not in NOT_THE_DUTY}
    versions = []
    for part in data["versions"]:
        own = {key: value for key, value in part.items() if key not in {"id", "in_force", "source"}}
        duty = {**shared, **own}
        if "counting" in shared and "counting" in own:
            duty["counting"] = {**shared["counting"], **own["counting"]}
        for reading in data.get("readings", []):
            answer = reading["default"]
            for name in (reading["id"], f"{data['id']}/{reading['id']}"):
                answer = (chosen or {}).get(name, answer)
            duty = _answered(duty, reading, answer)
        in_force = part["in_force"]
        versions.append(
            Version(
                part["id"],
                _day(in_force["from"]) if "from" in in_force else EARLIEST,
                _day(in_force["until"]) if "until" in in_force else LATEST,
                part["source"]["evidence"],
                duty,
            )
        )
    return Rule(data["id"], data["kind"], tuple(versions))


def _answered(duty: dict[str, Any], reading: dict[str, Any], answer: str) -> dict[str, Any]:
    key = reading["sets"]
    if "adds" in reading:
        more = listed(reading["adds"]) if answer == "yes" else []
        return {**duty, key: [*listed(duty.get(key, [])), *more]}
    if answer == reading["default"]:
        return duty
    head, _, rest = key.partition(".")
    return {**duty, head: {**duty.get(head, {}), rest: answer} if rest else answer}


def _day(text: str) -> int:
    return Point.parse(text).first


def read_data(path: Path) -> dict[str, Any]:
    with path.open(encoding="utf-8") as file:
        data: dict[str, Any] = yaml.load(file, _LOADER)
    return data


@cache
def rule_data() -> dict[str, dict[str, Any]]:
    """The data of every rule file, by the id of the rule."""
    # Review profiles and maps of event logs lie beside the categories of rules.
    paths = sorted(path for path in RULES.glob("*/*.yaml") if path.parent.name not in {"profiles", "maps"})
    return {data["id"]: data for data in map(read_data, paths)}


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule that is shipped, with each reading answered as usual."""
    return {id_: make_rule(data) for id_, data in rule_data().items()}


def types_in(value: Any) -> set[str]:
    """Every event type that a duty names anywhere."""
    from childlaw_rules.case.vocabulary import EVENT_TYPES

    if isinstance(value, str):
        return {value} & set(EVENT_TYPES)
    if isinstance(value, dict):
        return set().union(*(types_in(item) for item in value.values())) if value else set()
    return set().union(*(types_in(item) for item in value)) if isinstance(value, list) and value else set()
