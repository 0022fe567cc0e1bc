"""What is on file: the events as the evaluator sees them, which thread they belong to, and how they are spoken of."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import Final, TypeVar

from childlaw_rules.case import Case
from childlaw_rules.case.words import PartyRole
from childlaw_rules.catalogue import STATUS_NAMES, THREAD_NAMES
from childlaw_rules.duelist.words import subject_words
from childlaw_rules.finding import Finding, Report, Text
from childlaw_rules.handovernote.models import Known, NoteLine
from childlaw_rules.handovernote.words import Word, joined, part, told
from childlaw_rules.prose.fieldspeech import FieldSpeech
from childlaw_rules.record.entries import Record
from childlaw_rules.record.entry import Entry, Thread
from childlaw_rules.record.exploring import explore
from childlaw_rules.record.opening import NAMELESS
from childlaw_rules.record.threads import candidates, ends_of
from childlaw_rules.record.worlds import World
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.sentences import DA, EN, day_in_words, event_in_words, happened_in_words
from childlaw_rules.when import Point

A = TypeVar("A", bound=Hashable)

#: So many worlds are tried to tell which thread an event belongs to.
_MOST: Final = 40


class Filed:
    """One case as it stands on record on the day of its report."""

    __slots__ = ("_belonging", "case", "record", "report", "rules")

    def __init__(self, case: Case, report: Report, rules: Ruleset) -> None:
        self.case = case
        self.report = report
        self.rules = rules
        known = None if report.known_at is None else Point.parse(report.known_at)
        self._belonging: dict[tuple[int, str], tuple[frozenset[str], frozenset[str]]] = {}
        self.record = Record(case, Point.parse(report.as_of), known, rules.tables.measures)

    # -- asking -------------------------------------------------------------------------------------------

    def of(self, *types: str) -> list[Entry]:
        """The events of some types, earliest first."""
        found = [entry for type_ in types for entry in self.record.of_type(type_)]
        return sorted(found, key=lambda entry: entry.index)

    def surely(self, question: Callable[[World], bool]) -> bool | None:
        """The answer to a question about the case; None where the file leaves it open."""
        answers = self.answers(question)
        return None if answers is None or len(answers) > 1 else next(iter(answers))

    def answers(self, question: Callable[[World], A]) -> set[A] | None:
        """The answers that are possible; None where there is too much open to say."""
        worlds = explore(self.record, question, lambda answer: answer, _MOST)
        return set(worlds.answers) if worlds.complete else None

    def belongs(self, entry: Entry, kind: str, tid: str) -> bool | None:
        """Whether an event belongs to a thread; None where the file leaves it open."""
        surely, perhaps = self._threads_of(entry, kind)
        return True if tid in surely else (None if tid in perhaps else False)

    def _threads_of(self, entry: Entry, kind: str) -> tuple[frozenset[str], frozenset[str]]:
        """The threads of a kind that an event surely belongs to, and those it may belong to."""
        known = self._belonging.get((entry.index, kind))
        if known is not None:
            return known
        named = entry.fields.get(kind)
        if named is not None:
            found = frozenset({str(named)}), frozenset({str(named)})
        else:
            found = self._by_default(entry, kind)
        self._belonging[entry.index, kind] = found
        return found

    def _by_default(self, entry: Entry, kind: str) -> tuple[frozenset[str], frozenset[str]]:
        """The same for an event that names none: the only one it may belong to, or none surely."""
        world = World(self.record)
        found = frozenset(thread.id for thread in candidates(world, entry, kind))
        if not world.trail:
            return (found if len(found) == 1 else frozenset()), found
        # A day is not known: which threads had begun and not ended by then is tried.
        answers = self.answers(lambda world: frozenset(thread.id for thread in candidates(world, entry, kind)))
        if answers is None:
            return frozenset(), frozenset(self.record.threads[kind])
        possible = frozenset.union(*answers)
        return (possible if len(possible) == 1 and all(answers) else frozenset()), possible

    def ended(self, thread: Thread) -> bool | None:
        """Whether a thread has ended by the day looked at; None where the file leaves it open."""
        return self.surely(lambda world: any(world.happened(end) for end in ends_of(world, thread)))

    def ends(self, thread: Thread) -> list[Entry]:
        """The events that end a thread, or may."""
        worlds = explore(self.record, lambda world: tuple(ends_of(world, thread)), lambda ends: ends, _MOST)
        return list(dict.fromkeys(end for ends in worlds.answers for end in ends))

    def records(self, type_: str) -> bool:
        """Whether the source is known to record a type throughout."""
        return not self.record.uncovered(type_) and not self.record.silent(type_)

    def findings(self, category: str) -> list[Finding]:
        """The findings of one category."""
        return [finding for finding in self.report.findings if finding.category == category]

    # -- speaking -----------------------------------------------------------------------------------------

    def line(self, key: str, *entries: Entry, known: Known = Known.SHOWN, **words: Word) -> NoteLine:
        """A line that rests on some events; one that may not have happened yet is said to be so."""
        text = told(key, **words)
        if any(entry.last > entry.limit for entry in entries):
            text, known = told("perhaps", text=text), Known.UNCLEAR
        return NoteLine(text=text, known=known, events=[entry.id for entry in entries])

    def happened(self, entry: Entry, key: str, known: Known = Known.SHOWN, **words: Word) -> NoteLine:
        """A line about one event: ``{event}`` and ``{when}`` are filled in."""
        return self.line(key, entry, known=known, event=term(entry.type), when=when(entry), **words)

    def absent(self, *types: str, shown: str = "not_shown", recorded: str = "not_recorded") -> list[NoteLine]:
        """That the file shows none of some types: one line for those that the source records, one for the others."""
        lines = []
        for key, known in ((shown, Known.NOT_SHOWN), (recorded, Known.NOT_RECORDED)):
            those = [type_ for type_ in types if self.records(type_) is (known is Known.NOT_SHOWN)]
            if those:
                lines.append(NoteLine(text=told(key, events=terms(those)), known=known))
        return lines

    def ago(self, entry: Entry) -> Text:
        """How long ago an event was on the day looked at."""
        if not entry.exact:
            return part("ago_unknown")
        days = self.record.as_of - entry.first
        return part("ago_none" if days == 0 else ("ago_one" if days == 1 else "ago"), count=days)

    def who(self, party: str) -> Text:
        """A party by its role and its name in the file."""
        if party in self.record.child_ids:
            return Text(da="Barnet", en="The child")
        role = next((one.role for one in self.case.parties if one.id == party), PartyRole.OTHER)
        return Text(da=f"{role.da.capitalize()} {party}", en=f"{role.value.replace('_', ' ').capitalize()} {party}")

    def title_of(self, rule: str) -> Text:
        """The title of a rule, or its id where the rules at hand do not have it."""
        found = self.rules.by_id.get(rule)
        return Text(da=rule, en=rule) if found is None else Text(da=found.title.da, en=found.title.en)

    def finding(self, finding: Finding, key: str = "finding", known: Known = Known.SHOWN, **words: Word) -> NoteLine:
        """A line that repeats a finding."""
        said: dict[str, Word] = {
            "status": status(finding.status.value),
            "title": self.title_of(finding.rule),
            "of": of_subject(finding),
            "subject": subject(finding),
            "message": finding.message,
            **words,
        }
        text = told(key, **said)
        return NoteLine(text=text, known=known, rule=finding.rule, status=finding.status)

    def alike(self, findings: Sequence[Finding], key: str, known: Known = Known.SHOWN) -> list[NoteLine]:
        """A line for each rule, with all that its findings are about."""
        rules: dict[str, list[Finding]] = {}
        for finding in findings:
            rules.setdefault(finding.rule, []).append(finding)
        lines = []
        for rows in rules.values():
            of = about_all([finding.subject for finding in rows])
            lines.append(self.finding(rows[0], key, known=known, of=of))
        return lines


def latest(entries: Sequence[Entry]) -> list[Entry]:
    """The events that may be the latest: one where the days are known."""
    if not entries:
        return []
    least = max(entry.first for entry in entries)
    found = [entry for entry in entries if entry.last >= least]
    same_day = {(entry.first, entry.last) for entry in found}
    return found[-1:] if len(same_day) == 1 else found


def term(type_: str) -> Text:
    """The term of an event type."""
    return Text(da=event_in_words(type_, DA), en=event_in_words(type_, EN))


def terms(types: Iterable[str]) -> Text:
    """One of several event types."""
    said = [term(type_) for type_ in types]
    return Text(da=_either([t.da for t in said], " eller "), en=_either([t.en for t in said], " or "))


def _either(words: Sequence[str], last: str) -> str:
    return last.join(filter(None, (", ".join(words[:-1]), words[-1])))


def when(entry: Entry) -> Text:
    """When an event happened: ``den 11. marts 2024``, ``on 11 March 2024``."""
    return Text(da=happened_in_words(entry, DA), en=happened_in_words(entry, EN))


def day(value: date) -> Text:
    """A day: ``den 11. marts 2024``, ``11 March 2024``."""
    ordinal = value.toordinal()
    return Text(da=f"den {day_in_words(ordinal, DA)}", en=day_in_words(ordinal, EN))


def measure_kind(kind: str | None) -> Text:
    """A kind of measure; that it is not stated where it is not."""
    if kind is None:
        return part("kind_unknown")
    return word_of("measure_started", "kind", kind)


def word_of(type_: str, field: str, value: str) -> Text:
    """What a field of an event says, in words: ``familiebehandling``, ``family treatment``."""
    da, en = (FieldSpeech(lang).words(type_, field, (value,))[0] for lang in (DA, EN))
    return Text(da=da, en=en)


def status(value: str) -> Text:
    """The name of a status."""
    da, en = STATUS_NAMES[value]
    return Text(da=da, en=en)


def statuses(values: Iterable[str]) -> Text:
    """The names of some statuses."""
    said = [status(value) for value in values]
    return Text(da=", ".join(t.da for t in said), en=", ".join(t.en for t in said))


def subject(finding: Finding) -> Text:
    """What a finding is about: ``indsats m1``."""
    return subject_text(finding.subject, None)


def of_subject(finding: Finding) -> Text:
    """The same in brackets, with the number of a repeated duty; empty where there is nothing to say."""
    return in_brackets(finding.subject, finding.occurrence)


def in_brackets(about: Mapping[str, str], occurrence: int | None) -> Text:
    """What a duty is about, in brackets; empty where there is nothing to say."""
    if not about and occurrence is None:
        return Text(da="", en="")
    said = subject_text(about, occurrence)
    return Text(da=f" ({said.da})", en=f" ({said.en})")


def about_all(several: Iterable[Mapping[str, str]]) -> Text:
    """What some duties are about, in brackets, each once."""
    said = [subject_text(about, None) for about in several if about]
    words = {text.da: text for text in said}
    if not words:
        return Text(da="", en="")
    all_ = joined(list(words.values()))
    return Text(da=f" ({all_.da})", en=f" ({all_.en})")


def merged(lines: Sequence[NoteLine]) -> list[NoteLine]:
    """The lines, those that say the same once, with how often."""
    rows: dict[str, list[NoteLine]] = {}
    for line in lines:
        rows.setdefault(line.text.da if not line.lines else str(id(line)), []).append(line)
    found = []
    for first, *others in rows.values():
        if not others:
            found.append(first)
            continue
        plain = Text(da=first.text.da.removesuffix("."), en=first.text.en.removesuffix("."))
        text = told("repeated", text=plain, count=len(others) + 1)
        events = [event for line in (first, *others) for event in line.events]
        found.append(first.model_copy(update={"text": text, "events": events}))
    return found


def subject_text(about: Mapping[str, str], occurrence: int | None) -> Text:
    """What a duty is about: ``indsats m1, nr. 2``; ``sagen`` where it is about no part of it."""
    da, en = (", ".join(subject_words(about, occurrence, lang)) for lang in (DA, EN))
    return Text(da=da or "sagen", en=en or "the case")


def thread_kind(kind: str) -> Text:
    """What a thread of a kind is called."""
    return Text(da=THREAD_NAMES[kind], en=kind)


def nameless(thread: Thread) -> bool:
    """Whether a thread has no name in the file: only what is done in it is there."""
    return thread.id == NAMELESS and not thread.openers
