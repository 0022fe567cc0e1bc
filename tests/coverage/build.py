"""Small maps and small rules for the tests of the coverage map."""

from __future__ import annotations

from childlaw_rules.coverage import CoverageMap, check_map, read_map
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.rulefiles import read_rules

INDEX = "coverage/provisions/serviceloven.yaml"
ROWS = "coverage/serviceloven/underretning.yaml"

#: The acknowledgement of a notification and two provisions beside it; the first line of an entry is its id.
SEL = """\
act: SEL
title: {da: Serviceloven, en: The social services act}
chapters:
  - id: "11"
    title: {da: Særlig støtte, en: Special support}
  - id: "27"
    title: {da: Underretning, en: Notification}
provisions:
  - id: sel-50-frist
    chapter: "11"
    title: {da: Undersøgelsens frist, en: Limit of the examination}
    evidence: verified
    note: {da: Nummeret skiftede to gange., en: The number changed twice.}
    versions:
      - provision: § 50, stk. 7
        from: 2007-01-01
        until: 2010-12-31
      - provision: § 50, stk. 6
        from: 2011-01-01
        until: 2013-09-30
      - provision: § 50, stk. 7
        from: 2013-10-01
        until: 2023-12-31
  - id: sel-153-fravaer
    chapter: "27"
    title: {da: Skolefravær, en: School absence}
    evidence: memory
    versions:
      - provision: § 153, stk. 2; § 155 c
        until: 2023-12-31
"""

READ = """\
rows:
  - entry: sel-50-frist
    outcome: rules
    rules: [examined-in-time]
  - entry: sel-153-fravaer
    outcome: no case-level event
    reason: {da: Fraværet står i skolens protokol., en: The absence is in the register of the school.}
"""


def rule_file(*versions: tuple[str, str, str, str], id_: str = "examined-in-time", basis: str = "statute") -> str:
    """A rule whose versions are (first day, last day or nothing, act, provision)."""
    lines = [
        f"id: {id_}",
        "title: {da: Undersøgt i tide, en: Examined in time}",
        "summary: {da: Undersøgt i tide., en: Examined in time.}",
        "category: investigation",
        f"basis: {basis}",
        "status: draft",
        "kind: deadline",
        "for_each: need",
        "clock_starts: need_identified",
        "must_happen: investigation_completed",
        "tied_by: need",
        "within: 4 months",
        "counting:",
        "  start_day: not counted",
        "  day_missing_in_month: last day of month",
        "  ends_on_day_off: stays",
        "versions:",
    ]
    for number, (first, last, act, provision) in enumerate(versions):
        lines += [f"  - id: v{number}", "    in_force:", f"      from: {first}"]
        lines += [f"      until: {last}"] if last else []
        lines += ["    source:", f"      act: {act}", f"      provision: {provision}", "      evidence: verified"]
        lines += ["      says: {da: Fire måneder., en: Four months.}"]
    lines += [
        "examples:",
        "  - name: no need",
        "    as_of: 2015-02-03",
        "    events:",
        "      - 2015-01-05 case_opened",
        "    expect: not applicable",
    ]
    return "\n".join(lines) + "\n"


#: As the law was: one rule, its provision numbered three ways.
THREE = (
    ("2007-01-01", "2010-12-31", "SEL", "§ 50, stk. 7, 1. pkt."),
    ("2011-01-01", "2013-09-30", "SEL", "§ 50, stk. 6"),
    ("2013-10-01", "2023-12-31", "SEL", "§ 50, stk. 7, jf. § 46"),
)


def ruleset(*texts: str) -> Ruleset:
    """Rules from texts; by default the one rule with its three numberings."""
    files = {}
    for text in texts or (rule_file(*THREE),):
        name = text.splitlines()[0].removeprefix("id: ")
        files[f"investigation/{name}.yaml"] = text
    return read_rules(files)


def small_map(rows: str = READ, index: str = SEL) -> CoverageMap:
    """A map of two files."""
    return read_map({INDEX: index, ROWS: rows})


def found(rows: str = READ, *rules: str, index: str = SEL) -> list[str]:
    """What is wrong with a map beside rules, as the command line says it."""
    return [str(problem) for problem in check_map(small_map(rows, index), ruleset(*rules))]
