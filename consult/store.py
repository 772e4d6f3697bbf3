"""Save and load what the stages hand on, checked against its schema or type.

Frames are parquet files, values are JSON. Heavy libraries load when a file is touched.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from consult.errors import ConsultError, Place, Problem

BESIDE = ".writing"
"""Ending of a file that is being written; it is renamed when it is whole."""


class Format(Protocol):
    """A way to keep a value in a file."""

    def save(self, value: Any, path: Path) -> None:
        """Write the value, whole."""

    def load(self, path: Path) -> Any:
        """Read the value back, checked."""


@dataclass(frozen=True)
class Frame:
    """A table as parquet; ``schema`` is a name in :mod:`consult.model.tables`."""

    schema: str

    def save(self, value: Any, path: Path) -> None:
        """Write a frame that fits the schema."""
        from consult.model import tables

        tables.conform(value, getattr(tables, self.schema)).to_parquet(path, index=False)

    def load(self, path: Path) -> Any:
        """Read the frame and hold it to its schema."""
        import pandas as pd

        from consult.model import tables

        return tables.conform(pd.read_parquet(path), getattr(tables, self.schema))


@dataclass(frozen=True)
class Value:
    """A frozen value as JSON; ``type`` is "module:Name"."""

    type: str

    def save(self, value: Any, path: Path) -> None:
        """Write the value as indented JSON."""
        path.write_bytes(self._adapter().dump_json(value, indent=1) + b"\n")

    def load(self, path: Path) -> Any:
        """Read the value back."""
        return self._adapter().validate_json(path.read_bytes())

    def _adapter(self) -> Any:
        from pydantic import TypeAdapter

        return TypeAdapter(_named(self.type))


@dataclass(frozen=True)
class Made:
    """A file no stage reads again; ``writer`` is "module:function", called with value and path."""

    writer: str

    def save(self, value: Any, path: Path) -> None:
        """Write the file."""
        _named(self.writer)(value, path)

    def load(self, path: Path) -> Any:
        """Refuse: what is published is never an input."""
        raise ConsultError(Problem("A published file is not an input.", Place(path.name)))


@dataclass(frozen=True)
class Drafted:
    """A file that is checked before it is published; ``writer`` is "module:function"."""

    writer: str

    def save(self, value: Any, path: Path) -> None:
        """Write the file."""
        _named(self.writer)(value, path)

    def load(self, path: Path) -> bytes:
        """Read the file as it lies there."""
        return path.read_bytes()


@dataclass(frozen=True)
class Copied:
    """A file that has passed its check, byte for byte; no stage reads it again."""

    def save(self, value: Any, path: Path) -> None:
        """Write the bytes."""
        path.write_bytes(value)

    def load(self, path: Path) -> Any:
        """Refuse: what is published is never an input."""
        raise ConsultError(Problem("A published file is not an input.", Place(path.name)))


@dataclass(frozen=True)
class Filled:
    """A file that people fill in; ``writer`` and ``reader`` are "module:function"."""

    writer: str
    reader: str

    def save(self, value: Any, path: Path) -> None:
        """Write the file for people to fill in."""
        _named(self.writer)(value, path)

    def load(self, path: Path) -> Any:
        """Read what came back."""
        return _named(self.reader)(path)


def write_whole(files: Iterable[tuple[Path, Callable[[Path], None]]]) -> None:
    """Write several files so that either all of them are new or none is.

    Parameters
    ----------
    files
        Each path and a function that writes it when given a path beside it.

    Raises
    ------
    ConsultError
        When a file cannot be replaced, as on Windows when it is open in another program.
    """
    pending = [(path, path.with_name(path.name + BESIDE), write) for path, write in files]
    try:
        for path, beside, write in pending:
            path.parent.mkdir(parents=True, exist_ok=True)
            write(beside)
        for path, beside, _ in pending:
            _replace(beside, path)
    finally:
        for _, beside, _ in pending:
            beside.unlink(missing_ok=True)


def write_json(value: Any, path: Path) -> None:
    """Write plain data as indented JSON with sorted keys."""
    text = json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


def _replace(beside: Path, path: Path) -> None:
    try:
        beside.replace(path)
    except PermissionError as error:
        raise ConsultError(
            Problem(
                "The file cannot be replaced.",
                Place(path.name),
                "It is probably open in Word or Excel: close it there and run the command again.",
            )
        ) from error


def _named(name: str) -> Any:
    module, _, attribute = name.partition(":")
    return getattr(importlib.import_module(module), attribute)
