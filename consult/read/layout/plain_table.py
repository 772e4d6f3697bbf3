"""The layout of any table, whoever wrote it: what is left when no platform is recognised.

One heading row as a rule; two where codes stand above the questions. Questions spread over columns
are put together where headings and cells show it: "Question - Option" with cells that repeat the
option, an option alone above such cells, "Other - Write In:Question" beside its question.
"""

from __future__ import annotations

from dataclasses import replace
from statistics import median

from consult.read.export.declared import Role
from consult.read.export.grid import Grid
from consult.read.layout.by_cells import put_together
from consult.read.layout.footer_rows import rows_beneath
from consult.read.layout.headings import heading_row, plain_columns
from consult.read.layout.reader import Layout, SheetColumn
from consult.read.layout.roles import usual_role
from consult.read.values.dates import order_of
from consult.read.values.stamps import read_stamp

PLATFORM = "generic"
"""Name of the reader that takes a sheet for a table and nothing more."""

_FEWEST_FILLED = 2
"""Cells of a row that is part of a table rather than a title or a note. Tried at one and four: no
draft of 98 changes, but at four totals beneath a narrow table are read as responses (a test has
them)."""

_FILLED = 0.9
"""Share of the columns that a row of questions beneath codes fills. Source: formats survey, 2.3.
Tried at 0.45 and 0.95: no draft of 98
changes."""

_LONG_HEADING = 25
"""Characters of the middle question of such a row, above which it is long; codes are at most half
as long. Source: formats survey, 2.3. Tried: halved, the codes of one file ("Ident 1") count as long
and stay its headings; doubled, notes that explain the headings of another are taken for
questions."""

_ROWS_COMPARED = 20
"""Responses whose cells are compared in length with the row of questions. Tried at 10 and 40: no
draft of 98 changes."""


def table_on(grid: Grid) -> Layout | None:
    """A layout with one heading row, found by its width, or ``None`` for a blank sheet.

    Parameters
    ----------
    grid
        Any sheet.
    """
    row = heading_row(grid)
    return None if row is None else table_at(grid, row)


def table_at(grid: Grid, row: int) -> Layout:
    """The layout of a table whose headings stand in a given row, whoever wrote it.

    Parameters
    ----------
    grid
        Any sheet.
    row
        Position of the headings; the row beneath them may hold the questions.

    Returns
    -------
    Layout
        Unsure (0.3): whoever knows the platform better is believed.
    """
    above, row = row, row + _asked_beneath(grid, row)
    columns = _one_of_each(
        plain_columns(grid, row, lambda heading, i: _role(grid, row, heading, i))
    )
    columns = put_together(grid, columns, row + 1)
    ids = [column.position for column in columns if column.role is Role.ID]
    times = [column.position for column in columns if column.role is Role.TIME]
    stamps = grid.column(times[0], range(row + 1, len(grid.rows))) if times else []
    not_data = rows_beneath(grid, row + 1, ids[0] if ids else None) if _long(grid, row) else ()
    evidence = f"row {above + 1} is the first that is as wide as the table"
    if above != row:
        evidence += f", and row {row + 1} holds the questions"
    rows = tuple(range(above, row + 1))
    return Layout(PLATFORM, 0.3, evidence, rows, row + 1, columns, not_data, order_of(stamps))


def _asked_beneath(grid: Grid, row: int) -> int:
    """1 where the questions stand in the row beneath short headings, else 0.

    Source: formats survey, 2.3, second tier: the next row is more than 90 % filled and long. A
    first response may be that too, so it must look asked, or be far longer than those after it.
    """
    asked, wide = _row(grid, row + 1), len(_row(grid, row))
    if wide < _FEWEST_FILLED or len(asked) <= _FILLED * wide or _middle(asked) <= _LONG_HEADING:
        return 0
    if _middle(_row(grid, row)) > _LONG_HEADING / 2 or len(set(asked)) < len(asked):
        return 0
    questions = sum(cell.rstrip().endswith("?") for cell in asked)
    answers = [cell for at in range(row + 2, row + 2 + _ROWS_COMPARED) for cell in _row(grid, at)]
    return int(questions > len(asked) / 2 or _middle(answers) < _middle(asked) / 2)


def _row(grid: Grid, row: int) -> list[str]:
    return [cell for cell in grid.rows[row] if cell.strip()] if row < len(grid.rows) else []


def _middle(cells: list[str]) -> float:
    return float(median(map(len, cells))) if cells else 0.0


def _role(grid: Grid, row: int, heading: str, position: int) -> Role | None:
    """A column is the time of submission only if every cell of it is a date."""
    role = usual_role(heading)
    if role is not Role.TIME:
        return role
    stamps = grid.column(position, range(row + 1, len(grid.rows)))
    order = order_of(stamps)
    said = [stamp.strip() for stamp in stamps if stamp.strip()]
    days = {stamp.partition(" ")[0] for stamp in said}
    dates = all(read_stamp(day, order) for day in days)
    dates = dates or all(read_stamp(stamp, order) for stamp in said)
    return Role.TIME if dates else Role.PLATFORM


def _long(grid: Grid, row: int) -> bool:
    return int((grid.filled[row + 1 :].sum(axis=1) >= _FEWEST_FILLED).sum()) > 1


def _one_of_each(columns: tuple[SheetColumn, ...]) -> tuple[SheetColumn, ...]:
    """Only the first id and the first time count; the others are columns of the platform."""
    seen: set[Role] = set()
    out = []
    for column in columns:
        role = column.role
        if role in (Role.ID, Role.TIME) and role in seen:
            role = Role.PLATFORM
        seen.add(role)
        out.append(replace(column, role=role))
    return tuple(out)
