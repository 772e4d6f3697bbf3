"""A Word file as a reader sees it: its paragraphs and cells in order, and the figures in them.

Nothing here knows what the figures should be, or who made the file.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from consult.errors import ExportError, Place, Problem
from consult.model.words.figure import Binding, read_bookmark, read_tag

NS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
LISTS = ("toc", "contents", "tableoffigures", "figureindex", "userindex")
"""How the names of styles of contents lists begin: what stands there is said elsewhere."""

HEADING = re.compile(r"heading\s*(\d)", re.IGNORECASE)
"""How the styles of headings are called, with their level."""

GONE = {FALLBACK, *(f"{NS}{name}" for name in ("del", "moveFrom", "sdtPr", "pPr"))}
"""What holds no text a reader sees: another form of the same, what tracked changes took away."""

CAPTION = re.compile(r"^Table\s+(\d+)(?: \(continued\))?:\s*(.*)$", re.DOTALL)

Bound = tuple[Binding, str]


@dataclass(frozen=True)
class Span:
    """Some text of one kind: plain, or one figure.

    Parameters
    ----------
    text
        As printed.
    bound
        The report and id its tag gives; ``None`` for plain text.
    runs
        The runs of the file that hold it.
    """

    text: str
    bound: Bound | None
    runs: tuple[Any, ...] = field(repr=False, compare=False)


@dataclass(frozen=True)
class Line:
    """One paragraph, or one cell of a table.

    Parameters
    ----------
    where
        Its place in words, for a person who looks for it.
    spans
        Its text in order.
    """

    where: str
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """All of it, single-spaced."""
        return tidy("".join(span.text for span in self.spans))


@dataclass(frozen=True)
class WordTable:
    """One table.

    Parameters
    ----------
    where
        Its place in words.
    title
        Its caption without the number; empty without one.
    rows
        Its cells; rows can be of different lengths.
    """

    where: str
    title: str
    rows: tuple[tuple[Line, ...], ...]

    @property
    def text(self) -> tuple[tuple[str, ...], ...]:
        """The text of its cells."""
        return tuple(tuple(cell.text for cell in row) for row in self.rows)


@dataclass(frozen=True)
class WordReport:
    """A whole file, and the open document, for a marked copy.

    Parameters
    ----------
    lines
        Paragraphs outside tables, in order.
    tables
        Tables, in order.
    """

    lines: tuple[Line, ...]
    tables: tuple[WordTable, ...]
    file: Any = field(repr=False, compare=False)


def read_word(path: Path) -> WordReport:
    """Read a Word file.

    Parameters
    ----------
    path
        A .docx file, as made or as edited and saved by any program.

    Raises
    ------
    ExportError
        When it is missing or no Word file.
    """
    from docx import Document
    from docx.opc.exceptions import OpcError

    try:
        file = Document(str(path))
    except (OSError, KeyError, ValueError, SyntaxError, OpcError, zipfile.BadZipFile) as error:
        raise ExportError(
            Problem(
                "This is no Word file (.docx) that can be read.",
                Place(path.name),
                "Close it in Word, or save it again as “Word document (.docx)”.",
            )
        ) from error
    reader = _Reader()
    reader.take(file.element.body)
    return WordReport(tuple(reader.lines), tuple(reader.tables), file)


def tidy(text: str) -> str:
    """Text on one line, with plain spaces and hyphens."""
    return " ".join(text.replace("\u2011", "-").split())


class _Reader:
    """Walks a file from its start to its end and remembers the heading it is under."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.tables: list[WordTable] = []
        self._headings: dict[int, str] = {}
        self._number = 0
        self._tables = 0
        self._caption: tuple[str, str] = ("", "")
        self._open: dict[str, Bound] = {}

    def take(self, container: Any) -> None:
        """Take in all paragraphs and tables of a body, a cell or a block control."""
        for child in container:
            if child.tag == f"{NS}p":
                self._take_paragraph(child)
            elif child.tag == f"{NS}tbl":
                self._take_table(child)
            elif child.tag in {f"{NS}sdt", f"{NS}sdtContent", f"{NS}ins"}:
                self.take(child)

    def _take_paragraph(self, element: Any) -> None:
        style = _style(element)
        line = self._line(element, "")
        if style.lower().startswith(LISTS) or not line.text:
            return
        if level := HEADING.match(style):
            above = {at: words for at, words in self._headings.items() if at < int(level[1])}
            self._headings = {**above, int(level[1]): line.text}
            self._number, self._tables = 0, 0
            self.lines.append(Line(f"heading “{line.text}”", line.spans))
            return
        self._number += 1
        found = CAPTION.match(line.text)
        if found:
            self._caption = (f"Table {found[1]}", found[2])
        self.lines.append(Line(f"paragraph {self._number} {self._under()}", line.spans))

    def _under(self) -> str:
        """The heading above, and the chapter that is in: many chapters have the same headings."""
        if not self._headings:
            return "before the first heading"
        chapter, heading = self._headings[min(self._headings)], self._headings[max(self._headings)]
        inside = f" in “{chapter}”" if chapter != heading else ""
        return f"under “{heading}”{inside}"

    def _take_table(self, element: Any) -> None:
        name, title = self._caption
        if not name:
            self._tables += 1
            name = f"table {self._tables} without a number"
        where = f"{name} {self._under()}"
        rows = [
            [self._cell(cell, where, at) for cell in row.iter(f"{NS}tc")]
            for at, row in enumerate(element.iter(f"{NS}tr"), start=1)
        ]
        placed = tuple(
            tuple(
                Line(_place(where, rows, at, column), cell.spans) for column, cell in enumerate(row)
            )
            for at, row in enumerate(rows)
        )
        self.tables.append(WordTable(where, title, placed))
        self._caption = ("", "")

    def _cell(self, element: Any, where: str, row: int) -> Line:
        lines = [self._line(one, where) for one in element.iter(f"{NS}p")]
        return Line(f"{where}, row {row}", tuple(span for line in lines for span in line.spans))

    def _line(self, element: Any, where: str) -> Line:
        parts = list(self._parts(element, None))
        spans = []
        for bound, some in groupby(parts, key=lambda part: part[1]):
            group = list(some)
            text = "".join(words for words, _, _ in group)
            if text:
                spans.append(Span(text, bound, tuple(run for _, _, run in group)))
        return Line(where, tuple(spans))

    def _parts(self, element: Any, inside: Bound | None) -> Iterator[tuple[str, Bound | None, Any]]:
        """Every piece of text with the figure it belongs to, and its run."""
        for child in element:
            if child.tag == f"{NS}bookmarkStart":
                found = read_bookmark(child.get(f"{NS}name", ""))
                if found:
                    self._open[child.get(f"{NS}id", "")] = found
            elif child.tag == f"{NS}bookmarkEnd":
                self._open.pop(child.get(f"{NS}id", ""), None)
            elif child.tag == f"{NS}sdt":
                yield from self._parts(child, _tag(child) or inside)
            elif child.tag == f"{NS}r":
                words = "".join(_words(child))
                if words:
                    yield words, inside or next(reversed(self._open.values()), None), child
            elif child.tag not in GONE:
                yield from self._parts(child, inside)


def _place(where: str, rows: list[list[Line]], at: int, column: int) -> str:
    """The place of a cell: its row by number and words, its column by words or number."""
    label = rows[at][0].text if rows[at] else ""
    header = rows[0][column].text if column < len(rows[0]) else ""
    if not at:
        return f"{where}, heading of column {column + 1}"
    row = f"row {at} “{label}”" if label and column else f"row {at}"
    return f"{where}, {row}, column {f'“{header}”' if header else column + 1}"


def _style(paragraph: Any) -> str:
    found = paragraph.find(f"{NS}pPr/{NS}pStyle")
    return "" if found is None else str(found.get(f"{NS}val", ""))


def _tag(control: Any) -> Bound | None:
    found = control.find(f"{NS}sdtPr/{NS}tag")
    return None if found is None else read_tag(found.get(f"{NS}val", ""))


def _words(run: Any) -> Iterator[str]:
    for child in run:
        if child.tag == f"{NS}t":
            yield child.text or ""
        elif child.tag in {f"{NS}tab", f"{NS}br", f"{NS}cr"}:
            yield " "
        elif child.tag == f"{NS}noBreakHyphen":
            yield "-"
