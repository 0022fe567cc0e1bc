"""The files of review profiles: those that come with the library, and what is refused, with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from childlaw_rules import (
    ArgumentError,
    RuleError,
    load_profiles,
    load_rules,
    profile,
    profile_schema,
    read_profile,
    read_rules,
)
from childlaw_rules.cli import main
from childlaw_rules.rulefiles import rules_folder

FOLDER = rules_folder() / "profiles"
SHIPPED = ["ankestyrelsen-2011", "bdo-norddjurs-2021", "bdo-randers-2016", "boernesagsbarometer", "sbst-ledelsestilsyn"]
GOOD = """\
id: short
title: {da: Kort, en: Short}
source:
  by: Kommunen
  year: 2024
  evidence: secondary
  says: {da: Et eksempel, en: An example}
judged: case
counts_as:
  yes: [met, excused]
  no: [met_late, overdue, missing]
  not_relevant: pending
signs:
  - id: quiet
    says: {da: Stille, en: Quiet}
    rules: case-without-activity
questions:
  - id: talk
    asks: {da: Talt med barnet, en: Spoken to the child}
    rules: conversation-within-half-year
  - id: whole
    asks: {da: Alt i orden, en: All in order}
    measured_instead: {da: To tegn, en: Two signs}
    from_signs: [quiet, talk]
"""


def problems(text: str, name: str = "profiles/short.yaml") -> list[str]:
    with pytest.raises(RuleError) as raised:
        read_profile(text, name)
    return [str(problem) for problem in raised.value.problems]


def changed(before: str, after: str) -> str:
    assert GOOD.count(before) == 1, before
    return GOOD.replace(before, after)


class TestTheShippedProfiles:
    def test_are_these_in_order(self) -> None:
        assert [one.id for one in load_profiles()] == SHIPPED
        assert [profile(id_).id for id_ in SHIPPED] == SHIPPED

    @pytest.mark.parametrize("id_", SHIPPED)
    def test_are_in_both_languages(self, id_: str) -> None:
        one = profile(id_)
        texts = [one.title, one.source.says, *(sign.says for sign in one.signs)]
        for question in one.questions:
            texts += [question.asks, *(part.says for part in question.of_which)]
            others = (question.understood_as, question.measured_instead, question.not_answerable)
            texts += [text for text in others if text is not None]
        for text in texts:
            assert text.da != text.en
        assert len({question.asks.da for question in one.questions}) == len(one.questions)

    @pytest.mark.parametrize("id_", SHIPPED)
    def test_use_every_sign_that_they_declare(self, id_: str) -> None:
        one = profile(id_)
        used = {name for question in one.questions for name in question.weighed}
        assert {sign.id for sign in one.signs} <= used

    @pytest.mark.parametrize("id_", SHIPPED)
    def test_fit_the_schema(self, id_: str) -> None:
        schema = profile_schema()
        jsonschema.Draft202012Validator.check_schema(schema)
        data: Any = yaml.load((FOLDER / f"{id_}.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
        jsonschema.validate(data, schema)
        for wrong in ({"asked": []}, {"judged": "family"}, {"questions": [{"id": "x"}]}, {"looking_back": "x months"}):
            with pytest.raises(jsonschema.ValidationError):
                jsonschema.validate({**data, **wrong}, schema)

    def test_say_which_questions_no_days_can_answer(self) -> None:
        said = {
            one.id: [question.id for question in one.questions if not question.answerable] for one in load_profiles()
        }
        assert said == {
            "ankestyrelsen-2011": ["involvement", "basis-sufficient"],
            "bdo-norddjurs-2021": ["professional-assessment", "goals-used", "choice-of-measure"],
            "bdo-randers-2016": [],
            "boernesagsbarometer": ["plan-states-effort", "acute-reaction"],
            "sbst-ledelsestilsyn": ["professional-quality"],
        }

    def test_say_of_every_indicator_what_is_measured_instead(self) -> None:
        indicators = [q for one in load_profiles() for q in one.questions if q.from_signs]
        assert [question.id for question in indicators] == ["well-informed", "red-thread", "authority-role"]
        for question in indicators:
            assert question.measured_instead is not None
            assert "bibliotekets valg" in question.measured_instead.da


class TestGoodFiles:
    def test_are_read(self) -> None:
        one = read_profile(GOOD, "profiles/short.yaml")
        assert one.rules == ("case-without-activity", "conversation-within-half-year")
        assert one.question("whole").weighed == ("quiet", "talk")
        with pytest.raises(KeyError):
            one.question("quiet")

    def test_are_read_beside_rules_of_ones_own(self, tmp_path: Path) -> None:
        for name in ("practice/case-without-activity.yaml", "practice/conversation-within-half-year.yaml"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes((rules_folder() / name).read_bytes())
        assert load_profiles(tmp_path) == ()
        with pytest.raises(ArgumentError, match="the folder has no profiles"):
            profile("short", tmp_path)
        (tmp_path / "profiles").mkdir()
        (tmp_path / "profiles" / "short.yaml").write_text(GOOD, "utf-8")
        assert [one.id for one in load_profiles(tmp_path)] == ["short"]
        assert profile("short", tmp_path).title.da == "Kort"

    def test_rules_must_be_among_those_that_are_given(self) -> None:
        rules = read_rules({f: (rules_folder() / f).read_bytes() for f in ("practice/case-without-activity.yaml",)})
        assert read_profile(GOOD, "profiles/short.yaml", load_rules()).id == "short"
        with pytest.raises(RuleError, match="unknown rule 'conversation-within-half-year'"):
            read_profile(GOOD, "profiles/short.yaml", rules)


class TestUnknownProfiles:
    def test_get_a_suggestion(self) -> None:
        with pytest.raises(ArgumentError) as raised:
            profile("bdo-randers-2015")
        assert str(raised.value) == (
            "profile: unknown profile 'bdo-randers-2015', did you mean 'bdo-randers-2016'?; one of: "
            + ", ".join(SHIPPED)
        )


JUDGED = "not one of 'case', 'notification', 'need', 'investigation', 'decision', 'measure', 'plan' or 'complaint'"
#: What is changed in the good file, and all that is said of it.
BAD = [
    ("id: short\n", "id: other\n", ["1:5: the file is not named after its id 'other'"]),
    ("judged: case\n", "judged: family\n", [f"8:9: {JUDGED}"]),
    ("  - id: talk\n", "  - id: quiet\n", [
        "18:9: 'quiet' is there twice",
        "24:25: no question or sign 'talk' stands above",
    ]),
    ("    rules: case-without-activity\n", "    rules: case-without-activty\n", [
        "16:12: unknown rule 'case-without-activty', did you mean 'case-without-activity'?",
    ]),
    ("    rules: case-without-activity\n", "    rules: [case-without-activity, case-without-activity]\n", [
        "16:36: rule 'case-without-activity' is named twice",
    ]),
    ("    asks: {da: Talt med", "    ask: {da: Talt med", [
        "18:5: missing key 'asks'",
        "19:5: unknown key 'ask', did you mean 'asks'?",
    ]),
    ("{da: Kort, en: Short}", "{da: Kort}", ["2:8: missing key 'en'"]),
    ("    rules: conversation-within-half-year\n", "", [
        "18:5: a question is answered in one way, by one of: rules, all_of, any_of, from_signs, not_answerable",
    ]),
    ("    rules: conversation-within-half-year\n", (
        "    rules: conversation-within-half-year\n    all_of: quiet\n"
    ), ["18:5: a question is answered in one way, by one of: rules, all_of, any_of, from_signs, not_answerable"]),
    ("    rules: conversation-within-half-year\n", (
        "    rules: conversation-within-half-year\n    partly_if_lacking_at_most: 1\n"
    ), ["18:5: 'partly_if_lacking_at_most' goes with 'from_signs' only"]),
    ("    measured_instead: {da: To tegn, en: Two signs}\n", "", [
        "21:5: a question answered from signs says in 'measured_instead' what is measured in its place",
    ]),
    ("from_signs: [quiet, talk]", "from_signs: [quiet, whole]", [
        "24:25: no question or sign 'whole' stands above",
    ]),
    ("    rules: conversation-within-half-year\n", "    not_answerable: {da: Nej, en: No}\n", [
        "24:25: 'talk' is not answerable",
    ]),
    ("    rules: conversation-within-half-year\n", (
        "    rules: conversation-within-half-year\n    judged: notification\n"
    ), ["25:25: 'talk' is asked of each notification; this question is not"]),
    ("  not_relevant: pending\n", "", [
        "10:3: each status counts once: 'pending' is said 0 times",
    ]),
    ("  not_relevant: pending\n", "  not_relevant: [pending, undetermined]\n", [
        "10:3: each status counts once: 'undetermined' always counts as not shown",
    ]),
    ("  yes: [met, excused]\n", "  yes: [met, excused, overdue]\n", [
        "10:3: each status counts once: 'overdue' is said 2 times",
    ]),
    ("judged: case\n", "judged: decision\n", [
        "1:1: missing key 'decisions': it says of which decisions the questions are asked",
    ]),
    ("judged: case\n", "judged: case\ndecisions:\n  kind: placement\n", [
        "10:3: no question is asked of decisions; leave it out, or write 'judged: decision'",
    ]),
    ("judged: case\n", "judged: case\nlooking_back: 2 years\n", [
        "9:15: the questions are asked of the case; write it below those it is meant for",
    ]),
    ("judged: case\n", "judged: case\nlooking_back: 24 hours\n", ["9:15: write it in days, weeks, months or years"]),
    ("  year: 2024\n", "  year: last\n", ["5:9: write a year, for example 2016"]),
    ("    from_signs: [quiet, talk]\n", "    from_signs: [quiet, talk]\n    published: {of: 3}\n", [
        "25:16: a published row has a figure: 'yes', 'no', 'percent_yes' …",
    ]),
    ("    from_signs: [quiet, talk]\n", "    from_signs: [quiet, talk]\n    published: {of: 3, yes: 2, no: 2}\n", [
        "25:16: the figures add up to 4, more than 'of: 3'",
    ]),
    ("    from_signs: [quiet, talk]\n", (
        "    from_signs: [quiet, talk]\n    published:\n      - {of: 3, yes: 2, of_which: {late: 1}}\n"
    ), ["26:42: 'late' is no part under 'of_which'"]),
    ("    from_signs: [quiet, talk]\n", (
        "    from_signs: [quiet, talk]\n    published: {percent_yes: 101}\n"
    ), ["25:30: Input should be less than or equal to 100"]),
]  # fmt: skip


class TestBadFiles:
    @pytest.mark.parametrize(("before", "after", "expected"), BAD)
    def test_are_refused_with_place_and_way_out(self, before: str, after: str, expected: list[str]) -> None:
        assert problems(changed(before, after)) == [f"profiles/short.yaml:{line}" for line in expected]

    def test_tell_all_errors_at_once(self) -> None:
        text = changed("judged: case\n", "judged: family\nsince: 2012\n").replace("{da: Kort, en: Short}", "{da: Kort}")
        assert problems(text) == [
            "profiles/short.yaml:2:8: missing key 'en'",
            f"profiles/short.yaml:8:9: {JUDGED}",
            "profiles/short.yaml:9:1: unknown key 'since', did you mean 'signs'?",
        ]

    def test_a_key_twice_and_a_list_in_place_of_the_keys(self) -> None:
        assert problems(GOOD + "judged: case\n") == [
            "profiles/short.yaml:25:1: the key 'judged' is already on line 8; keep one of them"
        ]
        assert problems("- id: short\n")[0].startswith("profiles/short.yaml:1:1: a profile has the keys id, title, ")

    def test_of_a_folder_are_all_told_and_end_the_check(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for name in ("practice/case-without-activity.yaml", "profiles/bdo-randers-2016.yaml"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes((rules_folder() / name).read_bytes())
        (tmp_path / "profiles" / "a.yaml").write_text("id: b", "utf-8")
        with pytest.raises(RuleError) as raised:
            load_profiles(tmp_path)
        files = {problem.path.partition(":")[0] for problem in raised.value.problems}
        assert files == {"profiles/a.yaml", "profiles/bdo-randers-2016.yaml"}
        assert main(["rules", "check", str(tmp_path)]) == 2
        told = capsys.readouterr().err
        assert "profiles/a.yaml:1:1: missing key 'title'\n" in told
        assert "profiles/bdo-randers-2016.yaml:30:12: unknown rule 'same-decision-repeated'\n" in told
