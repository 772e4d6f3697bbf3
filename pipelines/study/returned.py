"""Review workbooks that came back from several people: kept as they came, and read once."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from consult.errors import ConsultError, Place, Problem
from consult.store import bytes_of, write_whole

if TYPE_CHECKING:
    from consult.coding import Returned

FOLDER = "returned"
"""Where they lie, with what is made of a study."""

REVIEW = "review.xlsx"
"""The workbook in its place; a copy that came back has another name, so that both can be told."""


@dataclass(frozen=True)
class ReturnedWorkbooks:
    """The workbooks that came back.

    Parameters
    ----------
    names
        Their names, as they are kept.
    folder
        Where they lie; ``None`` where there are none.
    """

    names: tuple[str, ...] = ()
    folder: Path | None = None

    def read_but(self, taken: Collection[str]) -> tuple[Returned, ...]:
        """Those that are not taken in yet.

        Parameters
        ----------
        taken
            Names of those that are.

        Raises
        ------
        ConsultError
            Everything wrong with any of them.
        """
        from consult.coding import read_returned

        found: list[Returned] = []
        problems: list[Problem] = []
        for name in (name for name in self.names if self.folder and name not in taken):
            try:
                found.append(read_returned(self.folder / name))  # type: ignore[operator]
            except ConsultError as error:
                problems += error.problems
        if problems:
            raise ConsultError(problems)
        return tuple(found)


def load_returned(processed: Path) -> ReturnedWorkbooks:
    """The workbooks that came back for a study.

    Parameters
    ----------
    processed
        Folder with what is made of the study.
    """
    folder = processed / FOLDER
    if not folder.is_dir():
        return ReturnedWorkbooks()
    names = (path.name for path in folder.glob("*.xlsx") if not _is_lock(path))
    return ReturnedWorkbooks(tuple(sorted(names)), folder)


def _is_lock(path: Path) -> bool:
    """Whether it is what Excel or LibreOffice puts beside a workbook that is open."""
    return path.name.startswith(("~$", ".~lock."))


def keep_returned(processed: Path, files: Collection[Path]) -> list[Path]:
    """Keep workbooks that came back, as they are; those that are kept already are passed over.

    Parameters
    ----------
    processed
        Folder with what is made of the study.
    files
        Where they lie. The workbook in its place is read there; what a program puts beside one
        that is open is passed over, as "*.xlsx" names it too.

    Returns
    -------
    list of pathlib.Path
        The copies made.

    Raises
    ------
    ConsultError
        Every file that is not there.
    """
    files = [path for path in files if not _is_lock(path)]
    missing = [path for path in files if not path.is_file()]
    if missing:
        hint = "Check its name and folder, and run the command again. Nothing was taken in."
        raise ConsultError(
            Problem("There is no such file.", Place(str(path)), hint) for path in missing
        )
    folder = processed / FOLDER
    kept = {_digest(path) for path in folder.glob("*.xlsx")} if folder.is_dir() else set()
    names = {path.name for path in folder.glob("*")} if folder.is_dir() else set()
    copies: dict[Path, bytes] = {}
    for path in files:
        if path.resolve() == (processed / REVIEW).resolve() or _digest(path) in kept:
            continue
        name = _free_name(path, names)
        names.add(name)
        kept.add(_digest(path))
        copies[folder / name] = path.read_bytes()
    write_whole((copy, bytes_of(content)) for copy, content in copies.items())
    return list(copies)


def _free_name(path: Path, names: Collection[str]) -> str:
    """A name that no other workbook has, nor the one in its place."""
    stem = "review-returned" if path.name == REVIEW else path.stem
    number = 1
    while (name := f"{stem}.xlsx" if number == 1 else f"{stem}-{number}.xlsx") in names:
        number += 1
    return name


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
