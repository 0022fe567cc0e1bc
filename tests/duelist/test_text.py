"""The due list as text: how days, doubts and subjects are worded."""

from __future__ import annotations

import ast
import re
from itertools import pairwise
from pathlib import Path

import pytest

from childlaw_rules import due_list
from childlaw_rules.duelist.words import SENTENCES, subject_words
from childlaw_rules.duepage import WIDTH, due_text
from tests.duelist.cases import DECIDED, NEED, NOTIFIED, STARTED, case

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "childlaw_rules"


def text(*cases: dict[str, object], as_of: str, lang: str = "da", **options: object) -> str:
    return due_text(due_list(list(cases), as_of=as_of, **options), lang)  # type: ignore[arg-type]


class TestTheHead:
    def test_of_one_case_and_of_several(self) -> None:
        assert text(case(), as_of="2024-05-02").splitlines()[:2] == [
            "Sag case-17. Frister pr. 2. maj 2024 til og med 31. juli 2024",
            "=" * 61,
        ]
        assert text(case(), case(), as_of="2024-05-02", lang="en", days=None).startswith(
            "2 cases. Due list as of 2 May 2024\n"
        )
        assert "Ingen frister at vise.\n" in text(case(), as_of="2024-05-02")


class TestRows:
    @pytest.mark.parametrize(
        ("as_of", "said"),
        [
            ("2024-07-13", "11. juli 2024 [2 dage overskredet] behov b1"),
            ("2024-07-12", "11. juli 2024 [1 dag overskredet] behov b1"),
            ("2024-07-11", "11. juli 2024 [i dag] behov b1"),
            ("2024-07-10", "11. juli 2024 [om 1 dag] behov b1"),
            ("2024-07-09", "11. juli 2024 [om 2 dage] behov b1"),
        ],
    )
    def test_say_how_the_day_stands(self, as_of: str, said: str) -> None:
        assert said in text(case(NEED, DECIDED), as_of=as_of).splitlines()

    def test_say_that_hours_have_passed(self) -> None:
        assert "12 March 2024 at 14:05 [past] notification n1" in text(
            case(NOTIFIED), as_of="2024-03-12T15:00", lang="en"
        )

    @pytest.mark.parametrize(
        ("at", "as_of", "said"),
        [
            ("2024-03", "2024-05-02", "1. juli 2024 – 31. juli 2024 [usikkert] behov b1"),
            ("2024-03", "2024-08-01", "1. juli 2024 – 31. juli 2024 [overskredet, dagen er usikker] behov b1"),
        ],
    )
    def test_say_between_which_days_it_lies(self, at: str, as_of: str, said: str) -> None:
        assert said in text(case({**NEED, "at": at}, DECIDED), as_of=as_of).splitlines()

    def test_say_what_is_possible(self) -> None:
        unseen = case(NEED, DECIDED, coverage={"investigation_completed": False})
        assert "Muligt: opfyldt, afventer." in " ".join(text(unseen, as_of="2024-05-02").split())

    def test_say_up_to_when_what_is_met_holds(self) -> None:
        talk = {"type": "child_conversation_held", "at": "2024-10-31"}
        said = " ".join(text(case(STARTED, talk), as_of="2025-02-03").split())
        assert "Opfyldt; gælder til og med 30. april 2025." in said

    def test_name_the_case_where_there_are_several(self) -> None:
        assert "[om 70 dage] sag case-17, behov b1" in text(case(NEED, DECIDED), case(), as_of="2024-05-02")

    def test_count_what_falls_due_later(self) -> None:
        assert "1 senere frist vises ikke; --days" in text(case(NEED, DECIDED), as_of="2024-05-02", days=3)
        second = [{**NEED, "need": "b2"}, {**DECIDED, "need": "b2", "investigation": "i2"}]
        assert "2 senere frister vises ikke" in text(case(NEED, DECIDED, *second), as_of="2024-05-02", days=3)

    def test_certain_days_stand_before_uncertain_ones(self) -> None:
        second = [{**NEED, "need": "b2", "at": None}, {**DECIDED, "need": "b2", "investigation": "i2"}]
        said = text(case(NEED, DECIDED, *second), as_of="2024-05-02")
        rows = said.splitlines()
        heads = [line for line, under in pairwise(rows) if under == "-" * len(line) and line]
        assert heads == ["FRISTER", "USIKRE FRISTER", "ÅBENT UDEN KENDT DAG"]

    def test_what_has_no_day_stands_once_a_rule(self) -> None:
        second = {**NEED, "need": "b2", "at": "2024-03-12"}
        said = text(case(NEED, second), as_of="2024-05-02")
        assert said.count("Barnet er oplyst om retten til bisidder.") == 1
        assert "Behov b1, b2." in said
        assert "Loven angiver ingen frist." in said

    @pytest.mark.parametrize("name", ["bdo-randers-02", "bdo-randers-06"])
    def test_no_line_is_wider_than_the_page_and_none_is_half_said(self, name: str) -> None:
        due = due_list((ROOT / f"docs/examples/randers/{name}.json").read_bytes(), days=None)
        for lang in ("da", "en"):
            said = due_text(due, lang)
            assert max(map(len, said.splitlines())) <= WIDTH
            assert re.search(r"None|\.\.|\{|\}| \.|,,|  [a-zæøå]+  ", said.replace("    ", "")) is None


class TestWords:
    def test_parties_without_an_id_of_their_own_are_spoken_of(self) -> None:
        assert subject_words({"decision": "d1", "party": "child"}, 2, "da") == ["afgørelse d1", "barnet", "nr. 2"]
        assert subject_words({"decision": "d1", "party": "?"}, None, "en") == ["decision d1", "the custody holder"]
        assert subject_words({"decision": "d1", "party": "far"}, None, "da") == ["afgørelse d1", "part far"]

    def test_every_sentence_is_said_somewhere(self) -> None:
        files = [SOURCE / "duepage.py", *(SOURCE / "duelist").glob("*.py")]
        said: set[str] = set()
        for file in files:
            if file.name == "words.py":
                continue
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    said.add(node.value)
        composed = {
            f"{head}_{key}" for head in ("event", "described") for key in ("ahead", "overdue", "uncertain", "done")
        }
        assert sorted(set(SENTENCES) - said - composed) == []

    def test_both_languages_fill_in_the_same(self) -> None:
        for key, (da, en) in SENTENCES.items():
            assert set(re.findall(r"{(\w+)}", da)) == set(re.findall(r"{(\w+)}", en)), key
