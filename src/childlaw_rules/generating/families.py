"""The child, its siblings and those who have custody. Nobody has a name: parties are called by what they are."""

from __future__ import annotations

from typing import Any, Final

from childlaw_rules.generating.dice import Dice
from childlaw_rules.generating.draft import FATHER, MOTHER, YEAR, Draft, iso
from childlaw_rules.generating.rates import band_of

#: So many days a child that is not born yet has left at most, and so many at least.
UNBORN: Final = (20, 180)
#: A placement is decided so many days after the case began, near enough for the age that is drawn for that day.
TO_PLACEMENT: Final = 200
#: Siblings are born so many years before or after the child.
APART: Final = 9


def family(dice: Dice, start: int, until: int, *, placed: bool) -> Draft:
    """A new case of a child, by the day on which it begins."""
    unborn = not placed and dice.happens("unborn", start)
    if unborn:
        born = start + dice.between(*UNBORN)
    else:
        band = band_of(dice.word("age-at-placement" if placed else "age-at-start", start))
        assert band is not None, "the file of rates was checked"
        years = dice.between(*band)
        on = start + TO_PLACEMENT if placed else start
        born = min(on - years * YEAR - years // 4 - dice.between(0, YEAR - 2), start - 1)
    custody = dice.word("custody", start)
    holders = {"both": (MOTHER, FATHER), "mother": (MOTHER,), "father": (FATHER,)}[custody]
    siblings = tuple(
        (f"sibling-{number}", _sibling_born(dice, born, until), dice.happens("same-household", start))
        for number in range(1, int(dice.word("siblings", start)) + 1)
    )
    return Draft(dice, born, until, holders, siblings, unborn and born > until)


def _sibling_born(dice: Dice, born: int, until: int) -> int:
    """A day some years before or after the child was born, and not after the extract."""
    return min(born + dice.between(-APART * YEAR, APART * YEAR), until - 30)


def child_of(draft: Draft) -> dict[str, Any]:
    """The child as the case file says it."""
    child: dict[str, Any] = {"due" if draft.unborn else "born": iso(draft.born)}
    if draft.siblings:
        child["siblings"] = [
            {"id": id_, "born": iso(born), "same_household": same} for id_, born, same in draft.siblings
        ]
    return child


def parties_of(draft: Draft) -> list[dict[str, Any]]:
    """The parties as the case file says them: those who have custody, and the parent who has not."""
    others = [one for one in (MOTHER, FATHER) if one not in draft.holders]
    return [
        *({"id": one, "role": "custody_holder"} for one in draft.holders),
        *({"id": one, "role": "parent"} for one in others),
    ]
