"""What can go wrong, in the analyst's words.

Every error says what happened, where, and what to do. None ever quotes a respondent.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

MOST_ROWS_LISTED = 5
"""Rows that a message names before it says how many more there are: enough to find the pattern in
a spreadsheet, few enough that the sentence stays one. Nothing but the message hangs on it."""


@dataclass(frozen=True)
class Place:
    """Where a problem is: as much of file, entry, sheet, row, column and heading as is known.

    Parameters
    ----------
    file, sheet, heading
        As an analyst sees them on screen; empty when they do not apply.
    row
        Row number in the file, counted from 1 as a spreadsheet does.
    column
        Column letter as a spreadsheet shows it.
    entry
        Of a file of settings, as it stands there: process > events.
    """

    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    heading: str = ""
    entry: str = ""

    def __str__(self) -> str:
        parts = [part for part in (self.file, self.entry) if part]
        if self.sheet:
            parts.append(f'sheet "{self.sheet}"')
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.column or self.heading:
            column = f"column {self.column}" if self.column else "column"
            parts.append(f'{column} ("{self.heading}")' if self.heading else column)
        return " > ".join(parts)


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: what, where and what to do about it.

    Parameters
    ----------
    what
        One sentence, ending in a full stop.
    place
        Where it is.
    hint
        What to do, one sentence.
    """

    what: str
    place: Place = Place()
    hint: str = ""

    def __str__(self) -> str:
        where = str(self.place)
        text = f"{where}: {self.what}" if where else self.what
        return f"{text} Hint: {self.hint}" if self.hint else text


class ConsultError(Exception):
    """One or more problems, all of them collected before any is raised.

    Parameters
    ----------
    problems
        The problems, in the order a person would meet them.
    """

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (
            (problems,) if isinstance(problems, Problem) else tuple(problems)
        )
        super().__init__("\n".join(str(problem) for problem in self.problems))


class ExportError(ConsultError):
    """A file that cannot be read as a survey export."""


class StudyError(ConsultError):
    """A study.toml or codeframe.toml that cannot be used as it stands."""


class DataError(ConsultError):
    """An export that does not agree with its study.toml."""


class ModelError(ConsultError):
    """A sentence model, or vectors kept from one, that cannot be used."""


class ReviewError(ConsultError):
    """A review workbook that came back and cannot be used as it stands."""


class ExchangeError(ConsultError):
    """A file of codes from other software that cannot be taken in as it stands."""


class DisclosureError(ConsultError):
    """A release that would tell something about a few people whatever is hidden in it."""


class FigureError(ConsultError):
    """A printed number that is not bound to what it comes from, or bound to two things."""


class TableError(ConsultError):
    """A table that the study at hand cannot have, or the name of none at all."""


class ReadinessError(ConsultError):
    """A report that was to be final while something is left to settle."""


class FrozenError(ConsultError):
    """Codes frozen in an earlier round that cannot be made or used."""


class FileError(ConsultError):
    """A file that cannot be read, written or replaced."""


class DamagedError(FileError):
    """A file that was made here and is no longer as it was made."""


class LedgerError(ConsultError):
    """Rows that are not accounted for: a defect in consult, never the analyst's fault."""


AGAIN = "run the command again."
_NO_LEAVE = (
    "You may not read or write this, or another program has it open.",
    f"Close it in Word or Excel, or ask for permission to the folder, and {AGAIN}",
)
_READ_ONLY = (
    "The folder can only be read.",
    f"Move the project to where you may write, and {AGAIN}",
)
_FULL = ("The disk is full.", f"Free some space on it and {AGAIN}")
_GONE = (
    "The file or folder is not there; it may have been moved or deleted meanwhile.",
    f"Put it back and {AGAIN}",
)
_LOST = (
    "The disk, or the connection to it, has failed.",
    f"See that the drive is connected, and {AGAIN}",
)
OF_SYSTEM = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: ("You have used up the space that you may use on this disk.", _FULL[1]),
    errno.EFBIG: ("The file has become larger than this disk can hold.", _FULL[1]),
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _NO_LEAVE,
    errno.EPERM: _NO_LEAVE,
    errno.ENOENT: _GONE,
    errno.ESTALE: _GONE,
    errno.EISDIR: ("This is a folder, and a file is needed.", f"Name the file itself and {AGAIN}"),
    errno.ENOTDIR: (
        "A file lies where a folder is needed.",
        f"Rename that file or move it elsewhere, and {AGAIN}",
    ),
    errno.ENAMETOOLONG: (
        "The name, or the path to it, is too long for this computer.",
        f"Give it a shorter name, or move the project nearer to the top of the disk, and {AGAIN}",
    ),
    errno.EIO: _LOST,
    errno.ENODEV: _LOST,
    errno.ENXIO: _LOST,
}
"""What the system refuses, by its number -> what it means here, and what to do."""


def of_system(error: OSError, name: str = "") -> Problem:
    """What the system refused, as a problem.

    Parameters
    ----------
    error
        As raised.
    name
        The file it was about; that of the error, without its folders, unless given.
    """
    about = name or (Path(os.fsdecode(error.filename)).name if _has_name(error) else "")
    told = OF_SYSTEM.get(error.errno or 0)
    if told is None:
        words = os.strerror(error.errno) if error.errno else type(error).__name__
        told = (f"The computer refused: {words}.", f"See that the disk is well, and {AGAIN}")
    return Problem(told[0], Place(about), told[1])


def _has_name(error: OSError) -> bool:
    return isinstance(error.filename, str | bytes | os.PathLike)


def unknown_name(kind: str, name: str, known: Sequence[str], place: Place = Place()) -> Problem:
    """A failed look-up by name, with the names that exist.

    Parameters
    ----------
    kind
        What was looked for ("platform", "stage"), in the singular.
    name
        The name that is not there.
    known
        The names that are.
    """
    return Problem(
        f'There is no {kind} called "{name}".', place, f"Choose one of: {', '.join(known)}."
    )


def list_rows(rows: Sequence[int]) -> str:
    """Row numbers as a short phrase: "rows 3, 9 and 12" or "rows 3, 4, 5, 6, 7 and 30 more".

    Parameters
    ----------
    rows
        Row numbers counted from 1; at least one.
    """
    first = [str(row) for row in rows[:MOST_ROWS_LISTED]]
    if len(rows) == 1:
        return f"row {first[0]}"
    if len(rows) > MOST_ROWS_LISTED:
        return f"rows {', '.join(first)} and {len(rows) - MOST_ROWS_LISTED:,} more"
    return f"rows {', '.join(first[:-1])} and {first[-1]}"


def many(count: int, noun: str) -> str:
    """A number with its noun: "1 answer", "2,000 answers".

    Parameters
    ----------
    count
        How many; of 0 the noun has an s too.
    noun
        In the singular, with an s for more.
    """
    return f"1 {noun}" if count == 1 else f"{count:,} {noun}s"
