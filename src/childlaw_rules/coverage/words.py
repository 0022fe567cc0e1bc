"""What the files of the coverage map may say, each value typed from its text."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from childlaw_rules.rule.values import Day, Word, read_list
from childlaw_rules.rule.words import Bilingual, Evidence

Name = Annotated[str, Field(min_length=1, max_length=120)]


class RowOutcome(StrEnum):
    """What became of a provision: it is read by rules, or it is not, for one of four reasons."""

    RULES = "rules"
    DISCRETION = "discretion"
    NO_EVENT = "no case-level event"
    NOT_VERIFIED = "text not verified"
    OUTSIDE = "outside the case file"


class Days(Word):
    """Days from one to another, both inclusive; an end that is not written is open."""

    from_: Annotated[Day | None, Field(alias="from")] = None
    until: Day | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Days:
        if self.from_ is not None and self.until is not None and self.until < self.from_:
            raise ValueError("'until' lies before 'from'")
        return self


class VersionWord(Days):
    """One numbering of a provision and the days on which it had it; without ``from`` the first is not established."""

    provision: Name
    act: Name | None = None


class EntryWord(Word):
    """One provision, or one duty in it, with all its versions."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$", max_length=80)]
    chapter: Name
    title: Bilingual
    evidence: Evidence
    note: Bilingual | None = None
    versions: Annotated[tuple[VersionWord, ...], BeforeValidator(read_list), Field(min_length=1)]


class ChapterWord(Word):
    """A chapter of an act, in our own short words."""

    id: Name
    title: Bilingual


class IndexFile(Word):
    """A file of ``coverage/provisions/``: an act, its chapters, its provisions."""

    act: Name
    title: Bilingual
    note: Bilingual | None = None
    chapters: Annotated[tuple[ChapterWord, ...], BeforeValidator(read_list), Field(min_length=1)]
    provisions: Annotated[tuple[EntryWord, ...], BeforeValidator(read_list), Field(min_length=1)]


class RowWord(Days):
    """What became of an entry, or of those of its versions that lie between ``from`` and ``until``."""

    entry: Name
    outcome: RowOutcome
    rules: Annotated[tuple[str, ...], BeforeValidator(read_list)] = ()
    reason: Bilingual | None = None
    beyond: Bilingual | None = None

    @model_validator(mode="after")
    def _whole(self) -> RowWord:
        if self.outcome is RowOutcome.RULES:
            wrong = [] if self.rules else ["outcome 'rules' names the rules in 'rules'"]
            if self.reason is not None:
                wrong.append("'reason' is for a provision no rule reads; what the rules leave out stands in 'beyond'")
        else:
            wrong = [] if self.reason is not None else [f"outcome '{self.outcome.value}' says why in 'reason'"]
            wrong += [f"'{key}' goes with outcome 'rules' only" for key in ("rules", "beyond") if getattr(self, key)]
        if len(set(self.rules)) < len(self.rules):
            wrong.append("a rule is named twice in 'rules'")
        if wrong:
            raise ValueError("; ".join(wrong))
        return self


class GapWord(Word):
    """Days, both inclusive, on which some rules have no version in force, and why."""

    from_: Annotated[Day, Field(alias="from")]
    until: Day
    rules: Annotated[tuple[Name, ...], BeforeValidator(read_list), Field(min_length=1)]
    reason: Bilingual


class GapFile(Word):
    """A file of ``coverage/time/``."""

    gaps: Annotated[tuple[GapWord, ...], BeforeValidator(read_list), Field(min_length=1)]


class RowFile(Word):
    """A file of ``coverage/<act>/``: the rows of one theme."""

    rows: Annotated[tuple[RowWord, ...], BeforeValidator(read_list), Field(min_length=1)]
