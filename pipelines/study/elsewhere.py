"""Releases of other studies of the project, which may count the same people under another name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from consult.disclose import (
    ReleasedRows,
    check_rows,
    read_register,
    read_released_rows,
)
from consult.errors import ConsultError, DisclosureError, Place, Problem
from consult.model.publishing.release import Register

T = TypeVar("T")

REGISTER, ROWS = "register.json", "register-rows.npz"
"""Files of a study in which its releases stand, and the marks of the rows they counted."""

EMPTY = b"[]"
"""What a register without releases holds."""


class RegisterElsewhere:
    """The register of another study, opened when it is asked for.

    Parameters
    ----------
    folder
        What was made of that study.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.study = folder.name
        content = hashlib.sha256()
        for name in (REGISTER, ROWS):
            path = folder / name
            content.update(path.read_bytes() if path.is_file() else b"")
        self._digest = content.hexdigest()

    def __repr__(self) -> str:
        """The study and a hash of what it released: a stage runs again when either is another."""
        return f"{self.study} {self._digest}"

    def rows(self) -> ReleasedRows:
        """The marks of the rows of each release.

        Raises
        ------
        DisclosureError
            When they cannot be read.
        """
        path = self._folder / ROWS
        return self._told(lambda: read_released_rows(path)) if path.is_file() else {}

    def register(self) -> Register:
        """The releases, those that were withdrawn left out.

        Raises
        ------
        DisclosureError
            When the register cannot be read, or the marks beside it are not of it.
        """

        def read() -> Register:
            register = read_register(self._folder / REGISTER)
            check_rows(register, self.rows(), ROWS)
            return register

        return tuple(one for one in self._told(read) if not one.withdrawn)

    def _told(self, read: Callable[[], T]) -> T:
        try:
            return read()
        except ConsultError as error:
            first = error.problems[0]
            file = first.place.file or REGISTER if first.place else REGISTER
            where = Place(f"data/processed/{self.study}/{file}")
            what = (
                f"Whether the study “{self.study}” has published reports of the same people cannot "
                f"be told. {first.what}"
            )
            raise DisclosureError(Problem(what, where, first.hint)) from error


def load_elsewhere(processed: Path) -> tuple[RegisterElsewhere, ...]:
    """The registers of the other studies of a project that have released anything, by name.

    Parameters
    ----------
    processed
        What was made of the study that they are other than.
    """
    return tuple(
        RegisterElsewhere(path.parent)
        for path in sorted(processed.parent.glob(f"*/{REGISTER}"))
        if path.parent != processed and path.read_bytes().strip() != EMPTY
    )
