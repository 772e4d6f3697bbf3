"""Every figure of a report: which cell or record each printed number comes from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from consult.model.words.document import (
    Block,
    Bullets,
    Callout,
    Chart,
    Document,
    Facts,
    Paragraph,
    TableBlock,
)
from consult.model.words.figure import Binding, Figure, Figures, by_id
from consult.model.words.text import Text
from consult.report.charts.bars import bars_of, foot
from consult.report.prose.figures import bound_base, bound_cell, cell_name, shown_cells
from consult.report.prose.numbered import with_numbers
from consult.report.prose.plain import one_line
from consult.report.tables.grid import TextGrid, grid_of

SHORT = 8
"""Characters of the short names of a study and a release."""


def figures_of(document: Document, study: str, *others: Document) -> Figures:
    """Every figure of a report, and the short names its tags begin with.

    Parameters
    ----------
    document
        The report with every table it has in any file.
    study
        Short name of the study, as the analyst knows it.
    others
        Further reports of the same release; a figure that stands in the first has its place there.

    Raises
    ------
    FigureError
        When one figure is printed in two ways.
    """
    every = by_id(f for report in (document, *others) for f in _bound(report))
    figures = tuple((every | by_id(_bound(document))).values())
    words = "\n".join(f"{figure.id} {figure.printed}" for figure in figures)
    return Figures(Binding(_short(study), _short(words)), figures)


def with_figures(document: Document, figures: Figures) -> Document:
    """The same report, whose Word file knows its figures.

    Parameters
    ----------
    document
        One of those the figures were taken from.
    figures
        What :func:`figures_of` gave for the release.
    """
    return replace(document, binding=figures.binding)


def _short(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:SHORT]


def _bound(document: Document) -> Iterator[Figure]:
    for block, at in with_numbers(document.blocks):
        if isinstance(block, TableBlock):
            yield from _of_table(block, at)
        elif isinstance(block, Facts):
            yield from _of_words(grid_of(block), at)
        for text in texts_of(block):
            for number in text.numbers:
                yield Figure(number.id, number.name, number.printed)


def _of_table(block: TableBlock, number: int) -> Iterator[Figure]:
    table = block.table
    title, base = one_line(table.title), bound_base(table).plain
    for row in table.rows:
        for at, cell in enumerate(shown_cells(row, table)):
            (printed,) = bound_cell(table, row, at, cell).numbers
            _, label, heading = cell_name(table, row, at)
            place = (number, title, label, heading, base)
            yield Figure(printed.id, printed.name, printed.printed, *place)


def _of_words(grid: TextGrid, number: int) -> Iterator[Figure]:
    """Figures in a table of words: several can stand in one cell, and there is no base."""
    for row in grid.rows:
        for heading, text in zip(grid.header, row, strict=True):
            place = (number, grid.title, row[0].plain, heading.plain)
            for printed in text.numbers:
                yield Figure(printed.id, printed.name, printed.printed, *place)


def texts_of(block: Block) -> Iterator[Text]:
    """All text of a block that may hold figures.

    Parameters
    ----------
    block
        Any block of a report.
    """
    match block:
        case Paragraph(text) | Callout(_, text):
            yield text
        case Bullets(items):
            yield from items
        case Chart():
            yield from (*(bar.words for bar in bars_of(block)), foot(block))
        case TableBlock() | Facts():
            yield from _of_grid(grid_of(block))


def _of_grid(grid: TextGrid) -> Iterator[Text]:
    for row in grid.rows:
        yield from row
    yield from grid.notes
