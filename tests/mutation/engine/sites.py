"""Every mutant of a module: the changed source, and a name for it that moving lines does not change."""

from __future__ import annotations

import ast
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code

from .operators import operators

SOURCE = Path(__file__).resolve().parents[3] / "src"
PACKAGE = "childlaw_rules"


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of a module. ``name`` is the changed line before and after; ``line`` says where it stands now."""

    module: str
    name: str
    operator: str
    line: int
    source: str


def modules_of(names: Sequence[str]) -> list[str]:
    """The modules that names mean, such as ``when``, ``kinds.clock`` and ``evaluate``: a package is all its modules.

    Raises ``SystemExit`` where there is none of a name.
    """
    found = []
    for name in names:
        path = SOURCE / PACKAGE / name.removeprefix(f"{PACKAGE}.").replace(".", "/")
        if path.is_dir():
            inside = sorted(path.glob("*.py"))
            found += [f"{PACKAGE}.{path.relative_to(SOURCE / PACKAGE).as_posix().replace('/', '.')}.{file.stem}"
                      for file in inside if file.stem != "__init__"]  # fmt: skip
        elif path.with_suffix(".py").is_file():
            found.append(f"{PACKAGE}.{name.removeprefix(f'{PACKAGE}.')}")
        else:
            raise SystemExit(f"there is no module '{name}' in {PACKAGE}; name it as 'when' or 'kinds.clock'")
    return list(dict.fromkeys(found))


def file_of(module: str) -> Path:
    """The file of a module."""
    return SOURCE / (module.replace(".", "/") + ".py")


def mutants(module: str, source: str | None = None) -> list[Mutant]:
    """Every mutant of a module, in the order of its lines; what comes out the same counts once."""
    source = file_of(module).read_text(encoding="utf-8") if source is None else source
    seen = {_said(source)}
    found = []
    for name, operator in operators().items():
        count = sum(1 for node in ast_nodes(get_ast(source)) for _ in operator.mutation_positions(node))
        for occurrence in range(count):
            changed = mutate_code(source, operator, occurrence)
            if changed is None:
                continue
            try:
                said = _said(changed)
            except (SyntaxError, ValueError):
                continue
            if said not in seen:
                seen.add(said)
                line, words = _difference(source, changed)
                found.append(Mutant(module, words, name, line, changed))
    return list(_named_once(sorted(found, key=lambda mutant: mutant.line)))


def sample(everything: Sequence[Mutant], number: int, seed: int) -> list[Mutant]:
    """So many mutants, the same for the same seed, in their order."""
    if number >= len(everything):
        return list(everything)
    chosen = random.Random(seed).sample(range(len(everything)), number)
    return [everything[place] for place in sorted(chosen)]


def _named_once(found: list[Mutant]) -> Iterator[Mutant]:
    """The mutants, those on lines that stand several times in a module numbered."""
    times: Counter[str] = Counter()
    for mutant in found:
        times[mutant.name] += 1
        number = times[mutant.name]
        name = mutant.name if number == 1 else f"{mutant.name} ({number})"
        yield Mutant(mutant.module, name, mutant.operator, mutant.line, mutant.source)


def _difference(source: str, changed: str) -> tuple[int, str]:
    """The first line that differs, and its words before and after."""
    one, two = source.splitlines(), changed.splitlines()
    first = next(place for place, pair in enumerate(zip(one, two, strict=False)) if pair[0] != pair[1])
    same = 0
    while same < min(len(one), len(two)) - first - 1 and one[-1 - same] == two[-1 - same]:
        same += 1
    before, after = (" ".join(" ".join(lines[first : len(lines) - same]).split()) for lines in (one, two))
    return first + 1, f"{before}  =>  {after}"


def _said(source: str) -> str:
    """What a module does, in one way of writing it, without what is never run."""
    return ast.dump(_Plain().visit(ast.parse(source)))


_OPPOSITE = {ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Eq: ast.NotEq,
             ast.NotEq: ast.Eq, ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt}  # fmt: skip


class _Plain(ast.NodeTransformer):
    """Drops docstrings and the types of arguments, results and variables of functions, and writes ``not`` one way."""

    def __init__(self) -> None:
        self._inside = 0

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        for argument in (*node.args.args, *node.args.kwonlyargs, *node.args.posonlyargs):
            argument.annotation = None
        self._inside += 1
        self.generic_visit(node)
        self._inside -= 1
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        self.generic_visit(node)
        if self._inside:
            node.annotation = ast.Constant(None)
        return node

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        return ast.Pass() if isinstance(node.value, ast.Constant) else self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.op, ast.Not) and isinstance(node.operand, ast.Compare) and len(node.operand.ops) == 1:
            opposite = _OPPOSITE[type(node.operand.ops[0])]
            return ast.Compare(node.operand.left, [opposite()], node.operand.comparators)
        return node

    def visit_If(self, node: ast.If) -> ast.AST:
        node.test = _without_two_nots(node.test)
        return self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        node.test = _without_two_nots(node.test)
        return self.generic_visit(node)


def _without_two_nots(test: ast.expr) -> ast.expr:
    inner = test.operand if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not) else None
    if isinstance(inner, ast.UnaryOp) and isinstance(inner.op, ast.Not):
        return inner.operand
    return test
