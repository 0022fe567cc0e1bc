"""The page of profiles names every profile and every key of their files."""

from __future__ import annotations

from pathlib import Path

from childlaw_rules import Answer, load_profiles
from childlaw_rules.profiles.words import WAYS, DecisionsAsked, OfWhich, Profile, Question

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "profiles.md").read_text("utf-8")
HOUSE = (Path(__file__).parents[2] / "docs" / "house.md").read_text("utf-8")


def test_every_profile_has_its_row() -> None:
    for one in load_profiles():
        assert f"\n| `{one.id}` | " in PAGE


def test_every_key_is_explained() -> None:
    for model in (Profile, Question, DecisionsAsked):
        for key in model.model_fields:
            assert f"`{key}`" in PAGE or f"`{key}:" in PAGE, key
    for key in set(OfWhich.model_fields) - {"id", "says"}:
        assert f"`{key}`" in PAGE


def test_every_way_to_answer_has_its_row() -> None:
    for way in WAYS:
        assert f"\n| `{way}` | " in PAGE


def test_every_field_of_an_answer_is_explained() -> None:
    for field in Answer.model_fields:
        assert f"`{field}`" in PAGE


def test_the_house_says_where_a_profile_goes() -> None:
    assert "**A review profile.**" in HOUSE
