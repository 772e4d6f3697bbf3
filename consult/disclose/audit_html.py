"""Tables of a web page as a stranger reads them: by caption, heading cells and the base beneath."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from consult.disclose.audit_read import BASE, CAPTION, Printed

_CELLS = ("th", "td")
_TEXTS = (*_CELLS, "caption", "p")


@dataclass
class _Table:
    """A table that is being read."""

    caption: str = ""
    base: str = ""
    rows: list[list[str]] = field(default_factory=list)


class _Reader(HTMLParser):
    """Takes in every table of a page, and the first line on a base after each."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[_Table] = []
        self._text: list[str] | None = None
        self._within = False

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        """Open a table, a row, or a piece of text."""
        if tag == "table":
            self.tables.append(_Table())
            self._within = True
        elif tag == "tr" and self._within:
            self.tables[-1].rows.append([])
        elif tag in _TEXTS:
            self._text = []

    def handle_data(self, data: str) -> None:
        """Keep text that is inside a cell, a caption or a paragraph."""
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Put a finished piece of text where it belongs."""
        if tag == "table":
            self._within = False
        if tag not in _TEXTS or self._text is None:
            return
        text, self._text = " ".join("".join(self._text).split()), None
        if not self.tables:
            return
        last = self.tables[-1]
        if tag == "caption":
            last.caption = text
        elif tag in _CELLS and self._within:
            last.rows[-1].append(text)
        elif tag == "p" and not self._within and not last.base and (found := BASE.match(text)):
            last.base = found[1]


def read_html(name: str, content: bytes) -> Iterator[Printed]:
    """Tables of a web page; 0 without a caption."""
    reader = _Reader()
    reader.feed(content.decode("utf-8"))
    reader.close()
    for table in reader.tables:
        found = CAPTION.match(table.caption)
        number, title = (int(found[1]), found[2]) if found else (0, "")
        header, *rows = (tuple(row) for row in table.rows or [[]])
        yield Printed(name, number, title, header, tuple(rows), table.base)
