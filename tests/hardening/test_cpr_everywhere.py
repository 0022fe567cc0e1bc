"""What is shaped like a CPR number goes in through every public path, and never comes out.

The paths are counted off ``childlaw_rules.__all__``, the event types and the parser of the command line: one
that has no probe here fails the test.
"""

from __future__ import annotations

import copy
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import chdir
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pyarrow
import pyarrow.parquet
import pytest

import childlaw_rules
from childlaw_rules import (
    ArgumentError,
    Case,
    CaseError,
    CheckFinding,
    Child,
    ChildlawError,
    Finding,
    MissingFact,
    NotApplicable,
    OutOfForce,
    Party,
    Period,
    Point,
    Problem,
    Report,
    RuleError,
    Status,
    Translation,
    WorkerLostError,
    arrow_evaluate,
    arrow_evaluator,
    carried_rules,
    case_report,
    case_reports,
    causes,
    check_rules,
    constructed_portfolio,
    due_calendar,
    due_list,
    each_case,
    evaluate,
    evaluate_many,
    explain,
    findings_ddl,
    findings_schema,
    generated_cases,
    handover,
    handover_page,
    import_log,
    load_profiles,
    load_rules,
    portfolio_page,
    portfolio_tables,
    profile,
    profile_rules,
    questions,
    read_case,
    read_cases_jsonl,
    read_log_map,
    read_profile,
    read_rates,
    read_rules,
    review,
    statuses,
    strata,
    tally,
    translate,
    why_not,
    write_many,
)
from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.checks import check_report
from childlaw_rules.coverage.reading import read_map
from childlaw_rules.cprshape import holds_cpr
from childlaw_rules.generating.ratereading import FILE as RATES_FILE
from childlaw_rules.importpage import import_text
from childlaw_rules.rulefiles import rules_folder
from childlaw_rules.tablefiles import csv_long
from childlaw_rules.tabletext import portfolio_text
from childlaw_rules.textreport import render
from tests.hardening.silence import FIRST, FORMS, LAST, let_out

NUMBER = FORMS[1]
INSIDE = f"sag {NUMBER} b"
RULE = "plan/childs-plan-within-3-months.yaml"


def case(**fields: Any) -> dict[str, Any]:
    return {"child": {"born": "2011-02-28"}, "events": [], **fields}


def event(**fields: Any) -> dict[str, Any]:
    return case(events=[{"type": "need_identified", "at": "2024-03-11", **fields}])


def rule_text(name: str = RULE) -> str:
    return (rules_folder() / name).read_text("utf-8")


# -- the library ------------------------------------------------------------------------------------------


def cases_with(value: Any) -> Iterator[Any]:
    """A case with the value in every place there is, and in some where nothing may stand."""
    key = value if isinstance(value, str) else NUMBER
    yield value
    yield from (case(id=value), case(as_of=value), case(format=value), case(coverage=value), case(note=value))
    yield from (case(**{key: 1}), case(child=value), case(child={"born": value}), case(child={"due": value}))
    yield case(child={"born": "2011", key: 1})
    for name in ("id", "born", "same_household", key):
        yield case(child={"born": "2011", "siblings": [{"id": "s", name: value}]})
    for name in ("id", "role", "from", "until", key):
        yield case(parties=[{"id": "p", "role": "parent", name: value}])
    yield from (case(coverage={key: False}), case(coverage={"life_event": value}))
    yield from (case(coverage={"life_event": {"from": value}}), case(coverage={"life_event": {key: "2024-01-01"}}))
    yield from (case(events=value), case(events=[value]), case(events={key: value}))
    for name, kind in EVENT_TYPES.items():
        for field in ("type", "at", "id", "recorded_at", "note", key, *kind.fields):
            yield case(events=[{"type": name, "at": None, field: value}])
        for field, word in kind.fields.items():
            if word.kind == "about":
                yield case(events=[{"type": name, "at": None, field: ["d1", value]}])
            if word.kind == "period":
                for period in ({"from": value, "until": "2024-01-01"}, {key: value}):
                    yield case(events=[{"type": name, "at": None, field: period}])


VALUES: tuple[Any, ...] = (*FORMS, INSIDE, int(FIRST + LAST), [NUMBER], {NUMBER: NUMBER}, {"from": {NUMBER: [NUMBER]}})


def evaluations() -> Iterator[Callable[[], Any]]:
    """Everything of a case that can be read in spite of the number: it stands in a note, and is masked there."""
    noted = read_case(event(note=INSIDE, id="e1"))
    report = evaluate(noted, as_of="2024-08-01")
    yield lambda: noted
    yield lambda: report
    for lang in ("da", "en"):
        yield lambda lang=lang: render(report, load_rules(), lang=lang, show_all=True, explain=True)
    for value in (*FORMS, INSIDE, int(FIRST + LAST), [NUMBER], {NUMBER: 1}):
        yield lambda value=value: evaluate(noted, as_of=value)
        yield lambda value=value: evaluate(noted, known_at=value)
        yield lambda value=value: evaluate(case(as_of=value))
        yield lambda value=value: evaluate(value)
        yield lambda value=value: evaluate(noted, rules=value)
        yield lambda value=value: evaluate(noted, readings=value)
        yield lambda value=value: evaluate(noted, as_of="2024-08-01", readings={str(value): "x"})
        yield lambda value=value: evaluate(noted, as_of="2024-08-01", readings={"ends-on-day-off": str(value)})


def pages() -> Iterator[Callable[[], Any]]:
    """The case report of a case with the number in a note, and every argument."""
    noted = read_case(event(note=INSIDE, id="e1"))
    report = evaluate(noted, as_of="2024-08-01")
    for lang in ("da", "en"):
        yield lambda lang=lang: case_report(report, noted, lang=lang)
        yield lambda lang=lang: case_reports([(report, noted), (report, noted)], lang=lang)
    for value in (*FORMS, INSIDE, int(FIRST + LAST), [NUMBER]):
        yield lambda value=value: case_report(report, value)
        yield lambda value=value: case_report(report, case(id=value))
        yield lambda value=value: case_report(report, noted, lang=value)
        yield lambda value=value: case_report(report, noted, book=value)
        yield lambda value=value: case_report(report, noted, book=f"https://example.dk/{value}")
        yield lambda value=value: case_report(report, noted, only=value)
        yield lambda value=value: case_report(value, noted)
        yield lambda value=value: case_report(report, noted, rules=value)
        yield lambda value=value: case_reports([(report, value)])
        yield lambda value=value: case_reports(value)


def standings() -> Iterator[Callable[[], Any]]:
    """How the duties of a case stand, each in words, and every argument."""
    noted = read_case(event(note=INSIDE, id="e1"))
    yield lambda: list(statuses(noted, as_of="2024-08-01"))
    yield lambda: statuses(noted, as_of="2024-08-01")
    yield lambda: statuses(noted, as_of="2024-08-01")[:]
    for value in (*FORMS, INSIDE, int(FIRST + LAST), [NUMBER], {NUMBER: 1}):
        yield lambda value=value: statuses(noted, as_of=value)
        yield lambda value=value: statuses(noted, known_at=value)
        yield lambda value=value: statuses(case(as_of=value))
        yield lambda value=value: statuses(event(need=value))
        yield lambda value=value: statuses(value)
        yield lambda value=value: statuses(noted, rules=value)
        yield lambda value=value: statuses(noted, readings=value)
        yield lambda value=value: statuses(noted, as_of="2024-08-01", readings={str(value): "x"})
        yield lambda value=value: statuses(noted, as_of="2024-08-01", readings={"ends-on-day-off": str(value)})


def rule_sets() -> Iterator[Callable[[], Any]]:
    """The number as a file, in its name, and in the place of every text and key of a file of each sort."""
    for form in (*FORMS, INSIDE):
        yield lambda form=form: read_rules({form: rule_text()})
        yield lambda form=form: read_rules({RULE: form})
        yield lambda form=form: read_rules({f"plan/{form}.yaml": rule_text()})
        yield lambda form=form: read_rules({f"{form}/x.yaml": rule_text()})
        yield lambda form=form: load_rules(form)
        yield lambda form=form: load_rules().rule(form)
        yield lambda form=form: load_rules().choosing({form: form})
        yield lambda form=form: load_rules().choosing({"ends-on-day-off": form})
        yield lambda form=form: read_map({f"coverage/{form}/x.yaml": form})
    tables = ("vocabulary.yaml", "correspondence.yaml", "measures.yaml")
    for name in (RULE, *tables):
        for text in nudged(rule_text(name)):
            yield lambda name=name, text=text: read_rules({name: text})
    for path in ("coverage/provisions/barnets_lov.yaml", "coverage/time/gaps.yaml"):
        for text in nudged("\n".join(rule_text(path).splitlines()[:25])):
            yield lambda path=path, text=text: read_map({path: text})


def profiles() -> Iterator[Callable[[], Any]]:
    """The number in a profile's file and name, and in each argument."""
    name = "profiles/bdo-randers-2016.yaml"
    for form in (*FORMS, INSIDE):
        yield lambda form=form: read_profile(form, name)
        yield lambda form=form: read_profile(rule_text(name), f"profiles/{form}.yaml")
        yield lambda form=form: load_profiles(form)
        yield lambda form=form: profile(form)
        yield lambda form=form: profile("bdo-randers-2016", form)
        yield lambda form=form: list(constructed_portfolio(form))
    for text in nudged(rule_text(name)):
        yield lambda text=text: read_profile(text, name)


def reviews() -> Iterator[Callable[[], Any]]:
    """A case that holds the number in a note, reviewed, and each argument."""
    noted = read_case(case(id="b", events=[{"type": "need_identified", "at": "2015-03-11", "note": INSIDE}]))
    report = evaluate(noted, as_of="2016-01-01")
    asked = profile("bdo-randers-2016")
    yield lambda: review(report, noted, asked)
    yield lambda: tally(review(report, noted, asked), asked)
    yield lambda: strata(noted)
    for value in (*FORMS, INSIDE, int(FIRST + LAST), [NUMBER], {NUMBER: NUMBER}):
        yield lambda value=value: review(value, noted, asked)
        yield lambda value=value: review(report, value, asked)
        yield lambda value=value: review(report, case(id=value), asked)
        yield lambda value=value: review(report, noted, value)
        yield lambda value=value: review(report, noted, asked, rules=value)
        yield lambda value=value: profile_rules(value)
        yield lambda value=value: profile_rules(asked, value)
        yield lambda value=value: tally(value, asked)
        yield lambda value=value: tally([], value)
        yield lambda value=value: strata(value)
        yield lambda value=value: strata(noted, value)
        yield lambda value=value: strata(noted, {"decision": value})


def many_tables() -> Iterator[Callable[[], Any]]:
    """The number in what is counted, in the names of files, and in each argument."""
    noted = event(note=INSIDE, id="e1", type="measure_started", kind="placement", measure=f"m {LAST}", at="2024")
    yield lambda: portfolio_tables([noted], as_of="2024-08-01")
    yield lambda: portfolio_text(portfolio_tables([noted], as_of="2024-08-01", mask=5))
    yield lambda: csv_long(portfolio_tables([noted], as_of="2024-08-01", profile="bdo-randers-2016"))
    yield lambda: portfolio_page(portfolio_tables([noted], as_of="2024-08-01", mask=5))
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{NUMBER}.jsonl"
        path.write_text(f"{json.dumps(noted)}\n{NUMBER}\n{json.dumps(case(id=NUMBER))}", "utf-8")
        seen: list[Any] = []
        yield lambda: (portfolio_tables(path, as_of="2024-08-01", told=seen.append), seen)
    for value in (*FORMS, INSIDE, int(FIRST + LAST), [NUMBER], {NUMBER: 1}):
        yield lambda value=value: portfolio_tables(value)
        yield lambda value=value: portfolio_page(value)
        yield lambda value=value: portfolio_page(portfolio_tables([]), lang=value)
        yield lambda value=value: portfolio_tables([value, case(id=value)], as_of="2024-08-01", told=seen.append)
        names = ("profile", "by", "mask", "only", "workers", "as_of", "known_at", "rules", "readings", "told")
        for name in names:
            yield lambda name=name, value=value: portfolio_tables([], **{name: value})


def portfolios() -> Iterator[Callable[[], Any]]:
    """The number in cases among others, in a note, in the names of files, and in each argument."""
    noted = event(note=INSIDE, id="e1")
    yield lambda: [(one, one.case, one.report, one.line) for one in evaluate_many([noted], as_of="2024-08-01")]
    # A folder of results may be named by the number alone: then it is one below where the process works.
    with TemporaryDirectory() as folder, chdir(folder):
        path = Path(folder) / NUMBER / f"{NUMBER}.jsonl"
        path.parent.mkdir()
        path.write_text(f"{json.dumps(noted)}\n{NUMBER}\n{json.dumps(case(id=NUMBER))}", "utf-8")
        yield lambda: list(evaluate_many(path, as_of="2024-08-01"))
        yield lambda: list(evaluate_many(path.parent, workers=2, as_of="2024-08-01"))
        yield lambda: (written(path, Path(folder) / "a", "jsonl"), written(path, Path(folder) / "b", "parquet"))
        for column in (["x"], [json.dumps(noted)], [NUMBER, None, f"{NUMBER}{{"], [json.dumps(case(id=NUMBER))]):
            for name in ("case", NUMBER):
                batch = pyarrow.record_batch({name: column, "place": [NUMBER] * len(column)})
                yield lambda batch=batch: [one.to_pylist() for one in arrow_evaluate([batch])]
                yield lambda batch=batch: [one.to_pylist() for one in arrow_evaluator(column=NUMBER)([batch])]
        yield lambda: [list(arrow_evaluate(value)) for value in ([NUMBER], [{NUMBER: NUMBER}])]
        for value in (*FORMS, INSIDE, int(FIRST + LAST), [NUMBER], {NUMBER: 1}):
            yield lambda value=value: list(evaluate_many([value, case(id=value), Path(str(value))]))
            yield lambda value=value: list(evaluate_many(value))
            yield lambda value=value: list(each_case([noted], raising_a_number, as_of="2024-08-01"))
            yield lambda value=value: each_case([noted], value)
            yield lambda value=value: each_case([noted], raising_a_number, workers=value)
            for name in ("workers", "as_of", "known_at", "rules", "readings"):
                yield lambda name=name, value=value: evaluate_many([noted], **{name: value})
            yield lambda value=value: evaluate_many([noted], readings={str(value): str(value)})
            yield lambda value=value: findings_schema(value)
            yield lambda value=value: findings_ddl(value)
            for name in ("as_of", "known_at", "rules", "readings", "detail", "only", "column"):
                yield lambda name=name, value=value: arrow_evaluator(**{name: value})
            for name in ("out", "format", "workers", "as_of", "rules", "detail", "only", "cases_per_part", "told"):
                call = {"out": Path(folder) / "out", "as_of": "2024-08-01", name: value}
                yield lambda call=call: write_many(path, **call)
            yield lambda value=value: write_many(value, folder)
            yield lambda value=value: write_many([value, path], folder)
            yield lambda value=value: carried_rules(value)
            yield lambda value=value: carried_rules(None, value)
            yield lambda value=value: carried_rules(load_rules(), value)


def written(path: Path, out: Path, format_: str) -> list[Any]:
    """All that a folder of results lets out."""
    counts = write_many(path, out, format=format_, as_of="2024-08-01")
    tables = [pyarrow.parquet.read_table(file).to_pylist() for file in out.glob("*.parquet")]
    return [counts, tables, [file.read_text("utf-8") for file in out.iterdir() if file.suffix != ".parquet"]]


def raising_a_number(read: Case, report: Report) -> None:
    raise ValueError(NUMBER)


def log_maps() -> Iterator[Callable[[], Any]]:
    """The number in a mapping file and in its name."""
    name = "maps/activity-extract.yaml"
    for form in (*FORMS, INSIDE):
        yield lambda form=form: read_log_map(form, name)
        yield lambda form=form: read_log_map(rule_text(name), f"{form}.yaml")
    for text in nudged(rule_text(name)):
        yield lambda text=text: read_log_map(text, name)


def event_logs() -> Iterator[Callable[[], Any]]:
    """The number in every cell and name of a log in each format, in its name, its sheet, and each argument."""
    header = ["SagsID", "Aktivitet", "Dato", "Fødselsdag", "IndsatsID", "Samtykke", "Indsatstype", "Bemærkning", "X"]
    right = ["S-1", "Afgørelse om anbringelse", "2024-03-11", "2011-02-28", "I1", "ja", "Aflastning", "a", "b"]
    with TemporaryDirectory() as folder:
        for value in (*FORMS, INSIDE, int(FIRST + LAST)):
            yield lambda value=value: import_log(f"{folder}/{value}.csv", "activity-extract")
            yield lambda value=value: import_log(f"{folder}/{value}", f"{folder}/{value}.yaml")
            yield lambda value=value: import_log(value, value)
            tables = [[header, [*right[:at], value, *right[at + 1 :]]] for at in range(len(right))]
            tables += [[[*header[:at], value, *header[at + 1 :]], right] for at in range(len(right))]
            tables += [[header, right, [value]], [header, [value] * len(right), right], [[value], [value]]]
            for table in tables:
                yield lambda table=table: imported(csv_log(Path(folder) / "log.csv", table))
                yield lambda table=table: imported(csv_log(Path(folder) / f"{NUMBER}.csv", table))
            for table in tables[: len(right)]:
                yield lambda table=table: imported(sheet_log(Path(folder) / "log.xlsx", table, NUMBER))
            yield lambda value=value: imported(xes_log(Path(folder) / "log.xes", value), "case:SagsID")


def generated() -> Iterator[Callable[[], Any]]:
    """The number in a file of rates and its name, and in each argument of a generated portfolio."""
    name = "rates.yaml"
    text = RATES_FILE.read_text("utf-8")
    head = "\n".join([*text.splitlines()[:16], "rates:", *text.partition("rates:\n")[2].splitlines()[:40]]) + "\n"
    for value in (*FORMS, INSIDE, int(FIRST + LAST), [NUMBER], {NUMBER: NUMBER}):
        yield lambda value=value: list(generated_cases(value, seed=1))
        yield lambda value=value: list(generated_cases(1, seed=value))
        yield lambda value=value: list(generated_cases(1, seed=1, first=value))
        yield lambda value=value: list(generated_cases(1, seed=1, from_=value))
        yield lambda value=value: list(generated_cases(1, seed=1, until=value))
        yield lambda value=value: list(generated_cases(1, seed=1, rates=value))
        yield lambda value=value: read_rates(value, name)
        yield lambda value=value: read_rates(head, value)
        yield lambda value=value: read_rates(head, f"{value}.yaml")
    for nudge in nudged(head):
        yield lambda nudge=nudge: read_rates(nudge, name)


def imported(path: Path, id_: str = "SagsID") -> Any:
    """All that an import lets out."""
    map_ = read_log_map(rule_text("maps/activity-extract.yaml").replace("id: SagsID", f'id: "{id_}"'), "a.yaml")
    made = import_log(path, map_)
    return [*made.lines, made.report, import_text(made.report, unmapped=True), import_text(made.report, "en"), made]


def csv_log(path: Path, table: list[list[Any]]) -> Path:
    path.write_text("".join(";".join(map(str, row)) + "\n" for row in table), "utf-8")
    return path


def sheet_log(path: Path, table: list[list[Any]], sheet: str) -> Path:
    book = openpyxl.Workbook(write_only=True)
    written = book.create_sheet(sheet)
    for row in table:
        written.append(row)
    book.save(path)
    return path


def xes_log(path: Path, value: object) -> Path:
    said = "".join(f'<string key="{key}" value="{value}"/>' for key in ("Aktivitet", "Dato", value))
    path.write_text(f'<log><trace><string key="SagsID" value="{value}"/><event>{said}</event></trace></log>', "utf-8")
    return path


def nudged(text: str) -> Iterator[str]:
    """The text with the number as key, value, item and comment at each line, and written with escapes."""
    lines = text.splitlines()
    escaped = "".join(f"\\x{ord(character):02x}" for character in NUMBER)
    for number, line in enumerate(lines[:60]):
        indent = line[: len(line) - len(line.lstrip(" -"))]
        key = line.partition(":")[0]
        for other in (
            f"{key}: {NUMBER}", f'{key}: "{escaped}"', f"{indent}{NUMBER}: x", f"{indent}{NUMBER}", f"{line} {NUMBER}",
            f"{line} # {NUMBER}", f"{key}: !{FIRST}{LAST} x", f"{key}: &a{FIRST}{LAST} x", f"{key}: *a{FIRST}{LAST}",
            f"{key}: [{NUMBER}, {{{NUMBER}: {NUMBER}}}]", f"{key}: {FIRST}\n{' ' * len(indent)}    {LAST}",
        ):  # fmt: skip
            yield "\n".join((*lines[:number], other, *lines[number + 1 :]))


def refused_by_models() -> Iterator[Callable[[], Any]]:
    for value in VALUES:
        yield lambda value=value: Case(child=Child(born="2011"), id=value)
        yield lambda value=value: Case.model_validate(case(id=value))
        yield lambda value=value: Case.model_validate_json(json.dumps(case(id=value)))
        yield lambda value=value: Case.model_validate_json(json.dumps(case(id=value))[:-2])
        for name in ("born", "due", "siblings", NUMBER):
            yield lambda value=value, name=name: Child(**{name: value})
        for name in ("id", "role", "from", "from_", "until", NUMBER):
            yield lambda value=value, name=name: Party(**{"id": "p", "role": "parent", name: value})


def answers_read() -> Iterator[Callable[[], Any]]:
    """What goes out, read back with the number as value and as key; and a status that is none."""
    report = json.loads(evaluate(event(id="e1"), as_of="2024-08-01").model_dump_json())
    found = {**report["findings"][0], "missing_facts": []}
    notes = {"rule": "x", "subject": {}, "reason": {"da": "a", "en": "b"}}
    fact = {"fact": "text", "event": None, "type": None, "field": None, "text": {"da": "a", "en": "b"}}
    translated = json.loads(translate("SEL § 52").model_dump_json())
    checked = {"code": "CL101", "level": "error", "place": "a:1:1", "rule": None, "version": None, "message": {}}
    models = {
        Report: report, Finding: found, NotApplicable: notes, OutOfForce: {"rule": "x", "on": "2024"},
        MissingFact: fact, Translation: translated, CheckFinding: checked,
    }  # fmt: skip
    for model, right in models.items():
        # A value of a wrong type everywhere, and a key too many.
        for value in ([NUMBER], {NUMBER: NUMBER}, int(FIRST + LAST)):
            for wrong in ({**right, NUMBER: value}, *({**right, name: [value]} for name in right)):
                yield lambda model=model, wrong=wrong: bool(model.model_validate(wrong))
                yield lambda model=model, wrong=wrong: bool(model.model_validate_json(json.dumps(wrong)))
                yield lambda model=model, wrong=wrong: bool(model(**wrong))
        yield lambda model=model: model.model_validate_json(f'{{"{NUMBER}": ')
    for value in VALUES:
        yield lambda value=value: Status(value)
        yield lambda value=value: Finding.model_validate({**found, "status": value}).status


def points_and_periods() -> Iterator[Callable[[], Any]]:
    written = (*FORMS, INSIDE, f"{NUMBER}/..", f"../{NUMBER}", f"2024-01-01/{NUMBER}", f"2024-01-01T{NUMBER}")
    for text in (*written, f"{FIRST}{LAST} days", f"4 {NUMBER}", f"{NUMBER} months", int(FIRST + LAST)):
        yield lambda text=text: Point.parse(text)
        yield lambda text=text: Period.parse(text)


def translations() -> Iterator[Callable[[], Any]]:
    for form in (*FORMS, INSIDE, f"SEL § 52, stk. 3, nr. 7, jf. {NUMBER}", f"SEL § {FIRST}{LAST}"):
        yield lambda form=form: translate(form)
        yield lambda form=form: translate("SEL § 52", on=form)
        yield lambda form=form: translate("SEL § 52", rules=form)


def explanations() -> Iterator[Callable[[], Any]]:
    """Findings of a case whose note holds it, told in every depth; and every argument."""
    noted = read_case(case(events=[{"type": "decision_made", "at": "2024-03", "kind": "placement", "note": INSIDE}]))
    report = evaluate(noted, as_of="2024-08-01")
    for lang in ("da", "en"):
        for depth in ("line", "paragraph", "ledger"):
            yield lambda depth=depth, lang=lang: [explain(finding, depth, lang) for finding in report.findings]
    yield lambda: questions(report)
    yield lambda: causes(report)
    yield lambda: [why_not(report, rule.id) for rule in load_rules().rules]
    for value in (*FORMS, INSIDE, int(FIRST + LAST), [NUMBER], {NUMBER: 1}):
        yield lambda value=value: explain(value)
        yield lambda value=value: explain(report.findings[0], value)
        yield lambda value=value: explain(report.findings[0], "line", value)
        yield lambda value=value: explain(report.findings[0], rules=value)
        yield lambda value=value: questions(value)
        yield lambda value=value: causes(value)
        yield lambda value=value: causes(report, rules=value)
        yield lambda value=value: why_not(value, "screening-done")
        yield lambda value=value: why_not(report, value)
        yield lambda value=value: why_not(report, "screening-done", rules=value)


def due_lists() -> Iterator[Callable[[], Any]]:
    """What falls due in a case whose note holds it, as a list and as a calendar; and every argument."""
    noted = read_case(event(note=INSIDE, id="e1"))
    due = due_list({**event(note=INSIDE), "id": "case-17"}, as_of="2024-05-02", days=None, done=True)
    yield lambda: due_list(noted, as_of="2024-05-02")
    for lang in ("da", "en"):
        yield lambda lang=lang: due_calendar(due, lang=lang)
    for value in (*FORMS, INSIDE, int(FIRST + LAST), [NUMBER], {NUMBER: 1}):
        yield lambda value=value: due_list(value)
        yield lambda value=value: due_list([value, case(id=value)])
        yield lambda value=value: due_list(noted, as_of=value)
        yield lambda value=value: due_list(noted, days=value)
        yield lambda value=value: due_list(noted, rules=value)
        yield lambda value=value: due_list(noted, readings=value)
        yield lambda value=value: due_list(noted, readings={str(value): str(value)})
        yield lambda value=value: due_list(noted, done=value)
        yield lambda value=value: due_calendar(value)
        yield lambda value=value: due_calendar(due, lang=value)


def handovers() -> Iterator[Callable[[], Any]]:
    """The hand-over note of a case whose notes hold it, in each form; and every argument."""
    noted = read_case(case(events=[{"type": "decision_made", "at": "2024-03", "kind": "placement", "note": INSIDE}]))
    report = evaluate(noted, as_of="2024-08-01")
    note = handover(noted, report)
    yield lambda: note
    for lang in ("da", "en"):
        for form in ("markdown", "html"):
            yield lambda form=form, lang=lang: handover_page(note, format=form, lang=lang)
    for value in (*FORMS, INSIDE, int(FIRST + LAST), [NUMBER], {NUMBER: 1}):
        yield lambda value=value: handover(value)
        yield lambda value=value: handover(case(id=value))
        yield lambda value=value: handover(noted, value)
        yield lambda value=value: handover(noted, report, rules=value)
        yield lambda value=value: handover_page(value)
        yield lambda value=value: handover_page(note, format=value)
        yield lambda value=value: handover_page(note, lang=value)


def errors() -> Iterator[Callable[[], Any]]:
    """Errors that somebody else makes of a text of his own, and what becomes of them on the way."""
    for kind in (ChildlawError, CaseError, RuleError, ArgumentError, WorkerLostError):
        for form in FORMS:
            error = kind([Problem(f"folder/{form}.json", f"'{form}' is nothing")])
            yield lambda error=error: error
            yield lambda error=error: copy.copy(error)
            yield lambda error=error: copy.deepcopy(error)
            yield lambda error=error: (_ for _ in ()).throw(error)
    for form in FORMS:
        yield lambda form=form: Problem(form, form)


def jsonl() -> Iterator[Callable[[], Any]]:
    for value in VALUES:
        for line in (json.dumps(case(id=value)), json.dumps(value), f"{{{value}", f'{{"{value}": '):
            yield lambda line=line: list(read_cases_jsonl([line, line.encode(), line.encode() + b"\xff"]))


def readings_of_cases() -> Iterator[Callable[[], Any]]:
    for value in (*VALUES[:2], *VALUES[5:8]):
        for data in cases_with(value):
            yield lambda data=data: read_case(data)
    for value in (NUMBER, int(FIRST + LAST)):
        for data in cases_with(value):
            yield lambda data=data: read_case(json.dumps(data))
            yield lambda data=data: read_case(json.dumps(data)[:-3].encode())


#: How a number is brought to each public name. What takes no input says what it is instead.
PROBES: dict[str, Callable[[], Iterator[Callable[[], Any]]] | str] = {
    "Answer": "output",
    "ArrowEvaluator": "output",
    "ArgumentError": errors,
    "CarriedRules": "output",
    "Case": refused_by_models,
    "CaseError": errors,
    "Cause": "output",
    "CheckFinding": answers_read,
    "Child": refused_by_models,
    "ChildlawError": errors,
    "Done": "output",
    "DueItem": "output",
    "DueList": "output",
    "DueStanding": "output",
    "Evaluated": portfolios,
    "Finding": answers_read,
    "HandoverNote": "output",
    "ImportReport": event_logs,
    "Imported": event_logs,
    "LogMap": log_maps,
    "MissingFact": answers_read,
    "NotApplicable": answers_read,
    "OutOfForce": answers_read,
    "Party": refused_by_models,
    "Period": points_and_periods,
    "Point": points_and_periods,
    "Portfolio": "output",
    "PortfolioTable": "output",
    "Problem": errors,
    "Question": "output",
    "Refused": portfolios,
    "RateFile": generated,
    "Report": answers_read,
    "Profile": "output",
    "Rule": "output",
    "RuleError": errors,
    "Ruleset": rule_sets,
    "Standing": "output",
    "Status": answers_read,
    "Translation": answers_read,
    "WhyNot": "output",
    "WorkerLostError": errors,
    "Written": "output",
    "__version__": "constant",
    "arrow_evaluate": portfolios,
    "arrow_evaluator": portfolios,
    "case_report": pages,
    "case_reports": pages,
    "carried_rules": portfolios,
    "case_schema": "takes nothing",
    "causes": explanations,
    "check_rules": rule_sets,
    "due_calendar": due_lists,
    "due_list": due_lists,
    "each_case": portfolios,
    "evaluate": evaluations,
    "evaluate_many": portfolios,
    "explain": explanations,
    "findings_ddl": portfolios,
    "findings_schema": portfolios,
    "generated_cases": generated,
    "handover": handovers,
    "handover_page": handovers,
    "import_log": event_logs,
    "load_log_maps": "takes nothing",
    "load_rules": rule_sets,
    "log_map_schema": "takes nothing",
    "questions": explanations,
    "constructed_portfolio": profiles,
    "load_profiles": profiles,
    "portfolio_page": many_tables,
    "portfolio_tables": many_tables,
    "profile": profiles,
    "profile_rules": reviews,
    "profile_schema": "takes nothing",
    "read_case": readings_of_cases,
    "read_cases_jsonl": jsonl,
    "read_log_map": log_maps,
    "read_profile": profiles,
    "read_rates": generated,
    "read_rules": rule_sets,
    "review": reviews,
    "rule_schema": "takes nothing",
    "shipped_rates": "takes nothing",
    "statuses": standings,
    "strata": reviews,
    "tally": reviews,
    "translate": translations,
    "why_not": explanations,
    "write_many": portfolios,
}


class TestTheLibrary:
    def test_every_public_name_has_a_probe(self) -> None:
        assert sorted(PROBES) == sorted(childlaw_rules.__all__)

    @pytest.mark.parametrize("probe", sorted({p for p in PROBES.values() if callable(p)}, key=lambda p: p.__name__))
    def test_no_public_path_lets_it_out(self, probe: Callable[[], Iterator[Callable[[], Any]]]) -> None:
        calls = 0
        for call in probe():
            let_out(call).assert_silent()
            calls += 1
        assert calls >= len(FORMS)

    def test_what_takes_nothing_takes_nothing(self) -> None:
        for name, probe in PROBES.items():
            if probe == "takes nothing":
                with pytest.raises(TypeError):
                    getattr(childlaw_rules, name)(1)

    def test_the_probe_sees_a_number_that_gets_out(self) -> None:
        for leak in (
            lambda: NUMBER,
            lambda: {"a": [NUMBER]},
            lambda: print(f"sag {NUMBER}"),
            lambda: sys.stderr.write(NUMBER),
            lambda: int(NUMBER),
            lambda: date.fromisoformat(NUMBER),
        ):
            with pytest.raises(AssertionError):
                let_out(leak).assert_silent()

    def test_the_probe_sees_a_context_that_is_hidden(self) -> None:
        def hidden() -> None:
            try:
                date.fromisoformat(NUMBER)
            except ValueError:
                raise ArgumentError([Problem("on", "no day")]) from None

        with pytest.raises(AssertionError):
            let_out(hidden).assert_silent()

    def test_an_example_that_puts_one_together_is_refused_in_silence(self) -> None:
        head, begin, rest = rule_text().partition("examples:\n")
        example = (
            "  - name: <x><y>\n    as_of: 2024-12-01\n"
            f"    rows: [{{x: '{FIRST}', y: '-{LAST}', expect: pending}}]\n"
            '    events: ["2024-03-01 decision_made (kind placement, decision d<x><y>)"]\n'
        )
        let = let_out(lambda: check_report(read_rules({RULE: head + begin + example + rest})))
        let.assert_silent()
        assert "cannot be used" in str(let.raised)

    def test_rules_that_are_read_hold_none(self) -> None:
        let_out(lambda: (check_rules(load_rules()), [rule.title for rule in load_rules().rules])).assert_silent()


def test_nothing_at_the_top_of_the_tree_is_named_by_a_number() -> None:
    """What a probe writes goes to a folder of its own: left in the tree it would be committed one day."""
    top = Path(__file__).parents[2]
    assert [path.name for path in top.iterdir() if holds_cpr(path.name)] == []
