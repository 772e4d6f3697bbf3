"""Rows of delimited text that are wider or shorter than their headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from consult.errors import Problem, list_rows
from consult.read.export.columns import Columns
from consult.read.export.grid import Issue, IssueSeverity, letter_of
from consult.read.layout.headings import width
from consult.read.layout.sheet import Sheet


def _headings_width(sheet: Sheet) -> int:
    return max(len(sheet.grid.rows[row]) for row in sheet.layout.heading_rows)


def too_wide(sheet: Sheet) -> list[Problem]:
    """Rows with a cell that no heading stands over: a comma has cut a comment.

    Parameters
    ----------
    sheet
        Of delimited text; a workbook's cells cannot move.

    Returns
    -------
    list of Problem
        One, however many rows, at the first of them and the column that was probably cut.
    """
    limit = _headings_width(sheet)
    first = sheet.layout.first_row
    beyond = sheet.grid.filled[first:, limit:].nonzero()[0].tolist()
    rows = [row + first + 1 for row in dict.fromkeys(beyond)]
    if not rows:
        return []
    times = "1 row has" if len(rows) == 1 else f"{len(rows):,} rows have"
    what = f"{times} more cells than there are headings ({list_rows(rows)})."
    hint = "A comment probably holds a comma that is not inside quotation marks; export it again."
    column = _likely_cut(sheet.grid.rows[rows[0] - 1])
    return [Problem(what, replace(sheet.grid.place, row=rows[0], column=column), hint)]


def _likely_cut(cells: Sequence[str]) -> str:
    """The column of a comment that a comma cut: the next cell goes on with a space."""
    after = [at for at, cell in enumerate(cells) if at and cell.startswith(" ") and cell.strip()]
    return letter_of(after[0] - 1) if after else ""


def blank_beyond(sheet: Sheet) -> list[Issue]:
    """Blank cells that data rows have and the headings do not; the columns do not move.

    Parameters
    ----------
    sheet
        Any; nothing is found in a workbook, nor where all rows are of one length.
    """
    grid = sheet.grid
    if not grid.delimited or isinstance(grid.rows, Columns):
        return []
    limit = _headings_width(sheet)
    rows = [row + 1 for row in sheet.response_rows if len(grid.rows[row]) > limit]
    if not rows:
        return []
    message = "Rows end in blank cells beyond the last heading; those cells were left out."
    place = replace(grid.place, row=rows[0])
    return [Issue(IssueSeverity.NOTE, "blank cells beyond", place, message, len(rows))]


def short_rows(sheet: Sheet) -> list[Issue]:
    """Rows with fewer cells than there are headings.

    Parameters
    ----------
    sheet
        Any; nothing is found in a workbook, nor where all rows are of one length.
    """
    if not sheet.grid.delimited or isinstance(sheet.grid.rows, Columns):
        return []
    limit = width(sheet.grid, sheet.layout.heading_rows[0])
    short = [row + 1 for row in sheet.response_rows if len(sheet.grid.rows[row]) < limit]
    if not short:
        return []
    place = replace(sheet.grid.place, row=short[0])
    message = "Rows have fewer cells than there are headings; the cells missing are blank."
    return [Issue(IssueSeverity.WARNING, "short rows", place, message, len(short))]
