"""Asks the questions of a profile of one case, and answers them from the findings of its report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from childlaw_rules.arguments import refuse, unlike
from childlaw_rules.case import Case, read_case
from childlaw_rules.errors import ArgumentError, Problem
from childlaw_rules.finding import Finding, Report, Status, Text
from childlaw_rules.profiles.answers import Answer, Because
from childlaw_rules.profiles.onfile import OnFile, settled_before
from childlaw_rules.profiles.sentences import (
    answer_text,
    finding_text,
    not_answerable_text,
    not_recorded_text,
    weighed_text,
)
from childlaw_rules.profiles.weighing import all_of, any_of, from_signs
from childlaw_rules.profiles.words import CASE, AnswerWord, CountsAs, Profile, Question, Sign, profile_unlike
from childlaw_rules.rule.words import Bilingual
from childlaw_rules.rulebook import Ruleset, ruleset_unlike
from childlaw_rules.rulefiles import load_rules


def review(
    report: Report, case: Case | Mapping[str, Any] | str | bytes, profile: Profile, *, rules: Ruleset | None = None
) -> list[Answer]:
    """The answers to the questions of a profile for one case, from the findings of its report.

    ``report`` is what ``evaluate`` said of ``case`` on the day that is looked at. ``rules`` are those that it was made
    with, by default those that come with the library. A question that is asked of each decision, or of each thread of
    another kind, has an answer for each; where there is none, it has no answer. The answers come in the order of the
    questions.

    Raises ``CaseError`` for a case that cannot be used, and ``ArgumentError`` where case, report, rules and profile
    do not belong together.
    """
    refuse(
        unlike("report", report, Report, "a report, as evaluate() gives it"),
        profile_unlike(profile),
        [] if rules is None else ruleset_unlike(rules),
    )
    timeline = case if isinstance(case, Case) else read_case(case)
    ruleset = load_rules() if rules is None else rules
    _belong_together(report, timeline, profile, ruleset)
    return _Reviewing(report, timeline, profile, ruleset).answers()


def _belong_together(report: Report, case: Case, profile: Profile, rules: Ruleset) -> None:
    problems = []
    if report.case != case.id:
        problems.append(Problem("report", "is of another case; evaluate the case that is reviewed"))
    if report.ruleset.digest != rules.digest:
        problems.append(Problem("rules", "the report was made with other rules; give the ones it was made with"))
    problems += [
        Problem("profile", f"reads rule '{rule}', which the set does not have")
        for rule in profile.rules
        if rule not in rules.by_id
    ]
    if problems:
        raise ArgumentError(problems)


class _Reviewing:
    """One case looked at with one profile."""

    def __init__(self, report: Report, case: Case, profile: Profile, rules: Ruleset) -> None:
        self.case = case
        self.profile = profile
        self.rules = rules
        self.file = OnFile(report, case, rules)
        self.findings: dict[str, list[Finding]] = {rule: [] for rule in profile.rules}
        for finding in report.findings:
            if finding.rule in self.findings:
                self.findings[finding.rule].append(finding)

    def answers(self) -> list[Answer]:
        asked: dict[str, list[dict[str, str]]] = {}
        every: tuple[Sign | Question, ...] = (*self.profile.signs, *self.profile.questions)
        for one in every:
            kind = self.profile.judged_by(one)
            if kind not in asked:
                asked[kind] = self._subjects(kind)
        given: dict[tuple[str, str], list[Answer]] = {}
        for kind, subjects in asked.items():
            for subject in subjects:
                for answer in self._of_subject(kind, subject):
                    given.setdefault((kind, answer.question), []).append(answer)
        return [
            answer
            for question in self.profile.questions
            for answer in given.get((self.profile.judged_by(question), question.id), [])
        ]

    def _subjects(self, kind: str) -> list[dict[str, str]]:
        if kind == CASE:
            return [{}]
        asked = self.profile.decisions if kind == "decision" else None
        since = self.file.since(self.profile.looking_back)
        return [{kind: tid} for tid in self.file.threads(kind, asked, since)]

    def _of_subject(self, kind: str, subject: dict[str, str]) -> list[Answer]:
        known: dict[str, tuple[AnswerWord, Because]] = {}
        answers = []
        for sign in self.profile.signs:
            if self.profile.judged_by(sign) == kind:
                because = self._from_rules(sign, subject)
                known[sign.id] = _weighed("sign", sign, all_of(ground.answer for ground in because), because)
        for question in self.profile.questions:
            if self.profile.judged_by(question) == kind:
                answer = self._answer(question, subject, known)
                known[question.id] = _weighed("question", question, answer.answer, [])
                answers.append(answer)
        return answers

    def _answer(
        self, question: Question, subject: dict[str, str], known: Mapping[str, tuple[AnswerWord, Because]]
    ) -> Answer:
        because: list[Because] = []
        if question.not_answerable is not None:
            word, text = AnswerWord.NOT_SHOWN, not_answerable_text(_text(question.not_answerable))
        else:
            if question.rules:
                because = self._from_rules(question, subject)
                word = all_of(ground.answer for ground in because)
            else:
                because = [known[id_][1] for id_ in question.weighed]
                word = _weigh(question, [known[id_][0] for id_ in question.weighed])
            text = answer_text(word, [ground.text for ground in because if _decides(ground.answer, word)])
        return Answer(
            profile=self.profile.id,
            question=question.id,
            case=self.case.id,
            subject=subject,
            answer=word,
            answerable=question.answerable,
            of_which=[
                part.id
                for part in question.of_which
                if part.among is word and any(known[id_][0] is part.answered for id_ in part.any_of)
            ],
            because=because,
            text=text,
        )

    def _from_rules(self, asked: Question | Sign, subject: dict[str, str]) -> list[Because]:
        """What each finding that bears on the subject counts as."""
        counting = asked.counts_as or self.profile.counts_as
        since = self.file.since(asked.looking_back)
        grounds = [
            self._ground(finding, counting)
            for rule in asked.rules
            for finding in self.findings[rule]
            if (not asked.only_measures_that_run or self.file.runs(finding))
            and (since is None or not settled_before(finding, since))
            and all(self.file.bears_on(finding, kind, tid) for kind, tid in subject.items())
        ]
        if any(ground.answer is not AnswerWord.NOT_RELEVANT for ground in grounds):
            return grounds
        heard = {ground.id for ground in grounds}
        silent = [
            rule
            for rule in asked.rules
            # Of the case as a whole, what was left out on purpose has been heard too.
            if rule not in heard and (subject or not self.findings[rule]) and self.file.not_recorded(rule, self.rules)
        ]
        return [*grounds, *(self._silent(rule) for rule in silent)]

    def _ground(self, finding: Finding, counting: CountsAs) -> Because:
        title = _text(self.rules.rule(finding.rule).title)
        facts = [fact.text for fact in finding.missing_facts] if finding.status is Status.UNDETERMINED else []
        return Because(
            kind="finding",
            id=finding.rule,
            answer=counted_as(finding, counting),
            status=finding.status,
            subject=finding.subject,
            occurrence=finding.occurrence,
            due=finding.due,
            text=finding_text(title, finding.status.value, facts),
        )

    def _silent(self, rule: str) -> Because:
        text = not_recorded_text(_text(self.rules.rule(rule).title))
        return Because(kind="finding", id=rule, answer=AnswerWord.NOT_SHOWN, text=text)


def counted_as(finding: Finding, counting: CountsAs) -> AnswerWord:
    """What a finding counts as; one that is undetermined only where all that is possible counts alike."""
    if finding.status is Status.UNDETERMINED:
        possible = {counting.answer(status) for status in finding.possible}
        return possible.pop() if len(possible) == 1 else AnswerWord.NOT_SHOWN
    if counting.done_later is not None and finding.non_compliant and finding.fulfilled_by is not None:
        return AnswerWord(counting.done_later)
    return counting.answer(finding.status.value)


def _weigh(question: Question, answers: list[AnswerWord]) -> AnswerWord:
    if question.all_of:
        return all_of(answers)
    if question.any_of:
        return any_of(answers)
    return from_signs(answers, question.partly_if_lacking_at_most or 0)


def _decides(ground: AnswerWord, answer: AnswerWord) -> bool:
    """Whether a ground is one of those that an answer is told by."""
    if answer is AnswerWord.PARTLY:
        return ground in (AnswerWord.PARTLY, AnswerWord.NO)
    return ground is answer


def _weighed(
    kind: Literal["sign", "question"], asked: Sign | Question, answer: AnswerWord, because: list[Because]
) -> tuple[AnswerWord, Because]:
    """A sign or question as something that others are answered from."""
    says = asked.says if isinstance(asked, Sign) else asked.asks
    return answer, Because(
        kind=kind, id=asked.id, answer=answer, because=because, text=weighed_text(_text(says), answer)
    )


def _text(text: Bilingual) -> Text:
    return Text(da=text.da, en=text.en)
