"""A workbook that people filled in: its cells as words, with where each of them stands."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from consult.errors import Place, Problem, ReviewError, of_system
from consult.office.words import one_line

ROWS_TO_HEADER = 20
"""The headings stand in one of the first so many rows.

They are written below the title and a note; people put rows of their own above.
Below row 20 an answer that happens to say "Code id" would be taken for them.
"""

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""How a workbook writes a character that XML cannot hold."""


@dataclass(frozen=True)
class SheetLine:
    """One row of a sheet.

    Parameters
    ----------
    cells
        Heading -> words; empty cells are left out.
    sheet, row
        Where it stands.
    letters
        Heading -> letter of its column.
    file
        Name of the workbook.
    """

    cells: Mapping[str, str]
    sheet: str
    row: int
    letters: Mapping[str, str]
    file: str

    def __getitem__(self, heading: str) -> str:
        return self.cells.get(heading, "")

    def problem(self, heading: str, what: str, hint: str) -> Problem:
        """Something wrong in one cell of the row.

        Parameters
        ----------
        heading
            Of the column; one that the sheet lacks leaves the place without a letter.
        what, hint
            The sentences of the problem; neither may quote a cell.
        """
        letter = self.letters.get(heading, "")
        return Problem(what, Place(self.file, self.sheet, self.row, letter, heading), hint)


def open_filled_in(path: Path, hint: str) -> Any:
    """A workbook that people filled in, opened by openpyxl.

    Parameters
    ----------
    path
        An .xlsx file, saved by any program.
    hint
        What to do when it is none.

    Raises
    ------
    ReviewError
        When the file is no workbook, or may not be read.
    """
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of drop-downs it leaves out as it reads
        try:
            return load_workbook(path)
        except (PermissionError, IsADirectoryError, FileNotFoundError) as error:
            raise ReviewError(of_system(error, path.name)) from error
        except Exception as error:  # a file of any other kind fails in openpyxl's own many ways
            raise ReviewError(
                Problem(
                    "The file cannot be read as a workbook.",
                    Place(path.name),
                    hint,
                )
            ) from error


def _words(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    text = getattr(value, "text", value)  # a formula over several cells is an object
    return as_read(str(text))


def as_read(text: str) -> str:
    """Words as they come out of a cell: on one line, what workbooks escape put back.

    Parameters
    ----------
    text
        As the cell holds it, or as it was written into one.
    """
    return one_line(_ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text))


Row = Sequence[tuple[Any, str]]


def rows_of(sheet: Any) -> list[Row]:
    """Every row of a sheet: each cell with its words, up to the last that holds anything.

    Parameters
    ----------
    sheet
        Of openpyxl.

    Notes
    -----
    A stray space in the last cell that there is makes a sheet of 17 thousand million cells for
    ``iter_rows``. So only rows are gone through that the file has.
    """
    last: dict[int, int] = {}
    for (row, column), cell in sheet._cells.items():  # nothing public tells which cells there are
        if cell.value is not None and _words(cell):
            last[row] = max(column, last.get(row, 0))
    empty: Row = ()
    rows = [empty] * max(last, default=0)
    for row, width in last.items():
        cells = [sheet.cell(row, column) for column in range(1, width + 1)]
        rows[row - 1] = [(cell, _words(cell)) for cell in cells]
    return rows


def header_of(rows: Sequence[Row], key: str) -> Row:
    """The row of the headings: the first with a heading that is always there, else the fullest.

    Parameters
    ----------
    rows
        From ``rows_of``.
    key
        The heading by which it is known.
    """
    for row in rows[:ROWS_TO_HEADER]:
        if any(words == key for _, words in row):
            return row
    return max(rows[:ROWS_TO_HEADER], key=lambda row: sum(bool(w) for _, w in row), default=())


def lines_of(rows: Sequence[Row], header: Row, sheet: str, file: str) -> Iterator[SheetLine]:
    """The rows beneath the headings that hold anything.

    Parameters
    ----------
    rows, header
        From ``rows_of`` and ``header_of``.
    sheet, file
        Where they stand.
    """
    letters = {words: cell.column_letter for cell, words in header if words}
    first = header[0][0].row if header else 0
    names = {cell.column: words for cell, words in header if words}
    for row in rows[first:]:
        cells = {names[cell.column]: words for cell, words in row if words and cell.column in names}
        if cells:
            yield SheetLine(cells, sheet, row[0][0].row, letters, file)


def beside(rows: Sequence[Row], label: str) -> str:
    """The words in the cell after the first that holds a label; empty where there is none.

    Parameters
    ----------
    rows
        From ``rows_of``.
    label
        Whole words of a cell.
    """
    for row in rows:
        words = [words for _, words in row]
        if label in words[:-1]:
            return words[words.index(label) + 1]
    return ""
