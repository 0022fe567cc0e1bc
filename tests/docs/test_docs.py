"""The documentation holds: what it shows runs and prints what is shown, its links lead somewhere, it leaves out
nothing that it promises to list."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import childlaw_rules
from childlaw_rules import Report, Status, load_rules, read_case
from childlaw_rules.case import EVENT_TYPES
from childlaw_rules.case.words import DecidedBy, DecisionKind, MeasureKind, PartyRole, PlanKind, ThreadKind
from childlaw_rules.catalogue import REMARKS
from childlaw_rules.cli import _parser
from childlaw_rules.examples import run_examples
from childlaw_rules.finding import NOT_APPLICABLE, OUT_OF_FORCE, Finding
from childlaw_rules.kinds import KINDS
from childlaw_rules.rule.head import TOP_KEYS, VERSION_KEYS, Example
from childlaw_rules.rule.pattern import Pattern, Tie
from childlaw_rules.rule.words import CATEGORY_TITLES, Category, CountingChoice, Reading, Source
from childlaw_rules.rulefiles import read_rule
from childlaw_rules.when import DayMissing, EndsOnDayOff, LeapBirthday, StartDay, Unit, WorkingDays
from childlaw_rules.yamltext import read_yaml
from tests.docs.pages import (
    PAGES,
    ROOT,
    Block,
    anchors,
    blocks,
    commands,
    cut_alike,
    headings,
    links,
    run,
    run_python,
    same,
    section,
)

README = ROOT / "README.md"
REFERENCE = ROOT / "docs" / "reference"
ALL = [block for page in PAGES for block in blocks(page)]


def of(*words: str) -> list[Any]:
    """The blocks whose fence begins with some words, each named after its place."""
    return [pytest.param(block, id=block.place) for block in ALL if block.words[: len(words)] == words]


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


class TestWhatIsShown:
    @pytest.mark.parametrize("block", of("console"))
    def test_a_command_prints_what_is_shown(self, block: Block) -> None:
        for command in commands(block):
            if command.arguments is not None:
                printed = run(command.arguments)
                now = "\n".join([f"$ {command.text}", *cut_alike(command.shown, printed)])
                assert same(command.shown, printed), f"tests/docs/refresh.py would write:\n{now}"

    @pytest.mark.parametrize("page", PAGES, ids=name_of)
    def test_python_runs_and_gives_what_is_shown(self, page: Path) -> None:
        namespace: dict[str, Any] = {}
        for block in blocks(page):
            if block.words[:1] == ("python",) and block.source is None:
                wrong = [(block.place, e.source, e.want, got) for e, got in run_python(block, namespace)]
                assert wrong == []

    @pytest.mark.parametrize("block", of("json"))
    def test_json_is_a_case_or_says_that_it_is_a_fragment(self, block: Block) -> None:
        if block.words == ("json", "fragment"):
            json.loads(block.text)
        else:
            read_case(block.text)

    @pytest.mark.parametrize("block", of("yaml"))
    def test_yaml_is_a_rule_or_the_keys_of_a_duty(self, block: Block) -> None:
        if block.words[1:] in (("trips",), ("passes",)):
            return  # The page of checks; they are run by its own tests.
        if len(block.words) == 1:
            ran, failures = run_examples(read_rule(block.text, block.lines[0].removeprefix("id: ") + ".yaml"))
            assert ran
            assert failures == []
            return
        data: Any = read_yaml(block.text, "shown.yaml").data
        if "kind" in data:
            duty = KINDS[data["kind"]].Duty
            duty.model_validate({key: value for key, value in data.items() if key != "kind"})

    @pytest.mark.parametrize("block", [block for block in ALL if block.source is not None], ids=lambda b: b.place)
    def test_what_is_taken_from_a_file_stands_there(self, block: Block) -> None:
        assert block.text == block.source

    @pytest.mark.parametrize("page", PAGES, ids=name_of)
    def test_every_block_says_what_it_is(self, page: Path) -> None:
        known = {("console",), ("python",), ("json",), ("json", "fragment"), ("yaml",), ("yaml", "fragment"), ("text",)}
        known |= {("yaml", "trips"), ("yaml", "passes")}
        strange = [b.place for b in blocks(page) if b.words not in known and b.source is None]
        assert strange == []

    def test_a_cut_stands_for_any_lines_and_for_nothing_else(self) -> None:
        assert same(("a", "...", "d"), ["a", "b", "c", "d"])
        assert not same(("a", "...", "d"), ["a", "b", "c"])
        assert not same(("a", "d"), ["a", "b", "d"])
        assert cut_alike(("one", "...", "three!"), ["one", "two", "three", "four"]) == ["one", "...", "three"]


class TestLinks:
    @pytest.mark.parametrize("page", PAGES, ids=name_of)
    def test_every_link_inside_the_tree_leads_somewhere(self, page: Path) -> None:
        for link in links(page):
            if "://" in link:
                continue
            path, _, anchor = link.partition("#")
            target = (page.parent / path).resolve() if path else page
            assert target.exists(), link
            if anchor:
                assert anchor in anchors(target), link

    def test_every_page_is_linked_to_from_the_readme(self) -> None:
        linked = {(README.parent / link.partition("#")[0]).resolve() for link in links(README)}
        assert [name_of(page) for page in PAGES[1:] if page not in linked] == []


class TestReadme:
    def test_there_is_one_line_that_runs_the_tests(self) -> None:
        found = re.findall(r"^\$ (.*pytest.*)$", README.read_text("utf-8"), flags=re.MULTILINE)
        assert len(found) == 1

    def test_it_counts_the_rules_of_every_group(self) -> None:
        text = section(README, "What it covers")
        counted = Counter(rule.category for rule in load_rules().rules)
        for category, number in counted.items():
            da, en = CATEGORY_TITLES[category]
            assert f"| {en} ({da.lower()}) | {number} |" in text

    def test_the_page_of_rules_has_every_rule(self) -> None:
        text = (ROOT / "docs" / "rules.md").read_text("utf-8")
        assert [rule.id for rule in load_rules().rules if rule.id not in text] == []


class TestNothingIsLeftOut:
    @pytest.mark.parametrize("kind", KINDS)
    def test_the_page_of_kinds_has_every_kind_with_its_keys(self, kind: str) -> None:
        text = section(REFERENCE / "kinds.md", kind)
        assert [key for key in KINDS[kind].Duty.model_fields if f"`{key}`" not in text] == []
        assert f"kind: {kind}\n" in text

    def test_the_page_of_kinds_has_the_keys_of_an_exception(self) -> None:
        text = section(REFERENCE / "kinds.md", "precondition")
        parts = KINDS["precondition"].Duty.model_json_schema()["$defs"].values()
        (exception,) = [part["properties"] for part in parts if "and_on_file" in part.get("properties", {})]
        assert [key for key in exception if f"`{key}`" not in text] == []

    def test_the_page_of_kinds_has_no_other_kind(self) -> None:
        found = [title for title in headings(REFERENCE / "kinds.md")[1:] if title in KINDS]
        assert found == list(KINDS)

    def test_the_page_of_statuses_has_every_status_remark_and_key_of_a_finding(self) -> None:
        text = (REFERENCE / "statuses.md").read_text("utf-8")
        names = [*Status, NOT_APPLICABLE, OUT_OF_FORCE, *REMARKS, *Finding.model_fields, *Report.model_fields]
        assert [name for name in names if f"`{name}`" not in text] == []

    def test_the_page_of_counting_has_every_choice(self) -> None:
        text = (REFERENCE / "counting.md").read_text("utf-8")
        choices = [
            c.value for kind in (StartDay, DayMissing, EndsOnDayOff, WorkingDays, LeapBirthday, Unit) for c in kind
        ]
        assert [name for name in (*choices, *CountingChoice.model_fields) if f"`{name}`" not in text] == []

    def test_the_page_of_rule_files_has_every_key(self) -> None:
        text = (REFERENCE / "rule-files.md").read_text("utf-8")
        keys = [*TOP_KEYS, *VERSION_KEYS]
        keys += [key for model in (Source, Reading, Pattern, Example) for key in model.model_fields]
        keys += [word.value for kind in (Tie, Category) for word in kind]
        assert [key for key in dict.fromkeys(keys) if f"`{key}`" not in text] == []

    def test_the_page_of_the_command_line_has_every_command_and_option(self) -> None:
        text = (REFERENCE / "command-line.md").read_text("utf-8")
        assert sorted(set(_words_of(_parser())) - set(re.findall(r"[-\w]+", text))) == []

    def test_the_house_names_every_module_and_no_other(self) -> None:
        package = Path(childlaw_rules.__file__).parent
        modules = {path.stem for path in package.glob("*.py")} - {"__init__"}
        modules |= {f"{path.parent.name}/" for path in package.glob("*/__init__.py")}
        rows = [line for line in section(ROOT / "docs" / "house.md", "Layers").splitlines() if line.startswith("| ")]
        assert {name for row in rows for name in re.findall(r"`([^`]+)`", row.split("|")[2])} == modules

    def test_the_glossary_has_every_word_of_the_vocabulary(self) -> None:
        text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
        rows = [(event.name + ("` *" if event.later else "`"), event.da) for event in EVENT_TYPES.values()]
        rows += [
            (f"{w.value}`", w.da)
            for k in (ThreadKind, MeasureKind, DecisionKind, PlanKind, DecidedBy, PartyRole)
            for w in k
        ]
        assert [row for row in rows if f"| `{row[0]} | {row[1]} |" not in text] == []


def _words_of(parser: Any) -> list[str]:
    words = []
    for action in parser._actions:
        words += action.option_strings
        for name, inner in (action.choices or {}).items() if hasattr(action.choices, "items") else ():
            words += [name, *_words_of(inner)]
    return words
