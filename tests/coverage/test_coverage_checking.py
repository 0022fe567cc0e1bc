"""What is wrong with a coverage map beside a set of rules: each error, and the neighbours that are none."""

from __future__ import annotations

import pytest

from childlaw_rules.coverage import check_map, read_map
from tests.coverage.build import INDEX, READ, ROWS, SEL, THREE, found, rule_file, ruleset

OTHER = """\
  - entry: sel-153-fravaer
    outcome: no case-level event
    reason: {da: Fraværet står i skolens protokol., en: The absence is in the register of the school.}
"""


def limit(*rows: str) -> str:
    """A row file: the given rows of the limit, and one of the other entry."""
    return "rows:\n" + "".join(f"  - entry: sel-50-frist\n{row}" for row in rows) + OTHER


def read_by(rule: str = "examined-in-time", days: str = "") -> str:
    return f"    outcome: rules\n    rules: {rule}\n{days}"


def discretion(days: str = "") -> str:
    return "    outcome: discretion\n    reason: {da: Skøn., en: Discretion.}\n" + days


class TestAMapInOrder:
    def test_has_no_errors(self) -> None:
        assert found() == []

    def test_may_have_rows_for_some_versions_each(self) -> None:
        rows = limit(
            discretion("    until: 2010-12-31\n"),
            read_by(days="    from: 2011-01-01\n"),
        )
        assert found(rows, rule_file(*THREE[1:])) == []


class TestOneRowAVersion:
    def test_a_version_without_row(self) -> None:
        rows = limit(read_by(days="    from: 2011-01-01\n"))
        assert found(rows, rule_file(*THREE[1:])) == [
            f"{INDEX}:15:20: SEL § 50, stk. 7 (2007-01-01 – 2010-12-31) has no row: "
            "write one with 'entry: sel-50-frist' in coverage/serviceloven/<theme>.yaml"
        ]

    def test_a_version_with_two_rows(self) -> None:
        rows = limit(read_by(), discretion("    from: 2013-10-01\n"))
        assert found(rows) == [
            f"{ROWS}:5:12: SEL § 50, stk. 7 (2013-10-01 – 2023-12-31) of 'sel-50-frist' already has a row "
            f"in {ROWS}:2:12"
        ]

    @pytest.mark.parametrize("day", ["2012-06-01", "2013-10-02"])
    def test_a_row_that_ends_within_a_version(self, day: str) -> None:
        rows = limit(read_by(days=f"    until: {day}\n"), discretion("    from: 2013-10-03\n"))
        problems = found(rows)
        assert any("the row speaks of some days only of SEL § 50" in problem for problem in problems)
        assert not any("has no row" in problem for problem in problems)

    def test_a_row_beside_the_one_that_speaks_of_the_whole(self) -> None:
        rows = limit(read_by(), discretion("    from: 2022-01-01\n"))
        assert found(rows) == [
            f"{ROWS}:5:12: the row speaks of some days only of SEL § 50, stk. 7 (2013-10-01 – 2023-12-31): "
            "let 'from' and 'until' be the first and last day of versions of the entry"
        ]

    def test_a_first_day_not_established_is_in_no_row_with_a_first_day(self) -> None:
        rows = READ + "    from: 2019-01-01\n"
        (problem,) = found(rows)
        assert "the row speaks of some days only of SEL § 153, stk. 2; § 155 c (? – 2023-12-31)" in problem


class TestRowsAstray:
    def test_an_unknown_entry(self) -> None:
        rows = READ + "  - entry: sel-50-frst\n" + discretion()
        assert found(rows) == [
            f"{ROWS}:8:12: no provision of the index has the id 'sel-50-frst', did you mean 'sel-50-frist'?"
        ]

    def test_an_unknown_rule(self) -> None:
        rows = limit("    outcome: rules\n    rules:\n      - examined-in-time\n      - examined-on-time\n")
        assert found(rows) == [f"{ROWS}:6:9: there is no rule 'examined-on-time', did you mean 'examined-in-time'?"]

    def test_a_row_in_the_folder_of_another_act(self) -> None:
        other = SEL.replace("sel-", "x-")
        files = {INDEX: SEL, "coverage/provisions/andre.yaml": other, ROWS: READ}
        files["coverage/andre/a.yaml"] = READ.replace("sel-", "x-").replace("x-153", "sel-153")
        problems = [str(problem) for problem in check_map(read_map(files), ruleset())]
        assert (
            "coverage/andre/a.yaml:5:12: 'sel-153-fravaer' is an entry of 'serviceloven': its rows lie in that folder"
            in problems
        )

    def test_days_in_which_the_entry_had_no_version(self) -> None:
        rows = limit(read_by(), discretion("    from: 2024-01-01\n"))
        assert found(rows) == [f"{ROWS}:5:12: 'sel-50-frist' has no version in the days the row speaks of"]


class TestDaysWithoutRule:
    def test_no_named_rule_is_in_force_in_a_version(self) -> None:
        assert found(limit(read_by()), rule_file(*THREE[:2])) == [
            f"{ROWS}:2:12: no rule named here is in force for SEL § 50, stk. 7 in 2013-10-01 – 2023-12-31: "
            "name one that is, give those versions a row of their own"
        ]

    def test_nor_is_that_mended_by_saying_what_is_beyond(self) -> None:
        beyond = "    beyond: {da: Resten., en: The rest.}\n"
        assert len(found(limit(read_by(days=beyond)), rule_file(*THREE[:2]))) == 1

    def test_some_days_without_rule_are_an_error_until_they_are_accounted_for(self) -> None:
        later = rule_file(*THREE[:2], ("2014-02-01", "2022-12-31", "SEL", "§ 50, stk. 7"))
        assert found(limit(read_by()), later) == [
            f"{ROWS}:2:12: no rule named here is in force for SEL § 50, stk. 7 in 2013-10-01 – 2014-01-31; "
            "2023-01-01 – 2023-12-31: name one that is, give those versions a row of their own, "
            "or say in 'beyond' why none reads those days"
        ]
        beyond = "    beyond: {da: De første måneder., en: The first months.}\n"
        assert found(limit(read_by(days=beyond)), later) == []

    def test_two_rules_may_follow_one_another(self) -> None:
        early = rule_file(*THREE[:2])
        late = rule_file(THREE[2], id_="examined-as-before")
        rows = limit("    outcome: rules\n    rules: [examined-in-time, examined-as-before]\n")
        assert found(rows, early, late) == []

    def test_days_before_the_first_rule_do_not_count_where_the_first_day_is_not_established(self) -> None:
        rows = limit(read_by()).replace(OTHER, "  - entry: sel-153-fravaer\n" + read_by("absence-notified"))
        absence = rule_file(("2019-01-01", "", "SEL", "§ 153, stk. 2"), id_="absence-notified")
        assert found(rows, rule_file(*THREE), absence) == []


class TestRulesWithoutRow:
    """``THREE`` cites by sentence and with a pointer; the index knows the subsections."""

    def test_a_citation_the_index_does_not_know(self) -> None:
        second = rule_file(("2014-01-01", "", "SEL", "§ 49 a"), id_="told")
        assert found(READ, rule_file(*THREE), second) == [
            "investigation/told.yaml:23:18: the coverage map knows no SEL § 49 a in 2014-01-01 –: "
            "mend the citation, or add it in coverage/provisions/"
        ]

    @pytest.mark.parametrize(
        ("days", "provision"),
        [
            (("2024-01-01", ""), "§ 50, stk. 7"),
            (("2011-01-01", "2013-09-30"), "§ 50, stk. 7"),
            (("2014-01-01", ""), "§ 50, stk. 1"),
            (("2014-01-01", ""), "§§ 51-52"),
        ],
    )
    def test_nor_in_those_days_or_that_subsection(self, days: tuple[str, str], provision: str) -> None:
        second = rule_file((*days, "SEL", provision), id_="told")
        (problem,) = found(READ, rule_file(*THREE), second)
        assert "the coverage map knows no SEL" in problem

    def test_nor_in_that_act(self) -> None:
        second = rule_file(("2014-01-01", "", "BL", "§ 50, stk. 7"), id_="told")
        (problem,) = found(READ, rule_file(*THREE), second)
        assert "knows no BL § 50, stk. 7" in problem

    @pytest.mark.parametrize(
        "provision", ["§ 50, stk. 7", "§ 50", "§§ 49-51", "§ 50, stk. 7, 2. pkt.", "§ 50, stk. 6-8"]
    )
    def test_a_wider_or_narrower_citation_meets_the_entry_and_wants_its_row(self, provision: str) -> None:
        second = rule_file(("2014-01-01", "", "SEL", provision), id_="told")
        (problem,) = found(READ, rule_file(*THREE), second)
        assert problem.startswith(
            "investigation/told.yaml:23:18: no row of the coverage map says that 'told' reads SEL"
        )
        assert problem.endswith("name it in a row of 'sel-50-frist'")
        rows = READ.replace("[examined-in-time]", "[examined-in-time, told]")
        assert found(rows, rule_file(*THREE), second) == []

    def test_each_place_that_is_cited_wants_its_row(self) -> None:
        versions = (*THREE[:2], (*THREE[2][:3], "§ 50, stk. 7; § 155 c"))
        (problem,) = found(READ, rule_file(*versions))
        assert "reads SEL § 155 c: name it in a row of 'sel-153-fravaer'" in problem

    def test_a_row_that_names_it_for_other_days_is_not_enough(self) -> None:
        rows = limit(
            read_by(days="    until: 2010-12-31\n"),
            discretion("    from: 2011-01-01\n    until: 2013-09-30\n"),
            read_by(days="    from: 2013-10-01\n"),
        )
        assert found(rows) == [
            "investigation/examined-in-time.yaml:33:18: no row of the coverage map says that 'examined-in-time' "
            "reads SEL § 50, stk. 6: name it in a row of 'sel-50-frist'"
        ]

    def test_a_yardstick_of_practice_cites_a_report_and_wants_none(self) -> None:
        practice = rule_file(("2014-01-01", "", "practice", "BDO Randers 2016"), id_="told", basis="practice")
        assert found(READ, rule_file(*THREE), practice) == []

    def test_a_source_that_is_no_paragraph_meets_the_same_words(self) -> None:
        index = SEL.replace("§ 153, stk. 2; § 155 c", "art. 12, stk. 3\n        act: GDPR")
        article = ("2019-01-01", "", "GDPR", "art. 12, stk. 3")
        rows = limit(read_by()).replace(OTHER, "  - entry: sel-153-fravaer\n" + read_by("told"))
        assert found(rows, rule_file(*THREE), rule_file(article, id_="told"), index=index) == []
        other = (*article[:3], "art. 13")
        (problem,) = found(rows, rule_file(*THREE), rule_file(other, id_="told"), index=index)
        assert "the coverage map knows no GDPR art. 13 in 2019-01-01 –" in problem
