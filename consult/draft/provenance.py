"""How a file was recognised, step by step: what each step went by, and how sure it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from consult.errors import list_rows
from consult.read.export.columns import Columns
from consult.read.export.grid import Container, Export, IssueSeverity
from consult.read.layout.sheet import Sheet

_BY = {
    Container.TEXT: ("begins like no other kind of file", 0.9),
    Container.XLSX: ("a zip archive that holds a workbook", 1.0),
    Container.XLSB: ("a zip archive that holds a binary workbook", 1.0),
    Container.ODS: ("a zip archive that holds a spreadsheet", 1.0),
    Container.XLS: ("the first bytes are those of Excel 97-2003", 1.0),
    Container.SPSS: ("the first bytes are those of SPSS", 1.0),
    Container.TRIPLE_S: ("begins with the mark of Triple-S", 1.0),
    Container.FOLDER: ("documents were given by name, or lie in a folder", 1.0),
}
_MARKED = frozenset({"utf-8-sig", "utf-16"})
_DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
_ROWS = 400
"""Rows whose cells are counted to say how even a text file is: enough to show a wrong delimiter,
and no large export is gone through twice. Tried: no line of a draft changes."""


@dataclass(frozen=True)
class Step:
    """One step of recognising a file.

    Parameters
    ----------
    name
        What was found out.
    found
        What it was found to be.
    evidence
        By what.
    confidence
        0 to 1.
    """

    name: str
    found: str
    evidence: str
    confidence: float

    def __str__(self) -> str:
        return f"{self.name}: {self.found} ({self.evidence}; {self.confidence:.2f})"


def steps_of(export: Export, sheet: Sheet) -> tuple[Step, ...]:
    """Every step that led to a sheet being read as it is.

    Parameters
    ----------
    export, sheet
        The file, and its sheet that holds the responses.

    Returns
    -------
    tuple of Step
        In the order taken. Text files have an encoding and a delimiter, the others a sheet.
    """
    evidence, confidence = _BY[export.container]
    first = Step("kind of file", str(export.container), evidence, confidence)
    if export.container is Container.TEXT:
        then: tuple[Step, ...] = (_encoding(export), _delimiter(export, sheet))
    else:
        then = _sheet(export, sheet)
    layout = sheet.layout
    platform = Step("platform", sheet.reader.name, layout.evidence, layout.confidence)
    return (first, *then, platform, _headings(sheet))


def _encoding(export: Export) -> Step:
    guesses = [issue for issue in export.issues if issue.code == "encoding"]
    evidence, confidence = "every byte is valid", 0.99
    if guesses:
        tied = guesses[0].severity is IssueSeverity.WARNING
        evidence, confidence = "its characters are the likeliest English", 0.8
        if tied:
            evidence, confidence = "another encoding is as likely", 0.5
    elif export.encoding in _MARKED:
        evidence, confidence = "a byte-order mark says so", 1.0
    elif export.encoding.startswith("utf-16"):
        evidence, confidence = "every second byte is nil", 0.95
    return Step("encoding", export.encoding, evidence, confidence)


def _delimiter(export: Export, sheet: Sheet) -> Step:
    """How even the rows come out; kept by columns, all are of one length."""
    rows = sheet.grid.rows
    widths = Counter(len(row) for row in rows[:_ROWS] if any(row))
    width, times = max(widths.items(), key=lambda item: item[1])
    share = 1.0 if isinstance(rows, Columns) else times / widths.total()
    name = _DELIMITERS.get(export.delimiter, export.delimiter)
    evidence = f"{share:.0%} of the first rows have {width} cells"
    return Step("between cells", name, evidence, round(share, 2))


def _sheet(export: Export, sheet: Sheet) -> tuple[Step, ...]:
    name, others = sheet.grid.sheet, len(export.grids) - 1
    if not name:
        return ()
    if not others:
        return (Step("sheet", f'"{name}"', "the only one that holds anything", 1.0),)
    evidence = f"more like responses than the other {others}"
    return (Step("sheet", f'"{name}"', evidence, sheet.layout.confidence),)


def _headings(sheet: Sheet) -> Step:
    """Where the headings are, and how many columns have one."""
    layout = sheet.layout
    rows = list_rows([row + 1 for row in layout.heading_rows])
    headed = sum(1 for column in layout.columns if column.heading)
    every = len(layout.columns)
    evidence = f"{headed} of {every} columns have a heading, responses from row {_first(sheet)}"
    return Step("headings", rows, evidence, round(headed / max(1, every), 2))


def _first(sheet: Sheet) -> int:
    return sheet.response_rows[0] + 1 if sheet.response_rows else sheet.layout.first_row + 1
