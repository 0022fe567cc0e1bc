"""What fills the message of a finding."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from childlaw_rules.finding import MissingFact, Sensitivity
from childlaw_rules.kinds.outcome import DayWord, InstantWord, Line, Outcome
from childlaw_rules.record.entry import Entry
from childlaw_rules.record.worlds import Fact
from childlaw_rules.rulebook import RuleVersion
from childlaw_rules.sentences import DA, Words, event_in_words, events_in_words, party_in_words
from childlaw_rules.spans import Span, hull


@dataclass(slots=True)
class Judged:
    """What the worlds say of one subject: the status, what each world shows, and what would settle it."""

    status: str
    shown: list[Outcome]
    possible: list[str]
    facts: tuple[Fact, ...]
    sensitive_to: Callable[[], list[Sensitivity]] = list
    #: The limit that was reached where more is open than can be tried.
    limit: Line | None = None

    @property
    def trigger(self) -> Entry | None:
        """The event that started it, where all worlds agree."""
        first = self.shown[0].trigger
        return first if all(outcome.trigger is first for outcome in self.shown) else None


@dataclass(frozen=True, slots=True)
class Filling:
    """What fills the message of one finding, worked out only for the words that the message uses."""

    words: Words
    judged: Judged
    version: RuleVersion | None
    dues: tuple[Span | None, Span | None]
    done: Entry | None
    late: int | None
    facts: list[MissingFact]
    lines: list[Line]

    def word(self, name: str, lang: str) -> Any:
        """One word of the message in its language."""
        found = getattr(self, f"_{name}")(lang)
        return "-" if found is None else found

    def _as_of(self, lang: str) -> str:
        return self.words.as_of(lang, hours=self.dues[1] is not None)

    def _due(self, lang: str) -> Any:
        due, due_instant = self.dues
        if due_instant is not None:
            return InstantWord(due_instant)
        return None if due is None else DayWord(due)

    def _start(self, lang: str) -> Any:
        start = hull([o.start for o in self.judged.shown])
        return None if start is None else DayWord(start)

    def _events(self, lang: str) -> str | None:
        asked = {_asked_for(o.version): None for o in self.judged.shown if o.version is not None}
        return events_in_words(next(iter(asked)), lang) if asked else None

    def _party(self, lang: str) -> str:
        return party_in_words(self.judged.shown[0].subject.get("party"), lang)

    def _facts(self, lang: str) -> str:
        return "; ".join(fact.text.da if lang == DA else fact.text.en for fact in self.facts)

    def _late(self, lang: str) -> str:
        return _late_in_words(self.late, lang)

    def _later(self, lang: str) -> str:
        if self.done is None:
            return ""
        when = self.words.word(self.done, lang)
        return f" Det kom først {when}." if lang == DA else f" It came later, {when}."

    def _stale(self, lang: str) -> str:
        said = [self.words.line(line, None).text for line in self.lines if line.key in _WHY_NOT]
        return "".join(f" {text.da if lang == DA else text.en}" for text in said)

    def _exception(self, lang: str) -> str | None:
        for line in self.lines:
            if line.key in {"exception", "instead-in-time"} and line.entry is not None:
                return f"{event_in_words(line.entry.type, lang)} {self.words.word(line.entry, lang)}"
        return None

    def _done_event(self, lang: str) -> str:
        if self.done is None:
            return "det krævede" if lang == DA else "it"
        return event_in_words(self.done.type, lang)

    def _done_at(self, lang: str) -> Any:
        return self.done if self.done is not None else ("i tide" if lang == DA else "in time")

    def _trigger_event(self, lang: str) -> str | None:
        trigger = self.judged.trigger
        return None if trigger is None else event_in_words(trigger.type, lang)

    def _trigger_at(self, lang: str) -> Any:
        return self.judged.trigger


#: Lines that say why something does not count.
_WHY_NOT: Final = frozenset(
    {"made-stale", "points-elsewhere", "not-stated", "said-otherwise", "withdrawn", "refused"}
    | {"exception-incomplete", "exception-unmet"}
)


def _asked_for(version: RuleVersion) -> tuple[str, ...]:
    """The event types a duty asks for."""
    duty = version.duty
    for name in ("must_happen", "must_be_in_place", "kept_current_by", "ends_with"):
        patterns = getattr(duty, name, None)
        if patterns:
            return tuple(dict.fromkeys(pattern.event for pattern in patterns))
    for name in ("repeats", "counts"):
        pattern = getattr(duty, name, None)
        if pattern is not None:
            return (pattern.event,)
    return ("consent_given",)


def _late_in_words(late: int | None, lang: str) -> str:
    if late is None:
        return "nogen tid" if lang == DA else "some time"
    if late == 0:
        return "samme dag, men" if lang == DA else "the same day, but"
    if lang == DA:
        return f"{late} dag" if late == 1 else f"{late} dage"
    return f"{late} day" if late == 1 else f"{late} days"
