"""What is done to a line of code: the operators of cosmic-ray that bear on this library, and four of our own.

Left out of cosmic-ray's: every operator for every other one (a boundary and the opposite say enough of a
comparison), variables replaced by random numbers, and decorators removed (here they cache or make a property).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from cosmic_ray.ast import ast_nodes
from cosmic_ray.operators.operator import Example, Operator
from cosmic_ray.operators.provider import OperatorProvider
from parso.python.tree import Keyword

FROM_COSMIC_RAY = (
    *(
        f"ReplaceComparisonOperator_{pair}"
        for pair in (
            "Lt_LtE", "Lt_GtE", "LtE_Lt", "LtE_Gt", "Gt_GtE", "Gt_LtE", "GtE_Gt", "GtE_Lt",
            "Eq_NotEq", "NotEq_Eq", "Is_IsNot", "IsNot_Is",
        )
    ),
    *(
        f"ReplaceBinaryOperator_{pair}"
        for pair in ("Add_Sub", "Sub_Add", "Mul_FloorDiv", "FloorDiv_Mul", "Div_Mul", "Mod_FloorDiv", "BitOr_BitAnd",
                     "BitAnd_BitOr")
    ),
    "ReplaceUnaryOperator_USub_UAdd",
    "ReplaceUnaryOperator_Delete_Not",
    "AddNot",
    "ReplaceTrueWithFalse",
    "ReplaceFalseWithTrue",
    "ReplaceAndWithOr",
    "ReplaceOrWithAnd",
    "ReplaceBreakWithContinue",
    "ReplaceContinueWithBreak",
    "ExceptionReplacer",
    "NumberReplacer",
    "ZeroIterationForLoop",
)  # fmt: skip


class ReplaceMembership(Operator):
    """``in`` for ``not in``, and the other way round."""

    def mutation_positions(self, node: Any) -> Iterator[Any]:
        for place in self._places(node):
            yield node.children[place].start_pos, node.children[place].end_pos

    def mutate(self, node: Any, index: int) -> Any:
        place = list(self._places(node))[index]
        said = node.children[place].get_code(include_prefix=False)
        node.children[place] = Keyword("in" if said.startswith("not") else "not in", (1, 0), " ")
        return node

    @staticmethod
    def _places(node: Any) -> Iterator[int]:
        if node.type == "comparison":
            for place in range(1, len(node.children), 2):
                if node.children[place].get_code(include_prefix=False) in ("in", "not in"):
                    yield place

    @classmethod
    def examples(cls) -> Sequence[Example]:
        return (Example("x in y", "x not in y"), Example("x not in y", "x in y"))


class ReturnNothing(Operator):
    """``return value`` becomes ``return None``."""

    def mutation_positions(self, node: Any) -> Iterator[Any]:
        if node.type == "return_stmt" and node.children[1].get_code().strip() != "None":
            yield node.start_pos, node.end_pos

    def mutate(self, node: Any, index: int) -> Any:
        node.children[1:] = [Keyword("None", (1, 0), " ")]
        return node

    @classmethod
    def examples(cls) -> Sequence[Example]:
        return (Example("def f():\n    return x + 1\n", "def f():\n    return None\n"),)


class ReturnTheOther(Operator):
    """``return x`` of a comparison, ``not``, ``and`` or ``or`` becomes ``return not (x)``."""

    def mutation_positions(self, node: Any) -> Iterator[Any]:
        if node.type == "return_stmt" and node.children[1].type in ("comparison", "not_test", "and_test", "or_test"):
            yield node.start_pos, node.end_pos

    def mutate(self, node: Any, index: int) -> Any:
        said = node.children[1].get_code(include_prefix=False)
        node.children[1] = Keyword(f"not ({said})", (1, 0), " ")
        return node

    @classmethod
    def examples(cls) -> Sequence[Example]:
        return (Example("def f():\n    return x < 1\n", "def f():\n    return not (x < 1)\n"),)


class RemoveStatement(Operator):
    """A call, an assignment, a ``raise`` or an early ``return`` in a function becomes ``pass``.

    Not the only assignment of a name: what is not defined tells of itself. Nor a return at the end: that is to
    return nothing.
    """

    def mutation_positions(self, node: Any) -> Iterator[Any]:
        if node.type == "simple_stmt" and self._matters(node.children[0]):
            yield node.start_pos, node.end_pos

    def mutate(self, node: Any, index: int) -> Any:
        node.children[0] = Keyword("pass", (1, 0), node.children[0].get_first_leaf().prefix)
        return node

    @staticmethod
    def _matters(statement: Any) -> bool:
        function = _function_of(statement)
        if function is None:
            return False
        if statement.type == "expr_stmt":
            names = {name.value for name in statement.get_defined_names()}
            others = [other for other in _statements(function) if other is not statement]
            return not names or all(any(name in _defined(other) for other in others) for name in names)
        if statement.type == "return_stmt":
            return function.get_suite().children[-1] is not statement.parent
        return statement.type in ("atom_expr", "raise_stmt")

    @classmethod
    def examples(cls) -> Sequence[Example]:
        return (
            Example("def f():\n    g(x)\n", "def f():\n    pass\n"),
            Example("def f():\n    x = 1\n    x = 2\n", "def f():\n    x = 1\n    pass\n", occurrence=1),
            Example(
                "def f():\n    if x:\n        return 1\n    g(x)\n", "def f():\n    if x:\n        pass\n    g(x)\n"
            ),
        )


OWN = (ReplaceMembership, ReturnNothing, ReturnTheOther, RemoveStatement)


def operators() -> dict[str, Operator]:
    """Every operator by its name."""
    provider = OperatorProvider()
    return {**{name: provider[name]() for name in FROM_COSMIC_RAY}, **{own.__name__: own() for own in OWN}}


def _function_of(node: Any) -> Any:
    while node is not None and node.type != "funcdef":
        node = node.parent
    return node


def _statements(function: Any) -> list[Any]:
    return [node for node in ast_nodes(function) if node.type == "expr_stmt"]


def _defined(statement: Any) -> set[str]:
    return {name.value for name in statement.get_defined_names()}
