"""Any table with one heading row: what is left when no platform is recognised."""

from __future__ import annotations

from consult.read.beneath import rows_beneath
from consult.read.dates import order_of
from consult.read.grid import Grid
from consult.read.layout import Column, Layout, Reader, Role, filled, heading_row, plain_columns
from consult.read.roles import usual_role
from consult.read.stamps import read_stamp

PLATFORM = "generic"
_FEWEST_FILLED = 2


def recognise(grid: Grid) -> Layout | None:
    """A layout with one heading row, found by its width, or ``None`` for a blank sheet."""
    row = heading_row(grid)
    if row is None:
        return None
    columns = _one_of_each(
        plain_columns(grid, row, lambda heading, i: _role(grid, row, heading, i))
    )
    ids = [column.position for column in columns if column.role is Role.ID]
    times = [column.position for column in columns if column.role is Role.TIME]
    stamps = [grid.cell(i, times[0]) for i in range(row + 1, len(grid.rows))] if times else []
    not_data = rows_beneath(grid, row + 1, ids[0] if ids else None) if _long(grid, row) else ()
    evidence = f"row {row + 1} is the first that is as wide as the table"
    return Layout(PLATFORM, 0.3, evidence, (row,), row + 1, columns, not_data, order_of(stamps))


def _role(grid: Grid, row: int, heading: str, position: int) -> Role | None:
    """A column is the time of submission only if every cell of it is a date."""
    role = usual_role(heading)
    if role is not Role.TIME:
        return role
    stamps = [grid.cell(i, position) for i in range(row + 1, len(grid.rows))]
    order = order_of(stamps)
    dates = all(read_stamp(stamp, order) for stamp in stamps if stamp.strip())
    return Role.TIME if dates else Role.PLATFORM


def _long(grid: Grid, row: int) -> bool:
    return sum(filled(cells) >= _FEWEST_FILLED for cells in grid.rows[row + 1 :]) > 1


def _one_of_each(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Only the first id and the first time count; the others are columns of the platform."""
    seen: set[Role] = set()
    out = []
    for column in columns:
        role = column.role
        if role in (Role.ID, Role.TIME) and role in seen:
            role = Role.PLATFORM
        seen.add(role)
        out.append(Column(column.position, column.heading, column.stem, role=role))
    return tuple(out)


READER = Reader(PLATFORM, "Table", recognise, separators=(", ", ";", "|", ","))
