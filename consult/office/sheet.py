"""One sheet of a workbook: a title, notes, and one tagged table with nothing beneath it."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from consult.office import FONT, LINK_COLOUR, write_text_cell
from consult.office.on_paper import put_on_paper
from consult.office.words import one_line, width_of

SIZE = 12
"""Of all text but titles, in points."""

CM_PER_CHARACTER = 0.19
"""Width of one character of a column's width, in cm: of a digit in Arial of 10 points."""

USED = 0.97
"""Part of a line that words fill before they are wrapped."""

TALLEST = 400
"""Excel holds rows of at most 409 points."""

LONGEST_CELL = 32_000
"""Excel holds at most 32,767 characters in a cell."""

FORMATS: dict[type, str] = {int: "#,##0", float: "0%"}
"""How numbers are shown; words are shown as they are."""

ZEROS = str.maketrans("123456789", "000000000")
"""The digits of a decimal -> how it is shown: 0.263 as 0.000."""

Looks = dict[Hashable, Any]
"""Looks of cells that were made up already."""

Value = str | int | float | Decimal
"""A whole number is a count, a float is a share, a decimal is shown with the places it has."""

HEADING = "Heading 1"
"""Excel's own style for headings, by which screen readers find the title of a sheet."""

HEADING_NUMBER = 16
"""Its number among the styles of every workbook (ECMA-376, part 1, annex G.2)."""


CUT = ' [cut here: the rest is on the sheet "Long texts"]'
"""Ends a text that no cell can hold whole."""


@dataclass(frozen=True)
class Rest:
    """What did not fit into a cell: the name of its sheet and the cell, and the text left."""

    sheet: str
    cell: str
    text: str


@dataclass(frozen=True)
class _Look:
    """How a cell looks.

    Parameters
    ----------
    header
        Whether it is a heading.
    right
        Whether it stands to the right, as figures do.
    gap
        Whether words stand a little away from the figures of the column before.
    """

    header: bool
    right: bool
    gap: bool


def pieces(text: str) -> list[str]:
    """A text in pieces that a cell can hold.

    Parameters
    ----------
    text
        Any words.

    Returns
    -------
    list of str
        At least one, which may be empty.
    """
    return [text[at : at + LONGEST_CELL] for at in range(0, len(text), LONGEST_CELL)] or [""]


def head(sheet: Any, title: str, notes: Sequence[str]) -> int:
    """Write the title in A1 and the notes under it.

    Parameters
    ----------
    sheet
        An empty sheet.
    title
        Of the sheet, in the style by which screen readers find it.
    notes
        A row each, or as many rows as a long one needs.

    Returns
    -------
    int
        The row that comes next.
    """
    from openpyxl.styles import Font

    lines = [piece for words in (title, *notes) for piece in pieces(one_line(words))]
    for at, words in enumerate(lines, start=1):
        cell = sheet.cell(at, 1)
        write_text_cell(cell, words)
        if at == 1:
            cell.style = _heading(sheet.parent)
        else:
            cell.font = Font(name=FONT, size=SIZE)
            cell.alignment = _wrapped()
    return len(lines) + 1


def _heading(book: Any) -> str:
    """The name of the style of titles, which the workbook has from then on."""
    from openpyxl.styles import Font, NamedStyle

    if HEADING not in book.named_styles:
        font = Font(name=FONT, size=16, bold=True)
        style = NamedStyle(HEADING, font, alignment=_wrapped(), builtinId=HEADING_NUMBER)
        book.add_named_style(style)
    return HEADING


def _wrapped() -> Any:
    from openpyxl.styles import Alignment

    return Alignment(wrap_text=True, vertical="top")


def link(cell: Any, sheet_name: str, place: str = "A1") -> None:
    """Make a cell lead to a cell of another sheet.

    Parameters
    ----------
    cell
        With its words written.
    sheet_name
        As on its tab; it has no apostrophe.
    place
        The cell it leads to: the first one unless it is named.
    """
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{sheet_name}'!{place}")
    cell.font = Font(name=FONT, size=SIZE, color=LINK_COLOUR, underline="single")


def fill(
    sheet: Any,
    start: int,
    header: Sequence[str],
    rows: Sequence[Sequence[Value]],
    name: str,
) -> list[Rest]:
    """Write a tagged table; what is too long for a cell comes back.

    Parameters
    ----------
    sheet, start
        Where: the row its header stands in, from column A.
    header, rows
        What; no two headings are the same.
    name
        Name of the tagged table, unique in the workbook.
    """
    rest: list[Rest] = []
    right = [_is_number_column(rows, column) for column in range(len(header))]
    after = [False, *right]
    looks: Looks = {}
    for at, row in enumerate((header, *rows), start=start):
        for column, value in enumerate(row):
            cell = sheet.cell(at, column + 1)
            gap = after[column] and not right[column]
            rest += _write(cell, value, looks, _Look(at == start, right[column], gap))
    if rows:
        _tag(sheet, start, header, len(rows), name)
    return rest


def offer_filters(sheet: Any) -> None:
    """Give the headings of a tagged table buttons to filter and sort by.

    Parameters
    ----------
    sheet
        With its table written; one whose table has no rows has none.
    """
    from openpyxl.worksheet.filters import AutoFilter

    for table in sheet.tables.values():
        table.autoFilter = AutoFilter(ref=table.ref)


def _tag(sheet: Any, start: int, header: Sequence[str], rows: int, name: str) -> None:
    """Mark what was written as a table, without a style that means something."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.table import Table as ExcelTable

    end = f"{get_column_letter(len(header))}{start + rows}"
    tagged = ExcelTable(displayName=name, name=name, ref=f"A{start}:{end}")
    tagged._initialise_columns()
    tagged.autoFilter = None
    for column, words in zip(tagged.tableColumns, header, strict=True):
        column.name = words
    sheet.add_table(tagged)


def _is_number_column(rows: Sequence[Sequence[Value]], column: int) -> bool:
    values = [row[column] for row in rows]
    marks = bool(values) and all(str(value).startswith("[") for value in values)
    return marks or any(not isinstance(value, str) for value in values)


def _write(cell: Any, value: Value, looks: Looks, look: _Look) -> list[Rest]:
    number_format = _format(value)

    def put_on(plain: Any) -> None:
        plain.font, plain.alignment = _made_up(look)
        plain.number_format = number_format

    dress(cell, looks, (look, number_format), put_on)
    if not isinstance(value, str):
        cell.value = value
        return []
    words = one_line(value)
    rest = []
    if len(words) > LONGEST_CELL:
        end = LONGEST_CELL - len(CUT)
        rest = [Rest(cell.parent.title, cell.coordinate, words[end:])]
        words = words[:end] + CUT
    if words:
        write_text_cell(cell, words)
    if words.startswith("="):
        cell.quotePrefix = True  # or it becomes a formula once a person has edited it
    return rest


def dress(cell: Any, looks: Looks, key: Hashable, put_on: Callable[[Any], None]) -> None:
    """Give a cell a look; openpyxl takes long to compare looks, so each is made up once.

    Parameters
    ----------
    cell
        The cell.
    looks
        Looks made so far in this workbook.
    key
        What tells this look from others.
    put_on
        Makes the look up on a cell.
    """
    if key in looks:
        cell._style = copy(looks[key])
    else:
        put_on(cell)
        looks[key] = copy(cell._style)


def _format(value: Value) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}".translate(ZEROS)
    return FORMATS.get(type(value), "General")


@cache
def _made_up(look: _Look) -> tuple[Any, Any]:
    """The font and the alignment of a look."""
    from openpyxl.styles import Alignment, Font

    side, indent = "right" if look.right else "left", int(look.gap)
    font = Font(name=FONT, size=SIZE, bold=look.header)
    return font, Alignment(wrap_text=True, vertical="top", horizontal=side, indent=indent)


def width_needed(texts: Iterable[str], *, bold: bool = False) -> int:
    """The width of a column, in characters, in which each of these texts stands on one line.

    Parameters
    ----------
    texts
        What stands in its cells.
    bold
        Whether they are headings.
    """
    longest = max((width_of(text, size=SIZE, bold=bold) for text in texts), default=0.0)
    return math.ceil(longest / (CM_PER_CHARACTER * USED))


def fit(sheet: Any, widths: Sequence[int]) -> None:
    """Make columns as wide as asked, rows as high as their text, and the sheet one page wide.

    Parameters
    ----------
    sheet
        A sheet with everything written.
    widths
        Of every column, in characters.
    """
    from openpyxl.utils import get_column_letter

    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row in sheet.iter_rows():
        points = max(_lines(cell, widths[cell.column - 1]) * cell.font.size for cell in row)
        sheet.row_dimensions[row[0].row].height = min(TALLEST, points * 1.3 + 3)
    put_on_paper(sheet)


def run_across(sheet: Any, start: int) -> None:
    """Let the lines above a table run across its columns: the first of them is often a narrow one.

    Parameters
    ----------
    sheet
        After ``fit``. Each line is one that a screen shows whole.
    start
        Row of the headings.
    """
    from openpyxl.styles import Alignment

    for row in range(1, start):
        cell = sheet.cell(row, 1)
        cell.alignment = Alignment(vertical="top")
        sheet.row_dimensions[row].height = cell.font.size * 1.5


def _lines(cell: Any, width: int) -> int:
    """How many lines a cell takes: each of its own lines as it is filled word by word."""
    if not isinstance(cell.value, str) or cell.data_type == "f":
        return 1
    return sum(_lines_of(cell, words, width) for words in cell.value.split("\n"))


def _lines_of(cell: Any, line: str, width: int) -> int:
    """How many lines one line of a cell becomes, as Excel fills it; a long word is broken."""
    words = line.split()
    room = width * CM_PER_CHARACTER * USED
    lines, taken = 1, 0.0
    for word in words:
        wide = width_of(f"{word} ", size=cell.font.size, bold=bool(cell.font.bold))
        if taken and taken + wide > room:
            lines, taken = lines + 1, 0.0
        broken = int(wide // room)
        lines, taken = lines + broken, taken + wide - broken * room
    return lines
