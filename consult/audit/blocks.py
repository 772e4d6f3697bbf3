"""What stands in a Word file or on a page, block after block: headings, words, quotes, tables."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any

from consult.office.word_read import WordCell, WordRows, word_blocks

QUOTE = "Quote"
"""How the names of the styles of quotes begin in Word."""


class BlockKind(Enum):
    """What a block is."""

    HEADING = "heading"
    WORDS = "words"
    QUOTE = "quote"
    TABLE = "table"


@dataclass(frozen=True)
class Block:
    """A block of a file.

    Parameters
    ----------
    kind
        What it is.
    text
        Its words; of a table on a page, its caption.
    level
        Of a heading: 1 for a chapter, 2 for a section, 3 for what stands in a section.
    rows
        Of a table, its cells row by row.
    """

    kind: BlockKind
    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


FILES = 8
"""Files that are kept as they were read: a release is read for its tables, then for its words, and
reading is most of that work. It has seven files.
"""


@lru_cache(FILES)
def workbook_of(content: bytes) -> Any:
    """A workbook, open; nothing in it is to be changed.

    Parameters
    ----------
    content
        A .xlsx file.

    Returns
    -------
    openpyxl.Workbook
        The same for the same bytes.
    """
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(content))


@lru_cache(FILES)
def blocks_of_docx(content: bytes) -> tuple[Block, ...]:
    """The blocks of a Word file, with every word that is in it: whoever looks can read it.

    Parameters
    ----------
    content
        A .docx file.
    """
    return tuple(_of_docx(content))


def _of_docx(content: bytes) -> Iterator[Block]:
    from docx import Document

    for block in word_blocks(Document(io.BytesIO(content))):
        if isinstance(block, WordRows):
            yield Block(
                BlockKind.TABLE, rows=tuple(tuple(map(_of_cell, row)) for row in block.rows)
            )
        elif block.level:
            yield Block(BlockKind.HEADING, block.text, block.level)
        else:
            quoted = block.style.startswith(QUOTE)
            yield Block(BlockKind.QUOTE if quoted else BlockKind.WORDS, block.text)


def _of_cell(cell: WordCell) -> str:
    return "\n".join(paragraph.text for paragraph in cell)


@lru_cache(FILES)
def blocks_of_html(content: bytes) -> tuple[Block, ...]:
    """The blocks of a page. One first heading is its title, and chapters stand a level lower.

    Parameters
    ----------
    content
        A page, in UTF-8.
    """
    return tuple(_of_html(content))


def _of_html(content: bytes) -> Iterator[Block]:
    page = _Page()
    page.feed(content.decode("utf-8"))
    page.close()
    tops = sum(block.kind is BlockKind.HEADING and block.level == 1 for block in page.blocks)
    for block in page.blocks:
        lower = block.kind is BlockKind.HEADING and tops == 1
        yield Block(block.kind, block.text, block.level - lower, block.rows)


class _Page(HTMLParser):
    """Takes down headings, paragraphs, items and quotes, and tables as captions and cells."""

    HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
    WORDS = ("p", "li", "dd", "dt", "figcaption", "summary", "div")
    UNSEEN = ("script", "style", "template")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._text: list[str] = []
        self._caption: str | None = None
        self._rows: list[list[str]] = []
        self._quoted = self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        apart = (*self.HEADINGS, *self.WORDS, "table", "blockquote")
        if tag in apart and self._caption is None:
            self._take(BlockKind.QUOTE if self._quoted else BlockKind.WORDS)
        self._unseen += tag in self.UNSEEN
        self._quoted += tag == "blockquote"
        if tag == "table":
            self._caption, self._rows = "", []
        elif tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th", "caption"):
            self._text = []

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.HEADINGS:
            self._take(BlockKind.HEADING, int(tag[1]))
        elif tag in (*self.WORDS, "blockquote") and self._caption is None:
            self._take(BlockKind.QUOTE if self._quoted else BlockKind.WORDS)
        elif tag == "caption":
            self._caption = self._taken()
        elif tag in ("td", "th") and self._rows:
            self._rows[-1].append(self._taken())
        elif tag == "table":
            rows = tuple(tuple(row) for row in self._rows if row)
            self.blocks.append(Block(BlockKind.TABLE, self._caption or "", rows=rows))
            self._caption = None
        self._unseen -= tag in self.UNSEEN and self._unseen > 0
        self._quoted -= tag == "blockquote" and self._quoted > 0

    def _taken(self) -> str:
        text, self._text = " ".join("".join(self._text).split()), []
        return text

    def _take(self, kind: BlockKind, level: int = 0) -> None:
        if text := self._taken():
            self.blocks.append(Block(kind, text, level))
