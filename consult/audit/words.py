"""Sentences, quotes and tables of words in files, each with the tables it stands with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from consult.audit.blocks import Block, BlockKind, blocks_of_docx, blocks_of_html, workbook_of
from consult.audit.bounds import BANNERS
from consult.model.counting.table_id import TableId
from consult.office.captions import caption_of

SECTION = 2
"""Headings down to this level part a report into sections."""


@dataclass(frozen=True)
class TextPiece:
    """Words that stand together.

    Parameters
    ----------
    where
        File and section or table, in words.
    text
        A paragraph, or a cell of a table of words.
    row
        Of a cell, the heading of its column and the whole row it stands in.
    tables
        Ids of the tables in the same section, or on the same sheet.
    section, theme
        The heading of the section, or the caption of a table of words; the one within a section.
    quote
        Whether these are the words of somebody who responded.
    """

    where: str
    text: str
    row: str = ""
    tables: frozenset[TableId] = frozenset()
    section: str = ""
    theme: str = ""
    quote: bool = False


def pieces(name: str, content: bytes, counted: Mapping[int, TableId]) -> list[TextPiece]:
    """All words of a file outside the tables of numbers.

    Parameters
    ----------
    name, content
        The file. One that holds nothing but tables of numbers has none.
    counted
        Number of each table of numbers in it -> id of the table.
    """
    read = READERS.get(PurePath(name).suffix)
    return list(read(name, content, counted)) if read else []


def sections(found: Sequence[TextPiece]) -> dict[str, frozenset[TableId]]:
    """Heading of each section -> the tables in it; a heading used twice has those of both.

    Parameters
    ----------
    found
        All words of the files of a release.
    """
    made: dict[str, frozenset[TableId]] = {}
    for piece in found:
        if piece.tables and piece.section:
            made[piece.section] = made.get(piece.section, frozenset()) | piece.tables
    return made


def _of_blocks(
    name: str, blocks: Iterable[Block], counted: Mapping[int, TableId]
) -> Iterator[TextPiece]:
    """The pieces of a file that reads from top to bottom, section by section."""
    section, theme, table = "", "", ("", 0)
    waiting: list[TextPiece] = []
    tables: set[TableId] = set()
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            theme = block.text if block.level > SECTION else ""
        if block.kind is BlockKind.HEADING and block.level <= SECTION:
            yield from _closed(waiting, tables)
            section, waiting, tables = block.text, [], set()
        caption = caption_of(block.text)
        if caption:
            table = caption.title, caption.number
        if block.kind is BlockKind.TABLE:
            tables |= {counted[table[1]]} if table[1] in counted else set()
        place = f"under “{section}”" if section else "before the first part"
        here = TextPiece(f"{name}, {place}", block.text, section=section, theme=theme)
        if block.kind is BlockKind.TABLE and table[1] not in counted:
            where = f"{name}, Table {table[1]}"
            waiting += [replace(piece, where=where) for piece in _cells(block.rows, table[0])]
        elif block.kind in (BlockKind.WORDS, BlockKind.QUOTE) and not caption:
            waiting.append(replace(here, quote=block.kind is BlockKind.QUOTE))
    yield from _closed(waiting, tables)


def _closed(waiting: list[TextPiece], tables: set[TableId]) -> Iterator[TextPiece]:
    """The pieces of a section that is read to its end; cells are no part of its prose."""
    for piece in waiting:
        yield piece if piece.row else replace(piece, tables=frozenset(tables))


def _cells(rows: Sequence[Sequence[str]], caption: str) -> Iterator[TextPiece]:
    header = rows[0] if rows else ()
    for line in rows[1:]:
        whole = " | ".join(line)
        for at, cell in enumerate(line):
            heading = header[at] if at < len(header) else ""
            if re.search(r"\d", cell):
                yield TextPiece("", cell, f"{heading} | {whole}", section=caption)


def _read_docx(name: str, content: bytes, counted: Mapping[int, TableId]) -> Iterator[TextPiece]:
    return _of_blocks(name, blocks_of_docx(content), counted)


def _read_html(name: str, content: bytes, counted: Mapping[int, TableId]) -> Iterator[TextPiece]:
    return _of_blocks(name, blocks_of_html(content), counted)


def _read_xlsx(name: str, content: bytes, counted: Mapping[int, TableId]) -> Iterator[TextPiece]:
    """Words above each table, and the cells of tables of words."""
    for sheet in workbook_of(content):
        caption = caption_of(str(sheet["A1"].value or ""))
        number = caption.number if caption else 0
        table = next(iter(sheet.tables.values()), None)
        lines = [[str(c.value) if c.value is not None else "" for c in line] for line in sheet]
        start = int(re.sub(r"\D", "", table.ref.partition(":")[0])) - 1 if table else len(lines)
        where = f"{name}, sheet “{sheet.title}”"
        here = TextPiece(
            where, "", tables=frozenset({counted[number]} if number in counted else ())
        )
        yield from (replace(here, text=text) for line in lines[:start] for text in line if text)
        if number and number not in counted:
            title = BANNERS.sub("", caption.title) if caption else ""
            yield from (replace(piece, where=where) for piece in _cells(lines[start:], title))


READERS: dict[str, Callable[[str, bytes, Mapping[int, TableId]], Iterator[TextPiece]]] = {
    ".docx": _read_docx,
    ".html": _read_html,
    ".xlsx": _read_xlsx,
}
"""Ending of a file's name -> what reads the words in it."""
