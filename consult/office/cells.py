"""Words in CSV files: written so that no spreadsheet runs them, and as they were when read again.

A spreadsheet takes a cell that begins with "=" and the like for a formula, though it was typed by
somebody who answered a survey. Source: OWASP, CSV injection.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

MARK = "'"
"""What is written before such a cell; a spreadsheet shows the cell as words."""

_FORMULA = re.compile(r"""[\s"']*[=+\-@\t\r\n＝＋－＠]""")
"""How a cell begins that might be run. Spaces and quotation marks before it may be taken off by the
program that reads the file, so they protect nothing; the last four are the wide forms."""

_NUMBER = re.compile(r"[+-]?\d[\d,]*(\.\d+)?([eE][+-]?\d+)?%?")
"""A number begins with a sign too, and is to stay a number."""

UNDONE = (
    f"An apostrophe ({MARK}) stands before words that a spreadsheet would run as a formula: those "
    "that begin with =, +, - or @, whether or not spaces, apostrophes or quotation marks come "
    "first, and are no number. Take one off to have the words as they are."
)
"""For people and programs that read such a file."""


def inert(words: str) -> str:
    """Words as they are safe in a CSV cell; numbers and most words stay as they are.

    Parameters
    ----------
    words
        What a cell is to hold.

    Examples
    --------
    >>> inert("=1+1"), inert("-12.5%"), inert("Yes - always")
    ("'=1+1", '-12.5%', 'Yes - always')
    """
    return f"{MARK}{words}" if _would_run(words) else words


def as_it_was(cell: str) -> str:
    """What :func:`inert` was given, from what it made of it.

    Parameters
    ----------
    cell
        As read from a CSV file of ours. One that nobody made inert stays as it is.
    """
    words = cell.removeprefix(MARK)
    return words if words != cell and _would_run(words) else cell


def inert_table(frame: pd.DataFrame) -> pd.DataFrame:
    """A table with all its words safe, headings too; numbers and blanks stay as they are.

    Parameters
    ----------
    frame
        Any table; its index is left as it is, and it is not changed itself.
    """
    safe = {name: _inert_column(frame[name]) for name in frame.columns}
    return frame.assign(**safe).rename(columns=inert)


def _inert_column(column: pd.Series) -> pd.Series:
    words = (value for value in column.unique() if isinstance(value, str))
    changed = {value: inert(value) for value in words if _would_run(value)}
    return column.astype(object).replace(changed) if changed else column


def _would_run(words: str) -> bool:
    return bool(_FORMULA.match(words)) and not _NUMBER.fullmatch(words)
