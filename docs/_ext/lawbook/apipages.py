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


def api_sources() -> dict[str, str]:
    """The sources of the pages, by name: an index and one for each public module."""
    sources = {f"api/{name.rpartition('.')[2]}": _module(name) for name in MODULES}
    rows = [f"* :doc:`{name} <{name.rpartition('.')[2]}>`: {what}" for name, what in MODULES.items()]
    toctree = [".. toctree::", "   :hidden:", "", *(f"   {page.rpartition('/')[2]}" for page in sources)]
    sources["api/index"] = "\n".join([*_title("API"), *rows, "", *toctree, ""])
    return sources


def _module(name: str) -> str:
    module = import_module(name)
    lines = [*_title(name), f".. automodule:: {name}", "   :no-members:", "", f".. currentmodule:: {name}", ""]
    for public in module.__all__:
        lines += _entry(public, getattr(module, public))
    return "\n".join(lines)


def _entry(name: str, value: Any) -> list[str]:
    if inspect.isclass(value):
        kind = "autoexception" if issubclass(value, BaseException) else "autoclass"
        return [f".. {kind}:: {name}", "   :members:", "   :undoc-members:", ""]
    return [f".. {'autofunction' if callable(value) else 'autodata'}:: {name}", ""]


def _title(text: str) -> list[str]:
    return [text, "=" * len(text), ""]
