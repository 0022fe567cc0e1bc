"""Three mistakes that case systems make. TOYCASE_BUG names the one that is built in, to see who notices."""

from __future__ import annotations

import os
from datetime import date, datetime, time, timedelta

import toycase


def four_months_are_120_days(day: date) -> date:
    return day + timedelta(days=120)


def until_the_next_day_ends(moment: datetime) -> datetime:
    return datetime.combine(moment.date() + timedelta(days=1), time.max, moment.tzinfo)


def one_consent_is_enough(file: toycase.CaseFile) -> set[str]:
    return set(file.custody_holders[:1])


BUGS = {
    "four-months-are-120-days": ("four_months_after", four_months_are_120_days),
    "until-the-next-day-ends": ("a_day_and_night_after", until_the_next_day_ends),
    "one-consent-is-enough": ("must_consent", one_consent_is_enough),
}


def build_in() -> None:
    bug = os.environ.get("TOYCASE_BUG")
    if bug:
        setattr(toycase, *BUGS[bug])
