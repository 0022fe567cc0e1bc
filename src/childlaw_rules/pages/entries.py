"""A finding as a page shows it: everything in words of one language, with the places that it links to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from childlaw_rules.explain.naming import status_in_words, subject_in_words, title_of
from childlaw_rules.explain.readings import answer_in_words, chosen_in, reading_of
from childlaw_rules.explain.said import evidence_in_words, places, remarks_in_words, shown
from childlaw_rules.explain.words import DUE_NAMES, PHRASES
from childlaw_rules.finding import Finding, Happening, Status, Step
from childlaw_rules.pages.barwords import days_in_words
from childlaw_rules.pages.dates import day_text
from childlaw_rules.pages.happenings import Happened
from childlaw_rules.pages.links import RuleLink, RuleLinks, law_address
from childlaw_rules.pages.words import ACTS
from childlaw_rules.prose.terms import in_language, of
from childlaw_rules.rulebook import Rule, Ruleset
from childlaw_rules.versiontext import PRACTICE


@dataclass(frozen=True, slots=True)
class Law:
    """Where the duty stands: the provision with its act, the address of the text, and how the text is known."""

    text: str
    address: str | None
    known: str
    statute: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened that a finding names, with the event where the page lists it."""

    label: str
    day: str
    event: Happened | None


@dataclass(frozen=True, slots=True)
class Ticked:
    """One step of the derivation: its kind, what it says, and the event or provision it rests on."""

    kind: str
    text: str
    event: Happened | None
    provision: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """Another reading of the law: what it says, and the outcome under it, None where it is the same."""

    text: str
    outcome: str | None


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What the law leaves open: the question, what was taken, and the other answers."""

    question: str
    taken: str
    others: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding in words. ``anchor`` is its id on the page, ``rule_file`` the path of the rule's file."""

    anchor: str
    status: str
    status_word: str
    title: str
    about: str
    message: str
    due_label: str
    due: str | None
    moments: tuple[Moment, ...]
    late: str | None
    law: Law
    remarks: tuple[str, ...]
    possible: tuple[str, ...]
    steps: tuple[Ticked, ...]
    questions: tuple[OpenQuestion, ...]
    sensitive: tuple[str, ...]
    rule: str
    version: str | None
    rule_file: str | None
    links: tuple[RuleLink, ...]


class Entries:
    """Puts the findings of one report into words, in one language."""

    def __init__(
        self,
        ruleset: Ruleset,
        happened: Mapping[str, Happened],
        say: Callable[..., str],
        lang: str,
        links: RuleLinks,
        prefix: str,
    ) -> None:
        self.ruleset = ruleset
        self.happened = happened
        self.say = say
        self.lang = lang
        self.links = links
        self.prefix = prefix

    def title(self, rule_id: str) -> str:
        """The duty in short; the id of a rule that is not in the set."""
        return title_of(rule_id, self.ruleset.by_id.get(rule_id), self.lang)

    def about(self, finding: Finding) -> str:
        """What a finding is about."""
        return subject_in_words(finding.subject, finding.occurrence, self.lang)

    def titled(self, finding: Finding) -> str:
        """The duty in short, with what the finding is about."""
        about = self.about(finding)
        return f"{self.title(finding.rule)} ({about})" if about else self.title(finding.rule)

    def anchor(self, number: int) -> str:
        """The place of the finding with this number."""
        return f"{self.prefix}f{number}"

    def entry(self, number: int, finding: Finding) -> Entry:
        """The finding with this number in words."""
        rule = self.ruleset.by_id.get(finding.rule)
        due_name = DUE_NAMES.get("" if rule is None else rule.kind, DUE_NAMES["*"])
        late = finding.days_late
        return Entry(
            anchor=self.anchor(number),
            status=finding.status.value,
            status_word=_capital(status_in_words(finding.status.value, self.lang)),
            title=self.title(finding.rule),
            about=self.about(finding),
            message=shown(finding, rule, self.lang),
            due_label=of(due_name, self.lang),
            due=None if finding.due is None else day_text(finding.due, self.lang),
            moments=tuple(self._moments(finding)),
            late=None
            if late is None
            else self.say(
                "overdue-by" if finding.status is Status.OVERDUE else "late-by", late=days_in_words(late, self.lang)
            ),
            law=self._law(finding, rule),
            remarks=tuple(map(_capital, remarks_in_words(finding, self.lang))),
            possible=tuple(status_in_words(status, self.lang) for status in finding.possible),
            steps=tuple(self._ticked(step) for step in finding.steps),
            questions=tuple(self._questions(finding, rule)),
            sensitive=tuple(dict.fromkeys(status_in_words(o.status, self.lang) for o in finding.sensitive_to)),
            rule=finding.rule,
            version=finding.version,
            rule_file=f"rules/{rule.file}" if rule is not None and rule.file else None,
            links=self.links.of(finding.rule) if rule is not None else (),
        )

    def _moments(self, finding: Finding) -> list[Moment]:
        later = finding.status.value in {"missing", "overdue"}
        pairs = (
            ("started-by", finding.trigger),
            ("came-later" if later else "fulfilled-by", finding.fulfilled_by),
        )
        return [self._moment(self.say(key), happening) for key, happening in pairs if happening is not None]

    def _moment(self, label: str, happening: Happening) -> Moment:
        return Moment(label, day_text(happening.at, self.lang), self.happened.get(happening.event or ""))

    def _law(self, finding: Finding, rule: Rule | None) -> Law:
        source = finding.source
        edition = self.say("edition", edition=source.edition) if source.edition else ""
        known = [edition, evidence_in_words(finding, self.lang)]
        return Law(
            " / ".join(self._named(place) for place in places(finding, rule)) or self.say("several-versions"),
            law_address(source.url),
            "; ".join(part for part in known if part),
            finding.basis != PRACTICE,
        )

    def _named(self, place: str) -> str:
        """A place in an act, with the act's name in full: ``barnets lov § 20, stk. 3``."""
        act, blank, rest = place.partition(" ")
        return f"{of(ACTS[act], self.lang)} {rest}" if blank and act in ACTS else place

    def _ticked(self, step: Step) -> Ticked:
        event = self.happened.get(step.event or "")
        return Ticked(
            kind=of(PHRASES[step.kind], self.lang),
            text=in_language(step.text, self.lang),
            event=event,
            provision=step.provision if step.kind != "provision" and event is None else None,
        )

    def _questions(self, finding: Finding, rule: Rule | None) -> list[OpenQuestion]:
        if rule is None:
            return []
        gives = {(other.reading, other.alternative): other.status for other in finding.sensitive_to}
        found = []
        for name, taken in chosen_in(finding).items():
            reading = reading_of(rule, name)
            if reading is None:
                continue
            answers = [answer for answer in (reading.default, *reading.alternatives) if answer != taken]
            others = [
                Answer(
                    answer_in_words(rule, finding, name, answer, taken, self.lang),
                    status_in_words(gives[name, answer], self.lang) if (name, answer) in gives else None,
                )
                for answer in answers
            ]
            words = answer_in_words(rule, finding, name, taken, answers[0], self.lang)
            found.append(OpenQuestion(in_language(reading.question, self.lang), words, tuple(others)))
        return found


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
