"""Cases in Arrow batches, and findings out of them: the rows, the schema, what cannot be used."""

from __future__ import annotations

import json
import pickle
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow
import pytest

from childlaw_rules import (
    ArgumentError,
    arrow_evaluate,
    arrow_evaluator,
    carried_rules,
    evaluate,
    findings_ddl,
    findings_schema,
    load_rules,
    statuses,
)
from childlaw_rules.portfolio.arrowtables import MOST_ROWS
from childlaw_rules.portfolio.columns import COLUMNS
from tests.benchmarks import ours, portfolio
from tests.many import some

ROOT = Path(__file__).parents[2]


def batch(cases: list[Any], **beside: list[Any]) -> Any:
    return pyarrow.record_batch({"case": cases, **beside})


def rows(evaluator: Any, *batches: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for one in evaluator(batches):
        found += one.to_pylist()
    return found


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """Cases in which something is late, open and excused."""
    return [json.dumps({**ours.our_case(row), "as_of": "2025-11-01"}) for row in portfolio.cases(3)]


class TestTheRows:
    def test_are_the_findings_byte_for_byte(self, lines: list[str]) -> None:
        found = rows(arrow_evaluate, batch(lines, place=["a:1", "a:2", "b"]))
        expected = [
            (place, finding)
            for place, line in zip(("a:1", "a:2", "b"), lines, strict=True)
            for finding in evaluate(line).findings
        ]
        assert len(found) == len(expected) > 60
        for row, (place, finding) in zip(found, expected, strict=True):
            assert row["finding"] == finding.model_dump_json()
            assert (row["place"], row["kind"]) == (place, "finding")
            for name in ("rule", "version", "category", "basis", "status", "occurrence", "due", "days_late", "remarks",
                         "possible"):  # fmt: skip
                assert row[name] == getattr(finding, name), name
            assert json.loads(row["subject"]) == finding.subject
            trigger, done = finding.trigger, finding.fulfilled_by
            assert (row["trigger_event"], row["trigger_at"]) == (
                (trigger.event, trigger.at) if trigger else (None, None)
            )
            assert (row["fulfilled_by"], row["fulfilled"]) == ((done.event, done.at) if done else (None, None))
            source = finding.source
            assert (row["act"], row["provision"], row["evidence"]) == (source.act, source.provision, source.evidence)
            assert row["missing_facts"] == [fact.fact for fact in finding.missing_facts]
            assert row["sensitive_to"] == [f"{one.reading}={one.alternative}" for one in finding.sensitive_to]
            assert (row["message_da"], row["message_en"]) == (finding.message.da, finding.message.en)
            assert row["problems"] is None
        # Every column tells something in these cases.
        told = Counter(name for row in found for name, cell in row.items() if cell not in (None, []))
        assert set(told) == {column.name for column in COLUMNS} - {"problems"} - ({"sensitive_to"} - told.keys())

    def test_of_statuses_are_those_of_statuses(self, lines: list[str]) -> None:
        found = rows(arrow_evaluator(detail="statuses"), batch(lines))
        expected = [one for line in lines for one in statuses(line)]
        assert [
            (row["rule"], json.loads(row["subject"]), row["occurrence"], row["status"], row["due"], row["fulfilled"])
            for row in found
        ] == [tuple(one) for one in expected]
        rules = load_rules()
        for row in found:
            assert (row["category"], row["basis"]) == (rules.rule(row["rule"]).category, rules.rule(row["rule"]).basis)
            assert row["as_of"] == "2025-11-01"

    def test_say_so_of_a_bad_case_and_of_one_in_which_nothing_is_found(self) -> None:
        cases = ['{"child": 3}', None, json.dumps({"id": "x", "child": {"born": "2020"}, "events": []})]
        bad, null, empty = rows(arrow_evaluator(as_of=some.AS_OF, detail="statuses"), batch(cases, place=[1, 2, 3]))
        assert (bad["kind"], bad["place"], bad["problems"]) == (
            "refused", "1", ["child: expected an object, not a number"],
        )  # fmt: skip
        assert (null["kind"], null["problems"]) == ("refused", ["there is no case: the column is null"])
        assert (empty["kind"], empty["case"], empty["as_of"]) == ("nothing_found", "x", some.AS_OF)
        assert {cell for row in (bad, null, empty) for name, cell in row.items() if name in ("rule", "status")} == {
            None
        }

    def test_of_one_category(self, lines: list[str]) -> None:
        found = rows(arrow_evaluator(only="follow_up"), batch(lines))
        assert {row["category"] for row in found} == {"follow_up"}
        assert found == [row for row in rows(arrow_evaluate, batch(lines)) if row["category"] == "follow_up"]

    @pytest.mark.parametrize(
        "type_", [pyarrow.string(), pyarrow.large_string(), pyarrow.binary(), pyarrow.large_binary()]
    )
    def test_are_the_same_of_text_and_of_bytes(self, type_: Any, lines: list[str]) -> None:
        cases = pyarrow.array(lines).cast(type_)
        given = pyarrow.record_batch({"other": ["x"] * 3, "json": cases})
        assert rows(arrow_evaluator(column="json"), given) == rows(arrow_evaluate, batch(lines))


class TestTheBatches:
    def test_have_the_schema_and_no_more_rows_than_they_may(self, lines: list[str]) -> None:
        out = list(arrow_evaluator(detail="statuses")([batch(lines * 12), batch([]), batch(lines)]))
        assert {one.schema for one in out} == {findings_schema("statuses")} != {findings_schema()}
        # Of the first batch several, of the second none.
        assert len(out) > 2
        assert [one.num_rows <= MOST_ROWS for one in out] == [True] * len(out)
        assert out[0].num_rows == MOST_ROWS
        assert sum(one.num_rows for one in out) == 13 * len(rows(arrow_evaluate, batch(lines)))

    def test_are_read_one_after_the_other(self, lines: list[str]) -> None:
        read = []

        def given() -> Any:
            for number in range(100):
                read.append(number)
                yield batch(lines)

        out = arrow_evaluator(detail="statuses")(given())
        next(out)
        assert read == [0]

    def test_come_from_an_evaluator_that_was_sent(self, lines: list[str]) -> None:
        folder = ROOT / "tests" / "benchmarks" / "rules"
        asked = arrow_evaluator(as_of="2025-06-01", rules=carried_rules(None, folder))
        sent = pickle.loads(pickle.dumps(asked))
        found = rows(sent, batch(lines))
        assert [row["finding"] for row in found] == [
            finding.model_dump_json()
            for line in lines
            for finding in evaluate(line, as_of="2025-06-01", rules=load_rules(folder)).findings
        ]


class TestTheSchema:
    @pytest.mark.parametrize("detail", ["findings", "statuses"])
    def test_is_told_to_spark_in_the_same_words(self, detail: str) -> None:
        types = {"string": "string", "int64": "bigint", str(pyarrow.list_(pyarrow.string())): "array<string>"}
        assert findings_ddl(detail).split(", ") == [
            f"{field.name} {types[str(field.type)]}" for field in findings_schema(detail)
        ]

    def test_is_on_the_page(self) -> None:
        page = (ROOT / "docs" / "reference" / "findings-as-rows.md").read_text("utf-8")
        holds = {"text": "text", "number": "whole number", "texts": "list of texts"}
        for column in COLUMNS:
            both = "yes" if column.in_statuses else ""
            assert f"| `{column.name}` | {holds[column.holds]} | {both} | {column.says} |" in page


class TestWhatCannotBeUsed:
    @pytest.mark.parametrize(
        ("given", "says"),
        [
            ([3], "batches: must be record batches of pyarrow"),
            (
                [pyarrow.record_batch({"cases": ["{}"]})],
                "batches: have no column 'case', did you mean 'cases'?; it holds",
            ),
            ([batch([1])], "batches: the column 'case' must hold text or bytes, JSON of a case each, not int64"),
        ],
    )
    def test_batches_of_something_else(self, given: list[Any], says: str) -> None:
        with pytest.raises(ArgumentError) as refused:
            list(arrow_evaluate(given))
        assert str(refused.value).startswith(says)

    def test_values_that_do_not_go(self) -> None:
        with pytest.raises(ArgumentError) as refused:
            arrow_evaluator(detail="all", only="plans")
        assert str(refused.value).splitlines() == [
            "detail: must be one of: findings, statuses",
            "only: unknown category 'plans', did you mean 'plan'?",
        ]
        with pytest.raises(ArgumentError, match=r"^rules: do not come with the library, so that no other process"):
            arrow_evaluator(rules=load_rules(ROOT / "tests" / "benchmarks" / "rules"))

    @pytest.mark.parametrize("call", [arrow_evaluator, findings_schema])
    def test_without_pyarrow_the_way_out_is_told(self, call: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        with pytest.raises(
            ArgumentError, match=r"^pyarrow: is not installed; install it with 'childlaw-rules\[portfolio\]'$"
        ):
            call()
