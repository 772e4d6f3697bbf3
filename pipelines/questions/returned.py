"""Read questions.xlsx as it came back: its cells, and what it was written with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from consult.errors import Place, Problem, ReviewError
from consult.office.filled_in import (
    Row,
    SheetLine,
    as_read,
    header_of,
    lines_of,
    open_filled_in,
    rows_of,
)
from pipelines.questions import layout as at
from pipelines.questions.book import BookRow, QuestionBook
from pipelines.questions.sheets import COUNTED

AGAIN = (
    "Put it back as it was; or move this file away and run the study, and a new one is made from "
    "study.toml."
)
UNREADABLE = (
    "Save it in Excel as “Excel Workbook (.xlsx)”, without a password, under this name; or move it "
    "away and run the study, and a new one is made from study.toml. Nothing in study.toml is lost."
)


@dataclass(frozen=True)
class ReturnedBook:
    """A questions.xlsx that came back.

    Parameters
    ----------
    written
        What it showed when it was written.
    lines
        Sheet -> key of a row -> its line, of rows that are known by a key.
    own
        Whether people wrote anything beside the cells to fill in: notes, columns, sheets.
    problems
        Rows that cannot be told.
    """

    written: QuestionBook
    lines: Mapping[str, Mapping[str, SheetLine]]
    own: bool
    problems: tuple[Problem, ...] = ()


def read_book(path: Path) -> ReturnedBook:
    """Read questions.xlsx.

    Parameters
    ----------
    path
        The file, saved by any program.

    Raises
    ------
    ReviewError
        When it is no workbook, or sheets or columns are missing: all of them at once.
    """
    file = open_filled_in(path, UNREADABLE)
    if at.AS_WRITTEN not in file.sheetnames:
        what = "The hidden sheet is missing that tells what people changed."
        raise ReviewError(Problem(what, Place(path.name, at.AS_WRITTEN), AGAIN))
    written = _written(rows_of(file[at.AS_WRITTEN]))
    missing: list[Problem] = []
    problems: list[Problem] = []
    lines: dict[str, dict[str, SheetLine]] = {}
    own = not set(file.sheetnames) <= {*at.COLUMNS, at.WORDS, at.AS_WRITTEN}
    for sheet, rows in written.sheets.items():
        if not rows:
            continue
        if sheet not in file.sheetnames:
            missing.append(Problem("The sheet is missing.", Place(path.name, sheet), AGAIN))
            continue
        every = rows_of(file[sheet])
        header = header_of(every, at.KEYS[sheet])
        if lacking := _missing(header, sheet, path.name):
            missing += lacking
            continue
        found, wrong, beside = _lines(every, header, sheet, path.name, written)
        lines[sheet] = found
        problems += wrong
        own = own or beside
    if missing:
        raise ReviewError(missing)
    return ReturnedBook(written, lines, own, tuple(problems))


def _written(rows: Sequence[Row]) -> QuestionBook:
    sheets: dict[str, dict[str, dict[str, str]]] = {name: {} for name in at.COLUMNS}
    title = counted = ""
    for row in rows:
        sheet, key, heading, words = ([words for _, words in row] + [""] * 4)[:4]
        if sheet == COUNTED:
            counted, title = key, words
        elif sheet in sheets and heading in at.COLUMNS[sheet]:
            blank = dict.fromkeys(at.COLUMNS[sheet], "")
            sheets[sheet].setdefault(key, blank)[heading] = words
    known = {
        sheet: tuple(BookRow(key, cells) for key, cells in rows.items())
        for sheet, rows in sheets.items()
    }
    return QuestionBook(title, known, counted)


def _missing(header: Row, sheet: str, file: str) -> list[Problem]:
    headings = {words for _, words in header}
    return [
        Problem("The column is missing.", Place(file, sheet, heading=heading), AGAIN)
        for heading in (at.KEYS[sheet], *at.TO_FILL_IN[sheet])
        if heading not in headings
    ]


def _lines(
    rows: Sequence[Row], header: Row, name: str, file: str, written: QuestionBook
) -> tuple[dict[str, SheetLine], list[Problem], bool]:
    """The lines of a sheet by their keys, what is wrong, and whether people wrote beside them."""
    headings = {words for _, words in header if words}
    problems: list[Problem] = []
    shown = set(at.COLUMNS[name]) & headings - set(at.TO_FILL_IN[name])
    found: dict[str, SheetLine] = {}
    beside = bool(headings - set(at.COLUMNS[name]))
    for line in lines_of(rows, header, name, file):
        key = line[at.KEYS[name]]
        known = written.row(name, key)
        if known is None:
            problems += _strange(line, name)
            beside = True
        elif key in found:
            problems.append(_twice(line, found[key], name))
        else:
            found[key] = line
            beside = beside or any(
                line[heading] != as_read(known.cells[heading]) for heading in shown
            )
    return found, problems, beside


def _strange(line: SheetLine, sheet: str) -> Iterator[Problem]:
    """A row that is none of those written; people's own notes are left in peace."""
    key = at.KEYS[sheet]
    if any(line[heading] for heading in at.TO_FILL_IN[sheet]):
        what = "No row of the workbook was written with this in its first column."
        if not line[key]:
            what = f"The row says nothing under “{key}”, so nobody can tell what it is about."
        hint = "Put back what stood there, or empty the tinted cells of the row."
        yield line.problem(key, what, hint)


def _twice(line: SheetLine, first: SheetLine, sheet: str) -> Problem:
    what = f"Rows {first.row} and {line.row} are about the same {_NOUN[sheet]}."
    return line.problem(at.KEYS[sheet], what, "Keep one of them and delete the other.")


_NOUN = {
    at.QUESTIONS: "question",
    at.PROPOSALS: "proposal",
    at.FILES: "file",
    at.LEFT_OUT: "column",
}
