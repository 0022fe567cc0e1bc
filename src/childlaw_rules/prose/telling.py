"""A duty in sentences: the one that says what must be done, and its terms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from childlaw_rules.prose import clocks, limits, orders, standing
from childlaw_rules.prose.joining import DA
from childlaw_rules.prose.parts import Telling


@dataclass(frozen=True, slots=True)
class Told:
    """A duty in words: ``duty`` is one sentence, ``terms`` those that make it exact."""

    duty: str
    terms: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it, running."""
        return " ".join((self.duty, *self.terms))


_CONDITIONS: Final = "only_while_running only_after not_after only_with_siblings"
_TELLERS: Final[dict[str, tuple[Callable[[Telling, Any], None], str]]] = {
    "deadline": (
        clocks.deadline,
        "for_each clock_starts only_if_on_file only_if_on_file_tied_by not_if_already_running within counting "
        "must_happen tied_by or_else of_several "
        "may_come_first settled_by_fulfilment or_on_the_day_ends falls_away_with excused_by applies_only_when_late "
        "excused_by_tied_by within_when due_as_stated_in restarts_with repeats for_each_party " + _CONDITIONS,
    ),
    "deadline counted backward": (
        clocks.backward,
        "while_running child_turns born_29_february at_least_before within_after counting must_happen tied_by "
        + _CONDITIONS,
    ),
    "recurring": (
        clocks.recurring,
        "while_running repeats first_within at_most_apart counting next_set_by governed_by",
    ),
    "precondition": (
        orders.precondition,
        "for_each before must_be_in_place undone_by tied_by of_several not_before not_before_tied_by in_the_last "
        "counting only_if_repeated_in not_for_unborn excused_by at_least_before for_each_party " + _CONDITIONS,
    ),
    "presence": (
        orders.presence,
        "for_each called_for_by while_running only_the_first must_state also_said_by must_happen presupposed_by "
        "tied_by must_say instead_when excused_by presupposed_tied_by may_come_first settled_by_fulfilment "
        "for_each_party " + _CONDITIONS,
    ),
    "earliest day": (limits.earliest, "act at_the_earliest before counting"),
    "consent": (orders.consent, "before from_whom child only_in_placement not_given_before_birth"),
    "count": (clocks.count, "while_running counts at_least in_each last_day cut_short counting"),
    "limit": (
        limits.limit,
        "for_each begins_with at_most counting stated_in ends_with tied_by " + _CONDITIONS,
    ),
    "inactivity": (standing.inactivity, "while_open at_most_apart counting"),
    "currency": (
        standing.currency,
        "while_running kept_current_by tied_by within_the_last counting points_to made_stale_by not_for_unborn",
    ),
}

#: The keys of each kind that its sentences tell.
TOLD_KEYS: Final = {kind: frozenset(keys.split()) for kind, (_, keys) in _TELLERS.items()}


def tell(kind: str, duty: Any, lang: str = DA) -> Told:
    """A duty of a kind in words. A key that no sentence tells yet is named, so that nothing is passed over."""
    telling = Telling(lang)
    if kind not in _TELLERS:
        telling.duty("pligten er ikke gengivet i ord", "the duty is not told in words yet")
        return Told(telling.main, ())
    _TELLERS[kind][0](telling, duty)
    telling.close()
    for name, field in type(duty).model_fields.items():
        if name not in TOLD_KEYS[kind] and getattr(duty, name) != field.default:
            telling.add(
                "reglen har et vilkår, der ikke er gengivet her: »{name}«",
                "the rule has a term that is not told here: ‘{name}’",
                name=name,
            )
    return Told(telling.main, tuple(telling.terms))
