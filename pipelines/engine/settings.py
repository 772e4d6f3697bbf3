"""What a stage reads of what people give, noted while it reads: each setting, each of their files.

A stage runs again when something it read has another value, and for nothing else: a new title does
not embed every comment anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any, cast

from pydantic import BaseModel

from consult.model.author_files import FIGURES, RECORDS, TERMS, WORDS, AuthorFiles
from pipelines.engine.hashes import sha256
from pipelines.study.context import Context
from pipelines.study.file_names import ANSWERS, FROZEN

EXPORTS = "exports"
_DECIDE_NOTHING = {"kept", "pace", "today"}
"""What a stage is told that cannot change its result; the day stands beside what is new only."""

_FOLDERS = {"study.embedding.model_path"}
"""Settings that name a folder: what lies in it is read as well."""

_TAKEN_APART = (BaseModel, AuthorFiles)
"""What is noted setting by setting; all else as one thing."""

_WHOLE = "*"
_SAID = {
    "codeframe": "codeframe.toml",
    "frozen": FROZEN,
    "own.words": f"{WORDS}/",
    "own.external": FIGURES,
    "own.terms": TERMS,
    "own.records": RECORDS,
    "own.process": RECORDS,
    "reference": "the reference population",
    "answers": ANSWERS,
    "erased": "the responses that were erased",
    "blind": "the blind sample",
    "safety": "the list of people at risk",
    "returned": "the review workbooks that came back",
    "elsewhere": "a register of releases of another study",
    "software": "the versions of software",
    "name": "the name of the study",
    "final": "--final",
}
"""What was read -> the words an analyst gets; settings of study.toml are named by their part."""

Note = Callable[[str], None]


class Noting:
    """A context that notes what is read of it.

    Parameters
    ----------
    context
        What a stage may know.
    """

    def __init__(self, context: Context) -> None:
        self.keys: set[str] = set()
        self.context = cast("Context", _NotedValue(context, self.keys.add, ""))


class _NotedValue:
    """Stands for a value and behaves as it does; whatever is read of it is noted."""

    __slots__ = ("_at", "_note", "_value")

    def __init__(self, value: Any, note: Note, at: str) -> None:
        self._value, self._note, self._at = value, note, at

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        """The class of what it stands for, so that it passes for it."""
        return type(self._value)

    def __getattr__(self, name: str) -> Any:
        value, at = self._value, f"{self._at}{name}"
        if name not in _names(value):
            worked_out = getattr(type(value), name, None)
            if isinstance(worked_out, property) and worked_out.fget:
                return worked_out.fget(self)
            self._all()
            return getattr(value, name)
        found = getattr(value, name)
        if at in _DECIDE_NOTHING:
            return found
        self._note(at)
        return _NotedValue(found, self._note, f"{at}.") if _apart(found) else found

    def __eq__(self, other: object) -> bool:
        return bool(self._all() == (other._all() if isinstance(other, _NotedValue) else other))

    def __hash__(self) -> int:
        return hash(self._all())

    def __iter__(self) -> Iterator[Any]:
        return iter(self._all())

    def __repr__(self) -> str:
        return repr(self._all())

    def _all(self) -> Any:
        self._note(f"{self._at}{_WHOLE}")
        return self._value


def given_now(context: Context, keys: Iterable[str]) -> dict[str, str]:
    """What was read -> hash of its value as it is now; every export by its own name.

    Parameters
    ----------
    context
        What is known of the study now.
    keys
        What was read, as :class:`Noting` noted it or as the record of a run has it: "exports" and
        "exports/a.csv" alike stand for all exports.
    """
    found: dict[str, str] = {}
    for key in keys:
        if key.split("/")[0] == EXPORTS:
            found |= _exports(context)
        else:
            found[key] = _digest(context, key)
    return found


def in_words(key: str, context: Context) -> str:
    """What was read, as an analyst knows it.

    Parameters
    ----------
    key
        As :func:`given_now` has it: "study.topics.many", "own.terms", "exports/a.csv".
    context
        Tells a list of study.toml, [[questions]], from a heading, [topics].
    """
    if key.startswith(f"{EXPORTS}/"):
        return key.partition("/")[2]
    kind, *rest = key.split(".")
    if kind != "study":
        return _SAID.get(key, _SAID.get(kind, kind))
    part = rest[0] if rest else _WHOLE
    if part == _WHOLE:
        return "study.toml"
    is_list = isinstance(getattr(context.study, part, None), tuple)
    return f"[[{part}]] in study.toml" if is_list else f"[{part}] in study.toml"


def _digest(context: Context, key: str) -> str:
    value: Any = context
    for step in key.split("."):
        if step == _WHOLE:
            return _hash(_plain(value))
        value = getattr(value, step, None)
    if _apart(value):
        return "there"
    content = [_plain(value)]
    if key in _FOLDERS and value:
        content += [[path.name, sha256(path)] for path in _files(Path(value).expanduser())]
    return _hash(content)


def _exports(context: Context) -> dict[str, str]:
    """Every export -> its hash; a folder of letters has one, as names of its files name people."""
    from consult.read import files_of

    found: dict[str, str] = {}
    for source in context.study.sources:
        export = context.exports / source.file
        if export.is_dir():
            held = [[path.name, sha256(path)] for path in files_of(export)]
            found[f"{EXPORTS}/{source.file}/"] = _hash(held)
            continue
        for file in files_of(export):
            name = file.relative_to(context.exports).as_posix()
            found |= {f"{EXPORTS}/{name}": sha256(file)} if file.is_file() else {}
    return found


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _hash(plain: object) -> str:
    text = json.dumps(plain, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    """A value as lists and texts. Order counts where it can be seen: in a mapping it is printed."""
    if isinstance(value, Enum):
        return [type(value).__name__, str(value.value)]
    if _names(value):
        return [type(value).__name__, *([n, _plain(getattr(value, n))] for n in _names(value))]
    if isinstance(value, Mapping):
        return [[_plain(key), _plain(entry)] for key, entry in value.items()]
    if isinstance(value, Set):
        return sorted(_plain(entry) for entry in value)
    if isinstance(value, list | tuple):
        return [_plain(entry) for entry in value]
    return value if isinstance(value, str) else [type(value).__name__, repr(value)]


def _names(value: Any) -> tuple[str, ...]:
    """Names of the parts of a model or a frozen value; none of anything else."""
    if isinstance(value, BaseModel):
        return tuple(type(value).model_fields)
    if is_dataclass(value) and not isinstance(value, type):
        return tuple(part.name for part in fields(value))
    return ()


def _apart(value: Any) -> bool:
    return isinstance(value, _TAKEN_APART)
