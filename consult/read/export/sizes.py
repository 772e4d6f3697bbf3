"""How large a sheet of responses can be, whatever it was written in."""

from __future__ import annotations

from consult.errors import ExportError, Place, Problem

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""Of one sheet. Source: Microsoft, Excel specifications and limits. A text file may have more rows;
more columns no survey has, and each is looked at for what it holds."""


def check_not_too_wide(columns: int, file: str, sheet: str = "") -> None:
    """Refuse what is wider than any survey.

    Parameters
    ----------
    columns
        How many there are.
    file, sheet
        For the message.

    Raises
    ------
    ExportError
        When there are more than a spreadsheet can hold.
    """
    if columns <= MOST_COLUMNS:
        return
    what = f"There are {columns:,} columns or more, and a spreadsheet can hold {MOST_COLUMNS:,}."
    hint = (
        "Export the responses again, one row for each response. If rows and columns have changed "
        "places, change them back."
    )
    raise ExportError(Problem(what, Place(file, sheet), hint))
