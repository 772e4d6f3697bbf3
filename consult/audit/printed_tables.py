"""Published files as a stranger reads them: every number of every table, by its place in print.

Nothing here knows how the files were made beyond what a reader sees.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from consult.audit.blocks import BlockKind, blocks_of_docx, workbook_of
from consult.audit.page_tables import read_html
from consult.audit.printed import BASE, Printed
from consult.errors import DisclosureError, Problem
from consult.office.captions import caption_of
from consult.office.cells import as_it_was

WORDS_OF = {
    "hidden": "[c]",
    "more than zero": "[low]",
    "not available": "[x]",
    "not applicable": "[z]",
    "shown, but": "[u]",
}
"""How the status of a CSV line begins -> the mark that a table would show."""


@dataclass
class _Open:
    """A table that is being read from a Word file, part by part."""

    title: str
    header: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    base: str = ""


def _read_csv(name: str, content: bytes) -> Iterator[Printed]:
    """Tables of a CSV file with a line for each cell."""
    lines = csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""))
    tables: dict[int, list[dict[str, str]]] = {}
    for line in lines:
        tables.setdefault(int(line["number"]), []).append(line)
    for number, mine in tables.items():
        width = _width(mine)
        header = ("", *(as_it_was(line["column"]) for line in mine[:width]))
        rows = [
            (as_it_was(mine[at]["row"]), *(_of_line(line) for line in mine[at : at + width]))
            for at in range(0, len(mine), width)
        ]
        yield Printed(name, number, as_it_was(mine[0]["table"]), header, tuple(rows))


def _width(lines: Sequence[Mapping[str, str]]) -> int:
    """Cells of a row: the headings come again after so many, and the label stays the same.

    Two rows that follow each other can have one label, as where an option is called "People".
    """
    widths = [each for each in range(2, len(lines) + 1) if len(lines) % each == 0]
    for width in widths:
        starts = (lines[at - at % width] for at in range(len(lines)))
        again = (lines[at % width] for at in range(len(lines)))
        if all(
            line["row"] == start["row"] and line["column"] == above["column"]
            for line, start, above in zip(lines, starts, again, strict=True)
        ):
            return width
    return 1


def _of_line(line: Mapping[str, str]) -> str:
    status = line["status"]
    mark = next((mark for words, mark in WORDS_OF.items() if status.startswith(words)), status)
    sign = "%" if line["unit"].endswith("%") and line["value"] else ""
    return f"{line['value']}{sign} {mark}".strip()


def _read_xlsx(name: str, content: bytes) -> Iterator[Printed]:
    """Tables of a workbook: one on each sheet whose first cell is a caption."""
    for sheet in workbook_of(content):
        caption = caption_of(str(sheet["A1"].value or ""))
        if caption is None or not sheet.tables:
            continue
        (table,) = sheet.tables.values()
        header, *rows = [[_of_cell(cell) for cell in line] for line in sheet[table.ref]]
        above = [str(cell.value or "") for (cell,) in sheet.iter_rows(max_col=1)]
        base = next((found[1] for text in above if (found := BASE.match(text))), "")
        yield Printed(
            name,
            caption.number,
            caption.title,
            tuple(header),
            tuple(tuple(row) for row in rows),
            base,
        )


def _of_cell(cell: Any) -> str:
    value = cell.value
    if isinstance(value, int | float) and "%" in str(cell.number_format):
        return f"{_plain(value * 100)}%"
    return _plain(value) if isinstance(value, float) else str("" if value is None else value)


def _plain(number: float) -> str:
    """Every decimal that is in the file, not those a cell shows."""
    return f"{round(number, 9):f}".rstrip("0").rstrip(".")


def _read_docx(name: str, content: bytes) -> Iterator[Printed]:
    """Tables of a Word file, the parts of a wide one side by side again; 0 without a caption."""
    found: dict[int, _Open] = {}
    number = 0
    for block in blocks_of_docx(content):
        if block.kind is BlockKind.TABLE:
            lines = [list(row) for row in block.rows]
            _take_part(found.setdefault(number, _Open("")), lines)
        elif caption := caption_of(block.text):
            number = caption.number
            if not (number in found and found[number].header):
                found[number] = _Open(caption.title)  # a list of tables in front may have cut it
        elif number and (base := BASE.match(block.text)):
            found[number].base = base[1]
    for number, table in found.items():
        rows = tuple(tuple(row) for row in table.rows)
        yield Printed(name, number, table.title, tuple(table.header), rows, table.base)


def _take_part(table: _Open, lines: list[list[str]]) -> None:
    header, *rows = lines
    if not table.header:
        table.header, table.rows = header, rows
        return
    if len(rows) != len(table.rows):
        raise DisclosureError(
            Problem(f'The parts of the table "{table.title}" do not fit together.')
        )
    table.header += header[1:]
    for held, row in zip(table.rows, rows, strict=True):
        held += row[1:]


READERS: dict[str, Callable[[str, bytes], Iterator[Printed]]] = {
    ".csv": _read_csv,
    ".xlsx": _read_xlsx,
    ".docx": _read_docx,
    ".html": read_html,
}
"""Ending of a file's name -> what reads the tables in it."""
