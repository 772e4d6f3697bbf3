"""The tables as one CSV file for machines, marks apart from numbers, and what describes it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from consult.model.publishing.table import MEANING, Mark, Table
from consult.model.words.document import Document, TableBlock
from consult.office.cells import inert
from consult.report.prose.banners import DRAFT
from consult.report.prose.figures import half_up, row_label, shown_cells
from consult.report.prose.numbered import numbered
from consult.report.prose.plain import one_line

COLUMNS = {
    "number": ("integer", "Number of the table in the report"),
    "table": ("string", "Title of the table"),
    "row": ("string", "Group, answer or theme of the row"),
    "column": ("string", "What the column counts"),
    "unit": ("string", "people, comments or %"),
    "value": ("integer", "The number, rounded half up; empty where a mark stands in its place"),
    "status": ("string", "Why there is no number, or how to read it; empty for a plain number"),
    "source": ("string", "Where the number comes from"),
}
"""Column -> its type by the Table Schema standard, and what it holds."""


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
        writer.writerow(COLUMNS)
        for number, block in numbered(document.blocks):
            if isinstance(block, TableBlock):
                writer.writerows(_lines(number, block.table))


def write_package(document: Document, path: Path) -> None:
    """Write what software needs to read the CSV file: a Frictionless data package.

    Parameters
    ----------
    document
        The report.
    path
        Where to write ``datapackage.json``; the CSV file is to lie beside it as ``tables.csv``.

    Notes
    -----
    Tabular Data Package and Table Schema, version 1.
    """
    title = f"{one_line(document.title)}: tables"
    fields = [
        {"name": name, "type": kind, "description": words}
        for name, (kind, words) in COLUMNS.items()
    ]
    resource = {
        "profile": "tabular-data-resource",
        "name": "tables",
        "path": "tables.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, "missingValues": [""]},
    }
    package = {
        "profile": "tabular-data-package",
        "name": "tables",
        "title": " ".join((title, *(f"({banner})" for banner in document.banners))),
        "description": one_line(f"{document.subtitle}. {document.organisation}".strip(". ")),
        "resources": [resource],
    }
    text = json.dumps(package, indent=2, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def is_draft(package: bytes) -> bool:
    """Whether the report is a draft, by what :func:`write_package` wrote of it; so when in doubt.

    Parameters
    ----------
    package
        The content of ``datapackage.json``.
    """
    try:
        title = str(json.loads(package)["title"])
    except (ValueError, KeyError, TypeError):
        return True
    return f"({DRAFT})" in title


def _lines(number: int, table: Table) -> list[list[str]]:
    return [
        [
            str(number),
            inert(one_line(table.title)),
            inert(one_line(row_label(row))),
            inert(one_line(column.heading)),
            str(unit),
            "" if cell.number is None else str(half_up(cell.number)),
            "" if cell.mark is Mark.SHOWN else MEANING[cell.mark],
            inert(one_line(table.source)),
        ]
        for row in table.rows
        for cell, column, unit in zip(
            shown_cells(row, table), table.columns, row.units(table.columns), strict=True
        )
    ]
