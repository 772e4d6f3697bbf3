"""What stands in a Word file or on a page, block after block: headings, words, quotes, tables."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from html.parser import HTMLParser
from typing import Any

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADING, QUOTE = "Heading", "Quote"
"""How the styles of headings and of quotes are called in Word."""


class Kind(Enum):
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

    kind: Kind
    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


def blocks_of_docx(content: bytes) -> Iterator[Block]:
    """The blocks of a Word file, those in content controls too."""
    from docx import Document

    for element in _inside(Document(io.BytesIO(content)).element.body):
        if element.tag == f"{WORD}tbl":
            lines = (line for line in _inside(element) if line.tag == f"{WORD}tr")
            cells = ([c for c in _inside(line) if c.tag == f"{WORD}tc"] for line in lines)
            yield Block(Kind.TABLE, rows=tuple(tuple(map(_words, line)) for line in cells))
        elif element.tag == f"{WORD}p":
            yield _paragraph(element)


def _inside(element: Any) -> Iterator[Any]:
    """What stands in an element, with content controls opened."""
    for child in element:
        if child.tag == f"{WORD}sdt":
            for content in child.iterchildren(f"{WORD}sdtContent"):
                yield from _inside(content)
        else:
            yield child


def _words(element: Any) -> str:
    """Every piece of text in an element, whatever holds it."""
    paragraphs = element.iter(f"{WORD}p") if element.tag == f"{WORD}tc" else [element]
    return "\n".join("".join(t.text or "" for t in p.iter(f"{WORD}t")) for p in paragraphs)


def _paragraph(element: Any) -> Block:
    style = next((one.get(f"{WORD}val") for one in element.iter(f"{WORD}pStyle")), "")
    text = _words(element)
    level = style.removeprefix(HEADING)
    if style.startswith(HEADING) and level.isdigit():
        return Block(Kind.HEADING, text, int(level))
    return Block(Kind.QUOTE if style.startswith(QUOTE) else Kind.WORDS, text)


def blocks_of_html(content: bytes) -> Iterator[Block]:
    """The blocks of a page. One first heading is its title, and chapters stand a level lower."""
    page = _Page()
    page.feed(content.decode("utf-8"))
    page.close()
    tops = sum(one.kind is Kind.HEADING and one.level == 1 for one in page.blocks)
    for one in page.blocks:
        lower = one.kind is Kind.HEADING and tops == 1
        yield Block(one.kind, one.text, one.level - lower, one.rows)


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
            self._take(Kind.QUOTE if self._quoted else Kind.WORDS)
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
            self._take(Kind.HEADING, int(tag[1]))
        elif tag in (*self.WORDS, "blockquote") and self._caption is None:
            self._take(Kind.QUOTE if self._quoted else Kind.WORDS)
        elif tag == "caption":
            self._caption = self._taken()
        elif tag in ("td", "th") and self._rows:
            self._rows[-1].append(self._taken())
        elif tag == "table":
            rows = tuple(tuple(row) for row in self._rows if row)
            self.blocks.append(Block(Kind.TABLE, self._caption or "", rows=rows))
            self._caption = None
        self._unseen -= tag in self.UNSEEN and self._unseen > 0
        self._quoted -= tag == "blockquote" and self._quoted > 0

    def _taken(self) -> str:
        text, self._text = " ".join("".join(self._text).split()), []
        return text

    def _take(self, kind: Kind, level: int = 0) -> None:
        if text := self._taken():
            self.blocks.append(Block(kind, text, level))
