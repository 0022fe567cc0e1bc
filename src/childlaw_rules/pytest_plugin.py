"""The pytest plugin: the assertions as fixtures, the marker that pins the rule set, the language of the messages.

Every run of pytest in an environment with the library loads this module, whether a test uses it or not. So it imports
nothing of the library, nor what the library needs, until a fixture, the marker or a pin in the configuration asks for
it.
"""

from __future__ import annotations

import dataclasses
import re
import sys
from collections.abc import Callable, Generator, Mapping
from typing import Any, Final

import pytest

MARKER: Final = "childlaw_rules"
#: What a pin may name: the version of the rule set, its digest or the beginning of it.
PINS: Final = ("version", "digest")
_DIGEST: Final = re.compile(r"(?:sha256:)?[0-9a-f]{12,64}")
_WAY_OUT: Final = "install that one, or read under Law in CHANGELOG.md what changed and pin the new one"


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option and the keys of the configuration."""
    group = parser.getgroup("childlaw", "childlaw-rules: the compliance oracle")
    group.addoption(
        "--childlaw-lang", choices=["da", "en"], default=None, help="language of the explanations (default: da)"
    )
    parser.addini("childlaw_lang", "language of the explanations of childlaw-rules: da or en", default="da")
    parser.addini("childlaw_rules_version", "the version of the rule set that this suite was written for", default="")
    parser.addini("childlaw_rules_digest", "the digest of that rule set, or its first 12 digits or more", default="")


def pytest_configure(config: pytest.Config) -> None:
    """Makes the marker known, and refuses a configuration that cannot be used or another rule set than its own."""
    config.addinivalue_line(
        "markers",
        f"{MARKER}(version=None, digest=None): this test was written for that rule set; with another it fails",
    )
    problems = []
    said = config.getini("childlaw_lang")
    if said not in ("da", "en"):
        problems.append(f"childlaw_lang: must be da or en, not '{said}'")
    pins = {pin: config.getini(f"{MARKER}_{pin}") for pin in PINS}
    pins = {pin: value for pin, value in pins.items() if value}
    problems += [f"{MARKER}_{problem}" for problem in _pin_problems(pins)]
    if not problems:
        problems = [f"{MARKER}_{problem}" for problem in _other_rules(pins)]
    if problems:
        raise pytest.UsageError("\n".join(problems))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuses markers that cannot be used, all at once."""
    problems = [
        f"{item.nodeid}: {MARKER}: {problem}"
        for item in items
        for marker in item.iter_markers(MARKER)
        for problem in _marker_problems(marker)
    ]
    if problems:
        raise pytest.UsageError("\n".join(dict.fromkeys(problems)))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Fails a test that is pinned to another rule set than the one installed."""
    problems = [problem for marker in item.iter_markers(MARKER) for problem in _other_rules(marker.kwargs)]
    if problems:
        pytest.fail("\n".join(f"{MARKER}: {problem}" for problem in dict.fromkeys(problems)), pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[Any]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Puts an explanation into the language of the run, where the assertion was not told another."""
    if call.excinfo is not None and "childlaw_rules.assertions" in sys.modules:
        lang = item.config.getoption("childlaw_lang") or item.config.getini("childlaw_lang")
        _speak(call.excinfo.value, lang, set())
    return (yield)


def _speak(error: BaseException | None, lang: str, seen: set[int]) -> None:
    """Set the language of the explanations in an error, in those that led to it and in those that it gathers."""
    if error is None or id(error) in seen:
        return
    seen.add(id(error))
    explanation = sys.modules["childlaw_rules.assertions"].Explanation
    error.args = tuple(
        dataclasses.replace(arg, lang=arg.lang or lang) if isinstance(arg, explanation) else arg for arg in error.args
    )
    for other in (error.__cause__, error.__context__, *getattr(error, "exceptions", ())):
        _speak(other, lang, seen)


def _marker_problems(marker: pytest.Mark) -> list[str]:
    problems = []
    if marker.args:
        problems.append('takes its arguments by name: version="2026.11.0" or digest="sha256:..."')
    problems += [f"unknown argument '{name}'; one of: {', '.join(PINS)}" for name in marker.kwargs if name not in PINS]
    if not marker.args and not marker.kwargs:
        problems.append('pins nothing: give version="2026.11.0" or digest="sha256:..."')
    return problems + _pin_problems({name: value for name, value in marker.kwargs.items() if name in PINS})


def _pin_problems(pins: Mapping[str, Any]) -> list[str]:
    """What is wrong with pins by themselves."""
    problems = [f"{pin}: must be text" for pin, value in pins.items() if not isinstance(value, str) or not value]
    digest = pins.get("digest")
    if isinstance(digest, str) and digest and _DIGEST.fullmatch(digest) is None:
        problems.append("digest: must be the digest that a report shows, or its first 12 digits or more")
    return problems


def _other_rules(pins: Mapping[str, Any]) -> list[str]:
    """Where the rule set that comes with the installed library is another than the one that is pinned."""
    if not pins:
        return []
    from childlaw_rules.rulefiles import load_rules

    ruleset = load_rules()
    problems = []
    version, digest = pins.get("version"), pins.get("digest")
    if version is not None and version != ruleset.version:
        problems.append(f"version: pinned to rule set {version}, installed is {ruleset.version}; {_WAY_OUT}")
    if digest is not None and not ruleset.digest.startswith(f"sha256:{digest.removeprefix('sha256:')}"):
        shown = f"sha256:{digest.removeprefix('sha256:')}"
        problems.append(f"digest: pinned to {shown}, installed is {ruleset.digest}; {_WAY_OUT}")
    return problems


def _assertion(name: str) -> Callable[..., Any]:
    import childlaw_rules.assertions

    found: Callable[..., Any] = getattr(childlaw_rules.assertions, name)
    return found


# The fixtures last for the whole session: they hold nothing, and hypothesis refuses those made anew for each test.


@pytest.fixture(scope="session")
def assert_compliant() -> Callable[..., Any]:
    """``childlaw_rules.assertions.assert_compliant``: every duty in a case is met, excused or pending."""
    return _assertion("assert_compliant")


@pytest.fixture(scope="session")
def assert_finding() -> Callable[..., Any]:
    """``childlaw_rules.assertions.assert_finding``: a rule gives a finding like this."""
    return _assertion("assert_finding")


@pytest.fixture(scope="session")
def assert_not_applicable() -> Callable[..., Any]:
    """``childlaw_rules.assertions.assert_not_applicable``: a rule does not apply."""
    return _assertion("assert_not_applicable")


@pytest.fixture(scope="session")
def assert_out_of_force() -> Callable[..., Any]:
    """``childlaw_rules.assertions.assert_out_of_force``: no version of a rule was in force."""
    return _assertion("assert_out_of_force")


@pytest.fixture(scope="session")
def assert_same_findings() -> Callable[..., Any]:
    """``childlaw_rules.assertions.assert_same_findings``: another system says the same as the oracle."""
    return _assertion("assert_same_findings")


@pytest.fixture(scope="session")
def childlaw_ruleset() -> Any:
    """The rule set that comes with the library, as ``load_rules()`` gives it."""
    from childlaw_rules.rulefiles import load_rules

    return load_rules()
