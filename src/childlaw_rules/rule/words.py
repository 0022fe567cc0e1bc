"""The words a rule file may use, apart from those of its kind: texts, sources, patterns, ties and ages.

Every value comes in as text, as the file says it, and is typed here. Messages of refusal name the way out.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field, model_validator

from childlaw_rules.rule.values import Day, Word, read_list
from childlaw_rules.when import USUAL, Counting, DayMissing, EndsOnDayOff, Period, StartDay, Unit, WorkingDays


class Evidence(StrEnum):
    """How the text of a provision is known."""

    VERIFIED = "verified"
    SECONDARY = "secondary"
    MEMORY = "memory"


class ReviewStatus(StrEnum):
    """How far a rule has come; earned, never promoted by age."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    STABLE = "stable"


class Basis(StrEnum):
    """Whether the duty is laid down in a statute or is a yardstick of practice."""

    STATUTE = "statute"
    PRACTICE = "practice"


class Category(StrEnum):
    """The part of the case work a duty belongs to."""

    NOTIFICATION = "notification"
    INVESTIGATION = "investigation"
    CONVERSATION = "conversation"
    CONSENT = "consent"
    PLAN = "plan"
    DECISION = "decision"
    MEASURE = "measure"
    FOLLOW_UP = "follow_up"
    SUPERVISION = "supervision"
    PLACEMENT = "placement"
    CONTACT = "contact"
    RETURN_HOME = "return_home"
    AFTERCARE = "aftercare"
    COMPLAINT = "complaint"
    PRACTICE = "practice"


CATEGORY_TITLES = {
    Category.NOTIFICATION: ("Underretninger", "Notifications"),
    Category.INVESTIGATION: ("Børnefaglig undersøgelse", "Investigation"),
    Category.CONVERSATION: ("Barnets inddragelse", "The child's voice"),
    Category.CONSENT: ("Samtykke", "Consent"),
    Category.PLAN: ("Planer", "Plans"),
    Category.DECISION: ("Afgørelser", "Decisions"),
    Category.MEASURE: ("Indsatser", "Measures"),
    Category.FOLLOW_UP: ("Opfølgning", "Follow-up"),
    Category.SUPERVISION: ("Tilsyn", "Supervision"),
    Category.PLACEMENT: ("Anbringelse", "Placement"),
    Category.CONTACT: ("Samvær", "Contact"),
    Category.RETURN_HOME: ("Hjemgivelse", "Return home"),
    Category.AFTERCARE: ("Ungestøtte og efterværn", "Aftercare"),
    Category.COMPLAINT: ("Klage", "Complaints"),
    Category.PRACTICE: ("Sagsgangen", "Case practice"),
}


class Bilingual(Word):
    """A text in Danish and in English; neither may be empty."""

    da: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]


class InForce(Word):
    """The days on which a version is in force, both inclusive; without ``until`` it still is."""

    from_: Annotated[Day, Field(alias="from")]
    until: Day | None = None

    @model_validator(mode="after")
    def _in_order(self) -> InForce:
        if self.until is not None and self.until < self.from_:
            raise ValueError("'until' lies before 'from'")
        return self


class Source(Word):
    """Where a version of the duty stands, and how its text is known."""

    act: Annotated[str, Field(min_length=1)]
    provision: Annotated[str, Field(min_length=1)]
    edition: str | None = None
    url: str | None = None
    evidence: Evidence
    says: Bilingual
    seen: str | None = None


class Hours(StrEnum):
    """How hours are counted: as elapsed time, never paused."""

    RUN_THROUGH = "run through nights, weekends and holidays"


class CountingChoice(Word):
    """How a period is counted. Every choice that bears on its unit must be written out, even the usual one."""

    start_day: StartDay | None = None
    day_missing_in_month: DayMissing | None = None
    ends_on_day_off: EndsOnDayOff | None = None
    working_days: WorkingDays | None = None
    hours: Hours | None = None

    @cached_property
    def counting(self) -> Counting:
        """The choices as the calendar takes them; what does not bear on the unit is as usual."""
        return Counting(
            start_day=self.start_day or USUAL.start_day,
            day_missing_in_month=self.day_missing_in_month or USUAL.day_missing_in_month,
            ends_on_day_off=self.ends_on_day_off or USUAL.ends_on_day_off,
            working_days=self.working_days or USUAL.working_days,
        )

    def fits(self, period: Period) -> None:
        """Raise ``ValueError`` where a choice that bears on the unit is missing, or one does not bear on it."""
        needed = _BEARS_ON[period.unit]
        said = {name for name in type(self).model_fields if getattr(self, name) is not None}
        wrong = [f"missing counting choice '{name}'" for name in needed if name not in said]
        wrong += [
            f"counting choice '{name}' does not bear on a period in {period.unit.value}"
            for name in sorted(said - set(needed))
        ]
        if wrong:
            raise ValueError("; ".join(wrong))

    def fits_backward(self, period: Period) -> None:
        """The same for a day that is counted backward: it never moves, so nothing may be said of days off."""
        if self.ends_on_day_off is not None:
            raise ValueError("a day counted backward never moves: leave out 'ends_on_day_off'")
        stays = {"ends_on_day_off": EndsOnDayOff.STAYS} if "ends_on_day_off" in _BEARS_ON[period.unit] else {}
        self.model_copy(update=stays).fits(period)


_BEARS_ON: Final = {
    Unit.HOURS: ("hours",),
    Unit.DAYS: ("start_day", "ends_on_day_off"),
    Unit.WEEKS: ("start_day", "ends_on_day_off"),
    Unit.MONTHS: ("start_day", "day_missing_in_month", "ends_on_day_off"),
    Unit.YEARS: ("start_day", "day_missing_in_month", "ends_on_day_off"),
    Unit.WORKING_DAYS: ("start_day", "working_days"),
}


class Reading(Word):
    """A question the law leaves open, the answer taken, the others, and why.

    ``sets`` names the key of the rule that the answer fills in. With ``adds`` the key is a list of events, and the
    answer says whether these items stand in it too.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    question: Bilingual
    sets: str
    default: str
    alternatives: Annotated[tuple[str, ...], BeforeValidator(read_list), Field(min_length=1)]
    adds: Annotated[tuple[Any, ...], BeforeValidator(read_list)] = ()
    why: Bilingual

    @model_validator(mode="after")
    def _added_or_not(self) -> Reading:
        if self.adds and ("." in self.sets or {self.default, *self.alternatives} != {"yes", "no"}):
            raise ValueError("with 'adds' the answers are 'yes' and 'no', and 'sets' is a key of the duty itself")
        return self


class Review(Word):
    """Who read the provision, when, and in which edition."""

    by: Annotated[str, Field(min_length=1)]
    on: Day
    edition: Annotated[str, Field(min_length=1)]
