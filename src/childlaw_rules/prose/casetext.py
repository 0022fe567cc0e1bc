"""Days, parties and sources of an example in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from childlaw_rules.case import PartyRole
from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.catalogue import MONTHS_DA, MONTHS_EN
from childlaw_rules.prose.joining import DA
from childlaw_rules.prose.terms import of
from childlaw_rules.sentences import day_in_words, period_in_words
from childlaw_rules.when import Period

_PARTIES: Final = {
    "mother": ("moderen", "mother"),
    "father": ("faderen", "father"),
    "child": ("barnet", "child"),
    "aunt": ("tanten", "aunt"),
    "uncle": ("onklen", "uncle"),
    "grandmother": ("bedstemoderen", "grandmother"),
    "grandfather": ("bedstefaderen", "grandfather"),
    "stepfather": ("stedfaderen", "stepfather"),
    "stepmother": ("stedmoderen", "stepmother"),
}
_CUSTODY: Final = {"from": ("fra", "from"), "until": ("til og med", "until")}
_SIBLING: Final = {
    "born": ("født", "born"),
    "same_household": ("samme husstand", "same household"),
    "from": ("fra", "from"),
    "until": ("til og med", "until"),
}
_YES_NO: Final = {"yes": ("ja", "yes"), "no": ("nej", "no")}
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


class CaseText:
    """Says what examples write of days, parties and sources, in one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.da = lang == DA

    def moment(self, point: Any, *, short: bool = False) -> str:
        """A point of time as examples write it: a day, a month, a span, a time of day, unknown."""
        if point is None or point == "unknown":
            return "ukendt dag" if self.da else "unknown day"
        text = str(point)
        try:
            return self._moment(text, short)
        except (ValueError, IndexError):
            return text  # only looks like a day: an id, or a mistake that the loader has told

    def _moment(self, text: str, short: bool) -> str:
        if "/" in text:
            first, last = text.split("/", 1)
            return f"{self.moment(first, short=short)} – {self.moment(last, short=short)}"
        if re.fullmatch(r"\d{4}-\d{2}", text):
            return f"{of((MONTHS_DA[int(text[5:]) - 1], MONTHS_EN[int(text[5:]) - 1]), self.lang)} {text[:4]}"
        if not _DAY.match(text):
            return text
        on = date.fromisoformat(text[:10])
        if short:
            day = f"{on.day}.{on.month}.{on.year}" if self.da else f"{on.day} {MONTHS_EN[on.month - 1][:3]} {on.year}"
        else:
            day = day_in_words(on.toordinal(), self.lang)
        clock = text[11:16]
        if not clock:
            return day
        return f"{day} kl. {clock.replace(':', '.')}" if self.da else f"{day} at {clock}"

    def coverage(self, name: str, covered: Any) -> str:
        """What the source records of an event type."""
        term = EVENT_TYPES[name].da if self.da else name.replace("_", " ")
        if isinstance(covered, Mapping):
            span = " – ".join(self.moment(value) for value in covered.values())
            return (
                f"kilden registrerer kun »{term}«: {span}" if self.da else f"the source records “{term}” only: {span}"
            )
        if str(covered) in {"no", "False", "false"}:
            return f"kilden registrerer ikke »{term}«" if self.da else f"the source does not record “{term}”"
        return f"kilden registrerer »{term}«" if self.da else f"the source records “{term}”"

    def party(self, text: str) -> str:
        """A party as an example writes it: ``mother custody_holder from 2020-01-01``."""
        id_, *rest = text.split()
        said = self.who(id_)
        if rest:
            role = next((word for word in PartyRole if word.value == rest[0]), PartyRole.OTHER)
            said += f" ({role.da if self.da else rest[0].replace('_', ' ')}"
            for key, value in zip(rest[1::2], rest[2::2], strict=False):
                said += f", {of(_CUSTODY.get(key, (key.replace('_', ' '),) * 2), self.lang)} {self.moment(value)}"
            said += ")"
        return said

    def sibling(self, text: str) -> str:
        """A sibling as an example writes it."""
        id_, *rest = text.split()
        said = [
            f"{of(_SIBLING.get(key, (key.replace('_', ' '),) * 2), self.lang)} "
            f"{of(_YES_NO[value], self.lang) if value in _YES_NO else self.moment(value)}"
            for key, value in zip(rest[0::2], rest[1::2], strict=False)
        ]
        return f"{id_} ({', '.join(said)})" if said else id_

    def who(self, id_: str) -> str:
        """A party by its id, in words where it is a kinsman."""
        return of(_PARTIES.get(id_, (id_, id_)), self.lang)

    def period(self, text: str) -> str:
        """A period, or a first and last day."""
        if "/" in text or _DAY.match(text):
            return self.moment(text)
        return period_in_words(Period.parse(text), self.lang)
