"""A table in Word: caption above, repeated header row, notes beneath, nothing merged.

Import it where a Word file is about to be made: it loads python-docx.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from consult.definitions.house import house_style
from consult.model.publishing.table import RowRole
from consult.model.words.document import Blank
from consult.model.words.text import Text, joined
from consult.report.tables.grid import TextGrid, describe
from consult.report.tables.layout import PageLayout, Part
from consult.report.word.binder import Binder
from consult.report.word.blanks import control
from consult.report.word.ooxml import bookmarked, field, link, node, paragraph, run

TWIPS_PER_CM = 1440 / 2.54
"""A twip is a twentieth of a point, a point the 72nd part of an inch, an inch 2.54 cm."""

TABLE_BOOKMARKS = 100_000
"""Bookmark ids of tables begin here, those of headings at 1."""

KEPT_TOGETHER, MOST_WORDS_KEPT = 6, 700
"""Tables of at most so many rows, and of words so many characters, stay on one page."""

LEAST_APART = 3
"""Rows that stand together at the head and at the foot of a table that breaks over pages."""

INDEXED = ("Table", "Chart")
"""What the first column of an index is called; its cells lead to what they name."""

LINE, ROOM = 400, 900
"""Least height of a row in which a person chooses, and of one a person writes in, in twips."""

_LINE = {"val": "single", "sz": "4", "space": "0", "color": "B1B4B6"}


@dataclass(frozen=True)
class _TableRow:
    """A row of a table as it is written, whichever columns of it a part has.

    Parameters
    ----------
    grid
        The table it is a row of.
    at
        Its position among the rows; ``None`` for the header.
    keep
        Whether it stays on the page of what follows it.
    """

    grid: TextGrid
    at: int | None
    keep: bool

    @property
    def texts(self) -> tuple[Text, ...]:
        """A text for each column of the table."""
        return self.grid.header if self.at is None else self.grid.rows[self.at]

    @property
    def blank(self) -> Blank | None:
        """What a person fills in in its last cell, if anything."""
        return None if self.at is None or not self.grid.blanks else self.grid.blanks[self.at]

    @property
    def strong(self) -> bool:
        """Whether it is set in bold."""
        return self.at is None or self.grid.roles[self.at] in {
            RowRole.NET,
            RowRole.HEADING,
            RowRole.TOTAL,
        }


def bookmark_of(number: int) -> str:
    """The bookmark around the label and number of a caption.

    Parameters
    ----------
    number
        Of the table, from 1; an index and a chart lead to it.
    """
    return f"Table_{number}"


def table(grid: TextGrid, plan: PageLayout, number: int, binder: Binder) -> list[Any]:
    """The paragraphs and Word tables that print a grid.

    Parameters
    ----------
    grid, plan
        The text, and where it goes.
    number
        Number of the table in the document.
    binder
        What makes text with figures into runs.
    """
    made: list[Any] = []
    for position, part in enumerate(plan.parts):
        made.append(_caption(grid, number, continued=bool(position)))
        made.append(_table(grid, part, number, binder))
    return made + _notes(grid.notes, binder)


def _notes(notes: tuple[Text, ...], binder: Binder) -> list[Any]:
    """The base on a line of its own, all else together: a long survey has hundreds of these."""
    if len(notes) < 2:
        return [paragraph("TableNoteLast", *binder.runs(note)) for note in notes]
    first, *rest = (note.ended() for note in notes)
    return [
        paragraph("TableNote", *binder.runs(first), keep_next=True),
        paragraph("TableNoteLast", *binder.runs(joined(rest))),
    ]


def _caption(grid: TextGrid, number: int, *, continued: bool) -> Any:
    if continued:
        return paragraph("Caption", run(f"Table {number} (continued): {grid.title}"))
    label = bookmarked(
        bookmark_of(number),
        TABLE_BOOKMARKS + number,
        run("Table "),
        field("SEQ Table \\* ARABIC", str(number)),
    )
    return paragraph("Caption", *label, run(f": {grid.title}"))


def _table(grid: TextGrid, part: Part, number: int, binder: Binder) -> Any:
    widths = [round(width * TWIPS_PER_CM) for width in part.widths]
    made = node("tbl", _properties(grid, number, sum(widths)))
    made.append(node("tblGrid", *(node("gridCol", w=str(width)) for width in widths)))
    short = len(grid.rows) <= KEPT_TOGETHER and not _tall(grid)
    header = _TableRow(grid, None, keep=True)
    rows = (_TableRow(grid, at, _stays(grid, at, short=short)) for at in range(len(grid.rows)))
    for row in (header, *rows):
        made.append(_row(row, part, widths, binder))
    return made


def _stays(grid: TextGrid, at: int, *, short: bool) -> bool:
    """Whether a row stays on the page of what follows it: another row, or the notes."""
    last = len(grid.rows) - 1
    if at == last:
        return bool(grid.notes)
    least = 1 if grid.words else LEAST_APART
    return short or at < least - 1 or at > last - least


def _tall(grid: TextGrid) -> bool:
    """Whether a table of words may need a page of its own, however few rows it has."""
    return (
        grid.words and sum(len(text.plain) for row in grid.rows for text in row) > MOST_WORDS_KEPT
    )


def _properties(grid: TextGrid, number: int, width: int) -> Any:
    sides = ("left", "right")
    return node(
        "tblPr",
        node("tblW", w=str(width), type="dxa"),
        node(
            "tblBorders",
            _strong_line("top"),
            _strong_line("bottom"),
            node("insideH", **_LINE),
        ),
        node("tblLayout", type="fixed"),
        node(
            "tblCellMar",
            node("top", w="28", type="dxa"),
            *(node(side, w="100", type="dxa") for side in sides[:1]),
            node("bottom", w="28", type="dxa"),
            *(node(side, w="100", type="dxa") for side in sides[1:]),
        ),
        node("tblLook", val="00A0", firstRow="1", firstColumn="1", noHBand="1", noVBand="1"),
        node("tblCaption", val=f"Table {number}: {grid.title}"),
        node("tblDescription", val=describe(grid)),
    )


def _row(row: _TableRow, part: Part, widths: list[int], binder: Binder) -> Any:
    properties = node("trPr", node("cantSplit"))
    if row.blank:
        room = LINE if row.blank.choices else ROOM
        properties.append(node("trHeight", val=str(room), hRule="atLeast"))
    if row.at is None:
        properties.append(node("tblHeader"))
    cells = (
        _cell(row, column, width, _words(row, column, binder))
        for column, width in zip(part.columns, widths, strict=True)
    )
    return node("tr", properties, *cells)


def _words(row: _TableRow, column: int, binder: Binder) -> list[Any]:
    """What stands in a cell; the last of a row that a person fills in is a control."""
    texts = row.texts
    if row.blank and column == len(texts) - 1:
        return [control(row.blank, texts[column].plain)]
    first = texts[0].plain
    if row.at is not None and row.grid.words and column == 0 and _leads_to(row.grid, first):
        return [link(first.replace(" ", "_"), first)]
    return binder.runs(texts[column], bold=row.strong)


def _leads_to(grid: TextGrid, text: str) -> bool:
    """Whether a cell of an index names a table or a chart, as its bookmark is called."""
    indexed = grid.header[0].plain
    return indexed in INDEXED and re.fullmatch(rf"{indexed} \d+", text) is not None


def _cell(row: _TableRow, column: int, width: int, words: list[Any]) -> Any:
    properties = node("tcPr", node("tcW", w=str(width), type="dxa"))
    edge = _edge(row.grid, row.at)
    if edge is not None:
        properties.append(node("tcBorders", edge))
    if row.at is None:
        properties.append(node("vAlign", val="bottom"))
    text = paragraph("TableText", *words, keep_next=row.keep, right=row.grid.numeric[column])
    return node("tc", properties, text)


def _edge(grid: TextGrid, at: int | None) -> Any:
    """A line under the header, and one above the first row of another role."""
    if at is None:
        return _strong_line("bottom")
    before = grid.roles[at - 1] if at else grid.roles[at]
    return None if before is grid.roles[at] else _strong_line("top")


def _strong_line(side: str) -> Any:
    return node(side, val="single", sz="12", space="0", color=house_style().heading)
