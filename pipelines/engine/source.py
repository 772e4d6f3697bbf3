"""One module of the project as text: what it imports, names and does, without running it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

PROJECT = ("consult", "pipelines")
"""The packages whose code can decide a result; all else comes from outside, with a version."""

ANY = "*"
"""In place of a name in a package: whichever of its modules."""

_DOTTED = re.compile(rf"({'|'.join(PROJECT)})(\.[A-Za-z_]\w*)+(:[A-Za-z_]\w*)?")
_NAME = re.compile(r"[A-Za-z]\w*(-\w+)*")
_SHIPPED = {".csv", ".css", ".html", ".json", ".npz", ".toml"}
"""Endings of data files that a name may be put together for."""
_LISTS = {"iterdir", "glob", "rglob"}
_FOR_CHECKERS = {"annotation", "returns"}
_NAMED_LATER = {"find_spec", "import_module", "version", "distribution"}


@dataclass(frozen=True)
class Import:
    """One thing imported: a module of the project, and a name in it or the whole of it."""

    module: str
    name: str = ""


@dataclass(frozen=True)
class ModuleSource:
    """What can be read off a module.

    Parameters
    ----------
    imports
        What of the project it imports, wherever in it; not what is for type checkers alone.
    handed_on
        Name -> what it stands for, of names that are imported at the top of the module.
    outside
        Names that other packages may have: all it imports and, where it looks packages up by
        name, whatever text could be one.
    words
        Its texts: one may name a data file, or a package whose files it lists.
    lists_files
        Whether it takes files by a pattern or by a name that it puts together.
    acts
        Whether importing it does more than define and import.
    """

    imports: tuple[Import, ...]
    handed_on: Mapping[str, Import]
    outside: frozenset[str]
    words: frozenset[str]
    lists_files: bool
    acts: bool


@cache
def read_source(name: str, text: bytes, *, is_package: bool) -> ModuleSource:
    """Read one module.

    Parameters
    ----------
    name
        Its dotted name, which relative imports start from.
    text
        Its content.
    is_package
        Whether it is an ``__init__``.
    """
    tree = ast.parse(text)
    package = name if is_package else name.rpartition(".")[0]
    nodes = list(_run(tree))
    found = [pair for node in nodes for pair in _imported(node, package)]
    ours = [step for _, step in found if step.module.split(".")[0] in PROJECT]
    constants = (node.value for node in nodes if isinstance(node, ast.Constant))
    texts = {value for value in constants if isinstance(value, str)}
    outside = {step.module.split(".")[0] for _, step in found} - set(PROJECT)
    calls = {_called(node) for node in nodes if isinstance(node, ast.Call)}
    if calls & _NAMED_LATER:
        outside |= {text for text in texts if _NAME.fullmatch(text)}
    return ModuleSource(
        imports=tuple(dict.fromkeys([*ours, *_by_text(texts, loads="import_module" in calls)])),
        handed_on={name: step for node in tree.body for name, step in _imported(node, package)},
        outside=frozenset(outside),
        words=frozenset(texts),
        lists_files=bool(calls & _LISTS) or any(_is_made_up(node) for node in nodes),
        acts=any(_acts(node) for node in tree.body),
    )


def _run(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node but annotations and what only a type checker reads, in no order of note."""
    ahead = [tree]
    while ahead:
        node = ahead.pop()
        if isinstance(node, ast.If) and _for_checkers(node):
            ahead += node.orelse
            continue
        yield node
        for field in node._fields:
            value = getattr(node, field, None)
            if field in _FOR_CHECKERS:
                continue
            if isinstance(value, list):
                ahead += [child for child in value if isinstance(child, ast.AST)]
            elif isinstance(value, ast.AST):
                ahead.append(value)


def _for_checkers(node: ast.If) -> bool:
    test = node.test
    name = test.attr if isinstance(test, ast.Attribute) else getattr(test, "id", "")
    return bool(name == "TYPE_CHECKING")


def _imported(node: ast.AST, package: str) -> Iterator[tuple[str, Import]]:
    """The name each imported thing has in the module, and what it is."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield alias.asname or alias.name.split(".")[0], Import(alias.name)
    elif isinstance(node, ast.ImportFrom):
        base = node.module or ""
        if node.level:
            above = package.split(".")[: len(package.split(".")) - node.level + 1]
            base = ".".join([*above, *filter(None, [node.module])])
        for alias in node.names:
            yield alias.asname or alias.name, Import(base, alias.name)


def _by_text(texts: set[str], *, loads: bool) -> Iterator[Import]:
    """What a text names: "module:name" wherever it stands, a module alone where one is loaded.

    The start of a name, "package.", where the rest of it is put together: any of its modules.
    """
    for text in sorted(texts):
        if _DOTTED.fullmatch(text) and (loads or ":" in text):
            module, _, name = text.partition(":")
            yield Import(module, name)
        elif loads and text.endswith(".") and _DOTTED.fullmatch(text[:-1]):
            yield Import(text[:-1], ANY)


def _called(node: ast.Call) -> str:
    function = node.func
    return str(getattr(function, "attr", getattr(function, "id", "")))


def _is_made_up(node: ast.AST) -> bool:
    """Whether a name of a file is put together here: f"phrases_{theme}.toml"."""
    if not isinstance(node, ast.JoinedStr) or not isinstance(node.values[-1], ast.Constant):
        return False
    return bool(PurePosixPath("x" + str(node.values[-1].value)).suffix in _SHIPPED)


def _acts(node: ast.stmt) -> bool:
    if isinstance(node, ast.Expr):
        return not isinstance(node.value, ast.Constant)
    if isinstance(node, ast.If):
        return not _for_checkers(node)
    return isinstance(node, ast.For | ast.While | ast.With | ast.Try)
