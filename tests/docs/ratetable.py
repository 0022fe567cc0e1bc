"""Makes the tables of the page on generated portfolios and the example: ``python -m tests.docs.ratetable``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from childlaw_rules import RateFile, generated_cases, shipped_rates
from childlaw_rules.generating import case_line
from childlaw_rules.generating.ratewords import Rate, Value

from .pages import ROOT

PAGE = ROOT / "docs" / "reference" / "generated-portfolio.md"
#: The cases of the seed 2026 that the pages use.
EXAMPLE = ROOT / "docs" / "examples" / "generated.jsonl"
IN_EXAMPLE = 60


def example() -> str:
    """The example as the generator makes it."""
    return "".join(map(case_line, generated_cases(IN_EXAMPLE, seed=2026)))


def fresh(text: str) -> str:
    """The page with its tables as the file of rates says."""
    rates = shipped_rates()
    tables = {"published": _published(rates), "assumed": _assumed(rates), "sources": _sources(rates)}
    for name, lines in tables.items():
        table = "\n".join(lines)
        text = re.sub(
            rf"(?s)(<!-- {name} -->\n).*?(<!-- end -->)", lambda found, t=table: f"{found[1]}\n{t}\n\n{found[2]}", text
        )
    return text


def _rows(rates: RateFile) -> Iterator[tuple[Rate, str, Value]]:
    for rate in rates.rates:
        if rate.both is not None:
            yield rate, "both", rate.both
        for act, value in (("SEL", rate.sel), ("BL", rate.bl)):
            if value is not None:
                yield rate, act, value


def _published(rates: RateFile) -> Iterator[str]:
    yield "| rate | act | value | published | shows in |"
    yield "| --- | --- | --- | --- | --- |"
    for rate, act, value in _rows(rates):
        if value.source:
            row = f", row `{value.row}`" if value.row is not None else ""
            source = f"{', '.join(value.source)}{row}, {value.how}: {value.why.en}"
            yield f"| `{rate.id}`: {rate.says.en} | {act} | {_said(value)} | {source} | {_shows(rate)} |"


def _assumed(rates: RateFile) -> Iterator[str]:
    yield "| rate | act | value | why | shows in |"
    yield "| --- | --- | --- | --- | --- |"
    for rate, act, value in _rows(rates):
        if value.assumed:
            yield f"| `{rate.id}`: {rate.says.en} | {act} | {_said(value)} | {value.why.en} | {_shows(rate)} |"


def _sources(rates: RateFile) -> Iterator[str]:
    yield "| source | of | year | seen |"
    yield "| --- | --- | --- | --- |"
    for source in rates.sources:
        said = source.by if source.url is None else f"[{source.by}]({source.url})"
        yield f"| {source.id} | {said} | {source.year or ''} | {source.seen} |"


def _shows(rate: Rate) -> str:
    return "" if rate.shows_in is None else f"`{rate.shows_in}`"


def _said(value: Value) -> str:
    if value.share is not None:
        return f"{value.share:g} %"
    if value.weights is not None:
        return ", ".join(f"{word.replace('_', ' ')} {weight:g} %" for word, weight in value.weights.items())
    assert value.spread is not None
    unit = "%" if value.unit == "percent" else value.unit
    return f"{' – '.join(f'{number:g}' for number in value.spread.numbers)} {unit}"


if __name__ == "__main__":
    PAGE.write_text(fresh(PAGE.read_text("utf-8")), "utf-8")
    EXAMPLE.write_text(example(), "utf-8", newline="\n")
