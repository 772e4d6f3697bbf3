"""What stands on each table's sheet of the workbook: its notes, its headings, and its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from consult.model.publishing.table import MEANING, Cell, Mark, Table, Unit
from consult.model.words.document import Facts, TableBlock
from consult.office.sheet import Value
from consult.report.prose.figures import half_up, notes_of, printed, row_label, shown_cells
from consult.report.prose.numbered import title_of
from consult.report.prose.plain import one_line
from consult.report.tables.grid import as_plain, grid_of

LONGEST_HEADING = 250
"""Excel holds at most 255 characters in the heading of a table's column."""

LONGEST_NAME = 60
"""Of a tagged table, in characters; Excel holds 255."""

NO_FIGURE = "–"
"""What a table of words prints where there is no figure. A sign alone is not read out."""

UNDER = "under "
"""How a figure begins that is too small to be printed: "under 0.001"."""

_FIGURE = re.compile(r"(\d[\d,]*)(\.\d+)?(%?)")
_NO_LETTERS = re.compile("[^A-Za-z0-9]+")


@dataclass(frozen=True)
class SheetContent:
    """What stands on one table's sheet.

    Parameters
    ----------
    number
        Of the table, as in the report.
    title
        Its title, without the number.
    name
        Of the tagged table: its number and what it is about.
    notes
        Lines between the title and the table.
    header, rows
        The table; headings differ, rows are as long as the header.
    numeric
        Which columns hold figures.
    """

    number: int
    title: str
    name: str
    notes: tuple[str, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    numeric: tuple[bool, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks that stand in its cells, in the order they are explained."""
        words = [value for row in self.rows for value in row if isinstance(value, str)]
        return tuple(m for m in Mark if m and any(m in text for text in words))


def content_of(number: int, block: TableBlock | Facts) -> SheetContent:
    """What stands on the sheet of a table.

    Parameters
    ----------
    number
        Of the table, as in the report.
    block
        The table: of figures, or of words.
    """
    title = one_line(title_of(block))
    if isinstance(block, Facts):
        made = _of_words(number, title, block)
        return replace(made, notes=tuple(f"{mark} means {MEANING[mark]}." for mark in made.marks))
    table = block.table
    notes = tuple(note.plain for note in notes_of(table))
    header, rows = _with_weak_notes(table, _header(table), tuple(_rows(table)))
    numeric = (False, *(True for _ in table.columns), *(False for _ in header))[: len(header)]
    return SheetContent(number, title, _name(number, str(table.id)), notes, header, rows, numeric)


def _of_words(number: int, title: str, block: Facts) -> SheetContent:
    grid = as_plain(grid_of(block))
    columns = list(zip(*grid.rows, strict=True)) or [()] * len(grid.header)
    numeric = (False, *(_are_figures(texts) for texts in columns[1:]))
    rows = tuple(
        tuple(_value_of(text) if is_figure else _words_of(text) for text, is_figure in cells)
        for cells in (zip(row, numeric, strict=True) for row in grid.rows)
    )
    return SheetContent(
        number, title, _name(number, title), (), _unique(grid.header), rows, numeric
    )


def _name(number: int, about: str) -> str:
    """The name of a tagged table: letters, digits and "_" only, as Excel wants it."""
    words = _NO_LETTERS.sub("_", about.lower()).strip("_")
    return f"table_{number}_{words}"[:LONGEST_NAME].rstrip("_")


def _are_figures(texts: Sequence[str]) -> bool:
    """Whether a column of words holds figures, and marks or a dash where there is none."""
    figures = [text for text in texts if _FIGURE.fullmatch(text)]
    no_figures = {NO_FIGURE, *Mark}  # an empty text is a mark, too: of a plain figure
    others = {text for text in texts if not text.startswith(UNDER)} - {*figures, *no_figures}
    return bool(figures) and not others


def _value_of(text: str) -> Value:
    """A printed figure as a number, with the decimals it is printed with."""
    found = _FIGURE.fullmatch(text)
    if found is None:
        return _words_of(text)
    whole, decimals, percent = found.groups()
    number = whole.replace(",", "")
    if percent:
        return text if decimals else int(number) / 100
    return Decimal(f"{number}{decimals}") if decimals else int(number)


def _words_of(text: str) -> str:
    return Mark.NOT_APPLICABLE.value if text == NO_FIGURE else text or "None"


def _header(table: Table) -> tuple[str, ...]:
    return (table.row_title, *(_with_unit(c.heading, c.unit) for c in table.columns))


def _with_unit(heading: str, unit: Unit) -> str:
    """A heading with its unit in round brackets, unless the heading is the unit."""
    plain = one_line(heading)
    if plain.casefold() == unit.casefold():
        return "Percentage (%)" if unit is Unit.PERCENT else plain
    return f"{plain} ({unit})"


def _rows(table: Table) -> Iterator[tuple[Value, ...]]:
    for row in table.rows:
        cells = zip(shown_cells(row, table), row.units(table.columns), strict=True)
        yield (one_line(row_label(row)), *(_value(cell, unit) for cell, unit in cells))


def _value(cell: Cell, unit: Unit) -> Value:
    """A whole number, a whole percentage as its hundredth, or the mark alone."""
    if cell.number is None:
        return printed(cell, unit)
    whole = half_up(cell.number)
    return whole / 100 if unit.is_share else whole


def _with_weak_notes(
    table: Table, header: tuple[str, ...], rows: tuple[tuple[Value, ...], ...]
) -> tuple[tuple[str, ...], tuple[tuple[Value, ...], ...]]:
    """The same table with a column for notes, where "[u]" stands beside a number."""
    notes = _weak_notes(table)
    if not any(notes):
        return _unique(header), rows
    noted = tuple((*row, note or "No note") for row, note in zip(rows, notes, strict=True))
    return _unique((*header, "Notes")), noted


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


def _unique(header: Sequence[str]) -> tuple[str, ...]:
    """Headings no two of which are the same, as a tagged table needs."""
    made: list[str] = []
    taken: set[str] = set()
    for at, heading in enumerate(header, start=1):
        words = one_line(heading)[:LONGEST_HEADING] or f"Column {at}"
        name = f"{words} [column {at}]" if words.casefold() in taken else words
        taken.add(name.casefold())
        made.append(name)
    return tuple(made)
