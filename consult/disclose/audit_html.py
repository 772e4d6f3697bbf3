"""Tables of a page as a stranger reads them: what stands in caption, head and body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from consult.disclose.audit_printed import BASE, CAPTION, Printed

CELLS = ("td", "th")
TEXTS = (*CELLS, "caption", "p", "figcaption")
UNSEEN = ("script", "style", "template")


@dataclass
class _Table:
    caption: str = ""
    rows: list[list[str]] = field(default_factory=list)
    base: str = ""


class _Page(HTMLParser):
    """Reads tables one after another; a line "Base: ..." belongs to the table before it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._open = False
        self._unseen = 0
        self._text: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._open = True
            self.tables.append(_Table())
        elif tag == "tr" and self._open:
            self.tables[-1].rows.append([])
        elif tag == "br" and self._text is not None:
            self._text.append(" ")
        if tag in TEXTS:
            self._text = []

    def handle_data(self, data: str) -> None:
        if self._text is not None and not self._unseen:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "table":
            self._open = False
        elif tag in TEXTS and self._text is not None:
            self._take(tag, " ".join("".join(self._text).split()))
            self._text = None

    def _take(self, tag: str, text: str) -> None:
        if not self.tables:
            return
        table = self.tables[-1]
        if tag == "caption":
            table.caption = text
        elif tag in CELLS and self._open and table.rows:
            table.rows[-1].append(text)
        elif found := BASE.match(text):
            table.base = found[1]


def read_html(name: str, content: bytes) -> Iterator[Printed]:
    """Tables of a page, headed by their first row; 0 where the caption has no number."""
    page = _Page()
    page.feed(content.decode("utf-8"))
    page.close()
    for table in page.tables:
        found = CAPTION.match(table.caption)
        header, *rows = [tuple(row) for row in table.rows if row] or [()]
        number, title = (int(found[1]), found[2]) if found else (0, table.caption)
        yield Printed(name, number, title, header, tuple(rows), table.base)
