"""What is shaped like a CPR number goes into the assertions, the strategies and the vectors, and never comes out.

The paths are counted off the public names of these packages: one that has no probe here fails the test.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from childlaw_rules import ArgumentError, assertions, evaluate, load_rules, testing
from childlaw_rules.assertions import (
    Difference,
    Explanation,
    Mismatch,
    assert_compliant,
    assert_finding,
    assert_not_applicable,
    assert_out_of_force,
    assert_same_findings,
)
from childlaw_rules.cli import main
from childlaw_rules.rulefiles import rules_folder
from childlaw_rules.testing import boundary_cases, cases, compliant_cases, violating
from childlaw_rules.vectors.check import check
from childlaw_rules.vectors.files import contents, made
from tests.hardening.silence import FIRST, FORMS, LAST, let_out

NUMBER = FORMS[1]
INSIDE = f"sag {NUMBER} b"
COMPLETED = "investigation-completed-within-4-months"
#: A duty that is met late; the number stands in notes.
LATE: dict[str, Any] = {
    "id": "case-17",
    "child": {"born": "2012-05-14"},
    "as_of": "2024-08-01",
    "events": [
        {"type": "need_identified", "at": "2024-03-11", "need": "n1", "note": INSIDE},
        {"type": "investigation_decided", "at": "2024-03-14", "investigation": "i1", "need": "n1"},
        {"type": "investigation_completed", "at": "2024-07-12", "investigation": "i1", "note": f"b {NUMBER}"},
    ],
}
VALUES: tuple[Any, ...] = (*FORMS, INSIDE, int(FIRST + LAST), [NUMBER], {NUMBER: NUMBER}, {"need": NUMBER})
#: Names of a subject that are a number alone are words of a case like others, and none is read out of it.
SUBJECTS: tuple[Any, ...] = ({"need": NUMBER}, {NUMBER: "n1"}, {"need": [NUMBER]}, {"need": INSIDE}, {"party": NUMBER})

# -- the assertions ---------------------------------------------------------------------------------------


def bad_cases() -> Iterator[Any]:
    yield from VALUES
    for value in VALUES:
        yield {**LATE, "id": value}
        yield {**LATE, "as_of": value}
        yield {**LATE, "events": [{"type": "need_identified", "at": value}]}
        yield {**LATE, "events": [{"type": "need_identified", "at": "2024-03-11", "need": value}]}


def asked(call: Callable[..., Any], **named: Any) -> Iterator[Callable[[], Any]]:
    """An assertion with the number in the case, and in each argument that all of them have."""
    for case in bad_cases():
        yield lambda case=case: call(case, **named)
    for value in VALUES:
        for name in ("as_of", "known_at", "rules", "readings", "lang"):
            yield lambda name=name, value=value: call(LATE, **{**named, name: value})
        yield lambda value=value: call(LATE, **{**named, "readings": {str(value): "x"}})
        yield lambda value=value: call(LATE, **{**named, "readings": {"ends-on-day-off": str(value)}})


def in_both(call: Callable[..., Any], case: Any = LATE, *words: Any, **named: Any) -> Iterator[Callable[[], Any]]:
    for lang in ("da", "en"):
        yield lambda lang=lang: call(case, *words, lang=lang, **named)


def of_compliant() -> Iterator[Callable[[], Any]]:
    yield from asked(assert_compliant)
    yield from in_both(assert_compliant, only=COMPLETED)
    yield from in_both(assert_compliant, evaluate(LATE))
    for value in VALUES:
        for name in ("only", "allow", "at_least"):
            yield from in_both(assert_compliant, **{name: value})
        yield from in_both(assert_compliant, only=[COMPLETED, value])


def of_finding() -> Iterator[Callable[[], Any]]:
    yield from asked(assert_finding, rule=COMPLETED)
    for value in (*VALUES, *SUBJECTS):
        yield from in_both(assert_finding, LATE, value)
        yield from in_both(assert_finding, LATE, COMPLETED, value)
        for name in (
            "due", "subject", "occurrence", "trigger", "fulfilled", "days_late", "version", "remarks", "possible",
            "missing_facts",
        ):  # fmt: skip
            yield from in_both(assert_finding, LATE, COMPLETED, "met", **{name: value})


def of_not_applicable() -> Iterator[Callable[[], Any]]:
    yield from asked(assert_not_applicable, rule=COMPLETED)
    for value in (*VALUES, *SUBJECTS):
        yield from in_both(assert_not_applicable, LATE, value)
        yield from in_both(assert_not_applicable, LATE, COMPLETED, subject=value)


def of_out_of_force() -> Iterator[Callable[[], Any]]:
    yield from asked(assert_out_of_force, rule=COMPLETED)
    for value in VALUES:
        yield from in_both(assert_out_of_force, LATE, value)
        for rule in (COMPLETED, "action-plan-before-decision"):
            yield from in_both(assert_out_of_force, LATE, rule, on=value)


def of_same_findings() -> Iterator[Callable[[], Any]]:
    yield from asked(lambda case, **named: assert_same_findings([], case, **named))
    same = lambda case, ours, **named: assert_same_findings(ours, case, **named)  # noqa: E731 - the case first
    report = evaluate(LATE)
    finding = report.of(COMPLETED)[0]
    for value in (*VALUES, *SUBJECTS):
        yield from in_both(same, LATE, value)
        yield from in_both(same, LATE, [value])
        yield from in_both(same, LATE, [{"rule": value}])
        yield from in_both(same, LATE, [{"rule": COMPLETED, str(value): 1}])
        for name in (*assertions.mismatch.EXPECTED, "fulfilled_by", "derivation"):
            yield from in_both(same, LATE, [{"rule": COMPLETED, name: value}])
        for name in ("fields", "leaving_out", "only"):
            yield from in_both(same, LATE, report, **{name: value})
        changed = finding.model_copy(update={"due": value, "version": value, "rule": value})
        yield from in_both(same, LATE, [changed])
        yield from in_both(same, LATE, [finding.model_copy(update={"version": value})], fields=["version"])


def of_parts() -> Iterator[Callable[[], Any]]:
    """The parts of an explanation, as somebody prints them who catches the error."""
    for lang in ("da", "en"):
        for version in (*FORMS, INSIDE):
            try:
                assert_finding(LATE, COMPLETED, version=version)
            except AssertionError as error:
                said = error.args[0]
            else:
                raise LookupError("the assertion does not fail")
            said = dataclasses.replace(said, lang=lang)
            yield lambda said=said: said
            yield lambda said=said: said.text("da") + said.text("en")
            yield lambda said=said: AssertionError(said)
            yield lambda said=said: said.mismatches[0].differences[0]
    for form in FORMS:
        yield lambda form=form: Difference("version", form, {form: [form]})


#: How a number is brought to each public name of the assertions.
ASSERTIONS: dict[str, Callable[[], Iterator[Callable[[], Any]]]] = {
    "Difference": of_parts,
    "Explanation": of_parts,
    "Mismatch": of_parts,
    "assert_compliant": of_compliant,
    "assert_finding": of_finding,
    "assert_not_applicable": of_not_applicable,
    "assert_out_of_force": of_out_of_force,
    "assert_same_findings": of_same_findings,
}


class TestAssertions:
    def test_every_public_name_has_a_probe(self) -> None:
        assert sorted(ASSERTIONS) == sorted(assertions.__all__)
        assert {Explanation, Mismatch} <= {getattr(assertions, name) for name in ASSERTIONS}

    @pytest.mark.parametrize("probe", sorted(set(ASSERTIONS.values()), key=lambda probe: probe.__name__))
    def test_no_assertion_lets_it_out(self, probe: Callable[[], Iterator[Callable[[], Any]]]) -> None:
        calls = 0
        for call in probe():
            let_out(call).assert_silent()
            calls += 1
        assert calls >= len(FORMS)

    def test_what_a_report_has_no_field_for_is_refused(self) -> None:
        with pytest.raises(ArgumentError, match=r"^fields: unknown field 'du'"):
            assert_same_findings(evaluate(LATE), LATE, fields=["du", "status"])

    @pytest.mark.parametrize("field", ["version", "category"])
    def test_what_is_no_text_is_refused(self, field: str) -> None:
        with pytest.raises(ArgumentError, match=f"{field}: must be a text, not of the type dict$"):
            assert_same_findings([{"rule": COMPLETED, field: {"need": "n1"}}], LATE)

    def test_a_message_still_says_what_was_expected(self) -> None:
        let = let_out(lambda: assert_finding(LATE, COMPLETED, version=NUMBER, lang="en"))
        let.assert_silent()
        assert isinstance(let.raised, AssertionError)
        assert "******-****" in str(let.raised)


# -- the strategies ---------------------------------------------------------------------------------------


def of_strategies() -> Iterator[Callable[[], Any]]:
    for value in (*FORMS, INSIDE):
        for call in (cases, compliant_cases):
            yield lambda call=call, value=value: call(value)
            yield lambda call=call, value=value: call(None, (value, value))
            yield lambda call=call, value=value: call(None, value)
        yield lambda value=value: cases(including=value)
        yield lambda value=value: compliant_cases(rule=value)
        yield lambda value=value: violating(value)
        yield lambda value=value: violating("siblings-considered", value)
        yield lambda value=value: violating("siblings-considered", None, ("2024-01-01", value))
        yield lambda value=value: boundary_cases(value)
        yield lambda value=value: boundary_cases(COMPLETED, value)


STRATEGIES: dict[str, Callable[[], Iterator[Callable[[], Any]]] | str] = {
    "NOT_ALONE": "constant",
    "BoundaryCase": "output",
    "Reason": "output",
    "boundary_cases": of_strategies,
    "cases": of_strategies,
    "compliant_cases": of_strategies,
    "violating": of_strategies,
}


class TestStrategies:
    def test_every_public_name_has_a_probe(self) -> None:
        assert sorted(STRATEGIES) == sorted(testing.__all__)

    def test_no_strategy_lets_it_out(self) -> None:
        for call in of_strategies():
            let = let_out(call)
            let.assert_silent()
            assert let.raised is not None


# -- the vectors ------------------------------------------------------------------------------------------

RULE = "childs-plan-within-3-months"


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    """The files of a set of vectors for one rule."""
    rules = load_rules()
    return {path: data.decode() for path, data in contents(rules, made(rules, [RULE])).items()}


class TestVectors:
    @pytest.mark.parametrize("path", ["manifest.json", f"plan/{RULE}.json", "vectors.schema.json"])
    def test_no_file_of_a_set_lets_it_out(self, path: str, written: dict[str, str], tmp_path: Path) -> None:
        for name, text in written.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(text, "utf-8")
        rules = load_rules()
        place = tmp_path / path
        tried = 0
        for text in nudged(written[path]):
            place.write_text(text, "utf-8")
            let_out(lambda: check(rules, tmp_path, [RULE], anew=False)).assert_silent()
            tried += 1
        assert tried > len(FORMS)
        let_out(lambda: main(["rules", "vectors", RULE, "--check", str(tmp_path)])).assert_silent()
        let_out(lambda: main(["rules", "vectors", RULE, "--check", str(tmp_path), "--format", "json"])).assert_silent()

    def test_no_name_of_a_folder_or_file_lets_it_out(self, written: dict[str, str], tmp_path: Path) -> None:
        folder = tmp_path / NUMBER
        folder.mkdir()
        (tmp_path / "plan").mkdir()
        (tmp_path / "plan" / f"{RULE}.yaml").write_bytes((rules_folder() / "plan" / f"{RULE}.yaml").read_bytes())
        other = folder / "other.txt"
        other.write_text(NUMBER, "utf-8")
        line = ["rules", "vectors", "--rules", str(tmp_path)]
        let = let_out(lambda: main([*line, "--out", str(folder)]))
        let.assert_silent()
        assert any("holds files, but no set of vectors" in said for said in let.texts)
        other.unlink()
        let_out(lambda: main([*line, "--out", str(folder)])).assert_silent()
        assert (folder / "manifest.json").is_file()
        let_out(lambda: main([*line, "--check", str(folder)])).assert_silent()
        (folder / "plan" / f"{RULE}.json").rename(folder / "plan" / f"{NUMBER}.json")
        manifest = (folder / "manifest.json").read_text("utf-8").replace(f"plan/{RULE}.json", f"plan/{NUMBER}.json")
        (folder / "manifest.json").write_text(manifest, "utf-8")
        let_out(lambda: main([*line, "--check", str(folder)])).assert_silent()
        let_out(lambda: main([*line, "--out", str(folder / "manifest.json")])).assert_silent()


def nudged(text: str) -> Iterator[str]:
    """The file with the number in the place of its values and keys, a few of each, and as a whole."""
    yield from (json.dumps(value) for value in VALUES)
    yield f"{text[:-3]}{NUMBER}"
    texts = list(dict.fromkeys(re.findall(r'"[^"\\\n]+"', text)))
    for one in texts[:: max(1, len(texts) // 60)]:
        yield text.replace(one, f'"{NUMBER}"', 1)
        yield text.replace(one, f'{{"{NUMBER}": ["{NUMBER}"]}}', 1)
