"""The layout of a grid whose columns the file itself describes, as SPSS and Triple-S do."""

from __future__ import annotations

from collections.abc import Sequence

from consult.read.export.declared import Declared, Holds, Role
from consult.read.export.grid import Grid
from consult.read.layout.headings import tidy
from consult.read.layout.reader import Layout, SheetColumn
from consult.read.layout.roles import usual_role
from consult.read.values.dates import YEAR_FIRST, read_date

_HEADING_ROWS = (0, 1)
"""Names stand in the first row of such a grid, labels in the second; responses follow."""


def layout_of(grid: Grid, platform: str, evidence: str) -> Layout | None:
    """The layout of a grid whose columns the platform declares; ``None`` for any other.

    Parameters
    ----------
    grid
        A sheet opened; names in its first row, labels in its second.
    platform
        Name of the reader that asks; only files that it wrote are its own.
    evidence
        What the layout says it was recognised by.
    """
    if not grid.declared or grid.declared_by != platform:
        return None
    first = len(_HEADING_ROWS)
    rows = range(first, len(grid.rows))
    columns: list[SheetColumn] = []
    for position, declared in enumerate(grid.declared):
        role = _role(declared, grid.column(position, rows))
        if role in (Role.ID, Role.TIME) and any(column.role is role for column in columns):
            role = Role.PLATFORM
        columns.append(_column(position, declared, role))
    return Layout(platform, 1.0, evidence, _HEADING_ROWS, first, tuple(columns), dates=YEAR_FIRST)


def _column(position: int, declared: Declared, role: Role) -> SheetColumn:
    return SheetColumn(
        position,
        tidy(declared.heading),
        stem=tidy(declared.stem or declared.heading),
        part=tidy(declared.part),
        code=declared.block or declared.name,
        role=role,
        holds=declared.holds,
        declared=declared,
    )


def _role(declared: Declared, cells: Sequence[str]) -> Role:
    if declared.role is not Role.QUESTION:
        return declared.role
    role = usual_role(tidy(declared.heading)) or Role.QUESTION
    if role in (Role.ID, Role.TIME) and declared.holds not in (Holds.ANYTHING, Holds.NUMBER):
        return Role.QUESTION
    if role is Role.TIME and not all(read_date(cell, YEAR_FIRST) for cell in cells if cell):
        return Role.PLATFORM
    return role
