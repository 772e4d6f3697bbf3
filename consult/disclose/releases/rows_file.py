"""Marks of rows in a file: those of one reading, or those of each release on a register."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from consult.errors import DisclosureError, Place, Problem
from consult.model.publishing.release import Register
from consult.model.publishing.rows import RowMarks

ReleasedRows = Mapping[int, RowMarks]
"""Number of a release -> the marks of the rows it counted."""

NO_RELEASE = b"[]\n"
"""A file of no release, as an empty register is written."""

FASTEST = 1
"""Of the levels of zlib. Marks are as good as random, so that no level saves more."""

_TEXTS, _NUMBERS = (
    ("ids", "columns", "questions"),
    ("cells", "asked", "statements", "said", "themes"),
)
_KINDS = {"cells": ("u", 2), "asked": ("b", 2), "statements": ("u", 1)}
_KINDS |= {"said": ("u", 2), "themes": ("u", 1)}

UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError),
    *(ValueError, KeyError, TypeError),
)
"""What a damaged file is found by: as a package, and as arrays."""

NOTHING = "so nothing can be published."
BACKUP = (
    "Put back register.json and register-rows.npz together as they were, from one backup. If there "
    "is none, see “A register that cannot be read” in docs/disclosure.md."
)


def write_rows(rows: RowMarks, path: Path) -> None:
    """Write the marks of one reading.

    Parameters
    ----------
    rows, path
        The marks, and where to; written over.
    """
    path.write_bytes(_packed({0: rows}))


def read_rows(path: Path) -> RowMarks:
    """Read the marks of one reading.

    Parameters
    ----------
    path
        Of a file as :func:`write_rows` made it.
    """
    return _unpacked(path.read_bytes())[0]


def write_released_rows(rows: ReleasedRows, path: Path) -> None:
    """Write the marks of the rows of each release on a register.

    Parameters
    ----------
    rows, path
        The marks, and where to; written over.
    """
    path.write_bytes(_packed(rows) if rows else NO_RELEASE)


def read_released_rows(path: Path) -> ReleasedRows:
    """Read the marks of the rows of each release on a register.

    Parameters
    ----------
    path
        Of a file as :func:`write_released_rows` made it.

    Raises
    ------
    DisclosureError
        When it is no such file, was changed or cut short, or is of a newer version.
    """
    content = path.read_bytes()
    if content.strip() == NO_RELEASE.strip():
        return {}
    try:
        return _unpacked(content)
    except UNREADABLE:
        what = f"The marks of the rows that were released cannot be read, {NOTHING}"
        raise DisclosureError(Problem(what, Place(path.name), BACKUP)) from None
    except _NewerPartError:
        what = (
            f"The marks of the rows that were released were written by a newer version of consult, "
            f"{NOTHING}"
        )
        hint = "Release with that version, or bring this one up to date."
        raise DisclosureError(Problem(what, Place(path.name), hint)) from None


def digest_of(rows: RowMarks) -> str:
    """A hash of all marks of a release, by which its entry on the register knows them.

    Parameters
    ----------
    rows
        The marks.
    """
    found = hashlib.sha256()
    for name, array in _arrays({0: rows}):
        found.update(f"{name} {array.dtype.str} {array.shape} ".encode())
        found.update(np.ascontiguousarray(array).tobytes())
    return found.hexdigest()


def check_rows(register: Register, rows: ReleasedRows, file: str) -> None:
    """See that the marks beside a register are those of its releases.

    Parameters
    ----------
    register, rows
        The releases, and the marks found beside them.
    file
        Name of the file with the marks.

    Raises
    ------
    DisclosureError
        When those of a release are missing or are of another, or when there are marks of a release
        that the register does not hold.
    """
    kept = {release.number for release in register if release.rows}
    if strange := sorted(set(rows) - kept):
        what = (
            f"There are marks of the rows of release {strange[0]}, and register.json does not "
            f"say that they belong to it, {NOTHING}"
        )
        raise DisclosureError(Problem(what, Place(file), BACKUP))
    for release in register:
        if release.withdrawn or not release.rows:
            continue
        found = rows.get(release.number)
        if found is None:
            what = f"The marks of the rows of {release.name} are missing, {NOTHING}"
        elif digest_of(found) != release.rows:
            what = (
                f"The marks of the rows of {release.name} are of another register, or somebody "
                f"has changed them, {NOTHING}"
            )
        else:
            continue
        raise DisclosureError(Problem(what, Place(file), BACKUP))


def _packed(rows: ReleasedRows) -> bytes:
    """A zip file of arrays, the same to the byte for the same marks."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, array in _arrays(rows):
            content = io.BytesIO()
            np.lib.format.write_array(content, np.ascontiguousarray(array), allow_pickle=False)
            file = zipfile.ZipInfo(f"{name}.npy")
            package.writestr(file, content.getvalue(), zipfile.ZIP_DEFLATED, FASTEST)
    return packed.getvalue()


def _arrays(rows: ReleasedRows) -> Iterator[tuple[str, np.ndarray]]:
    for number, marks in sorted(rows.items()):
        for part in _TEXTS:
            yield f"{number}/{part}", np.array(getattr(marks, part) or [], dtype=np.str_)
        for part in _NUMBERS:
            yield f"{number}/{part}", getattr(marks, part)


class _NewerPartError(Exception):
    """A file has a part that this version does not know, which may matter to who is who."""


def _unpacked(content: bytes) -> dict[int, RowMarks]:
    with np.load(io.BytesIO(content), allow_pickle=False) as package:
        names = [name.partition("/") for name in package.files]
        numbers = sorted({int(number) for number, _, _ in names})
        if {part for _, _, part in names} - {*_TEXTS, *_NUMBERS}:
            raise _NewerPartError
        found = {}
        for number in numbers:
            parts: dict[str, Any] = {
                part: tuple(package[f"{number}/{part}"].tolist()) for part in _TEXTS
            }
            parts |= {part: package[f"{number}/{part}"] for part in _NUMBERS}
            found[number] = RowMarks(**parts)
            _check_shapes(found[number])
    return found


def _check_shapes(marks: RowMarks) -> None:
    for part, (kind, dimensions) in _KINDS.items():
        array = getattr(marks, part)
        if array.dtype.kind != kind or array.ndim != dimensions:
            raise ValueError(part)
    rows, columns, questions = len(marks.themes), len(marks.columns), len(marks.questions)
    shapes = (marks.cells.shape, marks.asked.shape, marks.statements.shape, marks.said.shape)
    if shapes != ((rows, columns), (questions, columns), (questions,), (rows, questions)):
        raise ValueError("shapes")
