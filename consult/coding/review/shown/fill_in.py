"""What sheets to fill in have in common: lines above, frozen headings, boxes, and locked cells."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from consult.office.entry_cells import keep_others, put_box_round
from consult.office.sheet import Looks, dress, run_across

Idle = Callable[[int, str], bool]
"""Row of a sheet and heading -> whether a person has nothing to fill in there."""


def make_ready(
    sheet: Any, start: int, columns: Sequence[str], entry: Collection[str], *, idle: Idle
) -> None:
    """Put boxes round the cells to fill in, lock the others, and let lines run across.

    Parameters
    ----------
    sheet, start
        With its table written, and its widths; the row of the headings.
    columns, entry
        All headings, and those of the columns that people fill in.
    idle
        Cells of these that are none to fill in.
    """
    run_across(sheet, start)
    looks: Looks = {}
    for number in (n for n, heading in enumerate(columns, start=1) if heading in entry):
        for row in range(start, sheet.max_row + 1):
            cell = sheet.cell(row, number)
            if row == start or not idle(row, columns[number - 1]):
                dress(cell, looks, tuple(cell._style), put_box_round)
    lock_headings(sheet, start, len(columns))
    keep_others(sheet, len(columns))


def open_idle(sheet: Any, cells: Iterable[tuple[int, int]]) -> None:
    """Leave cells unlocked in which there is nothing to fill in, without a box.

    Parameters
    ----------
    sheet, cells
        Which: rows and columns.

    Notes
    -----
    On a sheet with locked cells, Enter leads LibreOffice to the next unlocked cell beneath. Were
    these locked, it would jump over all answers without a second code, 27 rows at a time where it
    was tried.
    """
    from openpyxl.styles import Protection

    looks: Looks = {}

    def unlocked(cell: Any) -> None:
        cell.protection = Protection(locked=False)

    for row, column in cells:
        cell = sheet.cell(row, column)
        dress(cell, looks, tuple(cell._style), unlocked)


def lock_headings(sheet: Any, start: int, columns: int) -> None:
    """Lock the headings again where the boxes opened them.

    Parameters
    ----------
    sheet, start, columns
        Which: the row of the headings, and how many there are.
    """
    from openpyxl.styles import Protection

    for number in range(1, columns + 1):
        sheet.cell(start, number).protection = Protection(locked=True)


def letter_of(columns: Sequence[str], heading: str) -> str:
    """The letter of a column.

    Parameters
    ----------
    columns, heading
        All headings, and the one.
    """
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(list(columns).index(heading) + 1))
