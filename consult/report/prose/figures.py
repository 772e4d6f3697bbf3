"""How a number, a mark and a base are printed: the same in Word, in the workbook and in prose."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from consult.model.publishing.table import MEANING, Cell, Mark, Row, RowRole, Table, Unit
from consult.model.words.text import Text, bound
from consult.office.words import told_apart

NOISE = 9
"""Decimals kept before rounding, so that 14.499999999999998 counts as the 14.5 it stands for."""

_NET = re.compile(r"\bnet\b", re.IGNORECASE)

LEAST_COMPARED, LEAST_SHOWN = 0.25, 1 / 3
"""Least shares of the answers of a breakdown of which two groups can be compared, and of all its
percentages that are shown, for it to be printed: less would be a page of marks. With the first at
half, ``ssi-rse-2017`` prints one table more; at twice, 4 fewer, and ``kent-2024`` 19. With the
second at half, ``ssi-rse-2017`` prints 8 more, most of whose cells are hidden; at twice, 40 fewer,
and ``kent-2024`` 36."""

WITH_NUMBER = frozenset({Mark.SHOWN, Mark.WEAK})
"""Marks that may stand beside a number; any other mark is printed alone."""


def half_up(number: float) -> int:
    """The nearest whole number; a half goes up.

    Parameters
    ----------
    number
        Any number, with full precision.
    """
    exact = Decimal(str(round(number, NOISE)))
    return int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def count_text(number: float) -> str:
    """A count with commas: 1204 as "1,204".

    Parameters
    ----------
    number
        People or comments; a weighted count is rounded, a half up.
    """
    return f"{half_up(number):,}"


def percent_text(number: float) -> str:
    """A percentage, 0 to 100, as a whole number: "57%", or "[low]" for 0.3.

    Parameters
    ----------
    number
        With full precision: what rounds to zero must be told from zero.

    Examples
    --------
    >>> percent_text(14.5), percent_text(0.3), percent_text(0)
    ('15%', '[low]', '0%')
    """
    whole = half_up(number)
    return str(Mark.LOW) if whole == 0 and number > 0 else f"{whole}%"


def shown_cells(row: Row, table: Table) -> tuple[Cell, ...]:
    """The cells of a row as they may be printed, whoever prints them.

    Parameters
    ----------
    row, table
        A row and the table it stands in.

    Returns
    -------
    tuple of Cell
        As long as the row. A number is left only where it is printed.

    Notes
    -----
    Disclosure control decides cell by cell, over all tables of a release, and the files are tried
    before they are published: nothing more is hidden here. A mark that explains a missing number
    drops a number that came with it, and a cell with neither is not applicable.
    """
    return tuple(
        _settled(cell, unit) for cell, unit in zip(row.cells, row.units(table.columns), strict=True)
    )


def _settled(cell: Cell, unit: Unit) -> Cell:
    number = None if cell.number is None or math.isnan(cell.number) else cell.number
    if cell.mark not in WITH_NUMBER:
        return Cell(None, cell.mark)
    if number is None:
        return Cell(None, Mark.NOT_APPLICABLE)
    if unit.is_share and half_up(number) == 0 and number > 0:
        return Cell(None, Mark.LOW)
    return replace(cell, number=number)


def printed(cell: Cell, unit: Unit) -> str:
    """A cell of ``shown_cells`` in words: "1,204", "57%", "[c]", or "57% [u]".

    Parameters
    ----------
    cell
        A cell that ``shown_cells`` gave back.
    unit
        The unit of its column.
    """
    if cell.number is None:
        return str(cell.mark)
    number = percent_text(cell.number) if unit.is_share else count_text(cell.number)
    return f"{number} {cell.mark}".strip()


def bound_cell(table: Table, row: Row, at: int, cell: Cell) -> Text:
    """A cell in words; the number, or the mark in its place, has the name of its figure.

    Parameters
    ----------
    table, row
        Where it stands.
    at
        Position of its column.
    cell
        A cell that ``shown_cells`` gave back.
    """
    name = cell_name(table, row, at)
    if cell.number is None:
        return bound(str(cell.mark), *name)
    unit = row.units(table.columns)[at]
    number = bound(printed(replace(cell, mark=Mark.SHOWN), unit), *name)
    return number + f" {cell.mark}" if cell.mark else number


def cell_name(table: Table, row: Row, at: int) -> tuple[str, str, str]:
    """The parts of the name of the figure in a cell.

    Parameters
    ----------
    table, row
        Where it stands.
    at
        Position of its column.

    Notes
    -----
    Where an answer or a theme is called as another row or column is, such as "All" or "People",
    the later one has its number too, so that no two figures share a name.
    """
    above = itertools.takewhile(lambda other: other is not row, table.rows)
    before = (column.heading for column in table.columns[:at])
    return (
        str(table.id),
        told_apart(row_label(row), map(row_label, above)),
        told_apart(table.columns[at].heading, before),
    )


def bound_base(table: Table) -> Text:
    """The base of a table with its name, or the mark in its place.

    Parameters
    ----------
    table
        Its base is ``None`` where it is hidden.
    """
    number = str(Mark.SUPPRESSED) if table.base is None else count_text(table.base)
    return bound(number, str(table.id), "base")


def row_label(row: Row) -> str:
    """The label of a row, which says what the row is without relying on bold or a line.

    Parameters
    ----------
    row
        Of any role; a net that is called one already keeps its label.
    """
    if row.role is RowRole.NET and not _NET.search(row.label):
        return f"Net: {row.label}"
    if row.role is RowRole.OUTSIDE_BASE:
        return f"{row.label} (not in the base)"
    return row.label


def legend(table: Table) -> tuple[str, ...]:
    """What each mark that is printed in a table means, unless a note of the table says so.

    Parameters
    ----------
    table
        Where its base is hidden, the mark for that is explained though no cell has it.
    """
    present = {cell.mark for row in table.rows for cell in shown_cells(row, table)}
    marks = [mark for mark in Mark if mark in present and mark is not Mark.SHOWN]
    if table.base is None and Mark.SUPPRESSED not in marks:
        marks = [Mark.SUPPRESSED, *marks]
    told = [mark for mark in marks if any(note.startswith(f"{mark} ") for note in table.notes)]
    return tuple(f"{mark} means {MEANING[mark]}." for mark in marks if mark not in told)


def base_line(table: Table) -> Text:
    """Who the percentages are of: "Base: 342 people who answered this question".

    Parameters
    ----------
    table
        Its base may be hidden, or its words empty; no comma is left over.
    """
    between = ", " if table.base is None else " "
    return ("Base: " + bound_base(table) + between + table.base_text).stripped(between)


def notes_of(table: Table) -> tuple[Text, ...]:
    """Everything that is printed with a table: base, notes, marks and source, in that order.

    Parameters
    ----------
    table
        Any table that is printed.
    """
    outside = any(row.role is RowRole.OUTSIDE_BASE for row in table.rows)
    apart = ("Rows marked “not in the base” are left out of the percentages.",) if outside else ()
    source = (f"Source: {table.source}",) if table.source else ()
    others = (*table.notes, *rounding(table), *apart, *legend(table), *source)
    return (base_line(table), *map(Text, others))


def legible(table: Table) -> bool:
    """Whether so much of a breakdown is shown that it is worth a place on a printed page.

    Parameters
    ----------
    table
        Its first column is the number of people.
    """
    compared = [len(numbers) > 1 for numbers in table.shown_by_answer if any(numbers)]
    rows = [row for row in table.rows if row.role in {RowRole.GROUP, RowRole.UNSAID}]
    shown = [cell.number is not None for row in rows for cell in row.cells[1:]]
    columns = len(table.columns) - 1
    return (
        table.compares
        and sum(compared) >= LEAST_COMPARED * columns
        and sum(shown) >= LEAST_SHOWN * len(shown)
    )


def rounding(table: Table) -> tuple[str, ...]:
    """A note where shares that make up a whole are printed as numbers that do not add up to 100.

    Parameters
    ----------
    table
        Any table. Its shares make up a whole where, with full precision, they add up to 100: the
        groups of a table of one question, or the answers in a row of a breakdown.
    """
    sums = {half_up(sum(map(half_up, shares))) for shares in _wholes(table)} - {100}
    if not sums:
        return ()
    between = " or ".join(f"{total}%" for total in sorted(sums))
    return (f"Shares are rounded one by one, so they can add up to {between}.",)


def _wholes(table: Table) -> Iterator[list[float]]:
    """Shares that together are everybody in a base, none of them hidden."""
    percent = [at for at, column in enumerate(table.columns) if column.unit.is_share]
    groups = [row for row in table.rows if row.role in {RowRole.GROUP, RowRole.UNSAID}]
    unweighted = [column for column in table.columns if column.unit is Unit.PERCENT]
    down = len(unweighted) == 1 or any(row.unit for row in table.rows)
    lines = (
        [[row.cells[at].number for row in groups] for at in percent]
        if down
        else [[row.cells[at].number for at in percent] for row in groups]
    )
    for line in lines:
        shares = [share for share in line if share is not None]
        if len(shares) == len(line) and abs(sum(shares) - 100) < 10**-NOISE * 1000:
            yield shares
