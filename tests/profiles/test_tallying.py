"""The table of a profile: how answers are counted."""

from __future__ import annotations

import pytest

from childlaw_rules import Answer, profile, tally
from childlaw_rules.finding import Text
from childlaw_rules.profiles import AnswerWord, Because

RANDERS = profile("bdo-randers-2016")


def answer(question: str, word: str, *lacking: str, **more: object) -> Answer:
    text = Text(da="-", en="-")
    because = [Because(kind="question", id=id_, answer=AnswerWord.NO, text=text) for id_ in lacking]
    told = {"profile": RANDERS.id, "case": "c", "subject": {}, "answerable": True, "of_which": [], "text": text, **more}
    return Answer.model_validate({"question": question, "answer": word, "because": because, **told})


class TestCounts:
    def test_relevant_is_all_but_what_is_not(self) -> None:
        words = ["yes", "yes", "partly", "no", "no", "no", "not_shown", "not_relevant", "not_relevant"]
        row = tally([answer("plan", word) for word in words], RANDERS).of("plan")
        counted = (row.relevant, row.met, row.partly, row.not_met, row.not_shown, row.not_relevant)
        assert counted == (7, 2, 1, 3, 1, 2)
        assert row.share_met == pytest.approx(2 / 7)

    def test_every_question_has_a_row_in_its_order(self) -> None:
        table = tally([], RANDERS)
        assert [row.question for row in table.rows] == [question.id for question in RANDERS.questions]
        assert {row.relevant for row in table.rows} == {0}
        assert {row.share_met for row in table.rows} == {None}
        assert table.of("authority-role").of_which == {"without-investigation-or-plan": 0}
        with pytest.raises(KeyError):
            table.of("siblings")

    def test_parts_are_counted(self) -> None:
        part = ["without-investigation-or-plan"]
        answers = [answer("authority-role", "yes", of_which=part), answer("authority-role", "yes")]
        assert tally(answers, RANDERS).of("authority-role").of_which == {"without-investigation-or-plan": 1}

    def test_what_is_lacking_most_often_comes_first_then_in_the_order_of_the_profile(self) -> None:
        answers = [
            answer("red-thread", "no", "plan", "investigation"),
            answer("red-thread", "partly", "no-gap"),
            answer("red-thread", "no", "plan", "no-gap"),
            answer("red-thread", "partly", "no-decision-repeated"),
            answer("red-thread", "yes", "plan"),
        ]
        lacking = tally(answers, RANDERS).of("red-thread").lacking
        assert [(one.id, one.count) for one in lacking] == [
            ("no-gap", 2), ("plan", 2), ("no-decision-repeated", 1), ("investigation", 1),
        ]  # fmt: skip

    def test_a_reason_counts_once_for_an_answer(self) -> None:
        (lacking,) = tally([answer("red-thread", "no", "plan", "plan")], RANDERS).of("red-thread").lacking
        assert lacking.count == 1

    def test_answers_of_other_profiles_are_left_out(self) -> None:
        answers = [answer("plan", "yes"), answer("plan", "yes", profile="ankestyrelsen-2011"), answer("other", "yes")]
        assert tally(answers, RANDERS).of("plan").met == 1

    def test_one_pass_over_answers_is_enough(self) -> None:
        assert tally((answer("plan", "yes") for _ in range(3)), RANDERS).of("plan").met == 3

    def test_a_row_says_what_is_asked_and_of_what(self) -> None:
        barometer = profile("boernesagsbarometer")
        row = tally([], barometer).of("acute-reaction")
        assert (row.judged, row.answerable) == ("notification", False)
        assert row.asks.da == barometer.question("acute-reaction").asks.da
