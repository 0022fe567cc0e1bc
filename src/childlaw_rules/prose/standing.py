"""The sentences of the kinds that ask how the case stands day by day: inactivity and currency."""

from __future__ import annotations

from typing import Any, Final

from childlaw_rules.prose.parts import Telling
from childlaw_rules.prose.terms import FULFILMENT, told

_OPEN: Final = {
    "measure": ("en indsats løber", "a measure is running"),
    "investigation": ("en børnefaglig undersøgelse er i gang", "an investigation is open"),
}


def inactivity(telling: Telling, duty: Any) -> None:
    """While a measure runs or an investigation is open, something must happen now and then."""
    speech = telling.speech
    open_ = [told(_OPEN, kind, telling.lang) for kind in duty.while_open]
    telling.duty(
        "så længe {open}, må sagen højst ligge stille i {apart}",
        "as long as {open}, the file may be silent for no more than {apart}",
        open=speech.alternatives(open_, ("", "")),
        apart=telling.period(duty.at_most_apart),
    )
    telling.add("enhver hændelse i sagen bryder stilstanden", "any event of the case breaks the silence")
    telling.counting(duty.counting, ("perioden", "the period"))


def currency(telling: Telling, duty: Any) -> None:
    """While a measure runs, something must be up to date."""
    speech = telling.speech
    running, by = speech.running(duty.while_running), speech.by(duty.kept_current_by)
    had = speech.had(duty.kept_current_by)
    if duty.within_the_last is not None:
        telling.duty(
            "så længe {running}, skal {by} inden for de seneste {period} have {had}",
            "as long as {running}, {by} must within the last {period} have {had}",
            running=running, by=by, had=had, period=telling.period(duty.within_the_last),
        )  # fmt: skip
    else:
        telling.duty(
            "så længe {running}, skal {by} have {had}", "as long as {running}, {by} must have {had}",
            running=running, by=by, had=had,
        )  # fmt: skip
    if duty.points_to is not None:
        telling.add(
            "undersøgelsen skal pege på den slags indsats, der løber",
            "the investigation must point to the kind of measure that is running",
        )
    if duty.made_stale_by:
        telling.add(
            "det foreliggende er ikke længere aktuelt, når {stale} siden da",
            "what is there is no longer current where {stale} since then",
            stale=speech.clause(duty.made_stale_by),
        )
    if duty.not_for_unborn:
        telling.add(
            "pligten gælder ikke, før barnet er født, og der regnes tidligst fra fødslen",
            "the duty does not exist before the child is born, and nothing is counted from before the birth",
        )
    if duty.counting is not None:
        telling.counting(duty.counting, ("perioden", "the period"))
    telling.tie(duty.tied_by, FULFILMENT)
