"""Headings of a sheet: in which row they stand, and a column for each."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from consult.read.export.declared import Role
from consult.read.export.grid import Grid
from consult.read.layout.reader import SheetColumn

ROWS_LOOKED_AT = 14
"""How far down headings are looked for. Source: formats survey, 2.1."""

_OF_THE_WIDTH = 0.6
"""Share of the width of a table that its headings fill; a cell merged over less is the heading of a
group. Source: formats survey, 2.3. Tried at 0.3 and 0.8: no draft of 98 changes, but at both a
title merged over a table and the heading of a group are no longer told apart (a test has them)."""

_UNSEEN = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")


def tidy(heading: str) -> str:
    """A heading on one line, without unseen characters and repeated spaces.

    Parameters
    ----------
    heading
        A cell as written.

    Examples
    --------
    Invented:

    >>> tidy("  How far  do you agree? ")
    'How far do you agree?'
    """
    return " ".join((heading if heading.isascii() else _UNSEEN.sub("", heading)).split())


def filled(cells: Sequence[str]) -> int:
    """How many cells hold anything.

    Parameters
    ----------
    cells
        Of one row; spaces alone are nothing.
    """
    return sum(1 for cell in cells if cell.strip())


def width(grid: Grid, first_row: int) -> int:
    """Number of columns down to the last that holds anything in or beneath a row.

    Parameters
    ----------
    grid
        The sheet.
    first_row
        Position of the row; what stands above it, such as a title, does not count.
    """
    import numpy as np

    used = np.flatnonzero(grid.filled[first_row:].any(axis=0))
    return int(used[-1]) + 1 if len(used) else 0


def _table_width(grid: Grid) -> int:
    """How many cells the fullest of the first rows fills; as many rows again as are looked at."""
    return max((filled(row) for _, row in grid.top(ROWS_LOOKED_AT * 2)), default=0)


def heading_row(grid: Grid, *, least: int = 3) -> int | None:
    """The first row that looks like headings, or ``None``.

    Parameters
    ----------
    grid
        The sheet.
    least
        Fewest cells a heading row may fill.

    Notes
    -----
    Source: formats survey, 2.3, generic rule: at least three filled cells and 60 % of the
    width of the sheet.
    """
    whole = _table_width(grid)
    enough = max(min(least, whole), round(_OF_THE_WIDTH * whole))
    for position, row in grid.top(ROWS_LOOKED_AT):
        if filled(row) >= enough and filled(row) > 0:
            return _bottom_of(grid, position)
    return None


def _bottom_of(grid: Grid, row: int) -> int:
    """The last row of headings: a cell merged downwards is the heading of all its rows."""
    tall = [bottom for (top, _), (bottom, _) in grid.merged if top == row < bottom]
    return min(tall, default=row)


def _group_above(grid: Grid, row: int, position: int) -> str:
    """What stands over several headings at once; never a title over the whole table."""
    for (top, left), (bottom, right) in grid.merged:
        over = bottom == row - 1 and left <= position <= right
        if over and 1 < right - left + 1 < _OF_THE_WIDTH * _table_width(grid):
            return tidy(grid.cell(top, left))
    return ""


def plain_columns(
    grid: Grid, row: int, roles: Callable[[str, int], Role | None]
) -> tuple[SheetColumn, ...]:
    """A column for every heading of one row, and for what stands beneath a blank heading.

    Parameters
    ----------
    grid
        The sheet.
    row
        Position of the heading row.
    roles
        Tidied heading and position -> the role, or ``None`` for a question.
    """
    headings = [tidy(grid.shown(row, i)) for i in range(width(grid, row))]
    groups = [_group_above(grid, row, i) for i in range(len(headings))]
    return tuple(
        SheetColumn(
            i,
            f"{group}: {heading}" if group else heading,
            stem=group or heading,
            part=heading if group else "",
            role=roles(heading, i) or Role.QUESTION,
        )
        for i, (heading, group) in enumerate(zip(headings, groups, strict=True))
    )
