"""An argument of a wrong type is refused in words: which argument, what was given, and what may be.

The functions are counted off the public names: one that has no row here fails the test.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest
from pydantic import ValidationError

import childlaw_rules
from childlaw_rules import ArgumentError, Finding, Status, assertions, checks, coverage, evaluate, load_rules, testing
from childlaw_rules.cli import main
from childlaw_rules.errors import CaseError
from childlaw_rules.generating.ratereading import FILE as RATES_FILE
from childlaw_rules.rulefiles import profile_files
from childlaw_rules.vectors.check import check
from childlaw_rules.vectors.files import made

RULE = "siblings-considered"
CASE: dict[str, Any] = {"child": {"born": "2011-02-28"}, "as_of": "2024-08-01", "events": []}
#: What identifies a person must not come back; this stands for it.
SECRET = "Anna Holm"


class Odd:
    """A value of a type that no argument takes."""

    def __repr__(self) -> str:
        return SECRET


#: Values of types that few arguments take.
WRONG: tuple[Any, ...] = (3, 3.5, True, Odd(), [SECRET.encode()], {SECRET: 3}, {3: SECRET}, (1, 2, 3), {3}, Odd)


class Call(NamedTuple):
    """A public function, with arguments that are right, and the wrong values that an argument takes in spite of all."""

    function: Callable[..., Any]
    right: tuple[Any, ...] = ()
    takes: Mapping[str, tuple[type, ...]] = {}
    #: Arguments of which the test is another one.
    beside: tuple[str, ...] = ()


RULES = load_rules()
REPORT = evaluate(CASE)
FINDING = evaluate(
    {**CASE, "events": [{"type": "notification_received", "at": "2024-03-11", "notifier": "citizen"}]}
).findings[0]
PROFILE = childlaw_rules.profile("bdo-randers-2016")
LOG = Path(__file__).parents[2] / "docs" / "examples" / "log"
#: What an assertion refuses as a case is told by ``CaseError``, as ``read_case`` does.
CASES = ("case",)
CALLS: dict[str, Call] = {
    "evaluate": Call(evaluate, (CASE,), beside=CASES),
    "statuses": Call(childlaw_rules.statuses, (CASE,), beside=CASES),
    "load_rules": Call(load_rules),
    "read_rules": Call(childlaw_rules.read_rules, ({"plan/x.yaml": ""},), {"up_to_examples": (bool,)}),
    "read_cases_jsonl": Call(childlaw_rules.read_cases_jsonl, ([],), {"lines": (list, tuple, set)}),
    "check_rules": Call(childlaw_rules.check_rules, (RULES,)),
    "translate": Call(childlaw_rules.translate, ("SEL § 52",)),
    "Ruleset.rule": Call(RULES.rule, (RULE,)),
    "Ruleset.choosing": Call(RULES.choosing, ({},)),
    "Report.of": Call(evaluate(CASE).of, (RULE,)),
    "check_report": Call(checks.check_report, (RULES,)),
    "assert_compliant": Call(assertions.assert_compliant, (CASE,), {"at_least": (int,)}, CASES),
    "assert_finding": Call(assertions.assert_finding, (CASE, RULE), {"occurrence": (int,), "days_late": (int,)}, CASES),
    "assert_not_applicable": Call(assertions.assert_not_applicable, (CASE, RULE), beside=CASES),
    "assert_out_of_force": Call(assertions.assert_out_of_force, (CASE, RULE), beside=CASES),
    "assert_same_findings": Call(assertions.assert_same_findings, ([], CASE), beside=CASES),
    "cases": Call(testing.cases, (), {"imprecise": (bool,)}),
    "compliant_cases": Call(testing.compliant_cases),
    "violating": Call(testing.violating, (RULE,), {"entailed": (bool,)}),
    "boundary_cases": Call(testing.boundary_cases, ("investigation-completed-within-4-months",)),
    "load_map": Call(coverage.load_map),
    "read_map": Call(coverage.read_map, ({},)),
    "coverage_report": Call(coverage.coverage_report, (coverage.load_map(), RULES)),
    "due_list": Call(childlaw_rules.due_list, (CASE,), {"days": (int,), "done": (bool,)}, ("cases",)),
    "due_calendar": Call(childlaw_rules.due_calendar, (childlaw_rules.due_list([], as_of="2024-08-01"),)),
    "case_report": Call(childlaw_rules.case_report, (REPORT, CASE), beside=CASES),
    "case_reports": Call(childlaw_rules.case_reports, ([(REPORT, CASE)],), beside=("reports",)),
    "causes": Call(childlaw_rules.causes, (REPORT,)),
    "explain": Call(childlaw_rules.explain, (FINDING,)),
    "questions": Call(childlaw_rules.questions, (REPORT,)),
    "why_not": Call(childlaw_rules.why_not, (REPORT, RULE)),
    "constructed_portfolio": Call(childlaw_rules.constructed_portfolio, ("bdo-randers-2016",)),
    "load_profiles": Call(childlaw_rules.load_profiles),
    "profile": Call(childlaw_rules.profile, ("bdo-randers-2016",)),
    "profile_rules": Call(childlaw_rules.profile_rules, (PROFILE,)),
    "read_profile": Call(
        childlaw_rules.read_profile,
        (profile_files()["profiles/bdo-randers-2016.yaml"], "profiles/bdo-randers-2016.yaml"),
        beside=("content",),
    ),
    "review": Call(childlaw_rules.review, (REPORT, CASE, PROFILE), beside=CASES),
    "strata": Call(childlaw_rules.strata, (CASE,), beside=CASES),
    "tally": Call(childlaw_rules.tally, ([], PROFILE)),
    "handover": Call(childlaw_rules.handover, (CASE,), beside=CASES),
    "handover_page": Call(childlaw_rules.handover_page, (childlaw_rules.handover(CASE),)),
    "carried_rules": Call(childlaw_rules.carried_rules, (RULES,)),
    "arrow_evaluator": Call(childlaw_rules.arrow_evaluator),
    "findings_ddl": Call(childlaw_rules.findings_ddl),
    "findings_schema": Call(childlaw_rules.findings_schema),
    "each_case": Call(
        childlaw_rules.each_case,
        ([], len),
        {"cases": (list, tuple, set), "work": (type,), "workers": (int,)},
    ),
    "evaluate_many": Call(childlaw_rules.evaluate_many, ([],), {"cases": (list, tuple, set), "workers": (int,)}),
    "portfolio_page": Call(childlaw_rules.portfolio_page, (childlaw_rules.portfolio_tables([]),)),
    "portfolio_tables": Call(
        childlaw_rules.portfolio_tables,
        ([],),
        {"cases": (list, tuple, set), "mask": (int,), "workers": (int,), "told": (type,)},
    ),
    "import_log": Call(childlaw_rules.import_log, (LOG / "aktiviteter.csv", LOG / "aktiviteter.yaml")),
    "read_log_map": Call(childlaw_rules.read_log_map, ((LOG / "aktiviteter.yaml").read_bytes(), "map.yaml")),
    "generated_cases": Call(
        partial(childlaw_rules.generated_cases, seed=1), (1,), {"number": (int,), "seed": (int,), "first": (int,)}
    ),
    "read_rates": Call(childlaw_rules.read_rates, (RATES_FILE.read_bytes(), "rates.yaml")),
    "made": Call(made, (RULES, [RULE]), {"progress": (type,)}),
    "check": Call(check, (RULES, Path("none"), [RULE]), {"anew": (bool,), "progress": (type,)}),
}
#: Public functions that take nothing, take what they refuse by another error, or are models of what comes out.
WITHOUT = {
    "case_schema",
    "rule_schema",
    "profile_schema",
    "log_map_schema",
    "load_log_maps",
    "shipped_rates",
    "read_case",  # CaseError: see TestACase
    "arrow_evaluate",  # what it takes is checked when it is run: tests/many/test_arrow.py
    "write_many",  # it writes: tests/many/test_writing.py
    "check_map",
    "map_problems",
    "walk",
}


#: An id is named after what it is the id of.
NAMED = {
    (RULES.rule, "id_"): "rule",
    (childlaw_rules.why_not, "rule_id"): "rule",
    (childlaw_rules.profile, "id_"): "profile",
}


def functions_of(module: ModuleType) -> Iterator[str]:
    for name in module.__all__:
        if inspect.isfunction(getattr(module, name)):
            yield name


def arguments_of(call: Call) -> list[inspect.Parameter]:
    return [p for p in inspect.signature(call.function).parameters.values() if p.name not in call.beside]


def with_argument(call: Call, parameter: inspect.Parameter, value: Any) -> Any:
    """Call the function with one argument in the place of its right one."""
    names = [p.name for p in inspect.signature(call.function).parameters.values()]
    right = dict(zip(names, call.right, strict=False))
    given = {**right, parameter.name: value}
    positional = [given.pop(name) for name in names[: len(call.right)]]
    return call.function(*positional, **given)


EACH = [
    pytest.param(call, parameter, id=f"{name}({parameter.name})")
    for name, call in CALLS.items()
    for parameter in arguments_of(call)
]


class TestWrongTypes:
    @pytest.mark.parametrize("module", [childlaw_rules, assertions, testing, coverage, checks])
    def test_every_public_function_is_here(self, module: ModuleType) -> None:
        assert set(functions_of(module)) - set(CALLS) - WITHOUT == set()

    @pytest.mark.parametrize(("call", "parameter"), EACH)
    def test_it_is_refused_by_name_and_without_the_value(self, call: Call, parameter: inspect.Parameter) -> None:
        refused = 0
        for value in WRONG:
            if type(value) in call.takes.get(parameter.name, ()):
                continue
            with pytest.raises(ArgumentError) as raised:
                with_argument(call, parameter, value)
            for problem in raised.value.problems:
                assert problem.path.split(".")[0].split("[")[0] == NAMED.get(
                    (call.function, parameter.name), parameter.name
                )
                assert len(problem.message) > len("must be a text")
            assert "object at" not in str(raised.value)
            if isinstance(value, Odd | list):
                assert SECRET not in str(raised.value)
            refused += 1
        assert refused >= len(WRONG) - len(call.takes.get(parameter.name, ()))

    @pytest.mark.parametrize(("call", "parameter"), EACH)
    def test_what_is_right_is_taken(self, call: Call, parameter: inspect.Parameter) -> None:
        """The refusals are those of the value: with the right arguments none of them comes."""
        if call.function in (check, childlaw_rules.read_rules, coverage.read_map):
            pytest.skip("is refused for what it reads")
        names = list(inspect.signature(call.function).parameters)
        if parameter.name in names[: len(call.right)]:
            value = call.right[names.index(parameter.name)]
        else:
            value = parameter.default
        # The assertions fail: nothing can be found in a case without events.
        with suppress(AssertionError):
            with_argument(call, parameter, value)


class TestWhatIsSaid:
    @pytest.mark.parametrize(
        ("call", "said"),
        [
            (
                lambda: evaluate(CASE, rules=3),
                "rules: must be a set of rules, as load_rules() or read_rules() gives it, not of the type int",
            ),
            (
                lambda: evaluate(CASE, readings="x"),
                'readings: must be a mapping of readings to answers, such as {"ends-on-day-off": "next working day"}, '
                "not of the type str",
            ),
            (lambda: evaluate(CASE, readings={"ends-on-day-off": 3}), "readings.ends-on-day-off: must be a text, "
             "not of the type int"),
            (
                lambda: evaluate(CASE, as_of=3.5),
                "as_of: must be a day or an instant, for example 2024-08-01 or 2024-08-01T14:05, not of the type float",
            ),
            (
                lambda: evaluate(CASE, as_of="2024"),
                "as_of: must be a day or an instant, for example 2024-08-01 or 2024-08-01T14:05",
            ),
            (
                lambda: evaluate(CASE, as_of="1 August"),
                "as_of: this text is no point in time; it must be a day or an instant, for example 2024-08-01 or "
                "2024-08-01T14:05",
            ),
            (
                lambda: evaluate(CASE, known_at="2023-02-29"),
                "known_at: '2023-02-29' does not exist: 2023-02 has 28 days; it must be a day or an instant, for "
                "example 2024-08-01 or 2024-08-01T14:05",
            ),
            (
                lambda: assertions.assert_compliant(CASE, only=3),
                "only: must be a rule, category or act, or several, not of the type int",
            ),
            (
                lambda: assertions.assert_compliant(CASE, only=["BL", 3]),
                "only[1]: must be a text, not of the type int",
            ),
            (lambda: load_rules(3), "folder: must be the path of a folder of rules, not of the type int"),
            (
                lambda: childlaw_rules.read_cases_jsonl('{"child": {"born": "2011"}}'),
                "lines: must be lines, as an open file or text.splitlines() gives them, not of the type str",
            ),
            (
                lambda: testing.violating(RULE, entailed="no"),
                "entailed: must be True or False, not of the type str",
            ),
        ],
    )  # fmt: skip
    def test_the_argument_its_type_and_the_way_out(self, call: Callable[[], Any], said: str) -> None:
        with pytest.raises(ArgumentError) as raised:
            call()
        assert str(raised.value) == said

    def test_all_at_once(self) -> None:
        with pytest.raises(ArgumentError) as raised:
            evaluate(CASE, as_of=3.5, known_at="2024", rules=3, readings="x")
        assert [problem.path for problem in raised.value.problems] == ["as_of", "known_at", "rules", "readings"]
        with pytest.raises(ArgumentError) as raised:
            assertions.assert_finding(CASE, 3, due=3.5, rules="x", lang="fr")
        assert [problem.path for problem in raised.value.problems] == ["rule", "due", "lang", "rules"]

    def test_a_day_is_taken_in_every_form(self) -> None:
        assert {evaluate(CASE, as_of=day).as_of for day in ("2024-08-01", date(2024, 8, 1))} == {"2024-08-01"}


class TestWordsThatAreNone:
    @pytest.mark.parametrize(
        ("value", "said"),
        [
            ("mett", "status: unknown status 'mett', did you mean 'met'?"),
            ("zzz", f"status: unknown status 'zzz'; one of: {', '.join(Status)}"),
            (3, f"status: must be one of: {', '.join(Status)}, not of the type int"),
        ],
    )
    def test_a_status(self, value: Any, said: str) -> None:
        with pytest.raises(ArgumentError) as raised:
            Status(value)
        assert str(raised.value) == said

    def test_a_status_in_a_finding_that_is_read_is_one_error_among_the_others(self) -> None:
        with pytest.raises(ValidationError) as raised:
            Finding.model_validate({"status": "mett", "rule": 3})
        assert {"status", "rule", "version"} <= {error["loc"][0] for error in raised.value.errors()}

    def test_a_reading_says_which_there_are(self) -> None:
        with pytest.raises(ArgumentError) as raised:
            evaluate(CASE, readings={"zzz": "x", "ends-on-day-of": "x", "ends-on-day-off": "zzz"})
        assert [str(problem) for problem in raised.value.problems] == [
            "readings: unknown reading 'ends-on-day-of', did you mean 'ends-on-day-off'?",
            "readings.ends-on-day-off: 'zzz' is no answer; one of: 'stays', 'next working day'",
            "readings: unknown reading 'zzz'; one of: "
            + ", ".join(sorted({reading.id for rule in RULES.rules for reading in rule.readings})),
        ]

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["--reading", "x"], "--reading: write it as in 'ends-on-day-off=next working day'\n"),
            (["--reading", "ends-on-day-of=x"], "did you mean 'ends-on-day-off'?\n"),
            (["--reading", "ends-on-day-off=x"], "one of: 'stays', 'next working day'\n"),
            (["--as-of", "2024"], "as_of: must be a day or an instant, for example 2024-08-01 or 2024-08-01T14:05\n"),
            (["--as-of", "1/8"], "it must be a day or an instant, for example 2024-08-01 or 2024-08-01T14:05\n"),
            (["--known-at", "x"], "it must be a day or an instant, for example 2024-08-01 or 2024-08-01T14:05\n"),
            (["--only", "investigations"], "(choose from 'notification', 'investigation', "),
            (["--lang", "fr"], "(choose from 'da', 'en')\n"),
        ],
    )
    def test_on_the_command_line(
        self, arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        file = tmp_path / "case.json"
        file.write_text(json.dumps(CASE), "utf-8")
        try:
            status = main(["evaluate", str(file), *arguments])
        except SystemExit as ended:
            status = int(str(ended.code))
        assert status == 2
        assert said in capsys.readouterr().err


class TestACase:
    @pytest.mark.parametrize("value", [value for value in WRONG if not isinstance(value, dict)])
    def test_what_is_no_case_is_refused_as_a_case(self, value: Any) -> None:
        for function in (childlaw_rules.read_case, evaluate, childlaw_rules.statuses, assertions.assert_compliant):
            with pytest.raises(CaseError, match=r"^a case is an object, not"):
                function(value)

    def test_a_line_that_is_no_text_is_told_with_its_number(self) -> None:
        ((number, error),) = childlaw_rules.read_cases_jsonl([3])  # type: ignore[list-item] # that is the test
        assert (number, str(error)) == (1, "must be a line of JSON as text or bytes, not of the type int")
