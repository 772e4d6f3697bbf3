"""The code behind each stage: what of consult, its data and its libraries can change the result."""

from __future__ import annotations

import ast
import hashlib
import platform
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from importlib.metadata import packages_distributions, version
from pathlib import Path

import consult
from pipelines.engine import worked
from pipelines.engine.catalogue import ARTEFACTS
from pipelines.engine.closure import Project, digest_of
from pipelines.engine.source import PROJECT, Import
from pipelines.engine.stage_list import STAGES, Stage
from pipelines.engine.worked import Worked
from pipelines.study.context import Context


class StageCode:
    """The code as it is now.

    Parameters
    ----------
    project
        Where the code lies.
    """

    def __init__(self, project: Project | None = None) -> None:
        self._project = project or Project()

    def parts(self, item: Stage, read: Iterable[str]) -> dict[str, str]:
        """Part of consult -> hash of what the stage rests on in it.

        Parameters
        ----------
        item
            The stage.
        read
            What it reads of the context, as noted: what these values can do counts too.
        """
        hashes, files = self._project.hashes, set(self.worked.files[item.name])
        for key in read:
            files.update(self.worked.files.get(_of_context(key.split(".")[0]), ()))
        by_part: dict[str, dict[str, str]] = {}
        for name in files:
            by_part.setdefault(_part(name), {})[name] = hashes[name]
        found = {part: digest_of(files) for part, files in by_part.items()}
        return found | {"what the stage needs and makes": _definition(item)}

    def libraries(self, item: Stage) -> dict[str, str]:
        """Library -> version, of those the stage can reach.

        Parameters
        ----------
        item
            The stage.
        """
        return self.worked.libraries[item.name]

    def software(self) -> dict[str, str]:
        """Consult and every library that any stage can reach -> version, in order of name."""
        of_stages = self.worked.libraries.values()
        found = {name: number for used in of_stages for name, number in used.items()}
        return {"consult": consult.__version__} | dict(sorted(found.items()))

    @cached_property
    def worked(self) -> Worked:
        """Files and libraries of every stage."""
        of = _hash([self._project.digest, platform.python_version(), *_installed()])
        known = worked.find(of)
        if known is None or not _covers(known):
            known = self._work_out()
            worked.keep(of, known)
        return known

    def _work_out(self) -> Worked:
        closures = {item.name: self._project.closure(_entries(item)) for item in STAGES}
        kinds = _kinds(self._project.text(_file_of(Context.__module__)))
        values = {_of_context(name): self._project.closure(kind) for name, kind in kinds.items()}
        names = _distributions()
        return Worked(
            {name: list(closure.files) for name, closure in (closures | values).items()},
            {name: _versions(closure.outside, names) for name, closure in closures.items()},
        )


def _file_of(module: str) -> str:
    return f"{module.replace('.', '/')}.py"


def _of_context(name: str) -> str:
    return f"context.{name}"


def _kinds(text: bytes) -> dict[str, list[Import]]:
    """Part of a context -> the project's classes that its declaration names."""
    nodes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ImportFrom)]
    ours = [(alias.name, node.module or "") for node in nodes for alias in node.names]
    classes = {name: module for name, module in ours if module.split(".")[0] in PROJECT}
    return {
        name: [Import(classes[word], word) for word in re.findall(r"\w+", kind) if word in classes]
        for name, kind in Context.__annotations__.items()
    }


def _entries(item: Stage) -> Iterator[Import]:
    """Where a stage begins: its module, and how what it needs and makes is loaded and saved."""
    yield Import(item.module)
    yield Import("consult.store")
    for name in (*item.needs, *item.keeps, *item.looks_back):
        yield from _named(ARTEFACTS[name].format, "type", "reader")
    for name in item.makes:
        yield from _named(ARTEFACTS[name].format, "type", "writer")


def _named(form: object, *parts: str) -> Iterator[Import]:
    """What a format names as "module:name"."""
    for part in parts:
        module, _, name = getattr(form, part, "").partition(":")
        if module:
            yield Import(module, name)


def _definition(item: Stage) -> str:
    """Hash of what the stage is declared to need and make; its words do not count."""
    lists = (item.needs, item.makes, item.keeps, item.looks_back)
    entries = (ARTEFACTS[name] for names in lists for name in names)
    return _hash([repr(lists), *map(repr, entries)])


def _part(path: str) -> str:
    """The room a file stands in: "consult.read"; the module itself where it stands in none."""
    return ".".join(path.removesuffix(".py").split("/")[:2])


def _versions(outside: Sequence[str], names: Mapping[str, list[str]]) -> dict[str, str]:
    """Distributions behind names that are imported or looked up, of those that are installed."""
    plain = {_plain(known) for every in names.values() for known in every}
    found = {_plain(known) for name in outside for known in names.get(name, ())}
    found |= {_plain(name) for name in outside if _plain(name) in plain}
    return {name: version(name) for name in sorted(found - {consult.__name__})}


@cache
def _distributions() -> Mapping[str, list[str]]:
    """Name that is imported -> distributions that have it. Costly, and the same while we run."""
    return packages_distributions()


def _plain(distribution: str) -> str:
    """As package indexes write a name: scikit-learn for scikit_learn."""
    return distribution.lower().replace("_", "-").replace(".", "-")


def _installed() -> list[str]:
    """What is installed, by the names of its records, which hold the version."""
    folders = (Path(entry) for entry in dict.fromkeys(sys.path) if entry)
    listed = (path.name for folder in folders if folder.is_dir() for path in folder.iterdir())
    return sorted(name for name in listed if name.endswith((".dist-info", ".egg-info")))


def _covers(known: Worked) -> bool:
    stages = {item.name for item in STAGES}
    return stages <= known.files.keys() and stages <= known.libraries.keys()


def _hash(parts: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
