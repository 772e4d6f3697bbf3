"""A Word file as it reads from top to bottom: its paragraphs and tables, and the figures in them.

The one walk over a Word file that we made, whoever edited and saved it since. It says where text
stands and passes no judgement: what a reader sees of it, and what may stand there, is for those who
ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from consult.model.words.figure import Binding, read_bookmark, read_tag

NS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

UNSEEN = {FALLBACK, f"{NS}del", f"{NS}moveFrom"}
"""What is in a file and not before a reader: another form of the same, what tracked changes took
away."""

NO_TEXT = {f"{NS}pPr", f"{NS}sdtPr"}
"""What says how text looks or is held, and holds none."""

TEXT = {f"{NS}t", f"{NS}delText"}
SPACES = {f"{NS}tab", f"{NS}br", f"{NS}cr"}

HEADING = re.compile(r"heading\s*(\d)", re.IGNORECASE)
"""How the styles of headings are called in any program that saves Word files, with their level."""

Bound = tuple[Binding, str]
"""The report that a figure is of, and its id."""


@dataclass(frozen=True)
class WordPiece:
    """Some text that one run holds.

    Parameters
    ----------
    text
        As printed; a tab or the end of a line is a space.
    figure
        What the content control or bookmark around it says that it is; ``None`` for plain text.
    in_line
        Whether it is part of the line that a reader sees: not of a drawing on it or a box beside
        it, not another form of the same, and not what a tracked change took away.
    run
        The element of the file, for those who add to it.
    """

    text: str
    figure: Bound | None
    in_line: bool
    run: Any = field(repr=False, compare=False)


@dataclass(frozen=True)
class WordParagraph:
    """One paragraph.

    Parameters
    ----------
    style
        What its style is called in the file; empty for the usual one.
    pieces
        Its text in order, all that is in the file.
    """

    style: str
    pieces: tuple[WordPiece, ...]

    @property
    def level(self) -> int:
        """Of a heading, 1 for a chapter and so on; 0 for any other paragraph."""
        found = HEADING.match(self.style)
        return int(found[1]) if found else 0

    @property
    def line(self) -> tuple[WordPiece, ...]:
        """The pieces of the line that a reader sees."""
        return tuple(piece for piece in self.pieces if piece.in_line)

    @property
    def text(self) -> str:
        """Every word that is in the file, seen or not."""
        return "".join(piece.text for piece in self.pieces)


WordCell = tuple[WordParagraph, ...]
"""The paragraphs of a cell; those of a table inside it too."""


@dataclass(frozen=True)
class WordRows:
    """One table: its cells row by row. Rows can be of different lengths."""

    rows: tuple[tuple[WordCell, ...], ...]


def word_blocks(file: Any) -> Iterator[WordParagraph | WordRows]:
    """The paragraphs and tables of a Word file in order, those in content controls too.

    Parameters
    ----------
    file
        An open python-docx document.
    """
    yield from _Walk().blocks(file.element.body)


class _Walk:
    """Goes through a file once, and knows which bookmarks of figures it is in."""

    def __init__(self) -> None:
        self._open: dict[str, Bound] = {}

    def blocks(self, body: Any) -> Iterator[WordParagraph | WordRows]:
        for element, seen in _found(body, {f"{NS}p", f"{NS}tbl"}):
            if element.tag == f"{NS}p":
                yield self._paragraph(element, seen=seen)
            else:
                rows = _found(element, {f"{NS}tr"}, seen=seen)
                yield WordRows(tuple(self._row(row, seen=inside) for row, inside in rows))

    def _row(self, element: Any, *, seen: bool) -> tuple[WordCell, ...]:
        cells = _found(element, {f"{NS}tc"}, seen=seen)
        return tuple(self._cell(cell, seen=inside) for cell, inside in cells)

    def _cell(self, element: Any, *, seen: bool) -> WordCell:
        paragraphs = _found(element, {f"{NS}p"}, seen=seen)
        return tuple(self._paragraph(each, seen=inside) for each, inside in paragraphs)

    def _paragraph(self, element: Any, *, seen: bool) -> WordParagraph:
        style = element.find(f"{NS}pPr/{NS}pStyle")
        name = "" if style is None else str(style.get(f"{NS}val", ""))
        return WordParagraph(name, tuple(self._pieces(element, None, in_line=seen)))

    def _pieces(self, element: Any, control: Bound | None, *, in_line: bool) -> Iterator[WordPiece]:
        """The text inside an element; of a run, only what its own text does not hold."""
        for child in element:
            if child.tag == f"{NS}bookmarkStart":
                if figure := read_bookmark(child.get(f"{NS}name", "")):
                    self._open[child.get(f"{NS}id", "")] = figure
            elif child.tag == f"{NS}bookmarkEnd":
                self._open.pop(child.get(f"{NS}id", ""), None)
            elif child.tag == f"{NS}sdt":
                yield from self._pieces(child, _tag(child) or control, in_line=in_line)
            elif child.tag == f"{NS}r":
                yield from self._of_text("".join(_words(child)), control, child, in_line=in_line)
                yield from self._pieces(child, control, in_line=False)
            elif child.tag in TEXT:
                if element.tag != f"{NS}r":
                    yield from self._of_text(child.text, control, element, in_line=False)
            elif child.tag not in NO_TEXT:
                inside = in_line and child.tag not in UNSEEN
                yield from self._pieces(child, control, in_line=inside)

    def _of_text(
        self, text: str | None, control: Bound | None, run: Any, *, in_line: bool
    ) -> Iterator[WordPiece]:
        if text:
            # A program that knows no content controls keeps bookmarks: the innermost still open.
            figure = control or next(reversed(self._open.values()), None)
            yield WordPiece(text, figure, in_line, run)


def _found(element: Any, wanted: set[str], *, seen: bool = True) -> Iterator[tuple[Any, bool]]:
    """The nearest elements of some kinds, whatever wraps them, and whether a reader sees them."""
    for child in element:
        if child.tag in wanted:
            yield child, seen
        else:
            yield from _found(child, wanted, seen=seen and child.tag not in UNSEEN)


def _tag(control: Any) -> Bound | None:
    found = control.find(f"{NS}sdtPr/{NS}tag")
    return None if found is None else read_tag(found.get(f"{NS}val", ""))


def _words(run: Any) -> Iterator[str]:
    """The text that a run itself holds."""
    for child in run:
        if child.tag in TEXT:
            yield child.text or ""
        elif child.tag in SPACES:
            yield " "
        elif child.tag == f"{NS}noBreakHyphen":
            yield "-"
