"""Read a review workbook that came back: its cells as words, with where each of them stands."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from consult.coding.review import layout as at
from consult.errors import Place, Problem, ReviewError
from consult.office.words import one_line

ROWS_TO_HEADER = 20
"""The headings stand in one of the first so many rows.

They are written below the title and a note; people put rows of their own above.
Below row 20 an answer that happens to say "Code id" would be taken for them.
"""

_MADE_FROM = re.compile(rf"{at.MADE_FROM} ([0-9a-f]+)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""How a workbook writes a character that XML cannot hold."""

AGAIN = (
    "Put it back as it was, or fill in a fresh copy: move this file away and run the study, and a "
    "new one is made."
)


@dataclass(frozen=True)
class ReviewLine:
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


@dataclass(frozen=True)
class Returned:
    """A review workbook that came back.

    Parameters
    ----------
    file
        Its name.
    fingerprint
        Of the suggestions it was made from; empty when the line was taken out.
    themes, answers
        The rows of the two sheets that people fill in.
    headings
        Headings of the sheet of answers.
    """

    file: str
    fingerprint: str
    themes: tuple[ReviewLine, ...]
    answers: tuple[ReviewLine, ...]
    headings: tuple[str, ...]


def read_returned(path: Path) -> Returned:
    """Read a review workbook that came back.

    Parameters
    ----------
    path
        An .xlsx file, saved by any program. Words that begin with "=" are words here.

    Raises
    ------
    ReviewError
        When the file is no workbook, or sheets or columns are missing: all of them at once.
    """
    book = _open(path)
    missing = [name for name in (at.THEMES, at.ANSWERS) if name not in book.sheetnames]
    problems = [
        Problem("The sheet is missing.", Place(path.name, sheet=name), AGAIN) for name in missing
    ]
    found: dict[str, tuple[ReviewLine, ...]] = {}
    headings: tuple[str, ...] = ()
    for name in (at.THEMES, at.ANSWERS):
        if name in missing:
            continue
        rows = [[(cell, _words(cell)) for cell in row] for row in book[name].iter_rows()]
        key = at.CODE_ID if name == at.THEMES else at.ANSWER_ID
        header = _header(rows, key)
        letters = {words: cell.column_letter for cell, words in header if words}
        problems += _missing(path.name, name, letters)
        found[name] = tuple(_lines(rows, header, letters, name, path.name))
        headings = tuple(letters)
    if problems:
        raise ReviewError(problems)
    made_from = _fingerprint(book[at.README]) if at.README in book.sheetnames else ""
    return Returned(path.name, made_from, found[at.THEMES], found[at.ANSWERS], headings)


def _open(path: Path) -> Any:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of drop-downs it leaves out as it reads
        try:
            return load_workbook(path)
        except Exception as error:  # a file of any other kind fails in openpyxl's own many ways
            raise ReviewError(
                Problem(
                    "The file cannot be read as a workbook.",
                    Place(path.name),
                    "Save it in Excel as “Excel Workbook (.xlsx)”, without a password, under this "
                    "name; or move it away and run the study, and a new one is made.",
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


def _header(rows: Sequence[Row], key: str) -> Row:
    for row in rows[:ROWS_TO_HEADER]:
        if any(words == key for _, words in row):
            return row
    return max(rows[:ROWS_TO_HEADER], key=lambda row: sum(bool(w) for _, w in row), default=())


def _missing(file: str, sheet: str, letters: Mapping[str, str]) -> list[Problem]:
    needed = list(at.THEME_COLUMNS_NEEDED)
    if sheet == at.ANSWERS:
        needed = [at.ANSWER, at.QUESTION, at.ACCEPT_ALL, at.REVIEWER, at.ANSWER_ID]
        parts = (at.CODE, at.DECISION)
        numbers = {number for heading in letters for number in number_of(heading, parts)}
        needed += [at.numbered(part, n) for n in sorted({1, *numbers}) for part in parts]
        needed.append(at.numbered(at.ADD, 1))
    return [
        Problem("The column is missing.", Place(file, sheet, heading=heading), AGAIN)
        for heading in needed
        if heading not in letters
    ]


def number_of(heading: str, parts: Iterable[str]) -> Iterator[int]:
    """The number behind a heading that stands several times; nothing when it is none of them.

    Parameters
    ----------
    heading
        As it stands in the workbook.
    parts
        Headings without their numbers.
    """
    name, _, number = heading.rpartition(" ")
    if name in parts and number.isdecimal():
        yield int(number)


def _lines(
    rows: Sequence[Row], header: Row, letters: Mapping[str, str], sheet: str, file: str
) -> Iterator[ReviewLine]:
    first = header[0][0].row if header else 0
    names = {cell.column: words for cell, words in header if words}
    for row in rows[first:]:
        cells = {names[cell.column]: words for cell, words in row if words and cell.column in names}
        if cells:
            yield ReviewLine(cells, sheet, row[0][0].row, letters, file)


def _fingerprint(sheet: Any) -> str:
    for (value,) in sheet.iter_rows(max_col=1, values_only=True):
        match = _MADE_FROM.search(str(value or ""))
        if match:
            return match.group(1)
    return ""
