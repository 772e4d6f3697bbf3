"""The house itself: rooms that fit, imports one way, names that stand once, reasons.

Counted in the text of the code, with the standard library alone.
"""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from benchmarks import Aim, Outcome

PACKAGES = ("consult", "pipelines", "workbench")
"""Whose code is counted, of those that are there."""

MEASUREMENTS = "benchmarks"
"""The package whose code is not counted, but whose tests have a place: no user runs it."""

MOST_MODULES = 20
"""Modules of a folder. More are no room: nobody finds the one that is meant by reading the list."""

MOST_LINES = 400
"""Lines of a module, as ``tests/benchmarks/test_house.py`` has them."""

LONGEST = 40
"""Lines of a function without its docstring: what fits a screen."""

MOST_PARAMETERS = 5
"""Of a function, without ``self``: more are a value that nobody has given a name."""

CONSTANT = ast.Constant | ast.UnaryOp | ast.BinOp
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """A module as text.

    Parameters
    ----------
    name
        Dotted; that of its package for an ``__init__``.
    text
        Its content.
    is_package
        Whether it is an ``__init__``.
    """

    name: str
    text: str
    is_package: bool

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax."""
        return ast.parse(self.text)

    @property
    def folder(self) -> str:
        """The package it stands in; itself for an ``__init__``."""
        return self.name if self.is_package else self.name.rpartition(".")[0]


def run() -> Outcome:
    """Count the project as it lies here."""
    return counted(Path(__file__).resolve().parent.parent)


def counted(root: Path) -> Outcome:
    """Count a project.

    Parameters
    ----------
    root
        The folder with its packages and ``tests``.
    """
    modules = list(_modules(root))
    functions = [one for module in modules for one in _functions(module.tree)]
    bad = {
        "folders in circles": len(in_circles(modules)),
        "class names that stand twice": len(twice(modules)),
        "modules over 400 lines": sum(m.text.count("\n") > MOST_LINES for m in modules),
        "functions over 40 lines": sum(_length(one) > LONGEST for one in functions),
        "functions with over 5 parameters": sum(
            len(_parameters(one)) > MOST_PARAMETERS for one in functions
        ),
        "public functions that do not describe their parameters": sum(
            _undescribed(function, _helped(module.tree))
            for module in modules
            for function in _public([module])
        ),
        "thresholds without a reason": sum(len(list(_bare(module.tree))) for module in modules),
        "files of tests that mirror no room": len(list(_roomless(root, modules))),
    }
    largest = max(Counter(one.folder for one in modules if not one.is_package).values(), default=0)
    aims = {name: Aim(value, 0, lower_is_better=True) for name, value in bad.items()}
    rooms = {"modules of the largest folder": Aim(largest, MOST_MODULES, lower_is_better=True)}
    return Outcome({"modules": len(modules), "functions": len(functions)}, rooms | aims)


def in_circles(modules: Iterable[Module]) -> set[str]:
    """Folders that import, over others beside them or not, a folder that imports them.

    Parameters
    ----------
    modules
        Of all packages. What only a type checker reads counts too: who reads the code needs both.
    """
    every = list(modules)
    known = {one.name for one in every}
    folders = {one.folder for one in every}
    leads: dict[str, set[str]] = defaultdict(set)
    for one in every:
        for target in _imported(one, known):
            for here, there in _siblings(one.folder, target, folders):
                leads[here].add(there)
    reach = {folder: _reached(folder, leads) for folder in leads}
    return {folder for folder in reach if folder in reach[folder]}


def twice(modules: Iterable[Module]) -> dict[str, list[str]]:
    """Name of a class -> the modules that have one called so, where there are several.

    Parameters
    ----------
    modules
        Of all packages.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for module in modules:
        for node in module.tree.body:
            if isinstance(node, ast.ClassDef):
                found[node.name].append(module.name)
    return {name: places for name, places in found.items() if len(places) > 1}


def _modules(root: Path) -> Iterator[Module]:
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            parts = path.relative_to(root).with_suffix("").parts
            is_package = parts[-1] == "__init__"
            name = ".".join(parts[:-1] if is_package else parts)
            yield Module(name, path.read_text(encoding="utf-8"), is_package)


def _imported(module: Module, known: set[str]) -> Iterator[str]:
    """Modules of the project that a module names in an import, wherever it stands."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = module.folder.split(".")
                above = above[: len(above) - node.level + 1]
                base = ".".join([*above, *filter(None, [node.module])])
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                yield from (name for name in (inner if inner in known else base,) if name in known)


def _siblings(here: str, there: str, folders: set[str]) -> Iterator[tuple[str, str]]:
    """The folders, one beside the other, that an import leads from and to, if there are such."""
    own, other = here.split("."), there.split(".")
    at = next((n for n, (a, b) in enumerate(zip(own, other, strict=False)) if a != b), None)
    if at is None:
        return
    pair = ".".join(own[: at + 1]), ".".join(other[: at + 1])
    if set(pair) <= folders:
        yield pair


def _reached(start: str, leads: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    ahead = [*leads.get(start, ())]
    while ahead:
        one = ahead.pop()
        if one not in found:
            found.add(one)
            ahead += leads.get(one, ())
    return found


def _functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def _length(function: Function) -> int:
    """Lines from ``def`` to its end, without the docstring."""
    first = function.body[0]
    told = first if ast.get_docstring(function) else None
    spared = (told.end_lineno or 0) - told.lineno + 1 if told else 0
    return (function.end_lineno or 0) - function.lineno + 1 - spared


def _parameters(function: Function) -> list[str]:
    given = function.args
    names = [one.arg for one in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return [name for name in names if name not in {"self", "cls"}]


def _public(modules: Iterable[Module]) -> Iterator[Function]:
    """Functions of modules and classes that have, as where they stand, a public name."""
    for module in modules:
        if any(part.startswith("_") for part in module.name.split(".")):
            continue
        for node in module.tree.body:
            inside = node.body if isinstance(node, ast.ClassDef) else [node]
            if isinstance(node, ast.ClassDef) and node.name.startswith("_"):
                continue
            yield from (
                one for one in inside if isinstance(one, Function) and not one.name.startswith("_")
            )


def _undescribed(function: Function, helped: Set[str] = frozenset()) -> bool:
    """Whether some parameter is described neither in the docstring nor by its annotation.

    ``helped`` are names at the top of the module that stand for a described annotation.
    """
    given = function.args
    bare = {
        parameter.arg
        for parameter in (*given.posonlyargs, *given.args, *given.kwonlyargs)
        if not _has_help(parameter.annotation)
        and not (isinstance(parameter.annotation, ast.Name) and parameter.annotation.id in helped)
    }
    told = ast.get_docstring(function) or ""
    return bool(bare & {*_parameters(function)}) and "Parameters\n---" not in told


def _helped(tree: ast.Module) -> frozenset[str]:
    """Names given, at the top of a module, to annotations that describe a parameter."""
    named = (node for node in tree.body if isinstance(node, ast.Assign) and _has_help(node.value))
    return frozenset(
        target.id for node in named for target in node.targets if isinstance(target, ast.Name)
    )


def _has_help(annotation: ast.expr | None) -> bool:
    """Whether it is ``Annotated[..., Option(help="...")]``, which a command prints as its help."""
    if not isinstance(annotation, ast.Subscript):
        return False
    if ast.unparse(annotation.value).rpartition(".")[2] != "Annotated":
        return False
    calls = (node for node in ast.walk(annotation.slice) if isinstance(node, ast.Call))
    return any(keyword.arg == "help" for call in calls for keyword in call.keywords)


def _bare(tree: ast.Module) -> Iterator[str]:
    """Numbers that have a name in capitals and no words beneath it."""
    for node, after in pairwise([*tree.body, None]):
        if not isinstance(node, ast.Assign | ast.AnnAssign) or not _is_number(node.value):
            continue
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        name = ast.unparse(target).strip("()")
        told = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
        if name.upper() == name and not told:
            yield name


def _is_number(value: ast.expr | None) -> bool:
    """Whether a value is a number, put together of some, or a row of them."""
    if isinstance(value, ast.Tuple):
        return bool(value.elts) and all(map(_is_number, value.elts))
    if not isinstance(value, CONSTANT):
        return False
    leaves = [node.value for node in ast.walk(value) if isinstance(node, ast.Constant)]
    names = any(isinstance(node, ast.Name | ast.Call) for node in ast.walk(value))
    numbers = [type(leaf) in (int, float) for leaf in leaves]
    return bool(numbers) and all(numbers) and not names


def _roomless(root: Path, modules: Iterable[Module]) -> Iterator[str]:
    """Files of tests in a folder that no room has.

    "tests/read" mirrors "consult/read"; "tests/benchmarks/synthetic" mirrors
    "benchmarks/synthetic", with its first name, so that no room of the product is taken for it.
    """
    rooms = {one.folder.partition(".")[2] for one in modules} - {""}
    measured = (root / MEASUREMENTS).rglob("__init__.py")
    rooms |= {".".join(path.relative_to(root).parent.parts) for path in measured}
    for path in sorted((root / "tests").rglob("test_*.py")):
        folder = ".".join(path.relative_to(root / "tests").parent.parts)
        if folder not in rooms:
            yield path.name
