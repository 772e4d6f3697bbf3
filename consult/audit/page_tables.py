"""Tables of a page as a stranger reads them: what stands in caption, head and body."""

from __future__ import annotations

from collections.abc import Iterator

from consult.audit.blocks import Block, BlockKind, blocks_of_html
from consult.audit.printed import BASE, Printed
from consult.office.captions import caption_of


def read_html(name: str, content: bytes) -> Iterator[Printed]:
    """Tables of a page, headed by their first row; 0 where the caption has no number.

    A line "Base: ..." belongs to the table before it.

    Parameters
    ----------
    name
        Of the file, for messages.
    content
        A page, in UTF-8.
    """
    tables: list[tuple[Block, str]] = []
    for block in blocks_of_html(content):
        if block.kind is BlockKind.TABLE:
            tables.append((block, ""))
        elif tables and (base := BASE.match(block.text)):
            tables[-1] = tables[-1][0], base[1]
    for table, base_of in tables:
        found = caption_of(table.text)
        header, *rows = table.rows or ((),)
        number, title = (found.number, found.title) if found else (0, table.text)
        yield Printed(name, number, title, header, tuple(rows), base_of)
