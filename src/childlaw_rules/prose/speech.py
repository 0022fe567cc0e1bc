"""Patterns of a rule file as clauses and phrases: what happened, what happens, what must be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.prose.decisionspeech import DecisionSpeech
from childlaw_rules.prose.events import PHRASES, Da, En
from childlaw_rules.prose.fields import MEASURES, SUPPORT_NAME, SUPPORTING
from childlaw_rules.prose.fieldspeech import FieldSpeech
from childlaw_rules.prose.joining import DA, LIST, LIST_AGAIN, any_of, either, every_clause, sentence
from childlaw_rules.prose.terms import ONE
from childlaw_rules.rule.pattern import Pattern
from childlaw_rules.rule.values import ChildAge

#: Fields that are said of the thing itself, in place of a clause of their own.
_IN_THE_THING: Final = {
    "decision_made": ("kind", "measure_kind", "with_consent"),
    "measure_started": ("kind",),
    "plan_made": ("kind",),
    "plan_revised": ("kind",),
    "child_conversation_held": ("contact",),
}
#: A plan that is in definite form: ``barnets plan udarbejdes``, not ``der udarbejdes barnets plan``.
_KNOWN_PLAN: Final = "barnets plan"
#: Of age: from then on the acts speak of the young person.
_OF_AGE: Final = 18


class Speech:
    """Speaks of patterns in one language, and remembers what the reader must be told beside.

    ``asked`` are the questions that stay open where the file leaves a field out.
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.da = lang == DA
        self.asked: dict[str, None] = {}
        self.fields = FieldSpeech(lang)
        self._decisions = DecisionSpeech(self.fields, PHRASES["decision_made"][0 if self.da else 1].what)
        self._lists = 0

    # -- alternatives ------------------------------------------------------------------------------------

    def clause(self, patterns: Sequence[Pattern], again: tuple[str, str] = ("", "")) -> str:
        """That it has happened: ``der er udarbejdet en plan``. ``again`` comes before the second of two."""
        return self._either(patterns, self._has_happened, "", again)

    def now(self, patterns: Sequence[Pattern], again: tuple[str, str] = ("", "")) -> str:
        """That it happens: ``der udarbejdes en plan``."""
        return self._either(patterns, self._happens, "", again)

    def act(self, patterns: Sequence[Pattern], on: str = "", *, fulfils: bool = True) -> str:
        """What must be done: ``udarbejde en plan``; ``fulfils``: what is excepted does not count."""
        return self._either(patterns, self._to_do, on, fulfils=fulfils)

    def had(self, patterns: Sequence[Pattern], on: str = "") -> str:
        """What must have been done: ``udarbejdet en plan``."""
        return self._either(patterns, self._to_have_done, on)

    def by(self, patterns: Sequence[Pattern]) -> str:
        """Who has to do it."""
        return any_of([self._phrase(pattern.event).by for pattern in patterns], self.lang)

    def of_several(self, patterns: Sequence[Pattern]) -> bool:
        """Whether it is not the same one who does each of them."""
        return len({self._phrase(pattern.event).by for pattern in patterns}) > 1

    def grown(self, age: ChildAge) -> str:
        """``barnet``, or ``den unge`` where it is of age."""
        if age.or_older and age.years >= _OF_AGE:
            return "den unge" if self.da else "the young person"
        return "barnet" if self.da else "the child"

    def running(self, patterns: Sequence[Pattern]) -> str:
        """A measure while it runs: ``en indsats løber``."""
        said = []
        for pattern in patterns:
            thing = self._thing(pattern)
            if pattern.event == "measure_started":
                verb = "løber" if self.da else ("are running" if thing.endswith("measures") else "is running")
                said.append(f"{thing} {verb}{self._conditions(pattern, '')}")
            else:
                said.append(self._has_happened([pattern]) + self._conditions(pattern, ""))
        return self.alternatives(said, ("", ""))

    def alternatives(self, said: Sequence[str], again: tuple[str, str] | None = None) -> str:
        """One of several; the second list of a sentence has numbers where the first has letters."""
        word = None if again is None else again[0 if self.da else 1]
        words = either(said, self.lang, word, numbered=self._lists > 0)
        self._lists += words.startswith((LIST, LIST_AGAIN))
        return words

    def next_sentence(self) -> None:
        """Lists begin with letters again."""
        self._lists = 0

    def stated(self, event: str, flags: Sequence[str]) -> list[str]:
        """What must be said, as clauses."""
        return [self.fields.value(event, flag, (True,)) for flag in flags]

    def facts(self, pattern: Pattern, *, own: bool) -> tuple[list[str], str]:
        """What a pattern says as clauses, ``own``: without the event itself; and the exceptions to it."""
        self._ask(pattern)
        inside = () if own else self._inside(pattern)
        said = [self.fields.value(pattern.event, f, values) for f, values in pattern.where.items() if f not in inside]
        said += self._ages(pattern, "")
        if not own or not said:
            said.insert(0, self._has_happened([pattern]))
        return said, self._except(pattern)

    def age(self, age: ChildAge) -> str:
        """``er fyldt 15 år`` or ``er under 16 år``."""
        if age.years == 0:
            born, unborn = ("er født", "endnu ikke er født") if self.da else ("is born", "is not yet born")
            return born if age.or_older else unborn
        if self.da:
            return f"er fyldt {age.years} år" if age.or_older else f"er under {age.years} år"
        return f"is {age.years} or older" if age.or_older else f"is under {age.years}"

    def besides(self) -> list[str]:
        """The sentences that follow from how the patterns were spoken of."""
        said = []
        if self.asked:
            questions = every_clause(self.asked, self.lang, any_=True)
            said.append(
                f"Fremgår det ikke af sagen, {questions}, og har det betydning, kan forholdet ikke afgøres"
                if self.da
                else f"Where the file does not show {questions}, and it matters, the finding is undetermined"
            )
        if self.fields.supporting:
            kinds = "; ".join(MEASURES[kind][0 if self.da else 1] for kind in SUPPORTING)
            name = SUPPORT_NAME[0 if self.da else 1]
            said.append(f"Ved {name} forstås her: {kinds}" if self.da else f"By {name} is meant here: {kinds}")
        return [sentence(text) for text in said]

    # -- one pattern -------------------------------------------------------------------------------------

    def _either(
        self,
        patterns: Sequence[Pattern],
        form: Callable[[Sequence[Pattern]], str],
        on: str,
        again: tuple[str, str] | None = None,
        *,
        fulfils: bool = True,
    ) -> str:
        act = again is None
        fulfils = fulfils and act
        groups: dict[str, list[Pattern]] = {}
        for pattern in patterns:
            self._ask(pattern)
            conditions = self._conditions(pattern, on, act=act, fulfils=fulfils)
            phrase = self._phrase(pattern.event)
            whole = pattern.event if phrase.when or phrase.at else ""
            thing = (
                "|".join(self._decisions.head(pattern)) if pattern.event == "decision_made" else self._thing(pattern)
            )
            key = f"{thing}|{phrase.tail}|{getattr(phrase, 'known', '')}|{whole}|{conditions}"
            groups.setdefault(key, []).append(pattern)
        said = [form(group) + self._conditions(group[0], on, act=act, fulfils=fulfils) for group in groups.values()]
        return self.alternatives(said, again)

    def _verbs(self, group: Sequence[Pattern], name: str) -> str:
        return any_of([getattr(self._phrase(pattern.event), name) for pattern in group], self.lang)

    def _has_happened(self, group: Sequence[Pattern]) -> str:
        phrase, thing = self._phrase(group[0].event), self._things(group)
        if phrase.when:
            return phrase.when
        done = self._verbs(group, "done")
        if isinstance(phrase, En):
            thing, tail = self._parted(group[0], thing)
            return f"{thing} {self._has(phrase, thing)} been {done}{tail}{phrase.tail}"
        if phrase.known or self._known_plan(group):
            return f"{thing} er {done}{phrase.tail}"
        return f"der er {done} {thing}{phrase.tail}"

    def _happens(self, group: Sequence[Pattern]) -> str:
        phrase, thing = self._phrase(group[0].event), self._things(group)
        if phrase.at:
            return phrase.at
        if isinstance(phrase, En):
            thing, tail = self._parted(group[0], thing)
            are = "are" if self._has(phrase, thing) == "have" else "is"
            return f"{thing} {are} {self._verbs(group, 'done')}{tail}{phrase.tail}"
        if phrase.known or self._known_plan(group):
            return f"{thing} {self._verbs(group, 'now')}{phrase.tail}"
        return f"der {self._verbs(group, 'now')} {thing}{phrase.tail}"

    def _to_do(self, group: Sequence[Pattern]) -> str:
        return f"{self._verbs(group, 'do')} {self._things(group)}{self._phrase(group[0].event).tail}"

    def _to_have_done(self, group: Sequence[Pattern]) -> str:
        return f"{self._verbs(group, 'done')} {self._things(group)}{self._phrase(group[0].event).tail}"

    def _known_plan(self, group: Sequence[Pattern]) -> bool:
        """Whether a plan comes first: one that is in definite form, or that is there already."""
        return _KNOWN_PLAN in self._thing(group[0]) or any(pattern.event == "plan_revised" for pattern in group)

    def _has(self, phrase: En, thing: str) -> str:
        return "have" if phrase.many or thing.endswith("measures") else "has"

    def _parted(self, pattern: Pattern, thing: str) -> tuple[str, str]:
        """An English decision, with what it is on after the verb."""
        head = thing.partition(" with")[0].partition(" on ")[0]
        return (head, thing.removeprefix(head)) if pattern.event == "decision_made" else (thing, "")

    def _phrase(self, event: str) -> Da | En:
        known = PHRASES.get(event)
        if known is not None:
            return known[0 if self.da else 1]
        term = EVENT_TYPES[event].da
        if self.da:
            return Da("registrere", "registreret", "registreres", f"»{term}«")
        return En("record", "recorded", f"“{event.replace('_', ' ')}”")

    # -- the thing and its fields ------------------------------------------------------------------------

    def _things(self, group: Sequence[Pattern]) -> str:
        """What is done in each of a group; decisions of several kinds that are otherwise alike are said together."""
        if group[0].event != "decision_made":
            return self._thing(group[0])
        head = self._decisions.head(group[0])[0]
        about = [words for pattern in group for words in self._decisions.about(pattern)]
        return f"{head} {'om' if self.da else 'on'} {any_of(about, self.lang)}" if about else head

    def _thing(self, pattern: Pattern) -> str:
        what = self._phrase(pattern.event).what
        kinds = pattern.where.get("kind")
        if pattern.event == "decision_made":
            return self._things([pattern])
        if pattern.event == "child_conversation_held" and pattern.where.get("contact"):
            contact = any_of(self.fields.words(pattern.event, "contact", pattern.where["contact"]), self.lang)
            return f"{contact} med barnet" if self.da else f"{contact} with the child"
        if pattern.event in _IN_THE_THING and kinds:
            words = self.fields.words(pattern.event, "kind", kinds)
            if pattern.event == "measure_started":
                words = [ONE.get(word, word) for word in words]
            return any_of(words, self.lang)
        return what

    def _inside(self, pattern: Pattern) -> tuple[str, ...]:
        """The fields that are said of the thing itself."""
        inside = _IN_THE_THING.get(pattern.event, ())
        if "measure_kind" in inside and not self._decisions.names_measure(pattern):
            return tuple(field for field in inside if field != "measure_kind")
        return inside

    def _conditions(self, pattern: Pattern, on: str, *, act: bool = False, fulfils: bool = False) -> str:
        """What else must be so, and the exceptions. Of what must be done, the age is a condition: ``hvis``."""
        inside = self._inside(pattern)
        said = [self.fields.value(pattern.event, f, values) for f, values in pattern.where.items() if f not in inside]
        ages = self._ages(pattern, on, then=act)
        words = ""
        if not act and (said or ages):
            words = "".join(f", {'og' if self.da else 'and'} {clause}" for clause in (*said, *ages))
        elif act and said:
            words = f", {'hvor' if self.da else 'where'} {every_clause(said, self.lang)}"
        if act and ages:
            words += f", {'hvis' if self.da else 'if'} {every_clause(ages, self.lang)}"
        return words + (self._does_not_count(pattern) if fulfils else self._except(pattern))

    def _ages(self, pattern: Pattern, on: str, *, then: bool = True) -> list[str]:
        """The age of the child; ``then``: the day of the event is another than the one that is spoken of."""
        later = (", når det sker" if self.da else " when it is done") if then else ""
        ages = [(age, moment) for age, moment in ((pattern.child, on), (pattern.child_by_then, later)) if age]
        if len(ages) > 1 and not then:
            both = (" og " if self.da else " and ").join(self.age(age) for age, _ in ages)
            return [f"{self.grown(ages[0][0])} {both}"]
        return [f"{self.grown(age)} {self.age(age)}{moment}" for age, moment in ages]

    def _except(self, pattern: Pattern) -> str:
        said = [self.fields.value(pattern.event, field, values) for field, values in pattern.unless.items()]
        if len(said) < 2:
            return f", {'medmindre' if self.da else 'unless'} {said[0]}" if said else ""
        if self.da:
            return f", dog ikke {every_clause(said, self.lang, 'hvis', any_=True)}"
        return f", {every_clause(said, self.lang, 'unless', any_=True)}"

    def _does_not_count(self, pattern: Pattern) -> str:
        """The exceptions to what fulfils a duty, in brackets."""
        said = [self.fields.value(pattern.event, field, values) for field, values in pattern.unless.items()]
        if not said:
            return ""
        if said == [self.fields.value("decision_made", "granted", (False,))]:
            return " (et afslag tæller ikke)" if self.da else " (a refusal does not count)"
        words = every_clause(said, self.lang, "hvis" if self.da else "where", any_=True)
        return f" (det tæller ikke, {words})" if self.da else f" (it does not count {words})"

    def _ask(self, pattern: Pattern) -> None:
        for field in pattern.open_if_absent:
            self.asked.setdefault(self.fields.question(pattern.event, field))
