"""What people do to a sheet after which nobody can tell what a cell of it means, as problems."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

from consult.errors import Place, Problem
from consult.office.filled_in import Row, SheetLine, header_of, rows_of
from consult.office.sheet import LONGEST_CELL

FEWEST_CELLS = 3
"""Cells above the headings that make a row of a table: titles and notes have one, and a label with
its number two."""

FEWEST_MOVED = 2
"""Cells that say otherwise than when the workbook was written, for a column to be called sorted by
itself: one may be a person who took back one decision and made another further up."""

ERRORS = frozenset({"#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NULL!", "#NUM!", "#SPILL!"})
"""What a spreadsheet shows in place of a formula that went wrong."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
"""A date and time as the words of a cell that holds one."""

_FORMULA = re.compile(r"=.*(\(|!|\$?\b[A-Z]{1,3}\$?\d)")
"""A formula that names a cell or a function: other words that begin so may be meant as words."""

FEWEST_TORN = 3
"""Cells that are filled in, for a column to be called sorted without those beside it: two are in
order always, in one direction or the other."""

FEWEST_IN_ORDER = 7
"""Different sentences that stand in the order of their letters, up or down, for that to be no
chance: of so many it happens once in 2,520 times."""

ALONE = "The cells of this column were sorted without the rest of their rows."
ALONE_HINT = "Undo the sorting, and sort whole rows."
IN_ORDER_HINT = (
    "Undo the sorting, and sort whole rows. If every cell does stand in its own row, sort whole "
    "rows by another column."
)
SECOND_SHEET = "This sheet has the headings of another, and nothing in it is read."

IsRead = Callable[[str], bool]
"""Whether what stands under a heading is read."""


def second_sheets(
    book: Any, ours: Collection[str], headings: Sequence[str], file: str
) -> list[Problem]:
    """Copies that people made of a sheet: what is written in them would be passed over.

    Parameters
    ----------
    book
        Of openpyxl.
    ours
        Names of the sheets that are read, or that are known not to be.
    headings
        Those that the sheet cannot do without; the last is that of the ids.
    file
        Name of the workbook.
    """
    hint = "Write what should count into that sheet, and delete this one."
    others = (sheet for sheet in book.worksheets if sheet.title not in ours)
    return [
        Problem(SECOND_SHEET, Place(file, sheet.title), hint)
        for sheet in others
        if {words for _, words in header_of(rows_of(sheet), headings[-1])}.issuperset(headings)
    ]


def table_faults(
    sheet: Any, rows: Sequence[Row], is_read: IsRead, *, key: str, file: str
) -> list[Problem]:
    """Headings that stand twice, rows above the headings, and cells that were merged.

    Parameters
    ----------
    sheet
        Of openpyxl.
    rows
        From ``rows_of``.
    is_read
        Tells headings whose columns are read.
    key
        The heading that every row has something under.
    file
        Name of the workbook.
    """
    header = header_of(rows, key)
    return [
        *_twice(sheet, header, is_read, file),
        *_above(sheet, rows, header, key, file),
        *_merged(sheet, header, is_read, file),
    ]


def _twice(sheet: Any, header: Row, is_read: IsRead, file: str) -> Iterator[Problem]:
    headings = [words for _, words in header]
    for heading in dict.fromkeys(headings):
        if headings.count(heading) > 1 and is_read(heading):
            hint = "Delete the one that is not to count, or give it another heading."
            place = Place(file, sheet.title, heading=heading)
            yield Problem("Two columns have this heading.", place, hint)


def _above(sheet: Any, rows: Sequence[Row], header: Row, key: str, file: str) -> Iterator[Problem]:
    columns = [cell.column for cell, words in header if words == key]
    first = header[0][0].row if header else 0
    for row in rows[: first - 1] if columns else ():
        filled = {cell.column: words for cell, words in row if words}
        words = filled.get(columns[0], "=")
        if len(filled) >= FEWEST_CELLS and not words.startswith("="):
            cell = row[columns[0] - 1][0]
            place = Place(file, sheet.title, cell.row, cell.column_letter, key)
            hint = "Put the row of the headings back above all rows."
            yield Problem("This row stands above the headings.", place, hint)


def _merged(sheet: Any, header: Row, is_read: IsRead, file: str) -> Iterator[Problem]:
    first = header[0][0].row if header else 0
    read = {cell.column: words for cell, words in header if words and is_read(words)}
    letters = {cell.column: cell.column_letter for cell, _ in header}
    for area in sorted(sheet.merged_cells.ranges, key=lambda area: (area.min_row, area.min_col)):
        columns = [column for column in read if area.min_col <= column <= area.max_col]
        if area.min_row > first and columns:
            first_read = columns[0]
            place = Place(file, sheet.title, area.min_row, letters[first_read], read[first_read])
            hint = "Undo the merging, and fill in each row."
            yield Problem("Cells are merged here, so that rows cannot be told apart.", place, hint)


def word_faults(line: SheetLine, headings: Iterable[str]) -> Iterator[Problem]:
    """Cells for words that hold a formula, an error of the spreadsheet, a date, or far too much.

    Parameters
    ----------
    line
        A row.
    headings
        Under which people write words of their own.
    """
    for heading in headings:
        words = line[heading]
        if _FORMULA.match(words) or words in ERRORS:
            what = "This is a formula, or what a formula shows that went wrong."
            yield line.problem(heading, what, "Write the words themselves.")
        elif _DATE.fullmatch(words):
            what = "The spreadsheet has turned this into a date."
            hint = "Write the words again with an apostrophe before them."
            yield line.problem(heading, what, hint)
        elif len(words) > LONGEST_CELL:
            what = f"This is longer than a cell holds, which is {LONGEST_CELL:,} characters."
            yield line.problem(heading, what, "Write less.")


def sorted_alone(
    lines: Sequence[SheetLine], heading: str, shown: Sequence[str], now: Sequence[str] = ()
) -> list[Problem]:
    """Whether a column was sorted without the rest of its rows.

    Parameters
    ----------
    lines
        The rows of the sheet from the top.
    heading
        Of the column.
    shown, now
        What stood under it in each of these rows when the workbook was written, and what stands
        there now, where the words of the cells are not to be compared.

    Returns
    -------
    list of Problem
        One where all that is filled in stands at the top and in order, nothing is lost of what was
        filled in, and yet cells are emptied and say something else.
    """
    now = now or [line[heading] for line in lines]
    filled = [words.casefold() for words in now if words]
    moved = [words for was, words in zip(shown, now, strict=True) if was and was != words]
    is_lost = Counter(filter(None, shown)) - Counter(filter(None, now))
    if is_lost or all(moved) or len(moved) < FEWEST_MOVED or not _is_sorted(now, filled):
        return []
    return [lines[0].problem(heading, ALONE, ALONE_HINT)]


def torn_apart(
    lines: Sequence[SheetLine], heading: str, beside: Sequence[bool | None]
) -> list[Problem]:
    """Whether a column was sorted without those that are filled in together with it.

    Parameters
    ----------
    lines
        The rows of the sheet from the top.
    heading
        Of the column.
    beside
        Of each row, whether something stands in the columns that somebody who fills it in fills in
        too; ``None`` where that tells nothing.

    Returns
    -------
    list of Problem
        One where all that is filled in stands at the top and in order, some of it beside nothing
        else, while there is something else beside an empty cell.
    """
    now = [line[heading] for line in lines]
    filled = [words.casefold() for words in now if words]
    torn = {
        bool(words)
        for words, other in zip(now, beside, strict=True)
        if other is not None and bool(words) != other
    }
    if len(filled) < FEWEST_TORN or len(torn) < 2 or not _is_sorted(now, filled):
        return []
    return [lines[0].problem(heading, ALONE, ALONE_HINT)]


def in_order_alone(lines: Sequence[SheetLine], heading: str) -> list[Problem]:
    """Whether sentences stand in the order of their letters though no row was moved.

    Parameters
    ----------
    lines
        The rows of the sheet from the top, in the order in which they were written.
    heading
        Of a column of sentences.

    Returns
    -------
    list of Problem
        One where all that is filled in stands at the top and in order, and is many.
    """
    now = [line[heading] for line in lines]
    filled = [words.casefold() for words in now if words]
    if len(set(filled)) < FEWEST_IN_ORDER or not _is_sorted(now, filled):
        return []
    return [lines[0].problem(heading, ALONE, IN_ORDER_HINT)]


def _is_sorted(now: Sequence[str], filled: Sequence[str]) -> bool:
    in_order = sorted(filled)
    return all(now[: len(filled)]) and list(filled) in (in_order, in_order[::-1])
