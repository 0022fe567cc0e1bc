"""CL801 to CL807: sources that cannot be right, and reviews that do not fit the sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from childlaw_rules.checks.finding import CheckFinding, found
from childlaw_rules.checks.parts import place, version_path
from childlaw_rules.errors import did_you_mean
from childlaw_rules.rule.words import Basis, Evidence, ReviewStatus
from childlaw_rules.rulebook import Rule, Ruleset, RuleVersion
from childlaw_rules.when import LATEST

#: ``LBK nr 282 af 17/03/2025`` and its like: number, day, month, year.
_EDITION: Final = re.compile(r"nr\.? (\d+) af (\d{1,2})/(\d{1,2})/(\d{4})")
#: The permanent address of a text in Lovtidende: year and number.
_ELI: Final = re.compile(r"/eli/(?:lta|retsinfo|ltb)/(\d{4})/(\d+)")


def check(ruleset: Ruleset) -> Iterator[CheckFinding]:
    """The findings of this group."""
    urls: dict[str, tuple[str, str]] = {}
    editions: dict[str, tuple[str, str]] = {}
    for rule in ruleset.rules:
        for version in rule.versions:
            yield from _act(ruleset, rule, version)
            yield from _edition(rule, version)
            yield from _elsewhere(rule, version, urls, editions)
        yield from _review(rule)


def _at(rule: Rule, version: RuleVersion, key: str) -> str:
    return place(rule, (*version_path(rule, version), "source", key))


def _act(ruleset: Ruleset, rule: Rule, version: RuleVersion) -> Iterator[CheckFinding]:
    if ruleset.background is None or not ruleset.background.file.acts:
        return
    known = [act.id for act in ruleset.background.file.acts]
    act = version.source.act
    if act not in known:
        where = _at(rule, version, "act")
        yield found("CL801", where, rule.id, version.id, act=act, hint=_near(act, known))


def _near(act: str, known: list[str]) -> str:
    near = did_you_mean(act, known)
    return f" ({near.removeprefix(', did you mean ').rstrip('?')}?)" if near else ""


def _edition(rule: Rule, version: RuleVersion) -> Iterator[CheckFinding]:
    source = version.source
    about = {"rule": rule.id, "version": version.id}
    edition = _EDITION.search(source.edition or "")
    if edition is not None:
        day = _day(edition)
        if day is not None and version.last != LATEST and day.toordinal() > version.last:
            last = date.fromordinal(version.last).isoformat()
            yield found("CL802", _at(rule, version, "edition"), edition=day.isoformat(), last=last, **about)
        link = _ELI.search(source.url or "")
        if link is not None and (link[1], link[2]) != (edition[4], edition[1]):
            one, two = f"{edition[1]}/{edition[4]}", f"{link[2]}/{link[1]}"
            yield found("CL803", _at(rule, version, "url"), edition=one, url=two, **about)
    unnamed = source.edition is None and source.url is None
    # A yardstick of practice has no edition; its source is named in ``provision``.
    if source.evidence is Evidence.VERIFIED and unnamed and rule.basis is Basis.STATUTE:
        yield found("CL805", _at(rule, version, "evidence"), **about)


def _day(edition: re.Match[str]) -> date | None:
    try:
        return date(int(edition[4]), int(edition[3]), int(edition[2]))
    except ValueError:
        return None


def _elsewhere(
    rule: Rule,
    version: RuleVersion,
    urls: dict[str, tuple[str, str]],
    editions: dict[str, tuple[str, str]],
) -> Iterator[CheckFinding]:
    """The same edition under another address, or the same address for another edition, than where it first stands."""
    edition, url = version.source.edition, version.source.url
    # A page that explains the law may serve several editions; Retsinformation has one text at an address.
    if edition is None or url is None or "//www.retsinformation.dk/" not in url:
        return
    about = {"rule": rule.id, "version": version.id}
    first_url, there = urls.setdefault(edition, (url, _at(rule, version, "url")))
    if first_url != url:
        words = {"same_da": "udgave", "same_en": "edition", "differs": "url", "other_place": there}
        yield found("CL804", _at(rule, version, "url"), **words, **about)
    first_edition, there = editions.setdefault(url, (edition, _at(rule, version, "edition")))
    if first_edition != edition:
        words = {"same_da": "adresse", "same_en": "address", "differs": "edition", "other_place": there}
        yield found("CL804", _at(rule, version, "edition"), **words, **about)


def _review(rule: Rule) -> Iterator[CheckFinding]:
    if rule.status is ReviewStatus.DRAFT or rule.reviewed is None:
        return
    for version in rule.versions:
        if version.source.evidence is Evidence.MEMORY:
            where = _at(rule, version, "evidence")
            yield found("CL806", where, rule.id, version.id, status=rule.status.value)
    if rule.reviewed.edition not in {version.source.edition for version in rule.versions}:
        yield found("CL807", place(rule, ("reviewed", "edition")), rule.id, edition=rule.reviewed.edition)
