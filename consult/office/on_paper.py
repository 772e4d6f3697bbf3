"""How a sheet is printed: on landscape A4, headings on every page, no smaller than can be read."""

from __future__ import annotations

import math
from typing import Any

PAGE_WIDTH = 230
"""Characters of columns that a page holds: A4 across, made smaller to 60%. Words of 12 points are
then printed in 7, as small as a footnote."""

MARGIN = 0.4
"""At the sides of a page, in inches: what most office printers can do."""

FOOTER = "&A, page &P of &N"
"""Name of the sheet and number of the page (ECMA-376, part 1, 18.3.1.46)."""


def put_on_paper(sheet: Any, *, columns: int = 0, beside: str = "") -> None:
    """Set a sheet up so that its print can be read; every page repeats the headings of its table.

    Parameters
    ----------
    sheet
        With everything written and the widths of its columns set.
    columns
        How many of its columns are printed, from the first; 0 for all. To the right of these stands
        what is only looked up on a screen, such as ids.
    beside
        Columns that are repeated where the sheet takes several pages side by side: what says whose
        figures these are. Unless they are named, the first, where one page is not enough.
    """
    from openpyxl.utils import get_column_letter

    last = columns or sheet.max_column
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.page_setup.fitToWidth = pages = _pages(sheet, last)
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = MARGIN
    sheet.oddFooter.center.text = FOOTER
    if columns:
        sheet.print_area = f"A1:{get_column_letter(last)}{sheet.max_row}"
    for table in sheet.tables.values():
        start = table.ref.partition(":")[0].lstrip("A")
        sheet.print_title_rows = f"{start}:{start}"
    if beside or pages > 1:
        sheet.print_title_cols = beside or "A:A"


def _pages(sheet: Any, last: int) -> int:
    """How many pages side by side the columns take."""
    from openpyxl.utils import get_column_letter

    letters = map(get_column_letter, range(1, last + 1))
    wide: float = sum(sheet.column_dimensions[one].width for one in letters)
    return math.ceil(wide / PAGE_WIDTH)
