"""Which portfolios are constructed, and how one is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from childlaw_rules.arguments import refuse, unlike
from childlaw_rules.errors import ArgumentError, Problem, did_you_mean
from childlaw_rules.profiles.constructed.ankestyrelsen import ankestyrelsen_2011
from childlaw_rules.profiles.constructed.randers import randers_2016

#: The portfolios by the profile whose published table they have the margins of.
CONSTRUCTED: Final[Mapping[str, Callable[[], Iterator[dict[str, Any]]]]] = MappingProxyType(
    {"ankestyrelsen-2011": ankestyrelsen_2011, "bdo-randers-2016": randers_2016}
)


def constructed_portfolio(profile: str) -> Iterator[dict[str, Any]]:
    """The cases of a constructed portfolio, as timelines: the profile's published table comes out of them.

    None of them is a real case. Only the margins are published; how they go together, and every day, is chosen here,
    and each case says in its id and in a note that it is constructed. The same cases come each time. Raises
    ``ArgumentError`` for a profile without such a portfolio.
    """
    refuse(unlike("profile", profile, str, "the id of a review profile, for example 'bdo-randers-2016'"))
    if profile not in CONSTRUCTED:
        hint = did_you_mean(profile, CONSTRUCTED)
        message = f"no portfolio is constructed for '{profile}'{hint}; one of: {', '.join(CONSTRUCTED)}"
        raise ArgumentError([Problem("profile", message)])
    return CONSTRUCTED[profile]()
