"""EngagementHQ ("Let's talk Kent"): the survey sheet of its Excel report.

Columns A to C are empty. D1 holds the survey's title, D3 "Date of contribution", row 4 the other
headings from E on, and responses start in row 5. Summary rows, with neither date nor id, may
follow. Ticked options stand in one cell, parted by ", "; a grid stands in one cell too,
"Statement : Answer, Statement : Answer". The sheet of the Q&A tool has all its headings on row 3.
The list of participants holds no responses. Source: formats survey, 3.1 (Go Vocal's importer).
"""

from __future__ import annotations

from dataclasses import replace

from consult.errors import ExportError, Problem
from consult.read.export.declared import Role
from consult.read.export.grid import Grid
from consult.read.layout.headings import ROWS_LOOKED_AT, tidy, width
from consult.read.layout.reader import Layout, Reader, SheetColumn
from consult.read.layout.roles import usual_role
from consult.read.values.dates import order_of

PLATFORM = "engagementhq"
_FIRST = "date of contribution"
_SIGNS = ("login (screen name)", "usertype", "contributor summary")
_ANSWER_OF_COUNCIL = "public answer"
_OF_PARTICIPANTS = frozenset({"screen name", "joined", "user status", "participant tags"})
_PARTICIPANTS = "This is EngagementHQ's list of participants; it holds no responses."
_REPORT_INSTEAD = "Export the survey's responses: the Excel report of the project, or of the tool."
_META = {
    "login (screen name)": Role.PERSONAL,
    "login": Role.PERSONAL,
    "email": Role.PERSONAL,
    "usertype": Role.PLATFORM,
    "response id": Role.ID,
    _ANSWER_OF_COUNCIL: Role.PLATFORM,
    "private answer": Role.PLATFORM,
}


def _recognise(grid: Grid) -> Layout | None:
    """The layout of an EngagementHQ survey sheet or Q&A sheet, or ``None``.

    Raises
    ------
    ExportError
        When it is the list of participants.
    """
    if _are_participants(grid):
        raise ExportError(Problem(_PARTICIPANTS, grid.place, _REPORT_INSTEAD))
    for row, cells in grid.top(ROWS_LOOKED_AT):
        for position, cell in enumerate(cells[:8]):
            if tidy(cell).casefold() == _FIRST:
                return _layout(grid, row, position)
    return None


def _are_participants(grid: Grid) -> bool:
    headings = {tidy(cell).casefold() for cell in _row(grid, 0)}
    return headings >= _OF_PARTICIPANTS


def _layout(grid: Grid, top: int, first: int) -> Layout | None:
    signs = [tidy(cell).casefold() for row in (top, top + 1) for cell in _row(grid, row)]
    questions = _ANSWER_OF_COUNCIL in (tidy(cell).casefold() for cell in _row(grid, top))
    if not questions and not any(sign.startswith(_SIGNS) for sign in signs):
        return None
    split = not questions and not grid.cell(top + 1, first).strip()
    rows = (top, top + 1) if split else (top,)
    start = rows[-1] + 1
    columns = tuple(
        _column(i, _heading(grid, rows, i), first) for i in range(first, width(grid, top))
    )
    ids = [column.position for column in columns if column.role is Role.ID]
    beside = '"Public Answer" as on a Q&A sheet' if questions else "a login beside it"
    evidence = f'column {columns[0].letter} is headed "Date of contribution", with {beside}'
    stamps = [grid.cell(row, first) for row in range(start, len(grid.rows))]
    beneath = _beneath(grid, start, (first, *ids))
    return Layout(PLATFORM, 0.95, evidence, rows, start, columns, beneath, order_of(stamps))


def _heading(grid: Grid, rows: tuple[int, ...], position: int) -> str:
    return tidy(next((c for row in rows if (c := grid.cell(row, position)).strip()), ""))


def _beneath(grid: Grid, start: int, keys: tuple[int, ...]) -> tuple[int, ...]:
    """Row numbers of the summary: rows after the last response, with neither date nor id."""
    last = max(
        (
            row
            for row in range(start, len(grid.rows))
            if any(grid.cell(row, key).strip() for key in keys)
        ),
        default=start - 1,
    )
    return tuple(
        row + 1
        for row in range(last + 1, len(grid.rows))
        if any(cell.strip() for cell in _row(grid, row))
    )


def _row(grid: Grid, row: int) -> list[str]:
    return list(grid.rows[row]) if row < len(grid.rows) else []


def _column(position: int, heading: str, first: int) -> SheetColumn:
    column = SheetColumn(position, heading, heading)
    words = heading.casefold()
    if position == first:
        return replace(column, role=Role.TIME)
    if words.startswith("contributor summary"):
        return replace(column, role=Role.PLATFORM)
    known = _META.get(words)
    usual = usual_role(heading)
    return replace(column, role=known or (usual if usual is Role.PERSONAL else Role.QUESTION))


READER = Reader(PLATFORM, "EngagementHQ", _recognise, separators=(", ",))
