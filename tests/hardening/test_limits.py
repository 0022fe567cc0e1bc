"""Every limit of the page of limits: what reaches it is read, what passes it is refused with place and way out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from childlaw_rules import (
    ArgumentError,
    CaseError,
    RuleError,
    case_reports,
    due_list,
    evaluate,
    generated_cases,
    load_rules,
    portfolio_tables,
    read_case,
    read_rates,
    read_rules,
)
from childlaw_rules.case import reading
from childlaw_rules.case.events import EventOfAnyType
from childlaw_rules.case.fields import MOST_ABOUT, MOST_IN_ID, MOST_IN_NOTE, MOST_IN_TEXT
from childlaw_rules.case.problems import MAX_DEPTH, MOST_HINTS
from childlaw_rules.case.reading import MAX_BYTES, MOST_EVENTS, MOST_FIELDS, MOST_LISTED
from childlaw_rules.cli import main
from childlaw_rules.duelist.listing import MOST_DAYS
from childlaw_rules.generating.portfolio import MOST as MOST_GENERATED
from childlaw_rules.generating.ratereading import MOST_IN_NUMBERS, MOST_OF
from childlaw_rules.importing.encodings import MOST_IN_LINE
from childlaw_rules.importing.report import MOST_VALUES
from childlaw_rules.importing.sheetrows import MOST_UNPACKED
from childlaw_rules.kinds.count import MOST_PERIODS
from childlaw_rules.pages.casereport import MOST_CASES
from childlaw_rules.portfolio.workers import MOST_WORKERS, workers_unlike
from childlaw_rules.provisiontext import MOST_CHARACTERS, read_provisions
from childlaw_rules.record.entries import MOST_WORK_IN_ALL, MOST_WORLDS_IN_ALL
from childlaw_rules.record.exploring import MOST_WORLDS
from childlaw_rules.record.worlds import MOST_QUESTIONS, MOST_WORK
from childlaw_rules.rulefiles import MOST_BYTES, MOST_FILES, rules_folder
from childlaw_rules.rulereader import MOST_ENTRIES, MOST_ROWS
from childlaw_rules.tables.counted import Counted
from childlaw_rules.tables.portfoliotables import LARGEST_MASK, laid_out
from childlaw_rules.tables.reasontables import MOST_REASONS
from childlaw_rules.tabletext import MOST_ROWS as MOST_TABLE_ROWS
from childlaw_rules.yamltext import MAX_BYTES as MAX_YAML_BYTES
from childlaw_rules.yamltext import MAX_DEPTH as MAX_YAML_DEPTH
from childlaw_rules.yamltext import MOST_IN_KEY, MOST_ITEMS, MOST_KEYS, read_yaml
from childlaw_rules.yamltext import MOST_IN_TEXT as MOST_IN_YAML_TEXT

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "limits.md"
CHILD = {"born": "2011-02-28"}


def case(**fields: Any) -> dict[str, Any]:
    return {"child": CHILD, **fields}


def event(**fields: Any) -> dict[str, Any]:
    return case(events=[{"type": "child_conversation_held", "at": None, **fields}])


def padded(size: int) -> str:
    text = json.dumps(case())
    return text[:-1] + " " * (size - len(text)) + "}"


def nested(depth: int) -> dict[str, Any]:
    """An unknown field with lists in it, so that the innermost stands at that depth."""
    inner: Any = []
    for _ in range(depth - 2):
        inner = [inner]
    return case(x=inner)


def siblings(number: int) -> dict[str, Any]:
    return {"child": {**CHILD, "siblings": [{"id": f"s{n}"} for n in range(number)]}}


#: What is made, its limit, the error one above.
CASE_LIMITS: dict[str, tuple[Callable[[int], Any], int, str]] = {
    "bytes": (padded, MAX_BYTES, "larger than 50000000 bytes; write one case a file or a line"),
    "events": (
        lambda n: case(events=[{"type": "life_event", "at": None}] * n), MOST_EVENTS,
        "events: has 100001 entries and at most 100000 are read; write the events of one child a case",
    ),
    "parties": (
        lambda n: case(parties=[{"id": f"p{one}", "role": "parent"} for one in range(n)]), MOST_LISTED,
        "parties: has 1001 entries and at most 1000 are read; leave out those that no event names",
    ),
    "siblings": (
        siblings, MOST_LISTED,
        "child.siblings: has 1001 entries and at most 1000 are read; leave out those that no event names",
    ),
    "id": (
        lambda n: event(id="i" * n), MOST_IN_ID, "events[0].id: longer than 200 characters; use a shorter id",
    ),
    "party": (
        lambda n: case(parties=[{"id": "p" * n, "role": "parent"}]), MOST_IN_ID,
        "parties[0].id: longer than 200 characters; use a shorter id",
    ),
    "text": (
        lambda n: case(events=[{"type": "responsibility_moved", "at": None, "to": "x" * n}]), MOST_IN_TEXT,
        "events[0].to: longer than 1000 characters; put what is more into the note",
    ),
    "note": (
        lambda n: event(note="x" * n), MOST_IN_NOTE,
        "events[0].note: longer than 1000000 characters; shorten the note, which is carried and never read",
    ),
    "about": (
        lambda n: event(about=[f"d{one}" for one in range(n)]), MOST_ABOUT,
        "events[0].about: more than 1000 threads; write several events",
    ),
}  # fmt: skip


def refused(data: Any) -> list[str]:
    with pytest.raises(CaseError) as caught:
        read_case(data)
    return [str(problem) for problem in caught.value.problems]


class TestCases:
    @pytest.mark.parametrize("name", CASE_LIMITS)
    def test_at_the_limit_and_one_above(self, name: str) -> None:
        make, most, message = CASE_LIMITS[name]
        read_case(make(most))
        assert refused(make(most + 1)) == [message]

    def test_depth(self) -> None:
        assert refused(json.dumps(nested(MAX_DEPTH))) == ["x: unknown field"]
        above = refused(json.dumps(nested(MAX_DEPTH + 1)))
        assert above == ["x: unknown field", "x" + "[0]" * 49 + ": nested more than 50 deep"]

    def test_keys_of_coverage_of_the_child_and_of_the_case(self) -> None:
        many = {f"k{n}": False for n in range(MOST_LISTED)}
        assert len(refused(case(coverage=many))) == MOST_LISTED
        assert refused(case(coverage={**many, "x": False})) == [
            "coverage: has 1001 entries and at most 1000 are read; its keys are the types of events"
        ]
        assert len(refused({"child": CHILD, **{f"k{n}": 1 for n in range(MOST_LISTED - 1)}})) == MOST_LISTED - 1
        assert refused({"child": {**CHILD, **many}, **many}) == [
            "has 1001 entries and at most 1000 are read; a case has eight fields",
            "child: has 1001 entries and at most 1000 are read; a child has three fields",
        ]

    def test_fields_of_all_events(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert MOST_FIELDS >= 10 * MOST_EVENTS
        monkeypatch.setattr(reading, "MOST_FIELDS", 6)
        read_case(case(events=[{"type": "life_event", "at": None, "id": f"e{n}"} for n in range(2)]))
        assert refused(case(events=[{"type": "life_event", "at": None, "id": "e", "note": "x"}] * 2)) == [
            "events: have 8 fields together and at most 6 are read; leave out what no rule reads"
        ]

    def test_all_that_is_too_much_is_said_at_once(self) -> None:
        data = {**siblings(1001), "parties": [0] * 1001, "events": [0] * 100_001}
        assert [problem.partition(":")[0] for problem in refused(data)] == ["child.siblings", "parties", "events"]

    def test_suggestions_end_and_errors_do_not(self) -> None:
        events = [{"type": f"consent_giv{n}", "at": None} for n in range(MOST_HINTS + 5)]
        found = refused(case(events=events))
        assert len(found) == MOST_HINTS + 5
        assert [n for n, problem in enumerate(found) if "did you mean" in problem] == list(range(MOST_HINTS))

    def test_suggestions_of_parties_end(self) -> None:
        parties = [{"id": f"mother-{n}", "role": "parent"} for n in range(1000)]
        events = [{"type": "consent_given", "at": None, "by": f"mothers-{n}"} for n in range(400)]
        found = refused(case(parties=parties, events=events))
        assert len(found) == 400
        assert sum("did you mean" in problem for problem in found) == 20

    def test_a_schema_says_the_lengths(self) -> None:
        properties = EventOfAnyType.model_json_schema()["properties"]
        assert [part["maxLength"] for part in properties["id"]["anyOf"] if "maxLength" in part] == [MOST_IN_ID]
        assert [part["maxLength"] for part in properties["note"]["anyOf"] if "maxLength" in part] == [MOST_IN_NOTE]

    def test_numbers_of_any_length(self) -> None:
        digits = "9" * 100_000
        assert refused(f'{{"child": {{"born": {digits}}}, "id": -{digits}, "x": 1e{digits}}}') == [
            "child.born: a point in time is a text, not of the type int; write a day '2024-03-11', a month "
            "'2024-03', a year '2024', an interval '2024-03-11/2024-03-20' or '2024-03-11/..', an instant "
            "'2024-03-11T14:05:00+01:00', or null where nothing is known",
            "id: expected text, not a number",
            "x: NaN and Infinity are no JSON",
        ]

    def test_a_provision(self) -> None:
        assert read_provisions("§ 52".ljust(MOST_CHARACTERS))
        with pytest.raises(ValueError, match="character 301: longer than 300 characters"):
            read_provisions("§ 52".ljust(MOST_CHARACTERS + 1))


class TestFilesOfCases:
    def test_a_file_is_read_no_further_than_the_limit(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        file = tmp_path / "case.json"
        file.write_text(padded(MAX_BYTES), "utf-8")
        assert main(["evaluate", str(file), "--as-of", "2024-08-01"]) == 0
        with file.open("ab") as more:
            more.truncate(50 * MAX_BYTES)
        capsys.readouterr()
        assert main(["evaluate", str(file)]) == 2
        assert capsys.readouterr().err == f"{file}: larger than 50000000 bytes; divide it\n"

    def test_a_line_that_is_too_long_is_one_error_among_the_lines(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        file = tmp_path / "cases.jsonl"
        short = json.dumps(case(id="c"))
        file.write_text("\n".join([short, padded(MAX_BYTES), padded(2 * MAX_BYTES + 7), "", short]), "utf-8")
        assert main(["evaluate", "--jsonl", str(file), "--as-of", "2024-08-01", "--format", "jsonl"]) == 2
        out, err = capsys.readouterr()
        assert len(out.splitlines()) == 3
        assert err == "line 3: larger than 50000000 bytes; write one case a file or a line\n"


# -- rule files -------------------------------------------------------------------------------------------

NAME = "plan/childs-plan-within-3-months.yaml"


def rule_error(files: dict[str, str | bytes]) -> list[str]:
    with pytest.raises(RuleError) as caught:
        read_rules(files)
    return [str(problem) for problem in caught.value.problems]


def yaml_error(text: str) -> list[str]:
    with pytest.raises(RuleError) as caught:
        read_yaml(text, "a.yaml")
    return [str(problem) for problem in caught.value.problems]


YAML_LIMITS: dict[str, tuple[Callable[[int], str], int, str]] = {
    "bytes": (
        lambda n: "a: x # ".ljust(n, "x"), MAX_YAML_BYTES,
        "a.yaml:1:1: the file has 1000001 bytes and at most 1000000 are read; divide it",
    ),
    "depth": (
        lambda n: "[" * n + "]" * n, MAX_YAML_DEPTH,
        "a.yaml:1:21: this is nested deeper than 20 levels; write it flatter",
    ),
    "text": (
        lambda n: f"a: {'x' * n}", MOST_IN_YAML_TEXT,
        "a.yaml:1:4: this has 20001 characters and at most 20000 are read; shorten it",
    ),
    "key": (
        lambda n: f"{'x' * n}: a", MOST_IN_KEY,
        "a.yaml:1:1: this has 201 characters and at most 200 are read; shorten it",
    ),
    "keys": (
        lambda n: "".join(f"k{one}: x\n" for one in range(n)), MOST_KEYS,
        "a.yaml:1001:1: there are at most 1000 keys beside each other; divide the file",
    ),
    "items": (
        lambda n: "- x\n" * n, MOST_ITEMS,
        "a.yaml:10001:3: a list has at most 10000 items; divide the file",
    ),
}  # fmt: skip


def with_entries(key: str, number: int) -> str:
    """A rule with so many entries under a key, each unlike the others where they must be."""
    text = (rules_folder() / NAME).read_text("utf-8")
    head = text.partition("examples:\n")[0]
    one = "  - {name: x, as_of: 2024-12-01, events: [], expect: not applicable}\n"
    if key == "examples":
        return f"{head}examples:\n{one * number}"
    if key == "rows":
        rows = "      - {expect: not applicable}\n" * number
        return f"{head}examples:\n  - name: x\n    as_of: 2024-12-01\n    events: []\n    rows:\n{rows}"
    if key == "readings":
        asked = "question: {da: Hvad, en: What}, sets: counting.ends_on_day_off, default: stays"
        why = "alternatives: next working day, why: {da: Ord, en: Word}"
        rows = "".join(f"  - {{id: r{n}, {asked}, {why}}}\n" for n in range(number))
        return f"{re.sub(r'readings:.*?(?=^[a-z])', '', head, flags=re.M | re.S)}readings:\n{rows}examples:\n{one}"
    source = "source: {act: BL, provision: § 2, evidence: verified, says: {da: Ord, en: Words}}"
    versions = "".join(
        f"  - {{id: v{n}, in_force: {{from: {2000 + n // 12}-{n % 12 + 1:02}-01, "
        f"until: {2000 + n // 12}-{n % 12 + 1:02}-02}}, {source}}}\n"
        for n in range(number)
    )
    return f"{re.sub(r'versions:.*', '', head, flags=re.S)}versions:\n{versions}examples:\n{one}"


class TestRuleFiles:
    @pytest.mark.parametrize("name", YAML_LIMITS)
    def test_at_the_limit_and_one_above(self, name: str) -> None:
        make, most, message = YAML_LIMITS[name]
        read_yaml(make(most), "a.yaml")
        assert yaml_error(make(most + 1)) == [message]

    @pytest.mark.parametrize(
        ("key", "most", "way_out"),
        [
            *((key, most, "divide the rule") for key, most in MOST_ENTRIES.items()),
            ("rows", MOST_ROWS, "divide the example"),
        ],
    )
    def test_entries_at_the_limit_and_one_above(self, key: str, most: int, way_out: str) -> None:
        (rule,) = read_rules({NAME: with_entries(key, most)}).rules
        counted = {"versions": rule.versions, "readings": rule.readings, "examples": rule.examples}
        assert len(counted[key] if key in counted else rule.examples[0].rows) == most
        (problem,) = rule_error({NAME: with_entries(key, most + 1)})
        assert re.fullmatch(rf"{NAME}:\d+:\d+: {most + 1} {key}, and at most {most} are read; {way_out}", problem)

    def test_files_and_bytes_of_a_set(self) -> None:
        many = {f"plan/r{n}.yaml": "" for n in range(MOST_FILES)}
        assert len(rule_error(many)) == MOST_FILES
        assert rule_error({**many, "plan/x.yaml": ""}) == [
            "rules: 2001 rule files, and at most 2000 are read; divide the set"
        ]
        whole = b"#" * MAX_YAML_BYTES
        heavy: dict[str, str | bytes] = {f"plan/r{n}.yaml": whole for n in range(MOST_BYTES // MAX_YAML_BYTES)}
        assert len(rule_error(heavy)) == len(heavy)
        assert rule_error({**heavy, "plan/x.yaml": b"#"}) == [
            "rules: 100000001 bytes in all, and at most 100000000 are read; divide the set"
        ]

    def test_a_folder_of_too_many_files(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "plan").mkdir()
        for number in range(MOST_FILES + 1):
            (tmp_path / "plan" / f"r{number}.yaml").touch()
        assert main(["rules", "check", str(tmp_path)]) == 2
        assert capsys.readouterr().err == (
            f"{tmp_path.name}: 2001 rule files, and at most 2000 are read; divide the set\n"
        )


class TestPages:
    def test_at_the_limit_and_one_above(self) -> None:
        pairs = [(evaluate({"child": CHILD, "events": []}, as_of="2024-08-01"), {"child": CHILD, "events": []})]
        assert case_reports(pairs * MOST_CASES).count('<section class="case"') == MOST_CASES
        with pytest.raises(ArgumentError) as refused:
            case_reports(pairs * (MOST_CASES + 1))
        (problem,) = refused.value.problems
        assert f"`{problem.message}`" in PAGE.read_text("utf-8")


class TestManyCases:
    def test_processes_at_the_limit_and_one_above(self) -> None:
        assert workers_unlike(MOST_WORKERS) == []
        (problem,) = workers_unlike(MOST_WORKERS + 1)
        assert problem.path == "workers"
        assert f"`{problem.message}`" in PAGE.read_text("utf-8")


class TestLookingAhead:
    def test_days_of_a_due_list(self) -> None:
        assert due_list(case(), as_of="2024-08-01", days=MOST_DAYS).until == "2124-07-08"
        with pytest.raises(ArgumentError) as raised:
            due_list(case(), as_of="2024-08-01", days=MOST_DAYS + 1)
        assert str(raised.value) == "days: must be a whole number from 0 to 36500, or None for no bound"


class TestAGeneratedPortfolio:
    @pytest.mark.parametrize("argument", ["number", "seed", "first"])
    def test_cases_their_numbers_and_the_seed(self, argument: str) -> None:
        within = {"number": 0, "seed": 0, "first": 0, argument: MOST_GENERATED}
        next(generated_cases(**within), None)
        with pytest.raises(ArgumentError) as raised:
            generated_cases(**{**within, argument: MOST_GENERATED + 1})
        (problem,) = raised.value.problems
        assert problem.path == argument
        assert f"`{problem.message}`" in PAGE.read_text("utf-8")

    @pytest.mark.parametrize(
        ("unit", "rate"),
        [
            ("days", "follow-up-over-by"), ("hours", "assessed-after"), ("months", "support-lasts"),
            ("percent", "investigation-takes"),
        ],
    )  # fmt: skip
    def test_the_most_of_a_spread(self, unit: str, rate: str) -> None:
        def value(most: int) -> str:
            spread = f"{{least: 0, quarter: 1, half: 2, three_quarters: 3, most: {most}}}"
            return f"{{spread: {spread}, unit: {unit}, assumed: yes, why: {{da: x, en: x}}}}"

        self.refused_above(rate, value(MOST_OF[unit]), value(MOST_OF[unit] + 1))

    def test_the_most_siblings_and_notifications(self) -> None:
        value = "{{weights: {{{}: 100 %}}, assumed: yes, why: {{da: x, en: x}}}}"
        self.refused_above("siblings", value.format(MOST_IN_NUMBERS), value.format(MOST_IN_NUMBERS + 1))

    def refused_above(self, rate: str, at: str, above: str) -> None:
        """The one value is read, the other refused by an error that the page has."""
        file = f"id: a\ntitle: {{da: x, en: x}}\nrates:\n  - id: {rate}\n    says: {{da: x, en: x}}\n    both: "
        assert read_rates(f"{file}{at}\n", "a.yaml").rates[0].id == rate
        with pytest.raises(RuleError) as raised:
            read_rates(f"{file}{above}\n", "a.yaml")
        (problem,) = raised.value.problems
        assert f"`{problem.message}`" in PAGE.read_text("utf-8")


class TestTablesOfManyCases:
    def test_the_largest_mask(self) -> None:
        assert portfolio_tables([], mask=LARGEST_MASK).mask == LARGEST_MASK
        with pytest.raises(ArgumentError) as raised:
            portfolio_tables([], mask=LARGEST_MASK + 1)
        (problem,) = raised.value.problems
        assert f"`{problem.message}`" in PAGE.read_text("utf-8")

    def test_reasons_of_a_question(self) -> None:
        counted = Counted(cases=99)
        for number, rule in enumerate(load_rules().rules[: MOST_REASONS + 1]):
            counted.counts["reason", "", rule.id] = counted.counts["answer", "", "", rule.id, "no"] = number + 1
        rows = laid_out(counted, None, load_rules(), by=()).table("reasons-not-met").rows
        assert len(rows) == MOST_REASONS
        assert rows[-1].cells[1].number == 2


class TestThePage:
    def test_says_every_limit(self) -> None:
        written = {int(number.replace(",", "")) for number in re.findall(r"\| ([\d,]+)", PAGE.read_text("utf-8"))}
        limits = {
            MAX_BYTES, MAX_DEPTH, MOST_EVENTS, MOST_FIELDS, MOST_LISTED, MOST_IN_ID, MOST_IN_TEXT, MOST_IN_NOTE,
            MOST_ABOUT, MOST_HINTS, MOST_CHARACTERS, MAX_YAML_BYTES, MAX_YAML_DEPTH, MOST_IN_YAML_TEXT, MOST_IN_KEY,
            MOST_KEYS, MOST_ITEMS, *MOST_ENTRIES.values(), MOST_ROWS, MOST_FILES, MOST_BYTES, MOST_WORLDS,
            MOST_WORLDS_IN_ALL, MOST_QUESTIONS, MOST_WORK, MOST_WORK_IN_ALL, MOST_PERIODS, MOST_CASES, MOST_WORKERS,
            MOST_DAYS, MOST_IN_LINE, MOST_UNPACKED, MOST_VALUES, MOST_GENERATED, *MOST_OF.values(), MOST_IN_NUMBERS,
            LARGEST_MASK, MOST_TABLE_ROWS, MOST_REASONS,
        }  # fmt: skip
        assert written == limits

    def test_quotes_the_errors_as_they_are(self) -> None:
        page = " ".join(PAGE.read_text("utf-8").split())
        for _, _, message in (*CASE_LIMITS.values(), *YAML_LIMITS.values()):
            said = message.partition(": ")[2] if ": " in message else message
            assert f"`{said}`" in page
