"""Places in acts: reading what people write, and how places lie to each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childlaw_rules.errors import ArgumentError
from childlaw_rules.provision import Provision
from childlaw_rules.provisiontext import MOST_CHARACTERS, place, read_provisions


def read(text: str) -> list[str]:
    return [str(found) for found in read_provisions(text)]


class TestReading:
    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ("SEL § 50, stk. 7", "SEL § 50, stk. 7"),
            ("servicelovens § 50 stk. 7", "SEL § 50, stk. 7"),
            ("§ 50, stk. 7 SEL", "SEL § 50, stk. 7"),
            ("sel 50 7", "SEL § 50, stk. 7"),
            ("sel 52 3 7", "SEL § 52, stk. 3, nr. 7"),
            ("SEL 52.3.7", "SEL § 52, stk. 3, nr. 7"),
            ("barnets lov § 20 stk 3", "BL § 20, stk. 3"),
            ("§ 46 i barnets lov", "BL § 46"),
            ("§ 52, stk. 3, nr. 7", "§ 52, stk. 3, nr. 7"),
            ("§52stk3nr7", "§ 52, stk. 3, nr. 7"),
            ("SEL  §  155b   stk 1 ,  2 pkt", "SEL § 155 b, stk. 1, 2. pkt."),
            ("§ 155 b, stk. 1, 2. pkt.", "§ 155 b, stk. 1, 2. pkt."),
            ("Lov om social service § 52", "SEL § 52"),
            ("§ 40 (lov nr. 454/1997)", "SEL § 40"),
            ("BL §§ 28-31", "BL §§ 28-31"),
            ("SEL §§ 50 a-50 c", "SEL §§ 50 a-50 c"),
            ("§ 68 i i serviceloven", "SEL § 68 i"),
            ("§ 52, stk. 3, nr. 1, litra b", "§ 52, stk. 3, nr. 1, litra b"),
            ("Retssikkerhedslovens § 3, stk. 2", "RSL § 3, stk. 2"),
        ],
    )
    def test_one_place(self, text: str, says: str) -> None:
        assert read(text) == [says]

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ("§ 32, stk. 2; § 46, stk. 1 og 4", ["§ 32, stk. 2", "§ 46, stk. 1", "§ 46, stk. 4"]),
            ("§ 46, stk. 3, og § 47, stk. 2", ["§ 46, stk. 3", "§ 47, stk. 2"]),
            ("SEL § 52, stk. 1, jf. stk. 3, nr. 8", ["SEL § 52, stk. 1", "SEL § 52, stk. 3, nr. 8"]),
            ("§ 52, stk. 1, 3. pkt., jf. stk. 3, nr. 8", ["§ 52, stk. 1, 3. pkt.", "§ 52, stk. 3, nr. 8"]),
            ("§ 70, stk. 1, 1. og 2. pkt.", ["§ 70, stk. 1, 1. pkt.", "§ 70, stk. 1, 2. pkt."]),
            ("BL §§ 91-92, 108-109", ["BL §§ 91-92", "BL §§ 108-109"]),
            ("§ 52, stk. 3, nr. 2 og 3", ["§ 52, stk. 3, nr. 2", "§ 52, stk. 3, nr. 3"]),
            ("§ 91, stk. 2, 1.-2. pkt.; § 108", ["§ 91, stk. 2, 1.-2. pkt.", "§ 108"]),
            ("§ 58, jf. barnets lov § 46", ["§ 58", "BL § 46"]),
            ("SEL § 52 og BL § 46", ["SEL § 52", "BL § 46"]),
            ("§ 32 og § 46 BL", ["BL § 32", "BL § 46"]),
        ],
    )
    def test_several_places(self, text: str, says: list[str]) -> None:
        assert read(text) == says

    @pytest.mark.parametrize(
        ("text", "where", "why"),
        [
            ("x § 3", 1, "this is no part of a provision"),
            ("SEL § 52, stk.", 11, "'stk.' lacks its number"),
            ("SEL §", 5, "'§' lacks its number"),
            ("", 1, "no paragraph is named"),
            ("barnets lov", 12, "no paragraph is named"),
            ("stk. 3", 1, "no paragraph is named before this"),
            ("§ 7-3", 3, "the range ends before it begins"),
            ("§ 7-", 4, "a range lacks the number behind it"),
            ("§ 52, 3", 7, "it is not said what this number counts: write 'stk.', 'nr.' or '§' before it"),
            ("§ 52, stk. 3, nr. 7 (anbringelse)", 22, "this is no part of a provision"),
            ("§ " * 200, MOST_CHARACTERS + 1, f"longer than {MOST_CHARACTERS} characters"),
        ],
    )
    def test_a_refusal_names_the_character_and_what_can_be_written(self, text: str, where: int, why: str) -> None:
        with pytest.raises(ArgumentError) as refused:
            read_provisions(text)
        ways = "write for example 'SEL § 52, stk. 3, nr. 7', 'barnets lov § 20, stk. 3' or '§ 155 b'"
        assert str(refused.value) == f"provision: character {where}: {why}; {ways}"

    def test_one_is_asked_for_and_several_come(self) -> None:
        with pytest.raises(ArgumentError, match=r"names 2 places \(§ 3; § 4\)"):
            place("§ 3 og § 4")

    @given(st.text(alphabet="§ stk.nrpk jf0123456789abiog,;-BLSE", max_size=40))
    def test_any_text_is_read_or_refused(self, text: str) -> None:
        try:
            found = read_provisions(text)
        except ArgumentError:
            return
        assert found
        assert all(isinstance(one, Provision) for one in found)

    @given(st.integers(1, 214), st.sampled_from(["", "a", "c"]), st.integers(0, 12), st.integers(0, 9))
    def test_what_is_written_is_read_back(self, section: int, letter: str, stk: int, nr: int) -> None:
        number = (section, letter)
        written = Provision(
            "SEL",
            (number, number),
            ((stk, ""), (stk, "")) if stk else None,
            ((nr, ""), (nr, "")) if stk and nr else None,
        )
        assert place(str(written)) == written


class TestWithinAndOverlaps:
    @pytest.mark.parametrize(
        ("narrow", "wide"),
        [
            ("SEL § 50, stk. 7", "SEL § 50"),
            ("SEL § 50, stk. 7, 2. pkt.", "SEL § 50, stk. 7"),
            ("SEL § 50 b", "SEL §§ 50 a-50 c"),
            ("BL § 29", "BL §§ 28-31"),
            ("SEL § 52, stk. 3, nr. 7", "SEL § 52, stk. 3"),
            ("BL § 46, stk. 3", "BL § 46, stk. 1-4"),
        ],
    )
    def test_within(self, narrow: str, wide: str) -> None:
        assert place(narrow).within(place(wide))
        assert not place(wide).within(place(narrow))
        assert place(narrow).overlaps(place(wide))
        assert place(wide).overlaps(place(narrow))

    @pytest.mark.parametrize(
        ("one", "other"),
        [("SEL § 50", "BL § 50"), ("SEL § 50", "SEL § 50 a"), ("§ 50, stk. 6", "§ 50, stk. 7"), ("§§ 1-3", "§ 4")],
    )
    def test_apart(self, one: str, other: str) -> None:
        assert not place(one).within(place(other))
        assert not place(one).overlaps(place(other))

    def test_an_act_that_is_not_named_may_be_either(self) -> None:
        assert place("§ 52").overlaps(place("SEL § 52"))
        assert place("§ 52").overlaps(place("BL § 52"))
        assert not place("§ 52").within(place("SEL § 52"))


@pytest.mark.parametrize("module", ["provision", "provisiontext"])
def test_what_the_docstrings_show_holds(module: str) -> None:
    import doctest
    import importlib

    result = doctest.testmod(importlib.import_module(f"childlaw_rules.{module}"))
    assert result.attempted > 0
    assert result.failed == 0
