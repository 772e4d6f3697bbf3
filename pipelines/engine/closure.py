"""What a stage's result rests on in the code: every module it can reach, and their data files.

Worked out from the text of the modules, so that it holds before a stage has run and whatever
its data make it do.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

from consult.definitions.in_force import FOLDER
from pipelines.engine.source import ANY, PROJECT, Import, ModuleSource, read_source

NO_CODE = ("pipelines/studies/",)
"""Folders within the packages that hold the analyst's own files, which are inputs."""


MADE = "__pycache__"
"""Folder of what is made from the code, which is no code itself."""


@dataclass(frozen=True)
class Closure:
    """What a result rests on.

    Parameters
    ----------
    files
        Paths of modules and data files, as "consult/read/tables/ticks.py".
    outside
        Top-level names of other packages that are imported.
    """

    files: tuple[str, ...]
    outside: tuple[str, ...]


class Project:
    """The project's packages as they lie on disk.

    Parameters
    ----------
    folders
        Package -> its folder; those that are installed when it is left out.
    own
        Files of the organisation that stand over data files of the same name.
    """

    def __init__(self, folders: Mapping[str, Path] | None = None, own: Sequence[Path] = ()) -> None:
        self.folders = folders or {name: _folder(name) for name in PROJECT}
        self._own = {f"{FOLDER}/{path.name}": path for path in own}
        self._sources: dict[str, ModuleSource] = {}

    @cached_property
    def hashes(self) -> dict[str, str]:
        """Path -> hash of its content, line ends of text made alike; of code and of data."""
        found = [file for package in self.folders for file in self._files(package)]
        found += [(name, _hash(path.read_bytes())) for name, path in self._own.items()]
        return dict(sorted(found))

    @cached_property
    def digest(self) -> str:
        """One hash of all of them."""
        return digest_of(self.hashes)

    def closure(self, entries: Iterable[Import]) -> Closure:
        """All that is reached from some modules or names in them.

        Parameters
        ----------
        entries
            Where to begin. What is not of the project leads nowhere.
        """
        whole: set[str] = set()
        seen: set[Import] = set()
        ahead = list(entries)
        while ahead:
            step = ahead.pop()
            if step in seen:
                continue
            seen.add(step)
            ahead += self._above(step.module)
            module, more = self._lands_on(step)
            ahead += more
            if module and module not in whole:
                whole.add(module)
                ahead += self._source(module).imports
        code = {self._path(name) for name in whole} - {""}
        outside = {name for module in whole for name in self._source(module).outside}
        return Closure(tuple(sorted(code | self._data(whole))), tuple(sorted(outside)))

    def text(self, name: str) -> bytes:
        """Content of a file, by its path as in ``hashes``.

        Parameters
        ----------
        name
            As "consult/read/tables/ticks.py"; not a file of the organisation.
        """
        package, _, rest = name.partition("/")
        return (self.folders[package] / rest).read_bytes()

    def _files(self, package: str) -> Iterable[tuple[str, str]]:
        folder = self.folders[package]
        for path in folder.rglob("*"):
            name = f"{package}/{path.relative_to(folder).as_posix()}"
            if MADE in path.parts or name.startswith(NO_CODE) or not path.is_file():
                continue
            yield name, _hash(path.read_bytes())

    def _above(self, module: str) -> list[Import]:
        """Packages that are gone through on the way and do something when they are."""
        parts = module.split(".")
        above = (".".join(parts[:end]) for end in range(1, len(parts)))
        return [Import(name) for name in above if self._path(name) and self._source(name).acts]

    def _lands_on(self, step: Import) -> tuple[str, list[Import]]:
        """The module that an import runs, and what it leads on to."""
        if not self._path(step.module):
            return "", []
        if not step.name:
            return step.module, []
        if step.name == ANY:
            return step.module, [Import(name) for name in self._modules_of(step.module)]
        inner = f"{step.module}.{step.name}"
        if self._path(inner):
            return ("", [Import(inner)])
        if not self._is_package(step.module):
            return step.module, []
        # A package that only hands a name on decides nothing; where the name comes from does.
        target = self._source(step.module).handed_on.get(step.name)
        if target is None or target == step:
            return step.module, []
        return ("", [target])

    def _modules_of(self, package: str) -> list[str]:
        """The modules that lie in the folder of a package itself."""
        folder = f"{package.replace('.', '/')}/"
        names = (name.removeprefix(folder) for name in self.hashes if name.startswith(folder))
        found = [name.removesuffix(".py") for name in names if name.endswith(".py")]
        return [f"{package}.{name}" for name in found if "/" not in name and name != "__init__"]

    def _data(self, modules: Iterable[str]) -> set[str]:
        """Data files that some module names, and all of a package whose files it lists."""
        data = [name for name in self.hashes if not name.endswith((".py", "py.typed"))]
        found = set()
        for module in modules:
            source = self._source(module)
            own = module if self._is_package(module) else module.rpartition(".")[0]
            listed = {own, *source.words} if source.lists_files else set()
            for name in data:
                folder, _, file = name.rpartition("/")
                if file in source.words or folder.replace("/", ".") in listed:
                    found.add(name)
        return found

    def _path(self, module: str) -> str:
        """Path of a module; empty where there is none."""
        stem = module.replace(".", "/")
        names = (f"{stem}.py", f"{stem}/__init__.py")
        return next((name for name in names if name in self.hashes), "")

    def _is_package(self, module: str) -> bool:
        return self._path(module).endswith("/__init__.py")

    def _source(self, module: str) -> ModuleSource:
        if module not in self._sources:
            text, is_package = self.text(self._path(module)), self._is_package(module)
            self._sources[module] = read_source(module, text, is_package=is_package)
        return self._sources[module]


def digest_of(hashes: Mapping[str, str]) -> str:
    """One hash of named hashes, whatever their order.

    Parameters
    ----------
    hashes
        Name -> hash; may be empty.
    """
    text = "".join(f"{name}\0{value}\0" for name, value in sorted(hashes.items()))
    return hashlib.sha256(text.encode()).hexdigest()


def _hash(content: bytes) -> str:
    """Of text, as if its lines ended alike on every system."""
    if b"\0" not in content:
        content = content.replace(b"\r\n", b"\n")
    return hashlib.sha256(content).hexdigest()


def _folder(package: str) -> Path:
    spec = find_spec(package)
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places or ["."])))
