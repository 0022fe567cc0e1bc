"""Every profile asked of published cases, with all their gaps: there is always an answer, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from childlaw_rules import (
    Answer,
    Case,
    Report,
    evaluate,
    load_profiles,
    load_rules,
    profile,
    read_case,
    review,
)
from childlaw_rules.rulebook import Ruleset

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs" / "examples"
#: Those of the published cases with the most gaps take seconds each and are left out.
LEFT_OUT = ("bdo-randers-02", "bdo-randers-04", "bdo-randers-10")
TOLD = ("ast-c-1-99", "ast-c-24-01", "ast-pm-77-19", "fob-17-02658", "u-2011-313-v")
FILES = [
    *(file for file in sorted(EXAMPLES.rglob("*.json")) if file.stem not in LEFT_OUT),
    *(ROOT / "tests" / "cases" / "real" / f"{name}.json" for name in TOLD),
]
ALL = [one.id for one in load_profiles()]


def reading(*profiles: str) -> Ruleset:
    """The rules that some profiles read, and no others."""
    shipped = load_rules()
    read = {rule for id_ in profiles for rule in profile(id_).rules}
    rules = tuple(rule for rule in shipped.rules if rule.id in read)
    return Ruleset(rules, shipped.digest, shipped.version, tables=shipped.tables)


@pytest.fixture(scope="module")
def reports() -> list[tuple[Case, Report]]:
    rules = reading(*ALL)
    cases = [read_case(file.read_bytes()) for file in FILES]
    return [(case, evaluate(case, rules=rules)) for case in cases]


@pytest.mark.parametrize("id_", ALL)
class TestEveryProfile:
    def test_answers_each_question_of_the_case_once(self, id_: str, reports: list[tuple[Case, Report]]) -> None:
        assert len(reports) == 17
        asked = profile(id_)
        for case, report in reports:
            answers = review(report, case, asked)
            places = [(answer.question, *answer.subject.items()) for answer in answers]
            assert len(set(places)) == len(places)
            order = [question.id for question in asked.questions]
            assert [order.index(answer.question) for answer in answers] == sorted(
                order.index(answer.question) for answer in answers
            )
            if asked.judged == "case":
                assert [answer.question for answer in answers] == order

    def test_tells_every_answer_in_both_languages(self, id_: str, reports: list[tuple[Case, Report]]) -> None:
        for case, report in reports:
            for answer in review(report, case, profile(id_)):
                assert answer.text.da != answer.text.en
                for text in (answer.text.da, answer.text.en):
                    assert text.endswith(".")
                    assert not text.endswith("..")
                    assert "{" not in text

    def test_rests_on_findings_of_the_report(self, id_: str, reports: list[tuple[Case, Report]]) -> None:
        grounds = 0
        for case, report in reports:
            found = [(f.rule, f.status, f.subject, f.occurrence) for f in report.findings]
            for answer in review(report, case, profile(id_)):
                for ground in answer.because:
                    if ground.status is not None:
                        assert (ground.id, ground.status, ground.subject, ground.occurrence) in found
                        grounds += 1
        assert grounds > 10


def test_a_report_that_was_written_down_gives_the_same(reports: list[tuple[Case, Report]]) -> None:
    for case, report in reports[:12]:
        again = Report.model_validate_json(report.model_dump_json())
        assert review(again, case, profile("bdo-randers-2016")) == review(report, case, profile("bdo-randers-2016"))


def test_an_answer_that_was_written_down_is_read_back(reports: list[tuple[Case, Report]]) -> None:
    case, report = reports[-1]
    for answer in review(report, case, profile("bdo-randers-2016")):
        assert Answer.model_validate_json(answer.model_dump_json()) == answer


#: What BDO concluded of its ten example cases, where it speaks of what a question asks.
CONCLUDED = {
    "bdo-randers-01": {"investigation": "no", "red-thread": "no"},
    "bdo-randers-02": {"conversation": "yes", "plan": "no"},
    "bdo-randers-03": {"conversation": "no", "plan": "no", "follow-up": "no"},
    "bdo-randers-06": {"investigation": "no"},
    "bdo-randers-07": {"investigation": "no"},
    "bdo-randers-08": {"investigation": "no"},
}


@pytest.mark.parametrize("id_", sorted(CONCLUDED))
def test_the_ten_cases_of_randers_are_answered_as_the_reviewers_concluded(id_: str) -> None:
    case = read_case((EXAMPLES / "randers" / f"{id_}.json").read_bytes())
    randers = profile("bdo-randers-2016")
    rules = reading(randers.id)
    answers = review(evaluate(case, rules=rules), case, randers, rules=rules)
    given = {answer.question: answer.answer.value for answer in answers}
    assert {question: given[question] for question in CONCLUDED[id_]} == CONCLUDED[id_]
