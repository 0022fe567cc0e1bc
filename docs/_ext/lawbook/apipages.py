"""The sources of the API reference: every public name of each public module, documented from its docstring."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache
from importlib import import_module
from itertools import groupby
from typing import Any, Final, get_args, get_type_hints

from pydantic import BaseModel

from childlaw_rules.rule.words import Basis, Bilingual, Category, Evidence, Reading, Review, ReviewStatus, Source
from childlaw_rules.rulebook import RuleVersion
from childlaw_rules.when import Unit

#: The public modules, and what each is for.
MODULES: Final = {
    "childlaw_rules": "Reading cases and rules, evaluating, findings, translation of provisions.",
    "childlaw_rules.testing": "Strategies for the test suites of others; needs the extra ``testing``.",
    "childlaw_rules.assertions": "Assertions for the test suites of others.",
}
#: What a rule consists of, which the walk over the data that comes out does not meet.
OF_A_RULE: Final = (
    RuleVersion, Bilingual, Basis, Category, Evidence, Reading, Review, ReviewStatus, Source, Unit,
)  # fmt: skip
#: The events of a case have the glossary.
NOT_HERE: Final = "childlaw_rules.case.events"
#: Public data, which has no docstring of its own.
DATA: Final = {
    "__version__": "The version of the engine, as a text. The set of rules has a version of its own.",
    "NOT_ALONE": "By rule id, why :func:`violating` makes no case for a rule, or none in which it alone is violated.",
}


def homes() -> dict[str, str]:
    """The module under which each documented name stands, by name."""
    found = {part.__name__: part.__module__ for part in parts()}
    for module in reversed(MODULES):
        found.update(dict.fromkeys(import_module(module).__all__, module))
    return found


@cache
def parts() -> tuple[type, ...]:
    """What the public classes and the answers of public functions are made of, and what that is made of."""
    public = [getattr(import_module(module), name) for module in MODULES for name in import_module(module).__all__]
    found: dict[type, None] = dict.fromkeys(OF_A_RULE)
    waiting = [*public, *OF_A_RULE]
    while waiting:
        for part in _made_of(waiting.pop(0)):
            if part not in found and part not in public and part.__module__ != NOT_HERE:
                found[part] = None
                waiting.append(part)
    return tuple(found)


def _made_of(value: Any) -> Iterator[type]:
    """The classes of the library that the fields of a class of data, or the answer of a function, name."""
    if inspect.isclass(value) and issubclass(value, BaseModel):
        annotations = [field.annotation for field in value.model_fields.values()]
    elif inspect.isclass(value) and issubclass(value, tuple):
        annotations = list(_hints(value).values())
    elif inspect.isfunction(value):
        annotations = [_hints(value).get("return")]
    else:
        return
    for annotation in annotations:
        yield from _classes(annotation)


def _hints(value: Any) -> dict[str, Any]:
    """The annotations of a class or function; none where they name what is only imported for type checking."""
    try:
        return get_type_hints(value)
    except NameError:
        return {}


def _classes(annotation: Any) -> Iterator[type]:
    if inspect.isclass(annotation) and annotation.__module__.startswith("childlaw_rules."):
        data = issubclass(annotation, BaseModel | Enum | Sequence)
        yield from [annotation] if data and not annotation.__name__.startswith("_") else []
    for inner in get_args(annotation):
        yield from _classes(inner)


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
    lines += ["These classes are not imported by name: findings, cases, rules and translations consist of them.", ""]
    for module, found in groupby(sorted(parts(), key=lambda part: part.__module__), key=lambda part: part.__module__):
        lines += [f".. currentmodule:: {module}", ""]
        for part in found:
            lines += _entry(part.__name__, part)
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
