"""Lays out the tables of answers: all in all, and for each group of a stratum."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from childlaw_rules.case.words import MeasureKind, PlaceKind
from childlaw_rules.finding import Text
from childlaw_rules.profiles.words import Profile
from childlaw_rules.rule.words import CATEGORY_TITLES, Bilingual, Category
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.tables.answercounts import NO_MEASURE, NOT_TOLD
from childlaw_rules.tables.answerrows import (
    ANSWER_COLUMNS,
    COUNTED,
    NOT_RELEVANT,
    RELEVANT,
    Prefix,
    answer_cells,
    blank,
    column,
    count_column,
    groups_add_up,
    part_of_met,
    row,
    share_column,
    words_column,
)
from childlaw_rules.tables.counted import ANSWER, DUTY, LATE, PART, Counted
from childlaw_rules.tables.drafting import Draft, DraftCell, DraftRow, text_cell
from childlaw_rules.tables.models import ColumnKind, TableKind
from childlaw_rules.tables.periods import PERIODS, period_of, period_text
from childlaw_rules.tables.words import GROUPS, JUDGED, NOTES, TITLES, note, text, word_in_words

#: The strata of which a thing may be in several groups, and their words in order.
_VOCABULARY: Final[Mapping[str, Sequence[MeasureKind | PlaceKind]]] = {
    "measure": tuple(MeasureKind),
    "place": tuple(PlaceKind),
}
Answers = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """What has a row in a table: a question of the profile, a rule or a category."""

    id: str
    title: Text
    judged: str


def questions_asked(profile: Profile) -> list[Asked]:
    """The questions of a profile, in its order."""
    return [Asked(one.id, Text(da=one.asks.da, en=one.asks.en), profile.judged_by(one)) for one in profile.questions]


def rules_asked(rules: Ruleset, ids: Iterable[str] | None = None) -> list[Asked]:
    """The rules of a set, or some of them, in its order or the one given."""
    order = [rule.id for rule in rules.rules] if ids is None else [id_ for id_ in ids if id_ in rules.by_id]
    return [Asked(id_, Text(da=(t := rules.rule(id_).title).da, en=t.en), "duty") for id_ in order]


def categories_asked(rules: Ruleset) -> list[Asked]:
    """The categories of the rules of a set, in the usual order."""
    held = {rule.category for rule in rules.rules}
    return [Asked(one.value, text(CATEGORY_TITLES[one]), "duty") for one in Category if one in held]


def _named(name: str, titles: Iterable[Bilingual]) -> list[Text]:
    """A note that names questions; none where there are none."""
    said = list(titles)
    if not said:
        return []
    da, en = NOTES[name]
    return [
        Text(
            da=da.format(names=" ".join(f"»{one.da}«" for one in said)),
            en=en.format(names=" ".join(f"“{one.en}”" for one in said)),
        )
    ]


class AnswerTables:
    """The tables of answers of one portfolio, laid out into a draft."""

    def __init__(self, draft: Draft, counted: Counted, profile: Profile | None, rules: Ruleset) -> None:
        self.draft = draft
        self.counts = counted.counts
        self.profile = profile
        self.rules = rules
        #: What has a row in each group of a stratum.
        self.asked = categories_asked(rules) if profile is None else questions_asked(profile)
        self.groups: dict[tuple[str, str], dict[str, dict[str, dict[str, int]]]] = {}
        for key, number in self.counts.items():
            if key[0] in (ANSWER, DUTY):
                kind, by, group, unit, word = (str(part) for part in key)
                groups = self.groups.setdefault((kind, by), {})
                groups.setdefault(group, {}).setdefault(unit, {})[word] = number

    # -- all in all -----------------------------------------------------------------------------------------

    def answers(self) -> None:
        """The table of all answers: by question, or by rule where no profile is asked."""
        if self.profile is None:
            self._by_rule()
        else:
            self._by_question(self.profile)

    def _by_question(self, profile: Profile) -> None:
        rows = []
        found = self.groups.get((ANSWER, ""), {}).get("", {})
        for one, question in zip(self.asked, profile.questions, strict=True):
            prefix = (ANSWER, "", "", one.id)
            answers = found.get(one.id, {})
            leading = [text_cell(one.title, one.id), text_cell(text(JUDGED[one.judged]), one.judged)]
            cells = answer_cells(self.draft, prefix, answers)
            rows.append(row(leading, (*cells, self._not_relevant(prefix, answers, one.judged))))
            for part in question.of_which:
                number = self.counts[PART, one.id, part.id]
                title = text_cell(Text(da=part.says.da, en=part.says.en), f"{one.id}/{part.id}")
                empty = text_cell(text(JUDGED[one.judged]), one.judged)
                cells = part_of_met(self.draft, prefix, part.id, number)
                rows.append(row([title, empty], (*cells, blank()), part=True))
        notes = [note("base"), note("interval")]
        if any(question.of_which for question in profile.questions):
            notes.append(note("parts"))
        notes += _named("not_answerable", [q.asks for q in profile.questions if not q.answerable])
        notes += _named("indicator", [q.asks for q in profile.questions if q.from_signs])
        columns = [words_column("question"), words_column("judged", detail=True), *ANSWER_COLUMNS]
        columns.append(count_column(NOT_RELEVANT, detail=True))
        self.draft.table("answers", TableKind.ANSWERS, text(TITLES["answers"]), columns, rows, notes)

    def _not_relevant(self, prefix: Prefix, answers: Answers, judged: str) -> DraftCell:
        cell = self.draft.count((*prefix, NOT_RELEVANT), answers.get(NOT_RELEVANT, 0))
        asked = (*prefix[:1], "asked", judged)
        everybody = sum(answers.values())
        if self.draft.values.setdefault(asked, everybody) == everybody:
            self.draft.adds_up(asked, [(*prefix, RELEVANT), (*prefix, NOT_RELEVANT)])
        if judged == "case":
            self.draft.adds_up(("cases",), [(*prefix, RELEVANT), (*prefix, NOT_RELEVANT)])
        return cell

    def _by_rule(self) -> None:
        rows = []
        found = self.groups.get((ANSWER, ""), {}).get("", {})
        in_category: dict[str, list[Prefix]] = defaultdict(list)
        sums: dict[str, Counter[str]] = defaultdict(Counter)
        for one in rules_asked(self.rules):
            if one.id not in found:
                continue
            prefix, category = ("rule", one.id), self.rules.rule(one.id).category
            in_category[category].append(prefix)
            sums[category].update(found[one.id])
            leading = [text_cell(one.title, one.id), text_cell(text(CATEGORY_TITLES[category]), category.value)]
            cells = answer_cells(self.draft, prefix, found[one.id])
            pending = self.draft.count((*prefix, NOT_RELEVANT), found[one.id].get(NOT_RELEVANT, 0))
            rows.append(row(leading, (*cells, pending)))
        columns = [words_column("rule"), words_column("category", detail=True), *ANSWER_COLUMNS]
        columns.append(count_column(NOT_RELEVANT, detail=True, head="not_due"))
        notes = [note("rules"), note("base"), note("interval")]
        self.draft.table("answers", TableKind.ANSWERS, text(TITLES["rules"]), columns, rows, notes)
        for held, answers in sums.items():
            answer_cells(self.draft, self._whole(ANSWER, held), answers)
            groups_add_up(self.draft, self._whole(ANSWER, held), in_category[held])

    # -- in groups ------------------------------------------------------------------------------------------

    def by_category(self) -> None:
        """By the category of the rules."""
        if self.profile is None:
            rows = [
                row([text_cell(one.title, one.id)], self._cells_of(self._whole(ANSWER, one.id)))
                for one in self.asked
                if (*self._whole(ANSWER, one.id), RELEVANT) in self.draft.values
            ]
            columns = (words_column("category"), *ANSWER_COLUMNS)
            notes = [note("rules"), note("base"), note("interval")]
            self.draft.table(
                "by-category", TableKind.ANSWERS_BY, text(TITLES["by-category"]), columns, rows, notes, by="category"
            )
            return
        titles = {one.value: text(CATEGORY_TITLES[one]) for one in Category}
        self._grouped(DUTY, "category", "category", titles, TableKind.ANSWERS_BY, "by-category", "by-category")

    def by_kind(self, by: str) -> None:
        """By kind of measure or of place."""
        titles = {word.value: word_in_words(word.value, word.da) for word in _VOCABULARY[by]}
        titles[NO_MEASURE] = text(GROUPS[by])
        self._grouped(ANSWER, by, by, titles, TableKind.ANSWERS_BY, f"by-{by}", f"by-{by}")

    def by_year(self) -> None:
        """By the year of what is judged."""
        found = self.groups.get((ANSWER, "year"), {})
        titles = {year: Text(da=year, en=year) for year in sorted(found) if year != NOT_TOLD}
        titles[NOT_TOLD] = text(GROUPS["year"])
        self._grouped(ANSWER, "year", "year", titles, TableKind.ANSWERS_BY, "by-year", "by-year")

    def over_time(self, period: str) -> None:
        """By the month, quarter or year in which the duty was due."""
        months = self.groups.get((DUTY, "period"), {})
        merged: dict[str, dict[str, dict[str, int]]] = {}
        for month, units in months.items():
            into = merged.setdefault(period_of(month, period) if month != NOT_TOLD else NOT_TOLD, {})
            for unit, answers in units.items():
                into[unit] = dict(Counter(into.get(unit, {})) + Counter(answers))
        self.groups[DUTY, period] = merged
        titles = {one: period_text(one) for one in sorted(merged) if one != NOT_TOLD}
        titles[NOT_TOLD] = text(GROUPS["period"])
        self._grouped(DUTY, period, period, titles, TableKind.OVER_TIME, f"over-time-{period}", "over-time")

    def periods_add_up(self, shown: Sequence[str]) -> None:
        """Say that months come to quarters, where both are shown."""
        for long, short in ((a, b) for a in shown for b in shown if PERIODS.index(a) < PERIODS.index(b)):
            for group, units in self.groups.get((DUTY, long), {}).items():
                below = [one for one in self.groups[DUTY, short] if one and group and period_of(one, long) == group]
                for unit in units:
                    parts = [(DUTY, short, one, unit) for one in below if self._is_shown((DUTY, short, one, unit))]
                    if self._is_shown((DUTY, long, group, unit)):
                        groups_add_up(self.draft, (DUTY, long, group, unit), parts)

    def _is_shown(self, prefix: Prefix) -> bool:
        return (*prefix, RELEVANT) in self.draft.values

    def _whole(self, kind: str, unit: str) -> Prefix:
        """Where the counts of all groups together stand."""
        return (ANSWER, "", "", unit) if kind == ANSWER or self.profile is None else (DUTY, "", "", unit)

    def _cells_of(self, prefix: Prefix) -> tuple[DraftCell, ...]:
        words = {word.value: self.draft.values[*prefix, name] for name, word in COUNTED.items()}
        return answer_cells(self.draft, prefix, words)

    def _grouped(
        self, kind: str, by: str, head: str, titles: Mapping[str, Text], table: TableKind, id_: str, definition: str
    ) -> None:
        """A row for each group and each question of which anything is relevant in it."""
        found = self.groups.get((kind, by), {})
        rows: list[DraftRow] = []
        prefixes: dict[str, list[Prefix]] = defaultdict(list)
        for group, title in titles.items():
            for one in self.asked:
                answers = found.get(group, {}).get(one.id, {})
                if not sum(number for word, number in answers.items() if word != NOT_RELEVANT):
                    continue
                prefix = (kind, by, group, one.id)
                prefixes[one.id].append(prefix)
                leading = [text_cell(title, group), text_cell(one.title, one.id)]
                rows.append(row(leading, answer_cells(self.draft, prefix, answers)))
        for unit, some in prefixes.items():
            whole = self._whole(kind, unit)
            if kind == DUTY and not self._is_shown(whole):
                answer_cells(self.draft, whole, self.groups[DUTY, ""][""][unit])
                # Where each answer rests on one duty, the duties are as many as the answers.
                groups_add_up(self.draft, self._whole(ANSWER, unit), [whole])
            groups_add_up(self.draft, whole, some)
        second = "category" if self.profile is None else "question"
        first = column(head, ColumnKind.MONTH if table is TableKind.OVER_TIME else ColumnKind.TEXT)
        columns = (first, words_column(second), *ANSWER_COLUMNS)
        notes = [note(definition), note("base"), note("rest")]
        self.draft.table(id_, table, text(TITLES[id_]), columns, rows, notes, by=by)

    # -- some rules -----------------------------------------------------------------------------------------

    def of_rules(self, id_: str, ids: Sequence[str]) -> None:
        """A table of some rules, with how many were met too late."""
        rows = []
        for one in rules_asked(self.rules, ids):
            prefix = ("rule", one.id)
            words = {word: self.counts["rule", one.id, word] for word in (*COUNTED.values(), NOT_RELEVANT)}
            if not any(words.values()):
                continue
            cells = answer_cells(self.draft, prefix, words)
            late, done, undone = (*prefix, "late"), (*prefix, "done"), (*prefix, "undone")
            pending, everybody = (*prefix, NOT_RELEVANT), (*prefix, "all")
            late_cell = self.draft.count(late, self.counts[LATE, one.id])
            done_cell = self.draft.count(done, self.draft.values[*prefix, "met"] + self.counts[LATE, one.id])
            self.draft.count(undone, self.draft.values[*prefix, "not_met"] - self.counts[LATE, one.id])
            self.draft.adds_up(done, [(*prefix, "met"), late])
            self.draft.adds_up((*prefix, "not_met"), [late, undone])
            pending_cell = self.draft.count(pending, words[NOT_RELEVANT])
            all_cell = self.draft.count(everybody, words[NOT_RELEVANT] + self.draft.values[*prefix, RELEVANT])
            self.draft.adds_up(everybody, [(*prefix, RELEVANT), pending])
            share = self.draft.share(done, everybody)
            rows.append(
                row([text_cell(one.title, one.id)], (*cells, late_cell, pending_cell, all_cell, done_cell, share))
            )
        columns = [words_column("rule"), *ANSWER_COLUMNS]
        columns += [count_column("late", detail=True), count_column(NOT_RELEVANT, detail=True, head="not_due")]
        columns += [count_column("all"), count_column("done")]
        columns.append(share_column("done_share", "done", "all"))
        notes = [note(id_), note("base"), note("interval")]
        self.draft.table(id_, TableKind.ANSWERS, text(TITLES[id_]), columns, rows, notes)
