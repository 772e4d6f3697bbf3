"""Workbooks to rows of text: calamine for speed, openpyxl where a cell may hide words."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from consult.errors import ExportError, Place, Problem
from consult.read.grid import Container, Export, Grid, Issue, Severity, letter_of

_SUSPECT = re.compile(rb"<f[ >/]|t=\"e\"")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SHEET = re.compile(r"xl/worksheets/.*\.xml")
_LONGEST_CELL = 32_767
"""Excel cuts off what is longer. Source: Microsoft, Excel specifications and limits."""


def read_workbook(data: bytes, file: str, container: Container) -> Export:
    """Every sheet of a workbook that holds anything.

    Parameters
    ----------
    data
        The bytes of the file.
    file
        Its name, for messages.
    container
        What it is.

    Raises
    ------
    ExportError
        When it is damaged.
    """
    sheets = _sheets(data, file)
    issues: list[Issue] = []
    if container is Container.XLSX and _may_hide_words(data):
        for name, rows in sheets.items():
            issues += _recover(data, file, name, rows)
    grids = []
    for name, rows in sheets.items():
        if any(any(cell.strip() for cell in row) for row in rows):
            grids.append(Grid(file, name, rows))
            issues += _cut_off(file, name, rows)
    return Export(file, container, tuple(grids), issues=tuple(issues))


def _sheets(data: bytes, file: str) -> dict[str, list[list[str]]]:
    from python_calamine import CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return {
            name: _filled(book.get_sheet_by_name(name).to_python(skip_empty_area=False))
            for name in book.sheet_names
        }
    except Exception as error:  # calamine raises several kinds, one of them its own panic
        raise ExportError(damaged(file)) from error


def damaged(file: str) -> Problem:
    """The problem of a workbook or archive that cannot be opened."""
    return Problem(
        "The file is damaged or was only half downloaded.",
        Place(file=file),
        "Download or export it again.",
    )


def _filled(values: Iterable[Iterable[object]]) -> list[list[str]]:
    rows = [[_as_written(value) for value in row] for row in values]
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return rows


def _as_written(value: object) -> str:
    """A cell as text: 5.0 is "5", a date is ISO, blank is the only missing value."""
    if isinstance(value, str):
        return value  # calamine has decoded _x000D_ and its like
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, date):
        return value.strftime("%Y-%m-%d 00:00:00")
    if isinstance(value, time):
        return value.strftime("%H:%M:%S")
    return (
        str(timedelta(seconds=value.total_seconds()))
        if isinstance(value, timedelta)
        else str(value)
    )


def _character(match: re.Match[str]) -> str:
    return chr(int(match.group(1), 16))


def _may_hide_words(data: bytes) -> bool:
    """Whether any cell is a formula or an error, which calamine gives as 0 or blank."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return any(
            _SUSPECT.search(package.read(name))
            for name in package.namelist()
            if _SHEET.fullmatch(name)
        )


def _recover(data: bytes, file: str, name: str, rows: list[list[str]]) -> list[Issue]:
    """Put words typed with a leading "=" back into ``rows``, and list those lost for good.

    ``rows`` is filled in place: it is still being built by this module.
    """
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of styles and rules that hold no data
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False)
        lost: list[tuple[int, int]] = []
        found: list[tuple[int, int]] = []
        for cell in _formulas_and_errors(book[name]):
            at = (cell.row - 1, cell.column - 1)
            if cell.data_type == "e":
                lost.append(at)
            elif _put(rows, *at, _ESCAPED.sub(_character, str(cell.value))):
                found.append(at)
        book.close()
    return [*_about_lost(file, name, lost), *_about_found(file, name, found)]


def _formulas_and_errors(sheet: Any) -> Iterable[Any]:
    for row in sheet.iter_rows():
        yield from (cell for cell in row if cell.data_type in ("f", "e"))


def _put(rows: list[list[str]], row: int, position: int, formula: str) -> bool:
    """Write a formula's own words where it has no result; False when it has one."""
    while len(rows) <= row:
        rows.append([])
    cells = rows[row]
    cells.extend([""] * (position + 1 - len(cells)))
    if cells[position] not in ("", "0") and not cells[position].startswith("#"):
        return False
    cells[position] = formula
    return True


def _about_lost(file: str, sheet: str, cells: list[tuple[int, int]]) -> list[Issue]:
    return [
        Issue(
            Severity.WARNING,
            "text lost in Excel",
            Place(file, sheet, row + 1, letter_of(position)),
            "The cell holds an Excel error in place of what was typed; it was read as blank.",
        )
        for row, position in cells
    ]


def _about_found(file: str, sheet: str, cells: list[tuple[int, int]]) -> list[Issue]:
    if not cells:
        return []
    row, position = cells[0]
    return [
        Issue(
            Severity.NOTE,
            "formula read as text",
            Place(file, sheet, row + 1, letter_of(position)),
            'Cells that begin with "=" were read as the words typed.',
            len(cells),
        )
    ]


def _cut_off(file: str, sheet: str, rows: list[list[str]]) -> list[Issue]:
    return [
        Issue(
            Severity.WARNING,
            "probably cut off",
            Place(file, sheet, row + 1, letter_of(position)),
            f"The cell is exactly as long as Excel allows ({_LONGEST_CELL:,} characters).",
        )
        for row, cells in enumerate(rows)
        for position, cell in enumerate(cells)
        if len(cell) == _LONGEST_CELL
    ]
