"""The sources of the API reference: every public name of each public module, documented from its docstring."""

from __future__ import annotations

import inspect
from importlib import import_module
from typing import Any, Final

#: The public modules, and what each is for.
MODULES: Final = {
    "childlaw_rules": "Reading cases and rules, evaluating, findings, translation of provisions.",
    "childlaw_rules.testing": "Strategies for the test suites of others; needs the extra ``testing``.",
    "childlaw_rules.assertions": "Assertions for the test suites of others.",
}
#: What the public classes are made of; nobody makes one, but everybody meets them.
PARTS: Final = {
    "childlaw_rules.finding": (
        "Text", "Happening", "Provision", "Step", "Sensitivity", "RulesetStamp",
    ),
    "childlaw_rules.standing": ("Standings",),
    "childlaw_rules.translation": ("Translated", "Counterpart", "MeasureMeaning", "Citation", "Fit"),
    "childlaw_rules.case": ("Sibling", "CoveredDays", "PartyRole"),
    "childlaw_rules.checks.finding": ("Level",),
    "childlaw_rules.rulebook": ("RuleVersion",),
    "childlaw_rules.rule.words": ("Bilingual", "Basis", "Category", "Evidence", "Reading", "Review", "ReviewStatus",
                                  "Source"),
    "childlaw_rules.when.period": ("Unit",),
}  # fmt: skip
#: Public data, which has no docstring of its own.
DATA: Final = {
    "NOT_ALONE": "By rule id, why :func:`violating` makes no case for a rule, or none in which it alone is violated.",
}


def homes() -> dict[str, str]:
    """The module under which each documented name stands, by name."""
    found = {name: module for module, names in PARTS.items() for name in names}
    for module in reversed(MODULES):
        found.update(dict.fromkeys(import_module(module).__all__, module))
    return found


def api_sources() -> dict[str, str]:
    """The sources of the pages, by name: an index, one for each public module, and one for the parts."""
    sources = {f"api/{name.rpartition('.')[2]}": _module(name) for name in MODULES}
    sources["api/parts"] = _parts()
    rows = [f"* :doc:`{name} <{name.rpartition('.')[2]}>`: {what}" for name, what in MODULES.items()]
    rows.append("* :doc:`parts`: what findings, cases, rules and translations are made of.")
    toctree = [".. toctree::", "   :hidden:", "", *(f"   {page.rpartition('/')[2]}" for page in sources)]
    sources["api/index"] = "\n".join([*_title("API"), *rows, "", *toctree, ""])
    return sources


def _module(name: str) -> str:
    module = import_module(name)
    lines = [*_title(name), f".. automodule:: {name}", "   :no-members:", "", f".. currentmodule:: {name}", ""]
    for public in module.__all__:
        lines += _entry(public, getattr(module, public))
    return "\n".join(lines)


def _parts() -> str:
    lines = _title("What they are made of")
    lines += [
        "The classes below are not imported by name: findings, cases, rules and translations consist of them.",
        "",
    ]
    for module, names in PARTS.items():
        lines += [f".. currentmodule:: {module}", ""]
        for name in names:
            lines += _entry(name, getattr(import_module(module), name))
    return "\n".join(lines)


def _entry(name: str, value: Any) -> list[str]:
    if name in DATA:
        return [f".. py:data:: {name}", "", f"   {DATA[name]}", ""]
    if inspect.isclass(value):
        kind = "autoexception" if issubclass(value, BaseException) else "autoclass"
        return [f".. {kind}:: {name}", "   :members:", "   :undoc-members:", ""]
    return [f".. {'autofunction' if callable(value) else 'autodata'}:: {name}", ""]


def _title(text: str) -> list[str]:
    return [text, "=" * len(text), ""]
