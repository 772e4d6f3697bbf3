"""Cells of a workbook that people fill in: tinted, boxed, and with a list to choose from."""

from __future__ import annotations

from functools import cache
from typing import Any

ENTRY_COLOUR, BOX_COLOUR = "FFF7E0", "8A8A8A"
"""Behind cells to fill in. Their columns are named in words too, on the sheet that says how."""


def put_box_round(cell: Any) -> None:
    """Show that a cell is to be filled in.

    Parameters
    ----------
    cell
        Of an openpyxl sheet.
    """
    cell.fill, cell.border = _box()


@cache
def _box() -> tuple[Any, Any]:
    from openpyxl.styles import Border, PatternFill, Side

    side = Side("thin", color=BOX_COLOUR)
    tint = PatternFill("solid", fgColor=ENTRY_COLOUR)
    return tint, Border(left=side, right=side, top=side, bottom=side)


def offer_list(sheet: Any, letter: str, rows: range, choices: str) -> None:
    """Give some cells of a column a drop-down list.

    Parameters
    ----------
    sheet
        Of openpyxl.
    letter, rows
        Which cells; without a row none.
    choices
        As Excel writes them: words in quotation marks with commas between, or a range of cells.
    """
    from openpyxl.worksheet.datavalidation import DataValidation

    if not rows:
        return
    rule = DataValidation(type="list", formula1=choices, allow_blank=True, showErrorMessage=True)
    rule.errorTitle = "Not in the list"
    rule.error = "Please choose from the list, or leave the cell empty."
    rule.add(f"{letter}{rows[0]}:{letter}{rows[-1]}")
    sheet.add_data_validation(rule)
