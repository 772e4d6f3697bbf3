"""A sheet as text, its columns by letter, and what was odd about the file it came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from consult.errors import DataError, Place, Problem
from consult.read.export.columns import Columns
from consult.read.export.declared import Declared
from consult.read.export.texts import Texts, Words

if TYPE_CHECKING:
    import numpy as np

    from consult.read.export.texts import Rows

_ALPHABET = 26
"""Letters from A to Z. Source: spreadsheets name columns A to Z, then AA, as numbers of base 26."""


class Container(StrEnum):
    """What a file really is, whatever its name says."""

    TEXT = "delimited text"
    XLSX = "Excel workbook"
    XLS = "Excel 97-2003 workbook"
    XLSB = "Excel binary workbook"
    ODS = "OpenDocument spreadsheet"
    ZIP = "zip archive"
    SPSS = "SPSS data file"
    TRIPLE_S = "Triple-S survey"
    FOLDER = "folder of documents"


class IssueSeverity(StrEnum):
    """How much an oddity matters; the values of ``consult.model.survey.tables.Severity``.

    That one stands beside the schemas, which load pandas; opening a file needs none of it.
    """

    NOTE = "note"
    WARNING = "warning"


@dataclass(frozen=True)
class Issue:
    """One kind of oddity found while reading. It never holds a respondent's words.

    Parameters
    ----------
    severity
        Whether a person should act on it.
    code
        Short name of the kind, to count by.
    place
        Where: file, sheet, first row, column and heading as far as they apply.
    message
        One sentence.
    count
        How many cells, rows or columns it is about.
    """

    severity: IssueSeverity
    code: str
    place: Place
    message: str
    count: int = 1


@dataclass(frozen=True)
class Grid:
    """A sheet: rows of text. Rows may be of different lengths; a missing cell is blank.

    Parameters
    ----------
    file, sheet
        Names as an analyst sees them; a text file has no sheet.
    rows
        All rows from the first of the sheet; every cell as it was written.
    delimited
        Whether a row wider than the headings means that the file is broken.
    declared
        What the file itself says of each column, from the first; empty where it says nothing.
    declared_by
        The platform that says it.
    merged
        Cells shown as one: row and position of the first and of the last of each run.
    rebuilt
        Why these are not the rows of the file, and what was done; empty where they are.
    folded
        Rows of the file that are part of another row here, or of none: why, and how many.
    """

    file: str
    sheet: str
    rows: Sequence[Sequence[str]]
    delimited: bool = False
    declared: tuple[Declared, ...] = ()
    declared_by: str = ""
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
    rebuilt: str = ""
    folded: tuple[tuple[str, int], ...] = ()

    @property
    def place(self) -> Place:
        """The file and sheet."""
        return Place(file=self.file, sheet=self.sheet)

    def cell(self, row: int, position: int) -> str:
        """The text of a cell; blank beyond the edges.

        Parameters
        ----------
        row, position
            Counted from 0.
        """
        if isinstance(self.rows, Columns):
            return self.rows.cell(row, position)
        if not 0 <= row < len(self.rows):
            return ""
        cells = self.rows[row]
        return cells[position] if position < len(cells) else ""

    def shown(self, row: int, position: int) -> str:
        """The text a person sees at a cell: that of the cells it is merged with, if any.

        Parameters
        ----------
        row, position
            Counted from 0.
        """
        for (top, left), (bottom, right) in self.merged:
            if top <= row <= bottom and left <= position <= right:
                return self.cell(top, left)
        return self.cell(row, position)

    def top(self, rows: int) -> Iterator[tuple[int, Sequence[str]]]:
        """The first rows with their positions.

        Parameters
        ----------
        rows
            How many; fewer come where the sheet has fewer.
        """
        yield from enumerate(self.rows[:rows])

    def column(self, position: int, rows: Sequence[int]) -> list[str]:
        """The cells of one column, as written.

        Parameters
        ----------
        position
            Of the column, counted from 0; beyond the last all cells are blank.
        rows
            Positions of rows that are there, in any order.
        """
        return self.columns.column(position, rows)

    def texts(self, position: int, rows: Rows) -> Texts:
        """The cells of one column by its distinct cells: for a question with few of them.

        Parameters
        ----------
        position, rows
            As in ``column``.
        """
        return self.columns.texts(position, rows)

    def words(self, position: int, rows: Rows) -> Words:
        """The cells of one column, nothing copied: for a question of which nearly all differ.

        Parameters
        ----------
        position, rows
            As in ``column``, but the rows ascend.
        """
        return Words(self.columns.words(position, rows))

    @property
    def filled(self) -> np.ndarray:
        """Row by column: whether the cell holds more than spaces."""
        return self.columns.filled

    @cached_property
    def columns(self) -> Columns:
        """The same cells by column, shorter rows filled up with blanks."""
        return self.rows if isinstance(self.rows, Columns) else Columns.of_rows(self.rows)


@dataclass(frozen=True)
class Export:
    """A file opened: what it is, its sheets that hold anything, and what was odd about it.

    Parameters
    ----------
    file
        Its name.
    container
        What its content is.
    grids
        Its sheets in order; at least one.
    encoding, delimiter
        Of a text file; empty for a workbook.
    issues
        Oddities that were put right or need a look.
    """

    file: str
    container: Container
    grids: tuple[Grid, ...]
    encoding: str = ""
    delimiter: str = ""
    issues: tuple[Issue, ...] = ()


def letter_of(position: int) -> str:
    """The letter a spreadsheet shows over a column.

    Parameters
    ----------
    position
        Counted from 0.

    Examples
    --------
    >>> letter_of(0), letter_of(27)
    ('A', 'AB')
    """
    letters = ""
    left = position + 1
    while left:
        left, digit = divmod(left - 1, _ALPHABET)
        letters = chr(ord("A") + digit) + letters
    return letters


def position_of(letters: str) -> int:
    """The position, counted from 0, of a column given by its letter.

    Parameters
    ----------
    letters
        "F" or "ab"; spaces around it and its case make no difference.

    Raises
    ------
    DataError
        When it is no column letter.
    """
    name = letters.strip().upper()
    if not name or not all("A" <= character <= "Z" for character in name):
        raise DataError(
            Problem(
                f'"{letters}" is no column letter.', hint='Write letters such as "F" or "U:CF".'
            )
        )
    position = 0
    for character in name:
        position = position * _ALPHABET + ord(character) - ord("A") + 1
    return position - 1


def positions_of(columns: Sequence[str]) -> tuple[int, ...]:
    """The positions of columns given as letters ("F") or runs of columns ("U:CF").

    Parameters
    ----------
    columns
        In the order wanted.

    Returns
    -------
    tuple
        A run with all that stands in it, its last column included.

    Raises
    ------
    DataError
        When one is no column letter.

    Examples
    --------
    >>> positions_of(["B", "D:F"])
    (1, 3, 4, 5)
    """
    found: list[int] = []
    for entry in columns:
        first, _, last = entry.partition(":")
        start = position_of(first)
        found.extend(range(start, (position_of(last) if last else start) + 1))
    return tuple(found)


def letters_of(positions: Sequence[int]) -> tuple[str, ...]:
    """Positions as letters, three or more neighbours as one run.

    Parameters
    ----------
    positions
        Counted from 0, in the order wanted; only ascending neighbours make a run.

    Examples
    --------
    >>> letters_of([1, 3, 4, 5])
    ('B', 'D:F')
    """
    runs: list[list[int]] = []
    for position in positions:
        if runs and position == runs[-1][-1] + 1:
            runs[-1].append(position)
        else:
            runs.append([position])
    out: list[str] = []
    for run in runs:
        if len(run) > 2:
            out.append(f"{letter_of(run[0])}:{letter_of(run[-1])}")
        else:
            out.extend(letter_of(position) for position in run)
    return tuple(out)
