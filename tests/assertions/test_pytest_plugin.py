"""The plugin as a run of pytest sees it: fixtures, the language, the marker, pins, and what it costs unused."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import childlaw_rules
from childlaw_rules import load_rules
from tests.assertions.failing import COMPLETED, LATE, message

pytest_plugins = "pytester"

SOURCE = Path(childlaw_rules.__file__).parent.parent
RULES_VERSION = load_rules().version
PLUGIN = "childlaw_rules.pytest_plugin"
CASE = f"CASE = {LATE!r}\nCOMPLETED = {COMPLETED!r}\n"


def run(pytester: pytest.Pytester, *options: str) -> pytest.RunResult:
    # The plugin may be imported already, by this run of pytest itself.
    quiet = "ignore::pytest.PytestAssertRewriteWarning"
    return pytester.runpytest(
        "-p", PLUGIN, "-p", "no:cacheprovider", "-p", "no:hypothesispytest", "-W", quiet, *options
    )


def errors(result: pytest.RunResult) -> list[str]:
    """The lines of the report that tell an error, without the mark before them."""
    return [line[8:] for line in result.outlines if line.startswith("E       ")]


class TestFixtures:
    def test_each_is_the_function_of_its_name(self, pytester: pytest.Pytester) -> None:
        pytester.makepyfile(
            CASE
            + """
import childlaw_rules
from childlaw_rules import assertions

def test_passing(assert_compliant, assert_finding, assert_not_applicable, assert_out_of_force, assert_same_findings,
                 childlaw_ruleset):
    assert assert_compliant is assertions.assert_compliant
    assert_compliant(CASE, only=COMPLETED, allow="met_late")
    assert assert_finding(CASE, COMPLETED, "met_late").days_late == 1
    assert assert_not_applicable(CASE, "siblings-considered").rule == "siblings-considered"
    decided = {"child": {"born": "2015-02-28"}, "as_of": "2024-10-01", "events": [
        {"type": "decision_made", "at": "2024-09-17", "kind": "measure", "granted": True, "with_consent": True}]}
    assert assert_out_of_force(decided, "action-plan-before-decision").on == "2024-09-17"
    assert assert_same_findings(childlaw_rules.evaluate(CASE), CASE).case == "case-17"
    assert childlaw_ruleset is childlaw_rules.load_rules()
"""
        )
        run(pytester).assert_outcomes(passed=1)

    def test_they_can_be_used_under_hypothesis(self, pytester: pytest.Pytester) -> None:
        pytester.makepyfile(
            CASE
            + """
from hypothesis import given, settings, strategies as st

@settings(max_examples=5, database=None, deadline=None)
@given(day=st.integers(1, 11))
def test_drawn(assert_compliant, day):
    completed = {**CASE["events"][-1], "at": f"2024-07-{day:02}"}
    assert_compliant({**CASE, "events": [*CASE["events"][:-1], completed]}, only=COMPLETED)
"""
        )
        run(pytester).assert_outcomes(passed=1)


class TestMessages:
    def failing(self, pytester: pytest.Pytester, *options: str, call: str = "assert_compliant(CASE, only=COMPLETED)"):
        pytester.makepyfile(
            f"{CASE}from childlaw_rules.assertions import *\nimport childlaw_rules\n\ndef test_late():\n    {call}\n"
        )
        result = run(pytester, *options)
        result.assert_outcomes(failed=1)
        return result

    @pytest.mark.parametrize(("options", "lang"), [((), "da"), (("--childlaw-lang", "en"), "en")])
    def test_the_failure_is_the_explanation_and_nothing_else(
        self, pytester: pytest.Pytester, options: tuple[str, ...], lang: str
    ) -> None:
        result = self.failing(pytester, *options)
        first, *rest = message("compliant-late", lang).splitlines()
        shown = [line for line in errors(result) if "Regelsæt" not in line and "Rule set" not in line]
        expected = [line for line in rest if "Regelsæt" not in line and "Rule set" not in line]
        assert [line.rstrip() for line in shown] == [f"AssertionError: {first}", *expected]
        # The head of the run names folders, whose length is not ours.
        assert max(len(line) for line in result.outlines if line.startswith(("E ", ">"))) <= 100

    def test_no_frame_of_the_library_shows(self, pytester: pytest.Pytester) -> None:
        result = self.failing(pytester)
        frames = [line for line in result.outlines if ".py:" in line and not line.startswith("FAILED")]
        assert [line.split(":")[0] for line in frames] == [f"{Path(str(pytester.path)).name.rsplit('0', 1)[0]}.py"]

    @pytest.mark.parametrize(
        "call",
        [
            "assert_finding(CASE, COMPLETED, 'met')",
            "assert_not_applicable(CASE, COMPLETED)",
            "assert_out_of_force(CASE, COMPLETED)",
            "assert_same_findings([], CASE)",
            "assert_compliant(CASE, only='nothing')",
            "assert_compliant({**CASE, 'child': 1})",
            "assert_finding(CASE, 'nothing')",
        ],
    )
    def test_of_none_of_the_assertions(self, pytester: pytest.Pytester, call: str) -> None:
        result = self.failing(pytester, call=call)
        assert not [line for line in result.outlines if "childlaw_rules/" in line or "assertions/" in line]
        assert any(call in line for line in result.outlines)

    def test_the_configuration_chooses_the_language_and_the_option_wins(self, pytester: pytest.Pytester) -> None:
        pytester.makeini("[pytest]\nchildlaw_lang = en\n")
        assert "1 duty of 1" in errors(self.failing(pytester))[0]
        assert "1 pligt af 1" in errors(self.failing(pytester, "--childlaw-lang=da"))[0]

    def test_the_argument_wins_over_both(self, pytester: pytest.Pytester) -> None:
        result = self.failing(pytester, "--childlaw-lang=da", call="assert_compliant(CASE, only=COMPLETED, lang='en')")
        assert "1 duty of 1" in errors(result)[0]

    def test_explanations_in_groups_and_behind_other_errors_follow(self, pytester: pytest.Pytester) -> None:
        result = self.failing(
            pytester,
            "--childlaw-lang=en",
            call="""
    found = []
    for only in (COMPLETED, "screening-done"):
        try:
            assert_compliant(CASE, only=only, at_least=2)
        except AssertionError as error:
            found.append(error)
    try:
        raise ExceptionGroup("both", found)
    except ExceptionGroup as group:
        raise RuntimeError("behind") from group
""",
        )
        text = result.stdout.str()
        assert "1 duty of 1 is not as expected." in text
        assert "Duties looked at: 1; expected: at least 2." in text
        assert "pligt" not in text

    def test_a_wrong_language_in_the_configuration_is_refused(self, pytester: pytest.Pytester) -> None:
        pytester.makeini("[pytest]\nchildlaw_lang = de\n")
        result = run(pytester)
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines(["ERROR: childlaw_lang: must be da or en, not 'de'"])


class TestMarker:
    def marked(self, pytester: pytest.Pytester, *marks: str) -> pytest.RunResult:
        lines = "".join(f"@pytest.mark.childlaw_rules({mark})\n" for mark in marks)
        pytester.makepyfile(f"import pytest\n\n{lines}def test_pinned():\n    pass\n\ndef test_other():\n    pass\n")
        return run(pytester, "--strict-markers")

    def test_the_installed_rule_set_passes(self, pytester: pytest.Pytester) -> None:
        digest = load_rules().digest
        self.marked(pytester, f"version={RULES_VERSION!r}, digest={digest!r}").assert_outcomes(passed=2)
        self.marked(pytester, f"digest={digest[:19]!r}").assert_outcomes(passed=2)
        self.marked(pytester, f"digest={digest.removeprefix('sha256:')!r}").assert_outcomes(passed=2)

    def test_another_fails_the_test_and_says_both(self, pytester: pytest.Pytester) -> None:
        result = self.marked(pytester, "version='2019.1.0'", "digest='feedfacecafe'")
        result.assert_outcomes(passed=1, errors=1)
        way = "install that one, or read under Law in CHANGELOG.md what changed and pin the new one"
        result.stdout.fnmatch_lines_random(
            [
                f"childlaw_rules: version: pinned to rule set 2019.1.0, installed is {RULES_VERSION}; {way}",
                f"childlaw_rules: digest: pinned to sha256:feedfacecafe, installed is {load_rules().digest}; {way}",
            ]
        )
        assert not [line for line in result.outlines if "pytest_plugin.py" in line]

    def test_arguments_that_cannot_be_used_are_refused_at_collection_all_at_once(
        self, pytester: pytest.Pytester
    ) -> None:
        result = self.marked(pytester, "'2026.11.0'", "verson='1'", "", "version=1, digest='xyz'")
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        name = "test_arguments_that_cannot_be_used_are_refused_at_collection_all_at_once.py::test_pinned"
        said = [line.removeprefix("ERROR: ") for line in result.errlines if "childlaw_rules: " in line]
        assert sorted(said) == sorted(
            f"{name}: childlaw_rules: {problem}"
            for problem in (
                'takes its arguments by name: version="2026.11.0" or digest="sha256:..."',
                "unknown argument 'verson'; one of: version, digest",
                'pins nothing: give version="2026.11.0" or digest="sha256:..."',
                "version: must be text",
                "digest: must be the digest that a report shows, or its first 12 digits or more",
            )
        )

    def test_is_listed(self, pytester: pytest.Pytester) -> None:
        run(pytester, "--markers").stdout.fnmatch_lines(["@pytest.mark.childlaw_rules(version=None, digest=None): *"])


class TestPinOfTheSuite:
    def test_the_installed_rule_set_passes(self, pytester: pytest.Pytester) -> None:
        pytester.makeini(
            f"[pytest]\nchildlaw_rules_version = {RULES_VERSION}\nchildlaw_rules_digest = {load_rules().digest}\n"
        )
        pytester.makepyfile("def test_any():\n    pass\n")
        run(pytester).assert_outcomes(passed=1)

    def test_another_stops_the_run(self, pytester: pytest.Pytester) -> None:
        pytester.makeini("[pytest]\nchildlaw_rules_version = 2019.1.0\n")
        pytester.makepyfile("def test_any():\n    pass\n")
        result = run(pytester)
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines(
            [f"ERROR: childlaw_rules_version: pinned to rule set 2019.1.0, installed is {RULES_VERSION}; *"]
        )

    def test_a_pin_that_cannot_be_used_is_refused(self, pytester: pytest.Pytester) -> None:
        pytester.makeini("[pytest]\nchildlaw_rules_digest = latest\nchildlaw_lang = se\n")
        result = run(pytester)
        assert [line for line in result.errlines if line] == [
            "ERROR: childlaw_lang: must be da or en, not 'se'",
            "childlaw_rules_digest: must be the digest that a report shows, or its first 12 digits or more",
        ]


class TestUnused:
    """No cost where no test uses it."""

    PROGRAM = """
import json, sys, time
import pytest
before = set(sys.modules)
start = time.perf_counter()
import childlaw_rules.pytest_plugin
seconds = time.perf_counter() - start
loaded = sorted(set(sys.modules) - before)
status = pytest.main(["-q", "-p", "childlaw_rules.pytest_plugin", "-p", "no:cacheprovider", "-p", "no:hypothesispytest",
                      *sys.argv[1:]])
print(json.dumps([int(status), seconds, loaded, [name for name in sys.modules if name.split(".")[0] in
                  ("childlaw_rules", "pydantic", "pydantic_core", "yaml", "holidays", "dateutil", "hypothesis")]]))
"""

    def measured(self, folder: Path, test: str) -> tuple[int, float, list[str], list[str]]:
        (folder / "test_it.py").write_text(test, "utf-8")
        ran = subprocess.run(
            [sys.executable, "-c", self.PROGRAM, "test_it.py"],
            cwd=folder,
            env={"PYTHONPATH": str(SOURCE), "PATH": "/usr/bin:/bin", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
            capture_output=True,
            text=True,
            check=True,
        )
        return tuple(json.loads(ran.stdout.splitlines()[-1]))

    def test_nothing_of_the_library_is_loaded(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        status, seconds, loaded, held = self.measured(tmp_path, "def test_any():\n    pass\n")
        assert status == 0
        assert sorted(held) == ["childlaw_rules", PLUGIN, "childlaw_rules.version"]
        assert {name.split(".")[0] for name in loaded} == {"childlaw_rules"}
        with capsys.disabled():
            print(f"\nthe plugin, unused: {seconds * 1000:.1f} ms to import")
        assert seconds < 0.05

    def test_a_fixture_loads_it(self, tmp_path: Path) -> None:
        status, _, _, held = self.measured(tmp_path, "def test_any(assert_compliant):\n    pass\n")
        assert status == 0
        assert {"childlaw_rules.evaluate", "pydantic"} <= set(held)

    def test_the_wheel_announces_it(self) -> None:
        import tomllib

        project = tomllib.loads((SOURCE.parent / "pyproject.toml").read_text("utf-8"))["project"]
        assert project["entry-points"]["pytest11"] == {PLUGIN: PLUGIN}
