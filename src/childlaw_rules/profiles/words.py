"""What the file of a review profile may say, each value typed from its text.

A profile asks of cases what reviewers asked of them. Each question says in one of five ways how it is answered: by
rules, by other questions (all of them, any of them), by declared signs, or not at all, with the reason.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field, model_validator

from childlaw_rules.arguments import unlike
from childlaw_rules.case.words import DecisionKind, MeasureKind
from childlaw_rules.errors import Problem
from childlaw_rules.finding import Status
from childlaw_rules.rule.head import Id
from childlaw_rules.rule.values import Flag, Word, read_list
from childlaw_rules.rule.words import Bilingual, Evidence
from childlaw_rules.when import Period


class AnswerWord(StrEnum):
    """What a question comes to. ``not_shown``: the file does not say what the answer depends on."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_RELEVANT = "not_relevant"
    NOT_SHOWN = "not_shown"


#: What a question is asked of when it is not asked of single threads.
CASE: Final = "case"
#: The statuses that a profile says how to count; what is undetermined is not shown, unless all that is possible
#: counts alike.
COUNTED: Final = tuple(status for status in Status if status is not Status.UNDETERMINED)


def read_count(value: Any) -> int:
    """A whole number, nought included."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"0|[1-9]\d{0,5}", value):
        return int(value)
    raise ValueError("write a whole number")


def read_year(value: Any) -> int:
    """A year with four digits."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"(19|20)\d\d", value):
        return int(value)
    raise ValueError("write a year, for example 2016")


def read_period(value: Any) -> Any:
    """A period in words, not in hours or working days."""
    if not isinstance(value, str):
        return value
    period = Period.parse(value)
    if period.unit.value in ("hours", "working days"):
        raise ValueError("write it in days, weeks, months or years")
    return period


Count = Annotated[int, BeforeValidator(read_count)]
Percent = Annotated[int, BeforeValidator(read_count), Field(le=100)]
Year = Annotated[int, BeforeValidator(read_year)]
LookingBack = Annotated[Period, BeforeValidator(read_period)]
Statuses = Annotated[tuple[Status, ...], BeforeValidator(read_list)]
Ids = Annotated[tuple[Id, ...], BeforeValidator(read_list)]
Judged = Literal["case", "notification", "need", "investigation", "decision", "measure", "plan", "complaint"]


class ProfileSource(Word):
    """Whose review it was, when, how its text is known, and what it did, in our own words."""

    by: Annotated[str, Field(min_length=1)]
    year: Year
    url: str | None = None
    evidence: Evidence
    says: Bilingual
    seen: str | None = None


class CountsAs(Word):
    """How the statuses of findings count.

    ``done_later`` is what a finding counts as that is not met in time although what was missing came after.
    """

    yes: Statuses
    partly: Statuses = ()
    no: Statuses
    not_relevant: Statuses = ()
    done_later: Literal["yes", "partly", "no"] | None = None

    @model_validator(mode="after")
    def _each_once(self) -> CountsAs:
        said = [*self.yes, *self.partly, *self.no, *self.not_relevant]
        wrong = [
            f"'{status.value}' is said {said.count(status)} times" for status in COUNTED if said.count(status) != 1
        ]
        if Status.UNDETERMINED in said:
            wrong.append("'undetermined' always counts as not shown")
        if wrong:
            raise ValueError(f"each status counts once: {'; '.join(wrong)}")
        return self

    def answer(self, status: str) -> AnswerWord:
        """What a status counts as; one that is no finding is not relevant."""
        for word in (AnswerWord.YES, AnswerWord.PARTLY, AnswerWord.NO):
            if status in getattr(self, word.value):
                return word
        return AnswerWord.NOT_RELEVANT


class DecisionsAsked(Word):
    """Of which decisions the questions on decisions are asked. What was refused is never among them."""

    kind: Annotated[tuple[DecisionKind, ...], BeforeValidator(read_list), Field(min_length=1)]
    measure_kind: Annotated[tuple[MeasureKind, ...], BeforeValidator(read_list)] = ()
    without_consent: Literal["left out", "looked at"] = "looked at"


class Published(Word):
    """Figures that were published, to compare with: of how many, and how many or what share of them.

    ``among`` is a kind of measure where the figure is of that kind alone.
    """

    year: Year | None = None
    among: MeasureKind | None = None
    of: Count | None = None
    yes: Count | None = None
    partly: Count | None = None
    no: Count | None = None
    not_shown: Count | None = None
    percent_yes: Percent | None = None
    percent_no: Percent | None = None
    of_which: dict[str, Count] = {}

    @model_validator(mode="after")
    def _some_figure(self) -> Published:
        figures = (self.yes, self.partly, self.no, self.not_shown, self.percent_yes, self.percent_no)
        if all(figure is None for figure in figures):
            raise ValueError("a published row has a figure: 'yes', 'no', 'percent_yes' …")
        counted = [figure for figure in figures[:4] if figure is not None]
        if self.of is not None and sum(counted) > self.of:
            raise ValueError(f"the figures add up to {sum(counted)}, more than 'of: {self.of}'")
        return self


class OfWhich(Word):
    """A part of those with an answer that is counted beside it: where any of other questions is answered so."""

    id: Id
    says: Bilingual
    among: AnswerWord
    any_of: Annotated[Ids, Field(min_length=1)]
    answered: AnswerWord


class Sign(Word):
    """Something that is read from findings and is no question of its own; questions weigh it."""

    id: Id
    says: Bilingual
    rules: Annotated[Ids, Field(min_length=1)]
    judged: Judged | None = None
    counts_as: CountsAs | None = None
    only_measures_that_run: Flag = False
    looking_back: LookingBack | None = None


class Question(Word):
    """One question of the reviewers, and how it is answered.

    With ``looking_back`` it leaves out findings that were settled before; what stands is never left out.
    """

    id: Id
    asks: Bilingual
    judged: Judged | None = None
    understood_as: Bilingual | None = None
    rules: Ids = ()
    counts_as: CountsAs | None = None
    only_measures_that_run: Flag = False
    looking_back: LookingBack | None = None
    all_of: Ids = ()
    any_of: Ids = ()
    from_signs: Ids = ()
    measured_instead: Bilingual | None = None
    partly_if_lacking_at_most: Count | None = None
    not_answerable: Bilingual | None = None
    of_which: Annotated[tuple[OfWhich, ...], BeforeValidator(read_list)] = ()
    published: Annotated[tuple[Published, ...], BeforeValidator(read_list)] = ()

    @model_validator(mode="after")
    def _one_way(self) -> Question:
        ways = [way for way in WAYS if getattr(self, way)]
        if len(ways) != 1:
            raise ValueError(f"a question is answered in one way, by one of: {', '.join(WAYS)}")
        wrong = [
            f"'{key}' goes with '{way}' only"
            for key, way in GOES_WITH.items()
            if key in self.model_fields_set and ways != [way]
        ]
        if self.from_signs and self.measured_instead is None:
            wrong.append("a question answered from signs says in 'measured_instead' what is measured in its place")
        if wrong:
            raise ValueError("; ".join(wrong))
        return self

    @property
    def answerable(self) -> bool:
        """Whether days and flags can answer it at all."""
        return self.not_answerable is None

    @property
    def weighed(self) -> tuple[str, ...]:
        """The questions and signs that it is answered from."""
        return self.all_of or self.any_of or self.from_signs


#: The keys of which a question has one: the way in which it is answered.
WAYS: Final = ("rules", "all_of", "any_of", "from_signs", "not_answerable")
#: Keys that say something about one way alone.
GOES_WITH: Final = {
    "counts_as": "rules",
    "only_measures_that_run": "rules",
    "looking_back": "rules",
    "measured_instead": "from_signs",
    "partly_if_lacking_at_most": "from_signs",
}


class Profile(Word):
    """A review profile: whose review it follows, of what its questions are asked, and the questions in order.

    With ``looking_back`` only the decisions, or other threads, that began in that time are asked about.
    """

    id: Id
    title: Bilingual
    source: ProfileSource
    judged: Judged
    decisions: DecisionsAsked | None = None
    looking_back: LookingBack | None = None
    counts_as: CountsAs
    signs: Annotated[tuple[Sign, ...], BeforeValidator(read_list)] = ()
    questions: Annotated[tuple[Question, ...], BeforeValidator(read_list), Field(min_length=1)]

    def question(self, id_: str) -> Question:
        """One question by its id. Raises ``KeyError`` where there is none."""
        for question in self.questions:
            if question.id == id_:
                return question
        raise KeyError(id_)

    def judged_by(self, asked: Question | Sign) -> str:
        """What a question or sign is asked of: the case, or each thread of a kind."""
        return asked.judged or self.judged

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of the rules that it reads, each once, in order."""
        asked: tuple[Sign | Question, ...] = (*self.signs, *self.questions)
        return tuple(dict.fromkeys(rule for one in asked for rule in one.rules))


def profile_unlike(profile: object) -> list[Problem]:
    """What is wrong with the argument that is to be a review profile."""
    return unlike("profile", profile, Profile, "a review profile, as profile() gives it")
