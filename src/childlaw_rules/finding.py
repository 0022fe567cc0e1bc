"""What comes out: findings, the rules that do not apply, and the stamp that says what was used.

The names are fixed by the public contract of the report (``childlaw-report/1``).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final, NoReturn, Protocol, Self, TypeVar

from pydantic import BaseModel, ConfigDict, PrivateAttr, SerializerFunctionWrapHandler, model_serializer

from childlaw_rules.arguments import refuse, unlike, wrong_type
from childlaw_rules.case.cpr import Shielded
from childlaw_rules.errors import ArgumentError, Problem, did_you_mean

M = TypeVar("M", bound=BaseModel)


class Status(StrEnum):
    """How a duty stands on the day that is looked at."""

    MET = "met"
    MET_LATE = "met_late"
    OVERDUE = "overdue"
    MISSING = "missing"
    PENDING = "pending"
    EXCUSED = "excused"
    UNDETERMINED = "undetermined"

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        """Refuse what is no status: raises ``ArgumentError`` with the nearest one, or with all of them."""
        known = [status.value for status in cls]
        if not isinstance(value, str):
            raise ArgumentError([wrong_type("status", value, f"one of: {', '.join(known)}")])
        near = did_you_mean(str(value), known) or f"; one of: {', '.join(known)}"
        raise ArgumentError([Problem("status", f"unknown status '{value}'{near}")])


#: What ``possible`` may list beside the statuses: that the rule does not apply, or that no version is in force.
NOT_APPLICABLE = "not_applicable"
OUT_OF_FORCE = "out_of_force"

#: The statuses that count against the file.
NON_COMPLIANT = frozenset({Status.OVERDUE, Status.MISSING, Status.MET_LATE})


class _Model(Shielded):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Untold(Protocol):
    """What knows the sentences of a finding."""

    def tell(self, field: str) -> Any:
        """The value of a field that is put into words."""


class _Told(_Model):
    """A model some of whose fields are sentences, put into words only when somebody reads them.

    A case system that looks at statuses alone does not pay for the words. Reading a field, comparing, copying
    and serialising all find it there.
    """

    _untold: Untold | None = PrivateAttr(default=None)

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("_"):
            untold = (self.__pydantic_private__ or {}).get("_untold")
            if untold is not None and name in type(self).model_fields:
                value = untold.tell(name)
                self.__dict__[name] = value
                return value
            if name in self.__dict__:
                # Another thread has put it into words since it was looked for.
                return self.__dict__[name]
        return super().__getattr__(name)  # type: ignore[misc]

    def _tell(self) -> None:
        """Put everything into words."""
        private = self.__pydantic_private__
        if private is None or private.get("_untold") is None:
            return
        # The fields are written in their order, whichever of them was read first.
        told = {name: getattr(self, name) for name in type(self).model_fields}
        # In one step, so that a thread that reads at the same moment finds one or the other.
        object.__setattr__(self, "__dict__", told)
        private["_untold"] = None

    @model_serializer(mode="wrap")
    def _serialise(self, handler: SerializerFunctionWrapHandler):  # type: ignore[no-untyped-def]
        self._tell()
        return handler(self)

    def __eq__(self, other: object) -> bool:
        self._tell()
        if isinstance(other, _Told):
            other._tell()
        return super().__eq__(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr_args__(self) -> Any:
        self._tell()
        return super().__repr_args__()

    def __getstate__(self) -> dict[Any, Any]:
        self._tell()
        return super().__getstate__()

    def __copy__(self) -> Self:
        self._tell()
        return super().__copy__()

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        self._tell()
        return super().__deepcopy__(memo)


def _all_fields(model: type[BaseModel]) -> set[str]:
    if model not in _ALL:
        _ALL[model] = set(model.model_fields)
    return _ALL[model]


#: All fields of a model, as the set that pydantic keeps with every instance; nothing changes it in frozen models.
_ALL: Final[dict[type[BaseModel], set[str]]] = {}


def told_later(model: type[M], untold: Untold, **fields: Any) -> M:
    """A model whose remaining fields are put into words when somebody reads them."""
    made = _new(model)
    # What ``model_construct`` does, without looking for fields that were left out: these come later.
    _put(made, "__dict__", fields)
    _put(made, "__pydantic_fields_set__", _ALL.get(model) or _all_fields(model))
    _put(made, "__pydantic_extra__", None)
    _put(made, "__pydantic_private__", {"_untold": untold})
    return made


_new: Final = object.__new__
_put: Final = object.__setattr__


class Text(_Model):
    """A sentence in Danish and in English."""

    da: str
    en: str


class Happening(_Model):
    """An event and when it happened: a day, an instant, or a span of days written as an interval."""

    event: str | None
    at: str | None


class Provision(_Model):
    """Where the duty stands. ``evidence`` says how the text is known: verified, secondary or memory."""

    act: str | None
    provision: str | None
    edition: str | None
    url: str | None
    evidence: str | None


class MissingFact(_Model):
    """A fact that would settle a finding: a field of an event, what the source records, or the law's own text.

    ``at`` is what the file says of when the event happened, as it says it; None where there is no such event.
    """

    fact: str
    event: str | None
    type: str | None
    field: str | None
    text: Text
    at: str | None = None


class Sensitivity(_Model):
    """Another reading of the law and the status it would give."""

    reading: str
    alternative: str
    status: str


class Step(_Model):
    """One line of the derivation that a lawyer can tick off."""

    kind: str
    event: str | None
    provision: str | None
    text: Text


class Finding(_Told):
    """How one duty stands for one subject."""

    rule: str
    version: str | None
    category: str
    basis: str
    status: Status
    subject: dict[str, str]
    occurrence: int | None
    trigger: Happening | None
    due: str | None
    fulfilled_by: Happening | None
    days_late: int | None
    source: Provision
    remarks: list[str]
    missing_facts: list[MissingFact]
    possible: list[str]
    sensitive_to: list[Sensitivity]
    readings: list[str]
    message: Text
    steps: list[Step]

    @property
    def non_compliant(self) -> bool:
        """Whether the status counts against the file."""
        return self.status in NON_COMPLIANT


class NotApplicable(_Model):
    """A rule that does not apply, to one subject or at all, and why.

    ``condition`` is the condition that failed, in one word that a program can match (``no-start``), and ``events``
    are the types of event that it speaks of. A report that was written down before it said them has neither.
    """

    rule: str
    subject: dict[str, str]
    reason: Text
    condition: str | None = None
    events: list[str] = []


class OutOfForce(_Model):
    """A rule of which no version was in force on the day that governs."""

    rule: str
    on: str


class RulesetStamp(_Model):
    """Which rules and which engine said it."""

    version: str
    digest: str
    engine: str


class Report(_Told):
    """All that a set of rules says of a case on a day."""

    format: str = "childlaw-report/1"
    case: str | None
    as_of: str
    known_at: str | None
    ruleset: RulesetStamp
    findings: list[Finding]
    not_applicable: list[NotApplicable]
    out_of_force: list[OutOfForce]

    @property
    def non_compliant(self) -> list[Finding]:
        """The findings that count against the file, in order."""
        return [finding for finding in self.findings if finding.non_compliant]

    def of(self, rule: str) -> list[Finding]:
        """The findings of one rule, in order. Raises ``ArgumentError`` for what is no text."""
        refuse(unlike("rule", rule, str, "the id of a rule"))
        return [finding for finding in self.findings if finding.rule == rule]
