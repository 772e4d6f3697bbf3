"""The tables of a report as an accessible workbook."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from consult.model.document import Document, Facts, TableBlock
from consult.model.figure import unbound
from consult.model.table import MEANING, Cell, Mark, Table, Unit
from consult.office import save_workbook
from consult.office.sheet import Rest, Value, fill, fit, head, link, pieces
from consult.report.figures import half_up, notes_of, printed, row_label, shown_cells
from consult.report.grid import as_read, grid_of
from consult.report.numbered import numbered, title_of
from consult.report.plain import one_line

FIRST_WIDTH = 60
"""Width of the first column in characters: titles and notes are wrapped in it."""

NUMBER_WIDTH = 16
WORDS_WIDTH = 45
COVER_WIDTH = 90
LONGEST_HEADING = 250
"""Excel holds at most 255 characters in the heading of a table's column."""

CONTACT = "Contact: to be added by the organisation before the workbook is published."

ABOUT = (
    "This workbook holds the tables of the report of the same name. Tables have the same numbers "
    "in both. There is one table on each sheet, and it begins under the notes.",
    "Percentages are rounded to whole numbers, so they may not add up to exactly 100%.",
)


def write_workbook(document: Document, path: Path) -> None:
    """Write the tables of a report as a workbook by the government's rules.

    Parameters
    ----------
    document
        The report; its tables keep their numbers.
    path
        Where to write the .xlsx; its folder exists. The same document gives the same bytes.

    Notes
    -----
    Analysis Function, "Releasing statistics in spreadsheets": a cover, contents with links, one
    tagged table a sheet, nothing merged, hidden, blank or told by colour alone.
    """
    from openpyxl import Workbook

    book = Workbook()
    _cover(book.active, document)
    tables = numbered(document.blocks)
    _contents(book.create_sheet("Contents"), document, tables)
    rest = []
    for number, block in tables:
        rest += _table_sheet(book.create_sheet(f"Table {number}"), document, number, block)
    if rest:
        _long_texts(book.create_sheet("Long texts"), document, rest)
    save_workbook(book, path, title=_title(document), creator=one_line(document.organisation))


def _title(document: Document) -> str:
    words = (one_line(document.title), *document.banners)
    return f"{words[0]} ({', '.join(words[1:])})" if document.banners else words[0]


def _banners(document: Document) -> str:
    return f" ({', '.join(document.banners)})" if document.banners else ""


def _cover(sheet: Any, document: Document) -> None:
    sheet.title = "Cover"
    used = {
        cell.mark
        for table in document.tables
        for row in table.rows
        for cell in shown_cells(row, table)
    }
    marks = [f"{mark} means {MEANING[mark]}." for mark in Mark if mark and mark in used]
    lines = [one_line(document.organisation), one_line(document.subtitle), *ABOUT, *marks, CONTACT]
    head(sheet, _title(document), [line for line in lines if line])
    fit(sheet, [COVER_WIDTH])


def _contents(
    sheet: Any, document: Document, tables: Sequence[tuple[int, TableBlock | Facts]]
) -> None:
    rows = [[f"Table {number}", one_line(title_of(block))] for number, block in tables]
    title = f"Contents: {_title(document)}"
    start = head(sheet, title, ["Each name in the first column leads to its sheet."])
    if rows:
        fill(sheet, start, ["Sheet", "Title"], rows, "contents")
    for at, (number, _) in enumerate(tables, start=start + 1):
        link(sheet.cell(at, 1), f"Table {number}")
    fit(sheet, [WORDS_WIDTH, COVER_WIDTH])


def _long_texts(sheet: Any, document: Document, rest: Sequence[Rest]) -> None:
    """The ends of texts that no cell can hold, in as many rows as they need."""
    rows: list[list[Value]] = [
        [one.sheet, one.cell, part, words]
        for one in rest
        for part, words in enumerate(pieces(one.text), start=1)
    ]
    note = "Each text goes on from where its cell was cut, part by part."
    start = head(sheet, f"Long texts: {_title(document)}", [note, "Back to contents"])
    link(sheet.cell(start - 1, 1), "Contents")
    fill(sheet, start, ["Sheet", "Cell", "Part", "Text"], rows, "long_texts")
    fit(sheet, [FIRST_WIDTH, NUMBER_WIDTH, NUMBER_WIDTH, COVER_WIDTH])


def _table_sheet(
    sheet: Any, document: Document, number: int, block: TableBlock | Facts
) -> list[Rest]:
    title = f"Table {number}: {one_line(title_of(block))}{_banners(document)}"
    notes = (
        [unbound(note) for note in notes_of(block.table)] if isinstance(block, TableBlock) else []
    )
    start = head(sheet, title, [*notes, "Back to contents"])
    link(sheet.cell(start - 1, 1), "Contents")
    header, rows = _content(block)
    rest = fill(sheet, start, header, rows, f"table_{number}")
    numeric = grid_of(block).numeric + (False,) * len(header)
    widths = [NUMBER_WIDTH if numeric[at] else WORDS_WIDTH for at in range(1, len(header))]
    fit(sheet, [FIRST_WIDTH, *widths])
    return rest


def _content(block: TableBlock | Facts) -> tuple[list[str], list[list[Value]]]:
    if isinstance(block, Facts):
        return _content_of_words(block)
    table = block.table
    header = [table.row_title, *(_with_unit(c.heading, c.unit) for c in table.columns)]
    rows = [
        [
            one_line(row_label(row)),
            *(
                _value(cell, unit)
                for cell, unit in zip(
                    shown_cells(row, table), row.units(table.columns), strict=True
                )
            ),
        ]
        for row in table.rows
    ]
    notes = _weak_notes(table)
    if any(notes):
        header.append("Notes")
        rows = [[*row, note or "No note"] for row, note in zip(rows, notes, strict=True)]
    return _unique(header), rows


def _content_of_words(block: Facts) -> tuple[list[str], list[list[Value]]]:
    grid = as_read(grid_of(block))
    rows: list[list[Value]] = [
        [_number_or_words(text, numeric) for text, numeric in zip(row, grid.numeric, strict=True)]
        for row in grid.rows
    ]
    return _unique(grid.header), rows


def _number_or_words(text: str, numeric: bool) -> Value:
    digits = text.replace(",", "")
    return int(digits) if numeric and digits.isdigit() else text or "None"


def _with_unit(heading: str, unit: Unit) -> str:
    """A heading with its unit in round brackets, unless the heading is the unit."""
    plain = one_line(heading)
    if plain.casefold() == unit.casefold():
        return "Percentage (%)" if unit is Unit.PERCENT else plain
    return f"{plain} ({unit})"


def _value(cell: Cell, unit: Unit) -> Value:
    """A whole number, a whole percentage as its hundredth, or the mark alone."""
    if cell.number is None:
        return printed(cell, unit)
    whole = half_up(cell.number)
    return whole / 100 if unit.is_share else whole


def _weak_notes(table: Table) -> list[str]:
    """For each row, what "[u]" would say beside a number: marks never share a cell with one."""
    notes = []
    for row in table.rows:
        cells = list(zip(shown_cells(row, table), table.columns, strict=True))
        weak = [one_line(column.heading) for cell, column in cells if cell.mark is Mark.WEAK]
        every = len(weak) == sum(cell.number is not None for cell, _ in cells)
        where = "" if every else f": {', '.join(weak)}"
        notes.append(f"{Mark.WEAK}{where}" if weak else "")
    return notes


def _unique(header: Sequence[str]) -> list[str]:
    """Headings no two of which are the same, as a tagged table needs."""
    made: list[str] = []
    taken: set[str] = set()
    for at, heading in enumerate(header, start=1):
        words = one_line(heading)[:LONGEST_HEADING] or f"Column {at}"
        name = f"{words} [column {at}]" if words.casefold() in taken else words
        taken.add(name.casefold())
        made.append(name)
    return made
