"""A table as text: what stands in its cells, before it has a place on a page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from consult.model.counting.table_id import TableKind
from consult.model.publishing.table import RowRole, Table
from consult.model.words.document import Blank, Facts, TableBlock
from consult.model.words.text import Text
from consult.report.prose.figures import bound_cell, notes_of, row_label, shown_cells
from consult.report.prose.plain import on_one_line, one_line

TURNED = "Each column is one group."


@dataclass(frozen=True)
class TextGrid:
    """A table as text, before it has a place on a page.

    Parameters
    ----------
    title
        Its caption, without number.
    header
        Column headings.
    rows
        Each as long as the header.
    roles
        What each row is.
    numeric
        Which columns hold numbers, and so stand right-aligned.
    notes
        What is printed beneath.
    words
        Whether it is a table of words, whose columns may be as narrow as their words allow.
    blanks
        What a person fills in, in the last cell of each row; none in a table that only tells.
    turned
        What its columns are, to stand above them where they become rows.
    """

    title: str
    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    roles: tuple[RowRole, ...]
    numeric: tuple[bool, ...]
    notes: tuple[Text, ...] = ()
    words: bool = False
    blanks: tuple[Blank, ...] = ()
    turned: str = "Answer"


@dataclass(frozen=True)
class PlainGrid:
    """A table in plain words, to be measured.

    Parameters
    ----------
    header, rows, numeric, words
        As of :class:`TextGrid`.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    words: bool


def grid_of(block: TableBlock | Facts) -> TextGrid:
    """A table as text, with numbers formatted and marks in their places.

    Parameters
    ----------
    block
        A table of numbers, or of words. In one of words, a column of numbers alone stands to the
        right.
    """
    if isinstance(block, TableBlock):
        return _grid_of_table(block.table)
    rows = tuple(tuple(map(on_one_line, row)) for row in block.rows)
    columns = tuple(zip(*rows, strict=True)) if rows else ((),) * len(block.header)
    return TextGrid(
        title=one_line(block.title),
        header=tuple(Text(one_line(words)) for words in block.header),
        rows=rows,
        roles=(RowRole.GROUP,) * len(rows),
        numeric=(False, *(_are_numbers(column) for column in columns[1:])),
        words=True,
        blanks=block.blanks,
    )


def _grid_of_table(table: Table) -> TextGrid:
    rows = tuple(
        (
            Text(one_line(row_label(row))),
            *(bound_cell(table, row, at, c) for at, c in enumerate(shown_cells(row, table))),
        )
        for row in table.rows
    )
    return TextGrid(
        title=one_line(table.title),
        header=tuple(
            Text(one_line(words))
            for words in (table.row_title, *(column.heading for column in table.columns))
        ),
        rows=rows,
        roles=tuple(row.role for row in table.rows),
        numeric=(False, *(True for _ in table.columns)),
        notes=tuple(map(on_one_line, notes_of(table))),
        turned="Theme" if table.id.kind is TableKind.THEMES else "Answer",
    )


def _are_numbers(texts: tuple[Text, ...]) -> bool:
    plain = (text.plain for text in texts if text)
    given = [t.replace(",", "").removesuffix("%") for t in plain if not t.startswith("[")]
    return bool(given) and all(text.isdigit() for text in given)


def as_plain(grid: TextGrid) -> PlainGrid:
    """The same table in plain words.

    Parameters
    ----------
    grid
        Figures in it lose their names.
    """
    header, *rows = (tuple(text.plain for text in row) for row in (grid.header, *grid.rows))
    return PlainGrid(header, tuple(rows), grid.numeric, grid.words)


def turned_about(grid: TextGrid) -> TextGrid:
    """The same table with its answers as rows and its groups as columns.

    Parameters
    ----------
    grid
        A breakdown: the roles of its rows are lost, as rows become columns.
    """
    columns = tuple(zip(*grid.rows, strict=True))
    return replace(
        grid,
        header=(Text(grid.turned), *(columns[0] if columns else ())),
        rows=tuple(
            (heading, *column) for heading, column in zip(grid.header[1:], columns[1:], strict=True)
        ),
        roles=(RowRole.GROUP,) * len(columns[1:]),
        numeric=(False, *(True for _ in grid.rows)),
        notes=(*grid.notes[:1], Text(TURNED), *grid.notes[1:]),
    )


def describe(grid: TextGrid) -> str:
    """What a person who cannot see the table is told before it is read out.

    Parameters
    ----------
    grid
        As it is printed, after it was turned about.
    """
    first, *columns = (text.plain for text in grid.header)
    notes = (note.plain for note in grid.notes)
    base = next((f" {note}." for note in notes if note.startswith("Base:")), "")
    rows = "row" if len(grid.rows) == 1 else "rows"
    words = f"{len(grid.rows)} {rows}, one for each: {first}. Columns: {', '.join(columns)}."
    return (words + base).replace("..", ".")
