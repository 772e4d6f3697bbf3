"""Columns whose cells hold a grid each: statements with their answers."""

from __future__ import annotations

from dataclasses import replace

from consult.read.export.declared import Holds, Role
from consult.read.export.grid import Grid
from consult.read.layout.reader import Layout, SheetColumn
from consult.read.values.statements import may_hold, statements_in

_LOOKED_AT = 60
"""Cells of a column that are looked at before all of them are. With 20 and 200 the tests come out
alike; a comment of several lines among the first is no matter, as most cells must look so."""


def with_grids(grid: Grid, layout: Layout) -> Layout:
    """The layout, with columns said to hold a grid where statements with answers stand in cells.

    Parameters
    ----------
    grid, layout
        A sheet, and its layout as its platform has it.
    """
    if grid.declared:
        return layout
    columns = tuple(_seen(grid, layout, column) for column in layout.columns)
    return layout if columns == layout.columns else replace(layout, columns=columns)


def _seen(grid: Grid, layout: Layout, column: SheetColumn) -> SheetColumn:
    asked = column.role is Role.QUESTION and column.holds in (Holds.ANYTHING, Holds.WORDS)
    if not asked or column.part:
        return column
    beneath = {number - 1 for number in layout.not_data}
    first = range(layout.first_row, min(layout.first_row + _LOOKED_AT, len(grid.rows)))
    if not may_hold(grid.column(column.position, first)):
        return column
    rows = [row for row in range(layout.first_row, len(grid.rows)) if row not in beneath]
    found = statements_in(grid.column(column.position, rows))
    return replace(column, holds=Holds.GRID) if found else column
