"""Save and load what the stages hand on, checked against its schema or type.

Frames are parquet files, values are JSON. Heavy libraries load when a file is touched.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, Protocol

from consult.errors import ConsultError, DamagedError, Place, Problem
from consult.store.access import let_everyone_read
from consult.store.values import values_of


class Format(Protocol):
    """A way to keep a value in a file."""

    def save(self, value: Any, path: Path) -> None:
        """Write the value, whole.

        Parameters
        ----------
        value
            What a stage made.
        path
            Where to; its folder exists.
        """

    def load(self, path: Path) -> Any:
        """Read the value back, checked.

        Parameters
        ----------
        path
            Of a file that this format saved.
        """


@dataclass(frozen=True)
class Frame:
    """A table as parquet; ``schema`` is a name in ``tables`` or ``review_tables`` of the survey."""

    schema: str

    def save(self, value: Any, path: Path) -> None:
        """Write a frame that fits the schema.

        Parameters
        ----------
        value
            A frame that fits the schema; its columns may stand in another order.
        path
            Where to; its folder exists.
        """
        from consult.model.survey.tables import conform

        conform(value, self._columns()).to_parquet(path, index=False)

    def load(self, path: Path) -> Any:
        """Read the frame and hold it to its schema.

        Parameters
        ----------
        path
            Of a file that this format saved.

        Raises
        ------
        DamagedError
            When it is no whole parquet file, or does not fit the schema.
        """
        import pandas as pd

        from consult.model.survey.tables import conform

        with _reading(path):
            return conform(pd.read_parquet(path), self._columns())

    def _columns(self) -> Any:
        from consult.model.survey import review_tables, tables

        return getattr(review_tables, self.schema, None) or getattr(tables, self.schema)


@dataclass(frozen=True)
class Value:
    """A frozen value as JSON; ``type`` is "module:Name"."""

    type: str

    def save(self, value: Any, path: Path) -> None:
        """Write the value as indented JSON.

        Parameters
        ----------
        value
            Of the type.
        path
            Where to; its folder exists.
        """
        path.write_bytes(self._adapter().dump_json(value, indent=1) + b"\n")

    def load(self, path: Path) -> Any:
        """Read the value back.

        Parameters
        ----------
        path
            Of a file that this format saved.

        Raises
        ------
        DamagedError
            When it is no JSON, or not of the type.
        """
        with _reading(path):
            return self._adapter().validate_json(path.read_bytes())

    def _adapter(self) -> Any:
        return values_of(_named(self.type))


@dataclass(frozen=True)
class Made:
    """A file no stage reads again; ``writer`` is "module:function", called with value and path."""

    writer: str

    def save(self, value: Any, path: Path) -> None:
        """Write the file.

        Parameters
        ----------
        value
            What the writer writes.
        path
            Where to; its folder exists.
        """
        _named(self.writer)(value, path)

    def load(self, path: Path) -> Any:
        """Refuse: what is published is never an input.

        Parameters
        ----------
        path
            Of the file asked for.

        Raises
        ------
        ConsultError
            Always.
        """
        raise ConsultError(Problem("A published file is not an input.", Place(path.name)))


@dataclass(frozen=True)
class Drafted:
    """A file that is checked before it is published; ``writer`` is "module:function"."""

    writer: str

    def save(self, value: Any, path: Path) -> None:
        """Write the file.

        Parameters
        ----------
        value
            What the writer writes.
        path
            Where to; its folder exists.
        """
        _named(self.writer)(value, path)

    def load(self, path: Path) -> bytes:
        """Read the file as it lies there.

        Parameters
        ----------
        path
            Of a file that this format saved.
        """
        return path.read_bytes()


@dataclass(frozen=True)
class CheckedFile:
    """A file that has passed its check.

    Parameters
    ----------
    content
        Its bytes.
    is_draft
        Whether it is still for its owner, and the group that the study names, alone.
    """

    content: bytes
    is_draft: bool = True


@dataclass(frozen=True)
class Copied:
    """A file that has passed its check, byte for byte; no stage reads it again."""

    def save(self, value: CheckedFile, path: Path) -> None:
        """Write the bytes; unless it is a draft, for everyone to read.

        Parameters
        ----------
        value
            The file as it passed.
        path
            Where to; its folder exists, and it is made for its owner alone.
        """
        path.write_bytes(value.content)
        if not value.is_draft:
            let_everyone_read(path)

    def load(self, path: Path) -> Any:
        """Refuse: what is published is never an input.

        Parameters
        ----------
        path
            Of the file asked for.

        Raises
        ------
        ConsultError
            Always.
        """
        raise ConsultError(Problem("A published file is not an input.", Place(path.name)))


@dataclass(frozen=True)
class Filled:
    """A file that people fill in; ``writer`` and ``reader`` are "module:function"."""

    writer: str
    reader: str

    def save(self, value: Any, path: Path) -> None:
        """Write the file for people to fill in.

        Parameters
        ----------
        value
            What the writer writes.
        path
            Where to; its folder exists.
        """
        _named(self.writer)(value, path)

    def load(self, path: Path) -> Any:
        """Read what came back.

        Parameters
        ----------
        path
            Of a file that people filled in.

        Raises
        ------
        DamagedError
            When the reader fails in any way but one that it explains.
        """
        with _reading(path):
            return _named(self.reader)(path)


@dataclass(frozen=True)
class Treasured:
    """What people decided, in a format: once damaged it is put aside, never written over."""

    format: Format

    def save(self, value: Any, path: Path) -> None:
        """Write it.

        Parameters
        ----------
        value
            What people decided.
        path
            Where to; its folder exists.
        """
        self.format.save(value, path)

    def load(self, path: Path) -> Any:
        """Read it; put a file aside that cannot be read, and say so.

        Parameters
        ----------
        path
            Of a file that this format saved.

        Raises
        ------
        DamagedError
            When it cannot be read; it then lies beside, under another name.
        """
        try:
            return self.format.load(path)
        except DamagedError:
            aside = put_aside(path)
        raise DamagedError(
            Problem(
                "What people decided cannot be read from this file.",
                Place(path.name),
                f'It was put aside as "{aside.name}". Put the file back from a backup and run the '
                "command again; or run it again without: what still stands in the review workbook "
                "is then taken from there.",
            )
        )


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Say of a file that cannot be read what to do; whatever its content does to a parser.

    What was in it is not repeated: it could be what people wrote.
    """
    try:
        yield
    except (ConsultError, OSError, MemoryError) as error:
        if isinstance(error, OSError) and error.errno is None:
            raise _damaged(path) from None  # pyarrow raises such when a file is cut short
        raise
    except Exception:  # parsers raise many kinds, and all of them mean the same here
        raise _damaged(path) from None


def _damaged(path: Path) -> DamagedError:
    hint = "Delete it and run the study again, which makes it anew."
    return DamagedError(
        Problem("The file is damaged, or was edited by hand.", Place(path.name), hint)
    )


def put_aside(path: Path) -> Path:
    """Give a damaged file another name, so that nothing of it is lost.

    Parameters
    ----------
    path
        The file; it is there.

    Returns
    -------
    pathlib.Path
        "decisions-damaged-1.parquet" beside where it lay, or the next number that is free.
    """
    names = (path.with_name(f"{path.stem}-damaged-{n}{path.suffix}") for n in count(1))
    aside = next(name for name in names if not name.exists())
    return path.rename(aside)


def bytes_of(content: bytes) -> Callable[[Path], None]:
    """A writer of a file whose content is known already.

    Parameters
    ----------
    content
        All that the file is to hold.
    """

    def write(path: Path) -> None:
        path.write_bytes(content)

    return write


def write_json(value: Any, path: Path) -> None:
    """Write plain data as indented JSON with sorted keys.

    Parameters
    ----------
    value
        Of dicts, lists, words and numbers alone.
    path
        Where to; written over.
    """
    text = json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


def _named(name: str) -> Any:
    module, _, attribute = name.partition(":")
    return getattr(importlib.import_module(module), attribute)
