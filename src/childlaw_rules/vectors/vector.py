"""What a set of vectors is: one vector, the file of a rule, the manifest. Names are fixed by ``childlaw-vectors/1``."""

from __future__ import annotations

from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from childlaw_rules.finding import Happening, Report, Text

FORMAT: Final = "childlaw-vectors/1"


class Record(BaseModel):
    """What the models of vectors share: frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


class ExpectedFinding(Record):
    """One finding of the rule, in the words of ``childlaw-report/1``. What is left out is null or empty there."""

    status: str
    version: str | None = None
    subject: dict[str, str]
    occurrence: int | None = None
    trigger: Happening | None = None
    due: str | None = None
    fulfilled_by: Happening | None = None
    days_late: int | None = None
    possible: list[str] = []


class Expected(Record):
    """All that the report says of the rule: its findings in order, the subjects it does not apply to, and the
    days on which no version was in force."""

    findings: list[ExpectedFinding] = []
    not_applicable: list[dict[str, str]] = []
    out_of_force: list[str] = []


class Vector(Record):
    """One case around one boundary, and what the rule says of it."""

    id: str = Field(pattern=r"^[a-z0-9-]+/[a-z-]+/[a-z0-9-]+$")
    tests: Text
    as_of: str
    readings: dict[str, str] = {}
    start: str | None = None
    done: str | None = None
    case: dict[str, Any]
    expect: Expected

    @property
    def version(self) -> str:
        """The version that is tested: the first part of the id."""
        return self.id.split("/")[0]

    @property
    def aspect(self) -> str:
        """The group of vectors: the second part of the id."""
        return self.id.split("/")[1]

    @property
    def position(self) -> str:
        """The position within the group: the third part of the id."""
        return self.id.split("/")[2]


class VersionHead(Record):
    """One version of the rule: the days on which it is in force, and where it stands."""

    id: str
    first: str
    last: str | None = None
    provision: str


class VectorFile(Record):
    """The vectors of one rule."""

    format: Literal["childlaw-vectors/1"] = "childlaw-vectors/1"
    rule: str
    kind: str
    title: Text
    versions: list[VersionHead]
    vectors: list[Vector]


class FileEntry(Record):
    """One file of the set: its rule, its path beside the manifest, how many vectors, how many for each version."""

    rule: str
    path: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    count: int
    versions: dict[str, int]


class ClockChange(Record):
    """The two nights of a year in which the clock in Copenhagen changes, as instants in UTC."""

    forward: str
    back: str


class CalendarFacts(Record):
    """What the vectors presume of the calendar in the years that they touch."""

    time_zone: Literal["Europe/Copenhagen"] = "Europe/Copenhagen"
    public_holidays: dict[str, list[str]]
    offices_closed: list[str]
    friday_after_ascension: dict[str, str]
    clock_changes: dict[str, ClockChange]


class Manifest(Record):
    """The whole set: which rules it was made from, what it presumes of the calendar, its files, its words."""

    format: Literal["childlaw-vectors/1"] = "childlaw-vectors/1"
    ruleset_version: str
    ruleset_digest: str
    engine: str
    count: int
    calendar: CalendarFacts
    fields: dict[str, Text]
    aspects: dict[str, Text]
    files: list[FileEntry]


def expected_of(report: Report) -> Expected:
    """What a report of one rule says, as far as a vector holds it."""
    return Expected(
        findings=[
            ExpectedFinding(
                status=finding.status.value,
                version=finding.version,
                subject=finding.subject,
                occurrence=finding.occurrence,
                trigger=finding.trigger,
                due=finding.due,
                fulfilled_by=finding.fulfilled_by,
                days_late=finding.days_late,
                possible=finding.possible,
            )
            for finding in report.findings
        ],
        not_applicable=[row.subject for row in report.not_applicable],
        out_of_force=[row.on for row in report.out_of_force],
    )
