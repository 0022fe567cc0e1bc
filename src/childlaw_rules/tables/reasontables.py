"""Lays out the tables of reasons: what it goes back to where something is not met, which facts are not shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.catalogue import FACTS
from childlaw_rules.finding import Text
from childlaw_rules.profiles.words import Profile
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.sentences import DA, EN, event_in_words, field_in_words
from childlaw_rules.tables.answerrows import count_column, words_column
from childlaw_rules.tables.answertables import Asked
from childlaw_rules.tables.counted import ANSWER, FACT, REASON, Counted
from childlaw_rules.tables.drafting import Draft, DraftRow, text_cell
from childlaw_rules.tables.models import TableKind
from childlaw_rules.tables.words import FACT_NAMES, TITLES, note, text

#: So many reasons of each question are shown at most, the most frequent first.
MOST_REASONS: Final = 10


class ReasonTables:
    """The tables of reasons of one portfolio, laid out into a draft."""

    def __init__(
        self, draft: Draft, counted: Counted, profile: Profile | None, rules: Ruleset, asked: list[Asked]
    ) -> None:
        self.draft = draft
        self.profile = profile
        self.rules = rules
        self.asked = asked
        self.found: dict[tuple[str, str], dict[str, int]] = {}
        for key, number in counted.counts.items():
            if key[0] in (REASON, FACT):
                self.found.setdefault((str(key[0]), str(key[1])), {})[str(key[2])] = number

    def not_met(self) -> None:
        """By question what it rests on; without a profile the causes, by the rule that says it most directly."""
        if self.profile is None:
            self._causes()
            return
        rows = []
        for one in self.asked:
            found = self.found.get((REASON, one.id), {})
            for id_ in _most_frequent(found):
                key = (REASON, one.id, id_)
                cell = self.draft.count(key, found[id_])
                against = [(ANSWER, "", "", one.id, name) for name in ("not_met", "partly")]
                self.draft.adds_up(key, against)
                rows.append(DraftRow((text_cell(one.title, one.id), text_cell(self._title(id_), id_), cell)))
        columns = (words_column("question"), words_column("reason"), count_column("all", head="times_named"))
        self.draft.table(
            "reasons-not-met", TableKind.REASONS, text(TITLES["reasons-not-met"]), columns, rows, [note("reasons")]
        )

    def _causes(self) -> None:
        found, behind = self.found.get((REASON, ""), {}), self.found.get((REASON, "behind"), {})
        rows = []
        for id_ in _most_frequent(found):
            cells = [
                self.draft.count((REASON, "", id_), found[id_]),
                self.draft.count((REASON, "behind", id_), behind.get(id_, 0)),
            ]
            # Where nothing goes back to others, all that is not met by the rule is its own cause.
            self.draft.adds_up(("rule", id_, "not_met"), [(REASON, "", id_)])
            rows.append(DraftRow((text_cell(self._title(id_), id_), *cells)))
        columns = (words_column("reason"), count_column("all", head="times_named"), count_column("behind"))
        self.draft.table(
            "reasons-not-met", TableKind.REASONS, text(TITLES["reasons-not-met"]), columns, rows, [note("causes")]
        )

    def not_shown(self) -> None:
        """By question, or by category, which facts are missing."""
        rows = []
        for one in self.asked:
            found = self.found.get((FACT, one.id), {})
            for code in _most_frequent(found):
                key = (FACT, one.id, code)
                cell = self.draft.count(key, found[code])
                self.draft.adds_up(key, [(ANSWER, "", "", one.id, "not_shown")])
                rows.append(DraftRow((text_cell(one.title, one.id), text_cell(self._fact(code), code), cell)))
        head = "category" if self.profile is None else "question"
        columns = (words_column(head), words_column("fact"), count_column("all", head="times_named"))
        self.draft.table(
            "reasons-not-shown", TableKind.REASONS, text(TITLES["reasons-not-shown"]), columns, rows, [note("facts")]
        )

    def _title(self, id_: str) -> Text:
        """The title of a rule, a question or a sign."""
        if id_ in self.rules.by_id:
            title = self.rules.by_id[id_].title
            return Text(da=title.da, en=title.en)
        assert self.profile is not None
        for question in self.profile.questions:
            if question.id == id_:
                return Text(da=question.asks.da, en=question.asks.en)
        sign = next(sign for sign in self.profile.signs if sign.id == id_)
        return Text(da=sign.says.da, en=sign.says.en)

    def _fact(self, code: str) -> Text:
        kind, _, field = code.partition(".")
        if kind in {"question", "start"}:
            return _filled(kind, lambda lang: {"title": getattr(self._title(field), lang)})
        if kind == "coverage":
            return _filled(kind, lambda lang: {"event": event_in_words(field, lang)})
        if kind in EVENT_TYPES:
            return _filled(
                "at" if field == "at" else "field",
                lambda lang: {"event": event_in_words(kind, lang), "field": field_in_words(field, lang)},
            )
        return text(FACTS[_OF_THE_CASE.get(code, code)])


#: Facts that stand in the case beside its events.
_OF_THE_CASE: Final[Mapping[str, str]] = {
    "child.born": "born",
    "child.due": "expected_birth",
    "child.siblings": "siblings",
    "parties.custody_holder": "custody_holders",
}


def _filled(name: str, words: Callable[[str], dict[str, str]]) -> Text:
    da, en = FACT_NAMES[name]
    return Text(da=da.format_map(words(DA)), en=en.format_map(words(EN)).replace("_", " "))


def _most_frequent(found: Mapping[str, int]) -> list[str]:
    return sorted(found, key=lambda id_: (-found[id_], id_))[:MOST_REASONS]
