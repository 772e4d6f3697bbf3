"""Google Forms: the .csv or .tsv of the form, or its spreadsheet.

One heading row. The first column is "Timestamp". Ticked options stand in one cell, parted by
", " (spreadsheet) or ";" (form); a grid is a column a row, "Question [Row]". Words typed for
"Other" stand among the options. Source: formats survey, 3.7.
"""

from __future__ import annotations

import re

from consult.read.export.declared import Role
from consult.read.export.grid import Grid
from consult.read.layout.headings import plain_columns, tidy
from consult.read.layout.reader import Layout, Reader, SheetColumn
from consult.read.layout.roles import usual_role
from consult.read.values.dates import order_of, read_date

PLATFORM = "google_forms"
_ROW = re.compile(r"^(?P<stem>.+?)\s*\[(?P<row>[^\[\]]+)\]$")
_TIMESTAMP = "timestamp"


def _recognise(grid: Grid) -> Layout | None:
    """The layout of a Google Forms export, or ``None``."""
    if tidy(grid.cell(0, 0)).casefold() != _TIMESTAMP:
        return None
    stamps = [grid.cell(row, 0) for row in range(1, len(grid.rows))]
    order = order_of(stamps)
    if not any(read_date(stamp, order) for stamp in stamps[:20]):
        return None
    columns = tuple(_column(column) for column in plain_columns(grid, 0, _role))
    evidence = 'the first heading is "Timestamp" and dates stand beneath it'
    return Layout(PLATFORM, 0.95, evidence, (0,), 1, columns, dates=order)


def _role(heading: str, position: int) -> Role | None:
    if position == 0:
        return Role.TIME
    role = usual_role(heading)
    return role if role is Role.PERSONAL else None


def _column(column: SheetColumn) -> SheetColumn:
    found = _ROW.match(column.heading)
    if not found or column.role is not Role.QUESTION:
        return column
    return SheetColumn(
        column.position, column.heading, found["stem"], found["row"], role=column.role
    )


READER = Reader(PLATFORM, "Google Forms", _recognise, separators=(", ", ";"))
