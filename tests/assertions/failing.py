"""Assertions that fail, each in its way, and the whole message of each in ``messages/``: English, then Danish.

After a change of a sentence run ``python -m tests.assertions.failing``, then read the difference by eye.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from childlaw_rules import evaluate
from childlaw_rules.assertions import (
    assert_compliant,
    assert_finding,
    assert_not_applicable,
    assert_out_of_force,
    assert_same_findings,
)

FOLDER = Path(__file__).parent / "messages"
_DIGEST = re.compile(r"sha256:[0-9a-f]{12,}")

COMPLETED = "investigation-completed-within-4-months"
CONSENT = "custody-holders-consent"
VISITS = "supervision-visits-twice-a-year"

#: The investigation is completed a day late; the need is dated exactly, the completion by the caller.
LATE = {
    "id": "case-17",
    "child": {"born": "2012-05-14"},
    "as_of": "2024-08-01",
    "events": [
        {"type": "need_identified", "at": "2024-03-11", "need": "n1"},
        {"type": "screening_done", "at": "2024-03-13", "need": "n1"},
        {"type": "investigation_decided", "at": "2024-03-14", "investigation": "i1", "need": "n1"},
        {"type": "child_conversation_held", "at": "2024-05-21", "about": "i1"},
        {"type": "investigation_completed", "at": "2024-07-12", "investigation": "i1"},
    ],
}
IMPRECISE = {
    **LATE,
    "id": "case-18",
    "events": [*LATE["events"][:-1], {"type": "investigation_completed", "at": "2024-07", "investigation": "i1"}],
}
#: Of two custody holders the mother alone has consented.
ONE_CONSENT = {
    "id": "case-19",
    "child": {"born": "2015-02-28"},
    "parties": [{"id": "mother", "role": "custody_holder"}, {"id": "father", "role": "custody_holder"}],
    "as_of": "2024-10-01",
    "events": [
        {"type": "consent_given", "at": "2024-09-05", "by": "mother", "about": "d1"},
        {"type": "decision_made", "at": "2024-09-17", "decision": "d1", "kind": "measure",
         "measure_kind": "family_treatment", "with_consent": True, "granted": True},
    ],
}  # fmt: skip
#: A decision under serviceloven.
OLD = {
    **ONE_CONSENT,
    "id": "case-20",
    "as_of": "2023-10-01",
    "events": [{**event, "at": event["at"].replace("2024", "2023")} for event in ONE_CONSENT["events"]],
}

FAILING: dict[str, Callable[[Any], object]] = {
    "compliant-late": lambda lang: assert_compliant(LATE, only=COMPLETED, lang=lang),
    "compliant-undetermined": lambda lang: assert_compliant(IMPRECISE, only=COMPLETED, lang=lang),
    "compliant-many": lambda lang: assert_compliant(LATE, only=("investigation", "BL"), lang=lang),
    "compliant-nothing": lambda lang: assert_compliant(LATE, only=["complaint", VISITS], lang=lang),
    "compliant-too-few": lambda lang: assert_compliant(LATE, only=COMPLETED, allow="met_late", at_least=2, lang=lang),
    "finding-other": lambda lang: assert_finding(
        LATE, COMPLETED, "met", due="2024-07-10", fulfilled="2024-07-12", days_late=0, lang=lang
    ),
    "finding-other-party": lambda lang: assert_finding(
        ONE_CONSENT, CONSENT, "met", subject={"party": "father"}, lang=lang
    ),
    "finding-other-subject": lambda lang: assert_finding(LATE, COMPLETED, subject={"need": "n2"}, lang=lang),
    "finding-no-facts": lambda lang: assert_finding(IMPRECISE, COMPLETED, missing_facts="e5.with_consent", lang=lang),
    "finding-not-applicable": lambda lang: assert_finding(LATE, VISITS, "met", lang=lang),
    "finding-out-of-force": lambda lang: assert_finding(ONE_CONSENT, "action-plan-before-decision", lang=lang),
    "not-applicable-but-found": lambda lang: assert_not_applicable(LATE, COMPLETED, lang=lang),
    "not-applicable-but-out-of-force": lambda lang: assert_not_applicable(
        ONE_CONSENT, "action-plan-before-decision", lang=lang
    ),
    "not-applicable-to-another": lambda lang: assert_not_applicable(LATE, COMPLETED, subject={"need": "n2"}, lang=lang),
    "out-of-force-but-found": lambda lang: assert_out_of_force(OLD, CONSENT, lang=lang),
    "out-of-force-but-not-applicable": lambda lang: assert_out_of_force(LATE, VISITS, lang=lang),
    "out-of-force-another-day": lambda lang: assert_out_of_force(
        ONE_CONSENT, "action-plan-before-decision", on="2024-09-16", lang=lang
    ),
    "same-findings": lambda lang: assert_same_findings(
        [
            {"rule": COMPLETED, "status": "met", "due": "2024-07-12"},
            {"rule": "siblings-considered", "status": "missing", "subject": {"investigation": "i1"}},
        ],
        LATE,
        only=[COMPLETED, "screening-done", "siblings-considered"],
        lang=lang,
    ),
    "same-findings-of-a-report": lambda lang: assert_same_findings(
        evaluate(LATE), IMPRECISE, only=COMPLETED, fields=["status", "fulfilled"], lang=lang
    ),
}


def message(name: str, lang: str) -> str:
    """The message of an assertion that fails."""
    try:
        FAILING[name](lang)
    except AssertionError as error:
        return _DIGEST.sub("sha256:...", str(error))
    raise LookupError(f"{name} does not fail")


def page(name: str) -> str:
    """What stands in the file of an assertion: its message in both languages."""
    rule = "-" * 88
    return f"{message(name, 'en')}\n{rule}\n{message(name, 'da')}\n"


if __name__ == "__main__":
    for name in FAILING:
        (FOLDER / f"{name}.txt").write_text(page(name), "utf-8")
