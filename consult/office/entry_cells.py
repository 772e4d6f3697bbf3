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
    cell.fill, cell.border, cell.protection = _box()


@cache
def _box() -> tuple[Any, Any, Any]:
    from openpyxl.styles import Border, PatternFill, Protection, Side

    side = Side("thin", color=BOX_COLOUR)
    tint = PatternFill("solid", fgColor=ENTRY_COLOUR)
    return tint, Border(left=side, right=side, top=side, bottom=side), Protection(locked=False)


OWN_COLUMNS = 10
"""Columns behind those of ours in which people may keep their own notes: more than anybody had."""


def keep_others(sheet: Any, columns: int) -> None:
    """Lock every cell but those to fill in and the columns behind, without a password.

    Parameters
    ----------
    sheet
        Of openpyxl, with everything written.
    columns
        How many of its columns are ours.

    Notes
    -----
    People may still filter, and make columns and rows wider. They cannot sort: a program that
    sorts writes into every cell, and refuses where one is locked. Whoever wants to sort takes the
    protection off.
    """
    from openpyxl.styles import Protection
    from openpyxl.utils import get_column_letter

    for column in range(columns + 1, columns + 1 + OWN_COLUMNS):
        sheet.column_dimensions[get_column_letter(column)].protection = Protection(locked=False)
    sheet.protection.sheet = True
    for allowed in ("autoFilter", "formatCells", "formatColumns", "formatRows"):
        setattr(sheet.protection, allowed, False)  # "False" is: not kept from people


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
