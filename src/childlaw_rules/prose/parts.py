"""What the sentences of several kinds share: counting, ties, threads, exceptions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from childlaw_rules.kinds.excuses import Excuse
from childlaw_rules.prose.joining import every_clause, sentence
from childlaw_rules.prose.speech import Speech
from childlaw_rules.prose.terms import COUNTING, EACH, EXCEPTION, SAME, WHO, WITHIN, of, tie, told
from childlaw_rules.rule.pattern import Tie
from childlaw_rules.rule.words import CountingChoice
from childlaw_rules.sentences import period_in_words
from childlaw_rules.when import Period


class Telling:
    """One duty being told: the sentence of the duty first, then its terms in order."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.speech = Speech(lang)
        self.main = ""
        self.terms: list[str] = []

    def say(self, da: str, en: str, **words: str) -> str:
        """A sentence of the language, filled in."""
        return sentence(of((da, en), self.lang).format(**words))

    def duty(self, da: str, en: str, **words: str) -> None:
        """The sentence of the duty."""
        self.main = self.say(da, en, **words)
        self.speech.next_sentence()

    def add(self, da: str, en: str, **words: str) -> None:
        """A term of the duty."""
        self.terms.append(self.say(da, en, **words))
        self.speech.next_sentence()

    def period(self, period: Period) -> str:
        """``4 måneder``."""
        return period_in_words(period, self.lang)

    def counting(self, choice: CountingChoice, it: tuple[str, str] = ("fristen", "the deadline")) -> None:
        """How the period is counted."""
        said = [
            of(pair, self.lang).format(it=of(it, self.lang))
            for name in type(choice).model_fields
            if (value := getattr(choice, name)) is not None
            and (pair := COUNTING.get((name, str(value.value)), (f"»{value.value}«",) * 2))
        ]
        self.terms.append(sentence("; ".join(said)))

    def tie(self, tied_by: Tie, what: tuple[str, str]) -> None:
        """What something must belong to."""
        self.terms.append(tie(tied_by.value, what, self.lang))

    def each(self, kind: str) -> None:
        """What the duty is judged for."""
        self.add(
            "pligten bedømmes særskilt for {each}",
            "the duty is judged separately for {each}",
            each=told(EACH, kind, self.lang),
        )

    def excuses(self, exceptions: Sequence[Excuse], moment: str) -> None:
        """The exceptions of a statute. ``moment`` is the event that must not come too early."""
        for exception in exceptions:
            said: list[str] = []
            but = ""
            if exception.event is not None:
                said, but = self.speech.facts(exception.event, own=False)
            elif exception.moment is not None:
                said, but = self.speech.facts(exception.moment, own=exception.moment.event == moment)
            if exception.and_on_file:
                said.append(self.speech.clause(exception.and_on_file))
            words = every_clause(said, self.lang) + but
            self.add("kravet kan fraviges, hvis {words}", "the requirement does not hold where {words}", words=words)
            if exception.tied_by is not None:
                self.tie(exception.tied_by, EXCEPTION)

    def arises(self, duty: Any) -> None:
        """What must hold for the duty to arise, beside the event that calls for it."""
        if duty.only_while_running:
            self.add(
                "pligten gælder kun, når {running} på det tidspunkt",
                "the duty exists only where {running} at that time",
                running=self.speech.running(duty.only_while_running),
            )
        if duty.only_after is not None:
            self.add(
                "pligten gælder kun, når det forinden{within} er sket, at {events}",
                "the duty exists only where it has happened before{within} that {events}",
                events=self.speech.clause(duty.only_after.events, ("at", "that")),
                within=self.within(duty.only_after.tied_by),
            )
        if duty.not_after is not None:
            self.add(
                "pligten gælder ikke, når det forinden{within} er sket, at {events}",
                "the duty does not exist where it has happened before{within} that {events}",
                events=self.speech.clause(duty.not_after.events, ("at", "that")),
                within=self.within(duty.not_after.tied_by),
            )
        if duty.only_with_siblings:
            self.add("pligten gælder kun, når barnet har søskende", "the duty exists only where the child has siblings")

    def within(self, tied_by: Tie) -> str:
        """What a condition must belong to; nothing where it may stand anywhere in the case."""
        if tied_by is Tie.CASE:
            return ""
        same = SAME.get(tied_by.value) or WITHIN.get(tied_by.value, ("den pågældende sag", "the matter at hand"))
        return f" vedrørende {of(same, self.lang)}" if self.lang == "da" else f", concerning {of(same, self.lang)},"

    def parties(self, each: Any) -> None:
        """To whom the duty is owed, where it is owed to each of several."""
        if each is None:
            return
        separately = ("særskilt ", "separately ") if each.who != ("the child",) else ("", "")
        to = "for" if each.who == ("every sibling in the household",) else "over for"
        self.add(
            "pligten gælder {separately}{to} {who}",
            "the duty is owed {separately}to {who}",
            separately=of(separately, self.lang),
            to=to,
            who=(f" og {to} " if self.lang == "da" else " and to ").join(self.named(each)),
        )

    def named(self, each: Any) -> list[str]:
        """The parties of a duty, with the age from which each is one."""
        said = []
        for who in each.who:
            words = told(WHO, who, self.lang)
            age = {"the child": each.child, "every sibling in the household": each.sibling}.get(who)
            if age is not None and who == "the child":
                words += (
                    f", når det {self.speech.age(age)}" if self.lang == "da" else f", where it {self.speech.age(age)}"
                )
            elif age is not None:
                words += f", der {self.speech.age(age)}" if self.lang == "da" else f" who {self.speech.age(age)}"
            said.append(words)
        return said

    def close(self) -> None:
        """What follows from how the patterns were spoken of."""
        self.terms = list(dict.fromkeys([*self.terms, *self.speech.besides()]))
