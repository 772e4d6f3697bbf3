"""A Word file as a reader sees it: its paragraphs and cells in order, and the figures in them.

Nothing here knows what the figures should be, or who made the file.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from consult.errors import ExportError, Place, Problem
from consult.office.captions import Caption, caption_of
from consult.office.word_read import Bound, WordCell, WordParagraph, WordRows, word_blocks

LISTS = ("toc", "contents", "tableoffigures", "figureindex", "userindex")
"""How the names of styles of contents lists begin: what stands there is said elsewhere."""


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
class WordLine:
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
    rows: tuple[tuple[WordLine, ...], ...]

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

    lines: tuple[WordLine, ...]
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
    reader.take(word_blocks(file))
    return WordReport(tuple(reader.lines), tuple(reader.tables), file)


def tidy(text: str) -> str:
    """Text on one line, with plain spaces and hyphens.

    Parameters
    ----------
    text
        As it stands in the runs of a file.
    """
    return " ".join(text.replace("\u2011", "-").split())


class _Reader:
    """Takes in a file from its start to its end and remembers the heading it is under."""

    def __init__(self) -> None:
        self.lines: list[WordLine] = []
        self.tables: list[WordTable] = []
        self._headings: dict[int, str] = {}
        self._number = 0
        self._tables = 0
        self._caption: Caption | None = None

    def take(self, blocks: Iterable[WordParagraph | WordRows]) -> None:
        """Take in all paragraphs and tables of a file."""
        for block in blocks:
            if isinstance(block, WordRows):
                self._take_table(block)
            else:
                self._take_paragraph(block)

    def _take_paragraph(self, paragraph: WordParagraph) -> None:
        line = WordLine("", _spans(paragraph))
        if paragraph.style.lower().startswith(LISTS) or not line.text:
            return
        if level := paragraph.level:
            above = {at: words for at, words in self._headings.items() if at < level}
            self._headings = {**above, level: line.text}
            self._number, self._tables = 0, 0
            self.lines.append(WordLine(f"heading “{line.text}”", line.spans))
            return
        self._number += 1
        self._caption = caption_of(line.text) or self._caption
        self.lines.append(WordLine(f"paragraph {self._number} {self._under()}", line.spans))

    def _under(self) -> str:
        """The heading above, and the chapter that is in: many chapters have the same headings."""
        if not self._headings:
            return "before the first heading"
        chapter, heading = self._headings[min(self._headings)], self._headings[max(self._headings)]
        inside = f" in “{chapter}”" if chapter != heading else ""
        return f"under “{heading}”{inside}"

    def _take_table(self, table: WordRows) -> None:
        if self._caption:
            name, title = f"Table {self._caption.number}", self._caption.title
        else:
            self._tables += 1
            name, title = f"table {self._tables} without a number", ""
        where = f"{name} {self._under()}"
        rows = [[WordLine(where, _of_cell(cell)) for cell in row] for row in table.rows]
        placed = tuple(
            tuple(
                WordLine(_place(where, rows, at, column), cell.spans)
                for column, cell in enumerate(row)
            )
            for at, row in enumerate(rows)
        )
        self.tables.append(WordTable(where, title, placed))
        self._caption = None


def _of_cell(cell: WordCell) -> tuple[Span, ...]:
    return tuple(span for paragraph in cell for span in _spans(paragraph))


def _spans(paragraph: WordParagraph) -> tuple[Span, ...]:
    """The text of a line that a reader sees, parted where a figure begins or ends."""
    spans = []
    for bound, some in groupby(paragraph.line, key=lambda piece: piece.figure):
        group = list(some)
        text = "".join(piece.text for piece in group)
        spans.append(Span(text, bound, tuple(piece.run for piece in group)))
    return tuple(spans)


def _place(where: str, rows: list[list[WordLine]], at: int, column: int) -> str:
    """The place of a cell: its row by number and words, its column by words or number."""
    label = rows[at][0].text if rows[at] else ""
    header = rows[0][column].text if column < len(rows[0]) else ""
    if not at:
        return f"{where}, heading of column {column + 1}"
    row = f"row {at} “{label}”" if label and column else f"row {at}"
    return f"{where}, {row}, column {f'“{header}”' if header else column + 1}"
