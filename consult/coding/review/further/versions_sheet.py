"""The sheet "Versions" of the review workbook: how the codeframe came to be as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from consult.coding.journal.codeframe_versions import COLUMNS, change_rows
from consult.coding.review import layout as at
from consult.office.entry_cells import keep_others
from consult.office.sheet import Value, fill, fit, head, offer_filters, run_across

if TYPE_CHECKING:
    from consult.coding.review.book import Book

WIDTHS = (10, 14, 12, 16, 14, 30, 18, 40, 14, 60)
"""Of the columns, in characters."""

NUMBERS = ("Version", "Comments moved")
WORDS = (
    "Each change of a theme, the newest first: who made it, and which answers have other codes",
    f"because of it, by their {at.ANSWER_ID.lower()}. Nothing on this sheet is read back.",
)


def write_versions(sheet: Any, book: Book) -> None:
    """Write the sheet.

    Parameters
    ----------
    sheet
        An empty sheet.
    book
        What the workbook shows; the codeframe was changed at least once.
    """
    start = head(sheet, f"{at.VERSIONS}: {book.title}", WORDS)
    rows: list[list[Value]] = [
        [
            int(cell) if heading in NUMBERS else at.shown(cell)
            for heading, cell in zip(COLUMNS, row, strict=True)
        ]
        for row in change_rows(book.changes)
    ]
    fill(sheet, start, COLUMNS, rows, "versions")
    offer_filters(sheet)
    fit(sheet, WIDTHS)
    run_across(sheet, start)
    sheet.freeze_panes = sheet.cell(start + 1, 2)
    keep_others(sheet, len(COLUMNS))
