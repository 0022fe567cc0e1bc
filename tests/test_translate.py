"""From serviceloven to barnets lov and back: the answer as data, as text, and on the command line."""

from __future__ import annotations

import json
from datetime import date

import pytest

from childlaw_rules import load_rules
from childlaw_rules.cli import main
from childlaw_rules.errors import ArgumentError
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.translate import translate
from childlaw_rules.translatepage import translation_page
from childlaw_rules.translation import Fit, Translated

RULES = load_rules()


def one(asked: str, on: str | None = None) -> Translated:
    (found,) = translate(asked, on=on, rules=RULES).found
    return found


def pairs(found: Translated) -> list[tuple[list[str], list[str]]]:
    return [(row.sel, row.bl) for row in found.counterparts]


def cited(found: Translated) -> set[tuple[str, str]]:
    return {(citation.rule, citation.version) for citation in found.rules}


FOUR_MONTHS = "investigation-completed-within-4-months"


class TestCorrespondence:
    def test_there(self) -> None:
        assert (["SEL § 50, stk. 7"], ["BL § 20, stk. 3"]) in pairs(one("SEL § 50, stk. 7"))

    def test_and_back(self) -> None:
        found = one("BL § 20, stk. 3")
        assert pairs(found) == [(["SEL § 50, stk. 7"], ["BL § 20, stk. 3"])]
        assert found.fit is Fit.EXACT
        assert found.counterparts[0].evidence == "verified"

    def test_more_exact_than_the_table_falls_back_to_the_nearest_wider_row(self) -> None:
        found = one("SEL § 155 b, stk. 1, 2. pkt.")
        assert found.fit is Fit.WIDER
        assert pairs(found) == [(["SEL § 155 b, stk. 1"], ["BL § 138, stk. 1"])]

    def test_wider_than_the_table_lists_all_rows_inside(self) -> None:
        found = one("SEL § 155 b")
        assert found.fit is Fit.INSIDE
        assert [bl for _, bl in pairs(found)] == [["BL § 138, stk. 1"], ["BL § 138, stk. 2"], ["BL § 138, stk. 3"]]

    def test_a_stretch_that_cuts_across_rows_is_answered_with_those_it_touches(self) -> None:
        found = one("SEL § 57 a, stk. 3-6")
        assert found.fit is Fit.INSIDE
        assert one("SEL § 57 a, stk. 2-4").fit is Fit.BESIDE

    def test_new_in_barnets_lov(self) -> None:
        assert pairs(one("BL § 18")) == [([], ["BL § 18"])]

    @pytest.mark.parametrize(
        ("day", "asked", "bl"),
        [
            ("2010-12-31", "SEL § 50, stk. 7", "BL § 20, stk. 3"),
            ("2011-01-01", "SEL § 50, stk. 7", "BL § 21, stk. 1"),
            ("2011-01-01", "SEL § 50, stk. 6", "BL § 20, stk. 3"),
            ("2013-09-30", "SEL § 50, stk. 6", "BL § 20, stk. 3"),
            ("2013-10-01", "SEL § 50, stk. 6", "BL § 22, stk. 6"),
            ("2013-10-01", "SEL § 50, stk. 7", "BL § 20, stk. 3"),
            ("2013-09-30", "SEL § 155", "BL § 138, stk. 1"),
            ("2020-06-30", "SEL § 68, stk. 12", "BL § 111"),
            ("2020-07-01", "SEL § 68, stk. 12", "BL § 112, stk. 1-2"),
        ],
    )
    def test_numbers_are_those_of_the_day(self, day: str, asked: str, bl: str) -> None:
        assert [found for _, found in pairs(one(asked, day))] == [[bl]]

    def test_where_no_act_is_named_both_are_tried_and_it_is_said(self) -> None:
        answer = translate("§ 52", rules=RULES)
        assert [(found.provision, found.act_assumed) for found in answer.found] == [
            ("SEL § 52", True),
            ("BL § 52", True),
        ]
        assert "No act is named" in translation_page(answer, "en")
        assert [found.provision for found in translate("§ 52", on="2015-03-01", rules=RULES).found] == ["SEL § 52"]

    def test_every_place_of_a_text_is_answered(self) -> None:
        answer = translate("SEL § 52, stk. 1, jf. stk. 3, nr. 7", rules=RULES)
        assert [found.provision for found in answer.found] == ["SEL § 52, stk. 1", "SEL § 52, stk. 3, nr. 7"]


class TestMeasureNumbers:
    @pytest.mark.parametrize(
        ("day", "asked", "kinds", "bl"),
        [
            ("2006-12-31", "SEL § 40, stk. 3, nr. 8", ["placement"], ["BL § 46"]),
            ("2007-01-01", "SEL § 52, stk. 3, nr. 8", ["placement"], ["BL § 46"]),
            ("2010-12-31", "SEL § 52, stk. 3, nr. 8", ["placement"], ["BL § 46"]),
            ("2011-01-01", "SEL § 52, stk. 3, nr. 8", ["work_placement"], ["BL § 32, stk. 1, nr. 4"]),
            ("2010-12-31", "SEL § 52, stk. 3, nr. 7", ["contact_person"], ["BL § 32, stk. 1, nr. 3"]),
            ("2011-01-01", "SEL § 52, stk. 3, nr. 7", ["placement"], ["BL § 46"]),
            ("2023-12-31", "SEL § 52, stk. 3, nr. 7", ["placement"], ["BL § 46"]),
        ],
    )
    def test_on_a_day(self, day: str, asked: str, kinds: list[str], bl: list[str]) -> None:
        found = one(asked, day)
        assert [measure.kinds for measure in found.measures] == [kinds]
        assert [right for _, right in pairs(found)] == [bl]

    def test_without_a_day_every_meaning_is_listed(self) -> None:
        found = one("SEL § 52, stk. 3, nr. 7")
        assert [(m.kinds, m.from_day, m.until) for m in found.measures] == [
            (["contact_person"], date(2007, 1, 1), date(2010, 12, 31)),
            (["placement"], date(2011, 1, 1), date(2023, 12, 31)),
        ]
        assert found.carried_to == []

    def test_a_number_of_the_older_act_is_carried_to_the_one_it_became(self) -> None:
        assert one("SEL § 40, stk. 3, nr. 8").carried_to == ["SEL § 52, stk. 3, nr. 7"]

    def test_a_number_that_became_none_has_no_counterpart(self) -> None:
        found = one("SEL § 52, stk. 3, nr. 6", "2009-03-01")
        assert (found.fit, found.counterparts, found.carried_to) == (Fit.NONE, [], [])
        assert found.measures[0].kinds == ["contact_person", "other_support"]

    def test_what_only_memory_vouches_for_is_carried_nowhere_and_marked(self) -> None:
        found = one("SEL § 40, stk. 3, nr. 7", "2006-06-01")
        assert (found.measures[0].evidence, found.carried_to) == ("memory", [])


class TestRulesThatCiteIt:
    def test_both_the_one_and_the_other_with_their_versions(self) -> None:
        expected = {(FOUR_MONTHS, version) for version in ("sel-2007", "sel-2011", "sel-2013", "bl-2024")}
        for asked in ("BL § 20, stk. 3", "SEL § 50, stk. 7"):
            assert expected <= cited(one(asked))

    def test_a_former_number_cites_what_it_was_then(self) -> None:
        found = cited(one("SEL § 50, stk. 6", "2012-01-01"))
        assert (FOUR_MONTHS, "sel-2011") in found
        assert (FOUR_MONTHS, "bl-2024") in found
        assert not {rule for rule, _ in found} & {"investigation-concludes-with-reasons"}

    def test_placement_before_2011_is_cited_by_its_number_then(self) -> None:
        versions = {v for rule, v in cited(one("SEL § 52, stk. 3, nr. 7", "2015-03-01")) if rule.startswith("youth-15")}
        assert versions == {"sel-2006", "sel-2007", "sel-2011", "bl-2024"}


class TestRefusals:
    @pytest.mark.parametrize(
        ("asked", "message"),
        [
            (
                "SEL § 999",
                "provision: 'SEL § 999': no table and no rule holds it; the nearest that one holds is 'SEL § 170'",
            ),
            ("§ 900", "provision: '§ 900': no table and no rule holds it; the nearest that one holds is 'BL § 213'"),
            (
                "RSL § 900",
                "provision: 'RSL § 900': only serviceloven (SEL) and barnets lov (BL) have a table; write for example "
                "'SEL § 52, stk. 3, nr. 7', 'barnets lov § 20, stk. 3' or '§ 155 b'",
            ),
        ],
    )
    def test_unknown(self, asked: str, message: str) -> None:
        with pytest.raises(ArgumentError) as refused:
            translate(asked, rules=RULES)
        assert str(refused.value) == message

    def test_a_day_that_is_none(self) -> None:
        with pytest.raises(ArgumentError, match="on: no day; write it as 2015-03-01"):
            translate("SEL § 52", on="2015-13-01", rules=RULES)

    def test_a_set_of_rules_without_tables(self) -> None:
        with pytest.raises(ArgumentError, match="no table of provisions"):
            translate("SEL § 52", rules=Ruleset((), "sha256:-", "-"))


class TestCommandLine:
    def test_text_in_both_languages(self, capsys: pytest.CaptureFixture[str]) -> None:
        said = {}
        for lang in ("da", "en"):
            assert main(["rules", "translate", "SEL § 52, stk. 3, nr. 8", "--on", "2009-03-01", "--lang", lang]) == 0
            said[lang] = capsys.readouterr().out
            assert max(map(len, said[lang].splitlines())) <= 80
        assert "Det nummer blev senere SEL § 52, stk. 3, nr. 7." in said["da"]
        assert "That number later became SEL § 52, stk. 3, nr. 7." in said["en"]
        assert "SEL § 52, stk. 3, nr. 7 ↔ BL § 46" in said["en"]

    def test_words_need_no_quotation_marks(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["rules", "translate", "barnets", "lov", "§", "20", "stk", "3"]) == 0
        assert "SEL § 50, stk. 7 ↔ BL § 20, stk. 3" in capsys.readouterr().out

    def test_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["rules", "translate", "BL § 46", "--format", "json"]) == 0
        answer = json.loads(capsys.readouterr().out)
        assert answer["found"][0]["provision"] == "BL § 46"
        assert answer["found"][0]["measures"][0]["kinds"] == ["placement"]

    @pytest.mark.parametrize("arguments", [["SEL § 999"], ["nonsense"], ["SEL § 52", "--on", "soon"]])
    def test_what_cannot_be_answered_is_status_2(
        self, arguments: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["rules", "translate", *arguments]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.count("\n") == 1
