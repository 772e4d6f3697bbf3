"""Rows beneath the responses that are no responses: totals and notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consult.read.export.grid import Grid

_LABEL = re.compile(
    r"(?i)^\s*(?:(?:grand |sub-?)?totals?|mean|average|count|sum|n)"
    r"(?: (?:responses|contributions|forms|letters|e-?mails|number|count|received|rows|answers))*"
    r"\s*(?:[:=]\s*\d*)?\s*$"
)
"""A cell that is nothing but the label of a sum: "Total forms:", never "Total waste of money"."""

_NOTE = 1
"""Cells that a note beneath the responses fills; more may be a form with little on it."""


def rows_beneath(grid: Grid, first_row: int, key: int | None) -> tuple[int, ...]:
    """Row numbers, as a spreadsheet counts, of totals and notes beneath the responses.

    Parameters
    ----------
    grid
        The sheet.
    first_row
        Position of the first row beneath the headings.
    key
        Position of a column every response fills (its form number, its reference); ``None``
        when there is none, and only rows labelled as a total count.

    Notes
    -----
    Only from the bottom up, and only rows that are labelled as a total or that leave the key
    blank and fill few cells, so that a response is never taken for one.
    """
    found: list[int] = []
    for row in range(len(grid.rows) - 1, first_row - 1, -1):
        cells = [cell for cell in grid.rows[row] if cell.strip()]
        if not cells:
            continue
        if not _is_beneath(cells, None if key is None else grid.cell(row, key).strip()):
            break
        found.append(row + 1)
    return tuple(reversed(found))


def _is_beneath(cells: Sequence[str], key: str | None) -> bool:
    labelled = any(_LABEL.match(cell) for cell in cells[:2])
    if key is None:
        return labelled
    return bool(_LABEL.match(key)) or (not key and (labelled or len(cells) <= _NOTE))
