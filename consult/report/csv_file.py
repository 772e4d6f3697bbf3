"""The tables as one CSV file for machines: numbers apart from the marks in their place."""

from __future__ import annotations

import csv
from pathlib import Path

from consult.model.document import Document, TableBlock
from consult.model.table import MEANING, Mark, Table
from consult.report.figures import half_up, row_label, shown_cells
from consult.report.numbered import numbered
from consult.report.plain import one_line

FORMULA_STARTS = ("=", "+", "@", "\t")
"""A cell that begins so is run as a formula by spreadsheets; it is written with a "'" before."""


def write_csv(document: Document, path: Path) -> None:
    """Write all tables for machines: one line per cell, marks apart from numbers.

    Parameters
    ----------
    document
        The report; its tables have been through disclosure control.
    path
        Where to write the .csv (UTF-8, commas, header row): ``number`` and ``table`` (as in the
        report), ``row``, ``column``, ``unit``, ``value`` (a whole number, empty where a mark
        stands) and ``status`` (what the mark means, empty for a plain number) and ``source``.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["number", "table", "row", "column", "unit", "value", "status", "source"])
        for number, block in numbered(document.blocks):
            if isinstance(block, TableBlock):
                writer.writerows(_lines(number, block.table))


def _lines(number: int, table: Table) -> list[list[str]]:
    return [
        [
            str(number),
            _inert(one_line(table.title)),
            _inert(one_line(row_label(row))),
            _inert(one_line(column.heading)),
            str(unit),
            "" if cell.number is None else str(half_up(cell.number)),
            "" if cell.mark is Mark.SHOWN else MEANING[cell.mark],
            _inert(one_line(table.source)),
        ]
        for row in table.rows
        for cell, column, unit in zip(
            shown_cells(row, table), table.columns, row.units(table.columns), strict=True
        )
    ]


def _inert(words: str) -> str:
    return f"'{words}" if words.startswith(FORMULA_STARTS) else words
