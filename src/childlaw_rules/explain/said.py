"""What a finding says of the file, and where its duty stands, taken apart."""

from __future__ import annotations

from typing import Final

from childlaw_rules.explain.naming import moment_in_words, status_in_words
from childlaw_rules.explain.words import DUE_NAMES, EVIDENCE, PHRASES
from childlaw_rules.finding import Finding
from childlaw_rules.prose.terms import in_language, of
from childlaw_rules.rulebook import Rule
from childlaw_rules.sentences import remark_in_words
from childlaw_rules.versiontext import provision_text

#: What stands between the provisions of several versions at the end of a message.
_BETWEEN: Final = " / "
#: Remarks that a step of the derivation says better, where there are steps.
_IN_THE_STEPS: Final = frozenset({"open_for_days", "straddles_act_change"})


def shown(finding: Finding, rule: Rule | None, lang: str) -> str:
    """What the finding says of the file, without the provisions at its end."""
    message = in_language(finding.message, lang)
    tail = _BETWEEN.join(places(finding, rule)).removesuffix(".")
    return message.removesuffix(f" {tail}.") if tail else message


def places(finding: Finding, rule: Rule | None) -> tuple[str, ...]:
    """``BL § 20, stk. 3``: where the duty stands, in each version that may govern it.

    A yardstick of practice is named after its source alone.
    """
    source = finding.source
    if source.provision is not None:
        return (source.provision if finding.basis == "practice" else f"{source.act} {source.provision}",)
    known = {} if rule is None else {provision_text(version): None for version in rule.versions}
    # Only the last of them has lost its full stop to the sentence.
    rest = finding.message.da.removesuffix(".")
    found: list[str] = []
    while True:
        ends = {f" {place.removesuffix('.') if not found else place}": place for place in known if place not in found}
        end = next((end for end in ends if rest.endswith(end)), None)
        if end is None:
            return tuple(reversed(found))
        found.append(ends[end])
        rest = rest.removesuffix(end)
        if not rest.endswith(_BETWEEN.rstrip()):
            return tuple(reversed(found))
        rest = rest.removesuffix(_BETWEEN.rstrip())


def due_in_words(finding: Finding, rule: Rule | None, lang: str, said: str) -> str:
    """The due day, where it is not said yet."""
    if finding.due is None:
        return ""
    due = moment_in_words(finding.due, lang)
    if due in said:
        return ""
    name = DUE_NAMES.get("*" if rule is None else rule.kind, DUE_NAMES["*"])
    return of(PHRASES["due"], lang).format(name=of(name, lang), due=due)


def evidence_in_words(finding: Finding, lang: str) -> str:
    """How the text of the provision, or of the source of a yardstick, is known; nothing where that is open."""
    known = EVIDENCE.get((finding.basis, finding.source.evidence or "")) or EVIDENCE.get(
        ("statute", finding.source.evidence or "")
    )
    return "" if known is None else of(known, lang)


def remarks_in_words(finding: Finding, lang: str) -> list[str]:
    """The remarks that no step says."""
    told = _IN_THE_STEPS if finding.version is not None else frozenset[str]()
    return [remark_in_words(remark, lang) for remark in finding.remarks if remark not in told]


def possible_in_words(finding: Finding, lang: str) -> str:
    """The statuses that remain; nothing where the finding is decided."""
    return ", ".join(status_in_words(status, lang) for status in finding.possible)
